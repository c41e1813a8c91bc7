"""What does a row of the work list say about one kind of work?"""

from dataclasses import dataclass

from schakel.casuswerk.werkplek.rules.soorten import Doel, Soortwerk


@dataclass(frozen=True, slots=True)
class Werk:
    """One kind of work. `wie` waits for whoever owns the term; `uitleg` says in a sentence what is asked."""

    titel: str
    uitleg: str
    soort: Soortwerk
    icoon: str
    actie: str
    doel: Doel
    wie: str
