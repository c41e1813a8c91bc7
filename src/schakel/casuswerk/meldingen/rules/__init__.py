"""What is a melding, what does its state permit, and what is asked at the door?"""

from schakel.casuswerk.meldingen.rules.bericht import (
    Betrokkene,
    Melder,
    Meldingbericht,
    Waar,
    bericht_van,
    beside,
    describe,
    says_the_same,
)
from schakel.casuswerk.meldingen.rules.bron import VERBERGT, check_grond, is_open, why_no_grond
from schakel.casuswerk.meldingen.rules.indeling import Bekend, classify
from schakel.casuswerk.meldingen.rules.keuzes import (
    VANGNET,
    VERTELD,
    VORMEN,
    Keuzes,
    aanleidingen_of,
    lijsten_op,
    vormen_2019_of,
)
from schakel.casuswerk.meldingen.rules.lezen import read_naam
from schakel.casuswerk.meldingen.rules.moment import (
    LANGST_OPEN,
    LANGSTE_TOELICHTING,
    why_not_born,
    why_not_then,
)
from schakel.casuswerk.meldingen.rules.soorten import (
    ALLOWED_TRANSITIONS,
    DIENSTTOKEN,
    GEVAAR,
    STATUSWOORDEN,
    Acuut,
    Brongrond,
    EerdereBetrokkenheid,
    Kanaal,
    MelderSoort,
    MeldingStatus,
    check_transition,
)

__all__ = [
    "ALLOWED_TRANSITIONS",
    "DIENSTTOKEN",
    "GEVAAR",
    "LANGSTE_TOELICHTING",
    "LANGST_OPEN",
    "STATUSWOORDEN",
    "VANGNET",
    "VERBERGT",
    "VERTELD",
    "VORMEN",
    "Acuut",
    "Bekend",
    "Betrokkene",
    "Brongrond",
    "EerdereBetrokkenheid",
    "Kanaal",
    "Keuzes",
    "Melder",
    "MelderSoort",
    "MeldingStatus",
    "Meldingbericht",
    "Waar",
    "aanleidingen_of",
    "bericht_van",
    "beside",
    "check_grond",
    "check_transition",
    "classify",
    "describe",
    "is_open",
    "lijsten_op",
    "read_naam",
    "says_the_same",
    "vormen_2019_of",
    "why_no_grond",
    "why_not_born",
    "why_not_then",
]
