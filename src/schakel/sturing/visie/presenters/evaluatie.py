"""How does an evaluation read on the screen?  The same content as on paper."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.sturing.visie.models import Evaluatieronde
from schakel.sturing.visie.presenters.papier import figure_words, paragraphs
from schakel.sturing.visie.presenters.tekening import Punt, draw_points
from schakel.sturing.visie.presenters.uitgangspunten import present_colour
from schakel.sturing.visie.rules.brief import list_words
from schakel.sturing.visie.rules.standen import NAMEN, Evaluatiestatus
from schakel.toolkit import taal
from schakel.toolkit.beelden import Tabelbeeld


def present_evaluation(inhoud: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the page of an evaluation shows."""
    return {
        "e": inhoud,
        "kop": [
            (_("Aan"), inhoud["aan"]),
            (_("Datum"), inhoud["datum"]),
            (_("Ons kenmerk"), inhoud["kenmerk"]),
            (_("RIS-nummer"), inhoud["ris"]),
            (_("Contact"), inhoud["contact"]),
        ],
        "brief": paragraphs(inhoud["brief"]),
        "inleiding": paragraphs(inhoud["inleiding"]),
        "gebied": _("De visie is van %(aantal)d gemeenten. Deze evaluatie gaat over %(deel)s.")
        % {
            "aantal": len(inhoud["gemeenten_visie"]),
            "deel": list_words(inhoud["gemeenten"]),
        },
        "kleuren": [(*_colour(k["kleur"]), k["uitleg"]) for k in inhoud["kleuren"]],
        "delen": [_part(deel) for deel in inhoud["delen"]],
        "acties": _actions(inhoud),
        "partners": Tabelbeeld(
            koppen=[_("Naam"), _("Rol")],
            rijen=[[p["naam"], p["rol"]] for p in inhoud["partners"]],
            bijschrift=_("Ketenpartners"),
        ),
    }


def _colour(kleur: str) -> tuple[str, str, str]:
    beeld = present_colour(kleur)
    return beeld.soort, beeld.woord, beeld.icoon


def _part(deel: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **deel,
        "beeld": present_colour(deel["kleur"]) if deel["kleur"] else None,
        "anders": bool(deel["voorstel"]) and deel["voorstel"] != deel["kleurwoord"],
        "alineas": paragraphs(deel["tekst"]),
        "indicatoren": [_indicator(i) for i in deel["indicatoren"]],
    }


def _indicator(indicator: Mapping[str, Any]) -> dict[str, Any]:
    norm, bepaling = figure_words(indicator)
    punten = [Punt(date.fromisoformat(f"{p['maand']}-01"), p["waarde"], p["tekst"]) for p in indicator["reeks"]]
    return {
        "titel": indicator["titel"],
        "zin": indicator["zin"],
        "norm": norm,
        "bepaling": bepaling,
        "kop": _("%(titel)s als tabel") % indicator,
        "grafiek": draw_points(indicator["titel"], punten, doel=indicator["doel"]),
    }


def _actions(inhoud: Mapping[str, Any]) -> Tabelbeeld:
    return Tabelbeeld(
        koppen=[_("Actie"), _("Uitgangspunt"), _("Wie"), _("Voor"), _("Stand")],
        rijen=[
            [a["titel"], a["uitgangspunt"], a["eigenaar"] or _("nog niemand"), a["termijn"], a["stand"]]
            for a in inhoud["acties"]
        ],
        bijschrift=_("Actieplan"),
        getal=(1,),
    )


def present_state(status: str) -> tuple[str, str]:
    """Return the state of an evaluation as sign and word."""
    soort = {Evaluatiestatus.VASTGESTELD: "veilig", Evaluatiestatus.IN_RONDE: "accent"}
    code = Evaluatiestatus(status)
    return soort.get(code, "neutraal"), NAMEN[code]


def present_rounds(rondes: Sequence[Evaluatieronde]) -> list[tuple[str, str, str]]:
    """Return the rounds: what each is called, where it stands, and whether it is closed."""
    return [
        (
            _("Ronde tot en met %(dag)s") % {"dag": taal.datum(r.uiterlijk)},
            reverse("visie:ronde", args=[r.publiek_id]),
            _("gesloten op %(dag)s") % {"dag": taal.datum(r.gesloten_op)} if r.gesloten_op else _("open"),
        )
        for r in rondes
    ]
