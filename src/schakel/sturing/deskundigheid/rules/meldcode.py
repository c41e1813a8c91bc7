"""What must a meldcode hold, what is missing, and how does a shortfall climb?"""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum

from schakel.kernel.errors import NotPossible
from schakel.sturing.deskundigheid.rules.leren import add_months


class Onderdeel(StrEnum):
    """What a meldcode must hold at least (Besluit verplichte meldcode, art. 2)."""

    STAPPEN = "stappen"
    WIE_BESLUIT = "wie_besluit"
    BIJZONDERE_VORMEN = "bijzondere_vormen"
    KINDCHECK = "kindcheck"
    VERTROUWELIJK = "vertrouwelijk"
    VERWIJSINDEX = "verwijsindex"


ONDERDEELNAMEN: Mapping[Onderdeel, str] = {
    Onderdeel.STAPPEN: "Een stappenplan van vijf stappen",
    Onderdeel.WIE_BESLUIT: "Wie voor welke stap verantwoordelijk is, en wie besluit om te melden",
    Onderdeel.BIJZONDERE_VORMEN: "Aandacht voor bijzondere vormen van geweld",
    Onderdeel.KINDCHECK: "Hoe de kindcheck gaat",
    Onderdeel.VERTROUWELIJK: "Hoe met vertrouwelijke gegevens wordt omgegaan",
    Onderdeel.VERWIJSINDEX: "Het gebruik van de verwijsindex (alleen voor wie bevoegd is)",
}
# Only for bodies that may use it (art. 2): its absence is told, and is no shortfall.
NIET_VOOR_IEDEREEN = frozenset({Onderdeel.VERWIJSINDEX})
# Own knowledge, not verified: the region agrees how often a code is looked over again.
HERZIEN_NA_MAANDEN = 24
# A case without a next step for so long is shown as late to the attention officer (own knowledge, not verified).
STIL_NA_DAGEN = 14
# Within so many days a colleague hears something.
ANTWOORD_DAGEN = 5


class Trede(StrEnum):
    """How far has a shortfall climbed?"""

    GESPREK = "GESPREK"
    TERMIJN = "TERMIJN"
    GEVOLG = "GEVOLG"
    OPGELOST = "OPGELOST"


TREDENAMEN: Mapping[Trede, str] = {
    Trede.GESPREK: "Gesprek",
    Trede.TERMIJN: "Termijn gesteld",
    Trede.GEVOLG: "Gevolg in contract of subsidie",
    Trede.OPGELOST: "Opgelost",
}
ALLOWED_TRANSITIONS: Mapping[Trede, frozenset[Trede]] = {
    Trede.GESPREK: frozenset({Trede.TERMIJN, Trede.OPGELOST}),
    Trede.TERMIJN: frozenset({Trede.GEVOLG, Trede.OPGELOST}),
    Trede.GEVOLG: frozenset({Trede.OPGELOST}),
    Trede.OPGELOST: frozenset(),
}


def check_climb(van: Trede | None, naar: Trede) -> None:
    """
    Check that a shortfall climbs one step at a time, and begins with a talk.

    :raises NotPossible: if not
    """
    mag = {Trede.GESPREK} if van is None else ALLOWED_TRANSITIONS[van]
    if naar not in mag:
        raise NotPossible("Een tekort klimt stap voor stap: eerst een gesprek, dan een termijn, dan een gevolg.")


def shortfalls(
    *,
    aanwezig: bool,
    onderdelen: Collection[str],
    intern_beleid: bool,
    beslisser: str,
    herzien_op: date | None,
    heeft_functionaris: bool,
    dag: date,
) -> list[str]:
    """Return in words what is missing at an organisation; nothing when all is there."""
    if not aanwezig:
        return ["Er is geen meldcode."]
    tekort = [
        f"In de code ontbreekt: {naam[0].lower()}{naam[1:]}."
        for o, naam in ONDERDEELNAMEN.items()
        if o not in NIET_VOOR_IEDEREEN and o.value not in onderdelen
    ]
    if not intern_beleid:
        tekort.append("Er is geen eigen beleid bij de code.")
    if not beslisser:
        tekort.append("Niet bekend is wie besluit om te melden.")
    if herzien_op is None:
        tekort.append("Niet bekend is wanneer de code voor het laatst is nagekeken.")
    elif add_months(herzien_op, HERZIEN_NA_MAANDEN) <= dag:
        tekort.append("De code is langer dan twee jaar niet nagekeken.")
    if not heeft_functionaris:
        tekort.append("Er is geen aandachtsfunctionaris.")
    return tekort
