"""Voorwaarden & vervolg: begun by who answers for it, concluded with conditions that the household knows."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.casuswerk.beoordelingen import permissions
from schakel.casuswerk.beoordelingen.actions.afwijken import _store_afwijkingen
from schakel.casuswerk.beoordelingen.actions.diensten import (
    _begin,
    _check_co_decision,
    _check_dienst,
    _check_end,
    _finish,
    _hand_over,
    _hold,
    _outcome_codes,
    _outcome_words,
    _store_bevindingen,
)
from schakel.casuswerk.beoordelingen.models import Onderzoek
from schakel.casuswerk.beoordelingen.queries import afspreken
from schakel.casuswerk.beoordelingen.queries.afspreken import Afspraakbeeld
from schakel.casuswerk.beoordelingen.rules import Bevinding, Dienst, OnderzoekStatus, check_afgesproken
from schakel.casuswerk.beoordelingen.rules.afwijkingen import Gevonden, check_reden, find_na_voorwaarden
from schakel.casuswerk.beoordelingen.rules.inhoud import words
from schakel.kernel.errors import InvalidInput
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal


@transaction.atomic
def start_vervolg(handeling: Handeling, *, onderzoek: Onderzoek) -> Onderzoek:
    """
    This function will begin voorwaarden & vervolg; the acting team answers for melding and casus from now on.

    :raises NotAllowed: if the actor may not do this work
    :raises NotPossible: if it has begun, or is the other service
    """
    _check_dienst(onderzoek, Dienst.VOORWAARDEN_VERVOLG)
    return _begin(handeling, onderzoek)


@transaction.atomic
def conclude_vervolg(
    handeling: Handeling,
    *,
    onderzoek: Onderzoek,
    bevindingen: Sequence[Bevinding],
    conclusie: str,
    ontvanger_team: int | None = None,
    reden_anders: str = "",
    samenvatting: Mapping[str, str] | None = None,
) -> Onderzoek:
    """
    This function will conclude voorwaarden & vervolg: conditions hold, people were spoken, and a partner goes on.

    The agreement names who goes on; another choice, or nobody, asks `reden_anders` and is counted.

    :raises NotAllowed: if the actor may not do this work
    :raises InvalidInput: with each fault at its field
    :raises NotPossible: if it does not run, no condition holds, nobody was spoken, or who must agree did not
    """
    permissions.check_can_change(handeling)
    _check_dienst(onderzoek, Dienst.VOORWAARDEN_VERVOLG)
    _hold(handeling, onderzoek)
    _check_end(onderzoek, bevindingen, conclusie)
    beeld = afspreken.gather_afspraak(handeling, onderzoek=onderzoek)
    check_afgesproken(voorwaarden=len(beeld.lopend), gesproken=len(beeld.gesproken))
    _check_co_decision(handeling, onderzoek, beeld.meebeslisser)
    gevonden = _choose(beeld, ontvanger_team, reden_anders)
    _store_bevindingen(onderzoek, bevindingen)
    if ontvanger_team is not None:
        route = beeld.blik.casemanager.als_json() if beeld.blik.casemanager else None
        tekst = samenvatting or _summary(onderzoek, bevindingen, len(beeld.lopend))
        _hand_over(handeling, onderzoek, ontvanger_team, tekst, route)
    _store_afwijkingen(
        handeling,
        blik=beeld.blik,
        besluit=beeld.besluit,
        gevonden=gevonden,
        reden=reden_anders,
        herkomst=beeld.blik.casemanager,
    )
    codes: dict[str, str | int] = {
        **_outcome_codes(bevindingen),
        "voorwaarden": len(beeld.lopend),
        "afwijking": bool(gevonden),
    }
    return _finish(handeling, onderzoek, OnderzoekStatus.AFGEROND, _frozen(beeld, conclusie, reden_anders), codes)


def _choose(beeld: Afspraakbeeld, ontvanger_team: int | None, reden: str) -> list[Gevonden]:
    if beeld.elders is not None:
        if ontvanger_team is not None:
            raise InvalidInput(
                {"ontvanger_team": [_("%(team)s is al verantwoordelijk en gaat door.") % {"team": beeld.elders.naam}]}
            )
        return []
    gekozen = next((team for team in beeld.teams if team.pk == ontvanger_team), None)
    if ontvanger_team is not None and gekozen is None:
        raise InvalidInput({"ontvanger_team": [_("Kies een team dat zaken overneemt.")]})
    gevonden = find_na_voorwaarden(
        voorgesteld=beeld.blik.voorstel.casemanager,
        gekozen=gekozen.soort if gekozen else "",
        kinderen=beeld.blik.kinderen,
        zelfde_team=gekozen is not None and gekozen == beeld.voorgesteld,
    )
    check_reden(gevonden, reden=reden)
    return gevonden


def _summary(onderzoek: Onderzoek, bevindingen: Sequence[Bevinding], voorwaarden: int) -> dict[str, str]:
    """What the receiver reads before it accepts: no names, no conclusion; the conditions open with the file."""
    veilig = ngettext(
        "Er is %(n)s voorwaarde voor de veiligheid. Bespreek in het gesprek wat al is nagekomen.",
        "Er zijn %(n)s voorwaarden voor de veiligheid. Bespreek in het gesprek wat al is nagekomen.",
        voorwaarden,
    )
    gevonden, dag = _outcome_words(bevindingen), taal.datum(onderzoek.beoordeling.melding.ontvangen_op)
    return {
        "waarom_u": _("Veilig Thuis sprak met het gezin af wat ten minste moet gebeuren. U gaat daarmee verder."),
        "gebeurd": _("Voorwaarden en vervolg na de melding van %(dag)s: %(gevonden)s.")
        % {"dag": dag, "gevonden": gevonden},
        "veiligheid_nu": veilig % {"n": voorwaarden},
    }


def _frozen(beeld: Afspraakbeeld, conclusie: str, reden: str) -> dict[str, object]:
    """Everything in the words of the day: conditions and agreement may change later."""
    manager = beeld.blik.casemanager
    return {
        **words(conclusie),
        "voorwaarden": [rij.tekst for rij in beeld.lopend],
        "casemanager": manager.als_json() if manager else None,
        "voorgestelde_ontvanger": beeld.voorgesteld.naam if beeld.voorgesteld else "",
        "reden_anders": reden.strip(),
    }
