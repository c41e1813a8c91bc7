"""Is `verify` green at every moment, also right after a jump of the clock, and red when something was taken away?"""

import json
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.entrypoints.bewaking import catalogus
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def klok(settings: Any, tmp_path: Path, ploeg: Ploeg, owner_dsn: str) -> Path:
    pad = tmp_path / "klok.txt"
    settings.DATA, settings.KLOK = tmp_path, str(pad)
    pad.write_text((ploeg.moment + timedelta(hours=1)).isoformat())
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor")) as auditor:
        catalogus.keep(auditor, tmp_path / "ankers", "toets")
    return pad


def _verify() -> Any:
    return tegelijk([lambda: call_command("verify")], rol="job")[0]


def _termijn(ploeg: Ploeg, melding: Melding, uiterlijk: datetime) -> None:
    fatima = ploeg.handeling("Fatima")
    with transactie(fatima, wat="toets"):
        Termijn.objects.create(
            dossier_id=melding.dossier_id,
            definitie="toets",
            titel="toets",
            eigenaar="verantwoordelijk",
            team_id=ploeg.team_van("Fatima").pk,
            gestart_op=ploeg.moment,
            praktijk_uiterlijk=uiterlijk,
            uiterlijk=uiterlijk,
            volgend_alarm_op=uiterlijk,
        )


def test_a_jump_of_the_clock_finds_it_green(
    ploeg: Ploeg, klok: Path, owner_dsn: str, capsys: pytest.CaptureFixture[str]
) -> None:
    melding = een_melding(ploeg)
    _termijn(ploeg, melding, ploeg.moment + timedelta(days=5))
    assert _verify() is None
    # Nobody has made a round since: what this moment makes due, sounds first.
    klok.write_text((ploeg.moment + timedelta(days=400)).isoformat())
    capsys.readouterr()
    uitkomsten = tegelijk([lambda: call_command("verify")] * 3, rol="job")
    assert uitkomsten == [None, None, None], capsys.readouterr().out
    assert "alarm(en) gegeven" in capsys.readouterr().out
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor")) as auditor:
        keer = auditor.execute(
            "SELECT count(*) FROM gebeurtenissen_gebeurtenis WHERE soort = 'termijn.alarm'"
            " AND codes ->> 'definitie' = 'toets' AND codes ->> 'stand' = '100'"
        ).fetchone()
    assert keer == (1,)


def test_a_melding_that_was_taken_away_is_missed_by_verify_and_by_the_ledger(
    ploeg: Ploeg, klok: Path, owner_dsn: str, capsys: pytest.CaptureFixture[str]
) -> None:
    melding = een_melding(ploeg)
    assert _verify() is None
    with psycopg.connect(owner_dsn.replace("schakel_owner", "postgres")) as beheer:
        beheer.execute("SET session_replication_role = replica")
        beheer.execute("DELETE FROM meldingen_melding WHERE id = %s", [melding.pk])
    capsys.readouterr()
    assert isinstance(_verify(), CommandError)
    assert f"    melding {melding.pk}\n" in capsys.readouterr().out
    uit = StringIO()
    call_command("ledger", stdout=uit)
    (regel,) = [json.loads(regel) for regel in uit.getvalue().splitlines()]
    assert (regel["status"], regel["plaats"], regel["dossier"]) == ("VERDWENEN", "nergens", melding.dossier_id)


def _migrate(**opties: Any) -> Any:
    return tegelijk([lambda: call_command("migrate", verbosity=0, **opties)], rol="owner")[0]


def test_only_other_tables_and_a_person_renew_the_catalogue(klok: Path, owner_dsn: str) -> None:
    def deviating() -> list[str]:
        with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor")) as auditor:
            return catalogus.deviations(auditor, klok.parent / "ankers")

    # The catalogue was of another version: nothing differs, so it is taken over.
    assert _migrate() is None
    try:
        with psycopg.connect(owner_dsn) as eigenaar:
            eigenaar.execute("GRANT UPDATE (gevaar) ON dossiers_dossier TO schakel_job")
        assert _migrate() is None
        assert deviating()
        with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor")) as auditor:
            bewaard = json.loads(next((klok.parent / "ankers").glob("sloten-*.json")).read_text())
            bewaard["versie"] = "een eerdere"
            (klok.parent / "ankers" / f"sloten-{auditor.info.dbname}.json").write_text(json.dumps(bewaard))
        geweigerd = _migrate()
        assert isinstance(geweigerd, CommandError)
        assert "dossiers_dossier gevaar" in str(geweigerd)
        assert deviating()
        assert _migrate(sloten_overnemen=True) is None
        assert deviating() == []
    finally:
        with psycopg.connect(owner_dsn) as eigenaar:
            eigenaar.execute("REVOKE UPDATE (gevaar) ON dossiers_dossier FROM schakel_job")
    assert deviating()
