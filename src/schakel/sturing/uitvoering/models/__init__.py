"""The tables of how the vision is carried out."""

from schakel.sturing.uitvoering.models.plannen import (
    Gemeenteplan,
    Plandeel,
    Planvaststelling,
    Preventieactiviteit,
    Sjabloon,
    SjabloonDeel,
    SjabloonVersie,
)

__all__ = [
    "Gemeenteplan",
    "Plandeel",
    "Planvaststelling",
    "Preventieactiviteit",
    "Sjabloon",
    "SjabloonDeel",
    "SjabloonVersie",
]
