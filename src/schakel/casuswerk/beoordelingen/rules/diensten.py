"""
Which of the two services does Veilig Thuis keep after a judgement, and what does the end of each ask?

An investigation answers whether violence occurs. *Voorwaarden & vervolg* (since the protocol of 2019) is for when that
is not in question and people cooperate: with household and partners it is agreed what must at least happen.
"""

from collections.abc import Mapping
from enum import StrEnum

from schakel.casuswerk.beoordelingen.rules.besluiten import Besluitsoort
from schakel.casuswerk.beoordelingen.rules.meebeslissen import Functie
from schakel.kernel.errors import NotPossible

# Who judges along at the end of voorwaarden & vervolg is laid down by the region, dated; an investigation always asks
# a behavioural expert.
SAMEN_SLEUTEL = "voorwaarden_vervolg_meebeslissen"
NIEMAND = "niemand"


class Dienst(StrEnum):
    """What Veilig Thuis itself does after a judgement."""

    ONDERZOEK = "onderzoek"
    VOORWAARDEN_VERVOLG = "voorwaarden_vervolg"


DIENST_BIJ_BESLUIT: Mapping[Besluitsoort, Dienst] = {
    Besluitsoort.ONDERZOEK: Dienst.ONDERZOEK,
    Besluitsoort.VOORWAARDEN_VERVOLG: Dienst.VOORWAARDEN_VERVOLG,
}
BEGONNEN: Mapping[Dienst, str] = {
    Dienst.ONDERZOEK: "onderzoek.begonnen",
    Dienst.VOORWAARDEN_VERVOLG: "voorwaarden_vervolg.begonnen",
}
AFGEROND: Mapping[Dienst, str] = {
    Dienst.ONDERZOEK: "onderzoek.afgerond",
    Dienst.VOORWAARDEN_VERVOLG: "voorwaarden_vervolg.afgerond",
}


def co_decider(dienst: Dienst, *, volgens_regio: object) -> Functie | None:
    """Return in which capacity somebody must agree before this service ends; None when the region asks nobody."""
    if dienst is Dienst.ONDERZOEK or not isinstance(volgens_regio, str):
        return Functie.GEDRAGSWETENSCHAPPER
    if volgens_regio == NIEMAND:
        return None
    return Functie(volgens_regio.upper()) if volgens_regio.upper() in set(Functie) else Functie.GEDRAGSWETENSCHAPPER


def check_afgesproken(*, voorwaarden: int, gesproken: int) -> None:
    """
    Check that conditions were agreed, with somebody of the household.

    :raises NotPossible: if no condition holds, or nobody was spoken
    """
    if not voorwaarden:
        raise NotPossible("Stel eerst ten minste één voorwaarde. Zonder voorwaarde is er niets afgesproken.")
    if not gesproken:
        raise NotPossible(
            "Voorwaarden spreekt u af met het gezin. Schrijf eerst op wat ten minste één van hen zelf zegt en wil."
        )
