"""Which days, which measure, which figure, and what may be shown of it?"""

from schakel.sturing.cijfers.rules.cijfer import Cijfer, Stand
from schakel.sturing.cijfers.rules.maat import BESTAND, Maat, Maatfout, all_measures, read_measures
from schakel.sturing.cijfers.rules.periode import Periode, day_in_words

__all__ = [
    "BESTAND",
    "Cijfer",
    "Maat",
    "Maatfout",
    "Periode",
    "Stand",
    "all_measures",
    "day_in_words",
    "read_measures",
]
