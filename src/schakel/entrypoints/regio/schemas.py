"""Does a file have the shape that its JSON Schema (draft 2020-12) asks?  Told in Dutch, with the line."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from referencing import Registry, Resource

from schakel.entrypoints.regio.bladen import Blad, Pad
from schakel.entrypoints.regio.fouten import Fout

SCHEMAMAP = Path(__file__).resolve().parents[4] / "regios" / "schema"

_vormen = FormatChecker(formats=())


@_vormen.checks("date", raises=ValueError)
def _is_date(waarde: object) -> bool:
    return not isinstance(waarde, str) or (len(waarde) == 10 and bool(date.fromisoformat(waarde)))


@_vormen.checks("time", raises=ValueError)
def _is_time(waarde: object) -> bool:
    return not isinstance(waarde, str) or (len(waarde) == 5 and time.fromisoformat(waarde) is not None)


@_vormen.checks("date-time", raises=ValueError)
def _is_moment(waarde: object) -> bool:
    return not isinstance(waarde, str) or datetime.fromisoformat(waarde).tzinfo is not None


@cache
def validator(naam: str) -> Draft202012Validator:
    """Return the validator of one schema; the schemas may refer to one another by file name."""
    bronnen = [
        (bestand.name, Resource.from_contents(json.loads(bestand.read_text(encoding="utf-8"))))
        for bestand in sorted(SCHEMAMAP.glob("*.json"))
    ]
    register: Registry[Any] = Registry().with_resources(bronnen)
    schema = json.loads((SCHEMAMAP / naam).read_text(encoding="utf-8"))
    return Draft202012Validator(schema, registry=register, format_checker=_vormen)


def check_shape(blad: Blad, schema: str) -> list[Fout]:
    """Return everything in the file that its schema does not allow, and mark the parts where it stands as broken."""
    gebreken = list(validator(schema).iter_errors(blad.inhoud))
    blad.gebroken = {tuple(gebrek.absolute_path)[:2] for gebrek in gebreken}
    return [fout for gebrek in gebreken for fout in _faults(blad, gebrek)]


def _faults(blad: Blad, gebrek: ValidationError) -> Iterator[Fout]:
    pad: Pad = tuple(gebrek.absolute_path)
    if gebrek.validator == "additionalProperties":
        yield from _unknown_keys(blad, pad, gebrek)
    elif gebrek.validator == "required":
        ontbrekend = [naam for naam in _values(gebrek) if naam not in _parts(gebrek)]
        # One ValidationError per missing key, each with the whole list: tell only the one it is about.
        for naam in ontbrekend:
            if gebrek.message.startswith(repr(naam)):
                yield blad.fout(pad, f"De sleutel '{naam}' ontbreekt.", f"Voeg hier '{naam}: …' toe.")
    else:
        tekst, remedie = _TEKSTEN.get(str(gebrek.validator), _other)(gebrek)
        yield blad.fout(pad, _at(pad) + tekst, remedie)


def _values(gebrek: ValidationError) -> list[Any]:
    return gebrek.validator_value if isinstance(gebrek.validator_value, list) else []


def _parts(gebrek: ValidationError) -> list[str]:
    return list(gebrek.instance) if isinstance(gebrek.instance, dict) else []


def _at(pad: Pad) -> str:
    naam = next((deel for deel in reversed(pad) if isinstance(deel, str)), None)
    return f"Bij '{naam}': " if naam else ""


def _unknown_keys(blad: Blad, pad: Pad, gebrek: ValidationError) -> Iterator[Fout]:
    bekend = list(gebrek.schema.get("properties", {})) if isinstance(gebrek.schema, dict) else []
    for sleutel in _parts(gebrek):
        if sleutel not in bekend:
            lijkt = get_close_matches(sleutel, bekend, 1)
            remedie = f"Bedoelt u '{lijkt[0]}'?" if lijkt else f"Toegestaan zijn: {', '.join(bekend)}."
            yield blad.fout((*pad, sleutel), f"De sleutel '{sleutel}' is onbekend.", remedie)


_SOORTEN = {
    "string": "tekst",
    "integer": "een heel getal",
    "number": "een getal",
    "boolean": "true of false",
    "array": "een lijst (elke regel begint met een streepje)",
    "object": "een blok met sleutels",
    "null": "leeg",
}
_FORMATEN = {
    "date": ("een datum", "Schrijf de datum als jjjj-mm-dd, bijvoorbeeld 2016-03-31."),
    "time": ("een tijd", "Schrijf de tijd als uu:mm, bijvoorbeeld 17:30."),
    "date-time": ("een moment met tijdzone", "Schrijf bijvoorbeeld 2017-01-02T09:00:00+01:00."),
}


def _type(gebrek: ValidationError) -> tuple[str, str]:
    gevraagd = gebrek.validator_value if isinstance(gebrek.validator_value, list) else [gebrek.validator_value]
    woorden = " of ".join(_SOORTEN.get(str(soort), str(soort)) for soort in gevraagd)
    if "string" in gevraagd and isinstance(gebrek.instance, int | float | bool):
        return (
            f"hier hoort {woorden}, geen getal of waarheidswaarde.",
            f'Schrijf "{gebrek.instance}" met aanhalingstekens.',
        )
    return f"hier hoort {woorden}.", f"Vervang de waarde door {woorden}."


def _enum(gebrek: ValidationError) -> tuple[str, str]:
    keuzes = [str(keuze) for keuze in _values(gebrek)]
    lijkt = get_close_matches(str(gebrek.instance), keuzes, 1)
    remedie = f"Bedoelt u '{lijkt[0]}'? " if lijkt else ""
    return f"'{gebrek.instance}' kan hier niet.", f"{remedie}Kies uit: {', '.join(keuzes)}."


def _format(gebrek: ValidationError) -> tuple[str, str]:
    naam, remedie = _FORMATEN.get(str(gebrek.validator_value), (str(gebrek.validator_value), "Herstel de waarde."))
    return f"'{gebrek.instance}' is niet {naam}.", remedie


def _pattern(gebrek: ValidationError) -> tuple[str, str]:
    uitleg = gebrek.schema.get("description", "") if isinstance(gebrek.schema, dict) else ""
    return f"'{gebrek.instance}' heeft niet de goede vorm.", uitleg or f"De vorm is {gebrek.validator_value}."


def _too_few(gebrek: ValidationError) -> tuple[str, str]:
    return "hier ontbreekt iets; dit mag niet leeg zijn.", "Vul de waarde in."


def _double(gebrek: ValidationError) -> tuple[str, str]:
    return "hier staat iets dubbel in de lijst.", "Haal het dubbele weg."


def _range(gebrek: ValidationError) -> tuple[str, str]:
    grens = "minstens" if gebrek.validator == "minimum" else "hoogstens"
    return f"{gebrek.instance} valt buiten de grens.", f"Kies {grens} {gebrek.validator_value}."


def _other(gebrek: ValidationError) -> tuple[str, str]:
    return "deze waarde past niet in het schema.", "Vergelijk met een bestaande regiomap en met het schema."


_TEKSTEN: dict[str, Callable[[ValidationError], tuple[str, str]]] = {
    "type": _type,
    "enum": _enum,
    "format": _format,
    "pattern": _pattern,
    "minLength": _too_few,
    "minItems": _too_few,
    "minProperties": _too_few,
    "uniqueItems": _double,
    "minimum": _range,
    "maximum": _range,
}
