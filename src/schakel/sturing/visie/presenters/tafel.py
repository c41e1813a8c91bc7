"""How does a steering meeting read: its agenda with why, and what was decided?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from schakel.sturing.visie.models import Agendapunt, Overlegbesluit
from schakel.sturing.visie.presenters.lijsten import principle_words
from schakel.sturing.visie.rules.standen import NAMEN, Aanleiding
from schakel.toolkit import taal

SOORT = {
    Aanleiding.ROOD: "gevaar",
    Aanleiding.TE_LAAT: "let-op",
    Aanleiding.VORIGE_KEER: "accent",
    Aanleiding.EIGEN: "neutraal",
}


@dataclass(frozen=True, slots=True)
class Besluitbeeld:
    """A decision in one line."""

    publiek_id: str
    tekst: str
    bij: str
    opvolging: str


@dataclass(frozen=True, slots=True)
class Puntbeeld:
    """A point of the agenda."""

    publiek_id: str
    titel: str
    soort: str
    aanleiding: str
    toelichting: str
    uitgangspunt: str
    besluiten: Sequence[Besluitbeeld]


def present_points(punten: Sequence[Agendapunt]) -> list[Puntbeeld]:
    """Return the points of a meeting with their decisions."""
    return [
        Puntbeeld(
            publiek_id=str(punt.publiek_id),
            titel=punt.titel,
            soort=SOORT[Aanleiding(punt.aanleiding)],
            aanleiding=NAMEN[Aanleiding(punt.aanleiding)],
            toelichting=punt.toelichting,
            uitgangspunt=principle_words(punt.uitgangspunt),
            besluiten=[_decision(b) for b in punt.besluiten.all()],
        )
        for punt in punten
    ]


def _decision(besluit: Overlegbesluit) -> Besluitbeeld:
    bij = _("%(wie)s, voor %(dag)s") % {"wie": besluit.eigenaar, "dag": taal.datum(besluit.uiterlijk)}
    return Besluitbeeld(str(besluit.publiek_id), besluit.tekst, bij, besluit.opvolging)
