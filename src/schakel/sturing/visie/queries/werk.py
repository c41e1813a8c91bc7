"""What is arranged, which tasks are there, where does the money go, and what did others find?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schakel.kernel.handeling import Handeling
from schakel.sturing.cijfers.rules import Cijfer, Periode
from schakel.sturing.visie.models import (
    Actie,
    Actienotitie,
    Bevinding,
    Focuspunt,
    Geldstroom,
    Pilot,
    Raadsvraag,
    Taak,
    Toets,
    Uitrol,
    Visieversie,
    Voorziening,
)
from schakel.sturing.visie.queries.indicatoren import indicator_with, series_of
from schakel.sturing.visie.queries.kern import access_row, need_version, text_of_version, today
from schakel.sturing.visie.rules.definitie import Indicator, Visietekst


@dataclass(frozen=True, slots=True)
class Effect:
    """The figure at which an action looks, from a year before it began until now."""

    indicator: Indicator | None
    reeks: Sequence[Cijfer]


@dataclass(frozen=True, slots=True)
class Raster:
    """Phase by principle: which arrangements cover what."""

    tekst: Visietekst
    voorzieningen: Sequence[Voorziening]
    # (arrangement, principle) -> the last verdict.
    toetsen: Mapping[tuple[int, int], Toets]


def grid(handeling: Handeling) -> Raster:
    """
    Return the arrangements with their last verdicts.

    :raises NotPossible: if the region has no vision
    """
    versie = need_version(handeling)
    rijen = list(Voorziening.objects.filter(visie_id=versie.visie_id).order_by("naam"))
    toetsen = Toets.objects.filter(voorziening__in=rijen).select_related("door").order_by("op", "pk")
    handeling.spoor.noteer("visie")
    return Raster(text_of_version(versie), rijen, {(t.voorziening_id, t.uitgangspunt): t for t in toetsen})


def tasks(handeling: Handeling) -> list[Taak]:
    """Return the tasks with their parts, the priorities first."""
    rijen = Taak.objects.filter(visie_id=need_version(handeling).visie_id).prefetch_related("delen")
    handeling.spoor.noteer("visie")
    return sorted(rijen, key=lambda t: (t.prioriteit is None, t.prioriteit or 0, t.uitgangspunt, t.titel))


def money(handeling: Handeling) -> list[Geldstroom]:
    """Return the earmarked money."""
    return list(Geldstroom.objects.filter(visie_id=need_version(handeling).visie_id).order_by("naam"))


def findings(handeling: Handeling) -> list[Bevinding]:
    """Return what outside bodies found, the open ones first."""
    rijen = Bevinding.objects.filter(visie_id=need_version(handeling).visie_id).order_by("-op", "pk")
    return sorted(rijen, key=lambda b: b.afgedaan_op is not None)


def pilots(handeling: Handeling) -> list[Pilot]:
    """Return the pilots, the undecided ones first."""
    rijen = Pilot.objects.filter(visie_id=need_version(handeling).visie_id).order_by("-van", "pk")
    return sorted(rijen, key=lambda p: bool(p.besluit))


def rollouts(handeling: Handeling) -> list[Uitrol]:
    """Return what is rolled out, with every count."""
    rijen = Uitrol.objects.filter(visie_id=need_version(handeling).visie_id).order_by("naam")
    return list(rijen.prefetch_related("standen"))


def questions(handeling: Handeling) -> list[Raadsvraag]:
    """Return the motions and questions of councils, the open ones first."""
    rijen = Raadsvraag.objects.filter(visie_id=need_version(handeling).visie_id).order_by("uiterlijk", "titel", "pk")
    return sorted(rijen, key=lambda v: v.afgedaan_op is not None)


def focus_points(handeling: Handeling, *, versie: Visieversie, uitgangspunt: int | None = None) -> list[Focuspunt]:
    """Return the focus points with their actions, in the order of the principles."""
    rijen = Focuspunt.objects.filter(visie_id=versie.visie_id).prefetch_related("acties")
    if uitgangspunt is not None:
        rijen = rijen.filter(uitgangspunt=uitgangspunt)
    return list(rijen.order_by("uitgangspunt", "vastgelegd_op", "pk"))


def actions_of(handeling: Handeling, *, versie: Visieversie) -> list[Actie]:
    """Return every action, in the order of the plan."""
    rijen = Actie.objects.filter(visie_id=versie.visie_id).select_related("focuspunt")
    return list(rijen.order_by("nummer", "termijn", "pk"))


def open_action(handeling: Handeling, *, publiek_id: UUID) -> tuple[Actie, list[Actienotitie]]:
    """
    Return an action with its notes, the last first.

    :raises NotFound: if there is none in the own region
    """
    actie = access_row(handeling, Actie, publiek_id)
    handeling.spoor.noteer("visie")
    return actie, list(actie.notities.select_related("door").order_by("-op", "-pk"))


def access_focus(handeling: Handeling, *, publiek_id: UUID) -> Focuspunt:
    """
    Return a focus point.

    :raises NotFound: if there is none in the own region
    """
    return access_row(handeling, Focuspunt, publiek_id)


def access_arrangement(handeling: Handeling, *, publiek_id: UUID) -> Voorziening:
    """
    Return an arrangement.

    :raises NotFound: if there is none in the own region
    """
    return access_row(handeling, Voorziening, publiek_id)


def access_task(handeling: Handeling, *, publiek_id: UUID) -> Taak:
    """
    Return a task.

    :raises NotFound: if there is none in the own region
    """
    return access_row(handeling, Taak, publiek_id)


def access_money(handeling: Handeling, *, publiek_id: UUID) -> Geldstroom:
    """
    Return earmarked money.

    :raises NotFound: if there is none in the own region
    """
    return access_row(handeling, Geldstroom, publiek_id)


def access_finding(handeling: Handeling, *, publiek_id: UUID) -> Bevinding:
    """
    Return a finding.

    :raises NotFound: if there is none in the own region
    """
    return access_row(handeling, Bevinding, publiek_id)


def access_pilot(handeling: Handeling, *, publiek_id: UUID) -> Pilot:
    """
    Return a pilot.

    :raises NotFound: if there is none in the own region
    """
    return access_row(handeling, Pilot, publiek_id)


def access_rollout(handeling: Handeling, *, publiek_id: UUID) -> Uitrol:
    """
    Return a roll-out.

    :raises NotFound: if there is none in the own region
    """
    return access_row(handeling, Uitrol, publiek_id)


def access_question(handeling: Handeling, *, publiek_id: UUID) -> Raadsvraag:
    """
    Return a motion or question of a council.

    :raises NotFound: if there is none in the own region
    """
    return access_row(handeling, Raadsvraag, publiek_id)


def effect_of(handeling: Handeling, *, actie: Actie) -> Effect:
    """Return the months of the figure at which an action looks: a year before it began, until today."""
    tekst = text_of_version(need_version(handeling))
    indicator = indicator_with(tekst, actie.indicator)
    if indicator is None:
        return Effect(None, ())
    van = date(actie.begin.year - 1, actie.begin.month, 1)
    tot = today(handeling).replace(day=1)
    if tot <= van:
        return Effect(indicator, ())
    return Effect(indicator, series_of(handeling, tekst=tekst, code=actie.indicator, periode=Periode(van, tot)))
