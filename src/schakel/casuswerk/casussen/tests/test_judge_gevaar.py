"""Danger is judged again: it works on every list, each refusal, the event, and an outsider finds nothing."""

from datetime import timedelta

import pytest
from django.db import connection

from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen import actions
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.rules.gevaar import Gevaarreden
from schakel.casuswerk.casussen.tests.builders import een_casus, sluit
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
REDEN = Gevaarreden.PLEGER_WEG.value


def _judge(ploeg: Ploeg, casus: Casus, naam: str = "Fatima", uren: int = 2, **anders: object) -> Handeling:
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(hours=uren))
    with transactie(wie, wat="toets"):
        actions.judge_gevaar(wie, casus=casus, **({"gevaar": 1, "reden": REDEN} | anders))  # type: ignore[arg-type]
    return wie


def test_the_casus_and_its_running_work_follow(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    assert casus.dossier.gevaar == 3
    eerder = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1))
    with transactie(eerder, wat="toets"):
        Termijn.objects.create(
            dossier_id=casus.dossier_id, definitie="x", titel="kind_zien", eigenaar="VERANTWOORDELIJK",
            team_id=eerder.team, gevaar=3, gestart_op=eerder.moment, praktijk_uiterlijk=eerder.moment,
            uiterlijk=eerder.moment,
        )  # fmt: skip
    wie = _judge(ploeg, casus)
    with transactie(wie, wat="toets"), connection.cursor() as cursor:
        assert Casus.objects.select_related("dossier").get(pk=casus.pk).dossier.gevaar == 1
        lopend = Termijn.objects.lopend().filter(dossier_id=casus.dossier_id)
        assert lopend.exists() and not lopend.filter(gevaar=3).exists()
        cursor.execute(
            "SELECT codes FROM gebeurtenissen_gebeurtenis WHERE soort = 'gevaar.ingeschat' AND dossier_id = %s"
            " ORDER BY id DESC", [casus.dossier_id],
        )  # fmt: skip
        rij = cursor.fetchone()
    assert rij is not None and "PLEGER_WEG" in str(rij[0])


def test_without_a_reason_or_off_the_scale(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    for anders in ({"reden": ""}, {"gevaar": 7}):
        with pytest.raises(InvalidInput):
            _judge(ploeg, casus, **anders)


def test_the_same_twice_says_that_a_colleague_was_first(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    _judge(ploeg, casus)
    with pytest.raises(NotPossible, match="een collega u voor"):
        _judge(ploeg, casus, "Gerda", 3)


def test_a_closed_casus_keeps_what_it_was(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1))
    with transactie(wie, wat="toets"):
        sluit(wie, casus=casus, reden="VEILIG", veiligheid="VEILIG")
    with pytest.raises(NotPossible):
        _judge(ploeg, casus)


@pytest.mark.parametrize("naam", ["Ibrahim", "Bram", "Carlijn", "Elif", "Wim"])
def test_who_does_not_judge_cannot(ploeg: Ploeg, naam: str) -> None:
    with pytest.raises((NotAllowed, NotFound)):
        _judge(ploeg, een_casus(ploeg), naam)
