"""What does the page of an investigation say of sources, children, and who was told what is kept?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.basis.termijnen.rules import laatste_dag
from schakel.casuswerk.beoordelingen import permissions
from schakel.casuswerk.beoordelingen.presenters.afspraak import condition, heard
from schakel.casuswerk.beoordelingen.queries import antwoorden as antwoordzicht
from schakel.casuswerk.beoordelingen.queries.informeren import Informatieplicht, Werkzicht
from schakel.casuswerk.beoordelingen.rules import OnderzoekStatus
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import is_kind
from schakel.casuswerk.plannen.rules.plan import PlanStatus
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal
from schakel.toolkit.beelden import Feit, Termijnbeeld, termijnbeeld
from schakel.toolkit.formulier import Rij


@dataclass(frozen=True, slots=True)
class Gesprekbeeld:
    """One professional who was consulted."""

    kop: str
    wat: str
    toestemming: bool
    waarom: str
    bij: str


@dataclass(frozen=True, slots=True)
class Kindbeeld:
    """One child: seen, spoken, or not yet."""

    naam: str
    soort: str
    stand: str


@dataclass(frozen=True, slots=True)
class Plichtbeeld:
    """One person who must hear what is kept about them."""

    naam: str
    verteld: str
    # What was told before, when something came since.
    eerder: str
    klok: Termijnbeeld | None
    verlengingen: Sequence[str]
    wacht: str
    verlengen_url: str
    vertel_url: str


@dataclass(frozen=True, slots=True)
class Werkbeeld:
    """The working part of the page."""

    gesprekken: Sequence[Gesprekbeeld]
    mag_gesprek: bool
    kinderen: Sequence[Kindbeeld]
    kinderen_url: str
    plichten: Sequence[Plichtbeeld]
    # Of an investigation: who of the household was heard, and what is agreed already.
    mensen: Sequence[Feit]
    mensen_url: str
    voorwaarden: Sequence[Feit]
    voorwaarden_url: str
    plan: str
    plan_soort: str
    plan_url: str


def present_werk(handeling: Handeling, zicht: Werkzicht, *, redenen: Sequence[tuple[str, str]]) -> Werkbeeld:
    """Return the sources, the children and the duty to inform, fit to draw."""
    onderzoek = zicht.onderzoek
    mag = permissions.may_change(handeling)
    kinderen = [p.rij for p in zicht.plichten if _child(handeling, p.rij)]
    casus = onderzoek.casus
    return Werkbeeld(
        gesprekken=[
            Gesprekbeeld(
                kop=", ".join(str(w[veld]) for veld in ("naam", "functie", "organisatie") if w.get(veld)),
                wat=str(w.get("wat", "")),
                toestemming=rij.toestemming,
                waarom=str(w.get("waarom_zonder", "")),
                bij=_("%(op)s, opgeschreven door %(wie)s")
                % {"op": taal.datum(rij.op), "wie": rij.vastgelegd_door.naam if rij.vastgelegd_door else ""},
            )
            for rij, w in zicht.gesprekken
        ],
        mag_gesprek=mag and onderzoek.status == OnderzoekStatus.LOPEND,
        kinderen=[_child_line(handeling, rij) for rij in kinderen],
        kinderen_url=reverse("kinderen:kinderen", args=[casus.dossier.publiek_id]) if casus and kinderen else "",
        plichten=[_duty(handeling, zicht, een, mag=mag) for een in zicht.plichten if not een.rij.persoon.ongeboren],
        mensen=[heard(handeling, p.rij, dict(redenen)) for p in zicht.plichten],
        mensen_url=f"{reverse('beoordelingen:blad', args=[onderzoek.beoordeling.publiek_id])}#zelf",
        voorwaarden=[condition(rij) for rij in zicht.voorwaarden],
        voorwaarden_url=reverse("plannen:voorwaarden", args=[casus.publiek_id]) if casus else "",
        plan=_plan(zicht),
        plan_soort="veilig" if zicht.plannen else "let-op",
        plan_url=reverse("plannen:plannen", args=[casus.publiek_id]) if casus else "",
    )


def _plan(zicht: Werkzicht) -> str:
    """What the one who goes on takes over: nothing is typed twice."""
    actief = sum(plan.status == PlanStatus.ACTIEF for plan in zicht.plannen)
    if actief:
        return ngettext("Er is een plan.", "Er zijn %(n)s plannen.", actief) % {"n": actief}
    return _("Er is geen plan nodig, en er staat waarom.") if zicht.plannen else _("Er is nog geen plan.")


def talk_people(handeling: Handeling, zicht: Werkzicht) -> list[Rij]:
    """Return about whom a professional can tell something, as choices of a form."""
    return [
        (p.rij.persoon.publiek_id, p.rij.persoon_id, antwoordzicht.name_of(handeling, rij=p.rij))
        for p in zicht.plichten
    ]


def silent_people(handeling: Handeling, rijen: Sequence[Dossierpersoon]) -> list[tuple[UUID, str]]:
    """Return of which children the end must say why they were not seen or spoken."""
    return [(rij.persoon.publiek_id, antwoordzicht.name_of(handeling, rij=rij)) for rij in rijen]


def _child(handeling: Handeling, rij: Dossierpersoon) -> bool:
    return is_kind(rij.rol, personen.age_of(handeling, rij=rij)) and not rij.persoon.ongeboren


def _child_line(handeling: Handeling, rij: Dossierpersoon) -> Kindbeeld:
    naam = antwoordzicht.name_of(handeling, rij=rij)
    if rij.gesproken_op is not None:
        return Kindbeeld(naam, "veilig", _("gesproken op %(op)s") % {"op": taal.datum(rij.gesproken_op)})
    if rij.gezien_op is not None:
        return Kindbeeld(naam, "let-op", _("gezien op %(op)s, nog niet gesproken") % {"op": taal.datum(rij.gezien_op)})
    return Kindbeeld(naam, "gevaar", _("nog niet gezien en niet gesproken"))


def _duty(handeling: Handeling, zicht: Werkzicht, een: Informatieplicht, *, mag: bool) -> Plichtbeeld:
    klok, verteld = een.termijn, een.rij.geinformeerd_op
    # What was told before a new source spoke, does not tell what that one said.
    erbij = klok is not None and verteld is not None and klok.gestart_op > verteld
    loopt = klok is not None and klok.status == "LOPEND" and (verteld is None or erbij)
    melding = zicht.onderzoek.beoordeling.melding.publiek_id
    return Plichtbeeld(
        naam=antwoordzicht.name_of(handeling, rij=een.rij),
        verteld=_("verteld op %(op)s") % {"op": taal.datum(verteld)} if verteld and not loopt else "",
        eerder=_("Op %(op)s verteld wat er toen was. Daarna vertelde een beroepskracht iets.")
        % {"op": taal.datum(verteld)}
        if verteld and loopt
        else "",
        klok=termijnbeeld(handeling.moment, klok.gestart_op, klok.uiterlijk, eenheid="dagen")
        if klok is not None and loopt
        else None,
        verlengingen=[
            _("Tot %(tot)s, omdat: %(reden)s Gevraagd door %(wie)s, goedgekeurd door %(ander)s.")
            % {
                "tot": taal.datum(laatste_dag(v.werd_uiterlijk)),
                "reden": v.reden if v.reden.endswith(".") else f"{v.reden}.",
                "wie": zicht.namen.get(v.aangevraagd_door_id, _("een collega")),
                "ander": zicht.namen.get(v.goedgekeurd_door_id, _("een collega")),
            }
            for v in een.verlengingen
        ],
        wacht=_("%(wie)s vroeg meer tijd. Een ander beslist.")
        % {"wie": zicht.namen.get(een.verzoek.gevraagd_door_id, _("Een collega"))}
        if een.verzoek
        else "",
        verlengen_url=reverse("werkplek:termijn", args=[klok.publiek_id]) if klok is not None and loopt else "",
        vertel_url=reverse("meldingen:informeren", args=[melding, een.rij.persoon.publiek_id])
        if mag and (verteld is None or loopt)
        else "",
    )
