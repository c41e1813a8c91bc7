"""Does a scan go from alone to together, show the spread from five on, and never what one person said?"""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from schakel.basis.vragenlijsten.actions import load_vragenlijst
from schakel.basis.vragenlijsten.queries import definitie_van
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.sturing.uitvoering import actions
from schakel.sturing.uitvoering.models import Samenscore, Zelfscan, Zelfscaninvulling
from schakel.sturing.uitvoering.queries import zelfscan as queries
from schakel.sturing.uitvoering.rules.zelfscan import SCORES, Verschil, compare, gaps, spread_of
from schakel.sturing.uitvoering.tests.builders import KLEIN, MACHINE, Stuurploeg, inhoud_van
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
INVULLERS = ("Wim", "Yara", "Mo", "Tess", "Job")


@pytest.fixture
def scan(ploeg: Stuurploeg) -> Zelfscan:
    for laag in ("gemeente", "organisatie", "professional"):
        load_vragenlijst(MACHINE, regio="", inhoud=inhoud_van(f"landelijk/vragenlijsten/zelfscan-{laag}.yaml"))
    return start(ploeg)


def start(ploeg: Stuurploeg, **anders: Any) -> Zelfscan:
    h = ploeg.handeling("Bas")
    wat = {"laag": "PROFESSIONAL", "invullen_tot": date(2016, 4, 1), "deelnemers": [], **anders}
    wat.setdefault("team", ploeg.team("wijkteam-west").pk)
    with transactie(h, wat="toets"):
        return actions.start_zelfscan(h, **wat)


def vragen(scan: Zelfscan) -> list[str]:
    return [v.code for blok in definitie_van(scan.versie).blokken for v in blok.vragen]


def vul_in(ploeg: Stuurploeg, scan: Zelfscan, naam: str, score: str) -> None:
    h = ploeg.handeling(naam)
    with transactie(h, wat="toets"):
        actions.fill_in(h, scan=scan.publiek_id, antwoorden=dict.fromkeys(vragen(scan), score))


def zicht(ploeg: Stuurploeg, scan: Zelfscan, naam: str = "Bas") -> queries.Scanzicht:
    h = ploeg.handeling(naam)
    with transactie(h, wat="toets"):
        return queries.open_scan(h, publiek_id=scan.publiek_id)


def doe(ploeg: Stuurploeg, naam: str, deed: Any, **wat: Any) -> Any:
    h = ploeg.handeling(naam)
    with transactie(h, wat="toets"):
        return deed(h, **wat)


def test_five_people_give_a_spread_and_only_when_they_talk(ploeg: Stuurploeg, scan: Zelfscan) -> None:
    for n, naam in enumerate(INVULLERS):
        vul_in(ploeg, scan, naam, "1" if n == 0 else "4")
    assert zicht(ploeg, scan).invullers == 5 and not zicht(ploeg, scan).spreiding
    doe(ploeg, "Wim", actions.go_together, scan=scan.publiek_id)
    spreiding = zicht(ploeg, scan).spreiding["plan1"]
    assert dict(spreiding.aantallen) == {"1": 1, "4": 4} and spreiding.ver_uit_elkaar


def test_four_people_stay_unseen(ploeg: Stuurploeg, scan: Zelfscan) -> None:
    for naam in INVULLERS[:4]:
        vul_in(ploeg, scan, naam, "2")
    doe(ploeg, "Wim", actions.go_together, scan=scan.publiek_id)
    gezien = zicht(ploeg, scan)
    assert gezien.invullers == 4 and gezien.te_weinig and not gezien.spreiding
    with pytest.raises(NotPossible):
        vul_in(ploeg, scan, "Job", "2")


def test_nobody_reads_what_another_filled_in(ploeg: Stuurploeg, scan: Zelfscan) -> None:
    vul_in(ploeg, scan, "Wim", "1")
    for naam in ("Yara", "Bas", "Paul", "Frank"):
        with transactie(ploeg.handeling(naam), wat="toets"):
            assert not Zelfscaninvulling.objects.exists(), naam
    assert zicht(ploeg, scan, "Wim").eigen == dict.fromkeys(vragen(scan), "1")
    assert zicht(ploeg, scan, "Yara").eigen is None


def test_the_database_keeps_an_answer_as_it_was_once_people_talk(ploeg: Stuurploeg, scan: Zelfscan) -> None:
    vul_in(ploeg, scan, "Wim", "1")
    doe(ploeg, "Wim", actions.go_together, scan=scan.publiek_id)
    with transactie(ploeg.handeling("Wim"), wat="toets"):
        assert Zelfscaninvulling.objects.update(antwoorden={}) == 0


def test_together_asks_evidence_for_the_highest_score(ploeg: Stuurploeg, scan: Zelfscan) -> None:
    vul_in(ploeg, scan, "Wim", "3")
    plek = {"scan": scan.publiek_id, "vraag": "plan1"}
    with pytest.raises(NotPossible):
        doe(ploeg, "Wim", actions.score_together, **plek, score="3")
    doe(ploeg, "Wim", actions.go_together, scan=scan.publiek_id)
    with pytest.raises(InvalidInput) as fout:
        doe(ploeg, "Wim", actions.score_together, **plek, score="4")
    assert set(fout.value.fouten) == {"bewijs"}
    doe(ploeg, "Wim", actions.score_together, **plek, score="4", bewijs="Steekproef van maart.")
    doe(ploeg, "Wim", actions.score_together, **plek, score="2")
    assert zicht(ploeg, scan).gaten == ["plan1"]
    with pytest.raises(NotPossible, match="stellingen hebben nog geen score"):
        doe(ploeg, "Wim", actions.finish_zelfscan, scan=scan.publiek_id)
    with transactie(ploeg.handeling("Wim"), wat="toets"), pytest.raises(IntegrityError), transaction.atomic():
        Samenscore.objects.update(score="4", bewijs="")


def klaar(ploeg: Stuurploeg, scan: Zelfscan, score: str) -> None:
    vul_in(ploeg, scan, "Wim", score)
    doe(ploeg, "Wim", actions.go_together, scan=scan.publiek_id)
    for vraag in vragen(scan):
        doe(ploeg, "Wim", actions.score_together, scan=scan.publiek_id, vraag=vraag, score=score)
    doe(ploeg, "Wim", actions.finish_zelfscan, scan=scan.publiek_id)


def test_a_scan_is_done_again_and_compared(ploeg: Stuurploeg, scan: Zelfscan) -> None:
    with pytest.raises(NotPossible):
        doe(ploeg, "Bas", actions.repeat_zelfscan, scan=scan.publiek_id)
    klaar(ploeg, scan, "2")
    nieuw = doe(ploeg, "Bas", actions.repeat_zelfscan, scan=scan.publiek_id)
    assert nieuw.vorige_id == scan.pk and nieuw.team_id == scan.team_id
    klaar(ploeg, nieuw, "3")
    h = ploeg.handeling("Bas")
    with transactie(h, wat="toets"):
        regels = queries.compare_with_before(h, zicht=queries.open_scan(h, publiek_id=nieuw.publiek_id))
    assert {r.verschil for r in regels} == {Verschil.BETER}


def test_a_gap_becomes_an_action_with_owner_and_day(ploeg: Stuurploeg, scan: Zelfscan) -> None:
    wat = {"scan": scan.publiek_id, "vraag": "plan1", "wat": "Oefenen", "eigenaar": "teamleider"}
    with pytest.raises(InvalidInput):
        doe(ploeg, "Wim", actions.plan_action, **wat, uiterlijk=date(2016, 1, 1))
    actie = doe(ploeg, "Wim", actions.plan_action, **wat, uiterlijk=date(2016, 5, 1))
    plek = {"scan": scan.publiek_id, "actie": actie.publiek_id}
    doe(ploeg, "Wim", actions.finish_action, **plek, resultaat="Gedaan")
    with pytest.raises(NotFound):
        doe(ploeg, "Wim", actions.finish_action, **plek, resultaat="Nog eens")


def test_whose_scan_it_is_must_be_said(ploeg: Stuurploeg, scan: Zelfscan) -> None:
    gemeente = start(ploeg, laag="GEMEENTE", gemeente=KLEIN, team=None, deelnemers=[ploeg.team("beleid-klein").pk])
    assert gemeente.titel == "Kleindorp" and gemeente.versie.vragenlijst.code == "zelfscan_gemeente"
    organisatie = start(ploeg, laag="ORGANISATIE", deelnemers=[ploeg.team("wijkteam-west").pk])
    assert organisatie.organisatie is not None and organisatie.team is None
    for anders in ({"laag": "GEMEENTE"}, {"team": None}, {"invullen_tot": date(2016, 1, 1)}, {"laag": "ORGANISATIE"}):
        with pytest.raises(InvalidInput):
            start(ploeg, **anders)


def test_who_does_not_take_part_knows_of_nothing(ploeg: Stuurploeg, scan: Zelfscan) -> None:
    for naam in ("Jamila", "Roos", "Fatima"):
        with pytest.raises(NotFound):
            zicht(ploeg, scan, naam)
    with pytest.raises(NotAllowed):
        doe(ploeg, "Wim", actions.start_zelfscan, laag="GEMEENTE", invullen_tot=date(2016, 4, 1), deelnemers=[])


@pytest.mark.parametrize("toen", ["", *SCORES])
@pytest.mark.parametrize("nu", ["", *SCORES])
def test_every_pair_of_scores_can_be_compared(toen: str, nu: str) -> None:
    uitkomst = compare(toen, nu, zelfde_tekst=True)
    if not toen:
        assert uitkomst is Verschil.NIEUW
    elif toen.isdigit() and nu.isdigit():
        assert uitkomst in {Verschil.BETER, Verschil.GELIJK, Verschil.MINDER}
        assert compare(toen, nu, zelfde_tekst=False) is Verschil.NIET_TE_VERGELIJKEN
    else:
        assert uitkomst is Verschil.NIET_TE_VERGELIJKEN


def test_the_weakest_comes_first_and_not_applicable_is_no_gap() -> None:
    assert gaps({"a": "2", "b": "4", "c": "1", "d": "nvt", "e": "3"}) == ["c", "a"]
    assert not spread_of([("a", "nvt", 5)])["a"].ver_uit_elkaar
