"""The pages around a family: what they show, what they refuse with the typed text kept, and what an outsider finds."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.bijeenkomsten.models import Bijeenkomst, Contactpoging, Gezinsteam, Verslagregel
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import Bijeenkomstsoort
from schakel.casuswerk.bijeenkomsten.rules.kringen import Kring, Regelsoort
from schakel.casuswerk.bijeenkomsten.tests.builders import (
    een_bijeenkomst,
    een_contactblad,
    een_regel,
    een_werklijn,
    een_zaak,
    gehouden,
    gezin,
    in_the_region,
    stoelen,
    wie,
)
from schakel.casuswerk.bijeenkomsten.tests.conftest import Bezoek
from schakel.casuswerk.casussen.models import Casus
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
BUITENSTAANDERS = ["Bram", "Carlijn", "Elif", "Frank"]


@pytest.fixture
def ploeg() -> Ploeg:
    gemaakt = een_ploeg()
    in_the_region(gemaakt, "Wim")
    return gemaakt


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_zaak(ploeg)


def _text(antwoord: Any) -> str:
    return str(antwoord.content.decode())


def _base(casus: Casus) -> str:
    return f"/casussen/{casus.dossier.publiek_id}"


def _people(ploeg: Ploeg, rij: Bijeenkomst) -> dict[str, str]:
    return {code: str(g.publiek_id) for code, g in stoelen(ploeg, rij).items()}


def test_a_meeting_is_planned_on_the_page(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    client, adres = bezoek("Fatima"), f"{_base(casus)}/bijeenkomsten/nieuw"
    assert "Er is nog geen bijeenkomst." in _text(client.get(f"{_base(casus)}/bijeenkomsten"))
    pagina = _text(client.get(adres))
    mensen = [deel.split('"')[0] for deel in pagina.split('name="p-')[1:]]
    velden = {f"p-{m}": "MOET" for m in mensen if not m.endswith("-reden")}
    assert len(velden) == 4
    weg = next(iter(velden))
    inhoud = {"soort": "GESPREK", "gepland_voor": "2016-03-05T10:00", "doel": "Hoe wordt het veilig?", **velden}
    antwoord = client.post(adres, {**inhoud, weg: "NIET", "n0-naam": "Ina"})
    assert antwoord.status_code == 400
    pagina = _text(antwoord)
    assert "Kies waarom deze persoon er niet bij is." in pagina and "bijvoorbeeld oma" in pagina
    assert "Hoe wordt het veilig?" in pagina and 'value="Ina"' in pagina
    antwoord = client.post(
        adres, {**inhoud, weg: "NIET", f"{weg}-reden": "ONVEILIG", "n0-naam": "Ina", "n0-rol": "oma"}
    )
    assert antwoord.status_code == 302
    pagina = _text(client.get(antwoord["Location"]))
    assert "Ina, oma" in pagina and "Niet uitgenodigd: het was niet veilig." in pagina
    assert client.post(adres, {**inhoud, "soort": "BEZOEK"}).status_code == 400


def test_who_is_invited_how_on_the_page(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    een_contactblad(ploeg, casus, gezin(ploeg, casus)["SLACHTOFFER"], "EMAIL", "m@voorbeeld.nl")
    morgen = ploeg.moment + timedelta(hours=48)
    rij, client = een_bijeenkomst(ploeg, casus, gepland_voor=morgen), bezoek("Fatima")
    mensen, adres = _people(ploeg, rij), f"/bijeenkomsten/{rij.publiek_id}"
    assert "Nodig iedereen veilig uit" in _text(client.get(adres))
    antwoord = client.post(f"{adres}/genodigden/{mensen['PLEGER']}", {"weg": "BERICHT"})
    assert antwoord.status_code == 400 and "Er is geen veilige weg voor een bericht." in _text(antwoord)
    assert client.post(f"{adres}/genodigden/{mensen['PLEGER']}", {"weg": "NIET"}).status_code == 302
    assert client.post(f"{adres}/genodigden/{mensen['SLACHTOFFER']}", {"weg": "BERICHT"}).status_code == 302
    pagina = _text(client.get(adres))
    assert "Neutraal bericht over de veilige weg" in pagina and "m@voorbeeld.nl" not in pagina


def test_held_with_lines_and_each_an_own_copy(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    rij, client = een_bijeenkomst(ploeg, casus), bezoek("Fatima")
    mensen, adres = _people(ploeg, rij), f"/bijeenkomsten/{rij.publiek_id}"
    pagina = _text(client.get(adres))
    plaatsen = [d.split('"')[0] for d in pagina.split('name="g-')[1:]]
    erbij = {f"g-{p}": "AANWEZIG" for p in plaatsen if not p.endswith("-reden")}
    inhoud = {"op": "2016-03-03T20:00", **erbij, f"g-{mensen['PLEGER']}": "AFWEZIG"}
    antwoord = client.post(f"{adres}/gehouden", inhoud)
    assert antwoord.status_code == 400 and "Kies waarom deze persoon er niet was." in _text(antwoord)
    assert client.post(f"{adres}/gehouden", {**inhoud, f"g-{mensen['PLEGER']}-reden": "WILDE_NIET"}).status_code == 302
    regel = {"soort": "BEELD", "wie": mensen["SLACHTOFFER"], "tekst": "Ik wil weg.", "kring": ""}
    antwoord = client.post(f"{adres}/regels", regel)
    assert antwoord.status_code == 400 and "Ik wil weg." in _text(antwoord)
    assert client.post(f"{adres}/regels", {**regel, "kring": "REGIE"}).status_code == 302
    assert client.post(f"{adres}/regels", {**regel, "tekst": "Rust.", "kring": "IEDEREEN"}).status_code == 302
    een = _text(client.get(adres)).split(f"{adres}/regels/")[1].split('"')[0]
    assert client.post(f"{adres}/regels/{een}", {"kring": "IEDEREEN"}).status_code == 400
    assert bezoek("Elif").post(f"{adres}/regels/{een}", {"kring": "REGIE"}).status_code == 404
    assert "Niet het hele gezin was erbij." in _text(client.get(adres))
    assert "Ik wil weg." in _text(client.get(f"{adres}/verslag"))
    assert "Ik wil weg." not in _text(bezoek("Jamila").get(adres))
    for voor in ("PLEGER", "SLACHTOFFER", "KIND", "netwerk"):
        pagina = _text(client.get(f"{adres}/verslag?voor={mensen[voor]}"))
        assert "Rust." in pagina and "Ik wil weg." not in pagina, voor
    for onzin in ("zomaar", mensen["jeugdteam-west"]):
        assert client.get(f"{adres}/verslag?voor={onzin}").status_code == 404


def test_who_was_kept_away_gets_no_minutes_and_no_family_paper_names_a_team(
    ploeg: Ploeg, casus: Casus, bezoek: Bezoek
) -> None:
    rij, client = een_bijeenkomst(ploeg, casus), bezoek("Fatima")
    mensen, adres = _people(ploeg, rij), f"/bijeenkomsten/{rij.publiek_id}"
    plaatsen = [d.split('"')[0] for d in _text(client.get(adres)).split('name="g-')[1:]]
    erbij = {f"g-{p}": "AANWEZIG" for p in plaatsen if not p.endswith("-reden")}
    weg = {f"g-{mensen['PLEGER']}": "AFWEZIG", f"g-{mensen['PLEGER']}-reden": "ONVEILIG"}
    assert client.post(f"{adres}/gehouden", {"op": "2016-03-03T20:00", **erbij, **weg}).status_code == 302
    regel = {"soort": "BEELD", "wie": mensen["SLACHTOFFER"], "tekst": "Rust.", "kring": "IEDEREEN"}
    assert client.post(f"{adres}/regels", regel).status_code == 302
    assert client.get(f"{adres}/verslag?voor={mensen['PLEGER']}").status_code == 404
    assert f"?voor={mensen['PLEGER']}" not in _text(client.get(f"{adres}/verslag"))
    teams = [team.naam for team in ploeg.teams.values()]
    aanwezig = client.get(f"{adres}/verslag?voor={mensen['SLACHTOFFER']}").context["v"].aanwezig
    assert aanwezig and not set(aanwezig) & set(teams)


def test_going_round_and_calling_off_on_the_page(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    rij, client = een_bijeenkomst(ploeg, casus), bezoek("Fatima")
    adres = f"/bijeenkomsten/{rij.publiek_id}"
    assert client.post(f"{adres}/rond", {}).status_code == 400
    assert client.post(f"{adres}/rond", {"reden": "ONVEILIG"}).status_code == 302
    rond = _text(client.get(adres))
    assert "U gaat rond: samen aan tafel is onveilig." in rond and "Waar was dat veilig?" in rond
    assert client.post(f"{adres}/afgelast", {"reden": ""}).status_code == 400
    assert client.post(f"{adres}/afgelast", {"reden": "Marloes is ziek."}).status_code == 302
    assert "Marloes is ziek." in _text(client.get(adres))
    assert client.post(f"{adres}/rond", {"reden": "ONVEILIG"}).status_code == 400


def test_a_session_goes_in_two_parts_on_the_page(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    rij, client = een_bijeenkomst(ploeg, casus, soort=Bijeenkomstsoort.SESSIE), bezoek("Jamila")
    mensen, adres = _people(ploeg, rij), f"/bijeenkomsten/{rij.publiek_id}"
    hulp = {"soort": "BESLUIT", "deel": "HULP", "wie": mensen["PLEGER"], "tekst": "BORG.", "kring": "IEDEREEN"}
    antwoord = client.post(f"{adres}/regels", hulp)
    assert antwoord.status_code == 400 and "Eerst veiligheid." in _text(antwoord)
    assert client.post(f"{adres}/veiligheid").status_code == 409
    veilig = {"soort": "BESLUIT", "deel": "VEILIGHEID", "tekst": "Joris slaapt elders.", "kring": "IEDEREEN"}
    assert client.post(f"{adres}/regels", veilig).status_code == 302
    assert client.post(f"{adres}/veiligheid").status_code == 302
    assert client.post(f"{adres}/regels", hulp).status_code == 302
    pagina = _text(client.get(adres))
    assert pagina.index("Joris slaapt elders.") > 0 and "2. Hulp voor ieder" in pagina


def test_a_visit_is_confirmed_and_children_are_recorded(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    rij = gehouden(ploeg, een_bijeenkomst(ploeg, casus, soort=Bijeenkomstsoort.BEZOEK))
    client, adres = bezoek("Jamila"), f"/bijeenkomsten/{rij.publiek_id}"
    pagina = _text(client.get(adres))
    assert "Bevestig dit verslag namens uw team" in pagina
    kind = pagina.split('name="persoon"')[1].split('<option value="')[2].split('"')[0]
    assert client.post(f"{adres}/kinderen", {"persoon": kind, "wat": "niet"}).status_code == 400
    assert client.post(f"{adres}/kinderen", {"persoon": kind, "wat": "gezien"}).status_code == 302
    assert client.post(f"{adres}/bevestigen", {"meegenomen": ""}).status_code == 400
    assert client.post(f"{adres}/bevestigen", {"meegenomen": "Wij bellen school."}).status_code == 302
    assert client.post(f"{adres}/bevestigen", {"meegenomen": "Nog eens."}).status_code == 404
    pagina = _text(bezoek("Fatima").get(adres))
    assert "Wij bellen school." in pagina and "gezien, niet gesproken" in pagina
    assert "Een team heeft dit verslag nog niet bevestigd." in _text(client.get(f"{_base(casus)}/bijeenkomsten"))


def test_contact_help_and_team_on_their_pages(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    client, basis = bezoek("Fatima"), _base(casus)
    pagina = _text(client.get(f"{basis}/contact"))
    persoon = pagina.split('name="persoon"')[1].split('<option value="')[2].split('"')[0]
    poging = {"persoon": persoon, "op": "2016-03-03T12:00", "weg": "HUISBEZOEK", "uitkomst": "DEUR_DICHT"}
    antwoord = client.post(f"{basis}/contact", {**poging, "aangeboden": "", "laat_binnen": "Haar zus."})
    assert antwoord.status_code == 400 and "Haar zus." in _text(antwoord)
    assert client.post(f"{basis}/contact", {**poging, "aangeboden": "Een gesprek."}).status_code == 302
    assert "1 poging zonder contact" in _text(client.get(f"{basis}/contact"))
    bereikt = {**poging, "op": "2016-03-03T13:00", "uitkomst": "BEREIKT", "aangeboden": "Een gesprek."}
    lijn = {"persoon": persoon, "soort": "hulp", "wat": "Gesprekken.", "op": "2016-03-03"}
    assert client.post(f"{basis}/werklijnen", {**lijn, "wat": ""}).status_code == 400
    assert client.post(f"{basis}/werklijnen", lijn).status_code == 302
    pagina = _text(client.get(f"{basis}/werklijnen"))
    assert "Gesprekken." in pagina and "Nog niet gesproken" in pagina
    assert client.post(f"{basis}/contact", bereikt).status_code == 302
    assert "Gesproken op 3 maart 2016" in _text(client.get(f"{basis}/werklijnen"))
    een = pagina.split('href="/werklijnen/')[1].split('"')[0]
    assert client.post(f"/werklijnen/{een}", {"naar": "GEWEIGERD", "op": "2016-03-03"}).status_code == 400
    assert client.post(f"/werklijnen/{een}", {"naar": "AANGEVRAAGD", "op": "2016-03-03"}).status_code == 302
    assert "Aangevraagd 3 maart 2016" in _text(client.get(f"/werklijnen/{een}"))


def test_the_team_around_a_family_on_its_page(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    client, basis = bezoek("Fatima"), f"{_base(casus)}/gezinsteam"
    kern = [str(ploeg.team_van(naam).publiek_id) for naam in ("Fatima", "Jamila")]
    regie = str(ploeg.mensen["Fatima"].publiek_id)
    assert client.post(basis, {"vorm": "gezinsteam", "kern": kern[:1], "medewerker": regie}).status_code == 400
    assert client.post(basis, {"vorm": "gezinsteam", "kern": kern, "medewerker": regie}).status_code == 302
    wim = str(ploeg.team_van("Wim").publiek_id)
    lid = f"{basis}/leden?team={wim}"
    assert "Alleen deze collega" in _text(client.get(lid))
    assert client.post(lid, {"plek": "ERBIJ"}).status_code == 400
    naam = str(ploeg.mensen["Wim"].publiek_id)
    assert client.post(lid, {"plek": "ERBIJ", "tot": "2016-03-20", "medewerkers": [naam]}).status_code == 302
    pagina = _text(client.get(basis))
    assert "tot 21 maart 2016, alleen Wim" in pagina
    assert bezoek("Wim").get(basis).status_code == 200
    assert bezoek("Jamila").post(f"{basis}/opheffen").status_code == 403
    stopt = pagina.split("/gezinsteam/leden/")[1].split('"')[0]
    assert client.post(f"{basis}/leden/{stopt}").status_code in (302, 400)
    assert client.post(f"{basis}/procesregie", {"medewerker": regie}).status_code == 400
    jamila = str(ploeg.mensen["Jamila"].publiek_id)
    assert client.post(f"{basis}/procesregie", {"medewerker": jamila}).status_code == 302
    assert client.post(f"{basis}/opheffen").status_code == 302
    assert "Vorm een team" in _text(client.get(basis))
    assert client.post(f"{basis}/opheffen").status_code == 404


@pytest.mark.parametrize("naam", BUITENSTAANDERS)
def test_an_outsider_finds_nothing(ploeg: Ploeg, casus: Casus, bezoek: Bezoek, naam: str) -> None:
    rij = een_bijeenkomst(ploeg, casus)
    lijn = een_werklijn(ploeg, casus, gezin(ploeg, casus)["PLEGER"])
    client, basis, een = bezoek(naam), _base(casus), f"/bijeenkomsten/{rij.publiek_id}"
    stoel = next(iter(_people(ploeg, rij).values()))
    for pad in (f"{basis}/bijeenkomsten", f"{basis}/bijeenkomsten/nieuw", een, f"{een}/verslag", f"{basis}/contact",
                f"{basis}/werklijnen", f"/werklijnen/{lijn.publiek_id}", f"{basis}/gezinsteam"):  # fmt: skip
        assert client.get(pad).status_code in (403, 404), pad
    for pad in (f"{een}/genodigden/{stoel}", f"{een}/rond", f"{een}/gehouden", f"{een}/afgelast", f"{een}/regels",
                f"{een}/veiligheid", f"{een}/bevestigen", f"{een}/kinderen", f"{basis}/gezinsteam/opheffen",
                f"{basis}/gezinsteam/procesregie", f"{basis}/gezinsteam/leden"):  # fmt: skip
        assert client.post(pad).status_code in (403, 404), pad


def test_whoever_only_reads_sees_no_button(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    rij, lena = een_bijeenkomst(ploeg, casus), bezoek("Lena")
    pagina = _text(lena.get(f"/bijeenkomsten/{rij.publiek_id}"))
    assert "Wie hoort erbij" in pagina and "Bewaar deze regel" not in pagina and "Stuur neutraal bericht" not in pagina
    assert "Plan bijeenkomst" not in _text(lena.get(f"{_base(casus)}/bijeenkomsten"))
    for pad in ("contact", "werklijnen", "gezinsteam"):
        assert 'method="post"' not in _text(lena.get(f"{_base(casus)}/{pad}")).split("<main")[1], pad


def _queries(client: Any, adres: str) -> int:
    client.get(adres)
    with CaptureQueriesContext(connection) as gesteld:
        assert client.get(adres).status_code == 200
    return len(gesteld)


def test_more_rows_ask_no_more_queries(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    rij, client, basis = een_bijeenkomst(ploeg, casus), bezoek("Fatima"), _base(casus)
    plaatsen, pleger = stoelen(ploeg, rij), gezin(ploeg, casus)["PLEGER"]
    een_regel(ploeg, rij, "Een.", Kring.HULP, soort=Regelsoort.BEELD, wie=plaatsen["PLEGER"].pk)
    een_werklijn(ploeg, casus, pleger)
    poging = {"op": "2016-03-03T12:00", "weg": "HUISBEZOEK", "uitkomst": "DEUR_DICHT", "aangeboden": "Een gesprek."}
    persoon = _text(client.get(f"{basis}/contact")).split('name="persoon"')[1].split('<option value="')[2].split('"')[0]
    client.post(f"{basis}/contact", {**poging, "persoon": persoon})
    paden = [f"{basis}/bijeenkomsten", f"/bijeenkomsten/{rij.publiek_id}", f"/bijeenkomsten/{rij.publiek_id}/verslag",
             f"{basis}/contact", f"{basis}/werklijnen"]  # fmt: skip
    eerst = {pad: _queries(client, pad) for pad in paden}
    for n in range(4):
        een_bijeenkomst(ploeg, casus, gepland_voor=ploeg.moment + timedelta(days=n))
        een_regel(ploeg, rij, f"Regel {n}.", Kring.HULP, soort=Regelsoort.BEELD, wie=plaatsen["KIND"].pk)
        een_werklijn(ploeg, casus, pleger)
        client.post(f"{basis}/contact", {**poging, "persoon": persoon})
    assert {pad: _queries(client, pad) for pad in paden} == eerst
    fatima = wie(ploeg, uren=48)
    with transactie(fatima, wat="toets"):
        assert Contactpoging.objects.count() == 5 and Verslagregel.objects.count() == 5
        assert Gezinsteam.objects.count() == 0
