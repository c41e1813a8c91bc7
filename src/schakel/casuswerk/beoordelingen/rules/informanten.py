"""What must be said about a professional who was consulted: who, when, and with consent or why without it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from schakel.kernel.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Informant:
    """A professional who told something in an investigation; a source, with whom nothing is shared."""

    op: date
    naam: str
    functie: str
    organisatie: str
    wat: str
    toestemming: bool
    waarom_zonder: str = ""
    # About whom something was told: each of them hears that it is kept.
    over: tuple[int, ...] = ()

    def as_json(self) -> Mapping[str, object]:
        """Return the words, as they are kept encrypted."""
        return {
            "naam": self.naam.strip(),
            "functie": self.functie.strip(),
            "organisatie": self.organisatie.strip(),
            "wat": self.wat.strip(),
            "waarom_zonder": "" if self.toestemming else self.waarom_zonder.strip(),
        }


def check_informant(informant: Informant, *, vandaag: date, mensen: Collection[int]) -> None:
    """
    Check that it says who told what, that the day has been, and why nobody was asked for consent.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    for veld, tekst in (
        ("naam", "Schrijf met wie u sprak."),
        ("functie", "Schrijf wat die voor werk doet."),
        ("wat", "Schrijf wat u hoorde."),
    ):
        if not getattr(informant, veld).strip():
            fouten[veld] = [tekst]
    if not informant.over or set(informant.over) - set(mensen):
        fouten["over"] = ["Kies over wie deze beroepskracht iets vertelde."]
    if informant.op > vandaag:
        fouten["op"] = ["Kies een dag die al is geweest."]
    if not informant.toestemming and not informant.waarom_zonder.strip():
        fouten["waarom_zonder"] = ["Schrijf waarom u het zonder toestemming vroeg."]
    if fouten:
        raise InvalidInput(fouten)
