"""Which ways can a deed or a look say no?  One middleware turns these into page, fragment or API error."""

from collections.abc import Mapping, Sequence


class SchakelError(Exception):
    """A refusal whose text is Dutch and fit to show."""

    status = 400

    def __init__(self, tekst: str) -> None:
        super().__init__(tekst)
        self.tekst = tekst


class NotFound(SchakelError):
    """The thing does not exist, or this actor may not know that it does: the two are never told apart."""

    status = 404

    def __init__(self, tekst: str = "Deze pagina bestaat niet, of u mag haar niet zien.") -> None:
        super().__init__(tekst)


class NotAllowed(SchakelError):
    """This actor may know of the thing, but may not do this to it."""

    status = 403


class NotPossible(SchakelError):
    """The state of the thing does not permit this deed."""

    status = 409


class InvalidInput(SchakelError):
    """What was typed cannot be used; every fault is named, at its own field."""

    status = 400

    def __init__(self, fouten: Mapping[str, Sequence[str]]) -> None:
        super().__init__("Niet alles is goed ingevuld.")
        self.fouten = {veld: list(teksten) for veld, teksten in fouten.items()}
