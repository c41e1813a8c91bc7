"""How does a version live, and does only an approved one route?"""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from schakel.basis.afspraken import actions, queries
from schakel.basis.afspraken.models import AfspraakVersie
from schakel.basis.afspraken.tests.builders import DAG, MACHINE, klein
from schakel.basis.toegang.tests.builders import een_ploeg
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible

pytestmark = pytest.mark.django_db
REGIO = "toetsregio"


def _versie(versie: str = "1", **anders: object) -> int:
    afspraak = actions.load_afspraak(MACHINE, regio=REGIO, inhoud=klein(versie, **anders))
    return afspraak.versies.get(versie=versie).pk


def _van_kracht(versie: str = "1", **anders: object) -> int:
    pk = _versie(versie, **anders)
    actions.approve_versie(MACHINE, versie=pk, op=date(2015, 12, 1), door_orgaan="Overleg")
    actions.put_in_force(MACHINE, versie=pk)
    return pk


def test_a_concept_and_an_approved_version_do_not_route() -> None:
    pk = _versie()
    with pytest.raises(NotPossible, match="geen goedgekeurde afspraak"):
        queries.decide(REGIO, "route", {"acuut": True}, DAG)
    actions.approve_versie(MACHINE, versie=pk, op=DAG, door_orgaan="Overleg")
    assert queries.version_in_force(REGIO, "klein", DAG) is None
    actions.put_in_force(MACHINE, versie=pk)
    assert queries.decide(REGIO, "route", {"acuut": True}, DAG).waarden == {"wie": "cit"}


def test_a_version_under_review_routes_on() -> None:
    pk = _van_kracht()
    actions.start_review(MACHINE, versie=pk, herzien_voor=date(2017, 1, 1), eigenaar="beleid")
    assert queries.decide(REGIO, "route", {"acuut": False}, DAG).waarden == {"wie": "wijkteam"}
    actions.put_in_force(MACHINE, versie=pk)
    assert AfspraakVersie.objects.get(pk=pk).status == "van_kracht"


def test_the_next_version_replaces_and_the_old_one_answers_for_its_days() -> None:
    oud = _van_kracht("1")
    nieuw = _van_kracht("2", geldig_van="2017-01-01")
    assert AfspraakVersie.objects.get(pk=oud).status == "vervangen"
    op = {dag: queries.decide(REGIO, "route", {"acuut": True}, dag).versie for dag in (DAG, date(2017, 1, 1))}
    assert op == {DAG: oud, date(2017, 1, 1): nieuw}


def test_a_replaced_version_ends() -> None:
    pk = _van_kracht()
    actions.replace(MACHINE, versie=pk, per=date(2016, 7, 1))
    assert queries.has_table(REGIO, "route", date(2016, 6, 30))
    assert not queries.has_table(REGIO, "route", date(2016, 7, 1))
    with pytest.raises(NotPossible):
        actions.replace(MACHINE, versie=pk, per=date(2016, 8, 1))


def test_approved_and_never_in_force_holds_on_no_day() -> None:
    pk = _versie()
    actions.approve_versie(MACHINE, versie=pk, op=DAG, door_orgaan="Overleg")
    actions.replace(MACHINE, versie=pk, per=date(2018, 1, 1))
    assert queries.version_in_force(REGIO, "klein", DAG) is None


def test_refusals() -> None:
    pk = _versie()
    with pytest.raises(InvalidInput):
        actions.approve_versie(MACHINE, versie=pk, op=DAG, door_orgaan=" ")
    with pytest.raises(NotPossible):
        actions.put_in_force(MACHINE, versie=pk)
    with pytest.raises(NotPossible):
        actions.start_review(MACHINE, versie=pk, herzien_voor=DAG, eigenaar="beleid")
    with pytest.raises(NotFound):
        actions.replace(MACHINE, versie=pk + 1, per=DAG)
    ploeg = een_ploeg()
    with pytest.raises(NotAllowed):
        actions.approve_versie(ploeg.handeling("Fatima"), versie=pk, op=DAG, door_orgaan="Ik")


def test_the_database_wants_approval_whole_and_no_two_versions_at_once() -> None:
    pk = _van_kracht()
    with pytest.raises(IntegrityError, match="afspraakversie_goedkeuring_heel"), transaction.atomic():
        AfspraakVersie.objects.filter(pk=pk).update(goedgekeurd_door_orgaan="")
    ander = _versie("2")
    with pytest.raises(IntegrityError, match="afspraakversie_geen_overlap"), transaction.atomic():
        AfspraakVersie.objects.filter(pk=ander).update(
            status="van_kracht", goedgekeurd_op=DAG, goedgekeurd_door_orgaan="Overleg"
        )
