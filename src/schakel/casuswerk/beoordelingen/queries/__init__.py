"""Which judgements, decisions, investigations and feedback may be seen, and what do they hold?"""

from schakel.casuswerk.beoordelingen.queries.antwoorden import (
    access_beoordeling,
    antwoorden_of,
    asked_of_me,
    beoordeling_of,
    definitie_of,
    meebeslissingen_of,
    personen_in,
    words_of,
)
from schakel.casuswerk.beoordelingen.queries.blad import Blad, colleagues_of, open_blad
from schakel.casuswerk.beoordelingen.queries.vervolg import (
    access_onderzoek,
    afwijkingen_of,
    besluit_of,
    frozen_of,
    onderzoek_of,
    terugkoppelingen_of,
    unsent_feedback,
)
from schakel.casuswerk.beoordelingen.queries.voorstel import Blik, choices_for_receiver, gather_blik

__all__ = [
    "Blad",
    "Blik",
    "access_beoordeling",
    "access_onderzoek",
    "afwijkingen_of",
    "antwoorden_of",
    "asked_of_me",
    "beoordeling_of",
    "besluit_of",
    "choices_for_receiver",
    "colleagues_of",
    "definitie_of",
    "frozen_of",
    "gather_blik",
    "meebeslissingen_of",
    "onderzoek_of",
    "open_blad",
    "personen_in",
    "terugkoppelingen_of",
    "unsent_feedback",
    "words_of",
]
