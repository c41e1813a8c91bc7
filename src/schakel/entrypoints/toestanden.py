"""Which tables of transitions does the house have, and what does the page of each in docs/toestanden say?"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from schakel.basis.afspraken.rules.versie import ALLOWED_TRANSITIONS as AFSPRAAKVERSIE
from schakel.basis.termijnen.rules.stand import ALLOWED_TRANSITIONS as TERMIJN
from schakel.casuswerk.adviezen.rules import ALLOWED_TRANSITIONS as ADVIES
from schakel.casuswerk.beoordelingen.rules.standen import ALLOWED_TRANSITIONS as BEOORDELING
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import BIJEENKOMST_OVERGANGEN
from schakel.casuswerk.bijeenkomsten.rules.gasten import GAST_OVERGANGEN
from schakel.casuswerk.bijeenkomsten.rules.werklijn import WERKLIJN_OVERGANGEN
from schakel.casuswerk.casussen.rules import CASUS_OVERGANGEN, CONSULT_OVERGANGEN, VERMOEDEN_OVERGANGEN
from schakel.casuswerk.kinderen.rules.aanbod import KINDHULP_OVERGANGEN
from schakel.casuswerk.kinderen.rules.welzijn import METING_OVERGANGEN
from schakel.casuswerk.meldingen.rules import ALLOWED_TRANSITIONS as MELDING
from schakel.casuswerk.monitoring.rules import CONTROLE_OVERGANGEN
from schakel.casuswerk.overdrachten.rules import ALLOWED_TRANSITIONS as OVERDRACHT
from schakel.casuswerk.plannen.rules import ALLOWED_TRANSITIONS as VOORWAARDE
from schakel.casuswerk.plannen.rules import PLAN_OVERGANGEN
from schakel.casuswerk.plannen.rules.beloften import BELOFTE_OVERGANGEN
from schakel.casuswerk.plannen.rules.hulp import AANVRAAG_OVERGANGEN
from schakel.casuswerk.raadsverzoeken.rules import ALLOWED_TRANSITIONS as RAADSVERZOEK
from schakel.kernel.toestanden import as_mermaid

# Name of the page -> what it draws, and the table itself.
TABELLEN: Mapping[str, tuple[str, Mapping[Any, frozenset[Any]]]] = {
    "aanvraag": ("een aanvraag van hulp", AANVRAAG_OVERGANGEN),
    "advies": ("een advies", ADVIES),
    "afspraakversie": ("een versie van een afspraak", AFSPRAAKVERSIE),
    "belofte": ("een belofte", BELOFTE_OVERGANGEN),
    "beoordeling": ("een veiligheidsbeoordeling", BEOORDELING),
    "bijeenkomst": ("een bijeenkomst", BIJEENKOMST_OVERGANGEN),
    "bijeenkomstgast": ("een gast bij een bijeenkomst", GAST_OVERGANGEN),
    "casus": ("een casus", CASUS_OVERGANGEN),
    "consult": ("een vraag aan een specialist", CONSULT_OVERGANGEN),
    "controlemoment": ("een controle na de overdracht", CONTROLE_OVERGANGEN),
    "kindhulp": ("de eigen hulp van een kind", KINDHULP_OVERGANGEN),
    "melding": ("een melding", MELDING),
    "overdracht": ("een overdracht", OVERDRACHT),
    "plan": ("een plan", PLAN_OVERGANGEN),
    "raadsverzoek": ("een verzoek aan de Raad", RAADSVERZOEK),
    "termijn": ("een termijn", TERMIJN),
    "vermoeden": ("een vermoeden", VERMOEDEN_OVERGANGEN),
    "voorwaarde": ("een voorwaarde", VOORWAARDE),
    "werklijn": ("hulp voor een persoon", WERKLIJN_OVERGANGEN),
    "welzijnsmeting": ("een moment van welzijn", METING_OVERGANGEN),
}


def page_of(naam: str) -> str:
    """Return the page of one table, ready to be written."""
    wat, tabel = TABELLEN[naam]
    return (
        f"# De toestanden van {wat}\n\n"
        "Getekend uit de tabel in de code met `./schakel diagrams`; een test bewaakt dat zij gelijk blijven.\n\n"
        f"```mermaid\n{as_mermaid(_states(tabel))}\n```\n"
    )


def _states(tabel: Mapping[Any, frozenset[Any]]) -> Mapping[StrEnum, frozenset[StrEnum]]:
    return dict(tabel)
