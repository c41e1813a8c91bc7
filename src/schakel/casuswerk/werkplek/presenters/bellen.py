"""How do the people to call, the gap map, the policy layers and the signal cards read?"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from schakel.basis.organisaties.models import Beleidsveld, Gebied, GemeenteRegeling, Signaalkaart
from schakel.basis.organisaties.queries import Vondst
from schakel.basis.organisaties.rules import Bijhoudstand, Gatstand, is_valid_on
from schakel.casuswerk.werkplek.presenters.soortnamen import heading, words
from schakel.casuswerk.werkplek.queries.bellen import Gatenzicht
from schakel.casuswerk.werkplek.queries.contactlijst import Belregel
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal
from schakel.toolkit.beelden import Tabelbeeld

GATEN = {
    Gatstand.EIGEN: gettext_lazy("eigen aanbod"),
    Gatstand.ALGEMEEN: gettext_lazy("alleen algemeen"),
    Gatstand.GEEN: gettext_lazy("geen aanbod"),
}
VELDEN = (
    (Beleidsveld.VEILIGHEID, gettext_lazy("Veiligheid")),
    (Beleidsveld.WMO, gettext_lazy("Wmo")),
    (Beleidsveld.JEUGD, gettext_lazy("Jeugd")),
)


@dataclass(frozen=True, slots=True)
class Belkaart:
    """One offer: what it is, whether somebody is there now, whom to ask for and how long one waits."""

    id: str
    naam: str
    wie: str
    url: str
    nu: tuple[str, str]
    telefoon: str
    vraag_naar: str
    vervanger: str
    bij: str
    wachttijd: str
    gecontroleerd: str
    let_op: str


def call_cards(gevonden: Sequence[tuple[Vondst, Belregel]], moment: datetime) -> list[Belkaart]:
    """Return the offers in the order in which to call."""
    return [_call_card(f"aanbod-{n}", v, bel, moment) for n, (v, bel) in enumerate(gevonden, 1)]


def _call_card(id_: str, v: Vondst, bel: Belregel, moment: datetime) -> Belkaart:
    a, team, contact = v.aanbod, v.aanbod.team, bel.contact
    return Belkaart(
        id=id_,
        naam=a.naam,
        wie=", ".join(dict.fromkeys((team.naam, team.organisatie.naam))),
        url=reverse("werkplek:organisatie", args=[team.organisatie.publiek_id]),
        nu=_now(v),
        telefoon=v.dienst.telefoon if v.dienst else team.telefoon,
        vraag_naar=_ask_for(bel, moment),
        vervanger=contact.vervanger.naam if contact and contact.vervanger and _holds(bel, moment) else "",
        bij=", ".join(d for d in (words(a.fase), "" if a.doelgroep == "allen" else words(a.doelgroep), _ages(v)) if d),
        wachttijd=_wait(v),
        gecontroleerd=_checked(bel),
        let_op=_("Deze gegevens moeten worden nagekeken.") if bel.stand is Bijhoudstand.VERLOPEN else "",
    )


def _now(v: Vondst) -> tuple[str, str]:
    if v.dienst:
        return "veilig", _("nu bereikbaar")
    if v.heeft_diensten:
        return "neutraal", _("nu niet bereikbaar")
    return "neutraal", _("uren niet bekend")


def _holds(bel: Belregel, moment: datetime) -> bool:
    c = bel.contact
    return c is not None and is_valid_on(c.geldig_van, c.geldig_tot, lokale_datum(moment))


def _ask_for(bel: Belregel, moment: datetime) -> str:
    if bel.contact is None:
        return _("Geen contactpersoon bekend")
    if not _holds(bel, moment) and bel.contact.vervanger:
        return f"{bel.contact.vervanger.naam}, {bel.contact.vervanger.functie}"
    return f"{bel.contact.naam}, {bel.contact.functie}"


def _ages(v: Vondst) -> str:
    van, tot = v.aanbod.leeftijd_van, v.aanbod.leeftijd_tot
    if van is None and tot is None:
        return ""
    if tot is None:
        return _("vanaf %(van)d jaar") % {"van": van}
    return _("%(van)d tot en met %(tot)d jaar") % {"van": van or 0, "tot": tot}


def _wait(v: Vondst) -> str:
    dagen, op = v.aanbod.wachttijd_dagen, v.aanbod.wachttijd_op
    if dagen is None or op is None:
        return _("niet bekend")
    wacht = ngettext("%(n)d dag", "%(n)d dagen", dagen) % {"n": dagen} if dagen else _("geen")
    return _("%(wacht)s, gevraagd op %(op)s") % {"wacht": wacht, "op": taal.datum(op)}


def _checked(bel: Belregel) -> str:
    if bel.contact is None or bel.contact.gecontroleerd_op is None:
        return _("nog nooit")
    door = _(" door %(wie)s") % {"wie": bel.contact.gecontroleerd_door} if bel.contact.gecontroleerd_door else ""
    return taal.datum(bel.contact.gecontroleerd_op) + door


def gap_table(zicht: Gatenzicht, gemeente: str = "") -> Tabelbeeld:
    """Return the gap map: of one municipality what there is, of the region in how many nothing is."""
    rijen = []
    for groep in zicht.doelgroepen:
        cellen = [_gap(zicht, groep, fase, gemeente) for fase in zicht.fasen]
        rijen.append((heading(groep), *cellen))
    return Tabelbeeld((_("Voor wie"), *(heading(f) for f in zicht.fasen)), rijen, bijschrift=_("Waar is geen aanbod?"))


def _gap(zicht: Gatenzicht, groep: str, fase: str, gemeente: str) -> str:
    if gemeente:
        return str(GATEN[zicht.standen[groep, fase, gemeente]])
    leeg = [g.naam for g in zicht.gemeenten if zicht.standen[groep, fase, g.code] is Gatstand.GEEN]
    if not leeg:
        eigen = any(zicht.standen[groep, fase, g.code] is Gatstand.EIGEN for g in zicht.gemeenten)
        return _("overal") if eigen else _("alleen algemeen")
    if len(leeg) == len(zicht.gemeenten):
        return _("nergens")
    return _("niet in: %(waar)s") % {"waar": ", ".join(leeg)}


def count_gaps(zicht: Gatenzicht) -> int:
    """Return for how many groups and phases nothing is offered anywhere."""
    return sum(_gap(zicht, g, f, "") == _("nergens") for g in zicht.doelgroepen for f in zicht.fasen)


def layer_table(gemeenten: Sequence[Gebied], regelingen: Sequence[GemeenteRegeling]) -> Tabelbeeld:
    """Return per municipality what it laid down for safety, Wmo and youth; an empty cell says so."""
    per: dict[tuple[int, str], list[str]] = defaultdict(list)
    for r in regelingen:
        per[r.gebied_id, r.veld].append(r.omschrijving)
    niets = _("Niets eigens: de afspraken van de regio gelden.")
    rijen = [(g.naam, *(" ".join(per[g.pk, veld]) or niets for veld, _naam in VELDEN)) for g in gemeenten]
    koppen = (_("Gemeente"), *(str(naam) for _veld, naam in VELDEN))
    return Tabelbeeld(koppen, rijen, bijschrift=_("Beleid per gemeente en veld"))


def cards_by_theme(kaarten: Sequence[Signaalkaart]) -> list[tuple[str, list[Signaalkaart]]]:
    """Return the signal cards by theme."""
    per: dict[str, list[Signaalkaart]] = {}
    for kaart in kaarten:
        per.setdefault(kaart.thema, []).append(kaart)
    return list(per.items())
