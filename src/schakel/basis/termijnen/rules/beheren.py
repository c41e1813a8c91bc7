"""What may be done with a term that runs?"""

from datetime import datetime, timedelta

from schakel.basis.termijnen.rules.definitie import Duur, VerlengRegel
from schakel.basis.termijnen.rules.stand import TermijnStatus
from schakel.kernel.errors import InvalidInput, NotPossible


def check_lopend(status: TermijnStatus) -> None:
    """
    Check that the term still runs.

    :raises NotPossible: if it does not
    """
    if status is not TermijnStatus.LOPEND:
        raise NotPossible("Deze termijn loopt niet meer.")


def is_overschreden(uiterlijk: datetime, afgedaan_op: datetime | None, moment: datetime) -> bool:
    """Answer whether the term was not kept: done after its end, or still open after it."""
    return (afgedaan_op or moment) > uiterlijk


def check_overschrijding(
    *, reden: str, uiterlijk: datetime, afgedaan_op: datetime | None, status: TermijnStatus, moment: datetime
) -> None:
    """
    Check that an overrun can be explained.

    :raises InvalidInput: if there is no reason
    :raises NotPossible: if the term was kept or lapsed
    """
    if not reden.strip():
        raise InvalidInput({"reden": ["Schrijf op waarom de termijn niet is gehaald."]})
    if status is TermijnStatus.VERVALLEN or not is_overschreden(uiterlijk, afgedaan_op, moment):
        raise NotPossible("Deze termijn is niet overschreden.")


def check_verlenging(
    regel: VerlengRegel | None, *, aantal: int, eerdere: int, reden: str, rol: str, zelf: bool
) -> Duur:
    """
    Check that a term may be extended by so many units, and return the length.

    :raises NotPossible: if the definition does not allow it
    :raises InvalidInput: if length or reason cannot be used
    """
    if regel is None:
        raise NotPossible("Deze termijn kan niet worden verlengd.")
    if regel.keren is not None and eerdere >= regel.keren:
        raise NotPossible("Deze termijn is al zo vaak verlengd als mag.")
    if regel.rollen and rol not in regel.rollen:
        raise NotPossible("Uw rol mag deze verlenging niet goedkeuren.")
    if zelf:
        raise NotPossible("Laat een collega de verlenging goedkeuren.")
    fouten: dict[str, list[str]] = {}
    if not 0 < aantal <= regel.duur.aantal:
        fouten["aantal"] = [f"Een verlenging duurt hoogstens {regel.duur.aantal} {regel.duur.eenheid.value}."]
    if not reden.strip():
        fouten["reden"] = ["Schrijf op waarom de verlenging nodig is."]
    if fouten:
        raise InvalidInput(fouten)
    return Duur(aantal, regel.duur.eenheid)


def verlengd(uiterlijk: datetime, duur: Duur) -> datetime:
    """Return the new end, counted from the last moment of the running term."""
    return duur.vanaf(uiterlijk - timedelta(microseconds=1))
