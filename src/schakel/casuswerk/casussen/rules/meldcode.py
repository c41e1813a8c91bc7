"""Which steps has the meldcode, in which order, and when must a suspicion go to Veilig Thuis?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible


class VermoedenStatus(StrEnum):
    """The life of a suspicion at the team that has it."""

    OPEN = "OPEN"
    GEMELD = "GEMELD"
    AFGESLOTEN = "AFGESLOTEN"


class Meldcodestapsoort(StrEnum):
    """The five steps of the meldcode."""

    SIGNALEN = "SIGNALEN"
    OVERLEG = "OVERLEG"
    GESPREK = "GESPREK"
    WEGEN = "WEGEN"
    BESLISSEN = "BESLISSEN"


VERMOEDEN_OVERGANGEN: Mapping[VermoedenStatus, frozenset[VermoedenStatus]] = {
    VermoedenStatus.OPEN: frozenset({VermoedenStatus.GEMELD, VermoedenStatus.AFGESLOTEN}),
    VermoedenStatus.GEMELD: frozenset({VermoedenStatus.AFGESLOTEN}),
    VermoedenStatus.AFGESLOTEN: frozenset(),
}

STATUSNAMEN: Mapping[VermoedenStatus, str] = {
    VermoedenStatus.OPEN: "open",
    VermoedenStatus.GEMELD: "gemeld",
    VermoedenStatus.AFGESLOTEN: "afgesloten",
}


@dataclass(frozen=True, slots=True)
class Weging:
    """The five answers of the weighing; None: not yet answered, or not asked because an earlier answer decides."""

    vermoeden: bool | None = None
    acuut_of_structureel: bool | None = None
    zelf_helpen: bool | None = None
    hulp_aanvaard: bool | None = None
    hulp_werkt: bool | None = None


def must_report(weging: Weging) -> bool | None:
    """Return whether the weighing leads to Veilig Thuis; None when it has not decided yet."""
    if weging.vermoeden is False:
        return False
    if weging.acuut_of_structureel is True:
        return True
    verder = (weging.zelf_helpen, weging.hulp_aanvaard, weging.hulp_werkt)
    if False in verder:
        return True
    beslist = weging.vermoeden is not None and weging.acuut_of_structureel is not None and None not in verder
    return False if beslist else None


def check_vermoeden_transition(van: VermoedenStatus, naar: VermoedenStatus) -> None:
    """
    Check that a suspicion may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar not in VERMOEDEN_OVERGANGEN[van]:
        raise NotPossible(f"Dit vermoeden is {STATUSNAMEN[van]} en kan niet {STATUSNAMEN[naar]} worden.")


def check_stap(
    stap: Meldcodestapsoort,
    *,
    eer: bool,
    deskundige_gevraagd: bool,
    gezet: Collection[str],
    gesprek_overgeslagen_reden: str = "",
) -> None:
    """
    Check that a step of the meldcode may be recorded now.

    Where honour plays a part, nobody speaks with the parents before an expert was asked: it may cost a life.

    :raises NotPossible: if honour blocks the talk
    :raises InvalidInput: if an earlier step lacks
    """
    if stap is Meldcodestapsoort.GESPREK and eer and not gesprek_overgeslagen_reden and not deskundige_gevraagd:
        raise NotPossible(
            "Hier kan eer meespelen. Spreek de ouders niet voordat u een deskundige hierover heeft gevraagd."
        )
    volgorde = list(Meldcodestapsoort)
    eerder = volgorde[: volgorde.index(stap)]
    mist = [s for s in eerder if s.value not in gezet]
    if mist:
        raise InvalidInput({"soort": [f"Leg eerst stap {volgorde.index(mist[0]) + 1} vast."]})
