"""Agreements watched: counts over all cases for who steers alone, small ones left out; and a step to a new text."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from schakel.basis.afspraken.actions import draft_versie
from schakel.basis.afspraken.models import AfspraakVersie
from schakel.basis.toegang.tests.builders import REGIO, Ploeg
from schakel.casuswerk.beoordelingen.tests.builders import een_besluit, richt_in
from schakel.kernel.errors import InvalidInput, NotAllowed
from schakel.sturing.cijfers.actions import store_publication
from schakel.sturing.cijfers.rules import Periode
from schakel.sturing.cijfers.tests.builders import MACHINE
from schakel.sturing.visie.models import Afspraakgebruik
from schakel.sturing.visie.tests.builders import een_visie, wie
from schakel.sturing.visie.tests.conftest import Bezoek

pytestmark = pytest.mark.django_db
CODE, VERSIE = "samenwerking-veilig-thuis-lokaal", "voorbeeld-1"


@pytest.fixture
def ploeg(ploeg: Ploeg) -> Ploeg:
    richt_in(ploeg)
    een_visie()
    return ploeg


def _publish(**anders: int) -> None:
    """Publish what the figures hold of article 3 over 2016, for the whole area and for one municipality."""
    cellen = {("afspraakbesluiten", "artikel", f"{CODE}/{VERSIE}/3/{hoe}", REGIO): n for hoe, n in anders.items()}
    cellen["afspraakbesluiten", "artikel", f"{CODE}/{VERSIE}/3/gehouden", "GM0518"] = 20
    store_publication(MACHINE, regio=REGIO, periode=Periode.year(2016), cellen=dict(cellen))


def _row(bezoek: Bezoek, nummer: str = "3.") -> list[str]:
    afspraken = bezoek("Bas").get("/sturing/visie/afspraken?jaar=2016").context["afspraken"]
    return next(r for a in afspraken for r in a.artikelen.rijen if str(r[0]).startswith(nummer))


def test_what_was_published_stands_at_its_article_and_nothing_else_is_counted(ploeg: Ploeg, bezoek: Bezoek) -> None:
    een_besluit(ploeg)
    assert _row(bezoek)[1:5] == ["nog niet gepubliceerd"] * 4
    _publish(gehouden=40, laat=15, **{"anders-andere_ontvanger": 10})
    assert _row(bezoek)[1:] == ["65", "40", "15", "10", "een andere ontvanger: 10"]
    # Only an article with a table is counted: of another one nothing is known, which is not "few".
    for nummer in "2345678":
        assert _row(bezoek, f"{nummer}.")[1:5].count("niet geteld") == 0
    assert _row(bezoek, "9.")[1:5] == ["niet geteld"] * 4 and _row(bezoek, "2.")[1:5] == ["niet getoond"] * 4
    pagina = bezoek("Petra").get("/sturing/visie/afspraken?jaar=2016")
    gemeenten = next(a.gemeenten for a in pagina.context["afspraken"] if a.gemeenten)
    assert gemeenten.rijen == [["Grootstad", "20", "20", "niet getoond", "niet getoond"]]
    assert bezoek("Bas").get("/sturing/visie/afspraken?jaar=2017").context["jaar"] == 2016
    for naam in ("Rik", "Wim", "Frank"):
        assert bezoek(naam).get("/sturing/visie/afspraken").status_code == 403


def test_what_went_otherwise_at_the_other_articles_is_said_in_words(ploeg: Ploeg, bezoek: Bezoek) -> None:
    deel = f"{CODE}/{VERSIE}/5/anders-koud_eer"
    cellen = {("afspraakbesluiten", "artikel", deel, REGIO): 10}
    store_publication(MACHINE, regio=REGIO, periode=Periode.year(2016), cellen=dict(cellen))
    assert _row(bezoek, "5.")[4:] == ["10", "geen warme overdracht: eer speelt mee: 10"]
    afspraak = bezoek("Bas").get("/sturing/visie/afspraken?jaar=2016").context["afspraken"][0]
    assert dict(afspraak.uitleg)["Artikel 3"].startswith("elk besluit na een melding")
    assert "Artikel 4" in dict(afspraak.uitleg) and "Artikel 1" not in dict(afspraak.uitleg)


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
