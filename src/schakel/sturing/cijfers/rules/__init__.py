"""Which days, which measure, which figure, and what may be shown of it?"""

from schakel.sturing.cijfers.rules.beveiligen import protect, protect_year
from schakel.sturing.cijfers.rules.cijfer import Cijfer, Stand, middle_class
from schakel.sturing.cijfers.rules.kubus import GEHEEL, Atoom, Kubus, Plaats, make_kubus
from schakel.sturing.cijfers.rules.maat import (
    BESTAND,
    Grondslag,
    Maat,
    Maatfout,
    Matenboek,
    Splitsing,
    all_measures,
    matenboek,
    read_measures,
)
from schakel.sturing.cijfers.rules.periode import MAANDEN, Periode, day_in_words, stretches
from schakel.sturing.cijfers.rules.tafel import BASIS, KLEINSTE

__all__ = [
    "BASIS",
    "BESTAND",
    "GEHEEL",
    "KLEINSTE",
    "MAANDEN",
    "Atoom",
    "Cijfer",
    "Grondslag",
    "Kubus",
    "Maat",
    "Maatfout",
    "Matenboek",
    "Periode",
    "Plaats",
    "Splitsing",
    "Stand",
    "all_measures",
    "day_in_words",
    "make_kubus",
    "matenboek",
    "middle_class",
    "protect",
    "protect_year",
    "read_measures",
    "stretches",
]
