"""Where does somebody begin who opens the front door?  At the first page that the role can use."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from schakel.basis.toegang.permissions import openbaar
from schakel.entrypoints.site.middleware import acting_as
from schakel.entrypoints.site.navigatie import begin_of


@openbaar("stuurt door naar aanmelden, of naar de eerste bladzijde van de rol")
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Send on to the first page of the role; say so plainly when a role has none yet."""
    lid = acting_as(request)
    if lid is None:
        return redirect(settings.LOGIN_URL)
    if adres := begin_of(lid.rol):
        return redirect(adres)
    request.schakel_lid = lid  # type: ignore[attr-defined]
    return render(request, "site/start.html", {"lid": lid})
