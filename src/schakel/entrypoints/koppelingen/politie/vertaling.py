"""From a message of the police, as it comes, to a report: what is not understood is named, and holds nothing up."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from schakel.casuswerk.meldingen.rules import (
    LANGSTE_TOELICHTING,
    VORMEN,
    Aanleverdeur,
    Acuut,
    Berichtsoort,
    Betrokkene,
    Kanaal,
    Levering,
    Melder,
    MelderSoort,
    Meldingbericht,
    why_not_born,
    why_not_then,
)
from schakel.casuswerk.personen.rules import Adres, Geslacht, PersoonRol
from schakel.entrypoints.koppelingen.politie import vorm
from schakel.kernel.ids import normaliseer_bsn
from schakel.kernel.tijd import lokale_datum

KAPOT = "Dit is geen geldige JSON: het bericht is afgebroken of beschadigd."
ZONDER_KENMERK = "Het bericht heeft geen kenmerk."
ZONDER_TEKST = "Het bericht zegt niet wat er aan de hand is."
KENMERK_HOOGSTENS = 100
# The police is named unless a ground is recorded; the capacity is that of the list of 2015.
POLITIE = "01"
K = TypeVar("K", Berichtsoort, Acuut, PersoonRol, Geslacht)


def read(ruw: str, *, afzender: int, nu: datetime, deur: Aanleverdeur) -> Levering:
    """Return one message as it was delivered; one that cannot be read keeps its raw text and says why."""
    kaal = ruw.strip().replace("\x00", "")
    try:
        gelezen = json.loads(kaal)
    except (ValueError, RecursionError):
        return Levering(kenmerk="", afzender=afzender, ruw=kaal, ontvangen_op=nu, deur=deur, fouten=(KAPOT,))
    inhoud = vorm.in_own_words(
        gelezen if isinstance(gelezen, dict) else {}, vorm.shape_on(vorm.shapes(), lokale_datum(nu))
    )
    kenmerk, fouten = _text(inhoud.get("kenmerk"), KENMERK_HOOGSTENS), _faults(inhoud)
    bericht = None
    if not fouten:
        bericht, fouten = _report(inhoud, afzender, nu)
    return Levering(
        kenmerk=kenmerk,
        afzender=afzender,
        ruw=kaal,
        ontvangen_op=nu,
        deur=deur,
        soort=_choice(Berichtsoort, inhoud.get("soort"), Berichtsoort.ONBEKEND),
        bericht=bericht,
        fouten=tuple(fouten),
    )


def _faults(inhoud: Mapping[str, Any]) -> list[str]:
    """Return why nothing can be made of this message."""
    fouten = [] if _text(inhoud.get("kenmerk"), KENMERK_HOOGSTENS) else [ZONDER_KENMERK]
    return fouten if _text(inhoud.get("toelichting"), LANGSTE_TOELICHTING) else [*fouten, ZONDER_TEKST]


def _report(inhoud: Mapping[str, Any], afzender: int, nu: datetime) -> tuple[Meldingbericht, list[str]]:
    """Return the report, and what of the message was left out of it: the raw message still holds that."""
    over = [f"Niet gebruikt: {naam}." for naam in sorted(set(inhoud) - vorm.KENT["bericht"])]
    gebeurd, mensen = _moment(inhoud.get("gebeurdOp"), nu), _list(inhoud.get("betrokkenen"))
    if inhoud.get("gebeurdOp") and gebeurd is None:
        over.append("Niet gebruikt: gebeurdOp, want dat is geen moment dat geweest is.")
    vormen = [_text(v, 80) for v in _list(inhoud.get("vormen"))]
    over += [f"Niet gebruikt: de vorm {v}." for v in vormen if v not in VORMEN]
    bericht = Meldingbericht(
        # Replaced by the key of the delivery; a report cannot be without one.
        sleutel=Levering(kenmerk="-", afzender=afzender, ruw="", ontvangen_op=nu).sleutel,
        ontvangen_op=nu,
        kanaal=Kanaal.POLITIE,
        toelichting=_text(inhoud.get("toelichting"), LANGSTE_TOELICHTING),
        gebeurd_op=gebeurd,
        acuut=_choice(Acuut, inhoud.get("acuut"), Acuut.ONBEKEND),
        waar=_place(inhoud.get("waar")),
        betrokkenen=tuple(_person(mens, nu) for mens in mensen if isinstance(mens, dict)),
        melder=_reporter(inhoud.get("functionaris")),
        vormen=tuple(v for v in vormen if v in VORMEN),
        hoedanigheid=POLITIE,
    )
    return bericht, over


def _place(waarde: Any) -> Adres:
    w = waarde if isinstance(waarde, dict) else {}
    return Adres(
        postcode=_text(w.get("postcode"), 10),
        huisnummer=_text(w.get("huisnummer"), 6),
        toevoeging=_text(w.get("toevoeging"), 10),
        straat=_text(w.get("straat"), 120),
        plaats=_text(w.get("plaats"), 80),
    )


def _person(w: Mapping[str, Any], nu: datetime) -> Betrokkene:
    leeftijd = w.get("leeftijd")
    bsn = _text(w.get("bsn"), 20)
    return Betrokkene(
        rol=_choice(PersoonRol, w.get("rol"), PersoonRol.ONBEKEND).value,
        geboortedatum=_day(w.get("geboortedatum"), nu),
        leeftijd=leeftijd if isinstance(leeftijd, int) and 0 <= leeftijd < 120 else None,
        geslacht=_choice(Geslacht, w.get("geslacht"), Geslacht.ONBEKEND).value,
        bsn=bsn if normaliseer_bsn(bsn) else "",
        in_huishouden=w.get("inHuishouden") is not False,
        roepnaam=_text(w.get("roepnaam"), 80),
        voornamen=_text(w.get("voornamen"), 160),
        tussenvoegsel=_text(w.get("tussenvoegsel"), 40),
        achternaam=_text(w.get("achternaam"), 160),
        omschrijving=_text(w.get("omschrijving"), 120),
    )


def _reporter(waarde: Any) -> Melder:
    w = waarde if isinstance(waarde, dict) else {}
    return Melder(
        soort=MelderSoort.BEROEP,
        naam=_text(w.get("naam"), 120),
        telefoon=_text(w.get("telefoon"), 40),
        organisatie=_text(w.get("eenheid"), 160) or "politie",
        functie=_text(w.get("functie"), 120),
    )


def _text(waarde: Any, lengte: int) -> str:
    if isinstance(waarde, int) and not isinstance(waarde, bool):
        waarde = str(waarde)
    schoon = waarde.encode("utf-8", "replace").decode() if isinstance(waarde, str) else ""
    return schoon.strip()[:lengte]


def _list(waarde: Any) -> list[Any]:
    return waarde[:30] if isinstance(waarde, list) else []


def _choice(soort: type[K], waarde: Any, anders: K) -> K:
    try:
        return soort(waarde)
    except ValueError:
        return anders


def _moment(waarde: Any, nu: datetime) -> datetime | None:
    try:
        moment = datetime.fromisoformat(_text(waarde, 40))
    except ValueError:
        return None
    return None if moment.tzinfo is None or why_not_then(moment, nu) else moment


def _day(waarde: Any, nu: datetime) -> date | None:
    try:
        dag = date.fromisoformat(_text(waarde, 10))
    except ValueError:
        return None
    return None if why_not_born(dag, lokale_datum(nu)) else dag
