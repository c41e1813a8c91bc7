"""A policy adviser reads figures: what they are, how they went, beside another definition, and takes them along."""

import os
import subprocess
import sys

import pytest

from schakel.entrypoints.bediening.ligging import PROJECT
from schakel.entrypoints.bediening.omgeving import django_omgeving
from tests.stories.beelden import maak
from tests.stories.bezoek import Bezoek
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser
CIJFERS = "/sturing/cijfers"


def _publish(wereld: Wereld) -> None:
    omgeving = django_omgeving(wereld.data, "app", wereld.adressen)
    omgeving["PYTHONPATH"] = os.pathsep.join([omgeving["PYTHONPATH"], str(PROJECT)])
    klaar = subprocess.run(
        [sys.executable, "-m", "tests.stories.gepubliceerd"], env=omgeving, cwd=PROJECT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert klaar.returncode == 0, klaar.stderr


def test_a_policy_adviser_reads_figures_and_never_a_case(als: Ploeg, wereld: Wereld) -> None:
    _publish(wereld)
    bas = als("Bas Vermeer")
    bas.gaat_naar("/")
    bas.gaat_naar("/sturing/cijfers")
    bas.ziet("Cijfers om mee te sturen", "nog niet te meten", "Meldingen per gemeente")
    bas.keurt("the overview of figures")
    if os.environ.get("SCHAKEL_BEELDEN"):
        maak(bas, "cijfers", heel=False)
    _reads_a_measure(bas)
    _lays_two_definitions_beside_each_other(bas)
    bas.krijgt(403, "/werkvoorraad")
    bas.krijgt(403, f"{CIJFERS}/uw-team")
    jamila = als("Jamila Bouzid", breedte=320)
    jamila.gaat_naar(f"{CIJFERS}/uw-team")
    jamila.ziet("Uw team naast de regio", "gestart na een warme overdracht")
    jamila.keurt("a team beside its region")
    als("Frank Otten").krijgt(403, CIJFERS)


def _reads_a_measure(bas: Bezoek) -> None:
    bas.kiest("Meldingen", soort="link", binnen="main")
    bas.ziet("de ontvangst van de melding, ook als zij later is ingevoerd", "afgerond op vijf", "Per maand")
    bas.keurt("a measure")
    bas.gaat_naar(f"{CIJFERS}/meldingen?gebied=GM0629&jaar=2016")
    bas.ziet("Wassenaar", "niet getoond")
    with bas.page.expect_download() as klaar:
        bas.page.get_by_role("link", name="Als rekenblad (XLSX)").click()
    assert klaar.value.suggested_filename == "meldingen-2016.xlsx"


def _lays_two_definitions_beside_each_other(bas: Bezoek) -> None:
    bas.gaat_naar(f"{CIJFERS}/onderzoek-tien-weken-melding")
    bas.kiest("Naast de andere definitie leggen")
    bas.ziet("Waarom de uitkomsten verschillen", "alleen onderzoeken die in de periode zijn geëindigd")
    bas.keurt("two definitions side by side")
