"""Killed between the opening of a dossier in an emergency and its line in the log: never the one without the other."""

from collections import Counter
from datetime import timedelta

import psycopg
import pytest

from schakel.basis.toegang.tests.builders import een_ploeg
from schakel.casuswerk.noodtoegang.tests.builders import met_termijnen, van_het_jeugdteam
from tests.doden import kind
from tests.doden.jacht import Jacht, kills

pytestmark = [pytest.mark.doden, pytest.mark.django_db(transaction=True)]

SPOREN = """
SELECT n.publiek_id::text, n.geopend_op,
       (SELECT count(*) FROM verantwoording_verantwoording v
         WHERE v.wie = n.medewerker_id AND v.moment = n.geopend_op AND v.dossiers @> ARRAY[n.dossier_id]
           AND 'noodtoegang' = ANY (v.grondslagen)),
       (SELECT count(*) FROM gebeurtenissen_gebeurtenis g
         WHERE g.soort = 'noodtoegang.geopend' AND g.onderwerp_soort = 'noodtoegang' AND g.onderwerp_id = n.id)
  FROM noodtoegang_noodtoegang n
"""


def test_nobody_looks_in_an_emergency_without_a_line_in_the_log(owner_dsn: str) -> None:
    ploeg = met_termijnen(een_ploeg())
    dossier = van_het_jeugdteam(ploeg)
    jacht = Jacht(owner_dsn, zaad=71)
    gezegd: list[str] = []
    for beurt in range(kills(100)):
        # Two months each: a child that is killed leaves its door open for an hour, and the next one is never refused.
        wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=60 * (beurt + 1)))
        gezegd += jacht.kill_one(kind.break_glass, wie, dossier.nummer)
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor"), autocommit=True) as auditor:
        rijen = auditor.execute(SPOREN).fetchall()
        los = auditor.execute(
            "SELECT count(*) FROM verantwoording_verantwoording v WHERE 'noodtoegang' = ANY (v.grondslagen)"
            " AND v.uitkomst = 'gelukt' AND v.moment NOT IN (SELECT geopend_op FROM noodtoegang_noodtoegang)"
            " AND v.moment NOT IN (SELECT gestopt_op FROM noodtoegang_noodtoegang WHERE gestopt_op IS NOT NULL)"
        ).fetchone()
    gevonden = Counter(publiek for publiek, *_ in rijen)
    assert len(gezegd) > kills(100) // 2, "the children hardly got to work"
    assert [een for een in gezegd if gevonden[een] != 1] == []
    assert [rij for rij in rijen if rij[2:] != (1, 1)] == []
    assert los == (0,), "a line in the log speaks of an emergency that is not there"
