"""Every page of this room, as those see it who work there, and as an outsider finds it."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.kinderen import actions
from schakel.casuswerk.kinderen.models import Scheidingsvlag, Welzijnsmeting
from schakel.casuswerk.kinderen.tests.builders import een_kind, een_school, een_verhaal, een_wens, met_jamila, wie
from schakel.casuswerk.kinderen.tests.conftest import Bezoek
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
BUITENSTAANDERS = ["Bram", "Carlijn", "Jamila", "Elif", "Frank"]


def _text(antwoord: Any) -> str:
    return str(antwoord.content.decode())


@pytest.fixture
def kind(ploeg: Ploeg) -> tuple[Casus, UUID]:
    casus, fenna = een_kind(ploeg)
    fatima = wie(ploeg, dagen=0.5)
    with transactie(fatima, wat="toets"):
        dossiers.note(fatima, "plan.begonnen", dossier=casus.dossier_id)
        actions.plan_metingen(fatima, dossier=casus.dossier_id)
    return casus, fenna


def _url(kind: tuple[Casus, UUID], pad: str = "blad") -> str:
    casus, fenna = kind
    return f"/casussen/{casus.dossier.publiek_id}/kinderen/{fenna}/{pad}"


def _row(kind: tuple[Casus, UUID]) -> str:
    return f"/casussen/{kind[0].dossier.publiek_id}/kinderen"


def test_a_row_of_faces_leads_to_each_child(ploeg: Ploeg, kind: tuple[Casus, UUID], bezoek: Bezoek) -> None:
    client = bezoek("Fatima")
    pagina = _text(client.get(_row(kind)))
    assert "Fenna, 9" in pagina and "jongetje, ongeveer 4" in pagina and "nog geen eigen hulp" in pagina
    assert "Wonen bij" in pagina and _url(kind) in pagina
    blad = _text(client.get(_url(kind)))
    assert "Fenna, 9" in blad and "vanaf 6 jaar" in blad and "Dit kind is nog niet gezien" in blad
    assert "9 januari 2019 wordt dit kind 12" in blad


def test_a_story_and_who_may_read_it(ploeg: Ploeg, kind: tuple[Casus, UUID], bezoek: Bezoek) -> None:
    met_jamila(ploeg, kind[0])
    client, adres = bezoek("Fatima"), _url(kind, "verhaal/drie-huizen")
    assert client.get(adres).status_code == 200
    leeg = client.post(adres, {"op": "2016-03-03"})
    assert leeg.status_code == 400 and "in de woorden van het kind" in _text(leeg)
    assert client.post(adres, {"op": "2016-03-03", "zorgen": "Ik ben bang in bed."}).status_code == 302
    pagina = _text(client.get(_url(kind)))
    assert "Ik ben bang in bed." in pagina and "leest dit" in pagina
    assert "Ik ben bang in bed." not in _text(bezoek("Jamila").get(_url(kind)))
    zicht = next(d for d in pagina.split('"') if d.endswith("/toestemming"))
    assert bezoek("Jamila").get(zicht).status_code == 404
    assert client.post(zicht, {"zicht": "IEDEREEN", "tot": "2016-03-01"}).status_code == 400
    assert client.post(zicht, {"zicht": "IEDEREEN"}).status_code == 302
    assert "Ik ben bang in bed." in _text(bezoek("Jamila").get(_url(kind)))
    assert bezoek("Jamila").post(zicht, {"zicht": "NIEMAND"}).status_code == 403
    assert client.post(zicht, {"zicht": "NIEMAND"}).status_code == 302
    assert "Ik ben bang in bed." not in _text(bezoek("Jamila").get(_url(kind)))
    assert client.get(_url(kind, "verhaal/onzin")).status_code == 404


def test_help_from_wish_to_start(ploeg: Ploeg, kind: tuple[Casus, UUID], bezoek: Bezoek) -> None:
    client, adres = bezoek("Fatima"), _url(kind, "hulp")
    assert "Spelgroep na geweld" in _text(client.get(adres)) and "Ouders apart" not in _text(client.get(adres))
    assert client.post(adres, {"wens-wens": "Spelen."}).status_code == 400
    code = "jeugdteam-west-spel"
    antwoord = client.post(adres, {"wens-aanbod": code, "wens-wens": "Spelen met anderen."})
    assert antwoord.status_code == 302
    stap = antwoord["Location"]
    assert "beslissen de ouders" in _text(client.get(stap))
    fout = client.post(stap, {"naar": "GEVRAAGD", "op": "2016-03-03"})
    assert fout.status_code == 400 and "beslissen de ouders" in _text(fout)
    assert client.post(stap, {"naar": "GEVRAAGD", "op": "2016-03-03", "toestemming": ["OUDERS"]}).status_code == 302
    pagina = _text(client.get(_url(kind)))
    assert "wacht 1 dag" in pagina and "Spelen met anderen." in pagina
    assert client.post(stap, {"naar": "GESTART", "op": "2016-03-04"}).status_code == 302
    assert "eigen hulp loopt" in _text(client.get(_row(kind)))
    assert client.post(stap, {"naar": "GESTOPT", "op": "2016-03-04"}).status_code == 400


def test_none_needed_and_the_list_of_those_without(ploeg: Ploeg, kind: tuple[Casus, UUID], bezoek: Bezoek) -> None:
    client = bezoek("Fatima")
    pagina = _text(client.get("/kinderen/zonder-hulp"))
    assert "Fenna" in pagina and "die u mag openen: 2" in pagina and "Uitgangspunt" in pagina
    assert client.post(_url(kind, "hulp/niet-nodig"), {"geen-reden": ""}).status_code == 400
    assert client.post(_url(kind, "hulp/niet-nodig"), {"geen-reden": "Oma is er."}).status_code == 302
    pagina = _text(client.get("/kinderen/zonder-hulp?bladzijde=1"))
    assert "Fenna" not in pagina and "jongetje, ongeveer 4" in pagina
    assert "die u mag openen: 0" in _text(bezoek("Elif").get("/kinderen/zonder-hulp?bladzijde=x"))


def test_well_being_is_asked_and_drawn(ploeg: Ploeg, kind: tuple[Casus, UUID], bezoek: Bezoek) -> None:
    client = bezoek("Fatima")
    with transactie(wie(ploeg, dagen=2), wat="toets"):
        meting = Welzijnsmeting.objects.filter(persoon__publiek_id=kind[1]).order_by("gepland_op").first()
    adres = f"/welzijn/{meting.publiek_id}"  # type: ignore[union-attr]
    pagina = _text(client.get(adres))
    assert "Hoe slaap je?" in pagina and "voorbeeldlijst" in pagina
    fout = client.post(adres, {"invuller": "KIND", "op": "2016-03-03", "thuis-cijfer": "4"})
    assert fout.status_code == 400 and "Beantwoord deze vraag." in _text(fout)
    cijfers = {"thuis-cijfer": "4", "school-cijfer": "7", "slapen-cijfer": "3", "blij-cijfer": "5"}
    goed = {"invuller": "KIND", "op": "2016-03-03", **cijfers, "zelf": "Ik wil een hond."}
    assert client.post(adres, goed).status_code == 302
    extra = client.post(_url(kind, "welzijn"))
    assert extra.status_code == 302
    assert client.post(extra["Location"], {**goed, "op": "2016-03-04", "thuis-cijfer": "6"}).status_code == 302
    blad = _text(client.get(_url(kind)))
    assert "<svg" in blad and "3 maart: 4. 4 maart: 6" in blad and "Ik wil een hond." in blad
    nog = client.post(_url(kind, "welzijn"))["Location"]
    assert client.post(f"{nog}/vervalt", {"vervalt-reden": ""}).status_code == 400
    assert client.post(f"{nog}/vervalt", {"vervalt-reden": "Fenna wil niet."}).status_code == 302
    assert "Fenna wil niet." in _text(client.get(_url(kind)))


def test_a_complex_divorce_has_its_own_help(ploeg: Ploeg, kind: tuple[Casus, UUID], bezoek: Bezoek) -> None:
    client, basis = bezoek("Fatima"), f"/casussen/{kind[0].dossier.publiek_id}/scheiding"
    assert client.post(basis, {"toelichting": ""}).status_code == 400
    assert client.post(basis, {"toelichting": "Fenna brengt boodschappen over."}).status_code == 302
    pagina = _text(client.get(_row(kind)))
    assert "Fenna brengt boodschappen over." in pagina and "Er is nog geen hulp gevraagd" in pagina
    assert client.post(basis, {"toelichting": "Nog eens."}).status_code == 400
    with transactie(wie(ploeg, dagen=2), wat="toets"):
        vlag = Scheidingsvlag.objects.get()
    hulp = f"/scheidingen/{vlag.publiek_id}/hulp"
    assert client.post(hulp, {}).status_code == 400
    assert client.post(hulp, {"vlag-aanbod": "jeugdteam-west-ouders"}).status_code == 302
    assert "Ouders apart gevraagd" in _text(client.get(_row(kind)))
    assert client.post(hulp, {"vlag-op": "2016-03-01"}).status_code == 400
    assert client.post(hulp, {"vlag-op": "2016-03-04"}).status_code == 302
    assert "Ouders apart begon" in _text(client.get(_row(kind)))
    assert client.post(f"/scheidingen/{vlag.publiek_id}/voorbij").status_code == 302
    assert "Er is niet vastgelegd" in _text(client.get(_row(kind)))


def test_a_school_is_brought_in_on_the_page(ploeg: Ploeg, kind: tuple[Casus, UUID], bezoek: Bezoek) -> None:
    client, adres = bezoek("Fatima"), _url(kind, "school")
    assert client.get(adres).status_code == 200
    goed: dict[str, Any] = {
        "naam": "Juf Anouk", "functie": "leerkracht", "school": "De Vlieger", "weg": "EMAIL",
        "aan": "a@vlieger.example", "grond": "TOESTEMMING", "toestemming": ["OUDERS"], "behoeften": ["rust"],
        "signalen": ["stil"], "tot": "2016-06-01",
    }  # fmt: skip
    fouten: list[dict[str, Any]] = [
        {"aan": "geen adres"}, {"weg": "SMS"}, {"toestemming": []}, {"grond": "NOODZAAK"}, {"behoeften": []},
    ]  # fmt: skip
    for anders in fouten:
        fout = client.post(adres, {**goed, **anders})
        assert fout.status_code == 400 and "Juf Anouk" in _text(fout), anders
    antwoord = client.post(adres, goed)
    assert antwoord.status_code == 302
    pagina = _text(client.get(antwoord["Location"]))
    assert "/code" in pagina and "Juf Anouk" in pagina and "Toestemming van de ouders" in pagina
    code = next(d for d in pagina.split('"') if d.startswith("/schoolcontacten/") and d.endswith("/code"))
    assert client.post(code).status_code == 302
    assert client.post(code.replace("/code", "/intrekken")).status_code == 302
    assert "Ingetrokken op" in _text(client.get(_url(kind)))


PAGINAS = ("blad", "verhaal/drie-huizen", "hulp", "school")


@pytest.mark.parametrize("naam", BUITENSTAANDERS)
def test_an_outsider_finds_no_child(ploeg: Ploeg, kind: tuple[Casus, UUID], bezoek: Bezoek, naam: str) -> None:
    casus, fenna = kind
    verhaal, hulp, school = een_verhaal(ploeg, *kind), een_wens(ploeg, *kind), een_school(ploeg, *kind)
    with transactie(wie(ploeg, dagen=1), wat="toets"):
        meting = Welzijnsmeting.objects.filter(persoon__publiek_id=fenna).first()
    client = bezoek(naam)
    for pad in PAGINAS:
        assert client.get(_url(kind, pad)).status_code in (403, 404), pad
    rest = [
        _row(kind), f"/kindhulp/{hulp.publiek_id}", f"/kindverhalen/{verhaal.publiek_id}/toestemming",
        f"/welzijn/{meting.publiek_id}",  # type: ignore[union-attr]
    ]  # fmt: skip
    for adres in rest:
        assert client.get(adres).status_code in (403, 404), adres
    for adres in (
        _url(kind, "welzijn"), _url(kind, "hulp/niet-nodig"), f"/schoolcontacten/{school.publiek_id}/code",
        f"/schoolcontacten/{school.publiek_id}/intrekken", f"/casussen/{casus.dossier.publiek_id}/scheiding",
    ):  # fmt: skip
        assert client.post(adres, {"toelichting": "x"}).status_code in (403, 404), adres


def test_the_page_costs_the_same_however_much_stands_on_it(
    ploeg: Ploeg, kind: tuple[Casus, UUID], bezoek: Bezoek
) -> None:
    client = bezoek("Fatima")

    def fill() -> tuple[int, int]:
        een_verhaal(ploeg, *kind)
        een_wens(ploeg, *kind)
        een_school(ploeg, *kind)
        kosten = []
        for adres in (_url(kind), _row(kind)):
            client.get(adres)
            with CaptureQueriesContext(connection) as vragen:
                assert client.get(adres).status_code == 200
            kosten.append(len(vragen))
        return kosten[0], kosten[1]

    assert fill() == fill() == fill()


def test_who_only_looks_sees_no_buttons(ploeg: Ploeg, kind: tuple[Casus, UUID], bezoek: Bezoek) -> None:
    pagina = _text(bezoek("Lena").get(_url(kind)))
    assert "Fenna, 9" in pagina and "Kies hulp" not in pagina and "Betrek de school" not in pagina
    assert bezoek("Lena").get(_url(kind, "hulp")).status_code == 403
