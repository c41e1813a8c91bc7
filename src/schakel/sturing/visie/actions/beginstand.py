"""With which work does a vision begin?  Rows of a file that are not there yet; what people changed, stays theirs."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

from django.db import models

from schakel.kernel.errors import InvalidInput
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import begin_van_dag
from schakel.sturing.visie.models import (
    Actie,
    Bevinding,
    Focuspunt,
    Geldstroom,
    Pilot,
    Raadsvraag,
    Regiovisie,
    Taak,
    Taakdeel,
    Toets,
    Uitrol,
    Uitrolstand,
    Voorziening,
)
from schakel.sturing.visie.rules.definitie import Ruw, day_of, number_of, rows_of, text_of

Lezer: TypeAlias = Callable[[Handeling, Ruw], dict[str, Any]]


def load_work(handeling: Handeling, *, visie: Regiovisie, ruw: Ruw) -> None:
    """This function will add the rows of the file that the vision has not yet; by their code."""
    for veld, (model, lees) in SOORTEN.items():
        for rij in rows_of(ruw, veld):
            _add(handeling, visie, model, lees, rij)
    for rij in rows_of(ruw, "acties"):
        _add_action(visie, rij)


def _add(handeling: Handeling, visie: Regiovisie, model: type[models.Model], lees: Lezer, ruw: Ruw) -> None:
    gemaakt, nieuw = model._default_manager.get_or_create(
        visie=visie, code=_code(ruw), defaults={"bron": text_of(ruw, "bron"), **lees(handeling, ruw)}
    )
    if nieuw and isinstance(gemaakt, Voorziening):
        _add_verdicts(handeling, gemaakt, ruw)
    elif nieuw and isinstance(gemaakt, Taak):
        _add_parts(gemaakt, ruw)
    elif nieuw and isinstance(gemaakt, Uitrol):
        Uitrolstand.objects.bulk_create(
            Uitrolstand(uitrol=gemaakt, op=_day(s, "op"), actief=int(text_of(s, "actief")), bron=text_of(s, "bron"))
            for s in rows_of(ruw, "standen")
        )


def _add_verdicts(handeling: Handeling, voorziening: Voorziening, ruw: Ruw) -> None:
    Toets.objects.bulk_create(
        Toets(
            voorziening=voorziening,
            uitgangspunt=int(text_of(t, "uitgangspunt")),
            oordeel=text_of(t, "oordeel").upper(),
            reden=text_of(t, "reden"),
            op=handeling.moment,
        )
        for t in rows_of(ruw, "toetsen")
    )


def _add_parts(taak: Taak, ruw: Ruw) -> None:
    Taakdeel.objects.bulk_create(
        Taakdeel(
            taak=taak,
            soort=text_of(d, "soort").upper(),
            partij=text_of(d, "partij"),
            verwacht=text_of(d, "verwacht"),
            budget=number_of(d, "budget"),
            stand=text_of(d, "stand").upper() or "NIET_BEGONNEN",
        )
        for d in rows_of(ruw, "delen")
    )


def _add_action(visie: Regiovisie, ruw: Ruw) -> None:
    focuspunt = Focuspunt.objects.filter(visie=visie, code=text_of(ruw, "focuspunt")).first()
    if focuspunt is None:
        raise InvalidInput({"acties": [f"Focuspunt ‘{text_of(ruw, 'focuspunt')}’ bestaat niet."]})
    Actie.objects.get_or_create(
        visie=visie,
        code=_code(ruw),
        defaults={
            "focuspunt": focuspunt,
            "nummer": _number(ruw, "nummer"),
            "titel": text_of(ruw, "titel"),
            "eigenaar": text_of(ruw, "eigenaar"),
            "begin": _day(ruw, "begin"),
            "termijn": _day(ruw, "termijn"),
            "status": text_of(ruw, "status").upper() or "OPEN",
            "indicator": text_of(ruw, "indicator"),
            "bron": text_of(ruw, "bron"),
        },
    )


def _arrangement(handeling: Handeling, ruw: Ruw) -> dict[str, Any]:
    return {"naam": text_of(ruw, "naam"), "wie": text_of(ruw, "wie"), "fasen": _words(ruw, "fasen")}


def _task(handeling: Handeling, ruw: Ruw) -> dict[str, Any]:
    return {
        "titel": text_of(ruw, "titel"),
        "uitgangspunt": int(text_of(ruw, "uitgangspunt")),
        "prioriteit": _number(ruw, "prioriteit"),
        "eigenaar": text_of(ruw, "eigenaar"),
        "volgende_stap": text_of(ruw, "volgende_stap"),
        "voor": day_of(ruw, "voor"),
    }


def _money(handeling: Handeling, ruw: Ruw) -> dict[str, Any]:
    return {
        "naam": text_of(ruw, "naam"),
        "doel": text_of(ruw, "doel"),
        "uitgangspunt": _number(ruw, "uitgangspunt"),
        "ontvangen": number_of(ruw, "ontvangen"),
        "besteed": number_of(ruw, "besteed"),
        "bereik": text_of(ruw, "bereik"),
    }


def _finding(handeling: Handeling, ruw: Ruw) -> dict[str, Any]:
    return {
        "wie": text_of(ruw, "wie"),
        "op": _day(ruw, "op"),
        "tekst": text_of(ruw, "tekst"),
        "uitgangspunt": _number(ruw, "uitgangspunt"),
        "antwoord": text_of(ruw, "antwoord"),
        "actie": text_of(ruw, "actie"),
        "uiterlijk": day_of(ruw, "uiterlijk"),
    }


def _pilot(handeling: Handeling, ruw: Ruw) -> dict[str, Any]:
    return {
        "naam": text_of(ruw, "naam"),
        "focus": text_of(ruw, "focus"),
        "plaats": text_of(ruw, "plaats"),
        "uitgangspunt": _number(ruw, "uitgangspunt"),
        "van": _day(ruw, "van"),
        "tot": day_of(ruw, "tot"),
        "leervragen": _words(ruw, "leervragen"),
        "maten": _words(ruw, "maten"),
        "eigenaar": text_of(ruw, "eigenaar"),
    }


def _rollout(handeling: Handeling, ruw: Ruw) -> dict[str, Any]:
    return {
        "naam": text_of(ruw, "naam"),
        "waar": text_of(ruw, "waar"),
        "uitgangspunt": _number(ruw, "uitgangspunt"),
        "gepland": int(text_of(ruw, "gepland")),
    }


def _focus(handeling: Handeling, ruw: Ruw) -> dict[str, Any]:
    op = day_of(ruw, "op")
    return {
        "uitgangspunt": int(text_of(ruw, "uitgangspunt")),
        "tekst": text_of(ruw, "tekst"),
        "vastgelegd_op": begin_van_dag(op) if op else handeling.moment,
    }


def _question(handeling: Handeling, ruw: Ruw) -> dict[str, Any]:
    return {
        "soort": text_of(ruw, "soort").upper(),
        "nummer": text_of(ruw, "nummer"),
        "titel": text_of(ruw, "titel"),
        "orgaan": text_of(ruw, "orgaan"),
        "op": day_of(ruw, "op"),
        "uitgangspunt": _number(ruw, "uitgangspunt"),
        "eigenaar": text_of(ruw, "eigenaar"),
        "uiterlijk": day_of(ruw, "uiterlijk"),
        "antwoord": text_of(ruw, "antwoord"),
    }


SOORTEN: dict[str, tuple[type[models.Model], Lezer]] = {
    "voorzieningen": (Voorziening, _arrangement),
    "taken": (Taak, _task),
    "geld": (Geldstroom, _money),
    "bevindingen": (Bevinding, _finding),
    "pilots": (Pilot, _pilot),
    "uitrol": (Uitrol, _rollout),
    "focuspunten": (Focuspunt, _focus),
    "raadsvragen": (Raadsvraag, _question),
}


def _code(ruw: Ruw) -> str:
    code = text_of(ruw, "code")
    if not code:
        raise InvalidInput({"code": ["Geef elke rij van de beginstand een code."]})
    return code


def _number(ruw: Ruw, veld: str) -> int | None:
    tekst = text_of(ruw, veld)
    return int(tekst) if tekst else None


def _day(ruw: Ruw, veld: str) -> date:
    dag = day_of(ruw, veld)
    if dag is None:
        raise InvalidInput({veld: [f"Vul `{veld}` in."]})
    return dag


def _words(ruw: Ruw, veld: str) -> list[str]:
    lijst = ruw.get(veld)
    return [str(deel) for deel in lijst] if isinstance(lijst, list | tuple) else []
