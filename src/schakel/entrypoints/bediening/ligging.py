"""Where does everything of one installation lie?  Its keys, logs and process numbers, and the home of its database."""

import hashlib
import os
import pwd
import secrets
import string
from dataclasses import dataclass
from pathlib import Path

from schakel.entrypoints.bediening.binaries import GEDEELD, make_shared
from schakel.entrypoints.bediening.fouten import StartFout
from schakel.entrypoints.bediening.processen import Gebruiker

# src/schakel/entrypoints/bediening/ligging.py
PROJECT = Path(__file__).resolve().parents[4]
MAPPEN = ("pid", "log", "slot", "sleutels", "spool")
# A socket address holds 107 characters, of which PostgreSQL's own file name takes 14.
LANGSTE_SOCKETMAP = 85
VEILIGE_TEKENS = frozenset(string.ascii_letters + string.digits + "/._-")
# PostgreSQL refuses to run as root; these accounts exist on every Debian, the first only with its server.
ONBEVOORRECHT = ("postgres", "nobody")


def default_data() -> Path:
    """This function will give the folder of this installation: SCHAKEL_DATA, else .data in the project."""
    return Path(os.environ.get("SCHAKEL_DATA") or PROJECT / ".data").expanduser().resolve()


@dataclass(frozen=True)
class Thuis:
    """The home of one database cluster, and the account that owns it."""

    map_: Path
    gebruiker: Gebruiker

    @property
    def cluster(self) -> Path:
        """This function will give the folder with PostgreSQL's own files."""
        return self.map_ / "cluster"

    @property
    def logboek(self) -> Path:
        """This function will give the server's log."""
        return self.map_ / "database.log"

    @property
    def socket(self) -> Path:
        """This function will give the socket's folder: inside the home if the address then fits, else in /tmp."""
        binnen = self.map_ / "socket"
        tekst = str(binnen)
        if len(tekst.encode()) <= LANGSTE_SOCKETMAP and set(tekst) <= VEILIGE_TEKENS:
            return binnen
        return Path("/tmp") / f"schakel-{hashlib.sha256(tekst.encode()).hexdigest()[:16]}"  # noqa: S108


def make_data(data: Path) -> None:
    """This function will make the folders of an installation; keys, logs and reports are for its owner alone."""
    if not data.exists():
        data.mkdir(parents=True, mode=0o700)
        # The database's account must be able to pass through to its own folder, and see nothing else.
        data.chmod(0o711 if os.geteuid() == 0 else 0o700)
    for naam in MAPPEN:
        try:
            (data / naam).mkdir(mode=0o700, exist_ok=True)
        except PermissionError as fout:
            raise StartFout(f"In {data} mag u niet schrijven. Kies een eigen map met --data MAP.") from fout


def thuis_of(data: Path) -> Thuis:
    """
    This function will tell where this installation's database lives, and remember the choice.

    The choice depends on who may pass through which folder, and that can change: so it is made once.
    """
    wijzer = data / "database.thuis"
    if wijzer.exists():
        map_ = (data / wijzer.read_text().strip()).resolve()
        _check_not_a_copy(map_, data)
    else:
        map_ = _choose_home(data)
        wijzer.write_text("database\n" if map_.parent == data else f"{map_}\n")
    return Thuis(map_, _account_for(map_))


def known_thuis(data: Path) -> Thuis | None:
    """This function will tell where the database lives, if it was ever made."""
    return thuis_of(data) if (data / "database.thuis").exists() else None


def _choose_home(data: Path) -> Path:
    if os.geteuid() != 0 or _everyone_passes(data):
        return data / "database"
    make_shared()
    map_ = GEDEELD / f"{hashlib.sha256(str(data).encode()).hexdigest()[:12]}-{secrets.token_hex(3)}"
    map_.mkdir(mode=0o711)
    (map_ / "herkomst").write_text(f"{data}\n")
    return map_


def _everyone_passes(map_: Path) -> bool:
    return all(deel.stat().st_mode & 0o001 for deel in (map_, *map_.parents))


def _check_not_a_copy(map_: Path, data: Path) -> None:
    """This function will refuse a copied data folder: two installations would share one database."""
    herkomst = map_ / "herkomst"
    if map_.parent == data or not herkomst.exists():
        return
    vorige = Path(herkomst.read_text().strip())
    if vorige == data:
        return
    if (vorige / "database.thuis").exists():
        raise StartFout(f"{data} is een kopie van {vorige}. Verwijder {data} of begin in een lege map (--data MAP).")
    herkomst.write_text(f"{data}\n")


def _account_for(map_: Path) -> Gebruiker:
    """
    This function will choose the account that runs the database: the owner of its files, else ours, never root.

    :raises StartFout: if that account is not ours to use, or does not exist
    """
    cluster = map_ / "cluster"
    uid = cluster.stat().st_uid if cluster.exists() else os.geteuid()
    if os.geteuid() == 0:
        return _known(uid) if uid else _unprivileged()
    if uid != os.geteuid():
        raise StartFout(f"De database in {map_} is van een andere gebruiker. Start ./schakel met dat account.")
    return _known(uid)


def _known(uid: int) -> Gebruiker:
    try:
        regel = pwd.getpwuid(uid)
    except KeyError as fout:
        raise StartFout(f"Gebruiker {uid} staat niet in /etc/passwd; PostgreSQL start dan niet.") from fout
    return Gebruiker(uid=regel.pw_uid, gid=regel.pw_gid, naam=regel.pw_name)


def _unprivileged() -> Gebruiker:
    for naam in ONBEVOORRECHT:
        try:
            return _known(pwd.getpwnam(naam).pw_uid)
        except KeyError:
            continue
    raise StartFout("Er is geen gewone gebruiker voor de database. Start ./schakel niet als root.")
