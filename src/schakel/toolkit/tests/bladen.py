"""Renders every page and component to files, so that a browser, axe and people can look at them."""

import shutil
from pathlib import Path
from typing import Any

from django.template import Context, Template
from django.template.loader import render_to_string

from schakel.toolkit.tests import voorbeelden

TOOLKIT = Path(__file__).resolve().parents[1]
BLADEN = ("stijlpagina", "openbaar", "afdruk", "inloggen", "fout", "concept")


def _from_file(naam: str, waarden: dict[str, Any]) -> str:
    bron = (Path(__file__).parent / naam).read_text()
    return str(Template(bron).render(Context(waarden)))


def render_blad(naam: str) -> str:
    """This function will render one sample page."""
    waarden = {**voorbeelden.schil(), **voorbeelden.onderdelen(), "nu": voorbeelden.NU}
    if naam == "stijlpagina":
        return _from_file("stijlpagina.html", waarden)
    if naam in ("openbaar", "afdruk", "concept"):
        return _from_file(f"{naam}_voorbeeld.html", waarden)
    if naam == "inloggen":
        return render_to_string("inloggen.html", {"csrf_token": "proef", **voorbeelden.personas()})
    return render_to_string(
        "fout.html",
        {
            **voorbeelden.schil(),
            "fout_titel": "Dit kan nu niet",
            "fout_tekst": "Deze overdracht is al aangenomen door een collega.",
            "ingevuld": [("Reden", "Woont nu in een andere wijk")],
            "terug_url": "#",
            "fout_code": "7Q4K",
        },
    )


def schrijf_bladen(doel: Path) -> dict[str, Path]:
    """This function will write all sample pages with their assets to a folder and return where each stands."""
    shutil.copytree(TOOLKIT / "static", doel / "static", dirs_exist_ok=True)
    paden = {}
    for naam in BLADEN:
        paden[naam] = doel / f"{naam}.html"
        paden[naam].write_text(render_blad(naam).replace('"/static/', '"static/'), encoding="utf-8")
    return paden
