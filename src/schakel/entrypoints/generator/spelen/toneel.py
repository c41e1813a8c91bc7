"""On which stage is a household played?  Who acts, what was made so far, and the alarms that fall due in between."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from uuid import UUID

from schakel.basis.termijnen import actions as termijnen
from schakel.casuswerk.adviezen.models import Advies
from schakel.casuswerk.beoordelingen.models import Beoordeling, Besluit, Onderzoek
from schakel.casuswerk.casussen.models import Casus, Consult
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as dossierzicht
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.noodtoegang.models import Noodtoegang
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.personen.models import Persoon
from schakel.casuswerk.plannen.models import Drieluik, Voorwaarde
from schakel.casuswerk.plannen.rules.cijfers import Wie
from schakel.entrypoints.generator import wekker
from schakel.entrypoints.generator.plan import Huishouden, Stap
from schakel.entrypoints.generator.ploeg import Lid, Ploeg
from schakel.entrypoints.generator.toeval import maak_random, na_werkdagen
from schakel.entrypoints.worker.subscriptions import run_out
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import optreden, set_actor

WAT = "generator"
LEIDER = "vt_teamleider"
# The stand of a clock that ran out.
VOORBIJ = 100


@dataclass(slots=True)
class Spoor:
    """What was made of one melding so far."""

    melding: Melding
    # In the order of the family in the plan.
    personen: list[Persoon]
    beoordeling: Beoordeling | None = None
    besluit: Besluit | None = None
    onderzoek: Onderzoek | None = None
    casus: Casus | None = None
    overdracht: Overdracht | None = None
    noodtoegang: Noodtoegang | None = None
    consulten: list[Consult] = field(default_factory=list)
    voorwaarden: list[Voorwaarde] = field(default_factory=list)
    gevraagde_teams: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TeLaat:
    """A term that was not met, and when somebody says why."""

    termijn: int
    definitie: str
    uitleg_op: datetime


@dataclass(slots=True)
class Toneel:
    """A household while it is played."""

    ploeg: Ploeg
    huishouden: Huishouden
    seed: int
    toeval: Random = field(init=False)
    triageteam: int = field(init=False)
    sporen: dict[int, Spoor] = field(default_factory=dict)
    adviezen: dict[int, Advies] = field(default_factory=dict)
    # Who each person of the family is in the records: the first that was made of them.
    bekend: dict[int, UUID] = field(default_factory=dict)
    dossiers: list[int] = field(default_factory=list)
    daden: Counter[str] = field(default_factory=Counter)
    vaste: dict[tuple[int, str], Lid] = field(default_factory=dict)
    # By team who works on this household; whoever was first, goes on.
    werkers: dict[int, Lid] = field(default_factory=dict)
    te_laat: list[TeLaat] = field(default_factory=list)
    # The maps that were filled in: the danger, the day of the last figures, and who gave which.
    kaarten: list[tuple[Drieluik, date, Mapping[Wie, int]]] = field(default_factory=list)
    # No clock sounds before this moment; None: none runs.
    eerste_alarm: datetime | None = None

    def __post_init__(self) -> None:
        self.toeval = maak_random(self.seed, self.ploeg.regio, "spel", self.huishouden.nummer)
        self.triageteam = self.ploeg.soort("vt_triage")[0]

    def lid(self, team: int, *rollen: str, niet: int | None = None) -> Lid:
        """Return the person of a team who does this for this household; the same one each time, where that can be."""
        sleutel = (team, "|".join(rollen) + f"|{niet}")
        if sleutel not in self.vaste:
            mogelijk = [lid for lid in self.ploeg.rol(team, *rollen) if lid.medewerker != niet]
            self.vaste[sleutel] = self.toeval.choice(mogelijk)
        return self.vaste[sleutel]

    def voordeur(self) -> Lid:
        """Return who takes reports."""
        return self.toeval.choice(self.ploeg.rol(self.ploeg.soort("vt_voordeur")[0], "vt_intake"))

    def triage(self, niet: int | None = None) -> Lid:
        """Return who judges; with `niet` a colleague."""
        return self.lid(self.triageteam, "vt_triage", niet=niet)

    def onderzoeker(self) -> Lid:
        """Return who investigates."""
        return self.lid(self.ploeg.soort("vt_onderzoek")[0], "vt_onderzoeker")

    def gedragswetenschapper(self) -> Lid:
        """Return who judges along at the end of an investigation."""
        return self.lid(self.ploeg.soort("vt_onderzoek")[0], "vt_gedragswetenschapper")

    def responsible(self, dossier: int, moment: datetime) -> int | None:
        """Return which team answers for a dossier then, as triage may know it."""
        handeling = self.triage().handeling(moment)
        with optreden(handeling, wat=WAT):
            antwoord = dossierzicht.responsible_at(handeling, dossier=dossier, moment=moment)
        return antwoord.team if antwoord else None

    @contextmanager
    def acting(self, lid: Lid, moment: datetime) -> Iterator[Handeling]:
        """Let this person act at this moment, under the locks that everyone acts under."""
        handeling = lid.handeling(moment)
        if lid.rol != LEIDER:
            self.werkers.setdefault(lid.team, lid)
        with optreden(handeling, wat=WAT):
            yield handeling
        self._heed(handeling)

    def raise_alarms(self, tot: datetime) -> None:
        """Raise and note what falls due before a moment, each at its own time, once for every stand it reaches."""
        if self.eerste_alarm is None or self.eerste_alarm > tot:
            return
        self.watch(tot)
        klokken = wekker.running(self.dossiers)
        momenten = wekker.rounds(klokken, tot)
        self.eerste_alarm = wekker.first_of(klokken)
        for moment in momenten:
            self._raise_at(self._machine(moment))

    def watch(self, moment: datetime) -> None:
        """Look at the clocks as the machine does; nothing is shown to anybody, so nothing is written."""
        set_actor(self._machine(moment))

    def _raise_at(self, handeling: Handeling) -> None:
        with optreden(handeling, wat=WAT):
            for alarm in termijnen.raise_alarms(handeling, tot=handeling.moment, dossiers=self.dossiers):
                dossiers.note(
                    handeling,
                    "termijn.alarm",
                    dossier=alarm.dossier,
                    onderwerp=("termijn", alarm.termijn),
                    codes={"stand": alarm.stand, "definitie": alarm.definitie, "team": alarm.team},
                )
                run_out(handeling, alarm)
                self.daden["alarm"] += 1
                if alarm.stand == VOORBIJ:
                    uitleg = na_werkdagen(handeling.moment, 0.05 + self.toeval.random() * 0.9, self.toeval)
                    self.te_laat.append(TeLaat(alarm.termijn, alarm.definitie, uitleg))
        self._heed(handeling)

    def _machine(self, moment: datetime) -> Handeling:
        return Handeling(None, self.triageteam, "machine", None, moment, namens="generator:alarm")

    def _heed(self, handeling: Handeling) -> None:
        """Remember when the first of the clocks sounds that were started just now."""
        momenten = (self.eerste_alarm, handeling.spoor.eerste_alarm)
        self.eerste_alarm = min((m for m in momenten if m is not None), default=None)


Daad = Callable[[Toneel, Stap], None]
DADEN: dict[str, Daad] = {}


def daad(soort: str) -> Callable[[Daad], Daad]:
    """Register the function that plays a kind of step."""

    def merk(functie: Daad) -> Daad:
        DADEN[soort] = functie
        return functie

    return merk
