"""How is an address compared?"""

import re

LANGSTE_STRAAT = 120


def normaliseer_postcode(tekst: str) -> str:
    """Return "2532CX", or "2532" when only the digits are given; empty when it is no Dutch postcode."""
    plat = re.sub(r"\s", "", tekst).upper()
    return plat if re.fullmatch(r"[1-9]\d{3}([A-Z]{2})?", plat) else ""


def may_become_postcode(tekst: str) -> bool:
    """Answer whether this is a Dutch postcode, or can still become one by typing on; nothing typed can."""
    return bool(re.fullmatch(r"([1-9](\d{0,3}|\d{3}[A-Z]{1,2}))?", re.sub(r"\s", "", tekst).upper()))


def adres_sleutel(postcode: str, huisnummer: str, toevoeging: str) -> str:
    """Return the key of an exact address, or nothing when the postcode or the number is not whole."""
    plat = normaliseer_postcode(postcode)
    nummer = re.sub(r"\D", "", huisnummer)
    if len(plat) != 6 or not nummer:
        return ""
    return f"{plat}-{int(nummer)}-{re.sub(r'[^0-9A-Za-z]', '', toevoeging).upper()}"


def straat_met(straat: str, gezegd: str) -> str:
    """Return the street, with the postcode as it was said when that is none."""
    gehoord = f"postcode gezegd: {gezegd}" if gezegd else ""
    delen = [straat.strip()[: LANGSTE_STRAAT - len(gehoord) - 2] if gehoord else straat.strip(), gehoord]
    return ", ".join(deel for deel in delen if deel)
