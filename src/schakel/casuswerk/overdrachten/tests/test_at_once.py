"""Two people at the same moment, each with a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import psycopg
import pytest
from django.db import connections

from schakel.basis.organisaties import actions as organisaties
from schakel.basis.toegang.tests.builders import een_ploeg
from schakel.casuswerk.overdrachten import actions
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import AFSPRAAK, Verloop, een_overdracht
from schakel.kernel.errors import NotAllowed, NotPossible
from schakel.kernel.tijd import lokale_datum
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


def _end_team(verloop: Verloop, samen: Barrier) -> str:
    """Let the administrator end the receiving team from tomorrow on."""
    frank = verloop.wie("Frank")
    morgen = lokale_datum(frank.moment) + timedelta(days=1)
    try:
        samen.wait(timeout=10)
        with transactie(frank, wat="toets"):
            organisaties.end_team(frank, team=verloop.overdracht.ontvanger_team, tot=morgen)
    except Exception as fout:
        return type(fout).__name__
    finally:
        connections.close_all()
    return "gelukt"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("status", "deed"), [(S.ONTVANGEN, "accept"), (S.EERSTE_CONTACT, "start")])
def test_a_team_ends_while_it_takes_over(status: OverdrachtStatus, deed: str, owner_dsn: str) -> None:
    """Whichever comes first, nobody is left to answer who has stopped, and nobody meets an error page."""
    verloop = een_overdracht(een_ploeg(), status)
    verloop.moment = verloop.moment.replace(day=verloop.moment.day + 1)
    samen = Barrier(2)
    with ThreadPoolExecutor(2) as mensen:
        genomen = mensen.submit(_try, verloop, "Jamila", deed, samen)
        gestopt = mensen.submit(_end_team, verloop, samen)
        uitkomsten = [genomen.result(), gestopt.result()]
    assert set(uitkomsten) <= {"gelukt", "NotPossible"}, uitkomsten
    assert "gelukt" in uitkomsten
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor")) as auditor:
        wees = auditor.execute(
            "SELECT count(*) FROM dossiers_verantwoordelijkheid v JOIN organisaties_team t ON t.id = v.team_id"
            " WHERE upper_inf(v.periode) AND t.geldig_tot IS NOT NULL"
        ).fetchone()
    assert wees == (0,)
