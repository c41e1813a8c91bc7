"""What must be true at every moment?  Each check is one query that returns what is wrong, read as the auditor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg

from schakel.entrypoints.bewaking import sloten, sporen

Verbinding = psycopg.Connection[Any]


@dataclass(frozen=True, slots=True)
class Proef:
    """A promise, and the query whose every row is a breach of it; %(nu)s is domain time."""

    code: str
    belofte: str
    sql: str


# The same words as the sealing function: whoever changes one, breaks every block (tested).
_REGEL = """ROW(v.id, v.vastgelegd_op, v.moment, v.wat, v.actie, v.uitkomst, v.wie, v.namens, v.team, v.rol,
    v.organisatie, v.grondslagen, v.objecten, v.dossiers, v.betrokkenen, v.bron)::text
    || CASE WHEN num_nonnulls(v.toegangspunt, v.trace) = 0 THEN '' ELSE ROW(v.toegangspunt, v.trace)::text END"""

PROEVEN = (
    Proef(
        "log-keten",
        "De blokken van het logboek sluiten zonder gat op elkaar aan",
        r"""SELECT 'blok ' || b.nummer FROM (SELECT bl.*, lag(bl.hash, 1, '\x00'::bytea) OVER w AS voor,
                row_number() OVER w AS plaats FROM verantwoording_blok bl WINDOW w AS (ORDER BY bl.nummer)) b
            WHERE b.nummer <> b.plaats OR b.vorige <> b.voor""",
    ),
    Proef(
        "log-inhoud",
        "Elke regel van het logboek is zoals zij verzegeld is",
        f"""SELECT 'blok ' || b.nummer FROM verantwoording_blok b LEFT JOIN LATERAL (
                SELECT count(*) AS aantal, coalesce(string_agg({_REGEL}, E'\\n' ORDER BY v.id), '') AS tekst
                FROM verantwoording_verantwoording v WHERE v.blok = b.nummer) r ON true
            WHERE r.aantal <> b.aantal OR sha256(b.vorige || convert_to(r.tekst, 'UTF8')) <> b.hash""",
    ),
    Proef(
        "log-wees",
        "Er is geen regel van een blok dat niet bestaat",
        """SELECT 'regel ' || v.id FROM verantwoording_verantwoording v WHERE v.blok IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM verantwoording_blok b WHERE b.nummer = v.blok)""",
    ),
    Proef(
        "log-open",
        "Geen regel van het logboek wacht langer dan 30 seconden op verzegeling",
        """SELECT 'regel ' || v.id FROM verantwoording_verantwoording v
            WHERE v.blok IS NULL AND v.vastgelegd_op < clock_timestamp() - interval '30 seconds'""",
    ),
    Proef(
        "een-verantwoordelijke",
        "Voor elk open dossier antwoordt precies één team",
        """SELECT 'dossier ' || d.nummer FROM dossiers_dossier d LEFT JOIN dossiers_verantwoordelijkheid v
            ON v.dossier_id = d.id AND upper_inf(v.periode) WHERE d.status = 'OPEN'
            GROUP BY d.id HAVING count(v.id) <> 1""",
    ),
    Proef(
        "grootboek-heel",
        "Het grootboek heeft geen gat en geen overlap",
        """SELECT 'dossier ' || d.nummer FROM dossiers_dossier d
            LEFT JOIN (SELECT dossier_id, range_agg(periode) AS p FROM dossiers_verantwoordelijkheid GROUP BY 1) v
                ON v.dossier_id = d.id
            LEFT JOIN (SELECT dossier_id, range_agg(periode) AS p FROM dossiers_openperiode GROUP BY 1) o
                ON o.dossier_id = d.id
            WHERE v.p IS DISTINCT FROM o.p
            UNION ALL SELECT 'dossier ' || a.dossier_id FROM dossiers_verantwoordelijkheid a
                JOIN dossiers_verantwoordelijkheid b ON b.dossier_id = a.dossier_id AND b.id > a.id
                    AND b.periode && a.periode""",
    ),
    Proef(
        "dossier-status",
        "Een dossier is open zolang zijn open periode loopt, en anders niet",
        """SELECT 'dossier ' || d.nummer FROM dossiers_dossier d WHERE (d.status = 'OPEN') <> EXISTS (
            SELECT 1 FROM dossiers_openperiode o WHERE o.dossier_id = d.id AND upper_inf(o.periode))""",
    ),
    Proef(
        "team-bestaat",
        "Wie antwoordt, is een team dat nog bestaat",
        """SELECT 'team ' || t.code FROM dossiers_verantwoordelijkheid v JOIN organisaties_team t ON t.id = v.team_id
            WHERE upper_inf(v.periode) AND t.geldig_tot IS NOT NULL AND t.geldig_tot <= %(nu)s::date GROUP BY t.code""",
    ),
    Proef(
        "verantwoordelijke-ziet",
        "Wie antwoordt, ziet het dossier",
        """SELECT 'dossier ' || v.dossier_id FROM dossiers_verantwoordelijkheid v WHERE upper_inf(v.periode)
            AND NOT EXISTS (SELECT 1 FROM dossiers_betrokkenheid b WHERE b.dossier_id = v.dossier_id
                AND b.team_id = v.team_id AND upper_inf(b.periode))""",
    ),
    Proef(
        "een-regisseur",
        "Een dossier heeft nooit twee regisseurs tegelijk",
        """SELECT 'dossier ' || dossier_id FROM dossiers_regie WHERE upper_inf(periode)
            GROUP BY dossier_id HAVING count(*) > 1""",
    ),
    Proef(
        "termijn-eigenaar",
        "Elke lopende termijn heeft een team dat bestaat",
        """SELECT 'termijn ' || x.id FROM termijnen_termijn x LEFT JOIN organisaties_team t ON t.id = x.team_id
            WHERE x.status = 'LOPEND' AND (t.id IS NULL
                OR (t.geldig_tot IS NOT NULL AND t.geldig_tot <= %(nu)s::date))""",
    ),
    Proef(
        "termijn-alarm",
        "Geen termijn verloopt in stilte",
        """SELECT 'termijn ' || x.id FROM termijnen_termijn x WHERE x.status = 'LOPEND' AND x.alarm_stand < 100
            AND x.uiterlijk < %(nu)s - interval '15 minutes'""",
    ),
    Proef(
        "adviesvraag-alarm",
        "Geen adviesvraag van een partner verloopt in stilte",
        """SELECT 'adviesvraag ' || a.id FROM adviezen_adviesvraag a WHERE a.status = 'GESTELD' AND a.alarm < 100
            AND (a.volgend_alarm_op IS NULL OR a.uiterlijk < %(nu)s - interval '15 minutes')""",
    ),
    Proef(
        "adviesvraag-eigenaar",
        "Elke adviesvraag die wacht, ligt bij een team dat bestaat",
        """SELECT 'adviesvraag ' || a.id FROM adviezen_adviesvraag a LEFT JOIN organisaties_team t ON t.id = a.team_id
            WHERE a.status = 'GESTELD' AND (t.id IS NULL
                OR (t.geldig_tot IS NOT NULL AND t.geldig_tot <= %(nu)s::date))""",
    ),
    Proef(
        "gebeurtenis-reeks",
        "De gebeurtenissen van een dossier zijn zonder gat genummerd",
        """SELECT 'dossier ' || d.nummer FROM dossiers_dossier d LEFT JOIN (SELECT dossier_id, count(*) AS n,
                max(volgnummer) AS hoogste, count(DISTINCT volgnummer) AS verschillend
                FROM gebeurtenissen_gebeurtenis GROUP BY 1) g ON g.dossier_id = d.id
            WHERE coalesce(g.n, 0) <> d.laatste_volgnummer OR coalesce(g.hoogste, 0) <> d.laatste_volgnummer
                OR coalesce(g.verschillend, 0) <> d.laatste_volgnummer""",
    ),
    Proef(
        "gebeurtenis-gehoord",
        "Elke gebeurtenis die gehoord moet worden, bestaat",
        """SELECT 'gebeurtenis ' || h.gebeurtenis_id FROM gebeurtenissen_tehoren h WHERE NOT EXISTS (
            SELECT 1 FROM gebeurtenissen_gebeurtenis g WHERE g.id = h.gebeurtenis_id)""",
    ),
    *(Proef(code, belofte, sql) for code, belofte, sql in (*sporen.PROEVEN, *sloten.PROEVEN)),
)


def run(verbinding: Verbinding, nu: datetime) -> Iterator[tuple[Proef, list[str]]]:
    """Run every check in one snapshot; give each with what it found, at most twenty examples."""
    with verbinding.transaction():
        verbinding.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        verbinding.execute("SET LOCAL timezone = 'UTC'")
        verbinding.execute("SET LOCAL datestyle = 'ISO'")
        for proef in PROEVEN:
            rijen = verbinding.execute(f"{proef.sql} LIMIT 20".encode(), {"nu": nu}).fetchall()
            yield proef, [str(rij[0]) for rij in rijen]


def outcome(verbinding: Verbinding, nu: datetime) -> Mapping[str, list[str]]:
    """Return what each check found, by its code."""
    return {proef.code: gevonden for proef, gevonden in run(verbinding, nu)}
