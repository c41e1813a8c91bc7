"""How is a family drawn, and how does it read as a list?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.kinderen.queries.kind import Gezicht
from schakel.casuswerk.kinderen.rules import KindhulpStatus
from schakel.casuswerk.personen.models import Dossierhuishouden
from schakel.casuswerk.personen.rules import Geslacht, PersoonRol, Relatiesoort, is_kind, volledige_naam
from schakel.casuswerk.werkplek.queries.gezin import Gezin, Gezinslid
from schakel.casuswerk.werkplek.queries.koppen import Kop
from schakel.toolkit import taal
from schakel.toolkit.tekeningen.stamboom import Band, Bandsoort, Figuur, Lijstregel, Stamboom, Vak, Vorm, lees_als_lijst
from schakel.toolkit.tekeningen.stamboom_beeld import draw
from schakel.toolkit.tekeningen.svg import Svg

ROLNAMEN = {
    PersoonRol.SLACHTOFFER: gettext_lazy("slachtoffer"),
    PersoonRol.PLEGER: gettext_lazy("gebruikt geweld"),
    PersoonRol.KIND: gettext_lazy("kind"),
    PersoonRol.OUDER: gettext_lazy("ouder"),
    PersoonRol.GETUIGE: gettext_lazy("getuige"),
    PersoonRol.NETWERK: gettext_lazy("netwerk"),
    PersoonRol.ONBEKEND: gettext_lazy("rol onbekend"),
}
BANDEN: dict[str, tuple[Bandsoort, str]] = {
    Relatiesoort.OUDER: ("ouder", ""),
    Relatiesoort.STIEFOUDER: ("ouder", ""),
    Relatiesoort.PARTNER: ("paar", ""),
    Relatiesoort.EXPARTNER: ("gescheiden", ""),
    Relatiesoort.GROOTOUDER: ("ouder", ""),
    Relatiesoort.VERZORGER: ("steun", "verzorgt"),
}
HULP = {
    KindhulpStatus.GEVRAAGD: gettext_lazy("hulp gevraagd"),
    KindhulpStatus.AANVAARD: gettext_lazy("hulp komt"),
    KindhulpStatus.GESTART: gettext_lazy("eigen hulp loopt"),
    KindhulpStatus.NIET_NODIG: gettext_lazy("geen eigen hulp nodig"),
}
GEEN_BAND = frozenset({Relatiesoort.BROER_ZUS, Relatiesoort.ANDERS})


@dataclass(frozen=True, slots=True)
class Gezinsbeeld:
    """The drawing and the same in words."""

    tekening: Svg
    regels: list[Lijstregel]

    @property
    def aantal(self) -> int:
        return len(self.regels)


def gezin_beeld(gezin: Gezin, nu: datetime) -> Gezinsbeeld:
    """Return the family as far as the reader may see it."""
    vakken = [Vak(str(h.huishouden_id), _address(h)) for h in gezin.huishoudens]
    figuren = [_figure(lid, nu) for lid in gezin.leden]
    boom = Stamboom(figuren, _bonds(gezin), vakken)
    return Gezinsbeeld(draw(boom) if figuren else Svg(""), lees_als_lijst(boom))


def _address(rij: Dossierhuishouden) -> str:
    huis = rij.huishouden
    if huis.is_geheim:
        return _("Geheim adres")
    return huis.straat or huis.plaats or _("Huishouden")


def _figure(lid: Gezinslid, nu: datetime) -> Figuur:
    p = lid.rij.persoon
    kind = is_kind(lid.rij.rol, lid.leeftijd)
    vormen: dict[str, Vorm] = {Geslacht.VROUW: "cirkel", Geslacht.MAN: "vierkant"}
    naam = volledige_naam(p.roepnaam, p.voornamen, "" if kind else p.tussenvoegsel, "" if kind else p.achternaam)
    jaren = _("ongeboren") if p.ongeboren else _("%(n)d jaar") % {"n": lid.leeftijd} if lid.leeftijd is not None else ""
    bij = ", ".join(deel for deel in ("" if kind else str(ROLNAMEN[PersoonRol(lid.rij.rol)]), jaren) if deel)
    return Figuur(
        sleutel=str(lid.rij.persoon_id),
        naam=naam or p.omschrijving or _("Onbekend"),
        bij=_child_state(lid, jaren, nu) if kind else bij,
        vorm=vormen.get(p.geslacht, "ruit"),
        kind=kind,
        vak=str(lid.huishouden or ""),
        lijsttekst="",
    )


def _child_state(lid: Gezinslid, jaren: str, nu: datetime) -> str:
    if lid.rij.gesproken_op:
        stand = _("gesproken %(op)s") % {"op": taal.korte_dag(lid.rij.gesproken_op, nu)}
    elif lid.rij.gezien_op:
        stand = _("gezien %(op)s") % {"op": taal.korte_dag(lid.rij.gezien_op, nu)}
    else:
        stand = _("nog niet gezien")
    return ", ".join(deel for deel in (jaren, stand) if deel)


def _bonds(gezin: Gezin) -> list[Band]:
    banden: list[Band] = []
    for relatie in gezin.relaties:
        soort = Relatiesoort(relatie.soort)
        if soort not in GEEN_BAND:
            band, woord = BANDEN[soort]
            banden.append(Band(band, str(relatie.van_id), str(relatie.naar_id), woord))
    return [*banden, *_violence(gezin)]


def _violence(gezin: Gezin) -> list[Band]:
    """Draw violence from who uses it to each victim: what the roles in this dossier say."""
    per_rol: dict[str, list[str]] = {}
    for lid in gezin.leden:
        per_rol.setdefault(lid.rij.rol, []).append(str(lid.rij.persoon_id))
    return [
        Band("geweld", pleger, slachtoffer)
        for pleger in per_rol.get(PersoonRol.PLEGER, [])
        for slachtoffer in per_rol.get(PersoonRol.SLACHTOFFER, [])
    ]


@dataclass(frozen=True, slots=True)
class Gezichtbeeld:
    """One child in the row of faces: initial, name with age, and in words what still has to happen."""

    letter: str
    naam: str
    contact: str
    contact_open: bool
    hulp: str
    hulp_open: bool
    url: str


def faces(gezichten: Sequence[Gezicht], kop: Kop, nu: datetime) -> list[Gezichtbeeld]:
    """Return the children of a casus as a row of faces."""
    return [_face(een, kop, nu) for een in gezichten]


def _face(een: Gezicht, kop: Kop, nu: datetime) -> Gezichtbeeld:
    p = een.rij.persoon
    naam = p.roepnaam or p.voornamen or p.omschrijving or _("kind zonder naam")
    lid = Gezinslid(een.rij, een.leeftijd, een.huishouden)
    return Gezichtbeeld(
        letter=naam[:1].upper(),
        naam=f"{naam}, {een.leeftijd}" if een.leeftijd is not None and not p.ongeboren else naam,
        contact=_child_state(lid, "", nu),
        contact_open=not een.rij.gezien_op,
        hulp=str(HULP.get(een.hulp, _("nog geen eigen hulp")) if een.hulp else _("nog geen eigen hulp")),
        hulp_open=een.hulp not in HULP,
        url=reverse("kinderen:kind", args=[kop.publiek_id, p.publiek_id]),
    )
