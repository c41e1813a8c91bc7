"""What is a casus, a consult, a suspicion, and which steps does their state permit?"""

from schakel.casuswerk.casussen.rules.casus import (
    CASUS_OVERGANGEN,
    Afwijkingsoort,
    Beginpunt,
    CasusStatus,
    Heropenreden,
    Samenvoegreden,
    Sluitreden,
    Veiligheidsbeeld,
    check_casus_transition,
    check_heropening,
    check_sluiting,
)
from schakel.casuswerk.casussen.rules.consult import (
    CONSULT_OVERGANGEN,
    ConsultStatus,
    check_consult_transition,
    check_vraag,
)
from schakel.casuswerk.casussen.rules.meldcode import (
    VERMOEDEN_OVERGANGEN,
    Meldcodestapsoort,
    VermoedenStatus,
    Weging,
    check_stap,
    check_vermoeden_transition,
    must_report,
)

__all__ = [
    "CASUS_OVERGANGEN",
    "CONSULT_OVERGANGEN",
    "VERMOEDEN_OVERGANGEN",
    "Afwijkingsoort",
    "Beginpunt",
    "CasusStatus",
    "ConsultStatus",
    "Heropenreden",
    "Meldcodestapsoort",
    "Samenvoegreden",
    "Sluitreden",
    "Veiligheidsbeeld",
    "VermoedenStatus",
    "Weging",
    "check_casus_transition",
    "check_consult_transition",
    "check_heropening",
    "check_sluiting",
    "check_stap",
    "check_vermoeden_transition",
    "check_vraag",
    "must_report",
]
