"""To which part may a plan go from here, and which two versions stand side by side?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from schakel.casuswerk.plannen.presenters.versies import differences
from schakel.casuswerk.plannen.queries.blad import Planzicht
from schakel.casuswerk.plannen.rules.plan import Planfase
from schakel.casuswerk.plannen.rules.poorten import FASENAMEN, POORT_OVERGANGEN, VOLGORDE, is_back
from schakel.casuswerk.plannen.rules.versies import Blok, compare
from schakel.toolkit import taal


@dataclass(frozen=True, slots=True)
class Versiekeuze:
    """Which two versions are put side by side; none while there are not two."""

    eerder: int
    later: int

    @property
    def nummers(self) -> tuple[int, ...]:
        """Return the numbers that must be read."""
        return (self.eerder, self.later) if self.eerder else ()


def gates_from(fase: str) -> list[tuple[str, str]]:
    """Return to which parts the plan may go from here, forward first."""
    if not fase:
        return []
    van = Planfase(fase)
    mogelijk = sorted(POORT_OVERGANGEN[van], key=lambda f: (is_back(van, f), VOLGORDE.index(f)))
    return [(f.value, _gate(van, f)) for f in mogelijk]


def _gate(van: Planfase, naar: Planfase) -> str:
    zin = _("Terug naar %(fase)s") if is_back(van, naar) else _("Verder naar %(fase)s")
    return zin % {"fase": FASENAMEN[naar]}


def chosen_versions(vraag: Mapping[str, str], nummers: Sequence[int]) -> Versiekeuze:
    """Return which two versions were asked for; else the last two."""
    if len(nummers) < 2:
        return Versiekeuze(0, 0)
    gekozen = [int(vraag.get(naam, "")) for naam in ("eerder", "later") if vraag.get(naam, "").isdecimal()]
    if len(gekozen) == 2 and set(gekozen) <= set(nummers) and gekozen[0] != gekozen[1]:
        return Versiekeuze(min(gekozen), max(gekozen))
    laatste = sorted(nummers)[-2:]
    return Versiekeuze(laatste[0], laatste[1])


def present_versions(zicht: Planzicht, keuze: Versiekeuze, blokken: Mapping[int, Sequence[Blok]]) -> dict[str, Any]:
    """Return the list of versions, and what came, went and changed between the two."""
    verschillen = compare(blokken[keuze.eerder], blokken[keuze.later]) if keuze.nummers else []
    return {
        "versies": [
            (v.nummer, _("%(op)s, %(wie)s") % {"op": taal.tijdstip(v.vastgelegd_op), "wie": v.vastgelegd_door.naam})
            for v in zicht.versies
        ],
        "keuze": keuze,
        "verschillen": differences(verschillen),
    }
