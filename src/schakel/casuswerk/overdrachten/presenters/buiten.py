"""What does a team without an account confirm, and who saw to it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from schakel.casuswerk.overdrachten.models import Buitenbevestiging
from schakel.casuswerk.overdrachten.rules import Kanaal
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus as S
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal

WAT: Mapping[S, str] = {
    S.ONTVANGEN: "De ontvangst",
    S.GEACCEPTEERD: "Dat zij het aannemen",
    S.REGIE_OVERGENOMEN: "Dat zij de regie hebben",
    S.EERSTE_CONTACT: "Het eerste contact met het gezin",
    S.GESTART: "Dat de hulp is begonnen",
}
HOE: Mapping[Kanaal, str] = {
    Kanaal.TELEFOON: "per telefoon",
    Kanaal.VEILIGE_MAIL: "per beveiligde mail",
    Kanaal.BRIEF: "per brief",
    Kanaal.GESPREK: "in een gesprek",
}


@dataclass(frozen=True, slots=True)
class Bevestigd:
    """One confirmation: what, by whom there, how, and who here recorded and checked it."""

    publiek_id: UUID
    wat: str
    wie: str
    door: str
    erbij: str
    mag_controleren: bool


def confirmations(handeling: Handeling, rijen: Sequence[Buitenbevestiging], *, wacht: bool) -> list[Bevestigd]:
    """Return what waits for a second person, or what one has looked at; newest first."""
    return [_one(handeling, rij) for rij in rijen if (rij.gecontroleerd_op is None) == wacht]


def _one(handeling: Handeling, rij: Buitenbevestiging) -> Bevestigd:
    wacht = rij.gecontroleerd_op is None
    delen = {"wie": rij.wie_bij_ontvanger, "op": taal.tijdstip(rij.bevestigd_op), "hoe": _(HOE[Kanaal(rij.kanaal)])}
    return Bevestigd(
        publiek_id=rij.publiek_id,
        wat=_(WAT[S(rij.stap)]),
        wie=_("%(wie)s, %(op)s, %(hoe)s") % delen,
        door=_by(rij),
        erbij=". ".join(str(waarde) for waarde in rij.gegevens.values() if waarde),
        mag_controleren=wacht and handeling.wie is not None and rij.vastgelegd_door_id != handeling.wie,
    )


def _by(rij: Buitenbevestiging) -> str:
    vast = _("Vastgelegd door %(wie)s") % {"wie": rij.vastgelegd_door.naam}
    if rij.gecontroleerd_door is None:
        return vast
    if rij.klopt:
        return _("%(vast)s, nagekeken door %(wie)s") % {"vast": vast, "wie": rij.gecontroleerd_door.naam}
    anders = {"vast": vast, "wie": rij.gecontroleerd_door.naam, "reden": rij.afwijsreden}
    return _("%(vast)s. Klopte niet volgens %(wie)s: %(reden)s") % anders
