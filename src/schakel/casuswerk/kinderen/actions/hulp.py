"""The own help of a child: wished, asked, accepted, started, stopped; or none needed, with the reason."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties.models import Aanbod
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.kinderen.actions.bewaren import _child, _pack, _running, _tell
from schakel.casuswerk.kinderen.models import Kindhulp
from schakel.casuswerk.kinderen.queries.kind import steps_in
from schakel.casuswerk.kinderen.queries.lezen import contents_of
from schakel.casuswerk.kinderen.rules import aanbod as rules
from schakel.casuswerk.kinderen.rules.aanbod import KindhulpStatus
from schakel.casuswerk.kinderen.rules.rechten import check_consent, step_of
from schakel.casuswerk.personen.queries import age_of
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

DAGVELD = {
    KindhulpStatus.GEVRAAGD: "gevraagd_op",
    KindhulpStatus.AANVAARD: "aanvaard_op",
    KindhulpStatus.GESTART: "gestart_op",
    KindhulpStatus.GESTOPT: "gestopt_op",
}


@transaction.atomic
def wish_hulp(handeling: Handeling, *, casus: Casus, persoon: UUID, aanbod: Aanbod, wens: str) -> Kindhulp:
    """
    Record which help a child would like, in its own words; asking for it is the next step.

    :raises NotAllowed: if the matrix does not let the actor record it
    :raises NotFound: if this child does not stand in the casus
    :raises InvalidInput: if it does not say what the child wants
    :raises NotPossible: if the casus is closed
    """
    _running(handeling, casus.dossier_id)
    rij = _child(handeling, casus, persoon)
    if not wens.strip():
        raise InvalidInput({"wens": [_("Schrijf wat het kind zelf wil. Weet het kind het niet, schrijf dan dat.")]})
    return _create(
        handeling, casus, rij.persoon_id, KindhulpStatus.GEWENST, {"wens": wens.strip()}, aanbod=aanbod,
        gewenst_op=lokale_datum(handeling.moment),
    )  # fmt: skip


@transaction.atomic
def decide_none(handeling: Handeling, *, casus: Casus, persoon: UUID, reden: str) -> Kindhulp:
    """
    Decide that a child needs no help of its own now: an outcome with a reason and a name.

    :raises NotAllowed: if the matrix does not let the actor record it
    :raises NotFound: if this child does not stand in the casus
    :raises InvalidInput: if there is no reason
    :raises NotPossible: if this was decided already, or the casus is closed
    """
    _running(handeling, casus.dossier_id)
    rij = _child(handeling, casus, persoon)
    if not reden.strip():
        raise InvalidInput({"reden": [_("Schrijf waarom dit kind nu geen eigen hulp nodig heeft.")]})
    try:
        with transaction.atomic():
            return _create(
                handeling, casus, rij.persoon_id, KindhulpStatus.NIET_NODIG, {"reden": reden.strip()}, aanbod=None
            )
    except IntegrityError as fout:
        raise NotPossible(_("Dit is voor dit kind al besloten.")) from fout


@transaction.atomic
def move_hulp(
    handeling: Handeling, *, hulp: Kindhulp, naar: KindhulpStatus, op: date, ja: Collection[str] = (), reden: str = ""
) -> Kindhulp:
    """
    Record that the help of a child was asked, accepted, started or stopped.

    Asking needs the yes of whoever decides at the age that the child has at that moment.

    :raises NotAllowed: if the matrix does not let the actor record it
    :raises InvalidInput: if a yes or the reason is missing, or the day cannot be
    :raises NotPossible: if the step is not in the table, or the casus is closed
    """
    _running(handeling, hulp.dossier_id)
    rijen = Kindhulp.objects.visible_to(handeling).select_for_update(of=("self",)).filter(pk=hulp.pk)
    rij = rijen.select_related("dossier", "persoon").first()
    if rij is None:
        raise NotFound
    rules.check_kindhulp_transition(KindhulpStatus(rij.status), naar)
    rules.check_day(op, vandaag=lokale_datum(handeling.moment), vanaf=_last_day(rij))
    if naar is KindhulpStatus.GEVRAAGD:
        _consent(handeling, rij, ja)
    if naar is KindhulpStatus.GESTOPT and not reden.strip():
        raise InvalidInput({"reden": [_("Schrijf waarom deze hulp stopt.")]})
    inhoud = contents_of(handeling, dossier=rij.dossier, pakketten={0: rij.inhoud})[0]
    if reden.strip():
        rij.inhoud = _pack(handeling, rij.dossier, {**inhoud, "reden": reden.strip()})
    rij.status = naar.value
    setattr(rij, DAGVELD[naar], op)
    rij.save()
    _note(handeling, rij)
    return rij


def _consent(handeling: Handeling, rij: Kindhulp, ja: Collection[str]) -> None:
    gevonden = _child_of(handeling, rij)
    check_consent(step_of(gevonden, steps_in(handeling, regio=rij.dossier.regio)), ja)
    rij.toestemming = sorted(set(ja))


def _child_of(handeling: Handeling, rij: Kindhulp) -> int | None:
    gevonden = rij.persoon.dossierpersonen.filter(dossier_id=rij.dossier_id).select_related("persoon").first()
    return age_of(handeling, rij=gevonden) if gevonden else None


def _last_day(rij: Kindhulp) -> date | None:
    dagen = [rij.gewenst_op, rij.gevraagd_op, rij.aanvaard_op, rij.gestart_op]
    # A wish may be written down after the help was asked for.
    return max((dag for dag in dagen[1:] if dag is not None), default=None)


def _create(
    handeling: Handeling, casus: Casus, persoon: int, status: KindhulpStatus, inhoud: dict[str, object],
    *, aanbod: Aanbod | None, **dagen: date,
) -> Kindhulp:  # fmt: skip
    rij = Kindhulp.objects.create(
        dossier_id=casus.dossier_id,
        persoon_id=persoon,
        status=status.value,
        aanbod=aanbod,
        inhoud=_pack(handeling, casus.dossier, inhoud),
        vastgelegd_op=handeling.moment,
        vastgelegd_door_id=handeling.wie or 0,
        **dagen,
    )
    _note(handeling, rij)
    return rij


def _note(handeling: Handeling, rij: Kindhulp) -> None:
    """Tell how far the help is; whether anything was chosen for this child stops the clock that asks for it."""
    _tell(
        handeling, f"kindhulp.{rij.status.lower()}", dossier=rij.dossier_id, onderwerp=("kindhulp", rij.pk),
        persoon=rij.persoon_id,
    )  # fmt: skip
    if rij.status in (KindhulpStatus.GEVRAAGD, KindhulpStatus.NIET_NODIG):
        _tell(handeling, "kind.hulp_gekozen", dossier=rij.dossier_id, onderwerp=("persoon", rij.persoon_id))
