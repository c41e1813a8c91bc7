"""Does the worker tell the owner of a contact or a role that it runs out, once for each step?"""

from datetime import timedelta

import pytest

from schakel.basis.berichten.models import Bericht
from schakel.basis.organisaties import actions
from schakel.basis.organisaties.models import Ketentermijn
from schakel.basis.organisaties.rules import Gebiedbeschrijving, Teambeschrijving, Werkgebiedbeschrijving
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.entrypoints.worker import rondes

pytestmark = pytest.mark.django_db


@pytest.fixture
def ploeg() -> Ploeg:
    """Return the cast; only the team of Jamila works in the region."""
    ploeg = een_ploeg()
    beheer = ploeg.handeling("Frank")
    actions.store_gebieden(
        beheer, regio=ploeg.regio, beschrijvingen=[Gebiedbeschrijving(soort="regio", code="geheel", naam="Geheel")]
    )
    team = ploeg.team_van("Jamila")
    actions.store_team(
        beheer,
        regio=ploeg.regio,
        beschrijving=Teambeschrijving(
            code=team.code, naam=team.naam, organisatie=team.organisatie.code, soort=team.soort,
            werkgebieden=(Werkgebiedbeschrijving(gebied="geheel", doelgroep="allen"),),
        ),
    )  # fmt: skip
    return ploeg


def test_a_role_that_nobody_confirms_is_told_a_month_ahead_and_when_it_is_late(ploeg: Ploeg) -> None:
    team = ploeg.team_van("Jamila").pk
    assert rondes.follow_ketenkaart(ploeg.moment) == 1
    assert rondes.follow_ketenkaart(ploeg.moment + timedelta(days=1)) == 0
    assert rondes.follow_ketenkaart(ploeg.moment + timedelta(days=31)) == 1
    assert rondes.follow_ketenkaart(ploeg.moment + timedelta(days=90)) == 0
    assert set(Bericht.objects.values_list("team_id", flat=True)) == {team} and Bericht.objects.count() == 2
    (loopt,) = Ketentermijn.objects.filter(afgedaan_op=None)
    assert (loopt.soort, loopt.team_id, loopt.alarm) == ("ROL", team, 2)
