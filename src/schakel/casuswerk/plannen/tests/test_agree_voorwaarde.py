"""A bottom line of the regisseur is a concept until a behavioural expert agreed: who and when stay with it."""

from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from django.db import IntegrityError, transaction

from schakel.basis.termijnen.actions import load_termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang import actions as toegang
from schakel.basis.toegang.models import Teamlid
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.plannen import actions
from schakel.casuswerk.plannen.models import Voorwaarde
from schakel.casuswerk.plannen.queries.voorwaarden import voorwaarden_of
from schakel.casuswerk.plannen.tests.builders import een_voorwaarde, let_in
from schakel.casuswerk.plannen.tests.conftest import Bezoek
from schakel.kernel.errors import NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
TERMIJNEN = Path(__file__).resolve().parents[5] / "regios" / "den-haag" / "termijnen.yaml"


@pytest.fixture
def ploeg() -> Ploeg:
    gemaakt = een_ploeg()
    machine = Handeling(None, None, "beheer", None, gemaakt.moment, namens="toets")
    with transactie(machine, wat="toets"):
        inhoud = yaml.safe_load(TERMIJNEN.read_text(encoding="utf-8"))
        load_termijnen(machine, regio=gemaakt.regio.code, inhoud=inhoud)
    return gemaakt


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    """A casus that Jamila directs, and over which Veilig Thuis watches."""
    zaak = een_casus(ploeg)
    let_in(ploeg, zaak, "Jamila")
    fatima, jamila = _wie(ploeg, uren=2), _wie(ploeg, "Jamila", 3)
    with transactie(fatima, wat="toets"):
        regie = dossiers.offer_regie(fatima, dossier=zaak.dossier_id, team=jamila.team or 0, medewerker=jamila.wie or 0)
    with transactie(jamila, wat="toets"):
        dossiers.accept_regie(jamila, regie=regie)
    return zaak


def _wie(ploeg: Ploeg, naam: str = "Fatima", uren: int = 24) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(hours=uren))


def _clocks(ploeg: Ploeg) -> set[tuple[str, int | None]]:
    wie = _wie(ploeg, uren=100)
    with transactie(wie, wat="toets"):
        rijen = Termijn.objects.filter(onderwerp_soort="voorwaarde", status="LOPEND")
        return set(rijen.values_list("definitie", "team_id"))


def test_of_the_regisseur_it_is_a_concept_and_a_yes_makes_it_hold(ploeg: Ploeg, casus: Casus) -> None:
    rij, fatima = een_voorwaarde(ploeg, casus.dossier_id, "Jamila"), _wie(ploeg)
    nadia = _wie(ploeg, "Nadia")
    assert (rij.status, rij.voorgesteld) == ("CONCEPT", True)
    assert _clocks(ploeg) == {("voorwaarde_instemmen", ploeg.team_van("Fatima").pk)}
    with transactie(fatima, wat="toets"):
        assert voorwaarden_of(fatima, dossier=casus.dossier_id, alleen_lopend=True) == []
        with pytest.raises(NotPossible):
            actions.check_voorwaarde(fatima, voorwaarde=rij, nagekomen=True)
        with pytest.raises(NotAllowed):
            actions.agree_voorwaarde(fatima, voorwaarde=rij)
    with transactie(nadia, wat="toets"):
        actions.agree_voorwaarde(nadia, voorwaarde=rij)
        rij.refresh_from_db()
        assert (rij.status, rij.instemming_door_id, rij.instemming_op) == ("GESTELD", nadia.wie, nadia.moment)
        with pytest.raises(NotPossible):
            actions.agree_voorwaarde(nadia, voorwaarde=rij)
    assert {naam for naam, _team in _clocks(ploeg)} == {"voorwaarde_controleren"}


def test_veilig_thuis_sets_its_own_at_once(ploeg: Ploeg, casus: Casus) -> None:
    assert een_voorwaarde(ploeg, casus.dossier_id).status == "GESTELD"


def test_who_helps_and_does_not_direct_proposes_nothing(ploeg: Ploeg, casus: Casus) -> None:
    let_in(ploeg, casus, "Wim")
    with pytest.raises(NotAllowed):
        een_voorwaarde(ploeg, casus.dossier_id, "Wim")


def test_the_regisseur_does_not_agree_for_the_expert(ploeg: Ploeg, casus: Casus) -> None:
    rij, jamila = een_voorwaarde(ploeg, casus.dossier_id, "Jamila"), _wie(ploeg, "Jamila")
    with transactie(jamila, wat="toets"):
        with pytest.raises(NotAllowed):
            actions.agree_voorwaarde(jamila, voorwaarde=rij)
        assert actions.lapse_voorwaarde(jamila, voorwaarde=rij, reden="Er is een betere.").status == "VERVALLEN"
    assert _clocks(ploeg) == set()


def test_the_database_knows_no_proposal_that_holds_unseen(ploeg: Ploeg, casus: Casus) -> None:
    rij, fatima = een_voorwaarde(ploeg, casus.dossier_id, "Jamila"), _wie(ploeg)
    with transactie(fatima, wat="toets"), pytest.raises(IntegrityError), transaction.atomic():
        Voorwaarde.objects.filter(pk=rij.pk).update(status="GESTELD")


def test_the_pages_propose_and_agree(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    jamila, fatima, nadia = bezoek("Jamila"), bezoek("Fatima"), bezoek("Nadia")
    basis = f"/casussen/{casus.dossier.publiek_id}/voorwaarden"
    assert "Stel deze voorwaarde voor" in jamila.get(basis).content.decode()
    team = str(ploeg.team_van("Jamila").publiek_id)
    inhoud = {"tekst": "Vader slaapt elders.", "controle_door": team, "uiterlijk": "2016-03-20"}
    assert jamila.post(basis, inhoud).status_code == 302
    with transactie(_wie(ploeg), wat="toets"):
        adres = f"/voorwaarden/{Voorwaarde.objects.get().publiek_id}"
    assert "Ik stem in" not in jamila.get(adres).content.decode()
    assert jamila.post(f"{adres}/instemmen").status_code == 403
    # A colleague of triage is no behavioural expert.
    assert "Ik stem in" not in fatima.get(adres).content.decode()
    assert fatima.post(f"{adres}/instemmen").status_code == 403
    assert "Ik stem in" in nadia.get(adres).content.decode()
    assert nadia.post(f"{adres}/instemmen").status_code == 302
    assert "Nadia stemde in op 3 maart 2016" in jamila.get(adres).content.decode()
    for naam in ("Bram", "Elif", "Frank"):
        assert bezoek(naam).post(f"{adres}/instemmen").status_code in (403, 404)


def _expert(ploeg: Ploeg, team: str = "Jamila") -> Handeling:
    """Give Koen the role of behavioural expert in a team, beside whom he works with."""
    frank, koen = ploeg.handeling("Frank"), ploeg.mensen["Koen"]
    with transactie(frank, wat="toets"):
        for lid in Teamlid.objects.filter(medewerker=koen):
            toegang.end_teamlid(frank, teamlid=lid)
        rij = toegang.give_role(
            frank, medewerker=koen, team=ploeg.team_van(team), rol="gedragswetenschapper",
            vanaf=ploeg.moment.date() + timedelta(days=1),
        )  # fmt: skip
    moment = ploeg.moment + timedelta(hours=30)
    return Handeling(koen.pk, rij.team_id, rij.rol, rij.team.organisatie_id, moment)


def test_a_behavioural_expert_of_the_own_team_is_asked_and_agrees(ploeg: Ploeg, casus: Casus) -> None:
    """A case that was passed on directly need not go back to Veilig Thuis for one sentence."""
    koen, jamila = _expert(ploeg), _wie(ploeg, "Jamila", 29)
    with transactie(jamila, wat="toets"):
        rij = actions.set_voorwaarde(
            jamila, dossier=casus.dossier_id, tekst="Joris slaapt niet in huis.", controle_door=jamila.team or 0,
            uiterlijk=ploeg.moment.date() + timedelta(days=14),
        )  # fmt: skip
    assert _clocks(ploeg) == {("voorwaarde_instemmen", ploeg.team_van("Jamila").pk)}
    with transactie(koen, wat="toets"):
        assert actions.agree_voorwaarde(koen, voorwaarde=rij).instemming_door_id == koen.wie
        with pytest.raises(NotAllowed):
            actions.set_voorwaarde(
                koen, dossier=casus.dossier_id, tekst="Ook dit.", controle_door=koen.team or 0,
                uiterlijk=ploeg.moment.date() + timedelta(days=14),
            )  # fmt: skip


def test_an_expert_outside_the_casus_agrees_with_nothing(ploeg: Ploeg, casus: Casus) -> None:
    rij, koen = een_voorwaarde(ploeg, casus.dossier_id, "Jamila"), _expert(ploeg, "Carlijn")
    with transactie(koen, wat="toets"), pytest.raises(NotAllowed):
        actions.agree_voorwaarde(koen, voorwaarde=rij)
