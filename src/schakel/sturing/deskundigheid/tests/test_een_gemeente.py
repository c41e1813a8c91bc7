"""What may a policy adviser of one municipality do with skills and the meldcode?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from schakel.basis.organisaties.models import Organisatie
from schakel.kernel.errors import NotAllowed
from schakel.sturing.deskundigheid import actions
from schakel.sturing.deskundigheid.models import Campagne
from schakel.sturing.deskundigheid.tests.builders import KLEIN, Stuurploeg, doe

pytestmark = pytest.mark.django_db
DAG, LATER = date(2016, 1, 4), date(2099, 1, 1)
# What is of the region, or of an organisation that works in more than the own municipality.
VAN_DE_REGIO: dict[str, tuple[Callable[..., Any], Callable[[], dict[str, Any]]]] = {
    "expertise": (
        actions.judge_expertise,
        lambda: {"expertise": "eer", "stand": "GEBORGD", "toelichting": "Ja.", "opnieuw_voor": LATER},
    ),
    "campagne": (
        actions.count_campaign,
        lambda: {"campagne": Campagne.objects.get().publiek_id, "bereik_geteld": 3, "telwijze": "Geteld."},
    ),
    "alarmen": (actions.raise_vacancies, dict),
    "opgave": (
        actions.report_training,
        lambda: {"training": "sos", "organisatie": _politie().pk, "op": DAG, "mensen": 3, "geldig": 1},
    ),
    "meldcode": (actions.report_meldcode, lambda: {"organisatie": _politie().publiek_id, "aanwezig": "nee"}),
    "trede": (
        actions.climb,
        lambda: {"organisatie": Organisatie.objects.get(code="vt").publiek_id, "trede": "GESPREK", "afspraak": "Ja."},
    ),
}


def _politie() -> Organisatie:
    return Organisatie.objects.get(code="politie")


@pytest.mark.parametrize("wat", VAN_DE_REGIO)
def test_what_is_of_the_region_is_not_of_one_municipality(ploeg: Stuurploeg, wat: str) -> None:
    deed, waarden = VAN_DE_REGIO[wat]
    with pytest.raises(NotAllowed):
        doe(ploeg, "Roos", deed, **waarden())


def test_the_officer_of_the_own_municipality_is_its_own(ploeg: Stuurploeg) -> None:
    wijk = Organisatie.objects.get(code="wijk").pk
    doe(ploeg, "Roos", actions.appoint_functionaris, organisatie=wijk, gemeente=KLEIN, naam="Ada", vanaf=DAG)
    with pytest.raises(NotAllowed):
        doe(ploeg, "Roos", actions.appoint_functionaris, organisatie=_politie().pk, naam="Ada", vanaf=DAG)


def test_at_the_start_of_a_year_requests_show_the_last_year_in_which_something_was_asked(
    ploeg: Stuurploeg, settings: Settings
) -> None:
    doe(ploeg, "Wim", actions.ask, ploeg.moment, soort="VOORLICHTING", onderwerp="Vorig jaar", groep="scholen")
    volgend = ploeg.moment.replace(year=ploeg.moment.year + 1, month=1, day=2)
    Path(settings.KLOK).write_text(volgend.isoformat(), encoding="utf-8")
    assert "Vorig jaar" in ploeg.klant("Bas").get("/sturing/deskundigheid/verzoeken").content.decode()
