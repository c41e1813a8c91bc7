"""How do the role of a team and the guides read?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.basis.organisaties.rules import Bijhoudstand
from schakel.casuswerk.werkplek.presenters.contactlijst import STANDEN
from schakel.casuswerk.werkplek.presenters.soortnamen import heading, words
from schakel.casuswerk.werkplek.queries.gids import Gidsblad
from schakel.casuswerk.werkplek.queries.rol import Rolblad, Rolstand
from schakel.casuswerk.werkplek.rules import wijzer
from schakel.toolkit import taal


@dataclass(frozen=True, slots=True)
class Rolpagina:
    """The role of one team, and whether it holds."""

    team: str
    publiek_id: object
    blad: Rolblad
    stand: tuple[str, str]
    zin: str
    lezers: Sequence[str]


@dataclass(frozen=True, slots=True)
class Gidspagina:
    """What, when, how."""

    titel: str
    wat: Sequence[str]
    wanneer: Sequence[str]
    hoe: Sequence[str]
    bron: str
    voorbeeld: bool


def role_page(blad: Rolblad, stand: Rolstand, lezers: Sequence[str]) -> Rolpagina:
    """Return the role of a team."""
    teken, _woord = STANDEN[stand.stand]
    return Rolpagina(blad.team.naam, blad.team.publiek_id, blad, (teken, state_word(stand)), state_line(stand), lezers)


def state_word(stand: Rolstand) -> str:
    """Return in a word whether a role is confirmed."""
    if stand.bevestigd is None:
        return _("nog niet bevestigd")
    if stand.veranderd:
        return _("veranderd na de bevestiging")
    return _("verlopen") if stand.stand is Bijhoudstand.VERLOPEN else _("bevestigd")


def state_line(stand: Rolstand) -> str:
    """Return when and by whom a role was confirmed, and until when that holds."""
    if stand.bevestigd is None or stand.uiterlijk is None:
        return _("Niemand heeft deze rol bevestigd.")
    return _("Bevestigd op %(op)s door %(wie)s. Geldt tot %(tot)s.") % {
        "op": taal.datum(stand.bevestigd.op), "wie": stand.door or _("iemand"), "tot": taal.datum(stand.uiterlijk)
    }  # fmt: skip


def state_rows(standen: Sequence[Rolstand]) -> list[tuple[str, str, tuple[str, str], str]]:
    """Return the teams of the region with whether each confirmed its role."""
    return [
        (
            s.team.naam,
            reverse("werkplek:rol", args=[s.team.publiek_id]),
            (STANDEN[s.stand][0], state_word(s)),
            state_line(s),
        )
        for s in standen
    ]


def guide_name(code: str) -> str:
    """Return how a kind of team is called on top of its page."""
    return heading(code)


def guide_page(blad: Gidsblad) -> Gidspagina:
    """Return what, when and how of a table or of a kind of team."""
    return _table_page(blad) if blad.tabel else _team_page(blad)


def _table_page(blad: Gidsblad) -> Gidspagina:
    geldend = blad.tabel
    assert geldend is not None  # noqa: S101
    tabel = geldend.tabel
    wat = [f"{blad.artikel.titel}: {blad.artikel.tekst}"] if blad.artikel else [tabel.titel]
    return Gidspagina(
        titel=tabel.titel,
        wat=wat,
        wanneer=[_("De eerste regel die past, beslist.")] if len(tabel.rijen) > 1 else [],
        hoe=[f"{wijzer.asks(tabel, rij)} → {outcome(rij.dan)}. {rij.uitleg}".strip() for rij in tabel.rijen],
        bron=f"{geldend.afspraak}, {geldend.versienaam}",
        voorbeeld=geldend.voorbeeld,
    )


def outcome(dan: Mapping[str, object]) -> str:
    """Return what a row decides, in words."""
    delen = []
    for veld, waarde in dan.items():
        if isinstance(waarde, bool):
            delen += [words(veld)] if waarde else []
        elif veld in (wijzer.NAAR, wijzer.SOORT) and waarde is not None:
            delen.append(guide_name(str(waarde)))
        elif waarde is not None:
            delen.append(words(str(waarde)))
    return ", ".join(delen) or _("niets")


def _team_page(blad: Gidsblad) -> Gidspagina:
    organisaties = {t.organisatie.rol_omschrijving for t in blad.teams if t.organisatie.rol_omschrijving}
    aanbod = {a.naam for t in blad.teams for a in t.aanbod.all()}
    hoe = [
        f"{t.naam}: {', '.join(dict.fromkeys(w.gebied.naam for w in t.werkgebieden.all()))}. {t.telefoon}".strip()
        for t in blad.teams
    ]
    uren = [f"{words(d.functie)}: {d.van_uur:%H.%M}-{d.tot_uur:%H.%M}, {d.telefoon}" for d in blad.diensten]
    return Gidspagina(
        titel=guide_name(blad.code),
        wat=[*sorted(organisaties), *sorted(aanbod)],
        wanneer=[*blad.wanneer, *blad.binnen, *(f"{r.gebied.naam}: {r.omschrijving}" for r in blad.lokaal)],
        hoe=[*hoe, *uren],
        bron="; ".join(dict.fromkeys(r.bron for r in blad.lokaal if r.bron)),
        voorbeeld=False,
    )
