"""What do the pages say of a report that is safe on disk and does not become a melding?  Never what stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.casuswerk.meldingen.queries import Blijver
from schakel.casuswerk.meldingen.rules import BLIJFT_LIGGEN, GEWEIGERD, ONLEESBAAR
from schakel.toolkit import taal


@dataclass(frozen=True, slots=True)
class Regel:
    """One report that waits."""

    code: str
    sinds: str
    waarom: str
    doen: str


@dataclass(frozen=True, slots=True)
class Wachtpagina:
    """The reports that wait, for who leads the front desk and who manages the system."""

    kop: str
    regels: Sequence[Regel]


def why_stuck(reden: str) -> tuple[str, str] | None:
    """Return why a report does not become a melding, and what to do; None when nothing is wrong."""
    return {
        ONLEESBAAR: (
            _("Het systeem kan deze melding niet lezen"),
            _(
                "De melding is bewaard, maar niemand kan haar openen. Typ haar opnieuw, met wat u nog weet. "
                "Laat de beheerder kijken of de sleutel en het bestand nog goed zijn."
            ),
        ),
        GEWEIGERD: (
            _("Het systeem kon deze melding niet verwerken"),
            _(
                "De melding is bewaard. Het systeem probeert het steeds opnieuw. Licht triage nu zelf in, "
                "en geef deze code aan de beheerder."
            ),
        ),
        BLIJFT_LIGGEN: (
            _("Deze melding wacht al langer dan vijf minuten"),
            _(
                "De melding is bewaard. De werker of de database doet het misschien niet. Licht triage nu zelf in, "
                "en vraag de beheerder om te kijken wat er loopt."
            ),
        ),
    }.get(reden)


def stuck_page(blijvers: Sequence[Blijver], nu: datetime) -> Wachtpagina:
    """Return the reports that wait, fit to draw."""
    kop = ngettext("%(n)d melding wacht en wordt niet verwerkt", "%(n)d meldingen wachten en worden niet verwerkt",
                   len(blijvers))  # fmt: skip
    regels = []
    for blijver in blijvers:
        waarom, doen = why_stuck(blijver.reden) or ("", "")
        regels.append(Regel(blijver.code, taal.kort_moment(blijver.sinds, nu), waarom, doen))
    return Wachtpagina(kop % {"n": len(blijvers)} if blijvers else _("Alle meldingen zijn verwerkt"), regels)
