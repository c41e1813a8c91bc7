"""Which components can a template use?  `{% load schakel %}`; parameters are plain values or toolkit.beelden."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from schakel.toolkit import taal
from schakel.toolkit.beelden import (
    Beurt,
    Feit,
    Stap,
    Tabelbeeld,
    Tijdlijnregel,
    Tweeklokbeeld,
    VolgendeStap,
    Voorstelbeeld,
)
from schakel.toolkit.formulier import foutregels, foutregels_met_plek, getypt, veldbeeld
from schakel.toolkit.tekeningen import stamboom_beeld
from schakel.toolkit.tekeningen.schaalcijfers import Schaalbeeld
from schakel.toolkit.tekeningen.schaalcijfers import draw as draw_schaal
from schakel.toolkit.tekeningen.stamboom import Stamboom, lees_als_lijst
from schakel.toolkit.tekeningen.tijdbalk import Tijdbalk
from schakel.toolkit.tekeningen.tijdbalk import draw as draw_tijdbalk

register = template.Library()

# How the message of a field is tied to it: whoever made the fault must see it.
FOUT_ERIN = '_error"'
ALERT_ICOON = {"gevaar": "gevaar", "let-op": "let-op", "veilig": "vink-rond", "": "info"}
STATUS_ICOON = {"gevaar": "gevaar", "let-op": "let-op", "veilig": "vink", "accent": "kalender", "neutraal": "info"}
OPGESLAGEN_ICOON = {"klaar": "vink-rond", "bezig": "wacht", "weg": "wolk"}


def _draw(naam: str, **waarden: Any) -> SafeString:
    return render_to_string(f"onderdelen/{naam}.html", waarden)


@register.filter
def datum(waarde: date | datetime | None) -> str:
    """This function will write a day: 3 maart 2027."""
    return taal.datum(waarde) if waarde else ""


@register.filter
def dag_en_datum(waarde: date | datetime | None) -> str:
    """This function will write a day with its name: woensdag 3 maart 2027."""
    return taal.dag_en_datum(waarde) if waarde else ""


@register.filter
def tijdstip(waarde: datetime | None) -> str:
    """This function will write a moment: 3 maart 2027, 21.44 uur."""
    return taal.tijdstip(waarde) if waarde else ""


@register.filter
def klokslag(waarde: datetime | None) -> str:
    """This function will write the time of day: 21.44 uur."""
    return taal.klokslag(waarde) if waarde else ""


@register.filter
def uiterste_dag(waarde: datetime | None, nu: datetime | None = None) -> str:
    """This filter will write until when, as people say it: a term that ends at midnight ends with the day before."""
    return taal.uiterste_dag(waarde, nu) if waarde else ""


@register.filter
def kort_moment(waarde: datetime | None, nu: datetime | None = None) -> str:
    """This function will write a moment briefly, seen from `nu`: vandaag, 9.00 uur."""
    return taal.kort_moment(waarde, nu) if waarde else ""


@register.filter
def tel(nummer: str) -> str:
    """This function will make a telephone link: tel:0705550112."""
    return "tel:" + "".join(teken for teken in str(nummer) if teken.isdigit() or teken == "+")


@register.simple_tag
def icoon(naam: str, tekst: str = "") -> SafeString:
    """This function will draw a sign; it is silent unless `tekst` says what it means."""
    return _sign(naam, str(tekst))


# A list draws some hundreds of the same few.
@lru_cache(maxsize=512)
def _sign(naam: str, tekst: str) -> SafeString:
    hoort = format_html('role="img" aria-label="{}"', tekst) if tekst else SafeString('aria-hidden="true"')
    return format_html('<span class="icoon icoon--{}" {}></span>', naam, hoort)


@register.inclusion_tag("onderdelen/status_badge.html")
def status_badge(soort: str, tekst: str, icoon: str = "") -> dict[str, Any]:
    """This function will draw a status in word and sign; soort: gevaar, let-op, veilig, accent, neutraal."""
    return {"soort": soort, "tekst": tekst, "icoon": icoon or STATUS_ICOON[soort]}


@register.inclusion_tag("onderdelen/data_badge.html")
def data_badge(tekst: str, icoon: str = "", lijn: bool = False) -> dict[str, Any]:
    """This function will draw a word in a box, without a meaning of its own."""
    return {"tekst": tekst, "icoon": icoon, "lijn": lijn}


@register.simple_block_tag(end_name="eindalert")
def alert(content: SafeString, soort: str = "", kop: str = "", icoon: str = "", rol: str = "") -> SafeString:
    """This function will draw a notice that starts with its point in bold; soort: gevaar, let-op, veilig or empty."""
    return _draw("alert", inhoud=content, soort=soort, kop=kop, icoon=icoon or ALERT_ICOON[soort], rol=rol)


@register.inclusion_tag("onderdelen/termijn.html")
def termijn(beeld: Any = None, over: str = "", datum: str = "", stand: str = "normaal") -> dict[str, Any]:
    """This function will draw a term: a Termijnbeeld, or its parts."""
    return {"t": beeld or {"over": over, "datum": datum, "stand": stand, "icoon": "klok", "deel": None}}


@register.inclusion_tag("onderdelen/wacht.html")
def wacht(wie: str, op: str) -> dict[str, Any]:
    """This function will say who waits for whom; "u" is the reader."""
    return {"wie": wie, "op": op}


@register.inclusion_tag("onderdelen/taak.html")
def taak(beeld: Any) -> dict[str, Any]:
    """This function will draw one row of a work list from a Taakbeeld; put it in <ul class="taken">."""
    return {"t": beeld}


@register.inclusion_tag("onderdelen/taakgroep.html")
def taakgroep(
    kop: str, taken: Sequence[Any], toelichting: str = "", id: str = "", gevaar: bool = False
) -> dict[str, Any]:
    """This function will draw a group of tasks with its heading."""
    return {"kop": kop, "taken": taken, "toelichting": toelichting, "id": id or "groep", "gevaar": gevaar}


@register.inclusion_tag("onderdelen/knop.html")
def knop(
    tekst: str,
    soort: str = "secondary-action",
    *,
    url: str = "",
    icoon: str = "",
    reden: str = "",
    toets: str = "",
    **rest: Any,
) -> dict[str, Any]:
    """
    This function will draw a button, or a link that looks like one when `url` is given.

    soort: primary-action, secondary-action, rustig, subtle, gevaar. With `reden` it is greyed and says why below it.
    A button sends the form that it stands in, as buttons do.
    rest: type, naam, waarde, id, formulier (id of the form it sends), breed, bezig, verborgen (text for the ear only).
    """
    return {"tekst": tekst, "soort": soort, "url": url, "icoon": icoon, "reden": reden, "toets": toets, "r": rest}


@register.simple_block_tag(end_name="eindkaart")
def kaart(
    content: SafeString,
    kop: str = "",
    *,
    id: str = "",
    bij: str = "",
    link: str = "",
    link_url: str = "",
    klasse: str = "",
    niveau: int = 2,
) -> SafeString:
    """This function will draw a card with a heading, a small text or a link at the right, and what stands between."""
    waarden = {"kop": kop, "id": id, "bij": bij, "link": link, "link_url": link_url, "klasse": klasse}
    return _draw("kaart", inhoud=content, niveau=niveau, **waarden)


@register.simple_block_tag(end_name="einduitklap")
def uitklap(content: SafeString, kop: str, open: bool = False, id: str = "") -> SafeString:
    """This function will draw an accordion (details) around what stands between; a fault in it opens it."""
    return _draw("uitklap", inhoud=content, kop=kop, open=open or FOUT_ERIN in content, id=id)


@register.simple_block_tag(end_name="eindherkend")
def herkend(content: SafeString, kop: str, toelichting: str = "", id: str = "herkend") -> SafeString:
    """This function will draw the card of what is already known; it speaks up politely when it changes."""
    return _draw("herkend", inhoud=content, kop=kop, toelichting=toelichting, id=id)


@register.simple_block_tag(end_name="eindvoorstel")
def voorstel(content: SafeString, beeld: Voorstelbeeld, id: str = "voorstel") -> SafeString:
    """This function will draw a computed proposal; what stands between are the ways to choose."""
    return _draw("voorstel", inhoud=content, v=beeld, id=id)


@register.inclusion_tag("onderdelen/feiten.html")
def feiten(lijst: Sequence[Feit]) -> dict[str, Any]:
    """This function will list facts, each with sign and source."""
    return {"feiten": lijst}


@register.inclusion_tag("onderdelen/begrip.html")
def begrip(beeld: Any) -> dict[str, Any]:
    """This function will draw what a word means, and side by side how parties read it differently (Begripbeeld)."""
    return {"b": beeld}


@register.inclusion_tag("onderdelen/tijdlijn.html")
def tijdlijn(regels: Sequence[Tijdlijnregel]) -> dict[str, Any]:
    """This function will draw a timeline, newest first as given."""
    return {"regels": regels}


@register.inclusion_tag("onderdelen/stamboom.html")
def stamboom(boom: Stamboom) -> dict[str, Any]:
    """This function will draw a family tree with the same persons as a list below it."""
    return {"svg": stamboom_beeld.draw(boom), "regels": lees_als_lijst(boom), "breed": len(boom.figuren) > 4}


@register.inclusion_tag("onderdelen/tijdbalk.html")
def tijdbalk(balk: Tijdbalk, beurten: Sequence[Beurt] = ()) -> dict[str, Any]:
    """This function will draw a relay bar with the same turns as a list below it; a phone shows the list only."""
    return {"svg": draw_tijdbalk(balk), "beurten": beurten}


@register.inclusion_tag("onderdelen/schaal.html")
def schaal(beeld: Schaalbeeld) -> dict[str, Any]:
    """This function will draw figures from 0 to 10 for each participant, with the same as a list for a phone."""
    return {"svg": draw_schaal(beeld), "beeld": beeld}


@register.inclusion_tag("onderdelen/stappen.html")
def stappen(lijst: Sequence[Stap]) -> dict[str, Any]:
    """This function will draw the steps of a fixed path."""
    return {"stappen": lijst}


@register.inclusion_tag("onderdelen/tweeklok.html")
def tweeklok(beeld: Tweeklokbeeld) -> dict[str, Any]:
    """This function will draw one clock for two sides."""
    return {"k": beeld}


@register.inclusion_tag("onderdelen/gegevens.html")
def gegevens(rijen: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """This function will draw a list of terms and values (data-list); empty values are left out."""
    return {"rijen": [(term, waarde) for term, waarde in rijen if waarde not in (None, "")]}


@register.inclusion_tag("onderdelen/tabel.html")
def tabel(beeld: Tabelbeeld, smal: bool = True) -> dict[str, Any]:
    """This function will draw a small table that becomes a list on a phone."""
    rijen = [[(kop, cel, n in beeld.getal) for n, (kop, cel) in enumerate(zip(beeld.koppen, rij, strict=True))]
             for rij in beeld.rijen]  # fmt: skip
    koppen = [(kop, n in beeld.getal) for n, kop in enumerate(beeld.koppen)]
    return {"koppen": koppen, "rijen": rijen, "bijschrift": beeld.bijschrift, "smal": smal}


@register.inclusion_tag("onderdelen/leeg.html")
def leeg(tekst: str, toelichting: str = "") -> dict[str, Any]:
    """This function will say that nothing waits, and since when; what is not there yet gets no tick."""
    is_nog_niet = " nog " in f" {tekst} ".lower()
    return {"tekst": tekst, "toelichting": toelichting, "icoon": "info" if is_nog_niet else "vink-rond"}


@register.inclusion_tag("onderdelen/nog_niets.html")
def nog_niets(tekst: str, toelichting: str = "") -> dict[str, Any]:
    """This function will say that something is not there yet: no green sign, for that is no good news."""
    return {"tekst": tekst, "toelichting": toelichting}


@register.inclusion_tag("onderdelen/opgeslagen.html")
def opgeslagen(tekst: str, stand: str = "klaar", id: str = "") -> dict[str, Any]:
    """This function will show whether work is saved; stand: klaar, bezig, weg. The id is what concept.js writes to."""
    return {"tekst": tekst, "stand": stand, "icoon": OPGESLAGEN_ICOON[stand], "id": id}


@register.inclusion_tag("onderdelen/bereikbaar.html")
def bereikbaar(diensten: Sequence[Any], tot: str = "", icoon: str = "telefoon") -> dict[str, Any]:
    """This function will draw who can be called now (Dienstbeeld)."""
    return {"diensten": diensten, "tot": tot, "icoon": icoon}


@register.inclusion_tag("onderdelen/kruimelpad.html")
def kruimelpad(*delen: str) -> dict[str, Any]:
    """This function will draw where we are: label, url, label, url, ... and last the label of this page."""
    paren = list(zip(delen[0::2], delen[1::2], strict=False))
    return {"paren": paren, "hier": delen[-1] if len(delen) % 2 else ""}


@register.inclusion_tag("onderdelen/kruimelpad.html")
def kruimelpad_van(delen: Sequence[str], hier: str) -> dict[str, Any]:
    """This function will draw where we are from a list: label, url, label, url, ... and the label of this page."""
    return {"paren": list(zip(delen[0::2], delen[1::2], strict=False)), "hier": hier}


@register.inclusion_tag("onderdelen/volgende_stap.html", takes_context=True)
def volgende_stap(context: template.Context, beeld: Any) -> dict[str, Any]:
    """This function will draw the one next step (VolgendeStap); nothing when there is none."""
    return {"s": beeld, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("onderdelen/volgende_stap.html")
def formulierstap(formulier: str, wat: str, knop: str, icoon: str = "", gevaar: bool = False) -> dict[str, Any]:
    """This function will draw the next step of a page with one form (its id): the same button, at its own place."""
    return {"s": VolgendeStap(wat, knop, icoon=icoon, toets="Ctrl ↵", formulier=formulier, gevaar=gevaar)}


@register.inclusion_tag("onderdelen/afgeschermd.html")
def afgeschermd(kop: str, tekst: str) -> dict[str, Any]:
    """This function will say what is not shown and why; only for a reader who may know that it exists."""
    return {"kop": kop, "tekst": tekst}


@register.inclusion_tag("onderdelen/ontvangst.html")
def ontvangst(nummer: str, toelichting: str = "", kop: str = "") -> dict[str, Any]:
    """This function will draw a receipt with its number in large signs."""
    return {"nummer": nummer, "toelichting": toelichting, "kop": kop or _("Ontvangstbewijs")}


@register.inclusion_tag("onderdelen/voortgang.html")
def voortgang(waarde: int, geheel: int, tekst: str, id: str = "voortgang") -> dict[str, Any]:
    """This function will draw how far long work is, in words and as a bar."""
    return {"waarde": waarde, "geheel": max(geheel, 1), "tekst": tekst, "id": id}


@register.inclusion_tag("onderdelen/bladeren.html")
def bladeren(tekst: str, vorige_url: str = "", volgende_url: str = "") -> dict[str, Any]:
    """This function will draw the way to the previous and next part of a list."""
    return {"tekst": tekst, "vorige_url": vorige_url, "volgende_url": volgende_url}


@register.inclusion_tag("onderdelen/tabs.html")
def tabs(delen: Sequence[tuple[str, str, bool]], label: str) -> dict[str, Any]:
    """This function will draw tabs as links: (label, url, current)."""
    return {"delen": delen, "label": label}


@register.inclusion_tag("onderdelen/veld.html")
def veld(
    veld: BoundField,
    *,
    toets: str = "",
    rijen: int | None = None,
    klasse: str = "",
    icoon: str = "",
    nummer: str | int = "",
    bron: str = "",
    onder: bool = False,
    optioneel: bool = True,
) -> dict[str, Any]:
    """
    This function will draw one field of a form: label, description, error, field.

    onder: choices below each other; optioneel: say "(niet verplicht)" where that is so; rijen: height of a textarea;
    klasse: on the field or the fieldset of choices; icoon, nummer: before the label; bron: where the answer is from.
    """
    beeld = veldbeeld(veld, toets=toets, rijen=rijen, klasse=klasse)
    zeg_optioneel = optioneel and not beeld.verplicht
    waarden = {"klasse": klasse, "icoon": icoon, "nummer": nummer, "bron": bron, "onder": onder}
    return {"v": beeld, "verborgen": veld.is_hidden, "optioneel": zeg_optioneel, **waarden}


@register.inclusion_tag("onderdelen/form_fouten.html")
def form_fouten(form: BaseForm, rijen: Sequence[BaseForm] | None = None, rijnaam: str = "") -> dict[str, Any]:
    """This function will list all faults of a form, and of its rows, with links to their fields; else nothing."""
    regels = foutregels(form) if rijen is None else foutregels_met_plek(form, rijen, rijnaam)
    kop = getattr(form, "fouten_kop", "")
    return {"regels": regels if form.is_bound else [], "botst": getattr(form, "botst", False), "kop": kop}


@register.inclusion_tag("onderdelen/botsing.html")
def botsing(form: BaseForm) -> dict[str, Any]:
    """This function will say who was first, and show what was typed on a page where its fields stand no longer."""
    return {"regels": [regel.tekst for regel in foutregels(form)], "getypt": getypt(form)}


@register.simple_tag(takes_context=True)
def geweigerd(context: template.Context) -> str:
    """This function will name the draft that a page answers with its faults: what was sent, and not taken in."""
    verzoek = context.get("request")
    return str(verzoek.POST.get("concept-nummer", "")) if verzoek is not None and verzoek.method == "POST" else ""
