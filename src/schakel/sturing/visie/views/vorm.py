"""What do the pages of this room share?  The menu of steering, and a page with one form that ends in one deed."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.kernel.handeling import Handeling
from schakel.sturing.visie import permissions
from schakel.toolkit.formulier import Formulier
from schakel.toolkit.http import Verzoek, perform, status_of

T = TypeVar("T")
MENU = (
    (gettext_lazy("Overzicht"), "visie:start"),
    (gettext_lazy("Regiovisie"), "visie:visie"),
    (gettext_lazy("Wat is geregeld"), "visie:raster"),
    (gettext_lazy("Uitwerkingsplan"), "visie:taken"),
    (gettext_lazy("Acties"), "visie:acties"),
    (gettext_lazy("Pilots"), "visie:pilots"),
    (gettext_lazy("Geld"), "visie:geld"),
    (gettext_lazy("Bevindingen"), "visie:bevindingen"),
    (gettext_lazy("Raad"), "visie:raadsvragen"),
    (gettext_lazy("Afspraken"), "visie:afspraken"),
    (gettext_lazy("Evaluaties"), "visie:evaluaties"),
    (gettext_lazy("Eén tafel"), "visie:overleggen"),
)


def menu(request: Verzoek, hier: str = "") -> list[tuple[str, str, bool]]:
    """Return the menu of steering; nothing for who does not steer."""
    if not permissions.may_see_steering(request.handeling):
        return []
    return [(str(naam), reverse(adres), adres == hier) for naam, adres in MENU]


def page(request: Verzoek, sjabloon: str, hier: str, *, status: int = 200, **inhoud: Any) -> HttpResponse:
    """Return a page of this room, with its menu and whether the reader steers."""
    deelnav = menu(request, hier)
    deelnaam = next((naam for naam, _adres, nu in deelnav if nu), _("kies"))
    gedeeld = {"deelnav": deelnav, "deelnaam": deelnaam, "stuurt": permissions.may_steer(request.handeling)}
    gedeeld["eigen"] = permissions.own_part(request.handeling)
    return render(request, f"visie/{sjabloon}.html", {**gedeeld, **inhoud}, status=status)


def list_page(request: Verzoek, hier: str, **inhoud: Any) -> HttpResponse:
    """Return a list of blocks."""
    return page(request, "lijst", hier, **inhoud)


def form_page(
    request: Verzoek, form: Formulier, deed: Callable[..., object], *, kop: str, terug: str, hier: str,
    wie: Callable[[Handeling], None] = permissions.check_can_steer, **extra: Any,
) -> HttpResponse:  # fmt: skip
    """
    Return a page with one form; when its deed is done, go back to where it came from.

    Whom the deed would refuse, sees no form.
    """
    wie(request.handeling)
    if saves(form, deed):
        messages.success(request, _("Bewaard."))
        return redirect(terug)
    inhoud = {"form": form, "kop": kop, "terug": terug, "terug_naam": _("Terug"), "knop": _("Bewaar"), **extra}
    return page(request, "vorm", hier, status=status_of(form), **inhoud)


def saves(form: Formulier, deed: Callable[..., object]) -> bool:
    """Run the deed with what was typed, if anything was; answer whether it is done."""
    return form.is_bound and perform(form, lambda getypt: (deed(**getypt), True)[1]) is not None


def made(form: Formulier, deed: Callable[..., T]) -> T | None:
    """Run the deed with what was typed, if anything was; return what it made."""
    return perform(form, lambda getypt: deed(**getypt)) if form.is_bound else None


def typed(request: Verzoek) -> Any:
    """Return what was typed; None when nothing was sent."""
    return request.POST if request.method == "POST" else None


def refusal(deed: Callable[[], object]) -> str:
    """Run a deed without a form; return why it cannot be now, or nothing when it is done."""
    form = Formulier({})
    perform(form, lambda _getypt: (deed(), True)[1])
    return "" if not form.errors else " ".join(map(str, form.non_field_errors()))


__all__ = ["form_page", "list_page", "made", "menu", "page", "refusal", "saves", "typed"]
