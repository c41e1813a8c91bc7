"""The receipt: from disk, once, also when the deed fails, the process dies or the database is away."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoCaptureOnCommitCallbacks

from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.rules import Gebiedbeschrijving, Teambeschrijving, Werkgebiedbeschrijving
from schakel.basis.toegang.rules import may_somewhere, rollen
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.meldingen import actions, queries
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import DIENSTTOKEN
from schakel.casuswerk.meldingen.tests.builders import een_bericht
from schakel.kernel.errors import NotAllowed, NotFound
from schakel.kernel.handeling import Handeling
from schakel.toolkit.spool import Spool
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def spool(tmp_path: Path, settings: object) -> Spool:
    settings.SPOOL = tmp_path  # type: ignore[attr-defined]
    return Spool(tmp_path / "meldingen")


def machine(ploeg: Ploeg) -> Handeling:
    return Handeling(None, None, "machine", None, ploeg.moment, namens="werker:spool")


def op_token(ploeg: Ploeg) -> Handeling:
    i = ploeg.handeling("Ibrahim")
    return Handeling(i.wie, i.team, i.rol, i.organisatie, i.moment, grondslag=DIENSTTOKEN)


def test_with_a_database_the_deed_runs_at_once(
    ploeg: Ploeg, spool: Spool, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    wie, bericht = ploeg.handeling("Ibrahim"), een_bericht(ploeg)
    with django_capture_on_commit_callbacks(execute=True), transactie(wie, wat="toets"):
        ontvangst = actions.receive(wie, bericht=bericht)
        assert spool.waiting() == [bericht.sleutel]
    assert ontvangst.melding is not None
    assert ontvangst.code == ontvangst.melding.ontvangstcode
    assert spool.waiting() == []


def test_without_a_database_it_waits_and_no_query_is_made(
    ploeg: Ploeg, spool: Spool, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    wie, bericht = op_token(ploeg), een_bericht(ploeg)
    with django_assert_num_queries(0):
        ontvangst = actions.receive(wie, bericht=bericht)
        assert queries.receipt_of(wie, sleutel=bericht.sleutel).code == ontvangst.code
        assert queries.keuzelijsten(wie)["vormen"]
    assert ontvangst.melding is None
    assert spool.waiting() == [bericht.sleutel]


def test_what_waits_becomes_a_melding_by_who_took_it_in(ploeg: Ploeg, spool: Spool) -> None:
    wie, bericht = op_token(ploeg), een_bericht(ploeg)
    code = actions.receive(wie, bericht=bericht).code
    assert actions.drain_spool(machine(ploeg)) == actions.Leging(1, 0)
    i = ploeg.handeling("Ibrahim")
    with transactie(i, wat="toets"):
        melding = Melding.objects.get(sleutel=bericht.sleutel)
    assert (melding.ontvangstcode, melding.acuut_door) == (code, i.wie)
    assert spool.waiting() == []


def test_the_report_on_disk_can_be_read_by_nobody(ploeg: Ploeg, spool: Spool, tmp_path: Path) -> None:
    actions.receive(op_token(ploeg), bericht=een_bericht(ploeg))
    for pad in tmp_path.rglob("*"):
        assert pad.is_dir() or b"Soeters" not in pad.read_bytes()


def test_sending_twice_is_one_melding(ploeg: Ploeg) -> None:
    wie, bericht = ploeg.handeling("Ibrahim"), een_bericht(ploeg)
    with transactie(wie, wat="toets"):
        een, twee = actions.receive(wie, bericht=bericht), actions.receive(wie, bericht=bericht)
        assert Melding.objects.count() == 1
    assert een.code == twee.code
    actions.drain_spool(machine(ploeg))
    with transactie(wie, wat="toets"):
        assert Melding.objects.count() == 1


def test_a_deed_that_fails_leaves_the_report_and_a_receipt(ploeg: Ploeg, spool: Spool) -> None:
    wie, bericht = ploeg.handeling("Ibrahim"), een_bericht(ploeg, team=987654)
    with transactie(wie, wat="toets"):
        ontvangst = actions.receive(wie, bericht=bericht)
    assert ontvangst.melding is None
    assert ontvangst.code.startswith("VT ")
    assert actions.drain_spool(machine(ploeg)) == actions.Leging(0, 1)
    assert spool.waiting() == [bericht.sleutel]


def test_one_bad_report_does_not_hold_up_the_others(ploeg: Ploeg) -> None:
    actions.receive(op_token(ploeg), bericht=een_bericht(ploeg, team=987654))
    actions.receive(op_token(ploeg), bericht=een_bericht(ploeg))
    assert actions.drain_spool(machine(ploeg)) == actions.Leging(1, 1)


def test_who_may_not_report_leaves_nothing_on_disk(ploeg: Ploeg, spool: Spool) -> None:
    wie = ploeg.handeling("Greet")
    with pytest.raises(NotAllowed):
        actions.receive(wie, bericht=een_bericht(ploeg))
    assert spool.waiting() == []


def test_the_receipt_of_another_is_not_there(ploeg: Ploeg) -> None:
    bericht = een_bericht(ploeg)
    actions.receive(op_token(ploeg), bericht=bericht)
    elif_ = ploeg.handeling("Elif")
    with transactie(elif_, wat="toets"), pytest.raises(NotFound):
        queries.receipt_of(elif_, sleutel=bericht.sleutel)


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_are_one_melding(ploeg: Ploeg, spool: Spool) -> None:
    bericht, codes = een_bericht(ploeg), []
    start = threading.Barrier(3)

    def klik() -> None:
        wie = ploeg.handeling("Ibrahim")
        start.wait()
        with transactie(wie, wat="toets"):
            codes.append(actions.receive(wie, bericht=bericht).code)
        connection.close()

    def werker() -> None:
        start.wait()
        for _ in range(5):
            actions.drain_spool(machine(ploeg))
        connection.close()

    draden = [threading.Thread(target=doe) for doe in (klik, klik, werker)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    actions.drain_spool(machine(ploeg))
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        assert Melding.objects.count() == 1
    assert len(set(codes)) == 1 == len(codes) - 1
    assert spool.waiting() == []


# A process of its own takes a report in, says so, and is killed before the deed has run.
_DADER = """
import os, sys, django
django.setup()
from uuid import UUID
from datetime import datetime
from django.conf import settings
from django.db import connection
from pathlib import Path
settings.SPOOL = Path(sys.argv[1])
from schakel.casuswerk.meldingen import actions
from schakel.casuswerk.meldingen.actions import voordeur
from schakel.casuswerk.meldingen.rules import Meldingbericht
from schakel.kernel.handeling import Handeling
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
def hang(*_):
    print("OP SCHIJF", flush=True)
    time.sleep(60)
voordeur._try_at_once = hang
wie, team, organisatie = map(int, sys.argv[2:5])
h = Handeling(wie, team, "vt_intake", organisatie, datetime.fromisoformat(sys.argv[6]))
actions.receive(h, bericht=Meldingbericht(sleutel=UUID(sys.argv[5]), ontvangen_op=h.moment, toelichting="Gil gehoord."))
"""


@pytest.mark.doden
def test_a_report_survives_kill_9_between_the_disk_and_the_deed(ploeg: Ploeg, spool: Spool) -> None:
    sleutel, i = uuid4(), ploeg.handeling("Ibrahim")
    waarden = [settings.SPOOL, i.wie, i.team, i.organisatie, sleutel, i.moment.isoformat()]
    omgeving = {**os.environ, "SCHAKEL_SLEUTELS": str(settings.SLEUTELS)}
    proces = subprocess.Popen(
        [sys.executable, "-c", _DADER, *map(str, waarden)], stdout=subprocess.PIPE, env=omgeving, text=True
    )
    assert proces.stdout is not None
    assert proces.stdout.readline().strip() == "OP SCHIJF"
    os.kill(proces.pid, signal.SIGKILL)
    assert proces.wait() == -signal.SIGKILL
    proces.stdout.close()
    assert actions.drain_spool(machine(ploeg)) == actions.Leging(1, 0)
    with transactie(i, wat="toets"):
        assert Melding.objects.get(sleutel=sleutel).toelichting == "Gil gehoord."


# The whole site, with a database that is a dead socket: the door must answer from the shift token alone.
_DOOF = """
import sys, django, time
django.setup()
from pathlib import Path
from django.conf import settings
from django.db import connection
from django.core import signing
from django.test import Client
settings.SPOOL = Path(sys.argv[1])
klant = Client(SERVER_NAME="localhost", raise_request_exception=False)
inhoud = {"wie": 5, "team": 7, "organisatie": 3, "rol": "vt_intake", "naam": "Ibrahim", "teamnaam": "Voordeur"}
klant.cookies["schakel-dienst"] = signing.dumps(inhoud, salt="schakel.dienst")
klant.cookies["sessionid"] = "abcdefghijklmnopqrstuvwxyz123456"
blad = klant.get("/meldingen/nieuw")
print("BLAD", blad.status_code, "Is er nu gevaar?" in blad.content.decode(), "Ibrahim" in blad.content.decode())
begin = time.monotonic()
antwoord = klant.post("/meldingen/nieuw", {"sleutel": sys.argv[2], "toelichting": "Er wordt geschreeuwd."})
print("POST", antwoord.status_code, antwoord.get("Location"), time.monotonic() - begin < 5)
bewijs = klant.get(antwoord["Location"])
print("BEWIJS", bewijs.status_code, "raakt niet meer kwijt" in bewijs.content.decode())
print("ANDER", klant.get("/meldingen/" + sys.argv[2]).status_code >= 500)
vreemd = Client(SERVER_NAME="localhost", raise_request_exception=False)
vreemd.cookies["sessionid"] = "abcdefghijklmnopqrstuvwxyz123456"
vreemd.cookies["schakel-dienst"] = signing.dumps({**inhoud, "wie": 6}, salt="vals")
print("VREEMD", vreemd.get("/meldingen/nieuw").status_code)
"""


@pytest.mark.doden
def test_the_door_answers_while_the_database_is_away(ploeg: Ploeg, spool: Spool, tmp_path: Path) -> None:
    sleutel = uuid4()
    doof = f"postgresql://schakel_app@/schakel?host={tmp_path}/er-is-niets"
    omgeving = {**os.environ, "SCHAKEL_SLEUTELS": str(settings.SLEUTELS), "DATABASE_URL_APP": doof}
    begin = time.monotonic()
    klaar = subprocess.run(
        [sys.executable, "-c", _DOOF, str(settings.SPOOL), str(sleutel)], env=omgeving, text=True, capture_output=True,
        check=False, timeout=120,
    )  # fmt: skip
    regels = klaar.stdout.splitlines()
    assert regels[0] == "BLAD 200 True True", (klaar.stdout, klaar.stderr[-3000:])
    assert regels[1] == f"POST 302 /meldingen/ontvangen/{sleutel} True"
    assert regels[2:] == ["BEWIJS 200 True", "ANDER True", "VREEMD 503"]
    assert spool.waiting() == [UUID(str(sleutel))]
    assert time.monotonic() - begin < 60


def test_another_report_under_the_same_key_is_kept_beside_it_and_says_so(ploeg: Ploeg, spool: Spool) -> None:
    """Whoever got a receipt was promised that what they said is kept: a key that comes back loses nothing."""
    wie, eerste = ploeg.handeling("Ibrahim"), een_bericht(ploeg)
    tweede = replace(eerste, toelichting="Nu is er ook een kind bij.")
    with transactie(wie, wat="toets"):
        een, twee, nog_eens = (actions.receive(wie, bericht=b) for b in (eerste, tweede, tweede))
        teksten = set(Melding.objects.values_list("toelichting", flat=True))
    assert teksten == {eerste.toelichting, tweede.toelichting}
    assert (een.naast, twee.naast) == (None, eerste.sleutel)
    assert een.code != twee.code == nog_eens.code


def test_the_same_report_later_is_the_same_report(ploeg: Ploeg, spool: Spool) -> None:
    wie, bericht = op_token(ploeg), een_bericht(ploeg)
    later = replace(bericht, ontvangen_op=bericht.ontvangen_op + timedelta(seconds=3))
    assert actions.receive(wie, bericht=bericht).code == actions.receive(wie, bericht=later).code
    assert spool.waiting() == [bericht.sleutel]


def test_a_report_that_nobody_foresaw_waits_and_holds_up_nobody(ploeg: Ploeg, spool: Spool) -> None:
    """A moment at the edge of the calendar breaks the sums behind it: not a refusal, a fault."""
    vreemd = een_bericht(ploeg, ontvangen_op=datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=12))))
    with transactie(ploeg.handeling("Ibrahim"), wat="toets"):
        assert actions.receive(ploeg.handeling("Ibrahim"), bericht=vreemd).melding is None
    actions.receive(op_token(ploeg), bericht=een_bericht(ploeg))
    assert actions.drain_spool(machine(ploeg)) == actions.Leging(1, 1)
    assert spool.waiting() == [vreemd.sleutel]


def geef_voordeur_werkgebied(ploeg: Ploeg) -> None:
    """Let the front desk serve the whole region, as a region folder says of it."""
    machine_, team = replace(machine(ploeg), rol="beheer"), ploeg.team_van("Ibrahim")
    gebied = Gebiedbeschrijving(soort="regio", code=ploeg.regio.code, naam="Toetsregio")
    organisaties.store_gebieden(machine_, regio=ploeg.regio, beschrijvingen=[gebied])
    beschrijving = Teambeschrijving(
        code=team.code, naam=team.naam, organisatie=team.organisatie.code, soort=team.soort,
        werkgebieden=(Werkgebiedbeschrijving(gebied=gebied.code, doelgroep="allen"),),
    )  # fmt: skip
    organisaties.store_team(machine_, regio=ploeg.regio, beschrijving=beschrijving)


@pytest.mark.parametrize("rol", sorted(rol for rol in rollen() if may_somewhere(rol, "melding", "maken")))
def test_whoever_may_report_is_not_stuck_in_the_spool(ploeg: Ploeg, spool: Spool, rol: str) -> None:
    geef_voordeur_werkgebied(ploeg)
    wie = replace(ploeg.handeling("Ibrahim" if rol.startswith("vt_") else "Bram"), rol=rol)
    with transactie(wie, wat="toets"):
        melding = actions.receive(wie, bericht=een_bericht(ploeg)).melding
    assert melding is not None
    with transactie(ploeg.handeling("Ibrahim"), wat="toets"):
        assert Melding.objects.visible_to(ploeg.handeling("Ibrahim")).filter(pk=melding.pk).exists()
