"""How does the API say no?  As application/problem+json (RFC 9457), with every fault of the input together."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, JsonResponse

from schakel.kernel.errors import InvalidInput, SchakelError

VERSIE = "1.0.0"
TITELS = {
    400: "Ongeldige invoer",
    401: "Niet aangemeld",
    403: "Niet toegestaan",
    404: "Niet gevonden",
    409: "Niet mogelijk",
}


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
