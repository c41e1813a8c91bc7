"""How does a casus end, and how is a closed one opened again?"""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.basis.kluis import actions as kluis
from schakel.casuswerk.casussen import permissions, queries, rules
from schakel.casuswerk.casussen.models import Casus, Casushuishouden, Heropening
from schakel.casuswerk.casussen.rules import Beginpunt, CasusStatus
from schakel.casuswerk.casussen.rules.slot import Slot, check_slot
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling

GRONDSLAG = "wmo-4.1.1-2"
NOG_EEN_ANTWOORD = gettext_lazy(
    "Er wacht nog iemand op uw team: een antwoord van het gezin of de school, de bel, of onveiligheid waar iets aan"
    " moet gebeuren. Het staat in de werkvoorraad. Doe dat eerst, en sluit daarna."
)


@transaction.atomic
def close_casus(
    handeling: Handeling,
    *,
    casus: Casus,
    reden: str,
    veiligheid: str,
    slot: Slot,
    toelichting: str = "",
) -> None:
    """
    Close a casus with the reason and the view on safety at this moment; from now on nobody answers for it.

    `slot` says what became of it: of each person, of the goals, why now, and who keeps an eye.

    :raises NotAllowed: if the actor neither answers nor directs
    :raises InvalidInput: if reason, view or the explanation that they ask for lacks
    :raises NotPossible: if it is closed already, is joined with another, a handover of it runs, or somebody who spoke
        up was not answered yet
    """
    permissions.check_can_close(handeling, dossier=casus.dossier_id)
    dossiers.hold(handeling, dossier=casus.dossier_id)
    rij = Casus.objects.visible_to(handeling).select_for_update().select_related(None).get(pk=casus.pk)
    rules.check_casus_transition(CasusStatus(rij.status), CasusStatus.GESLOTEN)
    rules.check_sluiting(reden=reden, veiligheid=veiligheid, toelichting=toelichting)
    check_slot(slot, veiligheid=veiligheid, personen=_people(handeling, casus))
    queries.need_no_handover(handeling, dossier=casus.dossier_id)
    if queries.has_unanswered(handeling, dossier=casus.dossier_id):
        raise NotPossible(str(NOG_EEN_ANTWOORD))
    if queries.samenvoegingen_of(handeling, dossier=casus.dossier_id):
        raise NotPossible(_("Deze casus is samengevoegd met een andere. Splits ze eerst."))
    rij.status = CasusStatus.GESLOTEN.value
    rij.gesloten_op, rij.gesloten_door_id = handeling.moment, handeling.wie
    rij.sluitreden, rij.veiligheidsbeeld = reden, veiligheid
    rij.sluittoelichting = _locked(handeling, casus, toelichting, slot.as_json())
    rij.save()
    _let_households_go(handeling, casus)
    dossiers.end_regies(handeling, dossier=casus.dossier_id, reden="casus_gesloten")
    dossiers.close_dossier(
        handeling,
        dossier=casus.dossier_id,
        soort="casus.gesloten",
        codes={"reden": reden, "veiligheid": veiligheid},
    )


def _let_households_go(handeling: Handeling, casus: Casus) -> None:
    rijen = list(Casushuishouden.objects.visible_to(handeling).filter(casus=casus, periode__contains=handeling.moment))
    for rij in rijen:
        rij.periode = (rij.periode.lower, handeling.moment)
    Casushuishouden.objects.bulk_update(rijen, ["periode"])


@transaction.atomic
def reopen_casus(handeling: Handeling, *, casus: Casus, reden: str, toelichting: str = "") -> Heropening:
    """
    Open a closed casus again: the team of the actor answers from this moment on, and its households come back.

    How it had been closed is kept. The time in between stays a time in which nobody answered.

    :raises NotAllowed: if the role may not reopen it
    :raises InvalidInput: if the reason or the explanation that it asks for lacks
    :raises NotPossible: if it is not closed, it was only a suspicion, or a household is in another casus by now
    """
    permissions.check_can_reopen(handeling, dossier=casus.dossier_id)
    dossiers.hold(handeling, dossier=casus.dossier_id)
    rij = Casus.objects.visible_to(handeling).select_for_update().select_related(None).get(pk=casus.pk)
    if rij.status != CasusStatus.GESLOTEN or rij.gesloten_op is None:
        raise NotPossible(_("Deze casus is niet gesloten."))
    if rij.begonnen_bij == Beginpunt.VERMOEDEN:
        raise NotPossible(_("Dit was een vermoeden van uw team. Begin een nieuw vermoeden."))
    rules.check_heropening(reden=reden, toelichting=toelichting)
    team = queries.acting_team(handeling)
    heropening = Heropening.objects.create(
        dossier_id=rij.dossier_id,
        casus=rij,
        heropend_op=handeling.moment,
        heropend_door_id=handeling.wie,
        team=team,
        reden=reden,
        toelichting=_locked(handeling, casus, toelichting),
        was_gesloten_op=rij.gesloten_op,
        was_gesloten_door_id=rij.gesloten_door_id,
        was_sluitreden=rij.sluitreden,
        was_veiligheidsbeeld=rij.veiligheidsbeeld,
        was_sluittoelichting=rij.sluittoelichting,
    )
    _take_households_back(handeling, rij)
    _run_again(handeling, rij, reden, team.pk)
    return heropening


def _locked(handeling: Handeling, casus: Casus, tekst: str, slot: Mapping[str, object] | None = None) -> bytes | None:
    inhoud = {**(slot or {}), **({"toelichting": tekst.strip()} if tekst.strip() else {})}
    if not inhoud:
        return None
    return kluis.freeze(handeling, dossier=casus.dossier_id, onderwerp=casus.dossier.publiek_id, inhoud=inhoud)


def _people(handeling: Handeling, casus: Casus) -> dict[str, str]:
    """Everybody of the casus, as the page calls them."""
    rijen = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=casus.dossier_id)
    return {str(publiek): naam for publiek, naam in rijen.values_list("persoon__publiek_id", "persoon__roepnaam")}


def _take_households_back(handeling: Handeling, casus: Casus) -> None:
    """Let the households that stood in the casus when it was closed stand in it again, from now on."""
    oude = Casushuishouden.objects.visible_to(handeling).filter(casus=casus, periode__endswith=casus.gesloten_op)
    rijen = [
        Casushuishouden(
            dossier_id=casus.dossier_id, casus=casus, huishouden_id=oud.huishouden_id, periode=(handeling.moment, None)
        )
        for oud in oude
    ]
    try:
        with transaction.atomic():
            Casushuishouden.objects.bulk_create(rijen)
    except IntegrityError as fout:
        raise NotPossible(_("Dit huishouden staat nu in een andere lopende casus. Werk daar verder.")) from fout


def _run_again(handeling: Handeling, casus: Casus, reden: str, team: int) -> None:
    casus.status = CasusStatus.LOPEND.value
    casus.gesloten_op, casus.gesloten_door, casus.sluittoelichting = None, None, None
    casus.sluitreden = casus.veiligheidsbeeld = ""
    casus.save()
    dossiers.reopen_dossier(handeling, dossier=casus.dossier_id, team=team, reden="casus_heropend")
    dossiers.grant_betrokkenheid(
        handeling, dossier=casus.dossier_id, team=team, rol=BetrokkenheidRol.VERANTWOORDELIJK, grondslag=GRONDSLAG
    )
    dossiers.note(
        handeling,
        "casus.heropend",
        dossier=casus.dossier_id,
        onderwerp=("casus", casus.pk),
        codes={"reden": reden, "gemeente": casus.gemeente},
    )
