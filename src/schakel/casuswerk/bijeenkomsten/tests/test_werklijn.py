"""Help for one person, the one who uses violence among them, from offer to end."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from schakel.basis.organisaties.models import Aanbod, LokaleInstelling
from schakel.basis.toegang.tests.builders import SINDS, Ploeg, een_ploeg
from schakel.casuswerk.bijeenkomsten import actions
from schakel.casuswerk.bijeenkomsten.models import Werklijn
from schakel.casuswerk.bijeenkomsten.queries.werklijnen import lines_of
from schakel.casuswerk.bijeenkomsten.rules.werklijn import (
    WERKLIJN_OVERGANGEN,
    WerklijnStatus,
    check_werklijn_transition,
)
from schakel.casuswerk.bijeenkomsten.tests.builders import een_werklijn, een_zaak, gezin, in_the_region, wie
from schakel.casuswerk.casussen.models import Casus
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
SOORTEN = [{"code": "hulp", "naam": "Hulp", "voor": []}, {"code": "borg", "naam": "BORG", "voor": ["PLEGER"]}]


@pytest.fixture
def ploeg() -> Ploeg:
    gemaakt = een_ploeg()
    LokaleInstelling.objects.create(
        regio=gemaakt.regio, sleutel="werklijnen", waarde=SOORTEN, geldig_van=SINDS, bron="toets"
    )
    return gemaakt


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_zaak(ploeg)


def _step(ploeg: Ploeg, rij: Werklijn, naar: WerklijnStatus, dag: int = 2, **anders: Any) -> Werklijn:
    jamila = wie(ploeg, "Jamila", 240)
    with transactie(jamila, wat="toets"):
        op = ploeg.moment.date() + timedelta(days=dag)
        return actions.move_werklijn(jamila, werklijn=rij, naar=naar, op=op, **anders)


def test_from_offer_to_end_each_step_has_its_day(ploeg: Ploeg, casus: Casus) -> None:
    rij = een_werklijn(ploeg, casus, gezin(ploeg, casus)["PLEGER"], soort="borg")
    for n, naar in enumerate((WerklijnStatus.AANGEVRAAGD, WerklijnStatus.AANGENOMEN, WerklijnStatus.GESTART), 1):
        rij = _step(ploeg, rij, naar, n)
    assert (rij.aangevraagd_op, rij.aangenomen_op, rij.gestart_op) == (
        date(2016, 3, 3), date(2016, 3, 4), date(2016, 3, 5),
    )  # fmt: skip
    with pytest.raises(InvalidInput):
        _step(ploeg, rij, WerklijnStatus.GESTOPT, 5)
    rij = _step(ploeg, rij, WerklijnStatus.GESTOPT, 5, reden="De training is klaar.")
    assert rij.beeindigd_op == date(2016, 3, 7) and b"klaar" not in bytes(rij.inhoud)
    fatima = wie(ploeg, uren=240)
    with transactie(fatima, wat="toets"), connection.cursor() as cursor:
        cursor.execute("SELECT soort FROM gebeurtenissen_gebeurtenis WHERE soort LIKE 'werklijn.%%' ORDER BY id", [])
        soorten = [soort.split(".")[1] for (soort,) in cursor.fetchall()]
    assert soorten == ["aangeboden", "aangevraagd", "aangenomen", "gestart", "gestopt"]


def test_a_training_for_who_uses_violence_is_for_nobody_else(ploeg: Ploeg, casus: Casus) -> None:
    with pytest.raises(InvalidInput) as fout:
        een_werklijn(ploeg, casus, gezin(ploeg, casus)["SLACHTOFFER"], soort="borg")
    assert set(fout.value.fouten) == {"soort"}
    assert een_werklijn(ploeg, casus, gezin(ploeg, casus)["SLACHTOFFER"]).soort == "hulp"


def test_an_offer_of_the_ketenkaart_names_its_team(ploeg: Ploeg, casus: Casus) -> None:
    in_the_region(ploeg, "Wim")
    team = ploeg.team_van("Wim")
    aanbod = Aanbod.objects.create(
        team=team, code="borg", naam="BORG-training", fase="curatie", geldig_van=SINDS, bron="toets"
    )
    rij = een_werklijn(ploeg, casus, gezin(ploeg, casus)["PLEGER"], soort="borg", wat="", aanbod=aanbod.pk)
    assert (rij.team_id, rij.aanbod) == (team.pk, "borg")
    fatima = wie(ploeg)
    with transactie(fatima, wat="toets"):
        namen = [een.aanbod for p in lines_of(fatima, dossier=casus.dossier).mensen for een in p.lijnen]
    assert namen == ["BORG-training"]


def test_what_cannot_be_is_refused(ploeg: Ploeg, casus: Casus) -> None:
    pleger = gezin(ploeg, casus)["PLEGER"]
    for anders in ({"wat": " "}, {"op": ploeg.moment.date() + timedelta(days=9)}, {"soort": "toveren"}):
        with pytest.raises(InvalidInput):
            een_werklijn(ploeg, casus, pleger, **anders)
    with pytest.raises(NotFound):
        een_werklijn(ploeg, casus, 0)
    with pytest.raises(NotFound):
        een_werklijn(ploeg, casus, pleger, aanbod=0)
    rij = een_werklijn(ploeg, casus, pleger)
    with pytest.raises(InvalidInput):
        _step(ploeg, rij, WerklijnStatus.AANGEVRAAGD, -3)
    with pytest.raises(NotPossible):
        _step(ploeg, rij, WerklijnStatus.GESTART)


@pytest.mark.parametrize("van", WerklijnStatus)
@pytest.mark.parametrize("naar", WerklijnStatus)
def test_every_pair_of_states(van: WerklijnStatus, naar: WerklijnStatus) -> None:
    if naar in WERKLIJN_OVERGANGEN[van]:
        check_werklijn_transition(van, naar)
    else:
        with pytest.raises(NotPossible):
            check_werklijn_transition(van, naar)


@pytest.mark.parametrize("naam", ["Bram", "Carlijn", "Elif", "Frank"])
def test_an_outsider_sees_no_line(ploeg: Ploeg, casus: Casus, naam: str) -> None:
    rij, buiten = een_werklijn(ploeg, casus, gezin(ploeg, casus)["PLEGER"]), wie(ploeg, naam)
    with transactie(buiten, wat="toets"):
        assert Werklijn.objects.count() == 0
        with pytest.raises(NotAllowed):
            actions.move_werklijn(buiten, werklijn=rij, naar=WerklijnStatus.AANGEVRAAGD, op=ploeg.moment.date())
