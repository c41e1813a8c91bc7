"""
What does a definition of the delivered file say?  Data, dated, with its source; a later layout is another definition.

The facts that a field may take stand in one closed list (GEGEVENS): a definition chooses, orders and codes them, and
cannot reach for anything else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from schakel.kernel.errors import InvalidInput


class Set(StrEnum):
    """What one record is about."""

    ORGANISATIE = "organisatie"
    ADVIES = "advies"
    MELDING = "melding"
    MELDINGPERSOON = "meldingpersoon"
    ONDERZOEK = "onderzoek"
    ONDERZOEKPERSOON = "onderzoekpersoon"


class Soort(StrEnum):
    """How a field is written."""

    TEKST = "tekst"
    GETAL = "getal"
    CODE = "code"
    CODES = "codes"
    DATUM = "datum"


class Vorm(StrEnum):
    """How the fields of a record follow one another: at fixed places, or with a sign between them."""

    VAST = "vast"
    GESCHEIDEN = "gescheiden"


class Moment(StrEnum):
    """By which moment it is decided in which half-year something is delivered."""

    BEGIN = "begin"
    EINDE = "einde"


E = TypeVar("E", bound=StrEnum)

# What a melding or an investigation tells about each person in it; who reported is never among them (par. 3.8).
_PERSOON = frozenset({"hoort_bij", "bsn", "geboortedatum", "geslacht"})
GEGEVENS: Mapping[Set, frozenset[str]] = {
    Set.ORGANISATIE: frozenset(
        {"periode", "vt_nummer", "naam", "postadres", "kvk", "telefoon", "email", "contactpersoon", "vestiging"}
    ),
    Set.ADVIES: frozenset(
        {"nummer", "gegeven_op", "aanleidingen", "vormen_2019", "hoedanigheid", "rol", "organisatie", "reden"}
    ),
    Set.MELDING: frozenset(
        {
            *("nummer", "ontvangen_op", "besloten_op", "aanleidingen", "vormen_2019", "aarden", "aanvullend"),
            *("hoedanigheid", "rol", "organisatie", "vervolg", "onderzoek_nummer", "begin_betrokkenheid"),
            *("einde_betrokkenheid", "eerdere_betrokkenheid", "veiligheidstaxatie"),
        }
    ),
    Set.MELDINGPERSOON: _PERSOON,
    Set.ONDERZOEK: frozenset(
        {
            *("nummer", "melding_nummer", "dienst", "aanleidingen", "vormen_2019", "begonnen_op", "afgerond_op"),
            *("uitkomsten", "aarden", "ontvangers"),
        }
    ),
    Set.ONDERZOEKPERSOON: _PERSOON,
}
NODIG = {Set.ADVIES, Set.MELDING, Set.ONDERZOEK}
DATUMLENGTE = 8
# In a translation: every word that is not named.
ANDERS = "*"
HOOGSTE_LENGTE = 400


@dataclass(frozen=True, slots=True)
class Veld:
    """One field of a record: which fact, how it is written, and what stands there when it is not known."""

    naam: str
    omschrijving: str
    gegeven: str
    soort: Soort
    lengte: int
    lijst: str = ""
    keren: int = 1
    verplicht: bool = False
    leeg: str = ""
    vertaling: Mapping[str, str] = field(default_factory=dict)

    def translate(self, waarde: str) -> str:
        """Return how this layout writes one of our words; the word for all others when it has one, else our word."""
        return self.vertaling.get(waarde, self.vertaling.get(ANDERS, waarde)) if waarde else ""


@dataclass(frozen=True, slots=True)
class Recordsoort:
    """One kind of record of the file: what it is about, the mark it begins with, and its fields in order."""

    set: Set
    kenmerk: str
    naam: str
    velden: tuple[Veld, ...]

    def has(self, gegeven: str) -> bool:
        """Answer whether this fact is delivered."""
        return any(veld.gegeven == gegeven for veld in self.velden)


@dataclass(frozen=True, slots=True)
class Bestandsbeschrijving:
    """A whole definition of the file."""

    code: str
    naam: str
    bron: str
    kanttekening: str
    geldig_van: date
    geldig_tot: date | None
    vorm: Vorm
    scheiding: str
    selectie: Mapping[Set, Moment]
    records: tuple[Recordsoort, ...]

    def record(self, soort: Set) -> Recordsoort | None:
        """Return the kind of record about this, when the file has one."""
        return next((een for een in self.records if een.set is soort), None)

    def delivers(self, gegeven: str) -> bool:
        """Answer whether any record delivers this fact: what the protocol does not ask, is not even fetched."""
        return any(een.has(gegeven) for een in self.records)

    @property
    def kenmerkbreedte(self) -> int:
        """Return how many places the mark of a record takes."""
        return max(len(een.kenmerk) for een in self.records)


def read_definitie(inhoud: Mapping[str, object]) -> Bestandsbeschrijving:
    """
    Return the definition that a file or a row describes.

    :raises InvalidInput: with every fault, keyed by its place
    """
    fouten: dict[str, list[str]] = {}
    records = tuple(
        een
        for nummer, ruw in enumerate(_list(inhoud.get("records")))
        if (een := _record(ruw, f"records.{nummer}", fouten)) is not None
    )
    _check_whole(records, fouten)
    vorm = _choice(Vorm, inhoud.get("vorm", "vast"), "vorm", fouten)
    van, tot = (
        _day(inhoud.get("geldig_van"), "geldig_van", fouten),
        _day(inhoud.get("geldig_tot"), "geldig_tot", fouten),
    )
    selectie = _selection(inhoud.get("selectie"), fouten)
    if van is None:
        fouten.setdefault("geldig_van", ["Noem de eerste dag waarop deze indeling geldt."])
    if fouten or vorm is None or van is None:
        raise InvalidInput(fouten)
    return Bestandsbeschrijving(
        code=str(inhoud.get("code", "")),
        naam=str(inhoud.get("naam", "")),
        bron=str(inhoud.get("bron", "")),
        kanttekening=str(inhoud.get("kanttekening", "")),
        geldig_van=van,
        geldig_tot=tot,
        vorm=vorm,
        scheiding=str(inhoud.get("scheiding", ";"))[:1],
        selectie=selectie,
        records=records,
    )


def _check_whole(records: tuple[Recordsoort, ...], fouten: dict[str, list[str]]) -> None:
    soorten = [een.set for een in records]
    if missend := sorted(een.value for een in NODIG - set(soorten)):
        fouten["records"] = [f"Deze records ontbreken: {', '.join(missend)}."]
    if len(set(soorten)) < len(soorten) or len({een.kenmerk for een in records}) < len(records):
        fouten.setdefault("records", []).append("Elk record heeft een eigen soort en een eigen kenmerk.")


def _record(ruw: object, plek: str, fouten: dict[str, list[str]]) -> Recordsoort | None:
    waarden = ruw if isinstance(ruw, Mapping) else {}
    soort = _choice(Set, waarden.get("set"), f"{plek}.set", fouten)
    if soort is None:
        return None
    velden = tuple(
        veld
        for nummer, een in enumerate(_list(waarden.get("velden")))
        if (veld := _field(een, soort, f"{plek}.velden.{nummer}", fouten)) is not None
    )
    if len({veld.naam for veld in velden}) < len(velden) or not velden:
        fouten[f"{plek}.velden"] = ["Een record heeft velden, elk met een eigen naam."]
    return Recordsoort(soort, str(waarden.get("kenmerk", "")), str(waarden.get("naam", "")), velden)


def _field(ruw: object, soort: Set, plek: str, fouten: dict[str, list[str]]) -> Veld | None:
    waarden = ruw if isinstance(ruw, Mapping) else {}
    wijze = _choice(Soort, waarden.get("soort", "tekst"), f"{plek}.soort", fouten)
    gegeven, lengte, keren = str(waarden.get("gegeven", "")), waarden.get("lengte", 0), waarden.get("keren", 1)
    if gegeven not in GEGEVENS[soort]:
        kan = ", ".join(sorted(GEGEVENS[soort]))
        fouten[f"{plek}.gegeven"] = [f"‘{gegeven}’ is hier geen gegeven. U kunt kiezen uit: {kan}."]
    if not (isinstance(lengte, int) and isinstance(keren, int) and lengte > 0 and 0 < keren * lengte <= HOOGSTE_LENGTE):
        fouten[f"{plek}.lengte"] = [f"Lengte en keren zijn hele getallen, samen hoogstens {HOOGSTE_LENGTE} plaatsen."]
        return None
    if wijze is None or not _fits(wijze, lengte, keren, str(waarden.get("leeg", "")), plek, fouten):
        return None
    vertaling = waarden.get("vertaling")
    return Veld(
        naam=str(waarden.get("naam", "")),
        omschrijving=str(waarden.get("omschrijving", "")),
        gegeven=gegeven,
        soort=wijze,
        lengte=lengte,
        lijst=str(waarden.get("lijst", "")),
        keren=keren,
        verplicht=waarden.get("verplicht") is True,
        leeg=str(waarden.get("leeg", "")),
        vertaling={str(a): str(b) for a, b in vertaling.items()} if isinstance(vertaling, Mapping) else {},
    )


def _fits(wijze: Soort, lengte: int, keren: int, leeg: str, plek: str, fouten: dict[str, list[str]]) -> bool:
    if wijze is Soort.DATUM and lengte != DATUMLENGTE:
        fouten[f"{plek}.lengte"] = ["Een datum is jjjjmmdd: acht plaatsen."]
    if keren > 1 and wijze is not Soort.CODES:
        fouten[f"{plek}.keren"] = ["Alleen een veld met codes komt meer dan één keer voor."]
    if len(leeg) > lengte:
        fouten[f"{plek}.leeg"] = ["Wat er staat als het onbekend is, past niet in het veld."]
    return not any(plaats.startswith(f"{plek}.") for plaats in fouten)


def _selection(ruw: object, fouten: dict[str, list[str]]) -> dict[Set, Moment]:
    waarden = ruw if isinstance(ruw, Mapping) else {}
    gekozen = {
        soort: _choice(Moment, waarden.get(soort.value, "einde"), f"selectie.{soort.value}", fouten)
        for soort in (Set.MELDING, Set.ONDERZOEK)
    }
    return {soort: moment for soort, moment in gekozen.items() if moment is not None}


def _list(ruw: object) -> list[object]:
    return list(ruw) if isinstance(ruw, list | tuple) else []


def _choice(soort: type[E], ruw: object, plek: str, fouten: dict[str, list[str]]) -> E | None:
    try:
        return soort(str(ruw))
    except ValueError:
        fouten[plek] = [f"‘{ruw}’ kan hier niet. U kunt kiezen uit: {', '.join(soort)}."]
        return None


def _day(ruw: object, plek: str, fouten: dict[str, list[str]]) -> date | None:
    if ruw is None or isinstance(ruw, date):
        return ruw
    try:
        return date.fromisoformat(str(ruw))
    except ValueError:
        fouten[plek] = ["Schrijf een datum als 2016-01-31."]
        return None
