from datetime import timedelta

import pytest
import yaml

from schakel.basis.afspraken.tests.builders import MACHINE
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.basis.vragenlijsten import actions as vragenlijsten
from schakel.casuswerk.beoordelingen import actions, queries
from schakel.casuswerk.beoordelingen.models import Beoordeling, Meebeslissing
from schakel.casuswerk.beoordelingen.rules import Fase
from schakel.casuswerk.beoordelingen.tests.builders import (
    REGIOS,
    RUSTIG,
    VRAGENLIJST,
    beantwoord,
    beslis_mee,
    een_beoordeling,
)
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.kernel.errors import NotAllowed, NotPossible
from schakel.toolkit.transactie import transactie


def test_the_ledger_passes_from_the_desk_to_triage(ploeg: Ploeg) -> None:
    beoordeling = een_beoordeling(ploeg)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=2))
    with transactie(wie, wat="toets"):
        boek = dossiers.ledger_of(wie, dossier=beoordeling.dossier_id)
        melding = Melding.objects.get(pk=beoordeling.melding_id)
    assert [rij.team for rij in boek] == [ploeg.team_van("Ibrahim").pk, ploeg.team_van("Fatima").pk]
    assert melding.status == "IN_BEOORDELING"


def test_a_melding_is_judged_once(ploeg: Ploeg) -> None:
    beoordeling = een_beoordeling(ploeg)
    with pytest.raises(NotPossible):
        een_beoordeling(ploeg, melding=beoordeling.melding)


@pytest.mark.parametrize("naam", ["Ibrahim", "Lena"])
def test_who_does_not_judge_cannot_begin(ploeg: Ploeg, naam: str) -> None:
    with pytest.raises(NotAllowed):
        een_beoordeling(ploeg, naam)


@pytest.mark.parametrize("naam", ["Bram", "Carlijn", "Jamila", "Elif", "Frank"])
def test_an_outsider_sees_no_judgement(ploeg: Ploeg, naam: str) -> None:
    een_beoordeling(ploeg)
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(hours=2))
    with transactie(wie, wat="toets"):
        assert Beoordeling.objects.count() == 0


def test_answers_are_unreadable_in_the_table_and_readable_through_the_vault(ploeg: Ploeg) -> None:
    beoordeling = een_beoordeling(ploeg)
    beantwoord(ploeg, beoordeling)
    wie = ploeg.handeling("Gerda", ploeg.moment + timedelta(hours=5))
    with transactie(wie, wat="toets"):
        gevonden = queries.access_beoordeling(wie, publiek_id=beoordeling.publiek_id)
        antwoorden = queries.antwoorden_of(wie, beoordeling=gevonden)
    assert b"eerdere" not in bytes(gevonden.antwoorden or b"")
    assert antwoorden["b1"] == {"waarde": "ja", "reden": "Drie eerdere meldingen."}
    assert gevonden.is_volledig
    assert gevonden.veiligheid_advies == "structureel"


def test_other_answers_take_the_consent_of_a_colleague_away(ploeg: Ploeg) -> None:
    beoordeling = een_beoordeling(ploeg)
    beantwoord(ploeg, beoordeling)
    beslis_mee(ploeg, beoordeling)
    beantwoord(ploeg, beoordeling)
    assert beoordeling.status == "MEEBESLIST"
    beantwoord(ploeg, beoordeling, {**RUSTIG, "b3": {"waarde": "ja", "reden": "Elke week."}})
    assert beoordeling.status == "BEGONNEN"


def test_another_verdict_takes_the_consent_of_a_colleague_away(ploeg: Ploeg) -> None:
    beoordeling = een_beoordeling(ploeg)
    beantwoord(ploeg, beoordeling)
    beslis_mee(ploeg, beoordeling)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=5))
    with transactie(wie, wat="toets"):
        advies = {"gevaar": beoordeling.gevaar_advies, "veiligheid": beoordeling.veiligheid_advies}
        actions.give_oordeel(wie, beoordeling=beoordeling, **advies)
        assert beoordeling.status == "MEEBESLIST"
        actions.give_oordeel(wie, beoordeling=beoordeling, **{**advies, "veiligheid": "acuut"}, reden="Hij dreigt nu.")
        assert beoordeling.status == "BEGONNEN"
        assert Meebeslissing.objects.get(beoordeling=beoordeling).vervallen_op == wie.moment


def test_a_judgement_keeps_the_version_under_which_it_began(ploeg: Ploeg) -> None:
    eerder = een_beoordeling(ploeg)
    inhoud = yaml.safe_load((REGIOS / VRAGENLIJST).read_text(encoding="utf-8"))
    oud = inhoud["versies"][0]
    inhoud["versies"].append({**oud, "versie": "voorbeeld-2", "geldig_van": "2016-03-05"})
    oud["geldig_tot"] = "2016-03-05"
    vragenlijsten.load_vragenlijst(MACHINE, regio=ploeg.regio.code, inhoud=inhoud)
    ploeg.moment += timedelta(days=4)
    later = een_beoordeling(ploeg)
    beantwoord(ploeg, eerder)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=6))
    with transactie(wie, wat="toets"):
        eerder = queries.access_beoordeling(wie, publiek_id=eerder.publiek_id)
    assert eerder.vragenlijst.versie == "voorbeeld-1"
    assert eerder.is_volledig
    assert later.vragenlijst.versie == "voorbeeld-2"


def test_long_triage_asks_more(ploeg: Ploeg) -> None:
    beoordeling = een_beoordeling(ploeg)
    beantwoord(ploeg, beoordeling)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=4))
    assert beoordeling.is_volledig
    with transactie(wie, wat="toets"):
        actions.set_fase(wie, beoordeling=beoordeling, fase=Fase.LANG)
    assert not beoordeling.is_volledig


def test_a_melding_of_a_colleague_costs_few_queries(ploeg: Ploeg, django_assert_max_num_queries: object) -> None:
    """A year makes six thousand of these: what a judgement costs is counted."""
    melding = een_melding(ploeg)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1))
    with transactie(wie, wat="toets"), django_assert_max_num_queries(30):  # type: ignore[operator]
        beoordeling = actions.begin_beoordeling(wie, melding=melding)
    with transactie(wie, wat="toets"), django_assert_max_num_queries(8):  # type: ignore[operator]
        actions.save_antwoorden(wie, beoordeling=beoordeling, antwoorden=RUSTIG)
