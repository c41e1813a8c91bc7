"""The tables of this room: what a child told, its own help, how it is doing, its school, and who decides when."""

from collections.abc import Sequence

from schakel.casuswerk.kinderen.models.kind import Kindhulp, Kindverhaal, KindverhaalQuerySet, Rechtenwissel
from schakel.casuswerk.kinderen.models.scheiding import Scheidingsvlag
from schakel.casuswerk.kinderen.models.school import Schoolantwoord, Schoolcontact
from schakel.casuswerk.kinderen.models.welzijn import Welzijnsmeting

__all__: Sequence[str] = [
    "Kindhulp",
    "Kindverhaal",
    "KindverhaalQuerySet",
    "Rechtenwissel",
    "Scheidingsvlag",
    "Schoolantwoord",
    "Schoolcontact",
    "Welzijnsmeting",
]
