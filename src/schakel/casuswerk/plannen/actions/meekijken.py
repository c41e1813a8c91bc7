"""The deeds on looking along: ask a named colleague with the map of this moment, and answer."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.kluis import actions as kluis
from schakel.basis.toegang import queries as toegang
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.plannen import permissions
from schakel.casuswerk.plannen.actions.beginnen import hold_plan
from schakel.casuswerk.plannen.models import Meekijkvraag, Plan
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import begin_van_dag, lokale_datum

ONDERWERP = "meekijken"
HOOGSTENS = timedelta(days=30)


@transaction.atomic
def ask_along(
    handeling: Handeling, *, plan: Plan, medewerker: int, team: int, vraag: str, kaart: Mapping[str, str], tot: date
) -> Meekijkvraag:
    """
    Ask a named colleague to look along with the map as it is now, up to and including a day; nothing else is shown.

    :raises NotAllowed: if the actor may not write in this plan
    :raises InvalidInput: if nothing is asked, or the last day cannot be
    :raises NotPossible: if the plan is closed, or that colleague does not work in that team
    """
    permissions.check_can_in(handeling, "plan", "wijzigen", dossier=plan.dossier_id)
    rij, vandaag = hold_plan(handeling, plan=plan.pk, actief=True), lokale_datum(handeling.moment)
    if not vraag.strip():
        raise InvalidInput({"vraag": [_("Schrijf waarnaar uw collega moet kijken.")]})
    if not vandaag <= tot <= vandaag + HOOGSTENS:
        raise InvalidInput({"tot": [_("Kies een dag die nog komt, binnen een maand.")]})
    if not toegang.members_of(team, vandaag).filter(medewerker_id=medewerker).exists():
        raise NotPossible(_("Deze collega werkt niet in dat team."))
    uuid, einde = uuid4(), begin_van_dag(tot + timedelta(days=1))
    inhoud = {"vraag": vraag.strip(), "kaart": {veld: tekst for veld, tekst in kaart.items() if tekst}}
    gevraagd = Meekijkvraag.objects.create(
        publiek_id=uuid,
        dossier_id=rij.dossier_id,
        plan=rij,
        medewerker_id=medewerker,
        team_id=team,
        gevraagd_op=handeling.moment,
        gevraagd_door_id=handeling.wie or 0,
        tot=einde,
        inhoud=kluis.freeze(handeling, dossier=rij.dossier_id, onderwerp=uuid, inhoud=inhoud),
    )
    dossiers.invite_team(handeling, dossier=rij.dossier_id, team=team, onderwerp=(ONDERWERP, gevraagd.pk), tot=einde)
    _note(handeling, gevraagd, "meekijken.gevraagd")
    return gevraagd


@transaction.atomic
def answer_along(handeling: Handeling, *, vraag: Meekijkvraag, antwoord: str) -> Meekijkvraag:
    """
    Say what the colleague who was asked sees; with the answer the invitation ends.

    :raises NotFound: if it was asked of somebody else, or the time is over
    :raises InvalidInput: if it says nothing
    :raises NotPossible: if it was answered already
    """
    rijen = Meekijkvraag.objects.visible_to(handeling).filter(pk=vraag.pk, medewerker_id=handeling.wie or 0)
    rij = rijen.select_for_update(of=("self",)).first()
    if rij is None:
        raise NotFound
    if rij.beantwoord_op is not None:
        raise NotPossible(_("U hebt al geantwoord."))
    if not antwoord.strip():
        raise InvalidInput({"antwoord": [_("Schrijf wat u ziet.")]})
    rij.antwoord = kluis.freeze(
        handeling, dossier=rij.dossier_id, onderwerp=rij.publiek_id, inhoud={"antwoord": antwoord.strip()}
    )
    rij.beantwoord_op = handeling.moment
    rij.save(update_fields=["antwoord", "beantwoord_op"])
    _note(handeling, rij, "meekijken.beantwoord")
    dossiers.end_invitation(handeling, dossier=rij.dossier_id, onderwerp=(ONDERWERP, rij.pk))
    return rij


def _note(handeling: Handeling, rij: Meekijkvraag, soort: str) -> None:
    dossiers.note(
        handeling, soort, dossier=rij.dossier_id, onderwerp=(ONDERWERP, rij.pk),
        codes={"team": rij.team_id}, teams={"ontvanger": rij.team_id},
    )  # fmt: skip
