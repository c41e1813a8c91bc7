"""The tables of meetings and visits.  What describes people is encrypted with the key of the dossier (ADR-0016)."""

from schakel.casuswerk.bijeenkomsten.models.bijeenkomst import Bezoekkind, Bijeenkomst, Genodigde
from schakel.casuswerk.bijeenkomsten.models.contact import Contactpoging
from schakel.casuswerk.bijeenkomsten.models.gast import Bijeenkomstgast
from schakel.casuswerk.bijeenkomsten.models.gezinsteam import Gezinsteam, Gezinsteamlid, Procesregie
from schakel.casuswerk.bijeenkomsten.models.verslag import Verslagregel
from schakel.casuswerk.bijeenkomsten.models.werklijn import Werklijn

__all__ = [
    "Bezoekkind",
    "Bijeenkomst",
    "Bijeenkomstgast",
    "Contactpoging",
    "Genodigde",
    "Gezinsteam",
    "Gezinsteamlid",
    "Procesregie",
    "Verslagregel",
    "Werklijn",
]
