"""Which part of the plan may follow which, and what must be said when a condition is not met?"""

from collections.abc import Mapping

from schakel.casuswerk.plannen.rules.plan import Planfase
from schakel.kernel.errors import InvalidInput, NotPossible

# One step at a time forward, and back whenever it turns out not to be safe.
POORT_OVERGANGEN: Mapping[Planfase, frozenset[Planfase]] = {
    Planfase.VEILIGHEID: frozenset({Planfase.HULPVERLENING}),
    Planfase.HULPVERLENING: frozenset({Planfase.VEILIGHEID, Planfase.HERSTEL}),
    Planfase.HERSTEL: frozenset({Planfase.VEILIGHEID, Planfase.HULPVERLENING}),
}
VOLGORDE = tuple(Planfase)
FASENAMEN: Mapping[Planfase, str] = {
    Planfase.VEILIGHEID: "veiligheid",
    Planfase.HULPVERLENING: "hulpverlening",
    Planfase.HERSTEL: "herstel",
}


def is_back(van: Planfase, naar: Planfase) -> bool:
    """Answer whether a gate leads back."""
    return VOLGORDE.index(naar) < VOLGORDE.index(van)


def needs_despite(naar: Planfase, *, open_voorwaarden: int) -> bool:
    """Answer whether going on needs a reason of its own: recovery never hides a condition that is not met."""
    return naar is Planfase.HERSTEL and open_voorwaarden > 0


def check_poort(van: Planfase, naar: Planfase, *, reden: str, ondanks: str, open_voorwaarden: int) -> None:
    """
    Check that people may go to this part of the plan with these reasons.

    :raises NotPossible: if this part does not follow on that one
    :raises InvalidInput: if a reason lacks
    """
    if naar not in POORT_OVERGANGEN[van]:
        raise NotPossible(f"Het plan staat nu bij {FASENAMEN[van]}. Daarna komt niet {FASENAMEN[naar]}.")
    fouten: dict[str, list[str]] = {}
    if not reden.strip():
        fouten["reden"] = ["Schrijf waarom u deze stap neemt."]
    if needs_despite(naar, open_voorwaarden=open_voorwaarden) and not ondanks.strip():
        fouten["ondanks"] = ["Er zijn voorwaarden die nog niet zijn nagekomen. Schrijf waarom u toch verdergaat."]
    if fouten:
        raise InvalidInput(fouten)
