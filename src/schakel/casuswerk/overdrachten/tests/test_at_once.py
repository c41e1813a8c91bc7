"""Two people at the same moment, each with a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from schakel.basis.toegang.tests.builders import een_ploeg
from schakel.casuswerk.overdrachten import actions
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import AFSPRAAK, Verloop, een_overdracht
from schakel.kernel.errors import NotAllowed, NotPossible
from schakel.toolkit.transactie import transactie

S = OverdrachtStatus


def _try(verloop: Verloop, naam: str, deed: str, samen: Barrier) -> str:
    wie = verloop.wie(naam)
    regisseur = verloop.ploeg.mensen[naam].pk
    try:
        samen.wait(timeout=10)
        with transactie(wie, wat="toets"):
            if deed == "accept":
                actions.accept(wie, overdracht=verloop.overdracht, regisseur=regisseur)
            elif deed == "withdraw":
                actions.withdraw(wie, overdracht=verloop.overdracht, reden="ANDER_TEAM")
            else:
                actions.start(wie, overdracht=verloop.overdracht, veiligheidsafspraak=AFSPRAAK)
    except (NotPossible, NotAllowed) as fout:
        return type(fout).__name__
    except Exception as fout:
        return type(fout).__name__
    finally:
        connections.close_all()
    return "gelukt"


def _both(verloop: Verloop, *deden: tuple[str, str]) -> list[str]:
    verloop.moment = verloop.moment.replace(day=verloop.moment.day + 1)
    samen = Barrier(len(deden))
    with ThreadPoolExecutor(len(deden)) as mensen:
        return list(mensen.map(lambda paar: _try(verloop, paar[0], paar[1], samen), deden))


@pytest.mark.django_db(transaction=True)
def test_two_colleagues_cannot_both_accept() -> None:
    verloop = een_overdracht(een_ploeg(), S.ONTVANGEN)
    uitkomsten = _both(verloop, ("Jamila", "accept"), ("Koen", "accept"))
    assert uitkomsten.count("gelukt") == 1


@pytest.mark.django_db(transaction=True)
def test_accepting_and_taking_back_at_once_leaves_one_of_both() -> None:
    verloop = een_overdracht(een_ploeg(), S.ONTVANGEN)
    uitkomsten = _both(verloop, ("Jamila", "accept"), ("Fatima", "withdraw"))
    # Taking back after the acceptance is allowed; accepting what was taken back never is.
    assert "gelukt" in uitkomsten
    assert uitkomsten[1] == "gelukt" or uitkomsten[0] == "gelukt"


@pytest.mark.django_db(transaction=True)
def test_the_ledger_moves_once_when_two_start_at_once() -> None:
    verloop = een_overdracht(een_ploeg(), S.EERSTE_CONTACT)
    uitkomsten = _both(verloop, ("Jamila", "start"), ("Koen", "start"))
    assert uitkomsten.count("gelukt") == 1
