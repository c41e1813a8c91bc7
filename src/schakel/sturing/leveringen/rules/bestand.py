"""How do facts become the lines of a file, and lines records again?  What is read back is what was written."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO

from schakel.kernel.errors import InvalidInput
from schakel.sturing.leveringen.rules.definitie import Bestandsbeschrijving, Recordsoort, Set, Soort, Veld, Vorm
from schakel.sturing.leveringen.rules.feiten import Feit, Waarde, plain

REGELEINDE = "\r\n"


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it is delivered: of which kind, and the value of each field by its name."""

    set: Set
    waarden: Mapping[str, Waarde]


def make_records(definitie: Bestandsbeschrijving, feiten: Iterable[Feit]) -> tuple[Record, ...]:
    """Return the records that this layout makes of the facts; of what it has no record for, nothing is delivered."""
    soorten = {een.set: een for een in definitie.records}
    return tuple(
        Record(feit.set, {veld.naam: value_of(veld, feit) for veld in soorten[feit.set].velden})
        for feit in feiten
        if feit.set in soorten
    )


def value_of(veld: Veld, feit: Feit) -> Waarde:
    """Return what stands in a field: translated, cut to what fits, or what the layout writes when it is not known."""
    if veld.soort is Soort.CODES:
        codes = {veld.translate(code) for code in feit.codes(veld.gegeven)}
        passend = sorted(code for code in map(plain, codes) if 0 < len(code) <= veld.lengte)
        return tuple(passend[: veld.keren])
    waarde = plain(veld.translate(feit.text(veld.gegeven)))
    if veld.soort is Soort.TEKST:
        waarde = waarde[: veld.lengte].rstrip()
    elif len(waarde) > veld.lengte:
        # A code or date that does not fit is no code: half of it would be another one.
        waarde = ""
    if veld.soort is Soort.GETAL and waarde.isdigit():
        waarde = waarde.zfill(veld.lengte)
    return waarde or veld.leeg


def write(definitie: Bestandsbeschrijving, records: Iterable[Record]) -> str:
    """Return the file: one line for each record, in the order given."""
    soorten = {een.set: een for een in definitie.records}
    regels = [_line(definitie, soorten[record.set], record) for record in records]
    return "".join(f"{regel}{REGELEINDE}" for regel in regels)


def _cells(soort: Recordsoort, record: Record) -> list[str]:
    cellen: list[str] = []
    for veld in soort.velden:
        waarde = record.waarden.get(veld.naam, "")
        delen = list(waarde) if isinstance(waarde, tuple) else [waarde]
        cellen += delen + [""] * (veld.keren - len(delen))
    return cellen


def _line(definitie: Bestandsbeschrijving, soort: Recordsoort, record: Record) -> str:
    cellen = _cells(soort, record)
    if definitie.vorm is Vorm.GESCHEIDEN:
        blad = StringIO()
        csv.writer(blad, delimiter=definitie.scheiding, lineterminator="").writerow([soort.kenmerk, *cellen])
        return blad.getvalue()
    breedtes = [veld.lengte for veld in soort.velden for _ in range(veld.keren)]
    delen = [cel.ljust(breedte) for cel, breedte in zip(cellen, breedtes, strict=True)]
    return soort.kenmerk.ljust(definitie.kenmerkbreedte) + "".join(delen)


def read(definitie: Bestandsbeschrijving, tekst: str) -> tuple[Record, ...]:
    """
    Return the records of a file.

    :raises InvalidInput: at the first line that this layout does not know
    """
    regels = tekst.split(REGELEINDE)
    if regels[-1]:
        raise InvalidInput({"bestand": ["De laatste regel is niet heel."]})
    return tuple(_record(definitie, nummer, regel) for nummer, regel in enumerate(regels[:-1], start=1))


def _record(definitie: Bestandsbeschrijving, nummer: int, regel: str) -> Record:
    kenmerk, cellen = _split(definitie, regel)
    soort = next((een for een in definitie.records if een.kenmerk == kenmerk), None)
    if soort is None:
        raise InvalidInput({"bestand": [f"Regel {nummer} begint met een kenmerk dat deze indeling niet kent."]})
    if definitie.vorm is Vorm.VAST:
        cellen = _cut(soort, regel[definitie.kenmerkbreedte :])
    if len(cellen) != sum(veld.keren for veld in soort.velden):
        raise InvalidInput({"bestand": [f"Regel {nummer} heeft niet de velden van deze indeling."]})
    return Record(soort.set, _values(soort, cellen))


def _split(definitie: Bestandsbeschrijving, regel: str) -> tuple[str, list[str]]:
    if definitie.vorm is Vorm.VAST:
        return regel[: definitie.kenmerkbreedte].rstrip(), []
    cellen = next(csv.reader([regel], delimiter=definitie.scheiding), [""])
    return cellen[0], cellen[1:]


def _cut(soort: Recordsoort, rest: str) -> list[str]:
    breedtes = [veld.lengte for veld in soort.velden for _ in range(veld.keren)]
    if len(rest) != sum(breedtes):
        return []
    cellen, plek = [], 0
    for breedte in breedtes:
        cellen.append(rest[plek : plek + breedte].rstrip())
        plek += breedte
    return cellen


def _values(soort: Recordsoort, cellen: list[str]) -> dict[str, Waarde]:
    waarden: dict[str, Waarde] = {}
    plek = 0
    for veld in soort.velden:
        deel = cellen[plek : plek + veld.keren]
        waarden[veld.naam] = tuple(cel for cel in deel if cel) if veld.soort is Soort.CODES else deel[0]
        plek += veld.keren
    return waarden
