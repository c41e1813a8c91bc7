"""How does the list of copies read, with what their readers answered?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.gezin.models import Gezinsantwoord
from schakel.casuswerk.gezin.queries.bladen import Antwoordzicht, Bladzicht
from schakel.casuswerk.gezin.queries.lezers import Lezerzicht
from schakel.casuswerk.gezin.rules.antwoorden import ANTWOORD_ZINNEN, Antwoordsoort
from schakel.casuswerk.gezin.rules.delen import Deel, parts_in
from schakel.casuswerk.gezin.rules.samenstellen import Lezersoort
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal

SOORTEN = {
    Lezersoort.HUISGENOOT: gettext_lazy("het veiligheidsplan, en eigen beloften en woorden"),
    Lezersoort.KIND: gettext_lazy("de versie voor kinderen"),
    Lezersoort.NETWERK: gettext_lazy("alleen waarvoor deze persoon nodig is"),
    Lezersoort.EIGEN: gettext_lazy("alleen eigen delen"),
}


@dataclass(frozen=True, slots=True)
class Antwoordbeeld:
    """One answer of a reader."""

    publiek_id: UUID
    zinnen: Sequence[str]
    tekst: str
    bij: str
    gelezen: str
    wil_gesprek: bool


@dataclass(frozen=True, slots=True)
class Bladbeeld:
    """One copy, as the list has it."""

    publiek_id: UUID
    naam: str
    bij: str
    stand: str
    soort: str
    delen: Sequence[Deel]
    vermomd: bool
    ingetrokken: bool
    geldig: bool
    antwoorden: Sequence[Antwoordbeeld]
    nieuwer: str


def choices_of(lezers: Sequence[Lezerzicht]) -> list[tuple[str, str]]:
    """Return to whom a copy can be given, with what that one would get."""
    return [(een.lezer.wie, f"{een.lezer.naam}: {SOORTEN[een.lezer.soort]}") for een in lezers]


def present_bladen(handeling: Handeling, bladen: Sequence[Bladzicht], *, nieuwste: int) -> list[Bladbeeld]:
    """Draw the copies of a plan, of which this is the newest version."""
    return [_leaf(handeling, een, nieuwste) for een in bladen]


def _leaf(handeling: Handeling, een: Bladzicht, nieuwste: int) -> Bladbeeld:
    rij = een.rij
    soort, stand = _state(handeling, een)
    return Bladbeeld(
        publiek_id=rij.publiek_id,
        naam=str(een.inhoud.get("naam", "")),
        bij=_("versie %(n)s, %(op)s, door %(wie)s: %(wat)s")
        % {
            "n": rij.exemplaar.versie,
            "op": taal.datum(rij.exemplaar.gegeven_op),
            "wie": rij.gemaakt_door.naam,
            "wat": SOORTEN[Lezersoort(rij.soort)],
        },
        stand=stand,
        soort=soort,
        delen=parts_in(een.inhoud),
        vermomd=bool(rij.vermomming),
        ingetrokken=rij.ingetrokken_op is not None,
        geldig=een.geldig,
        antwoorden=[_answer(a) for a in een.antwoorden],
        nieuwer=_("Er is een nieuwere versie: %(n)s.") % {"n": nieuwste} if nieuwste > rij.exemplaar.versie else "",
    )


def _state(handeling: Handeling, een: Bladzicht) -> tuple[str, str]:
    rij = een.rij
    if rij.ingetrokken_op is not None:
        return "neutraal", _("Ingetrokken %(op)s") % {"op": taal.datum(rij.ingetrokken_op)}
    if een.antwoorden:
        return "accent", _("Beantwoord")
    if not een.geldig:
        return "neutraal", _("Opent niet meer: er is iets veranderd")
    if rij.geopend_op is not None:
        return "veilig", _("Geopend %(op)s") % {"op": taal.datum(rij.geopend_op)}
    if rij.zegel_tot is not None and rij.zegel_tot > handeling.moment:
        return "let-op", _("Code geldt tot en met %(op)s") % {"op": taal.datum(rij.zegel_tot)}
    return "neutraal", _("Gemaakt")


def _answer(een: Antwoordzicht) -> Antwoordbeeld:
    rij: Gezinsantwoord = een.rij
    gelezen = ""
    if rij.gelezen_op is not None and rij.gelezen_door is not None:
        gelezen = _("Gelezen door %(wie)s") % {"wie": rij.gelezen_door.naam}
    return Antwoordbeeld(
        rij.publiek_id,
        [ANTWOORD_ZINNEN[soort] for soort in ANTWOORD_ZINNEN if soort in rij.soorten],
        een.tekst,
        taal.tijdstip(rij.gegeven_op),
        gelezen,
        Antwoordsoort.OVERLEG in rij.soorten,
    )
