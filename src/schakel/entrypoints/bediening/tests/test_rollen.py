"""Does each role hold its rights, and no more?"""

import os
import subprocess
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from schakel.entrypoints.bediening import rollen
from schakel.entrypoints.bediening.binaries import find_binaries
from schakel.entrypoints.bediening.fouten import StartFout
from schakel.entrypoints.bediening.postgres import Dsns
from schakel.entrypoints.bediening.processen import Gebruiker


@pytest.fixture(scope="module", autouse=True)
def _table(adressen: Dsns) -> None:
    with psycopg.connect(adressen.owner, autocommit=True) as verbinding:
        verbinding.execute("CREATE TABLE IF NOT EXISTS proef (id bigserial, naam text)")


@pytest.mark.parametrize("rol", ["app", "job"])
def test_app_and_job_work_with_rows_but_make_no_tables(adressen: Dsns, rol: str) -> None:
    with psycopg.connect(getattr(adressen, rol)) as verbinding:
        verbinding.execute("INSERT INTO proef (naam) VALUES ('een')")
        verbinding.execute("UPDATE proef SET naam = 'twee'")
        verbinding.execute("DELETE FROM proef")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            verbinding.execute("CREATE TABLE ander (id int)")


@pytest.mark.parametrize(
    "opdracht", ["TRUNCATE proef", "DROP TABLE proef", "ALTER TABLE proef DISABLE ROW LEVEL SECURITY"]
)
def test_the_app_cannot_change_what_it_does_not_own(adressen: Dsns, opdracht: str) -> None:
    with psycopg.connect(adressen.app) as verbinding, pytest.raises(psycopg.errors.InsufficientPrivilege):
        verbinding.execute(opdracht)


def test_the_role_of_figures_reads_no_table(adressen: Dsns) -> None:
    with psycopg.connect(adressen.stats) as verbinding, pytest.raises(psycopg.errors.InsufficientPrivilege):
        verbinding.execute("SELECT * FROM proef")


def test_the_auditor_reads_and_cannot_write(adressen: Dsns) -> None:
    with psycopg.connect(adressen.auditor) as verbinding:
        verbinding.execute("SELECT * FROM proef")
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            verbinding.execute("INSERT INTO proef (naam) VALUES ('een')")
    with psycopg.connect(adressen.auditor) as verbinding:
        verbinding.execute("SET transaction_read_only = off")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            verbinding.execute("INSERT INTO proef (naam) VALUES ('een')")


@pytest.mark.parametrize("rol", ["app", "job", "stats", "auditor"])
def test_nobody_but_the_owner_becomes_wacht(adressen: Dsns, rol: str) -> None:
    with psycopg.connect(getattr(adressen, rol)) as verbinding, pytest.raises(psycopg.errors.InsufficientPrivilege):
        verbinding.execute("SET ROLE schakel_wacht")


def test_the_owner_hands_a_function_to_wacht_and_only_app_and_job_call_it(adressen: Dsns) -> None:
    with psycopg.connect(adressen.owner, autocommit=True) as verbinding:
        verbinding.execute(
            "CREATE OR REPLACE FUNCTION tel_proef() RETURNS bigint LANGUAGE sql SECURITY DEFINER"
            " SET search_path = public AS 'SELECT count(*) FROM proef'"
        )
        verbinding.execute("ALTER FUNCTION tel_proef() OWNER TO schakel_wacht")
    for adres in (adressen.app, adressen.job):
        with psycopg.connect(adres) as verbinding:
            verbinding.execute("SELECT tel_proef()")
    with psycopg.connect(adressen.stats) as verbinding, pytest.raises(psycopg.errors.InsufficientPrivilege):
        verbinding.execute("SELECT tel_proef()")
    with psycopg.connect(adressen.owner, autocommit=True) as verbinding:
        verbinding.execute("SET ROLE schakel_wacht")
        verbinding.execute("DROP FUNCTION tel_proef()")


def test_no_role_passes_row_level_security_but_the_auditor(adressen: Dsns) -> None:
    with psycopg.connect(adressen.auditor) as verbinding:
        rijen = verbinding.execute(
            "SELECT rolname, rolbypassrls, rolsuper, rolcreaterole FROM pg_roles WHERE rolname LIKE 'schakel%'"
        ).fetchall()
    assert {naam for naam, langs, _, _ in rijen if langs} == {"schakel_auditor"}
    assert not any(super_ or maakt for _, _, super_, maakt in rijen)
    assert {naam for naam, *_ in rijen} == set(rollen.ROLLEN)


def test_the_extensions_are_there(adressen: Dsns) -> None:
    with psycopg.connect(adressen.auditor) as verbinding:
        namen = {naam for (naam,) in verbinding.execute("SELECT extname FROM pg_extension")}
    assert set(rollen.EXTENSIES) <= namen


def test_the_printed_script_may_be_run_again_by_psql(adressen: Dsns) -> None:
    (socket,) = parse_qs(urlsplit(adressen.app).query)["host"]
    psql = find_binaries(Gebruiker(os.geteuid(), os.getegid(), "ik")).map_ / "psql"
    for _ in range(2):
        subprocess.run(
            [str(psql), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", socket, "-U", "postgres", "-d", "postgres"],
            input=rollen.script("schakel_derde"),
            check=True,
            capture_output=True,
            text=True,
        )
    with psycopg.connect(adressen.owner.replace("/schakel?", "/schakel_derde?")) as verbinding:
        verbinding.execute("CREATE TABLE mag (id int)")


@pytest.mark.parametrize("naam", ["", "Schakel", "schakel; DROP", "1schakel", "a" * 64])
def test_a_name_that_needs_quoting_is_refused(naam: str) -> None:
    with pytest.raises(StartFout):
        rollen.script(naam)
