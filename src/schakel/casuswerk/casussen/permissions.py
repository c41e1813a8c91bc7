"""Who may open, close and join casussen, ask and answer specialists, and work on a suspicion?"""

from django.utils.translation import gettext as _

from schakel.basis.toegang.permissions import check_can, may
from schakel.casuswerk.casussen.models import Consult
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.dossiers.permissions import check_in
from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling


def _check_in(handeling: Handeling, object_: str, actie: str, dossier: int) -> None:
    anders = _("Uw rol mag dit niet bij deze casus. Vraag het aan wie nu verantwoordelijk is.")
    check_in(handeling, object_, actie, dossier=dossier, anders=anders)


def check_can_open(handeling: Handeling, *, melding_dossier: int) -> None:
    """
    Refuse whoever does not answer for the melding from which the casus begins.

    :raises NotAllowed: if the matrix does not grant it
    """
    _check_in(handeling, "casus", "maken", melding_dossier)


def check_can_change(handeling: Handeling, *, dossier: int) -> None:
    """
    Refuse whoever may not change this casus.

    :raises NotAllowed: if the matrix does not grant it
    """
    _check_in(handeling, "casus", "wijzigen", dossier)


def check_can_close(handeling: Handeling, *, dossier: int) -> None:
    """
    Refuse whoever may not close this casus.

    :raises NotAllowed: if the matrix does not grant it
    """
    _check_in(handeling, "casus", "sluiten", dossier)


def check_can_reopen(handeling: Handeling, *, dossier: int) -> None:
    """
    Refuse whoever may not open this casus again.

    :raises NotAllowed: if the matrix does not grant it
    """
    _check_in(handeling, "casus", "heropenen", dossier)


def check_can_move(handeling: Handeling, *, dossier: int) -> None:
    """
    Refuse whoever may not record who lives where in this casus.

    :raises NotAllowed: if the matrix does not grant it
    """
    _check_in(handeling, "persoon", "wijzigen", dossier)


def check_can_merge(handeling: Handeling, *, dossiers_: tuple[int, int], ongedaan: bool = False) -> None:
    """
    Refuse whoever may not join (or part) both casussen.

    :raises NotAllowed: if the matrix does not grant it
    """
    actie = "splitsen" if ongedaan else "samenvoegen"
    if not any(
        may(handeling, "casus", actie, relatie=relatie)
        for dossier in dossiers_
        for relatie in dossiers.relations_to(handeling, dossier=dossier)
    ):
        anders = _("Alleen wie voor een van beide casussen verantwoordelijk is of de regie heeft, mag dit.")
        check_in(handeling, "casus", actie, dossier=dossiers_[0], anders=anders)


def check_can_ask(handeling: Handeling, *, dossier: int) -> None:
    """
    Refuse whoever may not ask a specialist about this casus.

    :raises NotAllowed: if the matrix does not grant it
    """
    _check_in(handeling, "consult", "maken", dossier)


def check_can_take_back(handeling: Handeling, *, consult: Consult) -> None:
    """
    Refuse whoever did not ask.

    :raises NotAllowed: if another team asked, or the matrix does not grant it
    """
    check_can_ask(handeling, dossier=consult.dossier_id)
    if consult.van_team_id != handeling.team:
        raise NotAllowed(_("Alleen het team dat de vraag stelde, kan haar intrekken."))


def check_can_answer(handeling: Handeling, *, consult: Consult) -> None:
    """
    Refuse whoever was not asked.

    :raises NotAllowed: if the question went to another team, or the matrix does not grant it
    """
    if consult.aan_team_id != handeling.team:
        raise NotAllowed(_("Deze vraag is aan een ander team gesteld."))
    check_can(handeling, "consult", "beantwoorden", relatie="ontvanger_aanbod")


def check_can_begin(handeling: Handeling) -> None:
    """
    Refuse whoever may not begin from own signals.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "casus", "maken", relatie="eigen_team")
