"""What must somebody else take over before a team can stop?"""

from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Teamlast:
    """What a team still carries: how much, never which."""

    antwoordt: int = 0
    regie: int = 0
    termijnen: int = 0
    overdrachten: int = 0
    vragen: int = 0

    @property
    def is_leeg(self) -> bool:
        """Answer whether nothing is left."""
        return not any(astuple(self))


def what_to_hand_over(last: Teamlast) -> list[str]:
    """Return what must be handed over first, the safety of people before all; nothing when nothing is left."""
    regels = (
        (last.antwoordt, "dossier waarvoor het team antwoordt", "dossiers waarvoor het team antwoordt"),
        (last.regie, "casus met regie, of een vraag daarom", "casussen met regie, of een vraag daarom"),
        (last.overdrachten, "overdracht die het team nog moet afronden", "overdrachten die het team nog moet afronden"),
        (last.vragen, "vraag die op antwoord wacht", "vragen die op antwoord wachten"),
        (last.termijnen, "termijn die loopt", "termijnen die lopen"),
    )
    return [f"{aantal} {een if aantal == 1 else meer}" for aantal, een, meer in regels if aantal]
