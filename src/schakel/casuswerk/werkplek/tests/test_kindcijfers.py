"""The share of children without an own offer stands on the page of figures, with its denominator and its moment."""

from datetime import timedelta

import pytest
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.werkplek.tests.builders import meld_aan, zet_klok

pytestmark = pytest.mark.django_db


def test_the_share_is_exact_and_leads_to_the_children(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    ploeg.moment += timedelta(days=1)
    zet_klok(ploeg)
    fatima = meld_aan(Client(), ploeg, "Fatima")
    pagina = fatima.get("/werkcijfers").content.decode()
    assert "Kinderen zonder eigen aanbod: 2 van 2, 100%" in pagina
    assert "die u mag openen: 2" in pagina and "5: kinderen krijgen de zorg die ze nodig hebben" in pagina
    assert "Gemeten op" in pagina and 'href="/kinderen/zonder-hulp"' in pagina
    blad = fatima.get(f"/casussen/{casus.dossier.publiek_id}").content.decode()
    assert "Fenna, 9" in blad and f"/casussen/{casus.dossier.publiek_id}/kinderen" in blad
    deel = fatima.get(f"/casussen/{casus.dossier.publiek_id}/delen/kinderen")
    assert deel.status_code == 200 and "Fenna, 9" in deel.content.decode()
    assert meld_aan(Client(), ploeg, "Jamila").get(deel.request["PATH_INFO"]).status_code == 404
