"""A team is described by one folder, and never connected when its organisation only signals."""

import pytest
from django.db import IntegrityError, transaction

from schakel.basis.organisaties import actions
from schakel.basis.organisaties.models import Aanbod, Regio, Team, Werkgebied
from schakel.basis.organisaties.rules import Aanbodbeschrijving, Teambeschrijving, Werkgebiedbeschrijving
from schakel.basis.organisaties.tests import builders
from schakel.kernel.errors import NotAllowed, NotFound, NotPossible
from schakel.kernel.tijd import lokale_datum

pytestmark = pytest.mark.django_db


def test_describing_it_again_changes_the_same_team() -> None:
    regio = builders.een_regio()
    builders.een_organisatie()
    eerst = builders.een_team(regio, "t", "9801", "9802")
    weer = builders.een_team(regio, "t", "9802", soort="jeugdteam")
    assert (eerst.pk, eerst.publiek_id) == (weer.pk, Team.objects.get().publiek_id)
    assert [werkgebied.gebied.code for werkgebied in Werkgebied.objects.all()] == ["9802"]
    assert Team.objects.get().soort == "jeugdteam"


def test_another_folder_may_not_describe_it() -> None:
    builders.een_organisatie()
    builders.een_team(builders.een_regio(), "t", "9801")
    with pytest.raises(NotPossible, match="toetsland"):
        builders.een_team(builders.een_regio("elders"), "t", "9801")
    with pytest.raises(NotPossible, match="toetsland"):
        builders.een_organisatie(herkomst="elders")


def test_an_organisation_that_only_signals_has_no_connected_team() -> None:
    regio = builders.een_regio()
    builders.een_organisatie(verbondenheid="alleen_signalerend")
    with pytest.raises(NotPossible, match="signaleert alleen"):
        builders.een_team(regio, "t", "9801")


def test_an_unknown_organisation_or_area_is_not_found() -> None:
    regio = builders.een_regio()
    with pytest.raises(NotFound, match="niemand"):
        builders.een_team(regio, "t", "9801", organisatie="niemand")
    builders.een_organisatie()
    with pytest.raises(NotFound, match="nergens"):
        builders.een_team(regio, "t", "nergens")


@pytest.mark.parametrize("rol", ["vt_triage", "beleid", "dba", "anoniem"])
def test_only_the_functional_administrator_may(rol: str) -> None:
    regio = builders.een_regio()
    beschrijving = Teambeschrijving(
        code="t",
        naam="t",
        organisatie="o",
        soort="wijkteam",
        werkgebieden=(Werkgebiedbeschrijving(gebied="9801", doelgroep="allen"),),
    )
    with pytest.raises(NotAllowed):
        actions.store_team(builders.beheer(rol), regio=regio, beschrijving=beschrijving)


def test_the_database_refuses_a_period_that_ends_before_it_begins() -> None:
    regio = builders.een_regio()
    builders.een_organisatie()
    team = builders.een_team(regio, "t", "9801")
    with pytest.raises(IntegrityError), transaction.atomic():
        Team.objects.filter(pk=team.pk).update(geldig_van="2016-01-01", geldig_tot="2015-01-01")


def _offers(regio: Regio, *codes: str) -> dict[str, Aanbod]:
    team = actions.store_team(
        builders.beheer(),
        regio=regio,
        beschrijving=Teambeschrijving(
            code="t", naam="t", organisatie="toets-wijkwerk", soort="wijkteam",
            aanbod=tuple(
                Aanbodbeschrijving(code=code, naam=f"Hulp {code}", fase="herstel", doelgroep="allen") for code in codes
            ),
        ),
    )  # fmt: skip
    return {rij.code: rij for rij in Aanbod.objects.filter(team=team)}


def test_an_offer_keeps_its_row_when_the_folder_is_read_again_and_ends_when_it_is_gone() -> None:
    """Help that was asked for points to its offer: a folder that is read again may not take the row away."""
    regio = builders.een_regio()
    builders.een_organisatie()
    eerst, weer = _offers(regio, "praten", "sporten"), _offers(regio, "praten", "koken")
    assert (eerst["praten"].pk, eerst["sporten"].pk) == (weer["praten"].pk, weer["sporten"].pk)
    dag = lokale_datum(builders.beheer().moment)
    assert (weer["praten"].geldig_tot, weer["koken"].geldig_tot, weer["sporten"].geldig_tot) == (None, None, dag)
    terug = _offers(regio, "sporten")
    assert terug["sporten"].pk == eerst["sporten"].pk and terug["sporten"].geldig_tot is None
