"""When is a household followed after a handover, and what can a check find?"""

from collections.abc import Iterable, Mapping, Sequence
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


class Lijnoordeel(StrEnum):
    """Does a bottom line of the plan still hold?  The yardstick at every moment."""

    HOUDT = "HOUDT"
    GESCHONDEN = "GESCHONDEN"
    ONDUIDELIJK = "ONDUIDELIJK"


class Vervolg(StrEnum):
    """What a control leads to; unsafety never leads to nothing, and what is unclear is asked again."""

    GEEN = "GEEN"
    EXTRA_MOMENT = "EXTRA_MOMENT"
    TERMIJN = "TERMIJN"
    MELDING = "MELDING"
    SLUITEN = "SLUITEN"
    HEROPENEN = "HEROPENEN"
    BEL = "BEL"


class Vervalreden(StrEnum):
    """Why a moment is not asked any more."""

    GEVRAAGD = "GEVRAAGD"
    OVERLEDEN = "OVERLEDEN"
    VERHUISD = "VERHUISD"
    ANDERS = "ANDERS"


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
HANDELT = frozenset({Vervolg.TERMIJN, Vervolg.MELDING, Vervolg.HEROPENEN, Vervolg.BEL})
LAAT_HET = frozenset({Vervolg.GEEN, Vervolg.SLUITEN})
# A moment of its own of the team that answers: short, beside those of Veilig Thuis.
LICHT = "licht"
# A moment because a new melding came in while the household was followed: to be looked at now.
NIEUWE_MELDING = "nieuwe-melding"


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
class Lijnvraag:
    """What was found of one bottom line, in the words that it had on that day; the id is that of the plan."""

    lijn: str
    tekst: str
    oordeel: Lijnoordeel
    woorden: str = ""


@dataclass(frozen=True, slots=True)
class Bevestiging:
    """Who of another Veilig Thuis said that it follows a household, how it was said, and when it asks first."""

    wie: str
    hoe: str
    eerste_keer: date | None

    def as_json(self) -> dict[str, object]:
        """Return it as it is kept, encrypted."""
        dag = self.eerste_keer.isoformat() if self.eerste_keer else ""
        return {"wie": self.wie.strip(), "hoe": self.hoe.strip(), "eerste_keer": dag}


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
# An example, not a norm: the team that answers asks in between, lightly; months for which the region has a clock.
LICHT_SLEUTEL = "monitoring-sjabloon-lokaal"
VOORBEELD_LICHT: Sequence[Mapping[str, object]] = (
    {"code": "licht-1-maand", "maanden": 1, "soort": LICHT, "voorbeeld": True},
    {"code": "licht-6-maanden", "maanden": 6, "soort": LICHT, "voorbeeld": True},
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


def check_lijnen(gevraagd: Sequence[Lijnvraag]) -> None:
    """
    Check that of a bottom line that no longer holds, is said what happened.

    :raises InvalidInput: naming each without a word
    """
    fouten = {
        f"l{nr}-woorden": ["Schrijf wat er is gebeurd, of wat u niet weet."]
        for nr, een in enumerate(gevraagd)
        if een.oordeel is not Lijnoordeel.HOUDT and not een.woorden.strip()
    }
    if fouten:
        raise InvalidInput(fouten)


def is_unsafe(uitkomsten: Sequence[Uitkomst], lijnen: Sequence[Lijnvraag] = ()) -> bool:
    """Answer whether somebody says that somebody is not safe, or a bottom line was crossed."""
    gezegd = any(u.veiligheid is Veiligheid.ONVEILIG for u in uitkomsten)
    return gezegd or any(lijn.oordeel is Lijnoordeel.GESCHONDEN for lijn in lijnen)


def is_unclear(uitkomsten: Sequence[Uitkomst], lijnen: Sequence[Lijnvraag] = ()) -> bool:
    """Answer whether somebody cannot say it, or nobody knows of a bottom line whether it holds."""
    gezegd = any(u.veiligheid is Veiligheid.ONDUIDELIJK for u in uitkomsten)
    return gezegd or any(lijn.oordeel is Lijnoordeel.ONDUIDELIJK for lijn in lijnen)


def check_stap(
    uitkomsten: Sequence[Uitkomst], stap: Stap, *, nog_gepland: bool, lijnen: Sequence[Lijnvraag] = ()
) -> None:
    """
    Check that what was found is followed up: unsafety by an owner or a melding, doubt and silence by another moment.

    :raises InvalidInput: with the fault at its field
    """
    if fout := _fault_of_choice(uitkomsten, stap, lijnen, nog_gepland=nog_gepland):
        raise InvalidInput({"vervolg": [fout]})
    _check_words(stap)


def _fault_of_choice(
    uitkomsten: Sequence[Uitkomst], stap: Stap, lijnen: Sequence[Lijnvraag], *, nog_gepland: bool
) -> str:
    if is_unsafe(uitkomsten, lijnen) and stap.vervolg not in HANDELT:
        return "Iemand is niet veilig. Maak een nieuwe melding, of laat het team nu iets doen."
    if is_unclear(uitkomsten, lijnen) and stap.vervolg in LAAT_HET:
        return "Het is niet duidelijk of het veilig is. Vraag het eerder nog eens, of laat het team iets doen."
    if stap.vervolg is Vervolg.SLUITEN and any(u.veiligheid is not Veiligheid.VEILIG for u in uitkomsten):
        return "Stoppen kan alleen als iedereen zegt dat het veilig is."
    gezin = [u for u in uitkomsten if u.bron is Controlebron.GEZIN]
    stil = all(u.veiligheid is Veiligheid.NIET_BEREIKT for u in gezin)
    if stil and stap.vervolg is Vervolg.GEEN and not nog_gepland:
        return "U heeft het gezin niet bereikt en dit is het laatste moment. Plan er een bij."
    return ""


def check_lapse(waarom: Vervalreden, *, reden: str, nog_gepland: bool) -> None:
    """
    Check that nobody falls out of following because a moment lapses: not by moving house, nor by the last one.

    :raises InvalidInput: with the fault at its field
    """
    if not reden.strip():
        raise InvalidInput({"reden": ["Schrijf waarom u dit niet meer vraagt."]})
    if waarom is Vervalreden.VERHUISD:
        raise InvalidInput(
            {
                "waarom": [
                    "Ook na een verhuizing wordt het gezin gevolgd. Draag het volgen over op de lijn van beide teams. "
                    "Dit moment blijft staan tot het andere Veilig Thuis bevestigt."
                ]
            }
        )
    if not nog_gepland and waarom is not Vervalreden.OVERLEDEN:
        raise InvalidInput(
            {
                "waarom": [
                    "Dit is het laatste moment. Vraag na of het veilig is, en kies daar dat u stopt met volgen. "
                    "Lukt vragen niet? Leg dat vast, en plan er een bij."
                ]
            }
        )


def check_bevestiging(bevestiging: Bevestiging) -> None:
    """
    Check that it says who confirmed, how, and when they ask for the first time.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    if not bevestiging.wie.strip():
        fouten["wie"] = ["Schrijf wie het bevestigde."]
    if not bevestiging.hoe.strip():
        fouten["hoe"] = ["Schrijf hoe u het hoorde."]
    if bevestiging.eerste_keer is None:
        fouten["eerste_keer"] = ["Schrijf wanneer zij voor het eerst vragen."]
    if fouten:
        raise InvalidInput(fouten)


_ERGST = (Veiligheid.ONVEILIG, Veiligheid.ONDUIDELIJK, Veiligheid.NIET_BEREIKT, Veiligheid.VEILIG)


def worst(oordelen: Iterable[Veiligheid]) -> Veiligheid:
    """Return how safe a household is by what was said of each: as safe as the one who is least so."""
    return min(oordelen, key=_ERGST.index, default=Veiligheid.NIET_BEREIKT)


def check_light(
    veiligheid: Veiligheid, *, woorden: str, bel: bool, na_maanden: int = 0, lijnen: Sequence[Lijnvraag] = ()
) -> None:
    """
    Check that a light moment says something, that unsafety rings the bell, and that doubt is not left at that.

    A bottom line that was crossed is unsafety; one of which nobody knows is doubt.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    if not woorden.strip():
        fouten["woorden"] = ["Schrijf wat het gezin zegt, of waarom u het niet sprak."]
    if not bel and (fout := _fault_of_light(veiligheid, lijnen, na_maanden=na_maanden)):
        fouten |= fout
    if fouten:
        raise InvalidInput(fouten)


def _fault_of_light(
    veiligheid: Veiligheid, lijnen: Sequence[Lijnvraag], *, na_maanden: int
) -> dict[str, list[str]] | None:
    if veiligheid is Veiligheid.ONVEILIG:
        return {"bel": ["Iemand is niet veilig. Trek aan de bel bij Veilig Thuis."]}
    if is_unsafe((), lijnen):
        return {"bel": ["Een deel van de bodem ging mis. Trek aan de bel bij Veilig Thuis."]}
    if (veiligheid is not Veiligheid.VEILIG or is_unclear((), lijnen)) and not na_maanden:
        fout = "U weet niet of iedereen veilig is. Kies wanneer u het weer vraagt, of trek aan de bel."
        return {"na_maanden": [fout]}
    if na_maanden and na_maanden not in EXTRA_MAANDEN:
        return {"na_maanden": ["Kies wanneer u het weer vraagt."]}
    return None


def _check_words(stap: Stap) -> None:
    if stap.vervolg is Vervolg.EXTRA_MOMENT and stap.na_maanden not in EXTRA_MAANDEN:
        raise InvalidInput({"na_maanden": ["Kies wanneer u het weer vraagt."]})
    if stap.vervolg is Vervolg.TERMIJN and not stap.actie.strip():
        raise InvalidInput({"actie": ["Schrijf wat het team moet doen."]})
    if stap.vervolg is Vervolg.HEROPENEN and not stap.actie.strip():
        raise InvalidInput({"actie": ["Schrijf wat er is gebeurd. Het staat bij de heropening."]})
    if stap.vervolg is Vervolg.MELDING and not stap.acuut:
        raise InvalidInput({"acuut": ["Kies of er nu gevaar is."]})
