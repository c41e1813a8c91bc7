"""Is this judgement still open?  Hold its row, and tell whoever comes second who was first and since when."""

from django.utils.translation import gettext as _

from schakel.casuswerk.beoordelingen import rules
from schakel.casuswerk.beoordelingen.models import Beoordeling, Besluit
from schakel.casuswerk.beoordelingen.rules import BeoordelingStatus, Besluitsoort
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal


def _hold_open(handeling: Handeling, beoordeling: Beoordeling) -> None:
    """
    Hold the row; two people who conclude at once wait for each other here.

    :raises NotPossible: if it was concluded, saying by whom and when
    """
    rijen = Beoordeling.objects.visible_to(handeling).select_for_update(of=("self",)).filter(pk=beoordeling.pk)
    beoordeling.status = rijen.values_list("status", flat=True).first() or beoordeling.status
    try:
        rules.check_open(BeoordelingStatus(beoordeling.status))
    except NotPossible as fout:
        raise NotPossible(_who_was_first(handeling, beoordeling) or fout.tekst) from fout


def _who_was_first(handeling: Handeling, beoordeling: Beoordeling) -> str:
    besluit = Besluit.objects.visible_to(handeling).filter(beoordeling=beoordeling).first()
    if besluit is None:
        return ""
    zin = _("%(wie)s op %(moment)s: %(besluit)s. De antwoorden staan vast.")
    zelf = besluit.besloten_door_id == handeling.wie
    return zin % {
        "wie": _("U besloot deze beoordeling zelf al") if zelf else _("Een collega was u voor en besloot"),
        "moment": taal.tijdstip(besluit.besloten_op),
        "besluit": rules.BESLUIT_NAMEN[Besluitsoort(besluit.soort)],
    }
