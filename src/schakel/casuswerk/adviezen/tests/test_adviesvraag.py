"""A partner asks for advice without naming anybody; the desk answers, and it counts as advice."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.adviezen import actions, queries
from schakel.casuswerk.adviezen.models import Advies, Adviesvraag
from schakel.casuswerk.adviezen.tests.builders import een_loket
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
VRAAG = "Een leerling van 9 is bang om naar huis te gaan. Wat doe ik eerst?"
ANTWOORD = "Praat vandaag met de leerling, en bel ons als het niet veilig is."


@pytest.fixture
def ploeg(tmp_path: Path) -> Ploeg:
    ploeg = een_ploeg()
    een_loket(ploeg)
    return ploeg


def vraag(ploeg: Ploeg, tekst: str = VRAAG, sleutel: UUID | None = None, naam: str = "Wim") -> Adviesvraag:
    wie = ploeg.handeling(naam)
    with transactie(wie, wat="toets"):
        return actions.ask_advies(wie, sleutel=sleutel or uuid4(), vraag=tekst, hoedanigheid="08")


def test_a_question_reaches_the_desk_and_the_answer_the_asker(ploeg: Ploeg) -> None:
    rij = vraag(ploeg)
    ibrahim, wim = ploeg.handeling("Ibrahim"), ploeg.handeling("Wim")
    with transactie(ibrahim, wat="toets"):
        assert [v.pk for v in queries.waiting_vragen(ibrahim)] == [rij.pk]
        actions.answer_adviesvraag(ibrahim, adviesvraag=rij, antwoord=ANTWOORD)
        assert queries.waiting_vragen(ibrahim) == []
        advies = Advies.objects.get()
        assert (advies.tekst, advies.gegeven_advies, advies.kanaal) == (VRAAG, ANTWOORD, "KOPPELING")
        with pytest.raises(NotPossible):
            actions.answer_adviesvraag(ibrahim, adviesvraag=rij, antwoord=ANTWOORD)
    with transactie(wim, wat="toets"):
        assert queries.access_adviesvraag(wim, publiek_id=rij.publiek_id).antwoord == ANTWOORD


def test_asking_twice_is_one_question_and_another_one_needs_a_key_of_its_own(ploeg: Ploeg) -> None:
    sleutel = uuid4()
    assert vraag(ploeg, sleutel=sleutel).pk == vraag(ploeg, sleutel=sleutel).pk
    with pytest.raises(NotPossible):
        vraag(ploeg, "Iets heel anders, zonder namen.", sleutel)


@pytest.mark.parametrize("tekst", ["", "   ", "Wat doe ik met Fenna van Dalen?", "Zij woont op Veenbesstraat 118."])
def test_a_question_that_is_empty_or_names_somebody_is_refused_and_not_kept(ploeg: Ploeg, tekst: str) -> None:
    with pytest.raises(InvalidInput) as fout:
        vraag(ploeg, tekst)
    assert set(fout.value.fouten) == {"vraag"}


def test_an_answer_that_names_somebody_is_refused(ploeg: Ploeg) -> None:
    rij, ibrahim = vraag(ploeg), ploeg.handeling("Ibrahim")
    with transactie(ibrahim, wat="toets"), pytest.raises(InvalidInput):
        actions.answer_adviesvraag(ibrahim, adviesvraag=rij, antwoord="Bel de moeder van Fenna van Dalen.")


def test_outsiders_neither_see_nor_answer_nor_ask(ploeg: Ploeg) -> None:
    rij = vraag(ploeg)
    for naam in ("Jamila", "Elif", "Fatima"):
        wie = ploeg.handeling(naam)
        with transactie(wie, wat="toets"), pytest.raises(NotFound):
            queries.access_adviesvraag(wie, publiek_id=rij.publiek_id)
    with pytest.raises(NotAllowed):
        vraag(ploeg, naam="Greet")
    wim = ploeg.handeling("Wim")
    with transactie(wim, wat="toets"), pytest.raises(NotAllowed):
        actions.answer_adviesvraag(wim, adviesvraag=rij, antwoord=ANTWOORD)


def test_the_pages_show_what_waits_and_keep_what_was_typed(ploeg: Ploeg, settings: object) -> None:
    settings.KLOK = ploeg.moment.isoformat()  # type: ignore[attr-defined]
    rij, klant, ander = vraag(ploeg), Client(), Client()
    klant.force_login(ploeg.mensen["Ibrahim"], backend="django.contrib.auth.backends.ModelBackend")
    ander.force_login(ploeg.mensen["Fatima"], backend="django.contrib.auth.backends.ModelBackend")
    assert "1 vraag wacht op een antwoord" in klant.get("/adviezen/nieuw").content.decode()
    assert VRAAG[:40] in klant.get("/adviezen/vragen").content.decode()
    adres = f"/adviezen/vragen/{rij.publiek_id}"
    assert ander.get(adres).status_code == 404
    fout = klant.post(adres, {"antwoord": "Bel de moeder van Fenna van Dalen."})
    assert (
        fout.status_code == 400 and "te herkennen" in fout.content.decode() and "Bel de moeder" in fout.content.decode()
    )
    assert klant.post(adres, {"antwoord": ANTWOORD}).status_code == 302
    assert ANTWOORD in klant.get(adres).content.decode()
