"""Does the worker itself, in its own process and its own role, keep somebody out of a dossier that comes later?"""

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import psycopg
import pytest

from schakel.basis.gebeurtenissen.models import Abonnement
from schakel.basis.toegang import actions
from schakel.basis.toegang.rules import LUISTERAAR_VERMIJDING
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.casuswerk.personen.rules import naam_sleutel
from schakel.casuswerk.personen.tests.builders import een_gezin
from schakel.entrypoints import klok
from schakel.entrypoints.worker.subscriptions import LUISTERAARS
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)
WORTEL = Path(__file__).resolve().parents[5]


def work_once() -> None:
    """Run one round of the worker as the program does: another process, the role of the worker."""
    omgeving = os.environ | {"SCHAKEL_ROL": "job"}
    opdracht = [sys.executable, "-m", "django", "work", "--eenmaal"]
    klaar = subprocess.run(opdracht, env=omgeving, cwd=WORTEL, capture_output=True, text=True, timeout=120, check=False)
    assert klaar.returncode == 0, klaar.stderr


def waiting(owner_dsn: str) -> int:
    """Return how many events wait for this listener, as the worker counts them."""
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_job")) as werker:
        vraag = "SELECT count(*) FROM gebeurtenissen_tehoren WHERE luisteraar = %s"
        (aantal,) = werker.execute(vraag, [LUISTERAAR_VERMIJDING]).fetchone() or (0,)
    return int(aantal)


def ziet(ploeg: Ploeg, naam: str, dossier: Dossier) -> bool:
    wie = ploeg.handeling(naam, klok.nu() + timedelta(minutes=5))
    with transactie(wie, wat="toets"):
        return Dossier.objects.visible_to(wie).filter(pk=dossier.pk).exists()


def test_who_avoids_a_person_is_kept_out_by_the_worker(owner_dsn: str) -> None:
    assert LUISTERAAR_VERMIJDING in LUISTERAARS
    ploeg = een_ploeg()
    ploeg.moment = klok.nu()
    work_once()
    een_gezin(ploeg, een_dossier(ploeg))
    assert waiting(owner_dsn) == 0
    gerda = ploeg.handeling("Gerda")
    with transactie(gerda, wat="toets"):
        actions.add_vermijding(
            gerda, naam="Terpstra", naam_sleutel=naam_sleutel("Terpstra"), geboortedatum=date(1982, 5, 4), bsn=""
        )
    later = een_dossier(ploeg)
    een_gezin(ploeg, later)
    assert ziet(ploeg, "Gerda", later)
    work_once()
    assert not ziet(ploeg, "Gerda", later)
    assert ziet(ploeg, "Fatima", later)
    assert waiting(owner_dsn) == 0
    work_once()
    assert Abonnement.objects.filter(luisteraar=LUISTERAAR_VERMIJDING).count() == 2


def test_only_the_worker_may_ask_who_avoids_whom(owner_dsn: str) -> None:
    vraag = "SELECT * FROM vermijding_van(ARRAY[]::bytea[])"
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_job")) as werker:
        assert werker.execute(vraag).fetchall() == []
    with (
        psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_app")) as toepassing,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        toepassing.execute(vraag)
