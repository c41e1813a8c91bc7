"""Who may keep a colleague out of a dossier, and who may ask for and approve more time?"""

from django.utils.translation import gettext as _

from schakel.basis.toegang.permissions import check_can, may
from schakel.casuswerk.dossiers import queries
from schakel.kernel.errors import NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal

VERANTWOORDELIJK = "verantwoordelijk"


def check_in(handeling: Handeling, object_: str, actie: str, *, dossier: int, anders: str) -> None:
    """
    Refuse what no relation of the acting team to this dossier grants; `anders` says to whom to turn.

    Who could do this until the team closed the dossier or passed it on, is told so: that is no question of the role.

    :raises NotAllowed: if the matrix does not grant it
    :raises NotPossible: if the team answers for the dossier no longer, and this asks that it does
    """
    if any(may(handeling, object_, actie, relatie=r) for r in queries.relations_to(handeling, dossier=dossier)):
        return
    if may(handeling, object_, actie, relatie=VERANTWOORDELIJK):
        _check_still_answers(handeling, dossier)
    raise NotAllowed(anders)


def _check_still_answers(handeling: Handeling, dossier: int) -> None:
    eerder = queries.stopped_answering(handeling, dossier=dossier)
    if eerder is None or eerder.tot is None:
        return
    sinds, nu = taal.tijdstip(eerder.tot), queries.responsible_at(handeling, dossier=dossier, moment=handeling.moment)
    if nu is None:
        zin = _("Uw team sloot dit op %(moment)s. Sindsdien is niemand ervoor verantwoordelijk.")
        raise NotPossible(zin % {"moment": sinds})
    zin = _("Uw team droeg dit over: sinds %(moment)s is %(team)s verantwoordelijk.")
    raise NotPossible(zin % {"moment": sinds, "team": nu.team_naam})


def check_can_exclude(handeling: Handeling, *, dossier: int) -> None:
    """
    Refuse whoever may not keep a colleague out of this dossier.

    :raises NotAllowed: if the matrix does not grant it
    """
    relaties = queries.relations_to(handeling, dossier=dossier)
    if not any(may(handeling, "dossier", "uitsluiten", relatie=relatie) for relatie in relaties):
        raise NotAllowed(_("Alleen een teamleider of wie de regie heeft, kan een collega buiten een dossier houden."))


def check_can_ask_extension(handeling: Handeling) -> None:
    """
    Refuse whoever may not ask for more time.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "termijn", "verlengen")


def check_can_approve_extension(handeling: Handeling) -> None:
    """
    Refuse whoever may not approve more time.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "termijn", "verlenging_besluiten")
