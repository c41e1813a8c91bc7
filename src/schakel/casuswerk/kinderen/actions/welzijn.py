"""How a child is doing: moments planned from the template of the region, and answers to a short list."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.vragenlijsten import queries as vragenlijsten
from schakel.basis.vragenlijsten.rules import fouten
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.rules import CasusStatus
from schakel.casuswerk.kinderen.actions.bewaren import _child, _pack, _running, _tell
from schakel.casuswerk.kinderen.models import Welzijnsmeting
from schakel.casuswerk.kinderen.rules import welzijn as rules
from schakel.casuswerk.kinderen.rules.welzijn import Invuller, MetingStatus
from schakel.casuswerk.personen import queries as personen
from schakel.kernel.errors import InvalidInput, NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

BEGIN = "plan.begonnen"


@transaction.atomic
def plan_metingen(handeling: Handeling, *, dossier: int) -> int:
    """
    Plan the moments of the region for each child of a casus whose plan began, and ask for help of its own.

    Heard from `plan.begonnen` and `kind.betrokken`; bears a repeat.
    """
    casus = Casus.objects.visible_to(handeling).filter(dossier_id=dossier).select_related("dossier").first()
    begonnen = Gebeurtenis.objects.filter(dossier_id=dossier, soort=BEGIN).order_by("id").first()
    if casus is None or begonnen is None or casus.status != CasusStatus.LOPEND:
        return 0
    waarde = organisaties.setting(casus.dossier.regio, rules.MOMENTEN_SLEUTEL, lokale_datum(begonnen.gebeurd_op))
    maanden, gepland = rules.months_of(waarde), 0
    for kind in personen.kinderen_of(handeling, dossier=dossier, moment=handeling.moment):
        if kind.persoon.ongeboren:
            continue
        gepland += _plan_for(handeling, dossier, kind.persoon_id, maanden, begonnen.gebeurd_op)
    return gepland


def _plan_for(handeling: Handeling, dossier: int, persoon: int, maanden: tuple[int, ...], vanaf: datetime) -> int:
    rijen = Welzijnsmeting.objects.visible_to(handeling).filter(dossier_id=dossier, persoon_id=persoon)
    al = set(rijen.values_list("maanden", flat=True))
    if not al:
        _tell(handeling, "kind.hulp_nodig", dossier=dossier, onderwerp=("persoon", persoon))
    nieuw = [
        Welzijnsmeting(
            dossier_id=dossier, persoon_id=persoon, maanden=maand, status=MetingStatus.GEPLAND.value,
            gepland_op=rules.day_of(lokale_datum(vanaf), maand),
        )
        for maand in rules.unplanned(maanden, al)
    ]  # fmt: skip
    Welzijnsmeting.objects.bulk_create(nieuw)
    if not al:
        _start_next(handeling, dossier, persoon)
    return len(nieuw)


def _start_next(handeling: Handeling, dossier: int, persoon: int, na: int = rules.ONGEPLAND) -> None:
    """Let one clock run for each child: that of the next moment. It ends on the day of it."""
    rijen = Welzijnsmeting.objects.visible_to(handeling).filter(
        dossier_id=dossier, persoon_id=persoon, maanden__gt=na, status=MetingStatus.GEPLAND.value
    )
    rij = rijen.order_by("maanden").first()
    if rij is None:
        return
    dag = max(rij.gepland_op, lokale_datum(handeling.moment)).isoformat()
    _tell(
        handeling, "welzijn.gepland", dossier=dossier, onderwerp=("welzijn", rij.pk), maanden=rij.maanden, op=dag
    )  # fmt: skip


@transaction.atomic
def add_meting(handeling: Handeling, *, casus: Casus, persoon: UUID) -> Welzijnsmeting:
    """
    Make a moment in between, for today.

    :raises NotAllowed: if the matrix does not let the actor record it
    :raises NotFound: if this child does not stand in the casus
    :raises NotPossible: if the casus is closed
    """
    _running(handeling, casus.dossier_id)
    kind = _child(handeling, casus, persoon)
    dag = lokale_datum(handeling.moment)
    rij = Welzijnsmeting.objects.create(
        dossier_id=casus.dossier_id, persoon_id=kind.persoon_id, maanden=rules.ONGEPLAND, gepland_op=dag,
        status=MetingStatus.GEPLAND.value,
    )  # fmt: skip
    _tell(
        handeling, "welzijn.gepland", dossier=casus.dossier_id, onderwerp=("welzijn", rij.pk), maanden=rij.maanden,
        op=dag.isoformat(),
    )  # fmt: skip
    return rij


@transaction.atomic
def record_meting(
    handeling: Handeling,
    *,
    meting: Welzijnsmeting,
    antwoorden: Mapping[str, Mapping[str, object]],
    invuller: Invuller,
    op: date,
) -> Welzijnsmeting:
    """
    Keep the answers of one moment, with the version of the list that was asked.

    :raises NotAllowed: if the matrix does not let the actor record it
    :raises InvalidInput: naming each question without an answer
    :raises NotPossible: if it was measured or lapsed already, or the region has no list
    """
    _running(handeling, meting.dossier_id)
    rij = _hold(handeling, meting)
    rules.check_meting_transition(MetingStatus(rij.status), MetingStatus.GEDAAN)
    rules.check_op(op, vandaag=lokale_datum(handeling.moment))
    versie = vragenlijsten.version_on(rij.dossier.regio, rules.VRAGENLIJST, op)
    gevonden = fouten(vragenlijsten.definitie_van(versie), antwoorden)
    if gevonden:
        raise InvalidInput(gevonden)
    rij.status, rij.op, rij.door_id = MetingStatus.GEDAAN.value, op, handeling.wie
    rij.invuller, rij.vragenlijst = invuller.value, versie
    waarden = {code: antwoord.get("waarde") for code, antwoord in antwoorden.items()}
    rij.inhoud = _pack(handeling, rij.dossier, {"antwoorden": waarden})
    rij.save()
    handeling.spoor.noteer("welzijn", dossier=rij.dossier_id, personen=[rij.persoon.publiek_id], actie="U")
    _tell(
        handeling, "welzijn.gemeten", dossier=rij.dossier_id, onderwerp=("welzijn", rij.pk), maanden=rij.maanden,
        invuller=rij.invuller,
    )  # fmt: skip
    _go_on(handeling, rij)
    return rij


@transaction.atomic
def lapse_meting(handeling: Handeling, *, meting: Welzijnsmeting, reden: str) -> Welzijnsmeting:
    """
    Let a moment lapse, with the reason; it stays in sight.

    :raises NotAllowed: if the matrix does not let the actor record it
    :raises InvalidInput: if there is no reason
    :raises NotPossible: if it was measured or lapsed already
    """
    _running(handeling, meting.dossier_id)
    rij = _hold(handeling, meting)
    rules.check_meting_transition(MetingStatus(rij.status), MetingStatus.VERVALLEN)
    if not reden.strip():
        raise InvalidInput({"reden": [_("Schrijf waarom u dit niet vraagt.")]})
    rij.status, rij.inhoud = MetingStatus.VERVALLEN.value, _pack(handeling, rij.dossier, {"reden": reden.strip()})
    rij.save(update_fields=["status", "inhoud"])
    _tell(
        handeling, "welzijn.vervallen", dossier=rij.dossier_id, onderwerp=("welzijn", rij.pk), maanden=rij.maanden
    )  # fmt: skip
    _go_on(handeling, rij)
    return rij


def _go_on(handeling: Handeling, rij: Welzijnsmeting) -> None:
    if rij.maanden != rules.ONGEPLAND:
        _start_next(handeling, rij.dossier_id, rij.persoon_id, na=rij.maanden)


def _hold(handeling: Handeling, meting: Welzijnsmeting) -> Welzijnsmeting:
    rijen = Welzijnsmeting.objects.visible_to(handeling).select_for_update(of=("self",)).filter(pk=meting.pk)
    rij = rijen.select_related("dossier", "persoon").first()
    if rij is None:
        raise NotFound
    return rij
