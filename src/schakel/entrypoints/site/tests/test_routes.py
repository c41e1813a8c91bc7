"""Does every route say what guards it, and is nothing mounted that we do not use?"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from schakel.basis.toegang.permissions import Routeregel
from schakel.basis.toegang.rules import matrix

WORTEL = Path(__file__).resolve().parents[5]


def routes(deel: Any = None, voor: str = "") -> Iterator[tuple[str, Any]]:
    """Return every page route with its view; the operations of the API are guarded one by one."""
    for patroon in (deel or get_resolver()).url_patterns:
        pad = voor + str(patroon.pattern)
        if isinstance(patroon, URLResolver):
            yield from routes(patroon, pad)
        elif isinstance(patroon, URLPattern) and not pad.startswith("api/"):
            yield pad, patroon.callback


def test_every_route_carries_a_rule() -> None:
    zonder = [pad for pad, view in routes() if not isinstance(getattr(view, "regel", None), Routeregel)]
    assert not zonder


def test_every_rule_is_a_reason_or_a_cell_that_somebody_has() -> None:
    verleend = {(r.object, r.actie) for r in matrix() if r.mag}
    for pad, view in routes():
        regel: Routeregel = view.regel
        if regel.openbaar or regel.eigen:
            assert str(regel).split(": ", maxsplit=1)[1], pad
        else:
            assert (regel.object, regel.actie) in verleend, pad


@pytest.mark.parametrize(
    "naam",
    ["account_login", "account_signup", "account_email", "account_reset_password", "mfa_index", "mfa_authenticate"],
)
def test_no_page_of_the_library_is_mounted(naam: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(naam)


def test_production_has_no_persona_door_and_no_movable_clock() -> None:
    regels = (
        "from django.conf import settings as s; from django.core.management import call_command;"
        "assert not s.DEMO and not s.KLOK_TOEGESTAAN and s.SESSION_COOKIE_SECURE and s.CSRF_COOKIE_SECURE;"
        "assert s.SESSION_COOKIE_HTTPONLY and s.SESSION_COOKIE_AGE == 43200;"
        "assert s.PASSWORD_HASHERS == ['django.contrib.auth.hashers.ScryptPasswordHasher'];"
        "import django; django.setup(); call_command('check', deploy=True, fail_level='ERROR')"
    )
    omgeving = os.environ | {
        "DJANGO_SETTINGS_MODULE": "schakel.config.settings.production",
        "SCHAKEL_HOSTS": "schakel.example",
        "SCHAKEL_SECRET_KEY": "niet-echt-" * 8,
    }
    klaar = subprocess.run(
        [sys.executable, "-c", regels],
        env=omgeving,
        cwd=WORTEL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert klaar.returncode == 0, klaar.stderr
