"""Are the figures of an agreement exact, defined, clickable, and no wider than what the reader may open?"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schakel.basis.afspraken.models import AfspraakVersie
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.basis.verantwoording.models import Verantwoording
from schakel.casuswerk.beoordelingen.rules import Besluitsoort
from schakel.casuswerk.beoordelingen.tests.builders import ACUUT, een_besluit, richt_in
from schakel.casuswerk.casussen import actions as casussen
from schakel.casuswerk.casussen.models import Casus, Raadpleegplicht
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.plannen import actions as plannen
from schakel.casuswerk.werkplek.tests.builders import meld_aan, zet_klok
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
CIJFERS = "/afspraken/samenwerking-veilig-thuis-lokaal/voorbeeld-1/cijfers"
WAAROM = "Het wijkteam kent dit gezin al jaren."


@pytest.fixture
def ploeg(ploeg: Ploeg) -> Ploeg:
    """Return the cast in a region with an agreement; a second look at the clock is a day later."""
    richt_in(ploeg)
    return ploeg


def later(ploeg: Ploeg, **hoeveel: int) -> None:
    ploeg.moment += timedelta(**hoeveel)
    zet_klok(ploeg)


def volgt(ploeg: Ploeg) -> None:
    een_besluit(ploeg)
    later(ploeg, days=1)


def wijkt_af(ploeg: Ploeg) -> None:
    een_besluit(ploeg, ontvanger_team=ploeg.team_van("Wim").pk, reden_anders=WAAROM)
    later(ploeg, days=1)


def per_artikel(client: Client, vraag: str = "") -> dict[str, dict[str, int]]:
    pagina = client.get(f"{CIJFERS}{vraag}").context["pagina"]
    return {a.kop.split(".")[0]: {g.naam: g.aantal for g in a.getallen} for a in pagina.artikelen}


def adres_van(client: Client, naam: str) -> str:
    pagina = client.get(CIJFERS).context["pagina"]
    return next(str(g.url) for a in pagina.artikelen for g in a.getallen if g.naam == naam and g.url)


def test_what_decided_and_what_went_otherwise_is_counted_per_article(client: Client, ploeg: Ploeg) -> None:
    volgt(ploeg)
    wijkt_af(ploeg)
    een_besluit(ploeg, Besluitsoort.ONDERZOEK, ACUUT)
    later(ploeg, days=1)
    meld_aan(client, ploeg, "Fatima")
    assert per_artikel(client) == {
        "Artikel 2": {"besliste": 1, "anders gekozen": 0},
        "Artikel 3": {
            "besliste": 2, "anders gekozen": 1,
            "overdracht van een melding met kinderen": 2, "daarvan zonder het jeugdteam": 1,
        },
    }  # fmt: skip
    artikel = client.get(CIJFERS).context["pagina"].artikelen[1]
    assert artikel.uitsplitsing == [("Andere ontvanger dan de afspraak", 1)]


def test_each_figure_opens_down_to_its_rows_with_the_reason_as_it_was_kept(client: Client, ploeg: Ploeg) -> None:
    volgt(ploeg)
    wijkt_af(ploeg)
    meld_aan(client, ploeg, "Fatima")
    for naam, aantal in (("besliste", 2), ("anders gekozen", 1), ("daarvan zonder het jeugdteam", 1)):
        antwoord = client.get(adres_van(client, naam))
        pagina = antwoord.context["pagina"]
        assert len(pagina.regels) == aantal and pagina.titel.endswith(f": {aantal}")
        assert all(client.get(regel.url).status_code == 200 for regel in pagina.regels)
        assert (WAAROM in antwoord.content.decode()) == (naam != "besliste")
    with transactie(ploeg.handeling("Greet"), wat="toets"):
        rij = Verantwoording.objects.filter(wat="werkplek:afspraakrijen").latest("id")
    assert rij.dossiers


def test_the_definition_stands_beside_the_figures(client: Client, ploeg: Ploeg) -> None:
    volgt(ploeg)
    woorden = dict(meld_aan(client, ploeg, "Fatima").get(CIJFERS).context["pagina"].definitie)
    assert woorden["Gebied"] == "Toetsregio: alleen zaken die u zelf mag openen"
    assert woorden["Periode"] == "van 5 maart 2015 tot en met 3 maart 2016"
    assert woorden["Noemer"].startswith("alle besluiten waarin deze versie besliste")
    assert woorden["Gemeten op"] == "3 maart 2016, 21.41 uur"
    assert set(woorden) == {"Gebied", "Periode", "Begin", "Noemer", "Zonder uitleg", "Telt niet mee", "Gemeten op"}


def test_the_period_is_exact_to_the_day_of_amsterdam(client: Client, ploeg: Ploeg) -> None:
    een_besluit(ploeg)  # decided on 3 March at 02:41 in Amsterdam, 2 March by universal time plus one
    later(ploeg, days=3)
    meld_aan(client, ploeg, "Fatima")
    for vraag, aantal in (
        ("?van=2016-03-03&tot=2016-03-03", 1),
        ("?van=2016-03-04&tot=2016-03-05", 0),
        ("?van=2016-03-01&tot=2016-03-02", 0),
    ):
        assert per_artikel(client, vraag).get("Artikel 3", {}).get("besliste", 0) == aantal, vraag


def test_a_period_that_ends_before_it_begins_is_refused_and_kept(client: Client, ploeg: Ploeg) -> None:
    antwoord = meld_aan(client, ploeg, "Fatima").get(f"{CIJFERS}?van=2016-03-03&tot=2016-03-01")
    assert antwoord.status_code == 400
    assert "De laatste dag ligt voor de eerste" in antwoord.content.decode()
    assert 'value="2016-03-01"' in antwoord.content.decode()
    assert client.get(f"{CIJFERS}?van=9999-12-31").status_code == 400


@pytest.mark.parametrize("naam", ["Elif", "Carlijn", "Wim", "Jamila"])
def test_whoever_may_not_open_a_row_does_not_count_it(client: Client, ploeg: Ploeg, naam: str) -> None:
    wijkt_af(ploeg)
    meld_aan(client, ploeg, naam)
    pagina = client.get(CIJFERS).context["pagina"]
    assert pagina.artikelen == []
    adres = f"{CIJFERS}/3/anders"
    antwoord = client.get(adres)
    assert (antwoord.status_code, list(antwoord.context["pagina"].regels)) == (200, [])
    assert WAAROM not in antwoord.content.decode()


@pytest.mark.parametrize("naam", ["Frank", "Greet", "Bram"])
def test_a_role_without_figures_gets_none(client: Client, ploeg: Ploeg, naam: str) -> None:
    assert meld_aan(client, ploeg, naam).get(CIJFERS).status_code == 403
    assert client.get(f"{CIJFERS}/3/anders").status_code == 403
    assert not client.get(CIJFERS.removesuffix("/cijfers")).context["pagina"].mag_cijfers


def test_what_is_not_there_is_not_found(client: Client, ploeg: Ploeg) -> None:
    meld_aan(client, ploeg, "Fatima")
    for adres in (f"{CIJFERS}/99/anders", f"{CIJFERS}/3/onzin", CIJFERS.replace("voorbeeld-1", "voorbeeld-9")):
        assert client.get(adres).status_code == 404, adres


def _casus_van(ploeg: Ploeg, besluit: Any) -> Casus:
    wie = ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        return Casus.objects.select_related("dossier").get(pk=besluit.casus_id)


def test_a_specialist_not_asked_where_the_agreement_says_so_is_a_figure(client: Client, ploeg: Ploeg) -> None:
    besluit = een_besluit(ploeg, Besluitsoort.ONDERZOEK, ACUUT)
    later(ploeg, days=1)
    casus, fatima = _casus_van(ploeg, besluit), ploeg.handeling("Fatima")
    met, zonder = "specialist niet gevraagd, met uitleg", "specialist niet gevraagd, zonder uitleg"
    with transactie(fatima, wat="toets"):
        plicht = Raadpleegplicht.objects.get(dossier_id=casus.dossier_id, soort="specialist_cit")
        geteld = casussen.count_unasked(replace(fatima, wie=None, rol="machine", namens="termijn:1"), plicht=plicht.pk)
    assert geteld is not None and geteld.afspraakversie == AfspraakVersie.objects.get().pk
    meld_aan(client, ploeg, "Fatima")
    assert per_artikel(client)["Artikel 4"] == {"specialist gevraagd": 0, met: 0, zonder: 1}
    assert "Zonder uitleg" in client.get(adres_van(client, zonder)).context["pagina"].regels[0].bij
    with transactie(fatima, wat="toets"):
        casussen.explain_not_asked(
            fatima, casus=casus, waarvan="specialist_cit", reden="AL_GESPROKEN", toelichting="Wij belden hen gisteren."
        )
    assert per_artikel(client)["Artikel 4"] == {"specialist gevraagd": 0, met: 1, zonder: 0}
    regel = client.get(adres_van(client, met)).context["pagina"].regels[0]
    assert "Wij spraken deze specialist al" in regel.bij and regel.reden == "Wij belden hen gisteren."
    assert "achteraf uitgelegd op 3 maart 2016" in regel.bij


def test_as_many_queries_for_two_rows_as_for_one(client: Client, ploeg: Ploeg) -> None:
    def hoeveel(adres: str) -> int:
        with CaptureQueriesContext(connection) as vangst:
            assert client.get(adres).status_code == 200
        return len(vangst)

    wijkt_af(ploeg)
    meld_aan(client, ploeg, "Fatima").get(CIJFERS)
    weinig = [hoeveel(adres) for adres in (CIJFERS, f"{CIJFERS}/3/anders")]
    wijkt_af(ploeg)
    wijkt_af(ploeg)
    assert [hoeveel(adres) for adres in (CIJFERS, f"{CIJFERS}/3/anders")] == weinig


def test_another_casemanager_in_a_casus_is_counted_and_opened(client: Client, ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=3))
    with transactie(wie, wat="toets"):
        for team, reden in ((ploeg.team_van("Jamila").pk, ""), (ploeg.team_van("Wim").pk, WAAROM)):
            plannen.choose_casemanager(wie, casus=casus, team=team, reden=reden)
    later(ploeg, days=1)
    meld_aan(client, ploeg, "Fatima")
    geteld = per_artikel(client)["Artikel 3"]
    assert (geteld["casemanager gekozen in een casus"], geteld["daarvan een ander team"]) == (2, 1)
    tekst = client.get(adres_van(client, "daarvan een ander team")).content.decode()
    assert WAAROM in tekst and ploeg.team_van("Wim").naam in tekst
