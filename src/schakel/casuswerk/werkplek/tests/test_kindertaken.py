"""Does each child have its task to be seen and spoken, by whichever route it came in, and does no handover end it?"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django import Settings

from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.adviezen.tests.builders import een_advies
from schakel.casuswerk.casussen import actions as casussen
from schakel.casuswerk.casussen.tests.builders import een_casus, een_vermoeden
from schakel.casuswerk.meldingen import actions
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import DIENSTTOKEN
from schakel.casuswerk.meldingen.tests.builders import een_bericht, een_melding
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import een_overdracht
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
# Fenna is nine, the boy is about four.
TAKEN = [("kind_spreken", 1), ("kind_zien", 2)]


@pytest.fixture(autouse=True)
def spoolmap(settings: Settings, tmp_path: Path) -> None:
    settings.SPOOL = tmp_path


def by_phone(ploeg: Ploeg) -> None:
    een_melding(ploeg)


def by_an_advies(ploeg: Ploeg) -> None:
    advies, wie = een_advies(ploeg), ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        actions.register_from_advies(wie, advies=advies, bericht=een_bericht(ploeg), reden="Het werd erger.")


def by_the_api(ploeg: Ploeg) -> None:
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        actions.receive(wie, bericht=een_bericht(ploeg))


def by_the_spool(ploeg: Ploeg) -> None:
    i = ploeg.handeling("Ibrahim")
    actions.receive(
        Handeling(i.wie, i.team, i.rol, i.organisatie, i.moment, grondslag=DIENSTTOKEN), bericht=een_bericht(ploeg)
    )
    machine = Handeling(None, None, "machine", None, ploeg.moment, namens="werker:spool")
    assert actions.drain_spool(machine) == actions.Leging(1, 0)


def by_an_own_suspicion(ploeg: Ploeg) -> None:
    rij = een_vermoeden(ploeg)
    jamila = ploeg.handeling("Jamila", ploeg.moment + timedelta(hours=5))
    with transactie(jamila, wat="toets"):
        casussen.report_to_vt(jamila, vermoeden=rij, bericht=een_bericht(ploeg, sleutel=uuid4()))


def _open(ploeg: Ploeg, dossier: int, *, naam: str = "Ibrahim", dagen: int = 1) -> list[tuple[str, int]]:
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(days=dagen))
    with transactie(wie, wat="toets"):
        codes = list(
            Termijn.objects.lopend()
            .filter(dossier_id=dossier, definitie__in=["kind_zien", "kind_spreken"])
            .values_list("definitie", flat=True)
        )
    return sorted((code, codes.count(code)) for code in set(codes))


@pytest.mark.parametrize("route", [by_phone, by_an_advies, by_the_api, by_the_spool, by_an_own_suspicion])
def test_each_child_has_its_task_whatever_the_route(ploeg: Ploeg, route: Callable[[Ploeg], None]) -> None:
    route(ploeg)
    wie = ploeg.handeling("Ibrahim", ploeg.moment + timedelta(days=1))
    with transactie(wie, wat="toets"):
        melding = Melding.objects.get()
    assert _open(ploeg, melding.dossier_id) == TAKEN


@pytest.mark.parametrize(
    "status", [OverdrachtStatus.AANGEBODEN, OverdrachtStatus.GEACCEPTEERD, OverdrachtStatus.GESTART]
)
def test_no_step_of_a_handover_ends_a_task(ploeg: Ploeg, status: OverdrachtStatus) -> None:
    casus = een_casus(ploeg)
    verloop = een_overdracht(ploeg, status, casus=casus)
    assert verloop.overdracht.status == status
    assert _open(ploeg, casus.dossier_id, naam="Fatima", dagen=60) == TAKEN
    if status is OverdrachtStatus.GESTART:
        jamila = ploeg.handeling("Jamila", ploeg.moment + timedelta(days=60))
        with transactie(jamila, wat="toets"):
            rijen = Termijn.objects.lopend().filter(dossier_id=casus.dossier_id, definitie__startswith="kind_")
            assert {rij.team_id for rij in rijen} == {ploeg.team_van("Jamila").pk}
