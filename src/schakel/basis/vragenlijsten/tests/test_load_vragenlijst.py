"""Does an instrument load, hold on its days, and never change once loaded?"""

from datetime import date
from typing import Any

import pytest
import yaml

from schakel.basis.toegang.tests.builders import MOMENT, een_ploeg
from schakel.basis.vragenlijsten import actions, queries
from schakel.basis.vragenlijsten.models import VragenlijstVersie
from schakel.basis.vragenlijsten.tests.test_rules import BESTANDEN
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling

pytestmark = pytest.mark.django_db
MACHINE = Handeling(None, None, "beheer", None, MOMENT, namens="toets")
CODE = "veiligheidsbeoordeling"


def _inhoud() -> dict[str, Any]:
    inhoud: dict[str, Any] = yaml.safe_load(BESTANDEN[0].read_text(encoding="utf-8"))
    return inhoud


def test_the_example_loads_and_runs() -> None:
    actions.load_vragenlijst(MACHINE, regio="toetsregio", inhoud=_inhoud())
    versie = queries.version_on("toetsregio", CODE, date(2016, 6, 1))
    assert versie.voorbeeld
    definitie = queries.definitie_van(versie)
    assert [b.code for b in definitie.blokken] == ["A", "B", "C", "P"]
    assert list(definitie.blok("B").vragen[1].opties) == ["eenmalig", "soms", "maandelijks", "wekelijks", "onbekend"]
    assert definitie.titel == "Voorbeeld veiligheidsbeoordeling"
    assert queries.versions_on("toetsregio", date(2016, 6, 1)) == [versie]
    with pytest.raises(NotPossible):
        queries.version_on("toetsregio", CODE, date(2014, 1, 1))


def test_a_loaded_version_never_changes_but_makes_room_for_the_next() -> None:
    actions.load_vragenlijst(MACHINE, regio="", inhoud=_inhoud())
    actions.load_vragenlijst(MACHINE, regio="", inhoud=_inhoud())
    assert VragenlijstVersie.objects.count() == 1
    anders = _inhoud()
    anders["versies"][0]["blokken"][0]["titel"] = "Anders"
    with pytest.raises(NotPossible):
        actions.load_vragenlijst(MACHINE, regio="", inhoud=anders)
    volgende = _inhoud()
    volgende["versies"][0]["geldig_tot"] = "2018-01-01"
    volgende["versies"].append({**anders["versies"][0], "versie": "2", "geldig_van": "2018-01-01"})
    actions.load_vragenlijst(MACHINE, regio="", inhoud=volgende)
    assert queries.version_on("elders", CODE, date(2017, 12, 31)).versie == "voorbeeld-1"
    assert queries.version_on("elders", CODE, date(2018, 1, 1)).versie == "2"


def test_an_example_that_hides_it_is_refused_and_only_an_administrator_loads() -> None:
    stiekem = _inhoud()
    stiekem["vragenlijst"]["titel"] = "Officieel instrument"
    with pytest.raises(InvalidInput):
        actions.load_vragenlijst(MACHINE, regio="", inhoud=stiekem)
    with pytest.raises(NotAllowed):
        actions.load_vragenlijst(een_ploeg().handeling("Fatima"), regio="", inhoud=_inhoud())
