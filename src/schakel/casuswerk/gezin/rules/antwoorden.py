"""What can a reader answer, how long does a code work, and how is a copy disguised on paper?"""

from collections.abc import Mapping
from enum import StrEnum

from schakel.kernel.errors import InvalidInput

TEKENS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE_DAGEN = 7
SESSIE_MINUTEN = 30
# Each time that the page is opened, the visit goes on for as long again; never longer than this after the code.
BEZOEK_UREN = 4
WOORDEN_HOOGSTENS = 4000
# Under this key a region lays down, dated, with which front page a copy can be disguised; else this example holds.
VERMOMMING_SLEUTEL = "leesblad_vermomming"
VERMOMMINGEN: Mapping[str, str] = {
    "boodschappen": "Boodschappen",
    "recept": "Soep voor vier personen",
}
# These fit a list of groceries and a soup alike: a line that does not belong there would tell.
BOODSCHAPPEN = ("uien", "wortels", "prei", "aardappels", "bouillon", "brood")


class Antwoordsoort(StrEnum):
    """What a reader says."""

    EENS = "EENS"
    ONEENS = "ONEENS"
    EIGEN_WOORDEN = "EIGEN_WOORDEN"
    OVERLEG = "OVERLEG"


ANTWOORD_ZINNEN: Mapping[str, str] = {
    Antwoordsoort.EENS: "Ik ben het eens met dit plan.",
    Antwoordsoort.ONEENS: "Ik ben het niet eens met dit plan.",
    Antwoordsoort.EIGEN_WOORDEN: "Ik wil zelf iets toevoegen.",
    Antwoordsoort.OVERLEG: "Ik wil een gesprek over dit plan.",
}


def check_answer(soorten: list[str], tekst: str) -> None:
    """
    Check that an answer says something, and not two things that exclude each other.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    if not soorten and not tekst.strip():
        fouten["soorten"] = ["Kies een antwoord, of schrijf iets op."]
    if {Antwoordsoort.EENS, Antwoordsoort.ONEENS} <= set(soorten):
        fouten["soorten"] = ["Kies: eens of niet eens. Is het een deel? Kies dan 'niet eens' en schrijf welk deel."]
    if Antwoordsoort.EIGEN_WOORDEN in soorten and not tekst.strip():
        fouten["tekst"] = ["Schrijf hier wat u wilt toevoegen."]
    if len(tekst) > WOORDEN_HOOGSTENS:
        fouten["tekst"] = [f"Schrijf hoogstens {WOORDEN_HOOGSTENS} tekens."]
    if fouten:
        raise InvalidInput(fouten)


def disguises_of(waarde: object) -> dict[str, str]:
    """Return with which titles a front page can be disguised, as a region laid it down; else the example."""
    if isinstance(waarde, dict) and waarde and all(isinstance(tekst, str) for tekst in waarde.values()):
        return {str(code): str(tekst) for code, tekst in waarde.items()}
    return dict(VERMOMMINGEN)


def code_key(code: str) -> str:
    """Return what of a code is hashed: dashes, spaces and capitals do not count."""
    return "code|" + "".join(teken for teken in code.upper() if teken.isalnum())


def visit_key(geheim: str) -> str:
    """Return what of the secret of a visit is hashed."""
    return f"bezoek|{geheim}"
