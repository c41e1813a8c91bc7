"""The safety plan is concrete, its address lies in the vault, and who got a copy is known."""

from datetime import timedelta
from uuid import UUID

import pytest

from schakel.basis.kluis.models import Geheim
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.plannen import actions
from schakel.casuswerk.plannen.models import Exemplaar, Plan, Situatie
from schakel.casuswerk.plannen.presenters.versies import snapshot
from schakel.casuswerk.plannen.queries.blad import open_plan
from schakel.casuswerk.plannen.rules.cijfers import Deelnemersoort
from schakel.casuswerk.plannen.rules.velden import mark_of
from schakel.casuswerk.plannen.tests.builders import SITUATIE, een_netwerklid, een_plan, een_situatie
from schakel.casuswerk.plannen.tests.conftest import Bezoek
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
ADRES = "Kwikstaartlaan 7, Delft"


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_casus(ploeg)


@pytest.fixture
def plan(ploeg: Ploeg, casus: Casus) -> Plan:
    return een_plan(ploeg, casus=casus)


def _wie(ploeg: Ploeg, naam: str = "Fatima", uren: int = 10) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(hours=uren))


def _let_in(ploeg: Ploeg, casus: Casus, naam: str) -> None:
    wie = _wie(ploeg, uren=9)
    with transactie(wie, wat="toets"):
        dossiers.grant_betrokkenheid(
            wie, dossier=casus.dossier_id, team=ploeg.team_van(naam).pk, rol=BetrokkenheidRol.UITVOERING,
            grondslag="wmo-4.1.1-2",
        )  # fmt: skip


def test_a_situation_is_kept_unreadable_in_the_row(ploeg: Ploeg, plan: Plan) -> None:
    rij = een_situatie(ploeg, plan)
    wie = _wie(ploeg)
    with transactie(wie, wat="toets"):
        (een,) = open_plan(wie, publiek_id=plan.publiek_id).situaties
        assert een.teksten["kindwoorden"] == "Pannenkoek"
        assert b"Pannenkoek" not in bytes(Situatie.objects.get(pk=rij.pk).inhoud)


@pytest.mark.parametrize("veld", ["titel", "gebeurt", "signalen", "waarheen", "controle_wie", "kindwoorden"])
def test_what_is_not_concrete_is_refused(ploeg: Ploeg, plan: Plan, veld: str) -> None:
    with pytest.raises(InvalidInput) as fout:
        een_situatie(ploeg, plan, **{veld: ""})
    assert set(fout.value.fouten) == {veld}


def test_somebody_must_act_and_somebody_must_answer_the_phone(ploeg: Ploeg, plan: Plan) -> None:
    leeg = {veld: "" for veld in SITUATIE if veld.startswith(("stap", "bel"))}
    with pytest.raises(InvalidInput) as fout:
        een_situatie(ploeg, plan, **leeg)
    assert set(fout.value.fouten) == {"stap0_wat", "bel0_naam"}
    with pytest.raises(InvalidInput) as fout:
        een_situatie(ploeg, plan, bel1_telefoon="")
    assert set(fout.value.fouten) == {"bel1_telefoon"}
    with pytest.raises(InvalidInput):
        een_situatie(ploeg, plan, geldig_tot="2016-01-01")


def test_two_who_change_one_field_lose_nothing(ploeg: Ploeg, plan: Plan) -> None:
    rij = een_situatie(ploeg, plan)
    wie = _wie(ploeg)
    gezien = {veld: mark_of(tekst) for veld, tekst in SITUATIE.items()}
    with transactie(wie, wat="toets"):
        nieuw = {**SITUATIE, "waarheen": "Naar de buurman."}
        assert actions.write_situatie(wie, situatie=rij, teksten=nieuw, gezien=gezien) == ("waarheen",)
        ander = {**SITUATIE, "waarheen": "Naar tante.", "kindwoorden": "Regenboog"}
        with pytest.raises(InvalidInput) as fout:
            actions.write_situatie(wie, situatie=rij, teksten=ander, gezien=gezien)
        assert set(fout.value.fouten) == {"waarheen"}
        (een,) = open_plan(wie, publiek_id=plan.publiek_id).situaties
    assert (een.teksten["waarheen"], een.teksten["kindwoorden"]) == ("Naar de buurman.", "Pannenkoek")


def test_the_address_lies_in_the_vault_and_nowhere_else(ploeg: Ploeg, casus: Casus, plan: Plan) -> None:
    rij = een_situatie(ploeg, plan)
    _let_in(ploeg, casus, "Jamila")
    fatima, jamila = _wie(ploeg), _wie(ploeg, "Jamila")
    with transactie(fatima, wat="toets"):
        with pytest.raises(InvalidInput):
            actions.store_address(fatima, situatie=rij, adres=" ")
        actions.store_address(fatima, situatie=rij, adres=ADRES)
        with pytest.raises(InvalidInput):
            actions.open_address(fatima, situatie=rij, reden="")
        assert actions.open_address(fatima, situatie=rij, reden="Zij belt nu.") == ADRES
        assert ADRES.encode() not in b"".join(bytes(g.inhoud) for g in Geheim.objects.all())
        # A version is given to people: it says that there is an address, never which.
        blokken = str(snapshot(open_plan(fatima, publiek_id=plan.publiek_id)))
        assert ADRES not in blokken and "ligt in de kluis" in blokken
    with transactie(jamila, wat="toets"), pytest.raises(NotAllowed):
        actions.open_address(jamila, situatie=rij, reden="Ik ben benieuwd.")


def test_a_copy_needs_a_version_and_says_which(ploeg: Ploeg, plan: Plan) -> None:
    lid = een_netwerklid(ploeg, plan)
    wie, aan = _wie(ploeg, uren=12), (Deelnemersoort.NETWERK, lid.pk)
    dag = wie.moment.date()
    with transactie(wie, wat="toets"):
        with pytest.raises(NotPossible):
            actions.record_copy(wie, plan=plan, aan=aan, op=dag)
        actions.fix_version(wie, plan=plan, blokken=[])
        with pytest.raises(InvalidInput):
            actions.record_copy(wie, plan=plan, aan=aan, op=dag + timedelta(days=1))
        actions.record_copy(wie, plan=plan, aan=aan, op=dag, kindversie=True)
        assert Exemplaar.objects.get().versie == 1


def test_what_lapsed_is_not_shown_and_not_changed(ploeg: Ploeg, plan: Plan) -> None:
    rij, wie = een_situatie(ploeg, plan), _wie(ploeg)
    with transactie(wie, wat="toets"):
        actions.lapse_situatie(wie, situatie=rij)
        assert open_plan(wie, publiek_id=plan.publiek_id).situaties == []
        with pytest.raises(NotPossible):
            actions.write_situatie(wie, situatie=rij, teksten=SITUATIE, gezien={})


@pytest.mark.parametrize("naam", ["Bram", "Carlijn", "Elif", "Jamila"])
def test_an_outsider_reaches_nothing(ploeg: Ploeg, plan: Plan, naam: str) -> None:
    rij, wie = een_situatie(ploeg, plan), _wie(ploeg, naam)
    with transactie(wie, wat="toets"):
        assert Situatie.objects.count() == 0
        for daad in (
            lambda: actions.open_address(wie, situatie=rij, reden="Zo."),
            lambda: actions.store_address(wie, situatie=rij, adres=ADRES),
            lambda: actions.write_situatie(wie, situatie=rij, teksten=SITUATIE, gezien={}),
        ):
            with pytest.raises((NotAllowed, NotFound)):
                daad()


def test_the_pages_show_it_and_open_the_address_once(ploeg: Ploeg, casus: Casus, plan: Plan, bezoek: Bezoek) -> None:
    _let_in(ploeg, casus, "Jamila")
    client, basis = bezoek("Fatima"), f"/plannen/{plan.publiek_id}"
    assert client.post(f"{basis}/situaties/nieuw", {"titel": "Kort"}).status_code == 400
    assert client.post(f"{basis}/situaties/nieuw", SITUATIE).status_code == 302
    pagina = client.get(f"{basis}/veiligheid").content.decode()
    assert "data-niet-op-apparaat" in pagina, "what is for the vault is not kept on a device"
    assert "Pannenkoek" in pagina and pagina.index("Oma Ina") < pagina.index("Buurman Ali") < pagina.index("112")
    situatie = UUID(pagina.split("/situaties/")[2].split('"')[0].split("/")[0])
    assert client.post(f"/situaties/{situatie}/adres", {"adres": ""}).status_code == 400
    assert client.post(f"/situaties/{situatie}/adres", {"adres": ADRES}).status_code == 302
    assert ADRES not in client.get(f"{basis}/veiligheid").content.decode()
    assert client.post(f"/situaties/{situatie}/adres/zien", {"reden": ""}).status_code == 400
    assert ADRES in client.post(f"/situaties/{situatie}/adres/zien", {"reden": "Zij belt."}).content.decode()
    andere = bezoek("Jamila")
    pagina = andere.get(f"{basis}/veiligheid").content.decode()
    assert "Het adres is geheim." in pagina and "Toon het adres" not in pagina
    assert andere.post(f"/situaties/{situatie}/adres/zien", {"reden": "Zo."}).status_code == 403
    omgang = {"waar": "Bij oma", "wie_erbij": "Oma", "als_het_misgaat": "Fenna belt de buurman."}
    assert client.post(f"{basis}/omgang", omgang).status_code == 302
    assert "Fenna belt de buurman." in client.get(f"{basis}/veiligheid").content.decode()
