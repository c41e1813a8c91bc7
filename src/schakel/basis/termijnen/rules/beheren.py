"""What may be done with a term that runs?"""

from datetime import date, datetime, timedelta

from schakel.basis.termijnen.rules.definitie import Duur, VerlengRegel
from schakel.basis.termijnen.rules.stand import Eenheid, TermijnStatus
from schakel.kernel.errors import InvalidInput, NotPossible

EENHEIDSNAMEN = {
    Eenheid.UREN: "uur",
    Eenheid.KALENDERDAGEN: "dagen",
    Eenheid.KALENDERDAGEN_ATW: "dagen",
    Eenheid.WERKDAGEN: "werkdagen",
    Eenheid.WEKEN: "weken",
    Eenheid.WEKEN_ATW: "weken",
    Eenheid.MAANDEN: "maanden",
    Eenheid.MAANDEN_ATW: "maanden",
}


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


def check_contact(*, contact: date, volgende: date | None, vandaag: date) -> None:
    """
    Check that contact was not in the future, and that somebody looks again from today on.

    :raises InvalidInput: naming the field
    """
    fouten: dict[str, list[str]] = {}
    if contact > vandaag:
        fouten["contact_op"] = ["Deze dag moet nog komen."]
    if volgende is not None and volgende < vandaag:
        fouten["volgende_check_op"] = ["Kies vandaag of een dag die nog komt."]
    if fouten:
        raise InvalidInput(fouten)


def check_verlengbaar(
    regel: VerlengRegel | None, *, eerdere: int, uiterlijk: datetime, moment: datetime
) -> VerlengRegel:
    """
    Check that a term may be extended now, and return the rule of its definition.

    :raises NotPossible: if the definition does not allow it, or the end has passed: that is an overrun to explain
    """
    if regel is None:
        raise NotPossible("Deze termijn kan niet worden verlengd.")
    if regel.keren is not None and eerdere >= regel.keren:
        raise NotPossible("Deze termijn is al zo vaak verlengd als mag.")
    if moment >= uiterlijk:
        raise NotPossible("Deze termijn is al voorbij. Verlengen kan niet meer: leg uit waarom het te laat is.")
    return regel


def check_verzoek(regel: VerlengRegel, *, aantal: int, reden: str) -> Duur:
    """
    Check how much is asked and why, and return the length.

    :raises InvalidInput: if length or reason cannot be used
    """
    fouten: dict[str, list[str]] = {}
    if not 0 < aantal <= regel.duur.aantal:
        fouten["aantal"] = [f"Een verlenging duurt hoogstens {regel.duur.aantal} {EENHEIDSNAMEN[regel.duur.eenheid]}."]
    if not reden.strip():
        fouten["reden"] = ["Schrijf op waarom de verlenging nodig is."]
    if fouten:
        raise InvalidInput(fouten)
    return Duur(aantal, regel.duur.eenheid)


def check_besluit(regel: VerlengRegel, *, akkoord: bool, afwijsreden: str, rol: str, zelf: bool) -> None:
    """
    Check that this person may decide about more time: another than who asked, in a role that the definition names.

    :raises NotPossible: if not
    :raises InvalidInput: if it is refused without a reason
    """
    if regel.rollen and rol not in regel.rollen:
        raise NotPossible("Uw rol mag deze verlenging niet goedkeuren.")
    if zelf:
        raise NotPossible("U vroeg dit zelf. Laat een collega de verlenging goedkeuren.")
    if not akkoord and not afwijsreden.strip():
        raise InvalidInput({"afwijsreden": ["Schrijf op waarom u het niet goedkeurt."]})


def verlengd(uiterlijk: datetime, duur: Duur) -> datetime:
    """Return the new end, counted from the last moment of the running term."""
    return duur.vanaf(uiterlijk - timedelta(microseconds=1))
