"""Does the start of help ask for a plan of whoever directs from then on?"""

from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from schakel.basis.organisaties.models import Team
from schakel.basis.termijnen.actions import load_termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.overdrachten import actions
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import een_overdracht
from schakel.casuswerk.plannen.tests.builders import een_plan
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
TERMIJNEN = Path(__file__).resolve().parents[5] / "regios" / "den-haag" / "termijnen.yaml"


def test_the_start_without_a_plan_starts_the_clock_of_the_receiver() -> None:
    ploeg = een_ploeg()
    machine = Handeling(None, None, "beheer", None, ploeg.moment, namens="toets")
    with transactie(machine, wat="toets"):
        load_termijnen(machine, regio=ploeg.regio.code, inhoud=yaml.safe_load(TERMIJNEN.read_text(encoding="utf-8")))
    een_overdracht(ploeg, OverdrachtStatus.GESTART)
    jamila = ploeg.handeling("Jamila", ploeg.moment + timedelta(days=40))
    with transactie(jamila, wat="toets"):
        klok = Termijn.objects.get(definitie="plan_beginnen")
        casus = Casus.objects.select_related("dossier").get(dossier_id=klok.dossier_id)
    assert (klok.team_id, klok.status) == (ploeg.team_van("Jamila").pk, "LOPEND")
    een_plan(ploeg, "Jamila", casus=casus, moment=ploeg.moment + timedelta(days=40))
    with transactie(jamila, wat="toets"):
        assert Termijn.objects.get(definitie="plan_beginnen").status == "AFGEDAAN"


def test_a_receiver_without_accounts_is_asked_for_no_plan_and_no_regisseur_here(ploeg: Ploeg) -> None:
    """It works in a system of its own: who directs has a name, and what is left of the work stands with the sender."""
    machine = Handeling(None, None, "beheer", None, ploeg.moment, namens="toets")
    with transactie(machine, wat="toets"):
        load_termijnen(machine, regio=ploeg.regio.code, inhoud=yaml.safe_load(TERMIJNEN.read_text(encoding="utf-8")))
    Team.objects.filter(pk=ploeg.team_van("Jamila").pk).update(aangesloten=False)
    verloop = een_overdracht(ploeg, OverdrachtStatus.AANGEBODEN)
    for stap, gegevens in (
        ("GEACCEPTEERD", {"regisseur": "N. Baptist"}), ("", {}), ("REGIE_OVERGENOMEN", {"regisseur": "N. Baptist"}),
        ("EERSTE_CONTACT", {"met_wie": "moeder"}), ("GESTART", {"veiligheidsafspraak": "Oma belt."}),
    ):  # fmt: skip
        verloop.moment += timedelta(hours=3)
        if not stap:
            verloop.doe("Fatima", actions.skip_gesprek, reden="NIET_BEREIKT")
            continue
        with transactie(fatima := verloop.wie("Fatima"), wat="toets"):
            open_ = actions.confirm_on_behalf(
                fatima, overdracht=verloop.overdracht, stap=stap, wie="N. Baptist", op=verloop.moment,
                kanaal="TELEFOON", gegevens=gegevens,
            )  # fmt: skip
        verloop.moment += timedelta(minutes=5)
        with transactie(gerda := verloop.wie("Gerda"), wat="toets"):
            verloop.overdracht = actions.check_confirmation(gerda, bevestiging=open_)
    with transactie(fatima := verloop.wie("Fatima"), wat="toets"):
        lopend = Termijn.objects.lopend().filter(dossier_id=verloop.overdracht.dossier_id)
        codes, teams = set(lopend.values_list("definitie", flat=True)), set(lopend.values_list("team_id", flat=True))
    assert not codes & {"plan_beginnen", "regie_beleggen"}
    assert ploeg.team_van("Jamila").pk not in teams
