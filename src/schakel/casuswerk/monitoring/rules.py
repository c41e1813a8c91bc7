"""When is a household followed after a handover, and what can a check find?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible


class ControleStatus(StrEnum):
    """The life of a moment of control."""

    GEPLAND = "GEPLAND"
    GEDAAN = "GEDAAN"
    VERVALLEN = "VERVALLEN"


CONTROLE_OVERGANGEN: Mapping[ControleStatus, frozenset[ControleStatus]] = {
    ControleStatus.GEPLAND: frozenset({ControleStatus.GEDAAN, ControleStatus.VERVALLEN}),
    ControleStatus.GEDAAN: frozenset(),
    ControleStatus.VERVALLEN: frozenset(),
}


class Controlebron(StrEnum):
    """Whom the monitor worker asked."""

    GEZIN = "GEZIN"
    PROFESSIONAL = "PROFESSIONAL"
    NETWERK = "NETWERK"


class Veiligheid(StrEnum):
    """What this source says about this person."""

    VEILIG = "VEILIG"
    ONVEILIG = "ONVEILIG"
    ONDUIDELIJK = "ONDUIDELIJK"
    NIET_BEREIKT = "NIET_BEREIKT"


class Netwerkstand(StrEnum):
    """What became of somebody who stood around the household: the network goes on after the violence has stopped."""

    ER_NOG = "ER_NOG"
    VERANDERD = "VERANDERD"
    WEG = "WEG"
    NIET_GEVRAAGD = "NIET_GEVRAAGD"


class Vervolg(StrEnum):
    """What a control leads to; unsafety never leads to nothing."""

    GEEN = "GEEN"
    EXTRA_MOMENT = "EXTRA_MOMENT"
    TERMIJN = "TERMIJN"
    MELDING = "MELDING"


class Stand(StrEnum):
    """How a moment stands on a day."""

    GEPLAND = "GEPLAND"
    TE_LAAT = "TE_LAAT"
    GEDAAN = "GEDAAN"
    ONVEILIG = "ONVEILIG"
    VERVALLEN = "VERVALLEN"


STAND_NAMEN: Mapping[Stand, str] = {
    Stand.GEPLAND: "Gepland",
    Stand.TE_LAAT: "Had al gedaan moeten zijn",
    Stand.GEDAAN: "Gedaan",
    Stand.ONVEILIG: "Iemand is niet veilig",
    Stand.VERVALLEN: "Vervallen",
}
# After how many months one may ask again; each has a term of its own in the region's file.
EXTRA_MAANDEN = (1, 3, 6)
HANDELT = frozenset({Vervolg.TERMIJN, Vervolg.MELDING})


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What one source says about one person: who said it, and in which words."""

    persoon: int | None
    bron: Controlebron
    veiligheid: Veiligheid
    wie: str = ""
    woorden: str = ""


@dataclass(frozen=True, slots=True)
class Netwerkvraag:
    """What the household says of one member of the network; the id is that of the plan."""

    lid: str
    naam: str
    stand: Netwerkstand
    woorden: str = ""


@dataclass(frozen=True, slots=True)
class Stap:
    """What is done after a control: nothing, ask again, somebody acts in time, or a new melding."""

    vervolg: Vervolg = Vervolg.GEEN
    na_maanden: int = 0
    actie: str = ""
    acuut: str = ""


# An example, not a norm: a region lays down its own moments under the key below (veilig-thuis: up to a year).
SJABLOON_SLEUTEL = "monitoring-sjabloon"
VOORBEELDSJABLOON: Sequence[Mapping[str, object]] = (
    {"code": "na-3-maanden", "maanden": 3, "soort": "telefoon", "voorbeeld": True},
    {"code": "na-12-maanden", "maanden": 12, "soort": "telefoon", "voorbeeld": True},
)
LANGSTE_MAAND = 31


def add_months(dag: date, maanden: int) -> date:
    """Return the same day so many months later; the last day of the month when that month is shorter."""
    nummer = dag.year * 12 + dag.month - 1 + maanden
    jaar, maand = divmod(nummer, 12)
    eerste = date(jaar, maand + 1, 1)
    volgende = (eerste + timedelta(days=LANGSTE_MAAND)).replace(day=1)
    return eerste + timedelta(days=min(dag.day, (volgende - eerste).days) - 1)


def stand_of(status: str, *, gepland_op: date, nieuwe_zorgen: bool | None, vandaag: date) -> Stand:
    """Return how a moment stands on this day: done, with somebody unsafe or not, late, or still to come."""
    if status == ControleStatus.VERVALLEN:
        return Stand.VERVALLEN
    if status == ControleStatus.GEDAAN:
        return Stand.ONVEILIG if nieuwe_zorgen else Stand.GEDAAN
    return Stand.TE_LAAT if gepland_op < vandaag else Stand.GEPLAND


def check_control_transition(van: ControleStatus, naar: ControleStatus) -> None:
    """
    Check that a moment of control may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar not in CONTROLE_OVERGANGEN[van]:
        raise NotPossible("Deze controle is al afgehandeld.")


def check_uitkomsten(uitkomsten: Sequence[Uitkomst]) -> None:
    """
    Check that both the household and somebody else were asked.

    :raises InvalidInput: if one of them lacks
    """
    bronnen = {u.bron for u in uitkomsten}
    if Controlebron.GEZIN not in bronnen or len(bronnen) == 1:
        raise InvalidInput({"uitkomsten": ["Vraag het aan het gezin zelf en aan minstens één ander."]})


def check_netwerk(gevraagd: Sequence[Netwerkvraag]) -> None:
    """
    Check that of who is not there as before, is said what changed.

    :raises InvalidInput: naming each without a word
    """
    anders = (Netwerkstand.VERANDERD, Netwerkstand.WEG)
    fouten = {
        f"n{nr}-woorden": ["Schrijf wat er is veranderd."]
        for nr, een in enumerate(gevraagd)
        if een.stand in anders and not een.woorden.strip()
    }
    if fouten:
        raise InvalidInput(fouten)


def check_stap(uitkomsten: Sequence[Uitkomst], stap: Stap, *, nog_gepland: bool) -> None:
    """
    Check that what was found is followed up: unsafety by an owner or a melding, silence by another moment.

    :raises InvalidInput: with the fault at its field
    """
    if any(u.veiligheid is Veiligheid.ONVEILIG for u in uitkomsten) and stap.vervolg not in HANDELT:
        raise InvalidInput(
            {"vervolg": ["Iemand is niet veilig. Maak een nieuwe melding, of laat het team nu iets doen."]}
        )
    gezin = [u for u in uitkomsten if u.bron is Controlebron.GEZIN]
    stil = all(u.veiligheid is Veiligheid.NIET_BEREIKT for u in gezin)
    if stil and stap.vervolg is Vervolg.GEEN and not nog_gepland:
        raise InvalidInput(
            {"vervolg": ["U heeft het gezin niet bereikt en dit is het laatste moment. Plan er een bij."]}
        )
    if stap.vervolg is Vervolg.EXTRA_MOMENT and stap.na_maanden not in EXTRA_MAANDEN:
        raise InvalidInput({"na_maanden": ["Kies wanneer u het weer vraagt."]})
    if stap.vervolg is Vervolg.TERMIJN and not stap.actie.strip():
        raise InvalidInput({"actie": ["Schrijf wat het team moet doen."]})
    if stap.vervolg is Vervolg.MELDING and not stap.acuut:
        raise InvalidInput({"acuut": ["Kies of er nu gevaar is."]})
