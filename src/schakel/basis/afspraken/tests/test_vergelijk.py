"""Does a reader see in words what another version changes?"""

import copy
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from schakel.basis.afspraken import actions
from schakel.basis.afspraken.rules.vergelijken import Wijziging, compare
from schakel.basis.afspraken.tests.builders import MACHINE, klein
from schakel.basis.toegang.tests.builders import Ploeg

W = Wijziging
LIJST = st.lists(st.sampled_from("abcdef"), unique=True)


def soorten(voor: str, na: str) -> dict[str, Wijziging]:
    """Compare two rows of letters; a capital is a changed content."""
    per = [{letter.lower(): letter for letter in rij} for rij in (voor, na)]
    return {v.naam: v.soort for v in compare(*per, op_volgorde=True)}


@pytest.mark.parametrize(("voor", "na", "verwacht"), [
    ("abc", "abc", {}), ("ab", "abc", {"c": W.ERBIJ}), ("abc", "ac", {"b": W.WEG}), ("abc", "aBc", {"b": W.ANDERS}),
    ("abc", "xabc", {"x": W.ERBIJ}), ("abc", "cab", {"c": W.VERPLAATST}), ("", "a", {"a": W.ERBIJ}),
    ("ab", "Ba", {"b": W.ANDERS}),
])  # fmt: skip
def test_what_came_went_and_changed(voor: str, na: str, verwacht: dict[str, Wijziging]) -> None:
    assert soorten(voor, na) == verwacht


@given(LIJST, LIJST)
def test_nothing_differs_only_when_the_lists_are_the_same(voor: list[str], na: list[str]) -> None:
    per = [dict.fromkeys(rij, "") for rij in (voor, na)]
    assert (compare(*per, op_volgorde=True) == []) == (voor == na)


def _twee_versies() -> None:
    een: dict[str, Any] = klein("1")
    twee = copy.deepcopy(klein("2", geldig_van="2017-01-01"))
    nieuw = twee["versies"][0]
    nieuw["artikelen"] = [
        {"nummer": "1", "titel": "Een", "tekst": "Andere tekst."}, {"nummer": "2", "titel": "Twee", "tekst": "Erbij."},
    ]  # fmt: skip
    rij = {"rij": "toch", "als": {"acuut": False}, "dan": {"wie": "wijkteam"}}
    nieuw["tabellen"][0]["rijen"] = [nieuw["tabellen"][0]["rijen"][0], rij]
    inhoud = {**een, "versies": [*een["versies"], *twee["versies"]]}
    actions.load_afspraak(MACHINE, regio="toetsregio", inhoud=inhoud)


@pytest.mark.django_db
def test_the_page_says_what_the_second_version_changes(client: Client, ploeg: Ploeg) -> None:
    _twee_versies()
    client.force_login(ploeg.mensen["Fatima"])
    pagina = client.get("/afspraken/klein/2/vergelijk")
    tekst = " ".join(pagina.content.decode().split())
    per = {deel.kop: [(r.merk[1], r.naam) for r in deel.regels] for deel in pagina.context["pagina"].delen}
    assert per["Artikelen"] == [("Anders", "Artikel 1. Een"), ("Nieuw", "Artikel 2. Twee")]
    assert per["Artikel 1, tabel: Route"] == [("Nieuw", "Toch"), ("Vervalt", "Rest")]
    assert "Andere tekst." in tekst and "Tekst." in tekst
    assert "Als acuut: nee, dan" in tekst and "Als in alle andere gevallen" not in tekst
    terug = client.get("/afspraken/klein/1/vergelijk?met=2").context["pagina"]
    assert ("Vervalt", "Artikel 2. Twee") in [(r.merk[1], r.naam) for r in terug.delen[0].regels]
    assert "/afspraken/klein/2/vergelijk" in client.get("/afspraken/klein/2").content.decode()


@pytest.mark.django_db
def test_what_is_not_there_or_not_theirs_is_not_found(client: Client, ploeg: Ploeg) -> None:
    actions.load_afspraak(MACHINE, regio="toetsregio", inhoud=klein("1"))
    client.force_login(ploeg.mensen["Fatima"])
    for adres in ("klein/1/vergelijk", "klein/1/vergelijk?met=9", "klein/9/vergelijk", "niets/1/vergelijk"):
        assert client.get(f"/afspraken/{adres}").status_code == 404, adres
