"""Does the one script say in one line what is missing?  Run as it stands, with a machine that lacks things."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from schakel.entrypoints.bediening.ligging import PROJECT

NODIG = ("sh", "dirname", "readlink", "awk", "sha256sum", "cat", "ls", "mkdir", "find", "timeout", "tail", "grep", "rm")


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    """The script alone, in a folder with a space in its name."""
    map_ = tmp_path / "een map"
    shutil.copytree(
        PROJECT / "src" / "schakel" / "entrypoints" / "bediening", map_ / "src/schakel/entrypoints/bediening"
    )
    shutil.copytree(PROJECT / "requirements", map_ / "requirements")
    shutil.copy(PROJECT / "schakel", map_ / "schakel")
    return map_


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A machine with no more than the smallest tools."""
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    for naam in NODIG:
        pad = shutil.which(naam)
        assert pad is not None
        (bin_ / naam).symlink_to(pad)
    return bin_


def _run(kopie: Path, machine: Path, *argumenten: str, **omgeving: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(kopie / "schakel"), *argumenten],
        env={"PATH": str(machine), "HOME": str(kopie)} | omgeving,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def _python(machine: Path, verbied: str) -> None:
    """This function will give the machine a Python that lacks what matches the pattern."""
    script = machine / "python3"
    script.write_text(f'#!/bin/sh\ncase "$*" in {verbied}) exit 1;; esac\nexec "{sys.executable}" "$@"\n')
    script.chmod(0o755)


def test_help_works_at_once_from_a_path_with_a_space(kopie: Path, machine: Path) -> None:
    _python(machine, "nooit")
    antwoord = _run(kopie, machine, "help")

    assert "./schakel demo" in antwoord.stdout, antwoord.stderr
    assert not (kopie / ".venv").exists()


def test_a_machine_without_python_is_told_what_to_install(kopie: Path, machine: Path) -> None:
    antwoord = _run(kopie, machine, "demo")

    assert antwoord.returncode == 1
    assert "Debian-pakket python3" in antwoord.stderr
    assert antwoord.stderr.count("\n") == 1


def test_an_old_python_is_told_what_to_install(kopie: Path, machine: Path) -> None:
    _python(machine, "*version_info*")

    assert "Python 3.11 of nieuwer" in _run(kopie, machine, "demo").stderr


def test_a_machine_without_venv_pip_and_uv_is_told_what_to_install(kopie: Path, machine: Path) -> None:
    _python(machine, '*ensurepip*|*"-m pip"*|*virtualenv*')
    antwoord = _run(kopie, machine, "demo")

    assert antwoord.returncode == 1
    assert antwoord.stderr.splitlines()[-1].endswith("apt install python3-venv")


def test_a_folder_of_someone_else_is_never_emptied(kopie: Path, machine: Path, tmp_path: Path) -> None:
    _python(machine, "nooit")
    vreemd = tmp_path / "vreemd"
    vreemd.mkdir()
    (vreemd / "brief").write_text("bewaren")
    antwoord = _run(kopie, machine, "status", SCHAKEL_VENV=str(vreemd))

    assert "geen Python-omgeving" in antwoord.stderr
    assert (vreemd / "brief").read_text() == "bewaren"


def test_the_lock_files_name_no_address_and_hash_every_package() -> None:
    for naam in ("requirements/basis.txt", "requirements/test.txt", "package-lock.json"):
        tekst = (PROJECT / naam).read_text()
        assert "://" not in tekst, naam
        assert "--index" not in tekst, naam
        assert "--find-links" not in tekst, naam
    for naam in ("basis", "test"):
        regels = (PROJECT / "requirements" / f"{naam}.txt").read_text().splitlines()
        pakketten = [regel for regel in regels if "==" in regel and not regel.startswith((" ", "#"))]
        assert all(regel.endswith("\\") for regel in pakketten)
    assert os.access(PROJECT / "schakel", os.X_OK)
