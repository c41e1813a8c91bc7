"""Every kind of step with the deed that it is."""

from schakel.entrypoints.generator.spelen import (
    beoordelen,
    buiten,
    ervaring,
    kinderen,
    melden,
    nood,
    overdragen,
    verdelen,
    volgen,
)
from schakel.entrypoints.generator.spelen.toneel import DADEN, Toneel

__all__ = [
    "DADEN",
    "Toneel",
    "beoordelen",
    "buiten",
    "ervaring",
    "kinderen",
    "melden",
    "nood",
    "overdragen",
    "verdelen",
    "volgen",
]
