"""How does the work list read?  Titles, explanations, terms and buttons for every row; headings with counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from schakel.basis.organisaties.models import Dienst, Gebied
from schakel.casuswerk.werkplek.presenters.adressen import actie_url, dossier_url, termijn_url
from schakel.casuswerk.werkplek.queries.bladeren import TELT_TOT, WERKLIJST, Plek
from schakel.casuswerk.werkplek.queries.koppen import Kop
from schakel.casuswerk.werkplek.queries.werklijst import LATER, Filter, Rij, Tellingen, Werklijst
from schakel.casuswerk.werkplek.rules import ACUUT_TITEL, Doel, Groep, Werk, groep_van, werk_van
from schakel.casuswerk.werkplek.rules.indeling import GEVAAR_VANAF
from schakel.casuswerk.werkplek.rules.soorten import SOORTNAMEN
from schakel.kernel.tijd import AMSTERDAM, lokale_datum
from schakel.toolkit import taal
from schakel.toolkit.beelden import Dienstbeeld, Taakbeeld, Termijnbeeld, VolgendeStap, Wachtbeeld, termijnbeeld
from schakel.toolkit.bladwijzer import bookmark
from schakel.toolkit.taal import Eenheid

KOPPEN = {
    Groep.TE_LAAT: gettext_lazy("Te laat"),
    Groep.VANDAAG: gettext_lazy("Vandaag"),
    Groep.DEZE_WEEK: gettext_lazy("Deze week"),
    Groep.LATER: gettext_lazy("Later"),
}
FUNCTIES = {
    "cit": gettext_lazy("Crisisteam"),
    "gi": gettext_lazy("Jeugdbescherming"),
    "lvb": gettext_lazy("Licht verstandelijke beperking"),
    "zsm": gettext_lazy("ZSM"),
    "eergerelateerd": gettext_lazy("Eergerelateerd geweld"),
    "seksueel_geweld": gettext_lazy("Seksueel geweld"),
}


@dataclass(frozen=True, slots=True)
class Taakgroep:
    """One heading with its rows."""

    id: str
    kop: str
    toelichting: str
    taken: Sequence[Taakbeeld]
    gevaar: bool = False


@dataclass(frozen=True, slots=True)
class Keuze:
    """One choice of a filter."""

    waarde: str
    naam: str
    gekozen: bool


@dataclass(frozen=True, slots=True)
class Werkpagina:
    """Everything on the work list."""

    stand: str
    meta: Sequence[str]
    bijgewerkt: str
    gevaar: Taakgroep | None
    groepen: Sequence[Taakgroep]
    tabs: Sequence[tuple[str, str, bool]]
    toon: str
    soorten: Sequence[Keuze]
    gemeenten: Sequence[Keuze]
    mijn: bool
    diensten: Sequence[Dienstbeeld]
    nacht: bool
    later: str
    later_url: str
    maanden: Sequence[tuple[str, str, str]]
    voet: str
    vorige_url: str
    volgende_url: str
    stap: VolgendeStap | None


# The clocks of what waits for Veilig Thuis: somebody keeps an eye on it.
WACHTEND = "veiligheidscheck_"


def naam_van(kop: Kop, rij: Rij | None = None) -> str:
    """Return how a dossier is called on a row: the family, else its number, else what the offer says."""
    if kop.naam:
        return _("gezin %(naam)s") % {"naam": kop.naam}
    if kop.nummer:
        return _("dossier %(nummer)s") % {"nummer": kop.nummer}
    return rij.onderwerp.naam if rij else ""


def titel_van(rij: Rij) -> str:
    """Return the title of a row: what it is, and of whom."""
    werk = werk_van(rij.termijn.titel)
    naam = rij.onderwerp.naam if rij.onderwerp.is_persoon and rij.onderwerp.naam else naam_van(rij.kop, rij)
    return f"{werk.titel}: {naam}" if naam else werk.titel


def toelichting_van(rij: Rij, nu: datetime) -> str:
    """Return the explanation of a row: whose, what is asked, and how far somebody keeps an eye on what waits."""
    werk, t = werk_van(rij.termijn.titel), rij.termijn
    delen = [_("Eigenaar: %(team)s.") % {"team": rij.team} if rij.bij_ander else werk.uitleg]
    if rij.onderwerp.is_persoon and rij.kop.naam:
        delen.insert(0, _("Gezin %(naam)s.") % {"naam": rij.kop.naam})
    elif rij.kop.kinderen:
        tekst = ngettext("%(n)d kind.", "%(n)d kinderen.", rij.kop.kinderen)
        delen.append(tekst % {"n": rij.kop.kinderen})
    delen += _watch(rij, nu)
    if t.overschrijding_reden:
        delen.append(_("Te laat omdat: %(reden)s") % {"reden": t.overschrijding_reden})
    return " ".join(delen)


def _watch(rij: Rij, nu: datetime) -> list[str]:
    """Of work that waits: whose it is, when somebody last had contact, and when safety is looked at again."""
    t, delen, wacht = rij.termijn, [], rij.termijn.definitie.startswith(WACHTEND)
    if wacht and not rij.bij_ander:
        delen.append(_("Eigenaar: uw team."))
    if t.laatste_contact_op:
        delen.append(_("Laatste contact %(op)s.") % {"op": taal.korte_dag(t.laatste_contact_op, nu)})
    elif wacht:
        delen.append(_("Nog geen contact geweest."))
    if t.volgende_veiligheidscheck_op:
        delen.append(
            _("Volgende veiligheidscheck %(op)s.") % {"op": taal.korte_dag(t.volgende_veiligheidscheck_op, nu)}
        )
    elif rij.bij_ander:
        delen.append(_("Nog geen veiligheidscheck gepland."))
    return delen


def eenheid_van(van: datetime, tot: datetime) -> Eenheid:
    """Return in what a reader counts: hours for short terms, working days up to two weeks, then days."""
    dagen = (tot - van).total_seconds() / 86400
    return "uren" if dagen <= 2 else "werkdagen" if dagen <= 14 else "dagen"


def termijn_van(rij: Rij, nu: datetime, *, acuut: bool = False) -> Termijnbeeld:
    """Return the clock of a row; the legal moment is named when the practice moment comes first."""
    t = rij.termijn
    uiterlijk = t.uiterlijk
    eenheid = eenheid_van(nu if nu < uiterlijk else t.gestart_op, uiterlijk)
    beeld = termijnbeeld(nu, t.gestart_op, uiterlijk, eenheid=eenheid, acuut=acuut, bij_ander=rij.bij_ander)
    datum = taal.korte_dag(uiterlijk, nu) if nu - uiterlijk > timedelta(days=1) else moment_of_day(uiterlijk, nu)
    if t.wettelijk_uiterlijk and t.praktijk_uiterlijk and t.praktijk_uiterlijk < t.wettelijk_uiterlijk:
        datum = _("%(praktijk)s, wet: %(wet)s") % {"praktijk": datum, "wet": moment_of_day(t.wettelijk_uiterlijk, nu)}
    return Termijnbeeld(beeld.over, datum, beeld.stand, beeld.deel, beeld.te_laat)


def moment_of_day(moment: datetime, nu: datetime) -> str:
    """Return a due moment as people say it: a term that ends at midnight ends on the day before."""
    lokaal = moment.astimezone(AMSTERDAM)
    if (lokaal.hour, lokaal.minute) == (0, 0):
        return taal.korte_dag(lokaal.date() - timedelta(days=1), nu)
    return taal.kort_moment(moment, nu)


def wacht_van(rij: Rij) -> Wachtbeeld:
    """Return who waits for whom."""
    if rij.bij_ander:
        return Wachtbeeld("u", rij.team or _("een ander team"))
    return Wachtbeeld(rij.onderwerp.van_team or werk_van(rij.termijn.titel).wie, "u")


def _row_url(rij: Rij, nu: datetime) -> str:
    """A row leads to its dossier; one that is late and not explained leads to the term, which asks why."""
    te_verklaren = rij.termijn.uiterlijk < nu and not rij.bij_ander and not rij.termijn.overschrijding_reden
    return termijn_url(rij) if te_verklaren else dossier_url(rij.kop)


def deed_of(rij: Rij, dicht: frozenset[Doel] = frozenset()) -> tuple[str, str]:
    """Return the button of a row and where it leads; what this role may not do, it may look at."""
    werk: Werk = werk_van(rij.termijn.titel)
    if rij.bij_ander:
        return _("Bekijk"), actie_url(rij, werk.doel)
    return (
        (_("Bekijk"), actie_url(rij, Doel.DOSSIER)) if werk.doel in dicht else (werk.actie, actie_url(rij, werk.doel))
    )


def taak_van(
    rij: Rij, nu: datetime, dicht: frozenset[Doel] = frozenset(), *, acuut: bool = False, gevaar: str = ""
) -> Taakbeeld:
    """Return one row of the list; `acuut` puts it in red, on top; `gevaar` says in a word that the dossier is."""
    werk: Werk = werk_van(rij.termijn.titel)
    actie, adres = deed_of(rij, dicht)
    nu_meteen = rij.termijn.titel == ACUUT_TITEL
    return Taakbeeld(
        titel=titel_van(rij),
        url=_row_url(rij, nu) or actie_url(rij, werk.doel),
        toelichting=toelichting_van(rij, nu),
        icoon="wacht" if rij.bij_ander else werk.icoon,
        termijn=termijn_van(rij, nu, acuut=acuut and nu_meteen),
        wacht=wacht_van(rij),
        actie=actie,
        actie_url=adres,
        gevaar=acuut,
        dringend=nu_meteen or rij.termijn.uiterlijk < nu,
        naam="" if rij.bij_ander else _holder(rij),
        naam_url=f"{termijn_url(rij)}#op-naam",
        gevaar_url=actie_url(rij, Doel.GEVAAR) if acuut and not nu_meteen and Doel.GEVAAR not in dicht else "",
        merk=_("Misschien al bekend") if rij.misschien_bekend else "",
        gevaarmerk=gevaar,
    )


def _holder(rij: Rij) -> str:
    if rij.op_naam:
        return _("Op naam van %(naam)s") % {"naam": rij.op_naam}
    return _("Zet op naam")


def _taken(aantal: int) -> str:
    return ngettext("%(n)s taak", "%(n)s taken", aantal) % {"n": _words(aantal)}


def _families(aantal: int) -> str:
    return ngettext("%(n)s dossier", "%(n)s dossiers", aantal) % {"n": _words(aantal)}


def _words(aantal: int) -> str:
    """Return how many, as a sentence says it: nobody counts further than 99."""
    return _("meer dan %(n)d") % {"n": TELT_TOT - 1} if aantal >= TELT_TOT else str(aantal)


def _short(aantal: int) -> str:
    """Return how many, as it fits on a tab."""
    return f"{TELT_TOT - 1}+" if aantal >= TELT_TOT else str(aantal)


def groepen_van(lijst: Werklijst, nu: datetime, dicht: frozenset[Doel] = frozenset()) -> list[Taakgroep]:
    """Return the headings under the danger group, in their order; empty ones are left out."""
    if lijst.maanden:
        return _per_month(lijst, nu, dicht)
    per_groep: dict[Groep, list[Taakbeeld]] = {groep: [] for groep in KOPPEN}
    rood = {rij.termijn.dossier_id for rij in lijst.gevaar}
    for rij in lijst.werk:
        t = rij.termijn
        groep = groep_van(uiterlijk=t.uiterlijk, moment=nu)
        # A family that has a red row already is not marked again on each of its others.
        merk = _("Gevaar") if t.gevaar >= GEVAAR_VANAF and t.dossier_id not in rood else ""
        per_groep[groep].append(taak_van(rij, nu, dicht, gevaar=merk))
    groepen = [
        Taakgroep(f"groep-{groep.value}", str(KOPPEN[groep]), _taken(len(taken)), taken)
        for groep, taken in per_groep.items()
        if taken
    ]
    if lijst.wacht:
        uitleg = _("%(taken)s. U blijft verantwoordelijk tot de ander begint.") % {"taken": _taken(len(lijst.wacht))}
        taken = [taak_van(rij, nu) for rij in lijst.wacht]
        groepen.append(Taakgroep("groep-wacht", _("U wacht op een ander"), uitleg, taken))
    return groepen


def _per_month(lijst: Werklijst, nu: datetime, dicht: frozenset[Doel]) -> list[Taakgroep]:
    """Return what lies beyond the horizon under the name of its month."""
    groepen = []
    for maand, aantal in lijst.maanden:
        taken = [taak_van(r, nu, dicht) for r in lijst.werk if _month_of(r.termijn.uiterlijk) == maand]
        if taken:
            groepen.append(Taakgroep(f"maand-{maand:%Y-%m}", _month_name(maand), _taken(aantal), taken))
    return groepen


def _month_of(moment: datetime) -> date:
    return lokale_datum(moment).replace(day=1)


def _month_name(maand: date) -> str:
    naam = taal.datum(maand).split(" ", 1)[1]
    return naam[:1].upper() + naam[1:]


def _month_links(lijst: Werklijst, gefilterd: Filter) -> list[tuple[str, str, str]]:
    """Return each month with how many moments it holds and the page on which it begins."""
    links = []
    for maand, aantal in lijst.maanden:
        adres = _url(gefilterd, na=Plek.voor(maand))
        links.append((_month_name(maand), _short(aantal), f"{adres}#maand-{maand:%Y-%m}"))
    return links


def _later(t: Tellingen) -> str:
    zin = ngettext("Later: %(n)s vast moment om na te vragen", "Later: %(n)s vaste momenten om na te vragen", t.later)
    return zin % {"n": _words(t.later)} if t.later else ""


def volgende_stap(lijst: Werklijst, nu: datetime, dicht: frozenset[Doel] = frozenset()) -> VolgendeStap | None:
    """Return the one next thing to do: the first danger, else what is due first."""
    eerste = next(iter([*lijst.gevaar, *lijst.werk]), None)
    if eerste is None:
        return None
    werk, gevaar = werk_van(eerste.termijn.titel), bool(lijst.gevaar)
    t = eerste.termijn
    over = taal.duur(nu, t.uiterlijk, eenheid_van(nu if nu < t.uiterlijk else t.gestart_op, t.uiterlijk))
    return VolgendeStap(
        f"{titel_van(eerste)}, {over}",
        *deed_of(eerste, dicht),
        "gevaar" if gevaar else werk.icoon,
        "G",
        gevaar=gevaar,
    )


def dienst_van(dienst: Dienst) -> Dienstbeeld:
    """Return one line of who can be called now."""
    naam = FUNCTIES.get(dienst.functie) or dienst.functie.replace("_", " ").capitalize()
    return Dienstbeeld(str(naam), dienst.team.naam if dienst.team else "", dienst.telefoon)


def present_werkvoorraad(
    lijst: Werklijst,
    *,
    gefilterd: Filter,
    nu: datetime,
    team: str,
    diensten: Sequence[Dienst],
    gemeenten: Sequence[Gebied],
    dicht: frozenset[Doel] = frozenset(),
) -> Werkpagina:
    """Return the work list as the page shows it."""
    t = lijst.tellingen
    gevaar = [taak_van(rij, nu, dicht, acuut=True) for rij in lijst.gevaar]
    uitleg = _("%(gezinnen)s. Altijd bovenaan, ook met filter.") % {"gezinnen": _families(t.gevaar)}
    if t.gevaar > len(gevaar):
        meer = _("De eerste %(n)d van %(gezinnen)s, acuut gevaar eerst. De rest staat hieronder.")
        uitleg = meer % {"n": len(gevaar), "gezinnen": _families(t.gevaar)}
    stand = _("%(n)s met gevaar") % {"n": _words(t.gevaar)} if t.gevaar else _taken(t.samen)
    lokaal = nu.astimezone(AMSTERDAM)
    return Werkpagina(
        stand=stand,
        meta=[team, taal.dag_en_datum(nu), _meta(t)],
        bijgewerkt=_("Bijgewerkt om %(tijd)s.") % {"tijd": taal.klokslag(nu)},
        gevaar=Taakgroep("groep-gevaar", _("Gevaar"), uitleg, gevaar, True) if gevaar else None,
        groepen=groepen_van(lijst, nu, dicht),
        tabs=_tabs(t, gefilterd),
        toon=gefilterd.toon,
        soorten=[Keuze(s.value, naam, s.value == gefilterd.soort) for s, naam in SOORTNAMEN.items()],
        gemeenten=[Keuze(g.code, g.naam, g.code == gefilterd.gemeente) for g in gemeenten],
        mijn=gefilterd.mijn,
        diensten=[dienst_van(d) for d in diensten],
        nacht=lokaal.hour < 7 or lokaal.hour >= 22,
        later=_later(t) if gefilterd.toon != LATER else "",
        later_url=_url(gefilterd, toon=LATER),
        maanden=_month_links(lijst, gefilterd),
        voet=_voet(lijst),
        vorige_url=_url(gefilterd, voor=lijst.vorige) if lijst.vorige else "",
        volgende_url=_url(gefilterd, na=lijst.volgende) if lijst.volgende else "",
        stap=volgende_stap(lijst, nu, dicht),
    )


def _meta(t: Tellingen) -> str:
    taken = _taken(t.samen)
    return _("%(taken)s, %(n)s met gevaar") % {"taken": taken, "n": _words(t.gevaar)} if t.gevaar else taken


def _voet(lijst: Werklijst) -> str:
    getoond = _taken(len(lijst.gevaar) + len(lijst.werk) + len(lijst.wacht))
    if lijst.volgende is None:
        return _("Einde van de lijst: %(taken)s op deze bladzijde.") % {"taken": getoond}
    return _("%(taken)s op deze bladzijde. Er komen er nog meer.") % {"taken": getoond}


def _tabs(t: Tellingen, gefilterd: Filter) -> list[tuple[str, str, bool]]:
    delen = (
        ("alles", _("Alles %(n)s") % {"n": _short(t.alles)}),
        ("op-u", _("Wacht op u %(n)s") % {"n": _short(t.op_u)}),
        ("u-wacht", _("U wacht %(n)s") % {"n": _short(t.u_wacht)}),
    )
    return [(tekst, _url(gefilterd, toon=toon), gefilterd.toon == toon) for toon, tekst in delen]


def _url(gefilterd: Filter, *, toon: str | None = None, na: Plek | None = None, voor: Plek | None = None) -> str:
    vraag = {
        "toon": toon or gefilterd.toon,
        "soort": gefilterd.soort,
        "gemeente": gefilterd.gemeente,
        "mijn": "1" if gefilterd.mijn else "",
        "na": bookmark(WERKLIJST, *na.getallen) if na else "",
        "voor": bookmark(WERKLIJST, *voor.getallen) if voor else "",
    }
    gevuld = {naam: waarde for naam, waarde in vraag.items() if waarde and waarde != "alles"}
    return f"{reverse('werkplek:werkvoorraad')}{'?' + urlencode(gevuld) if gevuld else ''}"
