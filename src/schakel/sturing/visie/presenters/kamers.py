"""How does the start page say what waits in the rooms below?  Only what asks for somebody; a nought is left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.kernel.tijd import lokale_datum
from schakel.sturing.cijfers.queries import Samenvatting as Cijferstand
from schakel.sturing.deskundigheid.queries import Samenvatting as Leerstand
from schakel.sturing.leveringen.models import Leveringstermijn
from schakel.sturing.leveringen.rules import Halfjaar
from schakel.sturing.uitvoering.queries import Samenvatting as Planstand
from schakel.sturing.visie.queries.kamers import Kamers
from schakel.toolkit import taal


@dataclass(frozen=True, slots=True)
class Punt:
    """One thing: what, where to go, and whether it is late or short (else it waits, or is told)."""

    tekst: str
    url: str
    dringt: bool = False


@dataclass(frozen=True, slots=True)
class Kamer:
    """One room with what it says; what presses first."""

    naam: str
    url: str
    punten: Sequence[Punt]


def present_rooms(kamers: Kamers, dag: date) -> list[Kamer]:
    """Return the rooms that this reader may see, each with what waits there."""
    delen: list[tuple[str, str, Iterator[Punt]]] = []
    if kamers.uitvoering is not None:
        delen.append((_("Uitvoering"), "uitvoering:begin", _plans(kamers.uitvoering)))
    if kamers.deskundigheid is not None:
        delen.append((_("Deskundigheid en meldcode"), "deskundigheid:begin", _skills(kamers.deskundigheid)))
    if kamers.cijfers is not None:
        delen.append((_("Cijfers"), "cijfers:overzicht", _figures(kamers.cijfers)))
    if kamers.leveringen:
        delen.append((_("Levering aan het CBS"), "leveringen:lijst", _deliveries(kamers.leveringen, dag)))
    return [Kamer(naam, reverse(url), sorted(punten, key=lambda p: not p.dringt)) for naam, url, punten in delen]


def _plans(stand: Planstand) -> Iterator[Punt]:
    for plan in stand.plannen:
        wat = {"plan": plan.titel, "n": plan.vastgesteld, "totaal": plan.gemeenten}
        if plan.vastgesteld < plan.gemeenten:
            url = reverse("uitvoering:bord", args=[plan.code])
            yield Punt(_("%(plan)s: vastgesteld in %(n)d van %(totaal)d gemeenten") % wat, url)
        if plan.model_veranderd:
            url = reverse("uitvoering:bord", args=[plan.code])
            wat["n"] = plan.model_veranderd
            yield Punt(_("%(plan)s: het model veranderde na de tekst van %(n)d gemeenten") % wat, url, dringt=True)
    url = reverse("uitvoering:zelfscans")
    if n := stand.acties_te_laat:
        tekst = ngettext("%(n)d actie uit een zelfscan is te laat", "%(n)d acties uit zelfscans zijn te laat", n)
        yield Punt(tekst % {"n": n}, url, dringt=True)
    if n := stand.zelfscans_lopen:
        yield Punt(ngettext("%(n)d zelfscan loopt", "%(n)d zelfscans lopen", n) % {"n": n}, url)
    if n := stand.opdrachten_ongetekend:
        tekst = ngettext("%(n)d opdracht wacht op een handtekening", "%(n)d opdrachten wachten op een handtekening", n)
        yield Punt(tekst % {"n": n}, reverse("uitvoering:opdrachten"))


def _skills(stand: Leerstand) -> Iterator[Punt]:
    if n := stand.lege_plekken:
        tekst = ngettext(
            "Op %(n)d van %(totaal)d plekken is geen aandachtsfunctionaris",
            "Op %(n)d van %(totaal)d plekken is geen aandachtsfunctionaris",
            n,
        )
        url = reverse("deskundigheid:functionarissen")
        yield Punt(tekst % {"n": n, "totaal": stand.plekken}, url, dringt=True)
    if n := stand.organisaties_met_tekort:
        tekst = _("Meldcode: bij %(n)d van %(totaal)d organisaties ontbreekt iets")
        yield Punt(tekst % {"n": n, "totaal": stand.organisaties}, reverse("deskundigheid:meldcode"), dringt=True)
    if n := stand.alarmen_te_laat:
        tekst = ngettext("%(n)d alarm van een team is te laat", "%(n)d alarmen van teams zijn te laat", n)
        yield Punt(tekst % {"n": n}, reverse("deskundigheid:begin"), dringt=True)
    if n := stand.expertise_opnieuw:
        tekst = ngettext(
            "Van %(n)d zeldzame deskundigheid is niet bekend of zij nog geborgd is",
            "Van %(n)d zeldzame deskundigheden is niet bekend of zij nog geborgd zijn",
            n,
        )
        yield Punt(tekst % {"n": n}, reverse("deskundigheid:expertise"), dringt=True)
    url = reverse("deskundigheid:verzoeken")
    if n := stand.verzoeken_wachten:
        tekst = ngettext("%(n)d verzoek wacht op een antwoord", "%(n)d verzoeken wachten op een antwoord", n)
        yield Punt(tekst % {"n": n}, url)
    if n := stand.geweigerd_geen_uren:
        tekst = ngettext(
            "%(n)d verzoek is dit jaar geweigerd omdat er geen uren waren",
            "%(n)d verzoeken zijn dit jaar geweigerd omdat er geen uren waren",
            n,
        )
        yield Punt(tekst % {"n": n}, url)


def _figures(stand: Cijferstand) -> Iterator[Punt]:
    url = reverse("cijfers:overzicht")
    if stand.gepubliceerd_op is None:
        yield Punt(_("Er zijn nog geen cijfers gepubliceerd"), url)
    else:
        yield Punt(_("Laatst gepubliceerd op %(dag)s") % {"dag": taal.datum(stand.gepubliceerd_op)}, url)
    if n := stand.niet_te_meten:
        yield Punt(ngettext("%(n)d maat is nog niet te meten", "%(n)d maten zijn nog niet te meten", n) % {"n": n}, url)


def _deliveries(lopend: Sequence[tuple[Halfjaar, Leveringstermijn]], dag: date) -> Iterator[Punt]:
    for halfjaar, termijn in lopend:
        uiterlijk = lokale_datum(termijn.uiterlijk)
        wat = {"wat": halfjaar.naam, "dag": taal.datum(uiterlijk)}
        laat = uiterlijk < dag
        tekst = _("%(wat)s had uiterlijk %(dag)s geleverd moeten zijn") if laat else _("%(wat)s, uiterlijk %(dag)s")
        yield Punt(tekst % wat, reverse("leveringen:lijst"), dringt=laat)
