"""When is a term due, when does it alarm, and what may be done with it?"""

from schakel.basis.termijnen.rules.definitie import (
    Definitie,
    Duur,
    Gevolg,
    VerlengRegel,
    check_eigen_definities,
    gevolg_van,
    lees_definitie,
)
from schakel.basis.termijnen.rules.rekenen import (
    ALARMEN,
    alarm_op,
    due,
    laatste_dag,
    stand_op,
    volgend_alarm,
)
from schakel.basis.termijnen.rules.stand import (
    ALLOWED_TRANSITIONS,
    Eenheid,
    Eigenaar,
    Per,
    TermijnStatus,
    check_transition,
)

__all__ = [
    "ALARMEN",
    "ALLOWED_TRANSITIONS",
    "Definitie",
    "Duur",
    "Eenheid",
    "Eigenaar",
    "Gevolg",
    "Per",
    "TermijnStatus",
    "VerlengRegel",
    "alarm_op",
    "check_eigen_definities",
    "check_transition",
    "due",
    "gevolg_van",
    "laatste_dag",
    "lees_definitie",
    "stand_op",
    "volgend_alarm",
]
