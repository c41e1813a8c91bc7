"""The work list says quietly which meldingen still ask whether somebody is known."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.meldingen import actions, queries
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import Acuut
from schakel.casuswerk.meldingen.tests.builders import MOEDER, een_melding
from schakel.casuswerk.personen.actions import mark_alike
from schakel.casuswerk.personen.models import Bekendmerk
from schakel.casuswerk.personen.queries import ask_in
from schakel.casuswerk.personen.rules import Adres
from schakel.casuswerk.werkplek.tests.builders import meld_aan, zet_klok
from schakel.kernel.errors import NotAllowed
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


@pytest.fixture
def lijkt(ploeg: Ploeg) -> Melding:
    """Return a melding about a mother whose name was heard otherwise: only alike."""
    een_melding(ploeg)
    ploeg.moment += timedelta(days=5)
    zet_klok(ploeg)
    wie = _later(ploeg, "Ibrahim")
    gehoord = replace(MOEDER, achternaam="Terpztra", bsn="")
    elders = Adres(postcode="2512 HE", huisnummer="1", gemeente="0518")
    return een_melding(
        ploeg, handeling=wie, ontvangen_op=wie.moment, betrokkenen=(gehoord,), acuut=Acuut.NEE, waar=elders
    )


def _mark(ploeg: Ploeg, melding: Melding) -> None:
    """Look as the worker does when it heard of the melding."""
    wie = _later(ploeg, "Ibrahim")
    with transactie(wie, wat="toets"):
        assert mark_alike(wie, dossier=melding.dossier_id)


def test_who_is_only_alike_is_marked_once_somebody_looked(client: Client, ploeg: Ploeg, lijkt: Melding) -> None:
    wie = _later(ploeg, "Fatima")
    with transactie(wie, wat="toets"):
        assert ask_in(wie, dossiers=[lijkt.dossier_id]) == set()
    _mark(ploeg, lijkt)
    with transactie(wie, wat="toets"):
        assert ask_in(wie, dossiers=[lijkt.dossier_id]) == {lijkt.dossier_id}
        kaarten, _ontkend = queries.maybe_known_in(wie, melding=lijkt)
        assert kaarten
    assert MERK in _merken(client, ploeg, "Ibrahim")


@pytest.mark.parametrize("antwoord", ["zelfde", "ander"])
def test_an_answer_about_who_is_alike_takes_the_mark_away(ploeg: Ploeg, lijkt: Melding, antwoord: str) -> None:
    _mark(ploeg, lijkt)
    wie = _later(ploeg, "Fatima")
    with transactie(wie, wat="toets"):
        kaarten, _ontkend = queries.maybe_known_in(wie, melding=lijkt)
        if antwoord == "zelfde":
            eerste = kaarten[0]
            actions.link_bekende(wie, melding=lijkt, persoon=eerste.mensen[0].persoon_id, kaart=eerste.kaart.persoon)
        for een in kaarten if antwoord == "ander" else ():
            actions.deny_bekende(wie, melding=lijkt, kaart=een.kaart.persoon)
        assert ask_in(wie, dossiers=[lijkt.dossier_id]) == set()


def test_the_mark_is_read_by_intake_and_triage_alone(ploeg: Ploeg, lijkt: Melding) -> None:
    _mark(ploeg, lijkt)
    zien = {}
    for naam in ("Ibrahim", "Fatima", "Lena", "Jamila", "Bram", "Elif"):
        wie = _later(ploeg, naam)
        with transactie(wie, wat="toets"):
            zien[naam] = Bekendmerk.objects.filter(dossier_id=lijkt.dossier_id).exists()
    assert zien == {"Ibrahim": True, "Fatima": True, "Lena": False, "Jamila": False, "Bram": False, "Elif": False}


def test_a_birth_date_that_is_corrected_makes_the_mark_anew(ploeg: Ploeg, lijkt: Melding) -> None:
    _mark(ploeg, lijkt)
    wie = _later(ploeg, "Fatima")
    with transactie(wie, wat="toets"):
        voor = set(Bekendmerk.objects.values_list("pk", flat=True))
        mark_alike(wie, dossier=lijkt.dossier_id)
        na = set(Bekendmerk.objects.values_list("pk", flat=True))
    assert voor and na and not voor & na
    with transactie(_later(ploeg, "Jamila"), wat="toets"), pytest.raises(NotAllowed):
        mark_alike(_later(ploeg, "Jamila"), dossier=lijkt.dossier_id)
