"""What do the pages of the beginning and of the feedback say?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.basis.termijnen.models import Termijn
from schakel.casuswerk.beoordelingen import permissions, rules
from schakel.casuswerk.beoordelingen.models import Besluit, Terugkoppeling
from schakel.casuswerk.beoordelingen.queries.vervolg import Terugkoppelzicht
from schakel.casuswerk.beoordelingen.rules import Terugkoppelmoment
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import MelderSoort, MeldingStatus
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal
from schakel.toolkit.beelden import Taakbeeld, VolgendeStap, termijnbeeld


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


MELDERNAMEN = {
    MelderSoort.BEROEP: gettext_lazy("Een beroepskracht meldde dit"),
    MelderSoort.BURGER: gettext_lazy("Een burger meldde dit"),
    MelderSoort.DUBBEL_ANONIEM: gettext_lazy("Niemand weet wie dit meldde: leg vast waarom u niets kunt vertellen"),
}


def present_wachtrij(
    handeling: Handeling, rijen: Sequence[Besluit], klokken: Mapping[int, Termijn]
) -> tuple[list[Taakbeeld], VolgendeStap | None]:
    """Return the reporters who wait, whose clock ends first on top, and the one to tell now."""
    op_volgorde = sorted(rijen, key=lambda r: (_ends(r, klokken), r.besloten_op))
    taken = [_reporter(handeling, rij, klokken.get(rij.dossier_id)) for rij in op_volgorde]
    if not taken:
        return [], None
    return taken, VolgendeStap(taken[0].titel, taken[0].actie, taken[0].url)


def _ends(rij: Besluit, klokken: Mapping[int, Termijn]) -> datetime:
    klok = klokken.get(rij.dossier_id)
    return klok.uiterlijk if klok else datetime.max.replace(tzinfo=UTC)


def _reporter(handeling: Handeling, rij: Besluit, klok: Termijn | None) -> Taakbeeld:
    melding, nu = rij.beoordeling.melding, handeling.moment
    gedaan = int(getattr(rij, "gedaan", 0))
    momenten = rules.moments_for(rules.Besluitsoort(rij.soort))
    naam = rules.MOMENT_NAMEN[momenten[min(gedaan, len(momenten) - 1)]]
    besluit = rules.BESLUIT_NAMEN[rules.Besluitsoort(rij.soort)]
    return Taakbeeld(
        titel=_("Vertel de melder van %(code)s %(moment)s wat er is gedaan")
        % {"code": melding.ontvangstcode, "moment": naam},
        url=reverse("beoordelingen:terugkoppeling", args=[melding.publiek_id]),
        toelichting=_("%(wie)s. Besluit %(wanneer)s: %(besluit)s.")
        % {
            "wie": MELDERNAMEN[MelderSoort(melding.melder_soort)],
            "wanneer": taal.korte_dag(rij.besloten_op, nu),
            "besluit": besluit,
        },
        icoon="bericht",
        termijn=termijnbeeld(nu, klok.gestart_op, klok.uiterlijk, eenheid="werkdagen") if klok else None,
        actie=_("Vertel het"),
    )
