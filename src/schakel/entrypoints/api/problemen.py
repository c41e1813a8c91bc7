"""How does the API say no?  As application/problem+json (RFC 9457), with every fault of the input together."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, JsonResponse

from schakel.kernel.errors import InvalidInput, SchakelError

VERSIE = "1.0.0"
TITELS = {
    400: "Ongeldige invoer",
    401: "Niet aangemeld",
    403: "Niet toegestaan",
    404: "Niet gevonden",
    409: "Niet mogelijk",
    413: "Te groot",
    415: "Soort inhoud onbekend",
}
# How a fault of the shape of the input reads; the beginning of its code is enough.
_DATUM = "Deze datum bestaat niet. Schrijf hem als 2017-03-01."
_MOMENT = "Dit moment bestaat niet. Schrijf het met tijdzone: 2017-03-01T09:30:00+01:00."
UITLEG: Mapping[str, str] = {
    "missing": "Dit ontbreekt.",
    "extra_forbidden": "Dit veld kennen wij niet.",
    "string_type": "Dit moet tekst zijn.",
    "string_too_short": "Dit mag niet leeg zijn.",
    "string_too_long": "Dit is te lang: ten hoogste {max_length} tekens.",
    "list_type": "Dit moet een lijst zijn.",
    "too_long": "Dit zijn er te veel: ten hoogste {max_length}.",
    "int": "Dit moet een heel getal zijn.",
    "bool": "Dit moet true of false zijn.",
    "datetime": _MOMENT,
    "timezone": _MOMENT,
    "date": _DATUM,
    "uuid": "Dit is geen UUID.",
    "enum": "Kies een van deze: {expected}.",
    "greater_than_equal": "Dit moet ten minste {ge} zijn.",
    "less_than": "Dit moet minder zijn dan {lt}.",
    "model": "Dit moet een object zijn.",
    "dict": "Dit moet een object zijn.",
}


def fault(een: Mapping[str, Any]) -> tuple[str, str]:
    """Return the field of one fault of the shape, and what is wrong in Dutch."""
    plek = [str(deel) for deel in een.get("loc", ())[1:]]
    # The name of the parameter that holds the whole body says nothing to who sends it.
    veld = ".".join(plek[1:] if een.get("loc", ("",))[0] == "body" and len(plek) > 1 else plek) or "inhoud"
    soort, ruimte = str(een.get("type", "")), een.get("ctx") or {}
    for begin, zin in sorted(UITLEG.items(), key=lambda paar: -len(paar[0])):
        if soort.startswith(begin):
            return veld, zin.format_map(_Leeg(ruimte))
    return veld, str(een.get("msg", "")).removeprefix("Value error, ")


class _Leeg(dict[str, Any]):
    def __missing__(self, naam: str) -> str:
        return ""


def problem(request: HttpRequest, fout: SchakelError) -> JsonResponse:
    """Return a refusal as problem+json."""
    fouten = fout.fouten if isinstance(fout, InvalidInput) else {}
    return answer(fout.status, fout.tekst, fouten)


def answer(status: int, detail: str, fouten: Mapping[str, Sequence[str]] | None = None) -> JsonResponse:
    """Return problem+json with this status and text."""
    inhoud: dict[str, object] = {"status": status, "title": TITELS.get(status, "Fout"), "detail": detail}
    if fouten:
        inhoud["fouten"] = [{"veld": veld, "tekst": tekst} for veld, teksten in fouten.items() for tekst in teksten]
    antwoord = JsonResponse(inhoud, status=status, content_type="application/problem+json")
    antwoord["API-Version"] = VERSIE
    return antwoord
