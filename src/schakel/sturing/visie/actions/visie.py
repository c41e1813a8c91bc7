"""How is a version of the vision adopted: by each body, and as the version that holds?"""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.sturing.visie import permissions
from schakel.sturing.visie.models import Vaststelling, Visieversie
from schakel.sturing.visie.queries.kern import lock_row, text_of_version, today
from schakel.sturing.visie.queries.visie import municipalities_of
from schakel.sturing.visie.rules.standen import Visiestatus


@transaction.atomic
def record_adoption(
    handeling: Handeling, *, versie: UUID, orgaan: str, gemeente: str = "", op: date | None, toelichting: str = ""
) -> Vaststelling:
    """
    This function will record that a body adopted a version, for one municipality or for the whole region.

    :raises NotAllowed: if the actor keeps neither the vision nor what is of this municipality
    :raises InvalidInput: if the body is not of this vision, the municipality is missing, or the day has not been yet
    """
    permissions.check_can_keep(handeling, gemeente)
    rij = lock_row(handeling, Visieversie, versie)
    orgaan_rij = next((o for o in text_of_version(rij).organen if o.code == orgaan), None)
    if orgaan_rij is None:
        raise InvalidInput({"orgaan": [_("Kies een orgaan van deze visie.")]})
    if orgaan_rij.per_gemeente != bool(gemeente):
        raise InvalidInput({"gemeente": [_("Kies een gemeente als het orgaan per gemeente besluit, en anders geen.")]})
    if gemeente and gemeente not in {g.code for g in municipalities_of(handeling, versie=rij)}:
        raise InvalidInput({"gemeente": [_("Deze gemeente hoort niet bij de visie.")]})
    if op is not None and op > today(handeling):
        raise InvalidInput({"op": [_("Deze dag is nog niet geweest.")]})
    vaststelling, _nieuw = Vaststelling.objects.update_or_create(
        versie=rij,
        orgaan=orgaan,
        gemeente=gemeente,
        defaults={
            "op": op,
            "toelichting": toelichting,
            "vastgelegd_op": handeling.moment,
            "vastgelegd_door_id": handeling.wie,
        },
    )
    handeling.spoor.noteer("visie", actie="U")
    return vaststelling


@transaction.atomic
def adopt_versie(handeling: Handeling, *, versie: UUID) -> None:
    """
    This function will let a draft of the vision hold from its first day on; a round of comments went before it.

    :raises NotAllowed: if the actor may not decide
    :raises NotPossible: if it is no draft, no round was closed, a comment has no answer, or another version holds
    """
    permissions.check_can_judge(handeling)
    rij = lock_row(handeling, Visieversie, versie)
    if rij.status != Visiestatus.CONCEPT:
        raise NotPossible(_("Deze versie van de visie is al vastgesteld."))
    rondes = list(rij.rondes.all())
    if not rondes or any(r.gesloten_op is None for r in rondes):
        raise NotPossible(_("Houd eerst een ronde over deze visie en sluit haar."))
    if rij.visie.versies.filter(status=Visiestatus.VASTGESTELD, geldig_tot=None).exclude(pk=rij.pk).exists():
        raise NotPossible(_("Een andere versie geldt nog zonder einddatum."))
    rij.status = Visiestatus.VASTGESTELD
    rij.save(update_fields=["status"])
    handeling.spoor.noteer("visie", actie="U")
