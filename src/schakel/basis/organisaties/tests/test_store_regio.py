"""A region is described again without losing what the program added."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from schakel.basis.organisaties import actions
from schakel.basis.organisaties.models import Gebiedsverzameling, Postcode, Regio
from schakel.basis.organisaties.rules import Gebiedbeschrijving, Regiobeschrijving
from schakel.basis.organisaties.tests import builders
from schakel.kernel.errors import NotAllowed, NotFound

pytestmark = pytest.mark.django_db


def test_storing_twice_makes_one_region_and_keeps_its_anchor() -> None:
    regio = builders.een_regio()
    Regio.objects.filter(pk=regio.pk).update(instellingen={"anker": "2027-01-04T09:00:00+01:00"})
    beschrijving = Regiobeschrijving(code="toetsland", naam="Anders", instellingen={"x": 1})
    weer = actions.store_regio(builders.beheer(), beschrijving=beschrijving)
    assert (weer.pk, weer.naam) == (regio.pk, "Anders")
    assert weer.instellingen == {"anker": "2027-01-04T09:00:00+01:00", "x": 1}


def test_areas_postcodes_and_sets_are_not_doubled() -> None:
    regio = builders.een_regio()
    builders.een_regio()
    assert regio.gebieden.count() == 4
    assert Postcode.objects.count() == 3
    assert Gebiedsverzameling.objects.get().gebieden.count() == 1


def test_a_part_of_an_unknown_whole_is_not_found() -> None:
    regio = builders.een_regio()
    wijk = Gebiedbeschrijving(soort="wijk", code="zuid", naam="Zuid", ouder="nergens")
    with pytest.raises(NotFound, match="nergens"):
        actions.store_gebieden(builders.beheer(), regio=regio, beschrijvingen=[wijk])


def test_only_the_functional_administrator_may() -> None:
    with pytest.raises(NotAllowed):
        actions.store_regio(
            builders.beheer("vt_triage"), beschrijving=Regiobeschrijving(code="x", naam="x", instellingen={})
        )


def test_the_database_refuses_two_settings_on_one_day() -> None:
    regio = builders.een_regio()
    rijen = [builders.een_instelling(6, date(2015, 1, 1)), builders.een_instelling(4, date(2016, 1, 1))]
    with pytest.raises(IntegrityError, match="instelling_per_dag"), transaction.atomic():
        actions.store_instellingen(builders.beheer(), regio=regio, beschrijvingen=rijen)
