"""What stands in an evaluation: live while it is a draft, and as it was when it is frozen?"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.cijfers.rules import Periode
from schakel.sturing.visie.models import Actie, Bijdrage, Evaluatie, Evaluatiedeel, Focuspunt, Kleuroordeel
from schakel.sturing.visie.queries.indicatoren import Indicatorstand, standings_of
from schakel.sturing.visie.queries.kern import access_row, region_filter, text_of_version, today
from schakel.sturing.visie.queries.visie import municipalities_of
from schakel.sturing.visie.queries.werk import actions_of, focus_points
from schakel.sturing.visie.rules import brief
from schakel.sturing.visie.rules.definitie import Visietekst
from schakel.sturing.visie.rules.kleur import UITLEG, WOORDEN, Kleur
from schakel.sturing.visie.rules.standen import NAMEN, Actiestatus, Evaluatiestatus, Genodigdesoort


def evaluations(handeling: Handeling, *, ook_concept: bool) -> list[Evaluatie]:
    """Return the evaluations of the own region, the newest first; without drafts unless those are asked."""
    rijen = Evaluatie.objects.filter(region_filter(handeling, "versie__visie__regio")).select_related("versie__visie")
    if not ook_concept:
        rijen = rijen.filter(status=Evaluatiestatus.VASTGESTELD)
    return list(rijen.defer("papier", "inhoud").order_by("-van", "-pk"))


def access_evaluation(handeling: Handeling, *, publiek_id: UUID, ook_concept: bool) -> Evaluatie:
    """
    Return an evaluation.

    :raises NotFound: if there is none in the own region, or it is a draft that the reader may not see
    """
    rij = access_row(handeling, Evaluatie, publiek_id, "versie__visie")
    if rij.status != Evaluatiestatus.VASTGESTELD and not ook_concept:
        raise NotFound
    handeling.spoor.noteer("visie")
    return rij


def access_part(handeling: Handeling, *, publiek_id: UUID) -> Evaluatiedeel:
    """
    Return the text over one principle.

    :raises NotFound: if there is none in the own region
    """
    return access_row(handeling, Evaluatiedeel, publiek_id, "evaluatie__versie__visie")


def missing_for(handeling: Handeling, *, evaluatie: Evaluatie) -> list[str]:
    """Return in words what is still missing before the evaluation can be frozen."""
    punten = text_of_version(evaluatie.versie).uitgangspunten
    teksten = {d.uitgangspunt: d.tekst.strip() for d in evaluatie.delen.all()}
    kleuren = last_colours(handeling, evaluatie=evaluatie)
    weg = [_("tekst bij uitgangspunt %(n)d") % {"n": p.nummer} for p in punten if not teksten.get(p.nummer)]
    weg += [_("kleur bij uitgangspunt %(n)d") % {"n": p.nummer} for p in punten if p.nummer not in kleuren]
    velden = {
        "kenmerk": _("kenmerk"), "datum": _("datum"), "aan": _("geadresseerde"), "onderwerp": _("onderwerp"),
        "ondertekenaar": _("ondertekenaar"), "functie": _("functie van de ondertekenaar"), "brief": _("brief"),
    }  # fmt: skip
    weg += [naam for veld, naam in velden.items() if not getattr(evaluatie, veld)]
    rondes = list(evaluatie.rondes.all())
    if not rondes:
        weg.append(_("een ronde met professionals en ervaringsdeskundigen"))
    elif any(r.gesloten_op is None for r in rondes):
        weg.append(_("de ronde is nog open"))
    return weg


def last_colours(handeling: Handeling, *, evaluatie: Evaluatie) -> Mapping[int, Kleuroordeel]:
    """Return the last colour that people gave each principle over exactly the period of the evaluation."""
    rijen = Kleuroordeel.objects.filter(
        versie_id=evaluatie.versie_id, van=evaluatie.van, tot=evaluatie.tot
    ).select_related("door")
    return {rij.uitgangspunt: rij for rij in rijen.order_by("op", "pk")}


def read_evaluation(handeling: Handeling, *, evaluatie: Evaluatie) -> dict[str, Any]:
    """Return everything in an evaluation: as it was frozen, else as it is now."""
    if evaluatie.status == Evaluatiestatus.VASTGESTELD:
        gelezen: dict[str, Any] = json.loads(evaluatie.inhoud)
        return gelezen
    return content_of(handeling, evaluatie=evaluatie)


def content_of(handeling: Handeling, *, evaluatie: Evaluatie, vastgesteld_op: datetime | None = None) -> dict[str, Any]:
    """Return everything in an evaluation as plain values, as it is at this moment."""
    versie = evaluatie.versie
    tekst = text_of_version(versie)
    alle = municipalities_of(handeling, versie=versie)
    vijf = municipalities_of(handeling, versie=versie, evaluatie=True)
    velden = (
        "titel",
        "kenmerk",
        "ris",
        "aan",
        "onderwerp",
        "ondertekenaar",
        "functie",
        "contact",
        "brief",
        "inleiding",
    )
    return {
        **{veld: getattr(evaluatie, veld) for veld in velden},
        "datum": brief.day_words(evaluatie.datum) if evaluatie.datum else "",
        "visie": versie.visie.titel,
        "versie": versie.versie,
        "periode": brief.period_words(evaluatie.van, evaluatie.tot),
        "gemeenten": [g.naam for g in vijf],
        "gemeenten_visie": [g.naam for g in alle],
        "voorbeeld": versie.voorbeeld,
        "vastgesteld": brief.day_words(lokale_datum(vastgesteld_op)) if vastgesteld_op else "",
        "kleuren": [{"kleur": k.value, "woord": WOORDEN[k], "uitleg": UITLEG[k]} for k in Kleur],
        "delen": _parts(handeling, evaluatie, tekst),
        "acties": [_action(a) for a in actions_of(handeling, versie=versie) if a.status != Actiestatus.GESTOPT],
        "partners": [{"naam": p.naam, "soort": p.soort, "rol": p.rol} for p in tekst.partners],
        "ronde": comments_of(handeling, evaluatie=evaluatie),
    }


def comments_of(handeling: Handeling, *, evaluatie: Evaluatie) -> list[dict[str, Any]]:
    """Return the comments of every round with their answers; who did not want to be named is not."""
    rijen = Bijdrage.objects.filter(genodigde__ronde__evaluatie=evaluatie).select_related("genodigde")
    return [
        {
            "uitgangspunt": rij.uitgangspunt,
            "wie": rij.genodigde.naam if rij.met_naam else unnamed(rij.genodigde.soort),
            "tekst": rij.tekst,
            "antwoord": rij.antwoord,
        }
        for rij in rijen.order_by("uitgangspunt", "op", "pk")
    ]


def unnamed(soort: str) -> str:
    """Return how somebody is called who did not want to be named."""
    return {
        Genodigdesoort.PROFESSIONAL: _("Een professional"),
        Genodigdesoort.ERVARINGSDESKUNDIGE: _("Een ervaringsdeskundige"),
    }[Genodigdesoort(soort)]


def _parts(handeling: Handeling, evaluatie: Evaluatie, tekst: Visietekst) -> list[dict[str, Any]]:
    teksten = {d.uitgangspunt: d for d in evaluatie.delen.all()}
    kleuren = last_colours(handeling, evaluatie=evaluatie)
    focus: dict[int, list[Focuspunt]] = {}
    for rij in focus_points(handeling, versie=evaluatie.versie):
        if rij.afgesloten_op is None:
            focus.setdefault(rij.uitgangspunt, []).append(rij)
    periode = Periode(evaluatie.van, evaluatie.tot)
    delen = []
    for stand in standings_of(handeling, tekst=tekst, periode=periode):
        punt = stand.uitgangspunt
        deel, oordeel = teksten.get(punt.nummer), kleuren.get(punt.nummer)
        delen.append(
            {
                "id": str(deel.publiek_id) if deel else "",
                "nummer": punt.nummer,
                "titel": punt.titel,
                "tekst": deel.tekst if deel else "",
                **_colour(oordeel),
                "indicatoren": [_indicator(s) for s in stand.standen],
                "focuspunten": [f.tekst for f in focus.get(punt.nummer, ())],
            }
        )
    return delen


def _colour(oordeel: Kleuroordeel | None) -> dict[str, Any]:
    return {
        "kleur": oordeel.kleur if oordeel else "",
        "kleurwoord": WOORDEN[Kleur(oordeel.kleur)] if oordeel else "",
        "reden": oordeel.reden if oordeel else "",
        "constante_aandacht": bool(oordeel and oordeel.constante_aandacht),
        "voorstel": WOORDEN[Kleur(oordeel.voorstel)] if oordeel and oordeel.voorstel else "",
    }


def _indicator(stand: Indicatorstand) -> dict[str, Any]:
    maat, blad = stand.maat, stand.indicator
    return {
        "titel": blad.titel,
        "zin": stand.meting.zin,
        "gemeten": stand.meting.waarde is not None,
        "eenheid": maat.eenheid if maat else "",
        "omschrijving": maat.omschrijving if maat else "",
        "noemer": maat.noemer if maat else "",
        "van_tot": f"{maat.begin} – {maat.eind}" if maat else "",
        "doel": float(blad.doel) if blad.doel is not None else None,
        "voorbeeldnorm": blad.voorbeeld and blad.doel is not None,
        "reeks": [
            {
                "maand": c.periode.van.isoformat()[:7],
                "waarde": float(c.waarde) if c.waarde is not None else None,
                "tekst": c.tekst,
            }
            for c in stand.reeks
        ],
    }


def _action(actie: Actie) -> dict[str, Any]:
    return {
        "nummer": actie.nummer,
        "titel": actie.titel,
        "uitgangspunt": actie.focuspunt.uitgangspunt,
        "eigenaar": actie.eigenaar,
        "termijn": brief.day_words(actie.termijn),
        "stand": NAMEN[Actiestatus(actie.status)],
    }


def is_late(handeling: Handeling, *, actie: Actie) -> bool:
    """Answer whether the last day of an action has passed while it is to be done."""
    return actie.status in {Actiestatus.OPEN, Actiestatus.LOOPT} and actie.termijn < today(handeling)
