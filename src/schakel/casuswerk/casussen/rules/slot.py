"""What became of a casus when it is closed: of each person, of the goals, why now, and who keeps an eye?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from schakel.casuswerk.casussen.rules.casus import Veiligheidsbeeld
from schakel.kernel.errors import InvalidInput


class Doeluitkomst(StrEnum):
    """Was a goal of the plan reached?"""

    GEHAALD = "GEHAALD"
    DEELS = "DEELS"
    NIET = "NIET"


@dataclass(frozen=True, slots=True)
class Persoonslot:
    """How safe one person of the household is at the end, in the name of that day."""

    persoon: str
    naam: str
    veiligheid: Veiligheidsbeeld
    woorden: str = ""


@dataclass(frozen=True, slots=True)
class Doelslot:
    """What became of one goal, with the figures as they went."""

    doel: str
    tekst: str
    uitkomst: Doeluitkomst
    cijfers: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """Everything that is asked at the end."""

    personen: Sequence[Persoonslot]
    doelen: Sequence[Doelslot]
    waarom_nu: str
    wie_kijkt: str
    wie_rol: str

    def as_json(self) -> dict[str, object]:
        """Return it as it is kept, encrypted, with the closing."""
        return {
            "personen": [
                {"persoon": p.persoon, "naam": p.naam, "veiligheid": p.veiligheid.value, "woorden": p.woorden.strip()}
                for p in self.personen
            ],
            "doelen": [
                {"doel": d.doel, "tekst": d.tekst, "uitkomst": d.uitkomst.value, "cijfers": d.cijfers}
                for d in self.doelen
            ],
            "waarom_nu": self.waarom_nu.strip(),
            "wie_kijkt": self.wie_kijkt.strip(),
            "wie_rol": self.wie_rol.strip(),
        }


def check_slot(slot: Slot, *, veiligheid: str, personen: Mapping[str, str]) -> None:
    """
    Check that of everybody is said how safe it is, why it ends now, and who keeps an eye.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    if {p.persoon for p in slot.personen} != set(personen):
        fouten["personen"] = ["Zeg van ieder in dit gezin hoe veilig het is."]
    for veld, tekst in (("waarom_nu", "Schrijf waarom u nu sluit."), ("wie_kijkt", "Schrijf wie een oog houdt.")):
        if not getattr(slot, veld).strip():
            fouten[veld] = [tekst]
    if veiligheid in (Veiligheidsbeeld.VEILIG, Veiligheidsbeeld.VEILIG_GENOEG) and (zin := _contradicted(slot)):
        fouten["veiligheid"] = [zin]
    for nr, een in enumerate(slot.personen):
        if een.veiligheid in (Veiligheidsbeeld.ONVEILIG, Veiligheidsbeeld.ONBEKEND) and not een.woorden.strip():
            fouten[f"p{nr}-woorden"] = ["Schrijf er een zin bij."]
    if fouten:
        raise InvalidInput(fouten)


def _contradicted(slot: Slot) -> str:
    """Return why a family is not safe after all, by what is said of each; empty when nothing speaks against it."""
    beelden = [p.veiligheid for p in slot.personen]
    if Veiligheidsbeeld.ONVEILIG in beelden:
        return "Van iemand zegt u dat het niet veilig is. Dan is het gezin dat ook niet."
    if beelden and set(beelden) == {Veiligheidsbeeld.ONBEKEND}:
        return "U weet van niemand hoe veilig het is. Dan weet u dat ook niet van het gezin."
    return ""
