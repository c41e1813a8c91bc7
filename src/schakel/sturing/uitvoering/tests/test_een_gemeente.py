"""What may a policy adviser of one municipality do with plans, prevention, scans and commissions?"""

from datetime import date
from decimal import Decimal

import pytest

from schakel.basis.organisaties.models import Organisatie
from schakel.basis.vragenlijsten.actions import load_vragenlijst
from schakel.kernel.errors import NotAllowed
from schakel.sturing.deskundigheid.tests.builders import doe
from schakel.sturing.uitvoering import actions
from schakel.sturing.uitvoering.tests.builders import GROOT, KLEIN, MACHINE, Stuurploeg, een_model, inhoud_van

pytestmark = pytest.mark.django_db
LATER = date(2099, 1, 1)


def test_of_the_plans_and_commissions_only_those_of_the_own_municipality(ploeg: Stuurploeg) -> None:
    een_model()
    doe(ploeg, "Roos", actions.begin_plan, sjabloon="klein", gemeente=KLEIN)
    with pytest.raises(NotAllowed):
        doe(ploeg, "Roos", actions.begin_plan, sjabloon="klein", gemeente=GROOT)
    opdracht = {"team": ploeg.team("jeugdteam-west").pk, "geldig_van": date(2017, 1, 1), "geldig_tot": LATER}
    with pytest.raises(NotAllowed):
        doe(ploeg, "Roos", actions.draft_opdracht, gemeente=GROOT, uren_per_week=Decimal(8), **opdracht)


def test_a_scan_of_the_own_municipality_or_of_a_team_that_works_only_there(ploeg: Stuurploeg) -> None:
    for laag in ("gemeente", "professional"):
        load_vragenlijst(MACHINE, regio="", inhoud=inhoud_van(f"landelijk/vragenlijsten/zelfscan-{laag}.yaml"))
    eigen, elders = ploeg.team("jeugdteam-west").pk, ploeg.team("wijkteam-west").pk
    doe(ploeg, "Roos", actions.start_zelfscan, laag="GEMEENTE", gemeente=KLEIN, deelnemers=[eigen], invullen_tot=LATER)
    doe(ploeg, "Roos", actions.start_zelfscan, laag="PROFESSIONAL", team=eigen, deelnemers=[], invullen_tot=LATER)
    for wie in ({"laag": "GEMEENTE", "gemeente": GROOT}, {"laag": "PROFESSIONAL", "team": elders}):
        with pytest.raises(NotAllowed):
            doe(ploeg, "Roos", actions.start_zelfscan, **wie, deelnemers=[eigen], invullen_tot=LATER)
    doe(ploeg, "Bas", actions.start_zelfscan, laag="PROFESSIONAL", team=elders, deelnemers=[], invullen_tot=LATER)


def test_what_is_done_in_the_whole_region_is_written_by_the_region(ploeg: Stuurploeg) -> None:
    wat = {"jaar": 2016, "organisatie": Organisatie.objects.get(code="wijk").pk, "wat": "Lessen", "groep": "scholen"}
    doe(ploeg, "Roos", actions.record_activiteit, gemeente=KLEIN, **wat)
    with pytest.raises(NotAllowed):
        doe(ploeg, "Roos", actions.record_activiteit, **wat)
    doe(ploeg, "Bas", actions.record_activiteit, **wat)
