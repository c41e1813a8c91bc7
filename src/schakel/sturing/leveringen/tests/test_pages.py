"""The pages of a delivery: what they show, what they refuse with the typed text kept, and what an outsider finds."""

from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.adviezen.tests.builders import een_advies
from schakel.casuswerk.beoordelingen.rules import Besluitsoort
from schakel.casuswerk.beoordelingen.tests.builders import een_besluit
from schakel.sturing.leveringen.models import Levering
from schakel.sturing.leveringen.presenters import list_of
from schakel.sturing.leveringen.tests.builders import bestel, maak, verstuur, volg_termijnen
from schakel.sturing.leveringen.tests.conftest import Bezoek
from schakel.toolkit.bladwijzer import bookmark
from schakel.toolkit.tests.tegelijk import tegelijk

pytestmark = pytest.mark.django_db(transaction=True)
LIJST = "/sturing/leveringen"
BUITENSTAANDERS = ["Fatima", "Ibrahim", "Bram", "Carlijn", "Elif", "Frank", "Greet"]


def _text(antwoord: Any) -> str:
    return str(antwoord.content.decode())


def _make() -> None:
    assert tegelijk([maak], rol="job") == [1]


def _met_gegevens(ploeg: Ploeg, keren: int = 1) -> None:
    for _ in range(keren):
        een_advies(ploeg)
        een_besluit(ploeg, Besluitsoort.GEEN, reden_anders="Er is niets aan de hand.")


def test_from_ordering_to_delivered_on_the_pages(ploeg: Ploeg, bezoek: Bezoek, tmp_path: Path) -> None:
    _met_gegevens(ploeg)
    tegelijk([volg_termijnen], rol="job")
    lena = bezoek("Lena")
    pagina = _text(lena.get(LIJST))
    assert "Eerste helft van 2016" in pagina and "Over dit halfjaar is nog niets geleverd." in pagina
    assert "par. 6.4" in pagina and "sturing/leveringen" in pagina
    antwoord = lena.post(f"{LIJST}/nieuw", {"periode": "2016-1"})
    assert antwoord.status_code == 302
    adres = antwoord["Location"]
    assert "Schakel is hiermee bezig" in _text(lena.get(adres))
    _make()
    pagina = _text(lena.get(adres))
    assert "Kwaliteitsrapport" in pagina and "Spiegelrapport" in pagina and "Het BSN is niet bekend." in pagina
    assert "eigen kennis, niet geverifieerd" in pagina
    for woord in ("Marloes", "Fenna", "99999", "1982"):
        assert woord not in pagina, woord
    antwoord = lena.post(f"{adres}/vrijgeven", {})
    assert antwoord.status_code == 400 and "Lees eerst beide rapporten." in _text(antwoord)
    assert lena.post(f"{adres}/vrijgeven", {"gelezen": "on"}).status_code == 302
    assert tegelijk([lambda: verstuur(tmp_path)], rol="job") == [1]
    pagina = _text(lena.get(adres))
    assert "Geleverd" in pagina and "Controlegetal (SHA-256)" in pagina and "Lever het bestand" not in pagina
    assert "Wat het CBS nu heeft" in _text(lena.get(LIJST))
    assert lena.post(f"{adres}/vrijgeven", {"gelezen": "on"}).status_code == 409


def test_a_finding_leads_to_what_the_reader_may_open(ploeg: Ploeg, bezoek: Bezoek) -> None:
    _met_gegevens(ploeg)
    levering = bestel(ploeg)
    _make()
    lena, adres = bezoek("Lena"), f"{LIJST}/{levering.publiek_id}"
    pagina = _text(lena.get(adres))
    deuren = [f"{adres}/kwaliteit/{deel.split(chr(34))[0]}" for deel in pagina.split(f"{adres}/kwaliteit/")[1:]]
    assert deuren
    gevonden = [_text(lena.get(deur)) for deur in deuren]
    assert any("/meldingen/" in een and "Melding 2016-" in een for een in gevonden)
    assert any("Niets dat u mag openen" in een for een in gevonden) or all("/meldingen/" in een for een in gevonden)
    assert lena.get(f"{deuren[0]}?na=onzin").status_code == 200
    punt = deuren[0].rpartition("/")[2]
    assert "Niets dat u mag openen" in _text(lena.get(f"{deuren[0]}?na={bookmark(list_of(UUID(punt)), 10**9)}"))
    # A bookmark of another list is nonsense: the page begins anew.
    assert "/meldingen/" in "".join(_text(lena.get(f"{een}?na={bookmark('elders', 10**9)}")) for een in deuren)
    assert lena.get(f"{adres}/kwaliteit/{uuid4()}").status_code == 404


def test_what_is_refused_is_said_and_what_was_typed_is_kept(ploeg: Ploeg, bezoek: Bezoek) -> None:
    lena = bezoek("Lena")
    adres = f"{LIJST}/organisatie"
    antwoord = lena.post(adres, {"kvk": "12", "email": "geen", "contactpersoon": "A. de Vries"})
    pagina = _text(antwoord)
    assert antwoord.status_code == 400
    assert "Een KvK-nummer heeft 8 cijfers." in pagina and "naam@organisatie.nl" in pagina
    assert 'value="A. de Vries"' in pagina
    goed = {"kvk": "12345678", "vt_nummer": "12", "postadres": "Postbus 1", "telefoon": "070 555 01 01",
            "email": "vt@voorbeeld.nl", "contactpersoon": "A. de Vries"}  # fmt: skip
    assert lena.post(adres, goed).status_code == 302
    assert "Alles wat het CBS van uw organisatie vraagt, is ingevuld." in _text(lena.get(LIJST))
    for periode, zin in (("2016-2", "nog niet voorbij"), ("2014-1", "alleen leveren over"), ("x", "2016-1 of 2016-2")):
        antwoord = lena.post(f"{LIJST}/nieuw", {"periode": periode})
        assert antwoord.status_code in (400, 409) and zin in _text(antwoord), periode


def test_who_does_not_deliver_finds_nothing(ploeg: Ploeg, bezoek: Bezoek) -> None:
    levering = bestel(ploeg)
    een = f"{LIJST}/{levering.publiek_id}"
    for naam in BUITENSTAANDERS:
        ander = bezoek(naam)
        for adres in (LIJST, f"{LIJST}/organisatie", een, f"{een}/kwaliteit/{uuid4()}"):
            assert ander.get(adres).status_code in (403, 404), (naam, adres)
        for adres in (f"{LIJST}/nieuw", f"{LIJST}/organisatie", f"{een}/vrijgeven"):
            antwoord = ander.post(adres, {"periode": "2016-1", "gelezen": "on"})
            assert antwoord.status_code in (403, 404), (naam, adres)
        assert "sturing/leveringen" not in _text(ander.get("/ketenkaart"))


def test_a_team_leader_of_another_organisation_does_not_find_it(ploeg: Ploeg, bezoek: Bezoek) -> None:
    levering = bestel(ploeg)
    lid = ploeg.mensen["Elif"].lidmaatschappen.get()
    lid.rol = "vt_teamleider"
    lid.save(update_fields=["rol"])
    elif_ = bezoek("Elif")
    assert elif_.get(LIJST).status_code == 200
    assert elif_.get(f"{LIJST}/{levering.publiek_id}").status_code == 404
    assert elif_.post(f"{LIJST}/{levering.publiek_id}/vrijgeven", {"gelezen": "on"}).status_code == 404


def test_the_pages_ask_as_much_of_one_as_of_many(ploeg: Ploeg, bezoek: Bezoek) -> None:
    lena, tellingen = bezoek("Lena"), []
    for keren in (1, 3):
        _met_gegevens(ploeg, keren)
        levering = bestel(ploeg)
        _make()
        adres = f"{LIJST}/{levering.publiek_id}"
        deur = _text(lena.get(adres)).split(f"{adres}/kwaliteit/")[1].split('"')[0]
        tellingen.append([_count(lena, pad) for pad in (LIJST, adres, f"{adres}/kwaliteit/{deur}")])
    assert tellingen[0] == tellingen[1]
    assert Levering.objects.count() == 0


def _count(client: Any, pad: str) -> int:
    with CaptureQueriesContext(connection) as vragen:
        assert client.get(pad).status_code == 200
    return len(vragen)
