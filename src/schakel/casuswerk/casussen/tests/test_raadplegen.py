"""Does the agreement name whom to ask, does a clock run, and is it counted when nobody asks?"""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from schakel.basis.afspraken.models import AfspraakVersie
from schakel.basis.afspraken.tests import builders as afspraken
from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.termijnen.models import Termijn
from schakel.basis.termijnen.rules import TermijnStatus
from schakel.basis.termijnen.tests.builders import laad_termijnen
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen import actions, queries
from schakel.casuswerk.casussen.models import Afwijking, Casus, Consult, Omstandigheden, Raadpleegplicht
from schakel.casuswerk.casussen.rules.consult import ZONDER_UITLEG, is_buiten_kantooruren, leading_vorm, stated_facts
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.meldingen.rules import Acuut
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import AMSTERDAM
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
ARTS = "specialist_vertrouwensarts"


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    """Return a casus in a region with an agreement and terms; a child was hurt, so that the doctor must be asked."""
    afspraken.laad(afspraken.REGIONAAL, regio=ploeg.regio.code)
    laad_termijnen()
    casus = rustig(ploeg)
    assert zeg(ploeg, casus, letsel=True) == [ARTS]
    return casus


def rustig(ploeg: Ploeg) -> Casus:
    """Return a casus of a household with children in which nobody is in danger now."""
    melding = een_melding(ploeg, acuut=Acuut.NEE)
    balie = op(ploeg, "Ibrahim", 0.1)
    with transactie(balie, wat="toets"):
        dossiers.pass_on(
            balie,
            dossier=melding.dossier_id,
            naar_team=ploeg.team_van("Fatima").pk,
            reden="triage",
            bron="melding",
        )
    return een_casus(ploeg, melding=melding)


def op(ploeg: Ploeg, naam: str = "Fatima", uren: float = 1) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(hours=uren))


def zeg(ploeg: Ploeg, casus: Casus, uren: float = 1, **feiten: object) -> list[str]:
    """Let the triage say what is going on, and return whom must be asked now."""
    wie = op(ploeg, uren=uren)
    with transactie(wie, wat="toets"):
        actions.record_omstandigheden(wie, casus=casus, feiten=feiten)
        return [plicht.soort for plicht in queries.open_duties(wie, dossier=casus.dossier_id)]


def vraag(ploeg: Ploeg, casus: Casus, uren: float, soort: str = ARTS) -> Consult:
    wie = op(ploeg, uren=uren)
    team = ploeg.team_van("Carlijn").pk
    with transactie(wie, wat="toets"):
        return actions.ask_consult(wie, dossier=casus.dossier_id, soort=soort, aan_team=team, vraag="Is dit letsel?")


def klokken(ploeg: Ploeg, casus: Casus) -> list[tuple[str, str]]:
    with transactie(op(ploeg, uren=9), wat="toets"):
        rijen = Termijn.objects.filter(dossier_id=casus.dossier_id, definitie__startswith="specialist_vragen")
        return list(rijen.order_by("pk").values_list("definitie", "status"))


def tel(ploeg: Ploeg, uren: float = 5) -> Afwijking | None:
    """Let the machine count the first duty, as the worker does with the last alarm."""
    wie = Handeling(None, ploeg.team_van("Fatima").pk, "machine", None, op(ploeg, uren=uren).moment, namens="toets")
    with transactie(wie, wat="toets"):
        return actions.count_unasked(wie, plicht=Raadpleegplicht.objects.get(soort=ARTS).pk)


def test_whoever_must_be_asked_gets_a_clock_with_an_owner(ploeg: Ploeg, casus: Casus) -> None:
    with transactie(op(ploeg), wat="toets"):
        termijn = Termijn.objects.get(definitie="specialist_vragen_spoed")
        plicht = Raadpleegplicht.objects.get(dossier_id=casus.dossier_id)
        versie = AfspraakVersie.objects.get().pk
    assert (plicht.artikel, plicht.spoed, plicht.afspraakversie) == ("4", True, versie)
    assert termijn.team_id == ploeg.team_van("Fatima").pk
    assert termijn.uiterlijk == op(ploeg).moment + timedelta(hours=2)


def test_it_is_named_once_however_often_it_is_said(ploeg: Ploeg, casus: Casus) -> None:
    assert zeg(ploeg, casus, uren=2, letsel=True) == [ARTS]
    with transactie(op(ploeg), wat="toets"):
        assert Raadpleegplicht.objects.count() == 1
        assert Omstandigheden.objects.count() == 1, "the same words are kept once"


def test_asking_in_time_ends_the_clock_and_nothing_is_counted(ploeg: Ploeg, casus: Casus) -> None:
    vraag(ploeg, casus, 2)
    assert klokken(ploeg, casus) == [("specialist_vragen_spoed", TermijnStatus.AFGEDAAN)]
    assert tel(ploeg) is None


def test_a_question_that_was_taken_back_was_not_asked(ploeg: Ploeg, casus: Casus) -> None:
    consult = vraag(ploeg, casus, 2)
    wie = op(ploeg, uren=2.5)
    with transactie(wie, wat="toets"):
        actions.withdraw_consult(wie, consult=consult)
    assert [status for _, status in klokken(ploeg, casus)] == [TermijnStatus.AFGEDAAN, TermijnStatus.LOPEND]
    assert tel(ploeg) is not None


def test_when_the_clock_has_run_out_it_is_counted_once_by_itself(ploeg: Ploeg, casus: Casus) -> None:
    geteld = tel(ploeg)
    assert geteld is not None
    assert (geteld.reden, geteld.waarvan, geteld.artikel, geteld.door_id) == (ZONDER_UITLEG, ARTS, "4", None)
    assert tel(ploeg, 6) is None
    with transactie(op(ploeg, uren=7), wat="toets"):
        assert Gebeurtenis.objects.filter(soort="afwijking.vastgelegd").count() == 1


def test_what_was_counted_gets_its_explanation_later(ploeg: Ploeg, casus: Casus) -> None:
    tel(ploeg)
    wie = op(ploeg, uren=30)
    with transactie(wie, wat="toets"):
        rij = actions.explain_not_asked(
            wie, casus=casus, waarvan=ARTS, reden="NIET_BEREIKBAAR", toelichting="Drie keer gebeld."
        )
        assert Afwijking.objects.count() == 1
        assert queries.open_duties(wie, dossier=casus.dossier_id) == []
        gebeurtenis = Gebeurtenis.objects.get(soort="afwijking.uitgelegd")
    assert (rij.reden, rij.verklaard_op, rij.verklaard_door_id) == ("NIET_BEREIKBAAR", wie.moment, wie.wie)
    assert rij.vastgelegd_op == op(ploeg, uren=5).moment, "when it was counted stays"
    assert "gebeld" not in str(gebeurtenis.codes)
    with pytest.raises(NotPossible, match="staat er al"), transactie(wie, wat="toets"):
        actions.explain_not_asked(wie, casus=casus, waarvan=ARTS, reden="GEEN_TIJD")


def test_an_explanation_in_time_ends_the_clock(ploeg: Ploeg, casus: Casus) -> None:
    wie = op(ploeg, uren=2)
    with transactie(wie, wat="toets"):
        rij = actions.explain_not_asked(wie, casus=casus, waarvan=ARTS, reden="NIET_NODIG")
    assert (rij.verklaard_op, rij.door_id) == (None, wie.wie)
    assert klokken(ploeg, casus) == [("specialist_vragen_spoed", TermijnStatus.AFGEDAAN)]
    assert tel(ploeg) is None


def test_who_asks_too_late_did_deviate(ploeg: Ploeg, casus: Casus) -> None:
    tel(ploeg)
    vraag(ploeg, casus, 6)
    wie = op(ploeg, uren=7)
    with transactie(wie, wat="toets"):
        assert [rij.waarvan for rij in queries.counted_unasked(wie, dossier=casus.dossier_id)] == [ARTS]
        assert queries.open_duties(wie, dossier=casus.dossier_id) == []


@pytest.mark.parametrize(("waarvan", "reden", "fout"), [
    (ARTS, "", InvalidInput), (ARTS, ZONDER_UITLEG, InvalidInput), ("specialist_lvb", "NIET_NODIG", NotPossible),
])  # fmt: skip
def test_a_reason_is_given_for_what_the_agreement_asks(
    ploeg: Ploeg, casus: Casus, waarvan: str, reden: str, fout: type[Exception]
) -> None:
    wie = op(ploeg, uren=2)
    with pytest.raises(fout), transactie(wie, wat="toets"):
        actions.explain_not_asked(wie, casus=casus, waarvan=waarvan, reden=reden)


@pytest.mark.parametrize("naam", ["Elif", "Wim", "Bram"])
def test_an_outsider_says_nothing_about_it(ploeg: Ploeg, casus: Casus, naam: str) -> None:
    wie = op(ploeg, naam, 2)
    with transactie(wie, wat="toets"):
        assert (Raadpleegplicht.objects.count(), Omstandigheden.objects.count()) == (0, 0)
    for doe in (
        lambda: actions.record_omstandigheden(wie, casus=casus, feiten={"lvb": True}),
        lambda: actions.explain_not_asked(wie, casus=casus, waarvan=ARTS, reden="NIET_NODIG"),
    ):
        with pytest.raises(NotAllowed), transactie(wie, wat="toets"):
            doe()


def test_a_question_during_the_judgement_counts_as_asked(ploeg: Ploeg) -> None:
    """The doctor was asked in the dossier of the melding, before there was a casus."""
    afspraken.laad(afspraken.REGIONAAL, regio=ploeg.regio.code)
    laad_termijnen()
    casus = rustig(ploeg)
    wie = op(ploeg, uren=0.5)
    with transactie(wie, wat="toets"):
        melding = casus.meldingen.get().melding
        actions.ask_consult(
            wie, dossier=melding.dossier_id, soort=ARTS, aan_team=ploeg.team_van("Carlijn").pk, vraag="Is dit letsel?"
        )
    assert zeg(ploeg, casus, letsel=True) == []
    assert klokken(ploeg, casus) == []


@pytest.mark.parametrize(("feiten", "wie"), [
    ({"letsel": True}, "specialist_vertrouwensarts"), ({"gi_maatregel": True}, "specialist_gi"),
    ({"eer": True}, "specialist_eer"), ({"plaatsing": True}, "specialist_gedragswetenschapper"),
    ({"plaats": "politiebureau"}, "specialist_cit"),
])  # fmt: skip
def test_form_place_and_hour_name_each_specialist(ploeg: Ploeg, feiten: dict[str, Any], wie: str) -> None:
    """It is evening: a child at the police station is for the crisis team at once."""
    afspraken.laad(afspraken.REGIONAAL, regio=ploeg.regio.code)
    assert zeg(ploeg, rustig(ploeg), **feiten) == [wie]


def test_by_day_a_child_at_the_police_station_is_not_for_the_crisis_team(ploeg: Ploeg) -> None:
    afspraken.laad(afspraken.REGIONAAL, regio=ploeg.regio.code)
    assert zeg(ploeg, rustig(ploeg), uren=13, plaats="politiebureau") == []


def test_danger_with_a_disability_asks_for_its_expert(ploeg: Ploeg) -> None:
    afspraken.laad(afspraken.REGIONAAL, regio=ploeg.regio.code)
    casus = een_casus(ploeg)
    with transactie(op(ploeg), wat="toets"):
        al = [plicht.soort for plicht in queries.open_duties(op(ploeg), dossier=casus.dossier_id)]
        assert al == ["specialist_cit"], "two children in acute danger: it is named when the casus opens"
    assert "specialist_lvb" in zeg(ploeg, casus, lvb=True)


def test_what_is_said_stands_nowhere_in_plain_words(ploeg: Ploeg, casus: Casus) -> None:
    with transactie(op(ploeg), wat="toets"):
        assert b"letsel" not in bytes(Omstandigheden.objects.get().inhoud)
        assert queries.stated_of(op(ploeg), casus=casus) == {"letsel": True}


def test_the_database_keeps_one_deviation_per_specialist_and_changes_no_fact(ploeg: Ploeg, casus: Casus) -> None:
    tel(ploeg)
    with transactie(op(ploeg, uren=6), wat="toets"):
        rij = Afwijking.objects.get()
        for vraag_ in ("UPDATE casussen_afwijking SET artikel = '9'", "DELETE FROM casussen_afwijking"):
            with pytest.raises(Exception, match="permission denied"), transaction.atomic():
                connection.cursor().execute(vraag_)
        with pytest.raises(IntegrityError, match="afwijking_eenmaal_per_specialist"), transaction.atomic():
            Afwijking.objects.create(
                dossier_id=rij.dossier_id,
                soort=rij.soort,
                waarvan=ARTS,
                reden="NIET_NODIG",
                vastgelegd_op=rij.vastgelegd_op,
            )


@pytest.mark.parametrize(("moment", "buiten"), [
    (datetime(2016, 3, 2, 21, 41, tzinfo=AMSTERDAM), True), (datetime(2016, 3, 2, 10, 0, tzinfo=AMSTERDAM), False),
    (datetime(2016, 3, 5, 10, 0, tzinfo=AMSTERDAM), True), (datetime(2016, 3, 28, 10, 0, tzinfo=AMSTERDAM), True),
])  # fmt: skip
def test_office_hours_are_a_fact(moment: datetime, buiten: bool) -> None:
    assert is_buiten_kantooruren(moment) is buiten


def test_an_honour_form_goes_first_and_unknown_stays_out() -> None:
    assert (leading_vorm(["08", "02"]), leading_vorm(["08"]), leading_vorm([])) == ("02", "08", None)
    assert stated_facts({"letsel": None, "lvb": False, "plaats": "maan", "kinderen": 3}) == {"lvb": False}
