"""What does a questionnaire ask next, what is wrong with the answers, and what do they advise?"""

from schakel.basis.vragenlijsten.rules.definitie import AntwoordSoort, Blok, Definitie, Reden, Vraag
from schakel.basis.vragenlijsten.rules.lezen import lees_vragenlijst
from schakel.basis.vragenlijsten.rules.uitslag import AfdrukBlok, AfdrukRegel, Uitslag, afdruk, score, toon_antwoord
from schakel.basis.vragenlijsten.rules.verloop import (
    Antwoorden,
    ZichtbareVraag,
    check_medebeoordeling,
    fouten,
    is_positief,
    volgende_vraag,
    zichtbare_vragen,
)

__all__ = [
    "AfdrukBlok",
    "AfdrukRegel",
    "AntwoordSoort",
    "Antwoorden",
    "Blok",
    "Definitie",
    "Reden",
    "Uitslag",
    "Vraag",
    "ZichtbareVraag",
    "afdruk",
    "check_medebeoordeling",
    "fouten",
    "is_positief",
    "lees_vragenlijst",
    "score",
    "toon_antwoord",
    "volgende_vraag",
    "zichtbare_vragen",
]
