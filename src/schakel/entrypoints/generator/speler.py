"""Plays a planned year: each household in one transaction, each step as a deed of the person who takes it."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, connection, transaction

from schakel.casuswerk.adviezen import actions as adviezen
from schakel.casuswerk.adviezen.models import Advies
from schakel.casuswerk.meldingen.models import Melding
from schakel.entrypoints.generator import plan
from schakel.entrypoints.generator.plan import sleutel_van
from schakel.entrypoints.generator.ploeg import Ploeg
from schakel.entrypoints.generator.spelen import DADEN, Toneel
from schakel.entrypoints.generator.spelen.melden import HOEDANIGHEID
from schakel.entrypoints.generator.spelen.verdelen import explain_late, take_up
from schakel.entrypoints.generator.toeval import maak_random
from schakel.kernel.errors import SchakelError
from schakel.toolkit.transactie import check_constraints, optreden, set_actor, transactie

# Adviezen have no household: so many of them are one transaction.
BUNDEL = 25
# What can be done about a report that is not there yet.
BEGIN = ("advies", "registreer")
# How a deed says no; what somebody may no longer see is absent, and whoever looks for it says no as well.
WEIGERT = (SchakelError, DatabaseError, ObjectDoesNotExist)


@dataclass(slots=True)
class Telling:
    """What was done, for the report."""

    daden: Counter[str] = field(default_factory=Counter)
    geweigerd: Counter[str] = field(default_factory=Counter)
    voorbeelden: list[str] = field(default_factory=list)
    seconden: dict[str, float] = field(default_factory=dict)
    levens: int = 0

    def add(self, ander: "Telling") -> None:
        """Take in what another process did."""
        self.daden.update(ander.daden)
        self.geweigerd.update(ander.geweigerd)
        for soort, seconden in ander.seconden.items():
            self.seconden[soort] = self.seconden.get(soort, 0.0) + seconden
        self.voorbeelden = (self.voorbeelden + ander.voorbeelden)[:20]
        self.levens += ander.levens


@contextmanager
def no_way_back() -> Iterator[None]:
    """Leave out savepoints: a transaction then succeeds as a whole, or not at all."""
    eerder = connection.features.uses_savepoints
    connection.features.uses_savepoints = False
    try:
        yield
    finally:
        connection.features.uses_savepoints = eerder


@dataclass(slots=True)
class Speler:
    """Plays households and adviezen of a plan for a crew; `streng` raises what a deed refuses."""

    ploeg: Ploeg
    seed: int
    einde: datetime
    # What time it is where the year ends; alarms up to then are raised before a household is let go.
    nu: Callable[[], datetime]
    streng: bool = False
    telling: Telling = field(default_factory=Telling)

    def play(self, huishouden: plan.Huishouden) -> None:
        """
        Play one household from its first report to where it is at the end of the year, in one transaction.

        First without a way back inside it, which is cheap; when a deed refuses, all of it is undone and played again
        with one, so that only the refused step is missing.
        """
        try:
            with no_way_back():
                self._play(huishouden, streng=True)
        except WEIGERT:
            if self.streng:
                raise
            self._play(huishouden, streng=False)

    def _play(self, huishouden: plan.Huishouden, *, streng: bool) -> None:
        toneel = Toneel(self.ploeg, huishouden, self.seed)
        with transaction.atomic():
            if not self._begin(huishouden):
                return
            for stap in huishouden.stappen:
                toneel.raise_alarms(stap.moment)
                explain_late(toneel, stap.moment)
                self._step(toneel, stap, streng=streng)
            toneel.raise_alarms(self.einde)
            explain_late(toneel, self.einde)
            take_up(toneel, self.einde)
            toneel.raise_alarms(max(self.einde, self.nu()))
            check_constraints()
        self.telling.daden.update(toneel.daden)
        self.telling.levens += 1

    def _begin(self, huishouden: plan.Huishouden) -> bool:
        """Hold this household for this process; answer no when another run made it in the meantime."""
        lid = self.ploeg.rol(self.ploeg.soort("vt_voordeur")[0], "vt_intake")[0]
        handeling = lid.handeling(self.einde)
        hold(huishouden.sleutel)
        set_actor(handeling)
        return not Melding.objects.visible_to(handeling).filter(sleutel=huishouden.sleutel).exists()

    def _step(self, toneel: Toneel, stap: plan.Stap, *, streng: bool) -> None:
        if stap.melding not in toneel.sporen and stap.soort not in BEGIN:
            self.telling.geweigerd["zonder melding"] += 1
            return
        begin = time.perf_counter()
        try:
            with transaction.atomic():
                DADEN[stap.soort](toneel, stap)
            toneel.daden[stap.soort] += 1
        except WEIGERT as fout:
            if streng:
                raise
            # A deed said no: that is an outcome, not an accident. It is counted and told.
            self.telling.geweigerd[stap.soort] += 1
            wat = getattr(fout, "fouten", None) or fout
            if len(self.telling.voorbeelden) < 20:
                self.telling.voorbeelden.append(f"{stap.soort} (huishouden {toneel.huishouden.nummer}): {wat}")
        duur = time.perf_counter() - begin
        self.telling.seconden[stap.soort] = self.telling.seconden.get(stap.soort, 0.0) + duur

    def advise(self, bundel: Sequence[plan.Advies]) -> None:
        """Give a bundle of adviezen in one transaction; what was given before is not given twice."""
        with transaction.atomic():
            hold(sleutel_van(self.ploeg.regio, self.einde.year, self.seed, f"bundel-{bundel[0].gegeven_op}"))
            gegeven = given_at(self.ploeg, [a.gegeven_op for a in bundel], self.einde)
            for advies in [a for a in bundel if a.gegeven_op not in gegeven]:
                toeval = maak_random(self.seed, self.ploeg.regio, "advies", advies.nummer)
                lid = toeval.choice(self.ploeg.rol(self.ploeg.soort("vt_voordeur")[0], "vt_intake"))
                handeling = lid.handeling(advies.gegeven_op)
                with optreden(handeling, wat="generator"):
                    adviezen.give_advies(
                        handeling,
                        hoedanigheid=HOEDANIGHEID[advies.vrager],
                        gegeven_op=advies.gegeven_op,
                        tekst=advies.tekst,
                        gegeven_advies=advies.antwoord,
                        vormen=[advies.vorm],
                        reden=advies.reden,
                        gemeente=advies.gemeente,
                        schoonmaken=True,
                    )
        self.telling.daden["advies_los"] += len(bundel)


def already_made(ploeg: Ploeg, einde: datetime, sleutels: Sequence[UUID]) -> set[UUID]:
    """Return which of these households were made by an earlier run."""
    handeling = ploeg.rol(ploeg.soort("vt_voordeur")[0], "vt_intake")[0].handeling(einde)
    with transactie(handeling, wat="generator"):
        return set(Melding.objects.visible_to(handeling).filter(sleutel__in=sleutels).values_list("sleutel", flat=True))


def hold(sleutel: UUID) -> None:
    """Let one process at a time work on what this key names, until its transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(sleutel.bytes[:8], "big", signed=True)])


def given_at(ploeg: Ploeg, momenten: Sequence[datetime], einde: datetime) -> set[datetime]:
    """Return at which of these moments an advies was given by an earlier run."""
    handeling = ploeg.rol(ploeg.soort("vt_voordeur")[0], "vt_intake")[0].handeling(einde)
    with transactie(handeling, wat="generator"):
        rijen = Advies.objects.visible_to(handeling).filter(gegeven_op__in=momenten)
        return set(rijen.values_list("gegeven_op", flat=True))


def bundles(adviezen_: Sequence[plan.Advies]) -> list[Sequence[plan.Advies]]:
    """Return the adviezen in bundles."""
    return [adviezen_[n : n + BUNDEL] for n in range(0, len(adviezen_), BUNDEL)]
