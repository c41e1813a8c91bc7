"""Which casussen may be seen, what belongs together, and who answers?"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from schakel.basis.organisaties.models import Team
from schakel.basis.termijnen.queries import open_termijnen
from schakel.basis.toegang.permissions import may
from schakel.casuswerk.casussen.models import (
    Casus,
    Casushuishouden,
    Casusmelding,
    Samenvoeging,
)
from schakel.casuswerk.casussen.rules import CasusStatus
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.personen import queries as personenzicht
from schakel.casuswerk.personen.models import Dossierpersoon, Relatie
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.taal import dag_en_datum


def access_casus(handeling: Handeling, *, publiek_id: UUID) -> Casus:
    """
    Return the casus with this public id, its dossier at hand.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    casus = Casus.objects.visible_to(handeling).filter(publiek_id=publiek_id).select_related("dossier").first()
    if casus is None:
        raise NotFound
    dossiers.note_ground(handeling, dossier=casus.dossier_id)
    handeling.spoor.noteer("casus", dossier=casus.dossier_id)
    return casus


def casus_of_dossier(handeling: Handeling, *, dossier: int) -> Casus:
    """
    Return the casus of this dossier.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    casus = Casus.objects.visible_to(handeling).filter(dossier_id=dossier).select_related("dossier").first()
    if casus is None:
        raise NotFound
    return casus


def casussen_of_team(handeling: Handeling, *, limit: int = 50, ook_gesloten: bool = False) -> list[Casus]:
    """Return the casussen in which the acting team is involved, most recently changed first."""
    bladzij = [dossier for dossier, _gewijzigd in dossiers.newest_of_team(handeling, soort="CASUS", limit=limit)]
    rijen = Casus.objects.visible_to(handeling).filter(dossier_id__in=bladzij).select_related("dossier")
    rijen = rijen.exclude(status=CasusStatus.VERMOEDEN.value)
    if not ook_gesloten:
        rijen = rijen.exclude(status=CasusStatus.GESLOTEN.value)
    lijst = sorted(rijen, key=lambda casus: bladzij.index(casus.dossier_id))
    for casus in lijst:
        handeling.spoor.noteer("casus", dossier=casus.dossier_id)
    return lijst


def open_casus_of(handeling: Handeling, *, huishouden: int) -> Casus | None:
    """Return the open casus in which this household stands now, as far as the actor may know."""
    return next(iter(open_casussen_about(handeling, personen=(), huishouden=huishouden)), None)


def open_casussen_about(handeling: Handeling, *, personen: Collection[int], huishouden: int | None) -> list[Casus]:
    """
    Return the running casussen in which one of these people or this household stands, the newest first.

    People count under any record that somebody confirmed to be theirs, as far as the actor may know. Of casussen that
    are worked on as one, the head is returned.
    """
    groepen = personenzicht.same_groups(handeling, personen=personen) if personen else {}
    # From the people and the household on: a condition on every casus would look at all of them.
    staan = Dossierpersoon.objects.visible_to(handeling).filter(persoon_id__in=groepen, dossier__soort="CASUS")
    woont = Casushuishouden.objects.visible_to(handeling).filter(
        huishouden_id=huishouden or 0, periode__contains=handeling.moment
    )
    dossiers_ = list(staan.values_list("dossier_id", flat=True).union(woont.values_list("dossier_id", flat=True)))
    if not dossiers_:
        return []
    wijzers = Samenvoeging.objects.visible_to(handeling).filter(ander_id__in=dossiers_, ongedaan_op=None)
    hoofd = dict(wijzers.values_list("ander_id", "dossier_id"))
    hoofden = {hoofd.get(dossier, dossier) for dossier in dossiers_}
    lopend = Casus.objects.visible_to(handeling).filter(status=CasusStatus.LOPEND.value, dossier_id__in=hoofden)
    rijen = list(lopend.select_related("dossier").order_by("-geopend_op", "-id"))
    for rij in rijen:
        handeling.spoor.noteer("casus", dossier=rij.dossier_id)
    return rijen


def casussen_elsewhere(handeling: Handeling, *, dossier: int) -> tuple[list[str], bool]:
    """
    Return who holds the running casussen about people of this dossier that the actor does not see.

    And whether one of them was opened after the moment at which the actor acts: at once with this. No more is told than
    a card of somebody recognised tells, and to the same roles (ADR-0017); any other role gets nothing.
    """
    if not may(handeling, "herkennen", "starten"):
        return [], False
    with connection.cursor() as cursor:
        cursor.execute("SELECT houder, zojuist FROM casus_elders(%s)", [dossier])
        rijen = [(str(houder or ""), bool(zojuist)) for houder, zojuist in cursor.fetchall()]
    if rijen:
        handeling.spoor.noteer("kaart", dossier=dossier)
    return [houder for houder, zojuist in rijen if houder and not zojuist], any(zojuist for _houder, zojuist in rijen)


def casus_of_melding(handeling: Handeling, *, melding: int) -> Casus | None:
    """Return the casus in which this melding landed, as far as the actor may know."""
    rij = (
        Casusmelding.objects.visible_to(handeling)
        .filter(melding_id=melding)
        .select_related("casus__dossier")
        .order_by("-id")
        .first()
    )
    return rij.casus if rij else None


def meldingen_of_casus(handeling: Handeling, *, dossier: int) -> list[Melding]:
    """Return the meldingen that landed in this casus and that the actor may see, newest first."""
    rijen = list(
        Melding.objects.visible_to(handeling)
        .filter(casussen__dossier_id__in=group_of(handeling, dossier=dossier))
        .order_by("-ontvangen_op", "-id")
    )
    for rij in rijen:
        handeling.spoor.noteer("melding", dossier=rij.dossier_id)
    return rijen


def samenvoegingen_of(handeling: Handeling, *, dossier: int) -> list[Samenvoeging]:
    """Return the pointers that join this dossier with others now."""
    return list(
        Samenvoeging.objects.visible_to(handeling)
        .filter(Q(dossier_id=dossier) | Q(ander_id=dossier), ongedaan_op=None)
        .select_related("dossier__casus", "ander__casus")
        .order_by("id")
    )


def access_samenvoeging(handeling: Handeling, *, casus: Casus, publiek_id: UUID) -> Samenvoeging:
    """
    Return a joining of this casus that stands.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    for rij in samenvoegingen_of(handeling, dossier=casus.dossier_id):
        if rij.publiek_id == publiek_id:
            return rij
    raise NotFound


def casus_by_number(handeling: Handeling, *, nummer: str) -> Casus:
    """
    Return the running casus with this number.

    :raises InvalidInput: if there is none; hidden and absent answer alike
    """
    casus = (
        Casus.objects.visible_to(handeling)
        .filter(dossier__nummer=nummer.strip(), status=CasusStatus.LOPEND.value)
        .select_related("dossier")
        .first()
    )
    if casus is None:
        raise InvalidInput({"nummer": [_("Wij vinden geen lopende casus met dit nummer die u mag zien.")]})
    dossiers.note_ground(handeling, dossier=casus.dossier_id)
    handeling.spoor.noteer("casus", dossier=casus.dossier_id)
    return casus


def joinable_with(handeling: Handeling, *, casus: Casus, limit: int = 8) -> list[Casus]:
    """Return other running casussen of the team in which somebody bears the same surname, newest first."""
    sleutels = [s for s in _surname_keys(handeling, casus.dossier_id) if s]
    zelfde = Dossierpersoon.objects.visible_to(handeling).filter(persoon__naam_sleutel__in=sleutels)
    rijen = list(
        Casus.objects.visible_to(handeling)
        .filter(status=CasusStatus.LOPEND.value, dossier_id__in=zelfde.values("dossier_id"))
        .exclude(pk=casus.pk)
        .select_related("dossier")
        .order_by("-geopend_op", "-id")[:limit]
    )
    for rij in rijen:
        handeling.spoor.noteer("casus", dossier=rij.dossier_id)
    return rijen


def _surname_keys(handeling: Handeling, dossier: int) -> set[str]:
    staan = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=dossier)
    return set(staan.values_list("persoon__naam_sleutel", flat=True))


def family_of(handeling: Handeling, *, casus: Casus) -> tuple[list[Dossierpersoon], list[Relatie]]:
    """Return the people of a casus and what they are to each other."""
    return (
        personenzicht.personen_of(handeling, dossier=casus.dossier_id),
        personenzicht.relaties_of(handeling, dossier=casus.dossier_id),
    )


def group_of(handeling: Handeling, *, dossier: int) -> tuple[int, ...]:
    """Return the dossiers that are worked on as one with this one: its head first.  Pointers are one step deep."""
    wijzer = (
        Samenvoeging.objects.visible_to(handeling)
        .filter(Q(ander_id=dossier) | Q(dossier_id=dossier), ongedaan_op=None)
        .values_list("dossier_id", flat=True)
        .first()
    )
    if wijzer is None:
        return (dossier,)
    anderen = (
        Samenvoeging.objects.visible_to(handeling)
        .filter(dossier_id=wijzer, ongedaan_op=None)
        .order_by("id")
        .values_list("ander_id", flat=True)
    )
    return (wijzer, *anderen)


# The last clock of a handover; once its end has passed without a word, nobody can contest the start any more.
BETWISTEN = "overdracht_betwisten"
# Clocks under which somebody who spoke up waits for the team that answers; a bell may also ring at Veilig Thuis.
BEL = "bel_beantwoorden"
WACHT_OP_ONS = (BEL, "onveiligheid_opvolgen", "gezin_lezen", "school_lezen")


def has_running_handover(handeling: Handeling, *, dossier: int) -> bool:
    """Answer whether a step of a handover still waits: its clocks would lapse, and an offer would hang in the air."""
    lopend = [t for t in open_termijnen(handeling, dossiers=[dossier]) if t.onderwerp_soort == "overdracht"]
    return any(t.definitie != BETWISTEN for t in lopend)


def contestable_until(handeling: Handeling, *, dossier: int) -> datetime | None:
    """Return until when the sender of a handover may still contest that help started; None when nobody may."""
    lopend = [t for t in open_termijnen(handeling, dossiers=[dossier]) if t.definitie == BETWISTEN]
    return max((t.uiterlijk for t in lopend if t.uiterlijk > handeling.moment), default=None)


def need_no_handover(handeling: Handeling, *, dossier: int) -> None:
    """
    Refuse while a handover of this casus runs, or its sender may still contest that help started.

    :raises NotPossible: if so, with until when
    """
    if has_running_handover(handeling, dossier=dossier):
        raise NotPossible(_("Er loopt nog een overdracht van deze casus. Rond die eerst af of trek haar in."))
    tot = contestable_until(handeling, dossier=dossier)
    if tot is not None:
        raise NotPossible(
            _("Wie deze casus overdroeg, kan tot %(dag)s nog zeggen dat de hulp niet is gestart. Wacht tot die dag.")
            % {"dag": dag_en_datum(tot)}
        )


def has_unanswered(handeling: Handeling, *, dossier: int) -> bool:
    """Answer whether somebody waits for whoever answers: after closing nobody would do it."""
    team = responsible_team(handeling, dossier=dossier)
    rijen = [t for t in open_termijnen(handeling, dossiers=[dossier]) if t.definitie in WACHT_OP_ONS]
    return any(t.definitie != BEL or t.team_id == team for t in rijen)


def responsible_team(handeling: Handeling, *, dossier: int) -> int:
    """
    Return the team that answers for this dossier now.

    :raises NotFound: if nobody does, or the actor may not know of the dossier
    """
    antwoord = dossiers.responsible_at(handeling, dossier=dossier, moment=handeling.moment)
    if antwoord is None:
        raise NotFound
    return antwoord.team


def dossier_uuid(handeling: Handeling, *, dossier: int) -> UUID | None:
    """Return the public id of a visible dossier: its key in the vault bears that name."""
    return Dossier.objects.visible_to(handeling).filter(pk=dossier).values_list("publiek_id", flat=True).first()


def acting_team(handeling: Handeling) -> Team:
    """
    Return the team for which the actor acts.

    :raises NotFound: if it acts for none
    """
    team = Team.objects.filter(pk=handeling.team or 0).select_related("organisatie").first()
    if team is None:
        raise NotFound
    return team
