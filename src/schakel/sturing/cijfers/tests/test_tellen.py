"""What the statistics role counts: exact, of changed months, unreadable to the program; and what is published of it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.rules import Gebiedbeschrijving, Instellingbeschrijving
from schakel.basis.termijnen.tests.builders import laad_termijnen
from schakel.basis.toegang.tests.builders import REGIO, Ploeg, een_ploeg
from schakel.casuswerk.beoordelingen.tests.builders import een_besluit, richt_in
from schakel.casuswerk.casussen.tests.builders import een_casus, een_vermoeden
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.casuswerk.overdrachten import actions as overdrachten
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import een_overdracht
from schakel.casuswerk.plannen import actions as plannen
from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import AMSTERDAM
from schakel.sturing.cijfers import actions, queries
from schakel.sturing.cijfers.models import Publicatie
from schakel.sturing.cijfers.rules import Periode, Stand
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)
MAART = Periode.month(2016, 3)
NU = datetime(2016, 4, 20, 9, tzinfo=AMSTERDAM)
MACHINE = Handeling(None, None, "machine", None, NU, namens="toets")
Bron = psycopg.Connection[Any]


@pytest.fixture
def ploeg() -> Ploeg:
    ploeg = een_ploeg()
    gebieden = [
        Gebiedbeschrijving(soort="regio", code="geheel", naam="Geheel"),
        Gebiedbeschrijving(soort="gemeente", code="0518", naam="Grootstad", ouder="geheel"),
        Gebiedbeschrijving(soort="gemeente", code="0603", naam="Kleindorp", ouder="geheel"),
    ]
    wachten = Instellingbeschrijving(sleutel="cijfers_publicatie", waarde={"dagen_na_maand": 10}, bron="toets")
    organisaties.store_gebieden(MACHINE_BEHEER, regio=ploeg.regio, beschrijvingen=gebieden)
    organisaties.store_instellingen(MACHINE_BEHEER, regio=ploeg.regio, beschrijvingen=[wachten])
    return ploeg


MACHINE_BEHEER = Handeling(None, None, "beheer", None, NU, namens="toets")


@pytest.fixture
def bron(owner_dsn: str) -> Iterator[Bron]:
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_stats"), autocommit=True) as verbinding:
        yield verbinding


def _counts(bron: Bron, grondslag: str) -> dict[tuple[str, str, str, str], int]:
    with bron.transaction():
        bron.execute("SELECT set_config('schakel.rol', 'statistiek', true)")
        rijen = bron.execute(
            "SELECT maand, plek, dimensie, categorie, aantal FROM cijfers_telling WHERE grondslag = %s AND NOT vast",
            [grondslag],
        ).fetchall()
    return {(f"{m:%Y-%m}", plek, d, c): n for m, plek, d, c, n in rijen}


def test_a_month_is_counted_exactly_and_again_when_it_changed(ploeg: Ploeg, bron: Bron) -> None:
    een_melding(ploeg)
    with transactie(MACHINE, wat="toets"):
        assert actions.count_changed(MACHINE, bron=bron) == [date(2016, 3, 1)]
    geteld = _counts(bron, "meldingen")
    assert geteld["2016-03", "0518", "", ""] == 1
    assert geteld["2016-03", "0518", "vorm", "01"] == geteld["2016-03", "0518", "vorm", "08"] == 1
    assert geteld["2016-03", "0518", "beoordeeld", "nog-niet"] == 1
    assert geteld["2016-03", "0518", "melder", "35"] == 1
    with transactie(MACHINE, wat="toets"):
        assert actions.count_changed(MACHINE, bron=bron) == []
    laat = ploeg.handeling("Ibrahim", ploeg.moment + timedelta(days=40))
    een_melding(ploeg, handeling=laat, ontvangen_op=ploeg.moment + timedelta(days=1), sleutel=uuid4())
    with transactie(MACHINE, wat="toets"):
        assert date(2016, 3, 1) in actions.count_changed(MACHINE, bron=bron)
    geteld = _counts(bron, "meldingen")
    assert geteld["2016-03", "0518", "", ""] == 2
    assert geteld["2016-03", "0518", "invoer", "later"] == 1
    assert geteld["2016-03", "0518", "hermeld", "nog-niet-te-zeggen"] == 2
    assert _counts(bron, "nagekomen") == {("2016-04", "0518", "", ""): 1}
    assert _counts(bron, "voorraad")["2016-03", "0518", "wacht", "langer"] == 2


def test_the_program_reads_no_count_and_the_counts_hold_no_row(ploeg: Ploeg, bron: Bron, owner_dsn: str) -> None:
    een_melding(ploeg)
    with transactie(MACHINE, wat="toets"):
        actions.count_months(MACHINE, bron=bron, maanden=[date(2016, 3, 1)])
    for rol in ("app", "job"):
        with psycopg.connect(owner_dsn.replace("schakel_owner", f"schakel_{rol}"), autocommit=True) as ander:
            for vraag in (
                "SELECT * FROM cijfers_telling",
                "SELECT * FROM cijfers_feit",
                "SELECT cijfers_tel('2016-03-01', '2016-04-01')",
            ):
                with pytest.raises(InsufficientPrivilege):
                    ander.execute(vraag.encode())
    for vraag in ("SELECT * FROM cijfers_feit", "SELECT * FROM meldingen_melding", "SELECT * FROM dossiers_dossier"):
        with pytest.raises(InsufficientPrivilege):
            bron.execute(vraag.encode())
    # Without saying that it counts, the statistics role reads nothing either.
    assert bron.execute("SELECT count(*) FROM cijfers_telling").fetchone() == (0,)


def test_what_is_due_is_published_once_with_its_date(ploeg: Ploeg, bron: Bron) -> None:
    for nummer in range(12):
        een_melding(ploeg, ontvangen_op=ploeg.moment + timedelta(hours=nummer), sleutel=uuid4(),
                    handeling=ploeg.handeling("Ibrahim", ploeg.moment + timedelta(hours=nummer)))  # fmt: skip
    with transactie(MACHINE, wat="toets"):
        assert actions.publish_due(MACHINE, bron=bron, regio=REGIO, vanaf=MAART) == [MAART]
        assert actions.publish_due(MACHINE, bron=bron, regio=REGIO, vanaf=MAART) == []
    wie = ploeg.handeling("Fatima", NU)
    samen = queries.get_figure(wie, maat="meldingen", gebied=REGIO, periode=MAART)
    assert (samen.stand, samen.gemeten_op) == (Stand.GEMETEN, NU)
    assert samen.waarde in {10, 15}
    klein = queries.get_figure(wie, maat="meldingen", gebied="GM0603", periode=MAART)
    assert klein.stand is Stand.ONDERDRUKT
    een_melding(ploeg, ontvangen_op=ploeg.moment + timedelta(days=2), sleutel=uuid4(),
                handeling=ploeg.handeling("Ibrahim", ploeg.moment + timedelta(days=3)))  # fmt: skip
    with transactie(MACHINE, wat="toets"):
        actions.count_changed(MACHINE, bron=bron)
        actions.publish_due(MACHINE, bron=bron, regio=REGIO, vanaf=MAART)
    assert queries.get_figure(wie, maat="meldingen", gebied=REGIO, periode=MAART) == samen
    assert Publicatie.objects.count() == 1


def test_two_machines_that_publish_at_once_do_it_one_after_the_other(ploeg: Ploeg, owner_dsn: str) -> None:
    for nummer in range(12):
        een_melding(ploeg, ontvangen_op=ploeg.moment + timedelta(hours=nummer), sleutel=uuid4(),
                    handeling=ploeg.handeling("Ibrahim", ploeg.moment + timedelta(hours=nummer)))  # fmt: skip

    def publish() -> list[Periode]:
        with (
            psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_stats"), autocommit=True) as eigen,
            transactie(MACHINE, wat="toets"),
        ):
            return actions.publish_due(MACHINE, bron=eigen, regio=REGIO, vanaf=MAART)

    assert sorted(tegelijk([publish, publish, publish]), key=len) == [[], [], [MAART]]
    assert Publicatie.objects.count() == 1


def test_a_month_that_is_not_due_waits_and_no_person_counts(ploeg: Ploeg, bron: Bron) -> None:
    een_melding(ploeg)
    vroeg = MACHINE.op(datetime(2016, 4, 5, 9, tzinfo=AMSTERDAM))
    with transactie(vroeg, wat="toets"):
        assert actions.publish_due(vroeg, bron=bron, regio=REGIO, vanaf=MAART) == []
    with pytest.raises(NotAllowed), transactie(ploeg.handeling("Fatima"), wat="toets"):
        actions.count_changed(ploeg.handeling("Fatima"), bron=bron)


def test_a_decision_is_counted_once_by_its_article_and_how_it_went(ploeg: Ploeg, bron: Bron) -> None:
    richt_in(ploeg)
    een_besluit(ploeg)
    ploeg.moment += timedelta(days=1)
    een_besluit(ploeg, ontvanger_team=ploeg.team_van("Wim").pk, reden_anders="Het wijkteam kent dit gezin.")
    with transactie(MACHINE, wat="toets"):
        actions.count_changed(MACHINE, bron=bron)
    geteld = _counts(bron, "afspraakbesluiten")
    delen = {c.rsplit("/", 2)[1:][-1]: n for (_m, _p, d, c), n in geteld.items() if d == "artikel"}
    assert sum(delen.values()) == 2 and delen["anders-andere_ontvanger"] == 1
    assert {c.split("/")[2] for (_m, _p, d, c), _n in geteld.items() if d} == {"3"}


def _articles(bron: Bron) -> dict[str, int]:
    """Return each article with how it went, and how often."""
    geteld = _counts(bron, "afspraakbesluiten")
    return {c.split("/", 2)[2]: n for (_m, _p, d, c), n in geteld.items() if d}


def test_every_article_with_a_table_counts_how_it_went(ploeg: Ploeg, bron: Bron) -> None:
    richt_in(ploeg)
    laad_termijnen()
    een_overdracht(ploeg, OverdrachtStatus.GESTART)
    warm = een_overdracht(ploeg, OverdrachtStatus.GESPREK_GEVOERD, casus=een_casus(ploeg))
    warm.doe("Fatima", overdrachten.confirm_gesprek)
    for naar in (OverdrachtStatus.REGIE_OVERGENOMEN, OverdrachtStatus.EERSTE_CONTACT, OverdrachtStatus.GESTART):
        warm.stap(naar)
    een_overdracht(ploeg, OverdrachtStatus.GEESCALEERD, casus=een_casus(ploeg))
    een_vermoeden(ploeg)
    casus, wie = een_casus(ploeg), ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=3))
    with transactie(wie, wat="toets"):
        for team in ("Jamila", "Wim"):
            plannen.choose_casemanager(
                wie,
                casus=casus,
                team=ploeg.team_van(team).pk,
                reden="" if team == "Jamila" else "Zij kennen hen.",
            )
    straks = MACHINE.op(ploeg.moment + timedelta(hours=30))
    with transactie(straks, wat="toets"):
        actions.count_changed(straks, bron=bron)
    geteld = _articles(bron)
    # One warm handover and one cold; what was refused and escalated runs; Veilig Thuis was not called yet.
    assert geteld["5/gehouden"] == geteld["5/anders-koud_geen_reden"] == geteld["7/loopt"] == 1
    assert geteld["6/gehouden"] == geteld["6/loopt"] == 1 and geteld["4/laat"] >= 2
    assert geteld["8/loopt"] >= 2 and geteld["3/gehouden"] == 1 and geteld["3/anders-andere_casemanager"] == 1
    later = MACHINE.op(ploeg.moment + timedelta(days=60))
    with transactie(later, wat="toets"):
        actions.count_months(later, bron=bron, maanden=[date(2016, 3, 1)])
    geteld = _articles(bron)
    assert _counts(bron, "consulten") == {}
    # A year at once counts what its months count one by one.
    los = {g: _counts(bron, g) for g in ("afspraakbesluiten", "meldingen", "keten-aanbod-start", "voorraad")}
    with transactie(later, wat="toets"):
        actions.count_months(later, bron=bron, maanden=[m.van for m in Periode.year(2016).months()])
    for grondslag, eerder in los.items():
        nu = _counts(bron, grondslag)
        assert {k: n for k, n in nu.items() if k[0] == "2016-03"} == {
            k: n for k, n in eerder.items() if k[0] == "2016-03"
        }
    assert los["keten-aanbod-start"] and _counts(bron, "voorraad").keys() > los["voorraad"].keys()
    assert geteld["6/laat"] == geteld["7/laat"] == 1 and geteld["8/laat"] >= 2
    assert not {k for k in geteld if k.endswith("/loopt")}
