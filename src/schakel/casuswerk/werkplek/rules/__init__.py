"""What is each kind of work called, in which order is it done, and how does an event read?"""

from schakel.casuswerk.werkplek.rules.indeling import ACUUT_TITEL, GEVAAR_VANAF, Groep, check_geweest, groep_van
from schakel.casuswerk.werkplek.rules.soorten import Doel, Soortwerk
from schakel.casuswerk.werkplek.rules.tijdlijn import ZINNEN, Zin, answers_now, zin_van
from schakel.casuswerk.werkplek.rules.titels import (
    ONBEKEND_WERK,
    WERK,
    codes_van,
    werk_van,
)
from schakel.casuswerk.werkplek.rules.werk import Werk

__all__ = [
    "ACUUT_TITEL",
    "GEVAAR_VANAF",
    "ONBEKEND_WERK",
    "WERK",
    "ZINNEN",
    "Doel",
    "Groep",
    "Soortwerk",
    "Werk",
    "Zin",
    "answers_now",
    "check_geweest",
    "codes_van",
    "groep_van",
    "werk_van",
    "zin_van",
]
