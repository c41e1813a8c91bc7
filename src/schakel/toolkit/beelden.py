"""What does a component show?  Plain values with ready Dutch text; presenters fill them, templates draw them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from schakel.toolkit import taal
from schakel.toolkit.taal import Eenheid, Stand

Oordeel = Literal["ja", "nee", "wacht"]
Stapstand = Literal["klaar", "nu", "later"]


@dataclass(frozen=True, slots=True)
class Termijnbeeld:
    """Time left, then the date, then the bar. `deel` is the percentage used; None draws no bar."""

    over: str
    datum: str = ""
    stand: Stand = "normaal"
    deel: int | None = None
    te_laat: bool = False

    @property
    def icoon(self) -> str:
        if self.te_laat:
            return "gevaar"
        return "wacht" if self.stand == "rust" else "klok"


def termijnbeeld(
    nu: datetime,
    gestart: datetime,
    uiterlijk: datetime,
    *,
    eenheid: Eenheid = "vanzelf",
    acuut: bool = False,
    bij_ander: bool = False,
) -> Termijnbeeld:
    """This function will draw a term as it stands now; acute is always danger, another's term is calm until late."""
    stand = taal.stand_van(nu, gestart, uiterlijk)
    te_laat = nu > uiterlijk
    if acuut:
        stand = "gevaar"
    elif bij_ander and not te_laat:
        stand = "rust"
    return Termijnbeeld(
        over=taal.duur(nu, uiterlijk, eenheid, kort=True),
        datum=taal.uiterste_dag(uiterlijk, nu),
        stand=stand,
        deel=taal.deel_verstreken(nu, gestart, uiterlijk),
        te_laat=te_laat,
    )


@dataclass(frozen=True, slots=True)
class Wachtbeeld:
    """Who waits for whom; write "u" for the reader."""

    wie: str
    op: str


@dataclass(frozen=True, slots=True)
class Taakbeeld:
    """One row of a work list: the whole row is the link, one action stands above it."""

    titel: str
    url: str
    toelichting: str = ""
    icoon: str = "document"
    termijn: Termijnbeeld | None = None
    wacht: Wachtbeeld | None = None
    actie: str = ""
    actie_url: str = ""
    gevaar: bool = False
    merk: str = ""
    """A quiet word about the dossier, beside the explanation."""
    gevaarmerk: str = ""
    """That the dossier is in danger, on a row that is not due now."""
    naam: str = ""
    """On whose name it stands, or that it is nobody's; leads to where that changes."""
    naam_url: str = ""
    gevaar_url: str = ""
    """Where danger is judged again."""
    dringend: bool = True
    """In the danger group: is the deed itself what cannot wait?  Only then its button is red."""


@dataclass(frozen=True, slots=True)
class VolgendeStap:
    """The one next thing to do. With `formulier` (an id) the button sends that form, else it is a link to `url`."""

    wat: str
    knop: str = ""
    url: str = ""
    icoon: str = ""
    toets: str = ""
    formulier: str = ""
    reden: str = ""
    gevaar: bool = False


@dataclass(frozen=True, slots=True)
class Feit:
    """One fact or vote with where it came from."""

    tekst: str
    bij: str = ""
    oordeel: Oordeel = "ja"

    @property
    def icoon(self) -> str:
        return {"ja": "vink", "nee": "kruis", "wacht": "wacht"}[self.oordeel]


@dataclass(frozen=True, slots=True)
class Voorstelbeeld:
    """A computed proposal: what, on which article, with which facts, and why the rows above did not match."""

    kop: str
    bron: str = ""
    bron_url: str = ""
    bron_bij: str = ""
    citaat: str = ""
    aanhef: str = ""
    feiten: Sequence[Feit] = ()
    past_niet: Sequence[Feit] = ()
    past_niet_kop: str = ""


@dataclass(frozen=True, slots=True)
class Tijdlijnregel:
    """One event on a timeline: `moment` for machines, `tijd` for people."""

    moment: datetime
    tijd: str
    titel: str
    toelichting: str = ""
    url: str = ""
    gevaar: bool = False


@dataclass(frozen=True, slots=True)
class Stap:
    """One step of a fixed path."""

    naam: str
    bij: str = ""
    stand: Stapstand = "later"


@dataclass(frozen=True, slots=True)
class Klokkant:
    """What one side of a shared clock reads about itself."""

    kop: str
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Tweeklokbeeld:
    """The same clock with the same text for both sides."""

    links: Klokkant
    rechts: Klokkant
    over: str
    datum: str = ""
    stand: Stand = "let-op"


@dataclass(frozen=True, slots=True)
class Beurt:
    """One turn in a relay, in words."""

    naam: str
    toelichting: str = ""
    nu: bool = False


@dataclass(frozen=True, slots=True)
class Dienstbeeld:
    """Who can be called now."""

    naam: str
    bij: str = ""
    telefoon: str = ""


@dataclass(frozen=True, slots=True)
class Tabelbeeld:
    """A small table; the first cell of a row is its heading, `getal` lists the columns (from 0) set to the right."""

    koppen: Sequence[str]
    rijen: Sequence[Sequence[object]]
    bijschrift: str
    getal: Sequence[int] = field(default=())


@dataclass(frozen=True, slots=True)
class Lezing:
    """How somebody reads a word; `wie` is empty for the reading that holds for all."""

    wie: str
    betekenis: str
    bron: str = ""
    artikel: str = ""


@dataclass(frozen=True, slots=True)
class Begripbeeld:
    """A word with the reading that holds for all, and beside it those of parties who read it differently."""

    woord: str
    vast: Sequence[Lezing]
    anders: Sequence[Lezing]
