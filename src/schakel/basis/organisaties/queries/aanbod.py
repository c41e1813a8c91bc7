"""Who offers what to whom, where and at this hour?"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet

from schakel.basis.organisaties import rules
from schakel.basis.organisaties.models import Aanbod, Contactpersoon, Dienst, Gebied, GebiedSoort, Werkgebied
from schakel.basis.organisaties.queries.kaart import _chain_of_postcode, teams_in_region
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Aanbodvraag:
    """What is looked for; empty is everything."""

    nodig: str = ""
    postcode: str = ""
    gemeente: str = ""
    doelgroep: str = ""
    leeftijd: int | None = None
    fase: str = ""


@dataclass(frozen=True, slots=True)
class Vondst:
    """One offer, with who is on duty at the hour, and how near its area is (0 is nearest)."""

    aanbod: Aanbod
    dienst: Dienst | None
    heeft_diensten: bool
    nabijheid: int


def offers_of(regio: str, moment: datetime, vraag: Aanbodvraag) -> list[Vondst]:
    """Return the offers that fit: first who can be called at this moment, then what is near, then the shortest wait."""
    dag = lokale_datum(moment)
    nabij = _near(regio, vraag, dag)
    rijen = _matching(regio, vraag, dag)
    diensten: dict[int, list[Dienst]] = defaultdict(list)
    for dienst in Dienst.objects.valid_on(dag).filter(regio__code=regio, team__isnull=False):
        diensten[dienst.team_id or 0].append(dienst)
    gevonden = []
    for aanbod in rijen:
        afstanden = [nabij.get(w.gebied_id) for w in aanbod.team.werkgebieden.all() if _serves(w, vraag)]
        dichtst = min((a for a in afstanden if a is not None), default=None) if nabij else 0
        if dichtst is None or not afstanden:
            continue
        rooster = diensten[aanbod.team_id]
        nu = next((d for d in rooster if rules.is_on_duty(d.weekdagen, d.van_uur, d.tot_uur, moment)), None)
        gevonden.append(Vondst(aanbod, nu, bool(rooster), dichtst))
    return sorted(gevonden, key=lambda v: _order(v, vraag))


def _order(v: Vondst, vraag: Aanbodvraag) -> tuple[object, ...]:
    algemeen = bool(vraag.doelgroep) and v.aanbod.doelgroep == rules.ALLEN
    wacht = v.aanbod.wachttijd_dagen
    return (
        v.dienst is None,
        v.heeft_diensten,
        algemeen,
        v.nabijheid,
        999 if wacht is None else wacht,
        v.aanbod.team.naam,
    )


def _serves(werkgebied: Werkgebied, vraag: Aanbodvraag) -> bool:
    """Answer whether a team works here for this group; a group that work areas do not know is for each."""
    bekend = {"gezin_met_kinderen", "volwassenen", "ouderen"}
    return vraag.doelgroep not in bekend or werkgebied.doelgroep in (vraag.doelgroep, rules.ALLEN)


def _near(regio: str, vraag: Aanbodvraag, dag: date) -> dict[int, int]:
    """Return the areas in which a postcode or municipality lies, each with how near; nothing when none is asked."""
    if vraag.postcode:
        keten = _chain_of_postcode(regio, vraag.postcode, dag)
    elif vraag.gemeente:
        rijen = Gebied.objects.filter(regio__code=regio, soort=GebiedSoort.GEMEENTE, code=vraag.gemeente)
        keten = [pk for rij in rijen.values_list("pk", "ouder_id", "ouder__ouder_id") for pk in rij if pk]
        wijken = Gebied.objects.filter(regio__code=regio, ouder__code=vraag.gemeente).values_list("pk", flat=True)
        return {**{pk: n + 1 for n, pk in enumerate(keten)}, **dict.fromkeys(wijken, 0)} if keten else {0: 0}
    else:
        return {}
    return {pk: n for n, pk in enumerate(keten)} or {0: 0}


def _matching(regio: str, vraag: Aanbodvraag, dag: date) -> list[Aanbod]:
    rijen = Aanbod.objects.valid_on(dag).filter(team__in=teams_in_region(regio, dag))
    if vraag.nodig:
        rijen = rijen.filter(code=vraag.nodig)
    if vraag.fase:
        rijen = rijen.filter(fase=vraag.fase)
    if vraag.doelgroep:
        rijen = rijen.filter(doelgroep__in=(vraag.doelgroep, rules.ALLEN))
    if vraag.leeftijd is not None:
        van = Q(leeftijd_van=None) | Q(leeftijd_van__lte=vraag.leeftijd)
        rijen = rijen.filter(van, Q(leeftijd_tot=None) | Q(leeftijd_tot__gte=vraag.leeftijd))
    werkgebieden: QuerySet[Werkgebied] = Werkgebied.objects.valid_on(dag).select_related("gebied")
    contacten = Contactpersoon.objects.filter(geldig_van__lte=dag).select_related("vervanger")
    contacten = contacten.order_by("code", "-geldig_van")
    return list(
        rijen.select_related("team__organisatie").prefetch_related(
            Prefetch("team__werkgebieden", queryset=werkgebieden), Prefetch("team__contactpersonen", queryset=contacten)
        )
    )


def places_of_offers(regio: str, dag: date) -> list[rules.Aanbodplek]:
    """Return each offer with the municipalities in which it is there; a wijk counts for its municipality."""
    gemeenten = {
        g.pk: g for g in Gebied.objects.valid_on(dag).filter(regio__code=regio).select_related("ouder__ouder__ouder")
    }
    onder: dict[int, set[str]] = defaultdict(set)
    for g in gemeenten.values():
        plek: Gebied | None = g
        keten = []
        while plek is not None:
            keten.append(plek)
            plek = plek.ouder
        for deel in keten:
            if deel.soort == GebiedSoort.GEMEENTE:
                # The municipality is served by what lies in it, and by all that it lies in.
                for gebied in keten:
                    onder[gebied.pk].add(deel.code)
    rijen = _matching(regio, Aanbodvraag(), dag)
    return [
        rules.Aanbodplek(
            fase=a.fase,
            doelgroep=a.doelgroep,
            gemeenten=frozenset().union(*(onder[w.gebied_id] for w in a.team.werkgebieden.all())),
        )
        for a in rijen
    ]


def all_offers(regio: str, dag: date) -> Sequence[Aanbod]:
    """Return every offer of the region that holds, with team, areas and organisation."""
    return sorted(_matching(regio, Aanbodvraag(), dag), key=lambda a: (a.team.code, a.code))
