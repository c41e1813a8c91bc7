"""Can everybody read the colours?  Every pair that our components use, computed from the theme file itself."""

import re
from pathlib import Path

import pytest

STATISCH = Path(__file__).resolve().parents[1] / "static" / "schakel"
SJABLONEN = Path(__file__).resolve().parents[1] / "templates"
THEMA = STATISCH / "thema-neutraal.css"

TEKST: dict[str, tuple[str, ...]] = {
    "tekst": (
        "vlak",
        "vlak-verhoogd",
        "vlak-rustig",
        "accent-zacht",
        "gevaar-zacht",
        "let-op-zacht",
        "veilig-zacht",
        "focus-vlak",
    ),
    "tekst-rustig": (
        "vlak",
        "vlak-verhoogd",
        "vlak-rustig",
        "accent-zacht",
        "gevaar-zacht",
        "let-op-zacht",
        "veilig-zacht",
    ),
    "tekst-zacht": ("vlak", "vlak-verhoogd", "vlak-rustig", "accent-zacht", "gevaar-zacht"),
    "accent": ("vlak", "vlak-verhoogd", "accent-zacht"),
    "accent-donker": ("vlak", "vlak-verhoogd", "accent-zacht"),
    "op-accent": ("accent", "accent-donker", "gevaar", "gevaar-donker", "veilig", "tekst-rustig", "tekst-zacht"),
    "gevaar": ("vlak", "vlak-verhoogd", "gevaar-zacht"),
    "let-op": ("vlak", "vlak-verhoogd", "let-op-zacht"),
    "veilig": ("vlak", "vlak-verhoogd", "veilig-zacht"),
    "vlak-verhoogd": ("tekst",),
}
RAND: dict[str, tuple[str, ...]] = {
    "lijn-sterk": ("vlak", "vlak-verhoogd"),
    "focus": ("vlak", "vlak-verhoogd"),
}
PAREN = [(4.5, voor, achter) for voor, gronden in TEKST.items() for achter in gronden]
PAREN += [(3.0, voor, achter) for voor, gronden in RAND.items() for achter in gronden]

KLEUR = re.compile(
    r"#[0-9a-fA-F]{3,8}\b|%23[0-9a-fA-F]{3,6}|\b(?:rgb|rgba|hsl|hsla|oklch|lab|lch|color-mix)\(|"
    r"[:\s,](?:black|white|red|green|blue|gray|grey|orange|yellow|purple)\b(?=\s*[;,}\s])"
)


def kleuren() -> dict[str, str]:
    """This function will read the colour tokens of the theme."""
    return dict(re.findall(r"--kleur-([\w-]+):\s*(#[0-9a-f]{6})\s*;", THEMA.read_text()))


def helderheid(kleur: str) -> float:
    """This function will return the relative luminance of WCAG 2."""
    delen = [int(kleur[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4 for deel in delen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(een: str, ander: str) -> float:
    """This function will return the contrast ratio of WCAG 2."""
    licht, donker = sorted((helderheid(een), helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def test_the_computation_knows_black_on_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_there_are_47_pairs() -> None:
    assert len(PAREN) == 47


@pytest.mark.parametrize(("grens", "voor", "achter"), PAREN)
def test_a_pair_can_be_read(grens: float, voor: str, achter: str) -> None:
    tokens = kleuren()
    assert contrast(tokens[voor], tokens[achter]) >= grens


@pytest.mark.parametrize("bestand", sorted(STATISCH.glob("*.css")), ids=lambda pad: pad.name)
def test_no_colour_stands_outside_the_theme(bestand: Path) -> None:
    if bestand != THEMA:
        zonder_uitleg = re.sub(r"/\*.*?\*/", "", bestand.read_text(), flags=re.DOTALL)
        assert KLEUR.findall(zonder_uitleg) == []


@pytest.mark.parametrize("bestand", sorted(STATISCH.glob("*.css")), ids=lambda pad: pad.name)
def test_every_token_that_is_used_exists(bestand: Path) -> None:
    alles = "".join(pad.read_text() for pad in STATISCH.glob("*.css"))
    bekend = set(re.findall(r"(--[\w-]+)\s*:", alles))
    gebruikt = set(re.findall(r"var\((--[\w-]+)\)", bestand.read_text()))
    assert gebruikt <= bekend


@pytest.mark.parametrize("bestand", sorted(STATISCH.glob("*.css")), ids=lambda pad: pad.name)
def test_every_block_of_a_style_file_is_closed(bestand: Path) -> None:
    diepte = 0
    for nummer, regel in enumerate(bestand.read_text().splitlines(), start=1):
        if regel.startswith("@media"):
            assert diepte == 0, f"line {nummer} stands inside a block that was never closed"
        diepte += regel.count("{") - regel.count("}")
        assert diepte >= 0, f"line {nummer} closes too much"
    assert diepte == 0


@pytest.mark.parametrize("bestand", sorted(SJABLONEN.rglob("*.html")), ids=lambda pad: pad.name)
def test_a_template_holds_no_style_no_script_and_no_colour(bestand: Path) -> None:
    bron = bestand.read_text()
    assert not re.search(r"\sstyle\s*=", bron)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", bron)
    assert not re.search(r"<style", bron)
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", bron))
    assert not re.search(r"#[0-9a-fA-F]{6}\b", bron)


def test_every_sign_that_a_template_names_is_drawn() -> None:
    tekens = set(re.findall(r"\.icoon--([\w-]+)", (STATISCH / "tekens.css").read_text()))
    genoemd = {n for pad in SJABLONEN.rglob("*.html") for n in re.findall(r'{% icoon "([\w-]+)"', pad.read_text())}
    assert genoemd <= tekens
