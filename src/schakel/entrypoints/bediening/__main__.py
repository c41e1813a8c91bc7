"""What did the person at the keyboard ask?  One command, one function; all others go to Django."""

import argparse
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from schakel.entrypoints.bediening import hulptekst
from schakel.entrypoints.bediening.fouten import StartFout

Opdracht = Callable[[Path, list[str]], int]


def main() -> int:
    """This function will carry out the command line and give its exit code."""
    argumenten, data = _take_data(sys.argv[1:])
    naam = argumenten[0] if argumenten else "help"
    if naam in ("help", "--help", "-h"):
        print(hulptekst.TEKST, end="")
        return 0
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGHUP, _interrupt)
    try:
        return OPDRACHTEN.get(naam, _django)(_resolve(data), argumenten)
    except StartFout as fout:
        print(f"schakel: {fout}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader, head for one, has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _interrupt(_sein: int, _plek: FrameType | None) -> None:
    raise KeyboardInterrupt


def _take_data(argumenten: Sequence[str]) -> tuple[list[str], str | None]:
    """This function will take --data out of the command line, wherever it stands."""
    lezer = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    lezer.add_argument("--data")
    bekend, rest = lezer.parse_known_args(list(argumenten))
    return rest, bekend.data


def _resolve(data: str | None) -> Path:
    from schakel.entrypoints.bediening.ligging import default_data

    return Path(data).expanduser().resolve() if data else default_data()


def _demo(data: Path, argumenten: list[str]) -> int:
    from schakel.entrypoints.bediening.demo import Wensen, run_demo

    lezer = _reader("demo")
    lezer.add_argument("--port", type=int)
    lezer.add_argument("--regio", default="den-haag")
    lezer.add_argument("--seed", type=int, default=1)
    lezer.add_argument("--no-wait", action="store_true")
    keuze = lezer.parse_args(argumenten[1:])
    return run_demo(data, Wensen(poort=keuze.port, regio=keuze.regio, seed=keuze.seed, wacht=not keuze.no_wait))


def _start(data: Path, argumenten: list[str]) -> int:
    from schakel.entrypoints.bediening.installatie import Installatie

    lezer = _reader("start")
    lezer.add_argument("--port", type=int)
    keuze = lezer.parse_args(argumenten[1:])
    installatie = Installatie(data)
    try:
        with installatie.alone():
            installatie.raise_database()
            installatie.raise_site(keuze.port)
    except BaseException:
        installatie.stop_started()
        raise
    print(f"  Schakel loopt op http://localhost:{installatie.poort}")
    return 0


def _stop(data: Path, argumenten: list[str]) -> int:
    from schakel.entrypoints.bediening.installatie import stop_all

    _reader("stop").parse_args(argumenten[1:])
    gestopt = stop_all(data)
    print(f"Gestopt: {', '.join(gestopt)}." if gestopt else "Er liep niets.")
    return 0


def _status(data: Path, argumenten: list[str]) -> int:
    from schakel.entrypoints.bediening.toestand import as_text, is_broken, read_status

    lezer = _reader("status")
    lezer.add_argument("--json", action="store_true")
    als_json = lezer.parse_args(argumenten[1:]).json
    status = read_status(data)
    print(json.dumps(status, indent=2) if als_json else as_text(status))
    return int(is_broken(status))


def _test(_data: Path, argumenten: list[str]) -> int:
    from schakel.entrypoints.bediening.controle import run_tests

    return run_tests(argumenten[1:])


def _check(_data: Path, argumenten: list[str]) -> int:
    from schakel.entrypoints.bediening.controle import run_checks

    _reader("check").parse_args(argumenten[1:])
    return run_checks()


def _database(_data: Path, argumenten: list[str]) -> int:
    from schakel.entrypoints.bediening.rollen import script

    lezer = _reader("database")
    lezer.add_argument("wat", choices=["roles"])
    lezer.add_argument("--naam", default="schakel")
    print(script(lezer.parse_args(argumenten[1:]).naam), end="")
    return 0


def _django(data: Path, argumenten: list[str]) -> int:
    from schakel.entrypoints.bediening.aanzet import clock_of
    from schakel.entrypoints.bediening.ligging import make_data
    from schakel.entrypoints.bediening.opdrachten import is_ours, run_command

    opdracht = argumenten[1:] if argumenten[0] == "manage" else argumenten
    if argumenten[0] != "manage" and not is_ours(argumenten[0]):
        raise StartFout(f"De opdracht {argumenten[0]} bestaat niet. Wat er wel is, zegt: ./schakel help")
    clock_of(data)
    make_data(data)
    return run_command(data, opdracht or ["help"])


def _reader(naam: str) -> argparse.ArgumentParser:
    lezer = argparse.ArgumentParser(prog=f"./schakel {naam}", allow_abbrev=False)
    # Taken out of the command line before (_take_data); named here for whoever asks for help.
    if naam in MET_DATA:
        lezer.add_argument("--data", metavar="MAP", help="de map van de installatie (anders SCHAKEL_DATA, of .data)")
    return lezer


MET_DATA = ("demo", "start", "stop", "status")
OPDRACHTEN: dict[str, Opdracht] = {
    "demo": _demo,
    "start": _start,
    "stop": _stop,
    "status": _status,
    "test": _test,
    "check": _check,
    "database": _database,
}

if __name__ == "__main__":
    sys.exit(main())
