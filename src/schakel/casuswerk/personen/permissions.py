"""Who may record people, and who may recognise them?"""

from schakel.basis.toegang.permissions import check_can, may
from schakel.kernel.handeling import Handeling


def check_can_add(handeling: Handeling) -> None:
    """
    Refuse whoever may not record a person: in a dossier of the team, or with a report that the team makes.

    :raises NotAllowed: if the matrix does not grant it
    """
    if not may(handeling, "persoon", "maken", relatie="eigen_team"):
        check_can(handeling, "persoon", "maken", relatie="betrokken_team")


def check_can_change(handeling: Handeling) -> None:
    """
    Refuse whoever may not change what is known of a person.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "persoon", "wijzigen", relatie="betrokken_team")


def check_can_change_kind(handeling: Handeling) -> None:
    """
    Refuse whoever may not record that a child was seen or spoken.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "kind", "wijzigen", relatie="betrokken_team")


def check_can_change_contactblad(handeling: Handeling) -> None:
    """
    Refuse whoever may not write how somebody can be reached safely.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "contactblad", "wijzigen", relatie="betrokken_team")


def check_can_confirm(handeling: Handeling) -> None:
    """
    Refuse whoever may not say that two records are one person.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "herkennen", "bevestigen")


def check_can_open_bsn(handeling: Handeling) -> None:
    """
    Refuse whoever may not see a whole BSN.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "bsn", "zien", relatie="betrokken_team", veld="volledig")
