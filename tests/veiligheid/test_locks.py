"""Row-level security as it really is in the catalogue of PostgreSQL: each finding of the lab is a test here (T33)."""

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from schakel.basis.toegang.rules import matrix, may_somewhere, rollen
from schakel.basis.toegang.tests.builders import ROLLEN, Ploeg, een_ploeg
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.entrypoints.bewaking import sloten
from schakel.entrypoints.bewaking.kopie import _programs
from tests.veiligheid.wachters import WACHTERS

pytestmark = pytest.mark.django_db(transaction=True)
Verbinding = psycopg.Connection[Any]
Als = Callable[[str], Verbinding]

BESCHERMD = """SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public'
    AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relrowsecurity ORDER BY 1"""
BUITENSTAANDERS = ("Bram", "Carlijn", "Deniz", "Jamila", "Koen", "Wim", "Elif", "Frank")


@pytest.fixture
def als(owner_dsn: str) -> Iterator[Als]:
    """Give connections as any role of the database."""
    open_: list[Verbinding] = []

    def connect(rol: str) -> Verbinding:
        verbinding = psycopg.connect(owner_dsn.replace("schakel_owner", f"schakel_{rol}"))
        open_.append(verbinding)
        return verbinding

    yield connect
    for verbinding in open_:
        verbinding.close()


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def melding(ploeg: Ploeg) -> Melding:
    return een_melding(ploeg)


def _act(verbinding: Verbinding, ploeg: Ploeg, naam: str) -> None:
    wie = ploeg.handeling(naam)
    for instelling, waarde in (
        ("team", wie.team), ("medewerker", wie.wie), ("rol", wie.rol), ("organisatie", wie.organisatie),
        ("moment", wie.moment.isoformat()),
    ):  # fmt: skip
        verbinding.execute("SELECT set_config('schakel.' || %s::text, %s, true)", (instelling, str(waarde)))


def _protected(als: Als) -> list[str]:
    return [tabel for (tabel,) in als("auditor").execute(BESCHERMD)]


def _count(verbinding: Verbinding, tabel: str) -> int:
    try:
        with verbinding.transaction():
            return int((verbinding.execute(f"SELECT count(*) FROM {tabel}".encode()).fetchone() or (0,))[0])
    except InsufficientPrivilege:
        return 0


def test_the_owner_himself_sees_nothing(melding: Melding, als: Als) -> None:
    auditor, eigenaar = als("auditor"), als("owner")
    gevuld = [tabel for tabel in _protected(als) if _count(auditor, tabel)]
    assert {"dossiers_dossier", "meldingen_melding", "personen_persoon", "termijnen_termijn"} - set(gevuld) <= {
        "termijnen_termijn"
    }
    assert {tabel: _count(eigenaar, tabel) for tabel in gevuld} == dict.fromkeys(gevuld, 0)


@pytest.mark.parametrize("naam", BUITENSTAANDERS)
def test_an_outsider_sees_no_row_of_any_locked_table(melding: Melding, ploeg: Ploeg, als: Als, naam: str) -> None:
    app = als("app")
    _act(app, ploeg, naam)
    assert {tabel: n for tabel in _protected(als) if (n := _count(app, tabel))} == {}


def test_every_team_that_hears_of_it_is_inside(melding: Melding, ploeg: Ploeg, als: Als) -> None:
    """The test above would pass on an empty table: those who are involved do see."""
    for naam in ("Ibrahim", "Fatima"):
        app = als("app")
        _act(app, ploeg, naam)
        assert _count(app, "meldingen_melding") == 1, naam
        assert _count(app, "personen_persoon") == 4, naam


def test_a_connection_that_was_used_before_shows_nothing(melding: Melding, ploeg: Ploeg, als: Als) -> None:
    app = als("app")
    _act(app, ploeg, "Ibrahim")
    assert _count(app, "meldingen_melding") == 1
    app.commit()
    # After the commit the setting is empty, not absent: both must see nothing.
    assert app.execute("SELECT current_setting('schakel.team', true)").fetchone() == ("",)
    assert {tabel: n for tabel in _protected(als) if (n := _count(app, tabel))} == {}
    vers = als("app")
    assert {tabel: n for tabel in _protected(als) if (n := _count(vers, tabel))} == {}


@pytest.mark.parametrize("waarde", ["", "0", "-1", "9223372036854775807"])
def test_a_team_that_is_nobody_sees_nothing(melding: Melding, als: Als, waarde: str) -> None:
    app = als("app")
    app.execute("SELECT set_config('schakel.team', %s, true)", (waarde,))
    assert {tabel: n for tabel in _protected(als) if (n := _count(app, tabel))} == {}


def test_a_moment_before_the_involvement_sees_nothing(melding: Melding, ploeg: Ploeg, als: Als) -> None:
    app = als("app")
    _act(app, ploeg, "Ibrahim")
    app.execute("SELECT set_config('schakel.moment', '2016-03-01T00:00:00+01:00', true)")
    assert _count(app, "meldingen_melding") == 0


@pytest.mark.parametrize("rol", ["app", "job", "stats"])
def test_no_part_of_a_partitioned_table_can_be_read(als: Als, rol: str) -> None:
    delen = (
        als("auditor")
        .execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid WHERE c.relkind = 'r'"
        )
        .fetchall()
    )
    assert len(delen) > 50
    verbinding = als(rol)
    for (deel,) in delen:
        with pytest.raises(InsufficientPrivilege), verbinding.transaction():
            verbinding.execute(f"SELECT 1 FROM {deel} LIMIT 1".encode())


GESLOTEN_TABELLEN = (
    "dossiers_dossier", "dossiers_openperiode", "dossiers_betrokkenheid", "dossiers_verantwoordelijkheid",
    "dossiers_uitsluiting", "dossiers_uitnodiging", "gebeurtenissen_gebeurtenis", "verantwoording_verantwoording",
    "verantwoording_blok",
)  # fmt: skip


@pytest.mark.parametrize("rol", ["app", "job", "stats"])
@pytest.mark.parametrize("tabel", GESLOTEN_TABELLEN)
def test_ledger_events_and_log_are_written_by_functions_alone(als: Als, rol: str, tabel: str) -> None:
    verbinding = als(rol)
    for regel in (f"INSERT INTO {tabel} DEFAULT VALUES", f"DELETE FROM {tabel}", f"TRUNCATE {tabel}"):
        with pytest.raises(InsufficientPrivilege), verbinding.transaction():
            verbinding.execute(regel.encode())
    kolom = als("auditor").execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND attidentity = '' LIMIT 1",
        (tabel,),
    ).fetchone()  # fmt: skip
    with pytest.raises(InsufficientPrivilege), verbinding.transaction():
        verbinding.execute(f"UPDATE {tabel} SET {(kolom or ('id',))[0]} = NULL".encode())


@pytest.mark.parametrize("rol", ["app", "job"])
def test_no_term_and_no_secret_can_be_deleted(als: Als, rol: str) -> None:
    verbinding = als(rol)
    for tabel in ("termijnen_termijn", "dossiers_regie", "kluis_geheim"):
        with pytest.raises(InsufficientPrivilege), verbinding.transaction():
            verbinding.execute(f"DELETE FROM {tabel}".encode())


# Keys over an internal id are reached only by way of a row that is seen; over a uuid, only by who holds the uuid.
STILLE_SLEUTEL = re.compile(r"\((?:[a-z_]+, )*(?:[a-z_]*_id|publiek_id|sleutel|onderwerp)(?:, [a-z_]+)*\)")
# Made by the database itself out of a running number: nobody can offer one.
EIGEN_NUMMER = {"dossiers_dossier_nummer_key"}


def test_no_unique_key_tells_what_is_hidden(als: Als) -> None:
    """A key over what somebody can type (a BSN, a name, a number) would answer whether it exists elsewhere."""
    rijen = als("auditor").execute(
        "SELECT i.relname, pg_get_indexdef(i.oid) FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid"
        " JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indisunique AND NOT x.indisprimary AND t.relrowsecurity"
        " AND NOT t.relispartition"
    ).fetchall()  # fmt: skip
    assert len(rijen) > 20
    sprekend = {naam: regel for naam, regel in rijen if not STILLE_SLEUTEL.search(regel.partition(" USING ")[2])}
    assert set(sprekend) == EIGEN_NUMMER, sprekend


def test_a_backup_as_the_app_refuses(melding: Melding, owner_dsn: str) -> None:
    dump = str(_programs() / "pg_dump")
    app = owner_dsn.replace("schakel_owner", "schakel_app")
    run = subprocess.run([dump, "--data-only", "--dbname", app], capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert "personen" not in run.stdout


def test_nothing_makes_a_backup_that_looks_fine_and_is_empty() -> None:
    """pg_dump --enable-row-security ends well with no rows: no program of ours may ask for it."""
    wortel = Path(__file__).parents[2]
    bronnen = [*wortel.glob("src/**/*.py"), *wortel.glob("schakel"), *wortel.glob(".ci/*")]
    assert len(bronnen) > 50
    assert [str(b) for b in bronnen if b.is_file() and "enable-row-security" in b.read_text(errors="replace")] == []


def test_who_acts_is_never_set_for_longer_than_a_transaction() -> None:
    wortel = Path(__file__).parents[2]
    blijvend = re.compile(r"set_config\('schakel\.[a-z]+'[^)]*false\)|\bSET\s+(?:SESSION\s+)?schakel\.", re.IGNORECASE)
    assert [str(b) for b in wortel.glob("src/**/*.py") if blijvend.search(b.read_text(encoding="utf-8"))] == []


def test_every_table_is_locked_or_named(als: Als) -> None:
    auditor = als("auditor")
    for code, _, sql in sloten.PROEVEN:
        assert auditor.execute(sql.replace("%%", "%").encode()).fetchall() == [], code


def test_every_table_that_names_a_dossier_or_a_person_is_locked(als: Als) -> None:
    """Not by a list: whatever hangs from a locked table by a key, or names a dossier, is a case table."""
    open_ = (
        als("auditor")
        .execute(
            """SELECT DISTINCT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND NOT c.relrowsecurity AND (
            EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
                AND a.attname IN ('dossier_id', 'persoon_id', 'casus_id', 'melding_id', 'bsn'))
            OR EXISTS (SELECT 1 FROM pg_constraint k JOIN pg_class v ON v.oid = k.confrelid
                WHERE k.conrelid = c.oid AND k.contype = 'f' AND v.relrowsecurity))"""
        )
        .fetchall()
    )
    # What a listener has still to hear: numbers only, and the app may not read it at all.
    assert [naam for (naam,) in open_] == ["gebeurtenissen_tehoren"]
    with pytest.raises(InsufficientPrivilege):
        als("app").execute("SELECT 1 FROM gebeurtenissen_tehoren")


def test_exactly_these_functions_pass_a_lock(als: Als) -> None:
    rijen = als("auditor").execute(
        "SELECT p.proname, r.rolname, p.proconfig, p.prosrc, has_function_privilege('schakel_stats', p.oid, 'EXECUTE'),"
        " coalesce(p.proacl::text, 'iedereen') FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner"
        " JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' AND p.prosecdef"
    ).fetchall()  # fmt: skip
    assert {rij[0] for rij in rijen} == set().union(*WACHTERS.values())
    for naam, eigenaar, instellingen, bron, stats, rechten in rijen:
        assert eigenaar == "schakel_wacht", naam
        assert "search_path=public, pg_temp" in instellingen, naam
        assert len(bron.strip().splitlines()) <= 20, naam
        # The statistics role counts, and calls nothing else.
        assert stats is naam.startswith("cijfers_") and not re.search(r"[{,]=X", rechten) and rechten != "iedereen", (
            naam
        )


# Called with the ids of a hidden dossier, these must tell nothing; what they are is in the list above.
VRAGEN = {
    "dossier_teams": "SELECT count(*) FROM dossier_teams(%(dossier)s)",
    "dossier_zichtbaar": "SELECT CASE WHEN dossier_zichtbaar(%(dossier)s) THEN 1 ELSE 0 END",
    "dossier_genodigd": "SELECT CASE WHEN dossier_genodigd(%(dossier)s, 'overdracht', 1) THEN 1 ELSE 0 END",
    "plan_eindig_met_casus": "SELECT plan_eindig_met_casus(%(dossier)s)",
    "persoon_herken_in": "SELECT count(*) FROM persoon_herken_in(%(dossier)s)",
    "casus_elders": "SELECT count(*) FROM casus_elders(%(dossier)s)",
    "persoon_misschien_bekend": "SELECT count(*) FROM persoon_misschien_bekend(ARRAY[%(dossier)s])",
    "persoon_merk_open": "SELECT count(*) FROM persoon_merk_open(ARRAY[%(dossier)s])",
    "persoon_verleden": "SELECT count(*) FROM persoon_verleden(%(dossier)s)",
    # Every surname begins with a letter.
    "persoon_op_naam": "SELECT count(*) FROM generate_series(97, 122) l, persoon_op_naam(chr(l), 20)"
    " WHERE %(dossier)s > 0",
}
GEEN_RECHT = {
    "dossier_houder": "SELECT dossier_houder(%(dossier)s)",
    "persoon_gemeente": "SELECT persoon_gemeente(1)",
    "levering_klaar": "SELECT levering_klaar(1)",
    "levering_personen": "SELECT count(*) FROM levering_personen(1, ARRAY[%(dossier)s]::bigint[], true)",
    "persoon_lijkt_bekend": "SELECT count(*) FROM persoon_lijkt_bekend(ARRAY[%(dossier)s])",
}


@pytest.mark.parametrize("naam", BUITENSTAANDERS)
def test_no_function_tells_an_outsider_anything(melding: Melding, ploeg: Ploeg, als: Als, naam: str) -> None:
    app = als("app")
    _act(app, ploeg, naam)
    for functie, sql in VRAGEN.items():
        assert app.execute(sql.encode(), {"dossier": melding.dossier_id}).fetchone() == (0,), functie
    for sql in GEEN_RECHT.values():
        with pytest.raises(InsufficientPrivilege), app.transaction():
            app.execute(sql.encode(), {"dossier": melding.dossier_id})


def test_the_app_cannot_seal_and_the_statistics_see_no_case(melding: Melding, als: Als) -> None:
    with pytest.raises(InsufficientPrivilege):
        als("app").execute("SELECT verantwoording_verzegel()")
    stats = als("stats")
    assert {tabel: n for tabel in _protected(als) if (n := _count(stats, tabel))} == {}


def test_nobody_becomes_another_role(als: Als) -> None:
    for rol in ("app", "job", "stats", "auditor"):
        for ander in ("owner", "wacht", "auditor", "app"):
            if ander != rol:
                verbinding = als(rol)
                with pytest.raises(InsufficientPrivilege), verbinding.transaction():
                    verbinding.execute(f"SET ROLE schakel_{ander}".encode())


def test_the_auditor_changes_nothing(melding: Melding, als: Als) -> None:
    auditor = als("auditor")
    auditor.execute("SET default_transaction_read_only = off")
    auditor.commit()
    for regel in ("DELETE FROM meldingen_melding", "UPDATE dossiers_dossier SET gevaar = 0"):
        with pytest.raises(InsufficientPrivilege), auditor.transaction():
            auditor.execute(regel.encode())


def test_the_cast_is_the_one_we_mean() -> None:
    assert set(BUITENSTAANDERS) <= set(ROLLEN)
    assert os.environ["SCHAKEL_ROL"] == "app"


# Where the database itself asks for a role -> what of the matrix it stands for.
STURING_OBJECTEN = {
    "cijfers": {"stuurcijfers"},
    "deskundigheid": {"deskundigheid", "meldcode"},
    "leveringen": {"levering"},
    "uitvoering": {"uitvoering", "uitvoeringsplan", "zelfscan", "opdracht"},
}
ROLSLOTEN = {
    "noodtoegang_open": ("noodtoegang", "maken"),
    "verantwoording_verantwoording.lezen": ("verantwoording", "lezen_log"),
    "verantwoording_blok.lezen": ("verantwoording", "lezen_log"),
    "persoon_eis_rol": ("herkennen", "starten"),
    "personen_bekendmerk.rol": ("herkennen", "starten"),
    # Beside these roles, the team that was invited sees itself.
    "visie_rondegenodigde.zichtbaar": ("sturing", "zien"),
    "visie_bijdrage.zichtbaar": ("sturing", "zien"),
}


def test_both_locks_give_a_role_what_the_matrix_gives_it(als: Als) -> None:
    """Wherever a policy or a guarding function names roles, they are those of matrix.csv: no more, no fewer."""
    beleid = als("auditor").execute(
        "SELECT polrelid::regclass || '.' || polname, pg_get_expr(polqual, polrelid) FROM pg_policy"
        " WHERE pg_get_expr(polqual, polrelid) ~ 'schakel.rol'"
        " UNION ALL SELECT proname, prosrc FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname = 'public' AND prosrc ~ 'schakel.rol' AND prosrc ~ 'RAISE' AND prosrc ~ 'IN \\('"
    ).fetchall()  # fmt: skip
    gevonden = {plek: {rol for rol in rollen() if f"'{rol}'" in tekst} for plek, tekst in beleid}
    for plek in {plek for plek in gevonden if plek.split("_")[0] in STURING_OBJECTEN and plek not in ROLSLOTEN}:
        # No case rows: several roles share a table.
        mogen = {r.rol for r in matrix() if r.mag and r.object in STURING_OBJECTEN[plek.split("_")[0]]}
        assert gevonden.pop(plek) <= mogen, plek
    bedoeld = {
        plek: {rol for rol in rollen() if may_somewhere(rol, object_, actie)}
        for plek, (object_, actie) in ROLSLOTEN.items()
    }
    assert gevonden == bedoeld


def test_every_role_of_the_frame_is_in_the_matrix_and_one_that_is_not_used_may_nothing() -> None:
    assert len(rollen()) == 34 + 10
    assert {regel.rol for regel in matrix()} == set(rollen())
    stil = {rol for rol, wat in rollen().items() if not wat.in_gebruik}
    assert len(stil) > 20
    assert not any(regel.mag for regel in matrix() if regel.rol in stil)
    objecten = {regel.object for regel in matrix()}
    for rol in rollen():
        genoemd = {regel.object for regel in matrix() if regel.rol == rol}
        assert objecten - genoemd == set(), f"{rol}: no row says what it may do with {objecten - genoemd}"
