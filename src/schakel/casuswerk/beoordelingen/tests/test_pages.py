from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.beoordelingen import queries
from schakel.casuswerk.beoordelingen.models import Beoordeling
from schakel.casuswerk.beoordelingen.rules import Besluitsoort
from schakel.casuswerk.beoordelingen.tests.builders import (
    ACUUT,
    antwoorden_voor,
    beantwoord,
    een_beoordeling,
    een_besluit,
    hoor_allen,
    klaar_voor_besluit,
    why_not,
)
from schakel.casuswerk.beoordelingen.tests.meebeslissen import de_deskundige_stemt_in
from schakel.casuswerk.meldingen.rules import Acuut, Melder, MelderSoort
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.kernel.tijd import AMSTERDAM
from schakel.toolkit.transactie import transactie

Bezoek = Callable[[str], Client]
BUITENSTAANDERS = ["Bram", "Carlijn", "Jamila", "Elif", "Frank"]


@pytest.fixture
def bezoek(ploeg: Ploeg, settings: object, tmp_path: object) -> Bezoek:
    def als(naam: str) -> Client:
        client = Client()
        client.post("/inloggen/persona", {"persona": str(ploeg.mensen[naam].publiek_id)})
        return client

    klok = tmp_path / "klok"  # type: ignore[operator]
    klok.write_text((ploeg.moment + timedelta(hours=6)).isoformat(), encoding="utf-8")
    settings.KLOK = str(klok)  # type: ignore[attr-defined]
    return als


def _reload(ploeg: Ploeg, publiek_id: UUID) -> Beoordeling:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=7))
    with transactie(wie, wat="toets"):
        return queries.access_beoordeling(wie, publiek_id=publiek_id)


def test_the_page_shows_melding_questions_and_proposal(ploeg: Ploeg, bezoek: Bezoek) -> None:
    beoordeling = klaar_voor_besluit(ploeg)
    antwoord = bezoek("Fatima").get(f"/beoordelingen/{beoordeling.publiek_id}")
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    for zin in (
        "Hoort sinds 21.20 uur schreeuwen",
        "Melder verborgen",
        "Is er nu iemand in direct lichamelijk gevaar?",
        "Staat vast dat er geweld is?",
        "Overdragen aan Team jeugdteam-west",
        "Voorbeeld: geen officieel instrument.",
        "Wil dat het stopt.",
        "Kies dit voorstel",
    ):
        assert zin in tekst
    assert "Soeters" not in tekst


@pytest.mark.parametrize("naam", BUITENSTAANDERS)
@pytest.mark.parametrize("deel", ["", "/meebeslissen", "/afdruk", "/begrip/veiligheid"])
def test_an_outsider_finds_no_page(ploeg: Ploeg, bezoek: Bezoek, naam: str, deel: str) -> None:
    beoordeling = een_beoordeling(ploeg)
    assert bezoek(naam).get(f"/beoordelingen/{beoordeling.publiek_id}{deel}").status_code in (403, 404)


@pytest.mark.parametrize("naam", BUITENSTAANDERS)
def test_an_outsider_changes_nothing(ploeg: Ploeg, bezoek: Bezoek, naam: str) -> None:
    beoordeling = klaar_voor_besluit(ploeg)
    client = bezoek(naam)
    for deel, inhoud in (
        ("antwoorden", {"a1": "ja"}),
        ("oordeel", {"gevaar": "acuut", "veiligheid": "acuut"}),
        ("besluit", {"besluit": "geen", "reden_anders": "Weg."}),
        ("meebeslissen/oordeel", {"stem": "EENS"}),
    ):
        assert client.post(f"/beoordelingen/{beoordeling.publiek_id}/{deel}", inhoud).status_code in (403, 404)
    melder = f"/meldingen/{beoordeling.melding.publiek_id}/terugkoppeling"
    assert client.post(melder, {"moment": "NA_BEOORDELING"}).status_code in (403, 404)
    assert _reload(ploeg, beoordeling.publiek_id).status == "MEEBESLIST"


def test_a_judgement_begins_from_the_melding(ploeg: Ploeg, bezoek: Bezoek) -> None:
    melding = een_melding(ploeg)
    client, adres = bezoek("Fatima"), f"/meldingen/{melding.publiek_id}/beoordeling"
    assert "Begin de beoordeling" in client.get(adres).content.decode()
    antwoord = client.post(f"/meldingen/{melding.publiek_id}/beoordelen")
    assert antwoord.status_code == 302
    assert client.get(antwoord["Location"]).status_code == 200
    assert client.get(adres)["Location"] == antwoord["Location"]
    for naam in BUITENSTAANDERS:
        assert bezoek(naam).get(adres).status_code in (403, 404)


def test_answers_are_kept_while_somebody_types(ploeg: Ploeg, bezoek: Bezoek) -> None:
    beoordeling = een_beoordeling(ploeg)
    adres = f"/beoordelingen/{beoordeling.publiek_id}/antwoorden/deel"
    antwoord = bezoek("Fatima").post(adres, {"a1": "ja", "reden.a1": "Hij staat voor de deur."})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Acute onveiligheid." in tekst
    assert 'id="voorstel-deel" class="kolom" hx-swap-oob="true"' in tekst
    assert "Onderzoek door Veilig Thuis" in tekst
    nieuw = _reload(ploeg, beoordeling.publiek_id)
    assert nieuw.veiligheid_advies == "acuut"
    assert not nieuw.is_volledig


def test_a_question_that_appears_is_drawn_at_once(ploeg: Ploeg, bezoek: Bezoek) -> None:
    beoordeling = een_beoordeling(ploeg)
    adres = f"/beoordelingen/{beoordeling.publiek_id}/antwoorden/deel"
    tekst = bezoek("Fatima").post(adres, {"a1": "ja"}).content.decode()
    assert "Wat is er al gedaan om het veilig te maken?" in tekst
    stil = bezoek("Fatima").post(adres, {"a1": "ja", "a5": "Politie belt."}).content.decode()
    assert "vragenblokken" not in stil


def test_the_whole_way_on_the_pages(ploeg: Ploeg, bezoek: Bezoek) -> None:
    beoordeling = een_beoordeling(ploeg)
    beantwoord(ploeg, beoordeling)
    basis = f"/beoordelingen/{beoordeling.publiek_id}"
    fatima, gerda = bezoek("Fatima"), bezoek("Gerda")
    tekst = fatima.get(basis).content.decode()
    assert "Kan nog niet: schrijf eerst op wat Marloes Terpstra zelf wil." in tekst
    hoor_allen(ploeg, beoordeling)
    assert fatima.post(f"{basis}/meebeslissen/vraag", {"functie": "COLLEGA", "medewerker": ""}).status_code == 302
    assert "vraagt u om mee te beslissen" in gerda.get(basis).content.decode()
    assert gerda.post(f"{basis}/meebeslissen/oordeel", {"stem": "EENS", "toelichting": "Zo is het."}).status_code == 302
    team = ploeg.team_van("Jamila").publiek_id
    keuze = {"besluit": "overdracht", "ontvanger_team": str(team)}
    assert fatima.post(f"{basis}/besluit", keuze).status_code == 302
    tekst = fatima.get(basis).content.decode()
    assert "Overdragen: Team jeugdteam-west" in tekst
    assert "Vertel de melder welke stappen zijn gezet." in tekst
    stappen = {"moment": "NA_BEOORDELING", "stappen": ["vervolg_ingezet"], "kanaal": "TELEFOON"}
    melder = f"/meldingen/{beoordeling.melding.publiek_id}/terugkoppeling"
    assert fatima.post(melder, stappen).status_code == 302
    assert "De melder weet wat er is gedaan." in fatima.get(melder).content.decode()


def test_another_choice_without_a_sentence_keeps_what_was_typed(ploeg: Ploeg, bezoek: Bezoek) -> None:
    beoordeling = klaar_voor_besluit(ploeg)
    team = ploeg.team_van("Wim").publiek_id
    adres = f"/beoordelingen/{beoordeling.publiek_id}/besluit"
    antwoord = bezoek("Fatima").post(
        adres, {"besluit": "overdracht", "ontvanger_team": str(team), "reden": "Dichtbij."}
    )
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 400
    assert "U kiest anders dan de afspraak" in tekst
    assert "Dichtbij." in tekst


@pytest.mark.parametrize("soort", ["voorwaarden_vervolg", "regionaal_maatwerk"])
def test_what_came_in_2019_is_refused_at_the_field_before(ploeg: Ploeg, bezoek: Bezoek, soort: str) -> None:
    ploeg.moment = datetime(2018, 12, 30, 10, 0, tzinfo=AMSTERDAM)
    beoordeling = klaar_voor_besluit(ploeg)
    Path(str(settings.KLOK)).write_text((ploeg.moment + timedelta(hours=6)).isoformat(), encoding="utf-8")
    client, blad = bezoek("Fatima"), f"/beoordelingen/{beoordeling.publiek_id}"
    assert f'value="{soort}"' not in client.get(blad).content.decode()
    antwoord = client.post(f"{blad}/besluit", {"besluit": soort, "reden": "Moeder werkt mee."})
    assert antwoord.status_code == 400
    assert "besluit" in antwoord.context["besluitform"].errors
    assert "Moeder werkt mee." in antwoord.content.decode()


def test_a_report_of_nobody_asks_another_source_on_the_page(ploeg: Ploeg, bezoek: Bezoek) -> None:
    beoordeling = klaar_voor_besluit(ploeg, melder=Melder(soort=MelderSoort.DUBBEL_ANONIEM), acuut=Acuut.NEE)
    client, adres = bezoek("Fatima"), f"/beoordelingen/{beoordeling.publiek_id}/besluit"
    keuze = {"besluit": "onderzoek", "reden_anders": "Toch onderzoek."}
    antwoord = client.post(adres, keuze)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Is er een andere bron? Noem die dan. Is er nu gevaar? Bel de politie." in tekst
    assert _reload(ploeg, beoordeling.publiek_id).status == "MEEBESLIST"
    assert client.post(adres, {**keuze, "andere_bron": "De school belde ook."}).status_code == 302


def test_a_voice_and_a_child_are_recorded_on_the_page(ploeg: Ploeg, bezoek: Bezoek) -> None:
    beoordeling = een_beoordeling(ploeg)
    wie = ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        mensen = queries.personen_in(wie, dossier=beoordeling.dossier_id)
    moeder, kind = mensen[0].persoon.publiek_id, mensen[-1].persoon.publiek_id
    client, basis = bezoek("Fatima"), f"/beoordelingen/{beoordeling.publiek_id}"
    assert client.post(f"{basis}/stem", {"persoon": str(moeder)}).status_code == 400
    assert client.post(f"{basis}/stem", {"persoon": str(moeder), "tekst": "Ik wil rust."}).status_code == 302
    assert client.post(f"{basis}/kind", {"persoon": str(kind), "wat": "gesproken"}).status_code == 302
    tekst = client.get(basis).content.decode()
    assert "Ik wil rust." in tekst
    assert "Gesproken:" in tekst


def test_the_investigation_on_its_page(ploeg: Ploeg, bezoek: Bezoek) -> None:
    genomen = een_besluit(ploeg, Besluitsoort.ONDERZOEK, ACUUT)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=6))
    with transactie(wie, wat="toets"):
        onderzoek = queries.onderzoek_of(wie, beoordeling=genomen.beoordeling_id)
    assert onderzoek is not None
    basis = f"/onderzoeken/{onderzoek.publiek_id}"
    fatima, gerda, nadia = bezoek("Fatima"), bezoek("Gerda"), bezoek("Nadia")
    assert "nog niet begonnen" in fatima.get(basis).content.decode()
    # The work list leads to where it is concluded, not to the judgement before it.
    heen = fatima.get(f"/beoordelingen/{genomen.beoordeling.publiek_id}/vervolg")
    assert heen.status_code == 302 and heen["Location"] == basis
    assert bezoek("Jamila").get(f"/beoordelingen/{genomen.beoordeling.publiek_id}/vervolg").status_code in (403, 404)
    assert fatima.post(f"{basis}/beginnen").status_code == 302
    # Sources are the household itself and professionals; whoever goes on takes the plan over.
    bezig = fatima.get(basis).content.decode()
    for zin in ("Wie van het gezin is gesproken", "Er is nog geen plan.", "Stel een voorwaarde of ga er een na"):
        assert zin in bezig
    uitkomst = {
        "uitkomst_huiselijk_geweld": "BEVESTIGD",
        "aarden_huiselijk_geweld": ["01"],
        "uitkomst_kindermishandeling": "NIET_BEVESTIGD",
        "conclusie": "Vader sloeg moeder.",
    }
    assert fatima.post(f"{basis}/afronden", uitkomst).status_code == 409
    de_deskundige_stemt_in(fatima, gerda, nadia, basis)
    # Both children still wait to be seen and spoken: the end says why, or there is none.
    stil = fatima.post(f"{basis}/afronden", uitkomst)
    assert stil.status_code == 400 and "Kies waarom dit kind niet is gezien" in stil.content.decode()
    with transactie(wie, wat="toets"):
        waarom = {f"kind-{kind}": reden for kind, reden in why_not(wie, onderzoek).items()}
    assert fatima.post(f"{basis}/afronden", {**uitkomst, **waarom}).status_code == 302
    tekst = fatima.get(basis).content.decode()
    assert "Vader sloeg moeder." in tekst
    assert "niet bevestigd" in tekst
    for naam in BUITENSTAANDERS:
        assert bezoek(naam).get(basis).status_code in (403, 404)


def test_words_and_print(ploeg: Ploeg, bezoek: Bezoek) -> None:
    beoordeling = klaar_voor_besluit(ploeg)
    client, basis = bezoek("Fatima"), f"/beoordelingen/{beoordeling.publiek_id}"
    begrip = client.get(f"{basis}/begrip/triage").content.decode()
    assert "<strong>Afgesproken:</strong>" in begrip
    assert "Artikel 2, Wanneer Veilig Thuis zelf verder gaat: Veilig Thuis houdt een zaak zelf" in begrip
    assert begrip.index("Veilig Thuis leest") < begrip.index("Lokaal veld leest")
    # The judgement takes this part of the page when the word is opened.
    assert begrip.index('id="begrip"') < begrip.index("Veilig Thuis leest")
    afdruk = client.get(f"{basis}/afdruk").content.decode()
    assert "Dit blok hoort niet bij de variant" in afdruk
    assert "Voorbeeld: geen officieel instrument." in afdruk
    assert "Drie eerdere meldingen." in afdruk


def test_the_queue_of_reporters_who_wait(ploeg: Ploeg, bezoek: Bezoek) -> None:
    een_besluit(ploeg)
    rij = bezoek("Fatima").get("/beoordelingen/terugkoppelen")
    assert rij.context["volgende_stap"].knop == "Vertel het"
    assert "na de beoordeling wat er is gedaan" in rij.content.decode()
    assert "Vertel de melder" not in bezoek("Elif").get("/beoordelingen/terugkoppelen").content.decode()


def test_the_page_costs_as_many_queries_with_more_people_and_answers(
    ploeg: Ploeg, bezoek: Bezoek, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    beoordeling = klaar_voor_besluit(ploeg)
    client = bezoek("Fatima")
    assert antwoorden_voor(ploeg, beoordeling)
    with django_assert_max_num_queries(44):
        client.get(f"/beoordelingen/{beoordeling.publiek_id}")


def test_who_decides_second_reads_who_was_first_and_keeps_what_was_typed(ploeg: Ploeg, bezoek: Bezoek) -> None:
    genomen = een_besluit(ploeg)
    adres = f"/beoordelingen/{genomen.beoordeling.publiek_id}"
    getypt = {"besluit": "geen", "reden": "Moeder en vader werken mee."}
    antwoord = bezoek("Gerda").post(f"{adres}/besluit", getypt)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Een collega was u voor en besloot op" in tekst
    assert "Moeder en vader werken mee." in tekst
    assert bezoek("Gerda").post(f"{adres}/vorm", {"fase": "LANG"}).status_code == 409
    assert bezoek("Jamila").post(f"{adres}/besluit", {}).status_code in (403, 404)


def test_without_answers_nothing_is_said_to_be_safe(ploeg: Ploeg, bezoek: Bezoek) -> None:
    beoordeling = een_beoordeling(ploeg)
    adres = f"/beoordelingen/{beoordeling.publiek_id}"
    klant = bezoek("Fatima")
    tekst = klant.get(adres).content.decode()
    assert tekst.count("Nog niet te zeggen") == 2
    assert "structurele onveiligheid gebleken" not in tekst.partition("Waarom dit advies")[0]
    # Danger is told at the first answer that shows it.
    klant.post(f"{adres}/antwoorden", {"a1": "ja", "reden.a1": "Hij staat voor de deur."})
    assert {advies.soort for advies in klant.get(adres).context["pagina"].adviezen} >= {"gevaar"}
