"""What is the role of a team, made from agreements and local arrangements; and who has read it?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schakel.basis.afspraken.queries import tabellen_op
from schakel.basis.afspraken.rules import Tabel
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties import rules as ketenregels
from schakel.basis.organisaties.models import (
    Aanbod,
    Gebied,
    GebiedSoort,
    GemeenteRegeling,
    Rolbevestiging,
    Team,
    Werkgebied,
)
from schakel.basis.organisaties.rules import Bijhoudstand
from schakel.basis.termijnen.queries import definities_op
from schakel.basis.toegang.queries import names_of
from schakel.casuswerk.werkplek.queries.bereikbaar import on_call_now, own_region
from schakel.casuswerk.werkplek.rules import wijzer
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Rolblad:
    """The role of one team in words: what comes to it, within what time, whom it calls, what it never does alone."""

    team: Team
    komt: Sequence[str]
    binnen: Sequence[str]
    bellen: Sequence[tuple[str, str]]
    nooit: Sequence[str]
    lokaal: Sequence[tuple[str, str]]
    voorbeeld: bool

    @property
    def vingerafdruk(self) -> str:
        """Return the mark of what a reader reads; whom to call changes every day, and is left out."""
        return ketenregels.fingerprint([*self.komt, *self.binnen, *self.nooit, *(tekst for tekst, _b in self.lokaal)])


@dataclass(frozen=True, slots=True)
class Rolstand:
    """Whether a team confirmed its role, when, by whom, and until when that holds."""

    team: Team
    bevestigd: Rolbevestiging | None
    door: str
    uiterlijk: date | None
    stand: Bijhoudstand
    veranderd: bool


class _Bronnen:
    """Everything from which the roles of the teams of a region are made, read once."""

    def __init__(self, handeling: Handeling, regio: str = "") -> None:
        self.regio, self.dag = regio or own_region(handeling), lokale_datum(handeling.moment)
        dag = self.dag
        self.geldend = tabellen_op(self.regio, dag)
        self.teams = list(organisaties.teams_in_region(self.regio, dag))
        self.aanbod: dict[int, list[str]] = defaultdict(list)
        for team, naam in Aanbod.objects.valid_on(dag).order_by("naam").values_list("team_id", "naam"):
            self.aanbod[team].append(naam)
        self.werkt: dict[int, set[int]] = defaultdict(set)
        for team, gebied in Werkgebied.objects.valid_on(dag).values_list("team_id", "gebied_id"):
            self.werkt[team].add(gebied)
        gebieden = {g.pk: g for g in Gebied.objects.valid_on(dag).filter(regio__code=self.regio)}
        self.rond: dict[str, set[int]] = {}
        for g in gebieden.values():
            if g.soort == GebiedSoort.GEMEENTE:
                boven = gebieden[g.ouder_id].ouder_id if g.ouder_id in gebieden else None
                onder = {d.pk for d in gebieden.values() if d.ouder_id == g.pk}
                self.rond[g.code] = {pk for pk in (g.pk, g.ouder_id, boven) if pk} | onder
        regelingen = GemeenteRegeling.objects.valid_on(dag).filter(gebied__regio__code=self.regio)
        self.regelingen = list(regelingen.select_related("gebied").order_by("gebied__naam", "code"))
        self.nu = on_call_now(handeling, regio=self.regio)

    def gemeenten(self, team: Team) -> set[str]:
        """Return the municipalities in which a team works, of itself or as part of a larger area."""
        return {code for code, gebieden in self.rond.items() if gebieden & self.werkt[team.pk]}

    def whom(self, tabellen: Sequence[Tabel], team: Team) -> list[tuple[str, str]]:
        """Return whom a team calls: who is on call at this hour, and the specialists that the agreements name."""
        soorten = dict(wijzer.specialist_kinds(tabellen, self.dag))
        kennis = [
            (f"{soorten[t.soort]} ({t.naam})", t.telefoon) for t in self.teams if t.soort in soorten and t != team
        ]
        return [*((d.functie.replace("_", " "), d.telefoon) for d in self.nu), *kennis]

    def sheet(self, team: Team) -> Rolblad:
        """Return the role of a team."""
        hier = self.gemeenten(team)
        geldend = [t for t in self.geldend if not t.gemeente or t.gemeente in hier]
        tabellen = [t.tabel for t in geldend]
        return Rolblad(
            team=team,
            komt=[*wijzer.comes_to(tabellen, team.soort, self.dag), *self.aanbod[team.pk]],
            binnen=[
                *wijzer.terms_of_melding(definities_op(self.regio, self.dag), team.soort),
                *wijzer.within(tabellen, team.soort, self.dag),
            ],
            bellen=self.whom(tabellen, team),
            nooit=wijzer.never_alone(tabellen, team.soort, self.dag),
            lokaal=[(f"{r.gebied.naam}: {r.omschrijving}", r.bron) for r in self.regelingen if r.gebied.code in hier],
            voorbeeld=any(t.voorbeeld for t in geldend),
        )


def sheet_of(handeling: Handeling, *, team: Team) -> Rolblad:
    """Return the role of a team as it is on this day."""
    return _Bronnen(handeling).sheet(team)


def access_team(handeling: Handeling, *, publiek_id: UUID | None = None) -> Team:
    """
    Return a team that works in the region; without an id the own one.

    :raises NotFound: if there is none
    """
    rijen = organisaties.teams_in_region(own_region(handeling), lokale_datum(handeling.moment))
    rij = rijen.filter(publiek_id=publiek_id).first() if publiek_id else rijen.filter(pk=handeling.team or 0).first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("team")
    return rij


def state_of(handeling: Handeling, *, blad: Rolblad) -> Rolstand:
    """Return whether a team confirmed its role in these words."""
    return _states(_Bronnen(handeling), {blad.team.pk: blad})[0]


def states_in_region(handeling: Handeling) -> list[Rolstand]:
    """Return for every team with accounts whether it confirmed its role; who never did goes first."""
    bronnen, dag = _Bronnen(handeling), lokale_datum(handeling.moment)
    standen = _states(bronnen, {team.pk: bronnen.sheet(team) for team in bronnen.teams if team.aangesloten})
    handeling.spoor.noteer("team")
    return sorted(standen, key=lambda s: (s.uiterlijk is not None, s.uiterlijk or dag, s.team.naam))


def role_limits(handeling: Handeling, *, regio: str) -> dict[int, date]:
    """
    Return until when the role of each team with accounts holds.

    Who never confirmed it, or has other words to confirm, has as long as an alarm goes before: a month.
    """
    bronnen = _Bronnen(handeling, regio)
    loopt = {
        t.team_id: t.uiterlijk for t in organisaties.running_ketentermijnen(regio, bronnen.dag) if t.soort == "ROL"
    }
    straks = bronnen.dag + ketenregels.VOORAF
    standen = _states(bronnen, {team.pk: bronnen.sheet(team) for team in bronnen.teams if team.aangesloten})
    return {
        s.team.pk: s.uiterlijk if s.uiterlijk and not s.veranderd else loopt.get(s.team.pk, straks) for s in standen
    }


def _states(bronnen: _Bronnen, bladen: Mapping[int, Rolblad]) -> list[Rolstand]:
    regio, dag = bronnen.regio, bronnen.dag
    laatste = organisaties.role_of(list(bladen))
    namen = names_of({rij.door for rij in laatste.values() if rij.door})
    maanden = organisaties.months_of(regio, ketenregels.ROL_MAANDEN_SLEUTEL, ketenregels.ROL_MAANDEN, dag)
    uit = []
    for pk, blad in bladen.items():
        rij = laatste.get(pk)
        veranderd = rij is not None and rij.vingerafdruk != blad.vingerafdruk
        tot = ketenregels.add_months(lokale_datum(rij.op), maanden) if rij else None
        stand = Bijhoudstand.VERLOPEN if tot is None or veranderd else ketenregels.stand_op(dag, tot)
        uit.append(Rolstand(blad.team, rij, namen.get(rij.door or 0, "") if rij else "", tot, stand, veranderd))
    return uit


def readers(handeling: Handeling, *, blad: Rolblad) -> list[str]:
    """Return who of a team read its role in these words."""
    return sorted(names_of(organisaties.readers_of(blad.team.pk, blad.vingerafdruk)).values())
