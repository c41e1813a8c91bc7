"""What may a child tell, want and decide, and what may others know of it?"""

from schakel.casuswerk.kinderen.rules.aanbod import AANBOD, KINDHULP_NAMEN, KindhulpStatus
from schakel.casuswerk.kinderen.rules.rechten import Beslisser, Jawoord, Rechtenstap, Wissel
from schakel.casuswerk.kinderen.rules.school import Grond, Schoolzegt, Weg
from schakel.casuswerk.kinderen.rules.verhalen import Verhaalsoort, Zicht
from schakel.casuswerk.kinderen.rules.welzijn import Invuller, MetingStatus

__all__ = [
    "AANBOD",
    "KINDHULP_NAMEN",
    "Beslisser",
    "Grond",
    "Invuller",
    "Jawoord",
    "KindhulpStatus",
    "MetingStatus",
    "Rechtenstap",
    "Schoolzegt",
    "Verhaalsoort",
    "Weg",
    "Wissel",
    "Zicht",
]
