"""How does a meeting read: who belongs to it, what each said beside each other, and what one reader gets?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from schakel.casuswerk.bijeenkomsten.models import Bijeenkomst, Genodigde, Verslagregel
from schakel.casuswerk.bijeenkomsten.presenters.mensen import name_of, role_of, seat_name
from schakel.casuswerk.bijeenkomsten.queries.bijeenkomst import Bijeenkomstzicht, Lijstregel, Verslag
from schakel.casuswerk.bijeenkomsten.rules import woorden
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import (
    Aanwezigheid,
    Bijeenkomstsoort,
    BijeenkomstStatus,
    Bijeenkomstvorm,
    Plicht,
    is_whole,
)
from schakel.casuswerk.bijeenkomsten.rules.kringen import Deel, Kring, Lezer, Regelsoort, narrower
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal
from schakel.toolkit.formulier import Rij

BADGES: Mapping[str, tuple[str, str, str]] = {
    BijeenkomstStatus.GEPLAND: ("accent", "Gepland", "kalender"),
    BijeenkomstStatus.GEHOUDEN: ("veilig", "Geweest", "vink"),
    BijeenkomstStatus.AFGELAST: ("neutraal", "Afgelast", "kruis"),
}
LEZERS: Mapping[Lezer, str] = {
    Lezer.REGIE: "U leest dit als wie de regie heeft of verantwoordelijk is.",
    Lezer.TEAM: "U leest dit als team dat meewerkt. Wat alleen voor de regie is, staat hier niet.",
}


@dataclass(frozen=True, slots=True)
class Kaartregel:
    """One meeting in a list."""

    titel: str
    bij: str
    url: str
    badge: tuple[str, str, str]
    wacht: str


@dataclass(frozen=True, slots=True)
class Stoelbeeld:
    """Somebody who belongs to a meeting."""

    publiek_id: UUID
    naam: str
    bij: str
    uitnodiging: str
    stand: str
    stand_soort: str
    stand_icoon: str
    nog_uitnodigen: bool
    is_team: bool
    bevestigd: str
    meegenomen: str


@dataclass(frozen=True, slots=True)
class Regelbeeld:
    """One line of the minutes."""

    publiek_id: UUID
    wie: str
    tekst: str
    kring: str
    bij: str
    kleiner: Sequence[tuple[str, str]]
    belofte_url: str = ""
    beloven_url: str = ""
    # For the page alone, never in minutes: when and where somebody was heard apart.
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Kolom:
    """What one person said, or the help that was discussed for one person."""

    wie: str
    regels: Sequence[Regelbeeld]


@dataclass(frozen=True, slots=True)
class Bijeenkomstbeeld:
    """The page of one meeting."""

    publiek_id: UUID
    titel: str
    wanneer: str
    waar: str
    doel: str
    badge: tuple[str, str, str]
    rond: str
    heel: str
    is_sessie: bool
    mag_gast: bool
    is_bezoek: bool
    gepland: bool
    voorbij: bool
    gehouden: bool
    afgelast: str
    veiligheid_klaar: str
    gezin: Sequence[Stoelbeeld]
    teams: Sequence[Stoelbeeld]
    beelden: Sequence[Kolom]
    hulp: Sequence[Kolom]
    besluiten: Sequence[Regelbeeld]
    afspraken: Sequence[Regelbeeld]
    kinderen: Sequence[tuple[str, str]]
    verslag_url: str


@dataclass(frozen=True, slots=True)
class Verslagbeeld:
    """The minutes for one reader, put together from what that reader may see."""

    titel: str
    wanneer: str
    uitleg: str
    aanwezig: Sequence[str]
    beelden: Sequence[Kolom]
    hulp: Sequence[Kolom]
    besluiten: Sequence[Regelbeeld]
    afspraken: Sequence[Regelbeeld]
    leeg: bool
    lezers: Sequence[tuple[str, str, bool]]


def listed(regels: Sequence[Lijstregel]) -> list[Kaartregel]:
    """Return the meetings of a casus in a list."""
    gevonden = []
    for regel in regels:
        rij = regel.rij
        bij = f"{taal.tijdstip(rij.gehouden_op or rij.gepland_voor)}. {regel.teksten.get('doel', '')}"
        wacht = rij.soort == Bijeenkomstsoort.BEZOEK and rij.status == BijeenkomstStatus.GEHOUDEN
        gevonden.append(
            Kaartregel(
                _(woorden.SOORTEN[rij.soort]),
                bij,
                reverse("bijeenkomsten:bijeenkomst", args=[rij.publiek_id]),
                badge_of(rij),
                _("Een team heeft dit verslag nog niet bevestigd.") if wacht and regel.niet_bevestigd else "",
            )
        )
    return gevonden


def badge_of(rij: Bijeenkomst) -> tuple[str, str, str]:
    """Return the state of a meeting in colour, word and sign."""
    soort, woord, icoon = BADGES[rij.status]
    return soort, _(woord), icoon


def present(handeling: Handeling, zicht: Bijeenkomstzicht) -> Bijeenkomstbeeld:
    """Return the page of one meeting, as far as the acting team may read it."""
    rij = zicht.rij
    stoelen = {g.pk: g for g in zicht.genodigden}
    gehouden = rij.status == BijeenkomstStatus.GEHOUDEN
    beelden, hulp, besluiten, afspraken = _lines(zicht, zicht.regels)
    return Bijeenkomstbeeld(
        publiek_id=rij.publiek_id,
        titel=_(woorden.SOORTEN[rij.soort]),
        wanneer=taal.tijdstip(rij.gehouden_op or rij.gepland_voor),
        waar=zicht.teksten.get("waar", ""),
        doel=zicht.teksten.get("doel", ""),
        badge=badge_of(rij),
        rond=_round(rij),
        heel=_whole(zicht) if gehouden else "",
        is_sessie=rij.soort == Bijeenkomstsoort.SESSIE,
        mag_gast=rij.soort != Bijeenkomstsoort.BEZOEK,
        is_bezoek=rij.soort == Bijeenkomstsoort.BEZOEK,
        gepland=rij.status == BijeenkomstStatus.GEPLAND,
        voorbij=rij.gepland_voor <= handeling.moment,
        gehouden=gehouden,
        afgelast=zicht.teksten.get("afgelast", ""),
        veiligheid_klaar=taal.tijdstip(rij.veiligheid_op) if rij.veiligheid_op else "",
        gezin=[_seat(zicht, g) for g in stoelen.values() if g.team_id is None],
        teams=[_seat(zicht, g) for g in stoelen.values() if g.team_id is not None],
        beelden=beelden,
        hulp=hulp,
        besluiten=besluiten,
        afspraken=afspraken,
        kinderen=_children(zicht),
        verslag_url=reverse("bijeenkomsten:verslag", args=[rij.publiek_id]),
    )


def _elsewhere(naam: str, *args: UUID) -> str:
    """Return a page of a room beside or above this one; nothing when it is not there."""
    try:
        return reverse(naam, args=args)
    except NoReverseMatch:
        return ""


def _round(rij: Bijeenkomst) -> str:
    if rij.vorm != Bijeenkomstvorm.ROND:
        return ""
    zin = (
        _("U gaat rond: %(reden)s.") if rij.status == BijeenkomstStatus.GEPLAND else _("Langs ieder apart: %(reden)s.")
    )
    return zin % {"reden": _(woorden.RONDREDENEN[rij.rond_reden])}


def _whole(zicht: Bijeenkomstzicht) -> str:
    gezin = [(g.plicht, g.stand) for g in zicht.genodigden if g.persoon_id is not None]
    if zicht.rij.vorm == Bijeenkomstvorm.ROND:
        gehoord = sum(stand == Aanwezigheid.APART for _plicht, stand in gezin)
        return _("Apart gehoord: %(n)s van %(totaal)s van het gezin") % {"n": gehoord, "totaal": len(gezin)}
    return _("Het hele gezin was erbij.") if is_whole(gezin) else _("Niet het hele gezin was erbij.")


def _seat(zicht: Bijeenkomstzicht, g: Genodigde) -> Stoelbeeld:
    soort, icoon = {
        Aanwezigheid.AANWEZIG.value: ("veilig", "vink"),
        Aanwezigheid.APART.value: ("accent", "spraak"),
        Aanwezigheid.AFWEZIG.value: ("let-op", "kruis"),
    }.get(g.stand, ("neutraal", "klok"))
    gepland = zicht.rij.status == BijeenkomstStatus.GEPLAND
    return Stoelbeeld(
        publiek_id=g.publiek_id,
        naam=seat_name(g, zicht.mensen, zicht.netwerk),
        bij=_beside(zicht, g),
        uitnodiging=_invited(g),
        stand=_stand(g),
        stand_soort=soort,
        stand_icoon=icoon,
        nog_uitnodigen=gepland and not g.weg and g.plicht != Plicht.NIET and g.team_id != zicht.rij.gepland_team_id,
        is_team=g.team_id is not None,
        bevestigd=_confirmed(g),
        meegenomen=zicht.meegenomen.get(g.pk, {}).get("tekst", ""),
    )


def _beside(zicht: Bijeenkomstzicht, g: Genodigde) -> str:
    rij = zicht.mensen.get(g.persoon_id or 0)
    delen = [role_of(rij)] if rij else [g.team.organisatie.naam] if g.team else []
    return ", ".join([*delen, _(woorden.PLICHTEN[g.plicht]).lower()])


def _invited(g: Genodigde) -> str:
    if g.plicht == Plicht.NIET:
        return _("Niet uitgenodigd: %(reden)s.") % {"reden": _(woorden.REDENEN.get(g.reden, g.reden))}
    if not g.weg or g.uitgenodigd_op is None:
        return ""
    return f"{_(woorden.WEGEN[g.weg]).capitalize()}, {taal.tijdstip(g.uitgenodigd_op)}"


def _stand(g: Genodigde) -> str:
    if not g.stand:
        return ""
    woord = _(woorden.STANDEN[g.stand]).capitalize()
    return f"{woord}: {_(woorden.REDENEN[g.reden])}" if g.reden else woord


def _confirmed(g: Genodigde) -> str:
    if g.bevestigd_op is None or g.bevestigd_door is None:
        return ""
    waarden = {"wie": g.bevestigd_door.naam, "op": taal.tijdstip(g.bevestigd_op)}
    return _("Bevestigd door %(wie)s, %(op)s") % waarden


def _children(zicht: Bijeenkomstzicht) -> list[tuple[str, str]]:
    gevonden = []
    for een in zicht.kinderen:
        rij, c = zicht.mensen.get(een.contact.persoon_id), een.contact
        wat = _("gesproken") if c.gesproken else _("gezien, niet gesproken") if c.gezien else _("niet gezien")
        extra = c.hulpmiddel or c.reden_niet
        gevonden.append((name_of(rij) if rij else "", f"{wat}: {extra}" if extra else wat))
    return gevonden


def _lines(
    zicht: Bijeenkomstzicht, regels: Sequence[tuple[Verslagregel, str]]
) -> tuple[list[Kolom], list[Kolom], list[Regelbeeld], list[Regelbeeld]]:
    """Return what was said: the views beside each other, help per member, decisions, and who does what."""
    veilig = [(r, t) for r, t in regels if r.deel == Deel.VEILIGHEID and r.soort == Regelsoort.BEELD]
    hulp = [(r, t) for r, t in regels if r.deel == Deel.HULP and r.soort != Regelsoort.AFSPRAAK]
    besluiten = [_line(zicht, r, t) for r, t in regels if r.soort == Regelsoort.BESLUIT and r.deel == Deel.VEILIGHEID]
    afspraken = [_line(zicht, r, t) for r, t in regels if r.soort == Regelsoort.AFSPRAAK]
    return _columns(zicht, veilig), _columns(zicht, hulp), besluiten, afspraken


def _columns(zicht: Bijeenkomstzicht, regels: Sequence[tuple[Verslagregel, str]]) -> list[Kolom]:
    per: dict[str, list[Regelbeeld]] = {}
    for r, t in regels:
        beeld = _line(zicht, r, t)
        per.setdefault(beeld.wie, []).append(beeld)
    return [Kolom(wie, beelden) for wie, beelden in per.items()]


def _line(zicht: Bijeenkomstzicht, r: Verslagregel, tekst: str) -> Regelbeeld:
    stoel = next((g for g in zicht.genodigden if g.pk == r.wie_id), None)
    bij = _("uiterlijk %(dag)s") % {"dag": taal.datum(r.uiterlijk)} if r.uiterlijk else ""
    return Regelbeeld(
        r.publiek_id,
        seat_name(stoel, zicht.mensen, zicht.netwerk) if stoel else _("Samen"),
        tekst,
        _("Voor %(kring)s") % {"kring": _(woorden.KRINGEN[r.kring])},
        bij,
        [(k.value, _(woorden.KRINGEN[k])) for k in narrower(Kring(r.kring))],
        _elsewhere("plannen:belofte", r.belofte) if r.belofte else "",
        _elsewhere("werkplek:beloven", zicht.rij.publiek_id, r.publiek_id)
        if r.soort == Regelsoort.AFSPRAAK and not r.belofte and zicht.rij.status == BijeenkomstStatus.GEHOUDEN
        else "",
        _apart(*zicht.apart[r.pk]) if r.pk in zicht.apart else "",
    )


def _apart(op: datetime, waar: str) -> str:
    return _("Apart gesproken: %(op)s") % {"op": taal.tijdstip(op)} + (f", {waar}" if waar else "")


def minutes(verslag: Verslag) -> Verslagbeeld:
    """Return the minutes for one reader; who else gets which, is not said."""
    zicht, rij = verslag.zicht, verslag.zicht.rij
    beelden, hulp, besluiten, afspraken = _lines(zicht, verslag.regels)
    titel = _(woorden.SOORTEN[rij.soort])
    if verslag.voor is not None:
        titel = _("Verslag voor %(wie)s") % {"wie": seat_name(verslag.voor, zicht.mensen, zicht.netwerk)}
    basis, gekozen = reverse("bijeenkomsten:verslag", args=[rij.publiek_id]), verslag.voor
    lezers = [(_("Mijn team"), basis, gekozen is None)]
    lezers += [
        (
            seat_name(g, zicht.mensen, zicht.netwerk),
            f"{basis}?voor={g.publiek_id}",
            gekozen is not None and g.pk == gekozen.pk,
        )
        for g in zicht.genodigden
        if g.reads_minutes
    ]
    return Verslagbeeld(
        titel=titel,
        wanneer=taal.datum(rij.gehouden_op or rij.gepland_voor),
        uitleg=_(LEZERS[verslag.lezer]) if verslag.lezer in LEZERS else "",
        aanwezig=_present_for(verslag),
        beelden=beelden,
        hulp=hulp,
        besluiten=besluiten,
        afspraken=afspraken,
        leeg=not verslag.regels,
        lezers=lezers,
    )


def _present_for(verslag: Verslag) -> list[str]:
    """
    Return who sat at the table; who went apart or was kept away, a reader of the family does not learn here.

    On paper for the family stands no team: its name may tell where somebody is (T3). Who was heard apart was not there.
    """
    zicht, voor = verslag.zicht, verslag.voor
    samen = [g for g in zicht.genodigden if g.stand == Aanwezigheid.AANWEZIG]
    if voor is not None:
        samen = [g for g in samen if g.team_id is None and voor.stand != Aanwezigheid.APART]
    return [seat_name(g, zicht.mensen, zicht.netwerk) for g in samen]


def seats(zicht: Bijeenkomstzicht, *, ook_weg: bool = True) -> list[Rij]:
    """Return the places at the table to choose from."""
    return [
        (g.publiek_id, g.pk, seat_name(g, zicht.mensen, zicht.netwerk))
        for g in zicht.genodigden
        if ook_weg or g.plicht != Plicht.NIET
    ]


def own_seat(handeling: Handeling, zicht: Bijeenkomstzicht) -> Genodigde | None:
    """Return the place of the acting team at a visit that it has still to confirm."""
    klaar = zicht.rij.soort == Bijeenkomstsoort.BEZOEK and zicht.rij.status == BijeenkomstStatus.GEHOUDEN
    eigen = (g for g in zicht.genodigden if g.team_id == handeling.team and g.bevestigd_op is None)
    return next(eigen, None) if klaar else None


def next_step(beeld: Bijeenkomstbeeld, *, mag: bool, eigen: bool) -> dict[str, Any]:
    """Return the one next step on the page of a meeting: which form, what for, and the words on the button."""
    if not mag or beeld.afgelast:
        return {}
    if beeld.gepland and not beeld.voorbij and any(s.nog_uitnodigen for s in (*beeld.gezin, *beeld.teams)):
        return {"form": "uitnodigen", "wat": _("Nodig iedereen veilig uit"), "knop": _("Nodig uit")}
    if beeld.gepland:
        return {"form": "gehouden", "wat": _("Leg vast wie er was"), "knop": _("Leg vast")}
    if eigen:
        wat = _("Bevestig dit verslag namens uw team")
        return {"form": "bevestigen", "wat": wat, "knop": _("Bevestig het verslag")}
    return {"form": "regel", "wat": _("Schrijf op hoe ieder het ziet"), "knop": _("Bewaar deze regel")}
