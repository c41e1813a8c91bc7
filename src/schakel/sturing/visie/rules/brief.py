"""With which words does a draft begin?  Only what the data says; people write the rest."""

from collections.abc import Sequence
from datetime import date

from schakel.sturing.visie.rules.definitie import Uitgangspunt

MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def day_words(dag: date) -> str:
    """Return a day as it stands in a letter."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def list_words(namen: Sequence[str]) -> str:
    """Return names as one phrase: Den Haag, Rijswijk en Wassenaar."""
    return " en ".join(filter(None, [", ".join(namen[:-1]), *namen[-1:]]))


def letter(*, visie: str, van: date, tot: date | None, aantal: int, gemeenten: Sequence[str], gebied: int) -> str:
    """Return the first text of the letter."""
    looptijd = f" voor de periode tot {day_words(tot)}" if tot else ""
    alinea = (
        f"Per {day_words(van)} is de regiovisie ‘{visie}’ in werking getreden{looptijd}. "
        f"De visie is van {gebied} gemeenten."
    )
    over = (
        f"Door middel van deze brief breng ik u op de hoogte van de belangrijkste voortgang ten aanzien van de "
        f"{aantal} uitgangspunten zoals geformuleerd in de regiovisie. Deze evaluatie betreft de voortgang in "
        f"{list_words(gemeenten)}. Daarnaast blik ik vooruit op de aanpak voor de komende jaren. "
        f"De evaluatie kunt u in de bijlage terugvinden."
    )
    return f"Geachte voorzitter,\n\n{alinea}\n\n{over}"


def introduction(*, aantal: int, gemeenten: Sequence[str], periode: str) -> str:
    """Return the first text above the principles."""
    return (
        f"In deze evaluatie worden de resultaten over {periode} beoordeeld aan de hand van de {aantal} uitgangspunten "
        f"uit de regiovisie. De evaluatie gaat over {list_words(gemeenten)}. "
        f"Focuspunten die eruit volgen, zijn vertaald in acties."
    )


def part(punt: Uitgangspunt, zinnen: Sequence[str]) -> str:
    """Return the first text over one principle: what the vision says, then what the figures say."""
    return "\n\n".join(filter(None, [punt.toelichting, " ".join(zinnen)]))


def figure(titel: str, cijfer: str, van: date, tot: date) -> str:
    """Return a figure as a sentence of the text: area, day and definition stand below it, with the figures."""
    return f"{titel} over {period_words(van, tot)}: {cijfer}."


def period_words(van: date, tot: date) -> str:
    """Return a period in words; `tot` is the first day that no longer counts."""
    if (van.month, van.day, tot.month, tot.day) == (1, 1, 1, 1) and tot.year == van.year + 1:
        return str(van.year)
    laatste = date.fromordinal(tot.toordinal() - 1)
    return f"{day_words(van)} tot en met {day_words(laatste)}"
