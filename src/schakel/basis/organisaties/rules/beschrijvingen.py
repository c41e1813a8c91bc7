"""What can be told about a region?  Plain values, as a region folder describes them; references are codes."""

from dataclasses import dataclass
from datetime import date, datetime, time

from schakel.basis.organisaties.rules.geldigheid import ONBEPERKT, Periode


@dataclass(frozen=True, slots=True, kw_only=True)
class Regiobeschrijving:
    code: str
    naam: str
    epoch: datetime | None = None
    verzonnen: bool = False
    instellingen: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebiedbeschrijving:
    soort: str
    code: str
    naam: str
    ouder: str | None = None
    inwoners: int | None = None
    kaart_x: int | None = None
    kaart_y: int | None = None
    periode: Periode = ONBEPERKT
    bron: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzamelingbeschrijving:
    code: str
    naam: str
    gebieden: tuple[str, ...]
    periode: Periode = ONBEPERKT
    bron: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Postcodebeschrijving:
    postcode4: str
    gebied: str
    woonplaats: str = ""
    is_postbus: bool = False
    periode: Periode = ONBEPERKT
    bron: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aliasbeschrijving:
    naam: str
    periode: Periode = ONBEPERKT
    bron: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisatiebeschrijving:
    code: str
    naam: str
    soort: str
    verbondenheid: str
    doelgroepen: tuple[str, ...] = ()
    fasen: tuple[str, ...] = ()
    rol_omschrijving: str = ""
    lijst: str = ""
    periode: Periode = ONBEPERKT
    bron: str = ""
    aliassen: tuple[Aliasbeschrijving, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Werkgebiedbeschrijving:
    gebied: str
    doelgroep: str
    periode: Periode = ONBEPERKT
    bron: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanbodbeschrijving:
    code: str
    naam: str
    fase: str
    doelgroep: str
    plaatsen: int | None = None
    leeftijd_van: int | None = None
    leeftijd_tot: int | None = None
    wachttijd_dagen: int | None = None
    wachttijd_op: date | None = None
    gecontroleerd_op: date | None = None
    periode: Periode = ONBEPERKT
    bron: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contactbeschrijving:
    code: str
    naam: str
    functie: str
    telefoon: str = ""
    vervanger: str | None = None
    gecontroleerd_op: date | None = None
    eigenaar: str = ""
    periode: Periode = ONBEPERKT
    bron: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teambeschrijving:
    code: str
    naam: str
    organisatie: str
    soort: str
    telefoon: str = ""
    telefoon_openbaar: bool = False
    aangesloten: bool = True
    periode: Periode = ONBEPERKT
    bron: str = ""
    werkgebieden: tuple[Werkgebiedbeschrijving, ...] = ()
    aanbod: tuple[Aanbodbeschrijving, ...] = ()
    contactpersonen: tuple[Contactbeschrijving, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dienstbeschrijving:
    code: str
    functie: str
    weekdagen: tuple[int, ...]
    van_uur: time
    tot_uur: time
    telefoon: str
    team: str | None = None
    openbaar: bool = False
    volgorde: int = 0
    periode: Periode = ONBEPERKT
    bron: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regelingbeschrijving:
    gemeente: str
    code: str
    omschrijving: str
    veld: str = "veiligheid"
    periode: Periode = ONBEPERKT
    bron: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instellingbeschrijving:
    sleutel: str
    waarde: object
    periode: Periode = ONBEPERKT
    bron: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaalbeschrijving:
    code: str
    thema: str
    titel: str
    signalen: tuple[str, ...]
    bron: str
    let_op: tuple[str, ...] = ()
    voor_wie: str = ""
    leeftijd_van: int | None = None
    leeftijd_tot: int | None = None
    voorbeeld: bool = True
    periode: Periode = ONBEPERKT
