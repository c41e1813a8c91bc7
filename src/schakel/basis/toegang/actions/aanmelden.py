"""The deeds of signing in: an attempt, a code for one use, a code app, a passkey.  `op` is wall time (ADR-0011)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hmac import compare_digest
from typing import Any
from uuid import uuid4

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, check_password
from django.db import connection, transaction
from django.utils.translation import gettext as _

from schakel.basis.toegang import queries, rules
from schakel.basis.toegang.models import Aanmeldcode, Aanmeldpoging, Medewerker
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.versleuteling import zoeksleutel


def _sleutels(naam: str, adres: str) -> list[tuple[bytes, int]]:
    """Return under which keys an attempt counts and how many may fail: the name as typed, known or not; the address."""
    return [
        (zoeksleutel("poging", f"naam|{naam.strip().lower()}"), rules.PER_NAAM),
        (zoeksleutel("poging", f"adres|{adres}"), rules.PER_ADRES),
    ]


def _door(deur: str, adres: str, hoogstens: int | None = None) -> list[tuple[bytes, int]]:
    return [(zoeksleutel("poging", f"deur|{deur}|{adres}"), hoogstens or rules.PER_DEUR)]


def _check_rest(sleutels: list[tuple[bytes, int]], op: datetime) -> None:
    """Refuse when too many attempts failed; the lock lets attempts on one name wait for each other in every process."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(sleutels[0][0][:8], "big", signed=True)])
    for sleutel, hoogstens in sleutels:
        if Aanmeldpoging.objects.filter(sleutel=sleutel, gedaan_op__gt=op - rules.RUST).count() >= hoogstens:
            raise NotPossible(
                _("Er is te vaak een verkeerd antwoord gegeven. Wacht een kwartier en probeer het dan opnieuw.")
            )


@transaction.atomic
def check_attempts(handeling: Handeling, *, deur: str, adres: str, op: datetime, hoogstens: int | None = None) -> None:
    """
    Let a door for codes count what failed there from one address, apart from signing in and from every other door.

    A code has sixty bits: the limit keeps a machine away, not the people of one house or one school. A door that asks
    something that can be guessed says itself how many may fail (`hoogstens`).

    :raises NotPossible: if too many from this address failed
    """
    _check_rest(_door(deur, adres, hoogstens), op)


@transaction.atomic
def record_wrong_code(handeling: Handeling, *, deur: str, adres: str, op: datetime) -> None:
    """Keep that a code opened nothing at this door, and forget those of before yesterday."""
    _keep_attempt(handeling, _door(deur, adres), op)


@transaction.atomic
def record_attempt(handeling: Handeling, *, naam: str, adres: str, op: datetime) -> None:
    """Keep that an attempt failed, and forget those of before yesterday."""
    _keep_attempt(handeling, _sleutels(naam, adres), op)


def _keep_attempt(handeling: Handeling, sleutels: list[tuple[bytes, int]], op: datetime) -> None:
    Aanmeldpoging.objects.filter(gedaan_op__lt=op - rules.POGING_BEWAARD).delete()
    Aanmeldpoging.objects.bulk_create(Aanmeldpoging(sleutel=sleutel, gedaan_op=op) for sleutel, _hoogstens in sleutels)
    handeling.spoor.noteer("aanmelden_mislukt", actie="E")


@transaction.atomic
def sign_in_with_code(
    handeling: Handeling, *, gebruikersnaam: str, wachtwoord: str, code: str, adres: str, op: datetime
) -> Medewerker | None:
    """
    Return who signs in with a password and a code of the app (or a recovery code); None when anything is wrong.

    An unknown name, a wrong password and a wrong code take the same work and get the same answer (T10).

    :raises NotPossible: if too many attempts on this name or from this address failed
    """
    _check_rest(_sleutels(gebruikersnaam, adres), op)
    mens = Medewerker.objects.filter(gebruikersnaam__iexact=gebruikersnaam.strip(), is_active=True).first()
    # Without an account, or without a password, the same hash is computed for nothing.
    klopt = check_password(wachtwoord, mens.password if mens else UNUSABLE_PASSWORD_PREFIX)
    if mens and klopt and _use_code(mens, code):
        handeling.spoor.noteer("aanmelden", actie="E")
        return mens
    record_attempt(handeling, naam=gebruikersnaam, adres=adres, op=op)
    return None


def _use_code(mens: Medewerker, code: str) -> bool:
    """Answer whether this code opens now, and let it open only once, in whichever process it comes back."""
    rijen = Authenticator.objects.select_for_update().filter(
        user_id=mens.pk, type__in=[Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES]
    )
    kort = "".join(teken for teken in code if teken.isdigit())
    return any(_opens(rij, kort) for rij in rijen)


def _opens(rij: Authenticator, code: str) -> bool:
    if rij.type == Authenticator.Type.RECOVERY_CODES:
        return bool(RecoveryCodes(rij).validate_code(code))
    geheim = decrypt(rij.data["secret"])
    tijden = list(totp.yield_hotp_counters_from_time())
    tellers = [t for t in tijden if compare_digest(totp.format_hotp_value(totp.hotp_value(geheim, t)), code)]
    if not tellers or tellers[0] <= rij.data.get("laatste", 0):
        return False
    rij.data["laatste"] = tellers[0]
    rij.save(update_fields=["data"])
    return True


@transaction.atomic
def redeem_aanmeldcode(
    handeling: Handeling, *, gebruikersnaam: str, code: str, adres: str, op: datetime
) -> Medewerker | None:
    """
    Return who comes in with the code that an administrator handed over, and use that code up; None when it is wrong.

    :raises NotPossible: if too many attempts on this name or from this address failed
    """
    _check_rest(_sleutels(gebruikersnaam, adres), op)
    zegel = zoeksleutel("aanmeldcode", rules.code_key(gebruikersnaam, code))
    rij = (
        Aanmeldcode.objects.select_for_update(of=("self",))
        .filter(zegel=zegel, gebruikt_op=None, verloopt_op__gt=op, medewerker__is_active=True)
        .select_related("medewerker")
        .first()
    )
    if rij is None:
        record_attempt(handeling, naam=gebruikersnaam, adres=adres, op=op)
        return None
    rij.gebruikt_op = op
    rij.save(update_fields=["gebruikt_op"])
    handeling.spoor.noteer("aanmeldcode", actie="E")
    return rij.medewerker


@transaction.atomic
def activate_totp(
    handeling: Handeling, *, medewerker: Medewerker, geheim: str, code: str, wachtwoord: str
) -> Sequence[str]:
    """
    Let somebody sign in with a password and a code app from now on; return the recovery codes, shown once.

    :raises InvalidInput: if the code is not the one of the app, or the password cannot be used
    """
    fouten: dict[str, list[str]] = {}
    if slecht := rules.check_wachtwoord(wachtwoord, medewerker.gebruikersnaam):
        fouten["wachtwoord"] = slecht
    if not totp.validate_totp_code(geheim, "".join(teken for teken in code if teken.isdigit())):
        fouten["code"] = [_("Deze code klopt niet. Neem de code die nu in de app staat.")]
    if fouten:
        raise InvalidInput(fouten)
    Authenticator.objects.filter(user_id=medewerker.pk, type=Authenticator.Type.TOTP).delete()
    totp.TOTP.activate(medewerker, geheim)
    medewerker.set_password(wachtwoord)
    medewerker.save(update_fields=["password"])
    handeling.spoor.noteer("aanmeldmiddel", actie="C")
    return renew_herstelcodes(handeling, medewerker=medewerker)


@transaction.atomic
def renew_herstelcodes(handeling: Handeling, *, medewerker: Medewerker) -> Sequence[str]:
    """Give somebody new recovery codes, each for one use; the former ones open nothing any more."""
    Authenticator.objects.filter(user_id=medewerker.pk, type=Authenticator.Type.RECOVERY_CODES).delete()
    codes: list[str] = RecoveryCodes.activate(medewerker).generate_codes()
    handeling.spoor.noteer("herstelcodes", actie="C")
    return codes


@transaction.atomic
def add_passkey(handeling: Handeling, *, medewerker: Medewerker, naam: str, bewijs: Mapping[str, Any]) -> None:
    """Let somebody sign in with this passkey; `bewijs` is what the device signed, checked at the door."""
    rij = WebAuthn.add(medewerker, naam.strip() or _("Toegangssleutel"), dict(bewijs)).instance
    rij.data["sleutel"] = str(uuid4())
    rij.save(update_fields=["data"])
    handeling.spoor.noteer("aanmeldmiddel", actie="C")


@transaction.atomic
def remove_passkey(handeling: Handeling, *, medewerker: Medewerker, sleutel: str) -> None:
    """
    Let a passkey open nothing any more.

    :raises NotFound: if this person has no such passkey
    :raises NotPossible: if it is the only way left to sign in
    """
    rijen = Authenticator.objects.select_for_update().filter(user_id=medewerker.pk, type=Authenticator.Type.WEBAUTHN)
    rij = next((rij for rij in rijen if rij.data.get("sleutel") == sleutel), None)
    if rij is None:
        raise NotFound
    if len(queries.means_of(medewerker.pk)) == 1:
        raise NotPossible(_("Dit is uw enige manier om u aan te melden. Stel eerst een andere in."))
    rij.delete()
    handeling.spoor.noteer("aanmeldmiddel", actie="D")
