"""No child is passed over in silence: each is seen and spoken before an outcome, or there stands why not."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from schakel.casuswerk.beoordelingen.models import Onderzoek
from schakel.casuswerk.beoordelingen.queries.informeren import silent_kinderen
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.personen.rules import NIET_REDENEN
from schakel.kernel.errors import InvalidInput
from schakel.kernel.handeling import Handeling


def _account_for_kinderen(handeling: Handeling, onderzoek: Onderzoek, redenen: Mapping[UUID, str]) -> int:
    """
    Keep why each child that still waits was not seen or spoken; its task goes on. Return how many wait.

    :raises InvalidInput: naming each child without a reason
    """
    stil = silent_kinderen(handeling, onderzoek=onderzoek)
    zonder = [rij for rij in stil if redenen.get(rij.persoon.publiek_id) not in NIET_REDENEN]
    if zonder:
        fout = [_("Kies waarom dit kind niet is gezien of gesproken, of leg eerst vast dat het wel gebeurde.")]
        raise InvalidInput({f"kind-{rij.persoon.publiek_id}": fout for rij in zonder})
    for rij in stil:
        personen.record_kindcontact(
            handeling,
            dossier=onderzoek.dossier_id,
            persoon=rij.persoon_id,
            gezien=False,
            gesproken=False,
            op=handeling.moment,
            door=handeling.wie or 0,
            reden_niet=redenen[rij.persoon.publiek_id],
        )
    return len(stil)
