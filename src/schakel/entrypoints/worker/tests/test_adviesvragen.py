"""A question for advice has a clock with an owner: none lies there in silence."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from schakel.basis.berichten.models import Bericht
from schakel.basis.organisaties.models import LokaleInstelling
from schakel.basis.termijnen.rules import Duur, Eenheid
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.adviezen import actions, queries, rules
from schakel.casuswerk.adviezen.models import Adviesvraag
from schakel.casuswerk.adviezen.tests.test_adviesvraag import ANTWOORD, ploeg, vraag
from schakel.entrypoints.worker import rondes
from schakel.kernel.errors import NotAllowed
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["ploeg"]


def _round(nu: datetime) -> int:
    (gedaan,) = tegelijk([lambda: rondes.follow_adviesvragen(nu)], rol="job")
    assert isinstance(gedaan, int), gedaan
    return gedaan


def _alarms(ploeg: Ploeg) -> list[str]:
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        return sorted(
            Bericht.objects.filter(aanleiding__startswith="adviesvraag:").values_list("aanleiding", flat=True)
        )


def test_it_is_answered_before_the_next_working_day_ends(ploeg: Ploeg) -> None:
    rij = vraag(ploeg)
    assert rij.uiterlijk == Duur(1, Eenheid.WERKDAGEN).vanaf(rij.gesteld_op)
    assert rij.volgend_alarm_op is not None and rij.gesteld_op < rij.volgend_alarm_op < rij.uiterlijk


def test_the_desk_hears_at_60_80_and_100_per_cent_each_once(ploeg: Ploeg) -> None:
    rij = vraag(ploeg)
    lengte = rij.uiterlijk - rij.gesteld_op
    assert _round(rij.gesteld_op + lengte * 0.5) == 0
    for deel in (0.61, 0.62, 0.81, 1.0, 3.0):
        _round(rij.gesteld_op + lengte * deel)
    assert _alarms(ploeg) == [f"adviesvraag:{rij.pk}:{stand}" for stand in (100, 60, 80)]
    with transactie(ploeg.handeling("Ibrahim"), wat="toets"):
        assert Adviesvraag.objects.get(pk=rij.pk).volgend_alarm_op is None


def test_an_answered_question_is_silent(ploeg: Ploeg) -> None:
    rij, ibrahim = vraag(ploeg), ploeg.handeling("Ibrahim")
    with transactie(ibrahim, wat="toets"):
        actions.answer_adviesvraag(ibrahim, adviesvraag=rij, antwoord=ANTWOORD)
        assert queries.first_due(ibrahim) is None
    assert _round(rij.uiterlijk + timedelta(days=9)) == 0
    assert _alarms(ploeg) == []


def test_nobody_but_the_worker_sounds_it(ploeg: Ploeg) -> None:
    ibrahim = ploeg.handeling("Ibrahim")
    with transactie(ibrahim, wat="toets"), pytest.raises(NotAllowed):
        actions.follow_adviesvragen(ibrahim)


def test_the_region_says_how_long(ploeg: Ploeg) -> None:
    LokaleInstelling.objects.create(
        regio=ploeg.regio, sleutel=rules.ANTWOORDTERMIJN, waarde={"aantal": 4, "eenheid": "uren"},
        geldig_van=ploeg.moment.date() - timedelta(days=900), bron="toets",
    )  # fmt: skip
    rij = vraag(ploeg)
    assert rij.uiterlijk - rij.gesteld_op == timedelta(hours=4)


@pytest.mark.parametrize(
    "waarde", [None, 4, "1 dag", {}, {"aantal": 0, "eenheid": "uren"}, {"aantal": True, "eenheid": "uren"},
               {"aantal": 1, "eenheid": "eeuwen"}],
)  # fmt: skip
def test_what_says_no_time_is_the_usual_time(waarde: object) -> None:
    assert rules.answer_time(waarde) == Duur(1, Eenheid.WERKDAGEN)


def test_it_stands_on_the_work_list_and_late_is_said(ploeg: Ploeg, settings: object) -> None:
    rij = vraag(ploeg)
    pagina = _visit(ploeg, settings, "Ibrahim", ploeg.moment + timedelta(minutes=5))
    assert "Beantwoord 1 adviesvraag van een partner" in pagina("/werkvoorraad")
    assert "Antwoord uiterlijk" in pagina("/adviezen/vragen") and "te laat" not in pagina("/adviezen/vragen")
    later = _visit(ploeg, settings, "Ibrahim", rij.uiterlijk + timedelta(minutes=1))
    assert "te laat" in later("/adviezen/vragen")
    assert "adviesvraag" not in _visit(ploeg, settings, "Wim", ploeg.moment)("/werkvoorraad")


def _visit(ploeg: Ploeg, settings: object, naam: str, moment: datetime):  # type: ignore[no-untyped-def]
    settings.KLOK = moment.isoformat()  # type: ignore[attr-defined]
    client = Client()
    client.force_login(ploeg.mensen[naam], backend="django.contrib.auth.backends.ModelBackend")
    return lambda pad: client.get(pad).content.decode()
