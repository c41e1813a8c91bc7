"""How do the people of a casus read, with what was asked of them about the help; and the figures of many?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.casuswerk.gezin.models import Ervaringsvraag
from schakel.casuswerk.gezin.queries.ervaring import Ervaringszicht, Gevraagde, Gezegd
from schakel.casuswerk.gezin.rules import ervaring as rules
from schakel.casuswerk.gezin.rules.ervaring import NIET_ZINNEN, SCHAAL, Ervaringsweg
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal


@dataclass(frozen=True, slots=True)
class Momentbeeld:
    """One moment at which somebody was asked."""

    kop: str
    bij: str
    antwoorden: Sequence[tuple[str, str]]
    open: str
    woorden: str
    gesloten: str
    te_lezen: UUID | None


@dataclass(frozen=True, slots=True)
class Persoonbeeld:
    """One person: how it stands now, what can be done, and what was said before."""

    naam: str
    stand: str
    soort: str
    momenten: Sequence[Momentbeeld]
    vraag_url: str
    code_url: str
    heeft_blad: bool
    blad_url: str


def present_people(handeling: Handeling, zicht: Ervaringszicht, *, mag_vragen: bool) -> list[Persoonbeeld]:
    """Draw everyone of a casus who is old enough to say something."""
    return [_person(handeling, zicht, een, mag_vragen and not zicht.is_werker) for een in zicht.mensen]


def _person(handeling: Handeling, zicht: Ervaringszicht, een: Gevraagde, mag: bool) -> Persoonbeeld:
    dossier, p = zicht.casus.dossier.publiek_id, een.wie.persoon
    soort, stand = _state(zicht, een)
    nu = next((v for v in een.vragen if v.maanden == zicht.maanden), None)
    kan = mag and zicht.maanden is not None and not een.te_jong and zicht.casus.status == "LOPEND"
    kan = kan and (nu is None or (nu.weg == Ervaringsweg.CODE and nu.gegeven_op is None))
    klein = een.leeftijd is not None and een.leeftijd < rules.CODE_VANAF
    return Persoonbeeld(
        naam=p.roepnaam or p.voornamen or p.omschrijving or _("iemand zonder naam"),
        stand=stand,
        soort=soort,
        momenten=[_moment(handeling, v, een.gezegd.get(v.pk)) for v in een.vragen],
        vraag_url=reverse("gezin:ervaring-vraag", args=[dossier, p.publiek_id]) if kan else "",
        code_url=reverse("gezin:ervaring-code", args=[dossier, p.publiek_id]) if kan and not klein else "",
        heeft_blad=een.heeft_blad,
        blad_url=reverse("werkplek:contactblad", args=[dossier, p.publiek_id]),
    )


def _state(zicht: Ervaringszicht, een: Gevraagde) -> tuple[str, str]:
    if een.te_jong:
        return "neutraal", _("Te jong om te vragen")
    if zicht.maanden is None:
        return "neutraal", _("Vanaf %(dag)s") % {"dag": taal.datum(zicht.volgende)} if zicht.volgende else _(
            "Pas als er een plan is"
        )
    nu = next((v for v in een.vragen if v.maanden == zicht.maanden), None)
    if nu is None:
        return "let-op", _("Nu te vragen")
    if nu.weg == Ervaringsweg.NIET:
        return "neutraal", _("Nu niet gevraagd")
    return ("veilig", _("Gezegd")) if nu.gegeven_op else ("accent", _("Code gegeven"))


def _moment(handeling: Handeling, rij: Ervaringsvraag, gezegd: Gezegd | None) -> Momentbeeld:
    vragen = rules.unpacked(rij.vragen)
    antwoorden: Sequence[tuple[str, str]] = ()
    gesloten = ""
    if gezegd is not None:
        paren = zip(vragen.kort, gezegd.rij.cijfers, strict=False)
        antwoorden = [(tekst, SCHAAL[cijfer]) for (_code, tekst), cijfer in paren]
    elif rij.gegeven_op is not None:
        gesloten = _("Dit antwoord leest alleen wie het vroeg. Zo wilde deze persoon het.")
    eigen = rij.gevraagd_door_id == handeling.wie
    return Momentbeeld(
        kop=_("Na %(n)d maanden") % {"n": rij.maanden},
        bij=_how(rij),
        antwoorden=antwoorden,
        open=vragen.open,
        woorden=gezegd.woorden if gezegd else "",
        gesloten=gesloten,
        te_lezen=rij.publiek_id if eigen and rij.gegeven_op and not rij.gelezen_op else None,
    )


def _how(rij: Ervaringsvraag) -> str:
    waarden = {"op": taal.datum(rij.gevraagd_op), "wie": rij.gevraagd_door.naam, "team": rij.gevraagd_team.naam}
    if rij.weg == Ervaringsweg.NIET:
        return f"{NIET_ZINNEN[rij.reden]} {_('%(wie)s, %(team)s, %(op)s.') % waarden}"
    if rij.weg == Ervaringsweg.CODE:
        return _("Code gegeven op %(op)s door %(wie)s, %(team)s.") % waarden
    return _("Gevraagd in een gesprek op %(op)s door %(wie)s, %(team)s.") % waarden


@dataclass(frozen=True, slots=True)
class Ervaringscijfer:
    """One question over many families."""

    vraag: str
    waarde: str
    bij: str


def present_figures(cijfers: Mapping[str, tuple[int, int, int]]) -> list[Ervaringscijfer]:
    """Return the share that is content per question; a question of fewer than five families has no figure."""
    beelden = []
    for code, tekst in rules.VOLWASSENE.kort:
        gezinnen, gegeven, tevreden = cijfers.get(code, (0, 0, 0))
        deel = rules.rounded_share(tevreden, gegeven) if gezinnen >= rules.MINSTENS else None
        waarde = _("nog geen cijfer") if deel is None else _("ongeveer %(n)d%% zegt ja of best wel") % {"n": deel}
        bij = _("minder dan vijf gezinnen antwoordden") if deel is None else _("vijf gezinnen of meer")
        beelden.append(Ervaringscijfer(tekst, waarde, bij))
    return beelden
