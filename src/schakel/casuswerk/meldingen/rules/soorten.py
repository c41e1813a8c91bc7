"""Which states, doors and choices does a melding know?"""

from collections.abc import Mapping
from enum import StrEnum

from schakel.kernel.errors import NotPossible

# The ground on which somebody stands at the door while the database is away (ADR-0012).
DIENSTTOKEN = "diensttoken"
# Why a report is still in the spool: nobody can read it, its deed was refused, or nobody takes it out.
ONLEESBAAR, GEWEIGERD, BLIJFT_LIGGEN = "onleesbaar", "geweigerd", "blijft_liggen"


class MeldingStatus(StrEnum):
    """How far the melding has come."""

    ONTVANGEN = "ONTVANGEN"
    IN_BEOORDELING = "IN_BEOORDELING"
    BEOORDEELD = "BEOORDEELD"
    OMGEZET = "OMGEZET"
    GESLOTEN = "GESLOTEN"


ALLOWED_TRANSITIONS: Mapping[MeldingStatus, frozenset[MeldingStatus]] = {
    MeldingStatus.ONTVANGEN: frozenset({MeldingStatus.IN_BEOORDELING, MeldingStatus.OMGEZET}),
    MeldingStatus.IN_BEOORDELING: frozenset({MeldingStatus.BEOORDEELD, MeldingStatus.OMGEZET}),
    MeldingStatus.BEOORDEELD: frozenset({MeldingStatus.GESLOTEN}),
    MeldingStatus.OMGEZET: frozenset(),
    MeldingStatus.GESLOTEN: frozenset(),
}

_WORDEN = {
    MeldingStatus.IN_BEOORDELING: "in beoordeling worden genomen",
    MeldingStatus.BEOORDEELD: "worden beoordeeld",
    MeldingStatus.OMGEZET: "een advies worden",
    MeldingStatus.GESLOTEN: "worden gesloten",
}
STATUSWOORDEN = {
    MeldingStatus.ONTVANGEN: "ontvangen",
    MeldingStatus.IN_BEOORDELING: "in beoordeling",
    MeldingStatus.BEOORDEELD: "beoordeeld",
    MeldingStatus.OMGEZET: "omgezet in een advies",
    MeldingStatus.GESLOTEN: "gesloten",
}

# The decisions that a judgement can end with; which of them may be chosen on a day, the judgement says.
BESLUITWOORDEN: Mapping[str, str] = {
    "overdracht": "Overdragen",
    "onderzoek": "Onderzoek door Veilig Thuis",
    "voorwaarden_vervolg": "Voorwaarden en vervolg",
    "regionaal_maatwerk": "Regionaal maatwerk van Veilig Thuis",
    "advies": "Er een advies van maken",
    "geen": "Geen vervolg",
}


def check_transition(van: str, naar: MeldingStatus) -> None:
    """
    Refuse a step that the table does not know.

    :raises NotPossible: with the reason, fit for a greyed button
    """
    begin = MeldingStatus(van)
    if naar not in ALLOWED_TRANSITIONS[begin]:
        kan = _WORDEN.get(naar, "opnieuw worden ontvangen")
        raise NotPossible(f"Deze melding is {STATUSWOORDEN[begin]} en kan nu niet {kan}.")


def why_not(van: str, naar: MeldingStatus) -> str:
    """Return why a step cannot be made, for a greyed button; empty when it can."""
    try:
        check_transition(van, naar)
    except NotPossible as fout:
        return fout.tekst
    return ""


class Acuut(StrEnum):
    """Is there danger now?  Asked before anything else."""

    JA = "JA"
    DREIGT = "DREIGT"
    NEE = "NEE"
    ONBEKEND = "ONBEKEND"


# As the dossier orders every list by danger, 0 to 3; not knowing counts as a threat until somebody knows.
GEVAAR: Mapping[Acuut, int] = {Acuut.JA: 3, Acuut.DREIGT: 2, Acuut.ONBEKEND: 1, Acuut.NEE: 0}


class Kanaal(StrEnum):
    """Through which door it came."""

    TELEFOON = "TELEFOON"
    CHAT = "CHAT"
    BRIEF = "BRIEF"
    WEB = "WEB"
    POLITIE = "POLITIE"
    KOPPELING = "KOPPELING"
    AMBTSHALVE = "AMBTSHALVE"


class MelderSoort(StrEnum):
    """Who told it: this decides whether the family may know (Uitvoeringsbesluit Wmo 2015, art. 4.1.8 lid 3)."""

    BEROEP = "BEROEP"
    BURGER = "BURGER"
    # Not even Veilig Thuis knows the author: this alone never carries an investigation.
    DUBBEL_ANONIEM = "DUBBEL_ANONIEM"


class Brongrond(StrEnum):
    """Why a professional stays hidden, or a citizen does not (art. 4.1.8 lid 3, onder a en b)."""

    BEDREIGT_GEZIN = "BEDREIGT_GEZIN"
    BEDREIGT_MELDER = "BEDREIGT_MELDER"
    VERTROUWEN = "VERTROUWEN"
    TOESTEMMING = "TOESTEMMING"


class EerdereBetrokkenheid(StrEnum):
    """Whether the people were known: the classes that are counted since 2019 (list eerdere_betrokkenheid_2019)."""

    EERSTE = "eerste_melding"
    HER_MEER = "hermelding_meer_personen"
    HER_EEN = "hermelding_een_persoon"
    VERVOLG_BEOORDELING = "vervolg_tijdens_veiligheidsbeoordeling"
    VERVOLG_NA = "vervolg_na_veiligheidsbeoordeling"
    VERVOLG_MONITORING = "vervolg_tijdens_monitoring"
    NIET_INGEDEELD = "niet_ingedeeld"
