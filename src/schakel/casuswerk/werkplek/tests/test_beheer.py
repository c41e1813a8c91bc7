"""What is done from the page of a dossier and of a term: a colleague kept out, no to regie, more time."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.casuswerk.werkplek.tests.builders import meld_aan
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_casus(ploeg)


def als(ploeg: Ploeg, naam: str, uren: float = 2) -> Client:
    moment = ploeg.moment + timedelta(hours=uren)
    Path(str(settings.KLOK)).write_text(moment.isoformat(), encoding="utf-8")
    return meld_aan(Client(), ploeg, naam)


def test_the_page_of_a_casus_offers_what_this_reader_may(ploeg: Ploeg, casus: Casus) -> None:
    pad = f"/casussen/{casus.publiek_id}"
    tekst = als(ploeg, "Fatima").get(pad).content.decode()
    assert "Voeg samen met een andere casus" in tekst
    assert "Sluit deze casus" in tekst
    assert "Houd een collega buiten" not in tekst
    assert "Houd een collega buiten" in als(ploeg, "Lena").get(pad).content.decode()


def test_a_colleague_is_kept_out_and_let_in(ploeg: Ploeg, casus: Casus) -> None:
    pad = f"/casussen/{casus.publiek_id}"
    lena = als(ploeg, "Lena")
    assert lena.get(f"{pad}/uitsluiten").status_code == 200
    antwoord = lena.post(f"{pad}/uitsluiten", {"reden": "familie"})
    assert antwoord.status_code == 400
    wie = str(ploeg.mensen["Gerda"].publiek_id)
    assert lena.post(f"{pad}/uitsluiten", {"wie": wie, "reden": "familie"}).status_code == 302
    assert als(ploeg, "Gerda", 3).get(pad).status_code == 404
    lena = als(ploeg, "Lena", 3)
    assert "Gerda" in lena.get(f"{pad}/uitsluiten").content.decode()
    assert lena.post(f"{pad}/uitsluiten/{wie}/toelaten").status_code == 302
    assert lena.post(f"{pad}/uitsluiten/{wie}/toelaten").status_code == 404
    assert als(ploeg, "Gerda", 4).get(pad).status_code == 200


def test_only_named_colleagues_see_a_dossier_until_somebody_lifts_it(ploeg: Ploeg, casus: Casus) -> None:
    pad = f"/casussen/{casus.publiek_id}"
    lena, alleen = als(ploeg, "Lena"), f"{pad}/uitsluiten/alleen"
    wie = [str(ploeg.mensen[naam].publiek_id) for naam in ("Lena", "Fatima")]
    fout = lena.post(alleen, {"alleen-wie": wie[:1], "alleen-reden": "collega"})
    assert (fout.status_code, "ten minste twee" in fout.content.decode()) == (400, True)
    assert lena.post(alleen, {"alleen-wie": wie}).status_code == 400
    assert lena.post(alleen, {"alleen-wie": wie, "alleen-reden": "collega"}).status_code == 302
    assert als(ploeg, "Gerda", 3).get(pad).status_code == 404
    assert als(ploeg, "Fatima", 3).get(pad).status_code == 200
    with transactie(ploeg.handeling("Lena", ploeg.moment + timedelta(hours=3)), wat="toets"):
        melding = f"/meldingen/{casus.meldingen.get().melding.publiek_id}"
    assert [als(ploeg, naam, 3).get(melding).status_code for naam in ("Fatima", "Gerda", "Ibrahim")] == [200, 404, 404]
    assert als(ploeg, "Gerda", 3).get("/casussen").content.decode().count(casus.naam) == 0
    lena = als(ploeg, "Lena", 3)
    assert "alleen voor collega’s met naam" in lena.get(f"{pad}/uitsluiten").content.decode()
    assert lena.post(f"{pad}/uitsluiten/iedereen").status_code == 302
    assert als(ploeg, "Gerda", 4).get(pad).status_code == 200


@pytest.mark.parametrize("naam", ["Carlijn", "Wim", "Elif"])
def test_an_outsider_finds_nothing_to_do(ploeg: Ploeg, casus: Casus, naam: str) -> None:
    client, pad = als(ploeg, naam), f"/casussen/{casus.publiek_id}"
    assert client.get(f"{pad}/uitsluiten").status_code in (403, 404)
    for deel in ("alleen", "iedereen"):
        assert client.post(f"{pad}/uitsluiten/{deel}").status_code in (403, 404)
    assert client.post(f"{pad}/regie/afwijzen").status_code == 404


def test_who_is_asked_says_no(ploeg: Ploeg, casus: Casus) -> None:
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1))
    with transactie(fatima, wat="toets"):
        dossiers.offer_regie(
            fatima, dossier=casus.dossier_id, team=ploeg.team_van("Gerda").pk, medewerker=ploeg.mensen["Gerda"].pk
        )
    pad, gerda = f"/casussen/{casus.publiek_id}/regie", als(ploeg, "Gerda")
    assert "Nee, zoek een ander" in gerda.get(pad).content.decode()
    assert gerda.post(f"{pad}/afwijzen").status_code == 302
    assert gerda.post(f"{pad}/afwijzen").status_code == 404


def _vertellen(ploeg: Ploeg, melding: Melding) -> Termijn:
    """Return a clock of telling somebody, of the team that acts for it."""
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(minutes=5))
    with transactie(wie, wat="toets"):
        return Termijn.objects.filter(dossier_id=melding.dossier_id, definitie="persoon_informeren").first()  # type: ignore[return-value]


def test_more_time_is_asked_by_one_and_given_by_another(ploeg: Ploeg) -> None:
    melding = een_melding(ploeg)
    balie = ploeg.handeling("Ibrahim", ploeg.moment + timedelta(minutes=2))
    with transactie(balie, wat="toets"):
        dossiers.pass_on(balie, dossier=melding.dossier_id, naar_team=ploeg.team_van("Fatima").pk, reden="x", bron="x")
        Termijn.objects.filter(dossier_id=melding.dossier_id).update(team_id=ploeg.team_van("Fatima").pk)
    termijn = _vertellen(ploeg, melding)
    pad, fatima = f"/termijnen/{termijn.publiek_id}", als(ploeg, "Fatima")
    assert "hoogstens 2 weken" in fatima.get(pad).content.decode()
    antwoord = fatima.post(f"{pad}/verlengen", {"aantal": "3", "reden": "Nog niet veilig"})
    assert (antwoord.status_code, "hoogstens 2 weken" in antwoord.content.decode()) == (400, True)
    assert fatima.post(f"{pad}/verlengen", {"aantal": "2", "reden": "Nog niet veilig"}).status_code == 302
    assert "Een ander die dat mag, beslist" in als(ploeg, "Fatima").get(pad).content.decode()
    lena = als(ploeg, "Lena", 3)
    assert "Een collega vraagt meer tijd" in lena.get("/werkvoorraad").content.decode()
    assert "Beslis" in lena.get("/termijnen/verzoeken").content.decode()
    verzoek = _verzoek(ploeg, termijn)
    assert lena.post(f"{pad}/verlengen/{verzoek}", {"besluit": "nee"}).status_code == 400
    for naam in ("Carlijn", "Wim"):
        assert als(ploeg, naam, 3).post(f"{pad}/verlengen/{verzoek}", {"besluit": "ja"}).status_code == 404
    assert als(ploeg, "Fatima", 3).post(f"{pad}/verlengen/{verzoek}", {"besluit": "ja"}).status_code == 403
    assert als(ploeg, "Lena", 3).post(f"{pad}/verlengen/{verzoek}", {"besluit": "ja"}).status_code == 302
    assert "Goedgekeurd door Lena" in als(ploeg, "Lena", 3).get(pad).content.decode()
    assert "Termijn verlengd" in als(ploeg, "Lena", 3).get(f"/casussen/{melding.publiek_id}/tijdlijn").content.decode()
    assert "Er wacht geen verzoek" in als(ploeg, "Lena", 3).get("/termijnen/verzoeken").content.decode()


def _verzoek(ploeg: Ploeg, termijn: Termijn) -> object:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=4))
    with transactie(wie, wat="toets"):
        return termijn.verlengverzoeken.get().publiek_id
