"""The database itself is killed while deeds are done: what was told to be done is there once when it is back."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.dossiers import actions
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol, DossierSoort
from schakel.casuswerk.dossiers.tests.builders import WMO, een_dossier
from schakel.entrypoints.bediening import postgres
from schakel.entrypoints.bewaking import proeven
from schakel.toolkit.transactie import transactie
from tests.doden import kind
from tests.doden.jacht import MAPPEN, Jacht, kills

pytestmark = [pytest.mark.doden, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def eigen_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A server of this test alone, migrated; the program is pointed at it for the length of the test."""
    if os.environ.get("DATABASE_URL"):
        pytest.skip("DATABASE_URL names a server that is not ours to kill")
    map_ = tmp_path / "server"
    adressen = postgres.ensure_database(map_)
    omgeving = {**os.environ, **adressen.as_omgeving(), "SCHAKEL_ROL": "owner", "SCHAKEL_DATA": str(map_)}
    subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=omgeving, check=True)
    for naam, adres in adressen.as_omgeving().items():
        monkeypatch.setenv(naam, adres)
    terug = dict(connection.settings_dict)
    connection.close()
    kind.settle("app", adressen.as_omgeving(), {naam: str(getattr(settings, naam)) for naam in MAPPEN})
    yield map_
    connection.close()
    connection.settings_dict.clear()
    connection.settings_dict.update(terug)
    postgres.remove_database(map_)


def _casus(ploeg: Ploeg) -> int:
    dossier = een_dossier(ploeg, soort=DossierSoort.CASUS).pk
    fatima = ploeg.handeling("Fatima")
    with transactie(fatima, wat="toets"):
        actions.grant_betrokkenheid(
            fatima, dossier=dossier, team=ploeg.team_van("Jamila").pk, rol=BetrokkenheidRol.UITVOERING, grondslag=WMO
        )
    return dossier


def test_deeds_outlive_their_server(eigen_server: Path) -> None:
    ploeg = een_ploeg()
    dossier = _casus(ploeg)
    teams = (ploeg.team_van("Fatima").pk, ploeg.team_van("Jamila").pk)
    dsns = postgres.dsns(eigen_server)
    jacht = Jacht(dsns.owner, zaad=53)
    gezegd: list[str] = []
    for beurt in range(kills(5)):
        wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=beurt + 1))
        server = postgres.database_pid(eigen_server)
        gezegd += jacht.kill_one(kind.do_deeds, beurt, wie, dossier, teams, ook=server)
        postgres.ensure_database(eigen_server)
    with psycopg.connect(dsns.job) as job:
        job.execute("SELECT verantwoording_verzegel()")
    with psycopg.connect(dsns.auditor, autocommit=True) as auditor:
        rijen = auditor.execute(
            "SELECT codes ->> 'sleutel' FROM gebeurtenissen_gebeurtenis WHERE soort = 'toets.gedaan'"
        ).fetchall()
        gevonden = proeven.outcome(auditor, ploeg.moment + timedelta(days=2_000))
    aantal = Counter(sleutel for (sleutel,) in rijen)
    assert len(gezegd) > kills(5), "the children hardly got to work"
    assert [sleutel for sleutel in gezegd if aantal[sleutel] != 1] == []
    assert [sleutel for sleutel, keer in aantal.items() if keer > 1] == []
    assert {code: wat for code, wat in gevonden.items() if wat} == {}
