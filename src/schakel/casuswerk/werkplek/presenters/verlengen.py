"""How do requests for more time read, on the page of a term and on the list of what waits?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from schakel.casuswerk.werkplek.presenters.adressen import termijn_url
from schakel.casuswerk.werkplek.presenters.werkvoorraad import naam_van, titel_van
from schakel.casuswerk.werkplek.queries.termijn import Verlengstand, Verzoekrij
from schakel.casuswerk.werkplek.queries.werklijst import Rij
from schakel.toolkit import taal
from schakel.toolkit.beelden import Taakbeeld, termijnbeeld


@dataclass(frozen=True, slots=True)
class Verzoekbeeld:
    """One request: what was asked, by whom and why, and what became of it."""

    publiek_id: UUID
    titel: str
    bij: str
    reden: str
    wacht: bool
    eigen: bool


@dataclass(frozen=True, slots=True)
class Verlengbeeld:
    """Whether more time can be asked, how much at most, and what was asked before."""

    hoogstens: str
    waarom_niet: str
    mag_vragen: bool
    mag_besluiten: bool
    verzoeken: Sequence[Verzoekbeeld]

    @property
    def open(self) -> Verzoekbeeld | None:
        return next((v for v in self.verzoeken if v.wacht), None)


def extension_view(stand: Verlengstand, wie: int | None) -> Verlengbeeld:
    """Return what the page of a term says about more time."""
    return Verlengbeeld(
        stand.hoogstens,
        stand.waarom_niet,
        stand.mag_vragen,
        stand.mag_besluiten,
        [_request(rij, stand.eenheid, wie) for rij in stand.verzoeken],
    )


def _request(rij: Verzoekrij, eenheid: str, wie: int | None) -> Verzoekbeeld:
    v = rij.verzoek
    if v.akkoord is None:
        bij = _("Gevraagd door %(wie)s op %(op)s. Wacht op een besluit.")
    elif v.akkoord:
        bij = _("Gevraagd door %(wie)s op %(op)s. Goedgekeurd door %(door)s.")
    else:
        bij = _("Gevraagd door %(wie)s op %(op)s. Niet goedgekeurd door %(door)s: %(waarom)s")
    woorden = {"wie": rij.vrager, "op": taal.datum(v.gevraagd_op), "door": rij.beslisser, "waarom": v.afwijsreden}
    titel = _("%(n)d %(eenheid)s langer") % {"n": v.aantal, "eenheid": eenheid}
    return Verzoekbeeld(v.publiek_id, titel, bij % woorden, v.reden, v.akkoord is None, v.gevraagd_door_id == wie)


def requests_view(rijen: Sequence[tuple[Verzoekrij, Rij]], nu: datetime) -> list[Taakbeeld]:
    """Return the requests that wait as rows of work, what is due first on top."""
    return [
        Taakbeeld(
            titel=titel_van(rij),
            url=termijn_url(rij),
            toelichting=_("%(naam)s. Gevraagd door %(wie)s") % {"naam": naam_van(rij.kop, rij), "wie": verzoek.vrager},
            icoon="wacht",
            termijn=termijnbeeld(nu, rij.termijn.gestart_op, rij.termijn.uiterlijk, eenheid="vanzelf"),
            actie=_("Beslis"),
        )
        for verzoek, rij in rijen
    ]
