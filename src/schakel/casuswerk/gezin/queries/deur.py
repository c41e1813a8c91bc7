"""What does a reader see behind the code?  That one acts for no team: the copy of that visit, and no other row."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from schakel.casuswerk.gezin.queries.bladen import VAK_GEZIN, read_sealed
from schakel.casuswerk.gezin.rules.antwoorden import visit_key
from schakel.casuswerk.gezin.rules.delen import Deel, is_child, parts_in
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.toolkit.versleuteling import zoeksleutel


@dataclass(frozen=True, slots=True)
class Deurblad:
    """The copy of one visit, in plain words."""

    naam: str
    kind: bool
    delen: Sequence[Deel]
    antwoorden: int
    is_nieuwste: bool


def note_at_door(handeling: Handeling, soort: str, *, geheim: str, actie: str = "R") -> None:
    """Let the log tell of whom this was, that a visit showed or changed; whose visit it is, stands in its row alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT dossier, wie FROM gezin_van(%s::bytea)", [zoeksleutel(VAK_GEZIN, visit_key(geheim))])
        rijen = cursor.fetchall()
    for dossier, wie in rijen or [(None, None)]:
        handeling.spoor.noteer(soort, dossier=dossier, personen=[wie] if wie else [], actie=actie)


def leaf_behind(handeling: Handeling, *, geheim: str) -> Deurblad:
    """
    Return the copy of this visit.

    :raises NotFound: if the visit ended, the copy was taken back, or there never was any
    """
    blad = find_leaf(handeling, geheim=geheim)
    if blad is None:
        raise NotFound
    return blad


def find_leaf(handeling: Handeling, *, geheim: str) -> Deurblad | None:
    """Return the copy of this visit; None when the visit ended, or the copy may not be read (any more)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT publiek, inhoud, antwoorden, nieuwste FROM gezin_blad(%s::bytea)",
            [zoeksleutel(VAK_GEZIN, visit_key(geheim))],
        )
        rij = cursor.fetchone()
    if rij is None:
        return None
    publiek, inhoud, antwoorden, nieuwste = rij
    note_at_door(handeling, "leesblad", geheim=geheim)
    blad = read_sealed(handeling, publiek_id=publiek, pakket=inhoud)
    is_nieuwste = blad.get("versie") in (None, nieuwste)
    return Deurblad(str(blad.get("naam", "")), is_child(blad), parts_in(blad), int(antwoorden), is_nieuwste)


def dossiers_to_hear(handeling: Handeling) -> list[int]:
    """Return in which dossiers a reader answered what was not noted yet: numbers alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gezin_te_horen()")
        return [int(rij[0]) for rij in cursor.fetchall()]
