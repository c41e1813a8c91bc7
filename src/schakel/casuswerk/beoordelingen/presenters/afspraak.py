"""What does the page of voorwaarden & vervolg say of what was agreed, with whom, and who goes on?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.basis.afspraken.queries import Beslissing
from schakel.casuswerk.beoordelingen.presenters.blad import ROLNAMEN
from schakel.casuswerk.beoordelingen.presenters.lopend import casus_url
from schakel.casuswerk.beoordelingen.queries import antwoorden as antwoordzicht
from schakel.casuswerk.beoordelingen.queries.afspreken import Afspraakbeeld
from schakel.casuswerk.beoordelingen.queries.vervolg import Onderzoekzicht
from schakel.casuswerk.beoordelingen.rules.afwijkingen import AFWIJKING_NAMEN, Afwijkingsoort
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import PersoonRol, is_kind
from schakel.casuswerk.plannen.models import Voorwaarde
from schakel.casuswerk.plannen.rules import STATUS_NAMEN, VoorwaardeStatus
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal
from schakel.toolkit.beelden import Feit, Oordeel

TEKENS: Mapping[VoorwaardeStatus, Oordeel] = {
    VoorwaardeStatus.GESTELD: "wacht",
    VoorwaardeStatus.NAGEKOMEN: "ja",
    VoorwaardeStatus.NIET_NAGEKOMEN: "nee",
}


@dataclass(frozen=True, slots=True)
class Afspraakdeel:
    """What was agreed: the conditions, who was spoken, and who goes on by the agreement."""

    voorwaarden: Sequence[Feit]
    voorwaarden_url: str
    mensen: Sequence[Feit]
    mensen_url: str
    verder: str
    casus_url: str
    verder_bron: str
    zinnen: Sequence[str]
    afwijkingen: Sequence[Feit]


def present_afspraak(handeling: Handeling, zicht: Onderzoekzicht) -> Afspraakdeel | None:
    """Return what was agreed, fit to draw; None with an investigation."""
    beeld = zicht.beeld
    if beeld is None:
        return None
    casus = zicht.onderzoek.casus
    manager = beeld.blik.casemanager
    redenen = dict(zicht.redenen)
    blad = reverse("beoordelingen:blad", args=[zicht.onderzoek.beoordeling.publiek_id])
    return Afspraakdeel(
        voorwaarden=[condition(rij) for rij in beeld.lopend],
        voorwaarden_url=reverse("plannen:voorwaarden", args=[casus.publiek_id]) if casus else "",
        mensen=[heard(handeling, rij, redenen) for rij in beeld.blik.personen],
        mensen_url=f"{blad}#zelf",
        verder=_who_goes_on(zicht, beeld),
        casus_url=casus_url(casus.dossier.publiek_id) if casus else "",
        verder_bron=_source(manager),
        zinnen=manager.zinnen() if manager else [],
        afwijkingen=[
            Feit(AFWIJKING_NAMEN[Afwijkingsoort(rij.soort)], reden, "nee") for rij, reden in zicht.afwijkingen
        ],
    )


def condition(rij: Voorwaarde) -> Feit:
    """Return one condition with how it stands."""
    status = VoorwaardeStatus(rij.status)
    return Feit(
        rij.tekst,
        _("%(stand)s, uiterlijk %(dag)s") % {"stand": STATUS_NAMEN[status], "dag": taal.datum(rij.uiterlijk)},
        TEKENS[status],
    )


def heard(handeling: Handeling, rij: Dossierpersoon, redenen: Mapping[str, str]) -> Feit:
    """Return whether one person was heard, and of a child whether it was seen."""
    leeftijd = personen.age_of(handeling, rij=rij)
    naam = f"{antwoordzicht.name_of(handeling, rij=rij)}, {ROLNAMEN[PersoonRol(rij.rol)]}"
    delen = [_voice(handeling, rij, redenen)]
    if is_kind(rij.rol, leeftijd) and not rij.persoon.ongeboren:
        delen.append(_met(handeling, rij))
    return Feit(naam, "; ".join(delen), "ja" if rij.stem is not None else "wacht")


def _voice(handeling: Handeling, rij: Dossierpersoon, redenen: Mapping[str, str]) -> str:
    if rij.stem is not None and rij.stem_op is not None:
        return _("zei op %(dag)s zelf wat die wil") % {"dag": taal.datum(rij.stem_op)}
    if rij.stem_reden_niet:
        return _("nog niet gesproken: %(reden)s") % {"reden": redenen.get(rij.stem_reden_niet, rij.stem_reden_niet)}
    return _("nog niet gesproken")


def _met(handeling: Handeling, rij: Dossierpersoon) -> str:
    if rij.gesproken_op is not None:
        return _("gesproken %(dag)s") % {"dag": taal.kort_moment(rij.gesproken_op, handeling.moment)}
    if rij.gezien_op is not None:
        return _("gezien %(dag)s") % {"dag": taal.kort_moment(rij.gezien_op, handeling.moment)}
    return _("nog niet gezien")


def _who_goes_on(zicht: Onderzoekzicht, beeld: Afspraakbeeld) -> str:
    if zicht.onderzoek.ontvanger_team is not None:
        return _("De overdracht aan %(team)s is voorbereid.") % {"team": zicht.onderzoek.ontvanger_team.naam}
    if beeld.elders is not None:
        return _("%(team)s is al verantwoordelijk voor deze casus en gaat door.") % {"team": beeld.elders.naam}
    if beeld.voorgesteld is not None:
        return _("%(team)s gaat verder met de voorwaarden.") % {"team": beeld.voorgesteld.naam}
    soort = beeld.blik.voorstel.casemanager.replace("_", " ")
    if soort:
        return _("De afspraak noemt: %(soort)s. Kies zelf welk team dat is.") % {"soort": soort}
    return _("De afspraak noemt niemand. Kies zelf wie verdergaat.")


def _source(manager: Beslissing | None) -> str:
    if manager is None or not manager.uitkomst.beslist:
        return ""
    return _("Artikel %(artikel)s van %(afspraak)s, versie %(versie)s%(voorbeeld)s") % {
        "artikel": manager.uitkomst.artikel,
        "afspraak": manager.afspraak,
        "versie": manager.versienaam,
        "voorbeeld": _(" (voorbeeld, niet vastgesteld)") if manager.voorbeeld else "",
    }
