"""What is a plan by template: a master with sections, and what a municipality makes of each?"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Pad = tuple[str | int, ...]
Bezwaar = tuple[Pad, str, str]


class Sjabloonsoort(StrEnum):
    """Which plans are made by template?"""

    PREVENTIE = "preventie"
    UITVOERING = "uitvoering"


class Deelkeuze(StrEnum):
    """What does a municipality do with a section of the master?"""

    OVERNEMEN = "OVERNEMEN"
    AANVULLEN = "AANVULLEN"
    AFWIJKEN = "AFWIJKEN"
    NIET_VAN_TOEPASSING = "NIET_VAN_TOEPASSING"


KEUZENAMEN: Mapping[Deelkeuze, str] = {
    Deelkeuze.OVERNEMEN: "neemt het model over",
    Deelkeuze.AANVULLEN: "vult het model aan",
    Deelkeuze.AFWIJKEN: "wijkt af van het model",
    Deelkeuze.NIET_VAN_TOEPASSING: "niet van toepassing",
}


class Planstand(StrEnum):
    """How far is the plan of a municipality?"""

    NIET_BEGONNEN = "niet_begonnen"
    CONCEPT = "concept"
    VASTGESTELD = "vastgesteld"
    GEWIJZIGD = "gewijzigd"


STANDEN: Mapping[Planstand, tuple[str, str]] = {
    Planstand.NIET_BEGONNEN: ("neutraal", "Nog niet begonnen"),
    Planstand.CONCEPT: ("accent", "Concept"),
    Planstand.VASTGESTELD: ("veilig", "Vastgesteld"),
    Planstand.GEWIJZIGD: ("let-op", "Gewijzigd na vaststelling"),
}


@dataclass(frozen=True, slots=True)
class Modeldeel:
    """One section of the master."""

    code: str
    titel: str
    tekst: str
    opgave: str = ""
    verplicht: bool = True
    vorm: str = ""
    doelgroepen: tuple[str, ...] = ()
    fasen: tuple[str, ...] = ()
    beleidsvelden: tuple[str, ...] = ()

    @property
    def afdruk(self) -> str:
        """Return the fingerprint of what the section says: a copy knows by it that the master changed."""
        inhoud = [self.titel, self.tekst, self.opgave]
        return hashlib.sha256(json.dumps(inhoud, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Kopiedeel:
    """What a municipality made of one section; `gezien` is the fingerprint of the master that it had before it."""

    keuze: Deelkeuze
    tekst: str
    reden: str
    gezien: str


@dataclass(frozen=True, slots=True)
class Deelstand:
    """One section of a municipal copy beside its master."""

    model: Modeldeel
    kopie: Kopiedeel | None

    @property
    def is_ingevuld(self) -> bool:
        """Answer whether the municipality has said what it does with this section."""
        return self.kopie is not None

    @property
    def wijkt_af(self) -> bool:
        """Answer whether the copy says something else than the master."""
        anders = {Deelkeuze.AFWIJKEN, Deelkeuze.NIET_VAN_TOEPASSING}
        return self.kopie is not None and self.kopie.keuze in anders

    @property
    def model_veranderd(self) -> bool:
        """Answer whether the master says something else than when the municipality looked at it."""
        return self.kopie is not None and self.kopie.gezien != self.model.afdruk

    @property
    def tekst(self) -> str:
        """Return what holds in this municipality."""
        if self.kopie is None or self.kopie.keuze is Deelkeuze.OVERNEMEN:
            return self.model.tekst
        if self.kopie.keuze is Deelkeuze.AANVULLEN:
            return f"{self.model.tekst}\n{self.kopie.tekst}"
        return self.kopie.tekst if self.kopie.keuze is Deelkeuze.AFWIJKEN else self.kopie.reden


@dataclass(frozen=True, slots=True)
class Volledigheid:
    """How much of the obligatory sections a municipality has filled in, and what stands out."""

    ingevuld: int
    nodig: int
    afwijkingen: int
    veranderd: int

    @property
    def is_heel(self) -> bool:
        """Answer whether nothing obligatory is missing."""
        return self.ingevuld >= self.nodig


def lay_beside(model: Sequence[Modeldeel], kopie: Mapping[str, Kopiedeel]) -> tuple[Deelstand, ...]:
    """Return each section of the master with what the municipality made of it, in the order of the master."""
    return tuple(Deelstand(deel, kopie.get(deel.code)) for deel in model)


def completeness(delen: Sequence[Deelstand]) -> Volledigheid:
    """Return how complete a copy is: an obligatory section counts when the municipality said what it does with it."""
    verplicht = [d for d in delen if d.model.verplicht]
    return Volledigheid(
        ingevuld=sum(d.is_ingevuld for d in verplicht),
        nodig=len(verplicht),
        afwijkingen=sum(d.wijkt_af for d in delen),
        veranderd=sum(d.model_veranderd for d in delen),
    )


def plan_state(*, begonnen: bool, vastgesteld: bool, anders_dan_vastgesteld: bool) -> Planstand:
    """Return how far a municipality is; a plan that changed since its adoption says so."""
    if not begonnen:
        return Planstand.NIET_BEGONNEN
    if not vastgesteld:
        return Planstand.CONCEPT
    return Planstand.GEWIJZIGD if anders_dan_vastgesteld else Planstand.VASTGESTELD


def check_section(keuze: Deelkeuze, *, tekst: str, reden: str) -> dict[str, list[str]]:
    """Return what is missing for this choice, by field: a deviation carries its own text and its reason."""
    fouten: dict[str, list[str]] = {}
    if keuze in (Deelkeuze.AANVULLEN, Deelkeuze.AFWIJKEN) and not tekst.strip():
        fouten["tekst"] = ["Schrijf op wat in uw gemeente geldt."]
    if keuze in (Deelkeuze.AFWIJKEN, Deelkeuze.NIET_VAN_TOEPASSING) and not reden.strip():
        fouten["reden"] = ["Schrijf op waarom uw gemeente afwijkt van het model."]
    return fouten


def objections(inhoud: object, *, regio: str = "") -> list[Bezwaar]:
    """Return everything that keeps the file of a template from being loaded, each with its place and a remedy."""
    if not isinstance(inhoud, Mapping) or not head_of(inhoud):
        return [((), "Dit bestand beschrijft geen sjabloon.", "Begin met `sjabloon:` en `versies:`.")]
    bezwaren: list[Bezwaar] = []
    titel = str(head_of(inhoud).get("titel", "")).lower()
    for pad, versie in versions_in(inhoud):
        if versie.get("voorbeeld") is True and "voorbeeld" not in titel:
            bezwaren.append((pad, "De titel zegt niet dat dit een voorbeeld is.", "Zet ‘voorbeeld’ in de titel."))
        codes = [str(deel.get("code")) for deel in _mappings(versie.get("delen"))]
        dubbel = sorted({code for code in codes if codes.count(code) > 1})
        if dubbel:
            bezwaren.append((pad, f"De code {dubbel[0]} komt twee keer voor.", "Geef elk deel een eigen code."))
    return bezwaren


def head_of(inhoud: Mapping[str, object]) -> Mapping[str, object]:
    """Return the head of the file: code, title and kind of the template."""
    kop = inhoud.get("sjabloon")
    return kop if isinstance(kop, Mapping) else {}


def versions_in(inhoud: Mapping[str, object]) -> Iterator[tuple[Pad, Mapping[str, object]]]:
    """Yield each version in the file with its place."""
    for nummer, versie in enumerate(_mappings(inhoud.get("versies"))):
        yield ("versies", nummer), versie


def sections_in(versie: Mapping[str, object]) -> tuple[Modeldeel, ...]:
    """Return the sections that a version in a file describes."""
    return tuple(
        Modeldeel(
            code=str(deel["code"]),
            titel=str(deel["titel"]),
            tekst=str(deel["tekst"]),
            opgave=str(deel.get("opgave", "")),
            verplicht=deel.get("verplicht") is not False,
            vorm=str(deel.get("vorm", "")),
            doelgroepen=_texts(deel.get("doelgroepen")),
            fasen=_texts(deel.get("fasen")),
            beleidsvelden=_texts(deel.get("beleidsvelden")),
        )
        for deel in _mappings(versie.get("delen"))
    )


def fingerprint(delen: Sequence[Modeldeel]) -> str:
    """Return the fingerprint of a whole master."""
    return hashlib.sha256("".join(f"{d.code}{d.afdruk}{d.verplicht}" for d in delen).encode()).hexdigest()


def day_in(versie: Mapping[str, object], veld: str) -> date | None:
    """Return a day as a file writes it."""
    ruw = versie.get(veld)
    return ruw if ruw is None or isinstance(ruw, date) else date.fromisoformat(str(ruw))


def _mappings(ruw: object) -> list[Mapping[str, object]]:
    return [deel for deel in ruw if isinstance(deel, Mapping)] if isinstance(ruw, list) else []


def _texts(ruw: object) -> tuple[str, ...]:
    return tuple(str(deel) for deel in ruw) if isinstance(ruw, list) else ()
