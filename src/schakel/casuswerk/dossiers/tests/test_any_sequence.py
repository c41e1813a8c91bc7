"""For any sequence of deeds, at every moment: one team answers, at most one person directs, and who sees is right."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any, ClassVar

import psycopg
import pytest
from django.db import DatabaseError, connection
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from schakel.basis.toegang.tests.builders import ROLLEN, Ploeg, een_ploeg
from schakel.casuswerk.dossiers import actions
from schakel.casuswerk.dossiers.models import Dossier, Regie
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol, DossierSoort
from schakel.casuswerk.dossiers.tests.boekhouding import Papier, Rij
from schakel.casuswerk.dossiers.tests.builders import WMO
from schakel.kernel.errors import SchakelError
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)

NAMEN = st.sampled_from(sorted(ROLLEN))
# Half of the deeds are tried by somebody who sees the dossier: else most would be refused, and little would happen.
WIE = st.one_of(st.none(), NAMEN)
STAP = st.sampled_from([60, 0, 1, 3_600, 86_400, 40 * 86_400])
EEN = st.integers(min_value=0, max_value=3)
BEURTEN = int(os.environ.get("SCHAKEL_REEKSEN", "24"))

ELK_MOMENT = """SELECT d.id, m.moment,
    array(SELECT v.team_id FROM dossiers_verantwoordelijkheid v WHERE v.dossier_id = d.id AND v.periode @> m.moment),
    array(SELECT r.medewerker_id FROM dossiers_regie r WHERE r.dossier_id = d.id AND r.periode @> m.moment),
    EXISTS (SELECT 1 FROM dossiers_openperiode o WHERE o.dossier_id = d.id AND o.periode @> m.moment)
    FROM unnest(%s::bigint[]) d(id), unnest(%s::timestamptz[]) m(moment)"""


class Reeks(RuleBasedStateMachine):
    """Deeds by anyone on up to four dossiers, with moments that never go back; the clerk's paper is what must be."""

    ploeg: ClassVar[Ploeg]
    auditor: ClassVar[psycopg.Connection[Any]]

    def __init__(self) -> None:
        super().__init__()
        self.moment = self.ploeg.moment
        self.momenten: list[datetime] = []
        self.papieren: list[Papier] = []
        self.gevraagd: list[tuple[Papier, Regie]] = []
        # What became of a question to direct: nothing yet, the row of the paper, or taken back.
        self.antwoord: dict[int, Rij | None] = {}

    # --- how a deed is tried

    def _wie(self, naam: str | None, stap: int, papier: Papier | None = None) -> Handeling:
        self.moment += timedelta(seconds=stap)
        self.momenten += [self.moment, self.moment - timedelta(microseconds=1)]
        kandidaten = [self.ploeg.handeling(een, self.moment) for een in sorted(ROLLEN)]
        ziet = (wie for wie in kandidaten if papier and papier.ziet(wie))
        return self.ploeg.handeling(naam, self.moment) if naam else next(ziet, kandidaten[0])

    def _try(self, wie: Handeling, deed: Callable[[], object], *, mag: bool) -> object | None:
        """Do it; it must succeed exactly when the paper says that it can."""
        uitkomst, fout = None, None
        try:
            with transactie(wie, wat="toets"):
                uitkomst = deed()
        except (SchakelError, DatabaseError) as geweigerd:
            fout = geweigerd
        assert (fout is None) == mag, f"the paper says {mag}, the deed says {fout!r}"
        return uitkomst

    def _papier(self, een: int) -> Papier:
        return self.papieren[een % len(self.papieren)]

    def _aan(self, naam: str | None, stap: int, een: int) -> tuple[Handeling, Papier]:
        papier = self._papier(een)
        return self._wie(naam, stap, papier), papier

    def _team(self, naam: str) -> int:
        return self.ploeg.team_van(naam).pk

    def _fits(self, naam: str | None, papier: Papier) -> int:
        """Return the team of this name; without a name one that sees the dossier and does not answer for it."""
        loopt = papier.lopend()
        blijven = [rij.wie for rij in papier.betrokken if rij.tot is None and not (loopt and loopt.wie == rij.wie)]
        return self._team(naam) if naam else (blijven or [self._team("Wim")])[0]

    # --- the deeds

    @initialize(naam=NAMEN)
    def begin(self, naam: str) -> None:
        self.open(naam, naam, 0)

    @precondition(lambda self: len(self.papieren) < 4)
    @rule(naam=NAMEN, voor=NAMEN, stap=STAP)
    def open(self, naam: str, voor: str, stap: int) -> None:
        wie, team = self._wie(naam, stap), self._team(voor)
        dossier = self._try(wie, lambda: _open(wie, self.ploeg, team), mag=True)
        assert isinstance(dossier, Dossier)
        betrokken = [Rij(t, wie.moment) for t in dict.fromkeys((team, self._team(naam)))]
        self.papieren.append(Papier(dossier.pk, [Rij(team, wie.moment)], betrokken))

    @rule(naam=WIE, een=EEN, aan=NAMEN, stap=STAP, dagen=st.sampled_from([None, None, 1, 60]), smal=st.booleans())
    def grant(self, naam: str | None, een: int, aan: str, stap: int, dagen: int | None, *, smal: bool) -> None:
        (wie, papier), team = self._aan(naam, stap, een), self._team(aan)
        tot = wie.moment + timedelta(days=dagen) if dagen else None
        alleen = frozenset({self.ploeg.mensen[aan].pk}) if smal else None
        loopt = papier.lopend()
        eindigt_antwoord = bool(tot and loopt and loopt.wie == team)
        deed = lambda: actions.grant_betrokkenheid(  # noqa: E731 - it is tried, not named
            wie, dossier=papier.pk, team=team, rol=BetrokkenheidRol.UITVOERING, grondslag=WMO, tot=tot,
            alleen=sorted(alleen) if alleen else None,
        )  # fmt: skip
        mag = papier.ziet(wie) and not eindigt_antwoord
        self._try(wie, deed, mag=mag)
        if mag:
            rij = papier.betrokkenheid(team, wie.moment)
            if rij is None:
                papier.betrokken.append(Rij(team, wie.moment, tot, alleen))
            else:
                rij.tot, rij.alleen = tot, rij.alleen if alleen is None else alleen

    @rule(naam=WIE, een=EEN, van=WIE, stap=STAP)
    def end(self, naam: str | None, een: int, van: str | None, stap: int) -> None:
        wie, papier = self._aan(naam, stap, een)
        team = self._fits(van, papier)
        rij, loopt = papier.betrokkenheid(team, wie.moment), papier.lopend()
        antwoordt = loopt is not None and loopt.wie == team
        mag = papier.ziet(wie) and rij is not None and rij.van < wie.moment and not antwoordt
        self._try(wie, lambda: actions.end_betrokkenheid(wie, dossier=papier.pk, team=team), mag=mag)
        if mag and rij:
            rij.tot = wie.moment

    @rule(naam=WIE, een=EEN, buiten=NAMEN, stap=STAP)
    def exclude(self, naam: str | None, een: int, buiten: str, stap: int) -> None:
        (wie, papier), mens = self._aan(naam, stap, een), self.ploeg.mensen[buiten].pk
        mag = papier.ziet(wie)
        deed = lambda: actions.exclude_medewerker(wie, dossier=papier.pk, medewerker=mens, reden="familie")  # noqa: E731
        self._try(wie, deed, mag=mag)
        if mag:
            papier.buiten.add(mens)

    @rule(naam=WIE, een=EEN, naar=WIE, stap=STAP)
    def pass_on(self, naam: str | None, een: int, naar: str | None, stap: int) -> None:
        wie, papier = self._aan(naam, stap, een)
        team = self._fits(naar, papier)
        loopt = papier.lopend()
        kan = loopt is not None and loopt.wie != team and loopt.van < wie.moment and papier.blijft_zien(team)
        mag = papier.ziet(wie) and kan
        deed = lambda: actions.pass_on(wie, dossier=papier.pk, naar_team=team, reden="gestart", bron="toets:1")  # noqa: E731
        self._try(wie, deed, mag=mag)
        if mag and loopt:
            loopt.tot = wie.moment
            papier.grootboek.append(Rij(team, wie.moment))
            papier.gebeurtenissen += 1
            self._check_called(papier, team)

    def _check_called(self, papier: Papier, team: int) -> None:
        heten = self.auditor.execute(
            "SELECT team_id FROM dossiers_betrokkenheid WHERE dossier_id = %s AND periode @> %s AND rol = %s",
            (papier.pk, self.moment, BetrokkenheidRol.VERANTWOORDELIJK.value),
        ).fetchall()
        assert heten == [(team,)], "who answers, and nobody else, is called so"

    @rule(naam=WIE, een=EEN, stap=STAP)
    def close(self, naam: str | None, een: int, stap: int) -> None:
        wie, papier = self._aan(naam, stap, een)
        loopt = papier.lopend()
        mag = papier.ziet(wie) and loopt is not None
        self._try(wie, lambda: actions.close_dossier(wie, dossier=papier.pk, soort="casus.gesloten"), mag=mag)
        if mag and loopt:
            loopt.tot = wie.moment
            papier.gebeurtenissen += 1

    @rule(naam=WIE, een=EEN, voor=WIE, stap=STAP)
    def reopen(self, naam: str | None, een: int, voor: str | None, stap: int) -> None:
        wie, papier = self._aan(naam, stap, een)
        team = self._fits(voor, papier)
        mag = papier.ziet(wie) and papier.lopend() is None and papier.blijft_zien(team)
        deed = lambda: actions.reopen_dossier(wie, dossier=papier.pk, team=team, reden="nieuw_feit")  # noqa: E731
        self._try(wie, deed, mag=mag)
        if mag:
            papier.grootboek.append(Rij(team, wie.moment))
            papier.gebeurtenissen += 1

    @rule(naam=WIE, een=EEN, stap=STAP)
    def note(self, naam: str | None, een: int, stap: int) -> None:
        wie, papier = self._aan(naam, stap, een)
        mag = papier.ziet(wie)
        self._try(wie, lambda: actions.note(wie, "persoon.vastgelegd", dossier=papier.pk), mag=mag)
        papier.gebeurtenissen += mag

    @rule(naam=WIE, een=EEN, aan=WIE, stap=STAP)
    def offer_regie(self, naam: str | None, een: int, aan: str | None, stap: int) -> None:
        wie, papier = self._aan(naam, stap, een)
        mens = self.ploeg.mensen[aan].pk if aan else wie.wie or 0
        team = self._team(aan) if aan else wie.team or 0
        # Nobody is asked twice, and who directs is not asked again.
        al = any(r.medewerker_id == mens and self._is_open(r) for waar, r in self.gevraagd if waar is papier)
        mag = papier.ziet(wie) and not al
        deed = lambda: actions.offer_regie(wie, dossier=papier.pk, team=team, medewerker=mens)  # noqa: E731
        regie = self._try(wie, deed, mag=mag)
        if isinstance(regie, Regie):
            self.gevraagd.append((papier, regie))
            papier.gebeurtenissen += 1

    def _is_open(self, regie: Regie) -> bool:
        """Answer whether this question to direct waits for an answer, or this person directs."""
        rij = self.antwoord.get(regie.pk)
        return regie.pk not in self.antwoord or (rij is not None and rij.tot is None)

    @precondition(lambda self: self.gevraagd)
    @rule(welke=st.integers(min_value=0, max_value=9), stap=STAP, naam=WIE)
    def accept_regie(self, welke: int, stap: int, naam: str | None) -> None:
        papier, regie = self.gevraagd[welke % len(self.gevraagd)]
        gevraagde = next(n for n, mens in self.ploeg.mensen.items() if mens.pk == regie.medewerker_id)
        wie = self._wie(naam or gevraagde, stap)
        mag = wie.wie == regie.medewerker_id and papier.ziet(wie) and regie.pk not in self.antwoord
        self._try(wie, lambda: actions.accept_regie(wie, regie=Regie(**_velden(regie))), mag=mag)
        if mag:
            for vorige in papier.regies:
                vorige.tot = vorige.tot or wie.moment
            rij = self.antwoord[regie.pk] = Rij(regie.medewerker_id, wie.moment)
            papier.regies.append(rij)
            # Whoever else was asked, is asked no longer; each of those is told.
            open_ = [r.pk for waar, r in self.gevraagd if waar is papier and r.pk not in self.antwoord]
            self.antwoord.update(dict.fromkeys(open_))
            papier.gebeurtenissen += 1 + len(open_)

    @precondition(lambda self: self.gevraagd)
    @rule(welke=st.integers(min_value=0, max_value=9), stap=STAP, naam=WIE)
    def end_regie(self, welke: int, stap: int, naam: str | None) -> None:
        papier, regie = self.gevraagd[welke % len(self.gevraagd)]
        wie = self._wie(naam, stap, papier)
        rij = self.antwoord.get(regie.pk)
        mag = papier.ziet(wie) and rij is not None and rij.tot is None
        self._try(wie, lambda: actions.end_regie(wie, regie=Regie(**_velden(regie)), reden="vertrokken"), mag=mag)
        if mag and rij:
            rij.tot = wie.moment
            papier.gebeurtenissen += 1

    @rule(zaad=st.integers(min_value=0, max_value=2**32))
    def work_on(self, zaad: int) -> None:
        """A stretch of ordinary work, by those who may: what chance alone seldom strings together."""
        toeval = Random(zaad)
        for _ in range(3):
            een, stap, welke = toeval.randrange(4), toeval.choice([1, 3_600, 86_400]), toeval.randrange(10)
            daden: list[Callable[[], object]] = [
                partial(self.grant, None, een, toeval.choice(sorted(ROLLEN)), stap, None, smal=False),
                partial(self.pass_on, None, een, None, stap),
                partial(self.close, None, een, stap),
                partial(self.reopen, None, een, None, stap),
                partial(self.offer_regie, None, een, None, stap),
                partial(self.end, None, een, None, stap),
            ]
            if self.gevraagd:
                daden += [partial(self.accept_regie, welke, stap, None), partial(self.end_regie, welke, stap, None)]
            toeval.choice(daden)()

    # --- what must hold after every step

    @invariant()
    def at_every_moment_one_team_answers_and_at_most_one_directs(self) -> None:
        momenten = sorted(set(self.momenten))
        rijen = self.auditor.execute(ELK_MOMENT, ([p.pk for p in self.papieren], momenten)).fetchall()
        per_dossier = {papier.pk: papier for papier in self.papieren}
        assert len(rijen) == len(per_dossier) * len(momenten)
        for pk, moment, teams, regisseurs, was_open in rijen:
            papier = per_dossier[pk]
            assert teams == papier.antwoordt(moment), (pk, moment)
            assert regisseurs == papier.regisseurs(moment), (pk, moment)
            assert len(teams) == (1 if was_open else 0), (pk, moment)
            assert len(regisseurs) <= 1

    @invariant()
    def events_are_numbered_without_a_gap(self) -> None:
        rijen = self.auditor.execute(
            "SELECT dossier_id, array_agg(volgnummer ORDER BY volgnummer) FROM gebeurtenissen_gebeurtenis"
            " WHERE dossier_id = ANY (%s) GROUP BY 1",
            ([p.pk for p in self.papieren],),
        )
        gevonden = dict(rijen.fetchall())
        for papier in self.papieren:
            assert gevonden.get(papier.pk, []) == list(range(1, papier.gebeurtenissen + 1))

    @invariant()
    def both_locks_show_what_the_paper_shows(self) -> None:
        ids = [papier.pk for papier in self.papieren]
        momenten = self.momenten or [self.moment]
        for nummer, naam in enumerate(ROLLEN):
            # Everyone in turn, now and at a moment that has passed.
            if (nummer + len(momenten) // 2) % 3 == 0:
                for moment in {self.moment, momenten[len(momenten) // 2]}:
                    self._look(self.ploeg.handeling(naam, moment), ids)

    def _look(self, wie: Handeling, ids: list[int]) -> None:
        hoort = {papier.pk for papier in self.papieren if papier.ziet(wie)}
        assert self._first_lock(wie, ids) == hoort, f"the query lock, {wie}"
        assert _second_lock(wie, ids) == hoort, f"the row lock, {wie}"

    def _first_lock(self, wie: Handeling, ids: list[int]) -> set[int]:
        """The condition of the look alone, run by the one whom no policy holds back."""
        sql, waarden = Dossier.objects.visible_to(wie).filter(pk__in=ids).values("pk").query.sql_with_params()
        return {pk for (pk,) in self.auditor.execute(sql.encode(), waarden)}


def _second_lock(wie: Handeling, ids: list[int]) -> set[int]:
    """The policy of the database alone: every dossier is asked for."""
    with transactie(wie, wat="toets"):
        return set(Dossier.objects.filter(pk__in=ids).values_list("pk", flat=True))


def _open(wie: Handeling, ploeg: Ploeg, team: int) -> Dossier:
    return actions.open_dossier(
        wie, soort=DossierSoort.CASUS, regio=ploeg.regio.code, team=team, geopend_op=wie.moment, grondslag=WMO,
        reden="toets",
    )  # fmt: skip


def _velden(regie: Regie) -> dict[str, Any]:
    """The offer as it was when it was made: whoever answers it may hold an old copy."""
    return {veld.attname: getattr(regie, veld.attname) for veld in Regie._meta.concrete_fields}


@pytest.fixture
def toneel(owner_dsn: str) -> Iterator[type[Reeks]]:
    Reeks.ploeg = een_ploeg()
    adres = owner_dsn.replace("schakel_owner", "schakel_auditor")
    with psycopg.connect(adres, autocommit=True, prepare_threshold=None) as auditor:
        Reeks.auditor = auditor
        yield Reeks
    connection.close()


def test_any_sequence_of_deeds_keeps_the_promises(toneel: type[Reeks]) -> None:
    run_state_machine_as_test(
        toneel,
        settings=settings(
            max_examples=BEURTEN,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
