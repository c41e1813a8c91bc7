"""Who may see a casus, who is on call at this hour, which periods clash, and what can be told about a region?"""

from schakel.basis.organisaties.rules.beschrijvingen import (
    Aanbodbeschrijving,
    Aliasbeschrijving,
    Contactbeschrijving,
    Dienstbeschrijving,
    Gebiedbeschrijving,
    Instellingbeschrijving,
    Organisatiebeschrijving,
    Postcodebeschrijving,
    Regelingbeschrijving,
    Regiobeschrijving,
    Teambeschrijving,
    Verzamelingbeschrijving,
    Werkgebiedbeschrijving,
)
from schakel.basis.organisaties.rules.diensten import is_on_duty
from schakel.basis.organisaties.rules.geldigheid import ALTIJD, ONBEPERKT, Periode, is_valid_on, overlapping
from schakel.basis.organisaties.rules.soorten import FASEN, OrganisatieSoort, TeamSoort, sees_casus
from schakel.basis.organisaties.rules.vertrek import Teamlast, what_to_hand_over

__all__ = [
    "ALTIJD",
    "FASEN",
    "ONBEPERKT",
    "Aanbodbeschrijving",
    "Aliasbeschrijving",
    "Contactbeschrijving",
    "Dienstbeschrijving",
    "Gebiedbeschrijving",
    "Instellingbeschrijving",
    "OrganisatieSoort",
    "Organisatiebeschrijving",
    "Periode",
    "Postcodebeschrijving",
    "Regelingbeschrijving",
    "Regiobeschrijving",
    "TeamSoort",
    "Teambeschrijving",
    "Teamlast",
    "Verzamelingbeschrijving",
    "Werkgebiedbeschrijving",
    "is_on_duty",
    "is_valid_on",
    "overlapping",
    "sees_casus",
    "what_to_hand_over",
]
