"""How does a version live, and does only an approved one route?"""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from schakel.basis.afspraken import actions, queries
from schakel.basis.afspraken.models import AfspraakVersie
from schakel.basis.afspraken.rules import ALLOWED_TRANSITIONS, VersieStatus
from schakel.basis.afspraken.rules.versie import STATUS_NAMEN
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


def test_what_another_process_decided_counts_at_once() -> None:
    pk = _van_kracht()
    assert queries.has_table(REGIO, "route", DAG)
    # As another process would: this one is not told.
    AfspraakVersie.objects.filter(pk=pk).update(status="vervangen", geldig_tot=DAG)
    assert not queries.has_table(REGIO, "route", DAG)
    AfspraakVersie.objects.filter(pk=pk).update(status="van_kracht", geldig_tot=None)
    assert queries.decide(REGIO, "route", {"acuut": True}, DAG).waarden == {"wie": "cit"}


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


FOUT_VOORBEELD = [{"naam": "v", "feiten": {"acuut": True}, "rij": "rest"}]


def _fout() -> int:
    """Load a concept of which an example does not come out."""
    inhoud = klein()
    inhoud["versies"][0]["tabellen"][0]["voorbeelden"] = FOUT_VOORBEELD
    return actions.load_afspraak(MACHINE, regio=REGIO, inhoud=inhoud).versies.get().pk


def test_approving_with_an_example_that_fails_is_refused_in_words() -> None:
    pk = _fout()
    woorden = "kan niet worden goedgekeurd. route: Voorbeeld ‘v’ verwacht regel rest, maar regel ja beslist"
    with pytest.raises(NotPossible, match=woorden):
        actions.approve_versie(MACHINE, versie=pk, op=DAG, door_orgaan="Overleg")
    assert AfspraakVersie.objects.get(pk=pk).status == "concept"


def test_who_approves_names_a_day_that_has_been_and_who_reviews_one_that_comes() -> None:
    frank = een_ploeg().handeling("Frank")
    pk, vandaag = _versie(), frank.moment.date()
    with pytest.raises(InvalidInput) as fout:
        actions.approve_versie(frank, versie=pk, op=vandaag + timedelta(days=1), door_orgaan="Overleg")
    assert list(fout.value.fouten) == ["op"]
    actions.approve_versie(frank, versie=pk, op=vandaag, door_orgaan="Overleg")
    actions.put_in_force(frank, versie=pk)
    with pytest.raises(InvalidInput) as fout:
        actions.start_review(frank, versie=pk, herzien_voor=vandaag, eigenaar="beleid")
    assert list(fout.value.fouten) == ["herzien_voor"]


def test_two_versions_never_hold_on_one_day_and_the_refusal_says_so() -> None:
    oud = _van_kracht("1")
    actions.replace(MACHINE, versie=oud, per=date(2017, 7, 1))
    nieuw = _versie("2", geldig_van="2017-01-01")
    actions.approve_versie(MACHINE, versie=nieuw, op=DAG, door_orgaan="Overleg")
    with pytest.raises(NotPossible, match="Versie 1 geldt in dezelfde tijd"):
        actions.put_in_force(MACHINE, versie=nieuw)
    vroeger = _versie("3", geldig_van="2015-01-01", geldig_tot="2016-01-01")
    actions.approve_versie(MACHINE, versie=vroeger, op=DAG, door_orgaan="Overleg")
    actions.put_in_force(MACHINE, versie=vroeger)


STAPPEN: dict[VersieStatus, Any] = {
    VersieStatus.GOEDGEKEURD: lambda pk: actions.approve_versie(MACHINE, versie=pk, op=DAG, door_orgaan="Overleg"),
    VersieStatus.VAN_KRACHT: lambda pk: actions.put_in_force(MACHINE, versie=pk),
    VersieStatus.IN_HERZIENING: lambda pk: actions.start_review(
        MACHINE, versie=pk, herzien_voor=date(2017, 1, 1), eigenaar="beleid"
    ),
    VersieStatus.VERVANGEN: lambda pk: actions.replace(MACHINE, versie=pk, per=date(2016, 7, 1)),
}
WEG: dict[VersieStatus, tuple[VersieStatus, ...]] = {
    VersieStatus.CONCEPT: (),
    VersieStatus.GOEDGEKEURD: (VersieStatus.GOEDGEKEURD,),
    VersieStatus.VAN_KRACHT: (VersieStatus.GOEDGEKEURD, VersieStatus.VAN_KRACHT),
    VersieStatus.IN_HERZIENING: (VersieStatus.GOEDGEKEURD, VersieStatus.VAN_KRACHT, VersieStatus.IN_HERZIENING),
    VersieStatus.VERVANGEN: (VersieStatus.GOEDGEKEURD, VersieStatus.VAN_KRACHT, VersieStatus.VERVANGEN),
}


@pytest.mark.parametrize("van", list(VersieStatus))
@pytest.mark.parametrize("naar", list(STAPPEN))
def test_every_pair_of_states_through_the_deeds(van: VersieStatus, naar: VersieStatus) -> None:
    pk = _versie()
    for stap in WEG[van]:
        STAPPEN[stap](pk)
    if naar in ALLOWED_TRANSITIONS[van]:
        STAPPEN[naar](pk)
        assert AfspraakVersie.objects.get(pk=pk).status == naar
    else:
        with pytest.raises(NotPossible, match=f"is {STATUS_NAMEN[van]}"):
            STAPPEN[naar](pk)
        assert AfspraakVersie.objects.get(pk=pk).status == van


def test_the_database_wants_approval_whole_and_no_two_versions_at_once() -> None:
    pk = _van_kracht()
    with pytest.raises(IntegrityError, match="afspraakversie_goedkeuring_heel"), transaction.atomic():
        AfspraakVersie.objects.filter(pk=pk).update(goedgekeurd_door_orgaan="")
    ander = _versie("2")
    with pytest.raises(IntegrityError, match="afspraakversie_geen_overlap"), transaction.atomic():
        AfspraakVersie.objects.filter(pk=ander).update(
            status="van_kracht", goedgekeurd_op=DAG, goedgekeurd_door_orgaan="Overleg"
        )
