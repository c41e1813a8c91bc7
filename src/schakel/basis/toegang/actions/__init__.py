"""The deeds of access: accounts and memberships, signing in, leaving, and the people whom one stays away from."""

from schakel.basis.toegang.actions.aanmelden import (
    activate_totp,
    add_passkey,
    check_attempts,
    record_attempt,
    record_wrong_code,
    redeem_aanmeldcode,
    remove_passkey,
    renew_herstelcodes,
    sign_in_with_code,
)
from schakel.basis.toegang.actions.accounts import (
    add_teamlid,
    create_account,
    create_medewerker,
    deactivate_medewerker,
    end_teamlid,
    give_role,
    issue_aanmeldcode,
    set_afwezig,
    switch_team,
)
from schakel.basis.toegang.actions.koppelingen import create_koppeling, mark_used, withdraw_koppeling
from schakel.basis.toegang.actions.vermijden import add_vermijding, remove_vermijding

__all__ = [
    "activate_totp",
    "add_passkey",
    "add_teamlid",
    "add_vermijding",
    "check_attempts",
    "create_account",
    "create_koppeling",
    "create_medewerker",
    "deactivate_medewerker",
    "end_teamlid",
    "give_role",
    "issue_aanmeldcode",
    "mark_used",
    "record_attempt",
    "record_wrong_code",
    "redeem_aanmeldcode",
    "remove_passkey",
    "remove_vermijding",
    "renew_herstelcodes",
    "set_afwezig",
    "sign_in_with_code",
    "switch_team",
    "withdraw_koppeling",
]
