"""Code lists are dated; a region's own list goes before the national."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from schakel.basis.codelijsten import actions, queries
from schakel.basis.codelijsten.models import Code
from schakel.basis.codelijsten.rules import Codebeschrijving, Lijstbeschrijving
from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import check_constraints

pytestmark = pytest.mark.django_db


def _handeling(rol: str = "beheer") -> Handeling:
    moment = datetime(2016, 6, 1, tzinfo=UTC)
    return Handeling(wie=None, team=None, rol=rol, organisatie=None, moment=moment, namens="toets")


def _lijst(*codes: tuple[str, str, int, int | None]) -> Lijstbeschrijving:
    return Lijstbeschrijving(
        code="vormen",
        naam="Vormen",
        codes=tuple(
            Codebeschrijving(
                code=code, omschrijving=tekst, geldig_van=date(van, 1, 1), geldig_tot=date(tot, 1, 1) if tot else None
            )
            for code, tekst, van, tot in codes
        ),
    )


def test_old_and_new_codes_stand_side_by_side() -> None:
    lijst = _lijst(("b", "oud b", 2015, 2019), ("a", "oud a", 2015, 2019), ("c", "nieuw c", 2019, None))
    actions.store_codelijst(_handeling(), regio="", beschrijving=lijst)
    assert queries.choices_on("vormen", date(2018, 12, 31)) == [("b", "oud b"), ("a", "oud a")]
    assert queries.choices_on("vormen", date(2019, 1, 1)) == [("c", "nieuw c")]
    assert queries.codes_on("onbekend", date(2019, 1, 1)) == []


def test_a_label_reads_after_its_period_and_follows_a_change() -> None:
    actions.store_codelijst(_handeling(), regio="", beschrijving=_lijst(("a", "oud", 2015, 2019)))
    assert queries.label("vormen", "a") == "oud"
    nieuw = _lijst(("a", "oud", 2015, 2019), ("a", "nieuw", 2019, None))
    actions.store_codelijst(_handeling(), regio="", beschrijving=nieuw)
    assert (queries.label("vormen", "a"), queries.label("vormen", "zz")) == ("nieuw", "zz")
    assert Code.objects.count() == 2


def test_labels_are_asked_once_per_process(django_assert_num_queries: object) -> None:
    actions.store_codelijst(_handeling(), regio="", beschrijving=_lijst(("a", "oud", 2015, None)))
    queries.label("vormen", "a")
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert queries.label("vormen", "a") == "oud"


def test_the_region_s_own_list_goes_first() -> None:
    actions.store_codelijst(_handeling(), regio="", beschrijving=_lijst(("a", "landelijk", 2015, None)))
    actions.store_codelijst(_handeling(), regio="hier", beschrijving=_lijst(("a", "eigen", 2015, None)))
    dag = date(2016, 1, 1)
    assert queries.choices_on("vormen", dag, regio="hier") == [("a", "eigen")]
    assert queries.choices_on("vormen", dag, regio="daar") == [("a", "landelijk")]
    assert (queries.label("vormen", "a", regio="hier"), queries.label("vormen", "a")) == ("eigen", "landelijk")


def test_only_the_functional_administrator_may() -> None:
    with pytest.raises(NotAllowed):
        actions.store_codelijst(_handeling("vt_triage"), regio="", beschrijving=_lijst(("a", "x", 2015, None)))


def test_the_database_refuses_one_code_twice_on_a_day() -> None:
    actions.store_codelijst(_handeling(), regio="", beschrijving=_lijst(("a", "x", 2015, None)))
    twee = _lijst(("a", "x", 2015, None), ("a", "y", 2016, None))
    with transaction.atomic():
        actions.store_codelijst(_handeling(), regio="", beschrijving=twee)
        with pytest.raises(IntegrityError, match="code_een_per_dag"):
            check_constraints()
        transaction.set_rollback(True)


def test_a_period_may_be_cut_in_two_in_any_order() -> None:
    actions.store_codelijst(_handeling(), regio="", beschrijving=_lijst(("a", "x", 2015, None)))
    andersom = _lijst(("a", "y", 2019, None), ("a", "x", 2015, 2019))
    actions.store_codelijst(_handeling(), regio="", beschrijving=andersom)
    check_constraints()
    assert queries.choices_on("vormen", date(2018, 1, 1)) == [("a", "x")]
    assert queries.choices_on("vormen", date(2020, 1, 1)) == [("a", "y")]
