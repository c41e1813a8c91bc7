"""What do the pages of the beginning and of the feedback say?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.casuswerk.beoordelingen import permissions, rules
from schakel.casuswerk.beoordelingen.models import Besluit, Terugkoppeling
from schakel.casuswerk.beoordelingen.queries.vervolg import Terugkoppelzicht
from schakel.casuswerk.beoordelingen.rules import Terugkoppelmoment
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import MeldingStatus
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal


@dataclass(frozen=True, slots=True)
class Terugkoppelpagina:
    """The page on which the reporter is told."""

    beoordeling_id: UUID
    moment: str
    moment_naam: str
    gegeven: Sequence[tuple[str, str]]
    melder_bekend: bool
    klaar: bool
    melding: str


@dataclass(frozen=True, slots=True)
class Beginpagina:
    """The page on which a judgement begins."""

    publiek_id: UUID
    nummer: str
    ontvangen: str
    toelichting: str
    acuut: bool
    reden: str


@dataclass(frozen=True, slots=True)
class Rij:
    """One reporter who waits."""

    titel: str
    bij: str
    url: str


def present_terugkoppeling(handeling: Handeling, zicht: Terugkoppelzicht) -> Terugkoppelpagina:
    """Return the page on which the reporter is told, fit to draw."""
    melding = zicht.besluit.beoordeling.melding
    return Terugkoppelpagina(
        beoordeling_id=zicht.besluit.beoordeling.publiek_id,
        moment=zicht.moment.value if zicht.moment else "",
        moment_naam=rules.MOMENT_NAMEN[zicht.moment] if zicht.moment else "",
        gegeven=[(_given_when(rij), _given_what(rij, dict(zicht.alle_stappen))) for rij in zicht.gegeven],
        melder_bekend=melding.melder_soort != "DUBBEL_ANONIEM",
        klaar=zicht.moment is None,
        melding=melding.ontvangstcode,
    )


def _given_when(rij: Terugkoppeling) -> str:
    return f"{taal.tijdstip(rij.gegeven_op)}, {rules.MOMENT_NAMEN[Terugkoppelmoment(rij.moment)]}"


def _given_what(rij: Terugkoppeling, stappen: dict[str, str]) -> str:
    if rij.geen_reden:
        return rules.REDEN_NAMEN[rules.GeenReden(rij.geen_reden)]
    return " ".join(stappen.get(code, code) for code in rij.stappen)


def present_begin(handeling: Handeling, melding: Melding) -> Beginpagina:
    """Return the page on which a judgement begins, fit to draw."""
    return Beginpagina(
        publiek_id=melding.publiek_id,
        nummer=melding.ontvangstcode,
        ontvangen=taal.tijdstip(melding.ontvangen_op),
        toelichting=melding.toelichting,
        acuut=melding.acuut in ("JA", "DREIGT"),
        reden=_why_not_begin(handeling, melding),
    )


def _why_not_begin(handeling: Handeling, melding: Melding) -> str:
    if melding.status != MeldingStatus.ONTVANGEN:
        return _("Deze melding wacht niet op een beoordeling.")
    return "" if permissions.may_begin(handeling) else _("Uw rol begint geen beoordeling.")


def present_wachtrij(handeling: Handeling, rijen: Sequence[Besluit]) -> list[Rij]:
    """Return the reporters who wait, fit to draw."""
    return [
        Rij(
            titel=_("Melding %(code)s") % {"code": rij.beoordeling.melding.ontvangstcode},
            bij=_("besloten %(wanneer)s") % {"wanneer": taal.kort_moment(rij.besloten_op, handeling.moment)},
            url=reverse("beoordelingen:terugkoppeling", args=[rij.beoordeling.melding.publiek_id]),
        )
        for rij in rijen
    ]
