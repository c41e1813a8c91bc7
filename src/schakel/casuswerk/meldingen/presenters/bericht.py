"""How does the message of a machine read, in words of people?  What nobody knows by name is shown as it came."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lui

from schakel.casuswerk.meldingen.presenters.woorden import ACUUTWOORDEN, ROLWOORDEN
from schakel.casuswerk.meldingen.rules import SOORTWOORDEN, Acuut, Berichtsoort
from schakel.casuswerk.personen.rules import PersoonRol
from schakel.toolkit import taal

# The parts of a message in the order in which people read them; what is not here, follows under its own name.
NAMEN: Mapping[str, Any] = {
    "soort": lui("Soort"),
    "toelichting": lui("Toelichting"),
    "gebeurdOp": lui("Gebeurd op"),
    "acuut": lui("Direct gevaar"),
    "vormen": lui("Vormen"),
    "waar": lui("Waar"),
    "betrokkenen": lui("Om wie het gaat"),
    "functionaris": lui("Wie het schreef"),
    "kenmerk": lui("Kenmerk"),
}
# What a person, a place or an officer is said to have; the first of these need no word before them.
KAAL = ("naam", "roepnaam", "tussenvoegsel", "achternaam", "omschrijving", "postcode", "straat", "eenheid")
WOORDEN: Mapping[str, Any] = {
    "huisnummer": lui("nummer"),
    "geboortedatum": lui("geboren"),
    "leeftijd": lui("leeftijd"),
    "telefoon": lui("telefoon"),
}


def parts(ruw: str) -> dict[str, tuple[str, str]]:
    """Return of each part of a message its name in words and what it says; nothing when it is no message."""
    try:
        gelezen = json.loads(ruw)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(gelezen, dict):
        return {}
    namen = [n for n in NAMEN if n in gelezen] + sorted(n for n in gelezen if n not in NAMEN)
    return {naam: (str(NAMEN.get(naam, naam)), _part(naam, gelezen[naam])) for naam in namen}


def _part(naam: str, waarde: Any) -> str:
    eigen = ZEGGEN.get(naam)
    try:
        return eigen(waarde) if eigen is not None else _say(waarde)
    except (ValueError, TypeError, KeyError):
        # A word that we do not know is shown as it came: what was sent may not be lost by how it is shown.
        return _say(waarde)


def _people(waarde: Any) -> str:
    mensen = waarde if isinstance(waarde, list) else [waarde]
    return "\n".join(_person(mens) if isinstance(mens, dict) else _say(mens) for mens in mensen)


def _person(mens: Mapping[str, Any]) -> str:
    rol, rest = mens.get("rol"), {naam: deel for naam, deel in mens.items() if naam != "rol"}
    bekend = isinstance(rol, str) and rol in PersoonRol.__members__
    kop = str(ROLWOORDEN[PersoonRol[rol]]) if bekend and rol else _say(rol) if rol else ""
    return ": ".join(deel for deel in (kop[:1].upper() + kop[1:], _words(rest)) if deel)


def _words(delen: Mapping[str, Any]) -> str:
    naam = " ".join(_say(delen[n]) for n in KAAL if delen.get(n))
    rest = [f"{WOORDEN.get(n, n)} {_detail(n, deel)}" for n, deel in delen.items() if n not in KAAL]
    return ", ".join(deel for deel in (naam, *rest) if deel)


def _detail(naam: str, waarde: Any) -> str:
    if naam == "geboortedatum" and isinstance(waarde, str):
        try:
            return taal.datum(date.fromisoformat(waarde))
        except ValueError:
            return waarde
    return _say(waarde)


def _moment(waarde: Any) -> str:
    return taal.tijdstip(datetime.fromisoformat(waarde))


ZEGGEN: Mapping[str, Callable[[Any], str]] = {
    "soort": lambda w: str(SOORTWOORDEN[Berichtsoort(w)]),
    "acuut": lambda w: str(ACUUTWOORDEN[Acuut(w)]),
    "gebeurdOp": _moment,
    "waar": lambda w: _words(w) if isinstance(w, dict) else _say(w),
    "functionaris": lambda w: _words(w) if isinstance(w, dict) else _say(w),
    "betrokkenen": _people,
}


def _say(waarde: Any) -> str:
    if isinstance(waarde, dict):
        return "; ".join(f"{naam}: {_say(deel)}" for naam, deel in waarde.items())
    if isinstance(waarde, list):
        return "\n".join(_say(deel) for deel in waarde)
    if isinstance(waarde, bool) or waarde is None:
        return {True: _("ja"), False: _("nee"), None: _("leeg")}[waarde]
    return str(waarde)
