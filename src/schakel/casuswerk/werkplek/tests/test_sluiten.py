"""The end of a casus: what became of everybody is asked, kept encrypted, and stays to be read after reopening."""

from datetime import timedelta

import pytest

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.rules import Heropenreden, Sluitreden, Veiligheidsbeeld
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.plannen.tests.builders import een_drieluik, een_plan
from schakel.casuswerk.werkplek.forms import sluiten as forms
from schakel.casuswerk.werkplek.presenters import sluiten as presenters
from schakel.casuswerk.werkplek.tests.test_beheer import als
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_casus(ploeg)


def getypt(ploeg: Ploeg, casus: Casus, **anders: str) -> dict[str, str]:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=3))
    with transactie(wie, wat="toets"):
        aantal = len(personen.personen_of(wie, dossier=casus.dossier_id))
    return {
        "reden": "VEILIG",
        "veiligheid": "VEILIG",
        "waarom_nu": "Een half jaar zonder geweld.",
        "wie_kijkt": "Ina",
        "wie_rol": "oma",
        **{f"p{nr}-veiligheid": "VEILIG" for nr in range(aantal)},
        **anders,
    }


def test_everybody_is_asked_after_and_it_can_be_read_after_reopening(ploeg: Ploeg, casus: Casus) -> None:
    een_drieluik(ploeg, een_plan(ploeg, casus=casus))
    adres, fatima = f"/casussen/{casus.publiek_id}/sluiten", als(ploeg, "Fatima", 9)
    pagina = fatima.get(adres).content.decode()
    assert "Hoe veilig is ieder?" in pagina and "Iedereen in huis kan ruzie hebben zonder geweld." in pagina
    fout = fatima.post(adres, getypt(ploeg, casus, wie_kijkt=""))
    assert fout.status_code == 400 and "Vul in: Wie houdt een oog" in fout.content.decode()
    assert "Een half jaar zonder geweld." in fout.content.decode(), "what was typed stays"
    klaar = getypt(ploeg, casus, **{"d0-uitkomst": "DEELS"})
    tegenspraak = fatima.post(adres, {**klaar, "p0-veiligheid": "ONVEILIG", "p0-woorden": "Hij dreigt."})
    assert tegenspraak.status_code == 400 and "Dan is het gezin dat ook niet." in tegenspraak.content.decode()
    zonder = fatima.post(adres, {**klaar, "p0-veiligheid": "ONBEKEND"})
    assert zonder.status_code == 400 and "Schrijf er een zin bij." in zonder.content.decode()
    assert fatima.post(adres, {**klaar, "p0-veiligheid": "ONBEKEND", "p0-woorden": "Is verhuisd."}).status_code == 302
    with transactie(ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=10)), wat="toets"):
        rij = Casus.objects.get(pk=casus.pk)
        assert rij.status == "GESLOTEN" and b"half jaar" not in bytes(rij.sluittoelichting or b"")
    fatima = als(ploeg, "Fatima", 30)
    heropen = {"reden": "ONVEILIG_BIJ_CONTROLE", "toelichting": "De juf belde."}
    assert fatima.post(f"/casussen/{casus.publiek_id}/heropenen", heropen).status_code == 302
    tekst = fatima.get(f"/casussen/{casus.publiek_id}/sluitingen").content.decode()
    for zin in ("Een half jaar zonder geweld.", "Ina (oma)", "Is verhuisd.", "Voor een deel", "De juf belde."):
        assert zin in tekst


@pytest.mark.parametrize("naam", ["Jamila", "Wim", "Elif"])
def test_an_outsider_finds_neither_page(ploeg: Ploeg, casus: Casus, naam: str) -> None:
    klant = als(ploeg, naam)
    assert klant.get(f"/casussen/{casus.publiek_id}/sluiten").status_code in (403, 404)
    assert klant.post(f"/casussen/{casus.publiek_id}/sluiten", {}).status_code in (403, 404)
    assert klant.get(f"/casussen/{casus.publiek_id}/sluitingen").status_code in (403, 404)


def test_a_casus_that_never_closed_says_so(ploeg: Ploeg, casus: Casus) -> None:
    tekst = als(ploeg, "Fatima").get(f"/casussen/{casus.publiek_id}/sluitingen").content.decode()
    assert "nog niet eerder gesloten" in tekst


def test_the_way_to_the_closings_stands_where_there_is_one(ploeg: Ploeg, casus: Casus) -> None:
    bladzij, lees = f"/casussen/{casus.dossier.publiek_id}", "Lees hoe deze casus"
    een_drieluik(ploeg, een_plan(ploeg, casus=casus))
    assert lees not in als(ploeg, "Fatima", 9).get(bladzij).content.decode()
    klaar = getypt(ploeg, casus, **{"d0-uitkomst": "DEELS"})
    assert als(ploeg, "Fatima", 9).post(f"/casussen/{casus.publiek_id}/sluiten", klaar).status_code == 302
    assert f"{lees} sloot" in als(ploeg, "Fatima", 10).get(bladzij).content.decode()
    heropen = {"reden": "ONVEILIG_BIJ_CONTROLE", "toelichting": "De juf belde."}
    assert als(ploeg, "Fatima", 30).post(f"/casussen/{casus.publiek_id}/heropenen", heropen).status_code == 302
    assert f"{lees} eerder sloot" in als(ploeg, "Fatima", 31).get(bladzij).content.decode()


def test_without_contact_the_view_on_safety_is_asked(ploeg: Ploeg, casus: Casus) -> None:
    adres, fatima = f"/casussen/{casus.publiek_id}/sluiten", als(ploeg, "Fatima", 9)
    zonder = getypt(ploeg, casus, reden="GEEN_CONTACT", veiligheid="ONBEKEND", toelichting="Wij belden vijf keer aan.")
    antwoord = fatima.post(adres, zonder)
    assert antwoord.status_code == 400
    assert "Zonder contact kan de casus alleen dicht als u weet hoe veilig het is." in antwoord.content.decode()
    assert "Wij belden vijf keer aan." in antwoord.content.decode()


def test_every_reason_has_words() -> None:
    assert {code for code, _naam in forms.REDENEN} == set(presenters.REDENEN) == set(Sluitreden)
    assert {code for code, _naam in forms.BEELDEN} == set(presenters.BEELDEN) == set(Veiligheidsbeeld)
    assert set(presenters.HEROPENREDENEN) == set(Heropenreden)
