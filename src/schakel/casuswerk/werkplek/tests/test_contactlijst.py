"""Do the contact lists, the people to call, the gap map, the roles, the guides and the signal cards say what holds?"""

from datetime import date, time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schakel.basis.afspraken import actions as afspraken
from schakel.basis.afspraken.tests.builders import MACHINE, REGIONAAL, inhoud_van
from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.models import Contactpersoon, Contactwijziging, Rolbevestiging
from schakel.basis.organisaties.rules import (
    Aanbodbeschrijving,
    Contactbeschrijving,
    Dienstbeschrijving,
    Gebiedbeschrijving,
    Regelingbeschrijving,
    Signaalbeschrijving,
    Teambeschrijving,
    Werkgebiedbeschrijving,
)
from schakel.basis.toegang.tests.builders import REGIO, Ploeg
from schakel.casuswerk.werkplek.presenters.contactlijst import _harmless
from schakel.casuswerk.werkplek.tests.builders import laad_termijnen, meld_aan

pytestmark = pytest.mark.django_db
PAGINAS = (
    "/ketenkaart/bellen", "/ketenkaart/gaten", "/ketenkaart/beleid", "/ketenkaart/bijhouden", "/contactlijst",
    "/contactlijst/csv", "/onze-rol", "/onze-rol/teams", "/gids", "/gids/route", "/gids/jeugdteam", "/signaalkaarten",
    "/signaalkaarten/kind",
)  # fmt: skip


def een_team(code: str, soort: str, organisatie: str, *aanbod: Aanbodbeschrijving) -> Teambeschrijving:
    joris = Contactbeschrijving(code="twee", naam="Joris", functie="Vervanger", telefoon="070 555 01 02")
    sanne = Contactbeschrijving(
        code="een", naam="Sanne", functie="Coördinator", telefoon="070 555 01 01", vervanger="twee",
        gecontroleerd_op=date(2016, 1, 15), eigenaar="Beheer van het team",
    )  # fmt: skip
    return Teambeschrijving(
        code=code, naam=f"Team {code}", organisatie=organisatie, soort=soort, telefoon="070 555 01 01", aanbod=aanbod,
        werkgebieden=(Werkgebiedbeschrijving(gebied="0518", doelgroep="allen"),), contactpersonen=(sanne, joris),
    )  # fmt: skip


@pytest.fixture
def ploeg(ploeg: Ploeg) -> Ploeg:
    """Return the cast in a region with agreements, where its teams work in one municipality and have contacts."""
    gebieden = [("regio", "geheel", "Geheel", None), ("gemeente", "0518", "Noordstad", "geheel"),
                ("gemeente", "0629", "Zuidstad", "geheel")]  # fmt: skip
    organisaties.store_gebieden(
        MACHINE,
        regio=ploeg.regio,
        beschrijvingen=[Gebiedbeschrijving(soort=s, code=c, naam=n, ouder=o) for s, c, n, o in gebieden],
    )
    bed = Aanbodbeschrijving(
        code="bed", naam="Noodbed", fase="opvang", doelgroep="vrouwen", wachttijd_dagen=2, wachttijd_op=date(2016, 3, 1)
    )
    for naam in ("Fatima", "Jamila", "Wim"):
        team = ploeg.team_van(naam)
        aanbod = (bed,) if naam == "Jamila" else ()
        organisaties.store_team(
            MACHINE, regio=ploeg.regio,
            beschrijving=een_team(team.code, team.soort, team.organisatie.code, *aanbod),
        )  # fmt: skip
    organisaties.store_diensten(
        MACHINE, regio=ploeg.regio,
        beschrijvingen=[
            Dienstbeschrijving(code="nacht", functie="noodbed", weekdagen=(1, 2, 3, 4, 5, 6, 7), van_uur=time(17),
                               tot_uur=time(9), telefoon="070 555 09 09", team=ploeg.team_van("Jamila").code)
        ],
    )  # fmt: skip
    organisaties.store_regelingen(
        MACHINE, regio=ploeg.regio,
        beschrijvingen=[
            Regelingbeschrijving(
                gemeente="0518", code="jeugdteam-eerst", veld="jeugd", omschrijving="Eerst het jeugdteam."
            )
        ],
    )  # fmt: skip
    organisaties.store_signaalkaarten(
        MACHINE, regio="",
        beschrijvingen=[
            Signaalbeschrijving(
                code="kind", thema="Kinderen", titel="Kind (voorbeeld)", signalen=("Stil.",), let_op=("Luister.",),
                bron="verzonnen",
            )
        ],
    )  # fmt: skip
    afspraken.load_afspraak(MACHINE, regio=REGIO, inhoud=inhoud_van(REGIONAAL))
    return ploeg


def zaken(client: Client, vraag: str = "?gemeente=0518") -> dict[str, Any]:
    return {z.naam: z for z in client.get(f"/contactlijst{vraag}").context["zaken"]}


@pytest.mark.parametrize("naam", ["Fatima", "Jamila", "Wim", "Frank", "Elif", "Bram"])
def test_everybody_of_the_chain_reads_them(client: Client, ploeg: Ploeg, naam: str) -> None:
    meld_aan(client, ploeg, naam)
    eigen = {"/onze-rol"} if naam not in ("Fatima", "Jamila", "Wim") else set()
    for pad in PAGINAS:
        assert client.get(pad).status_code in ({200, 404} if pad in eigen else {200}), pad


@pytest.mark.parametrize("pad", PAGINAS)
def test_nobody_without_an_account_reads_them(client: Client, ploeg: Ploeg, pad: str) -> None:
    assert client.get(pad).status_code in (302, 401, 403, 404)


def test_the_list_says_who_hands_over_to_whom_and_whom_to_call(client: Client, ploeg: Ploeg) -> None:
    meld_aan(client, ploeg, "Wim")
    kinderen = zaken(client)["Zijn er kinderen, dan neemt het jeugdteam de zaak aan."]
    jamila = ploeg.team_van("Jamila")
    assert (kinderen.van, kinderen.naar) == (ploeg.team_van("Fatima").naam, jamila.naam)
    assert kinderen.verantwoordelijk.endswith(f"tot de hulp is gestart, daarna {jamila.naam}")
    (bel,) = kinderen.bellen
    assert (bel.contact, bel.vervanger) == ("Sanne, Coördinator", "Joris, 070 555 01 02")
    assert bel.gecontroleerd == "gecontroleerd op 15 januari 2016 door Beheer van het team"
    acuut = zaken(client)["Eerst veiligheid; Veilig Thuis grijpt direct in."]
    assert acuut.naar == "wordt niet overgedragen"
    elders = zaken(client, "?gemeente=0629")
    assert "In deze gemeenten pakt het maatschappelijk werk de zaak op." in elders
    assert "In deze gemeenten pakt het maatschappelijk werk de zaak op." not in zaken(client)


def test_the_list_as_csv_holds_every_municipality_and_runs_no_formula(client: Client, ploeg: Ploeg) -> None:
    antwoord = meld_aan(client, ploeg, "Wim").get("/contactlijst/csv")
    regels = antwoord.content.decode("utf-8-sig").splitlines()
    assert antwoord["Content-Type"].startswith("text/csv") and "contactlijst.csv" in antwoord["Content-Disposition"]
    assert regels[0].startswith("gemeente;zaak;wanneer;besluit;van;naar;team")
    assert {regel.split(";")[0] for regel in regels[1:]} == {"Noordstad", "Zuidstad"}
    assert [_harmless(cel) for cel in ("=1+1", "@x", "gewoon")] == ["'=1+1", "'@x", "gewoon"]


def voorstel(ploeg: Ploeg, naam: str = "Jamila") -> str:
    return f"/ketenkaart/contacten/{ploeg.team_van(naam).code}/een"


def test_a_proposal_waits_until_the_owner_takes_it_over(client: Client, ploeg: Ploeg) -> None:
    meld_aan(client, ploeg, "Wim")
    velden = {"naam": "Noor", "functie": "Coördinator", "telefoon": "070 555 03 03", "reden": "Gebeld"}
    assert client.post(voorstel(ploeg), velden).status_code == 302
    wijziging = Contactwijziging.objects.get()
    besluit = f"/ketenkaart/voorstellen/{wijziging.publiek_id}"
    assert client.post(besluit, {"akkoord": "ja"}).status_code == 404
    assert [woord for _t, _s, woord in client.get("/ketenkaart/bijhouden").context["pagina"].eigen] == [
        "wacht op de eigenaar"
    ]
    meld_aan(client, ploeg, "Jamila")
    (regel,) = client.get("/ketenkaart/bijhouden").context["pagina"].voorstellen
    assert ("Naam", "Sanne", "Noor") in regel.anders and "Wim" in regel.gevraagd
    geweigerd = client.post(besluit, {"akkoord": "nee", "afwijsreden": ""})
    assert geweigerd.status_code == 400 and "Schrijf waarom dit niet klopt" in geweigerd.content.decode()
    assert client.post(besluit, {"akkoord": "ja"}).status_code == 302
    contact = Contactpersoon.objects.get(team=ploeg.team_van("Jamila"), code="een")
    assert (contact.naam, contact.gecontroleerd_door != "") == ("Noor", True)
    assert client.post(besluit, {"akkoord": "ja"}).status_code in (400, 409)


def test_a_proposal_keeps_what_was_typed_and_says_what_is_wrong(client: Client, ploeg: Ploeg) -> None:
    meld_aan(client, ploeg, "Wim")
    antwoord = client.post(voorstel(ploeg), {"naam": "", "functie": "Iets", "telefoon": "1"})
    assert antwoord.status_code == 400 and 'value="Iets"' in antwoord.content.decode()
    zelfde = {"naam": "Sanne", "functie": "Coördinator", "telefoon": "070 555 01 01"}
    assert "Er is niets veranderd" in client.post(voorstel(ploeg), zelfde).content.decode()
    assert client.get("/ketenkaart/contacten/is-er-niet/een").status_code == 404


def test_only_the_owner_says_that_it_is_still_true(client: Client, ploeg: Ploeg) -> None:
    klopt = f"{voorstel(ploeg)}/klopt"
    assert meld_aan(client, ploeg, "Wim").post(klopt).status_code == 403
    assert meld_aan(client, ploeg, "Jamila").post(klopt).status_code == 302
    assert Contactpersoon.objects.get(team=ploeg.team_van("Jamila"), code="een").gecontroleerd_op == date(2016, 3, 2)


def test_whom_can_i_call_now(client: Client, ploeg: Ploeg) -> None:
    meld_aan(client, ploeg, "Wim")
    (nacht,) = client.get("/ketenkaart/bellen?nodig=bed").context["kaarten"]
    assert (nacht.nu, nacht.telefoon) == (("veilig", "nu bereikbaar"), "070 555 09 09")
    assert nacht.wachttijd == "2 dagen, gevraagd op 1 maart 2016" and nacht.vraag_naar == "Sanne, Coördinator"
    (dag,) = client.get("/ketenkaart/bellen?nodig=bed&moment=2016-03-02T11:00").context["kaarten"]
    assert dag.nu[1] == "nu niet bereikbaar" and dag.telefoon == "070 555 01 01"
    fout = client.get("/ketenkaart/bellen?postcode=zomaar&leeftijd=200")
    assert fout.status_code == 400 and "Dit is geen postcode" in fout.content.decode()
    assert client.get("/ketenkaart/bellen?gemeente=0629&nodig=bed").context["kaarten"] == []


def test_the_first_twelve_stand_open_and_the_rest_behind_one_button(client: Client, ploeg: Ploeg) -> None:
    een = ploeg.team_van("Jamila")
    aanbod = [
        Aanbodbeschrijving(code=f"hulp-{n}", naam=f"Hulp {n:02}", fase="curatie", doelgroep="allen") for n in range(14)
    ]
    organisaties.store_team(
        MACHINE, regio=ploeg.regio,
        beschrijving=Teambeschrijving(
            code=een.code, naam=een.naam, organisatie=een.organisatie.code, soort=een.soort, aanbod=tuple(aanbod),
            werkgebieden=(Werkgebiedbeschrijving(gebied="0518", doelgroep="allen"),),
        ),
    )  # fmt: skip
    meld_aan(client, ploeg, "Wim")
    antwoord = client.get("/ketenkaart/bellen")
    kaarten, pagina = antwoord.context["kaarten"], antwoord.content.decode()
    assert len(kaarten) > 12 and len({kaart.id for kaart in kaarten}) == len(kaarten)
    rest = pagina.index("Toon wat minder dichtbij")
    assert [pagina.index(f'id="{kaart.id}"') < rest for kaart in kaarten] == [n < 12 for n in range(len(kaarten))]


def test_a_program_asks_whom_to_call_now_as_a_person_does(client: Client, ploeg: Ploeg) -> None:
    def vraag(**wat: str) -> tuple[int, dict[str, Any]]:
        antwoord = client.get("/api/v1/ketenkaart/bellen", wat)
        return antwoord.status_code, antwoord.json()

    meld_aan(client, ploeg, "Wim")
    (nacht,) = vraag(nodig="bed")[1]["aanbod"]
    assert (nacht["bereikbaar"], nacht["telefoon"]) == (True, "070 555 09 09")
    assert (nacht["wachttijdDagen"], nacht["datumWachttijdGevraagd"]) == (2, "2016-03-01")
    assert nacht["contactpersoon"]["naam"] == "Sanne"
    (dag,) = vraag(nodig="bed", moment="2016-03-02T11:00:00+01:00")[1]["aanbod"]
    assert (dag["bereikbaar"], dag["telefoon"]) == (False, "070 555 01 01")
    assert vraag(nodig="bed", gemeente="0629")[1]["aanbod"] == []
    for wat in ({"postcode": "zomaar"}, {"leeftijd": "200"}, {"moment": "morgen"}, {"leeftijd": "9" * 400}):
        assert vraag(**wat)[0] == 400


def test_the_gap_map_and_the_policy_layers(client: Client, ploeg: Ploeg) -> None:
    meld_aan(client, ploeg, "Wim")
    (rij,) = client.get("/ketenkaart/gaten").context["tabel"].rijen
    assert rij[0] == "Vrouwen" and "niet in: Zuidstad" in rij and "nergens" in rij
    (rij,) = client.get("/ketenkaart/gaten?gemeente=0518").context["tabel"].rijen
    assert "eigen aanbod" in rij and "geen aanbod" in rij
    noord, zuid = client.get("/ketenkaart/beleid").context["tabel"].rijen
    assert noord[3] == "Eerst het jeugdteam." and zuid[3].startswith("Niets eigens")


def test_the_role_of_who_judges_meldingen_names_the_terms_of_a_melding(client: Client, ploeg: Ploeg) -> None:
    laad_termijnen(ploeg)
    meld_aan(client, ploeg, "Fatima")
    binnen = client.get("/onze-rol").context["pagina"].blad.binnen
    (regel,) = [regel for regel in binnen if regel.startswith("Veiligheidsbeoordeling afronden: binnen 5 werkdagen")]
    assert regel.endswith("vanaf: melding ontvangen")
    meld_aan(client, ploeg, "Jamila")
    assert not any("melding ontvangen" in regel for regel in client.get("/onze-rol").context["pagina"].blad.binnen)


def test_a_role_is_made_from_agreements_and_confirmed_by_the_team(client: Client, ploeg: Ploeg) -> None:
    meld_aan(client, ploeg, "Jamila")
    pagina = client.get("/onze-rol").context["pagina"]
    assert pagina.stand == ("gevaar", "nog niet bevestigd")
    assert any("jeugdteam neemt" in r or "kinderen" in r for r in pagina.blad.komt)
    assert any(
        r.startswith("stap van de overdracht: acceptatie") and "binnen 3 werkdagen" in r for r in pagina.blad.binnen
    )
    assert pagina.blad.nooit and pagina.blad.lokaal[0][0] == "Noordstad: Eerst het jeugdteam."
    client.post("/onze-rol", {"gelezen": "ja"})
    assert client.get("/onze-rol").context["pagina"].lezers and not Rolbevestiging.objects.get().namens_team
    client.post("/onze-rol", {"bevestig": "ja"})
    assert client.get("/onze-rol").context["pagina"].stand == ("veilig", "bevestigd")
    rijen = {
        naam: stand
        for naam, _url, stand, _zin in meld_aan(client, ploeg, "Wim").get("/onze-rol/teams").context["rijen"]
    }
    assert rijen[ploeg.team_van("Jamila").naam][1] == "bevestigd"
    assert rijen[ploeg.team_van("Fatima").naam][1] == "nog niet bevestigd"
    organisaties.store_regelingen(MACHINE, regio=ploeg.regio, beschrijvingen=[])
    veranderd = client.get(f"/onze-rol/teams/{ploeg.team_van('Jamila').publiek_id}").context["pagina"]
    assert veranderd.stand == ("gevaar", "veranderd na de bevestiging")


def test_a_guide_says_what_when_and_how(client: Client, ploeg: Ploeg) -> None:
    meld_aan(client, ploeg, "Wim")
    route = client.get("/gids/route").context["pagina"]
    assert route.voorbeeld and any("jeugdteam" in regel for regel in route.hoe) and route.wat
    jeugd = client.get("/gids/jeugdteam").context["pagina"]
    assert "Noodbed" in jeugd.wat and "Noordstad: Eerst het jeugdteam." in jeugd.wanneer
    assert client.get("/gids/bestaat-niet").status_code == 404


def test_a_signal_card_is_labelled_as_an_example_with_its_source(client: Client, ploeg: Ploeg) -> None:
    inhoud = meld_aan(client, ploeg, "Jamila").get("/signaalkaarten/kind").content.decode()
    assert all(woord in inhoud for woord in ("voorbeeld", "verzonnen", "Stil.", "Luister."))
    assert "/vermoedens" in inhoud
    # Who keeps no signals of an own team, is not sent to a page that refuses.
    assert "/vermoedens" not in meld_aan(client, ploeg, "Greet").get("/signaalkaarten/kind").content.decode()
    assert client.get("/signaalkaarten/is-er-niet").status_code == 404


def test_machines_get_the_ketenkaart_without_numbers_that_are_not_public(client: Client, ploeg: Ploeg) -> None:
    antwoord = meld_aan(client, ploeg, "Wim").get("/api/v1/ketenkaart/hsds")
    assert antwoord.status_code == 200 and antwoord.json()["hsds_version"] == "3.0"
    assert "070 555" not in antwoord.content.decode() and "Sanne" not in antwoord.content.decode()


def test_as_many_queries_for_more_teams(client: Client, ploeg: Ploeg) -> None:
    def hoeveel() -> list[int]:
        gemeten = []
        for pad in (
            "/ketenkaart/bellen",
            "/ketenkaart/gaten",
            "/contactlijst",
            "/onze-rol/teams",
            "/ketenkaart/bijhouden",
        ):
            with CaptureQueriesContext(connection) as vangst:
                assert client.get(pad).status_code == 200
            gemeten.append(len(vangst))
        return gemeten

    meld_aan(client, ploeg, "Jamila").get("/contactlijst")
    # The definitions of terms are read once by a process.
    client.get("/onze-rol/teams")
    weinig = hoeveel()
    bed = Aanbodbeschrijving(code="bed", naam="Bed", fase="opvang", doelgroep="mannen")
    organisatie = ploeg.team_van("Jamila").organisatie.code
    organisaties.store_teams(
        MACHINE, regio=ploeg.regio,
        beschrijvingen=[een_team(f"t{n}", "wijkteam", organisatie, bed) for n in range(6)],
    )  # fmt: skip
    assert hoeveel() == weinig
