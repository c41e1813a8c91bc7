"""Who takes work over, explains, and what moves with the ledger?"""

from datetime import timedelta

import pytest

from schakel.basis.termijnen import actions, queries
from schakel.basis.termijnen.models import Termijn
from schakel.basis.termijnen.rules import TermijnStatus, check_transition
from schakel.basis.termijnen.tests.builders import een_dossiernummer, gebeurt
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.toolkit.transactie import set_actor


@pytest.mark.parametrize("van", TermijnStatus)
@pytest.mark.parametrize("naar", TermijnStatus)
def test_every_pair_of_states(van: TermijnStatus, naar: TermijnStatus) -> None:
    if van is TermijnStatus.LOPEND and naar is not TermijnStatus.LOPEND:
        check_transition(van, naar)
    else:
        with pytest.raises(NotPossible):
            check_transition(van, naar)


def _melding(ploeg: Ploeg) -> tuple[int, list[Termijn]]:
    dossier = een_dossiernummer(ploeg, "Fatima", "Jamila")
    return dossier, gebeurt(ploeg, "Fatima", "melding.ontvangen", dossier)


def test_absent_work_is_taken_over_in_one_deed(ploeg: Ploeg) -> None:
    _dossier, termijnen = _melding(ploeg)
    fatima, gerda = ploeg.handeling("Fatima"), ploeg.handeling("Gerda")
    assert fatima.wie is not None
    assert actions.take_over(fatima, termijnen=[t.pk for t in termijnen], medewerker=fatima.wie) == 3
    assert actions.take_over_all(gerda, van_medewerker=fatima.wie) == 3
    assert len(queries.werklijst(gerda, medewerker=gerda.wie)) == 3
    assert queries.werklijst(fatima, medewerker=fatima.wie) == []


def test_another_team_takes_nothing_over(ploeg: Ploeg) -> None:
    _dossier, termijnen = _melding(ploeg)
    jamila = ploeg.handeling("Jamila")
    set_actor(jamila)
    with pytest.raises(NotAllowed):
        actions.take_over(jamila, termijnen=[termijnen[0].pk], medewerker=jamila.wie or 0)


def test_work_is_only_given_to_a_colleague_of_the_team(ploeg: Ploeg) -> None:
    _dossier, termijnen = _melding(ploeg)
    with pytest.raises(NotAllowed, match="niet in uw team"):
        actions.take_over(ploeg.handeling("Fatima"), termijnen=[termijnen[0].pk], medewerker=ploeg.mensen["Jamila"].pk)


def test_an_outsider_cannot_tell_that_the_term_exists(ploeg: Ploeg) -> None:
    _dossier, termijnen = _melding(ploeg)
    carlijn = ploeg.handeling("Carlijn")
    set_actor(carlijn)
    with pytest.raises(NotFound):
        actions.take_over(carlijn, termijnen=[termijnen[0].pk], medewerker=carlijn.wie or 0)


def test_danger_stands_first_on_the_work_list(ploeg: Ploeg) -> None:
    _melding(ploeg)
    lijst = queries.werklijst(ploeg.handeling("Fatima"))
    assert [t.gevaar for t in lijst] == [3, 2, 1]


def test_an_overrun_is_explained_and_what_was_kept_is_not(ploeg: Ploeg) -> None:
    _dossier, termijnen = _melding(ploeg)
    op_tijd, te_laat = ploeg.handeling("Fatima"), ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=2))
    with pytest.raises(NotPossible):
        actions.explain_overrun(op_tijd, termijn=termijnen[0].pk, reden="Drukte")
    with pytest.raises(InvalidInput):
        actions.explain_overrun(te_laat, termijn=termijnen[0].pk, reden=" ")
    actions.explain_overrun(te_laat, termijn=termijnen[0].pk, reden="Drie meldingen tegelijk")
    termijnen[0].refresh_from_db()
    assert (termijnen[0].overschrijding_reden, termijnen[0].overschrijding_op) == (
        "Drie meldingen tegelijk",
        te_laat.moment,
    )
    assert queries.overschreden(te_laat, zonder_reden=True) == []


def test_the_ledger_takes_along_what_whoever_answers_owns(ploeg: Ploeg) -> None:
    dossier, _termijnen = _melding(ploeg)
    gebeurt(ploeg, "Fatima", "kind.betrokken", dossier, onderwerp=("kind", 7))
    gebeurt(ploeg, "Fatima", "melding.beoordeeld", dossier, codes={"besluit": "overdracht"})
    vt, jeugd = ploeg.team_van("Fatima").pk, ploeg.team_van("Jamila").pk
    actions.move_owner(ploeg.handeling("Fatima"), dossier=dossier, van_team=vt, naar_team=jeugd)
    eigenaren = dict(Termijn.objects.lopend().filter(dossier_id=dossier).values_list("definitie", "team_id"))
    assert eigenaren["kind_zien"] == jeugd
    assert eigenaren["terugkoppeling_beoordeling"] == vt


def test_the_task_for_a_child_travels_to_the_casus(ploeg: Ploeg) -> None:
    melding, _termijnen = _melding(ploeg)
    gebeurt(ploeg, "Fatima", "kind.betrokken", melding, onderwerp=("kind", 7))
    gebeurt(ploeg, "Fatima", "kind.betrokken", melding, onderwerp=("kind", 8))
    casus = een_dossiernummer(ploeg, "Fatima", "Jamila")
    gebeurt(ploeg, "Fatima", "kind.betrokken", casus, onderwerp=("kind", 8))
    jeugd = ploeg.team_van("Jamila").pk
    aantal = actions.carry_over(
        ploeg.handeling("Fatima"), van_dossier=melding, naar_dossier=casus, regio="toetsregio", team=jeugd
    )
    assert aantal == 1
    op_casus = Termijn.objects.lopend().filter(dossier_id=casus, definitie="kind_zien").order_by("onderwerp_id")
    assert [(t.onderwerp_id, t.team_id) for t in op_casus] == [(7, jeugd), (8, ploeg.team_van("Fatima").pk)]
    assert not Termijn.objects.lopend().filter(dossier_id=melding, definitie="kind_zien").exists()


def test_contact_is_kept_on_waiting_work(ploeg: Ploeg) -> None:
    dossier, _termijnen = _melding(ploeg)
    fatima = ploeg.handeling("Fatima")
    volgende = ploeg.moment + timedelta(days=3)
    assert actions.record_contact(fatima, dossier=dossier, contact_op=ploeg.moment, volgende_check_op=volgende) == 3
    assert queries.veiligheidschecks_voor(fatima, tot=ploeg.moment + timedelta(days=1)) == []
    assert len(queries.veiligheidschecks_voor(fatima, tot=ploeg.moment + timedelta(days=4))) == 3
    with pytest.raises(NotAllowed):
        actions.record_contact(ploeg.handeling("Carlijn"), dossier=dossier, contact_op=ploeg.moment)


def test_alarms_rise_once_each_to_the_highest_reached(ploeg: Ploeg) -> None:
    dossier, _termijnen = _melding(ploeg)
    fatima = ploeg.handeling("Fatima")
    start = ploeg.moment
    assert actions.raise_alarms(fatima, tot=start + timedelta(minutes=35)) == []
    (alarm,) = actions.raise_alarms(fatima, tot=start + timedelta(minutes=36))
    assert (alarm.definitie, alarm.stand, alarm.dossier) == ("acuut_screenen", 60, dossier)
    assert actions.raise_alarms(fatima, tot=start + timedelta(minutes=36)) == []
    (alarm,) = actions.raise_alarms(fatima, tot=start + timedelta(hours=2))
    assert alarm.stand == 100
    assert Termijn.objects.get(pk=alarm.termijn).volgend_alarm_op is None


def test_contact_lies_behind_us_and_the_next_check_ahead(ploeg: Ploeg) -> None:
    dossier, _termijnen = _melding(ploeg)
    fatima = ploeg.handeling("Fatima")
    morgen, gisteren = ploeg.moment + timedelta(days=1), ploeg.moment - timedelta(days=1)
    with pytest.raises(InvalidInput) as fout:
        actions.record_contact(fatima, dossier=dossier, contact_op=morgen, volgende_check_op=gisteren)
    assert set(fout.value.fouten) == {"contact_op", "volgende_check_op"}
