"""The door of a professional without an account: a receipt whatever happens, and later the steps and nothing else."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.meldingen import actions
from schakel.casuswerk.meldingen.models import Melderbewijs, Melding
from schakel.casuswerk.meldingen.rules import MelderSoort
from schakel.casuswerk.meldingen.rules.wegwijzer import AFWEGING, STAP, guide_on
from schakel.casuswerk.meldingen.tests.test_receive import geef_voordeur_werkgebied, machine
from schakel.casuswerk.personen.queries import personen_of
from schakel.entrypoints import klok
from schakel.entrypoints.site.melden import PER_ADRES
from schakel.toolkit.spool import Spool
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db

INVULLING = {
    "toelichting": "Leerling van 9 komt met blauwe plekken op school.",
    "acuut": "DREIGT", "postcode": "2532 CX", "huisnummer": "118", "rijen": "2",
    "m0-naam": "Fenna van Dalen", "m0-geboren": "9-1-2007", "m0-rol": "KIND",
    "m1-naam": "vader", "m1-geboren": "ergens in de dertig", "m1-rol": "PLEGER",
    "naam": "Roos Pel", "functie": "leerkracht", "organisatie": "basisschool", "telefoon": "06-12 34 56 78",
    "email": "r.pel@school.example", "stappen": ["SIGNALEN", "OVERLEG"], "weging_vermoeden": "ja",
}  # fmt: skip


@pytest.fixture
def ploeg() -> Ploeg:
    ploeg = een_ploeg()
    geef_voordeur_werkgebied(ploeg)
    return ploeg


@pytest.fixture(autouse=True)
def spool(tmp_path: Path, settings: object) -> Spool:
    settings.SPOOL = tmp_path  # type: ignore[attr-defined]
    cache.clear()
    return Spool(tmp_path / "meldingen")


def _code(tekst: str) -> str:
    gevonden = re.search(r"VT [2-9A-Z]{4} [2-9A-Z]{3}", tekst)
    assert gevonden, tekst
    return gevonden[0]


def _melding(ploeg: Ploeg, sleutel: UUID) -> Melding:
    wie = ploeg.handeling("Ibrahim", klok.nu())
    with transactie(wie, wat="toets"):
        return Melding.objects.visible_to(wie).select_related("dossier").get(sleutel=sleutel)


def test_the_page_holds_the_guide_as_dated_lines_with_their_source(ploeg: Ploeg) -> None:
    tekst = Client().get("/formulier").content.decode()
    assert "<title>Formulier</title>" in re.sub(r"\s+", " ", tekst)
    for deel in ("Bel eerst 112", "artikel 5.2.6", "Het is een recht en geen plicht", "stap 5", "Verlaat deze pagina"):
        assert deel in tekst
    assert tekst.count('name="weging_') == 15 and "Voorbeeld." not in tekst
    assert "http" not in re.sub(r'xmlns="[^"]*"', "", tekst), "nothing from another origin"


def test_before_2019_the_five_questions_are_an_example_and_say_so() -> None:
    for dag, voorbeeld in ((date(2017, 1, 2), True), (date(2019, 1, 1), False)):
        regels = guide_on(dag, AFWEGING)
        assert len(regels) == 5 and all(regel.bron and regel.voorbeeld == voorbeeld for regel in regels)
    assert len(guide_on(date(2017, 1, 2), STAP)) == 5 and guide_on(date(2013, 6, 30), STAP) == []


def test_a_professional_without_account_gets_a_receipt_and_the_desk_a_melding(ploeg: Ploeg, spool: Spool) -> None:
    sleutel = uuid4()
    antwoord = Client(enforce_csrf_checks=True).post("/formulier", INVULLING | {"sleutel": str(sleutel)})
    code = _code(antwoord.content.decode())
    assert spool.waiting() == [sleutel], "the receipt comes from disk"
    assert actions.drain_spool(machine(ploeg)) == actions.Leging(1, 0)
    melding = _melding(ploeg, sleutel)
    assert (melding.ontvangstcode, melding.kanaal, melding.acuut) == (code, "WEB", "DREIGT")
    assert (melding.melder_soort, melding.bron_open) == (MelderSoort.BEROEP, True)
    assert "SIGNALEN" not in melding.toelichting and "Overleg met een collega" in melding.toelichting
    assert melding.dossier.regio == ploeg.regio.code
    wie = ploeg.handeling("Ibrahim", klok.nu())
    with transactie(wie, wat="toets"):
        mensen = {p.persoon.omschrijving for p in personen_of(wie, dossier=melding.dossier_id)}
    assert any("ergens in de dertig" in mens for mens in mensen), "what cannot be read as a birth is not lost"


def test_an_empty_story_is_told_at_its_field_and_nothing_typed_is_lost(ploeg: Ploeg, spool: Spool) -> None:
    antwoord = Client().post("/formulier", INVULLING | {"toelichting": " ", "grond": "VERZONNEN"})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 400 and spool.waiting() == []
    assert "Eén zin is genoeg" in tekst and "Nog niet verstuurd" in tekst
    for deel in ("Fenna van Dalen", "ergens in de dertig", "Roos Pel", "06-12 34 56 78", "2532 CX"):
        assert deel in tekst


@pytest.mark.parametrize("knop", ["meer", "weeg"])
def test_one_more_person_and_the_weighing_need_no_script_and_keep_what_was_typed(
    ploeg: Ploeg, spool: Spool, knop: str
) -> None:
    sleutel = str(uuid4())
    tekst = Client().post("/formulier", INVULLING | {knop: "1", "sleutel": sleutel}).content.decode()
    assert spool.waiting() == [] and sleutel in tekst and "Fenna van Dalen" in tekst
    assert ('name="m2-naam"' in tekst) == (knop == "meer")
    assert ("Uw antwoorden beslissen nog niet" in tekst) == (knop == "weeg")


@pytest.mark.parametrize(
    ("antwoorden", "zin"),
    [
        ({"weging_vermoeden": "nee"}, "wijzen niet naar melden"),
        ({"weging_vermoeden": "ja", "weging_acuut_of_structureel": "ja"}, "wijzen naar melden"),
        ({"weging_vermoeden": "ja", "weging_acuut_of_structureel": "nee", "weging_zelf_helpen": "nee"}, "naar melden"),
    ],
)
def test_the_five_questions_say_where_they_point_and_never_must(
    ploeg: Ploeg, antwoorden: dict[str, str], zin: str
) -> None:
    tekst = Client().post("/formulier", {"weeg": "1", **antwoorden}).content.decode()
    assert zin in tekst and "moet melden" not in tekst


def test_sending_twice_is_one_melding_and_another_text_is_kept_beside_it(ploeg: Ploeg, spool: Spool) -> None:
    sleutel = str(uuid4())
    een, twee, anders = (
        Client().post("/formulier", INVULLING | {"sleutel": sleutel, "toelichting": tekst}).content.decode()
        for tekst in ("Gil gehoord.", "Gil gehoord.", "Nu ook een klap.")
    )
    assert _code(een) == _code(twee) != _code(anders)
    assert "twee verschillende teksten" in anders and len(spool.waiting()) == 2


def test_who_tells_nothing_about_himself_is_known_to_nobody(ploeg: Ploeg) -> None:
    sleutel = uuid4()
    antwoord = Client().post("/formulier", {"toelichting": "Gil gehoord.", "sleutel": str(sleutel)})
    assert "U vulde geen telefoonnummer of e-mailadres in" in antwoord.content.decode()
    actions.drain_spool(machine(ploeg))
    assert _melding(ploeg, sleutel).melder_soort == MelderSoort.DUBBEL_ANONIEM


def test_a_flood_from_one_address_gets_rest_and_keeps_what_was_typed(ploeg: Ploeg, spool: Spool) -> None:
    klant = Client()
    for _ in range(PER_ADRES):
        assert klant.post("/formulier", {"toelichting": " "}).status_code == 400
    antwoord = klant.post("/formulier", INVULLING)
    assert antwoord.status_code == 429 and "Fenna van Dalen" in antwoord.content.decode()
    assert klant.get("/formulier").status_code == 200 and spool.waiting() == []


@pytest.fixture
def gemeld(ploeg: Ploeg) -> tuple[Ploeg, Melding]:
    sleutel = uuid4()
    Client().post("/formulier", INVULLING | {"sleutel": str(sleutel)})
    actions.drain_spool(machine(ploeg))
    return ploeg, _melding(ploeg, sleutel)


def _vraag(code: str, contact: str) -> tuple[int, str]:
    antwoord = Client().post("/formulier/verloop", {"code": code, "contact": contact})
    return antwoord.status_code, antwoord.content.decode()


@pytest.mark.parametrize("contact", ["0612345678", "+31 6 12345678", "R.Pel@school.example"])
def test_code_and_a_way_to_be_reached_tell_that_it_came_in(gemeld: tuple[Ploeg, Melding], contact: str) -> None:
    status, tekst = _vraag(gemeld[1].ontvangstcode.lower().replace(" ", ""), contact)
    assert status == 200 and "Uw formulier is ontvangen." in tekst and "Meer is er nog niet te vertellen" in tekst
    assert "Fenna" not in tekst and "Dalen" not in tekst


def test_only_the_steps_that_were_told_are_read_back(gemeld: tuple[Ploeg, Melding]) -> None:
    ploeg, melding = gemeld
    wie = ploeg.handeling("Ibrahim", klok.nu())
    with transactie(wie, wat="toets"):
        actions.mark_teruggekoppeld(wie, melding=melding, sluit=False, stappen=["vervolg_ingezet"])
        actions.mark_teruggekoppeld(wie, melding=melding, sluit=False, stappen=["vervolg_ingezet", "geen_vervolg"])
        assert Melderbewijs.objects.get().stappen == ["vervolg_ingezet", "geen_vervolg"]
    tekst = _vraag(melding.ontvangstcode, "0612345678")[1]
    assert "vervolg_ingezet" in tekst and "Bijgewerkt op" in tekst


def test_wrong_code_wrong_contact_and_a_citizen_are_one_answer(gemeld: tuple[Ploeg, Melding]) -> None:
    ploeg, melding = gemeld
    from schakel.casuswerk.meldingen.tests.builders import een_melding

    burger = een_melding(ploeg)
    antwoorden = {
        re.sub(r'value="[^"]*"', "", tekst)
        for status, tekst in (
            _vraag("VT 2222 222", "0612345678"),
            _vraag(melding.ontvangstcode, "0698765432"),
            _vraag(burger.ontvangstcode, "070 555 02 81"),
            _vraag("x", "y"),
        )
        if status == 400
    }
    assert len(antwoorden) == 1 and "vinden wij niets" in antwoorden.pop()


def test_guessing_gets_rest(gemeld: tuple[Ploeg, Melding]) -> None:
    code = gemeld[1].ontvangstcode
    for nummer in range(5):
        _vraag(code, f"069876543{nummer}")
    assert _vraag(code, "0612345678")[0] == 400, "the right answer waits as well"


def test_a_citizen_and_the_own_desk_leave_no_receipt_of_a_reporter(ploeg: Ploeg) -> None:
    from schakel.casuswerk.meldingen.tests.builders import een_bericht, een_melding

    een_melding(ploeg)
    bericht = een_bericht(ploeg)
    bericht = replace(bericht, melder=replace(bericht.melder, soort=MelderSoort.BEROEP))
    een_melding(ploeg, bericht=bericht)
    wie = ploeg.handeling("Ibrahim", klok.nu())
    with transactie(wie, wat="toets"):
        rij = Melderbewijs.objects.get()
        assert (rij.sleutel, rij.team_id, len(rij.zegels)) == (bericht.sleutel, None, 1)


_DOOF = """
import sys, django, time
django.setup()
from pathlib import Path
from django.conf import settings
from django.test import Client
settings.SPOOL = Path(sys.argv[1])
klant = Client(SERVER_NAME="localhost", raise_request_exception=False)
print("BLAD", klant.get("/formulier").status_code)
antwoord = klant.post("/formulier", {"sleutel": sys.argv[2], "toelichting": "Er wordt geschreeuwd."})
print("POST", antwoord.status_code, "raakt niet meer kwijt" in antwoord.content.decode())
print("VERLOOP", klant.get("/formulier/verloop").status_code)
"""


@pytest.mark.doden
def test_a_receipt_is_given_while_the_database_is_away(spool: Spool, tmp_path: Path) -> None:
    sleutel = uuid4()
    doof = f"postgresql://schakel_app@/schakel?host={tmp_path}/er-is-niets"
    omgeving = {**os.environ, "SCHAKEL_SLEUTELS": str(settings.SLEUTELS), "DATABASE_URL_APP": doof}
    klaar = subprocess.run(
        [sys.executable, "-c", _DOOF, str(settings.SPOOL), str(sleutel)], env=omgeving, text=True, capture_output=True,
        check=False, timeout=120,
    )  # fmt: skip
    assert klaar.stdout.splitlines() == ["BLAD 200", "POST 200 True", "VERLOOP 503"], klaar.stderr[-2000:]
    assert spool.waiting() == [sleutel]
