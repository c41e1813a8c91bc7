"""What is known about one dossier, part by part?  Each part is a look of its own; what may not be seen is absent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.gebeurtenissen.queries import timeline
from schakel.basis.kluis.models import Geheim
from schakel.basis.kluis.rules import Vak
from schakel.basis.organisaties.models import Contactpersoon, Team
from schakel.basis.termijnen.models import Termijn
from schakel.basis.termijnen.queries import open_termijnen
from schakel.basis.toegang.queries import names_of
from schakel.casuswerk.casussen.models import Afwijking, Casus, Casusmelding, Consult, Raadpleegplicht, Samenvoeging
from schakel.casuswerk.casussen.queries import (
    counted_unasked,
    open_duties,
    samenvoegingen_of,
)
from schakel.casuswerk.dossiers.models import Betrokkenheid, Dossier, Regie
from schakel.casuswerk.dossiers.queries import (
    Antwoord,
    betrokken_teams,
    ledger_of,
    note_ground,
    own_betrokkenheid,
    regies_of,
    responsible_at,
)
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.werkplek.queries.bereikbaar import contacten_van
from schakel.casuswerk.werkplek.queries.koppen import Kop, koppen_van
from schakel.casuswerk.werkplek.queries.onderwerpen import Onderwerp, Sleutel, onderwerpen_van, teamnamen
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

VLOEIEND = 60
"""How many events the page shows; the whole timeline has a page of its own."""


@dataclass(frozen=True, slots=True)
class Grootboek:
    """Who answered when, with what happened to the handovers in between."""

    rijen: Sequence[Antwoord]
    overdrachten: Sequence[Gebeurtenis]
    namen: dict[int, str]
    gesloten_op: datetime | None


@dataclass(frozen=True, slots=True)
class Teamrij:
    """One involvement with the team and whom to call there."""

    betrokkenheid: Betrokkenheid
    team: Team
    contacten: Sequence[Contactpersoon]
    regisseur: str = ""


@dataclass(frozen=True, slots=True)
class Termijnrijen:
    """The open terms of a dossier with their owners and subjects."""

    termijnen: Sequence[Termijn]
    teams: dict[int, str]
    onderwerpen: dict[Sleutel, Onderwerp]


@dataclass(frozen=True, slots=True)
class Tijdlijn:
    """What happened, newest first, with the names of the teams that acted."""

    gebeurtenissen: Sequence[Gebeurtenis]
    teams: dict[int, str]


def access_kop(handeling: Handeling, *, publiek_id: UUID) -> Kop:
    """
    Return the head of a dossier by its own public id, or that of its casus or melding.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    dossier = (
        Dossier.objects.visible_to(handeling)
        .filter(Q(publiek_id=publiek_id) | Q(casus__publiek_id=publiek_id) | Q(melding__publiek_id=publiek_id))
        .first()
    )
    if dossier is None:
        raise NotFound
    note_ground(handeling, dossier=dossier.pk)
    return koppen_van(handeling, dossiers=[dossier.pk])[dossier.pk]


def own_role(handeling: Handeling, *, dossier: int) -> Betrokkenheid | None:
    """Return in which capacity the acting team sees this dossier."""
    return own_betrokkenheid(handeling, dossier=dossier)


def grootboek_van(handeling: Handeling, *, dossier: int) -> Grootboek:
    """Return the whole ledger of a dossier and the steps of its handovers."""
    rijen = ledger_of(handeling, dossier=dossier)
    stappen = Gebeurtenis.objects.filter(dossier_id=dossier, soort__startswith="overdracht.").order_by(
        "gebeurd_op", "id"
    )
    handeling.spoor.noteer("grootboek", dossier=dossier)
    gesloten = rijen[-1].tot if rijen else None
    return Grootboek(rijen, list(stappen), names_of({r.door for r in rijen if r.door}), gesloten)


def antwoord_op(handeling: Handeling, *, dossier: int, moment: datetime) -> tuple[Antwoord | None, Regie | None, str]:
    """Return who answered at that moment and who directed then, with the name of whoever wrote the ledger row."""
    handeling.spoor.noteer("grootboek", dossier=dossier)
    antwoord = responsible_at(handeling, dossier=dossier, moment=moment)
    regie = (
        Regie.objects.visible_to(handeling)
        .filter(dossier_id=dossier, periode__contains=moment)
        .select_related("team", "medewerker")
        .first()
    )
    door = names_of({antwoord.door}) if antwoord and antwoord.door else {}
    return antwoord, regie, next(iter(door.values()), "")


def antwoord_via_melding(handeling: Handeling, *, dossier: int, moment: datetime) -> Antwoord | None:
    """Return who answered at that moment for a melding that landed in this casus, as far as the actor may see it."""
    gekoppeld = Casusmelding.objects.visible_to(handeling).filter(dossier_id=dossier).order_by("id")
    for melding_dossier in gekoppeld.values_list("melding__dossier_id", flat=True):
        antwoord = responsible_at(handeling, dossier=melding_dossier, moment=moment)
        if antwoord is not None:
            handeling.spoor.noteer("grootboek", dossier=melding_dossier)
            return antwoord
    return None


def regie_van(handeling: Handeling, *, dossier: int) -> list[Regie]:
    """Return who directs, directed or was asked to, newest first."""
    return list(reversed(regies_of(handeling, dossier=dossier)))


def teams_van(handeling: Handeling, *, dossier: int) -> list[Teamrij]:
    """Return who is involved now, with phones and contact persons."""
    rijen = [b for b in betrokken_teams(handeling, dossier=dossier) if handeling.moment in b.periode]
    ids = [b.team_id for b in rijen]
    teams = Team.objects.select_related("organisatie").in_bulk(ids)
    contacten = contacten_van(handeling, teams=ids, dag=lokale_datum(handeling.moment))
    regisseurs = {
        r.team_id: r.medewerker.naam
        for r in Regie.objects.visible_to(handeling)
        .filter(dossier_id=dossier, periode__contains=handeling.moment)
        .select_related("medewerker")
    }
    return [Teamrij(b, teams[b.team_id], contacten.get(b.team_id, []), regisseurs.get(b.team_id, "")) for b in rijen]


def termijnen_open(handeling: Handeling, *, dossier: int) -> Termijnrijen:
    """Return the running terms of a dossier, danger first."""
    termijnen = open_termijnen(handeling, dossiers=[dossier])
    teams = teamnamen(handeling, teams=[t.team_id for t in termijnen])
    return Termijnrijen(termijnen, teams, onderwerpen_van(handeling, termijnen=termijnen))


def overdrachten_van(handeling: Handeling, *, dossier: int) -> list[Overdracht]:
    """Return the handovers of a dossier, newest first."""
    return list(
        Overdracht.objects.visible_to(handeling)
        .filter(dossier_id=dossier)
        .select_related("zender_team", "ontvanger_team")
        .order_by("-voorbereid_op", "-id")
    )


def unasked_of(handeling: Handeling, *, kop: Kop) -> tuple[list[Raadpleegplicht], list[Afwijking]]:
    """Return whom the agreement says must be asked about this running casus and nobody did; and what is counted."""
    if kop.casus is None or kop.status != "OPEN":
        return [], []
    return open_duties(handeling, dossier=kop.dossier), counted_unasked(handeling, dossier=kop.dossier)


def samen_met(handeling: Handeling, *, dossier: int) -> list[Samenvoeging]:
    """Return the pointers that join this casus with others now."""
    return samenvoegingen_of(handeling, dossier=dossier)


def consulten_van(handeling: Handeling, *, dossier: int) -> list[Consult]:
    """Return the questions to specialists of a dossier, newest first."""
    return list(
        Consult.objects.visible_to(handeling)
        .filter(dossier_id=dossier)
        .select_related("van_team", "aan_team")
        .order_by("-gevraagd_op", "-id")
    )


def meldingen_van(handeling: Handeling, *, dossier: int) -> list[Melding]:
    """Return the meldingen that landed in this casus (or the one of this dossier), newest first."""
    gekoppeld = Casusmelding.objects.visible_to(handeling).filter(dossier_id=dossier).values("melding_id")
    rijen = list(
        Melding.objects.visible_to(handeling)
        .filter(Q(pk__in=gekoppeld) | Q(dossier_id=dossier))
        .select_related("dossier")
        .order_by("-ontvangen_op", "-id")
    )
    for rij in rijen:
        handeling.spoor.noteer("melding", dossier=rij.dossier_id)
    return rijen


def casussen_bij(handeling: Handeling, *, melding_dossier: int) -> list[Casus]:
    """Return the casussen in which this melding landed, as far as the actor may see."""
    meldingen = Melding.objects.visible_to(handeling).filter(dossier_id=melding_dossier).values("pk")
    gekoppeld = Casusmelding.objects.visible_to(handeling).filter(melding_id__in=meldingen).values("casus_id")
    return list(Casus.objects.visible_to(handeling).filter(pk__in=gekoppeld))


def tijdlijn_van(handeling: Handeling, *, dossier: int, aantal: int = VLOEIEND) -> Tijdlijn:
    """Return what happened in this dossier and in its meldingen, newest first."""
    gekoppeld = Casusmelding.objects.visible_to(handeling).filter(dossier_id=dossier).values("melding_id")
    meldingen = Melding.objects.visible_to(handeling).filter(pk__in=gekoppeld).values_list("dossier_id", flat=True)
    gebeurtenissen = timeline([dossier, *meldingen], limit=aantal)
    handeling.spoor.noteer("tijdlijn", dossier=dossier)
    return Tijdlijn(gebeurtenissen, teamnamen(handeling, teams=[g.team for g in gebeurtenissen]))


def personen_met_contactblad(handeling: Handeling, *, dossier: int) -> list[Dossierpersoon]:
    """Return the persons of a dossier of whom a sheet of safe contact lies in the vault."""
    return [rij for rij, met in contactpersonen(handeling, dossier=dossier) if met]


def contactpersonen(handeling: Handeling, *, dossier: int) -> list[tuple[Dossierpersoon, bool]]:
    """Return everyone of a dossier, and of whom a sheet of safe contact lies in the vault."""
    rijen = list(Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=dossier).select_related("persoon"))
    bladen = Geheim.objects.filter(
        sleutel__vak=Vak.CONTACT, sleutel__onderwerp__in=[rij.persoon.publiek_id for rij in rijen]
    )
    met_blad = set(bladen.values_list("sleutel__onderwerp", flat=True))
    return [(rij, rij.persoon.publiek_id in met_blad) for rij in rijen]
