from datetime import timedelta

import pytest

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen import actions, queries
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.rules.slot import Slot
from schakel.casuswerk.casussen.tests.builders import een_casus, sluit
from schakel.casuswerk.dossiers import actions as dossieracties
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.casuswerk.personen import queries as personen
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def triage(ploeg: Ploeg) -> Melding:
    """Register a melding for which the triage answers."""
    melding = een_melding(ploeg, "Ibrahim")
    balie = ploeg.handeling("Ibrahim", ploeg.moment + timedelta(minutes=5))
    with transactie(balie, wat="toets"):
        dossieracties.pass_on(
            balie, dossier=melding.dossier_id, naar_team=ploeg.team_van("Fatima").pk, reden="triage", bron="melding"
        )
    return melding


def test_people_and_households_come_along(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1))
    with transactie(fatima, wat="toets"):
        assert len(personen.personen_of(fatima, dossier=casus.dossier_id)) == 4
        assert casus.naam == "Terpstra – Van Dalen"
        assert casus.postcode4 == "2532"
        nu = dossiers.responsible_at(fatima, dossier=casus.dossier_id, moment=fatima.moment)
        assert len(queries.meldingen_of_casus(fatima, dossier=casus.dossier_id)) == 1
    assert nu is not None
    assert nu.team == ploeg.team_van("Fatima").pk


def test_who_does_not_answer_for_the_melding_opens_nothing(ploeg: Ploeg) -> None:
    melding = een_melding(ploeg, "Ibrahim")
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(minutes=10))
    with transactie(fatima, wat="toets"):
        melding.dossier.refresh_from_db()
    carlijn = ploeg.handeling("Carlijn", ploeg.moment + timedelta(minutes=10))
    with pytest.raises(NotAllowed), transactie(carlijn, wat="toets"):
        actions.open_casus(carlijn, melding=melding, team=ploeg.team_van("Carlijn").pk)


def test_a_household_stands_in_one_open_casus(ploeg: Ploeg) -> None:
    melding = triage(ploeg)
    een_casus(ploeg, melding=melding)
    with pytest.raises(NotPossible, match="al in een lopende casus"):
        een_casus(ploeg, melding=melding, moment=ploeg.moment + timedelta(hours=2))


def test_after_closing_the_household_is_free_again(ploeg: Ploeg) -> None:
    melding = triage(ploeg)
    casus = een_casus(ploeg, melding=melding)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(fatima, wat="toets"):
        sluit(fatima, casus=casus, reden="VEILIG", veiligheid="VEILIG")
    tweede = een_casus(ploeg, melding=melding, moment=ploeg.moment + timedelta(days=2))
    with transactie(fatima.op(ploeg.moment + timedelta(days=3)), wat="toets"):
        gevonden = queries.open_casus_of(
            fatima.op(ploeg.moment + timedelta(days=3)), huishouden=melding.huishouden_id or 0
        )
    assert gevonden == tweede


def test_a_second_melding_lands_in_the_running_casus(ploeg: Ploeg) -> None:
    casus, tweede = een_casus(ploeg), triage(ploeg)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=2))
    with transactie(fatima, wat="toets"):
        actions.link_melding(fatima, casus=casus, melding=tweede)
        assert len(queries.meldingen_of_casus(fatima, dossier=casus.dossier_id)) == 2
        nu = dossiers.responsible_at(fatima, dossier=tweede.dossier_id, moment=fatima.moment)
        assert nu is not None
    with pytest.raises(NotPossible, match="al bij"), transactie(fatima, wat="toets"):
        actions.link_melding(fatima, casus=casus, melding=tweede)


def test_closing_asks_reason_and_view(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with pytest.raises(InvalidInput), transactie(fatima, wat="toets"):
        sluit(fatima, casus=casus, reden="VEILIG", veiligheid="")
    for reden in ("ANDERS", "VERHUISD"):
        with pytest.raises(InvalidInput) as fout, transactie(fatima, wat="toets"):
            sluit(fatima, casus=casus, reden=reden, veiligheid="ONBEKEND", toelichting="Verdwenen.")
        assert set(fout.value.fouten) == {"veiligheid"}
    kaal = Slot([], [], "", "", "")
    with pytest.raises(InvalidInput) as fout, transactie(fatima, wat="toets"):
        actions.close_casus(fatima, casus=casus, reden="VEILIG", veiligheid="VEILIG", slot=kaal)
    assert set(fout.value.fouten) == {"personen", "waarom_nu", "wie_kijkt"}
    with transactie(fatima, wat="toets"):
        sluit(fatima, casus=casus, reden="ANDERS", veiligheid="ONVEILIG", toelichting="Weg, en de politie weet het.")
        assert dossiers.responsible_at(fatima, dossier=casus.dossier_id, moment=fatima.moment) is None
    with pytest.raises((NotPossible, NotAllowed)), transactie(fatima, wat="toets"):
        sluit(fatima, casus=casus, reden="VEILIG", veiligheid="VEILIG")


@pytest.mark.parametrize("naam", ["Bram", "Carlijn", "Jamila", "Elif", "Frank"])
def test_an_outsider_finds_nothing(ploeg: Ploeg, naam: str) -> None:
    casus = een_casus(ploeg)
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(hours=1))
    with transactie(wie, wat="toets"):
        assert Casus.objects.count() == 0
        assert queries.casussen_of_team(wie) == []
        with pytest.raises(NotFound):
            queries.access_casus(wie, publiek_id=casus.publiek_id)
