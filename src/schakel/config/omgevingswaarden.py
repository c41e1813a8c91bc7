"""Which settings come from the environment?  Typed readers that refuse nonsense and say what is missing."""

import os
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from schakel.toolkit.bereikbaar import ONTHOUDEN, POOL


def tekst(naam: str, standaard: str | None = None) -> str:
    """Return the value of an environment variable, or refuse to start when it is missing."""
    waarde = os.environ.get(naam, standaard)
    if waarde is None:
        raise ImproperlyConfigured(f"Omgevingsvariabele {naam} ontbreekt.")
    return waarde


def ja_nee(naam: str, standaard: bool) -> bool:
    """Return True for 'ja' or '1', False for 'nee' or '0'; refuse anything else."""
    waarde = os.environ.get(naam)
    if waarde is None:
        return standaard
    if waarde.lower() in {"ja", "1"}:
        return True
    if waarde.lower() in {"nee", "0"}:
        return False
    raise ImproperlyConfigured(f"{naam} moet 'ja' of 'nee' zijn, niet {waarde!r}.")


def pad(naam: str, standaard: Path) -> Path:
    """Return a path from the environment, absolute."""
    return Path(os.environ.get(naam, str(standaard))).expanduser().absolute()


def netwerken(naam: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Return the addresses and networks that an environment variable names, with commas between them, if any."""
    delen = [deel.strip() for deel in os.environ.get(naam, "").split(",") if deel.strip()]
    try:
        return tuple(ip_network(deel) for deel in delen)
    except ValueError as fout:
        raise ImproperlyConfigured(f"{naam} noemt adressen of netwerken, bijvoorbeeld 10.0.0.0/8: {fout}") from fout


def database(rol: str) -> dict[str, object]:
    """Return the Django database settings of one role (app, owner, job, stats), read from its own URL."""
    delen = urlsplit(tekst(f"DATABASE_URL_{rol.upper()}", "postgresql://schakel_app@/schakel"))
    vraag = parse_qs(delen.query)
    # Behind a PgBouncer that does not carry plans over (before 1.21, or with max_prepared_statements = 0): nee.
    onthouden = ONTHOUDEN if ja_nee("SCHAKEL_VRAGEN_ONTHOUDEN", True) else {}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(delen.path.lstrip("/")),
        "USER": unquote(delen.username or ""),
        "PASSWORD": unquote(delen.password or ""),
        "HOST": vraag["host"][0] if "host" in vraag else (delen.hostname or ""),
        "PORT": str(delen.port or vraag.get("port", [""])[0]),
        "CONN_MAX_AGE": 0,
        # A connection of the pool may have died with a database that was away; ask before it is used.
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {"pool": dict(POOL), **onthouden},
    }
