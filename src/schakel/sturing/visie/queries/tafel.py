"""What is late, what is red, and what was decided: for the agenda and for the start page."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.visie.models import (
    Actie,
    Agendapunt,
    Bevinding,
    Kleuroordeel,
    Overlegbesluit,
    Raadsvraag,
    Stuuroverleg,
    Taak,
    Visieversie,
)
from schakel.sturing.visie.queries.kern import access_row, need_version, text_of_version, today
from schakel.sturing.visie.rules.agenda import Agendavoorstel, Rood, Werkregel, agenda
from schakel.sturing.visie.rules.kleur import Kleur
from schakel.sturing.visie.rules.standen import NOG_TE_DOEN, Taakstatus


@dataclass(frozen=True, slots=True)
class Overlegzicht:
    """A meeting with its agenda and its decisions."""

    overleg: Stuuroverleg
    punten: Sequence[Agendapunt]


def work_with_terms(handeling: Handeling, *, versie: Visieversie) -> list[Werkregel]:
    """Return everything on the vision that has a last day."""
    visie = versie.visie_id
    werk = [
        Werkregel(f"actie:{a.publiek_id}", a.titel, a.eigenaar, a.termijn, a.status not in NOG_TE_DOEN,
                  a.focuspunt.uitgangspunt)
        for a in Actie.objects.filter(visie=visie).select_related("focuspunt")
    ]  # fmt: skip
    werk += [
        Werkregel(f"bevinding:{b.publiek_id}", f"{b.wie}: {b.actie or b.tekst}", "", b.uiterlijk,
                  b.afgedaan_op is not None, b.uitgangspunt)
        for b in Bevinding.objects.filter(visie=visie)
    ]  # fmt: skip
    werk += [
        Werkregel(f"vraag:{v.publiek_id}", v.titel, v.eigenaar, v.uiterlijk, v.afgedaan_op is not None, v.uitgangspunt)
        for v in Raadsvraag.objects.filter(visie=visie)
    ]
    werk += [
        Werkregel(f"taak:{t.publiek_id}", t.titel, t.eigenaar, t.voor,
                  bool(t.delen.all()) and all(d.stand == Taakstatus.KLAAR for d in t.delen.all()), t.uitgangspunt)
        for t in Taak.objects.filter(visie=visie).prefetch_related("delen")
    ]  # fmt: skip
    return werk + open_decisions(handeling, versie=versie)


def open_decisions(handeling: Handeling, *, versie: Visieversie) -> list[Werkregel]:
    """Return the decisions of meetings that wait to be followed up."""
    rijen = Overlegbesluit.objects.filter(punt__overleg__visie=versie.visie_id, opgevolgd_op=None)
    return [
        Werkregel(f"besluit:{b.publiek_id}", b.tekst, b.eigenaar, b.uiterlijk, False, b.punt.uitgangspunt)
        for b in rijen.select_related("punt").order_by("uiterlijk", "pk")
    ]


def red_principles(handeling: Handeling, *, versie: Visieversie) -> list[Rood]:
    """Return the principles to which people gave, last, that extra effort is needed."""
    titels = {u.nummer: u.titel for u in text_of_version(versie).uitgangspunten}
    laatste = {o.uitgangspunt: o for o in Kleuroordeel.objects.filter(versie=versie).order_by("op", "pk")}
    return [
        Rood(nummer, titels[nummer], oordeel.reden)
        for nummer, oordeel in sorted(laatste.items())
        if oordeel.kleur == Kleur.EXTRA_INZET and nummer in titels
    ]


def proposed_agenda(handeling: Handeling) -> list[Agendavoorstel]:
    """Return what belongs on the next agenda."""
    versie = need_version(handeling)
    return agenda(
        rood=red_principles(handeling, versie=versie),
        werk=work_with_terms(handeling, versie=versie),
        vorige=open_decisions(handeling, versie=versie),
        dag=lokale_datum(handeling.moment),
    )


def meetings(handeling: Handeling) -> list[Stuuroverleg]:
    """Return the meetings, the newest first."""
    return list(Stuuroverleg.objects.filter(visie_id=need_version(handeling).visie_id).order_by("-op", "-pk"))


def open_meeting(handeling: Handeling, *, publiek_id: UUID) -> Overlegzicht:
    """
    Return a meeting with its points and decisions.

    :raises NotFound: if there is none in the own region
    """
    overleg = access_row(handeling, Stuuroverleg, publiek_id)
    handeling.spoor.noteer("visie")
    return Overlegzicht(overleg, list(overleg.punten.prefetch_related("besluiten").order_by("volgorde", "pk")))


def next_meeting(handeling: Handeling, *, versie: Visieversie) -> Stuuroverleg | None:
    """Return the first meeting that is still to be held."""
    rijen = Stuuroverleg.objects.filter(visie_id=versie.visie_id, gehouden_op=None, op__gte=today(handeling))
    return rijen.order_by("op", "pk").first()


def access_point(handeling: Handeling, *, publiek_id: UUID) -> Agendapunt:
    """
    Return a point of an agenda.

    :raises NotFound: if there is none in the own region
    """
    return access_row(handeling, Agendapunt, publiek_id, "overleg__visie")


def access_decision(handeling: Handeling, *, publiek_id: UUID) -> Overlegbesluit:
    """
    Return a decision of a meeting.

    :raises NotFound: if there is none in the own region
    """
    return access_row(handeling, Overlegbesluit, publiek_id, "punt__overleg__visie")
