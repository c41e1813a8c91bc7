"""A casus begins at the team that knows the family: own signals, the steps of the meldcode, and one deed to report."""

from datetime import timedelta

import pytest

from tests.stories import toneel
from tests.stories.bezoek import Bezoek
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser
GEZIN = "Zonneveld"


def test_own_signals_become_a_report_in_one_deed(als: Ploeg, wereld: Wereld) -> None:
    jamila = als("Jamila Bouzid")
    pad = _writes_down_what_she_saw(jamila, wereld)
    _nobody_else_finds_it([als("Sanne Vos"), als("Wim Kramer")], pad)
    nummer = _asks_advice_without_a_name(als("Ibrahim Yilmaz"))
    _walks_the_steps(jamila, pad, nummer)
    wereld.tijd_gaat(days=3)
    _reports_in_one_deed(jamila, pad)
    fatima = als("Fatima Haddou")
    _veilig_thuis_has_it(fatima)
    _nobody_else_finds_it([fatima], pad)


def _writes_down_what_she_saw(jamila: Bezoek, wereld: Wereld) -> str:
    jamila.gaat_naar("/vermoedens/nieuw")
    jamila.ziet("Stap 1 van de meldcode", "Alleen uw team ziet dit", "Bel 112")
    jamila.keurt("the empty sheet of a suspicion")
    jamila.vult_in({
        "Om welk gezin gaat het?": GEZIN,
        "Wanneer had u het eerste vermoeden?": toneel.lokaal(wereld.nu + timedelta(days=2)),
    })  # fmt: skip
    jamila.kiest("Leg vast", soort="button", binnen="main")
    jamila.ziet("Er is iets nog niet goed", "Vul in: Wat zag of hoorde u")
    assert jamila.page.get_by_label("Om welk gezin gaat het?").input_value() == GEZIN, "what was typed is kept"
    jamila.keurt("the sheet of a suspicion with its faults")
    jamila.vult_in({"Wat zag of hoorde u?": "Het kind schrok van een harde stem. Zij wilde niet naar huis."})
    jamila.kiest("Leg vast", soort="button", binnen="main")
    jamila.ziet("kan niet in de toekomst liggen")
    jamila.vult_in({
        "Wanneer had u het eerste vermoeden?": toneel.lokaal(wereld.nu - timedelta(days=4)),
    })  # fmt: skip
    jamila.kiest("Leg vast", soort="button", binnen="main")
    jamila.ziet(GEZIN, "Van het eerste vermoeden tot het bellen van Veilig Thuis")
    jamila.keurt("a suspicion")
    return jamila.pad


def _nobody_else_finds_it(anderen: list[Bezoek], pad: str) -> None:
    for bezoek in anderen:
        bezoek.krijgt(404, pad)
        bezoek.gaat_naar("/vermoedens")
        bezoek.ziet_niet(GEZIN)


def _asks_advice_without_a_name(ibrahim: Bezoek) -> str:
    """Veilig Thuis writes down a question and an answer, and nothing that tells of whom it is; return its number."""
    ibrahim.gaat_naar("/adviezen/nieuw")
    ibrahim.vult_in({
        "Wat is de vraag?": "Een kind schrikt van harde stemmen en wil niet naar huis.",
        "Welk advies heeft u gegeven?": "Praat met beide ouders en spreek het kind alleen.",
    })  # fmt: skip
    ibrahim.page.get_by_label("Wie vraagt advies?").first.select_option(index=1)
    ibrahim.kiest("Bewaar", soort="button", binnen="main")
    ibrahim.ziet("Nummer voor de vrager")
    return str(ibrahim.page.locator("dd", has_text="ADV ").first.inner_text())


def _walks_the_steps(jamila: Bezoek, pad: str, nummer: str) -> None:
    _zet(jamila, pad, "OVERLEG", "Gebeld met Veilig Thuis, zonder namen.", **{"stap-adviesnummer": nummer})
    jamila.ziet(nummer)
    _zet(jamila, pad, "GESPREK", "Thuis gesproken met moeder. Zij zegt dat er vaak ruzie is.")
    wegen = {"stap-vermoeden": "ja", "stap-acuut_of_structureel": "ja"}
    _zet(jamila, pad, "WEGEN", "Samen met de gedragswetenschapper gewogen.", **wegen)
    jamila.keurt("a suspicion that must be reported")


def _zet(jamila: Bezoek, pad: str, stap: str, tekst: str, **velden: str) -> None:
    jamila.gaat_naar(pad)
    jamila.page.select_option("[name=stap-soort]", stap)
    jamila.page.fill("[name=stap-gedaan_op]", jamila.wereld.nu.date().isoformat())
    jamila.page.fill("[name=stap-tekst]", tekst)
    for naam, waarde in velden.items():
        veld = jamila.page.locator(f"[name={naam}]")
        if veld.first.get_attribute("type") == "radio":
            jamila.page.locator(f"[name={naam}][value={waarde}]").check(force=True)
        else:
            veld.fill(waarde)
    jamila.kiest("Leg de stap vast", soort="button", binnen="main")
    jamila.ziet("Wat is gedaan")


def _reports_in_one_deed(jamila: Bezoek, pad: str) -> None:
    jamila.gaat_naar(pad)
    jamila.kiest("Meld nu", soort="button", binnen="main")
    jamila.keurt("a report of one's own with its faults")
    jamila.page.fill("[name=melden-toelichting]", "Het kind is bang thuis. Moeder bevestigt ruzies met geweld.")
    jamila.page.locator("[name=melden-acuut][value=NEE]").check(force=True)
    jamila.page.fill("[name=melden-achternaam]", GEZIN)
    jamila.page.fill("[name=melden-postcode]", "2532 CX")
    jamila.page.fill("[name=melden-aantal_kinderen]", "1")
    jamila.kiest("Meld nu", soort="button", binnen="main")
    jamila.ziet("Gemeld bij Veilig Thuis", "Ontvangen door Veilig Thuis")
    jamila.keurt("a suspicion that was reported")
    jamila.foto("vermoeden-gemeld")


def _veilig_thuis_has_it(fatima: Bezoek) -> None:
    fatima.gaat_naar("/werkvoorraad?soort=beoordelen")
    fatima.ziet(f"gezin {GEZIN}")
    fatima.kiest(f"Veiligheidsbeoordeling: gezin {GEZIN}", soort="link")
    fatima.ziet("bang thuis", "Beroepskracht", "Het gezin mag de naam horen")
    fatima.ziet_niet("wilde niet naar huis")
