"""Which states has a casus, how does it begin and end, and what is it called?"""

from collections.abc import Mapping
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible


class CasusStatus(StrEnum):
    """The life of a casus; VERMOEDEN is one that only the team knows that began it."""

    VERMOEDEN = "VERMOEDEN"
    LOPEND = "LOPEND"
    GESLOTEN = "GESLOTEN"


class Beginpunt(StrEnum):
    """From what a casus began."""

    MELDING = "MELDING"
    VERMOEDEN = "VERMOEDEN"


class Sluitreden(StrEnum):
    """Why a casus is closed."""

    VEILIG = "VEILIG"
    HULP_GAAT_VERDER = "HULP_GAAT_VERDER"
    GEEN_MEDEWERKING = "GEEN_MEDEWERKING"
    GEEN_CONTACT = "GEEN_CONTACT"
    VERHUISD = "VERHUISD"
    OVERLEDEN = "OVERLEDEN"
    ANDERS = "ANDERS"


class Heropenreden(StrEnum):
    """Why a closed casus is opened again."""

    NIEUW_SIGNAAL = "NIEUW_SIGNAAL"
    ONVEILIG_BIJ_CONTROLE = "ONVEILIG_BIJ_CONTROLE"
    HULP_GESTOPT = "HULP_GESTOPT"
    TERUGGEKOMEN = "TERUGGEKOMEN"
    VERGISSING = "VERGISSING"
    ANDERS = "ANDERS"


class Samenvoegreden(StrEnum):
    """Why two casussen are worked on as one."""

    ZELFDE_GEZIN = "ZELFDE_GEZIN"
    SAMEN_GAAN_WONEN = "SAMEN_GAAN_WONEN"
    ZELFDE_GEWELD = "ZELFDE_GEWELD"


class Veiligheidsbeeld(StrEnum):
    """The view on safety with which a casus is closed."""

    VEILIG = "VEILIG"
    VEILIG_GENOEG = "VEILIG_GENOEG"
    ONVEILIG = "ONVEILIG"
    ONBEKEND = "ONBEKEND"


class Afwijkingsoort(StrEnum):
    """From what a choice deviated; counted, and never a reproach by itself."""

    SPECIALIST_NIET_GEVRAAGD = "SPECIALIST_NIET_GEVRAAGD"
    SPECIALIST_ANDERS = "SPECIALIST_ANDERS"
    ROUTE_ANDERS = "ROUTE_ANDERS"


# As long as nobody knows how safe it is, no casus closes (ADR-0026): what to do instead, by reason.
_GEEN_CONTACT = "Zonder contact kan de casus alleen dicht als u weet hoe veilig het is. Zoek een andere weg."
ZONDER_ZICHT: Mapping[str, str] = {
    Sluitreden.GEEN_CONTACT: _GEEN_CONTACT,
    Sluitreden.GEEN_MEDEWERKING: _GEEN_CONTACT,
    Sluitreden.VERHUISD: (
        "Ook na een verhuizing moet iemand weten hoe veilig het is. Draag het volgen over aan de andere regio, en"
        " vraag daar hoe veilig het is."
    ),
    Sluitreden.ANDERS: "De casus blijft open tot iemand weet hoe veilig het is. Zoek dat uit, of draag de casus over.",
}

CASUS_OVERGANGEN: Mapping[CasusStatus, frozenset[CasusStatus]] = {
    CasusStatus.VERMOEDEN: frozenset({CasusStatus.LOPEND, CasusStatus.GESLOTEN}),
    CasusStatus.LOPEND: frozenset({CasusStatus.GESLOTEN}),
    CasusStatus.GESLOTEN: frozenset({CasusStatus.LOPEND}),
}

STATUSNAMEN: Mapping[CasusStatus, str] = {
    CasusStatus.VERMOEDEN: "een vermoeden",
    CasusStatus.LOPEND: "lopend",
    CasusStatus.GESLOTEN: "gesloten",
}


def check_casus_transition(van: CasusStatus, naar: CasusStatus) -> None:
    """
    Check that a casus may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar not in CASUS_OVERGANGEN[van]:
        raise NotPossible(f"Deze casus is {STATUSNAMEN[van]} en kan niet {STATUSNAMEN[naar]} worden.")


def check_sluiting(*, reden: str, veiligheid: str, toelichting: str) -> None:
    """
    Check that whoever closes a casus says why, and how safe it is.

    :raises InvalidInput: naming each field that lacks
    """
    fouten: dict[str, list[str]] = {}
    if reden not in list(Sluitreden):
        fouten["reden"] = ["Kies waarom u de casus sluit."]
    if veiligheid not in list(Veiligheidsbeeld):
        fouten["veiligheid"] = ["Kies hoe veilig het nu is."]
    elif veiligheid == Veiligheidsbeeld.ONBEKEND and reden != Sluitreden.OVERLEDEN:
        fouten["veiligheid"] = [ZONDER_ZICHT.get(reden, ZONDER_ZICHT[Sluitreden.ANDERS])]
    onzeker = veiligheid in (Veiligheidsbeeld.ONVEILIG, Veiligheidsbeeld.ONBEKEND)
    vraagt_uitleg = onzeker or reden in (Sluitreden.ANDERS, Sluitreden.GEEN_CONTACT)
    if vraagt_uitleg and not toelichting.strip():
        fouten["toelichting"] = ["Leg uit waarom u nu toch sluit."]
    if fouten:
        raise InvalidInput(fouten)


def check_heropening(*, reden: str, toelichting: str) -> None:
    """
    Check that whoever opens a casus again says why.

    :raises InvalidInput: naming each field that lacks
    """
    fouten: dict[str, list[str]] = {}
    if reden not in list(Heropenreden):
        fouten["reden"] = ["Kies waarom u de casus heropent."]
    if reden in (Heropenreden.ANDERS, Heropenreden.NIEUW_SIGNAAL) and not toelichting.strip():
        fouten["toelichting"] = ["Schrijf in een of twee zinnen wat er is gebeurd."]
    if fouten:
        raise InvalidInput(fouten)
