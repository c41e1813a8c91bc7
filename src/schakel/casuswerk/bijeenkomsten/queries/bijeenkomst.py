"""Which meetings has a casus, who belongs to one, and what was said there?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from schakel.casuswerk.bijeenkomsten.models import Bezoekkind, Bijeenkomst, Genodigde, Verslagregel
from schakel.casuswerk.bijeenkomsten.queries.casus import people_of
from schakel.casuswerk.bijeenkomsten.queries.lezen import Teksten, texts_of
from schakel.casuswerk.bijeenkomsten.rules.kringen import Kring, Lezer, reader_of, reads
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True, slots=True)
class Lijstregel:
    """One meeting in a list; how many belong to it and how many confirmed."""

    rij: Bijeenkomst
    teksten: Teksten
    genodigden: int
    niet_bevestigd: int


@dataclass(frozen=True, slots=True)
class Bijeenkomstzicht:
    """One meeting: who belongs to it, and every line that the acting team may read."""

    rij: Bijeenkomst
    teksten: Teksten
    genodigden: Sequence[Genodigde]
    mensen: Mapping[int, Dossierpersoon]
    netwerk: Mapping[int, Teksten]
    meegenomen: Mapping[int, Teksten]
    regels: Sequence[tuple[Verslagregel, str]]
    kinderen: Sequence[Bezoekkind]
    # Of a round: when each was heard, and, for the team that did so alone, where.
    apart: Mapping[int, tuple[datetime, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verslag:
    """The minutes for one reader: put together from what that reader may see."""

    zicht: Bijeenkomstzicht
    voor: Genodigde | None
    lezer: Lezer
    regels: Sequence[tuple[Verslagregel, str]]


def meetings_of(handeling: Handeling, *, dossier: int) -> list[Bijeenkomst]:
    """Return the meetings of a dossier, newest first."""
    rijen = Bijeenkomst.objects.visible_to(handeling).filter(dossier_id=dossier).select_related("dossier")
    handeling.spoor.noteer("bijeenkomst", dossier=dossier)
    return list(rijen.order_by("-gepland_voor", "-id"))


def listed_meetings(handeling: Handeling, *, dossier: int) -> list[Lijstregel]:
    """Return the meetings of a dossier with what they are about, newest first."""
    teams = Q(genodigden__team__isnull=False, genodigden__bevestigd_op=None) & ~Q(genodigden__plicht="NIET")
    rijen = list(
        Bijeenkomst.objects.visible_to(handeling)
        .filter(dossier_id=dossier)
        .select_related("dossier")
        .annotate(aantal=Count("genodigden"), wacht=Count("genodigden", filter=teams))
        .order_by("-gepland_voor", "-id")
    )
    handeling.spoor.noteer("bijeenkomst", dossier=dossier)
    if not rijen:
        return []
    teksten = texts_of(handeling, dossier=rijen[0].dossier, pakketten={rij.pk: rij.inhoud for rij in rijen})
    return [Lijstregel(rij, teksten[rij.pk], rij.aantal, rij.wacht) for rij in rijen]


def access_bijeenkomst(handeling: Handeling, *, publiek_id: UUID) -> Bijeenkomst:
    """
    Return the meeting with this public id, its dossier at hand.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rijen = Bijeenkomst.objects.visible_to(handeling).filter(publiek_id=publiek_id)
    rij = rijen.select_related("dossier", "gepland_door", "gepland_team", "vastgelegd_door").first()
    if rij is None:
        raise NotFound
    dossiers.note_ground(handeling, dossier=rij.dossier_id)
    handeling.spoor.noteer("bijeenkomst", dossier=rij.dossier_id)
    return rij


def access_genodigde(handeling: Handeling, *, bijeenkomst: Bijeenkomst, publiek_id: UUID) -> Genodigde:
    """
    Return who belongs to this meeting under this public id.

    :raises NotFound: if nobody does
    """
    rijen = Genodigde.objects.visible_to(handeling).filter(bijeenkomst=bijeenkomst, publiek_id=publiek_id)
    rij = rijen.select_related("persoon", "team", "dossier", "bijeenkomst").first()
    if rij is None:
        raise NotFound
    return rij


def access_regel(handeling: Handeling, *, bijeenkomst: Bijeenkomst, publiek_id: UUID) -> Verslagregel:
    """
    Return the line of these minutes with this public id.

    :raises NotFound: if there is none that the acting team may read
    """
    rijen = Verslagregel.objects.visible_to(handeling).filter(bijeenkomst=bijeenkomst, publiek_id=publiek_id)
    rij = rijen.select_related("bijeenkomst").first()
    if rij is None:
        raise NotFound
    return rij


def view_of(handeling: Handeling, *, bijeenkomst: Bijeenkomst) -> Bijeenkomstzicht:
    """Return a meeting with who belongs to it and what was said, as far as the acting team may read it."""
    rij = bijeenkomst
    genodigden = list(
        Genodigde.objects.visible_to(handeling)
        .filter(bijeenkomst=rij)
        .select_related("persoon", "team__organisatie", "bevestigd_door")
        .order_by("id")
    )
    regels = list(Verslagregel.objects.visible_to(handeling).filter(bijeenkomst=rij).order_by("id"))
    pakketten: dict[tuple[str, int], bytes | memoryview | None] = {("rij", 0): rij.inhoud}
    pakketten |= {("netwerk", g.pk): g.netwerk for g in genodigden}
    pakketten |= {("meegenomen", g.pk): g.meegenomen for g in genodigden}
    pakketten |= {("regel", r.pk): r.inhoud for r in regels}
    teksten = texts_of(handeling, dossier=rij.dossier, pakketten=pakketten)
    kinderen = Bezoekkind.objects.visible_to(handeling).filter(bijeenkomst=rij).select_related("contact")
    return Bijeenkomstzicht(
        rij=rij,
        teksten=teksten["rij", 0],
        genodigden=genodigden,
        mensen={p.persoon_id: p for p in people_of(handeling, dossier=rij.dossier_id)},
        netwerk={g.pk: teksten["netwerk", g.pk] for g in genodigden if g.netwerk is not None},
        meegenomen={g.pk: teksten["meegenomen", g.pk] for g in genodigden if g.meegenomen is not None},
        regels=[(r, teksten["regel", r.pk].get("tekst", "")) for r in regels],
        kinderen=list(kinderen.order_by("id")),
        apart={r.pk: _apart(handeling, r, teksten["regel", r.pk]) for r in regels if _heard(teksten["regel", r.pk])},
    )


def _heard(teksten: Teksten) -> bool:
    return bool(teksten.get("gesproken_op"))


def _apart(handeling: Handeling, regel: Verslagregel, teksten: Teksten) -> tuple[datetime, str]:
    """Where somebody can be met safely, is for whoever met them: another team may be near who does harm."""
    waar = teksten.get("gesproken_waar", "") if regel.team_id == handeling.team else ""
    return datetime.fromisoformat(teksten["gesproken_op"]), waar


def minutes_for(handeling: Handeling, *, zicht: Bijeenkomstzicht, voor: Genodigde | None) -> Verslag:
    """
    Return the minutes as one reader gets them: put together from what that reader may see, never masked.

    Without a reader named, for the acting team. Nobody hands out what the acting team cannot read itself.
    """
    lezer = _reader(handeling, zicht, voor)
    regels = [(regel, tekst) for regel, tekst in zicht.regels if reads(lezer, Kring(regel.kring))]
    return Verslag(zicht, voor, lezer, regels)


def _reader(handeling: Handeling, zicht: Bijeenkomstzicht, voor: Genodigde | None) -> Lezer:
    if voor is not None and voor.team_id is None:
        staat = zicht.mensen.get(voor.persoon_id or 0)
        return reader_of(staat.rol if staat else "")
    if voor is not None and voor.team_id != handeling.team:
        return Lezer.TEAM
    leidt = {"verantwoordelijk", "regisseur"} & set(dossiers.relations_to(handeling, dossier=zicht.rij.dossier_id))
    return Lezer.REGIE if leidt else Lezer.TEAM


def reader_among(handeling: Handeling, *, zicht: Bijeenkomstzicht, gevraagd: str) -> Genodigde | None:
    """
    Return for whom the minutes are asked, among the people of the meeting; nobody asked is the acting team.

    :raises NotFound: if nobody of the family or the network who may have minutes belongs to it under this public id
    """
    if not gevraagd:
        return None
    for stoel in zicht.genodigden:
        if str(stoel.publiek_id) == gevraagd and stoel.reads_minutes:
            return stoel
    raise NotFound
