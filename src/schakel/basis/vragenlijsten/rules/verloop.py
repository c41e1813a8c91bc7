"""Which questions are asked, which comes next, and what is wrong with the answers?

Answers are a flat mapping: the code of the question (with ":" and the person where a block is asked per person) to
`{"waarde": ..., "reden": ...}`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from schakel.basis.vragenlijsten.rules.definitie import AntwoordSoort, Blok, Definitie, Reden, Vraag
from schakel.kernel.errors import NotPossible

Antwoorden: TypeAlias = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class ZichtbareVraag:
    """A question that is asked now, about whom, and the key of its answer."""

    sleutel: str
    blok: str
    vraag: Vraag
    persoon: str | None


def zichtbare_vragen(
    definitie: Definitie, antwoorden: Antwoorden, *, variant: str = "", personen: Sequence[str] = ()
) -> list[ZichtbareVraag]:
    """Return the questions that are asked, in order, given the answers so far."""
    return [
        gevraagd
        for blok in definitie.blokken
        if not is_overgeslagen(definitie, blok, antwoorden, variant=variant, personen=personen)
        for gevraagd in _vragen_van(blok, antwoorden, variant, personen)
    ]


def is_overgeslagen(
    definitie: Definitie, blok: Blok, antwoorden: Antwoorden, *, variant: str = "", personen: Sequence[str] = ()
) -> bool:
    """Answer whether the block is left out: not in this variant, or an earlier block was positive."""
    if variant and blok.varianten and variant not in blok.varianten:
        return True
    if not blok.overslaan_als_positief:
        return False
    eerder = definitie.blok(blok.overslaan_als_positief)
    return is_positief(definitie, eerder, antwoorden, variant=variant, personen=personen)


def is_positief(
    definitie: Definitie, blok: Blok, antwoorden: Antwoorden, *, variant: str = "", personen: Sequence[str] = ()
) -> bool:
    """Answer whether enough of the questions that are asked in the block have a positive answer."""
    return len(positieve(definitie, blok, antwoorden, variant=variant, personen=personen)) >= blok.positief_bij


def positieve(
    definitie: Definitie, blok: Blok, antwoorden: Antwoorden, *, variant: str = "", personen: Sequence[str] = ()
) -> list[ZichtbareVraag]:
    """Return the questions asked in the block whose answer is positive."""
    if is_overgeslagen(definitie, blok, antwoorden, variant=variant, personen=personen):
        return []
    return [
        gevraagd
        for gevraagd in _vragen_van(blok, antwoorden, variant, personen)
        if _is_positief_antwoord(gevraagd.vraag, _waarde(antwoorden, gevraagd.sleutel))
    ]


def volgende_vraag(
    definitie: Definitie, antwoorden: Antwoorden, *, variant: str = "", personen: Sequence[str] = ()
) -> ZichtbareVraag | None:
    """Return the first question that is asked and has no answer yet, or None."""
    gevraagd = zichtbare_vragen(definitie, antwoorden, variant=variant, personen=personen)
    return next((g for g in gevraagd if _is_leeg(_waarde(antwoorden, g.sleutel))), None)


def fouten(
    definitie: Definitie, antwoorden: Antwoorden, *, variant: str = "", personen: Sequence[str] = ()
) -> dict[str, list[str]]:
    """Return what keeps the list from being finished, by question; answers to questions not asked do not count."""
    gevonden: dict[str, list[str]] = {}
    for gevraagd in zichtbare_vragen(definitie, antwoorden, variant=variant, personen=personen):
        teksten = _fouten_van(gevraagd.vraag, antwoorden.get(gevraagd.sleutel, {}))
        if teksten:
            gevonden[gevraagd.sleutel] = teksten
    return gevonden


def check_medebeoordeling(definitie: Definitie, *, rollen: Sequence[str], zelf: bool) -> None:
    """
    Check that a colleague of a qualified role judged along, where the list asks it.

    :raises NotPossible: if nobody did
    """
    if not definitie.medebeoordeling_verplicht:
        return
    if zelf or not definitie.medebeoordeling_rollen & set(rollen):
        raise NotPossible("Deze vragenlijst is pas klaar als een bevoegde collega heeft meebeoordeeld.")


def _vragen_van(blok: Blok, antwoorden: Antwoorden, variant: str, personen: Sequence[str]) -> list[ZichtbareVraag]:
    wie: Sequence[str | None] = personen if blok.per_persoon else (None,)
    return [
        ZichtbareVraag(_sleutel(vraag.code, persoon), blok.code, vraag, persoon)
        for persoon in wie
        for vraag in blok.vragen
        if _wordt_gesteld(vraag, antwoorden, variant, persoon)
    ]


def _wordt_gesteld(vraag: Vraag, antwoorden: Antwoorden, variant: str, persoon: str | None) -> bool:
    if variant and vraag.varianten and variant not in vraag.varianten:
        return False
    if vraag.tonen_als is None:
        return True
    bron, waarden = vraag.tonen_als
    waarde = _waarde(antwoorden, _sleutel(bron, persoon))
    if waarde is None and persoon is not None:
        waarde = _waarde(antwoorden, bron)
    gekozen = set(waarde) if isinstance(waarde, list | tuple) else {waarde}
    return bool(gekozen & waarden)


def _sleutel(code: str, persoon: str | None) -> str:
    return code if persoon is None else f"{code}:{persoon}"


def _waarde(antwoorden: Antwoorden, sleutel: str) -> object:
    return antwoorden.get(sleutel, {}).get("waarde")


def _is_leeg(waarde: object) -> bool:
    return waarde is None or waarde in ("", [])


def _is_positief_antwoord(vraag: Vraag, waarde: object) -> bool:
    if vraag.soort is AntwoordSoort.SCHAAL:
        return isinstance(waarde, int) and vraag.positief_vanaf is not None and waarde >= vraag.positief_vanaf
    if isinstance(waarde, list | tuple):
        return bool(vraag.positief & {str(w) for w in waarde})
    return waarde in vraag.positief


def _fouten_van(vraag: Vraag, antwoord: Mapping[str, object]) -> list[str]:
    waarde, reden = antwoord.get("waarde"), str(antwoord.get("reden") or "").strip()
    if _is_leeg(waarde):
        return ["Beantwoord deze vraag."] if vraag.verplicht else []
    teksten = [] if _is_mogelijk(vraag, waarde) else ["Dit antwoord kan hier niet."]
    moet = vraag.reden is Reden.ALTIJD or (vraag.reden is Reden.BIJ_POSITIEF and _is_positief_antwoord(vraag, waarde))
    if moet and not reden:
        teksten.append("Schrijf op waarom u dit antwoord geeft.")
    return teksten


def _is_mogelijk(vraag: Vraag, waarde: object) -> bool:
    if vraag.soort is AntwoordSoort.TEKST:
        return isinstance(waarde, str)
    if vraag.soort is AntwoordSoort.SCHAAL:
        return isinstance(waarde, int) and not isinstance(waarde, bool) and vraag.van <= waarde <= vraag.tot
    if vraag.soort is AntwoordSoort.MEERVOUD:
        return isinstance(waarde, list | tuple) and set(map(str, waarde)) <= set(vraag.opties)
    return isinstance(waarde, str) and waarde in vraag.opties
