"""How does the API say no?  As application/problem+json (RFC 9457), with every fault of the input together."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, JsonResponse

from schakel.kernel.errors import InvalidInput, SchakelError

VERSIE = "1.0.0"
SOORT = "application/problem+json"
# status -> title, and what is said when nobody said anything more precise
TITELS = {
    400: ("Ongeldige invoer", "Dit verzoek klopt niet."),
    401: ("Niet aangemeld", "Meld u eerst aan."),
    403: ("Niet toegestaan", "Dit mag niet, of het kenmerk X-CSRFToken van uw sessie ontbreekt."),
    404: ("Niet gevonden", "Dit bestaat niet, of u mag het niet zien."),
    405: ("Methode niet toegestaan", "Dit adres kent deze methode niet; de kop Allow noemt welke wel."),
    406: ("Niet aanvaardbaar", "Deze API antwoordt alleen met application/json."),
    409: ("Niet mogelijk", "Dit kan nu niet."),
    413: ("Te groot", "Dit verzoek is te groot."),
    415: ("Soort inhoud onbekend", "Deze API leest alleen application/json."),
    503: ("Even niet bereikbaar", "De database is even weg. Probeer het over een paar minuten opnieuw."),
}
FOUT = ("Fout", "Er ging iets mis. Probeer het later opnieuw.")

# What pydantic calls a fault -> how we say it; the braces hold what pydantic gives along.
FOUTEN = {
    "missing": "Dit veld is verplicht.",
    "extra_forbidden": "Dit veld kennen wij niet.",
    "string_too_short": "Vul hier iets in.",
    "string_too_long": "Gebruik hoogstens {max_length} tekens.",
    "string_type": "Geef hier tekst.",
    "string_unicode": "Geef hier leesbare tekst.",
    "enum": "Kies een van: {expected}.",
    "literal_error": "Kies een van: {expected}.",
    "int_type": "Geef hier een heel getal.",
    "int_parsing": "Geef hier een heel getal.",
    "int_from_float": "Geef hier een heel getal.",
    "finite_number": "Geef hier een heel getal.",
    "greater_than_equal": "Geef hier minstens {ge}.",
    "less_than": "Geef hier minder dan {lt}.",
    "bool_type": "Geef hier true of false.",
    "bool_parsing": "Geef hier true of false.",
    "list_type": "Geef hier een lijst.",
    "too_long": "Geef hier hoogstens {max_length}.",
    "too_short": "Geef hier minstens {min_length}.",
    "string_pattern_mismatch": "Gebruik alleen letters, cijfers, spaties en streepjes.",
    "uuid_type": "Geef hier een uuid.",
    "uuid_parsing": "Geef hier een uuid.",
    "timezone_aware": "Noem de tijdzone, bijvoorbeeld 2017-01-02T09:00:00+01:00.",
    "dict_type": "Geef hier een object.",
    "model_type": "Geef hier een object.",
    "model_attributes_type": "Geef hier een object.",
}
DATUM = "Schrijf een datum als 2017-01-02."
MOMENT = "Schrijf een moment met tijdzone, bijvoorbeeld 2017-01-02T09:00:00+01:00."
ANDERS = "Deze waarde is niet goed."


def problem(request: HttpRequest, fout: SchakelError) -> JsonResponse:
    """Return a refusal as problem+json."""
    fouten = fout.fouten if isinstance(fout, InvalidInput) else {}
    return answer(fout.status, fout.tekst, fouten)


def answer(status: int, detail: str = "", fouten: Mapping[str, Sequence[str]] | None = None) -> JsonResponse:
    """Return problem+json with this status and text."""
    titel, tekst = TITELS.get(status, FOUT)
    inhoud: dict[str, object] = {"status": status, "title": titel, "detail": detail or tekst}
    if fouten:
        inhoud["fouten"] = [{"veld": veld, "tekst": tekst} for veld, teksten in fouten.items() for tekst in teksten]
    antwoord = JsonResponse(inhoud, status=status, content_type=SOORT)
    antwoord["API-Version"] = VERSIE
    return antwoord


def faults(gevonden: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Return the faults of pydantic by field, in the words of whoever reads them."""
    fouten: dict[str, list[str]] = {}
    for een in gevonden:
        fouten.setdefault(_field(een.get("loc", ())), []).append(_say(een))
    return fouten


def _field(plek: Sequence[object]) -> str:
    """Return where a fault is, as the sender wrote it: the name that our code gives to the body is not theirs."""
    delen = [str(deel) for deel in (plek[2:] if plek and plek[0] == "body" else plek[1:])]
    return ".".join(delen) or "inhoud"


def _say(een: Mapping[str, Any]) -> str:
    soort, gegeven = str(een.get("type", "")), een.get("ctx") or {}
    if soort == "value_error":
        # Our own validators speak Dutch; pydantic puts its own words before theirs.
        return str(gegeven.get("error", ANDERS))
    if soort in FOUTEN:
        return (
            FOUTEN[soort]
            .format_map({"expected": "", "max_length": "", "min_length": "", "ge": "", "lt": "", **gegeven})
            .replace(" or ", " of ")
        )
    if soort.startswith("datetime"):
        return MOMENT
    return DATUM if soort.startswith("date") else ANDERS
