"""Are the locks still those that the migrations laid?  Everything that guards, as it was then, kept outside."""

import hashlib
import json
import os
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import psycopg

CODE = "catalogus"
BELOFTE = "Regels, bewakers, voorwaarden, functies en rechten zijn zoals de tabellen zijn aangelegd"
GEEN = "er is geen catalogus van; ./schakel migrate legt haar aan"
Verbinding = psycopg.Connection[Any]
Catalogus = dict[str, list[str]]
HOOGSTENS = 20
# What the roles' own SQL lays, at the start of a server and not by a migration.
VAN_DE_ROLLEN = ("rol", "schema", "standaardrecht")

# Also what stands in a schema that is not ours: a copy of a table is as readable there. What comes with an extension,
# and what a session keeps for itself, is nobody's door.
_SCHEMA = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
_EIGEN = "NOT EXISTS (SELECT 1 FROM pg_depend x WHERE x.objid = {} AND x.deptype = 'e')"
_TABEL = f"""pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {_SCHEMA} AND {_EIGEN.format("c.oid")}"""
_RECHTEN = "(SELECT string_agg(a::text, ',' ORDER BY a::text) FROM unnest({}) a)"
_NAAM = "n.nspname || '.' || c.relname"
# Names of what PostgreSQL makes by itself hold a number that differs in every copy: the constraint names it better.
VRAGEN: Mapping[str, str] = {
    "tabel": f"""SELECT concat_ws(' ', {_NAAM}, c.relkind, pg_get_userbyid(c.relowner), c.relrowsecurity,
            c.relforcerowsecurity, c.reloptions::text, {_RECHTEN.format("c.relacl")},
            CASE WHEN c.relkind IN ('v', 'm') THEN md5(pg_get_viewdef(c.oid)) END)
        FROM {_TABEL} AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')""",
    "kolom": f"""SELECT concat_ws(' ', {_NAAM}, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
            a.attgenerated, a.attidentity, {_RECHTEN.format("a.attacl")}, pg_get_expr(d.adbin, d.adrelid))
        FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE {_SCHEMA} AND {_EIGEN.format("c.oid")} AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0
            AND NOT a.attisdropped""",
    "regel": f"""SELECT concat_ws(' ', {_NAAM}, p.polname, p.polcmd, p.polpermissive,
            (SELECT string_agg(CASE WHEN r = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(r)::text END, ',' ORDER BY
                pg_get_userbyid(r)) FROM unnest(p.polroles) r),
            'USING', pg_get_expr(p.polqual, p.polrelid), 'CHECK', pg_get_expr(p.polwithcheck, p.polrelid))
        FROM pg_policy p, {_TABEL} AND c.oid = p.polrelid""",
    "bewaker": f"""SELECT concat_ws(' ', {_NAAM}, coalesce(k.conname, t.tgname), t.tgenabled, t.tgtype,
            t.tgfoid::regproc, CASE WHEN NOT t.tgisinternal THEN pg_get_triggerdef(t.oid) END)
        FROM pg_trigger t LEFT JOIN pg_constraint k ON k.oid = t.tgconstraint, {_TABEL} AND c.oid = t.tgrelid""",
    "gebeurtenisbewaker": f"""SELECT concat_ws(' ', t.evtname, t.evtevent, t.evtenabled, t.evtfoid::regproc)
        FROM pg_event_trigger t WHERE {_EIGEN.format("t.oid")}""",
    "herschrijfregel": f"""SELECT concat_ws(' ', {_NAAM}, r.rulename, r.ev_enabled, pg_get_ruledef(r.oid))
        FROM pg_rewrite r, {_TABEL} AND c.oid = r.ev_class AND r.rulename <> '_RETURN'""",
    "voorwaarde": f"""SELECT concat_ws(' ', {_NAAM}, k.conname, k.convalidated, pg_get_constraintdef(k.oid))
        FROM pg_constraint k, {_TABEL} AND c.oid = k.conrelid""",
    "uniek": f"""SELECT concat_ws(' ', i.indisvalid, pg_get_indexdef(i.indexrelid))
        FROM pg_index i, {_TABEL} AND c.oid = i.indrelid AND i.indisunique""",
    "functie": f"""SELECT concat_ws(' ', n.nspname || '.' || p.proname || '('
            || pg_get_function_identity_arguments(p.oid) || ')', pg_get_userbyid(p.proowner), p.prosecdef,
            p.provolatile, l.lanname, p.proconfig::text, md5(p.prosrc || coalesce(pg_get_function_sqlbody(p.oid), '')),
            {_RECHTEN.format("p.proacl")})
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
        WHERE {_SCHEMA} AND {_EIGEN.format("p.oid")}""",
    "schema": f"""SELECT concat_ws(' ', n.nspname, pg_get_userbyid(n.nspowner), {_RECHTEN.format("n.nspacl")})
        FROM pg_namespace n WHERE {_SCHEMA}""",
    "standaardrecht": f"""SELECT concat_ws(' ', pg_get_userbyid(d.defaclrole), n.nspname, d.defaclobjtype,
            {_RECHTEN.format("d.defaclacl")})
        FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace""",
    "rol": r"""SELECT concat_ws(' ', r.rolname, r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolinherit,
            r.rolcanlogin,
            (SELECT string_agg(pg_get_userbyid(m.roleid)::text, ',' ORDER BY pg_get_userbyid(m.roleid))
                FROM pg_auth_members m WHERE m.member = r.oid))
        FROM pg_roles r WHERE r.rolname LIKE 'schakel\_%'
            OR EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.member = r.oid
                AND pg_get_userbyid(m.roleid) LIKE 'schakel\_%')""",
}


def take(verbinding: Verbinding) -> Catalogus:
    """Return everything in this database that guards, one line each; the same in a copy of it."""
    return {soort: sorted(_plain(rij[0]) for rij in verbinding.execute(sql.encode())) for soort, sql in VRAGEN.items()}


def _plain(regel: str) -> str:
    """Return a line in the one spelling: a list of codes that was dumped and read back has its casts elsewhere."""
    zonder = re.sub(r"::(character varying|text)(\[\])?", "", regel)
    return re.sub(r"\(\((ARRAY\[[^\]]*\])\)\)", r"(\1)", re.sub(r"\(('[^']*')\)", r"\1", zonder))


def differences(toen: Catalogus, nu: Catalogus) -> list[str]:
    """Return what is gone and what was added, whatever changed being both; at most twenty."""
    verschil = []
    for soort in sorted(toen.keys() | nu.keys()):
        voor, na = set(toen.get(soort, [])), set(nu.get(soort, []))
        verschil += [f"weg of veranderd: {soort} {regel}" for regel in sorted(voor - na)]
        verschil += [f"nieuw of veranderd: {soort} {regel}" for regel in sorted(na - voor)]
    return [regel[:300] for regel in verschil[:HOOGSTENS]]


def deviations(verbinding: Verbinding, map_: Path, *, zonder: Collection[str] = ()) -> list[str]:
    """Return how this database differs from its catalogue in the folder; without one, that there is none."""
    bewaard = _read(_file(verbinding, map_))
    if not bewaard:
        return [GEEN]
    toen, nu = bewaard["catalogus"], take(verbinding)
    return differences(*({soort: c[soort] for soort in c if soort not in zonder} for c in (toen, nu)))


def kept(verbinding: Verbinding, map_: Path) -> Catalogus:
    """Return the catalogue of this database in the folder; an empty one when there is none."""
    bewaard: Catalogus = (_read(_file(verbinding, map_)) or {}).get("catalogus", {})
    return bewaard


def is_of(verbinding: Verbinding, map_: Path, versie: str) -> bool:
    """Answer whether the catalogue in the folder is of this version of the program, on this PostgreSQL."""
    return (_read(_file(verbinding, map_)) or {}).get("versie") == _exact(verbinding, versie)


def keep(verbinding: Verbinding, map_: Path, versie: str) -> None:
    """Keep the catalogue of this database in the folder, on disk and whole, instead of what stood there."""
    pad = _file(verbinding, map_)
    map_.mkdir(parents=True, exist_ok=True, mode=0o700)
    nieuw = pad.with_suffix(".nieuw")
    inhoud = {"versie": _exact(verbinding, versie), "catalogus": take(verbinding)}
    nieuw.touch(mode=0o600)
    with nieuw.open("w", encoding="utf-8") as bestand:
        json.dump(inhoud, bestand, ensure_ascii=False, indent=0)
        bestand.flush()
        os.fsync(bestand.fileno())
    nieuw.replace(pad)


def _exact(verbinding: Verbinding, versie: str) -> str:
    # Another PostgreSQL may write the same rule in other words.
    return f"{versie} op PostgreSQL {verbinding.info.server_version // 10_000}"


def version_of(delen: Iterable[str]) -> str:
    """Return by what this version of the program is known: what it lays in a database."""
    return hashlib.sha256("\n".join(sorted(delen)).encode()).hexdigest()[:16]


def _file(verbinding: Verbinding, map_: Path) -> Path:
    return map_ / f"sloten-{verbinding.info.dbname}.json"


def _read(pad: Path) -> dict[str, Any] | None:
    try:
        gelezen: dict[str, Any] = json.loads(pad.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return gelezen
