"""
What does the reporter hear, and when?

The reporter learns which steps were taken, never what was found: a choice from a fixed list, without place or name
(security.md A5). Free words are kept only when a second person has read them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from schakel.casuswerk.beoordelingen.rules.besluiten import Besluitsoort
from schakel.kernel.errors import InvalidInput, NotPossible

STAPPENLIJST = "terugkoppeling_stappen"


class Terugkoppelmoment(StrEnum):
    """The moments at which a reporter is told: after the judgement, and after what Veilig Thuis then did itself."""

    NA_BEOORDELING = "NA_BEOORDELING"
    NA_ONDERZOEK = "NA_ONDERZOEK"
    NA_VERVOLG = "NA_VERVOLG"


class Kanaal(StrEnum):
    """How the reporter was told."""

    TELEFOON = "TELEFOON"
    BRIEF = "BRIEF"
    VEILIGE_MAIL = "VEILIGE_MAIL"
    GESPREK = "GESPREK"


class GeenReden(StrEnum):
    """Why a reporter is not told."""

    ANONIEM = "ANONIEM"
    NIET_VEILIG = "NIET_VEILIG"
    NIET_BEREIKT = "NIET_BEREIKT"
    WIL_NIET = "WIL_NIET"
    EIGEN_MELDING = "EIGEN_MELDING"


MOMENT_NAMEN: Mapping[Terugkoppelmoment, str] = {
    Terugkoppelmoment.NA_BEOORDELING: "na de beoordeling",
    Terugkoppelmoment.NA_ONDERZOEK: "na het onderzoek",
    Terugkoppelmoment.NA_VERVOLG: "na voorwaarden en vervolg",
}
KANAAL_NAMEN: Mapping[Kanaal, str] = {
    Kanaal.TELEFOON: "telefoon",
    Kanaal.BRIEF: "brief",
    Kanaal.VEILIGE_MAIL: "beveiligde mail",
    Kanaal.GESPREK: "gesprek",
}
REDEN_NAMEN: Mapping[GeenReden, str] = {
    GeenReden.ANONIEM: "Niemand weet wie dit meldde",
    GeenReden.NIET_VEILIG: "Contact is niet veilig voor de melder of het gezin",
    GeenReden.NIET_BEREIKT: "De melder is na drie pogingen niet bereikt",
    GeenReden.WIL_NIET: "De melder wil niets meer horen",
    GeenReden.EIGEN_MELDING: "Veilig Thuis meldde dit zelf",
}
# What can be said when no list is loaded; the words are the same whatever was found.
STANDAARD_STAPPEN: Mapping[str, str] = {
    "melding_ontvangen": "Uw melding is ontvangen en beoordeeld.",
    "vervolg_ingezet": "Er is een vervolg ingezet.",
    "geen_vervolg": "Er is geen vervolg ingezet.",
    "onderzoek_gestart": "Veilig Thuis is een onderzoek begonnen.",
    "onderzoek_afgerond": "Het onderzoek is afgerond.",
    "vervolg_afgerond": "Veilig Thuis heeft dit vervolg afgerond.",
}


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What somebody wants to record about telling the reporter."""

    stappen: Sequence[str] = ()
    kanaal: str = ""
    geen_reden: str = ""
    toelichting: str = ""
    tweede_lezer: int | None = None


def moments_for(besluit: Besluitsoort) -> tuple[Terugkoppelmoment, ...]:
    """Return at which moments the reporter is told when this was decided."""
    if besluit is Besluitsoort.ONDERZOEK:
        return (Terugkoppelmoment.NA_BEOORDELING, Terugkoppelmoment.NA_ONDERZOEK)
    if besluit is Besluitsoort.VOORWAARDEN_VERVOLG:
        return (Terugkoppelmoment.NA_BEOORDELING, Terugkoppelmoment.NA_VERVOLG)
    return (Terugkoppelmoment.NA_BEOORDELING,)


def check_moment(moment: Terugkoppelmoment, *, besluit: Besluitsoort, gegeven: Collection[str], klaar: bool) -> None:
    """
    Check that this is a moment at which this reporter is still to be told.

    :raises NotPossible: if it is not a moment of this decision, was done before, or Veilig Thuis is still at work
    """
    if moment not in moments_for(besluit):
        raise NotPossible("Dat vervolg is hier niet gekozen. Deze terugkoppeling is niet nodig.")
    if moment.value in gegeven:
        raise NotPossible(f"De terugkoppeling {MOMENT_NAMEN[moment]} is al vastgelegd.")
    if moment is not Terugkoppelmoment.NA_BEOORDELING and not klaar:
        raise NotPossible("Veilig Thuis is hier nog mee bezig. Vertel de melder pas daarna wat er is gedaan.")


def check_inhoud(inhoud: Inhoud, *, bekende_stappen: Collection[str], wie: int | None, melder_bekend: bool) -> None:
    """
    Check that the reporter is told steps from the list through a channel, or that there is a reason why not.

    :raises InvalidInput: with each fault at its field
    """
    fouten = _faults_of_telling(inhoud, bekende_stappen, melder_bekend) if not inhoud.geen_reden else {}
    if inhoud.geen_reden and (inhoud.stappen or inhoud.kanaal):
        fouten["geen_reden"] = ["Kies of u terugkoppelt, of waarom niet. Niet allebei."]
    if inhoud.toelichting.strip() and inhoud.tweede_lezer in (None, wie):
        fouten["toelichting"] = ["Eigen woorden kunnen alleen als een collega heeft meegelezen."]
    if fouten:
        raise InvalidInput(fouten)


def _faults_of_telling(inhoud: Inhoud, bekend: Collection[str], melder_bekend: bool) -> dict[str, list[str]]:
    if not melder_bekend:
        return {"geen_reden": ["Niemand weet wie dit meldde. Kies die reden."]}
    fouten: dict[str, list[str]] = {}
    if not inhoud.stappen:
        fouten["stappen"] = ["Kies ten minste een stap die u de melder vertelt."]
    elif not set(inhoud.stappen) <= set(bekend):
        fouten["stappen"] = ["Kies alleen stappen uit de lijst."]
    if inhoud.kanaal not in set(Kanaal):
        fouten["kanaal"] = ["Kies hoe u de melder bereikte."]
    return fouten
