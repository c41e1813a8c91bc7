from datetime import timedelta

import pytest

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.meldingen import actions
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import Acuut, Melder, MeldingStatus
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def beoordeeld(ploeg: Ploeg) -> Melding:
    melding = een_melding(ploeg)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(wie, wat="toets"):
        actions.mark_in_beoordeling(wie, melding=melding)
        actions.mark_beoordeeld(wie, melding=melding, besluit="overdracht")
    return melding


def test_a_judged_melding_closes_when_the_reporter_was_told(ploeg: Ploeg) -> None:
    melding = beoordeeld(ploeg)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=2))
    with transactie(wie, wat="toets"):
        actions.mark_teruggekoppeld(wie, melding=melding)
        assert Melding.objects.get(pk=melding.pk).status == MeldingStatus.GESLOTEN
        assert Dossier.objects.get(pk=melding.dossier_id).status == "GESLOTEN"
        assert Gebeurtenis.objects.filter(soort="melding.gesloten").exists()


def test_an_investigation_keeps_the_dossier_open(ploeg: Ploeg) -> None:
    melding = beoordeeld(ploeg)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=2))
    with transactie(wie, wat="toets"):
        actions.mark_teruggekoppeld(wie, melding=melding, sluit=False)
        assert Dossier.objects.get(pk=melding.dossier_id).status == "OPEN"
        actions.close_melding(wie, melding=melding)
        assert Dossier.objects.get(pk=melding.dossier_id).status == "GESLOTEN"


def test_it_does_not_close_before_the_reporter_was_told(ploeg: Ploeg) -> None:
    melding = beoordeeld(ploeg)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=2))
    with pytest.raises(NotPossible, match="melder"), transactie(wie, wat="toets"):
        actions.close_melding(wie, melding=melding)


def test_a_decision_is_not_taken_twice_nor_without_judging(ploeg: Ploeg) -> None:
    melding, wie = een_melding(ploeg), ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        with pytest.raises(NotPossible):
            actions.mark_beoordeeld(wie, melding=melding, besluit="overdracht")
        actions.mark_in_beoordeling(wie, melding=melding)
        with pytest.raises(InvalidInput):
            actions.mark_beoordeeld(wie, melding=melding, besluit="")
        actions.mark_beoordeeld(wie, melding=melding, besluit="overdracht")
        with pytest.raises(NotPossible):
            actions.mark_beoordeeld(wie, melding=melding, besluit="overdracht")


def test_the_desk_takes_no_decision(ploeg: Ploeg) -> None:
    melding, wie = een_melding(ploeg), ploeg.handeling("Ibrahim")
    with pytest.raises(NotAllowed), transactie(wie, wat="toets"):
        actions.mark_beoordeeld(wie, melding=melding, besluit="overdracht")


def test_a_stranger_with_the_same_role_moves_nothing(ploeg: Ploeg) -> None:
    melding, wie = een_melding(ploeg), ploeg.handeling("Elif")
    with pytest.raises(NotFound), transactie(wie, wat="toets"):
        actions.mark_in_beoordeling(wie, melding=melding)


def test_danger_is_judged_again_by_name(ploeg: Ploeg) -> None:
    melding, wie = een_melding(ploeg, acuut=Acuut.NEE), ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        actions.judge_acuut(wie, melding=melding, uitkomst=Acuut.JA)
        assert Melding.objects.get(pk=melding.pk).acuut_door == wie.wie
        assert Dossier.objects.get(pk=melding.dossier_id).gevaar == 3


def test_the_reporter_is_opened_with_a_reason_and_it_stands_in_the_log(ploeg: Ploeg) -> None:
    melding, wie = een_melding(ploeg), ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        with pytest.raises(InvalidInput):
            actions.open_melder(wie, melding=melding, reden=" ")
        assert actions.open_melder(wie, melding=melding, reden="Terugbellen")["naam"] == "K. Soeters"
    assert "kluis_melder" in {blik.soort for blik in wie.spoor.blikken}


def test_an_unknown_author_cannot_be_opened(ploeg: Ploeg) -> None:
    melding, wie = een_melding(ploeg, melder=Melder()), ploeg.handeling("Fatima")
    with pytest.raises(NotFound), transactie(wie, wat="toets"):
        actions.open_melder(wie, melding=melding, reden="Terugbellen")


def test_a_team_leader_does_not_see_the_reporter(ploeg: Ploeg) -> None:
    melding, wie = een_melding(ploeg), ploeg.handeling("Jamila")
    with pytest.raises(NotAllowed), transactie(wie, wat="toets"):
        actions.open_melder(wie, melding=melding, reden="Nieuwsgierig")
