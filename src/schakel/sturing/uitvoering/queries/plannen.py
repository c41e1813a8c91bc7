"""What does the master say, what did each municipality make of it, and how many have adopted?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Aanbod, Gebied, Werkgebied
from schakel.basis.organisaties.queries import area_chain, gemeenten
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.uitvoering.models import Gemeenteplan, Planvaststelling, Sjabloon, SjabloonDeel, SjabloonVersie
from schakel.sturing.uitvoering.rules.sjabloon import (
    Deelkeuze,
    Deelstand,
    Kopiedeel,
    Modeldeel,
    Planstand,
    Volledigheid,
    completeness,
    lay_beside,
    plan_state,
)


@dataclass(frozen=True, slots=True)
class Model:
    """The master that holds now, with its sections, and the versions before it."""

    sjabloon: Sjabloon
    versie: SjabloonVersie
    delen: Sequence[Modeldeel]
    eerder: Sequence[SjabloonVersie]


@dataclass(frozen=True, slots=True)
class Gemeentestand:
    """How far one municipality is with one plan."""

    gemeente: Gebied
    plan: Gemeenteplan | None
    delen: Sequence[Deelstand]
    volledig: Volledigheid
    stand: Planstand
    vaststelling: Planvaststelling | None


@dataclass(frozen=True, slots=True)
class Aanbieder:
    """One offer in the ketenkaart that fills a chapter."""

    organisatie: str
    team: str
    aanbod: str
    doelgroep: str
    fase: str
    telefoon: str


def own_region(handeling: Handeling) -> str:
    """Return the code of the region in which the acting team works."""
    return organisaties.own_region(handeling)


def models_of(handeling: Handeling) -> list[Model]:
    """Return the masters of the own region that hold today."""
    dag, delen = lokale_datum(handeling.moment), Prefetch("delen", SjabloonDeel.objects.order_by("volgorde"))
    lijst = []
    for sjabloon in Sjabloon.objects.filter(regio=own_region(handeling)).order_by("titel"):
        versies = list(sjabloon.versies.geldend_op(dag).prefetch_related(delen))
        if versies:
            lijst.append(Model(sjabloon, versies[0], _sections(versies[0]), versies[1:]))
    handeling.spoor.noteer("uitvoeringsplan")
    return lijst


def access_model(handeling: Handeling, *, code: str) -> Model:
    """
    Return the master with this code.

    :raises NotFound: if the region has none that holds today
    """
    model = next((m for m in models_of(handeling) if m.sjabloon.code == code), None)
    if model is None:
        raise NotFound
    return model


def _sections(versie: SjabloonVersie) -> tuple[Modeldeel, ...]:
    return tuple(
        Modeldeel(
            code=d.code,
            titel=d.titel,
            tekst=d.tekst,
            opgave=d.opgave,
            verplicht=d.verplicht,
            vorm=d.vorm,
            doelgroepen=tuple(d.doelgroepen),
            fasen=tuple(d.fasen),
            beleidsvelden=tuple(d.beleidsvelden),
        )
        for d in versie.delen.all()
    )


def standings(handeling: Handeling, *, model: Model) -> list[Gemeentestand]:
    """Return how far each municipality of the region is with this plan, by name."""
    rijen = Gemeenteplan.objects.filter(sjabloon=model.sjabloon).prefetch_related(
        "delen", Prefetch("vaststellingen", Planvaststelling.objects.order_by("-op", "-id"))
    )
    plannen = {plan.gemeente: plan for plan in rijen}
    dag = lokale_datum(handeling.moment)
    return [_standing(g, plannen.get(g.code), model) for g in gemeenten(model.sjabloon.regio, dag)]


def standing_of(handeling: Handeling, *, model: Model, gemeente: str) -> Gemeentestand:
    """
    Return how far one municipality is.

    :raises NotFound: if the region has no such municipality
    """
    gevonden = next((s for s in standings(handeling, model=model) if s.gemeente.code == gemeente), None)
    if gevonden is None:
        raise NotFound
    return gevonden


def _standing(gemeente: Gebied, plan: Gemeenteplan | None, model: Model) -> Gemeentestand:
    kopie = _copy_of(plan) if plan else {}
    delen = lay_beside(model.delen, kopie)
    laatste = next(iter(plan.vaststellingen.all()), None) if plan else None
    anders = laatste is not None and laatste.inhoud != frozen_text(delen)
    stand = plan_state(begonnen=plan is not None, vastgesteld=laatste is not None, anders_dan_vastgesteld=anders)
    return Gemeentestand(gemeente, plan, delen, completeness(delen), stand, laatste)


def _copy_of(plan: Gemeenteplan) -> Mapping[str, Kopiedeel]:
    return {d.code: Kopiedeel(Deelkeuze(d.keuze), d.tekst, d.reden, d.gezien) for d in plan.delen.all()}


def frozen_text(delen: Sequence[Deelstand]) -> list[list[str]]:
    """Return the text of a plan as it is kept when a body adopts it."""
    return [[d.model.code, d.model.titel, d.tekst] for d in delen]


def offers_for(handeling: Handeling, *, gebied: Gebied, deel: Modeldeel, regio: str) -> list[Aanbieder]:
    """Return which teams of the ketenkaart offer something for this chapter in the municipality."""
    return _fitting(_offers_in(handeling, gebied, regio), deel) if deel.vorm else []


def offers_of(handeling: Handeling, *, model: Model, gebied: Gebied) -> dict[str, list[Aanbieder]]:
    """Return the offers of the ketenkaart for each chapter of the plan."""
    aanbod = _offers_in(handeling, gebied, model.sjabloon.regio)
    return {d.code: _fitting(aanbod, d) for d in model.delen if d.vorm}


def _offers_in(handeling: Handeling, gebied: Gebied, regio: str) -> list[Aanbieder]:
    dag = lokale_datum(handeling.moment)
    werkt = Werkgebied.objects.valid_on(dag).filter(gebied__regio__code=regio, gebied__in=_reach(gebied))
    rijen = Aanbod.objects.valid_on(dag).filter(team__in=werkt.values("team")).select_related("team__organisatie")
    return [
        Aanbieder(a.team.organisatie.naam, a.team.naam, a.naam, a.doelgroep, a.fase, a.team.telefoon)
        for a in rijen.order_by("team__organisatie__naam", "team__naam", "naam")
    ]


def _fitting(aanbod: Sequence[Aanbieder], deel: Modeldeel) -> list[Aanbieder]:
    return [a for a in aanbod if a.fase in deel.fasen and a.doelgroep in deel.doelgroepen]


def _reach(gebied: Gebied) -> set[int]:
    """Return the municipality, what it lies in, and its quarters: whoever works in one of them reaches it."""
    return {g.pk for g in area_chain(gebied)} | set(gebied.delen.values_list("pk", flat=True))


def changes_since(model: Model, dag: date) -> list[str]:
    """Return the titles of sections that read otherwise than in the version before the one that holds."""
    if not model.eerder:
        return []
    oud = {d.code: d.afdruk for d in _sections(model.eerder[0])}
    return [d.titel for d in model.delen if oud.get(d.code) != d.afdruk]


def begun(handeling: Handeling, *, sjabloon: str, gemeente: str) -> tuple[Model, Gemeentestand]:
    """
    Return the master and the copy that a municipality began.

    :raises NotFound: if it has not begun
    """
    model = access_model(handeling, code=sjabloon)
    stand = standing_of(handeling, model=model, gemeente=gemeente)
    if stand.plan is None:
        raise NotFound
    return model, stand


def section(handeling: Handeling, *, sjabloon: str, gemeente: str, deel: str) -> tuple[Model, Gemeentestand, Deelstand]:
    """
    Return one section of the copy of a municipality.

    :raises NotFound: if there is none
    """
    model, stand = begun(handeling, sjabloon=sjabloon, gemeente=gemeente)
    gevonden = next((d for d in stand.delen if d.model.code == deel), None)
    if gevonden is None:
        raise NotFound
    return model, stand, gevonden


def filled_in(d: Deelstand) -> dict[str, str]:
    """Return what the municipality filled in before, for the form."""
    if d.kopie is None:
        return {}
    return {"keuze": d.kopie.keuze.value, "tekst": d.kopie.tekst, "reden": d.kopie.reden}
