"""Runs the making of a year: crew, clock, plan, and the households over a number of processes."""

import multiprocessing
import os
import pickle
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection

from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.queries import region
from schakel.entrypoints import klok
from schakel.entrypoints.generator import plan
from schakel.entrypoints.generator.opbouw import make_plan
from schakel.entrypoints.generator.parameters import read_parameters
from schakel.entrypoints.generator.ploeg import Ploeg, ensure_crew, send_away
from schakel.entrypoints.generator.speler import Speler, Telling, already_made, bundles, given_at
from schakel.entrypoints.generator.sturen import play_steering, play_teams
from schakel.entrypoints.generator.voortgang import Voortgang
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import AMSTERDAM
from schakel.kernel.werkdagen import volgende_werkdag
from schakel.toolkit.geheugen import search_seldom
from schakel.toolkit.transactie import transactie

REGIOS = Path("regios")
# Who is away is settled when the clock of the region begins; later the people of the demo settle it themselves.
EERSTE_UREN = timedelta(hours=2)
# How many plans of questions a connection of the generator keeps.
VRAGEN = 2000


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What somebody asked for."""

    regio: str
    jaar: int
    seed: int
    huishoudens: int | None = None
    processen: int = 1
    streng: bool = False


@dataclass(slots=True)
class Uitkomst:
    """What came of it."""

    plan: plan.Jaarplan
    einde: datetime
    telling: Telling
    seconden: float
    overgeslagen: int


@dataclass(slots=True)
class _Werk:
    """What is left to make, by process."""

    huishoudens: list[plan.Huishouden]
    bundels: list[list[plan.Advies]]
    speler: Callable[[], Speler]
    gemaakt: "Synchronized[int]"
    deel: int = 0
    delen: int = 1
    telling: Telling = field(default_factory=Telling)


def folder_of(regio: str) -> Path:
    """Return the folder that describes a region."""
    return Path(settings.WORTEL) / REGIOS / regio


def end_of_year(jaar: int) -> datetime:
    """Return the first working morning after the year: there domain time of a demo begins."""
    return datetime.combine(volgende_werkdag(date(jaar + 1, 1, 2)), datetime.min.time(), AMSTERDAM).replace(hour=9)


def prepare(opdracht: Opdracht) -> tuple[Ploeg, datetime]:
    """Make the crew and let the clock of the region begin, where that was not done before."""
    einde = end_of_year(opdracht.jaar)
    machine = Handeling(None, None, "beheer", None, einde, namens="generator")
    with transactie(machine, wat="generator"):
        regio = region(opdracht.regio)
        einde = regio.epoch or einde
        organisaties.begin_clock(machine, regio=regio, epoch=einde, anker=klok.wandtijd())
        ploeg = ensure_crew(machine, opdracht.regio, date(opdracht.jaar, 1, 1))
    klok.opnieuw()
    if klok.nu() < einde + EERSTE_UREN:
        send_away(ploeg, einde)
    return ploeg, einde.astimezone(AMSTERDAM)


def make_year(opdracht: Opdracht, voortgang: Voortgang) -> Uitkomst:
    """Make the year, or what is left of it after an earlier run was cut off."""
    begin = time.perf_counter()
    voortgang.show("Mensen en plan", 0, 1, nu=True)
    ploeg, einde = prepare(opdracht)
    parameters = read_parameters(
        folder_of(opdracht.regio), jaar=opdracht.jaar, seed=opdracht.seed, huishoudens=opdracht.huishoudens
    )
    jaarplan = make_plan(parameters, einde)
    klaar = already_made(ploeg, klok.nu(), [h.sleutel for h in jaarplan.huishoudens])
    gegeven = given_at(ploeg, [a.gegeven_op for a in jaarplan.adviezen], klok.nu())
    werk = _Werk(
        huishoudens=[h for h in jaarplan.huishoudens if h.sleutel not in klaar],
        bundels=[list(b) for b in bundles([a for a in jaarplan.adviezen if a.gegeven_op not in gegeven])],
        speler=lambda: Speler(ploeg, opdracht.seed, einde, nu=klok.nu, streng=opdracht.streng),
        gemaakt=multiprocessing.Value("i", 0),
    )
    play_steering(ploeg, einde)
    telling = _run(werk, opdracht, voortgang, jaarplan, len(klaar) + len(gegeven))
    play_teams(ploeg, einde)
    duur = time.perf_counter() - begin
    return Uitkomst(jaarplan, einde, telling, duur, len(klaar) + len(gegeven))


def _run(werk: _Werk, opdracht: Opdracht, voortgang: Voortgang, jaarplan: plan.Jaarplan, al: int) -> Telling:
    totaal = len(jaarplan.huishoudens) + len(jaarplan.adviezen)
    stap = f"Het jaar {opdracht.jaar}"
    if opdracht.processen == 1:
        _play(werk, lambda: voortgang.show(stap, al + werk.gemaakt.value, totaal))
    else:
        _play_apart(werk, opdracht.processen, lambda: voortgang.show(stap, al + werk.gemaakt.value, totaal))
    voortgang.show(stap, totaal, totaal, nu=True)
    return werk.telling


def _play(werk: _Werk, tick: Callable[[], None]) -> None:
    """Play the part of one process; the adviezen come in between, so that both grow together."""
    speler = werk.speler()
    huishoudens, bundels = werk.huishoudens[werk.deel :: werk.delen], werk.bundels[werk.deel :: werk.delen]
    elke = max(len(huishoudens) // max(len(bundels), 1), 1)
    for nummer in range(max(len(huishoudens), elke * len(bundels))):
        if nummer < len(huishoudens):
            speler.play(huishoudens[nummer])
            _count(werk, 1)
        if nummer % elke == 0 and nummer // elke < len(bundels):
            speler.advise(bundels[nummer // elke])
            _count(werk, len(bundels[nummer // elke]))
        tick()
    werk.telling.add(speler.telling)


def _count(werk: _Werk, aantal: int) -> None:
    with werk.gemaakt.get_lock():
        werk.gemaakt.value += aantal


def _play_apart(werk: _Werk, delen: int, tick: Callable[[], None]) -> None:
    """
    Play in several processes, each with its own connection.

    :raises RuntimeError: if one of them fell over; what it had committed stays, and a next run goes on from there
    """
    # A connection that two processes share answers the one with what the other asked.
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    with TemporaryDirectory() as map_:
        kinderen = [_fork(werk, deel, delen, Path(map_) / str(deel)) for deel in range(delen)]
        uit: dict[int, int] = {}
        while len(uit) < len(kinderen):
            for kind in kinderen:
                if kind not in uit:
                    pid, status = os.waitpid(kind, os.WNOHANG)
                    if pid:
                        uit[kind] = os.waitstatus_to_exitcode(status)
            tick()
            time.sleep(0.2)
        for pad in sorted(Path(map_).iterdir()):
            werk.telling.add(pickle.loads(pad.read_bytes()))  # noqa: S301 - our own child wrote it a moment ago
    if any(uit.values()):
        raise RuntimeError("Een deel van het jaar is niet gemaakt. Start de opdracht opnieuw: zij gaat verder.")


def _fork(werk: _Werk, deel: int, delen: int, pad: Path) -> int:
    ouder = os.getpid()
    kind = os.fork()
    if kind:
        return kind
    code = 1
    try:
        werk.deel, werk.delen = deel, delen
        quicken()
        _play(werk, lambda: _stop_without(ouder))
        pad.write_bytes(pickle.dumps(werk.telling))
        code = 0
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        connection.close()
        os._exit(code)


def _stop_without(ouder: int) -> None:
    """A child whose parent was killed goes on no further: the next run takes over."""
    if os.getppid() != ouder:
        os._exit(1)


def quicken() -> None:
    """
    Let the database plan the statements that come back thousands of times once, and not each time.

    And let Python look for lost circles seldom: what a household leaves behind is thrown away as it ends, and the plan
    of a whole year, which every search would walk through, stays until the end anyway.
    """
    search_seldom()
    connection.close()
    opties = {naam: waarde for naam, waarde in connection.settings_dict["OPTIONS"].items() if naam != "pool"}
    connection.settings_dict["OPTIONS"] = {**opties, "server_side_binding": True, "prepare_threshold": 2}
    connection.ensure_connection()
    # A life asks four hundred different questions; the usual hundred plans pushed each other out all the time.
    connection.connection.prepared_max = VRAGEN


def rate(aantal: int, seconden: float) -> float:
    """Return how many a second."""
    return aantal / seconden if seconden else 0.0


def lasted(seconden: float) -> str:
    """Return a duration as people say it."""
    return str(timedelta(seconds=round(seconden)))
