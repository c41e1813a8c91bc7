"""What does a school see behind its code?  It acts for no team: the sheet of that visit, and no other row at all."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from schakel.casuswerk.kinderen.queries.kind import school_words
from schakel.casuswerk.kinderen.queries.lezen import VAK_SCHOOL, Inhoud, read_school
from schakel.casuswerk.kinderen.rules.school import last_day, visit_key
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.toolkit.versleuteling import zoeksleutel


@dataclass(frozen=True, slots=True)
class Schoolblad:
    """The sheet of one visit, in the words of the region."""

    inhoud: Inhoud
    tot: datetime
    behoeften: list[str]
    signalen: list[str]
    antwoorden: int

    @property
    def laatste_dag(self) -> date:
        """Return the last day on which the sheet can be seen."""
        return last_day(self.tot)


def note_at_door(handeling: Handeling, soort: str, *, geheim: str, actie: str = "R") -> None:
    """Let the log tell of whom this was, that a visit showed or changed; whose visit it is, stands in its row alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT dossier, wie FROM school_van(%s::bytea)", [zoeksleutel(VAK_SCHOOL, visit_key(geheim))])
        rijen = cursor.fetchall()
    for dossier, wie in rijen or [(None, None)]:
        handeling.spoor.noteer(soort, dossier=dossier, personen=[wie] if wie else [], actie=actie)


def sheet_behind(handeling: Handeling, *, geheim: str) -> Schoolblad:
    """
    Return the sheet of this visit.

    :raises NotFound: if the visit ended, the school was taken back, or there never was any
    """
    blad = find_sheet(handeling, geheim=geheim)
    if blad is None:
        raise NotFound
    return blad


def find_sheet(handeling: Handeling, *, geheim: str) -> Schoolblad | None:
    """Return the sheet of this visit; None when it ended, or the school may not look (any more)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT publiek, blad, tot, regio, antwoorden FROM school_blad(%s::bytea)",
            [zoeksleutel(VAK_SCHOOL, visit_key(geheim))],
        )
        rij = cursor.fetchone()
    if rij is None:
        return None
    publiek, blad, tot, regio, antwoorden = rij
    inhoud = read_school(handeling, publiek_id=publiek, pakket=blad)
    behoeften, signalen = school_words(handeling, regio=str(regio))
    note_at_door(handeling, "schoolblad", geheim=geheim)
    return Schoolblad(
        inhoud=inhoud,
        tot=tot,
        behoeften=[behoeften[code] for code in _codes(inhoud, "behoeften") if code in behoeften],
        signalen=[signalen[code] for code in _codes(inhoud, "signalen") if code in signalen],
        antwoorden=int(antwoorden),
    )


def _codes(inhoud: Inhoud, veld: str) -> list[str]:
    waarde = inhoud.get(veld, [])
    return [str(code) for code in waarde] if isinstance(waarde, list) else []


def dossiers_to_hear(handeling: Handeling) -> list[int]:
    """Return in which dossiers a school answered what was not noted yet: numbers alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT school_te_horen()")
        return [int(rij[0]) for rij in cursor.fetchall()]
