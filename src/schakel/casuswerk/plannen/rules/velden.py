"""Two people write in one sheet: which texts may be kept, and which must both be shown?  Nothing is overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

LENGTE_MERK = 16
Teksten = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Samenloop:
    """What comes of what was typed: the texts to keep, and the fields that somebody else changed meanwhile."""

    teksten: dict[str, str]
    gewijzigd: tuple[str, ...] = field(default=())
    botsingen: tuple[str, ...] = field(default=())


def plain(tekst: object) -> str:
    """Return a text as it is kept: without white space around it, and with one kind of line end."""
    return str(tekst or "").replace("\r\n", "\n").replace("\r", "\n").strip()


def mark_of(tekst: object) -> str:
    """Return the mark of a text: the page that showed it holds this, and not the text, to say what it showed."""
    return sha256(plain(tekst).encode()).hexdigest()[:LENGTE_MERK]


def marks_of(teksten: Teksten, velden: tuple[str, ...]) -> dict[str, str]:
    """Return the marks of these fields."""
    return {veld: mark_of(teksten.get(veld)) for veld in velden}


def bring_together(nu: Teksten, getypt: Teksten, gezien: Teksten) -> Samenloop:
    """
    Return what comes of typed texts, given what stands there now and the marks of what the writer saw.

    Who left a field as it was, wants nothing with it: what another wrote there stays. Who changed a field that another
    changed too, hears of it, and nothing of that field is written. Without a mark the field was empty when it was seen.
    """
    teksten, gewijzigd, botsingen = dict(nu), [], []
    leeg = mark_of("")
    for veld, ruw in getypt.items():
        tekst, staat, zag = plain(ruw), plain(nu.get(veld)), gezien.get(veld, leeg)
        if tekst == staat or mark_of(tekst) == zag:
            continue
        if mark_of(staat) != zag:
            botsingen.append(veld)
            continue
        teksten[veld] = tekst
        gewijzigd.append(veld)
    return Samenloop(teksten, tuple(gewijzigd), tuple(botsingen))
