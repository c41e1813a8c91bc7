"""What belongs on the next agenda?  What is red, what is late, and what was decided last time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from schakel.sturing.visie.rules.brief import day_words
from schakel.sturing.visie.rules.standen import Aanleiding


@dataclass(frozen=True, slots=True)
class Werkregel:
    """Something with a term: an action, a finding, a question, a task or a decision."""

    bron: str
    titel: str
    eigenaar: str
    uiterlijk: date | None
    klaar: bool
    uitgangspunt: int | None = None


@dataclass(frozen=True, slots=True)
class Rood:
    """A principle that people judged to need extra effort, with their reason."""

    uitgangspunt: int
    titel: str
    reden: str


@dataclass(frozen=True, slots=True)
class Agendavoorstel:
    """A point for the agenda."""

    aanleiding: Aanleiding
    bron: str
    titel: str
    toelichting: str
    uitgangspunt: int | None


def is_late(regel: Werkregel, dag: date) -> bool:
    """Answer whether its last day has passed and it is not done."""
    return not regel.klaar and regel.uiterlijk is not None and regel.uiterlijk < dag


def agenda(
    *, rood: Iterable[Rood], werk: Iterable[Werkregel], vorige: Sequence[Werkregel], dag: date
) -> list[Agendavoorstel]:
    """Return the points: decisions of last time first, then red, then late; nothing stands there twice."""
    punten = [
        Agendavoorstel(Aanleiding.VORIGE_KEER, b.bron, b.titel, _follow(b), b.uitgangspunt)
        for b in vorige
        if not b.klaar
    ]
    punten += [
        Agendavoorstel(Aanleiding.ROOD, f"uitgangspunt:{r.uitgangspunt}", r.titel, r.reden, r.uitgangspunt)
        for r in rood
    ]
    punten += [
        Agendavoorstel(Aanleiding.TE_LAAT, w.bron, w.titel, _late(w, dag), w.uitgangspunt)
        for w in werk
        if is_late(w, dag)
    ]
    eerste: dict[str, Agendavoorstel] = {}
    for punt in punten:
        eerste.setdefault(punt.bron, punt)
    return list(eerste.values())


def _follow(besluit: Werkregel) -> str:
    tot = f", voor {day_words(besluit.uiterlijk)}" if besluit.uiterlijk else ""
    return f"{besluit.eigenaar or 'Nog niemand'}{tot}. Hoe staat het ervoor?"


def _late(regel: Werkregel, dag: date) -> str:
    if regel.uiterlijk is None:
        return ""
    dagen = (dag - regel.uiterlijk).days
    over = "1 dag" if dagen == 1 else f"{dagen} dagen"
    return f"{regel.eigenaar or 'Nog geen eigenaar'}, was {day_words(regel.uiterlijk)}: {over} te laat."
