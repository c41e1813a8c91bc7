import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.meldingen import actions, queries
from schakel.casuswerk.meldingen.tests.builders import een_bericht, een_melding
from schakel.casuswerk.personen import queries as personen
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


def test_a_melding_opens_a_dossier_for_which_the_desk_answers(ploeg: Ploeg) -> None:
    melding = een_melding(ploeg)
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        antwoord = dossiers.responsible_at(wie, dossier=melding.dossier_id, moment=ploeg.moment)
        assert len(personen.personen_of(wie, dossier=melding.dossier_id)) == 4
    assert antwoord is not None
    assert antwoord.team == ploeg.team_van("Ibrahim").pk
    assert melding.ontvangstcode.startswith("VT ")


def test_triage_of_the_same_organisation_sees_it_at_once(ploeg: Ploeg) -> None:
    melding = een_melding(ploeg)
    wie = ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        assert queries.access_melding(wie, publiek_id=melding.publiek_id).pk == melding.pk


def test_it_takes_few_statements(ploeg: Ploeg) -> None:
    een_melding(ploeg)
    wie = ploeg.handeling("Ibrahim")
    with (
        transactie(wie, wat="toets"),
        CaptureQueriesContext(
            connection,
        ) as gevraagd,
    ):
        actions.register_melding(wie, bericht=een_bericht(ploeg))
    echt = [q["sql"] for q in gevraagd if "SAVEPOINT" not in q["sql"]]
    assert len(echt) <= 25, len(echt)
