"""Has every term a title and every event a sentence, and do terms stand under the right heading?"""

import ast
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import yaml

from schakel.casuswerk.dossiers.queries import Antwoord
from schakel.casuswerk.werkplek.presenters.grootboek import grootboek_beeld
from schakel.casuswerk.werkplek.queries.casuspagina import Grootboek
from schakel.casuswerk.werkplek.rules import (
    ONBEKEND_WERK,
    WERK,
    ZINNEN,
    Groep,
    codes_van,
    groep_van,
    logwoorden,
    werk_van,
    zin_van,
)
from schakel.casuswerk.werkplek.rules.soorten import SOORTNAMEN, Soortwerk
from schakel.casuswerk.werkplek.tests.builders import WORTEL
from schakel.kernel.tijd import AMSTERDAM

EVENT = re.compile(r"[a-z_]+\.[a-z_]+")
NOEMT_GEEN_GEBEURTENIS = {"melding.html", "dossiers.dossier"}


def _definitions() -> Iterator[dict[str, object]]:
    for pad in sorted((WORTEL / "regios").glob("*/termijnen.yaml")):
        yield from yaml.safe_load(pad.read_text(encoding="utf-8"))["termijnen"]


def test_every_term_of_every_region_has_a_title() -> None:
    codes = {str(definitie["code"]) for definitie in _definitions()}
    assert len(codes) > 30
    assert codes - WERK.keys() == set()


def _noted(pad: Path) -> Iterator[str]:
    """Return the kinds of event that a module of deeds names: what it notes, and what its tables say it will note."""
    nouns = {soort.split(".")[0] for soort in ZINNEN}
    texts = (n.value for n in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))) if isinstance(n, ast.Constant))
    for text in texts:
        if isinstance(text, str) and EVENT.fullmatch(text) and text.split(".")[0] in nouns:
            yield text


def test_every_event_in_the_house_has_a_sentence() -> None:
    kamers = WORTEL / "src" / "schakel" / "casuswerk"
    paden = [p for p in kamers.rglob("*.py") if p.name == "actions.py" or p.parent.name == "actions"]
    genoemd = {soort for pad in paden for soort in _noted(pad)} - NOEMT_GEEN_GEBEURTENIS
    assert len(genoemd) > 20
    assert genoemd - ZINNEN.keys() == set()


def test_every_event_of_a_term_has_a_sentence() -> None:
    genoemd: set[str] = set()
    for definitie in _definitions():
        for veld in ("start", "stop", "vervalt", "reset"):
            waarde = definitie.get(veld) or []
            genoemd |= set(waarde) if isinstance(waarde, list) else {str(waarde)}
    assert genoemd - ZINNEN.keys() == set()


def test_an_unknown_code_is_still_shown_and_says_no_more() -> None:
    assert werk_van("bestaat_niet") is ONBEKEND_WERK
    assert zin_van("bestaat.niet").tekst == "Er is iets vastgelegd"


def test_every_kind_of_work_has_a_name_and_some_work() -> None:
    assert set(SOORTNAMEN) == set(Soortwerk)
    assert all(codes_van(soort) for soort in Soortwerk)
    assert codes_van("onzin") == []


WOENSDAG = datetime(2016, 3, 2, 21, 41, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("uiterlijk", "groep"),
    [
        (WOENSDAG - timedelta(days=9), Groep.TE_LAAT),
        (WOENSDAG - timedelta(minutes=1), Groep.TE_LAAT),
        (WOENSDAG, Groep.VANDAAG),
        (datetime(2016, 3, 3, 0, 0, tzinfo=AMSTERDAM), Groep.VANDAAG),
        (datetime(2016, 3, 3, 0, 1, tzinfo=AMSTERDAM), Groep.DEZE_WEEK),
        (datetime(2016, 3, 7, 0, 0, tzinfo=AMSTERDAM), Groep.DEZE_WEEK),
        (datetime(2016, 3, 7, 9, 0, tzinfo=AMSTERDAM), Groep.LATER),
    ],
)
def test_a_term_stands_under_the_day_on_which_it_ends(uiterlijk: datetime, groep: Groep) -> None:
    assert groep_van(uiterlijk=uiterlijk, moment=WOENSDAG) is groep


def test_the_bar_shows_the_time_in_which_nobody_answered() -> None:
    """Closed and opened again: the stretch between belongs to nobody, and it is never called unbroken."""
    begin = datetime(2016, 3, 1, 10, tzinfo=AMSTERDAM)

    def rij(team: str, van: int, tot: int | None) -> Antwoord:
        einde = begin + timedelta(days=tot) if tot is not None else None
        return Antwoord(1, team, "", "", begin + timedelta(days=van), einde, "casus_geopend", "", None)

    boek = Grootboek([rij("A", 0, 2), rij("B", 2, 5), rij("B", 9, None)], [], {}, None)
    beeld = grootboek_beeld(boek, begin + timedelta(days=12))
    assert "Niemand: gesloten" in beeld.balk
    assert beeld.bij.endswith("zonder onderbreking sinds do 10 maart")
    heel = Grootboek([rij("A", 0, 2), rij("B", 2, None)], [], {}, None)
    assert "Niemand" not in grootboek_beeld(heel, begin + timedelta(days=12)).balk


NOTEERT = re.compile(r'noteer\(\s*"([a-z_]+)"')


def test_whatever_is_logged_reads_in_words() -> None:
    """A code without words would show the privacy officer "iets anders"."""
    bron = Path(logwoorden.__file__).parents[4]
    gelogd = {
        soort for pad in bron.rglob("*.py") if "tests" not in pad.parts for soort in NOTEERT.findall(pad.read_text())
    }
    assert len(gelogd) > 40
    assert gelogd - set(logwoorden.OBJECTEN) == set()
    assert [soort for soort in ZINNEN if logwoorden.object_words(soort) == logwoorden.ONBEKEND] == []


@pytest.mark.parametrize(
    ("code", "woorden"),
    [
        ("wmo-5.3.3", "Wmo 2015, artikel 5.3.3"),
        ("ADR-0007", "taak van deze rol"),
        ("taak:werkplek:zoeken", "taak van deze rol"),
        ("Wmo 2015 art. 5.3.1 lid 2; ADR-0009", "Wmo 2015 art. 5.3.1 lid 2"),
    ],
)
def test_a_ground_reads_in_words(code: str, woorden: str) -> None:
    assert logwoorden.ground_words(code) == woorden
