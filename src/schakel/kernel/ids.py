"""Which identifiers leave the system, and what do they look like?"""

import re

# No 0/O, 1/I/L, U/V or B/8: a receipt code is read aloud on a bad line.
ONTVANGSTCODE_TEKENS = "2345679ACDEFGHJKMNPQRSTWXYZ"


def maak_ontvangstcode(toeval: bytes) -> str:
    """Return a receipt code such as 'VT 7Q4K 2M9' made from at least 8 random bytes (27 ** 7, about 10 ** 10)."""
    getal = int.from_bytes(toeval[:8], "big")
    tekens = []
    for _ in range(7):
        getal, rest = divmod(getal, len(ONTVANGSTCODE_TEKENS))
        tekens.append(ONTVANGSTCODE_TEKENS[rest])
    code = "".join(tekens)
    return f"VT {code[:4]} {code[4:]}"


def normaliseer_bsn(tekst: str) -> str | None:
    """Return the nine digits of a BSN that passes the 11-proef, or None (Wabb, art. 1)."""
    cijfers = re.sub(r"[\s.\-]", "", tekst)
    if not re.fullmatch(r"\d{8,9}", cijfers):
        return None
    cijfers = cijfers.zfill(9)
    som = sum(int(c) * g for c, g in zip(cijfers, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return cijfers if som % 11 == 0 and cijfers != "000000000" else None
