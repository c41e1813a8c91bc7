"""
How do two casussen become a million?  Every row that the deeds made is copied inside the database, k times.

What the catalogue says of a column decides what becomes of it: a key, and a reference to what is copied too, moves by
k steps; a uuid becomes another one, the same wherever it stands; a moment moves along; a team and an employee become
those of copy k. Locks and triggers are left aside while copying: a test holds the outcome against deeds and `verify`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg

Verbinding = psycopg.Connection[Any]
# Numbers of the templates lie below one step.
STAP = 10_000
# What is not copied: the sealed log, sessions, and what listeners would hear.
NIET = ("verantwoording_%", "django_%", "gebeurtenissen_tehoren", "organisaties_%", "toegang_%", "codelijsten_%",
        "termijnen_termijndefinitie", "berichten_%")  # fmt: skip
_TABELLEN = """SELECT c.relname, (SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid
        AND a.attnum = i.indkey[0] WHERE i.indrelid = c.oid AND i.indisprimary)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
    AND NOT c.relispartition AND NOT (c.relname LIKE ANY (%s)) ORDER BY 1"""
_KOLOMMEN = """SELECT a.attname, format_type(a.atttypid, NULL), (SELECT k.confrelid::regclass::text FROM pg_constraint k
        WHERE k.conrelid = a.attrelid AND k.contype = 'f' AND k.conkey = ARRAY[a.attnum] LIMIT 1)
    FROM pg_attribute a WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped
    AND a.attgenerated = '' ORDER BY a.attnum"""
_INDEXEN = """SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
    JOIN pg_class c ON c.oid = i.indrelid WHERE c.relname = ANY (%s) AND c.relkind = 'r' AND NOT i.indisunique
    AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)"""
# Numbers of teams and of employees without a key to say so.
_TEAMS = frozenset({"team", "team_id"})
_MENSEN = frozenset({"wie", "door", "medewerker_id"})


@dataclass(frozen=True, slots=True)
class Deel:
    """The rows of one template in one table: those with a first key above `na` and up to `tot`."""

    tabel: str
    sleutel: str
    na: int
    tot: int


@dataclass(frozen=True, slots=True)
class Verdeling:
    """Who takes the place of whom: of a team or employee of the template, those of the copies in turn."""

    teams: Mapping[int, Sequence[int]]
    mensen: Mapping[int, Sequence[int]]
    # Surnames with the key by which they are found.
    namen: Sequence[tuple[str, str]]
    naam: tuple[str, str]
    huisnummer: str


def heights(verbinding: Verbinding) -> dict[str, tuple[str, int]]:
    """Return for each table by which first key its rows are told apart, and the highest that there is."""
    hoogten = {}
    for tabel, sleutel in verbinding.execute(_TABELLEN, [list(NIET)]).fetchall():
        if sleutel is None or _kind(verbinding, tabel, sleutel) != "bigint":
            continue
        (hoogste,) = verbinding.execute(f"SELECT coalesce(max({sleutel}), 0) FROM {tabel}".encode()).fetchone() or (0,)
        hoogten[tabel] = (sleutel, int(hoogste))
    return hoogten


def _kind(verbinding: Verbinding, tabel: str, kolom: str) -> str:
    rij = verbinding.execute(
        "SELECT format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = %s::regclass AND attname = %s",
        [tabel, kolom],
    ).fetchone()
    return str(rij[0]) if rij else ""


def between(voor: Mapping[str, tuple[str, int]], na: Mapping[str, tuple[str, int]]) -> list[Deel]:
    """Return which rows were added between two moments."""
    return [
        Deel(tabel, sleutel, voor.get(tabel, ("", 0))[1], tot)
        for tabel, (sleutel, tot) in na.items()
        if tot > voor.get(tabel, ("", 0))[1]
    ]


def multiply(
    verbinding: Verbinding, delen: Sequence[Deel], *, van: int, tot: int, dagen: tuple[int, int], wie: Verdeling
) -> int:
    """
    Copy the rows of a template for every k from `van` up to `tot`, moved back by so many days; return how many.

    :raises ValueError: if the template does not fit below one step
    """
    if any(deel.tot >= STAP for deel in delen):
        raise ValueError("the template has more rows than one step of numbers")
    gekopieerd = {deel.tabel for deel in delen}
    aantal = 0
    for deel in delen:
        kolommen = verbinding.execute(_KOLOMMEN, [deel.tabel]).fetchall()
        namen = ", ".join(f'"{naam}"' for naam, _soort, _naar in kolommen)
        waarden = ", ".join(_value(deel, naam, soort, naar, gekopieerd, wie) for naam, soort, naar in kolommen)
        sql = f"""INSERT INTO {deel.tabel} ({namen}) OVERRIDING SYSTEM VALUE
            SELECT {waarden} FROM {deel.tabel} t CROSS JOIN (SELECT k, make_interval(days => -({dagen[0]}
                + k % greatest({dagen[1] - dagen[0]}, 1))::int) AS schuif
                FROM generate_series({van}::bigint, {tot - 1}) k) s
            WHERE t.{deel.sleutel} > {deel.na} AND t.{deel.sleutel} <= {deel.tot}"""
        aantal += verbinding.execute(sql.encode()).rowcount
    return aantal


# What becomes of a value by its kind alone.
_SOORTEN = {
    "uuid": "md5(s.k || {0}::text)::uuid",
    "timestamp with time zone": "{0} + s.schuif",
    "tstzrange": "CASE WHEN isempty({0}) THEN {0} ELSE tstzrange(lower({0}) + s.schuif, upper({0}) + s.schuif) END",
    "date": "({0} + s.schuif)::date",
}


def _value(deel: Deel, naam: str, soort: str, naar: str | None, gekopieerd: set[str], wie: Verdeling) -> str:
    kolom = f't."{naam}"'
    if soort == "bigint":
        return _number(deel, naam, kolom, naar, gekopieerd, wie)
    if (deel.tabel, naam) == ("dossiers_dossier", "nummer"):
        return f"split_part({kolom}, '-', 1) || '-' || (t.id + s.k * {STAP})"
    if soort in ("character varying", "text"):
        return _text(kolom, wie)
    return _SOORTEN.get(soort, "{0}").format(kolom)


def _number(deel: Deel, naam: str, kolom: str, naar: str | None, gekopieerd: set[str], wie: Verdeling) -> str:
    if naar == "organisaties_team" or (naar is None and naam in _TEAMS):
        return _instead(kolom, wie.teams)
    if naar == "toegang_medewerker" or (naar is None and (naam in _MENSEN or naam.endswith(("_door", "_door_id")))):
        return _instead(kolom, wie.mensen)
    if naam == deel.sleutel or naar in gekopieerd or (naar is None and naam.endswith("_id")):
        return f"{kolom} + s.k * {STAP}"
    return kolom


def _instead(kolom: str, plaatsen: Mapping[int, Sequence[int]]) -> str:
    keuzes = " ".join(
        f"WHEN {een} THEN ('{{{','.join(map(str, rij))}}}'::bigint[])[(1 + s.k % {len(rij)})::int]"
        for een, rij in plaatsen.items()
    )
    return f"CASE {kolom} {keuzes} ELSE {kolom} END"


def _text(kolom: str, wie: Verdeling) -> str:
    """Names and keys are letters alone, so they may stand between quotes."""
    for plek, eigen in enumerate(wie.naam):
        namen = "{" + ",".join(een[plek] for een in wie.namen) + "}"
        kolom = f"replace({kolom}, '{eigen}', ('{namen}'::text[])[(1 + s.k % {len(wie.namen)})::int])"
    return f"replace({kolom}, '{wie.huisnummer}', (1 + s.k % 9000)::text)"


def begin_copying(verbinding: Verbinding, tabellen: Sequence[str]) -> list[str]:
    """Leave triggers and secondary indexes aside for this session; return what makes the indexes again."""
    verbinding.execute("SET session_replication_role = replica")
    verbinding.execute("SET synchronous_commit = off")
    indexen = verbinding.execute(_INDEXEN, [list(tabellen)]).fetchall()
    for naam, _maak in indexen:
        verbinding.execute(f"DROP INDEX {naam}".encode())
    return [maak for _naam, maak in indexen]


def end_copying(verbinding: Verbinding, indexen: Sequence[str]) -> None:
    """Make the indexes again, let numbers go on after the highest, and let the planner know what there is."""
    verbinding.execute("SET maintenance_work_mem = '256MB'")
    for maak in indexen:
        verbinding.execute(maak.encode())
    for tabel, (sleutel, hoogste) in heights(verbinding).items():
        reeks = verbinding.execute("SELECT pg_get_serial_sequence(%s, %s)", [tabel, sleutel]).fetchone()
        if reeks and reeks[0] and hoogste:
            verbinding.execute("SELECT setval(%s::regclass, %s)", [reeks[0], hoogste])
    verbinding.execute("SET session_replication_role = origin")
    verbinding.execute("ANALYZE")
