"""What does somebody without an account see behind the code?  One round, with the own words and the answers to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from schakel.casuswerk.gezin.rules.antwoorden import visit_key
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.sturing.visie.models import Evaluatieronde
from schakel.sturing.visie.queries.ronde import subject_name, subject_text
from schakel.sturing.visie.rules.definitie import Visietekst
from schakel.toolkit.versleuteling import zoeksleutel

VAK = "ronde"


@dataclass(frozen=True, slots=True)
class Woord:
    """What the reader said before, and what was answered."""

    uitgangspunt: int
    tekst: str
    met_naam: bool
    antwoord: str


@dataclass(frozen=True, slots=True)
class Deurzicht:
    """A round as who was invited sees it."""

    naam: str
    wat: str
    uiterlijk: date
    tekst: Visietekst
    concept: Mapping[int, str]
    woorden: Sequence[Woord]


def guest_behind(handeling: Handeling, *, geheim: str) -> Deurzicht:
    """
    Return the round of this visit.

    :raises NotFound: if the visit ended, the round was closed, or there never was any
    """
    sleutel = zoeksleutel(VAK, visit_key(geheim))
    with connection.cursor() as cursor:
        cursor.execute("SELECT ronde, naam FROM ronde_gast(%s::bytea)", [sleutel])
        gast = cursor.fetchone()
        cursor.execute("SELECT uitgangspunt, tekst, met_naam, antwoord FROM ronde_woorden(%s::bytea)", [sleutel])
        woorden = [Woord(*rij) for rij in cursor.fetchall()]
    if gast is None:
        raise NotFound
    handeling.spoor.noteer("visie")
    ronde = Evaluatieronde.objects.select_related("evaluatie__versie__visie", "versie__visie").get(publiek_id=gast[0])
    delen = ronde.evaluatie.delen.all() if ronde.evaluatie else ()
    return Deurzicht(
        naam=gast[1],
        wat=subject_name(ronde),
        uiterlijk=ronde.uiterlijk,
        tekst=subject_text(ronde),
        concept={deel.uitgangspunt: deel.tekst for deel in delen},
        woorden=woorden,
    )
