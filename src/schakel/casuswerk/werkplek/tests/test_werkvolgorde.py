"""Does danger stand first under each heading, forth and back, over whatever pages?"""

from datetime import datetime, timedelta

import pytest

from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.werkplek.queries.bladeren import PER_BLAD, Plek, page_by_danger, some_by_danger
from schakel.casuswerk.werkplek.queries.werklijst import eigen_termijnen
from schakel.casuswerk.werkplek.rules import Groep, groep_van
from schakel.casuswerk.werkplek.tests.builders import momenten_vooruit
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def _plan_ahead(ploeg: Ploeg, dagen: list[int], gevaar: int = 0) -> None:
    momenten = momenten_vooruit(ploeg, dagen, gevaar)
    with transactie(ploeg.handeling("Ibrahim"), wat="toets"):
        Termijn.objects.bulk_create(momenten)


@pytest.mark.parametrize("terug", [False, True])
def test_under_each_heading_the_most_dangerous_stands_first_on_whatever_page(ploeg: Ploeg, terug: bool) -> None:
    _plan_ahead(ploeg, list(range(1, PER_BLAD + 8)))
    _plan_ahead(ploeg, [3, 20, 39, 41, 47], gevaar=2)
    ploeg.moment += timedelta(days=30)
    gezien: list[Termijn] = []
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        alles = eigen_termijnen(wie)
        plek = Plek(ploeg.moment + timedelta(days=999), 0, 0) if terug else None
        while True:
            blad = page_by_danger(wie, termijnen=alles, plek=plek, terug=terug)
            gezien = [*blad.rijen, *gezien] if terug else [*gezien, *blad.rijen]
            if not (blad.ervoor if terug else blad.erna):
                break
            plek = Plek.van(blad.rijen[0 if terug else -1])
        aantal = alles.count()
        # One look through all of them gives the same pages.
        for begin in (None, Plek.van(gezien[20])):
            blad, gevonden = some_by_danger(wie, termijnen=alles, plek=begin, terug=terug)
            assert blad == page_by_danger(wie, termijnen=alles, plek=begin, terug=terug)
            assert gevonden == (aantal if begin is None else 20 if terug else aantal - 21)

    def order(t: Termijn) -> tuple[int, int, datetime, int]:
        return list(Groep).index(groep_van(uiterlijk=t.uiterlijk, moment=ploeg.moment)), -t.gevaar, t.uiterlijk, t.pk

    assert gezien == sorted(gezien, key=order) and len({t.pk for t in gezien}) == len(gezien) == aantal > PER_BLAD
    # One that is a day late stands above letters that are weeks late, when it is more dangerous.
    te_laat = [t.uiterlijk for t in gezien if t.uiterlijk < ploeg.moment]
    assert te_laat != sorted(te_laat)
