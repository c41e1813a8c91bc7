"""How do the figures of a month read: the numbers, what they count, and the rows behind them?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.basis.codelijsten import queries as codelijsten
from schakel.casuswerk.adviezen.models import Advies
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import (
    BESLUITWOORDEN,
    STATUSWOORDEN,
    VANGNET,
    EerdereBetrokkenheid,
    MeldingStatus,
)
from schakel.casuswerk.werkplek.presenters.adressen import dossier_url
from schakel.casuswerk.werkplek.presenters.bladen import on_page, place_in, told
from schakel.casuswerk.werkplek.presenters.werkvoorraad import naam_van
from schakel.casuswerk.werkplek.queries.koppen import Kop
from schakel.casuswerk.werkplek.queries.rijbladen import Rijplek
from schakel.casuswerk.werkplek.queries.termijn import EENHEDEN
from schakel.casuswerk.werkplek.queries.werkcijfers import (
    NIET_INGEVULD,
    OMGEZET,
    Invoer,
    Maandcijfers,
    Maandrijen,
    Norm,
    Normstand,
    Telling,
)
from schakel.casuswerk.werkplek.rules.maand import Maand
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal

NAMEN: Mapping[Telling, str] = {
    Telling.ADVIES_VRAGER: "Wie vroeg advies?",
    Telling.ADVIES_REDEN: "Waarover ging de vraag?",
    Telling.ADVIES_VORM: "Vorm van geweld",
    Telling.ADVIES_INVOER: "Adviezen: wanneer ingevoerd",
    Telling.MELDING_MELDER: "Wie meldde?",
    Telling.MELDING_VORM: "Vorm van geweld",
    Telling.MELDING_EERDER: "Waren de mensen al bekend?",
    Telling.MELDING_BESLUIT: "Besluit",
    Telling.MELDING_NORM: "Binnen de norm beoordeeld?",
    Telling.MELDING_INVOER: "Meldingen: wanneer ingevoerd",
}
INVOERWOORDEN: Mapping[str, str] = {
    Invoer.OP_TIJD: "binnen een dag ingevoerd",
    Invoer.LAAT: "meer dan een dag later ingevoerd",
    Invoer.EERDERE_MAAND: "deze maand ingevoerd, over een eerdere maand",
}
VASTE_WOORDEN: Mapping[Telling, Mapping[str, str]] = {
    Telling.ADVIES_INVOER: INVOERWOORDEN,
    Telling.MELDING_INVOER: INVOERWOORDEN,
    Telling.MELDING_EERDER: {
        EerdereBetrokkenheid.EERSTE: "eerste melding",
        EerdereBetrokkenheid.HER_MEER: "hermelding, meer personen bekend",
        EerdereBetrokkenheid.HER_EEN: "hermelding, één persoon bekend",
        EerdereBetrokkenheid.VERVOLG_BEOORDELING: "vervolgmelding tijdens de veiligheidsbeoordeling",
        EerdereBetrokkenheid.VERVOLG_NA: "vervolgmelding na de veiligheidsbeoordeling",
        EerdereBetrokkenheid.VERVOLG_MONITORING: "vervolgmelding tijdens de monitoring",
        EerdereBetrokkenheid.NIET_INGEDEELD: "nog niet ingedeeld",
    },
    Telling.MELDING_NORM: {
        Normstand.BINNEN: "beoordeeld binnen de norm",
        Normstand.TE_LAAT: "te laat beoordeeld",
        Normstand.OPEN_BINNEN: "nog open, binnen de norm",
        Normstand.OPEN_TE_LAAT: "nog open, te laat",
    },
    Telling.MELDING_BESLUIT: {OMGEZET: "werd een advies", NIET_INGEVULD: "nog geen besluit", **BESLUITWOORDEN},
}
# Here a zero says something as well.
OOK_NUL = frozenset({Telling.MELDING_NORM, Telling.ADVIES_INVOER, Telling.MELDING_INVOER})
LIJSTEN: Mapping[Telling, Sequence[str]] = {
    Telling.ADVIES_VRAGER: ("hoedanigheid", "rol_melder_2019"),
    Telling.ADVIES_REDEN: ("adviesredenen",),
    Telling.ADVIES_VORM: ("aanleiding", "vorm_2019"),
    Telling.MELDING_MELDER: ("hoedanigheid", "rol_melder_2019"),
    Telling.MELDING_VORM: ("aanleiding", "vorm_2019"),
}


@dataclass(frozen=True, slots=True)
class Cijferregel:
    """A number with the page that opens it; no page when there is nothing to open."""

    naam: str
    aantal: int
    url: str


@dataclass(frozen=True, slots=True)
class Cijfertabel:
    """The numbers of one count."""

    kop: str
    regels: Sequence[Cijferregel]


@dataclass(frozen=True, slots=True)
class Cijferdeel:
    """Tables that share a definition, which stands beside them; `zonder` says why there are none."""

    kop: str
    tabellen: Sequence[Cijfertabel]
    uitleg: str
    definitie: Sequence[tuple[str, str]]
    zonder: str = ""


@dataclass(frozen=True, slots=True)
class Werkcijferpagina:
    """The figures of a month."""

    maand: str
    code: str
    team: str
    delen: Sequence[Cijferdeel]
    leeg: str
    vorige_url: str
    volgende_url: str


@dataclass(frozen=True, slots=True)
class Rijregel:
    """One row behind a figure."""

    titel: str
    bij: str
    url: str


@dataclass(frozen=True, slots=True)
class Rijenpagina:
    """The rows behind one figure."""

    titel: str
    kop: str
    cijfers_url: str
    regels: Sequence[Rijregel]
    blader: str
    vorige_url: str
    volgende_url: str


def present_month(handeling: Handeling, cijfers: Maandcijfers) -> Werkcijferpagina:
    """Return the figures of a month, each with its definition."""
    maand, nu = cijfers.maand, Maand.van(lokale_datum(handeling.moment))
    alles = _("Er is ook niets later ingevoerd. U telt alleen wat u zelf mag openen. Kies een andere maand.")
    return Werkcijferpagina(
        maand=_name(maand),
        code=maand.code,
        team=cijfers.team,
        delen=[_adviezen(handeling, cijfers), _meldingen(handeling, cijfers), _norm(handeling, cijfers),
               _entry(handeling, cijfers)],
        leeg="" if any(any(per.values()) for per in cijfers.per.values()) else alles,
        vorige_url=_month_url(maand.vorige) if maand.eerste.year > 2000 else "",
        volgende_url=_month_url(maand.volgende) if maand.eerste < nu.eerste else "",
    )  # fmt: skip


def _name(maand: Maand) -> str:
    return taal.datum(maand.eerste).partition(" ")[2]


def _month_url(maand: Maand) -> str:
    return f"{reverse('werkplek:werkcijfers')}?{urlencode({'maand': maand.code})}"


def _rows_url(
    telling: Telling, maand: Maand, code: str, *, na: Rijplek | None = None, voor: Rijplek | None = None
) -> str:
    vraag = {"maand": maand.code, **({"code": code} if code else {}), **place_in(na, voor)}
    return f"{reverse('werkplek:werkcijferrijen', args=[telling.value])}?{urlencode(vraag)}"


def _word(telling: Telling, code: str) -> str:
    """Return how a code reads: the words of the list of its day, else its own letters."""
    vast = VASTE_WOORDEN.get(telling, {})
    if code in vast or code == NIET_INGEVULD:
        return _(vast.get(code, "niet ingevuld"))
    for lijst in LIJSTEN.get(telling, ()):
        gelezen = codelijsten.label(lijst, code)
        gelezen = dict(VANGNET.get(lijst, ())).get(code, code) if gelezen == code else gelezen
        if gelezen != code:
            return gelezen
    return code.replace("_", " ")


def _table(cijfers: Maandcijfers, telling: Telling, totaal: str = "") -> Cijfertabel:
    geteld, maand = cijfers.per[telling], cijfers.maand
    codes = list(VASTE_WOORDEN[telling]) if telling in OOK_NUL else list(geteld)
    regels = [
        Cijferregel(_capital(_word(telling, code)), n, _rows_url(telling, maand, code) if n else "")
        for code, n in ((code, geteld.get(code, 0)) for code in codes)
    ]
    if telling not in OOK_NUL:
        regels.sort(key=lambda regel: (-regel.aantal, regel.naam))
    if totaal and (som := cijfers.total(telling)):
        regels.insert(0, Cijferregel(totaal, som, _rows_url(telling, maand, "")))
    return Cijfertabel(_(NAMEN[telling]), regels)


def _capital(woord: str) -> str:
    return woord[:1].upper() + woord[1:]


def _definition(
    handeling: Handeling, cijfers: Maandcijfers, gebied: str, *eigen: tuple[str, str]
) -> list[tuple[str, str]]:
    dagen = {"van": taal.datum(cijfers.maand.eerste), "tot": taal.datum(cijfers.maand.laatste)}
    return [
        (_("Gebied"), gebied % {"regio": cijfers.regio, "team": cijfers.team}),
        (_("Periode"), _("van %(van)s tot en met %(tot)s") % dagen),
        *eigen,
        (_("Gemeten op"), taal.tijdstip(handeling.moment)),
    ]


def _adviezen(handeling: Handeling, cijfers: Maandcijfers) -> Cijferdeel:
    aantal = cijfers.total(Telling.ADVIES_VRAGER)
    definitie = _definition(
        handeling, cijfers, _("%(regio)s: alleen adviezen die %(team)s gaf"),
        (_("Begin"), _("het moment waarop het advies is gegeven")),
        (_("Einde"), _("geen: een advies is klaar als het is gegeven")),
        (_("Noemer"), _("alle adviezen van deze maand, ook die later een melding werden: %(n)d") % {"n": aantal}),
        (_("Bij vorm van geweld"), _("een advies over meer vormen telt bij elke vorm; samen kan dat meer zijn")),
    )  # fmt: skip
    tabellen = (
        _table(cijfers, Telling.ADVIES_VRAGER, _("Alle adviezen")),
        _table(cijfers, Telling.ADVIES_REDEN),
        _table(cijfers, Telling.ADVIES_VORM),
    )
    return Cijferdeel(
        _("Adviezen: %(n)d") % {"n": aantal}, tabellen if aantal else (), _("Over deze adviezen"),
        definitie, "" if aantal else _("Uw team gaf in deze maand geen advies."),
    )  # fmt: skip


def _meldingen(handeling: Handeling, cijfers: Maandcijfers) -> Cijferdeel:
    aantal = cijfers.total(Telling.MELDING_MELDER)
    definitie = _definition(
        handeling, cijfers, _("%(regio)s: alleen meldingen die u namens %(team)s mag openen"),
        (_("Begin"), _("de ontvangst van de melding, ook als zij later is ingevoerd")),
        (_("Einde"), _("het besluit na de beoordeling, als dat er is")),
        (_("Noemer"), _("alle meldingen die in deze maand zijn ontvangen: %(n)d") % {"n": aantal}),
        (_("Bij vorm van geweld"), _("een melding over meer vormen telt bij elke vorm; samen kan dat meer zijn")),
    )  # fmt: skip
    tabellen = (
        _table(cijfers, Telling.MELDING_MELDER, _("Alle meldingen")),
        _table(cijfers, Telling.MELDING_VORM),
        _table(cijfers, Telling.MELDING_EERDER),
        _table(cijfers, Telling.MELDING_BESLUIT),
    )
    return Cijferdeel(
        _("Meldingen: %(n)d") % {"n": aantal}, tabellen if aantal else (), _("Over deze meldingen"),
        definitie, "" if aantal else _("Er is in deze maand geen melding die u mag openen."),
    )  # fmt: skip


def _norm(handeling: Handeling, cijfers: Maandcijfers) -> Cijferdeel:
    kop, uitleg = _("Op tijd beoordeeld?"), _("Over de norm")
    if cijfers.norm is None:
        return Cijferdeel(kop, (), uitleg, (), _("Voor deze maand is geen norm in dagen vastgelegd."))
    aantal, omgezet = cijfers.total(Telling.MELDING_NORM), cijfers.per[Telling.MELDING_BESLUIT].get(OMGEZET, 0)
    definitie = _definition(
        handeling, cijfers, _("%(regio)s: alleen meldingen die u namens %(team)s mag openen"),
        (_("Norm"), _norm_words(cijfers.norm)),
        (_("Begin"), _("de ontvangst van de melding; die dag zelf telt niet mee")),
        (_("Einde"), _("het besluit na de beoordeling, uiterlijk op de laatste dag van de norm")),
        (_("Noemer"), _("alle meldingen van deze maand die een melding bleven: %(n)d") % {"n": aantal}),
        (_("Telt niet mee"), _("een melding die een advies werd: %(n)d") % {"n": omgezet}),
        (_("Bron"), cijfers.norm.bron),
    )  # fmt: skip
    tabel = _table(cijfers, Telling.MELDING_NORM, _("Alle meldingen die een melding bleven"))
    return Cijferdeel(kop, (tabel,), uitleg, definitie)


def _norm_words(norm: Norm) -> str:
    return _("%(n)d %(eenheid)s, zoals die gold op de eerste dag van de maand; extra tijd telt niet") % {
        "n": norm.duur.aantal,
        "eenheid": _(EENHEDEN[norm.duur.eenheid]),
    }


def _entry(handeling: Handeling, cijfers: Maandcijfers) -> Cijferdeel:
    definitie = _definition(
        handeling, cijfers, _("%(regio)s: wat u namens %(team)s mag openen"),
        (_("Begin"), _("de ontvangst van de melding, of het moment waarop het advies is gegeven")),
        (_("Einde"), _("het moment van invoeren")),
        (_("Noemer"), _("alles van deze maand; daarnaast wat deze maand is ingevoerd over een eerdere maand")),
        (_("Wat later is"), _("meer dan 24 uur na het begin. Het telt bij de dag waarop het gebeurde")),
    )  # fmt: skip
    tabellen = (_table(cijfers, Telling.ADVIES_INVOER), _table(cijfers, Telling.MELDING_INVOER))
    return Cijferdeel(_("Later ingevoerd"), tabellen, _("Over later invoeren"), definitie)


def present_rows(rijen: Maandrijen) -> Rijenpagina:
    """Return the rows behind a figure."""
    telling, maand, code = rijen.telling, rijen.maand, rijen.code
    deel = _capital(_word(telling, code)) if code else _("Alle")
    return Rijenpagina(
        titel=f"{_(NAMEN[telling])} – {deel}{told(rijen.blad)}",
        kop=_name(maand),
        cijfers_url=_month_url(maand),
        regels=[_line(rij, rijen.koppen) for rij in rijen.rijen],
        blader=on_page(rijen.blad),
        vorige_url=_rows_url(telling, maand, code, voor=rijen.blad.vorige) if rijen.blad.vorige else "",
        volgende_url=_rows_url(telling, maand, code, na=rijen.blad.volgende) if rijen.blad.volgende else "",
    )


def _line(rij: Advies | Melding, koppen: Mapping[int, Kop]) -> Rijregel:
    ingevoerd = _("ingevoerd %(op)s") % {"op": taal.tijdstip(rij.ingevoerd_op)}
    if isinstance(rij, Advies):
        wie = _word(Telling.ADVIES_VRAGER, rij.hoedanigheid)
        titel = _("Advies van %(op)s") % {"op": taal.tijdstip(rij.gegeven_op)}
        return Rijregel(titel, f"{_capital(wie)}, {ingevoerd}", reverse("adviezen:advies", args=[rij.publiek_id]))
    kop = koppen.get(rij.dossier_id) or Kop.verborgen(rij.dossier_id)
    ontvangen = _("Ontvangen %(op)s") % {"op": taal.tijdstip(rij.ontvangen_op)}
    titel = _capital(naam_van(kop)) if kop.publiek_id else _("Een dossier dat u niet mag openen")
    stand = _(STATUSWOORDEN[MeldingStatus(rij.status)])
    return Rijregel(titel, f"{ontvangen}, {ingevoerd}: {stand}", dossier_url(kop))
