"""The key of what was typed and not yet sent: for one person on one device, never stored there (ADR-0019)."""

import base64
import hashlib
import hmac
import re
from datetime import timedelta
from secrets import token_hex
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_safe

from schakel.basis.toegang.permissions import eigen
from schakel.toolkit.http import Verzoek
from schakel.toolkit.versleuteling import hoofdsleutel

APPARAAT, KLAAR = "schakel-apparaat", "schakel-concept-klaar"
_HOE_LANG = timedelta(days=400)
# The page that an answer leads to may not look into the drawer: the next one that does, still hears of it.
_EVEN = timedelta(days=1)
_HOOGSTENS = 12


@eigen("wat u zelf typte en nog niet verstuurde")
@require_safe
def conceptsleutel(request: Verzoek) -> HttpResponse:
    """Give the key with which this browser keeps what its person types; another person or device gets another key."""
    apparaat = request.COOKIES.get(APPARAAT, "")
    if not re.fullmatch(r"[0-9a-f]{32}", apparaat):
        apparaat = token_hex(16)
    wie = f"{request.handeling.wie}|{apparaat}"
    sleutel = base64.b64encode(_derive("sleutel", wie)).decode()
    antwoord = JsonResponse({"sleutel": sleutel, "van": _derive("van", wie).hex()})
    antwoord.set_cookie(
        APPARAAT,
        apparaat,
        max_age=int(_HOE_LANG.total_seconds()),
        path="/mijn/conceptsleutel",
        httponly=True,
        samesite="Strict",
        secure=request.is_secure(),
    )
    return antwoord


def _derive(waarvoor: str, wie: str) -> bytes:
    return hmac.new(hoofdsleutel("concepten"), f"{waarvoor}|{wie}".encode(), hashlib.sha256).digest()


def confirm(request: HttpRequest, antwoord: HttpResponseBase) -> None:
    """Tell the browser that a sheet was taken in, so that it forgets what it kept of it; a refused sheet stays kept."""
    nummer = request.POST.get("concept-nummer", "") if request.method == "POST" else ""
    if not nummer or not 300 <= antwoord.status_code < 400:
        return
    try:
        gelezen = UUID(nummer)
    except ValueError:
        return
    eerder = [een for een in request.COOKIES.get(KLAAR, "").split(".") if re.fullmatch(r"[0-9a-f-]{36}", een)]
    nummers = [*[een for een in eerder if een != str(gelezen)][1 - _HOOGSTENS :], str(gelezen)]
    antwoord.set_cookie(
        KLAAR,
        ".".join(nummers),
        max_age=int(_EVEN.total_seconds()),
        path="/",
        samesite="Strict",
        secure=request.is_secure(),
    )
