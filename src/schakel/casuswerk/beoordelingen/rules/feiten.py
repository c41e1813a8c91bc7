"""
Which facts does a judgement hold, as the agreements ask for them?

Pure: answers, melding and persons in, facts out, each with where it came from. An answer that nobody gave, or "weet
niet", is unknown and stays None: a table then says so, instead of guessing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from schakel.casuswerk.beoordelingen.rules.oordelen import Taxatie
from schakel.casuswerk.casussen.rules.consult import is_buiten_kantooruren, leading_vorm

Waarde = bool | int | str
KINDERLEEFTIJD = 18
# Codes of the statutory list of 2015: honour-related violence, forced marriage and abandonment.


@dataclass(frozen=True, slots=True)
class Mens:
    """What is asked of a person: the role and the age."""

    rol: str
    leeftijd: int | None = None

    @property
    def is_kind(self) -> bool:
        """Answer whether this is a child, by role or by age."""
        return self.rol == "KIND" or (self.leeftijd is not None and self.leeftijd < KINDERLEEFTIJD)


@dataclass(frozen=True, slots=True)
class Meldingfeiten:
    """What is asked of the melding."""

    acuut: bool | None
    vormen: tuple[str, ...] = ()
    gemeente: str = ""
    postcode4: str = ""
    dubbel_anoniem: bool = False
    anonimiteit_beloofd: bool = False


@dataclass(frozen=True, slots=True)
class Feit:
    """One fact, with the source from which it was taken, in plain Dutch."""

    code: str
    waarde: Waarde | None
    bron: str


_JA_NEE: Mapping[object, bool] = {"ja": True, "nee": False}
# What the agreements ask and the instrument does not: the assessor answers it beside the instrument.
HELPT_AL = "al_betrokken_team"
JA_NEE_FEITEN = ("geweld_staat_vast", HELPT_AL, "gi_maatregel", "eer", "plaatsing")
KEUZE_FEITEN = ("meewerken", "plaats")


def gather_feiten(
    *,
    antwoorden: Mapping[str, object],
    taxatie: Taxatie,
    melding: Meldingfeiten,
    personen: Iterable[Mens],
    moment: datetime,
    helpt_al: str = "",
) -> list[Feit]:
    """
    Return every fact that agreements may ask for, in a fixed order; `antwoorden` are by the code of the fact.

    `helpt_al` names the team that goes on with a running casus: that a team helps already is then known by itself.
    """
    kinderen = sum(1 for mens in personen if mens.is_kind)
    return [
        _acuut(taxatie, melding),
        Feit("structureel", taxatie.structureel, "veiligheidstaxatie"),
        *(_ja_nee(code, antwoorden.get(code), helpt_al) for code in JA_NEE_FEITEN),
        *(Feit(code, _tekst(antwoorden.get(code)), "uw antwoord") for code in KEUZE_FEITEN),
        Feit("kinderen", kinderen, "huishouden"),
        Feit("vorm", leading_vorm(melding.vormen), "melding"),
        Feit("gemeente", melding.gemeente or None, "adres"),
        Feit("postcodewijk", melding.postcode4 or None, "adres"),
        Feit("dubbel_anoniem", melding.dubbel_anoniem, "melding"),
        Feit("anonimiteit_beloofd", melding.anonimiteit_beloofd, "melding"),
        Feit("buiten_kantooruren", is_buiten_kantooruren(moment), "tijdstip"),
    ]


def as_facts(feiten: Iterable[Feit]) -> dict[str, Waarde | None]:
    """Return the facts as a decision table takes them."""
    return {feit.code: feit.waarde for feit in feiten}


def _acuut(taxatie: Taxatie, melding: Meldingfeiten) -> Feit:
    if taxatie.acuut is not None:
        return Feit("acuut", taxatie.acuut, "veiligheidstaxatie")
    return Feit("acuut", melding.acuut, "melding")


def _ja_nee(code: str, antwoord: object, helpt_al: str) -> Feit:
    if code == HELPT_AL and helpt_al and antwoord not in _JA_NEE:
        return Feit(code, True, f"de lopende casus: {helpt_al}")
    return Feit(code, _JA_NEE.get(antwoord), "uw antwoord")


def _tekst(waarde: object) -> str | None:
    return waarde if isinstance(waarde, str) and waarde not in ("", "weet_niet") else None
