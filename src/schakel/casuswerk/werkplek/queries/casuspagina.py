"""What is known about one dossier, part by part?  Each part is a look of its own; what may not be seen is absent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.gebeurtenissen.queries import recorded_between, timeline
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
from schakel.casuswerk.casussen.queries.sluitingen import was_closed_before
from schakel.casuswerk.dossiers.models import Betrokkenheid, Dossier, Regie
from schakel.casuswerk.dossiers.queries import (
    Antwoord,
    betrokken_teams,
    ledger_of,
    note_ground,
    regies_of,
    responsible_at,
)
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.werkplek.queries.bereikbaar import contacten_van
from schakel.casuswerk.werkplek.queries.koppen import Kop, koppen_van
from schakel.casuswerk.werkplek.queries.onderwerpen import Onderwerp, Sleutel, onderwerpen_van, teamnamen
from schakel.casuswerk.werkplek.rules import answers_now
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

OVERDRACHT = "overdracht."
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
    # As a union, each part of which has its index: joined with "or" the whole table was read.
    bedoeld = Dossier.objects.filter(publiek_id=publiek_id).values("pk")
    bedoeld = bedoeld.union(
        Casus.objects.filter(publiek_id=publiek_id).values("dossier_id"),
        Melding.objects.filter(publiek_id=publiek_id).values("dossier_id"),
    )
    dossier = Dossier.objects.visible_to(handeling).filter(pk__in=bedoeld).values_list("pk", flat=True).first()
    if dossier is None:
        raise NotFound
    eigen = note_ground(handeling, dossier=dossier)
    return replace(koppen_van(handeling, dossiers=[dossier])[dossier], eigen=eigen)


def grootboek_van(handeling: Handeling, *, dossier: int, tijdlijn: "Tijdlijn | None" = None) -> Grootboek:
    """Return the whole ledger of a dossier and the steps of its handovers, from a timeline when that holds them all."""
    rijen = ledger_of(handeling, dossier=dossier)
    if tijdlijn is not None and len(tijdlijn.gebeurtenissen) < VLOEIEND:
        gebeurd = [g for g in reversed(tijdlijn.gebeurtenissen) if g.dossier_id == dossier]
        stappen = [g for g in gebeurd if g.soort.startswith(OVERDRACHT)]
    else:
        bereik = recorded_between(rijen[0].sinds if rijen else None, handeling.moment).filter(dossier_id=dossier)
        stappen = list(bereik.filter(soort__startswith=OVERDRACHT).order_by("gebeurd_op", "id"))
    handeling.spoor.noteer("grootboek", dossier=dossier)
    gesloten = rijen[-1].tot if rijen else None
    return Grootboek(rijen, stappen, names_of({r.door for r in rijen if r.door}), gesloten)


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


def teams_van(handeling: Handeling, *, dossier: int, regies: Sequence[Regie]) -> list[Teamrij]:
    """Return who is involved now, with phones and contact persons; `regies` are those of the dossier."""
    rijen = [b for b in betrokken_teams(handeling, dossier=dossier) if handeling.moment in b.periode]
    ids = [b.team_id for b in rijen]
    teams = Team.objects.select_related("organisatie").in_bulk(ids)
    contacten = contacten_van(handeling, teams=ids, dag=lokale_datum(handeling.moment))
    regisseurs = {r.team_id: r.medewerker.naam for r in regies if r.periode and handeling.moment in r.periode}
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


def has_closed(handeling: Handeling, *, kop: Kop) -> bool:
    """Answer whether there is a closing to read about: it is closed, or was and is open again."""
    if kop.casus is None:
        return False
    return kop.status == "GESLOTEN" or was_closed_before(handeling, casus=kop.casus)


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
        .filter(pk__in=gekoppeld.union(Melding.objects.filter(dossier_id=dossier).values("pk")))
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
    van_meldingen = Melding.objects.filter(pk__in=gekoppeld).values("dossier_id")
    bij_elkaar = Dossier.objects.filter(pk=dossier).values("pk").union(van_meldingen)
    rijen = Dossier.objects.visible_to(handeling).filter(pk__in=bij_elkaar)
    geopend = dict(rijen.values_list("pk", "geopend_op"))
    vanaf = min(geopend.values(), default=None)
    gebeurtenissen = timeline(list(geopend), vanaf=vanaf, tot=handeling.moment, limit=aantal)
    handeling.spoor.noteer("tijdlijn", dossier=dossier)
    teams = [team for g in gebeurtenissen for team in (g.team, answers_now(g.soort, g.codes))]
    return Tijdlijn(gebeurtenissen, teamnamen(handeling, teams=teams))


def personen_met_contactblad(handeling: Handeling, *, dossier: int) -> list[Dossierpersoon]:
    """Return the persons of a dossier of whom a sheet of safe contact lies in the vault."""
    rijen = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=dossier).select_related("persoon")
    return [rij for rij, met in with_contactblad(handeling, rijen=list(rijen)) if met]


def with_contactblad(handeling: Handeling, *, rijen: Sequence[Dossierpersoon]) -> list[tuple[Dossierpersoon, bool]]:
    """Return these people of a dossier, and of whom a sheet of safe contact lies in the vault."""
    bladen = Geheim.objects.filter(
        sleutel__vak=Vak.CONTACT, sleutel__onderwerp__in=[rij.persoon.publiek_id for rij in rijen]
    )
    met_blad = set(bladen.values_list("sleutel__onderwerp", flat=True))
    return [(rij, rij.persoon.publiek_id in met_blad) for rij in rijen]
