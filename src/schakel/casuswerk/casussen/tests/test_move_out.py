"""Somebody moves out: a household of their own in the same casus, secret when it must be."""

from datetime import date, timedelta

import pytest

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.kluis.models import Geheim
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen import actions
from schakel.casuswerk.casussen.models import Casus, Casushuishouden
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.personen.models import Dossierpersoon, Huishouden, Lidmaatschap
from schakel.casuswerk.personen.rules import Adres
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
DAG = date(2016, 3, 4)


def op(ploeg: Ploeg, naam: str = "Fatima", dagen: int = 3) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(days=dagen))


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_casus(ploeg)


def mensen(ploeg: Ploeg, casus: Casus) -> list[int]:
    with transactie(op(ploeg), wat="toets"):
        wonend = Lidmaatschap.objects.filter(tot=None).values("persoon_id")
        staan = Dossierpersoon.objects.filter(dossier_id=casus.dossier_id, persoon_id__in=wonend)
        return list(staan.order_by("id").values_list("persoon_id", flat=True))


def verhuis(
    ploeg: Ploeg, casus: Casus, wie: list[int], *, naam: str = "Fatima", dag: date = DAG, adres: object = "gewoon"
) -> Huishouden | None:
    gekozen = Adres(postcode="2611 AA", huisnummer="3", straat="Plein", plaats="Delft", gemeente="0503")
    handeling = op(ploeg, naam)
    with transactie(handeling, wat="toets"):
        return actions.move_out(
            handeling,
            casus=casus,
            wie=wie,
            op=dag,
            adres=gekozen if adres == "gewoon" else adres,  # type: ignore[arg-type]
        )


def test_who_leaves_gets_a_household_in_the_same_casus(ploeg: Ploeg, casus: Casus) -> None:
    wie = mensen(ploeg, casus)[:2]
    huis = verhuis(ploeg, casus, wie)
    assert huis is not None
    with transactie(op(ploeg), wat="toets"):
        assert Casushuishouden.objects.filter(casus=casus, periode__contains=op(ploeg).moment).count() == 2
        leden = Lidmaatschap.objects.filter(persoon_id__in=wie)
        assert {(lid.huishouden_id == huis.pk, lid.vanaf == DAG, lid.tot) for lid in leden} == {
            (True, True, None), (False, False, DAG),
        }  # fmt: skip
        (gebeurd,) = Gebeurtenis.objects.filter(soort="huishouden.verhuisd")
        assert gebeurd.codes == {"aantal": 2, "adres_bekend": True}


def test_a_secret_address_goes_to_the_vault(ploeg: Ploeg, casus: Casus) -> None:
    adres = Adres(postcode="2611 AA", huisnummer="3", straat="Plein", plaats="Delft", geheim=True)
    huis = verhuis(ploeg, casus, mensen(ploeg, casus)[:1], adres=adres)
    assert huis is not None
    with transactie(op(ploeg), wat="toets"):
        rij = Huishouden.objects.get(pk=huis.pk)
        assert (rij.is_geheim, rij.straat, rij.adres_sleutel) == (True, "", "")
        assert Geheim.objects.filter(sleutel__onderwerp=rij.publiek_id).exists()


def test_nobody_knows_where_to(ploeg: Ploeg, casus: Casus) -> None:
    wie = mensen(ploeg, casus)[:1]
    assert verhuis(ploeg, casus, wie, adres=None) is None
    with pytest.raises(NotPossible, match="weten niet waar"):
        verhuis(ploeg, casus, wie)


def test_the_refusals(ploeg: Ploeg, casus: Casus) -> None:
    wie = mensen(ploeg, casus)[:1]
    for dag in (date(2016, 3, 9), date(2016, 3, 1)):
        with pytest.raises(InvalidInput) as fout:
            verhuis(ploeg, casus, wie, dag=dag)
        assert set(fout.value.fouten) == {"op"}
    with pytest.raises(InvalidInput):
        verhuis(ploeg, casus, [])
    with pytest.raises(NotFound):
        verhuis(ploeg, casus, [10**9])
    with pytest.raises(NotAllowed):
        verhuis(ploeg, casus, wie, naam="Carlijn")
    with transactie(op(ploeg), wat="toets"):
        assert Casushuishouden.objects.filter(casus=casus).count() == 1
