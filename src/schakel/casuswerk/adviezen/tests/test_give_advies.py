import pytest
from django.db import connection

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.adviezen import actions, queries
from schakel.casuswerk.adviezen.models import Advies
from schakel.casuswerk.adviezen.tests.builders import een_advies
from schakel.casuswerk.adviezen.tests.teksten import met_iets
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def test_advice_is_counted_by_capacity_and_reason(ploeg: Ploeg) -> None:
    advies = een_advies(ploeg)
    assert (advies.hoedanigheid, advies.aanleidingen, advies.regio) == ("15", ["08"], "toetsregio")


def test_a_text_with_a_name_is_refused_with_words_that_say_what(ploeg: Ploeg) -> None:
    with pytest.raises(InvalidInput) as fout:
        een_advies(ploeg, tekst="Het gaat om Marloes Terpstra.")
    assert "een naam" in fout.value.fouten["tekst"][0]
    assert Advies.objects.count() == 0


def test_of_two_hundred_texts_nothing_that_was_planted_is_stored(ploeg: Ploeg) -> None:
    wie = ploeg.handeling("Ibrahim")
    teksten = met_iets()
    with transactie(wie, wat="toets"):
        for geplant in teksten:
            actions.give_advies(wie, hoedanigheid="15", tekst=geplant.tekst, gegeven_op=ploeg.moment, schoonmaken=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT a::text FROM adviezen_advies a ORDER BY id")
            bewaard = [rij[0].casefold() for rij in cursor.fetchall()]
    gebleven = [
        (wat, rij) for rij, geplant in zip(bewaard, teksten, strict=True) for wat in geplant.verborgen
        if wat.casefold() in rij
    ]  # fmt: skip
    assert gebleven == []


def test_another_team_knows_of_nothing(ploeg: Ploeg) -> None:
    advies = een_advies(ploeg)
    for naam in ("Fatima", "Elif", "Bram", "Jamila"):
        wie = ploeg.handeling(naam)
        with transactie(wie, wat="toets"):
            assert Advies.objects.count() == 0
            with pytest.raises(NotFound):
                queries.access_advies(wie, publiek_id=advies.publiek_id)


def test_the_police_gives_no_advice_here(ploeg: Ploeg) -> None:
    with pytest.raises(NotAllowed):
        een_advies(ploeg, "Bram")


def test_who_asked_is_kept_only_encrypted_and_opened_with_a_reason(ploeg: Ploeg) -> None:
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        advies = actions.give_advies(
            wie, hoedanigheid="15", tekst="Een vraag.", gegeven_op=ploeg.moment,
            vrager={"naam": "K. Soeters", "telefoon": "070 555 02 81"},
        )  # fmt: skip
        assert b"Soeters" not in bytes(advies.vrager or b"")
        with pytest.raises(InvalidInput):
            actions.open_vrager(wie, advies=advies, reden="")
        assert actions.open_vrager(wie, advies=advies, reden="Terugbellen")["naam"] == "K. Soeters"
