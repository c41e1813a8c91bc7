"""Is the counting measured on what is there, and the page of figures beside its bare twin?"""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from pytest_django import Settings

from schakel.basis.toegang import actions as toegang
from schakel.basis.toegang.tests.builders import REGIO, een_ploeg
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.entrypoints.meting import cijfers
from schakel.entrypoints.meting.schaal.tweeling import twin
from schakel.entrypoints.worker import cijfers as tellen
from schakel.sturing.cijfers.rules import Periode
from schakel.sturing.cijfers.tests.builders import MACHINE, een_publicatie
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)


def test_counts_and_page_are_told_beside_their_bounds(settings: Settings, tmp_path: Path) -> None:
    ploeg = een_ploeg()
    een_melding(ploeg)
    klok = tmp_path / "klok"
    klok.write_text(MACHINE.moment.isoformat(), encoding="utf-8")
    settings.KLOK = str(klok)
    assert tellen.count_changed(MACHINE.moment)[0] == date(2016, 3, 1)
    tekst = cijfers.rollup(date(2016, 3, 1), 2)
    # How fast is a matter of the bench: here it is told beside its bound.
    assert "Grens 1 s voor een maand" in tekst and "Grens 10 s voor een jaar" in tekst
    with transactie(MACHINE, wat="toets"):
        een_publicatie(REGIO, Periode.year(2016), ("meldingen", REGIO, 3900, None))
        bas = toegang.create_medewerker(
            MACHINE,
            gebruikersnaam="bas",
            naam="Bas",
            organisatie=ploeg.team_van("Frank").organisatie,
            is_voorbeeld=True,
        )
        toegang.add_teamlid(MACHINE, medewerker=bas, team=ploeg.team_van("Frank"), rol="beleid", vanaf=date(2015, 1, 1))
    paar = cijfers.pair_of(str(bas.publiek_id), REGIO)
    assert paar.grens == 1.5
    # The bench serves both; here each is asked once, by the same framework.
    (pagina,), (kaal,) = paar.paginas, paar.tweelingen
    klant = Client(SERVER_NAME="localhost", headers={"cookie": pagina.koekje})
    assert klant.get(pagina.pad).status_code == 200
    tweeling = twin(RequestFactory().get(f"{kaal.pad}&maat=20000"), welke="stuurcijfers").content.decode()
    assert "<td>3900</td>" in tweeling and len(tweeling) >= 20_000
