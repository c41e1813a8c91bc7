"""How does the library of passkeys and code apps know our people, and where does it keep their secrets?"""

from base64 import b64decode, b64encode
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings

from schakel.basis.toegang.models import Medewerker
from schakel.toolkit import versleuteling

VAK = "aanmelden"


class Aanmeldmiddelen(DefaultMFAAdapter):  # type: ignore[misc]
    """Names without e-mail, handles without row numbers, secrets under a master key that the database lacks."""

    def encrypt(self, text: str) -> str:
        """Return the secret as it may stand in the database."""
        pakket = versleuteling.versleutel(versleuteling.hoofdsleutel(VAK), text.encode(), context=b"mfa")
        return b64encode(pakket).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret itself."""
        pakket = b64decode(encrypted_text)
        return versleuteling.ontsleutel(versleuteling.hoofdsleutel(VAK), pakket, context=b"mfa").decode()

    def get_totp_label(self, user: Any) -> str:
        """Return what the code app shows beside the codes."""
        return str(user.gebruikersnaam)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return who asks for a passkey: the host of this request, checked against the allowed ones."""
        return {"id": context.request.get_host().partition(":")[0], "name": settings.MFA_TOTP_ISSUER}

    def get_public_key_credential_user_entity(self, user: Medewerker) -> dict[str, Any]:
        """Return whom a passkey is for."""
        return {"id": user.publiek_id.bytes, "display_name": user.naam, "name": user.gebruikersnaam}

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: e-mail has no part in signing in (ADR-0022)."""
