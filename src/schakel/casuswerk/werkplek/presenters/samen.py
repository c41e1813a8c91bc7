"""How do meetings read on the page of a casus, and how do the figures about them?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.basis.codelijsten import queries as codelijsten
from schakel.casuswerk.bijeenkomsten.queries.cijfers import GROEPEN, MATEN, Tafel
from schakel.casuswerk.bijeenkomsten.queries.kort import Bijeenkomstkort
from schakel.casuswerk.bijeenkomsten.rules.woorden import GROEPEN as GROEPNAMEN
from schakel.casuswerk.bijeenkomsten.rules.woorden import REDENEN, ROLLEN, SOORTEN
from schakel.casuswerk.werkplek.presenters.adressen import dossier_url, page_of
from schakel.casuswerk.werkplek.presenters.werkvoorraad import naam_van
from schakel.casuswerk.werkplek.queries.koppen import Kop
from schakel.casuswerk.werkplek.rules.maand import Maand
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal

MAATNAMEN: Mapping[str, str] = {
    "mensen": "Mensen",
    "gesproken": "Gesproken",
    "aanbod": "Kreeg een aanbod",
    "gestart": "Hulp gestart",
    "gezocht": "Contact gezocht",
    "dicht": "Geen contact",
}
TAFELS: Mapping[str, str] = {
    "heel": "Met het hele gezin aan tafel",
    "niet-heel": "Niet met het hele gezin",
    "rond": "Rondgegaan: ieder apart gehoord",
}


@dataclass(frozen=True, slots=True)
class Samenkaart:
    """The card about meetings on the page of a casus, with one next step."""

    zinnen: Sequence[str]
    let_op: str
    stap: str
    stap_url: str
    url: str


@dataclass(frozen=True, slots=True)
class Vak:
    """One figure of a group with the page that opens it; beside it which part of the group it is."""

    groep: str
    aantal: int
    deel: str
    url: str


@dataclass(frozen=True, slots=True)
class Cijferrij:
    """One line of figures, with a cell for each group."""

    naam: str
    vakken: Sequence[Vak]


@dataclass(frozen=True, slots=True)
class Samencijfers:
    """The page of figures."""

    maand: str
    code: str
    tafels: Sequence[tuple[str, int, str]]
    aandeel: str
    gemist: Sequence[tuple[str, int]]
    groepen: Sequence[str]
    rijen: Sequence[Cijferrij]
    vormen: Sequence[Cijferrij]
    tafeldefinitie: Sequence[tuple[str, str]]
    groepdefinitie: Sequence[tuple[str, str]]
    vorige_url: str
    volgende_url: str


def card(kort: Bijeenkomstkort, kop: Kop, handeling: Handeling) -> Samenkaart:
    """Return the card about meetings; its one step is what waits longest for this team."""
    url = page_of("bijeenkomsten:bijeenkomsten", kop.publiek_id)
    zinnen = []
    if kort.volgende is not None:
        op = taal.kort_moment(kort.volgende.gepland_voor, handeling.moment)
        waarden = {"wat": _(SOORTEN[kort.volgende.soort]), "op": op}
        zinnen.append(_("Gepland: %(wat)s, %(op)s") % waarden)
    if kort.laatste is not None and kort.laatste.gehouden_op is not None:
        zinnen.append(
            _("Laatst: %(wat)s, %(op)s")
            % {"wat": _(SOORTEN[kort.laatste.soort]), "op": taal.korte_dag(kort.laatste.gehouden_op, handeling.moment)}
        )
    zin = ngettext("Met %(n)d persoon is geen contact", "Met %(n)d mensen is geen contact", kort.dicht)
    let_op = zin % {"n": kort.dicht}
    stap, stap_url = _step(kort, kop)
    return Samenkaart(zinnen, let_op if kort.dicht else "", stap, stap_url, url)


def _step(kort: Bijeenkomstkort, kop: Kop) -> tuple[str, str]:
    if kort.te_bevestigen is not None:
        return _("Bevestig het bezoek"), reverse("bijeenkomsten:bijeenkomst", args=[kort.te_bevestigen.publiek_id])
    if kort.dicht:
        return _("Zoek opnieuw contact"), page_of("bijeenkomsten:contact", kop.publiek_id)
    if kort.volgende is not None:
        return _("Open de bijeenkomst"), reverse("bijeenkomsten:bijeenkomst", args=[kort.volgende.publiek_id])
    return _("Bekijk bijeenkomsten"), page_of("bijeenkomsten:bijeenkomsten", kop.publiek_id)


def figures(
    handeling: Handeling,
    *,
    maand: Maand,
    tafels: Sequence[Tafel],
    groepen: Mapping[str, Mapping[str, int]],
    vormen: Mapping[str, Mapping[str, int]],
) -> Samencijfers:
    """Return the figures: who sat at one table, and of each group who was spoken, had an offer and started."""
    samen = [t for t in tafels if not t.rond]
    heel = sum(t.heel for t in samen)
    geteld = {"heel": heel, "niet-heel": len(samen) - heel, "rond": len(tafels) - len(samen)}
    gemist: dict[tuple[str, str], int] = {}
    for tafel in tafels:
        for een in tafel.gemist:
            gemist[een] = gemist.get(een, 0) + 1
    return Samencijfers(
        maand=taal.datum(maand.eerste).split(" ", 1)[1],
        code=maand.code,
        tafels=[(_(naam), n, _rows("tafel", code, maand) if n else "") for code, naam, n in _tables(geteld)],
        aandeel=_("%(p)d%% van de bijeenkomsten was met het hele gezin") % {"p": round(100 * heel / len(tafels))}
        if tafels
        else "",
        gemist=[
            (f"{_(ROLLEN.get(wie, wie)).capitalize()}: {_(REDENEN.get(reden, reden))}", n)
            for (wie, reden), n in sorted(gemist.items(), key=lambda een: -een[1])
        ],
        groepen=[_(GROEPNAMEN[g]) for g in GROEPEN],
        rijen=[_row(maat, groepen, maand) for maat in MATEN],
        vormen=[
            Cijferrij(_form(vorm), [Vak(_(GROEPNAMEN[g]), per[g], "", "") for g in GROEPEN])
            for vorm, per in sorted(vormen.items())
        ],
        tafeldefinitie=_table_definition(handeling, maand, len(tafels)),
        groepdefinitie=_group_definition(handeling),
        vorige_url=_month(maand.vorige),
        volgende_url=_month(maand.volgende),
    )


def _tables(geteld: Mapping[str, int]) -> list[tuple[str, str, int]]:
    return [(code, naam, geteld[code]) for code, naam in TAFELS.items()]


def _row(maat: str, groepen: Mapping[str, Mapping[str, int]], maand: Maand) -> Cijferrij:
    vakken = []
    for groep in GROEPEN:
        n, alle = groepen[groep][maat], groepen[groep]["mensen"]
        deel = f"{round(100 * n / alle)}%" if alle and maat != "mensen" else ""
        vakken.append(Vak(_(GROEPNAMEN[groep]), n, deel, _rows(groep, maat, maand) if n else ""))
    return Cijferrij(_(MAATNAMEN[maat]), vakken)


def _form(vorm: str) -> str:
    if not vorm:
        return _("niet ingevuld, of uw team mag de melding niet openen")
    for lijst in ("vorm_2019", "aanleiding"):
        gelezen = codelijsten.label(lijst, vorm)
        if gelezen != vorm:
            return gelezen
    return vorm.replace("_", " ")


def _table_definition(handeling: Handeling, maand: Maand, aantal: int) -> list[tuple[str, str]]:
    return [
        (_("Gebied"), _("alleen casussen die u namens uw team mag openen")),
        (_("Periode"), f"{taal.datum(maand.eerste)} – {taal.datum(maand.laatste)}"),
        (_("Telt mee"), _("gesprekken met het gezin en sessies van het team; geen bezoeken")),
        (_("Noemer"), _("alles wat in deze maand is gehouden: %(n)d") % {"n": aantal}),
        (_("Het hele gezin"), _("iedereen die erbij moest zijn zat samen aan tafel. Wie is weggelaten, was er niet")),
        (_("Gemeten op"), taal.tijdstip(handeling.moment)),
    ]


def _group_definition(handeling: Handeling) -> list[tuple[str, str]]:
    return [
        (_("Gebied"), _("mensen in open casussen die u namens uw team mag openen")),
        (_("Noemer"), _("alle mensen van de groep; wie in twee casussen staat, telt twee keer")),
        (_("Gesproken"), _("er staat wat deze persoon zelf zegt, of er was contact")),
        (_("Kreeg een aanbod"), _("er staat hulp bij deze persoon, ook als die is geweigerd")),
        (_("Geen contact"), _("de laatste poging om contact te krijgen lukte niet")),
        (_("Gemeten op"), taal.tijdstip(handeling.moment)),
    ]


def _month(maand: Maand) -> str:
    return f"{reverse('werkplek:samencijfers')}?{urlencode({'maand': maand.code})}"


def _rows(groep: str, maat: str, maand: Maand) -> str:
    return f"{reverse('werkplek:samenrijen', args=[groep.lower(), maat])}?{urlencode({'maand': maand.code})}"


def rows(koppen: Mapping[int, Kop], *, groep: str, maat: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the casussen behind a figure with their pages."""
    deel = TAFELS.get(maat) or f"{GROEPNAMEN.get(groep.upper(), '')}: {MAATNAMEN.get(maat, '').lower()}"
    return _(deel), [(naam_van(kop), dossier_url(kop)) for kop in koppen.values()]
