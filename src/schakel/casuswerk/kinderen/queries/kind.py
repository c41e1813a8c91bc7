"""Who are the children of a casus, and what stands on the page of one of them?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db import connection
from django.db.models import Q

from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Aanbod
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.dossiers.models import Regie
from schakel.casuswerk.kinderen.models import (
    Kindhulp,
    Kindverhaal,
    Rechtenwissel,
    Scheidingsvlag,
    Schoolantwoord,
    Schoolcontact,
    Welzijnsmeting,
)
from schakel.casuswerk.kinderen.queries.lezen import Inhoud, Pakket, contents_of, read_school
from schakel.casuswerk.kinderen.rules import rechten as rechtregels
from schakel.casuswerk.kinderen.rules import school as schoolregels
from schakel.casuswerk.kinderen.rules.aanbod import GELDT, KINDGROEPEN, KindhulpStatus, furthest
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.models import Dossierhuishouden, Dossierpersoon, Kindcontact
from schakel.casuswerk.personen.rules import is_kind
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Gezicht:
    """One child in the row of faces."""

    rij: Dossierpersoon
    leeftijd: int | None
    hulp: KindhulpStatus | None
    huishouden: int | None = None
    wissel: rechtregels.Wissel | None = None


@dataclass(frozen=True, slots=True)
class Kinderenzicht:
    """The children of a casus per household, whether a complex divorce plays, and who directs."""

    casus: Casus
    gezichten: Sequence[Gezicht]
    huishoudens: Sequence[Dossierhuishouden]
    vlaggen: Sequence[tuple[Scheidingsvlag, Inhoud]]
    aanbod: Sequence[Aanbod] = ()


@dataclass(frozen=True, slots=True)
class Schoolzicht:
    """One contact at a school, what it was given, and what it answered."""

    rij: Schoolcontact
    inhoud: Inhoud
    blad: Inhoud
    antwoorden: Sequence[tuple[Schoolantwoord, Inhoud]]
    # Whether a code still opens it: not once the casus was closed.
    open_: bool = True


@dataclass(frozen=True, slots=True)
class Kindzicht:
    """Everything on the page of one child."""

    casus: Casus
    gezicht: Gezicht
    spreekleeftijd: int
    stap: rechtregels.Rechtenstap
    contacten: Sequence[Kindcontact]
    verhalen: Sequence[tuple[Kindverhaal, Inhoud]]
    hulp: Sequence[tuple[Kindhulp, Inhoud]]
    metingen: Sequence[tuple[Welzijnsmeting, Inhoud]]
    scholen: Sequence[Schoolzicht]
    wissels: Sequence[Rechtenwissel]
    regie: Regie | None
    anderen: Sequence[Gezicht] = ()
    namen: Mapping[int, str] = field(default_factory=dict)


def access_casus(handeling: Handeling, *, publiek_id: UUID) -> Casus:
    """
    Return the casus whose dossier (or itself) has this public id.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rijen = Casus.objects.visible_to(handeling).filter(Q(dossier__publiek_id=publiek_id) | Q(publiek_id=publiek_id))
    casus = rijen.select_related("dossier").first()
    if casus is None:
        raise NotFound
    dossiers.note_ground(handeling, dossier=casus.dossier_id)
    return casus


def steps_in(handeling: Handeling, *, regio: str) -> tuple[rechtregels.Rechtenstap, ...]:
    """Return who decides at which age, as the region of the dossier has it on this day."""
    dag = lokale_datum(handeling.moment)
    return rechtregels.read_steps(organisaties.setting(regio, rechtregels.RECHTEN_SLEUTEL, dag))


def faces_of(handeling: Handeling, *, dossier: int, regio: str) -> list[Gezicht]:
    """Return the children of a dossier with their household, how far their own help is, and the birthday to come."""
    dag, stappen = lokale_datum(handeling.moment), steps_in(handeling, regio=regio)
    woont = {
        lid.persoon_id: rij.huishouden_id
        for rij in personen.huishoudens_of(handeling, dossier=dossier)
        for lid in rij.huishouden.lidmaatschappen.all()
    }
    alle = personen.personen_of(handeling, dossier=dossier)
    return [
        replace(
            een,
            huishouden=woont.get(een.rij.persoon_id),
            wissel=rechtregels.next_change(een.rij.persoon.geboortedatum, dag, stappen),
        )
        for een in faces_among(handeling, dossier=dossier, mensen=alle)
    ]


def faces_among(handeling: Handeling, *, dossier: int, mensen: Sequence[Dossierpersoon]) -> list[Gezicht]:
    """Return the children among these people of a dossier with how far their own help is; in one query."""
    hulp: dict[int, list[KindhulpStatus]] = {}
    rijen = Kindhulp.objects.visible_to(handeling).filter(dossier_id=dossier, status__in=[s.value for s in GELDT])
    for persoon, status in rijen.values_list("persoon_id", "status"):
        hulp.setdefault(persoon, []).append(KindhulpStatus(status))
    gezichten = [
        Gezicht(rij, personen.age_of(handeling, rij=rij), furthest(hulp.get(rij.persoon_id, []))) for rij in mensen
    ]
    return [een for een in gezichten if is_kind(een.rij.rol, een.leeftijd)]


def open_kinderen(handeling: Handeling, *, publiek_id: UUID) -> Kinderenzicht:
    """
    Return the children of a casus.

    :raises NotFound: if there is no such casus, or the actor may not know of it
    """
    casus = access_casus(handeling, publiek_id=publiek_id)
    vlaggen = list(
        Scheidingsvlag.objects.visible_to(handeling)
        .filter(dossier_id=casus.dossier_id)
        .select_related("gezet_door", "aanbod__team")
        .order_by("-sinds")
    )
    teksten = contents_of(handeling, dossier=casus.dossier, pakketten={v.pk: v.inhoud for v in vlaggen})
    return Kinderenzicht(
        casus=casus,
        gezichten=faces_of(handeling, dossier=casus.dossier_id, regio=casus.dossier.regio),
        huishoudens=personen.huishoudens_of(handeling, dossier=casus.dossier_id),
        vlaggen=[(vlag, teksten[vlag.pk]) for vlag in vlaggen],
        aanbod=offers_in(handeling, regio=casus.dossier.regio, breed=True),
    )


def find_child(handeling: Handeling, *, dossier: int, persoon: UUID) -> Dossierpersoon:
    """
    Return the child of this public id in a dossier, the person at hand.

    :raises NotFound: if nobody of this id stands in it as a child
    """
    for rij in personen.kinderen_of(handeling, dossier=dossier, moment=handeling.moment):
        if rij.persoon.publiek_id == persoon:
            return rij
    raise NotFound


def offers_in(handeling: Handeling, *, regio: str, breed: bool = False) -> list[Aanbod]:
    """Return the help of the ketenkaart in which a child is helped itself; `breed` adds what is there for everyone."""
    dag = lokale_datum(handeling.moment)
    groepen = (*KINDGROEPEN, "allen") if breed else KINDGROEPEN
    rijen = Aanbod.objects.valid_on(dag).filter(
        team__in=organisaties.teams_in_region(regio, dag), doelgroep__in=groepen
    )
    gevonden = list(rijen.select_related("team").order_by("naam", "team__naam"))
    # What is meant for children alone stands first.
    return sorted(gevonden, key=lambda een: een.doelgroep != "kinderen")


def open_kind(handeling: Handeling, *, publiek_id: UUID, persoon: UUID) -> Kindzicht:
    """
    Return the page of one child, as far as the actor may see it.

    :raises NotFound: if there is no such child in the casus, or the actor may not know of it
    """
    casus = access_casus(handeling, publiek_id=publiek_id)
    gezichten = faces_of(handeling, dossier=casus.dossier_id, regio=casus.dossier.regio)
    gezicht = next((een for een in gezichten if een.rij.persoon.publiek_id == persoon), None)
    if gezicht is None:
        raise NotFound
    pk, dossier = gezicht.rij.persoon_id, casus.dossier_id
    verhalen, hulp, metingen, scholen = _rows(handeling, dossier, pk)
    pakketten: dict[tuple[str, int], Pakket] = {("verhaal", r.pk): r.inhoud for r in verhalen}
    pakketten |= {("hulp", r.pk): r.inhoud for r in hulp}
    pakketten |= {("meting", r.pk): r.inhoud for r in metingen}
    pakketten |= {("school", r.pk): r.inhoud for r in scholen}
    gelezen = contents_of(handeling, dossier=casus.dossier, pakketten=pakketten)
    open_ = valid_contacts(handeling, contacten=[r.pk for r in scholen])
    contacten = [c for c in personen.kindcontacten_of(handeling, dossier=dossier) if c.persoon_id == pk]
    handeling.spoor.noteer("kind", dossier=dossier, personen=[persoon])
    if verhalen:
        handeling.spoor.noteer("kindverhaal", dossier=dossier, personen=[persoon])
    wissels = Rechtenwissel.objects.visible_to(handeling).filter(dossier_id=dossier, persoon_id=pk)
    return Kindzicht(
        casus=casus,
        gezicht=gezicht,
        spreekleeftijd=personen.speaking_age(handeling, dossier=dossier),
        stap=rechtregels.step_of(gezicht.leeftijd, steps_in(handeling, regio=casus.dossier.regio)),
        contacten=contacten,
        verhalen=[(r, gelezen["verhaal", r.pk]) for r in verhalen],
        hulp=[(r, gelezen["hulp", r.pk]) for r in hulp],
        metingen=[(r, gelezen["meting", r.pk]) for r in metingen],
        scholen=[_school_view(handeling, r, gelezen["school", r.pk], r.pk in open_) for r in scholen],
        wissels=list(wissels.select_related("besproken_door").order_by("-op")),
        regie=dossiers.regisseur_of(handeling, dossier=dossier),
        anderen=[een for een in gezichten if een is not gezicht],
        namen=dict(Medewerker.objects.filter(pk__in={c.door for c in contacten}).values_list("pk", "naam")),
    )


def _rows(
    handeling: Handeling, dossier: int, persoon: int
) -> tuple[list[Kindverhaal], list[Kindhulp], list[Welzijnsmeting], list[Schoolcontact]]:
    van = {"dossier_id": dossier, "persoon_id": persoon}
    verhalen = Kindverhaal.objects.visible_to(handeling).filter(**van).defer("tekening")
    verhalen = verhalen.select_related("gemaakt_team", "gemaakt_door")
    hulp = Kindhulp.objects.visible_to(handeling).filter(**van).select_related("aanbod__team", "vastgelegd_door")
    metingen = Welzijnsmeting.objects.visible_to(handeling).filter(**van)
    metingen = metingen.select_related("vragenlijst__vragenlijst", "door")
    scholen = Schoolcontact.objects.visible_to(handeling).filter(**van).select_related("gemaakt_door")
    return (
        list(verhalen.order_by("-op", "-id")),
        list(hulp.order_by("-id")),
        list(metingen.order_by("gepland_op", "id")),
        list(scholen.prefetch_related("antwoorden__gelezen_door").order_by("-id")),
    )


def _school_view(handeling: Handeling, rij: Schoolcontact, inhoud: Inhoud, open_: bool) -> Schoolzicht:
    return Schoolzicht(
        rij=rij,
        inhoud=inhoud,
        blad=read_school(handeling, publiek_id=rij.publiek_id, pakket=rij.blad),
        antwoorden=[
            (een, read_school(handeling, publiek_id=een.publiek_id, pakket=een.inhoud))
            for een in sorted(rij.antwoorden.all(), key=lambda een: een.gegeven_op, reverse=True)
        ],
        open_=open_,
    )


def valid_contacts(handeling: Handeling, *, contacten: Sequence[int]) -> set[int]:
    """Return for which of these contacts the door is open: not once the casus was closed, also when it runs again."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT c FROM unnest(%s::bigint[]) c WHERE school_geldig(c)", [list(contacten)])
        return {int(rij[0]) for rij in cursor.fetchall()}


def school_words(handeling: Handeling, *, regio: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return what a child can need at school and which signals can be watched, as the region has them on this day."""
    dag = lokale_datum(handeling.moment)
    behoeften = organisaties.setting(regio, schoolregels.BEHOEFTEN_SLEUTEL, dag)
    signalen = organisaties.setting(regio, schoolregels.SIGNALEN_SLEUTEL, dag)
    return (
        schoolregels.words_of(behoeften, schoolregels.BEHOEFTEN),
        schoolregels.words_of(signalen, schoolregels.SIGNALEN),
    )
