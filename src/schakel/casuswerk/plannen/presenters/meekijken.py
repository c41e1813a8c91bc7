"""How does a question to look along read?"""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.basis.toegang.models import Teamlid
from schakel.casuswerk.plannen.presenters.versies import KAART
from schakel.casuswerk.plannen.queries.meekijken import Meekijkzicht
from schakel.toolkit import taal
from schakel.toolkit.formulier import Rij


def present_vraag(zicht: Meekijkzicht) -> dict[str, Any]:
    """Return one question with the map as it was then."""
    rij = zicht.rij
    feiten = {"wie": rij.gevraagd_door.naam, "op": taal.datum(rij.gevraagd_op), "tot": taal.tijdstip(rij.tot)}
    return {
        "vraag": zicht.vraag,
        "kaart": [(str(naam), zicht.kaart[veld]) for veld, naam in KAART.items() if zicht.kaart.get(veld)],
        "antwoord": zicht.antwoord,
        "gevraagd": _("%(wie)s vroeg dit op %(op)s. U kunt het zien tot %(tot)s.") % feiten,
        "wie": rij.medewerker.naam,
    }


def present_asked(rijen: Sequence[Meekijkzicht]) -> list[tuple[str, str, str, str]]:
    """Return who was asked, when, the answer, and the page."""
    return [
        (
            een.rij.medewerker.naam,
            _("gevraagd op %(op)s") % {"op": taal.datum(een.rij.gevraagd_op)},
            een.antwoord,
            reverse("plannen:meekijkvraag", args=[een.rij.publiek_id]),
        )
        for een in rijen
    ]


def colleagues(rijen: Sequence[Teamlid]) -> list[Rij]:
    """Return who can be asked as rows of a choice: by membership, since a colleague may act for several teams."""
    return [(f"{lid.medewerker.publiek_id}-{lid.team.code}", lid.pk, f"{lid.medewerker.naam}, {lid.team.naam}")
            for lid in rijen]  # fmt: skip
