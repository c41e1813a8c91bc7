"""Who of a family can be asked about the help now, by whom, and what may be read of what they said?"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q

from schakel.basis.organisaties import queries as organisaties
from schakel.casuswerk.bijeenkomsten.queries.casus import who_has_sheet
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.gezin.models import Ervaring, Ervaringsvraag
from schakel.casuswerk.gezin.queries.bladen import VAK_GEZIN, read_sealed
from schakel.casuswerk.gezin.queries.deur import note_at_door
from schakel.casuswerk.gezin.queries.werkers import workers_of
from schakel.casuswerk.gezin.rules import ervaring as rules
from schakel.casuswerk.gezin.rules.antwoorden import visit_key
from schakel.casuswerk.kinderen.rules.welzijn import day_of
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import is_kind
from schakel.casuswerk.plannen.models import Plan
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.versleuteling import zoeksleutel


@dataclass(frozen=True, slots=True)
class Gezegd:
    """What somebody said at one moment, as far as the actor may read it."""

    rij: Ervaring
    woorden: str


@dataclass(frozen=True, slots=True)
class Gevraagde:
    """One person with what was asked before, and what may be read of it."""

    wie: Dossierpersoon
    leeftijd: int | None
    kind: bool
    te_jong: bool
    heeft_blad: bool
    vragen: Sequence[Ervaringsvraag]
    gezegd: Mapping[int, Gezegd]


@dataclass(frozen=True, slots=True)
class Ervaringszicht:
    """Everyone of a casus, the moment that holds now, and the one that comes."""

    casus: Casus
    mensen: Sequence[Gevraagde]
    maanden: int | None
    volgende: date | None
    is_werker: bool


def access_casus(handeling: Handeling, *, publiek_id: UUID) -> Casus:
    """
    Return the casus whose dossier (or itself) has this public id.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    welke = Q(dossier__publiek_id=publiek_id) | Q(publiek_id=publiek_id)
    rijen = Casus.objects.visible_to(handeling).filter(welke)
    casus = rijen.select_related("dossier").first()
    if casus is None:
        raise NotFound
    dossiers.note_ground(handeling, dossier=casus.dossier_id)
    return casus


def moments_of(handeling: Handeling, *, casus: Casus) -> dict[int, date]:
    """Return at which months of the first plan is asked, with their days; none without a plan."""
    plannen = Plan.objects.visible_to(handeling).filter(dossier_id=casus.dossier_id).exclude(fase="")
    begonnen: datetime | None = plannen.order_by("begonnen_op").values_list("begonnen_op", flat=True).first()
    if begonnen is None:
        return {}
    vanaf = lokale_datum(begonnen)
    waarde = organisaties.setting(casus.dossier.regio, rules.MOMENTEN_SLEUTEL, vanaf)
    return {maanden: day_of(vanaf, maanden) for maanden in rules.months_of(waarde)}


def questions_for(handeling: Handeling, *, casus: Casus, kind: bool) -> rules.Vragen:
    """Return what a grown-up or a child is asked on this day."""
    dag = lokale_datum(handeling.moment)
    return rules.questions_of(organisaties.setting(casus.dossier.regio, rules.VRAGEN_SLEUTEL, dag), kind=kind)


def experience_of(handeling: Handeling, *, casus: Casus) -> Ervaringszicht:
    """Return everyone of a casus with what was asked and may be read; what others said is not in it at all."""
    dossier, vandaag = casus.dossier_id, lokale_datum(handeling.moment)
    mensen = personen.personen_of(handeling, dossier=dossier)
    vragen = list(Ervaringsvraag.objects.visible_to(handeling).filter(dossier_id=dossier).select_related(
        "gevraagd_door", "gevraagd_team").order_by("-maanden"))  # fmt: skip
    gezegd = {rij.vraag_id: rij for rij in Ervaring.objects.visible_to(handeling).filter(dossier_id=dossier)}
    handeling.spoor.noteer("ervaring", dossier=dossier)
    dagen, vanaf = moments_of(handeling, casus=casus), personen.speaking_age(handeling, dossier=dossier)
    bladen = who_has_sheet(handeling, rijen=mensen)
    komt = [dag for dag in dagen.values() if dag > vandaag]
    return Ervaringszicht(
        casus,
        [
            _person(
                handeling,
                m,
                vanaf,
                m.persoon_id in bladen,
                [v for v in vragen if v.persoon_id == m.persoon_id],
                gezegd,
            )
            for m in mensen
        ],
        rules.moment_now(dagen, vandaag=vandaag),
        min(komt, default=None),
        handeling.wie in workers_of(handeling, dossier=dossier),
    )


def _person(
    handeling: Handeling,
    rij: Dossierpersoon,
    vanaf: int,
    heeft_blad: bool,
    vragen: Sequence[Ervaringsvraag],
    gezegd: Mapping[int, Ervaring],
) -> Gevraagde:
    leeftijd = personen.age_of(handeling, rij=rij)
    te_jong = rij.persoon.ongeboren or (leeftijd is not None and leeftijd < vanaf)
    gelezen = {v.pk: Gezegd(gezegd[v.pk], words_in(handeling, gezegd[v.pk])) for v in vragen if v.pk in gezegd}
    return Gevraagde(rij, leeftijd, is_kind(rij.rol, leeftijd), te_jong, heeft_blad, vragen, gelezen)


def words_in(handeling: Handeling, rij: Ervaring) -> str:
    """Return the words that came with an answer."""
    return str(read_sealed(handeling, publiek_id=rij.publiek_id, pakket=rij.inhoud).get("woorden", ""))


def find_person(handeling: Handeling, *, casus: Casus, persoon: UUID) -> Dossierpersoon:
    """
    Return who of the casus this is.

    :raises NotFound: if nobody
    """
    for rij in personen.personen_of(handeling, dossier=casus.dossier_id):
        if rij.persoon.publiek_id == persoon:
            return rij
    raise NotFound


def access_vraag(handeling: Handeling, *, publiek_id: UUID) -> Ervaringsvraag:
    """
    Return the question with this public id.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rijen = Ervaringsvraag.objects.visible_to(handeling).filter(publiek_id=publiek_id)
    rij = rijen.select_related("dossier", "persoon").first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("ervaring", dossier=rij.dossier_id, personen=[rij.persoon.publiek_id])
    return rij


def questions_behind(handeling: Handeling, *, geheim: str) -> rules.Vragen:
    """
    Return the questions of this visit: no name, no family, nothing else.

    :raises NotFound: if the visit ended, was answered, or there never was any
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT ervaring_blad(%s::bytea)::text", [zoeksleutel(VAK_GEZIN, visit_key(geheim))])
        (vragen,) = cursor.fetchone()
    if vragen is None:
        raise NotFound
    note_at_door(handeling, "ervaring", geheim=geheim)
    return rules.unpacked(json.loads(vragen))


def experiences_to_hear(handeling: Handeling) -> list[int]:
    """Return in which dossiers somebody answered about the help what was not noted yet: numbers alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ervaring_te_horen()")
        return [int(rij[0]) for rij in cursor.fetchall()]


def count_experience(handeling: Handeling) -> dict[str, tuple[int, int, int]]:
    """Return per question how many families, answers and content answers; a question of too few is not there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT code, gezinnen, gegeven, tevreden FROM ervaring_cijfers(%s)", [rules.MINSTENS])
        rijen = cursor.fetchall()
    handeling.spoor.noteer("ervaring")
    return {str(code): (int(gezinnen), int(gegeven), int(tevreden)) for code, gezinnen, gegeven, tevreden in rijen}
