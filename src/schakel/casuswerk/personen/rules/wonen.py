"""How is an address compared?"""

import re


def normaliseer_postcode(tekst: str) -> str:
    """Return "2532CX", or "2532" when only the digits are given; empty when it is no Dutch postcode."""
    plat = re.sub(r"\s", "", tekst).upper()
    return plat if re.fullmatch(r"[1-9]\d{3}([A-Z]{2})?", plat) else ""


def adres_sleutel(postcode: str, huisnummer: str, toevoeging: str) -> str:
    """Return the key of an exact address, or nothing when the postcode or the number is not whole."""
    plat = normaliseer_postcode(postcode)
    nummer = re.sub(r"\D", "", huisnummer)
    if len(plat) != 6 or not nummer:
        return ""
    return f"{plat}-{int(nummer)}-{re.sub(r'[^0-9A-Za-z]', '', toevoeging).upper()}"
