"""Pages of joining, parting, opening again, the family, and taking a question back; each visited by an outsider."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen import actions, queries
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus, sluit
from schakel.casuswerk.personen.models import Dossierpersoon, Lidmaatschap, Relatie
from schakel.kernel.errors import InvalidInput
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
Bezoek = Callable[..., Client]
BUITENSTAANDERS = ("Carlijn", "Deniz", "Wim", "Elif")


@pytest.fixture
def bezoek(ploeg: Ploeg, settings: object, tmp_path: Path) -> Bezoek:
    """Return a browser of a member of the cast, so many hours into the story."""

    def maak(naam: str, uren: float = 3) -> Client:
        klok = tmp_path / "klok"
        moment: datetime = ploeg.moment + timedelta(hours=uren)
        klok.write_text(moment.isoformat())
        settings.KLOK = str(klok)  # type: ignore[attr-defined]
        client = Client()
        client.force_login(ploeg.mensen[naam])
        return client

    return maak


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_casus(ploeg)


def mensen(ploeg: Ploeg, casus: Casus) -> list[str]:
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1))
    with transactie(fatima, wat="toets"):
        wonend = Lidmaatschap.objects.filter(tot=None).values("persoon_id")
        rijen = Dossierpersoon.objects.filter(dossier_id=casus.dossier_id, persoon_id__in=wonend).order_by("id")
        return [str(pk) for pk in rijen.values_list("persoon__publiek_id", flat=True)]


@pytest.mark.parametrize("naam", BUITENSTAANDERS)
def test_an_outsider_finds_none_of_it(bezoek: Bezoek, casus: Casus, naam: str) -> None:
    client = bezoek(naam)
    for pagina in ("samenvoegen", "heropenen", "gezin", f"splitsen/{casus.publiek_id}"):
        assert client.get(f"/casussen/{casus.publiek_id}/{pagina}").status_code == 404
    for pagina in ("gezin/relatie", "gezin/relatie/weg", "gezin/verhuizen", "gezin/rol", "samenvoegen", "heropenen"):
        assert client.post(f"/casussen/{casus.publiek_id}/{pagina}", {}).status_code == 404


def nummer_van(ploeg: Ploeg, casus: Casus) -> str:
    with transactie(ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1)), wat="toets"):
        return str(Casus.objects.select_related("dossier").get(pk=casus.pk).dossier.nummer)


def test_joining_and_parting(ploeg: Ploeg, bezoek: Bezoek, casus: Casus) -> None:
    nummer = nummer_van(ploeg, een_casus(ploeg))
    fatima = bezoek("Fatima")
    adres = f"/casussen/{casus.publiek_id}/samenvoegen"
    assert nummer in fatima.get(adres).content.decode()
    antwoord = fatima.post(adres, {"nummer": "2016-99999", "reden": "ZELFDE_GEZIN", "regie": "deze"})
    assert antwoord.status_code == 400
    assert "Wij vinden geen lopende casus" in antwoord.content.decode()
    assert "2016-99999" in antwoord.content.decode()
    assert fatima.post(adres, {"nummer": nummer, "reden": "ZELFDE_GEZIN", "regie": "deze"}).status_code == 302
    later = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=4))
    with transactie(later, wat="toets"):
        (wijzer,) = queries.samenvoegingen_of(later, dossier=casus.dossier_id)
    splits = f"/casussen/{casus.publiek_id}/splitsen/{wijzer.publiek_id}"
    assert nummer in bezoek("Fatima", 5).get(splits).content.decode()
    assert bezoek("Carlijn", 5).get(splits).status_code == 404
    assert bezoek("Fatima", 5).post(splits, {"ja": "1"}).status_code == 302
    assert bezoek("Fatima", 6).get(splits).status_code == 404


def test_a_hidden_casus_and_an_absent_one_answer_alike(ploeg: Ploeg, casus: Casus) -> None:
    elif_ = ploeg.handeling("Elif", ploeg.moment + timedelta(hours=2))
    fouten = []
    with transactie(elif_, wat="toets"):
        for getypt in (nummer_van(ploeg, casus), "2016-99999"):
            with pytest.raises(InvalidInput) as fout:
                queries.casus_by_number(elif_, nummer=getypt)
            fouten.append(fout.value.fouten)
    assert fouten[0] == fouten[1]


def test_opening_again(ploeg: Ploeg, bezoek: Bezoek, casus: Casus) -> None:
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=2))
    with transactie(fatima, wat="toets"):
        sluit(fatima, casus=casus, reden="VEILIG", veiligheid="VEILIG")
    adres = f"/casussen/{casus.publiek_id}/heropenen"
    assert "het gezin was veilig" in bezoek("Fatima").get(adres).content.decode()
    antwoord = bezoek("Fatima").post(adres, {"reden": "NIEUW_SIGNAAL"})
    assert antwoord.status_code == 400
    assert "wat er is gebeurd" in antwoord.content.decode()
    assert bezoek("Fatima").post(adres, {"reden": "TERUGGEKOMEN"}).status_code == 302
    assert bezoek("Fatima", 4).post(adres, {"reden": "TERUGGEKOMEN"}).status_code == 409


def test_relations_are_said_in_a_sentence_and_taken_away(ploeg: Ploeg, bezoek: Bezoek, casus: Casus) -> None:
    een, twee, *_rest = mensen(ploeg, casus)
    adres, client = f"/casussen/{casus.publiek_id}/gezin", bezoek("Fatima")
    assert client.get(adres).status_code == 200
    assert client.post(f"{adres}/relatie", {"relatie-van": een}).status_code == 400
    zin = {"relatie-van": een, "relatie-soort": "PARTNER", "relatie-naar": twee}
    assert client.post(f"{adres}/relatie", zin).status_code == 302
    assert "Haal weg" in client.get(adres).content.decode()
    omgekeerd = {"relatie-van": twee, "relatie-soort": "PARTNER", "relatie-naar": een}
    antwoord = client.post(f"{adres}/relatie", omgekeerd)
    assert (antwoord.status_code, "staat er al" in antwoord.content.decode()) == (409, True)
    ex = client.post(f"{adres}/relatie", zin | {"relatie-soort": "EXPARTNER"})
    assert (ex.status_code, "past niet" in ex.content.decode()) == (400, True)
    with transactie(ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=4)), wat="toets"):
        assert Relatie.objects.filter(dossier_id=casus.dossier_id).count() == 1
    sleutel = f"{een}.PARTNER.{twee}"
    assert bezoek("Carlijn").post(f"{adres}/relatie/weg", {"relatie": sleutel}).status_code == 404
    assert bezoek("Fatima").post(f"{adres}/relatie/weg", {"relatie": sleutel}).status_code == 302
    assert bezoek("Fatima").post(f"{adres}/relatie/weg", {"relatie": sleutel}).status_code == 404


def test_moving_out_keeps_what_was_typed(ploeg: Ploeg, bezoek: Bezoek, casus: Casus) -> None:
    wie = mensen(ploeg, casus)[:1]
    adres, client = f"/casussen/{casus.publiek_id}/gezin", bezoek("Fatima", 48)
    getypt = {"verhuizing-wie": wie, "verhuizing-op": "2016-03-03"}
    antwoord = client.post(f"{adres}/verhuizen", getypt)
    assert (antwoord.status_code, "weet waarheen" in antwoord.content.decode()) == (400, True)
    beide = getypt | {"verhuizing-onbekend": "on", "verhuizing-plaats": "Delft"}
    antwoord = client.post(f"{adres}/verhuizen", beide)
    assert (antwoord.status_code, "Delft" in antwoord.content.decode()) == (400, True)
    assert client.post(f"{adres}/verhuizen", getypt | {"verhuizing-plaats": "Delft"}).status_code == 302


def test_somebody_turns_out_to_be_something_else(ploeg: Ploeg, bezoek: Bezoek, casus: Casus) -> None:
    wie = mensen(ploeg, casus)[0]
    adres, client = f"/casussen/{casus.publiek_id}/gezin", bezoek("Fatima", 48)
    assert "Iemand blijkt iets anders" in client.get(adres).content.decode()
    assert client.post(f"{adres}/rol", {"rol-wie": wie}).status_code == 400
    assert client.post(f"{adres}/rol", {"rol-wie": wie, "rol-rol": "GETUIGE"}).status_code == 302
    weer = client.post(f"{adres}/rol", {"rol-wie": wie, "rol-rol": "GETUIGE"})
    assert (weer.status_code, "staat er al zo in" in weer.content.decode()) == (400, True)
    with transactie(ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=49)), wat="toets"):
        assert Dossierpersoon.objects.get(dossier_id=casus.dossier_id, persoon__publiek_id=wie).rol == "GETUIGE"


def test_a_question_is_taken_back(ploeg: Ploeg, bezoek: Bezoek, casus: Casus) -> None:
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1))
    with transactie(fatima, wat="toets"):
        consult = actions.ask_consult(
            fatima, dossier=casus.dossier_id, soort="anders", aan_team=ploeg.team_van("Carlijn").pk, vraag="Mag dit?"
        )
    adres = f"/consulten/{consult.publiek_id}"
    for naam in ("Deniz", "Wim", "Elif"):
        assert bezoek(naam).post(f"{adres}/intrekken").status_code == 404
    assert bezoek("Carlijn").post(f"{adres}/intrekken").status_code in (400, 403)
    assert "Trek de vraag in" in bezoek("Fatima").get(adres).content.decode()
    assert "Trek de vraag in" not in bezoek("Carlijn").get(adres).content.decode()
    assert bezoek("Fatima").post(f"{adres}/intrekken", {"ja": "1"}).status_code == 302
    assert bezoek("Carlijn", 4).get(adres).status_code == 404
    assert "Ingetrokken" in bezoek("Fatima", 4).get(adres).content.decode()
    assert bezoek("Fatima", 4).post(f"{adres}/intrekken", {"ja": "1"}).status_code == 409
