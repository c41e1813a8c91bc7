"""One row of this room by its public id: a story, help, a measuring, a contact at school, an answer, a birthday."""

from base64 import b64decode
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from schakel.basis.vragenlijsten import queries as vragenlijsten
from schakel.basis.vragenlijsten.models import VragenlijstVersie
from schakel.basis.vragenlijsten.rules import Definitie
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.kinderen.models import (
    Kindhulp,
    Kindverhaal,
    Rechtenwissel,
    Scheidingsvlag,
    Schoolantwoord,
    Schoolcontact,
    Welzijnsmeting,
)
from schakel.casuswerk.kinderen.queries.kind import Kindzicht, open_kind
from schakel.casuswerk.kinderen.queries.lezen import contents_of
from schakel.casuswerk.kinderen.rules.welzijn import VRAGENLIJST
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

M = TypeVar("M", bound=Model)


def _access(handeling: Handeling, model: type[M], publiek_id: UUID, soort: str, *mee: str) -> M:
    rijen: Any = model.objects.visible_to(handeling)  # type: ignore[attr-defined]
    rij: M | None = rijen.filter(publiek_id=publiek_id).select_related("dossier", *mee).first()
    if rij is None:
        raise NotFound
    dossier = int(rij.dossier_id)  # type: ignore[attr-defined]
    dossiers.note_ground(handeling, dossier=dossier)
    van: Any = getattr(rij, "persoon", None) or getattr(getattr(rij, "schoolcontact", None), "persoon", None)
    handeling.spoor.noteer(soort, dossier=dossier, personen=[van.publiek_id] if van else [])
    return rij


def access_verhaal(handeling: Handeling, *, publiek_id: UUID) -> Kindverhaal:
    """
    Return a story of a child.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    return _access(handeling, Kindverhaal, publiek_id, "kindverhaal", "persoon", "gemaakt_team")


def read_tekening(handeling: Handeling, *, publiek_id: UUID) -> tuple[str, bytes]:
    """
    Return what a child drew: the kind of image, and the image.

    :raises NotFound: if there is none, or the child does not allow the actor to see it
    """
    rij = access_verhaal(handeling, publiek_id=publiek_id)
    if rij.tekening is None:
        raise NotFound
    gelezen = contents_of(handeling, dossier=rij.dossier, pakketten={0: rij.tekening})[0]
    return rij.tekening_soort, b64decode(str(gelezen.get("beeld", "")))


def access_hulp(handeling: Handeling, *, publiek_id: UUID) -> Kindhulp:
    """
    Return the own help of a child.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    return _access(handeling, Kindhulp, publiek_id, "kindhulp", "persoon", "aanbod__team")


def access_meting(handeling: Handeling, *, publiek_id: UUID) -> Welzijnsmeting:
    """
    Return a moment at which is asked how a child is doing.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    return _access(handeling, Welzijnsmeting, publiek_id, "welzijn", "persoon")


def access_school(handeling: Handeling, *, publiek_id: UUID) -> Schoolcontact:
    """
    Return a contact at a school.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    return _access(handeling, Schoolcontact, publiek_id, "school", "persoon")


def access_antwoord(handeling: Handeling, *, publiek_id: UUID) -> Schoolantwoord:
    """
    Return an answer of a school.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    return _access(handeling, Schoolantwoord, publiek_id, "school", "schoolcontact__persoon")


def access_wissel(handeling: Handeling, *, publiek_id: UUID) -> Rechtenwissel:
    """
    Return a birthday on which rights change.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    return _access(handeling, Rechtenwissel, publiek_id, "kindrecht", "persoon")


def access_vlag(handeling: Handeling, *, publiek_id: UUID) -> Scheidingsvlag:
    """
    Return the mark of a complex divorce.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    return _access(handeling, Scheidingsvlag, publiek_id, "scheiding")


def page_of_row(handeling: Handeling, *, rij: Kindverhaal | Kindhulp | Welzijnsmeting) -> Kindzicht:
    """Return the page of the child to which a row belongs."""
    return open_kind(handeling, publiek_id=rij.dossier.publiek_id, persoon=rij.persoon.publiek_id)


def list_for(handeling: Handeling, *, meting: Welzijnsmeting) -> tuple[VragenlijstVersie, Definitie]:
    """
    Return the list that is asked at this moment: the one that was used, else the one that holds today.

    :raises NotPossible: if the region has none
    """
    dag = lokale_datum(handeling.moment)
    versie = meting.vragenlijst or vragenlijsten.version_on(meting.dossier.regio, VRAGENLIJST, dag)
    return versie, vragenlijsten.definitie_van(versie)
