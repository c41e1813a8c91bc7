"""A period is published once; what was published is what rooms above read."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from schakel.basis.toegang.tests.builders import REGIO, Ploeg, een_ploeg
from schakel.kernel.errors import NotAllowed, NotFound, NotPossible
from schakel.sturing.cijfers import actions, queries
from schakel.sturing.cijfers.models import Cel, Publicatie
from schakel.sturing.cijfers.rules import Cijfer, Periode, Stand
from schakel.sturing.cijfers.tests.builders import MACHINE, een_publicatie

pytestmark = pytest.mark.django_db
MAART = Periode.month(2016, 3)


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


def test_what_was_published_is_read_by_month(ploeg: Ploeg) -> None:
    een_publicatie(REGIO, MAART, ("meldingen", "GM0518", 350, None), ("adviezen", "GM0518", None, None))
    een_publicatie(REGIO, Periode.year(2016), ("meldingen", "GM0518", 4230, None))
    wie = ploeg.handeling("Fatima")
    maart = queries.get_figure(wie, maat="meldingen", gebied="GM0518", periode=MAART)
    assert (maart.stand, maart.waarde, maart.gemeten_op) == (Stand.GEMETEN, Decimal(350), MACHINE.moment)
    advies = queries.get_figure(wie, maat="adviezen", gebied="GM0518", periode=MAART)
    assert (advies.stand, advies.waarde) == (Stand.ONDERDRUKT, None)
    jaar = queries.get_figure(wie, maat="meldingen", gebied="GM0518", periode=Periode.year(2016))
    assert jaar.waarde == 4230
    reeks = queries.list_series(wie, maat="meldingen", gebied="GM0518", periode=Periode.year(2016))
    assert [c.stand for c in reeks].count(Stand.NIET_GEPUBLICEERD) == 11
    assert reeks[2] == maart


def test_a_share_is_made_of_published_counts(ploeg: Ploeg) -> None:
    een_publicatie(REGIO, MAART, ("beoordeeld-op-tijd", "GM0518", 200, 320))
    wie = ploeg.handeling("Fatima")
    cijfer = queries.get_figure(wie, maat="beoordeeld-op-tijd", gebied="GM0518", periode=MAART)
    assert (cijfer.tekst, cijfer.noemer) == ("62%", 320)
    elders = queries.get_figure(wie, maat="beoordeeld-op-tijd", gebied="GM0603", periode=MAART)
    assert elders.stand is Stand.NIET_GEPUBLICEERD
    samen = queries.get_figure(wie, maat="beoordeeld-op-tijd", gebied="samen", periode=MAART)
    assert samen.stand is Stand.ONDERDRUKT


def test_what_cannot_be_measured_says_so(ploeg: Ploeg) -> None:
    cijfer = queries.get_figure(ploeg.handeling("Fatima"), maat="huisverboden", gebied="GM0518", periode=MAART)
    assert (cijfer.stand, cijfer.waarde) == (Stand.NIET_TE_METEN, None)
    with pytest.raises(NotFound):
        queries.get_measure("bestaat-niet")


def test_a_period_is_published_once_and_by_no_person(ploeg: Ploeg) -> None:
    een_publicatie(REGIO, MAART)
    with pytest.raises(NotPossible, match="maart 2016 staan al vast"):
        een_publicatie(REGIO, MAART)
    with pytest.raises(NotAllowed):
        actions.store_publication(ploeg.handeling("Fatima"), regio=REGIO, periode=Periode.year(2016), cellen={})
    assert Publicatie.objects.count() == 1


def test_nothing_that_was_published_is_changed_or_small(ploeg: Ploeg) -> None:
    publicatie = een_publicatie(REGIO, MAART, ("meldingen", "GM0518", 350, None))
    for verzoek in (lambda: Cel.objects.update(vijftallen=3), lambda: Cel.objects.all().delete()):
        with pytest.raises(ProgrammingError), transaction.atomic():
            verzoek()
    with pytest.raises(ValueError, match="multiple of five"):
        een_publicatie(REGIO, Periode.year(2016), ("meldingen", "GM0518", 7, None))
    with pytest.raises(IntegrityError), transaction.atomic():
        Cel.objects.create(publicatie=publicatie, grondslag="x", gebied="GM0518", vijftallen=1)


def test_a_figure_says_the_name_of_its_area_and_not_its_code(ploeg: Ploeg) -> None:
    een_publicatie(REGIO, MAART, ("meldingen", REGIO, 350, None))
    wie = ploeg.handeling("Fatima")
    cijfer = queries.get_figure(wie, maat="meldingen", gebied=REGIO, periode=MAART)
    assert cijfer.gebied_naam == "Toetsregio" and ", Toetsregio, maart 2016: 350 meldingen" in cijfer.zin()


def test_many_figures_are_read_at_once_and_are_the_same(ploeg: Ploeg) -> None:
    jaar, maten = Periode.year(2016), ("meldingen", "beoordeeld-op-tijd", "overdracht-warm", "huisverboden")
    een_publicatie(REGIO, MAART, ("meldingen", REGIO, 350, None), ("overdracht-warm", REGIO, 60, 90))
    een_publicatie(REGIO, jaar, ("beoordeeld-op-tijd", REGIO, 200, 320))
    wie = ploeg.handeling("Fatima")

    def read(*codes: str) -> tuple[int, Mapping[tuple[str, str], tuple[Cijfer, tuple[Cijfer, ...]]]]:
        vragen = [(code, REGIO) for code in codes]
        with CaptureQueriesContext(connection) as vangst:
            gelezen = queries.figures_together(wie, vragen=vragen, periode=jaar)
        return len(vangst), gelezen

    read(*maten)
    (een, _gelezen), (alle, samen) = read("meldingen"), read(*maten)
    assert een == alle
    for maat in maten:
        cijfer, reeks = samen[maat, REGIO]
        assert cijfer == queries.get_figure(wie, maat=maat, gebied=REGIO, periode=jaar)
        los = queries.list_series(wie, maat=maat, gebied=REGIO, periode=jaar)
        assert list(reeks) == ([] if maat == "huisverboden" else list(los))
    assert queries.figures_together(wie, vragen=[], periode=jaar) == {}
