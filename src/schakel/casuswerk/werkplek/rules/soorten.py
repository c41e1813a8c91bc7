"""Which kinds of work are there, and to which kind of page does a button lead?"""

from collections.abc import Mapping
from enum import StrEnum


class Soortwerk(StrEnum):
    """The kinds of work by which the list can be filtered."""

    BEOORDELEN = "beoordelen"
    ONDERZOEK = "onderzoek"
    KINDEREN = "kinderen"
    OVERDRACHT = "overdracht"
    REGIE = "regie"
    CONSULT = "consult"
    PLAN = "plan"
    MONITORING = "monitoring"
    BERICHTEN = "berichten"
    RECHTEN = "rechten"
    OVERIG = "overig"


SOORTNAMEN: Mapping[Soortwerk, str] = {
    Soortwerk.BEOORDELEN: "Veiligheidsbeoordeling",
    Soortwerk.ONDERZOEK: "Onderzoek",
    Soortwerk.KINDEREN: "Kinderen",
    Soortwerk.OVERDRACHT: "Overdracht",
    Soortwerk.REGIE: "Regie",
    Soortwerk.CONSULT: "Vragen van collega’s",
    Soortwerk.PLAN: "Plan en voorwaarden",
    Soortwerk.MONITORING: "Monitoring",
    Soortwerk.BERICHTEN: "Terugkoppeling",
    Soortwerk.RECHTEN: "Rechten van betrokkenen",
    Soortwerk.OVERIG: "Overig",
}


class Doel(StrEnum):
    """The kind of page to which the button leads; the presenter knows the address."""

    DOSSIER = "dossier"
    BEOORDELING = "beoordeling"
    ONDERZOEK = "onderzoek"
    VERVOLG = "vervolg"
    AFRONDEN = "afronden"
    OVERDRACHT = "overdracht"
    CONSULT = "consult"
    REGIE = "regie"
    VOORWAARDE = "voorwaarde"
    BELOFTE = "belofte"
    MEEKIJKEN = "meekijken"
    PLAN = "plan"
    MONITORING = "monitoring"
    BEL = "bel"
    VOLGEN = "volgen"
    TERUGKOPPELING = "terugkoppeling"
    SPECIALIST = "specialist"
    BEPERKING = "beperking"
    TERMIJN = "termijn"
    ACUUT = "acuut"
    GEVAAR = "gevaar"
    KIND = "kind"
    BIJEENKOMST = "bijeenkomst"
    GAST = "gast"
    CONTACT = "contact"
    WERKLIJN = "werklijn"
    KINDBLAD = "kindblad"
    WELZIJN = "welzijn"
    KINDHULP = "kindhulp"
    SCHOOL = "school"
    GEZIN = "gezin"
    ERVARING = "ervaring"
    ERVARINGEN = "ervaringen"
    KINDRECHT = "kindrecht"
    NOODTOEGANG = "noodtoegang"
    AANLEVERING = "aanlevering"
    RAAD = "raad"
