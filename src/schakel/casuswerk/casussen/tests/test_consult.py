from datetime import timedelta

import pytest

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen import actions, queries
from schakel.casuswerk.casussen.models import Casus, Consult
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions as dossieracties
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.personen.models import Persoon
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
VRAAG = "Kan dit kind vannacht bij de oom slapen?"


def vraag(ploeg: Ploeg, *, categorieen: tuple[str, ...] = ()) -> tuple[Casus, Consult]:
    """Ask the GI about a casus of the triage."""
    casus = een_casus(ploeg)
    fatima = op(ploeg, "Fatima", 1)
    with transactie(fatima, wat="toets"):
        return casus, actions.ask_consult(
            fatima,
            dossier=casus.dossier_id,
            soort="specialist_gi",
            aan_team=ploeg.team_van("Carlijn").pk,
            vraag=VRAAG,
            categorieen=categorieen,
            uren=24,
        )


def op(ploeg: Ploeg, naam: str, uren: float) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(hours=uren))


def test_the_specialist_sees_the_question_and_nothing_else(ploeg: Ploeg) -> None:
    _casus, consult = vraag(ploeg)
    carlijn = op(ploeg, "Carlijn", 2)
    with transactie(carlijn, wat="toets"):
        gevonden = queries.access_consult(carlijn, publiek_id=consult.publiek_id)
        assert queries.text_of(carlijn, consult=gevonden) == (VRAAG, "")
        assert queries.questions_to_team(carlijn) == [consult]
        assert Dossier.objects.count() == 0
        assert Persoon.objects.count() == 0


def test_with_categories_it_may_look_until_an_end(ploeg: Ploeg) -> None:
    _casus, consult = vraag(ploeg, categorieen=("personen",))
    with transactie(op(ploeg, "Carlijn", 2), wat="toets"):
        assert Dossier.objects.count() == 1
    na = op(ploeg, "Carlijn", 24 * 60)
    with transactie(na, wat="toets"):
        assert Dossier.objects.count() == 0
        with pytest.raises(NotFound):
            queries.access_consult(na, publiek_id=consult.publiek_id)


def test_answering_closes_the_look_and_moves_nothing(ploeg: Ploeg) -> None:
    casus, consult = vraag(ploeg, categorieen=("personen",))
    carlijn = op(ploeg, "Carlijn", 3)
    with transactie(carlijn, wat="toets"):
        actions.answer_consult(carlijn, consult=consult, antwoord="Nee, vanwege de maatregel.")
        assert Dossier.objects.count() == 0
    fatima = op(ploeg, "Fatima", 4)
    with transactie(fatima, wat="toets"):
        rij = queries.access_consult(fatima, publiek_id=consult.publiek_id)
        assert queries.text_of(fatima, consult=rij)[1] == "Nee, vanwege de maatregel."
        nu = dossiers.responsible_at(fatima, dossier=casus.dossier_id, moment=fatima.moment)
    assert nu is not None
    assert nu.team == ploeg.team_van("Fatima").pk


def test_it_is_answered_once_by_whom_it_was_asked(ploeg: Ploeg) -> None:
    _casus, consult = vraag(ploeg)
    for naam in ("Fatima", "Deniz"):
        wie = op(ploeg, naam, 2)
        with pytest.raises((NotAllowed, NotFound)), transactie(wie, wat="toets"):
            actions.answer_consult(wie, consult=consult, antwoord="x")
    carlijn = op(ploeg, "Carlijn", 3)
    with transactie(carlijn, wat="toets"):
        actions.answer_consult(carlijn, consult=consult, antwoord="Nee.")
    with pytest.raises(NotPossible), transactie(carlijn, wat="toets"):
        actions.answer_consult(carlijn, consult=consult, antwoord="Toch wel.")


def test_a_withdrawn_question_is_gone_for_the_specialist(ploeg: Ploeg) -> None:
    _casus, consult = vraag(ploeg, categorieen=("personen",))
    fatima = op(ploeg, "Fatima", 2)
    with transactie(fatima, wat="toets"):
        actions.withdraw_consult(fatima, consult=consult)
    with transactie(op(ploeg, "Carlijn", 3), wat="toets"):
        assert Consult.objects.count() == 0
        assert Dossier.objects.count() == 0


def test_something_is_asked(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    fatima = op(ploeg, "Fatima", 1)
    with pytest.raises(InvalidInput), transactie(fatima, wat="toets"):
        actions.ask_consult(
            fatima, dossier=casus.dossier_id, soort="specialist_gi", aan_team=ploeg.team_van("Carlijn").pk, vraag=" "
        )


def test_the_question_stands_nowhere_in_plain_words(ploeg: Ploeg) -> None:
    _casus, consult = vraag(ploeg)
    assert VRAAG.encode() not in bytes(consult.vraag)


def test_only_who_asked_takes_a_question_back(ploeg: Ploeg) -> None:
    casus, consult = vraag(ploeg)
    fatima = op(ploeg, "Fatima", 2)
    with transactie(fatima, wat="toets"):
        dossieracties.grant_betrokkenheid(
            fatima,
            dossier=casus.dossier_id,
            team=ploeg.team_van("Jamila").pk,
            rol=BetrokkenheidRol.UITVOERING,
            grondslag="toets",
        )
    jamila = op(ploeg, "Jamila", 3)
    with pytest.raises(NotAllowed, match="stelde"), transactie(jamila, wat="toets"):
        actions.withdraw_consult(jamila, consult=consult)


def test_whoever_takes_over_knows_the_kind_of_violence_without_seeing_the_melding(ploeg: Ploeg) -> None:
    """Else the agreement would name no honour expert to the team that answers now."""
    casus = een_casus(ploeg, melding=None)
    fatima = op(ploeg, "Fatima", 1)
    with transactie(fatima, wat="toets"):
        dossieracties.grant_betrokkenheid(
            fatima,
            dossier=casus.dossier_id,
            team=ploeg.team_van("Jamila").pk,
            rol=BetrokkenheidRol.UITVOERING,
            grondslag="toets",
        )
        gemeld = queries.facts_of(fatima, casus=casus)
    jamila = op(ploeg, "Jamila", 2)
    with transactie(jamila, wat="toets"):
        gezien = Casus.objects.select_related("dossier").get(pk=casus.pk)
        assert queries.meldingen_of_casus(jamila, dossier=casus.dossier_id) == []
        assert queries.facts_of(jamila, casus=gezien)["vorm"] == gemeld["vorm"] is not None
