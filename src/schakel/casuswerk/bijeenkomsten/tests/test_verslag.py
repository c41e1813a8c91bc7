"""Who reads which line?  A copy is put together from what one reader may see; the database keeps what is for few."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.bijeenkomsten import actions
from schakel.casuswerk.bijeenkomsten.models import Bijeenkomst, Verslagregel
from schakel.casuswerk.bijeenkomsten.presenters.bijeenkomst import minutes
from schakel.casuswerk.bijeenkomsten.queries.bijeenkomst import access_bijeenkomst, minutes_for, view_of
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import Bijeenkomstsoort, Rondreden
from schakel.casuswerk.bijeenkomsten.rules.kringen import (
    LEEST,
    Deel,
    Gesprek,
    Kring,
    Lezer,
    Regelsoort,
    reader_of,
    reads,
)
from schakel.casuswerk.bijeenkomsten.tests.builders import een_bijeenkomst, een_regel, een_zaak, stoelen, wie
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.personen.rules import PersoonRol
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
KANARIES = {kring: f"KANARIE-{kring.value}" for kring in Kring}


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_zaak(ploeg)


@pytest.fixture
def rij(ploeg: Ploeg, casus: Casus) -> Bijeenkomst:
    return een_bijeenkomst(ploeg, casus)


def _reads(ploeg: Ploeg, rij: Bijeenkomst, naam: str, voor: str = "") -> set[str]:
    """Return the canaries in the minutes that somebody opens, for the acting team or for a place at the table."""
    plaatsen, iemand = stoelen(ploeg, rij), wie(ploeg, naam, 30)
    with transactie(iemand, wat="toets"):
        zicht = view_of(iemand, bijeenkomst=access_bijeenkomst(iemand, publiek_id=rij.publiek_id))
        verslag = minutes_for(iemand, zicht=zicht, voor=plaatsen[voor] if voor else None)
        tekst = str(minutes(verslag))
    return {kring.value for kring, kanarie in KANARIES.items() if kanarie in tekst}


def test_in_a_round_each_view_has_its_own_moment_and_place(ploeg: Ploeg, rij: Bijeenkomst) -> None:
    plaatsen, fatima = stoelen(ploeg, rij), wie(ploeg, uren=10)
    beeld: dict[str, Any] = {"soort": Regelsoort.BEELD, "kring": Kring.HULP}
    with transactie(fatima, wat="toets"):
        actions.go_round(fatima, bijeenkomst=rij, reden=Rondreden.ONVEILIG)
    for code, uren, waar in (("SLACHTOFFER", 2, "op school van Fenna"), ("PLEGER", 5, "op kantoor")):
        gesprek = Gesprek(ploeg.moment + timedelta(hours=uren), waar)
        een_regel(ploeg, rij, f"Zo ziet {code} het.", wie=plaatsen[code].pk, gesprek=gesprek, **beeld)
    een_regel(ploeg, rij, "Ina ziet het zo.", wie=plaatsen["netwerk"].pk, **beeld)
    morgen = Gesprek(ploeg.moment + timedelta(days=9))
    with pytest.raises(InvalidInput) as fout:
        een_regel(ploeg, rij, "Later.", wie=plaatsen["KIND"].pk, gesprek=morgen, **beeld)
    assert set(fout.value.fouten) == {"gesproken_op"}
    for naam, ziet_waar in (("Fatima", True), ("Jamila", False)):
        iemand = wie(ploeg, naam, 30)
        with transactie(iemand, wat="toets"):
            zicht = view_of(iemand, bijeenkomst=access_bijeenkomst(iemand, publiek_id=rij.publiek_id))
            momenten = [zicht.apart[regel.pk] for regel, _tekst in zicht.regels]
        assert [op for op, _waar in momenten][:2] == [ploeg.moment + timedelta(hours=n) for n in (2, 5)]
        assert len({op for op, _waar in momenten}) == 3, "whoever wrote no moment, has that of writing"
        assert (momenten[0][1] == "op school van Fenna") is ziet_waar, "the safe place is for who met her"


def test_each_reader_gets_what_that_reader_may_see(ploeg: Ploeg, rij: Bijeenkomst) -> None:
    for kring, kanarie in KANARIES.items():
        een_regel(ploeg, rij, kanarie, kring)
    alles = {k.value for k in Kring}
    assert _reads(ploeg, rij, "Fatima") == alles
    assert _reads(ploeg, rij, "Jamila") == alles - {"REGIE"}
    assert _reads(ploeg, rij, "Fatima", "SLACHTOFFER") == {"IEDEREEN", "SLACHTOFFER"}
    for voor in ("PLEGER", "KIND", "netwerk"):
        assert _reads(ploeg, rij, "Fatima", voor) == {"IEDEREEN"}, voor


def test_own_words_in_confidence_are_not_in_ones_own_copy(ploeg: Ploeg, rij: Bijeenkomst) -> None:
    plaatsen = stoelen(ploeg, rij)
    een_regel(ploeg, rij, "KANARIE-HULP", Kring.HULP, soort=Regelsoort.BEELD, wie=plaatsen["SLACHTOFFER"].pk)
    assert _reads(ploeg, rij, "Fatima") == {"HULP"}
    assert _reads(ploeg, rij, "Fatima", "SLACHTOFFER") == set()


LIJNEN = st.lists(
    st.tuples(
        st.sampled_from(Kring),
        st.sampled_from(["SLACHTOFFER", "PLEGER", "KIND", "netwerk", "jeugdteam-west"]),
        st.sampled_from(Regelsoort),
        st.sampled_from(["Fatima", "Jamila"]),
    ),
    max_size=5,
)


@given(lijnen=LIJNEN)
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whoever_wrote_what_about_whom_the_circle_decides(ploeg: Ploeg, casus: Casus, lijnen: list[Any]) -> None:
    rij = een_bijeenkomst(ploeg, casus)
    plaatsen = stoelen(ploeg, rij)
    for kring, over, soort, door in lijnen:
        een_regel(ploeg, rij, KANARIES[kring], kring, door, soort=soort, wie=plaatsen[over].pk)
    geschreven = {kring.value for kring, _over, _soort, _door in lijnen}
    eigen = {kring.value for kring, _over, _soort, door in lijnen if door == "Jamila"}
    assert _reads(ploeg, rij, "Fatima", "PLEGER") == geschreven & {"IEDEREEN"}
    assert _reads(ploeg, rij, "Fatima", "SLACHTOFFER") == geschreven & {"IEDEREEN", "SLACHTOFFER"}
    assert _reads(ploeg, rij, "Fatima") == geschreven
    # What a helping team wrote itself for whoever directs stands in the table for it, and in no minutes of its own.
    assert _reads(ploeg, rij, "Jamila") == geschreven - {"REGIE"}
    jamila = wie(ploeg, "Jamila", 30)
    with transactie(jamila, wat="toets"):
        ziet = set(Verslagregel.objects.visible_to(jamila).filter(bijeenkomst=rij).values_list("kring", flat=True))
    assert ziet == (geschreven - {"REGIE"}) | (eigen & {"REGIE"})


def test_both_locks_say_the_same(ploeg: Ploeg, rij: Bijeenkomst) -> None:
    for kring, kanarie in KANARIES.items():
        een_regel(ploeg, rij, kanarie, kring)
    for naam, kan in (("Fatima", 4), ("Jamila", 3), ("Carlijn", 0), ("Elif", 0)):
        iemand = wie(ploeg, naam, 30)
        with transactie(iemand, wat="toets"):
            assert Verslagregel.objects.count() == kan, naam
            assert Verslagregel.objects.visible_to(iemand).count() == kan, naam


@pytest.mark.parametrize("lezer", Lezer)
def test_nobody_of_the_family_reads_more_than_the_team_that_hands_it_out(lezer: Lezer) -> None:
    assert LEEST[lezer] <= LEEST[Lezer.REGIE]
    assert all(reads(lezer, kring) == (kring in LEEST[lezer]) for kring in Kring)


@pytest.mark.parametrize("rol", PersoonRol)
def test_only_who_is_hurt_reads_what_is_for_who_is_hurt(rol: PersoonRol) -> None:
    assert reads(reader_of(rol), Kring.SLACHTOFFER) == (rol is PersoonRol.SLACHTOFFER)
    assert not reads(reader_of(rol), Kring.HULP)


def test_a_line_says_something_and_is_of_somebody(ploeg: Ploeg, casus: Casus, rij: Bijeenkomst) -> None:
    with pytest.raises(InvalidInput):
        een_regel(ploeg, rij, " ")
    with pytest.raises(InvalidInput):
        een_regel(ploeg, rij, "Zo zie ik het.", soort=Regelsoort.BEELD)
    ander = stoelen(ploeg, een_bijeenkomst(ploeg, casus))["PLEGER"]
    with pytest.raises(NotFound):
        een_regel(ploeg, rij, "Zo zie ik het.", soort=Regelsoort.BEELD, wie=ander.pk)
    with pytest.raises(NotAllowed):
        een_regel(ploeg, rij, "Wij kijken mee.", naam="Carlijn")
    een_regel(ploeg, rij, "Wij gaan door.")
    fatima = wie(ploeg)
    with transactie(fatima, wat="toets"):
        assert b"Wij gaan" not in bytes(Verslagregel.objects.get().inhoud)


def test_a_line_for_too_many_is_made_for_fewer_and_never_for_more(ploeg: Ploeg, rij: Bijeenkomst) -> None:
    regel = een_regel(ploeg, rij, "KANARIE-IEDEREEN", Kring.IEDEREEN)
    assert _reads(ploeg, rij, "Fatima", "PLEGER") == {"IEDEREEN"}
    jamila = wie(ploeg, "Jamila", 31)
    with transactie(jamila, wat="toets"):
        actions.narrow_regel(jamila, regel=regel, kring=Kring.HULP)
        for kring in (Kring.IEDEREEN, Kring.SLACHTOFFER, Kring.HULP):
            with pytest.raises(NotPossible):
                actions.narrow_regel(jamila, regel=regel, kring=kring)
    assert _reads(ploeg, rij, "Fatima", "PLEGER") == set()
    with transactie(jamila, wat="toets"), pytest.raises(NotAllowed):
        actions.narrow_regel(jamila, regel=regel, kring=Kring.REGIE)
    fatima = wie(ploeg, uren=32)
    with transactie(fatima, wat="toets"):
        actions.narrow_regel(fatima, regel=regel, kring=Kring.REGIE)
    assert _reads(ploeg, rij, "Jamila") == set() and _reads(ploeg, rij, "Fatima") == {"IEDEREEN"}
    with transactie(jamila, wat="toets"), pytest.raises(NotFound):
        actions.narrow_regel(jamila, regel=regel, kring=Kring.REGIE)


def test_what_was_said_never_changes(ploeg: Ploeg, rij: Bijeenkomst) -> None:
    regel, fatima = een_regel(ploeg, rij, "Zo is het gezegd."), wie(ploeg, uren=32)
    with transactie(fatima, wat="toets"):
        for daad in (regel.save, regel.delete):
            with pytest.raises(ProgrammingError), transaction.atomic():
                daad()


def test_in_a_session_safety_comes_first(ploeg: Ploeg, casus: Casus) -> None:
    rij, fatima = een_bijeenkomst(ploeg, casus, soort=Bijeenkomstsoort.SESSIE), wie(ploeg)
    wie_ = stoelen(ploeg, rij)["PLEGER"].pk
    hulp: dict[str, Any] = {"soort": Regelsoort.BESLUIT, "deel": Deel.HULP, "wie": wie_}
    with pytest.raises(InvalidInput) as fout:
        een_regel(ploeg, rij, "Joris start met BORG.", **hulp)
    assert set(fout.value.fouten) == {"deel"}
    with transactie(fatima, wat="toets"), pytest.raises(NotPossible):
        actions.conclude_safety(fatima, bijeenkomst=rij)
    een_regel(ploeg, rij, "Joris slaapt bij zijn broer.")
    with transactie(fatima, wat="toets"):
        actions.conclude_safety(fatima, bijeenkomst=rij)
        with pytest.raises(NotPossible):
            actions.conclude_safety(fatima, bijeenkomst=rij)
    assert een_regel(ploeg, rij, "Joris start met BORG.", **hulp).deel == "HULP"
