"""What do the screens of an emergency say?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.noodtoegang.models import Noodtoegang
from schakel.casuswerk.noodtoegang.queries import Noodzicht, is_running
from schakel.casuswerk.noodtoegang.rules import OORDEELNAMEN, REDENNAMEN, Noodoordeel, Noodreden
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal


@dataclass(frozen=True, slots=True)
class Regel:
    """One emergency in a list."""

    url: str
    kop: str
    bij: str
    stand: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Noodblad:
    """One emergency on its page."""

    titel: str
    stand: tuple[str, str]
    toelichting: str
    gegevens: Sequence[tuple[str, str]]
    bevinding: str
    dossier_url: str
    te_stoppen: bool
    na_te_kijken: bool


def state_of(handeling: Handeling, rij: Noodtoegang) -> tuple[str, str]:
    """Return the state as kind and word."""
    if rij.oordeel:
        soort = "veilig" if rij.oordeel == Noodoordeel.TERECHT else "gevaar"
        return soort, OORDEELNAMEN[Noodoordeel(rij.oordeel)].lower()
    if is_running(handeling, rij):
        return "gevaar", _("open tot %(tot)s") % {"tot": taal.klokslag(rij.tot)}
    return "let-op", _("nog niet nagekeken")


def list_rows(handeling: Handeling, rijen: Sequence[Noodtoegang]) -> list[Regel]:
    """Draw the emergencies that somebody may know of."""
    return [
        Regel(
            url=reverse("noodtoegang:blad", args=[rij.publiek_id]),
            kop=_("%(nummer)s door %(wie)s") % {"nummer": rij.nummer, "wie": rij.medewerker.naam},
            bij=f"{taal.tijdstip(rij.geopend_op)}. {REDENNAMEN[Noodreden(rij.reden)]}.",
            stand=state_of(handeling, rij),
        )
        for rij in rijen
    ]


def present(handeling: Handeling, zicht: Noodzicht, *, mag_nakijken: bool) -> Noodblad:
    """Draw one emergency."""
    rij = zicht.rij
    einde = rij.gestopt_op or rij.tot
    gegevens = [
        (_("Dossier"), rij.nummer),
        (_("Wie"), f"{rij.medewerker.naam}, {rij.team.naam}"),
        (_("Waarom"), REDENNAMEN[Noodreden(rij.reden)]),
        (_("Open van"), taal.tijdstip(rij.geopend_op)),
        (_("Open tot"), taal.tijdstip(einde)),
    ]
    if rij.nagekeken_op and rij.nagekeken_door:
        wie = {"wie": rij.nagekeken_door.naam, "op": taal.tijdstip(rij.nagekeken_op)}
        gegevens.append((_("Nagekeken"), _("%(wie)s, %(op)s") % wie))
    return Noodblad(
        titel=_("Noodtoegang tot %(nummer)s") % {"nummer": rij.nummer},
        stand=state_of(handeling, rij),
        toelichting=zicht.toelichting,
        gegevens=gegevens,
        bevinding=zicht.bevinding,
        dossier_url=_page_of(handeling, rij),
        te_stoppen=zicht.eigen and zicht.loopt,
        na_te_kijken=mag_nakijken and not zicht.eigen and rij.nagekeken_op is None,
    )


def _page_of(handeling: Handeling, rij: Noodtoegang) -> str:
    """Return the page of the dossier, for whoever sees that dossier itself."""
    dossier = Dossier.objects.visible_to(handeling).filter(pk=rij.dossier_id).first()
    return reverse("werkplek:casus", args=[dossier.publiek_id]) if dossier else ""
