"""How does the well-being of a child read: its moments, and a line for each answer of each who answered?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.basis.vragenlijsten.queries import definitie_van
from schakel.basis.vragenlijsten.rules import AntwoordSoort
from schakel.casuswerk.kinderen.models import Welzijnsmeting
from schakel.casuswerk.kinderen.queries.kind import Kindzicht
from schakel.casuswerk.kinderen.queries.lezen import Inhoud
from schakel.casuswerk.kinderen.rules.verhalen import text
from schakel.casuswerk.kinderen.rules.welzijn import ONGEPLAND, Invuller, MetingStatus
from schakel.toolkit import taal
from schakel.toolkit.tekeningen.schaalcijfers import Punt, draw_trend

INVULLERS: Mapping[str, Any] = {
    Invuller.KIND: gettext_lazy("het kind zelf"),
    Invuller.OUDER: gettext_lazy("een ouder"),
    Invuller.ANDER: gettext_lazy("iemand anders, zoals de leerkracht"),
}


@dataclass(frozen=True, slots=True)
class Lijn:
    """How one answer went, of one who answered."""

    vraag: str
    svg: str
    rijen: Sequence[tuple[str, int]]


def moment_name(rij: Welzijnsmeting) -> str:
    """Return how a moment of measuring is called."""
    if rij.maanden == ONGEPLAND:
        return _("Tussendoor")
    return _("Bij het begin") if rij.maanden == 0 else _("Na %(n)s maanden") % {"n": rij.maanden}


def present_moment(rij: Welzijnsmeting, inhoud: Inhoud, vandaag: date) -> dict[str, Any]:
    """Draw one moment at which is asked how a child is doing."""
    naam = moment_name(rij)
    if rij.status == MetingStatus.GEDAAN and rij.op:
        wie = INVULLERS.get(rij.invuller, "")
        bij = _("ingevuld op %(op)s door %(wie)s") % {"op": taal.datum(rij.op), "wie": wie}
        return {"naam": naam, "bij": bij, "soort": "veilig", "stand": _("Gedaan"), "url": "",
                "woorden": _spoken(rij, inhoud)}  # fmt: skip
    if rij.status == MetingStatus.VERVALLEN:
        return {"naam": naam, "bij": text(inhoud, "reden"), "soort": "neutraal", "stand": _("Vervallen"), "url": ""}
    laat = rij.gepland_op < vandaag
    bij = _("uiterlijk %(op)s") % {"op": taal.datum(rij.gepland_op)}
    soort, stand = ("let-op", _("Te laat")) if laat else ("accent", _("Gepland"))
    return {"naam": naam, "bij": bij, "soort": soort, "stand": stand,
            "url": reverse("kinderen:welzijn", args=[rij.publiek_id])}  # fmt: skip


def _spoken(rij: Welzijnsmeting, inhoud: Inhoud) -> str:
    antwoorden = inhoud.get("antwoorden")
    if rij.vragenlijst is None or not isinstance(antwoorden, dict):
        return ""
    vragen = [v for blok in definitie_van(rij.vragenlijst).blokken for v in blok.vragen]
    return " ".join(str(antwoorden.get(v.code) or "") for v in vragen if v.soort is AntwoordSoort.TEKST).strip()


def lines_of(zicht: Kindzicht) -> list[tuple[str, list[Lijn]]]:
    """Return for each who answered how each answer went, all on the same time and the whole scale; never a mean."""
    gedaan = [(rij, inhoud) for rij, inhoud in zicht.metingen if rij.status == MetingStatus.GEDAAN and rij.vragenlijst]
    groepen = []
    for wie in Invuller:
        reeksen: dict[str, list[tuple[date, int]]] = {}
        for rij, inhoud in sorted(gedaan, key=lambda een: (een[0].op or date.min, een[0].pk)):
            if rij.invuller == wie.value:
                _collect(rij, inhoud, reeksen)
        if reeksen:
            groepen.append((str(INVULLERS[wie]), [_line(vraag, reeks) for vraag, reeks in reeksen.items()]))
    return groepen


def _collect(rij: Welzijnsmeting, inhoud: Inhoud, reeksen: dict[str, list[tuple[date, int]]]) -> None:
    antwoorden = inhoud.get("antwoorden")
    if rij.vragenlijst is None or rij.op is None or not isinstance(antwoorden, dict):
        return
    for blok in definitie_van(rij.vragenlijst).blokken:
        for vraag in blok.vragen:
            cijfer = antwoorden.get(vraag.code)
            # The drawing has a scale of 0 to 10; a list of another scale is shown in its own words only.
            if vraag.soort is AntwoordSoort.SCHAAL and isinstance(cijfer, int) and (vraag.van, vraag.tot) == (0, 10):
                reeksen.setdefault(vraag.tekst, []).append((rij.op, cijfer))


def _line(vraag: str, reeks: Sequence[tuple[date, int]]) -> Lijn:
    lengte = (reeks[-1][0] - reeks[0][0]).days or 1
    punten = [Punt((op - reeks[0][0]).days / lengte, cijfer, taal.datum(op).rsplit(" ", 1)[0]) for op, cijfer in reeks]
    return Lijn(vraag, draw_trend(punten, naam=vraag), [(taal.datum(op), cijfer) for op, cijfer in reeks])
