from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.db.utils import ProgrammingError

from schakel.basis.toegang.rules import rollen
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.beoordelingen import actions, queries
from schakel.casuswerk.beoordelingen.models import Besluit, Routeafwijking
from schakel.casuswerk.beoordelingen.rules import Besluitsoort
from schakel.casuswerk.beoordelingen.tests.builders import (
    ACUUT,
    RUSTIG,
    beantwoord,
    beslis_mee,
    besluit,
    een_beoordeling,
    een_besluit,
    hoor_allen,
    klaar_voor_besluit,
)
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import Acuut, Melder, MelderSoort
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.plannen.tests.builders import een_voorwaarde
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.tijd import AMSTERDAM
from schakel.toolkit.transactie import transactie

B = Besluitsoort


def _events(ploeg: Ploeg, dossier: int) -> list[str]:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(wie, wat="toets"), connection.cursor() as cursor:
        cursor.execute("SELECT soort FROM gebeurtenissen_gebeurtenis WHERE dossier_id = %s ORDER BY id", [dossier])
        return [soort for (soort,) in cursor.fetchall()]


def test_from_melding_to_a_prepared_handover(ploeg: Ploeg) -> None:
    genomen = een_besluit(ploeg)
    later = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    assert genomen.ontvanger_team == ploeg.team_van("Jamila")
    assert (genomen.lijst, genomen.code) == ("vervolg_melding", "02")
    assert not genomen.is_afwijking
    assert genomen.casus is not None
    with transactie(later, wat="toets"):
        overdracht = Overdracht.objects.get(pk=genomen.overdracht_id or 0)
        melding = Melding.objects.get(pk=genomen.beoordeling.melding_id)
        antwoordt = dossiers.responsible_at(later, dossier=genomen.casus.dossier_id, moment=later.moment)
    assert overdracht.status == "VOORBEREID"
    assert overdracht.route["rij"] == "kinderen"
    assert (melding.status, melding.besluit) == ("BEOORDEELD", "overdracht")
    assert antwoordt is not None
    assert antwoordt.team == ploeg.team_van("Fatima").pk
    events = _events(ploeg, genomen.dossier_id)
    assert {"beoordeling.begonnen", "melding.beoordeeld", "beoordeling.afgerond"} <= set(events)
    assert "afwijking.vastgelegd" not in events


def test_what_was_seen_stays_readable_in_the_words_of_its_day(ploeg: Ploeg) -> None:
    genomen = een_besluit(ploeg)
    later = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=400))
    with transactie(later, wat="toets"):
        rij = queries.besluit_of(later, beoordeling=genomen.beoordeling_id)
        assert rij is not None
        gezien = queries.frozen_of(later, besluit=rij)
    route = gezien["route"]
    assert isinstance(route, dict)
    assert route["artikel"] == "3"
    assert any("paste niet" in zin for zin in route["zinnen"])
    assert {"code": "kinderen", "waarde": 2, "bron": "huishouden"} in gezien["feiten"]  # type: ignore[operator]
    assert gezien["antwoorden"]["b2"] == {"waarde": "maandelijks"}  # type: ignore[index]
    assert gezien["artikeltekst"]


def test_what_was_decided_is_never_rewritten(ploeg: Ploeg) -> None:
    genomen = een_besluit(ploeg)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    genomen.code = "04"
    with pytest.raises(ProgrammingError, match="permission denied"), transactie(wie, wat="toets"):
        genomen.save()


def test_children_without_the_jeugdteam_is_counted_with_its_sentence(ploeg: Ploeg) -> None:
    genomen = een_besluit(ploeg, ontvanger_team=ploeg.team_van("Wim").pk, reden_anders="Het wijkteam kent hen goed.")
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(wie, wat="toets"):
        rij = queries.besluit_of(wie, beoordeling=genomen.beoordeling_id)
        assert rij is not None
        afwijkingen = queries.afwijkingen_of(wie, besluit=rij)
    assert {a.soort for a, _reden in afwijkingen} == {"ANDERE_ONTVANGER", "KINDEREN_ZONDER_JEUGDTEAM"}
    assert {reden for _a, reden in afwijkingen} == {"Het wijkteam kent hen goed."}
    assert all(a.artikel == "3" for a, _reden in afwijkingen)
    assert _events(ploeg, genomen.dossier_id).count("afwijking.vastgelegd") == 2


def test_another_choice_asks_one_sentence(ploeg: Ploeg) -> None:
    beoordeling = klaar_voor_besluit(ploeg)
    with pytest.raises(InvalidInput) as fout:
        besluit(ploeg, beoordeling, B.OVERDRACHT, ontvanger_team=ploeg.team_van("Wim").pk)
    assert "reden_anders" in fout.value.fouten


def test_an_investigation_opens_a_casus_that_veilig_thuis_keeps(ploeg: Ploeg) -> None:
    genomen = een_besluit(ploeg, B.ONDERZOEK, ACUUT)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(wie, wat="toets"):
        onderzoek = queries.onderzoek_of(wie, beoordeling=genomen.beoordeling_id)
    assert onderzoek is not None
    assert onderzoek.status == "TE_STARTEN"
    assert genomen.overdracht_id is None
    assert genomen.is_acuut


def test_since_2019_conditions_come_first_when_a_part_helps(ploeg: Ploeg) -> None:
    ploeg.moment = datetime(2019, 6, 3, 10, 0, tzinfo=AMSTERDAM)
    deels = {**RUSTIG, "feit.meewerken": {"waarde": "een"}}
    genomen = een_besluit(ploeg, B.VOORWAARDEN_VERVOLG, deels)
    assert (genomen.lijst, genomen.code) == ("veiligheidsbeoordeling_2019", "beleggen_bij_vt")
    assert genomen.regel == "deels-vanaf-2019"
    assert not genomen.is_afwijking
    assert genomen.casus is not None
    een_voorwaarde(ploeg, genomen.casus.dossier_id)


def test_a_new_melding_lands_in_the_running_casus(ploeg: Ploeg) -> None:
    eerste = een_besluit(ploeg, B.ONDERZOEK, ACUUT)
    assert eerste.casus is not None
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=6))
    with transactie(wie, wat="toets"):
        huis = Melding.objects.get(pk=eerste.beoordeling.melding_id).huishouden
    nieuw = klaar_voor_besluit(ploeg)
    with transactie(wie, wat="toets"):
        Melding.objects.filter(pk=nieuw.melding_id).update(huishouden=huis)
    nieuw.melding.huishouden = huis
    tweede = besluit(ploeg, nieuw, B.OVERDRACHT)
    assert tweede.casus == eerste.casus
    assert tweede.overdracht_id is not None


def test_no_follow_up_ends_it(ploeg: Ploeg) -> None:
    genomen = een_besluit(ploeg, B.GEEN, reden_anders="Het gezin is verhuisd naar het buitenland.")
    assert genomen.casus is None
    assert genomen.is_afwijking


def test_it_can_become_an_advies(ploeg: Ploeg) -> None:
    genomen = een_besluit(ploeg, B.ADVIES, reden_anders="Er is niets over dit gezin bekend.")
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(wie, wat="toets"):
        assert Melding.objects.get(pk=genomen.beoordeling.melding_id).status == "OMGEZET"


def test_a_report_of_nobody_carries_no_investigation_by_itself(ploeg: Ploeg) -> None:
    beoordeling = klaar_voor_besluit(ploeg, melder=Melder(soort=MelderSoort.DUBBEL_ANONIEM), acuut=Acuut.NEE)
    with pytest.raises(NotPossible, match="andere bron"):
        besluit(ploeg, beoordeling, B.ONDERZOEK, reden_anders="Toch.")
    genomen = besluit(ploeg, beoordeling, B.ONDERZOEK, reden_anders="Toch.", andere_bron="Melding van de school.")
    assert genomen.soort == "onderzoek"


def test_what_did_not_exist_yet_cannot_be_chosen(ploeg: Ploeg) -> None:
    with pytest.raises(NotPossible, match="Voorwaarden en vervolg"):
        een_besluit(ploeg, B.VOORWAARDEN_VERVOLG, reden_anders="Anders.")


def test_without_everyone_heard_there_is_no_decision(ploeg: Ploeg) -> None:
    beoordeling = een_beoordeling(ploeg)
    beantwoord(ploeg, beoordeling)
    beslis_mee(ploeg, beoordeling)
    with pytest.raises(InvalidInput) as fout:
        besluit(ploeg, beoordeling, B.OVERDRACHT)
    assert any("Marloes Terpstra" in tekst for tekst in fout.value.fouten["stem"])


def test_without_a_colleague_there_is_no_decision(ploeg: Ploeg) -> None:
    beoordeling = een_beoordeling(ploeg)
    hoor_allen(ploeg, beoordeling)
    beantwoord(ploeg, beoordeling)
    with pytest.raises(NotPossible, match="samen"):
        besluit(ploeg, beoordeling, B.OVERDRACHT)


def test_half_a_list_asks_a_verdict_of_people(ploeg: Ploeg) -> None:
    beoordeling = een_beoordeling(ploeg)
    hoor_allen(ploeg, beoordeling)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=3))
    half = {sleutel: RUSTIG[sleutel] for sleutel in ("a1", "feit.geweld_staat_vast", "feit.meewerken")}
    with transactie(wie, wat="toets"):
        actions.save_antwoorden(wie, beoordeling=beoordeling, antwoorden=half)
    beslis_mee(ploeg, beoordeling)
    with pytest.raises(InvalidInput) as fout:
        besluit(ploeg, beoordeling, B.OVERDRACHT)
    assert "veiligheid" in fout.value.fouten
    with transactie(wie, wat="toets"):
        actions.give_oordeel(
            wie, beoordeling=beoordeling, gevaar="verhoogd", veiligheid="structureel", reden="Ik sprak de wijkagent."
        )
    # Gerda agreed before there was a verdict: she is asked again.
    beslis_mee(ploeg, beoordeling)
    assert besluit(ploeg, beoordeling, B.OVERDRACHT).soort == "overdracht"


def test_of_all_roles_only_triage_concludes(ploeg: Ploeg) -> None:
    beoordeling = klaar_voor_besluit(ploeg)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=5))
    andere = set(rollen()) - {"vt_triage"}
    assert len(andere) == 43
    with transactie(wie, wat="toets"):
        for rol in sorted(andere):
            with pytest.raises(NotAllowed):
                actions.record_besluit(replace(wie, rol=rol), beoordeling=beoordeling, besluit=B.OVERDRACHT)
        assert actions.record_besluit(wie, beoordeling=beoordeling, besluit=B.OVERDRACHT).soort == "overdracht"


@pytest.mark.parametrize("naam", ["Ibrahim", "Lena"])
def test_only_qualified_roles_conclude(ploeg: Ploeg, naam: str) -> None:
    beoordeling = klaar_voor_besluit(ploeg)
    with pytest.raises(NotAllowed):
        besluit(ploeg, beoordeling, B.OVERDRACHT, naam)


def test_it_is_decided_once(ploeg: Ploeg) -> None:
    beoordeling = klaar_voor_besluit(ploeg)
    besluit(ploeg, beoordeling, B.OVERDRACHT)
    with pytest.raises(NotPossible):
        besluit(ploeg, beoordeling, B.OVERDRACHT)


@pytest.mark.parametrize("naam", ["Bram", "Carlijn", "Jamila", "Elif", "Frank"])
def test_an_outsider_sees_no_decision(ploeg: Ploeg, naam: str) -> None:
    een_besluit(ploeg, ontvanger_team=ploeg.team_van("Wim").pk, reden_anders="Zij kennen hen.")
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(days=1))
    with transactie(wie, wat="toets"):
        assert Besluit.objects.count() == 0
        assert Routeafwijking.objects.count() == 0
