"""Who live together?  A household of one of the shapes, with ages, names and what they are to one another."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from schakel.entrypoints.generator import namen
from schakel.entrypoints.generator.toeval import kies

MET_KINDEREN = ("paar_met_kinderen", "moeder_met_kinderen", "vader_met_kinderen", "samengesteld_gezin")
# Which forms of violence fit which shape; the others are left for the shapes that fit them.
KINDERVORMEN = ("complexe_scheiding", "kindcheck", "kindermishandeling", "seksueel_misbruik_kind")
OUDERENVORMEN = ("ouderenmishandeling", "ontspoorde_mantelzorg", "financiele_uitbuiting")
OUDERENGEZIN = ("oudere_met_partner", "oudere_met_volwassen_kind", "drie_generaties")


@dataclass(frozen=True, slots=True)
class Mens:
    """One invented person; `huis` 0 is the household of the melding, 1 another address."""

    rol: str
    roepnaam: str
    tussenvoegsel: str
    achternaam: str
    geslacht: str
    geboortedatum: date
    huis: int = 0
    bsn: str = ""

    @property
    def is_kind(self) -> bool:
        """Answer whether this person stands in the family as a child."""
        return self.rol == "KIND"


@dataclass(frozen=True, slots=True)
class Band:
    """What one person (by place in the family) is to another."""

    van: int
    naar: int
    soort: str


@dataclass(frozen=True, slots=True)
class Gezin:
    """A family with its shape."""

    vorm: str
    mensen: tuple[Mens, ...]
    banden: tuple[Band, ...]

    @property
    def kinderen(self) -> int:
        """Return how many children there are."""
        return sum(m.is_kind for m in self.mensen)


@dataclass(slots=True)
class _Maker:
    toeval: Random
    peil: date
    kinderen: int
    leeftijden: Mapping[str, float]

    def mens(self, rol: str, leeftijd: float, geslacht: str, waar: str, naam: namen.Achternaam, huis: int = 0) -> Mens:
        geboren = self.peil - timedelta(days=int(leeftijd * 365.25) + self.toeval.randrange(300))
        roepnaam = namen.voornaam(self.toeval, waar, geslacht)
        return Mens(rol, roepnaam, naam.tussenvoegsel, naam.naam, geslacht, geboren, huis)

    def kind(self, waar: str, naam: namen.Achternaam) -> Mens:
        van, tot = (int(deel) for deel in kies(self.toeval, self.leeftijden).split("_"))
        # A year of room, so that a child is still one at the last melding of the year.
        leeftijd = min(van + self.toeval.random() * (tot + 1 - van), 16.0)
        return self.mens("KIND", max(leeftijd - 0.8, 0.1), self.toeval.choice("VM"), waar, naam)


def make_family(vorm: str, kinderen: int, peil: date, leeftijden: Mapping[str, float], toeval: Random) -> Gezin:
    """Return a family of this shape as it is on the day."""
    maker = _Maker(toeval, peil, kinderen, leeftijden)
    if vorm in OUDERENGEZIN:
        return _older(maker, vorm)
    return _younger(maker, vorm)


def _younger(maker: _Maker, vorm: str) -> Gezin:
    toeval = maker.toeval
    waar = namen.herkomst(toeval)
    ander = waar if toeval.random() < 0.75 else namen.herkomst(toeval)
    naam_man, naam_vrouw = namen.achternaam(toeval, waar), namen.achternaam(toeval, ander)
    leeftijd = 22 + toeval.random() * 26 if maker.kinderen else 20 + toeval.random() * 40
    man_dader = toeval.random() < 0.82
    gescheiden = vorm in ("moeder_met_kinderen", "vader_met_kinderen", "ex_partners_zonder_kinderen")
    vrouw = maker.mens("SLACHTOFFER" if man_dader else "PLEGER", leeftijd, "V", ander, naam_vrouw)
    man = maker.mens("PLEGER" if man_dader else "SLACHTOFFER", leeftijd + toeval.uniform(-3, 7), "M", waar, naam_man)
    if gescheiden:
        weg = vrouw if vorm == "vader_met_kinderen" else man
        vrouw, man = (replace(m, huis=1) if m is weg else m for m in (vrouw, man))
    ouders = [vrouw, man]
    kindnaam = naam_man if toeval.random() < 0.8 else naam_vrouw
    kinderen = [maker.kind(waar, kindnaam) for _ in range(maker.kinderen)]
    banden = [Band(0, 1, "EXPARTNER" if gescheiden else "PARTNER")]
    for plaats, _kind in enumerate(kinderen, start=2):
        stief = vorm == "samengesteld_gezin"
        banden += [Band(0, plaats, "OUDER"), Band(1, plaats, "STIEFOUDER" if stief else "OUDER")]
    return Gezin(vorm, tuple(ouders + kinderen), tuple(banden))


def _older(maker: _Maker, vorm: str) -> Gezin:
    toeval = maker.toeval
    waar = namen.herkomst(toeval)
    naam = namen.achternaam(toeval, waar)
    leeftijd = 67 + toeval.random() * 22
    oud = maker.mens("SLACHTOFFER", leeftijd, toeval.choice("VVM"), waar, naam)
    if vorm == "oudere_met_partner":
        geslacht = "M" if oud.geslacht == "V" else "V"
        partner = maker.mens("PLEGER", leeftijd + toeval.uniform(-6, 4), geslacht, waar, namen.achternaam(toeval, waar))
        return Gezin(vorm, (oud, partner), (Band(0, 1, "PARTNER"),))
    volwassen = maker.mens("PLEGER", leeftijd - 22 - toeval.random() * 12, toeval.choice("VMM"), waar, naam)
    if vorm == "oudere_met_volwassen_kind":
        return Gezin(vorm, (oud, volwassen), (Band(0, 1, "OUDER"),))
    kleinkinderen = [maker.kind(waar, naam) for _ in range(max(maker.kinderen, 1))]
    banden = [Band(0, 1, "OUDER")]
    for plaats, _kind in enumerate(kleinkinderen, start=2):
        banden += [Band(0, plaats, "GROOTOUDER"), Band(1, plaats, "OUDER")]
    return Gezin(vorm, (oud, volwassen, *kleinkinderen), tuple(banden))


def fits(vorm: str, gezinsvorm: str) -> bool:
    """Answer whether this form of violence can happen in this shape of family."""
    if vorm in KINDERVORMEN:
        return gezinsvorm in MET_KINDEREN
    if vorm in OUDERENVORMEN:
        return gezinsvorm in OUDERENGEZIN
    if gezinsvorm in OUDERENGEZIN:
        return vorm == "oudermishandeling" and gezinsvorm != "oudere_met_partner"
    if vorm == "stalking_door_ex":
        return gezinsvorm in ("moeder_met_kinderen", "vader_met_kinderen", "ex_partners_zonder_kinderen")
    return True


def with_bsn(gezin: Gezin, bsn: str) -> Gezin:
    """Return the family with the BSN of one person known, or as it was."""
    eerste, *anderen = gezin.mensen
    return replace(gezin, mensen=(replace(eerste, bsn=bsn), *anderen))
