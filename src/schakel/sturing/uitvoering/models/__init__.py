"""The tables of how the vision is carried out."""

from schakel.sturing.uitvoering.models.opdracht import Opdracht, Opdrachteis, Teamstand
from schakel.sturing.uitvoering.models.plannen import (
    Gemeenteplan,
    Plandeel,
    Planvaststelling,
    Preventieactiviteit,
    Sjabloon,
    SjabloonDeel,
    SjabloonVersie,
)
from schakel.sturing.uitvoering.models.zelfscan import (
    Samenscore,
    Zelfscan,
    Zelfscanactie,
    Zelfscandeelnemer,
    Zelfscaninvulling,
)

__all__ = [
    "Gemeenteplan",
    "Opdracht",
    "Opdrachteis",
    "Plandeel",
    "Planvaststelling",
    "Preventieactiviteit",
    "Samenscore",
    "Sjabloon",
    "SjabloonDeel",
    "SjabloonVersie",
    "Teamstand",
    "Zelfscan",
    "Zelfscanactie",
    "Zelfscandeelnemer",
    "Zelfscaninvulling",
]
