"""Do the clocks of a melding and of what was decided run as the law and the norm say, on the region's own terms?"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.rules import Teambeschrijving
from schakel.basis.termijnen.actions import load_termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.basis.termijnen.rules import laatste_dag
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.beoordelingen import actions
from schakel.casuswerk.beoordelingen.models import Besluit, Onderzoek
from schakel.casuswerk.beoordelingen.rules import Besluitsoort, Inhoud, Terugkoppelmoment, VroegSluiten
from schakel.casuswerk.beoordelingen.rules.meebeslissen import Functie
from schakel.casuswerk.beoordelingen.tests.builders import ACUUT, RUSTIG, een_besluit
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import AMSTERDAM
from schakel.toolkit.transactie import transactie

REGIOS = Path(__file__).resolve().parents[5] / "regios"
TIEN_WEKEN = timedelta(weeks=10)


@pytest.fixture(autouse=True)
def lopende_termijnen(ploeg: Ploeg) -> None:
    machine = Handeling(None, None, "beheer", None, ploeg.moment, namens="toets")
    with transactie(machine, wat="toets"):
        for map_, regio in (("landelijk", None), ("den-haag", ploeg.regio.code)):
            tekst = (REGIOS / map_ / "termijnen.yaml").read_text(encoding="utf-8")
            load_termijnen(machine, regio=regio, inhoud=yaml.safe_load(tekst))


def _term(ploeg: Ploeg, code: str, *, na: timedelta = timedelta(days=1)) -> Termijn:
    wie = ploeg.handeling("Fatima", ploeg.moment + na)
    with transactie(wie, wat="toets"):
        return Termijn.objects.get(definitie=code)


def _tell(ploeg: Ploeg, genomen: Besluit) -> None:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=2))
    with transactie(wie, wat="toets"):
        actions.give_terugkoppeling(
            wie,
            besluit=genomen,
            moment=Terugkoppelmoment.NA_BEOORDELING,
            inhoud=Inhoud(("vervolg_ingezet",), "TELEFOON"),
        )


@pytest.mark.parametrize(
    ("ontvangen", "wettelijk", "praktijk"),
    [
        # Friday: the statute says Wednesday, the norm the next Friday.
        (date(2016, 3, 4), date(2016, 3, 9), date(2016, 3, 11)),
        # The Thursday before Easter.
        (date(2016, 3, 24), date(2016, 3, 30), date(2016, 4, 4)),
        # Over 5 May, which was Ascension Day as well.
        (date(2016, 5, 2), date(2016, 5, 9), date(2016, 5, 10)),
        # 5 May in a year in which many work.
        (date(2017, 5, 1), date(2017, 5, 8), date(2017, 5, 9)),
        # Over Christmas, and over New Year on a Sunday.
        (date(2016, 12, 23), date(2016, 12, 28), date(2017, 1, 2)),
        (date(2016, 12, 30), date(2017, 1, 4), date(2017, 1, 6)),
    ],
)
def test_a_melding_has_both_clocks(ploeg: Ploeg, ontvangen: date, wettelijk: date, praktijk: date) -> None:
    ploeg.moment = datetime(ontvangen.year, ontvangen.month, ontvangen.day, 16, 50, tzinfo=AMSTERDAM)
    een_melding(ploeg)
    termijn = _term(ploeg, "veiligheidsbeoordeling", na=timedelta(minutes=5))
    assert termijn.wettelijk_uiterlijk is not None
    assert termijn.praktijk_uiterlijk is not None
    assert laatste_dag(termijn.wettelijk_uiterlijk) == wettelijk
    assert laatste_dag(termijn.praktijk_uiterlijk) == praktijk


@pytest.mark.parametrize(
    ("soort", "code", "gevonden"),
    [
        (Besluitsoort.ONDERZOEK, "onderzoek_afronden", ACUUT),
        (Besluitsoort.OVERDRACHT, "vervolgtraject_inzetten", RUSTIG),
    ],
)
def test_ten_weeks_run_from_the_decision(ploeg: Ploeg, soort: Besluitsoort, code: str, gevonden: object) -> None:
    genomen = een_besluit(ploeg, soort, gevonden)  # type: ignore[arg-type]
    # Received late on 2 March, decided after midnight: the weeks count from the decision.
    assert genomen.besloten_op.astimezone(AMSTERDAM).date() == date(2016, 3, 3)
    termijn = _term(ploeg, code)
    assert laatste_dag(termijn.uiterlijk) == date(2016, 3, 3) + TIEN_WEKEN
    assert termijn.status == "LOPEND"


def test_conditions_have_ten_weeks_that_telling_the_reporter_does_not_end(ploeg: Ploeg) -> None:
    ploeg.moment = datetime(2019, 6, 3, 10, 0, tzinfo=AMSTERDAM)
    deels = {**RUSTIG, "feit.meewerken": {"waarde": "een"}}
    genomen = een_besluit(ploeg, Besluitsoort.VOORWAARDEN_VERVOLG, deels)
    _tell(ploeg, genomen)
    termijn = _term(ploeg, "voorwaarden_vervolg_afronden", na=timedelta(days=3))
    assert (termijn.dossier_id, termijn.status) == (genomen.dossier_id, "LOPEND")
    assert laatste_dag(termijn.uiterlijk) == date(2019, 6, 3) + TIEN_WEKEN
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=60))
    with transactie(wie, wat="toets"):
        vervolg = Onderzoek.objects.get(beoordeling=genomen.beoordeling_id)
        actions.close_early(wie, onderzoek=vervolg, reden=VroegSluiten.VERTROKKEN, conclusie="Vertrokken.")
    assert _term(ploeg, "voorwaarden_vervolg_afronden", na=timedelta(days=61)).status == "AFGEDAAN"


def test_the_weeks_of_a_handover_outlive_the_melding(ploeg: Ploeg) -> None:
    genomen = een_besluit(ploeg)
    _tell(ploeg, genomen)
    assert _term(ploeg, "vervolgtraject_inzetten", na=timedelta(days=3)).status == "LOPEND"


def test_who_begins_the_investigation_gets_its_ten_weeks_on_the_own_list(ploeg: Ploeg) -> None:
    machine = Handeling(None, None, "beheer", None, ploeg.moment, namens="toets")
    with transactie(machine, wat="toets"):
        onderzoekers = organisaties.store_team(
            machine,
            regio=ploeg.regio,
            beschrijving=Teambeschrijving(
                code="vt-onderzoek", naam="Onderzoek", organisatie="vt", soort="vt_onderzoek", telefoon="070 555 01 01"
            ),
        )
    genomen = een_besluit(ploeg, Besluitsoort.ONDERZOEK, ACUUT)
    assert _term(ploeg, "onderzoek_afronden").team_id == ploeg.team_van("Fatima").pk
    wie = replace(
        ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1)), team=onderzoekers.pk, rol="vt_onderzoeker"
    )
    with transactie(wie, wat="toets"):
        onderzoek = (
            Onderzoek.objects.visible_to(wie).select_related("casus", "dossier").get(beoordeling=genomen.beoordeling_id)
        )
        actions.start_onderzoek(wie, onderzoek=onderzoek)
    assert _term(ploeg, "onderzoek_afronden").team_id == onderzoekers.pk


def test_who_is_asked_to_judge_along_has_it_on_the_list_until_it_is_answered(ploeg: Ploeg) -> None:
    genomen = een_besluit(ploeg, Besluitsoort.ONDERZOEK, ACUUT)
    fatima, nadia = (ploeg.handeling(naam, ploeg.moment + timedelta(days=2)) for naam in ("Fatima", "Nadia"))
    with transactie(fatima, wat="toets"):
        rijen = Onderzoek.objects.visible_to(fatima).select_related("casus", "dossier", "beoordeling")
        onderzoek = rijen.get(beoordeling=genomen.beoordeling_id)
        actions.start_onderzoek(fatima, onderzoek=onderzoek)
        gevraagd = actions.ask_meebeslissen(
            fatima, beoordeling=onderzoek.beoordeling, onderzoek=onderzoek, functie=Functie.GEDRAGSWETENSCHAPPER,
            voorstel="Huiselijk geweld is bevestigd.",
        )  # fmt: skip
        klok = Termijn.objects.get(definitie="onderzoek_meebeslissen")
        assert (klok.team_id, klok.onderwerp_id, klok.status) == (ploeg.team_van("Nadia").pk, gevraagd.pk, "LOPEND")
    with transactie(nadia, wat="toets"):
        actions.sign_off(
            nadia, beoordeling=onderzoek.beoordeling, onderzoek=onderzoek, functie=Functie.GEDRAGSWETENSCHAPPER
        )
        klok.refresh_from_db()
        assert klok.status == "AFGEDAAN"
