"""How was this installation started?  Its port, its clock and its sink; every command of it keeps to that clock."""

import json
import os
from pathlib import Path

from schakel.entrypoints.bediening.fouten import StartFout
from schakel.kernel.tijd import lees_moment, lees_verzetting

Toestand = dict[str, str | int]
GEEN_KLOK = (
    "SCHAKEL_CLOCK={} is geen klok. Geef seconden (86400 of -3600s), een moment"
    " (2017-03-02T21:41:00+01:00) of een bestand waarin zo'n moment staat."
)


def write_toestand(data: Path, poort: int) -> None:
    """This function will note how the site was started, for whoever asks its status and for every later command."""
    toestand = {"poort": poort, "klok": clock_of(data), "sink": os.environ.get("SCHAKEL_SINK", "")}
    nieuw = data / "toestand.nieuw"
    nieuw.write_text(json.dumps(toestand) + "\n")
    nieuw.replace(data / "toestand.json")


def read_toestand(data: Path) -> Toestand:
    """This function will read how the site was started; nothing if it never was."""
    try:
        toestand: Toestand = json.loads((data / "toestand.json").read_text())
    except (OSError, ValueError):
        return {}
    return toestand


def is_meant_to_run(data: Path, naam: str = "web") -> bool:
    """This function will tell whether a program was started and not stopped on purpose: that takes its number away."""
    return (data / "pid" / f"{naam}.pid").exists()


def clock_of(data: Path) -> str:
    """
    This function will give the clock for a program of this installation: the one asked for, else that of its start.

    :raises StartFout: if what was asked for is no clock
    """
    gevraagd = os.environ.get("SCHAKEL_CLOCK", "").strip()
    if gevraagd:
        return _checked(data, gevraagd)
    return str(read_toestand(data).get("klok", "")) if is_meant_to_run(data) else ""


def _checked(data: Path, waarde: str) -> str:
    verzet = lees_verzetting(waarde)
    if verzet is not None:
        return str(verzet.total_seconds())
    if lees_moment(waarde):
        return str(_file_with(data, waarde))
    pad = Path(waarde).expanduser().absolute()
    try:
        goed = lees_moment(pad.read_text()) is not None
    except (OSError, ValueError):
        goed = False
    if not goed:
        raise StartFout(GEEN_KLOK.format(waarde))
    return str(pad)


def _file_with(data: Path, moment: str) -> Path:
    """This function will put the moment in a file, so that every program sees the same clock stand there."""
    pad = data / "klok.txt"
    if not pad.exists() or pad.read_text() != moment:
        data.mkdir(parents=True, exist_ok=True)
        nieuw = pad.with_suffix(".nieuw")
        nieuw.write_text(moment)
        nieuw.replace(pad)
    return pad
