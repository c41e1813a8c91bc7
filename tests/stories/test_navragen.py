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
    zoek = (
        "SELECT publiek_id FROM monitoring_controlemoment WHERE dossier_id = %s AND soort <> 'licht'"
        " ORDER BY gepland_op LIMIT 1"
    )
    ((moment,),) = wereld.wacht_op(zoek, dossier, wat="the worker plans the moments")
    wereld.tijd_gaat(days=93)
    fatima.gaat_naar(f"/controles/{moment}")
    fatima.ziet("Vraag het aan het gezin en aan een ander")
    fatima.keurt("a check that must be done")
    fatima.foto("navragen")
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


def test_two_teams_follow_on_one_line_and_ring_the_bell(als: Ploeg, wereld: Wereld) -> None:
    gezin = toneel.Gezin("Bel", huisnummer="33")
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), gezin)
    fatima, gerda = als("Fatima Haddou"), als("Gerda Postma")
    wereld.tijd_gaat(hours=2)
    casus, overdracht = toneel.biedt_aan(fatima, gerda, gezin)
    jamila = als("Jamila Bouzid")
    toneel.neemt_over(fatima, jamila, overdracht)
    dossier, _melding = wereld.dossiers_van(casus)
    zoek = (
        "SELECT publiek_id FROM monitoring_controlemoment WHERE dossier_id = %s AND soort = 'licht' ORDER BY gepland_op"
    )
    (licht, *_later) = wereld.wacht_op(zoek, dossier, wat="the worker plans the light moments of the team that answers")
    wereld.tijd_gaat(days=31)
    jamila.gaat_naar(f"/controles/{licht[0]}")
    jamila.keurt("a light moment")
    jamila.foto("kort-moment")
    for keuze in jamila.page.locator("#licht [name^=p][value=ONDUIDELIJK]").all():
        keuze.check(force=True)
    jamila.page.locator("[name=woorden]").fill("Moeder doet de deur niet meer open.")
    jamila.page.locator("[name=bel]").check(force=True)
    jamila.kiest("Leg vast")
    jamila.ziet("Er is aan de bel getrokken bij Veilig Thuis.")
    ((publiek,),) = wereld.wacht_op("SELECT publiek_id FROM dossiers_dossier WHERE id = %s", dossier, wat="the dossier")
    fatima.gaat_naar(f"/dossiers/{publiek}/volgen")
    fatima.ziet("Moeder doet de deur niet meer open.", "Kort moment", "Veiligheid navragen")
    fatima.keurt("the line of both teams")
    fatima.foto("volgen")
    fatima.page.locator("[name=antwoord]").fill("Wij gaan vandaag samen langs.")
    fatima.kiest("Antwoord")
    jamila.gaat_naar(f"/dossiers/{publiek}/volgen")
    jamila.ziet("Wij gaan vandaag samen langs.")
    assert {"monitoring.gebeld", "monitoring.bel_beantwoord"} <= set(wereld.gebeurtenissen(dossier))
