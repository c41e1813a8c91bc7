"""The pictures of README and manual are real pages: made here when asked, and looked after otherwise."""

import os
import struct
from pathlib import Path

import pytest

from tests.stories import toneel
from tests.stories.beelden import BREEDTE, DOCS, maak
from tests.stories.bezoek import Bezoek
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

HANDLEIDING = (
    "voordeur",
    "veiligheidsbeoordeling",
    "overdracht",
    "werkvoorraad",
    "casuspagina",
    "afspraken",
    "plan",
    "bijeenkomsten",
    "kinderen",
)
BEELDEN = {
    DOCS / "beeld" / "casus.png": DOCS.parent / "README.md",
    **{DOCS / "handleiding" / "beeld" / f"{naam}.png": DOCS / "handleiding" / f"{naam}.md" for naam in HANDLEIDING},
}
TERPSTRA = toneel.Gezin(
    "Terpstra",
    huisnummer="118",
    mensen=(
        ("Marloes Terpstra", "4-5-1982", "SLACHTOFFER"),
        ("Joris van Dalen", "38", "PLEGER"),
        ("Daan Terpstra", "14", "KIND"),
        ("Fenna Terpstra", "9", "KIND"),
        ("Teun van Dalen", "4", "KIND"),
    ),
)


@pytest.mark.parametrize("beeld", BEELDEN, ids=lambda pad: pad.stem)
def test_each_picture_is_there_and_used(beeld: Path) -> None:
    kop = beeld.read_bytes()[:24]
    breedte, hoogte = struct.unpack(">II", kop[16:24])
    assert (breedte, hoogte > 600) == (BREEDTE, True), f"{beeld.name} is {breedte} x {hoogte}"
    tekst = BEELDEN[beeld].read_text(encoding="utf-8")
    assert beeld.relative_to(BEELDEN[beeld].parent).as_posix() in tekst, f"nobody shows {beeld.name}"


@pytest.mark.browser
@pytest.mark.skipif(not os.environ.get("SCHAKEL_BEELDEN"), reason="pictures are made when SCHAKEL_BEELDEN is set")
def test_the_pictures_are_made_from_real_pages(als: Ploeg, wereld: Wereld) -> None:
    ibrahim, fatima, gerda = als("Ibrahim Yilmaz"), als("Fatima Haddou"), als("Gerda Postma")
    for naam, nummer, acuut in (("Veldman", "7", "Nee"), ("De Bruin", "8", "Nog niet duidelijk")):
        toneel.neemt_melding_aan(ibrahim, toneel.Gezin(naam, huisnummer=nummer), acuut=acuut)
    _types_a_report(ibrahim)
    toneel.neemt_melding_aan(ibrahim, TERPSTRA)
    wereld.tijd_gaat(hours=11)
    toneel.begint_beoordeling(fatima, TERPSTRA)
    toneel.beantwoordt(fatima)
    toneel.hoort_iedereen(fatima, TERPSTRA)
    toneel.beslissen_samen(fatima, gerda)
    maak(fatima, "veiligheidsbeoordeling", heel=False)
    fatima.kiest("Kies dit voorstel")
    fatima.kiest("Naar de casus")
    casus = fatima.pad
    fatima.kiest("Jeugdteam Escamp", soort="link")
    toneel.zet_stap(fatima, "aanbieden")
    overdracht = fatima.pad
    jamila = als("Jamila Bouzid")
    jamila.gaat_naar(overdracht)
    maak(jamila, "overdracht")
    fatima.gaat_naar("/werkvoorraad")
    maak(fatima, "werkvoorraad")
    toneel.neemt_over(fatima, jamila, overdracht)
    wereld.tijd_gaat(days=2)
    jamila.gaat_naar(casus)
    maak(jamila, "casuspagina")
    jamila.gaat_naar("/afspraken/samenwerking-veilig-thuis-lokaal/voorbeeld-1")
    maak(jamila, "afspraken", heel=False)
    (DOCS / "beeld").mkdir(exist_ok=True)
    (DOCS / "beeld" / "casus.png").write_bytes((DOCS / "handleiding" / "beeld" / "casuspagina.png").read_bytes())


def _types_a_report(ibrahim: Bezoek) -> None:
    ibrahim.gaat_naar("/meldingen/nieuw")
    ibrahim.page.get_by_label("Het dreigt", exact=True).first.check(force=True)
    ibrahim.vult_in({"Postcode": "2532 CX", "Huisnummer": "114", "Wat ziet of hoort de beller?": TERPSTRA.wat})
    for rij, (naam, geboren, rol) in enumerate(TERPSTRA.leden()[:3]):
        toneel.nog_een_rij(ibrahim, rij)
        ibrahim.page.fill(f"[name=p{rij}-naam]", naam)
        ibrahim.page.fill(f"[name=p{rij}-geboren]", geboren)
        ibrahim.page.select_option(f"[name=p{rij}-rol]", rol)
    ibrahim.page.get_by_text("Ook op de server").wait_for()
    maak(ibrahim, "voordeur", heel=False)
    # What was typed for the picture is no draft to come back to.
    ibrahim.gaat_naar("/meldingen/nieuw")
    ibrahim.kiest("Ga daarmee verder")
    ibrahim.kiest("Gooi dit concept weg")
