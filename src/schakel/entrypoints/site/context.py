"""What does every page show around its contents?"""

from dataclasses import dataclass
from functools import partial

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.basis.toegang.rules import may_somewhere, rolnaam
from schakel.casuswerk.meldingen.queries import stuck_reports
from schakel.entrypoints import klok
from schakel.entrypoints.site.jaar import year_progress
from schakel.entrypoints.site.navigatie import items_for, own_links
from schakel.entrypoints.site.termijnen import own_terms
from schakel.toolkit import taal


@dataclass(frozen=True, slots=True)
class Rechten:
    """What this role may anywhere, so that no page shows a way that ends at a refusal: mag.advies.maken."""

    rol: str
    object: str = ""

    def __getitem__(self, naam: str) -> "Rechten | bool":
        """Return the rights on an object, or whether an action on it is granted."""
        return may_somewhere(self.rol, self.object, naam) if self.object else Rechten(self.rol, naam)


def schil(request: HttpRequest) -> dict[str, object]:
    """Return who acts, the menu of that role, and the clock when it is not the one on the wall."""
    lid = getattr(request, "schakel_lid", None)
    inhoud: dict[str, object] = {
        "navigatie": [],
        "ik": None,
        "klok_banner": _banner(binnen=lid is not None),
        "start_url": "/",
    }
    if lid is not None:
        inhoud |= {"navigatie": items_for(lid.rol, request.path), "mag": Rechten(lid.rol)}
        if may_somewhere(lid.rol, "zoeken", "starten"):
            inhoud |= {"zoek_url": "/zoeken", "zoek_methode": "post"}
        # Choosing a team comes before acting for one: there is no handeling yet.
        handeling = getattr(request, "handeling", None)
        if handeling is not None and may_somewhere(lid.rol, "ontvangst", "zien"):
            inhoud["meldingen_wachten"] = len(stuck_reports(handeling))
        if handeling is not None:
            # Asked by the pages that show it, and by no other.
            inhoud["eigen_termijnen"] = partial(own_terms, handeling)
        inhoud["ik"] = {
            "naam": lid.medewerker.naam,
            "team": lid.team.naam,
            "rol": rolnaam(lid.rol),
            "links": [
                *own_links(lid.rol),
                (_("Zo meldt u zich aan"), "/mijn/aanmelden"),
                (_("Niet voor mij"), "/mijn/niet-voor-mij"),
            ],
            "wissel_url": reverse("site:team"),
            "uit_url": reverse("site:uitloggen"),
        }
    return inhoud


def _banner(*, binnen: bool) -> str:
    moment = klok.banner()
    if moment is None:
        return ""
    hier = _("Voorbeeldregio met verzonnen mensen. Het is hier %(moment)s.") % {"moment": taal.tijdstip(moment)}
    # A list that is still empty tells so: the year fills in behind it. The door has a bar of its own for that.
    jaar = year_progress() if binnen else None
    return f"{hier} {jaar['tekst']}" if jaar else hier
