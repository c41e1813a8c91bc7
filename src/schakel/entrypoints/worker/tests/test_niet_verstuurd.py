"""What could not leave, is told in its dossier; and a changed sheet of safe contact holds back what waits."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from schakel.basis.berichten import actions as berichten
from schakel.basis.berichten.models import Bericht, Persoonsbericht
from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.bijeenkomsten import actions as bijeenkomsten
from schakel.casuswerk.bijeenkomsten.models import Genodigde
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import Uitnodigweg
from schakel.casuswerk.bijeenkomsten.tests.builders import (
    een_bijeenkomst,
    een_contactblad,
    een_zaak,
    gezin,
    stoelen,
    wie,
)
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.kinderen.models import Schoolcontact
from schakel.casuswerk.kinderen.tests.builders import een_kind, een_school, met_regio
from schakel.casuswerk.werkplek.queries.termijn import team_to_call
from schakel.entrypoints.worker import rondes
from schakel.kernel.errors import NotAllowed, NotPossible
from schakel.toolkit.sink import MapSink
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)


class Weigert:
    """A way out that is closed."""

    def send(self, uitgaand: object) -> None:
        raise OSError


def _uitgenodigd(ploeg: Ploeg) -> tuple[Casus, Genodigde]:
    casus = een_zaak(ploeg)
    een_contactblad(ploeg, casus, gezin(ploeg, casus)["SLACHTOFFER"])
    stoel, fatima = stoelen(ploeg, een_bijeenkomst(ploeg, casus))["SLACHTOFFER"], wie(ploeg)
    with transactie(fatima, wat="toets"):
        bijeenkomsten.invite(fatima, genodigde=stoel, weg=Uitnodigweg.BERICHT)
    return casus, stoel


@pytest.fixture
def ploeg(settings: Settings, tmp_path: Path) -> Ploeg:
    settings.DATA = tmp_path
    return een_ploeg()


def _told(ploeg: Ploeg) -> int:
    (aantal,) = tegelijk([lambda: rondes.tell_not_sent(ploeg.moment + timedelta(days=2))], rol="job")
    return int(aantal)


def _events(ploeg: Ploeg, soort: str) -> int:
    with transactie(wie(ploeg), wat="toets"):
        return Gebeurtenis.objects.filter(soort=soort).count()


def test_an_invitation_that_could_not_leave_is_told_and_frees_the_seat(ploeg: Ploeg) -> None:
    _casus, stoel = _uitgenodigd(ploeg)
    berichten.send_waiting(wie(ploeg), sink=Weigert())
    assert [_told(ploeg), _told(ploeg)] == [1, 0]
    assert _events(ploeg, "bijeenkomst.uitnodiging_mislukt") == 1
    assert Bericht.objects.filter(team=ploeg.team_van("Fatima"), aanleiding__contains="mislukt").count() == 1
    fatima = wie(ploeg)
    with transactie(fatima, wat="toets"):
        assert bijeenkomsten.invite(fatima, genodigde=stoel, weg=Uitnodigweg.MONDELING).weg == "MONDELING"


def test_a_sheet_that_changed_meanwhile_holds_the_message_back(ploeg: Ploeg, tmp_path: Path) -> None:
    casus, stoel = _uitgenodigd(ploeg)
    een_contactblad(ploeg, casus, gezin(ploeg, casus)["SLACHTOFFER"], "NOOIT")
    assert berichten.send_waiting(wie(ploeg), sink=MapSink(tmp_path)) == 0
    assert list(tmp_path.glob("*.json")) == []
    rij = Persoonsbericht.objects.get()
    assert (rij.status, rij.adres, rij.sleutel, rij.ontvanger) == ("MISLUKT", None, None, None)
    assert _told(ploeg) == 1
    with transactie(wie(ploeg), wat="toets"):
        assert Genodigde.objects.get(pk=stoel.pk).weg == ""


def test_a_code_that_could_not_leave_opens_nothing_and_is_told(ploeg: Ploeg) -> None:
    met_regio(ploeg)
    casus, fenna = een_kind(ploeg)
    een_school(ploeg, casus, fenna)
    berichten.send_waiting(wie(ploeg), sink=Weigert())
    assert _told(ploeg) == 1
    assert _events(ploeg, "school.code_mislukt") == 1
    with transactie(wie(ploeg), wat="toets"):
        assert Schoolcontact.objects.get().zegel is None


def test_a_notice_that_does_not_reach_a_team_is_work_of_who_sent_it(ploeg: Ploeg) -> None:
    """A team without a channel says nothing, and that is no answer: whoever asked it, calls."""
    met_regio(ploeg)
    tafel, fatima = een_bijeenkomst(ploeg, een_zaak(ploeg)), wie(ploeg, uren=6)
    with transactie(fatima, wat="toets"):
        gast = bijeenkomsten.invite_guest(fatima, bijeenkomst=tafel, team=ploeg.team_van("Wim").pk, vraag="Denk mee.")
    for _ in range(5):
        berichten.send_waiting(wie(ploeg), sink=Weigert())
    assert [_told(ploeg), _told(ploeg)] == [1, 0]
    assert _events(ploeg, "bericht.niet_bij_team") == 1
    lopend = Termijn.objects.lopend().filter(definitie="team_niet_bereikt")
    with transactie(wie(ploeg, uren=50), wat="toets"):
        assert list(lopend.values_list("team_id", flat=True)) == [ploeg.team_van("Fatima").pk]
    wim = wie(ploeg, "Wim", 7)
    with transactie(wim, wat="toets"):
        bijeenkomsten.answer_as_guest(wim, gast=gast, komt=True, woorden="")
    with transactie(wie(ploeg, uren=50), wat="toets"):
        assert not lopend.exists()


def test_who_sent_it_calls_that_team_and_says_so(ploeg: Ploeg) -> None:
    met_regio(ploeg)
    tafel, fatima = een_bijeenkomst(ploeg, een_zaak(ploeg)), wie(ploeg, uren=6)
    with transactie(fatima, wat="toets"):
        bijeenkomsten.invite_guest(fatima, bijeenkomst=tafel, team=ploeg.team_van("Wim").pk, vraag="Denk mee.")
    for _ in range(5):
        berichten.send_waiting(wie(ploeg), sink=Weigert())
    _told(ploeg)
    later, jamila = wie(ploeg, uren=50), wie(ploeg, "Jamila", 50)
    with transactie(later, wat="toets"):
        klok = Termijn.objects.get(definitie="team_niet_bereikt")
        assert team_to_call(later, termijn=klok) == ploeg.team_van("Wim")
    with transactie(jamila, wat="toets"), pytest.raises(NotAllowed):
        dossiers.record_called(jamila, termijn=klok)
    with transactie(later, wat="toets"):
        dossiers.record_called(later, termijn=klok)
        klok.refresh_from_db()
        assert klok.status == "AFGEDAAN"
        with pytest.raises(NotPossible):
            dossiers.record_called(later, termijn=klok)
    assert _events(ploeg, "bericht.team_gebeld") == 1


def test_a_team_of_the_casus_that_was_not_reached_gets_its_seat_free(ploeg: Ploeg) -> None:
    stoel, fatima = stoelen(ploeg, een_bijeenkomst(ploeg, een_zaak(ploeg)))["jeugdteam-west"], wie(ploeg)
    with transactie(fatima, wat="toets"):
        bijeenkomsten.invite(fatima, genodigde=stoel, weg=Uitnodigweg.BERICHT)
    for _ in range(5):
        berichten.send_waiting(wie(ploeg), sink=Weigert())
    assert _told(ploeg) == 1 and _events(ploeg, "bijeenkomst.uitnodiging_mislukt") == 1
    with transactie(wie(ploeg), wat="toets"):
        assert Genodigde.objects.get(pk=stoel.pk).weg == ""
