"""Texts as a worker jots them down, written without a look at the rules, in several rounds; all of them invented."""

from pathlib import Path

from schakel.casuswerk.adviezen.tests.teksten import Geplant

RONDEN = (
    *("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende"),
    *("achtste", "negende", "tiende", "elfde", "twaalfde", "dertiende", "veertiende", "vijftiende"),
)


def _regels(ronde: str) -> list[str]:
    bestand = Path(__file__).with_name(f"kladjes_{ronde}.txt")
    return [regel for regel in bestand.read_text(encoding="utf-8").splitlines() if not regel.startswith("#")]


def kladjes_met_iemand(ronde: str) -> list[Geplant]:
    """Return the texts of a round in which somebody can be found, with what tells who."""
    delen = [regel.rsplit("|", 1) for regel in _regels(ronde) if "|" in regel]
    return [Geplant(tekst, tuple(wat.split(";"))) for tekst, wat in delen]


def kladjes_zonder_iemand(ronde: str) -> list[str]:
    """Return the texts of a round in which nobody can be found."""
    return [regel for regel in _regels(ronde) if "|" not in regel]
