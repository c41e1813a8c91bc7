"""Who may see and change a plan, and set and check a safety condition?"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from schakel.basis.toegang.permissions import may
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.plannen.models import Belofte, Voorwaarde
from schakel.casuswerk.plannen.rules.beloften import BELOFTE_OVERGANGEN, LOPEND, BelofteStatus
from schakel.casuswerk.plannen.rules.voorwaarde import VoorwaardeStatus
from schakel.kernel.errors import NotAllowed, NotFound
from schakel.kernel.handeling import Handeling


def check_can_set_or_propose(handeling: Handeling, *, dossier: int) -> bool:
    """
    Check that the actor may set a condition, or may propose one; answer whether it is a proposal.

    :raises NotAllowed: if the matrix grants neither
    """
    if may_in(handeling, "voorwaarde", "maken", dossier=dossier):
        return False
    check_can_in(handeling, "voorwaarde", "voorstellen", dossier=dossier)
    return True


def check_can_agree(handeling: Handeling, *, voorwaarde: Voorwaarde) -> None:
    """
    Check that the actor may agree as behavioural expert, with what another proposed.

    :raises NotAllowed: if not
    """
    check_can_in(handeling, "voorwaarde", "instemmen", dossier=voorwaarde.dossier_id)
    if voorwaarde.gesteld_door == handeling.wie:
        raise NotAllowed(_("Wie een voorwaarde voorstelt, stemt er niet zelf mee in."))


def may_agree(handeling: Handeling, *, voorwaarde: Voorwaarde) -> bool:
    """Answer whether the actor may agree with this condition now."""
    if voorwaarde.status != VoorwaardeStatus.CONCEPT or voorwaarde.gesteld_door == handeling.wie:
        return False
    return may_in(handeling, "voorwaarde", "instemmen", dossier=voorwaarde.dossier_id)


def set_rights(handeling: Handeling, *, dossier: int) -> dict[str, bool]:
    """Answer whether the actor may set conditions, and whether what is set is a proposal."""
    stelt = may_in(handeling, "voorwaarde", "maken", dossier=dossier)
    voorstel = not stelt and may_in(handeling, "voorwaarde", "voorstellen", dossier=dossier)
    return {"mag": stelt or voorstel, "is_voorstel": voorstel}


def check_can_check(handeling: Handeling, *, dossier: int) -> None:
    """
    Check that the actor may say whether a condition was met, or let it lapse.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can_in(handeling, "voorwaarde", "wijzigen", dossier=dossier)


def check_can_in(handeling: Handeling, object_: str, actie: str, *, dossier: int) -> None:
    """
    Check what the matrix grants this actor in a dossier, in any relation that the acting team has to it.

    :raises NotAllowed: if no relation grants it
    """
    if not may_in(handeling, object_, actie, dossier=dossier):
        raise NotAllowed(_("Uw rol mag dit niet in dit dossier. Vraag het aan uw teamleider als u dit nodig heeft."))


def may_in(handeling: Handeling, object_: str, actie: str, *, dossier: int) -> bool:
    """Answer whether the matrix grants this in any relation that the acting team has to the dossier."""
    relaties = dossiers.relations_to(handeling, dossier=dossier)
    return any(may(handeling, object_, actie, relatie=relatie) for relatie in relaties)


def rights_in(handeling: Handeling, vragen: Mapping[str, tuple[str, str]], *, dossier: int) -> dict[str, bool]:
    """Answer several questions to the matrix about one dossier, with one look at the relations of the acting team."""
    relaties = dossiers.relations_to(handeling, dossier=dossier)
    return {
        naam: any(may(handeling, wat, actie, relatie=relatie) for relatie in relaties)
        for naam, (wat, actie) in vragen.items()
    }


def check_can_see(handeling: Handeling, *, dossier: int) -> None:
    """
    Check that the actor may see the plans of a dossier.

    :raises NotFound: if not: whoever may not see them, may not know that there are any
    """
    if not may_in(handeling, "plan", "zien", dossier=dossier):
        raise NotFound


def check_own_part(handeling: Handeling, *, dossier: int, team: int) -> None:
    """
    Check that a team writes its own part: only who directs or answers gives a part to another team.

    :raises NotAllowed: if it is the part of another team, and the actor leads nothing
    """
    leidt = {"verantwoordelijk", "regisseur"} & set(dossiers.relations_to(handeling, dossier=dossier))
    if team != handeling.team and not leidt:
        raise NotAllowed(_("Alleen wie de regie heeft of verantwoordelijk is, geeft een ander team een deel."))


def check_own_promise(handeling: Handeling, *, team: int | None) -> None:
    """
    Check that a team answers for itself: nobody promises for another team.

    :raises NotAllowed: if it is a promise of another team
    """
    if team is not None and team != handeling.team:
        raise NotAllowed(_("Alleen het team dat dit belooft, kan ja of nee zeggen."))


def plan_rights(handeling: Handeling, *, dossier: int, actief: bool) -> dict[str, bool]:
    """Answer what the actor may do on the page of a plan; a closed plan is only read."""
    vragen = {
        "mag_wijzigen": ("plan", "wijzigen"),
        "mag_poort": ("plan", "poort"),
        "mag_versie": ("plan", "versie"),
        "mag_sluiten": ("plan", "sluiten"),
        "mag_beloven": ("belofte", "maken"),
    }
    kijken = {"mag_zien": ("plan", "zien"), "mag_ervaring": ("ervaring", "zien")}
    mag = rights_in(handeling, {**vragen, **kijken}, dossier=dossier)
    if not mag["mag_zien"]:
        raise NotFound
    return {naam: mag[naam] and (actief or naam in kijken) for naam in mag}


def safety_rights(handeling: Handeling, *, dossier: int, actief: bool) -> dict[str, bool]:
    """Answer what the actor may do on the page of the safety plan; a closed plan is only read."""
    vragen = {
        "mag_wijzigen": ("plan", "wijzigen"),
        "mag_versie": ("plan", "versie"),
        "mag_adres_bewaren": ("planadres", "maken"),
    }
    mag = rights_in(handeling, {**vragen, "mag_adres_zien": ("planadres", "zien")}, dossier=dossier)
    return {naam: mag[naam] and (actief or naam not in vragen) for naam in mag}


def promise_rights(handeling: Handeling, belofte: Belofte) -> dict[str, bool]:
    """Answer what the actor may do with a promise in the state that it is in."""
    wijzigen = may_in(handeling, "belofte", "wijzigen", dossier=belofte.dossier_id)
    maken = may_in(handeling, "belofte", "maken", dossier=belofte.dossier_id)
    eigen = belofte.team_id is None or belofte.team_id == handeling.team
    status = BelofteStatus(belofte.status)
    return {
        "mag_antwoorden": wijzigen and eigen and status is BelofteStatus.AANGEBODEN,
        "mag_oordelen": wijzigen and bool(BELOFTE_OVERGANGEN[status] & {BelofteStatus.GEDAAN, BelofteStatus.VERBROKEN}),
        "mag_herinneren": wijzigen and belofte.veilig_herinneren and status in LOPEND,
        "mag_intrekken": maken and BelofteStatus.INGETROKKEN in BELOFTE_OVERGANGEN[status],
    }
