"""What does a policy adviser of one municipality do?  Keep what is of that one, and read what is of the region."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling
from schakel.sturing.visie import actions
from schakel.sturing.visie.actions import oordeel, proef, ronde, tafel, werk
from schakel.sturing.visie.actions.visie import adopt_versie, record_adoption
from schakel.sturing.visie.models import Pilot, Taak, Taakdeel, Visieversie, Voorziening
from schakel.sturing.visie.permissions import may_steer, own_part
from schakel.sturing.visie.tests.builders import JAAR, KLEIN, een_evaluatie, een_ronde, een_visie, wie
from schakel.toolkit.transactie import optreden

pytestmark = pytest.mark.django_db
REGIONAAL: dict[str, Callable[[Handeling], Any]] = {
    "oordeel": lambda h: oordeel.judge(h, uitgangspunt=1, van=JAAR[0], tot=JAAR[1], kleur="AANDACHT", reden="Goed."),
    "focus": lambda h: oordeel.add_focus(h, uitgangspunt=1, tekst="Meer tijd"),
    "taak": lambda h: werk.add_task(h, titel="Iets", uitgangspunt=1),
    "geld": lambda h: werk.set_money(
        h, naam="Potje", doel="Doel", uitgangspunt=None, ontvangen=None, besteed=None, bereik=""
    ),
    "bevinding": lambda h: werk.add_finding(h, wie="Inspectie", op=date(2017, 1, 1), tekst="Te laat."),
    "overleg": lambda h: tafel.plan_meeting(h, titel="Overleg", op=date(2017, 10, 1)),
    "pilot": lambda h: proef.decide_pilot(h, pilot=Pilot.objects.first().publiek_id, besluit="STOPPEN", reden="Op."),  # type: ignore[union-attr]
    "visie": lambda h: adopt_versie(h, versie=_versie().publiek_id),
    "evaluatie": lambda h: actions.evaluatie.begin_evaluation(h, titel="Eigen", van=JAAR[0], tot=JAAR[1]),
}


@pytest.fixture
def klaas(ploeg: Ploeg) -> Handeling:
    een_visie()
    return wie(ploeg, "Klaas")


def _versie() -> Visieversie:
    return Visieversie.objects.get()


def _deel(h: Handeling, partij: str) -> Taakdeel:
    return werk.set_part(
        h, taak=Taak.objects.order_by("pk")[0].publiek_id, soort="GEMEENTE", partij=partij, verwacht="Een plek.",
        budget=None, stand="LOOPT",
    )  # fmt: skip


@pytest.mark.parametrize("wat", REGIONAAL)
def test_what_is_of_the_region_is_not_of_one_municipality(klaas: Handeling, wat: str) -> None:
    with pytest.raises(NotAllowed):
        REGIONAAL[wat](klaas)


def test_the_region_steers_and_one_municipality_keeps_its_own_part(ploeg: Ploeg, klaas: Handeling) -> None:
    assert may_steer(wie(ploeg)) and not own_part(wie(ploeg))
    assert not may_steer(klaas) and own_part(klaas) == {KLEIN}
    # Whoever only reads keeps nothing, wherever the team works.
    assert not may_steer(wie(ploeg, "Wanda")) and not own_part(wie(ploeg, "Wanda"))


def test_a_municipality_records_its_own_adoption_and_no_other(klaas: Handeling) -> None:
    versie = _versie().publiek_id
    record_adoption(klaas, versie=versie, orgaan="raad", gemeente=KLEIN, op=date(2015, 2, 1))
    for orgaan, gemeente in (("raad", "0518"), ("directeurenoverleg", "")):
        with pytest.raises(NotAllowed):
            record_adoption(klaas, versie=versie, orgaan=orgaan, gemeente=gemeente, op=date(2015, 2, 1))


def test_a_municipality_adds_its_own_arrangement_and_holds_that_one_against_a_principle(klaas: Handeling) -> None:
    eigen = werk.add_arrangement(klaas, naam="Inloophuis", wie="Gemeente", fasen=["preventie"], gemeente=KLEIN)
    werk.hold_against(klaas, voorziening=eigen.publiek_id, uitgangspunt=2, oordeel="PAST", reden="Het is dichtbij.")
    van_de_regio = Voorziening.objects.exclude(pk=eigen.pk).first()
    assert van_de_regio is not None
    with pytest.raises(NotAllowed):
        werk.hold_against(
            klaas, voorziening=van_de_regio.publiek_id, uitgangspunt=2, oordeel="PAST", reden="Het is dichtbij."
        )
    for gemeente in ("", "0518"):
        with pytest.raises(NotAllowed):
            werk.add_arrangement(klaas, naam="Elders", wie="", fasen=["preventie"], gemeente=gemeente)


def test_a_municipality_sets_its_own_part_of_a_task_and_no_other(ploeg: Ploeg, klaas: Handeling) -> None:
    assert _deel(klaas, ploeg.teams["beleid-klein"].organisatie.naam).stand == "LOOPT"
    with pytest.raises(NotAllowed):
        _deel(klaas, "Gemeente Den Haag")


def test_a_municipality_proposes_in_a_round_to_which_it_is_invited(ploeg: Ploeg, klaas: Handeling) -> None:
    with optreden(wie(ploeg), wat="toets"):
        een = een_ronde(ploeg, een_evaluatie(ploeg))
        gast = ronde.invite(wie(ploeg), ronde=een.publiek_id, soort="PROFESSIONAL", team="beleid-klein")
    with optreden(klaas, wat="toets"):
        _propose(klaas, gast.publiek_id)


def _propose(klaas: Handeling, gast: UUID) -> None:
    bijdrage = ronde.comment(klaas, genodigde=gast, uitgangspunt=1, tekst="Noem ook de opvang bij ons.")
    with pytest.raises(NotAllowed):
        ronde.answer_comment(klaas, bijdrage=bijdrage.publiek_id, antwoord="Goed idee.")


def test_the_pages_offer_a_municipality_only_what_it_keeps(ploeg: Ploeg, klaas: Handeling) -> None:
    browser = Client()
    browser.force_login(ploeg.mensen["Klaas"], backend="django.contrib.auth.backends.ModelBackend")
    taken = browser.get("/sturing/visie/taken").content.decode()
    assert "U werkt voor één gemeente" in taken and "Zet het deel van uw gemeente" in taken
    assert "Nieuwe taak" not in taken and "Prioriteit en volgende stap" not in taken
    for pad in ("taken/nieuw", "geld/nieuw", "overleggen/nieuw", "evaluaties/nieuw", "uitgangspunten/1/focus"):
        assert browser.get(f"/sturing/visie/{pad}").status_code == 403, pad
    nieuw = browser.get("/sturing/visie/voorzieningen/nieuw").content.decode()
    assert "Zoetermeer" in nieuw and "De hele regio" not in nieuw and "Wassenaar" not in nieuw
