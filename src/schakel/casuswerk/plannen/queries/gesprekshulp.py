"""Which help with the talk holds in the region of this dossier today?"""

from collections.abc import Mapping
from dataclasses import dataclass

from schakel.basis.organisaties import queries as organisaties
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.plannen.rules.hulpteksten import SLEUTEL, Gesprekshulp, read_help
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Hulpboek:
    """The help beside each field, and whether it is the example that comes along."""

    velden: Mapping[str, Gesprekshulp]
    voorbeeld: bool


def help_with_talk(handeling: Handeling, *, dossier: Dossier) -> Hulpboek:
    """Return the help that the region laid down for this day, else the labelled example."""
    gevonden = organisaties.setting(dossier.regio, SLEUTEL, lokale_datum(handeling.moment))
    return Hulpboek(read_help(gevonden), voorbeeld=not gevonden)
