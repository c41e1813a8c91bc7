"""How does a page of the rows behind a figure lead to the next, and what does it say of how many there are?"""

from django.utils.translation import ngettext

from schakel.casuswerk.werkplek.queries.rijbladen import RIJEN, Rijblad, Rijplek
from schakel.toolkit.bladwijzer import bookmark


def place_in(na: Rijplek | None, voor: Rijplek | None) -> dict[str, str]:
    """Return what stands in the address of the page after a place, or of the one before it."""
    if voor is not None:
        return {"voor": bookmark(RIJEN, *voor.getallen)}
    return {"na": bookmark(RIJEN, *na.getallen)} if na is not None else {}


def told(blad: Rijblad) -> str:
    """Return how many rows there are, behind a title, when all of them stand on this page."""
    return "" if blad.aantal is None else f": {blad.aantal}"


def on_page(blad: Rijblad) -> str:
    """Return how many rows stand on this page."""
    return ngettext("%(n)d op deze bladzijde", "%(n)d op deze bladzijde", len(blad.rijen)) % {"n": len(blad.rijen)}
