"""Months after a handover: is everybody still safe, and who acts when not?"""

import pytest

from tests.stories import toneel
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser


def test_who_is_not_safe_is_not_left_alone(als: Ploeg, wereld: Wereld) -> None:
    gezin = toneel.Gezin("Navraag", huisnummer="31")
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), gezin)
    fatima, gerda = als("Fatima Haddou"), als("Gerda Postma")
    wereld.tijd_gaat(hours=2)
    casus, overdracht = toneel.biedt_aan(fatima, gerda, gezin)
    jamila = als("Jamila Bouzid")
    toneel.neemt_over(fatima, jamila, overdracht)
    dossier, _melding = wereld.dossiers_van(casus)
    zoek = "SELECT publiek_id FROM monitoring_controlemoment WHERE dossier_id = %s ORDER BY gepland_op LIMIT 1"
    ((moment,),) = wereld.wacht_op(zoek, dossier, wat="the worker plans the moments")
    wereld.tijd_gaat(days=93)
    fatima.gaat_naar(f"/controles/{moment}")
    fatima.ziet("Vraag het aan het gezin en aan een ander")
    fatima.keurt("a check that must be done")
    fatima.kiest("Leg vast")
    assert fatima.wacht.laatste_status == 400
    fatima.keurt("an empty check")
    fatima.vult_in({"Met wie van het gezin sprak u?": "moeder", "Naam of functie": "de juf van groep 5"})
    for keuze in fatima.page.locator("main select[name$='-gezin'], main select[name$='-ander']").all():
        keuze.select_option("ONVEILIG")
    fatima.page.locator("[name='p0-woorden']").fill("Hij staat weer elke avond voor de deur.")
    fatima.page.locator("[name=vervolg][value=TERMIJN]").check(force=True)
    fatima.page.locator("[name=actie]").fill("Ga vandaag langs en praat met moeder alleen.")
    fatima.kiest("Leg vast")
    fatima.ziet("Iemand is niet veilig", "Hij staat weer elke avond voor de deur.", "Verteld door: moeder")
    fatima.keurt("a check that found unsafety")
    jamila.gaat_naar(f"/controles/{moment}")
    jamila.page.locator("[name=gedaan]").fill("Moeder en de kinderen zijn bij oma. Het is nu veilig.")
    jamila.kiest("Dit is gedaan")
    jamila.ziet("Moeder en de kinderen zijn bij oma.")
    assert {"monitoring.onveilig", "monitoring.opgevolgd"} <= set(wereld.gebeurtenissen(dossier))
