"""Who are the children of a casus, and what may the actor know of them?"""

from schakel.casuswerk.kinderen.queries.kind import (
    access_casus,
    faces_among,
    faces_of,
    find_child,
    open_kind,
    open_kinderen,
)
from schakel.casuswerk.kinderen.queries.rijen import (
    access_antwoord,
    access_hulp,
    access_meting,
    access_school,
    access_verhaal,
    access_vlag,
    access_wissel,
    read_tekening,
)

__all__ = [
    "access_antwoord",
    "access_casus",
    "access_hulp",
    "access_meting",
    "access_school",
    "access_verhaal",
    "access_vlag",
    "access_wissel",
    "faces_among",
    "faces_of",
    "find_child",
    "open_kind",
    "open_kinderen",
    "read_tekening",
]
