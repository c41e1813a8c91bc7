"""The work list says quietly which meldingen still ask whether somebody is known."""

from datetime import timedelta

import pytest
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.meldingen import actions, queries
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import Acuut
from schakel.casuswerk.meldingen.tests.builders import MOEDER, een_melding
from schakel.casuswerk.personen.queries import ask_in
from schakel.casuswerk.werkplek.tests.builders import meld_aan, zet_klok
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
MERK = "Misschien al bekend"


def _later(ploeg: Ploeg, naam: str) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment)


@pytest.fixture
def melding(ploeg: Ploeg) -> Melding:
    een_melding(ploeg)
    ploeg.moment += timedelta(days=5)
    zet_klok(ploeg)
    wie = _later(ploeg, "Ibrahim")
    return een_melding(ploeg, handeling=wie, ontvangen_op=wie.moment, betrokkenen=(MOEDER,), acuut=Acuut.NEE)


def _merken(client: Client, ploeg: Ploeg, naam: str) -> set[str]:
    pagina = meld_aan(client, ploeg, naam).get("/werkvoorraad").context["pagina"]
    groepen = [*pagina.groepen, *([pagina.gevaar] if pagina.gevaar else [])]
    return {taak.merk for groep in groepen for taak in groep.taken}


def test_the_desk_sees_that_somebody_may_be_known(client: Client, ploeg: Ploeg, melding: Melding) -> None:
    assert MERK in _merken(client, ploeg, "Ibrahim")
    assert MERK in client.get("/werkvoorraad").content.decode()


@pytest.mark.parametrize("antwoord", ["zelfde", "ander"])
def test_an_answer_takes_the_mark_away(client: Client, ploeg: Ploeg, melding: Melding, antwoord: str) -> None:
    wie = _later(ploeg, "Fatima")
    with transactie(wie, wat="toets"):
        assert ask_in(wie, dossiers=[melding.dossier_id]) == {melding.dossier_id}
        kaarten, _ontkend = queries.maybe_known_in(wie, melding=melding)
        moeder = kaarten[0]
        if antwoord == "zelfde":
            persoon = moeder.mensen[0].persoon_id
            actions.link_bekende(wie, melding=melding, persoon=persoon, kaart=moeder.kaart.persoon)
        for een in kaarten if antwoord == "ander" else ():
            assert ask_in(wie, dossiers=[melding.dossier_id]) == {melding.dossier_id}
            actions.deny_bekende(wie, melding=melding, kaart=een.kaart.persoon)
        assert ask_in(wie, dossiers=[melding.dossier_id]) == set()
    assert _merken(client, ploeg, "Ibrahim") == {""}


@pytest.mark.parametrize("naam", ["Jamila", "Lena", "Wim"])
def test_who_may_not_recognise_learns_nothing(ploeg: Ploeg, melding: Melding, naam: str) -> None:
    wie = _later(ploeg, naam)
    with transactie(wie, wat="toets"):
        assert ask_in(wie, dossiers=[melding.dossier_id]) == set()


def test_another_region_learns_nothing(ploeg: Ploeg, melding: Melding) -> None:
    wie = _later(ploeg, "Elif")
    with transactie(wie, wat="toets"):
        assert ask_in(wie, dossiers=[melding.dossier_id]) == set()
