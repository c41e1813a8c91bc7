"""What somebody said in a meeting becomes a promise of the plan; both know of each other."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.bijeenkomsten.models import Bijeenkomst, Verslagregel
from schakel.casuswerk.bijeenkomsten.rules.kringen import Kring, Regelsoort
from schakel.casuswerk.bijeenkomsten.tests.builders import een_bijeenkomst, een_regel, een_zaak, gehouden, stoelen
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.plannen.models import Belofte
from schakel.casuswerk.plannen.tests.builders import een_plan
from schakel.casuswerk.werkplek.tests.builders import meld_aan
from schakel.casuswerk.werkplek.tests.test_beheer import als
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_zaak(ploeg)


@pytest.fixture
def gezegd(ploeg: Ploeg, casus: Casus) -> tuple[Bijeenkomst, Verslagregel]:
    rij = een_bijeenkomst(ploeg, casus)
    wie = stoelen(ploeg, rij)["PLEGER"]
    dag = (ploeg.moment + timedelta(days=9)).date()
    regel = een_regel(
        ploeg, rij, "Ik slaap bij mijn broer.", Kring.IEDEREEN, soort=Regelsoort.AFSPRAAK, wie=wie.pk, uiterlijk=dag
    )
    return gehouden(ploeg, rij), regel


def _text(antwoord: Any) -> str:
    return str(antwoord.content.decode())


def test_a_line_becomes_one_promise_and_each_leads_to_the_other(
    ploeg: Ploeg, casus: Casus, gezegd: tuple[Bijeenkomst, Verslagregel]
) -> None:
    rij, regel = gezegd
    plan = een_plan(ploeg, casus=casus)
    fatima = als(ploeg, "Fatima", 48)
    blad = f"/bijeenkomsten/{rij.publiek_id}"
    adres = f"{blad}/regels/{regel.publiek_id}/belofte"
    assert adres in _text(fatima.get(blad))
    pagina = _text(fatima.get(adres))
    assert "Ik slaap bij mijn broer." in pagina and 'value="2016-03-11"' in pagina and " selected" in pagina
    van = pagina.split(" selected", 1)[0].rsplit('value="', 1)[1].rstrip('"')
    fout = fatima.post(adres, {"wat": "Ik slaap bij mijn broer.", "van": van, "uiterlijk": "", "controle": van})
    assert fout.status_code == 400 and "Ik slaap bij mijn broer." in _text(fout)
    goed = {"wat": "Ik slaap bij mijn broer.", "van": van, "uiterlijk": "2016-03-11", "controle": van}
    assert fatima.post(adres, goed)["Location"] == blad
    with transactie(ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=49)), wat="toets"):
        belofte = Belofte.objects.get(plan=plan)
        assert belofte.bijeenkomst == rij.publiek_id and belofte.persoon_id is not None
        assert Verslagregel.objects.get(pk=regel.pk).belofte == belofte.publiek_id
    assert f"/beloften/{belofte.publiek_id}" in _text(fatima.get(blad))
    assert blad in _text(fatima.get(f"/beloften/{belofte.publiek_id}"))
    nogeens = fatima.post(adres, goed)
    assert nogeens.status_code == 409 and "al een belofte" in _text(nogeens)
    with transactie(ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=50)), wat="toets"):
        assert Belofte.objects.count() == 1, "what was refused left nothing behind"


def test_without_a_plan_there_is_nothing_to_promise_in(ploeg: Ploeg, gezegd: tuple[Bijeenkomst, Verslagregel]) -> None:
    rij, regel = gezegd
    adres = f"/bijeenkomsten/{rij.publiek_id}/regels/{regel.publiek_id}/belofte"
    assert "Er is nog geen plan." in _text(als(ploeg, "Fatima", 48).get(adres))


@pytest.mark.parametrize("naam", ["Elif", "Carlijn", "Bram", "Frank"])
def test_an_outsider_finds_nothing(ploeg: Ploeg, gezegd: tuple[Bijeenkomst, Verslagregel], naam: str) -> None:
    rij, regel = gezegd
    adres = f"/bijeenkomsten/{rij.publiek_id}/regels/{regel.publiek_id}/belofte"
    assert meld_aan(Client(), ploeg, naam).get(adres).status_code in (403, 404)
