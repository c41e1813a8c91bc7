"""Two people at the same moment: the database lets one of them win, and the ledger stays whole."""

from collections.abc import Callable
from datetime import timedelta
from threading import Event
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.dossiers import actions, queries
from schakel.casuswerk.dossiers.models import Dossier, Regie
from schakel.casuswerk.dossiers.rules import Beperkreden, BetrokkenheidRol, DossierSoort, Uitsluitreden
from schakel.casuswerk.dossiers.tests.builders import WMO, een_dossier
from schakel.kernel.errors import NotPossible, SchakelError
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)

NIEMAND_OF_TWEE = """SELECT d.id, (SELECT count(*) FROM dossiers_verantwoordelijkheid v
        WHERE v.dossier_id = d.id AND upper_inf(v.periode)) AS aantal
    FROM dossiers_dossier d WHERE (SELECT count(*) FROM dossiers_verantwoordelijkheid v
        WHERE v.dossier_id = d.id AND upper_inf(v.periode)) <> CASE d.status WHEN 'OPEN' THEN 1 ELSE 0 END"""


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def auditor_dsn(owner_dsn: str) -> str:
    return owner_dsn.replace("schakel_owner", "schakel_auditor")


def _shared(ploeg: Ploeg, *namen: str) -> Dossier:
    """Return a casus of Fatima in which these others are involved as well."""
    dossier = een_dossier(ploeg, soort=DossierSoort.CASUS)
    fatima = ploeg.handeling("Fatima")
    with transactie(fatima, wat="toets"):
        for naam in namen:
            actions.grant_betrokkenheid(
                fatima,
                dossier=dossier.pk,
                team=ploeg.team_van(naam).pk,
                rol=BetrokkenheidRol.UITVOERING,
                grondslag=WMO,
            )
    return dossier


def _deed(ploeg: Ploeg, naam: str, seconden: int, wat: Callable[[Any], object]) -> Callable[[], object]:
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(seconds=seconden))

    def run() -> object:
        with transactie(wie, wat="toets"):
            return wat(wie)

    return run


def _pass_on(ploeg: Ploeg, dossier: int, door: str, naar: str, seconden: int) -> Callable[[], object]:
    team = ploeg.team_van(naar).pk
    return _deed(
        ploeg,
        door,
        seconden,
        lambda wie: actions.pass_on(wie, dossier=dossier, naar_team=team, reden="gestart", bron="toets:1"),
    )


def _refused(uitkomsten: list[Any]) -> list[Any]:
    fouten = [een for een in uitkomsten if isinstance(een, Exception)]
    assert all(isinstance(een, SchakelError | DatabaseError) for een in fouten), fouten
    return fouten


@pytest.mark.parametrize("ronde", range(5))
def test_two_who_pass_on_at_the_same_moment(ploeg: Ploeg, ronde: int) -> None:
    dossier = _shared(ploeg, "Jamila", "Wim")
    uitkomsten = tegelijk([_pass_on(ploeg, dossier.pk, "Fatima", naar, 60) for naar in ("Jamila", "Wim")])
    assert len(_refused(uitkomsten)) == 1
    assert isinstance(_refused(uitkomsten)[0], NotPossible)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(fatima, wat="toets"):
        boek = queries.ledger_of(fatima, dossier=dossier.pk)
    assert len(boek) == 2
    assert boek[0].tot == boek[1].sinds


@pytest.mark.parametrize("ronde", range(5))
def test_closing_while_somebody_passes_on(ploeg: Ploeg, ronde: int, auditor_dsn: str) -> None:
    dossier = _shared(ploeg, "Jamila")
    close = _deed(
        ploeg, "Fatima", 120, lambda wie: actions.close_dossier(wie, dossier=dossier.pk, soort="casus.gesloten")
    )
    uitkomsten = tegelijk([close, _pass_on(ploeg, dossier.pk, "Fatima", "Jamila", 60)])
    assert not isinstance(uitkomsten[0], Exception)
    assert len(_refused(uitkomsten)) <= 1
    with psycopg.connect(auditor_dsn) as auditor:
        assert auditor.execute(NIEMAND_OF_TWEE).fetchall() == []


@pytest.mark.parametrize("ronde", range(5))
def test_one_offer_accepted_twice_at_once(ploeg: Ploeg, ronde: int) -> None:
    dossier = _shared(ploeg, "Jamila")
    regie = _offer(ploeg, dossier, "Jamila")
    uitkomsten = tegelijk([_accept(ploeg, regie, "Jamila", seconden) for seconden in (60, 60)])
    assert [type(een) for een in _refused(uitkomsten)] == [NotPossible]
    assert _running(ploeg, dossier) == [ploeg.mensen["Jamila"].pk]


@pytest.mark.parametrize("ronde", range(5))
def test_two_offers_accepted_at_once(ploeg: Ploeg, ronde: int) -> None:
    dossier = _shared(ploeg, "Jamila", "Wim")
    regies = {naam: _offer(ploeg, dossier, naam) for naam in ("Jamila", "Wim")}
    uitkomsten = tegelijk([_accept(ploeg, regies[naam], naam, n * 60) for n, naam in enumerate(regies, 1)])
    assert len(_refused(uitkomsten)) <= 1
    assert len(_running(ploeg, dossier)) == 1


def _offer(ploeg: Ploeg, dossier: Dossier, naam: str) -> Regie:
    fatima = ploeg.handeling("Fatima")
    with transactie(fatima, wat="toets"):
        return actions.offer_regie(
            fatima, dossier=dossier.pk, team=ploeg.team_van(naam).pk, medewerker=ploeg.mensen[naam].pk
        )


def _accept(ploeg: Ploeg, regie: Regie, naam: str, seconden: int) -> Callable[[], object]:
    # Each holds a copy of its own of the offer, read before the other answered.
    kopie = Regie(**{veld.attname: getattr(regie, veld.attname) for veld in Regie._meta.concrete_fields})
    return _deed(ploeg, naam, seconden, lambda wie: actions.accept_regie(wie, regie=kopie))


def _running(ploeg: Ploeg, dossier: Dossier) -> list[int]:
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(fatima, wat="toets"):
        regies = queries.regies_of(fatima, dossier=dossier.pk)
    lopend = [een for een in regies if een.aanvaard_op and not een.geeindigd_op]
    assert all(een.periode and een.periode.upper is None for een in lopend)
    return [een.medewerker_id for een in lopend]


def test_eight_writers_number_their_events_without_a_gap(ploeg: Ploeg, auditor_dsn: str) -> None:
    dossier = _shared(ploeg)

    def write(wie: Any) -> list[int]:
        return [actions.note(wie, "persoon.vastgelegd", dossier=dossier.pk) for _ in range(3)]

    uitkomsten = tegelijk([_deed(ploeg, "Fatima", n, write) for n in range(8)])
    assert _refused(uitkomsten) == []
    with psycopg.connect(auditor_dsn) as auditor:
        rijen = auditor.execute(
            "SELECT volgnummer FROM gebeurtenissen_gebeurtenis WHERE dossier_id = %s ORDER BY id", [dossier.pk]
        ).fetchall()
    assert [nummer for (nummer,) in rijen] == list(range(1, 25))


def test_an_observer_never_sees_nobody_or_two_who_answer(ploeg: Ploeg, auditor_dsn: str) -> None:
    dossiers = [_shared(ploeg, "Jamila", "Wim") for _ in range(3)]
    klaar, fouten, keren = Event(), [], [0]

    def observe() -> None:
        with psycopg.connect(auditor_dsn, autocommit=True) as auditor:
            while not klaar.is_set():
                fouten.extend(auditor.execute(NIEMAND_OF_TWEE).fetchall())
                keren[0] += 1

    def work(beurt: int) -> int:
        gelukt = 0
        try:
            for stap in range(20):
                dossier = dossiers[(stap + beurt) % 3].pk
                uitkomst = _try(_busy(ploeg, dossier, beurt, stap))
                gelukt += not isinstance(uitkomst, Exception)
        finally:
            if not beurt:
                klaar.set()
        return gelukt

    uitkomsten = tegelijk([observe, *(lambda b=b: work(b) for b in range(3))])
    assert _refused(uitkomsten) == []
    assert fouten == []
    assert keren[0] > 20 and sum(uitkomsten[1:]) > 10, (keren, uitkomsten)


def _busy(ploeg: Ploeg, dossier: int, beurt: int, stap: int) -> Callable[[], object]:
    seconden = stap * 10 + beurt + 1
    if stap % 5 == 3:
        return _deed(
            ploeg, "Fatima", seconden,
            lambda wie: actions.close_dossier(wie, dossier=dossier, soort="casus.gesloten"),
        )  # fmt: skip
    if stap % 5 == 4:
        team = ploeg.team_van("Fatima").pk
        return _deed(
            ploeg, "Fatima", seconden,
            lambda wie: actions.reopen_dossier(wie, dossier=dossier, team=team, reden="nieuw_feit"),
        )  # fmt: skip
    return _pass_on(ploeg, dossier, "Fatima", ("Jamila", "Wim", "Fatima")[(stap + beurt) % 3], seconden)


def _try(daad: Callable[[], object]) -> object:
    try:
        return daad()
    except (SchakelError, DatabaseError) as fout:
        return fout


def _see(ploeg: Ploeg, dossier: Dossier) -> set[str]:
    gezien = set()
    for naam in ("Fatima", "Gerda", "Lena"):
        wie = ploeg.handeling(naam, ploeg.moment + timedelta(hours=1))
        with transactie(wie, wat="toets"):
            if Dossier.objects.filter(pk=dossier.pk).exists():
                gezien.add(naam)
    return gezien


def _keep_out(ploeg: Ploeg, dossier: Dossier, wie: str) -> Callable[[Any], object]:
    team, mens = ploeg.team_van(wie).pk, ploeg.mensen[wie].pk
    return lambda door: actions.keep_out(
        door, dossier=dossier.pk, team=team, medewerker=mens, reden=Uitsluitreden.BEKENDE
    )


@pytest.mark.parametrize("ronde", range(3))
def test_two_who_keep_out_the_last_two_at_once_leave_one(ploeg: Ploeg, ronde: int) -> None:
    """Only Lena may keep somebody out; from two screens she would leave nobody of the team but herself."""
    dossier = _shared(ploeg)
    deden = [_deed(ploeg, "Lena", 5 + n, _keep_out(ploeg, dossier, wie)) for n, wie in enumerate(("Fatima", "Gerda"))]
    uitkomsten = tegelijk(deden)
    assert not [uit for uit in uitkomsten if isinstance(uit, Exception) and not isinstance(uit, SchakelError)], (
        uitkomsten
    )
    assert "Lena" in _see(ploeg, dossier)


@pytest.mark.parametrize("ronde", range(3))
def test_one_colleague_is_kept_out_once_and_let_in_once(ploeg: Ploeg, ronde: int) -> None:
    dossier, gerda = _shared(ploeg), ploeg.mensen["Gerda"].pk
    uit = tegelijk([_deed(ploeg, "Lena", 5 + n, _keep_out(ploeg, dossier, "Gerda")) for n in range(2)])
    assert sorted(isinstance(een, SchakelError) for een in uit) == [False, True], uit
    assert _see(ploeg, dossier) == {"Fatima", "Lena"}
    terug = [
        _deed(ploeg, "Lena", 9 + n, lambda w: actions.let_in(w, dossier=dossier.pk, medewerker=gerda)) for n in range(2)
    ]
    uit = tegelijk(terug)
    assert sorted(isinstance(een, SchakelError) for een in uit) == [False, True], uit
    assert _see(ploeg, dossier) == {"Fatima", "Gerda", "Lena"}


@pytest.mark.parametrize("ronde", range(3))
def test_keeping_out_while_only_named_ones_are_let_in_never_leaves_the_dossier_unseen(ploeg: Ploeg, ronde: int) -> None:
    dossier = _shared(ploeg)
    namen = [ploeg.mensen[naam].pk for naam in ("Lena", "Fatima")]
    deden = [
        _deed(ploeg, "Lena", 5, _keep_out(ploeg, dossier, "Fatima")),
        _deed(ploeg, "Lena", 6, lambda w: actions.restrict(
            w, dossier=dossier.pk, medewerkers=namen, reden=Beperkreden.COLLEGA
        )),
    ]  # fmt: skip
    uitkomsten = tegelijk(deden)
    assert not [uit for uit in uitkomsten if isinstance(uit, Exception) and not isinstance(uit, SchakelError)], (
        uitkomsten
    )
    assert "Lena" in _see(ploeg, dossier)
