"""What needs a policy adviser now?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from schakel.basis.afspraken.models import AfspraakVersie
from schakel.kernel.handeling import Handeling
from schakel.sturing.cijfers.rules import Periode
from schakel.sturing.visie.models import Bijdrage, Evaluatie, Evaluatieronde, Kleuroordeel, Pilot, Visieversie
from schakel.sturing.visie.queries.evaluatie import evaluations
from schakel.sturing.visie.queries.indicatoren import Uitgangspuntstand, standings_of
from schakel.sturing.visie.queries.kamers import Kamers, rooms_below
from schakel.sturing.visie.queries.kern import need_version, own_region, text_of_version, today
from schakel.sturing.visie.queries.tafel import next_meeting, work_with_terms
from schakel.sturing.visie.queries.visie import colours, municipalities_of
from schakel.sturing.visie.rules.agenda import Werkregel, is_late
from schakel.sturing.visie.rules.definitie import Visietekst


@dataclass(frozen=True, slots=True)
class Datum:
    """A day that comes, and what then."""

    op: date
    wat: str
    soort: str
    publiek: str = ""


@dataclass(frozen=True, slots=True)
class Startzicht:
    """The principles with their figures and colours, what is late, and what comes."""

    versie: Visieversie
    tekst: Visietekst
    periode: Periode
    standen: Sequence[Uitgangspuntstand]
    kleuren: Mapping[int, Sequence[Kleuroordeel]]
    laat: Sequence[Werkregel]
    binnenkort: Sequence[Datum]
    evaluaties: Sequence[Evaluatie]
    wachtende_bijdragen: int
    gemeenten: int
    kamers: Kamers


def default_period(handeling: Handeling) -> Periode:
    """Return the last whole calendar year."""
    return Periode.year(today(handeling).year - 1)


def start_of(handeling: Handeling, *, periode: Periode | None = None) -> Startzicht:
    """
    Return the start page of who steers.

    :raises NotPossible: if the region has no vision
    """
    versie = need_version(handeling)
    tekst, dagen = text_of_version(versie), periode or default_period(handeling)
    werk = work_with_terms(handeling, versie=versie)
    dag = today(handeling)
    handeling.spoor.noteer("visie")
    return Startzicht(
        versie=versie,
        tekst=tekst,
        periode=dagen,
        standen=standings_of(handeling, tekst=tekst, periode=dagen),
        kleuren=colours(handeling, versie=versie),
        laat=sorted((w for w in werk if is_late(w, dag)), key=lambda w: w.uiterlijk or dag),
        binnenkort=_soon(handeling, versie, werk),
        evaluaties=evaluations(handeling, ook_concept=True),
        wachtende_bijdragen=Bijdrage.objects.filter(
            _of_vision(versie, "genodigde__ronde__"), beantwoord_op=None
        ).count(),
        gemeenten=len(municipalities_of(handeling, versie=versie, evaluatie=True)),
        kamers=rooms_below(handeling),
    )


def _of_vision(versie: Visieversie, pad: str = "") -> Q:
    """Return what keeps the open rounds of a vision: over it, or over an evaluation of it."""
    over = Q(**{f"{pad}evaluatie__versie__visie": versie.visie_id}) | Q(**{f"{pad}versie__visie": versie.visie_id})
    return over & Q(**{f"{pad}gesloten_op": None})


def _soon(handeling: Handeling, versie: Visieversie, werk: Sequence[Werkregel]) -> list[Datum]:
    dag = today(handeling)
    dagen = [
        Datum(w.uiterlijk, w.titel, w.bron.partition(":")[0], w.bron.partition(":")[2])
        for w in werk
        if not w.klaar and w.uiterlijk and w.uiterlijk >= dag
    ]
    overleg = next_meeting(handeling, versie=versie)
    if overleg is not None:
        dagen.append(Datum(overleg.op, overleg.titel, "overleg", str(overleg.publiek_id)))
    rondes = Evaluatieronde.objects.filter(_of_vision(versie))
    dagen += [Datum(r.uiterlijk, "Einde van de ronde", "ronde", str(r.publiek_id)) for r in rondes]
    pilots = Pilot.objects.filter(visie=versie.visie_id, tot__gte=dag, besluit="")
    dagen += [Datum(p.tot, p.naam, "pilot", str(p.publiek_id)) for p in pilots if p.tot]
    herzien = AfspraakVersie.objects.of_region(own_region(handeling)).geldend_op(dag).select_related("afspraak")
    dagen += [
        Datum(v.herzien_voor, v.afspraak.titel, "herziening", f"{v.afspraak.code}/{v.versie}")
        for v in herzien
        if v.herzien_voor and v.herzien_voor >= dag
    ]
    return sorted(dagen, key=lambda d: (d.op, d.wat))
