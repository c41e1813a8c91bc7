"""One household, one plan: it begins, is not needed, ends; and never two."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import Settings

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen import actions as casussen
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus, sluit
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules.adres import Adres
from schakel.casuswerk.plannen import actions, queries
from schakel.casuswerk.plannen.models import Lopendehulp, Plan
from schakel.casuswerk.plannen.queries.blad import open_plan
from schakel.casuswerk.plannen.queries.plan import already_there, households_now
from schakel.casuswerk.plannen.rules.plan import Lopendkeuze, Nogwat
from schakel.casuswerk.plannen.tests.builders import answers, een_plan
from schakel.casuswerk.plannen.tests.conftest import Bezoek
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_casus(ploeg)


def _wie(ploeg: Ploeg, naam: str = "Fatima", dagen: int = 1) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(days=dagen))


def _huis(wie: Handeling, casus: Casus) -> int:
    return households_now(wie, dossier=casus.dossier_id)[0]


def _soorten(ploeg: Ploeg, dossier: int) -> list[str]:
    with transactie(_wie(ploeg, dagen=30), wat="toets"), connection.cursor() as cursor:
        cursor.execute("SELECT soort FROM gebeurtenissen_gebeurtenis WHERE dossier_id = %s ORDER BY id", [dossier])
        return [soort for (soort,) in cursor.fetchall() if soort.startswith("plan.")]


def _let_in(ploeg: Ploeg, casus: Casus, *namen: str) -> None:
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1))
    with transactie(fatima, wat="toets"):
        for naam in namen:
            dossiers.grant_betrokkenheid(
                fatima, dossier=casus.dossier_id, team=ploeg.team_van(naam).pk, rol=BetrokkenheidRol.UITVOERING,
                grondslag="wmo-4.1.1-2",
            )  # fmt: skip


def _second_household(ploeg: Ploeg, casus: Casus) -> int:
    wie = _wie(ploeg)
    with transactie(wie, wat="toets"):
        iemand = Dossierpersoon.objects.filter(dossier_id=casus.dossier_id).order_by("id").first()
        assert iemand is not None
        adres = Adres(postcode="2511AB", huisnummer="1", plaats="Den Haag", gemeente="0518")
        huis = casussen.move_out(wie, casus=casus, wie=[iemand.persoon_id], op=ploeg.moment.date(), adres=adres)
        assert huis is not None
        return huis.pk


def test_a_plan_begins_with_what_is_already_there(ploeg: Ploeg, casus: Casus) -> None:
    _let_in(ploeg, casus, "Jamila")
    wie = _wie(ploeg)
    with transactie(wie, wat="toets"):
        huis = _huis(wie, casus)
        lopend = already_there(wie, dossier=casus.dossier_id, huishouden=huis)
        assert ploeg.team_van("Jamila").naam in [een.team.naam for een in lopend if een.team]
        antwoorden = {een.code: ("OVERGENOMEN", "Wij nemen de gesprekken over.") for een in lopend}
        meer = [Nogwat("Huisarts De Boer", Lopendkeuze.GAAT_DOOR, "Marloes blijft bij de huisarts.")]
        plan = actions.begin_plan(wie, casus=casus, huishouden=huis, antwoorden=antwoorden, nog_meer=meer)
    assert (plan.status, plan.fase) == ("ACTIEF", "VEILIGHEID")
    with transactie(wie, wat="toets"):
        zicht = open_plan(wie, publiek_id=plan.publiek_id)
        assert [teksten["zin"] for _rij, teksten in zicht.hulp][-1] == "Marloes blijft bij de huisarts."
        ruw = b"".join(bytes(rij.inhoud) for rij in Lopendehulp.objects.all())
    assert b"huisarts" not in ruw
    assert _soorten(ploeg, casus.dossier_id) == ["plan.begonnen", "plan.volledig"]


def test_what_is_there_and_left_unanswered_is_refused(ploeg: Ploeg, casus: Casus) -> None:
    _let_in(ploeg, casus, "Jamila")
    wie = _wie(ploeg)
    with transactie(wie, wat="toets"), pytest.raises(InvalidInput) as fout:
        actions.begin_plan(wie, casus=casus, huishouden=_huis(wie, casus), antwoorden={})
    assert any(veld.endswith("-zin") for veld in fout.value.fouten)


def test_a_household_never_has_two_plans(ploeg: Ploeg, casus: Casus) -> None:
    plan = een_plan(ploeg, casus=casus)
    wie = _wie(ploeg)
    with transactie(wie, wat="toets"):
        klaar = answers(wie, dossier=casus.dossier_id, huishouden=plan.huishouden_id)
        with pytest.raises(NotPossible):
            actions.begin_plan(wie, casus=casus, huishouden=plan.huishouden_id, antwoorden=klaar)
    with transactie(wie, wat="toets"), pytest.raises(NotPossible):
        actions.decide_no_plan(wie, casus=casus, huishouden=plan.huishouden_id, reden="Het gaat goed.")
    plan.pk, plan.publiek_id = None, uuid4()
    with pytest.raises(IntegrityError), transactie(wie, wat="toets"):
        plan.save(force_insert=True)


def test_the_database_refuses_a_plan_of_a_household_of_another_casus(ploeg: Ploeg, casus: Casus) -> None:
    plan, elders = een_plan(ploeg, casus=casus), een_casus(ploeg)
    wie = _wie(ploeg)
    with transactie(wie, wat="toets"):
        vreemd = _huis(wie, elders)
        with pytest.raises(IntegrityError, match="staat nu niet in deze casus"), transaction.atomic():
            Plan.objects.filter(pk=plan.pk).update(huishouden_id=vreemd)
        with pytest.raises(NotPossible):
            actions.begin_plan(wie, casus=casus, huishouden=vreemd, antwoorden={})


def test_separated_parents_have_two_linked_plans_under_one_regisseur(
    ploeg: Ploeg, casus: Casus, bezoek: Bezoek, settings: Settings
) -> None:
    eerste = een_plan(ploeg, casus=casus)
    ander = _second_household(ploeg, casus)
    wie = _wie(ploeg, dagen=2)
    with transactie(wie, wat="toets"):
        klaar = answers(wie, dossier=casus.dossier_id, huishouden=ander)
        tweede = actions.begin_plan(wie, casus=casus, huishouden=ander, antwoorden=klaar)
        gevraagd = dossiers.offer_regie(wie, dossier=casus.dossier_id, team=wie.team or 0, medewerker=wie.wie or 0)
        dossiers.accept_regie(wie, regie=gevraagd)
    later = _wie(ploeg, dagen=3)
    with transactie(later, wat="toets"):
        een, twee = (open_plan(later, publiek_id=plan.publiek_id) for plan in (eerste, tweede))
        assert een.regie is not None and een.regie == twee.regie, "one who directs, over both plans"
        assert een.anders == [tweede] and twee.anders == [eerste], "each leads to the other"
        assert not set(een.leden) & set(twee.leden), "each parent has an own line, with who lives there"
    Path(str(settings.KLOK)).write_text(later.moment.isoformat(), encoding="utf-8")
    client = bezoek("Fatima")
    for plan, naast in ((eerste, tweede), (tweede, eerste)):
        pagina = client.get(f"/plannen/{plan.publiek_id}").content.decode()
        assert f"/plannen/{naast.publiek_id}" in pagina and "met dezelfde regisseur" in pagina
    beide = client.get(f"/casussen/{casus.dossier.publiek_id}/plannen").content.decode()
    assert all(str(plan.publiek_id) in beide for plan in (eerste, tweede))


def test_two_households_of_one_casus_have_two_plans(ploeg: Ploeg, casus: Casus) -> None:
    een_plan(ploeg, casus=casus)
    ander = _second_household(ploeg, casus)
    wie = _wie(ploeg, dagen=2)
    with transactie(wie, wat="toets"):
        assert not queries.plans_complete(wie, dossier=casus.dossier_id)
        klaar = answers(wie, dossier=casus.dossier_id, huishouden=ander)
        assert any(code.startswith("plan-") for code in klaar)
        tweede = actions.begin_plan(wie, casus=casus, huishouden=ander, antwoorden=klaar)
        assert queries.plans_complete(wie, dossier=casus.dossier_id)
        assert len(open_plan(wie, publiek_id=tweede.publiek_id).anders) == 1
    assert _soorten(ploeg, casus.dossier_id) == ["plan.begonnen", "plan.volledig", "plan.begonnen", "plan.volledig"]


def test_no_plan_needed_is_an_outcome_with_reason_and_name(ploeg: Ploeg, casus: Casus) -> None:
    wie = _wie(ploeg)
    with transactie(wie, wat="toets"):
        huis = _huis(wie, casus)
        with pytest.raises(InvalidInput):
            actions.decide_no_plan(wie, casus=casus, huishouden=huis, reden=" ")
        uitkomst = actions.decide_no_plan(wie, casus=casus, huishouden=huis, reden="Opa is verhuisd naar zorg.")
        assert uitkomst.begonnen_door_id == wie.wie
        assert b"Opa" not in bytes(uitkomst.reden or b"")
        plan = actions.begin_plan(wie, casus=casus, huishouden=huis, antwoorden={})
    with transactie(wie, wat="toets"):
        assert Plan.objects.get(pk=uitkomst.pk).status == "GESLOTEN"
        assert Plan.objects.get(pk=plan.pk).status == "ACTIEF"


def test_a_closed_plan_leaves_the_household_without_one(ploeg: Ploeg, casus: Casus) -> None:
    plan = een_plan(ploeg, casus=casus)
    wie = _wie(ploeg)
    with transactie(wie, wat="toets"):
        actions.close_plan(wie, plan=plan, reden="Zij gaan verhuizen.")
        assert not queries.plans_complete(wie, dossier=casus.dossier_id)
        with pytest.raises(NotPossible):
            actions.close_plan(wie, plan=plan, reden="Nog eens.")
    een_plan(ploeg, casus=casus, moment=ploeg.moment + timedelta(days=2))
    assert _soorten(ploeg, casus.dossier_id)[-3:] == ["plan.gesloten", "plan.begonnen", "plan.volledig"]


def test_closing_the_casus_ends_its_plans_once(ploeg: Ploeg, casus: Casus) -> None:
    plan = een_plan(ploeg, casus=casus)
    wie = _wie(ploeg)
    with transactie(wie, wat="toets"):
        assert actions.end_plans(wie, dossier=casus.dossier_id) == 0
        sluit(wie, casus=casus, reden="VEILIG", veiligheid="VEILIG")
        assert actions.end_plans(wie, dossier=casus.dossier_id) == 1
        assert actions.end_plans(wie, dossier=casus.dossier_id) == 0
        assert Plan.objects.get(pk=plan.pk).status == "GESLOTEN"


def test_who_may_only_look_begins_none(ploeg: Ploeg, casus: Casus) -> None:
    with pytest.raises(NotAllowed):
        een_plan(ploeg, "Lena", casus=casus)


@pytest.mark.parametrize("naam", ["Bram", "Carlijn", "Deniz", "Elif", "Frank", "Jamila"])
def test_an_outsider_sees_no_plan_and_begins_none(ploeg: Ploeg, casus: Casus, naam: str) -> None:
    plan = een_plan(ploeg, casus=casus)
    wie = _wie(ploeg, naam)
    with transactie(wie, wat="toets"):
        assert Plan.objects.count() == 0
        with pytest.raises(NotFound):
            open_plan(wie, publiek_id=plan.publiek_id)
        with pytest.raises(NotAllowed):
            actions.begin_plan(wie, casus=casus, huishouden=plan.huishouden_id, antwoorden={})
        with pytest.raises(NotAllowed):
            actions.close_plan(wie, plan=plan, reden="Zomaar.")
