from datetime import timedelta

import pytest
from django.db import connection

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.dossiers.rules import DossierSoort
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.casuswerk.plannen import actions, queries
from schakel.casuswerk.plannen.models import Voorwaarde
from schakel.casuswerk.plannen.tests.builders import een_voorwaarde
from schakel.kernel.errors import InvalidInput, NotAllowed
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def dossier(ploeg: Ploeg) -> int:
    return een_dossier(ploeg, soort=DossierSoort.CASUS).pk


def _soorten(dossier: int, ploeg: Ploeg) -> list[str]:
    with (
        transactie(ploeg.handeling("Fatima", ploeg.moment + timedelta(days=3)), wat="toets"),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT soort FROM gebeurtenissen_gebeurtenis WHERE dossier_id = %s ORDER BY id", [dossier])
        return [soort for (soort,) in cursor.fetchall()]


def test_a_condition_is_set_and_told(ploeg: Ploeg, dossier: int) -> None:
    een_voorwaarde(ploeg, dossier)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(fatima, wat="toets"):
        (voorwaarde,) = queries.voorwaarden_of(fatima, dossier=dossier, alleen_lopend=True)
    assert voorwaarde.status == "GESTELD"
    assert voorwaarde.eigenaar_soort == "HUISHOUDEN"
    assert "voorwaarde.gesteld" in _soorten(dossier, ploeg)


def test_a_team_can_see_to_it(ploeg: Ploeg, dossier: int) -> None:
    voorwaarde = een_voorwaarde(ploeg, dossier, eigenaar_team=ploeg.team_van("Jamila").pk)
    assert voorwaarde.eigenaar_soort == "TEAM"


def test_an_empty_condition_is_refused(ploeg: Ploeg, dossier: int) -> None:
    with pytest.raises(InvalidInput):
        een_voorwaarde(ploeg, dossier, tekst=" ")


@pytest.mark.parametrize("naam", ["Ibrahim", "Lena"])
def test_who_may_not_set_one_is_refused(ploeg: Ploeg, dossier: int, naam: str) -> None:
    with pytest.raises(NotAllowed):
        een_voorwaarde(ploeg, dossier, naam)


@pytest.mark.parametrize("naam", ["Bram", "Carlijn", "Deniz", "Elif", "Frank"])
def test_an_outsider_sees_none_and_sets_none(ploeg: Ploeg, dossier: int, naam: str) -> None:
    een_voorwaarde(ploeg, dossier)
    wie = ploeg.handeling(naam)
    with transactie(wie, wat="toets"):
        assert Voorwaarde.objects.count() == 0
        assert queries.voorwaarden_of(wie, dossier=dossier) == []
    with pytest.raises(NotAllowed):
        een_voorwaarde(ploeg, dossier, naam)


def test_the_list_costs_one_query_however_long(ploeg: Ploeg, dossier: int, django_assert_num_queries: object) -> None:
    for dagen in (3, 4, 5):
        een_voorwaarde(ploeg, dossier, uiterlijk=ploeg.moment.date() + timedelta(days=dagen))
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(fatima, wat="toets"), django_assert_num_queries(1):  # type: ignore[operator]
        assert len(queries.voorwaarden_of(fatima, dossier=dossier)) == 3


def test_met_then_not_met_then_lapsed(ploeg: Ploeg, dossier: int) -> None:
    voorwaarde = een_voorwaarde(ploeg, dossier)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=2))
    with transactie(fatima, wat="toets"):
        actions.check_voorwaarde(fatima, voorwaarde=voorwaarde, nagekomen=True, bevinding="Gebeld met de broer.")
        actions.check_voorwaarde(fatima, voorwaarde=voorwaarde, nagekomen=False)
        actions.lapse_voorwaarde(fatima, voorwaarde=voorwaarde, reden="Er is een nieuwe afspraak.")
    voorwaarde_events = [soort for soort in _soorten(dossier, ploeg) if soort.startswith("voorwaarde.")]
    assert voorwaarde_events == [
        "voorwaarde.gesteld",
        "voorwaarde.vervuld",
        "voorwaarde.niet_vervuld",
        "voorwaarde.ingetrokken",
    ]
