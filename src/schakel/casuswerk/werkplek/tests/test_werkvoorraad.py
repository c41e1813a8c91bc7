"""Does the work list put danger first, count well, and show an outsider nothing?"""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schakel.basis.termijnen.actions import record_contact, take_over
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.meldingen.rules import Acuut
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import een_overdracht
from schakel.casuswerk.werkplek.presenters.werkvoorraad import Werkpagina
from schakel.casuswerk.werkplek.queries.bladeren import PER_BLAD, TELT_TOT, Plek
from schakel.casuswerk.werkplek.tests.builders import meld_aan, momenten_vooruit, zet_klok, zoveel_meldingen
from schakel.toolkit.bladwijzer import bookmark
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def _pagina(client: Client, ploeg: Ploeg, naam: str, vraag: str = "") -> Werkpagina:
    antwoord = meld_aan(client, ploeg, naam).get(f"/werkvoorraad{vraag}")
    assert antwoord.status_code == 200
    pagina: Werkpagina = antwoord.context["pagina"]
    return pagina


def _titels(pagina: Werkpagina) -> list[str]:
    return [taak.titel for groep in pagina.groepen for taak in groep.taken]


def _plan_ahead(ploeg: Ploeg, dagen: list[int], gevaar: int = 0) -> None:
    momenten = momenten_vooruit(ploeg, dagen, gevaar)
    with transactie(ploeg.handeling("Ibrahim"), wat="toets"):
        Termijn.objects.bulk_create(momenten)


def test_danger_stands_on_top_and_the_next_step_says_so(client: Client, ploeg: Ploeg) -> None:
    een_melding(ploeg)
    pagina = _pagina(client, ploeg, "Ibrahim")
    assert pagina.gevaar is not None
    assert "Terpstra" in pagina.gevaar.taken[0].titel
    assert pagina.stap is not None and pagina.stap.gevaar


def test_danger_stays_under_every_filter(client: Client, ploeg: Ploeg) -> None:
    een_melding(ploeg)
    pagina = _pagina(client, ploeg, "Ibrahim", "?soort=monitoring&gemeente=9999&mijn=1&toon=u-wacht")
    assert pagina.gevaar is not None
    assert _titels(pagina) == []


def test_a_family_in_danger_takes_one_red_row_and_loses_no_other(client: Client, ploeg: Ploeg) -> None:
    een_melding(ploeg)
    pagina = _pagina(client, ploeg, "Ibrahim", "?toon=op-u")
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        aantal = Termijn.objects.lopend().filter(team_id=wie.team).count()
    assert pagina.gevaar is not None and len(pagina.gevaar.taken) == 1
    assert len(_titels(pagina)) == aantal - 1


def test_the_filter_on_kind_and_municipality(client: Client, ploeg: Ploeg) -> None:
    zoveel_meldingen(ploeg, 2)
    assert all(t.startswith("Kind") for t in _titels(_pagina(client, ploeg, "Ibrahim", "?soort=kinderen")))
    assert _titels(_pagina(client, ploeg, "Ibrahim", "?gemeente=0518"))
    assert _titels(_pagina(client, ploeg, "Ibrahim", "?gemeente=1234")) == []
    assert _titels(_pagina(client, ploeg, "Ibrahim", "?mijn=1")) == []


def test_nonsense_in_the_address_is_read_as_nothing_asked(client: Client, ploeg: Ploeg) -> None:
    zoveel_meldingen(ploeg, 1)
    assert _titels(_pagina(client, ploeg, "Ibrahim", "?bladzijde=x&soort=%00&toon=onzin"))


def test_what_another_team_does_for_us_waits_apart(client: Client, ploeg: Ploeg) -> None:
    een_overdracht(ploeg, OverdrachtStatus.AANGEBODEN)
    ploeg.moment += timedelta(hours=4)
    zet_klok(ploeg)
    wachtend = _pagina(client, ploeg, "Fatima").groepen[-1]
    assert wachtend.id == "groep-wacht"
    assert {t.wacht.op for t in wachtend.taken if t.wacht} == {"Team jeugdteam-west"}
    assert all("Eigenaar: Team jeugdteam-west." in t.toelichting for t in wachtend.taken)


def test_the_receiver_of_an_offer_sees_its_work_and_not_the_names(client: Client, ploeg: Ploeg) -> None:
    een_overdracht(ploeg, OverdrachtStatus.AANGEBODEN)
    ploeg.moment += timedelta(hours=4)
    zet_klok(ploeg)
    antwoord = meld_aan(client, ploeg, "Jamila").get("/werkvoorraad")
    assert "Overdracht" in antwoord.content.decode()
    assert "Terpstra" not in antwoord.content.decode()


@pytest.mark.parametrize("naam", ["Carlijn", "Elif", "Bram"])
def test_an_outsider_has_an_empty_list_and_counts_of_nought(client: Client, ploeg: Ploeg, naam: str) -> None:
    zoveel_meldingen(ploeg, 2, acuut=Acuut.JA)
    pagina = _pagina(client, ploeg, naam)
    assert pagina.gevaar is None and not pagina.groepen
    assert [tekst for tekst, _url, _nu in pagina.tabs] == ["Alles 0", "Wacht op u 0", "U wacht 0"]


def test_a_list_that_others_fill_does_not_change_a_byte_for_the_outsider(client: Client, ploeg: Ploeg) -> None:
    meld_aan(client, ploeg, "Carlijn")
    voor = _without_tokens(client.get("/werkvoorraad").content.decode())
    zoveel_meldingen(ploeg, 2, acuut=Acuut.JA)
    meld_aan(client, ploeg, "Carlijn")
    assert _without_tokens(client.get("/werkvoorraad").content.decode()) == voor


def _without_tokens(html: str) -> str:
    return re.sub(r"(csrfmiddlewaretoken\" value=\"|X-CSRFToken\": \")[A-Za-z0-9]+", "", html)


@pytest.mark.parametrize("naam", ["Frank", "Greet"])
def test_a_role_without_work_is_turned_away(client: Client, ploeg: Ploeg, naam: str) -> None:
    assert meld_aan(client, ploeg, naam).get("/werkvoorraad").status_code == 403


def _queries_of(client: Client, adres: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as vangst:
        assert client.get(adres).status_code == 200
    return len(vangst)


def test_as_many_queries_for_three_families_as_for_thirty(client: Client, ploeg: Ploeg) -> None:
    zoveel_meldingen(ploeg, 3)
    meld_aan(client, ploeg, "Ibrahim").get("/werkvoorraad")
    weinig = _queries_of(client, "/werkvoorraad")
    zoveel_meldingen(ploeg, 27, vanaf=3)
    veel = _queries_of(client, "/werkvoorraad")
    # A full page may hold one kind of row less, never a query more.
    assert veel <= weinig <= 28


def _walk(client: Client, eerste: Werkpagina, kant: str) -> list[list[str]]:
    """Return the addresses of the rows of each page, from this one to the last on that side."""
    bladen, pagina = [], eerste
    while True:
        bladen.append([str(taak.naam_url) for groep in pagina.groepen for taak in groep.taken])
        adres = getattr(pagina, f"{kant}_url")
        if not adres:
            return bladen
        assert len(bladen) < 20
        pagina = client.get(adres).context["pagina"]


@pytest.mark.parametrize("vraag", ["?toon=op-u", "?toon=op-u&soort=kinderen", "?toon=op-u&gemeente=0518"])
def test_leafing_forth_and_back_shows_every_row_once(client: Client, ploeg: Ploeg, vraag: str) -> None:
    # Many terms end at the same moment: only the number of the row tells them apart.
    zoveel_meldingen(ploeg, 14)
    eerste = _pagina(client, ploeg, "Ibrahim", vraag)
    heen = _walk(client, eerste, "volgende")
    rijen = [rij for blad in heen for rij in blad]
    assert len(heen) >= 2 or "kinderen" in vraag
    assert len(rijen) == len(set(rijen)) and all(len(blad) == PER_BLAD for blad in heen[:-1])
    pagina, laatste = eerste, eerste
    while pagina.volgende_url:
        pagina = laatste = client.get(pagina.volgende_url).context["pagina"]
    assert _walk(client, laatste, "vorige")[::-1][-1] == heen[-1]
    assert [rij for blad in _walk(client, laatste, "vorige")[::-1] for rij in blad] == rijen


def test_a_row_that_comes_in_between_moves_no_other_to_another_page(client: Client, ploeg: Ploeg) -> None:
    zoveel_meldingen(ploeg, 12)
    eerste = _pagina(client, ploeg, "Ibrahim", "?toon=op-u")
    al_gezien = set(_walk(client, eerste, "volgende")[0])
    voor = [
        rij for blad in _walk(client, client.get(eerste.volgende_url).context["pagina"], "volgende") for rij in blad
    ]
    _plan_ahead(ploeg, [0])
    na = [rij for blad in _walk(client, client.get(eerste.volgende_url).context["pagina"], "volgende") for rij in blad]
    assert [rij for rij in na if rij in voor] == voor and not al_gezien & set(na)


def test_nobody_counts_further_than_needed_and_a_filter_counts_what_it_leaves(client: Client, ploeg: Ploeg) -> None:
    zoveel_meldingen(ploeg, 3)
    _plan_ahead(ploeg, list(range(1, TELT_TOT + 20)))
    with CaptureQueriesContext(connection) as vangst:
        pagina = _pagina(client, ploeg, "Ibrahim")
    for vraag in vangst.captured_queries:
        sql = str(vraag["sql"])
        assert "termijnen_termijn" not in sql or ("OFFSET" not in sql and "COUNT(" not in sql), sql
    assert pagina.later == "Later: 91 vaste momenten om na te vragen"
    _plan_ahead(ploeg, [27] * TELT_TOT)
    pagina = _pagina(client, ploeg, "Ibrahim")
    assert [tekst for tekst, _url, _nu in pagina.tabs][:2] == ["Alles 99+", "Wacht op u 99+"]
    assert pagina.meta[-1].startswith("meer dan 99 taken")
    smal = _pagina(client, ploeg, "Ibrahim", "?soort=kinderen")
    kinderen = len(_titels(smal))
    assert [tekst for tekst, _url, _nu in smal.tabs][1] == f"Wacht op u {kinderen}"


def test_a_bookmark_of_another_list_or_of_no_moment_is_read_as_the_first_page(client: Client, ploeg: Ploeg) -> None:
    zoveel_meldingen(ploeg, 1)
    alles = _titels(_pagina(client, ploeg, "Ibrahim"))
    ver = bookmark("werklijst", 2**62, 0, 0)
    for plek in (bookmark("casuslijst", 1, 2, 3), "onzin", ver):
        assert _titels(_pagina(client, ploeg, "Ibrahim", f"?na={plek}")) == alles
    assert Plek.uit((2**62, 0, 0)) is None


def test_the_work_of_an_absent_colleague_is_taken_over_in_one_deed(client: Client, ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    ploeg.moment += timedelta(minutes=20)
    zet_klok(ploeg)
    wie = ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        ids = list(Termijn.objects.lopend().filter(dossier_id=casus.dossier_id).values_list("pk", flat=True))
        take_over(wie, termijnen=ids, medewerker=ploeg.mensen["Gerda"].pk)
    meld_aan(client, ploeg, "Fatima")
    client.post("/werkvoorraad/overnemen", {"collega": str(ploeg.mensen["Gerda"].publiek_id)})
    with transactie(wie, wat="toets"):
        assert Termijn.objects.filter(pk__in=ids, medewerker_id=ploeg.mensen["Fatima"].pk).count() == len(ids)


def test_work_of_somebody_of_another_team_cannot_be_taken_over(client: Client, ploeg: Ploeg) -> None:
    meld_aan(client, ploeg, "Fatima")
    antwoord = client.post("/werkvoorraad/overnemen", {"collega": str(ploeg.mensen["Bram"].publiek_id)})
    assert antwoord.status_code == 404
    assert client.post("/werkvoorraad/overnemen", {"collega": "onzin"}).status_code == 400


def _een_termijn(ploeg: Ploeg, naam: str = "Ibrahim") -> Termijn:
    wie = ploeg.handeling(naam)
    with transactie(wie, wat="toets"):
        return Termijn.objects.lopend().filter(team_id=wie.team, titel="acuut_screenen").get()


def test_a_term_says_how_it_was_computed(client: Client, ploeg: Ploeg) -> None:
    zoveel_meldingen(ploeg, 1, acuut=Acuut.ONBEKEND)
    antwoord = meld_aan(client, ploeg, "Ibrahim").get(f"/termijnen/{_een_termijn(ploeg).publiek_id}")
    assert "1 uur na het begin" in dict(antwoord.context["pagina"].gegevens)["Hoe berekend"]


def test_an_overrun_asks_a_reason_and_keeps_it(client: Client, ploeg: Ploeg) -> None:
    zoveel_meldingen(ploeg, 1, acuut=Acuut.ONBEKEND)
    adres = f"/termijnen/{_een_termijn(ploeg).publiek_id}"
    meld_aan(client, ploeg, "Ibrahim")
    assert client.post(f"{adres}/toelichting", {"reden": "Te vroeg"}).status_code == 409
    ploeg.moment += timedelta(hours=3)
    zet_klok(ploeg)
    assert client.post(f"{adres}/toelichting", {"reden": ""}).status_code == 400
    assert client.post(f"{adres}/toelichting", {"reden": "Politie was nog binnen."}).status_code == 302
    assert "Politie was nog binnen." in client.get(adres).content.decode()


def test_contact_on_waiting_work_shows_on_the_list(client: Client, ploeg: Ploeg) -> None:
    zoveel_meldingen(ploeg, 1, acuut=Acuut.ONBEKEND)
    adres = f"/termijnen/{_een_termijn(ploeg).publiek_id}/contact"
    meld_aan(client, ploeg, "Ibrahim")
    client.post(adres, {"contact_op": "2016-03-02", "volgende_check_op": "2016-03-04"})
    taak = _pagina(client, ploeg, "Ibrahim").groepen[0].taken[0]
    assert "Laatste contact vandaag. Volgende veiligheidscheck vr 4 maart." in taak.toelichting


def test_a_melding_that_waits_shows_owner_contact_and_next_check(client: Client, ploeg: Ploeg) -> None:
    zoveel_meldingen(ploeg, 1, acuut=Acuut.NEE)
    taken = {taak.titel: taak for groep in _pagina(client, ploeg, "Ibrahim").groepen for taak in groep.taken}
    (wachtend,) = (taak for titel, taak in taken.items() if titel.startswith("Zicht houden"))
    assert "Eigenaar: uw team. Nog geen contact geweest." in wachtend.toelichting
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        termijn = Termijn.objects.get(definitie="veiligheidscheck_wachtend")
        morgen = ploeg.moment + timedelta(days=1)
        record_contact(wie, dossier=termijn.dossier_id, contact_op=ploeg.moment, volgende_check_op=morgen)
    taken = {taak.titel: taak for groep in _pagina(client, ploeg, "Ibrahim").groepen for taak in groep.taken}
    (wachtend,) = (taak for titel, taak in taken.items() if titel.startswith("Zicht houden"))
    assert "Eigenaar: uw team. Laatste contact vandaag. Volgende veiligheidscheck morgen." in wachtend.toelichting


def test_a_term_of_another_dossier_is_not_there(client: Client, ploeg: Ploeg) -> None:
    zoveel_meldingen(ploeg, 1, acuut=Acuut.ONBEKEND)
    adres = f"/termijnen/{_een_termijn(ploeg).publiek_id}"
    meld_aan(client, ploeg, "Carlijn")
    assert client.get(adres).status_code == 404
    assert client.post(f"{adres}/toelichting", {"reden": "x"}).status_code == 404
    assert (
        client.post(f"{adres}/contact", {"contact_op": "2016-03-02", "volgende_check_op": "2016-03-03"}).status_code
        == 404
    )


def test_the_note_of_the_shift_holds_danger_and_what_was_done(client: Client, ploeg: Ploeg) -> None:
    een_melding(ploeg)
    antwoord = meld_aan(client, ploeg, "Ibrahim").get("/dienstoverdracht")
    assert any("Terpstra" in regel.titel for regel in antwoord.context["gevaar"])
    assert any("Acuut gevaar" in regel.titel for regel in antwoord.context["gedaan"])
    leeg = meld_aan(client, ploeg, "Carlijn").get("/dienstoverdracht")
    assert not leeg.context["gevaar"] and not leeg.context["gedaan"]


def test_the_front_door_leads_to_the_first_page_of_the_role(client: Client, ploeg: Ploeg) -> None:
    assert client.get("/").headers["Location"] == "/inloggen"
    assert meld_aan(client, ploeg, "Fatima").get("/").headers["Location"] == "/werkvoorraad"
    assert meld_aan(client, ploeg, "Greet").get("/").headers["Location"] == "/verantwoording"
    assert meld_aan(client, ploeg, "Frank").get("/").headers["Location"] == "/beheer"


def test_acute_danger_of_this_hour_stands_above_danger_that_is_long_late(client: Client, ploeg: Ploeg) -> None:
    een_melding(ploeg, acuut=Acuut.JA)
    ploeg.moment += timedelta(days=40)
    zet_klok(ploeg)
    een_melding(ploeg, acuut=Acuut.ONBEKEND)
    gevaar = _pagina(client, ploeg, "Ibrahim").gevaar
    assert gevaar is not None and len(gevaar.taken) == 2
    nieuw, oud = gevaar.taken
    assert nieuw.titel.startswith("Acuut gevaar beoordelen") and nieuw.dringend
    assert oud.termijn is not None and oud.termijn.te_laat


def test_follow_up_beyond_the_horizon_stands_on_a_page_of_its_own(client: Client, ploeg: Ploeg) -> None:
    _plan_ahead(ploeg, [10, 27, 29, 60, 365])
    pagina = _pagina(client, ploeg, "Ibrahim")
    assert sum("navragen" in titel for titel in _titels(pagina)) == 2
    assert pagina.later == "Later: 3 vaste momenten om na te vragen"
    later: Werkpagina = client.get(pagina.later_url).context["pagina"]
    assert [(maand, aantal) for maand, aantal, _adres in later.maanden] == [
        ("Maart 2016", "1"), ("Mei 2016", "1"), ("Maart 2017", "1"),
    ]  # fmt: skip
    assert [groep.kop for groep in later.groepen] == ["Maart 2016", "Mei 2016", "Maart 2017"]


def _only_the_moments_are_dangerous(ploeg: Ploeg) -> None:
    with transactie(ploeg.handeling("Ibrahim"), wat="toets"):
        Termijn.objects.exclude(titel__startswith="monitoring_").update(gevaar=0)


def test_a_far_follow_up_of_a_dossier_in_danger_is_marked_under_its_day_and_not_red(
    client: Client, ploeg: Ploeg
) -> None:
    _plan_ahead(ploeg, [200], gevaar=3)
    _only_the_moments_are_dangerous(ploeg)
    pagina = _pagina(client, ploeg, "Ibrahim")
    assert pagina.later == "" and pagina.gevaar is None
    gemerkt = [(groep.kop, taak) for groep in pagina.groepen for taak in groep.taken if taak.gevaarmerk]
    assert [kop for kop, _taak in gemerkt] == ["Later"]
    assert gemerkt[0][1].gevaarmerk == "Gevaar" and not gemerkt[0][1].gevaar
    assert pagina.stap is not None and not pagina.stap.gevaar


def test_a_follow_up_that_is_near_stays_red_and_its_family_is_marked_once(client: Client, ploeg: Ploeg) -> None:
    _plan_ahead(ploeg, [3, 200], gevaar=3)
    _only_the_moments_are_dangerous(ploeg)
    pagina = _pagina(client, ploeg, "Ibrahim")
    assert pagina.gevaar is not None and len(pagina.gevaar.taken) == 1
    assert all(not taak.gevaarmerk for groep in pagina.groepen for taak in groep.taken)


def test_what_is_overdue_does_not_stand_under_today(client: Client, ploeg: Ploeg) -> None:
    een_melding(ploeg)
    ploeg.moment += timedelta(days=30)
    zet_klok(ploeg)
    koppen = [groep.kop for groep in meld_aan(client, ploeg, "Ibrahim").get("/werkvoorraad").context["pagina"].groepen]
    assert "Te laat" in koppen and "Vandaag" not in koppen


def test_one_task_is_taken_given_away_and_given_back(client: Client, ploeg: Ploeg) -> None:
    een_melding(ploeg)
    with transactie(ploeg.handeling("Ibrahim"), wat="toets"):
        taak = Termijn.objects.filter(team_id=ploeg.team_van("Ibrahim").pk).order_by("id").first()
        assert taak is not None
    adres, ik = f"/termijnen/{taak.publiek_id}", str(ploeg.mensen["Ibrahim"].publiek_id)
    assert "Zet op naam" in meld_aan(client, ploeg, "Ibrahim").get("/werkvoorraad").content.decode()
    antwoord = client.post(f"{adres}/op-naam", {"wie": ik})
    assert antwoord.status_code == 302
    tekst = client.get(antwoord.headers["Location"]).content.decode()
    assert "Dit staat op uw naam." in tekst and "Geef terug aan het team" in tekst
    assert "Op naam van Ibrahim" in client.get("/werkvoorraad").content.decode()
    assert client.post(f"{adres}/op-naam", {"wie": str(ploeg.mensen["Wim"].publiek_id)}).status_code == 400
    assert client.post(f"{adres}/op-naam", {"wie": ""}).status_code == 302
    assert "Op naam van Ibrahim" not in client.get("/werkvoorraad").content.decode()


@pytest.mark.parametrize("naam", ["Elif", "Carlijn", "Bram", "Wim"])
def test_an_outsider_takes_no_task(client: Client, ploeg: Ploeg, naam: str) -> None:
    een_melding(ploeg)
    with transactie(ploeg.handeling("Ibrahim"), wat="toets"):
        taak = Termijn.objects.filter(team_id=ploeg.team_van("Ibrahim").pk).order_by("id").first()
        assert taak is not None
    antwoord = meld_aan(client, ploeg, naam).post(f"/termijnen/{taak.publiek_id}/op-naam", {"wie": ""})
    assert antwoord.status_code in (403, 404)
