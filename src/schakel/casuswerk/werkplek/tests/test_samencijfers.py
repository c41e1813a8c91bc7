"""Figures over meetings, contact and help: what they count, that they open, and that an outsider counts nothing."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.bijeenkomsten import actions
from schakel.casuswerk.bijeenkomsten.queries.cijfers import groups_now, shut_per_form, tables_between
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import Bijeenkomstsoort, Plicht, Rondreden
from schakel.casuswerk.bijeenkomsten.rules.contact import Zoekuitkomst, Zoekweg
from schakel.casuswerk.bijeenkomsten.rules.werklijn import WerklijnStatus
from schakel.casuswerk.bijeenkomsten.tests.builders import (
    een_bijeenkomst,
    een_werklijn,
    een_zaak,
    gehouden,
    gezin,
    wie,
)
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.kinderen import actions as kinderen
from schakel.casuswerk.kinderen.rules.aanbod import KindhulpStatus
from schakel.casuswerk.kinderen.tests.builders import een_kind, een_wens, met_regio
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.personen.rules import PersoonRol
from schakel.casuswerk.werkplek.queries.samen import help_of_children
from schakel.casuswerk.werkplek.rules.maand import Maand
from schakel.casuswerk.werkplek.tests.builders import meld_aan
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
APART = dict.fromkeys(("SLACHTOFFER", "PLEGER", "KIND", "netwerk", "vt-triage", "jeugdteam-west"), ("APART", ""))


Bezoek = Callable[[str], Client]


@pytest.fixture
def bezoek(ploeg: Ploeg, settings: Settings) -> Bezoek:
    Path(str(settings.KLOK)).write_text((ploeg.moment + timedelta(hours=40)).isoformat(), encoding="utf-8")
    return lambda naam: meld_aan(Client(), ploeg, naam)


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_zaak(ploeg)


def _try(ploeg: Ploeg, casus: Casus, rol: str, uitkomst: Zoekuitkomst, uren: int = 30) -> None:
    persoon, fatima = gezin(ploeg, casus)[rol], wie(ploeg, uren=uren)
    with transactie(fatima, wat="toets"):
        actions.record_poging(
            fatima, dossier=casus.dossier, persoon=persoon, op=fatima.moment, weg=Zoekweg.HUISBEZOEK,
            uitkomst=uitkomst, aangeboden="Een gesprek.",
        )  # fmt: skip


def test_how_often_everyone_sat_there_and_who_did_not(ploeg: Ploeg, casus: Casus) -> None:
    mensen = gezin(ploeg, casus)
    gehouden(ploeg, een_bijeenkomst(ploeg, casus))
    gehouden(ploeg, een_bijeenkomst(ploeg, casus), {"PLEGER": ("AFWEZIG", "WILDE_NIET")})
    zonder = {mensen["PLEGER"]: (Plicht.NIET, "ONVEILIG"), mensen["SLACHTOFFER"]: (Plicht.MOET, "")}
    gehouden(ploeg, een_bijeenkomst(ploeg, casus, mensen=zonder))
    rond = een_bijeenkomst(ploeg, casus, rond=Rondreden.ONVEILIG.value)
    gehouden(ploeg, rond, APART)
    gehouden(ploeg, een_bijeenkomst(ploeg, casus, soort=Bijeenkomstsoort.BEZOEK))
    begin, eind = Maand.van(ploeg.moment.date()).momenten
    fatima = wie(ploeg, uren=40)
    with transactie(fatima, wat="toets"):
        tafels = tables_between(fatima, begin=begin, eind=eind)
        assert tables_between(fatima, begin=eind, eind=eind + timedelta(days=30)) == []
    assert [(t.heel, t.rond, list(t.gemist)) for t in tafels] == [
        (True, False, []),
        (False, False, [("PLEGER", "WILDE_NIET")]),
        (False, False, [("PLEGER", "ONVEILIG")]),
        (False, True, []),
    ]


def test_who_uses_violence_is_counted_beside_victims_and_children(ploeg: Ploeg, casus: Casus) -> None:
    _try(ploeg, casus, "PLEGER", Zoekuitkomst.DEUR_DICHT)
    _try(ploeg, casus, "SLACHTOFFER", Zoekuitkomst.DEUR_DICHT)
    _try(ploeg, casus, "SLACHTOFFER", Zoekuitkomst.BEREIKT, 31)
    lijn, jamila = een_werklijn(ploeg, casus, gezin(ploeg, casus)["PLEGER"]), wie(ploeg, "Jamila", 40)
    with transactie(jamila, wat="toets"):
        for naar in (WerklijnStatus.AANGEVRAAGD, WerklijnStatus.AANGENOMEN, WerklijnStatus.GESTART):
            actions.move_werklijn(jamila, werklijn=lijn, naar=naar, op=ploeg.moment.date())
        geteld, dicht = groups_now(jamila), shut_per_form(jamila)
    nul = {"gesproken": 0, "aanbod": 0, "gestart": 0, "gezocht": 0, "dicht": 0}
    assert geteld["PLEGER"] == {"mensen": 1, **nul, "aanbod": 1, "gestart": 1, "gezocht": 1, "dicht": 1}
    assert geteld["SLACHTOFFER"] == {"mensen": 1, **nul, "gesproken": 1, "gezocht": 1}
    assert geteld["KIND"] == {"mensen": 2, **nul}
    assert dicht and all({groep: n for groep, n in per.items() if n} == {"PLEGER": 1} for per in dicht.values())


@pytest.mark.parametrize("rol", ["OUDER", "ONBEKEND"])
def test_everyone_of_a_family_is_in_a_group_of_the_figure(ploeg: Ploeg, casus: Casus, bezoek: Bezoek, rol: str) -> None:
    """Another parent behind a door that stays shut is not nobody; nor is who has no role yet."""
    fatima = wie(ploeg)
    with transactie(fatima, wat="toets"):
        personen.add_persoon(fatima, dossier=casus.dossier_id, rol=PersoonRol(rol), omschrijving="vader van Fenna")
    _try(ploeg, casus, rol, Zoekuitkomst.DEUR_DICHT)
    h = wie(ploeg, uren=40)
    with transactie(h, wat="toets"):
        geteld, dicht = groups_now(h), shut_per_form(h)
    assert (geteld[rol]["mensen"], geteld[rol]["gezocht"], geteld[rol]["dicht"]) == (1, 1, 1)
    assert all(per[rol] == 1 for per in dicht.values())
    assert "Terpstra" in bezoek("Fatima").get(f"/samencijfers/{rol.lower()}/dicht").content.decode()


def test_the_own_help_of_a_child_counts_beside_it(ploeg: Ploeg, bezoek: Bezoek) -> None:
    casus, kind = een_kind(met_regio(ploeg))
    hulp, fatima = een_wens(ploeg, casus, kind), wie(ploeg)
    with transactie(fatima, wat="toets"):
        elders = help_of_children(fatima)
        assert groups_now(fatima, elders=elders)["KIND"]["aanbod"] == 0
        kinderen.move_hulp(fatima, hulp=hulp, naar=KindhulpStatus.GEVRAAGD, op=ploeg.moment.date(), ja=["OUDERS"])
        geteld = groups_now(fatima, elders=elders)
    assert (geteld["KIND"]["aanbod"], geteld["KIND"]["gestart"], geteld["PLEGER"]["aanbod"]) == (1, 0, 0)
    assert "Terpstra" in bezoek("Fatima").get("/samencijfers/kind/aanbod").content.decode()


def test_the_figures_open_down_to_their_casussen(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    gehouden(ploeg, een_bijeenkomst(ploeg, casus), {"PLEGER": ("AFWEZIG", "WILDE_NIET")})
    _try(ploeg, casus, "PLEGER", Zoekuitkomst.DEUR_DICHT)
    client = bezoek("Jamila")
    pagina = client.get("/samencijfers?maand=2016-03").content.decode()
    assert "0% van de bijeenkomsten was met het hele gezin" in pagina
    assert "Gebruikt geweld: wilde niet komen" in pagina
    for pad in ("tafel/niet-heel", "pleger/dicht", "kind/mensen"):
        assert f"/samencijfers/{pad}?maand=2016-03" in pagina
        rijen = client.get(f"/samencijfers/{pad}?maand=2016-03")
        assert "Terpstra" in rijen.content.decode(), pad
    assert "Niets dat u mag openen" in client.get("/samencijfers/tafel/heel?maand=2016-03").content.decode()
    assert client.get("/samencijfers/pleger/onzin").status_code == 404
    assert client.get("/samencijfers?maand=zomaar").status_code == 400
    assert client.get("/samencijfers").status_code == 200


def test_the_card_on_the_casus_says_the_one_next_step(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    client, pad = bezoek("Jamila"), f"/casussen/{casus.dossier.publiek_id}"
    assert "Bekijk bijeenkomsten" in client.get(pad).content.decode()
    een_bijeenkomst(ploeg, casus)
    assert "Open de bijeenkomst" in client.get(pad).content.decode()
    _try(ploeg, casus, "PLEGER", Zoekuitkomst.DEUR_DICHT, 23)
    assert "Zoek opnieuw contact" in client.get(pad).content.decode()
    gehouden(ploeg, een_bijeenkomst(ploeg, casus, soort=Bijeenkomstsoort.BEZOEK))
    deel = client.get(f"{pad}/delen/bijeenkomsten").content.decode()
    assert "Bevestig het bezoek" in deel and "Met 1 persoon is geen contact" in deel
    for naam in ("Elif", "Bram"):
        assert bezoek(naam).get(f"{pad}/delen/bijeenkomsten").status_code in (403, 404)


@pytest.mark.parametrize("naam", ["Carlijn", "Elif"])
def test_another_team_counts_nothing_of_it(ploeg: Ploeg, casus: Casus, bezoek: Bezoek, naam: str) -> None:
    gehouden(ploeg, een_bijeenkomst(ploeg, casus))
    pagina = bezoek(naam).get("/samencijfers?maand=2016-03").content.decode()
    assert "In deze maand is geen gesprek of sessie gehouden." in pagina
    assert "Niets dat u mag openen" in bezoek(naam).get("/samencijfers/kind/mensen").content.decode()


@pytest.mark.parametrize("naam", ["Bram", "Frank"])
def test_who_may_see_no_figures(ploeg: Ploeg, bezoek: Bezoek, naam: str) -> None:
    assert bezoek(naam).get("/samencijfers").status_code == 403


def test_more_meetings_ask_no_more_queries(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    client = bezoek("Fatima")
    paden = ["/samencijfers?maand=2016-03", f"/casussen/{casus.dossier.publiek_id}/delen/bijeenkomsten"]

    def tel() -> list[int]:
        gevonden = []
        for pad in paden:
            client.get(pad)
            with CaptureQueriesContext(connection) as gesteld:
                assert client.get(pad).status_code == 200
            gevonden.append(len(gesteld))
        return gevonden

    gehouden(ploeg, een_bijeenkomst(ploeg, casus))
    _try(ploeg, casus, "PLEGER", Zoekuitkomst.DEUR_DICHT)
    eerst = tel()
    for n in range(3):
        gehouden(ploeg, een_bijeenkomst(ploeg, casus))
        _try(ploeg, casus, "KIND", Zoekuitkomst.DEUR_DICHT, 31 + n)
    assert tel() == eerst
