"""A closed casus is opened again: who does so answers from then on, and how it had been closed is kept."""

from datetime import timedelta

import pytest

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen import actions
from schakel.casuswerk.casussen.models import Casus, Casushuishouden, Heropening
from schakel.casuswerk.casussen.tests.builders import een_casus, sluit
from schakel.casuswerk.dossiers import actions as dossieracties
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def op(ploeg: Ploeg, naam: str, uren: float) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(hours=uren))


@pytest.fixture
def gesloten(ploeg: Ploeg) -> Casus:
    """Return a casus that was closed after an hour, with a regisseur and an explanation."""
    casus = een_casus(ploeg)
    fatima = op(ploeg, "Fatima", 1)
    with transactie(fatima, wat="toets"):
        regie = dossieracties.offer_regie(
            fatima, dossier=casus.dossier_id, team=fatima.team or 0, medewerker=fatima.wie or 0
        )
        dossieracties.accept_regie(fatima, regie=regie)
    later = op(ploeg, "Fatima", 2)
    with transactie(later, wat="toets"):
        sluit(later, casus=casus, reden="ANDERS", veiligheid="VEILIG", toelichting="Naar het buitenland")
    return casus


def heropen(ploeg: Ploeg, casus: Casus, naam: str = "Fatima", uren: float = 4, **anders: str) -> Heropening:
    wie = op(ploeg, naam, uren)
    waarden = {"reden": "TERUGGEKOMEN", "toelichting": ""} | anders
    with transactie(wie, wat="toets"):
        return actions.reopen_casus(wie, casus=casus, **waarden)


def test_the_ledger_goes_on_with_the_time_between_left_open(ploeg: Ploeg, gesloten: Casus) -> None:
    heropen(ploeg, gesloten)
    fatima = op(ploeg, "Fatima", 5)
    with transactie(fatima, wat="toets"):
        casus = Casus.objects.get(pk=gesloten.pk)
        assert (casus.status, casus.gesloten_op, casus.sluitreden, casus.sluittoelichting) == ("LOPEND", None, "", None)
        per_uur = {
            uur: dossiers.responsible_at(fatima, dossier=casus.dossier_id, moment=ploeg.moment + timedelta(hours=uur))
            for uur in (0, 1, 2, 3, 4)
        }
        # Before the first receipt and while it was closed: nobody. At the very boundary: who begins there.
        assert {uur: a.reden if a else None for uur, a in per_uur.items()} == {
            0: None, 1: "casus_geopend", 2: None, 3: None, 4: "casus_heropend",
        }  # fmt: skip
        assert Casushuishouden.objects.filter(casus=casus, periode__contains=fatima.moment).count() == 1
        assert dossiers.regisseur_of(fatima, dossier=casus.dossier_id) is None
        rij = Heropening.objects.get(casus=casus)
        assert (rij.was_sluitreden, rij.was_sluittoelichting is not None) == ("ANDERS", True)


def test_closing_leaves_no_regisseur_behind(ploeg: Ploeg, gesloten: Casus) -> None:
    with transactie(op(ploeg, "Fatima", 3), wat="toets"):
        assert all(r.geeindigd_op for r in dossiers.regies_of(op(ploeg, "Fatima", 3), dossier=gesloten.dossier_id))


def test_it_can_be_closed_and_opened_again(ploeg: Ploeg, gesloten: Casus) -> None:
    heropen(ploeg, gesloten)
    fatima = op(ploeg, "Fatima", 6)
    with transactie(fatima, wat="toets"):
        sluit(fatima, casus=gesloten, reden="VEILIG", veiligheid="VEILIG")
    heropen(ploeg, gesloten, uren=8)
    with transactie(op(ploeg, "Fatima", 9), wat="toets"):
        assert list(Heropening.objects.order_by("id").values_list("was_sluitreden", flat=True)) == ["ANDERS", "VEILIG"]


def test_the_refusals(ploeg: Ploeg, gesloten: Casus) -> None:
    with pytest.raises(InvalidInput) as fout:
        heropen(ploeg, gesloten, reden="")
    assert set(fout.value.fouten) == {"reden"}
    with pytest.raises(InvalidInput) as fout:
        heropen(ploeg, gesloten, reden="NIEUW_SIGNAAL")
    assert set(fout.value.fouten) == {"toelichting"}
    for naam in ("Carlijn", "Jamila", "Ibrahim"):
        with pytest.raises(NotAllowed):
            heropen(ploeg, gesloten, naam)
    heropen(ploeg, gesloten)
    with pytest.raises(NotPossible, match="niet gesloten"):
        heropen(ploeg, gesloten, uren=5)


def test_a_household_that_stands_in_another_casus_by_now_is_refused(ploeg: Ploeg, gesloten: Casus) -> None:
    fatima = op(ploeg, "Fatima", 3)
    with transactie(fatima, wat="toets"):
        huis = Casushuishouden.objects.get(casus=gesloten).huishouden_id
    ander = een_casus(ploeg, melding=None)
    with transactie(fatima, wat="toets"):
        Casushuishouden.objects.create(
            dossier_id=ander.dossier_id, casus=ander, huishouden_id=huis, periode=(fatima.moment, None)
        )
    with pytest.raises(NotPossible, match="andere lopende casus"):
        heropen(ploeg, gesloten)


def test_a_casus_that_is_joined_is_not_closed(ploeg: Ploeg) -> None:
    een, ander = een_casus(ploeg), een_casus(ploeg)
    fatima = op(ploeg, "Fatima", 1)
    with transactie(fatima, wat="toets"):
        actions.join(fatima, casus=een, ander=ander, reden="ZELFDE_GEZIN", regie="deze")
    with pytest.raises(NotPossible, match="Splits"), transactie(op(ploeg, "Fatima", 2), wat="toets"):
        sluit(op(ploeg, "Fatima", 2), casus=ander, reden="VEILIG", veiligheid="VEILIG")


def test_a_melding_does_not_land_in_a_closed_casus(ploeg: Ploeg, gesloten: Casus) -> None:
    melding = een_melding(ploeg, "Ibrahim")
    balie = op(ploeg, "Ibrahim", 3)
    with transactie(balie, wat="toets"):
        dossieracties.pass_on(
            balie, dossier=melding.dossier_id, naar_team=ploeg.team_van("Fatima").pk, reden="triage", bron="melding"
        )
    with pytest.raises(NotPossible, match="loopt niet meer"), transactie(op(ploeg, "Fatima", 3.5), wat="toets"):
        actions.link_melding(op(ploeg, "Fatima", 3.5), casus=gesloten, melding=melding)


def test_who_closes_second_reads_that_the_team_closed_it(ploeg: Ploeg, gesloten: Casus) -> None:
    gerda = op(ploeg, "Gerda", 3)
    with pytest.raises(NotPossible, match=r"Uw team sloot dit op 2 maart 2016, 23.41 uur"), transactie(gerda, wat="t"):
        sluit(gerda, casus=gesloten, reden="ANDERS", veiligheid="VEILIG", toelichting="Dubbel")


def test_a_role_that_may_not_close_keeps_that_reason(ploeg: Ploeg, gesloten: Casus) -> None:
    bram = op(ploeg, "Ibrahim", 3)
    with pytest.raises(NotAllowed), transactie(bram, wat="t"):
        sluit(bram, casus=gesloten, reden="ANDERS", veiligheid="VEILIG", toelichting="Dubbel")
