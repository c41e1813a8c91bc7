"""Can what is asked by a number be found by an index, however many dossiers there are?"""

import psycopg
import pytest

pytestmark = pytest.mark.django_db

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
