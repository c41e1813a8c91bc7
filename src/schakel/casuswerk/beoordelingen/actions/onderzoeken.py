"""The investigation: begun by who answers for it, concluded per kind of violence and together, or closed early."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from schakel.casuswerk.beoordelingen import permissions, rules
from schakel.casuswerk.beoordelingen.actions.diensten import (
    _begin,
    _check_co_decision,
    _check_dienst,
    _check_end,
    _check_words,
    _finish,
    _hand_over,
    _hold,
    _outcome_codes,
    _outcome_words,
    _store_bevindingen,
)
from schakel.casuswerk.beoordelingen.actions.kinderen import _account_for_kinderen
from schakel.casuswerk.beoordelingen.models import Onderzoek
from schakel.casuswerk.beoordelingen.rules import Bevinding, Dienst, OnderzoekStatus, VroegSluiten
from schakel.casuswerk.beoordelingen.rules.inhoud import words
from schakel.casuswerk.beoordelingen.rules.meebeslissen import Functie
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal


@transaction.atomic
def start_onderzoek(handeling: Handeling, *, onderzoek: Onderzoek) -> Onderzoek:
    """
    This function will begin an investigation; the acting team answers for melding and casus from now on.

    :raises NotAllowed: if the actor may not investigate
    :raises NotPossible: if it has begun, or is the other service
    """
    _check_dienst(onderzoek, Dienst.ONDERZOEK)
    return _begin(handeling, onderzoek)


@transaction.atomic
def conclude_onderzoek(
    handeling: Handeling,
    *,
    onderzoek: Onderzoek,
    bevindingen: Sequence[Bevinding],
    conclusie: str,
    ontvanger_team: int | None = None,
    samenvatting: Mapping[str, str] | None = None,
    kinderen: Mapping[UUID, str] | None = None,
) -> Onderzoek:
    """
    This function will conclude an investigation per kind of violence; with a receiver the handover is prepared.

    `kinderen` says of each child that was not seen or spoken why not; that task goes on.

    :raises NotAllowed: if the actor may not investigate
    :raises InvalidInput: with each fault at its field
    :raises NotPossible: if it does not run, is the other service, or no gedragswetenschapper agreed
    """
    permissions.check_can_change(handeling)
    _check_dienst(onderzoek, Dienst.ONDERZOEK)
    _hold(handeling, onderzoek)
    _check_end(onderzoek, bevindingen, conclusie)
    _check_co_decision(handeling, onderzoek, Functie.GEDRAGSWETENSCHAPPER)
    stil = _account_for_kinderen(handeling, onderzoek, kinderen or {})
    _store_bevindingen(onderzoek, bevindingen)
    if ontvanger_team is not None:
        _hand_over(handeling, onderzoek, ontvanger_team, samenvatting or _summary(onderzoek, bevindingen))
    codes: dict[str, str | int] = {**_outcome_codes(bevindingen), "kinderen_niet": stil}
    return _finish(handeling, onderzoek, OnderzoekStatus.AFGEROND, words(conclusie), codes)


@transaction.atomic
def close_early(handeling: Handeling, *, onderzoek: Onderzoek, reden: VroegSluiten, conclusie: str) -> Onderzoek:
    """
    This function will end either service without an outcome, because people left without a trace or died.

    :raises NotAllowed: if the actor may not investigate
    :raises InvalidInput: if nothing is said about it
    :raises NotPossible: if it has ended
    """
    permissions.check_can_change(handeling)
    _hold(handeling, onderzoek)
    rules.check_onderzoek(OnderzoekStatus(onderzoek.status), OnderzoekStatus.VROEG_GESLOTEN)
    _check_words(conclusie)
    onderzoek.vroeg_gesloten = reden.value
    codes = {"vroeg_gesloten": reden.value}
    return _finish(handeling, onderzoek, OnderzoekStatus.VROEG_GESLOTEN, words(conclusie), codes)


def _summary(onderzoek: Onderzoek, bevindingen: Sequence[Bevinding]) -> dict[str, str]:
    """What the receiver reads before it accepts: outcomes in the words of the list, no names, no conclusion."""
    gevonden = _outcome_words(bevindingen)
    return {
        "waarom_u": "Veilig Thuis heeft het onderzoek afgerond. U gaat verder met veiligheid, hulp en herstel.",
        "gebeurd": f"Onderzoek na de melding van {taal.datum(onderzoek.beoordeling.melding.ontvangen_op)}: {gevonden}.",
        "veiligheid_nu": "Bespreek de veiligheid van nu in het overdrachtsgesprek.",
    }
