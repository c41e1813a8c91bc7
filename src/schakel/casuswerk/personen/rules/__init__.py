"""What is a person here, how is a name compared, and what may be asked about a child?"""

from schakel.casuswerk.personen.rules.adres import Adres
from schakel.casuswerk.personen.rules.contactblad import VELDEN, Contactweg, check_contactblad
from schakel.casuswerk.personen.rules.kinderen import (
    KINDERLEEFTIJD,
    NIET_REDENEN,
    SPREEKLEEFTIJD,
    SPREEKLEEFTIJD_SLEUTEL,
    check_kindcontact,
    is_kind,
    is_silent,
    leeftijd_op,
)
from schakel.casuswerk.personen.rules.klank import klanken_of
from schakel.casuswerk.personen.rules.lijken import Kandidaat, Mens, Voorstel, propose, swapped
from schakel.casuswerk.personen.rules.namen import (
    family_name,
    mask_bsn,
    naam_sleutel,
    split_achternaam,
    volledige_naam,
)
from schakel.casuswerk.personen.rules.soorten import Geslacht, PersoonRol, Relatiesoort, check_relatie, rol_after
from schakel.casuswerk.personen.rules.wonen import adres_sleutel, may_become_postcode, normaliseer_postcode, straat_met
from schakel.casuswerk.personen.rules.zelfde import groups_of

__all__ = [
    "KINDERLEEFTIJD",
    "NIET_REDENEN",
    "SPREEKLEEFTIJD",
    "SPREEKLEEFTIJD_SLEUTEL",
    "VELDEN",
    "Adres",
    "Contactweg",
    "Geslacht",
    "Kandidaat",
    "Mens",
    "PersoonRol",
    "Relatiesoort",
    "Voorstel",
    "adres_sleutel",
    "check_contactblad",
    "check_kindcontact",
    "check_relatie",
    "family_name",
    "groups_of",
    "is_kind",
    "is_silent",
    "klanken_of",
    "leeftijd_op",
    "mask_bsn",
    "may_become_postcode",
    "naam_sleutel",
    "normaliseer_postcode",
    "propose",
    "rol_after",
    "split_achternaam",
    "straat_met",
    "swapped",
    "volledige_naam",
]
