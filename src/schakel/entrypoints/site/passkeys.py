"""The two ceremonies of a passkey: register one, and sign in with one.  The challenge stands in the session."""

import binascii
import json
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as webauthn
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from fido2.utils import websafe_decode

from schakel.basis.toegang import queries
from schakel.basis.toegang.models import Medewerker
from schakel.kernel.errors import InvalidInput

NIET_GELUKT = _("Aanmelden met de toegangssleutel is niet gelukt. Probeer het opnieuw.")
NIET_GEMAAKT = _("De toegangssleutel is niet gemaakt. Probeer het opnieuw.")
# What a device may say that is not true, not complete or not for us.
_FOUTEN = (ValidationError, ValueError, TypeError, KeyError, AttributeError, binascii.Error)


def begin_registration(mens: Medewerker) -> dict[str, Any]:
    """Return what the browser needs to make a passkey for this person."""
    return _plain(webauthn.begin_registration(mens, passwordless=True))


def complete_registration(mens: Medewerker, tekst: str) -> dict[str, Any]:
    """
    Return the proof of a new passkey, checked against the challenge of this session.

    :raises InvalidInput: if the answer of the device does not fit
    """
    try:
        bewijs: dict[str, Any] = json.loads(tekst)
        webauthn.parse_registration_response(bewijs)
        webauthn.complete_registration(bewijs)
    except _FOUTEN as fout:
        raise InvalidInput({"bewijs": [str(NIET_GEMAAKT)]}) from fout
    return bewijs


def begin_sign_in() -> dict[str, Any]:
    """Return what the browser needs to look for a passkey of whoever sits there."""
    return _plain(webauthn.begin_authentication(None))


def complete_sign_in(tekst: str) -> Medewerker | None:
    """Return who signed the challenge of this session; None when anything is wrong, whatever it is."""
    try:
        bewijs: dict[str, Any] = json.loads(tekst)
        webauthn.parse_authentication_response(bewijs)
        mens = queries.find_by_handle(websafe_decode(bewijs["response"]["userHandle"]))
        if mens is None:
            return None
        middel: Authenticator = webauthn.complete_authentication(mens, bewijs)
    except _FOUTEN:
        return None
    finally:
        webauthn.clear_state()
    middel.record_usage()
    return mens


def _plain(opties: dict[str, Any]) -> dict[str, Any]:
    """Return the options as JSON knows them."""
    gelezen: dict[str, Any] = json.loads(json.dumps(opties, default=dict))
    return gelezen
