"""Is the fast path of the large set held against the deeds: the same rows, in the same shape, and green?"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command

from schakel.entrypoints import klok
from schakel.entrypoints.bediening.postgres import BESTUUR
from schakel.entrypoints.bewaking import proeven
from schakel.entrypoints.meting.schaal import meten, sjabloon, vermenigvuldigen
from schakel.entrypoints.meting.schaal.vermenigvuldigen import STAP, Deel
from schakel.entrypoints.meting.schaal.wereld import Wereld
from schakel.entrypoints.worker import lus, rondes
from schakel.toolkit.tests.tegelijk import tegelijk

pytestmark = pytest.mark.django_db(transaction=True)
Verbinding = psycopg.Connection[Any]
VT, LOKAAL, CASUSSEN = 2, 3, 40


def _shape(verbinding: Verbinding, delen: Sequence[Deel], verschuif: int = 0) -> dict[str, tuple[int, ...]]:
    """Return for each table how many rows there are, and in how many of them each column says something."""
    vormen = {}
    for deel in delen:
        rijen = verbinding.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
            " ORDER BY attnum", [deel.tabel],
        ).fetchall()  # fmt: skip
        tellen = ", ".join(f'count("{naam}")' for (naam,) in rijen)
        waar = f"{deel.sleutel} > {deel.na + verschuif} AND {deel.sleutel} <= {deel.tot + verschuif}"
        vraag = f"SELECT count(*), {tellen} FROM {deel.tabel} WHERE {waar}"
        gevonden = verbinding.execute(vraag.encode()).fetchone()
        vormen[deel.tabel] = tuple(gevonden or ())
    return vormen


def test_the_fast_path_makes_what_the_deeds_make_and_all_is_well(owner_dsn: str) -> None:
    with psycopg.connect(owner_dsn.replace("schakel_owner", BESTUUR), autocommit=True) as verbinding:
        nu = klok.opnieuw() - timedelta(days=1)
        wereld, delen = meten.make_templates(verbinding, nu, vt=VT, lokaal=LOKAAL)
        # The same two once more by the deeds, for other teams: what the copies are held against.
        door_daden = []
        for nummer, sluit in ((1, False), (1, True)):
            voor = vermenigvuldigen.heights(verbinding)
            sjabloon.make_casus(wereld, nu + timedelta(hours=12 + nummer), nummer=nummer, sluit=sluit)
            door_daden.append(vermenigvuldigen.between(voor, vermenigvuldigen.heights(verbinding)))
        indexen = _indexes(verbinding)
        meten.copy_all(verbinding, wereld, delen, CASUSSEN)
        lopend, gesloten = delen
        for sjabloondelen, daden, k in ((lopend, door_daden[0], 1), (gesloten, door_daden[1], CASUSSEN - 2)):
            kopie = _shape(verbinding, sjabloondelen, k * STAP)
            assert kopie == _shape(verbinding, daden)
            assert kopie["casussen_casus"][0] == 1 and kopie["personen_persoon"][0] == 4
        assert _indexes(verbinding) == indexen
        assert meten._count(verbinding, "casussen_casus") == CASUSSEN + 2
        _spread(verbinding)
        _last_of_a_million(verbinding, wereld, lopend)
    assert not isinstance(tegelijk([_as_the_worker], rol="job")[0], Exception)
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor")) as auditor:
        fouten = {code: gevonden for code, gevonden in proeven.outcome(auditor, klok.opnieuw()).items() if gevonden}
    assert fouten == {}


def _last_of_a_million(verbinding: Verbinding, wereld: Wereld, delen: Sequence[Deel]) -> None:
    """Numbers of the last copy are beyond what an integer of four bytes holds."""
    k = meten.CASUSSEN - 1
    indexen = vermenigvuldigen.begin_copying(verbinding, [deel.tabel for deel in delen])
    vermenigvuldigen.multiply(verbinding, delen, van=k, tot=k + 1, dagen=(0, 40), wie=meten._places(wereld))
    vermenigvuldigen.end_copying(verbinding, indexen)
    assert _shape(verbinding, delen, k * STAP) == _shape(verbinding, delen)


def _as_the_worker() -> None:
    """Raise the alarms that are due and seal the log, as `verify` does before it looks."""
    rondes.raise_alarms(klok.opnieuw())
    lus.seal_log()


def _indexes(verbinding: Verbinding) -> set[str]:
    return {rij[0] for rij in verbinding.execute("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'")}


def _spread(verbinding: Verbinding) -> None:
    """Every team answers for something, names differ, and no copy keeps the name or number of the template."""
    antwoordt = "SELECT count(DISTINCT team_id) FROM dossiers_verantwoordelijkheid"
    assert (verbinding.execute(antwoordt.encode()).fetchone() or (0,))[0] == 2 * VT + LOKAAL
    rijen = verbinding.execute("SELECT DISTINCT achternaam, naam_sleutel FROM personen_persoon WHERE id > %s", [STAP])
    namen = dict(rijen.fetchall())
    assert len(namen) > 10 and sjabloon.NAAM not in namen
    nummers = "SELECT count(*), count(DISTINCT nummer) FROM dossiers_dossier"
    alle, verschillend = verbinding.execute(nummers.encode()).fetchone() or (0, 1)
    assert alle == verschillend


@pytest.mark.parametrize("deel", ["0", "2", "-1", "alles"])
def test_a_part_that_is_none_is_refused(deel: str) -> None:
    with pytest.raises(CommandError):
        call_command("bench", "scale", deel=deel)
    with pytest.raises(CommandError):
        call_command("bench", deel="onzin")
