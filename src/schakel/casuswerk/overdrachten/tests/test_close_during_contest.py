"""Who may still contest that help started, keeps the casus open; the one who closes reads until when."""

from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from schakel.basis.termijnen.actions import load_termijnen
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen import queries as casussen
from schakel.casuswerk.casussen.tests.builders import sluit
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus as S
from schakel.casuswerk.overdrachten.tests.builders import een_overdracht
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
TERMIJNEN = Path(__file__).resolve().parents[5] / "regios" / "den-haag" / "termijnen.yaml"
EINDE = {"reden": "VEILIG", "veiligheid": "VEILIG"}


def _laad_klokken(ploeg: Ploeg) -> None:
    machine = Handeling(None, None, "beheer", None, ploeg.moment, namens="toets")
    with transactie(machine, wat="toets"):
        load_termijnen(machine, regio=ploeg.regio.code, inhoud=yaml.safe_load(TERMIJNEN.read_text(encoding="utf-8")))


def _close(ploeg: Ploeg, dossier: int, *, dagen: int) -> None:
    wie = ploeg.handeling("Jamila", ploeg.moment + timedelta(days=dagen))
    with transactie(wie, wat="toets"):
        sluit(wie, casus=casussen.casus_of_dossier(wie, dossier=dossier), **EINDE)


def test_a_casus_is_not_closed_while_its_start_can_be_contested(ploeg: Ploeg) -> None:
    _laad_klokken(ploeg)
    dossier = een_overdracht(ploeg, S.GESTART).overdracht.dossier_id
    with pytest.raises(NotPossible, match="nog zeggen dat de hulp niet is gestart"):
        _close(ploeg, dossier, dagen=8)
    _close(ploeg, dossier, dagen=40)


def test_an_offer_that_hangs_must_be_finished_first(ploeg: Ploeg) -> None:
    _laad_klokken(ploeg)
    dossier = een_overdracht(ploeg, S.GEACCEPTEERD).overdracht.dossier_id
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=2))
    with pytest.raises(NotPossible, match="Er loopt nog een overdracht"), transactie(wie, wat="toets"):
        sluit(wie, casus=casussen.casus_of_dossier(wie, dossier=dossier), **EINDE)
