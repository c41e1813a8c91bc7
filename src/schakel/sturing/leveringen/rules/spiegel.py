"""What will be delivered, in counts?  The mirror report: per record how often each field is filled, and with what."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schakel.sturing.leveringen.rules.bestand import Record
from schakel.sturing.leveringen.rules.definitie import Bestandsbeschrijving, Recordsoort, Set, Soort, Veld

# List -> code -> how it reads, as the lists held in the half-year.
Lijsten = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Veldspiegel:
    """One field in counts: filled and empty, and for a field with codes how often each."""

    naam: str
    omschrijving: str
    gevuld: int
    leeg: int
    verdeling: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Recordspiegel:
    """One kind of record in counts."""

    set: Set
    naam: str
    aantal: int
    velden: tuple[Veldspiegel, ...]


def mirror(definitie: Bestandsbeschrijving, records: Iterable[Record], lijsten: Lijsten) -> tuple[Recordspiegel, ...]:
    """Return the file in counts; never a person, a number or a date."""
    per_soort: dict[Set, list[Record]] = {een.set: [] for een in definitie.records}
    for record in records:
        per_soort[record.set].append(record)
    return tuple(_mirror(soort, per_soort[soort.set], lijsten) for soort in definitie.records)


def _mirror(soort: Recordsoort, records: list[Record], lijsten: Lijsten) -> Recordspiegel:
    velden = tuple(_field(veld, records, lijsten) for veld in soort.velden)
    return Recordspiegel(soort.set, soort.naam, len(records), velden)


def _field(veld: Veld, records: list[Record], lijsten: Lijsten) -> Veldspiegel:
    telling: Counter[str] = Counter()
    gevuld = 0
    for record in records:
        waarde = record.waarden[veld.naam]
        codes = waarde if isinstance(waarde, tuple) else (waarde,)
        bekend = [code for code in codes if code and code != veld.leeg]
        gevuld += bool(bekend)
        telling.update(bekend)
    verdeling: tuple[tuple[str, str, int], ...] = ()
    if veld.soort in (Soort.CODE, Soort.CODES):
        namen = lijsten.get(veld.lijst, {})
        verdeling = tuple((code, namen.get(code, ""), telling[code]) for code in sorted(telling))
    return Veldspiegel(veld.naam, veld.omschrijving, gevuld, len(records) - gevuld, verdeling)


def as_json(spiegel: Iterable[Recordspiegel]) -> list[dict[str, object]]:
    """Return the mirror report as plain values, to be kept with the delivery."""
    return [
        {
            "set": een.set.value,
            "naam": een.naam,
            "aantal": een.aantal,
            "velden": [
                {
                    "naam": veld.naam,
                    "omschrijving": veld.omschrijving,
                    "gevuld": veld.gevuld,
                    "leeg": veld.leeg,
                    "verdeling": [list(deel) for deel in veld.verdeling],
                }
                for veld in een.velden
            ],
        }
        for een in spiegel
    ]


def from_json(ruw: Iterable[Mapping[str, object]]) -> tuple[Recordspiegel, ...]:
    """Return the mirror report that `as_json` wrote."""
    return tuple(
        Recordspiegel(
            Set(str(een["set"])), str(een["naam"]), _number(een["aantal"]), tuple(_read_fields(een["velden"]))
        )
        for een in ruw
    )


def _read_fields(ruw: object) -> Iterable[Veldspiegel]:
    for veld in ruw if isinstance(ruw, list) else []:
        verdeling = tuple((str(code), str(naam), _number(aantal)) for code, naam, aantal in veld["verdeling"])
        yield Veldspiegel(veld["naam"], veld["omschrijving"], _number(veld["gevuld"]), _number(veld["leeg"]), verdeling)


def _number(ruw: object) -> int:
    return ruw if isinstance(ruw, int) else 0
