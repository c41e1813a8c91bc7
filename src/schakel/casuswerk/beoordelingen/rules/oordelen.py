"""What does the instrument advise, and how do people's own verdicts stand beside it?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from schakel.kernel.errors import InvalidInput

# The outcomes of an instrument that both rooms know by their code.
GEVAARSTAXATIE = "gevaarstaxatie"
VEILIGHEIDSTAXATIE = "veiligheidstaxatie"
# Codes of the published field veiligheidstaxatie (list veiligheidstaxatie_2019), which an instrument uses as well.
ACUTE = frozenset({"acuut", "acuut_en_structureel"})
STRUCTURELE = frozenset({"structureel", "acuut_en_structureel"})
GEVAAR_ACUUT, GEVAAR_STRUCTUREEL = 3, 2


@dataclass(frozen=True, slots=True)
class Taxatie:
    """What is held of safety now; None is not known yet."""

    acuut: bool | None = None
    structureel: bool | None = None

    @property
    def gevaar(self) -> int:
        """Return the danger, 0 to 3, by which lists are ordered."""
        if self.acuut:
            return GEVAAR_ACUUT
        return GEVAAR_STRUCTUREEL if self.structureel else 0


def taxatie_van(veiligheid: str, *, zeker: bool) -> Taxatie:
    """
    Return what a veiligheidstaxatie says.

    What it names counts at once; what it does not name counts as "no" only when it is certain: the list was answered
    whole, or a person gave this verdict. An empty questionnaire never says that nobody is in danger.
    """
    anders = False if zeker else None
    return Taxatie(
        acuut=True if veiligheid in ACUTE else anders, structureel=True if veiligheid in STRUCTURELE else anders
    )


def check_oordeel(
    *, mogelijk: Mapping[str, Collection[str]], advies: Mapping[str, str], oordeel: Mapping[str, str], reden: str
) -> None:
    """
    Check that a verdict is one that the instrument knows, and says in a sentence why where it differs from the advice.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    for code, gekozen in oordeel.items():
        if gekozen not in mogelijk.get(code, ()):
            fouten[code] = ["Kies een uitkomst uit de lijst."]
    if not fouten and not reden.strip() and any(advies.get(code) != gekozen for code, gekozen in oordeel.items()):
        fouten["oordeel_reden"] = ["U wijkt af van het advies. Schrijf in een zin waarom."]
    if fouten:
        raise InvalidInput(fouten)


def check_gehoord(zonder_stem: Collection[str]) -> None:
    """
    Check that of everyone concerned it is known what they say and want, or why not.

    :raises InvalidInput: naming who is still open
    """
    if zonder_stem:
        raise InvalidInput(
            {"stem": [f"Wat wil {naam}? Schrijf het op, of kies waarom u nog niet sprak." for naam in zonder_stem]}
        )
