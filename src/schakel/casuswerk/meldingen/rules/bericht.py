"""What does a report hold when it comes in at the door?  Plain values, as they wait in the spool."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from schakel.casuswerk.meldingen.rules.soorten import Acuut, Brongrond, Kanaal, MelderSoort
from schakel.casuswerk.personen.rules import Adres
from schakel.kernel.ids import normaliseer_bsn


@dataclass(frozen=True, slots=True, kw_only=True)
class Betrokkene:
    """One person of the report; a role and nothing else is enough."""

    rol: str = "ONBEKEND"
    roepnaam: str = ""
    voornamen: str = ""
    tussenvoegsel: str = ""
    achternaam: str = ""
    omschrijving: str = ""
    geboortedatum: date | None = None
    leeftijd: int | None = None
    geslacht: str = "O"
    bsn: str = ""
    ongeboren: bool = False
    in_huishouden: bool = True
    # Whom a person at the desk confirmed this to be.
    bekend_als: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Melder:
    """Who reports it; goes to the vault, never to a table."""

    soort: MelderSoort = MelderSoort.BURGER
    naam: str = ""
    telefoon: str = ""
    email: str = ""
    organisatie: str = ""
    functie: str = ""
    relatie: str = ""
    bereikbaar: str = ""
    grond: Brongrond | None = None

    @property
    def is_leeg(self) -> bool:
        """Answer whether there is nothing to keep."""
        return not (self.naam or self.telefoon or self.email or self.organisatie or self.bereikbaar)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meldingbericht:
    """
    A whole report. `sleutel` makes a repeat harmless; from it the receipt code is made.

    `team` is the team of Veilig Thuis that receives it (the acting team when None), `regio` the region that holds it
    (the one of that team when empty).
    """

    sleutel: UUID
    ontvangen_op: datetime
    toelichting: str = ""
    kanaal: Kanaal = Kanaal.TELEFOON
    gebeurd_op: datetime | None = None
    acuut: Acuut = Acuut.ONBEKEND
    acuut_op: datetime | None = None
    iedereen_daar: str = ""
    voor_politie: str = ""
    direct_gedaan: tuple[str, ...] = ()
    waar: Adres = field(default_factory=Adres)
    betrokkenen: tuple[Betrokkene, ...] = ()
    melder: Melder = field(default_factory=Melder)
    vormen: tuple[str, ...] = ()
    aarden: tuple[str, ...] = ()
    aanvullend: tuple[str, ...] = ()
    hoedanigheid: str = ""
    rol_melder: str = ""
    organisatie_melder: str = ""
    verteld: tuple[str, ...] = ()
    team: int | None = None
    regio: str = ""
    # The team that reported it, when another acts for it: a machine at the desk, for the police.
    afzender: int | None = None
    # The advies that it began as, and why it became a melding.
    uit_advies: UUID | None = None
    advies_reden: str = ""
    # The key under which it came in, when another report stood under that one already.
    naast: UUID | None = None

    def as_json(self) -> dict[str, object]:
        """Return the report as plain JSON values, for the spool and the draft."""
        return {naam: _plain(waarde) for naam, waarde in asdict(self).items()}


# What differs when the same report is sent again: when it was sent, and how it is told from the one before it.
_WISSELT = ("sleutel", "ontvangen_op", "acuut_op", "naast")


def says_the_same(bericht: Meldingbericht, eerder: Mapping[str, object]) -> bool:
    """Answer whether this is the report that `as_json` wrote before, sent again."""
    return _content(bericht.as_json()) == _content(eerder)


def _content(ruw: Mapping[str, object]) -> str:
    inhoud = {naam: waarde for naam, waarde in ruw.items() if naam not in _WISSELT}
    return json.dumps(inhoud, sort_keys=True, ensure_ascii=False)


def beside(bericht: Meldingbericht) -> Meldingbericht:
    """
    Return the same report under a key of its own, made from its content: sending it again is the same again.

    For a key that stands for another report: whoever got a receipt was promised that what they said is kept.
    """
    eigen = uuid5(bericht.sleutel, _content(bericht.as_json()))
    return replace(bericht, sleutel=eigen, naast=bericht.sleutel)


def describe(betrokkene: Betrokkene) -> str:
    """Return how somebody is told apart without a name, and whether a BSN was named that cannot be right."""
    klopt_niet = betrokkene.bsn and normaliseer_bsn(betrokkene.bsn) is None
    delen = [betrokkene.omschrijving.strip(), "het genoemde BSN klopt niet" if klopt_niet else ""]
    return "; ".join(deel for deel in delen if deel)


def _plain(waarde: object) -> object:
    if isinstance(waarde, date | datetime):
        return waarde.isoformat()
    if isinstance(waarde, UUID):
        return str(waarde)
    if isinstance(waarde, Mapping):
        return {naam: _plain(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, tuple | list):
        return [_plain(deel) for deel in waarde]
    return waarde


def bericht_van(ruw: Mapping[str, Any]) -> Meldingbericht:
    """Return the report that `as_json` wrote."""
    waarden = dict(ruw)
    waarden["sleutel"] = UUID(waarden["sleutel"])
    for naam in ("uit_advies", "naast"):
        waarden[naam] = UUID(waarden[naam]) if waarden.get(naam) else None
    for naam in ("ontvangen_op", "gebeurd_op", "acuut_op"):
        waarden[naam] = datetime.fromisoformat(waarden[naam]) if waarden.get(naam) else None
    for naam in ("vormen", "aarden", "aanvullend", "verteld", "direct_gedaan"):
        waarden[naam] = tuple(waarden.get(naam) or ())
    waarden["kanaal"] = Kanaal(waarden.get("kanaal") or Kanaal.TELEFOON)
    waarden["acuut"] = Acuut(waarden.get("acuut") or Acuut.ONBEKEND)
    waarden["waar"] = Adres(**(waarden.get("waar") or {}))
    waarden["betrokkenen"] = tuple(_betrokkene(deel) for deel in waarden.get("betrokkenen") or ())
    waarden["melder"] = _melder(waarden.get("melder") or {})
    return Meldingbericht(**waarden)


def _betrokkene(ruw: Mapping[str, Any]) -> Betrokkene:
    waarden = dict(ruw)
    geboren, bekend = waarden.get("geboortedatum"), waarden.get("bekend_als")
    waarden["geboortedatum"] = date.fromisoformat(geboren) if geboren else None
    waarden["bekend_als"] = UUID(bekend) if bekend else None
    return Betrokkene(**waarden)


def _melder(ruw: Mapping[str, Any]) -> Melder:
    waarden = dict(ruw)
    waarden["soort"] = MelderSoort(waarden.get("soort") or MelderSoort.BURGER)
    waarden["grond"] = Brongrond(waarden["grond"]) if waarden.get("grond") else None
    return Melder(**waarden)
