"""How do requests to the Raad read?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import volledige_naam
from schakel.casuswerk.raadsverzoeken.models import Raadsverzoek
from schakel.casuswerk.raadsverzoeken.queries import Verzoekzicht
from schakel.casuswerk.raadsverzoeken.rules import (
    BESPROKEN_WOORDEN,
    HERZIENING_WOORDEN,
    STATUSWOORDEN,
    Besproken,
    Herziening,
)
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal

TEKENS = {"VERSTUURD": "let-op", "BEVESTIGD": "veilig", "GEWEIGERD": "gevaar"}


@dataclass(frozen=True, slots=True)
class Regel:
    """One request in a list."""

    url: str
    wanneer: str
    teken: str
    status: str
    team: str


@dataclass(frozen=True, slots=True)
class Pagina:
    """One request."""

    teken: str
    status: str
    gegevens: Sequence[tuple[str, str]]
    college: Sequence[tuple[str, str]]
    weigering: str
    beslissen: bool
    herziening: str
    dossier_url: str


def child_choices(kinderen: Sequence[Dossierpersoon]) -> list[tuple[UUID, str]]:
    """Return the children as choices."""
    return [(k.persoon.publiek_id, _name(k)) for k in kinderen]


def _name(rij: Dossierpersoon) -> str:
    p = rij.persoon
    return volledige_naam(p.roepnaam, p.voornamen, p.tussenvoegsel, p.achternaam) or p.omschrijving or _("kind")


def lines(rijen: Sequence[Raadsverzoek], handeling: Handeling) -> list[Regel]:
    """Return the requests of a dossier."""
    return [
        Regel(
            reverse("raadsverzoeken:raadsverzoek", args=[rij.publiek_id]),
            taal.kort_moment(rij.verstuurd_op, handeling.moment),
            TEKENS[rij.status],
            STATUSWOORDEN[rij.status],
            rij.team.naam,
        )
        for rij in rijen
    ]


def page(zicht: Verzoekzicht, *, mag: bool) -> Pagina:
    """Return one request with what came back."""
    rij, inhoud, college = zicht.verzoek, zicht.inhoud, zicht.college
    gegevens = [
        (_("Kinderen"), ", ".join(_name(k) for k in zicht.kinderen)),
        (_("Waarom"), str(inhoud["reden"])),
        (_("Wat is geprobeerd"), str(inhoud["geprobeerd"])),
        (_("Besproken met het gezin"), str(BESPROKEN_WOORDEN[Besproken(inhoud["besproken"])])),
        (_("Spoed"), str(inhoud["spoed_reden"]) if rij.spoed else _("nee")),
        (_("Verstuurd"), taal.tijdstip(rij.verstuurd_op)),
        (_("Door"), rij.team.naam),
    ]
    if rij.eigen_kenmerk:
        gegevens.append((_("Kenmerk van de Raad"), rij.eigen_kenmerk))
    mededeling = [
        (_("Stand"), STATUSWOORDEN[college.status]),
        (_("Verstuurd"), taal.tijdstip(college.verstuurd_op)),
        (_("Wat er staat"), _("Een kenmerk en de dag. Niets over het gezin.")),
    ] if college else []  # fmt: skip
    wacht = rij.status == "GEWEIGERD" and rij.herzien_op is None
    return Pagina(
        TEKENS[rij.status], STATUSWOORDEN[rij.status], gegevens, mededeling, rij.weigering, wacht and mag,
        str(HERZIENING_WOORDEN[Herziening(rij.herziening)]) if rij.herziening else "",
        reverse("raadsverzoeken:in_dossier", args=[rij.dossier.publiek_id]),
    )  # fmt: skip
