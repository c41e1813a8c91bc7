"""Can what is asked by a number be found by an index, however many dossiers there are?"""

from collections.abc import Iterator, Mapping
from typing import Any

import psycopg
import pytest
from django.db import connection

from schakel.basis.toegang.tests.builders import een_ploeg
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)

# A gist index on an eight byte number is of no use to whoever asks by a smaller one, as the program does.
_ALLEEN_GIST = """SELECT t.relname, a.attname FROM pg_index i
    JOIN pg_class t ON t.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
    WHERE m.amname = 'gist' AND a.atttypid = 'bigint'::regtype AND NOT EXISTS (
        SELECT 1 FROM pg_index j JOIN pg_class y ON y.oid = j.indexrelid JOIN pg_am n ON n.oid = y.relam
        WHERE j.indrelid = i.indrelid AND n.amname = 'btree' AND j.indkey[0] = i.indkey[0] AND j.indpred IS NULL)"""


def test_no_table_is_found_by_its_number_through_a_gist_index_alone(owner_dsn: str) -> None:
    with psycopg.connect(owner_dsn) as eigenaar:
        assert eigenaar.execute(_ALLEEN_GIST.encode()).fetchall() == []


VEEL = 20_000
_TERMIJNEN = """INSERT INTO termijnen_termijn (publiek_id, dossier_id, onderwerp_soort, definitie, titel, eigenaar,
        team_id, gevaar, gestart_op, praktijk_uiterlijk, uiterlijk, alarm_stand, status, overschrijding_reden)
    SELECT gen_random_uuid(), n, '', 'toets', 'toets', 'TEAM', %(team)s, 0, %(op)s, %(op)s, %(op)s, 0, 'LOPEND', ''
    FROM generate_series(1000000, 1000000 + %(veel)s) n"""


def test_a_page_of_terms_asks_of_each_row_whether_it_may_be_seen(owner_dsn: str) -> None:
    """It never gathers all dossiers of a team for the sake of one page."""
    ploeg = een_ploeg()
    wie = ploeg.handeling("Fatima")
    with psycopg.connect(owner_dsn, autocommit=True) as eigenaar:
        eigenaar.execute("SET ROLE schakel_wacht")
        eigenaar.execute(_TERMIJNEN, {"team": wie.team, "op": wie.moment, "veel": VEEL})
        eigenaar.execute("RESET ROLE")
        eigenaar.execute("ANALYZE termijnen_termijn")
    with transactie(wie, wat="toets"), connection.cursor() as cursor:
        cursor.execute(
            "EXPLAIN (FORMAT JSON) SELECT id FROM termijnen_termijn WHERE team_id = %s AND status = 'LOPEND'",
            [wie.team],
        )
        plan = cursor.fetchone()[0][0]["Plan"]
    gevraagd = [
        een.get("Index Cond", "") for een in _nodes(plan) if een.get("Relation Name") == "dossiers_betrokkenheid"
    ]
    assert gevraagd
    assert all("dossier_id" in een for een in gevraagd), gevraagd


def _nodes(knoop: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield knoop
    for deel in knoop.get("Plans", ()):
        yield from _nodes(deel)
