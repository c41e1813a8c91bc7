"""With what does a reporter show later that a report is theirs?  The receipt code, and how they can be reached."""

import re

# "06 12 34 56 78", "+31 6 12345678" and "0031612345678" are one number.
_LAND = re.compile(r"^(?:\+31|0031)\s*\(?0?\)?")


def contact_key(tekst: str) -> str:
    """Return a phone number or a mail address in one way of writing; empty when it is neither."""
    plat = tekst.strip().lower()
    if "@" in plat:
        return plat
    cijfers = re.sub(r"\D", "", _LAND.sub("0", plat))
    return cijfers if len(cijfers) >= 8 else ""


def code_key(code: str) -> str:
    """Return a receipt code without spaces, dashes, capitals and the letters VT before it."""
    plat = "".join(teken for teken in code.upper() if teken.isalnum())
    return plat.removeprefix("VT") if len(plat) > 7 else plat


def receipt_keys(code: str, *contacten: str) -> list[str]:
    """Return what is hashed for this receipt: the code with each way in which the reporter can be reached."""
    ways = dict.fromkeys(filter(None, map(contact_key, contacten)))
    return [f"{code_key(code)}|{weg}" for weg in ways]
