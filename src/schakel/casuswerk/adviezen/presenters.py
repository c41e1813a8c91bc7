"""What do the screens of advice say?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.casuswerk.adviezen.models import Advies
from schakel.casuswerk.adviezen.rules import AdviesStatus
from schakel.casuswerk.adviezen.rules.nummer import number_of
from schakel.toolkit import taal
from schakel.toolkit.beelden import VolgendeStap


@dataclass(frozen=True, slots=True)
class Adviesbeeld:
    """One advies on a page."""

    titel: str
    tekst: str
    gegeven_advies: str
    gegevens: Sequence[tuple[str, str]]
    omgezet: str
    vervangen: str
    melding_url: str
    melding_naam: str


@dataclass(frozen=True, slots=True)
class Adviesregel:
    """One advies in a list."""

    url: str
    tijd: str
    tekst: str


def next_step() -> VolgendeStap:
    """Return the one thing to do on the sheet."""
    return VolgendeStap(_("Leg het advies vast"), _("Bewaar"), formulier="advies", toets="Ctrl ↵")


def latest(adviezen: Sequence[Advies], nu: datetime) -> list[Adviesregel]:
    """Draw what this team advised lately."""
    return [
        Adviesregel(
            reverse("adviezen:advies", args=[advies.publiek_id]),
            taal.kort_moment(advies.gegeven_op, nu),
            shorten(advies.tekst or advies.gegeven_advies, 90, placeholder=" …"),
        )
        for advies in adviezen
    ]


def _melding(advies: Advies) -> tuple[str, str]:
    """Return where the melding stands that this advies became or began as, and how the link reads."""
    wijst = advies.melding or advies.uit_melding
    if wijst is None:
        return "", ""
    # By its address: a melding stands above an advies, and guards itself.
    return f"/meldingen/{wijst}", _("Lees de melding") if advies.melding else _("Lees de melding waarmee het begon")


def advies_page(
    advies: Advies, keuzes: Mapping[str, Sequence[tuple[str, str]]], *, omgezet_door: str = ""
) -> Adviesbeeld:
    """Draw one advies."""
    wie = dict(keuzes.get("hoedanigheid", ())) | dict(keuzes.get("rol_melder_2019", ()))
    waar = dict(keuzes.get("aanleiding", ())) | dict(keuzes.get("vorm_2019", ()))
    waarover = dict(keuzes.get("adviesredenen", ()))
    omgezet = ""
    url, naam = _melding(advies)
    if advies.status == AdviesStatus.OMGEZET and advies.omgezet_op:
        omgezet = _("Omgezet in een melding door %(wie)s, %(op)s. Reden: %(reden)s") % {
            "wie": omgezet_door or _("een collega"),
            "op": taal.tijdstip(advies.omgezet_op),
            "reden": advies.omgezet_reden,
        }
    return Adviesbeeld(
        titel=_("Advies van %(op)s") % {"op": taal.datum(advies.gegeven_op)},
        tekst=advies.tekst,
        gegeven_advies=advies.gegeven_advies,
        gegevens=[
            (_("Nummer voor de vrager"), number_of(advies.publiek_id)),
            (_("Gegeven op"), taal.tijdstip(advies.gegeven_op)),
            (_("Ingevoerd op"), taal.tijdstip(advies.ingevoerd_op)),
            (_("Vrager"), wie.get(advies.hoedanigheid, advies.hoedanigheid)),
            (_("Zorgen over"), _about(waar, [*advies.aanleidingen, *advies.vormen])),
            (_("Vraag"), waarover.get(advies.reden, advies.reden)),
            (_("Herkomst"), _("begonnen als melding") if advies.uit_melding else ""),
        ],
        omgezet=omgezet,
        vervangen=_("Namen of nummers zijn uit de tekst gehaald.") if advies.vervangen else "",
        melding_url=url,
        melding_naam=naam,
    )


def _about(namen: Mapping[str, str], codes: Sequence[str]) -> str:
    """Name each code once; a code of a list that was not yet valid that day is written as words."""
    return ", ".join(dict.fromkeys(namen.get(code, code.replace("_", " ")) for code in codes))
