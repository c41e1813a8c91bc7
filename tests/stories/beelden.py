"""How a picture of the manual is made: from the page that a story has open."""

from pathlib import Path

from tests.stories.bezoek import Bezoek

DOCS = Path(__file__).parents[2] / "docs"
BREEDTE = 1280


def maak(bezoek: Bezoek, naam: str, *, heel: bool = True) -> None:
    """Write the picture of the page that is open, and for a designer.s eye the one of a phone."""
    bezoek.foto(f"beeld-{naam}")
    map_ = DOCS / "handleiding" / "beeld"
    map_.mkdir(parents=True, exist_ok=True)
    bezoek.page.evaluate("document.activeElement.blur()")
    bezoek.page.set_viewport_size({"width": BREEDTE, "height": 1000})
    bezoek.page.evaluate("window.scrollTo(0, 0)")
    bezoek.page.screenshot(path=str(map_ / f"{naam}.png"), full_page=heel)
