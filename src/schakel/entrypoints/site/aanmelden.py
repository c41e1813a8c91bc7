"""Signing in for real: a passkey, or a password with a code; and choosing these with a code that was handed over."""

from typing import Any, cast

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang import actions, queries
from schakel.basis.toegang.models import Medewerker
from schakel.basis.toegang.permissions import openbaar
from schakel.entrypoints import klok
from schakel.entrypoints.site import passkeys, sessie
from schakel.entrypoints.site.invoer import (
    AanmeldForm,
    BewijsForm,
    CodeappForm,
    EersteKeerForm,
    PasskeyForm,
    SleutelForm,
)
from schakel.kernel.errors import NotFound
from schakel.toolkit.http import perform
from schakel.toolkit.transactie import transactie

NIET_GOED = _("Deze gegevens kloppen niet. Kijk ze na en probeer het opnieuw.")
EERST_AANMELDEN = "wie niet pas is aangemeld, wordt naar het aanmelden gestuurd"


def to_where_one_was_going(request: HttpRequest, doel: str) -> HttpResponse:
    """Send somebody who is in to the page that was asked for, when it is one of ours."""
    veilig = url_has_allowed_host_and_scheme(doel, {request.get_host()}, require_https=request.is_secure())
    return redirect(doel if veilig else "/")


@openbaar("aanmelden met wachtwoord en code")
@require_POST
def met_code(request: HttpRequest) -> HttpResponse:
    """Sign in with name, password and code."""
    form = AanmeldForm(request.POST)
    handeling, mens = sessie.at_the_door(request), None
    with transactie(handeling, wat="site:aanmelden"):
        mens = perform(form, lambda gegeven: actions.sign_in_with_code(handeling, **_at_the_door(request, gegeven)))
    if mens is None:
        return _refuse(request, form, "site/inloggen.html", form.add_error)
    sessie.begin(request, mens, sterk=True)
    return to_where_one_was_going(request, form.cleaned_data["next"])


def _at_the_door(request: HttpRequest, gegeven: dict[str, object]) -> dict[str, Any]:
    velden = {naam: str(waarde) for naam, waarde in gegeven.items() if naam != "next"}
    return {**velden, "adres": sessie.address(request), "op": klok.wandtijd()}


def _refuse(request: HttpRequest, form: Any, blad: str, add_error: Any) -> HttpResponse:
    """Show the form again with the one answer that every mistake gets."""
    if not form.errors:
        add_error(None, NIET_GOED)
    inhoud = {"form": form, "next": form.data.get("next", ""), "organisaties": []}
    return render(request, blad, inhoud, status=400)


@openbaar("de vraag aan het apparaat van wie zich aanmeldt")
@require_safe
def passkey_vraag(request: HttpRequest) -> JsonResponse:
    """Hand the browser a challenge for whatever passkey it has."""
    return JsonResponse(passkeys.begin_sign_in())


@openbaar("aanmelden met een toegangssleutel")
@require_POST
def met_passkey(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey: two factors in one, the device and whoever unlocks it."""
    form = BewijsForm(request.POST)
    mens = passkeys.complete_sign_in(form.cleaned_data["bewijs"]) if form.is_valid() else None
    handeling = sessie.at_the_door(request)
    with transactie(handeling, wat="site:aanmelden"):
        handeling.spoor.noteer("aanmelden" if mens else "aanmelden_mislukt", actie="E")
    if mens is None:
        leeg = AanmeldForm()
        inhoud = {"form": leeg, "fout": passkeys.NIET_GELUKT, "organisaties": []}
        return render(request, "site/inloggen.html", inhoud, status=400)
    sessie.begin(request, mens, sterk=True)
    return to_where_one_was_going(request, form.cleaned_data["next"])


@openbaar("wie nog niets heeft om zich mee aan te melden, begint hier")
@require_http_methods(["GET", "HEAD", "POST"])
def eerste_keer(request: HttpRequest) -> HttpResponse:
    """Come in with the code of an administrator, as far as the page where a second factor is chosen."""
    form = EersteKeerForm(request.POST if request.method == "POST" else None)
    handeling, mens = sessie.at_the_door(request), None
    if request.method == "POST":
        with transactie(handeling, wat="site:eerste-keer"):
            mens = perform(
                form, lambda gegeven: actions.redeem_aanmeldcode(handeling, **_at_the_door(request, gegeven))
            )
        if mens is None:
            return _refuse(request, form, "site/eerste_keer.html", form.add_error)
        sessie.begin(request, mens, sterk=False)
        return redirect("site:middelen")
    return render(request, "site/eerste_keer.html", {"form": form})


def _self(request: HttpRequest) -> Medewerker | None:
    """Return who may change the own way of signing in now: in a fresh session, strong or enrolling."""
    return cast(Medewerker, request.user) if sessie.is_fresh(request) else None


def _again() -> HttpResponse:
    return redirect(f"{settings.LOGIN_URL}?next=/mijn/aanmelden")


@openbaar(EERST_AANMELDEN)
@require_safe
def middelen(request: HttpRequest) -> HttpResponse:
    """Show the own ways of signing in, and how to add one."""
    mens = _self(request)
    if mens is None:
        return _again()
    rijen = queries.means_of(mens.pk)
    sleutels = [{"naam": r.data["name"], "sleutel": r.data.get("sleutel", "")} for r in rijen if r.type == "webauthn"]
    inhoud = {
        "sleutels": sleutels,
        "codeapp": any(r.type == "totp" for r in rijen),
        "form": PasskeyForm(),
        "sterk": sessie.is_strong(request),
    }
    return render(request, "site/middelen.html", inhoud)


@openbaar(EERST_AANMELDEN)
@require_http_methods(["GET", "HEAD", "POST"])
def passkey(request: HttpRequest) -> HttpResponse:
    """Hand out the challenge for a new passkey, or keep the one that was made."""
    mens = _self(request)
    if mens is None:
        return _again()
    if request.method != "POST":
        return JsonResponse(passkeys.begin_registration(mens))
    form = PasskeyForm(request.POST)
    if not form.is_valid():
        raise NotFound
    bewijs = passkeys.complete_registration(mens, form.cleaned_data["bewijs"])
    handeling = sessie.at_own_account(request, mens)
    with transactie(handeling, wat="site:passkey"):
        actions.add_passkey(handeling, medewerker=mens, naam=form.cleaned_data["naam"], bewijs=bewijs)
    sessie.strengthen(request)
    return redirect("site:middelen")


@openbaar(EERST_AANMELDEN)
@require_POST
def passkey_weg(request: HttpRequest) -> HttpResponse:
    """Let an own passkey open nothing any more."""
    mens, form = _self(request), SleutelForm(request.POST)
    if mens is None:
        return _again()
    if not form.is_valid() or not sessie.is_strong(request):
        raise NotFound
    handeling = sessie.at_own_account(request, mens)
    with transactie(handeling, wat="site:passkey"):
        actions.remove_passkey(handeling, medewerker=mens, sleutel=str(form.cleaned_data["sleutel"]))
    return redirect("site:middelen")


@openbaar(EERST_AANMELDEN)
@require_http_methods(["GET", "HEAD", "POST"])
def codeapp(request: HttpRequest) -> HttpResponse:
    """Show the secret for a code app, and begin with it once the first code fits."""
    mens = _self(request)
    if mens is None:
        return _again()
    geheim, form = totp.get_totp_secret(), CodeappForm(request.POST if request.method == "POST" else None)
    handeling, codes = sessie.at_own_account(request, mens), None
    if request.method == "POST":
        with transactie(handeling, wat="site:codeapp"):
            codes = perform(
                form, lambda g: actions.activate_totp(handeling, medewerker=mens, geheim=geheim, **_text(g))
            )
    if codes is not None:
        totp.clear_totp_secret(request)
        sessie.begin(request, mens, sterk=True)
        return render(request, "site/herstelcodes.html", {"codes": codes})
    return render(request, "site/codeapp.html", _codeapp(mens, geheim, form), status=400 if form.is_bound else 200)


def _text(gegeven: dict[str, object]) -> dict[str, str]:
    return {naam: str(waarde) for naam, waarde in gegeven.items()}


def _codeapp(mens: Medewerker, geheim: str, form: CodeappForm) -> dict[str, object]:
    sloten = get_adapter()
    tekening = sloten.build_totp_svg(sloten.build_totp_url(mens, geheim))
    groepen = " ".join(geheim[n : n + 4] for n in range(0, len(geheim), 4))
    return {"form": form, "geheim": groepen, "qr": mark_safe(tekening[tekening.index("<svg") :])}  # noqa: S308 - drawn here


@openbaar(EERST_AANMELDEN)
@require_POST
def herstelcodes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes and show them once."""
    mens = _self(request)
    if mens is None or not sessie.is_strong(request):
        return _again()
    handeling = sessie.at_own_account(request, mens)
    with transactie(handeling, wat="site:herstelcodes"):
        codes = actions.renew_herstelcodes(handeling, medewerker=mens)
    return render(request, "site/herstelcodes.html", {"codes": codes})
