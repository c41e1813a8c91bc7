"""What does the line say on which both teams follow a household?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.casuswerk.monitoring.models import Controlemoment, Volgoverdracht
from schakel.casuswerk.monitoring.presenters import LIJNOORDELEN, state_of
from schakel.casuswerk.monitoring.queries import Bel, Volgzicht
from schakel.casuswerk.monitoring.rules import LICHT, NIEUWE_MELDING, Veiligheid, Vervolg
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal


@dataclass(frozen=True, slots=True)
class Lijnmoment:
    """One moment on the line, at the side of the team that asks."""

    dag: str
    wat: str
    team: str
    licht: bool
    url: str
    soort: str
    stand: str


@dataclass(frozen=True, slots=True)
class Maatstaf:
    """One bottom line with what was last found of it."""

    tekst: str
    soort: str
    oordeel: str
    icoon: str
    wanneer: str


@dataclass(frozen=True, slots=True)
class Belbeeld:
    """One ring of the bell."""

    publiek_id: UUID
    kop: str
    tekst: str
    wie: str
    antwoord: str
    beantwoord: str
    voor_mij: bool
    wacht: str


@dataclass(frozen=True, slots=True)
class Verhuisbeeld:
    """One handover of following to another region."""

    publiek_id: UUID
    naar: str
    waarom: str
    wie: str
    bevestigd: str
    bij: str
    wacht: bool
    eigen: bool
    terug: str


@dataclass(frozen=True, slots=True)
class Volgbeeld:
    """The whole page."""

    publiek_id: UUID
    casus_url: str
    momenten: Sequence[Lijnmoment]
    maatstaf: Sequence[Maatstaf]
    bellen: Sequence[Belbeeld]
    ander: str
    verhuizingen: Sequence[Verhuisbeeld]
    mag_weg: bool


def volgen_page(handeling: Handeling, zicht: Volgzicht) -> Volgbeeld:
    """Draw the line: the moments of both teams in order of day, the bottom lines and the bell."""
    return Volgbeeld(
        publiek_id=zicht.dossier.publiek_id,
        casus_url=reverse("werkplek:casus", args=[zicht.dossier.publiek_id]),
        momenten=[_moment(rij, handeling.moment, twijfel=rij.pk in zicht.in_twijfel) for rij in zicht.momenten],
        maatstaf=[_yardstick(zicht, str(rij.publiek_id), rij.tekst) for rij in zicht.lijnen],
        bellen=[_bell(een, voor_ons=een.rij.pk in zicht.voor_ons) for een in zicht.bellen],
        ander=zicht.ander,
        verhuizingen=[_move(handeling, *een) for een in zicht.overdrachten],
        mag_weg=zicht.gepland and all(rij.bevestigd_op or rij.ingetrokken_op for rij, _i, _b in zicht.overdrachten),
    )


def _moment(rij: Controlemoment, nu: datetime, *, twijfel: bool) -> Lijnmoment:
    soort, stand = _state(rij, nu, twijfel=twijfel)
    licht = rij.soort == LICHT
    wat = _("Kort moment") if licht else _("Veiligheid navragen")
    return Lijnmoment(
        dag=taal.datum(rij.gepland_op),
        wat=_("Nieuwe melding tijdens het volgen") if rij.sjabloon.startswith(NIEUWE_MELDING) else wat,
        team=rij.team.naam,
        licht=licht,
        url=reverse("monitoring:controle", args=[rij.publiek_id]),
        soort=soort,
        stand=str(stand),
    )


def _state(rij: Controlemoment, nu: datetime, *, twijfel: bool) -> tuple[str, str]:
    """What was asked and stayed unclear is not green, and neither is a bell."""
    if rij.vervolg == Vervolg.BEL:
        return "gevaar", _("Aan de bel getrokken")
    twijfel = twijfel or any(u.veiligheid == Veiligheid.ONDUIDELIJK for u in rij.uitkomsten.all())
    if twijfel and not rij.nieuwe_zorgen:
        return "let-op", _("Niet duidelijk")
    return state_of(rij, nu)


def _yardstick(zicht: Volgzicht, lijn: str, tekst: str) -> Maatstaf:
    if lijn not in zicht.oordelen:
        return Maatstaf(tekst, "neutraal", _("Nog niet gevraagd"), "wacht", "")
    oordeel, moment = zicht.oordelen[lijn]
    soort, woord, icoon = LIJNOORDELEN[oordeel]
    return Maatstaf(tekst, soort, str(woord), icoon, taal.datum(moment.gedaan_op or moment.gepland_op))


def _bell(bel: Bel, *, voor_ons: bool) -> Belbeeld:
    rij = bel.rij
    return Belbeeld(
        publiek_id=rij.publiek_id,
        kop=_("%(van)s trok aan de bel bij %(aan)s") % {"van": rij.van_team.naam, "aan": rij.aan_team.naam},
        tekst=bel.tekst,
        wie=_who_when(rij.gebeld_door.naam if rij.gebeld_door else "", rij.gebeld_op),
        antwoord=bel.antwoord,
        beantwoord=_who_when(rij.beantwoord_door.naam if rij.beantwoord_door else "", rij.beantwoord_op),
        voor_mij=voor_ons,
        wacht="" if rij.beantwoord_op else rij.aan_team.naam,
    )


def _move(
    handeling: Handeling, rij: Volgoverdracht, inhoud: Mapping[str, object], bevestiging: Mapping[str, object]
) -> Verhuisbeeld:
    dag = str(bevestiging.get("eerste_keer") or "")
    return Verhuisbeeld(
        publiek_id=rij.publiek_id,
        naar=str(inhoud.get("naar", "")),
        waarom=str(inhoud.get("waarom", "")),
        wie=_who_when(rij.gevraagd_door.naam, rij.gevraagd_op),
        bevestigd=_("%(wie)s (%(hoe)s). Zij vragen voor het eerst op %(dag)s.")
        % {
            "wie": bevestiging.get("wie", ""),
            "hoe": bevestiging.get("hoe", ""),
            "dag": taal.datum(date.fromisoformat(dag)),
        }
        if dag
        else "",
        bij=_closed_by(rij),
        wacht=rij.bevestigd_op is None and rij.ingetrokken_op is None,
        eigen=rij.gevraagd_door_id == handeling.wie,
        terug=str(bevestiging.get("reden", "")) if rij.ingetrokken_op else "",
    )


def _closed_by(rij: Volgoverdracht) -> str:
    if rij.ingetrokken_op:
        return _who_when(rij.ingetrokken_door.naam if rij.ingetrokken_door else "", rij.ingetrokken_op)
    return _who_when(rij.bevestigd_door.naam if rij.bevestigd_door else "", rij.bevestigd_op)


def _who_when(naam: str, moment: datetime | None) -> str:
    return _("%(naam)s, %(op)s") % {"naam": naam, "op": taal.tijdstip(moment)} if moment else ""
