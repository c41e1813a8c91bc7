"""Who stands around the household, and which steps lead from here to closing, each with who decides?"""

from typing import Any, cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.casuswerk.plannen.presenters.blad import OPEN
from schakel.casuswerk.plannen.queries.blad import Deelnemer, Planzicht
from schakel.casuswerk.plannen.rules.cijfers import Deelnemersoort
from schakel.casuswerk.plannen.rules.plan import Planfase, PlanStatus
from schakel.casuswerk.plannen.rules.poorten import VOLGORDE
from schakel.toolkit import taal
from schakel.toolkit.beelden import Stap, Stapstand
from schakel.toolkit.tekeningen.ecomap import BANDWOORDEN, Bandsoort, Omringend, draw


def present_path(zicht: Planzicht) -> dict[str, Any]:
    """Return the drawing of who stands around the household, the same as a list, and the steps to closing."""
    om = [een for een in zicht.deelnemers if een.wie[0] is not Deelnemersoort.PERSOON and een.doet_mee]
    return {
        "ecomap": draw(_("het gezin"), [_around(een) for een in om]),
        "om": [(een.naam, een.taak, _bond_words(een)) for een in om],
        "gezin": zicht.casus.naam,
        "stappen": steps(zicht),
    }


def _around(een: Deelnemer) -> Omringend:
    is_team = een.wie[0] is Deelnemersoort.TEAM
    naam, _komma, rol = een.naam.partition(", ") if not is_team else (een.naam, "", "")
    return Omringend(naam, rol, cast(Bandsoort, een.band or "gewoon"), is_team)


def _bond_words(een: Deelnemer) -> str:
    return "" if een.wie[0] is Deelnemersoort.TEAM else _(BANDWOORDEN[een.band or "gewoon"])


def steps(zicht: Planzicht) -> list[Stap]:
    """Return the steps from here to closing: what each waits for, and who decides."""
    open_ = sum(v.status in OPEN for v in zicht.voorwaarden)
    regie = zicht.regie.medewerker.naam if zicht.regie else _("nog geen regisseur")
    gesloten = zicht.plan.status == PlanStatus.GESLOTEN
    besluit = _("Besluit: %(wie)s, samen met het gezin.") % {"wie": regie}
    eis = (
        ngettext("Nog %(n)s bodemeis niet nagekomen.", "Nog %(n)s bodemeisen niet nagekomen.", open_) % {"n": open_}
        if open_
        else _("Er staat geen bodemeis open.")
    )
    return [
        Stap(_("Veiligheid: het directe gevaar gaat weg"), eis, _stand(zicht, Planfase.VEILIGHEID)),
        Stap(_("Hulpverlening: wat het gevaarlijk maakt"), _gate(zicht, Planfase.HULPVERLENING) or besluit,
             _stand(zicht, Planfase.HULPVERLENING)),
        Stap(_("Herstel: verder leven"), _gate(zicht, Planfase.HERSTEL) or besluit, _stand(zicht, Planfase.HERSTEL)),
        Stap(_("Veiligheid navragen"), _("Besluit of het veilig blijft: het team dat na de overdracht navraagt. Het "
               "vraagt iedere keer ook naar het netwerk."), "klaar" if gesloten else "later"),
        Stap(_("Afsluiten"), _("Besluit: wie de regie heeft of verantwoordelijk is. Die zegt wie een oogje houdt."),
             "klaar" if gesloten else "later"),
    ]  # fmt: skip


def _gate(zicht: Planzicht, naar: Planfase) -> str:
    for een in zicht.poorten:
        if een.rij.naar == naar:
            wie = {"wie": een.rij.besloten_door.naam, "op": taal.datum(een.rij.besloten_op)}
            return _("Besloten door %(wie)s op %(op)s.") % wie
    return ""


def _stand(zicht: Planzicht, fase: Planfase) -> Stapstand:
    if zicht.plan.status == PlanStatus.GESLOTEN:
        return "klaar"
    hier, nu = VOLGORDE.index(fase), VOLGORDE.index(Planfase(zicht.plan.fase))
    return "klaar" if hier < nu else "nu" if hier == nu else "later"
