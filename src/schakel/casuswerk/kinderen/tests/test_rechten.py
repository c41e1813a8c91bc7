"""A birthday that changes rights is told in time, once, and is talked over."""

from datetime import date, datetime, timedelta

import pytest

from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.rules import Instellingbeschrijving
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.kinderen import actions
from schakel.casuswerk.kinderen.models import Rechtenwissel
from schakel.casuswerk.kinderen.queries.jarig import dossiers_with_birthday
from schakel.casuswerk.kinderen.tests.builders import een_kind
from schakel.kernel.errors import NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import AMSTERDAM, lokale_datum
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
TWAALF = datetime(2019, 1, 9, tzinfo=AMSTERDAM)


def _follow(ploeg: Ploeg, dossier: int, moment: datetime) -> int:
    machine = Handeling(None, ploeg.team_van("Fatima").pk, "machine", None, moment, namens="werker:verjaardag")
    with transactie(machine, wat="toets"):
        assert dossiers_with_birthday(machine) == [dossier]
        return actions.follow_birthdays(machine, dossier=dossier)


def test_six_weeks_before_the_twelfth_birthday_whoever_directs_gets_a_clock_to_that_day(ploeg: Ploeg) -> None:
    casus, _fenna = een_kind(ploeg)
    assert _follow(ploeg, casus.dossier_id, TWAALF - timedelta(weeks=6, days=2)) == 0
    assert _follow(ploeg, casus.dossier_id, TWAALF - timedelta(weeks=6)) == 1
    assert _follow(ploeg, casus.dossier_id, TWAALF - timedelta(weeks=5)) == 0
    fatima = ploeg.handeling("Fatima", TWAALF - timedelta(weeks=4))
    with transactie(fatima, wat="toets"):
        rij = Rechtenwissel.objects.get()
        assert (rij.leeftijd, rij.op) == (12, date(2019, 1, 9))
        klok = Termijn.objects.get(definitie="kindrecht_bespreken")
        assert lokale_datum(klok.uiterlijk) == date(2019, 1, 9) and klok.team_id == ploeg.team_van("Fatima").pk
        actions.discuss_rights(fatima, wissel=rij)
        klok.refresh_from_db()
        assert klok.status == "AFGEDAAN"
        with pytest.raises(NotPossible):
            actions.discuss_rights(fatima, wissel=rij)


def test_a_machine_that_was_away_at_midnight_still_tells_of_today(ploeg: Ploeg) -> None:
    casus, _fenna = een_kind(ploeg)
    assert _follow(ploeg, casus.dossier_id, TWAALF + timedelta(hours=3)) == 1
    lena = ploeg.handeling("Lena", TWAALF + timedelta(hours=4))
    with transactie(lena, wat="toets"), pytest.raises(NotAllowed):
        actions.discuss_rights(lena, wissel=Rechtenwissel.objects.get())


def test_the_region_says_how_early(ploeg: Ploeg) -> None:
    casus, _fenna = een_kind(ploeg)
    machine = Handeling(None, None, "beheer", None, ploeg.moment, namens="toets")
    with transactie(machine, wat="toets"):
        tien = Instellingbeschrijving(sleutel="kindrechten_weken_vooraf", waarde=10)
        organisaties.store_instellingen(machine, regio=ploeg.regio, beschrijvingen=[tien])
    assert _follow(ploeg, casus.dossier_id, TWAALF - timedelta(weeks=9)) == 1
