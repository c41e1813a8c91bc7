"""How does the invitation of a guest read, and how do the guests of a meeting?"""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.basis.organisaties.models import Team
from schakel.casuswerk.bijeenkomsten.queries.gasten import Gastzicht
from schakel.casuswerk.bijeenkomsten.rules.gasten import GAST_NAMEN, GAST_OVERGANGEN, GastStatus
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal
from schakel.toolkit.formulier import Rij

SOORTEN = {
    GastStatus.GEVRAAGD: "let-op",
    GastStatus.KOMT: "veilig",
    GastStatus.KOMT_NIET: "neutraal",
    GastStatus.AFGELAST: "gevaar",
    GastStatus.VOORBIJ: "neutraal",
}


def present_invitation(handeling: Handeling, zicht: Gastzicht) -> dict[str, Any]:
    """Return one invitation as the guest reads it."""
    rij, status = zicht.rij, GastStatus(zicht.rij.status)
    wanneer = _("%(dag)s, %(uur)s") % {"dag": taal.dag_en_datum(rij.wanneer), "uur": taal.klokslag(rij.wanneer)}
    eigen = rij.team_id == handeling.team
    return {
        "feiten": [
            (_("Wanneer"), wanneer),
            *([(_("Waar"), zicht.waar)] if zicht.waar else []),
            (_("Gevraagd door"), f"{rij.gevraagd_door.naam}, {rij.gevraagd_team.naam}"),
            (_("U ziet dit tot en met"), taal.datum(rij.wanneer)),
        ],
        "telefoon": rij.gevraagd_team.telefoon,
        "vraag": zicht.vraag,
        "inbreng": zicht.inbreng,
        "team": rij.team.naam,
        "stand": (SOORTEN[status], GAST_NAMEN[status][:1].upper() + GAST_NAMEN[status][1:]),
        "mag_antwoorden": eigen and GastStatus.KOMT in GAST_OVERGANGEN[status],
        "begin": {"komt": {"KOMT": "ja", "KOMT_NIET": "nee"}.get(rij.status, ""), "woorden": zicht.inbreng},
    }


def present_guests(rijen: Sequence[Gastzicht]) -> list[tuple[str, str, str, str, str]]:
    """Return the guests of a meeting: name, kind and words of the state, what they bring in, and the page."""
    return [
        (
            een.rij.team.naam,
            SOORTEN[GastStatus(een.rij.status)],
            GAST_NAMEN[een.rij.status],
            een.inbreng,
            reverse("bijeenkomsten:gast", args=[een.rij.publiek_id]),
        )
        for een in rijen
    ]


def choices(teams: Sequence[Team]) -> list[Rij]:
    """Return the teams that can be asked as rows of a choice."""
    return [(str(team.publiek_id), team.pk, f"{team.naam}, {team.organisatie.naam}") for team in teams]
