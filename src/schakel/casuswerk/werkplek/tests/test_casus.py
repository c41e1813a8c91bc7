"""Does the page of a dossier show what may be seen, and is it absent for everybody else?"""

from datetime import timedelta

import pytest
from django.test import Client

from schakel.basis.kluis import actions as kluis
from schakel.basis.kluis.rules import Vak
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.basis.verantwoording.models import Verantwoording
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.models import Regie
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.casuswerk.monitoring.tests.builders import geplande_controles
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import een_overdracht
from schakel.casuswerk.personen.queries import kindcontacten_of, personen_of
from schakel.casuswerk.plannen.tests.builders import een_voorwaarde
from schakel.casuswerk.werkplek.tests.builders import meld_aan, zet_klok
from schakel.casuswerk.werkplek.views.casus import DELEN
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    """Return an open casus, twenty minutes after the melding."""
    gemaakt = een_casus(ploeg)
    ploeg.moment += timedelta(minutes=20)
    zet_klok(ploeg)
    return gemaakt


def _adressen(casus: Casus) -> list[str]:
    blad = f"/casussen/{casus.publiek_id}"
    return [blad, f"{blad}/grootboek", f"{blad}/tijdlijn", f"{blad}/regie", *(f"{blad}/delen/{deel}" for deel in DELEN)]


def test_the_page_and_each_part_of_it_answer(client: Client, ploeg: Ploeg, casus: Casus) -> None:
    meld_aan(client, ploeg, "Fatima")
    for adres in _adressen(casus):
        assert client.get(adres).status_code == 200, adres


@pytest.mark.parametrize("naam", ["Carlijn", "Elif", "Jamila", "Deniz"])
def test_an_outsider_is_told_that_there_is_nothing(client: Client, ploeg: Ploeg, casus: Casus, naam: str) -> None:
    meld_aan(client, ploeg, naam)
    for adres in _adressen(casus):
        assert client.get(adres).status_code in (403, 404), adres
    assert client.get(f"/casussen/{casus.publiek_id}").status_code == 404


def test_hidden_and_absent_get_the_same_answer(client: Client, ploeg: Ploeg, casus: Casus) -> None:
    meld_aan(client, ploeg, "Carlijn")
    verborgen = client.get(f"/casussen/{casus.publiek_id}")
    weg = client.get("/casussen/00000000-0000-4000-8000-000000000000")
    assert (verborgen.status_code, len(verborgen.content)) == (weg.status_code, len(weg.content))


def test_who_is_excluded_by_name_sees_nothing_though_the_team_does(client: Client, ploeg: Ploeg, casus: Casus) -> None:
    wie = ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        dossiers.exclude_medewerker(wie, dossier=casus.dossier_id, medewerker=ploeg.mensen["Gerda"].pk, reden="familie")
    assert meld_aan(client, ploeg, "Gerda").get(f"/casussen/{casus.publiek_id}").status_code == 404
    assert meld_aan(client, ploeg, "Fatima").get(f"/casussen/{casus.publiek_id}").status_code == 200


def test_the_family_is_drawn_and_read_as_a_list(client: Client, ploeg: Ploeg, casus: Casus) -> None:
    gezin = meld_aan(client, ploeg, "Fatima").get(f"/casussen/{casus.publiek_id}").context["gezin"]
    assert gezin.aantal == 4
    assert "<svg" in gezin.tekening
    assert any("Geweld van Joris van Dalen naar Marloes Terpstra" in regel.tekst for regel in gezin.regels)
    assert any(regel.naam == "Fenna" and "nog niet gezien" in regel.tekst for regel in gezin.regels)


def test_every_person_on_the_page_stands_in_the_log(client: Client, ploeg: Ploeg, casus: Casus) -> None:
    meld_aan(client, ploeg, "Fatima").get(f"/casussen/{casus.publiek_id}")
    greet = ploeg.handeling("Greet")
    with transactie(greet, wat="toets"):
        regel = Verantwoording.objects.filter(wat="werkplek:casus").latest("id")
    assert len(regel.betrokkenen) == 4
    assert casus.dossier_id in regel.dossiers
    assert regel.grondslagen


def test_the_ledger_answers_for_one_moment(client: Client, ploeg: Ploeg, casus: Casus) -> None:
    meld_aan(client, ploeg, "Fatima")
    blad = f"/casussen/{casus.publiek_id}/grootboek"
    antwoord = client.get(f"{blad}?datum=2016-03-02&tijd=21:55").context["antwoord"]
    assert antwoord.team == "Team vt-triage"
    assert "omdat" in antwoord.uitleg
    assert client.get(f"{blad}?datum=2015-01-01&tijd=02:00").context["antwoord"].bekend is False
    assert client.get(f"{blad}?datum=gisteren&tijd=").status_code == 400


def test_a_ledger_that_moved_names_both_teams(client: Client, ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    verloop = een_overdracht(ploeg, OverdrachtStatus.GESTART, casus=casus)
    ploeg.moment = verloop.moment + timedelta(hours=1)
    zet_klok(ploeg)
    pagina = meld_aan(client, ploeg, "Jamila").get(f"/casussen/{casus.publiek_id}")
    teams = [regel.team for regel in pagina.context["boek"].regels]
    assert teams == ["Team vt-triage", "Team jeugdteam-west"]
    assert "gestart" in pagina.context["boek"].balk
    assert pagina.context["regie"].vacant is False
    verhaal = client.get(f"/casussen/{casus.publiek_id}/tijdlijn").content.decode()
    assert "Verantwoordelijkheid overgegaan naar Team jeugdteam-west" in verhaal


def test_a_casus_without_regisseur_is_an_alarm(client: Client, ploeg: Ploeg, casus: Casus) -> None:
    assert meld_aan(client, ploeg, "Fatima").get(f"/casussen/{casus.publiek_id}").context["regie"].vacant


def test_conditions_and_safe_contact_stand_on_the_page(client: Client, ploeg: Ploeg, casus: Casus) -> None:
    een_voorwaarde(ploeg, casus.dossier_id)
    wie = ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        moeder = next(r.persoon for r in personen_of(wie, dossier=casus.dossier_id) if r.persoon.roepnaam == "Marloes")
        blad = {"hoe": "Bel tussen 9.00 en 11.00 uur"}
        kluis.store_geheim(wie, vak=Vak.CONTACT, onderwerp=moeder.publiek_id, dossier=casus.dossier_id, inhoud=blad)
    tekst = meld_aan(client, ploeg, "Fatima").get(f"/casussen/{casus.publiek_id}").content.decode()
    assert "Bel tussen 9.00 en 11.00 uur." in tekst
    assert "Joris slaapt bij zijn broer" in tekst


def test_a_melding_has_the_same_page(client: Client, ploeg: Ploeg) -> None:
    melding = een_melding(ploeg)
    meld_aan(client, ploeg, "Ibrahim")
    for publiek in (melding.publiek_id, melding.dossier.publiek_id):
        pagina = client.get(f"/casussen/{publiek}")
        assert pagina.context["kop"].label.startswith("Melding ")


def test_a_colleague_is_asked_to_direct_and_accepts(client: Client, ploeg: Ploeg, casus: Casus) -> None:
    blad = f"/casussen/{casus.publiek_id}/regie"
    meld_aan(client, ploeg, "Fatima")
    assert client.post(blad, {"wie": ""}).status_code == 400
    assert client.post(blad, {"wie": str(ploeg.mensen["Bram"].publiek_id)}).status_code == 400
    assert client.post(blad, {"wie": str(ploeg.mensen["Gerda"].publiek_id)}).status_code == 302
    assert client.post(f"{blad}/aanvaarden").status_code == 404
    meld_aan(client, ploeg, "Gerda")
    assert client.get(blad).context["aan_mij"]
    assert client.post(f"{blad}/aanvaarden").status_code == 302
    wie = ploeg.handeling("Gerda")
    with transactie(wie, wat="toets"):
        assert Regie.objects.get(dossier_id=casus.dossier_id).aanvaard_op is not None
    ploeg.moment += timedelta(minutes=5)
    zet_klok(ploeg)
    assert client.post(f"{blad}/beeindigen", {"reden": "ziekte"}).status_code == 302
    assert client.get(f"/casussen/{casus.publiek_id}").context["regie"].vacant


def test_a_child_that_was_spoken_is_recorded_from_the_page(client: Client, ploeg: Ploeg, casus: Casus) -> None:
    wie = ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        fenna = next(r.persoon for r in personen_of(wie, dossier=casus.dossier_id) if r.persoon.roepnaam == "Fenna")
    blad = f"/casussen/{casus.publiek_id}/kinderen/{fenna.publiek_id}"
    meld_aan(client, ploeg, "Fatima")
    assert client.get(blad).status_code == 200
    assert client.post(blad, {"wat": "niet", "op": "2016-03-02"}).status_code == 400
    assert client.post(blad, {"wat": "gesproken", "op": "2016-03-02", "hulpmiddel": "glazen_bol"}).status_code == 400
    gesprek = {"wat": "gesproken", "op": "2016-03-02", "met_wie": "alleen", "hulpmiddel": "drie_huizen"}
    assert client.post(blad, gesprek).status_code == 302
    with transactie(wie, wat="toets"):
        assert [c.hulpmiddel for c in kindcontacten_of(wie, dossier=casus.dossier_id)] == ["drie_huizen"]
    gezin = client.get(f"/casussen/{casus.publiek_id}").context["gezin"]
    assert any(regel.naam == "Fenna" and "gesproken vandaag" in regel.tekst for regel in gezin.regels)
    assert meld_aan(client, ploeg, "Carlijn").get(blad).status_code in (403, 404)


def test_a_sheet_of_safe_contact_is_filled_shown_and_kept_from_outsiders(
    client: Client, ploeg: Ploeg, casus: Casus
) -> None:
    wie = ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        moeder = next(r.persoon for r in personen_of(wie, dossier=casus.dossier_id) if r.persoon.roepnaam == "Marloes")
    adres = f"/casussen/{casus.publiek_id}/personen/{moeder.publiek_id}/contact"
    klant = meld_aan(client, ploeg, "Fatima")
    assert adres in klant.get(f"/casussen/{casus.publiek_id}").content.decode().replace(
        str(casus.dossier.publiek_id), str(casus.publiek_id)
    )
    fout = klant.post(adres, {"weg": "BELLEN", "codewoord": "tulp"})
    assert fout.status_code == 400
    assert "Schrijf het nummer" in fout.content.decode()
    assert "tulp" in fout.content.decode()
    blad = {
        "weg": "BELLEN",
        "waar": "06 555 01 23",
        "wanneer": "tussen 9 en 11",
        "codewoord": "tulp",
        "nooit": "geen post",
    }
    assert klant.post(adres, blad).status_code == 302
    tekst = klant.get(f"/casussen/{casus.publiek_id}").content.decode()
    assert "Bel 06 555 01 23. Veilig: tussen 9 en 11. Codewoord: tulp. Nooit: geen post." in tekst
    assert 'value="tulp"' in klant.get(adres).content.decode()
    for naam in ("Elif", "Jamila", "Frank"):
        assert meld_aan(client, ploeg, naam).get(adres).status_code in (403, 404)


def test_moments_of_asking_after_safety_are_listed_planned_and_done(client: Client, ploeg: Ploeg) -> None:
    eerste, _tweede = momenten = geplande_controles(ploeg)
    ploeg.moment += timedelta(days=95)
    zet_klok(ploeg)
    klant, wie = meld_aan(client, ploeg, "Fatima"), ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        casus = Casus.objects.get(dossier_id=eerste.dossier_id)
    blad = f"/casussen/{casus.publiek_id}"
    regels = klant.get(blad).context["monitoring"]
    assert [r.url for r in regels] == [f"/controles/{m.publiek_id}" for m in momenten]
    assert [r.badge.tekst for r in regels] == ["Had al gedaan moeten zijn", "Gepland"]
    assert regels[0].url in klant.get(f"{blad}/delen/monitoring").content.decode()
    for naam in ("Elif", "Jamila", "Frank"):
        assert meld_aan(client, ploeg, naam).get(f"{blad}/delen/monitoring").status_code in (403, 404)


def test_the_work_list_leads_to_the_page_of_a_check(client: Client, ploeg: Ploeg) -> None:
    eerste, tweede = geplande_controles(ploeg)
    ploeg.moment += timedelta(days=3)
    zet_klok(ploeg)
    klant = meld_aan(client, ploeg, "Fatima")
    tekst = klant.get("/werkvoorraad?soort=monitoring").content.decode()
    for moment in (eerste, tweede):
        assert f'href="/controles/{moment.publiek_id}"' in tekst
        assert klant.get(f"/controles/{moment.publiek_id}").status_code == 200
