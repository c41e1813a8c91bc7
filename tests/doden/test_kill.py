"""Whatever is killed, and whenever: what was told to be done is there once, and every check is green (promise 1)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from schakel.basis.gebeurtenissen.actions import store_subscriptions
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol, DossierSoort
from schakel.casuswerk.dossiers.tests.builders import WMO, een_dossier
from schakel.casuswerk.meldingen.rules import Acuut
from schakel.casuswerk.meldingen.tests.builders import een_bericht
from schakel.casuswerk.plannen.queries.plan import households_now
from schakel.entrypoints.bewaking import proeven
from schakel.entrypoints.worker import lus, rondes
from schakel.entrypoints.worker.subscriptions import LUISTERAARS
from schakel.toolkit.spool import Spool
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie
from tests.doden import kind
from tests.doden.jacht import Jacht, kills

pytestmark = [pytest.mark.doden, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def auditor(owner_dsn: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor"), autocommit=True) as verbinding:
        yield verbinding


def _casus(ploeg: Ploeg) -> int:
    dossier = een_dossier(ploeg, soort=DossierSoort.CASUS).pk
    fatima = ploeg.handeling("Fatima")
    with transactie(fatima, wat="toets"):
        actions.grant_betrokkenheid(
            fatima, dossier=dossier, team=ploeg.team_van("Jamila").pk, rol=BetrokkenheidRol.UITVOERING, grondslag=WMO
        )
    return dossier


def _is_whole(auditor: psycopg.Connection[Any], ploeg: Ploeg) -> None:
    assert not [een for een in tegelijk([lus.seal_log], rol="job") if isinstance(een, Exception)]
    gevonden = proeven.outcome(auditor, ploeg.moment + timedelta(days=2_000))
    assert {code: wat for code, wat in gevonden.items() if wat} == {}


def test_deeds_that_were_told_are_there_once(ploeg: Ploeg, owner_dsn: str, auditor: psycopg.Connection[Any]) -> None:
    dossier = _casus(ploeg)
    teams = (ploeg.team_van("Fatima").pk, ploeg.team_van("Jamila").pk)
    jacht = Jacht(owner_dsn, zaad=11)
    gezegd: list[str] = []
    for beurt in range(kills(40)):
        wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=beurt + 1))
        gezegd += jacht.kill_one(kind.do_deeds, beurt, wie, dossier, teams)
    rijen = auditor.execute(
        "SELECT codes ->> 'sleutel' FROM gebeurtenissen_gebeurtenis WHERE soort = 'toets.gedaan'"
    ).fetchall()
    aantal = Counter(sleutel for (sleutel,) in rijen)
    assert len(gezegd) > kills(40), "the children hardly got to work"
    assert [sleutel for sleutel in gezegd if aantal[sleutel] != 1] == []
    assert [sleutel for sleutel, keer in aantal.items() if keer > 1] == []
    # At most one deed of each child was done but not told: the one that it was killed in.
    assert len(set(aantal) - set(gezegd)) <= kills(40)
    _is_whole(auditor, ploeg)


# What a plan that was begun, filled or closed leaves: each of these stands or falls with it.
HALF = """SELECT p.id FROM plannen_plan p WHERE (p.status = 'GESLOTEN') <> (p.gesloten_op IS NOT NULL)
    OR NOT EXISTS (SELECT FROM gebeurtenissen_gebeurtenis g WHERE g.soort = 'plan.begonnen' AND g.onderwerp_id = p.id)
    OR (p.status = 'GESLOTEN' AND NOT EXISTS (SELECT FROM gebeurtenissen_gebeurtenis g
        WHERE g.soort = 'plan.gesloten' AND g.onderwerp_id = p.id))"""
TWEE = "SELECT huishouden_id FROM plannen_plan WHERE status IN ('ACTIEF', 'NIET_NODIG') GROUP BY 1 HAVING count(*) > 1"


def test_a_killed_deed_on_the_plan_leaves_one_plan_and_nothing_half(
    ploeg: Ploeg, owner_dsn: str, auditor: psycopg.Connection[Any]
) -> None:
    casus, fatima = een_casus(ploeg), ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=5))
    with transactie(fatima, wat="toets"):
        huis = households_now(fatima, dossier=casus.dossier_id)[0]
    jacht, gezegd = Jacht(owner_dsn, zaad=53), list[tuple[str, str]]()
    for beurt in range(kills(15)):
        wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=beurt + 1))
        gezegd += jacht.kill_one(kind.do_plan_deeds, beurt, wie, casus.pk, huis, langst=1.0)
        assert auditor.execute(TWEE).fetchall() == []
    plannen = {publiek for (publiek,) in auditor.execute("SELECT publiek_id::text FROM plannen_plan").fetchall()}
    assert len(gezegd) >= kills(15) // 2, "the children hardly got to work"
    assert {publiek for _sleutel, publiek in gezegd} <= plannen
    assert auditor.execute(HALF).fetchall() == []
    _is_whole(auditor, ploeg)


def test_reports_with_a_receipt_are_there_once(ploeg: Ploeg, owner_dsn: str, auditor: psycopg.Connection[Any]) -> None:
    jacht = Jacht(owner_dsn, zaad=23)
    sjabloon = replace(een_bericht(ploeg), acuut=Acuut.NEE)
    gezegd: list[tuple[str, str]] = []
    nu = ploeg.moment + timedelta(days=1)
    for beurt in range(kills(30)):
        gezegd += jacht.kill_one(kind.receive_reports, beurt, ploeg.handeling("Ibrahim"), sjabloon)
        # The worker is killed while it drains: it says nothing before a round is done.
        jacht.kill_one(kind.work_rounds, beurt, nu, rol="job", wacht=False)
    connection.close()
    _drain(nu)
    rijen = auditor.execute("SELECT sleutel::text, ontvangstcode, toelichting, dossier_id FROM meldingen_melding")
    bewaard = {sleutel: (code, tekst, dossier) for sleutel, code, tekst, dossier in rijen}
    assert len(gezegd) > kills(30), "the children hardly got to work"
    assert [sleutel for sleutel, code in gezegd if bewaard.get(sleutel, ("",))[0] != code] == []
    assert Spool(settings.SPOOL / "meldingen").waiting() == []
    lopend = auditor.execute("SELECT dossier_id, count(*) FROM dossiers_verantwoordelijkheid GROUP BY 1").fetchall()
    assert dict(lopend) == {dossier: 1 for _, _, dossier in bewaard.values()}
    _is_whole(auditor, ploeg)


def _drain(nu: Any) -> None:
    """What still waits is drained by a worker that lives."""

    def work() -> int:
        for _ in range(100):
            if not Spool(settings.SPOOL / "meldingen").waiting():
                break
            rondes.drain_spool(nu)
        return lus.hear_all(nu)

    assert not [een for een in tegelijk([work], rol="job") if isinstance(een, Exception)]


def test_a_killed_worker_hears_everything_once(ploeg: Ploeg, owner_dsn: str, auditor: psycopg.Connection[Any]) -> None:
    store_subscriptions({naam: wie.soorten for naam, wie in LUISTERAARS.items()})
    dossier, ontvanger = _casus(ploeg), ploeg.team_van("Jamila").pk
    jacht = Jacht(owner_dsn, zaad=37)
    nu = ploeg.moment + timedelta(days=1)
    for beurt in range(kills(20)):
        fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(seconds=beurt))
        with transactie(fatima, wat="toets"):
            for _ in range(5):
                actions.note(fatima, "consult.gevraagd", dossier=dossier, codes={"ontvanger": ontvanger})
        jacht.kill_one(kind.work_rounds, beurt, nu, rol="job")

    def finish() -> None:
        while lus.hear_all(nu) or lus.send_all(nu):
            pass

    assert tegelijk([finish], rol="job") == [None]
    berichten = auditor.execute("SELECT aanleiding, status, publiek_id::text FROM berichten_bericht").fetchall()
    assert Counter(aanleiding for aanleiding, _, _ in berichten).most_common(1)[0][1] == 1
    assert len(berichten) == kills(20) * 5
    assert {status for _, status, _ in berichten} == {"VERSTUURD"}
    verstuurd = {pad.stem.removeprefix("notitie-") for pad in settings.SINK.glob("notitie-*.json")}
    assert verstuurd >= {publiek for _, _, publiek in berichten}
    _is_whole(auditor, ploeg)
