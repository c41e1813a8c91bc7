"""Agreements watched: counts over all cases for who steers alone, small ones left out; and a step to a new text."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from schakel.basis.afspraken.actions import draft_versie
from schakel.basis.afspraken.models import AfspraakVersie
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.beoordelingen.tests.builders import een_besluit, richt_in
from schakel.kernel.errors import InvalidInput, NotAllowed
from schakel.sturing.visie.models import Afspraakgebruik
from schakel.sturing.visie.queries.afspraken import Afspraakzicht, agreements
from schakel.sturing.visie.tests.builders import een_visie, wie
from schakel.sturing.visie.tests.conftest import Bezoek
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
CODE, VERSIE = "samenwerking-veilig-thuis-lokaal", "voorbeeld-1"


@pytest.fixture
def ploeg(ploeg: Ploeg) -> Ploeg:
    richt_in(ploeg)
    een_visie()
    return ploeg


def _watched(ploeg: Ploeg, naam: str) -> Sequence[Afspraakzicht]:
    with transactie(wie(ploeg, naam), wat="toets"):
        return agreements(wie(ploeg, naam), jaar=2016)


def test_who_steers_counts_over_all_cases_and_others_get_nothing(ploeg: Ploeg) -> None:
    een_besluit(ploeg)
    ploeg.moment += timedelta(days=1)
    een_besluit(ploeg, ontvanger_team=ploeg.team_van("Wim").pk, reden_anders="Het wijkteam kent dit gezin.")
    regels = [r for z in _watched(ploeg, "Bas") for r in z.regels]
    assert sum(r.aantal for r in regels) == 2
    assert {r.afwijking for r in regels} == {"", "ANDERE_ONTVANGER"}
    assert {r.artikel for r in regels} == {"3"}
    # The function of the database gives nothing to who does not steer, whatever the program asks.
    for naam in ("Rik", "Wim", "Fatima", "Frank"):
        assert [r for z in _watched(ploeg, naam) for r in z.regels] == []


def test_small_counts_are_not_shown_and_the_year_that_runs_neither(ploeg: Ploeg, bezoek: Bezoek) -> None:
    een_besluit(ploeg)
    bas = bezoek("Bas")
    afspraken = bas.get("/sturing/visie/afspraken?jaar=2016").context["afspraken"]
    rij = next(r for a in afspraken for r in a.artikelen.rijen if str(r[0]).startswith("3."))
    assert rij[2:6] == ["te klein"] * 4
    assert bas.get("/sturing/visie/afspraken?jaar=2017").context["jaar"] == 2016


def test_the_use_of_an_agreement_is_recorded_per_organisation(ploeg: Ploeg, bezoek: Bezoek) -> None:
    bas, adres = bezoek("Bas"), reverse("visie:gebruik", args=[CODE, VERSIE])
    assert bas.post(adres, {"organisatie": "wijk", "in_gebruik": "on"}).status_code == 400
    assert bas.post(adres, {"organisatie": "wijk", "bekend": "on", "getraind": "on"}).status_code == 302
    gebruik = Afspraakgebruik.objects.get()
    assert (gebruik.bekend, gebruik.getraind, gebruik.in_gebruik) == (True, True, False)
    assert bezoek("Petra").get(adres).status_code == 403


def test_from_the_figure_to_a_concept_is_one_step(ploeg: Ploeg, bezoek: Bezoek) -> None:
    bas, adres = bezoek("Bas"), reverse("visie:concept", args=[CODE, VERSIE])
    assert bas.get(adres).status_code == 200
    getypt = {"versie": "2", "geldig_van": "2018-01-01", "artikel": "5", "tekst": "Zo warm mogelijk."}
    antwoord = bas.post(adres, getypt)
    assert antwoord.status_code == 302 and antwoord["Location"] == f"/afspraken/{CODE}/2"
    oud, nieuw = (AfspraakVersie.objects.get(afspraak__code=CODE, versie=v) for v in (VERSIE, "2"))
    assert nieuw.status == "concept" and nieuw.artikelen.get(nummer="5").tekst == "Zo warm mogelijk."
    assert nieuw.tabellen.count() == oud.tabellen.count() and nieuw.begrippen.count() == oud.begrippen.count()
    assert oud.artikelen.get(nummer="5").tekst != "Zo warm mogelijk."
    assert bas.get(antwoord["Location"]).status_code == 200
    assert bas.post(adres, getypt).status_code == 400
    for naam in ("Petra", "Wim"):
        assert bezoek(naam).post(adres, getypt).status_code == 403


def test_a_concept_is_refused_without_a_right_or_an_article(ploeg: Ploeg) -> None:
    goed: dict[str, Any] = {"code": CODE, "van": VERSIE, "versie": "3", "geldig_van": date(2018, 1, 1), "tekst": "T"}
    with pytest.raises(NotAllowed):
        draft_versie(wie(ploeg, "Wim"), artikel="5", **goed)
    with pytest.raises(InvalidInput):
        draft_versie(wie(ploeg), artikel="99", **goed)
    with pytest.raises(InvalidInput):
        draft_versie(wie(ploeg), artikel="5", **(goed | {"versie": "een te lange naam / fout"}))
