"""Every way in which the checks after a handover change."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.monitoring import permissions, queries, rules
from schakel.casuswerk.monitoring.models import Controlemoment, Controleuitkomst
from schakel.casuswerk.monitoring.rules import ControleStatus, Uitkomst, Veiligheid
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@transaction.atomic
def plan_checks(
    handeling: Handeling, *, dossier: int, overdracht: int, team: int, gestart_op: datetime
) -> list[Controlemoment]:
    """
    Plan the moments of the region's template after a start, for the team that handed over; bears a repeat.

    Heard from `overdracht.gestart`; the actor must see the dossier.
    """
    dag = lokale_datum(gestart_op)
    sjabloon = queries.template_of(handeling, dossier=dossier, dag=dag)
    maanden = {str(moment["code"]): int(str(moment["maanden"])) for moment in sjabloon}
    gepland = set(Controlemoment.objects.filter(overdracht_id=overdracht).values_list("sjabloon", flat=True))
    rijen = [
        Controlemoment(
            dossier_id=dossier,
            overdracht_id=overdracht,
            sjabloon=str(moment["code"]),
            soort=str(moment.get("soort", "telefoon")),
            team_id=team,
            gepland_op=rules.add_months(dag, maanden[str(moment["code"])]),
            status=ControleStatus.GEPLAND.value,
        )
        for moment in sjabloon
        if str(moment["code"]) not in gepland
    ]
    Controlemoment.objects.bulk_create(rijen)
    for rij in rijen:
        dossiers.note(
            handeling,
            "monitoring.gepland",
            dossier=dossier,
            onderwerp=("controlemoment", rij.pk),
            gebeurd_op=gestart_op,
            codes={"sjabloon": rij.sjabloon, "moment": maanden[rij.sjabloon], "op": rij.gepland_op.isoformat()},
            teams={"zender": team},
        )
    return rijen


@transaction.atomic
def record_check(
    handeling: Handeling, *, controlemoment: Controlemoment, uitkomsten: Sequence[Uitkomst]
) -> Controlemoment:
    """
    Record what the household and others say about the safety of each person.

    :raises NotAllowed: if the actor does not follow this household
    :raises InvalidInput: if only one source was asked
    :raises NotPossible: if it was done already
    """
    permissions.check_can_record(handeling, dossier=controlemoment.dossier_id)
    rij = Controlemoment.objects.visible_to(handeling).select_for_update(of=("self",)).filter(pk=controlemoment.pk)
    gevonden = rij.first()
    if gevonden is None:
        raise NotFound
    rules.check_control_transition(ControleStatus(gevonden.status), ControleStatus.GEDAAN)
    rules.check_uitkomsten(uitkomsten)
    gevonden.status, gevonden.gedaan_op = ControleStatus.GEDAAN.value, handeling.moment
    gevonden.gedaan_door_id = handeling.wie
    gevonden.nieuwe_zorgen = any(u.veiligheid is Veiligheid.ONVEILIG for u in uitkomsten)
    gevonden.save(update_fields=["status", "gedaan_op", "gedaan_door", "nieuwe_zorgen"])
    Controleuitkomst.objects.bulk_create(
        Controleuitkomst(
            dossier_id=gevonden.dossier_id,
            controlemoment=gevonden,
            persoon_id=u.persoon,
            bron=u.bron.value,
            veiligheid=u.veiligheid.value,
        )
        for u in uitkomsten
    )
    dossiers.note(
        handeling,
        "monitoring.uitgevoerd",
        dossier=gevonden.dossier_id,
        onderwerp=("controlemoment", gevonden.pk),
        codes={"sjabloon": gevonden.sjabloon, "nieuwe_zorgen": gevonden.nieuwe_zorgen},
    )
    return gevonden
