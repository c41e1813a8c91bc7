import pytest
from django.db import connection
from django.db.utils import IntegrityError

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.overdrachten import actions
from schakel.casuswerk.overdrachten.models import Buitenbevestiging
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import AFSPRAAK, Verloop, een_overdracht
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
S = OverdrachtStatus


@pytest.fixture
def verloop(ploeg: Ploeg) -> Verloop:
    """Return a handover to a team that has no accounts here."""
    Team.objects.filter(pk=ploeg.team_van("Jamila").pk).update(aangesloten=False)
    return een_overdracht(ploeg, S.AANGEBODEN)


def bevestig(verloop: Verloop, stap: OverdrachtStatus, **gegevens: str) -> Buitenbevestiging:
    fatima = verloop.wie("Fatima")
    with transactie(fatima, wat="toets"):
        return actions.confirm_on_behalf(
            fatima,
            overdracht=verloop.overdracht,
            stap=stap.value,
            wie="N. Baptist, teamleider",
            op=verloop.moment,
            kanaal="TELEFOON",
            gegevens=gegevens,
        )


def controleer(verloop: Verloop, bevestiging: Buitenbevestiging, naam: str = "Gerda") -> None:
    wie = verloop.wie(naam)
    with transactie(wie, wat="toets"):
        verloop.overdracht = actions.check_confirmation(wie, bevestiging=bevestiging)


def test_nothing_moves_until_a_second_person_has_checked(verloop: Verloop) -> None:
    bevestiging = bevestig(verloop, S.ONTVANGEN)
    fatima = verloop.wie("Fatima")
    with pytest.raises(NotAllowed, match="collega"), transactie(fatima, wat="toets"):
        actions.check_confirmation(fatima, bevestiging=bevestiging)
    controleer(verloop, bevestiging)
    assert verloop.overdracht.status == S.ONTVANGEN


def test_a_receiver_outside_the_system_can_start(ploeg: Ploeg, verloop: Verloop) -> None:
    controleer(verloop, bevestig(verloop, S.ONTVANGEN))
    controleer(verloop, bevestig(verloop, S.GEACCEPTEERD, regisseur="N. Baptist"))
    verloop.moment = verloop.moment.replace(day=verloop.moment.day + 1)
    verloop.doe("Fatima", actions.record_gesprek, op=verloop.moment, aanwezig=["ZENDER", "ONTVANGER", "GEZIN"])
    controleer(verloop, bevestig(verloop, S.EERSTE_CONTACT, met_wie="moeder"))
    verloop.moment = verloop.moment.replace(day=verloop.moment.day + 1)
    controleer(verloop, bevestig(verloop, S.GESTART, veiligheidsafspraak=AFSPRAAK))
    fatima = verloop.wie("Fatima")
    with transactie(fatima, wat="toets"):
        nu = dossiers.responsible_at(fatima, dossier=verloop.overdracht.dossier_id, moment=fatima.moment)
    assert nu is not None
    assert nu.team == ploeg.team_van("Jamila").pk
    assert verloop.overdracht.warm is False


def test_one_confirmation_waits_at_a_time(verloop: Verloop) -> None:
    bevestig(verloop, S.ONTVANGEN)
    with pytest.raises(NotPossible):
        bevestig(verloop, S.GEACCEPTEERD)


def test_a_team_with_accounts_confirms_for_itself(ploeg: Ploeg) -> None:
    met_toegang = een_overdracht(ploeg, S.AANGEBODEN)
    with pytest.raises(NotPossible, match="zelf"):
        bevestig(met_toegang, S.ONTVANGEN)


def test_every_fault_is_named(verloop: Verloop) -> None:
    fatima = verloop.wie("Fatima")
    with pytest.raises(InvalidInput) as fout, transactie(fatima, wat="toets"):
        actions.confirm_on_behalf(
            fatima,
            overdracht=verloop.overdracht,
            stap="GEWEIGERD",
            wie=" ",
            op=verloop.moment.replace(year=2030),
            kanaal="ROOK",
        )
    assert set(fout.value.fouten) == {"stap", "wie", "op", "kanaal"}


def test_the_database_wants_two_people(verloop: Verloop) -> None:
    bevestig(verloop, S.ONTVANGEN)
    fatima = verloop.wie("Fatima")
    with pytest.raises(IntegrityError), transactie(fatima, wat="toets"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE overdrachten_buitenbevestiging SET gecontroleerd_door_id = vastgelegd_door_id,"
            " gecontroleerd_op = vastgelegd_op"
        )


def test_what_cannot_be_confirmed_yet_is_refused_before_a_colleague_looks(ploeg: Ploeg, verloop: Verloop) -> None:
    """Else the second person would run into a wall: first the talk, then who had contact with whom."""
    with pytest.raises(NotPossible):
        bevestig(verloop, S.GESTART, veiligheidsafspraak=AFSPRAAK)
    controleer(verloop, bevestig(verloop, S.GEACCEPTEERD, regisseur="N. Baptist"))
    with pytest.raises(NotPossible, match="gesprek"):
        bevestig(verloop, S.EERSTE_CONTACT, met_wie="moeder")
    verloop.moment = verloop.moment.replace(day=verloop.moment.day + 1)
    verloop.doe("Fatima", actions.record_gesprek, op=verloop.moment, aanwezig=["ZENDER", "ONTVANGER", "GEZIN"])
    with pytest.raises(InvalidInput) as fout:
        bevestig(verloop, S.EERSTE_CONTACT)
    assert "met_wie" in fout.value.fouten


def test_a_second_person_says_that_it_is_not_so_and_it_is_recorded_anew(verloop: Verloop) -> None:
    bevestiging = bevestig(verloop, S.ONTVANGEN)
    gerda, fatima = verloop.wie("Gerda"), verloop.wie("Fatima")
    with pytest.raises(NotAllowed, match="collega"), transactie(fatima, wat="toets"):
        actions.reject_confirmation(fatima, bevestiging=bevestiging, reden="Toch niet.")
    with pytest.raises(InvalidInput), transactie(gerda, wat="toets"):
        actions.reject_confirmation(gerda, bevestiging=bevestiging, reden=" ")
    with transactie(gerda, wat="toets"):
        rij = actions.reject_confirmation(gerda, bevestiging=bevestiging, reden="Het was een ander team.")
        assert rij.status == S.AANGEBODEN
    with pytest.raises(NotPossible), transactie(gerda, wat="toets"):
        actions.check_confirmation(gerda, bevestiging=bevestiging)
    controleer(verloop, bevestig(verloop, S.ONTVANGEN))
    assert verloop.overdracht.status == S.ONTVANGEN
