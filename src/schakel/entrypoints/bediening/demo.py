"""How does a first visitor get a full region on the screen?  Step by step, and the year fills in behind the site."""

import hashlib
import json
import time
from dataclasses import dataclass
from pathlib import Path

from schakel.entrypoints.bediening import diensten
from schakel.entrypoints.bediening.aanzet import is_meant_to_run
from schakel.entrypoints.bediening.fouten import StartFout
from schakel.entrypoints.bediening.installatie import Installatie
from schakel.entrypoints.bediening.ligging import PROJECT
from schakel.entrypoints.bediening.opdrachten import django_quietly, known_command
from schakel.entrypoints.bediening.scherm import Balk, print_line, stap

REGIOS = PROJECT / "regios"
# What holds for the whole country comes first: every region builds on it.
LANDELIJK = "landelijk"
JAAR = 2016
OOGOPSLAG = 1.0


@dataclass(frozen=True)
class Wensen:
    """What the visitor asked for on the command line."""

    poort: int | None
    regio: str
    seed: int
    wacht: bool


def run_demo(data: Path, wensen: Wensen) -> int:
    """This function will bring up the demo and, unless asked not to, stay until someone stops it."""
    begin = time.monotonic()
    installatie = Installatie(data)
    try:
        with installatie.alone():
            _raise(installatie, wensen)
        print_line(f"\n  Klaar in {time.monotonic() - begin:.0f} seconden.")
        if not wensen.wacht:
            print_line("  De demo loopt door op de achtergrond. Stoppen: ./schakel stop")
            return 0
        print_line("  Stoppen: Ctrl-C\n")
        _watch(installatie)
    except KeyboardInterrupt:
        print_line("\n  Stoppen …")
    except BaseException:
        installatie.stop_started()
        raise
    installatie.stop_started()
    print_line("  Alles is gestopt. Wat is vastgelegd, blijft bewaard.")
    return 0


def _raise(installatie: Installatie, wensen: Wensen) -> None:
    print_line("Schakel: de demo start")
    installatie.raise_database()
    _load_regions(installatie, wensen.regio)
    accounts = _accounts(installatie, wensen.regio)
    installatie.raise_site(wensen.poort)
    _start_year(installatie, wensen)
    print_line(f"\n  Open in uw browser:  http://localhost:{installatie.poort}\n")
    if accounts:
        print_line(accounts.rstrip())


def _load_regions(installatie: Installatie, gekozen: str) -> None:
    """
    This function will load every region of the project; one that was loaded and did not change is left alone.

    :raises StartFout: if the chosen region is not there
    """
    if not known_command("regio") or not REGIOS.is_dir():
        return
    mappen = region_folders()
    keuzes = [map_.name for map_ in mappen if map_.name != LANDELIJK]
    if gekozen not in keuzes:
        raise StartFout(f"Regio {gekozen} bestaat niet. Kies uit: {', '.join(keuzes)}.")
    stempels = installatie.data / "regios"
    stempels.mkdir(exist_ok=True)
    for map_ in mappen:
        stempel, inhoud = stempels / map_.name, _hash(map_)
        if stempel.exists() and stempel.read_text() == inhoud:
            continue
        with stap(f"Regio {map_.name} laden"):
            django_quietly(installatie.data, ["regio", "load", str(map_)], adressen=installatie.adressen)
        stempel.write_text(inhoud)


def region_folders() -> list[Path]:
    """This function will list the regions of the project, in the order in which they are loaded."""
    mappen = [pad.parent for pad in REGIOS.glob("*/regio.yaml")]
    return sorted(mappen, key=lambda map_: (map_.name != LANDELIJK, map_.name))


def _hash(map_: Path) -> str:
    som = hashlib.sha256()
    for pad in sorted(pad for pad in map_.rglob("*") if pad.is_file()):
        som.update(f"{pad.relative_to(map_)}\0".encode() + pad.read_bytes() + b"\0")
    return som.hexdigest()


def _accounts(installatie: Installatie, regio: str) -> str:
    """
    This function will make the demo's people and begin its clock, before anything runs that reads the clock.

    A worker that took the wall's time for the region's own would raise alarms years before they are due.
    """
    if not known_command("demo_accounts"):
        return ""
    with stap("Demo-accounts klaarzetten"):
        return django_quietly(installatie.data, ["demo_accounts", "--begin", regio], adressen=installatie.adressen)


def _start_year(installatie: Installatie, wensen: Wensen) -> None:
    """This function will start the making of the year behind the site, unless it was made or is being made."""
    merk = installatie.data / "jaar" / f"{wensen.regio}-{JAAR}-{wensen.seed}.klaar"
    if not known_command("generate") or merk.exists():
        return
    if diensten.running_pid(installatie.data, "generator") is not None:
        return
    (installatie.data / "voortgang.json").unlink(missing_ok=True)
    opdracht = ["generate", "--regio", wensen.regio, "--jaar", str(JAAR), "--seed", str(wensen.seed)]
    installatie.start(diensten.generator([str(merk), *opdracht]))
    print_line(f"  Het jaar {JAAR} vult zich op de achtergrond; de site is al te gebruiken.")


def _watch(installatie: Installatie) -> None:
    """This function will show how far the year is, until someone stops the site; the keeper keeps it up."""
    balk, bezig = Balk(), True
    while is_meant_to_run(installatie.data):
        if bezig:
            bezig = _show_year(installatie.data, balk)
        time.sleep(OOGOPSLAG)
    print_line("\n  De demo is vanuit een ander venster gestopt.")


def _show_year(data: Path, balk: Balk) -> bool:
    """This function will draw the bar, and tell whether the year is still being made."""
    voortgang = read_voortgang(data)
    if voortgang:
        balk.show(str(voortgang.get("stap", "")), int(voortgang.get("gemaakt", 0)), int(voortgang.get("totaal", 0)))
    if diensten.running_pid(data, "generator") is not None:
        return True
    balk.close()
    if diensten.pid_file(data, "generator").exists() and not any((data / "jaar").glob("*.klaar")):
        print_line(f"  Het jaar is niet afgemaakt. {diensten.log_tail(data, 'generator')}")
    return False


def read_voortgang(data: Path) -> dict[str, str | int]:
    """This function will read how far the year is; nothing if none is being made."""
    try:
        voortgang: dict[str, str | int] = json.loads((data / "voortgang.json").read_text())
    except (OSError, ValueError):
        return {}
    return voortgang
