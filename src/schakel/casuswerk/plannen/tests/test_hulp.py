"""A line for each risk and area of life, what was asked for and how long one waited, and money made to measure."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.models import Aanbod
from schakel.basis.organisaties.rules import Aanbodbeschrijving, Teambeschrijving
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.plannen import actions
from schakel.casuswerk.plannen.models import Aanvraag, Hulplijn, Maatwerk, Plan
from schakel.casuswerk.plannen.queries.wachttijd import waiting_times
from schakel.casuswerk.plannen.rules.hulp import AANVRAAG_OVERGANGEN, Aanvraagstand, Lijnsoort, check_step, waited
from schakel.casuswerk.plannen.rules.velden import mark_of
from schakel.casuswerk.plannen.tests.builders import een_hulplijn, een_plan, let_in
from schakel.casuswerk.plannen.tests.conftest import Bezoek
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
VANDAAG = date(2016, 3, 3)
S = Aanvraagstand


@pytest.fixture
def ploeg() -> Ploeg:
    gemaakt = een_ploeg()
    machine = Handeling(None, None, "beheer", None, gemaakt.moment, namens="toets")
    for naam in ("Jamila", "Wim"):
        team = gemaakt.team_van(naam)
        organisaties.store_team(
            machine,
            regio=gemaakt.regio,
            beschrijving=Teambeschrijving(
                code=team.code, naam=team.naam, organisatie=team.organisatie.code, soort=team.soort,
                telefoon=team.telefoon,
                aanbod=(Aanbodbeschrijving(code=f"schuldhulp-{naam.lower()}", naam=f"Schuldhulp {naam}",
                                           fase="curatie", doelgroep="allen"),),
            ),
        )  # fmt: skip
    return gemaakt


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    zaak = een_casus(ploeg)
    let_in(ploeg, zaak, "Jamila")
    return zaak


@pytest.fixture
def plan(ploeg: Ploeg, casus: Casus) -> Plan:
    return een_plan(ploeg, casus=casus, moment=ploeg.moment + timedelta(hours=1))


def _wie(ploeg: Ploeg, naam: str = "Fatima", uren: int = 24) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(hours=uren))


def _offer(naam: str) -> Aanbod:
    return Aanbod.objects.get(code=f"schuldhulp-{naam.lower()}")


def test_a_line_is_kept_changed_and_done(ploeg: Ploeg, plan: Plan) -> None:
    lijn, fatima = een_hulplijn(ploeg, plan, "Jamila"), _wie(ploeg)
    with transactie(fatima, wat="toets"):
        assert b"Huurschuld" not in bytes(Hulplijn.objects.get().inhoud)
        gezien = {"wat": mark_of("Huurschuld van zes maanden.")}
        assert actions.write_lijn(fatima, lijn=lijn, teksten={"wat": "Huurschuld."}, gezien=gezien) == ("wat",)
        with pytest.raises(InvalidInput):
            actions.write_lijn(fatima, lijn=lijn, teksten={"wat": "Anders."}, gezien=gezien)
        actions.finish_lijn(fatima, lijn=lijn)
        with pytest.raises(NotPossible):
            actions.finish_lijn(fatima, lijn=lijn)
        soorten = Gebeurtenis.objects.filter(soort__startswith="plan.hulplijn").values_list("soort", flat=True)
        assert list(soorten) == ["plan.hulplijn_gewijzigd", "plan.hulplijn_gewijzigd", "plan.hulplijn_klaar"]


def test_only_who_leads_gives_a_line_to_another_team(ploeg: Ploeg, plan: Plan) -> None:
    jamila = _wie(ploeg, "Jamila")
    velden = {"plan": plan, "soort": Lijnsoort.WERK, "persoon": None, "teksten": {"wat": "Zij zoekt werk."}}
    with transactie(jamila, wat="toets"):
        with pytest.raises(NotAllowed):
            actions.add_lijn(jamila, team=ploeg.team_van("Fatima").pk, **velden)  # type: ignore[arg-type]
        assert actions.add_lijn(jamila, team=jamila.team or 0, **velden).pk  # type: ignore[arg-type]
        with pytest.raises(InvalidInput):
            actions.add_lijn(jamila, team=jamila.team or 0, **{**velden, "teksten": {"wat": " "}})  # type: ignore[arg-type]


def test_a_request_counts_its_days_from_asked_to_begun(ploeg: Ploeg, plan: Plan) -> None:
    lijn, fatima = een_hulplijn(ploeg, plan, "Jamila"), _wie(ploeg, uren=24 * 21)
    with transactie(fatima, wat="toets"):
        with pytest.raises(InvalidInput):
            actions.request_aanbod(fatima, lijn=lijn, aanbod=_offer("Jamila"), op=date(2016, 1, 1))
        rij = actions.request_aanbod(fatima, lijn=lijn, aanbod=_offer("Jamila"), op=VANDAAG)
        for naar, op in ((S.AANVAARD, date(2016, 3, 10)), (S.BEGONNEN, date(2016, 3, 20))):
            rij = actions.move_aanvraag(fatima, aanvraag=rij, naar=naar, op=op)
        with pytest.raises(NotPossible):
            actions.move_aanvraag(fatima, aanvraag=rij, naar=S.AFGEWEZEN, op=date(2016, 3, 21), reden="Vol.")
        klaar = Aanvraag.objects.get()
        assert waited(gevraagd=klaar.gevraagd_op, tot=klaar.begonnen_op, vandaag=date(2016, 12, 1)) == 17
        events = Gebeurtenis.objects.filter(soort__startswith="aanbod.").order_by("id")
        assert [e.soort for e in events] == ["aanbod.gevraagd", "aanbod.aanvaard", "aanbod.begonnen"]


@pytest.mark.parametrize("van", S)
@pytest.mark.parametrize("naar", S)
def test_every_pair_of_steps(van: S, naar: S) -> None:
    velden = {"op": VANDAAG, "vanaf": VANDAAG, "vandaag": VANDAAG, "reden": "Vol."}
    if naar in AANVRAAG_OVERGANGEN[van]:
        check_step(van, naar, **velden)  # type: ignore[arg-type]
        with pytest.raises(InvalidInput):
            check_step(van, naar, **{**velden, "op": VANDAAG - timedelta(days=1)})  # type: ignore[arg-type]
    else:
        with pytest.raises(NotPossible):
            check_step(van, naar, **velden)  # type: ignore[arg-type]


def test_money_has_purpose_ceiling_and_somebody_who_decided(ploeg: Ploeg, plan: Plan) -> None:
    fatima = _wie(ploeg)
    velden = {"plan": plan, "doel": "Een fiets.", "bedrag": Decimal("250"), "besloten_door": "Wethouder",
              "besloten_op": VANDAAG}  # fmt: skip
    with transactie(fatima, wat="toets"):
        leeg = {"doel": " ", "bedrag": Decimal(0), "besloten_door": ""}
        with pytest.raises(InvalidInput) as fout:
            actions.grant_maatwerk(fatima, **{**velden, **leeg})  # type: ignore[arg-type]
        assert set(fout.value.fouten) == {"doel", "bedrag", "besloten_door"}
        rij = actions.grant_maatwerk(fatima, **velden)  # type: ignore[arg-type]
        assert b"fiets" not in bytes(rij.inhoud)
        with pytest.raises(InvalidInput):
            actions.spend_maatwerk(fatima, maatwerk=rij, besteed=Decimal("251"))
        actions.spend_maatwerk(fatima, maatwerk=rij, besteed=Decimal("199.95"))
        assert Maatwerk.objects.get().besteed == Decimal("199.95")


def test_the_pages(ploeg: Ploeg, plan: Plan, bezoek: Bezoek) -> None:
    client, basis = bezoek("Fatima"), f"/plannen/{plan.publiek_id}"
    assert client.post(f"{basis}/hulp/nieuw", {}).status_code == 400
    team = str(ploeg.team_van("Jamila").publiek_id)
    inhoud = {"soort": "SCHULDEN", "persoon": "", "team": team, "wat": "Huurschuld."}
    assert client.post(f"{basis}/hulp/nieuw", inhoud).status_code == 302
    assert "Nog geen aanbod gevraagd." in client.get(f"{basis}/hulp").content.decode()
    with transactie(_wie(ploeg), wat="toets"):
        lijn = f"/hulplijnen/{Hulplijn.objects.get().publiek_id}"
    assert client.get(lijn).status_code == 200
    assert client.post(f"{lijn}/aanvragen", {"op": "2016-03-03"}).status_code == 400
    aanbod = f"{team}-schuldhulp-jamila"
    assert client.post(f"{lijn}/aanvragen", {"aanbod": aanbod, "op": "2016-03-03"}).status_code == 302
    assert "Wacht 0 dagen" in client.get(lijn).content.decode()
    with transactie(_wie(ploeg), wat="toets"):
        stap = f"/aanvragen/{Aanvraag.objects.get().publiek_id}/stap"
    assert client.post(stap, {"naar": "AFGEWEZEN", "op": "2016-03-03"}).status_code == 400
    assert client.post(stap, {"naar": "BEGONNEN", "op": "2016-03-03"}).status_code == 302
    assert client.post(lijn, {"wat": "Huurschuld en gas.", "gezien-wat": mark_of("Huurschuld.")}).status_code == 302
    geld = {"doel": "Een fiets", "bedrag": "250", "besloten_door": "Gemeente", "besloten_op": "2016-03-03"}
    assert client.post(f"{basis}/maatwerk", {**geld, "bedrag": "x"}).status_code == 400
    assert client.post(f"{basis}/maatwerk", geld).status_code == 302
    with transactie(_wie(ploeg), wat="toets"):
        uit = f"/maatwerk/{Maatwerk.objects.get().publiek_id}/besteed"
    assert client.post(uit, {"besteed": "999"}).status_code == 400
    assert client.post(uit, {"besteed": "100"}).status_code == 302
    tekst = client.get(f"{basis}/hulp").content.decode()
    assert "Toegekend € 250,00, uitgegeven € 100,00, nog over € 150,00" in tekst and "Huurschuld en gas." in tekst
    assert client.post(f"{lijn}/klaar").status_code == 302
    for naam in ("Bram", "Carlijn", "Elif", "Frank", "Wim"):
        for pad in (f"{basis}/hulp", lijn):
            assert bezoek(naam).get(pad).status_code in (403, 404), (naam, pad)
        assert bezoek(naam).post(stap, {"naar": "BEGONNEN", "op": "2016-03-03"}).status_code in (403, 404)
        assert bezoek(naam).post(uit, {"besteed": "1"}).status_code in (403, 404)


def test_the_figure_per_offer_counts_what_one_may_see(ploeg: Ploeg, plan: Plan, bezoek: Bezoek) -> None:
    lijn, fatima = een_hulplijn(ploeg, plan, "Fatima"), _wie(ploeg, uren=24 * 30)
    with transactie(fatima, wat="toets"):
        for dagen in (10, 20, 3):
            rij = actions.request_aanbod(fatima, lijn=lijn, aanbod=_offer("Wim"), op=VANDAAG)
            if dagen > 3:
                op = VANDAAG + timedelta(days=dagen)
                actions.move_aanvraag(fatima, aanvraag=rij, naar=S.BEGONNEN, op=op)
        (cijfer,) = waiting_times(fatima, sinds=date(2016, 1, 1))
        assert (cijfer.gevraagd, cijfer.begonnen, cijfer.dagen, cijfer.wacht_nu) == (3, 2, 15, 1)
        assert cijfer.langst == (date(2016, 4, 1) - VANDAAG).days
    jamila = _wie(ploeg, "Jamila", 24 * 30)
    with transactie(jamila, wat="toets"):
        assert waiting_times(jamila, sinds=date(2016, 1, 1)) == []
    assert "Schuldhulp Wim" in bezoek("Fatima").get("/wachttijden").content.decode()
    assert "Schuldhulp Wim" not in bezoek("Jamila").get("/wachttijden").content.decode()
    assert bezoek("Frank").get("/wachttijden").status_code == 403
