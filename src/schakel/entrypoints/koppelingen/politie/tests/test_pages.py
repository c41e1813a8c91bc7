"""What came in by machine, on the screen: who sees which of it, and two messages side by side."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.meldingen.models import Melding
from schakel.entrypoints.koppelingen.politie.tests.berichten import een_regel
from schakel.entrypoints.koppelingen.politie.tests.test_deliver import alle, geef_wijkteam, lever, verwerk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def klant(ploeg: Ploeg, settings: object) -> Callable[[str], Client]:
    settings.KLOK = ploeg.moment.isoformat()  # type: ignore[attr-defined]

    def begin(naam: str) -> Client:
        client = Client()
        client.force_login(ploeg.mensen[naam], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return begin


def test_each_sees_what_is_theirs(ploeg: Ploeg, klant: Callable[[str], Client]) -> None:
    geef_wijkteam(ploeg, "Wim")
    lever(ploeg, een_regel("A"))
    lever(ploeg, een_regel("A", toelichting="Nu met een mes."))
    lever(ploeg, een_regel("B", soort="ZORG", toelichting="Verward op straat."))
    lever(ploeg, '{"kenmerk": "C", "toel')
    verwerk(ploeg)
    rijen = {(rij.status, rij.naast is not None): rij for rij in alle(ploeg)}
    paar = f"/aanleveringen/{rijen['MELDING', True].publiek_id}"
    zorg = f"/aanleveringen/{rijen['DOORGESTUURD', False].publiek_id}"
    beheer = klant("Frank").get("/aanleveringen").content.decode()
    assert "tellen niet mee" in beheer and "Terpstra" not in beheer and "/aanleveringen/" not in beheer
    triage = klant("Fatima")
    assert triage.get("/aanleveringen?toon=gevlagd").content.decode().count("Bekijk dit") == 2
    naast = triage.get(paar).content.decode()
    assert "Ruzie tussen partners" in naast and "Nu met een mes." in naast and "Eerst kwam" in naast
    assert triage.post(paar, {}).status_code == 400
    assert triage.post(paar, {"oordeel": "VERBETERING"}).status_code == 302
    assert triage.post(paar, {"oordeel": "VERBETERING"}).status_code == 409
    assert "Telt niet mee in de cijfers" in triage.get(zorg).content.decode()
    wijk = klant("Wim")
    assert "Zorgberichten voor uw team" in wijk.get("/aanleveringen").content.decode()
    assert "Verward op straat." in wijk.get(zorg).content.decode() and wijk.get(paar).status_code == 404
    assert wijk.post(f"{zorg}/gelezen").status_code == 302
    assert "Bevestigd" in triage.get(zorg).content.decode()
    for naam in ("Frank", "Jamila", "Elif"):
        assert klant(naam).get(paar).status_code == 404, naam
        assert klant(naam).get(zorg).status_code == 404, naam


def test_the_number_of_questions_does_not_grow_with_the_rows(
    ploeg: Ploeg, klant: Callable[[str], Client],
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:  # fmt: skip
    triage = klant("Fatima")
    triage.get("/aanleveringen")
    for nummer in range(12):
        lever(ploeg, een_regel(f"N{nummer}"))
    verwerk(ploeg)
    with django_assert_max_num_queries(22):
        assert triage.get("/aanleveringen").content.decode().count("Melding geworden") >= 12


def test_the_own_team_reads_what_became_of_its_reports(ploeg: Ploeg, klant: Callable[[str], Client]) -> None:
    lever(ploeg, een_regel())
    verwerk(ploeg)
    tekst = klant("Bram").get("/meldingen/gedaan").content.decode()
    assert "Veilig Thuis kan nog niets vertellen" in tekst and "Terpstra" not in tekst
    assert "heeft nog niets gemeld" in klant("Wim").get("/meldingen/gedaan").content.decode()
    assert klant("Greet").get("/meldingen/gedaan").status_code == 403


def test_the_melding_leads_to_the_message_as_it_came(ploeg: Ploeg, klant: Callable[[str], Client]) -> None:
    lever(ploeg, een_regel("A"))
    verwerk(ploeg)
    (rij,) = alle(ploeg)
    with transactie(ploeg.handeling("Fatima"), wat="toets"):
        melding = Melding.objects.get(dossier=rij.dossier_id)
    fatima = klant("Fatima")
    pagina = fatima.get(f"/meldingen/{melding.publiek_id}").content.decode()
    assert f'href="/aanleveringen/{rij.publiek_id}"' in pagina
    assert fatima.get(f"/aanleveringen/{rij.publiek_id}").status_code == 200
