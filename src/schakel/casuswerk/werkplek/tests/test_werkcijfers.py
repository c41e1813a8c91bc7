"""Are the figures of a month exact, defined, clickable, and no wider than what the reader may open?"""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schakel.basis.codelijsten import actions as codelijsten
from schakel.basis.codelijsten.rules import Codebeschrijving, Lijstbeschrijving
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.basis.verantwoording.models import Verantwoording
from schakel.casuswerk.adviezen import actions as adviezen
from schakel.casuswerk.adviezen.models import Advies
from schakel.casuswerk.adviezen.tests.builders import een_advies
from schakel.casuswerk.meldingen import actions as meldingen
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.casuswerk.werkplek.tests.builders import meld_aan, zet_klok
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import AMSTERDAM
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
CIJFERS = "/werkcijfers"
# The moment of the story: Wednesday 2 March 2016, in the evening.


@pytest.fixture(autouse=True)
def woorden(ploeg: Ploeg) -> None:
    """Load the two words of the list of 2015 that stand below."""
    codes = (("01", "(ex-)partnergeweld"), ("08", "kindermishandeling"))
    lijst = Lijstbeschrijving(
        code="aanleiding", naam="Aanleiding",
        codes=tuple(Codebeschrijving(code=c, omschrijving=o, geldig_van=date(2015, 1, 1)) for c, o in codes),
    )  # fmt: skip
    codelijsten.store_codelijst(
        Handeling(None, None, "beheer", None, ploeg.moment, namens="toets"), regio="", beschrijving=lijst
    )


def amsterdam(*deel: int) -> datetime:
    return datetime(*deel, tzinfo=AMSTERDAM)  # type: ignore[arg-type,misc]


def op(ploeg: Ploeg, moment: datetime) -> None:
    ploeg.moment = moment
    zet_klok(ploeg)


def adviseer(ploeg: Ploeg, **anders: Any) -> Advies:
    wie = ploeg.handeling("Ibrahim")
    gegeven = {"hoedanigheid": "15", "gegeven_op": ploeg.moment, "tekst": "Een leerling van 9."}
    with transactie(wie, wat="toets"):
        return adviezen.give_advies(wie, **{**gegeven, **anders})


def beoordeel(ploeg: Ploeg, melding: Melding, moment: datetime, besluit: str = "overdracht") -> None:
    wie = ploeg.handeling("Fatima", moment)
    with transactie(wie, wat="toets"):
        meldingen.mark_in_beoordeling(wie, melding=melding)
        meldingen.mark_beoordeeld(wie, melding=melding, besluit=besluit)


def tabellen(client: Client, maand: str = "2016-03") -> dict[str, dict[str, int]]:
    pagina = client.get(f"{CIJFERS}?maand={maand}").context["pagina"]
    return {
        f"{deel.kop.partition(':')[0]}/{tabel.kop}": {regel.naam: regel.aantal for regel in tabel.regels}
        for deel in pagina.delen
        for tabel in deel.tabellen
    }


def regels(client: Client, maand: str = "2016-03") -> list[Any]:
    pagina = client.get(f"{CIJFERS}?maand={maand}").context["pagina"]
    return [r for deel in pagina.delen for tabel in deel.tabellen for r in tabel.regels]


def test_adviezen_are_counted_by_who_asked_why_and_about_which_violence(client: Client, ploeg: Ploeg) -> None:
    een_advies(ploeg)
    adviseer(ploeg, hoedanigheid="33", aanleidingen=["01", "08"])
    # What the chain calls it is put in the list of the day, once for each form.
    adviseer(ploeg, vormen=["kindermishandeling", "seksueel_misbruik_kind"])
    adviseer(ploeg, hoedanigheid="33")
    geteld = tabellen(meld_aan(client, ploeg, "Ibrahim"))
    assert geteld["Adviezen/Wie vroeg advies?"] == {
        "Alle adviezen": 4, "School (zorgadviesteam, leerkracht, directeur)": 2, "Familielid": 2,
    }  # fmt: skip
    assert geteld["Adviezen/Waarover ging de vraag?"] == {"Niet ingevuld": 3, "Melden of niet": 1}
    assert geteld["Adviezen/Vorm van geweld"] == {"Kindermishandeling": 3, "(ex-)partnergeweld": 1, "Niet ingevuld": 1}


def test_meldingen_are_counted_by_reporter_form_past_and_decision(client: Client, ploeg: Ploeg) -> None:
    een_melding(ploeg)
    besloten = een_melding(ploeg, hoedanigheid="01", vormen=("partnergeweld", "stalking_door_ex"))
    beoordeel(ploeg, besloten, ploeg.moment + timedelta(hours=1))
    omgezet, wie = een_melding(ploeg), ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        meldingen.convert_to_advies(wie, melding=omgezet, reden="Het was een vraag.", tekst="Een leerling van 9.")
    op(ploeg, ploeg.moment + timedelta(days=1))
    geteld = tabellen(meld_aan(client, ploeg, "Fatima"))
    assert geteld["Meldingen/Wie meldde?"] == {"Alle meldingen": 3, "Buurtbewoner": 2, "Politie": 1}
    assert geteld["Meldingen/Vorm van geweld"] == {"(ex-)partnergeweld": 3, "Kindermishandeling": 2}
    assert geteld["Meldingen/Waren de mensen al bekend?"] == {"Eerste melding": 3}
    assert geteld["Meldingen/Besluit"] == {"Nog geen besluit": 1, "Overdragen": 1, "Werd een advies": 1}
    assert geteld["Op tijd beoordeeld?/Binnen de norm beoordeeld?"]["Alle meldingen die een melding bleven"] == 2


def test_five_working_days_are_counted_to_the_end_of_the_last(client: Client, ploeg: Ploeg) -> None:
    # Received on Wednesday 2 March: the fifth working day is Wednesday 9 March, until midnight.
    beoordeel(ploeg, een_melding(ploeg), amsterdam(2016, 3, 9, 23, 59))
    beoordeel(ploeg, een_melding(ploeg), amsterdam(2016, 3, 10, 0, 1))
    een_melding(ploeg)
    op(ploeg, amsterdam(2016, 3, 8, 9, 0))
    een_melding(ploeg)
    op(ploeg, amsterdam(2016, 3, 11, 9, 0))
    assert tabellen(meld_aan(client, ploeg, "Lena"))["Op tijd beoordeeld?/Binnen de norm beoordeeld?"] == {
        "Alle meldingen die een melding bleven": 4, "Beoordeeld binnen de norm": 1, "Te laat beoordeeld": 1,
        "Nog open, binnen de norm": 1, "Nog open, te laat": 1,
    }  # fmt: skip


def test_without_a_norm_the_page_says_so(client: Client, ploeg: Ploeg) -> None:
    een_melding(ploeg, ontvangen_op=amsterdam(2014, 12, 1, 9, 0), acuut_op=None)
    pagina = meld_aan(client, ploeg, "Fatima").get(f"{CIJFERS}?maand=2014-12").content.decode()
    assert "geen norm in dagen vastgelegd" in pagina


def test_what_was_entered_late_counts_on_its_own_day_and_stands_apart(client: Client, ploeg: Ploeg) -> None:
    een_melding(ploeg, ontvangen_op=amsterdam(2016, 2, 26, 10, 0), acuut_op=None)
    een_melding(ploeg, ontvangen_op=ploeg.moment - timedelta(days=1, minutes=1), acuut_op=None)
    een_melding(ploeg, ontvangen_op=ploeg.moment - timedelta(days=1), acuut_op=None)
    adviseer(ploeg, gegeven_op=amsterdam(2016, 2, 29, 10, 0))
    meld_aan(client, ploeg, "Ibrahim")
    maart, februari = tabellen(client), tabellen(client, "2016-02")
    tabel = "Later ingevoerd/Meldingen: wanneer ingevoerd"
    woorden = (
        "Binnen een dag ingevoerd",
        "Meer dan een dag later ingevoerd",
        "Deze maand ingevoerd, over een eerdere maand",
    )
    assert maart[tabel] == dict(zip(woorden, (1, 1, 1), strict=True))
    assert februari[tabel] == dict(zip(woorden, (0, 1, 0), strict=True))
    assert maart["Later ingevoerd/Adviezen: wanneer ingevoerd"] == dict(zip(woorden, (0, 0, 1), strict=True))
    assert maart["Meldingen/Wie meldde?"]["Alle meldingen"] == 2
    assert "Adviezen/Wie vroeg advies?" not in maart and februari["Adviezen/Wie vroeg advies?"]["Alle adviezen"] == 1


def test_a_month_begins_and_ends_at_midnight_in_amsterdam(client: Client, ploeg: Ploeg) -> None:
    # 1 April 2016 begins at 22:00 on 31 March by universal time, and 1 March at 23:00 on 29 February.
    op(ploeg, amsterdam(2016, 4, 2, 9, 0))
    for moment in ((2016, 2, 29, 23, 59), (2016, 3, 1, 0, 0), (2016, 3, 31, 23, 59), (2016, 4, 1, 0, 0)):
        adviseer(ploeg, gegeven_op=amsterdam(*moment))
        een_melding(ploeg, ontvangen_op=amsterdam(*moment), acuut_op=None)
    meld_aan(client, ploeg, "Ibrahim")
    for maand, aantal in (("2016-02", 1), ("2016-03", 2), ("2016-04", 1)):
        geteld = tabellen(client, maand)
        assert geteld["Adviezen/Wie vroeg advies?"]["Alle adviezen"] == aantal, maand
        assert geteld["Meldingen/Wie meldde?"]["Alle meldingen"] == aantal, maand
        assert (
            sum(r.aantal for r in regels(client, maand) if r.naam == "Alle meldingen die een melding bleven") == aantal
        )


def test_each_number_opens_to_as_many_rows_that_the_reader_may_open(client: Client, ploeg: Ploeg) -> None:
    een_advies(ploeg)
    adviseer(ploeg, vormen=["kindcheck", "partnergeweld"], gegeven_op=amsterdam(2016, 2, 29, 10, 0))
    een_melding(ploeg)
    een_melding(ploeg, vormen=())
    beoordeel(ploeg, een_melding(ploeg), ploeg.moment + timedelta(hours=1))
    op(ploeg, ploeg.moment + timedelta(days=1))
    meld_aan(client, ploeg, "Ibrahim")
    geopend = 0
    for regel in (r for maand in ("2016-02", "2016-03") for r in regels(client, maand)):
        assert bool(regel.url) == bool(regel.aantal)
        if regel.url:
            pagina = client.get(regel.url).context["pagina"]
            assert len(pagina.regels) == regel.aantal and pagina.titel.endswith(f": {regel.aantal}"), regel
            assert all(client.get(rij.url).status_code == 200 for rij in pagina.regels[:1])
            geopend += 1
    assert geopend > 20
    with transactie(ploeg.handeling("Greet"), wat="toets"):
        assert Verantwoording.objects.filter(wat="werkplek:werkcijferrijen").latest("id").dossiers


def test_a_long_list_goes_on_on_a_next_page(client: Client, ploeg: Ploeg) -> None:
    for _nummer in range(51):
        adviseer(ploeg)
    meld_aan(client, ploeg, "Ibrahim")
    eerste = client.get(regels(client)[0].url).context["pagina"]
    tweede = client.get(eerste.volgende_url).context["pagina"]
    assert (len(eerste.regels), len(tweede.regels), tweede.volgende_url) == (50, 1, "")
    assert eerste.blader == "50 op deze bladzijde" and not eerste.titel.endswith("51") and not eerste.vorige_url
    with CaptureQueriesContext(connection) as vangst:
        terug = client.get(tweede.vorige_url).context["pagina"]
    assert [regel.url for regel in terug.regels] == [regel.url for regel in eerste.regels] and not terug.vorige_url
    assert not {regel.url for regel in eerste.regels} & {regel.url for regel in tweede.regels}
    for vraag in vangst.captured_queries:
        sql = str(vraag["sql"])
        assert "adviezen_advies" not in sql or ("OFFSET" not in sql and "COUNT(" not in sql), sql


def test_each_figure_says_what_it_is(client: Client, ploeg: Ploeg) -> None:
    een_advies(ploeg)
    een_melding(ploeg)
    delen = {d.kop: dict(d.definitie) for d in meld_aan(client, ploeg, "Fatima").get(CIJFERS).context["pagina"].delen}
    for kop, woorden in delen.items():
        assert {"Gebied", "Periode", "Begin", "Einde", "Noemer", "Gemeten op"} <= set(woorden), kop
        assert woorden["Periode"] == "van 1 maart 2016 tot en met 31 maart 2016"
        assert woorden["Gemeten op"] == "2 maart 2016, 21.41 uur"
        assert woorden["Gebied"].startswith("Toetsregio") and "Team vt-triage" in woorden["Gebied"]
    norm = delen["Op tijd beoordeeld?"]
    assert norm["Norm"].startswith("5 werkdagen") and "art. 4.1.7" in norm["Bron"]
    assert norm["Noemer"] == "alle meldingen van deze maand die een melding bleven: 1"


def test_who_may_not_open_a_row_does_not_count_it(client: Client, ploeg: Ploeg) -> None:
    een_advies(ploeg)
    een_melding(ploeg)
    pagina = meld_aan(client, ploeg, "Elif").get(f"{CIJFERS}?maand=2016-03")
    assert sum(r.aantal for r in regels(client)) == 0
    assert "Geen adviezen en geen meldingen in maart 2016" in pagina.content.decode()
    for telling in ("adviezen-vrager", "meldingen-norm"):
        assert list(client.get(f"{CIJFERS}/{telling}?maand=2016-03").context["pagina"].regels) == []
    # Triage sees the melding; the advies belongs to the desk that gave it.
    meld_aan(client, ploeg, "Fatima")
    assert (
        tabellen(client).get("Adviezen/Wie vroeg advies?"),
        tabellen(client)["Meldingen/Wie meldde?"]["Alle meldingen"],
    ) == (None, 1)


def test_a_month_in_which_nothing_happened_yet_opens_on_the_one_before(client: Client, ploeg: Ploeg) -> None:
    een_melding(ploeg)
    op(ploeg, amsterdam(2016, 4, 1, 9))
    pagina = meld_aan(client, ploeg, "Fatima").get(CIJFERS).content.decode()
    assert "Maart 2016" in pagina and "Alle meldingen" in pagina
    een_melding(ploeg)
    assert "April 2016" in client.get(CIJFERS).content.decode()


@pytest.mark.parametrize("naam", ["Bram", "Carlijn", "Jamila", "Wim", "Frank", "Greet"])
def test_a_role_without_these_figures_gets_none(client: Client, ploeg: Ploeg, naam: str) -> None:
    assert meld_aan(client, ploeg, naam).get(CIJFERS).status_code == 403
    assert client.get(f"{CIJFERS}/meldingen-norm").status_code == 403
    assert "Werkcijfers" not in client.get("/werkvoorraad").content.decode()


def test_the_work_list_leads_to_it(client: Client, ploeg: Ploeg) -> None:
    for naam in ("Ibrahim", "Fatima", "Lena"):
        assert 'href="/werkcijfers"' in meld_aan(client, ploeg, naam).get("/werkvoorraad").content.decode(), naam


def test_what_is_no_month_is_refused_and_kept(client: Client, ploeg: Ploeg) -> None:
    meld_aan(client, ploeg, "Fatima")
    for getypt in ("2016-13", "maart", "1999-12"):
        antwoord = client.get(f"{CIJFERS}?maand={getypt}")
        assert antwoord.status_code == 400 and f'value="{getypt}"' in antwoord.content.decode(), getypt
    assert client.get(f"{CIJFERS}/onzin").status_code == 404
    assert list(client.get(f"{CIJFERS}/meldingen-besluit?code=onzin").context["pagina"].regels) == []


def test_as_many_queries_for_many_rows_as_for_one(client: Client, ploeg: Ploeg) -> None:
    adressen = (CIJFERS, f"{CIJFERS}/adviezen-vorm?code=08", f"{CIJFERS}/meldingen-norm?code=open-binnen")

    def hoeveel(adres: str) -> int:
        with CaptureQueriesContext(connection) as vangst:
            assert client.get(adres).status_code == 200
        return len(vangst)

    een_advies(ploeg)
    een_melding(ploeg)
    meld_aan(client, ploeg, "Ibrahim").get(CIJFERS)
    weinig = [hoeveel(adres) for adres in adressen]
    for _nummer in range(3):
        een_advies(ploeg)
        een_melding(ploeg)
    assert [hoeveel(adres) for adres in adressen] == weinig
