"""What is delivered, in which half-year, in which layout, and what is wrong with it?"""

from schakel.sturing.leveringen.rules.bestand import Record, make_records, read, write
from schakel.sturing.leveringen.rules.definitie import Bestandsbeschrijving, Moment, Set, read_definitie
from schakel.sturing.leveringen.rules.feiten import Feit, Mens, Waarde, birth_code, day_code
from schakel.sturing.leveringen.rules.halfjaar import (
    Halfjaar,
    check_deliverable,
    deliverable,
    read_halfjaar,
)
from schakel.sturing.leveringen.rules.kwaliteit import (
    GEBREKWOORDEN,
    PROEVEN,
    WAAR,
    Bevinding,
    Gebrek,
    examine,
)
from schakel.sturing.leveringen.rules.spiegel import Recordspiegel, Veldspiegel, as_json, from_json, mirror
from schakel.sturing.leveringen.rules.standen import (
    ALLOWED_TRANSITIONS,
    MET_BESTAND,
    NOG_NIET_WEG,
    STATUSWOORDEN,
    LeveringStatus,
    check_transition,
)

__all__ = [
    "ALLOWED_TRANSITIONS",
    "GEBREKWOORDEN",
    "MET_BESTAND",
    "NOG_NIET_WEG",
    "PROEVEN",
    "STATUSWOORDEN",
    "WAAR",
    "Bestandsbeschrijving",
    "Bevinding",
    "Feit",
    "Gebrek",
    "Halfjaar",
    "LeveringStatus",
    "Mens",
    "Moment",
    "Record",
    "Recordspiegel",
    "Set",
    "Veldspiegel",
    "Waarde",
    "as_json",
    "birth_code",
    "check_deliverable",
    "check_transition",
    "day_code",
    "deliverable",
    "examine",
    "from_json",
    "make_records",
    "mirror",
    "read",
    "read_definitie",
    "read_halfjaar",
    "write",
]
