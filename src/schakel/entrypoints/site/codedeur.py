"""One door for a code, whichever kind: a school, somebody of a family and a guest of a round each find their own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from schakel.basis.toegang import actions as toegang
from schakel.casuswerk.gezin import actions as gezin
from schakel.casuswerk.kinderen import actions as kinderen
from schakel.entrypoints import klok
from schakel.entrypoints.site import sessie
from schakel.entrypoints.site.invoer import CodeForm
from schakel.kernel.handeling import Handeling
from schakel.sturing.visie.actions import deur as visie
from schakel.toolkit.http import perform, status_of
from schakel.toolkit.transactie import transactie


@dataclass(frozen=True, slots=True)
class Deur:
    """What stands behind one kind of code: under which key the visit is kept, and which page it opens."""

    open: Callable[..., Any]
    bezoek: str
    blad: str


DEUREN: Mapping[str, Deur] = {
    "school": Deur(kinderen.open_by_code, "bezoek", "site:schoolblad"),
    "gezin": Deur(gezin.open_by_code, "leesbezoek", "site:gezinsblad"),
    "ronde": Deur(visie.open_by_code, "rondebezoek", "site:rondelezen"),
}
ERVARING = "site:ervaring"


def ask(request: HttpRequest, *, deur: str, sjabloon: str, niet_goed: str) -> HttpResponse:
    """Ask for a code at this door, and open what is behind it, also when it is a code of another door."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    handeling, adres = sessie.at_the_door(request), sessie.address(request)
    with transactie(handeling, wat="site:code"):
        geopend = perform(form, lambda d: _try(handeling, deur=deur, code=str(d["code"]), adres=adres))
    if geopend is not None:
        bezoek, geheim, blad = geopend
        # Whoever worked here in this browser before, is out: a key that was known before, opens nothing.
        request.session.flush()
        request.session[bezoek] = geheim
        return redirect(blad)
    if form.is_bound and not form.errors:
        form.add_error("code", niet_goed)
    return render(request, sjabloon, {"form": form}, status=status_of(form))


def _try(handeling: Handeling, *, deur: str, code: str, adres: str) -> tuple[str, str, str] | None:
    """Use the code at the doors; what opens nothing is counted once, at the door where it was typed."""
    op = klok.wandtijd()
    toegang.check_attempts(handeling, deur=deur, adres=adres, op=op)
    volgorde = [*(naam for naam in DEUREN if naam != deur), deur]
    for naam in volgorde:
        een = DEUREN[naam]
        gevonden = een.open(handeling, code=code, adres=adres, op=op, telt=naam == deur)
        if gevonden is not None:
            soort, geheim = gevonden if isinstance(gevonden, tuple) else (naam, gevonden)
            return een.bezoek, geheim, ERVARING if soort == "ervaring" else een.blad
    return None
