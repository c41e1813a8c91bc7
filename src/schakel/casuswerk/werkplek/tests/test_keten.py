"""Does the ketenkaart show organisations, municipalities and who to call, and does leaving leave nothing behind?"""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schakel.basis.afspraken import actions as afspraken
from schakel.basis.afspraken.tests.builders import MACHINE, REGIONAAL, inhoud_van
from schakel.basis.codelijsten import actions as codelijsten
from schakel.basis.codelijsten.rules import Codebeschrijving, Lijstbeschrijving
from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.models import Gebiedsverzameling, Organisatie, Team
from schakel.basis.organisaties.rules import (
    Aanbodbeschrijving,
    Aliasbeschrijving,
    Contactbeschrijving,
    Gebiedbeschrijving,
    Organisatiebeschrijving,
    Periode,
    Regelingbeschrijving,
    Regiobeschrijving,
    Teambeschrijving,
    Verzamelingbeschrijving,
    Werkgebiedbeschrijving,
)
from schakel.basis.toegang.tests.builders import REGIO, Ploeg
from schakel.basis.verantwoording.models import Verantwoording
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.casuswerk.werkplek.tests.builders import meld_aan
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def ploeg(ploeg: Ploeg) -> Ploeg:
    """Return the cast in a region of two sub-regions, with a shelter, a signalling school and a police team."""
    gebieden = [
        ("regio", "geheel", "Geheel", None), ("subregio", "noord", "Noord", "geheel"),
        ("subregio", "zuid", "Zuid", "geheel"), ("gemeente", "0001", "Noordstad", "noord"),
        ("gemeente", "0002", "Zuidstad", "zuid"), ("wijk", "kade", "De Kade", "0001"),
    ]  # fmt: skip
    organisaties.store_gebieden(
        MACHINE,
        regio=ploeg.regio,
        beschrijvingen=[Gebiedbeschrijving(soort=s, code=c, naam=n, ouder=o) for s, c, n, o in gebieden],
    )
    organisaties.store_verzamelingen(
        MACHINE,
        regio=ploeg.regio,
        beschrijvingen=[Verzamelingbeschrijving(code="visie", naam="Visie: twee gemeenten", gebieden=("0001", "0002"))],
    )
    organisaties.store_organisaties(
        MACHINE,
        herkomst=REGIO,
        beschrijvingen=[
            Organisatiebeschrijving(
                code="opvang", naam="Het Huis", soort="opvang", verbondenheid="structureel", fasen=("opvang",),
                doelgroepen=("vrouwen",), rol_omschrijving="Opvang en intake", bron="toets",
                aliassen=(Aliasbeschrijving(naam="Vrouwenhuis", periode=Periode(tot=date(2015, 1, 1))),),
            ),
            Organisatiebeschrijving(
                code="school", naam="Scholen", soort="onderwijs", verbondenheid="alleen_signalerend",
                fasen=("vroegsignalering",), doelgroepen=("allen",),
            ),
        ],
    )  # fmt: skip
    organisaties.store_team(MACHINE, regio=ploeg.regio, beschrijving=_opvang())
    return ploeg


def _opvang() -> Teambeschrijving:
    contact = Contactbeschrijving(
        code="een", naam="Sanne", functie="Coördinator", telefoon="070 555 01 01", vervanger="twee",
        gecontroleerd_op=date(2015, 11, 15), eigenaar="Beheer van het team", periode=Periode(tot=date(2016, 2, 1)),
    )  # fmt: skip
    ander = Contactbeschrijving(code="twee", naam="Joris", functie="Plaatsvervanger", telefoon="070 555 01 02")
    return Teambeschrijving(
        code="opvang-intake", naam="Intake", organisatie="opvang", soort="opvang_intake", telefoon="070 555 01 00",
        werkgebieden=(Werkgebiedbeschrijving(gebied="kade", doelgroep="allen"),),
        aanbod=(Aanbodbeschrijving(code="noodbed", naam="Noodbed", fase="opvang", doelgroep="vrouwen", plaatsen=2),),
        contactpersonen=(contact, ander),
    )  # fmt: skip


def namen(client: Client, vraag: str = "") -> list[str]:
    groepen = client.get(f"/ketenkaart/organisaties{vraag}").context["groepen"]
    return [regel.naam for _naam, regels in groepen for regel in regels]


def pagina_van(client: Client, code: str) -> Any:
    adres = f"/ketenkaart/organisaties/{Organisatie.objects.get(code=code).publiek_id}"
    return client.get(adres).context["pagina"]


def test_each_organisation_is_structural_incidental_or_signalling_only(client: Client, ploeg: Ploeg) -> None:
    meld_aan(client, ploeg, "Wim")
    groepen = dict(client.get("/ketenkaart/organisaties").context["groepen"])
    assert [r.naam for r in groepen["Signaleert alleen"]] == ["Scholen"]
    assert "Het Huis" in [r.naam for r in groepen["Structurele partner"]]
    school = pagina_van(client, "school")
    assert not school.ziet_casus and school.band == ("neutraal", "Signaleert alleen")
    antwoord = client.get(f"/ketenkaart/organisaties/{Organisatie.objects.get(code='school').publiek_id}")
    assert "Zij ziet nooit een casus" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("vraag", "wie"),
    [
        ("?fase=opvang", ["Het Huis"]),
        ("?verbondenheid=alleen_signalerend", ["Scholen"]),
        ("?nodig=noodbed", ["Het Huis"]),
        ("?q=vrouwenhuis", ["Het Huis"]),
        ("?doelgroep=vrouwen&fase=opvang", ["Het Huis"]),
        ("?doelgroep=mannen&fase=opvang", []),
        ("?gemeente=0001&fase=opvang", ["Het Huis"]),
        ("?gemeente=0002&fase=opvang", []),
        ("?gemeente=9999&fase=opvang", []),
        ("?fase=vroegsignalering&gemeente=0002", ["Scholen"]),
    ],
)
def test_the_list_is_narrowed_by_municipality_phase_target_group_and_need(
    client: Client, ploeg: Ploeg, vraag: str, wie: list[str]
) -> None:
    meld_aan(client, ploeg, "Wim")
    assert namen(client, vraag) == wie


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [
        ("?nodig=noodbed", 1),
        ("?fase=opvang", 1),
        ("?doelgroep=vrouwen", 1),
        ("?gemeente=0001", 1),
        ("?gemeente=0002", 0),
    ],
)
def test_the_teams_are_narrowed_too(client: Client, ploeg: Ploeg, vraag: str, aantal: int) -> None:
    assert len(meld_aan(client, ploeg, "Wim").get(f"/ketenkaart{vraag}").context["partners"]) == aantal


def test_an_organisation_shows_names_in_time_and_whom_to_call(client: Client, ploeg: Ploeg) -> None:
    inhoud = inhoud_van(REGIONAAL)
    inhoud["versies"][0]["ondertekenaars"] = [{"organisatie": "opvang", "sinds": date(2015, 1, 1)}]
    afspraken.load_afspraak(MACHINE, regio=REGIO, inhoud=inhoud)
    meld_aan(client, ploeg, "Fatima")
    pagina = pagina_van(client, "opvang")
    assert pagina.namen == [("Vrouwenhuis", "tot 1 januari 2015")]
    (team,) = pagina.teams
    assert (team.gebieden, team.aanbod) == ("De Kade", ["Noodbed, opvang, voor vrouwen, 2 plaatsen"])
    sanne, joris = team.contacten
    assert sanne.let_op == "Verlopen. Bel de vervanger." and joris.let_op == ""
    assert dict(sanne.gegevens) == {
        "Vervanger": "Joris, 070 555 01 02", "Geldt tot": "1 februari 2016",
        "Laatst gecontroleerd": "15 november 2015", "Wie houdt dit bij": "Beheer van het team",
    }  # fmt: skip
    assert dict(joris.gegevens)["Laatst gecontroleerd"] == "nog nooit"
    assert [naam for naam, _url in pagina.afspraken] == [
        "Samenwerkingsafspraken Veilig Thuis en lokaal veld (voorbeeld), voorbeeld-1"
    ]
    assert all(client.get(url).status_code == 200 for _naam, url in pagina.afspraken)


def test_sub_regions_sets_and_what_a_municipality_arranged_are_read_with_their_days(
    client: Client, ploeg: Ploeg
) -> None:
    organisaties.store_regelingen(
        MACHINE,
        regio=ploeg.regio,
        beschrijvingen=[
            Regelingbeschrijving(gemeente="0001", code="nu", omschrijving="Een eigen tafel.", bron="toets"),
            Regelingbeschrijving(
                gemeente="0001", code="straks", omschrijving="Een pilot.", periode=Periode(van=date(2017, 1, 1))
            ),
        ],
    )
    meld_aan(client, ploeg, "Jamila")
    gebieden = client.get("/ketenkaart/gemeenten").context["gebieden"]
    assert [(naam, [g[0] for g in lijst]) for naam, lijst in gebieden.subregios] == [
        ("Noord", ["Noordstad"]), ("Zuid", ["Zuidstad"]),
    ]  # fmt: skip
    assert (gebieden.verzamelingen[0].naam, gebieden.verzamelingen[0].aantal) == ("Visie: twee gemeenten", 2)
    pagina = client.get("/ketenkaart/gemeenten/0001").context["pagina"]
    assert [tekst for tekst, *_rest in pagina.nu] == ["Een eigen tafel."]
    assert pagina.eerder == [("Een pilot.", "vanaf 1 januari 2017", "")]
    assert dict(pagina.gegevens)["Subregio"] == "Noord"
    assert [team for team, *_rest in pagina.teams] == ["Intake"]
    assert client.get("/ketenkaart/gemeenten/9999").status_code == 404


def test_who_works_in_another_region_is_not_there(client: Client, ploeg: Ploeg) -> None:
    organisaties.store_regio(
        MACHINE, beschrijving=Regiobeschrijving(code="elders", naam="Elders", verzonnen=True, instellingen={})
    )
    organisaties.store_organisaties(
        MACHINE,
        herkomst="elders",
        beschrijvingen=[
            Organisatiebeschrijving(code="ver-weg", naam="Ver weg", soort="opvang", verbondenheid="structureel")
        ],
    )
    meld_aan(client, ploeg, "Wim")
    assert "Ver weg" not in namen(client)
    assert (
        client.get(f"/ketenkaart/organisaties/{Organisatie.objects.get(code='ver-weg').publiek_id}").status_code == 404
    )


def test_as_many_queries_for_more_organisations(client: Client, ploeg: Ploeg) -> None:
    def hoeveel() -> list[int]:
        gemeten = []
        for adres in ("/ketenkaart", "/ketenkaart/organisaties", "/ketenkaart/gemeenten"):
            with CaptureQueriesContext(connection) as vangst:
                assert client.get(adres).status_code == 200
            gemeten.append(len(vangst))
        return gemeten

    meld_aan(client, ploeg, "Wim").get("/ketenkaart")
    weinig = hoeveel()
    organisaties.store_organisaties(
        MACHINE,
        herkomst=REGIO,
        beschrijvingen=[
            Organisatiebeschrijving(code=f"o{n}", naam=f"O {n}", soort="opvang", verbondenheid="incidenteel")
            for n in range(9)
        ],
    )
    assert hoeveel() == weinig
    assert Gebiedsverzameling.objects.count() == 1


def einde(ploeg: Ploeg, naam: str) -> str:
    return f"/beheer/organisaties/{ploeg.team_van(naam).organisatie.publiek_id}/einde"


def test_the_administrator_sees_how_much_and_never_what(client: Client, ploeg: Ploeg) -> None:
    dossier = een_dossier(ploeg)
    antwoord = meld_aan(client, ploeg, "Frank").get(einde(ploeg, "Fatima"))
    pagina = antwoord.context["pagina"]
    nog = {team.naam: list(team.nog) for team in pagina.teams}
    assert "1 dossier waarvoor het team antwoordt" in nog["Team vt-triage"]
    assert not pagina.kan_stoppen
    assert str(dossier.publiek_id) not in antwoord.content.decode()


def test_a_team_and_then_an_organisation_stop_on_the_page(client: Client, ploeg: Ploeg) -> None:
    meld_aan(client, ploeg, "Frank")
    noord = ploeg.team_van("Carlijn")
    assert client.post(f"/beheer/teams/{noord.publiek_id}/einde", {"tot": "2016-03-02"}).status_code == 302
    noord.refresh_from_db()
    assert noord.geldig_tot == date(2016, 3, 2)
    assert "Team gi-noord" not in [t.naam for t in client.get(einde(ploeg, "Carlijn")).context["pagina"].teams]
    assert client.post(einde(ploeg, "Carlijn"), {"tot": "2016-03-02"}).status_code == 302
    assert set(Team.objects.filter(organisatie=noord.organisatie).values_list("geldig_tot", flat=True)) == {
        date(2016, 3, 2)
    }
    assert client.get(einde(ploeg, "Carlijn")).context["pagina"].gestopt == "Gestopt op 2 maart 2016"
    with transactie(ploeg.handeling("Greet"), wat="toets"):
        assert Verantwoording.objects.filter(wat="werkplek:organisatie-einde", actie="D").exists()


@pytest.mark.parametrize(
    ("tot", "zin"),
    [("2016-03-02", "antwoordt nog voor"), ("2017-01-01", "op de dag zelf"), ("", "Vul in"), ("gisteren", "datum")],
)
def test_stopping_is_refused_in_words(client: Client, ploeg: Ploeg, tot: str, zin: str) -> None:
    een_dossier(ploeg)
    meld_aan(client, ploeg, "Frank")
    for adres in (einde(ploeg, "Fatima"), f"/beheer/teams/{ploeg.team_van('Fatima').publiek_id}/einde"):
        antwoord = client.post(adres, {"tot": tot})
        assert antwoord.status_code in (400, 409)
        assert zin in antwoord.content.decode()
    assert not Team.objects.filter(code="vt-triage", geldig_tot__isnull=False).exists()


@pytest.mark.parametrize("naam", ["Lena", "Fatima", "Wim", "Greet", "Elif"])
def test_only_the_administrator_lets_anybody_stop(client: Client, ploeg: Ploeg, naam: str) -> None:
    meld_aan(client, ploeg, naam)
    assert client.get(einde(ploeg, "Bram")).status_code == 403
    assert client.post(einde(ploeg, "Bram"), {"tot": "2016-03-02"}).status_code == 403
    assert (
        client.post(f"/beheer/teams/{ploeg.team_van('Bram').publiek_id}/einde", {"tot": "2016-03-02"}).status_code
        == 403
    )
    assert "Laat deze organisatie stoppen" not in client.get("/ketenkaart/organisaties").content.decode()


def test_code_lists_stand_side_by_side_by_the_time_in_which_they_count(ploeg: Ploeg, client: Client) -> None:
    for code, naam, bron, van, tot, woord in (
        ("aanleiding", "Aanleiding", "Protocol van 2015", date(2015, 1, 1), date(2019, 1, 1), "partnergeweld"),
        ("vorm_2019", "Vorm", "Categorieën van 2019", date(2019, 1, 1), None, "kindermishandeling"),
    ):
        eerste = Codebeschrijving(code="01", omschrijving=woord, geldig_van=van, geldig_tot=tot)
        lijst = Lijstbeschrijving(code=code, naam=naam, bron=bron, codes=(eerste,))
        codelijsten.store_codelijst(MACHINE, regio="", beschrijving=lijst)
    meld_aan(client, ploeg, "Jamila")
    antwoord = client.get("/codelijsten")
    oud, nieuw = antwoord.context["kolommen"]
    assert (oud.kop, nieuw.kop) == ("Van 1 januari 2015 tot 1 januari 2019", "Vanaf 1 januari 2019")
    assert [lijst.naam for lijst in oud.lijsten] == ["Aanleiding"]
    assert nieuw.lijsten[0].regels == [("01", "kindermishandeling", "")]
    assert "Protocol van 2015" in antwoord.content.decode()
