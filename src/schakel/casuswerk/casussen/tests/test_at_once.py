"""Two people join, part or close the same casussen at the same moment, each on a connection of their own."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import psycopg
import pytest

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen import actions
from schakel.casuswerk.casussen.models import Casus, Samenvoeging
from schakel.casuswerk.casussen.tests.builders import een_casus, sluit
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.kernel.errors import SchakelError
from schakel.kernel.handeling import Handeling
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)
WIE_ANTWOORDT = """SELECT dossier_id, count(*), min(team_id) FROM dossiers_verantwoordelijkheid
    WHERE upper_inf(periode) AND dossier_id = ANY (%s) GROUP BY 1 ORDER BY 1"""


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def drie(ploeg: Ploeg) -> list[Casus]:
    """Return three casussen of triage; the second is answered for by the jeugdteam."""
    casussen = [een_casus(ploeg) for _ in range(3)]
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1))
    jamila = ploeg.team_van("Jamila").pk
    with transactie(fatima, wat="toets"):
        dossiers.grant_betrokkenheid(
            fatima, dossier=casussen[1].dossier_id, team=jamila, rol=BetrokkenheidRol.UITVOERING, grondslag="toets"
        )
        dossiers.pass_on(fatima, dossier=casussen[1].dossier_id, naar_team=jamila, reden="toets", bron="toets")
    return casussen


def _deed(ploeg: Ploeg, naam: str, wat: Callable[[Handeling], object], seconden: int = 0) -> Callable[[], object]:
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(hours=2, seconds=seconden))

    def run() -> object:
        with transactie(wie, wat="toets"):
            return wat(wie)

    return run


def _join(ploeg: Ploeg, een: Casus, ander: Casus) -> Callable[[Handeling], object]:
    team = ploeg.team_van("Fatima").pk
    return lambda wie: actions.merge(wie, casus=een, ander=ander, reden="ZELFDE_GEZIN", verantwoordelijk_team=team)


def _only_refusals(uitkomsten: list[object]) -> int:
    """Return how many did it; nobody met a broken constraint, a deadlock or a page with an error."""
    fouten = [uit for uit in uitkomsten if isinstance(uit, Exception)]
    assert all(isinstance(fout, SchakelError) for fout in fouten), fouten
    return len(uitkomsten) - len(fouten)


def _one_answers(dsn: str, casussen: list[Casus], team: int) -> None:
    with psycopg.connect(dsn.replace("schakel_owner", "schakel_auditor")) as auditor:
        rijen = auditor.execute(WIE_ANTWOORDT, [[casus.dossier_id for casus in casussen]]).fetchall()
    assert rijen == [(casus.dossier_id, 1, team) for casus in sorted(casussen, key=lambda c: c.dossier_id)]


def _pointers(ploeg: Ploeg) -> int:
    with transactie(ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=3)), wat="toets"):
        return Samenvoeging.objects.filter(ongedaan_op=None).count()


def test_two_who_join_the_same_two(ploeg: Ploeg, drie: list[Casus], owner_dsn: str) -> None:
    een, ander, _ = drie
    deden = [_deed(ploeg, naam, _join(ploeg, een, ander), n) for n, naam in enumerate(("Fatima", "Gerda"))]
    uitkomsten = tegelijk(deden)
    assert _only_refusals(uitkomsten) == 1
    assert _pointers(ploeg) == 1
    _one_answers(owner_dsn, [een, ander], ploeg.team_van("Fatima").pk)


def test_two_who_join_the_same_two_the_other_way_round(ploeg: Ploeg, drie: list[Casus], owner_dsn: str) -> None:
    """A circle of pointers would make both casussen vanish in each other."""
    een, _, ander = drie
    deden = [_deed(ploeg, "Fatima", _join(ploeg, een, ander)), _deed(ploeg, "Gerda", _join(ploeg, ander, een), 1)]
    assert _only_refusals(tegelijk(deden)) == 1
    assert _pointers(ploeg) == 1
    _one_answers(owner_dsn, [een, ander], ploeg.team_van("Fatima").pk)


def test_one_casus_is_joined_to_two_others_at_once(ploeg: Ploeg, drie: list[Casus], owner_dsn: str) -> None:
    een, midden, ander = drie
    deden = [
        _deed(ploeg, "Fatima", _join(ploeg, een, midden)),
        _deed(ploeg, "Gerda", _join(ploeg, ander, midden), 1),
    ]
    assert _only_refusals(tegelijk(deden)) == 1, "a casus is worked on in one other at a time"
    assert _pointers(ploeg) == 1
    _one_answers(owner_dsn, drie, ploeg.team_van("Fatima").pk)


def test_joining_while_somebody_closes_one_of_both(ploeg: Ploeg, drie: list[Casus]) -> None:
    een, _, ander = drie
    dicht = partial(sluit, casus=ander, reden="VEILIG", veiligheid="VEILIG", toelichting="")
    uitkomsten = tegelijk([_deed(ploeg, "Fatima", _join(ploeg, een, ander)), _deed(ploeg, "Gerda", dicht, 1)])
    assert _only_refusals(uitkomsten) == 1, "what is joined is not closed alone"
    assert _pointers(ploeg) == int(not isinstance(uitkomsten[0], Exception)), "what was closed first is not joined"


def test_parting_twice_at_once(ploeg: Ploeg, drie: list[Casus]) -> None:
    een, ander, _ = drie
    samen = _deed(ploeg, "Fatima", _join(ploeg, een, ander), -60)()
    assert isinstance(samen, Samenvoeging)
    deden = [
        _deed(ploeg, naam, lambda wie: actions.unmerge(wie, samenvoeging=samen), n)
        for n, naam in enumerate(("Fatima", "Gerda"))
    ]
    assert _only_refusals(tegelijk(deden)) == 1
    assert _pointers(ploeg) == 0
