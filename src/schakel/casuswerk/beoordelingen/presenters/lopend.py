"""In which running casus does a melding land, as the page of a judgement says it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from schakel.casuswerk.beoordelingen.queries import antwoorden as antwoordzicht
from schakel.casuswerk.beoordelingen.queries.blad import Blad
from schakel.casuswerk.beoordelingen.queries.landen import Lopend
from schakel.casuswerk.beoordelingen.rules.landen import EIGEN
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal


@dataclass(frozen=True, slots=True)
class Casusregel:
    """One running casus: how it is called, who of this melding stands in it, and who answers for it."""

    titel: str
    wie: str
    team: str
    url: str


@dataclass(frozen=True, slots=True)
class Lopendbeeld:
    """The running casussen about these people, and what follows from them."""

    kop: str
    regels: Sequence[Casusregel]
    uitleg: str
    kiezen: bool
    # Said with whom to speak, where a casus runs that the reader may not see.
    elders: str


def present_lopend(handeling: Handeling, blad: Blad) -> Lopendbeeld | None:
    """Return what runs about these people already; None when nothing does, or it was decided."""
    elders = _elsewhere(blad.elders)
    if not blad.lopend:
        return Lopendbeeld(_("Er loopt een casus die u niet ziet"), [], "", False, elders) if elders else None
    meer, gaat_door = len(blad.lopend) > 1, blad.blik.gaat_door
    if meer:
        kop = _("Er lopen %(n)d casussen over deze mensen") % {"n": len(blad.lopend)}
        uitleg = _("Kies bij welke casus deze melding hoort. Hoort ze bij geen? Kies dan bij “Anders kiezen”.")
    elif gaat_door is not None:
        kop = _("Er loopt al een casus")
        uitleg = _("Deze melding komt bij deze casus. %(team)s gaat door; u draagt niet opnieuw over.")
        uitleg %= {"team": gaat_door.naam}
    else:
        kop, uitleg = _("Er loopt al een casus"), _("Deze melding komt bij deze casus.")
    return Lopendbeeld(kop, [_row(handeling, rij) for rij in blad.lopend], uitleg, meer, elders)


def _elsewhere(teams: Sequence[str]) -> str:
    if not teams:
        return ""
    wie = _(" en ").join(teams)
    return _("%(wie)s werkt aan een casus waarin iemand uit deze melding staat. Bel voordat u kiest.") % {"wie": wie}


def _row(handeling: Handeling, rij: Lopend) -> Casusregel:
    namen = [antwoordzicht.name_of(handeling, rij=mens) for mens in rij.wie]
    return Casusregel(
        titel=_title(rij),
        wie=_("Hierin staat: %(namen)s") % {"namen": ", ".join(namen)} if namen else _("Hetzelfde huishouden"),
        team=_("%(team)s is verantwoordelijk") % {"team": rij.team} if rij.team else "",
        url=casus_url(rij.casus.dossier.publiek_id),
    )


def _title(rij: Lopend) -> str:
    return _("Gezin %(naam)s, sinds %(dag)s") % {"naam": rij.casus.naam, "dag": taal.datum(rij.casus.geopend_op)}


def casus_choices(blad: Blad, *, eigen: bool = True) -> list[tuple[str, str]]:
    """Return where this melding can land, as choices of a form; `eigen` offers a casus of its own too."""
    keuzes = [
        (str(rij.casus.publiek_id), " – ".join(filter(None, (_title(rij), rij.casus.dossier.nummer))))
        for rij in blad.lopend
    ]
    return [*keuzes, (EIGEN, _("Een eigen casus"))] if keuzes and eigen else keuzes


def casus_url(publiek_id: UUID) -> str:
    """Return the address of a casus by its dossier; nothing where no page of casussen is."""
    try:
        return reverse("werkplek:casus", args=[publiek_id])
    except NoReverseMatch:
        return ""
