"""What do the answers advise, and how is the list printed?  People decide; this is advice with reasons."""

from collections.abc import Sequence
from dataclasses import dataclass

from schakel.basis.vragenlijsten.rules.definitie import Blok, Definitie, ScoreRij, Vraag
from schakel.basis.vragenlijsten.rules.verloop import (
    Antwoorden,
    ZichtbareVraag,
    fouten,
    is_overgeslagen,
    positieve,
    zichtbare_vragen,
)


@dataclass(frozen=True, slots=True)
class Uitslag:
    """The advice on one outcome, with its reasons; `volledig` is False while answers are missing."""

    code: str
    titel: str
    uitslag: str
    tekst: str
    uitleg: tuple[str, ...]
    volledig: bool


@dataclass(frozen=True, slots=True)
class AfdrukRegel:
    """One printed answer."""

    vraag: str
    persoon: str | None
    antwoord: str
    reden: str


@dataclass(frozen=True, slots=True)
class AfdrukBlok:
    """One printed block; a block that was left out says why."""

    code: str
    titel: str
    overgeslagen: str
    regels: tuple[AfdrukRegel, ...]


def score(
    definitie: Definitie, antwoorden: Antwoorden, *, variant: str = "", personen: Sequence[str] = ()
) -> tuple[Uitslag, ...]:
    """Return the advice on each outcome: the first row of its table that fits."""
    per_blok = {
        blok.code: positieve(definitie, blok, antwoorden, variant=variant, personen=personen)
        for blok in definitie.blokken
    }
    positief = {b.code for b in definitie.blokken if len(per_blok[b.code]) >= b.positief_bij}
    volledig = not fouten(definitie, antwoorden, variant=variant, personen=personen)
    uitslagen = []
    for uitkomst in definitie.uitkomsten:
        rij = next(r for r in uitkomst.rijen if r.positief <= positief and not r.niet_positief & positief)
        uitleg = _uitleg(definitie, rij, per_blok, positief)
        uitslagen.append(Uitslag(uitkomst.code, uitkomst.titel, rij.uitslag, rij.tekst, uitleg, volledig))
    return tuple(uitslagen)


def afdruk(
    definitie: Definitie, antwoorden: Antwoorden, *, variant: str = "", personen: Sequence[str] = ()
) -> tuple[AfdrukBlok, ...]:
    """Return the list as it is printed: every block, what was asked and answered, and what was left out and why."""
    gevraagd = zichtbare_vragen(definitie, antwoorden, variant=variant, personen=personen)
    blokken = []
    for blok in definitie.blokken:
        weg = is_overgeslagen(definitie, blok, antwoorden, variant=variant, personen=personen)
        blokken.append(
            AfdrukBlok(
                code=blok.code,
                titel=blok.titel,
                overgeslagen=_waarom_overgeslagen(definitie, blok, variant) if weg else "",
                regels=tuple(_regel(g, antwoorden) for g in gevraagd if g.blok == blok.code),
            )
        )
    return tuple(blokken)


def toon_antwoord(vraag: Vraag, waarde: object) -> str:
    """Return the answer as a reader says it."""
    if waarde is None or waarde in ("", []):
        return "niet beantwoord"
    if isinstance(waarde, list | tuple):
        return ", ".join(vraag.opties.get(str(w), str(w)) for w in waarde)
    return vraag.opties.get(str(waarde), str(waarde))


def _uitleg(
    definitie: Definitie, rij: ScoreRij, per_blok: dict[str, list[ZichtbareVraag]], positief: set[str]
) -> tuple[str, ...]:
    zinnen = []
    for code in sorted(rij.positief):
        vragen = "; ".join(f"‘{g.vraag.tekst}’" for g in per_blok[code])
        zinnen.append(f"Blok {code} ({definitie.blok(code).titel}) is positief door: {vragen}.")
    zinnen += [f"Blok {c} ({definitie.blok(c).titel}) is niet positief." for c in sorted(rij.niet_positief)]
    if not zinnen:
        overig = sorted(positief)
        zinnen.append("Geen eerdere regel past." + (f" Positief: {', '.join(overig)}." if overig else ""))
    return tuple(zinnen)


def _waarom_overgeslagen(definitie: Definitie, blok: Blok, variant: str) -> str:
    if variant and blok.varianten and variant not in blok.varianten:
        return f"Dit blok hoort niet bij de variant ‘{definitie.varianten.get(variant, variant)}’."
    return f"Overgeslagen, omdat blok {blok.overslaan_als_positief} al positief is."


def _regel(gevraagd: ZichtbareVraag, antwoorden: Antwoorden) -> AfdrukRegel:
    antwoord = antwoorden.get(gevraagd.sleutel, {})
    return AfdrukRegel(
        vraag=gevraagd.vraag.tekst,
        persoon=gevraagd.persoon,
        antwoord=toon_antwoord(gevraagd.vraag, antwoord.get("waarde")),
        reden=str(antwoord.get("reden") or ""),
    )
