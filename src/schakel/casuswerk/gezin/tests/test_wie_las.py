"""Who may read follows what somebody turns out to be; and the log tells of whom it was that something was read."""

import pytest

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.basis.verantwoording.actions import pseudoniem
from schakel.basis.verantwoording.models import Verantwoording
from schakel.casuswerk.casussen import actions as casussen
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.gezin.rules.samenstellen import Lezersoort
from schakel.casuswerk.gezin.tests.builders import een_blad, een_code, een_gezinsplan, lezers, wie
from schakel.casuswerk.gezin.tests.conftest import Bezoek
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import PersoonRol
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def _marloes(ploeg: Ploeg, dossier: int) -> Dossierpersoon:
    with transactie(wie(ploeg), wat="toets"):
        rijen = Dossierpersoon.objects.select_related("persoon")
        return rijen.get(dossier_id=dossier, persoon__roepnaam="Marloes")


def _last(ploeg: Ploeg, wat: str) -> Verantwoording:
    with transactie(ploeg.handeling("Greet"), wat="toets"):
        return Verantwoording.objects.filter(wat=wat).latest("id")


def test_who_turns_out_to_use_violence_reads_own_parts_alone_and_older_codes_open_nothing(
    ploeg: Ploeg, bezoek: Bezoek
) -> None:
    casus = een_casus(ploeg)
    plan = een_gezinsplan(ploeg, casus)
    blad = een_blad(ploeg, plan, "Marloes")
    code, lezer = een_code(ploeg, blad), bezoek("")
    assert lezers(ploeg, plan)["Marloes"].lezer.soort is Lezersoort.HUISGENOOT
    fatima, rij = wie(ploeg, uren=14), _marloes(ploeg, casus.dossier_id)
    with transactie(fatima, wat="toets"):
        casussen.change_rol(fatima, casus=casus, wie=rij.persoon_id, rol=PersoonRol.PLEGER)
    assert lezer.post("/blad", {"code": code}).status_code == 400
    assert lezers(ploeg, plan)["Marloes"].lezer.soort is Lezersoort.EIGEN
    assert bezoek("Fatima").get(f"/leesbladen/{blad.publiek_id}/papier").status_code == 409


def test_the_log_tells_whose_copy_was_opened_read_and_answered(ploeg: Ploeg, bezoek: Bezoek) -> None:
    casus = een_casus(ploeg)
    blad, lezer = een_blad(ploeg, een_gezinsplan(ploeg, casus), "Marloes"), bezoek("")
    wie_las = pseudoniem(_marloes(ploeg, casus.dossier_id).persoon.publiek_id)
    lezer.post("/blad", {"code": een_code(ploeg, blad)})
    lezer.get("/blad/lezen")
    for wat in ("site:code", "site:leesblad"):
        regel = _last(ploeg, wat)
        assert (regel.dossiers, regel.betrokkenen) == ([casus.dossier_id], [wie_las]), wat
    lezer.post("/blad/lezen", {"soorten": ["EENS"]})
    assert (_last(ploeg, "site:leesblad").actie, _last(ploeg, "site:leesblad").betrokkenen) == ("C", [wie_las])
    lezer.post("/blad/sluiten")
    assert _last(ploeg, "site:leesblad-sluiten").betrokkenen == [wie_las]


def test_that_a_copy_was_printed_stands_apart_in_the_log(ploeg: Ploeg, bezoek: Bezoek) -> None:
    casus = een_casus(ploeg)
    blad, fatima = een_blad(ploeg, een_gezinsplan(ploeg, casus), "Marloes"), bezoek("Fatima")
    assert fatima.get(f"/leesbladen/{blad.publiek_id}/papier").status_code == 200
    with transactie(ploeg.handeling("Greet"), wat="toets"):
        regel = Verantwoording.objects.latest("id")
    assert (regel.actie, f"leesbladpapier:{casus.dossier_id}" in regel.objecten) == ("E", True)
    assert pseudoniem(_marloes(ploeg, casus.dossier_id).persoon.publiek_id) in regel.betrokkenen
