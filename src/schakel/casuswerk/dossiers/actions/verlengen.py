"""Extending a clock: one asks with a reason, another approves or refuses, and it stands on the timeline."""

from django.db import transaction

from schakel.basis.termijnen import actions as termijnen
from schakel.basis.termijnen.models import Termijn, Verlengverzoek
from schakel.casuswerk.dossiers import permissions
from schakel.casuswerk.dossiers.actions.dossier import _call, note
from schakel.casuswerk.dossiers.models import Dossier
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling


@transaction.atomic
def ask_extension(handeling: Handeling, *, termijn: Termijn, aantal: int, reden: str) -> Verlengverzoek:
    """
    Ask a colleague who may approve it to extend this clock; until then nothing changes.

    :raises NotAllowed: if the clock is of another team, or the role may not ask
    :raises NotPossible: if the definition does not allow it, the clock has run out, or somebody asked already
    :raises InvalidInput: if length or reason cannot be used
    """
    permissions.check_can_ask_extension(handeling)
    verzoek = termijnen.ask_extension(
        handeling, termijn=termijn.pk, regio=_regio(handeling, termijn), aantal=aantal, reden=reden
    )
    _note(handeling, "termijn.verlenging_gevraagd", termijn)
    return verzoek


@transaction.atomic
def decide_extension(
    handeling: Handeling, *, verzoek: Verlengverzoek, akkoord: bool, afwijsreden: str = ""
) -> Verlengverzoek:
    """
    Approve or refuse what a colleague asked; only approval moves the end of the clock.

    :raises NotAllowed: if the clock is of another team, or the role may not approve
    :raises NotPossible: if it was decided already, the clock has run out, or the actor asked it
    :raises InvalidInput: if it is refused without a reason
    """
    permissions.check_can_approve_extension(handeling)
    besloten = termijnen.decide_extension(
        handeling,
        verzoek=verzoek.pk,
        regio=_regio(handeling, verzoek.termijn),
        akkoord=akkoord,
        afwijsreden=afwijsreden,
    )
    _note(handeling, "termijn.verlengd" if akkoord else "termijn.verlenging_afgewezen", verzoek.termijn)
    return besloten


def _regio(handeling: Handeling, termijn: Termijn) -> str:
    regio = Dossier.objects.visible_to(handeling).filter(pk=termijn.dossier_id).values_list("regio", flat=True).first()
    if regio is None:
        raise NotFound
    _call("dossier_eis_zicht", termijn.dossier_id)
    return regio


def _note(handeling: Handeling, soort: str, termijn: Termijn) -> None:
    note(
        handeling, soort, dossier=termijn.dossier_id, onderwerp=("termijn", termijn.pk),
        codes={"definitie": termijn.definitie},
    )  # fmt: skip
