"""A named colleague is asked to look along, from-until: that one sees the question and the map, and nothing else."""

from datetime import date, timedelta

import pytest

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.plannen import actions
from schakel.casuswerk.plannen.models import Meekijkvraag, Plan
from schakel.casuswerk.plannen.queries.meekijken import access_vraag
from schakel.casuswerk.plannen.tests.builders import een_plan, let_in
from schakel.casuswerk.plannen.tests.conftest import Bezoek
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
KAART = {"gebeurd": "Vier meldingen in zestien maanden.", "nu": ""}


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def plan(ploeg: Ploeg) -> Plan:
    casus: Casus = een_casus(ploeg)
    let_in(ploeg, casus, "Carlijn")
    return een_plan(ploeg, casus=casus, moment=ploeg.moment + timedelta(hours=2))


def _wie(ploeg: Ploeg, naam: str = "Carlijn", uren: int = 24) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(hours=uren))


def _ask(ploeg: Ploeg, plan: Plan, **anders: object) -> Meekijkvraag:
    """Carlijn, who helps, asks Deniz of another team of the same organisation."""
    velden: dict[str, object] = {
        "medewerker": ploeg.mensen["Deniz"].pk, "team": ploeg.team_van("Deniz").pk, "kaart": KAART,
        "vraag": "Staat hier wat de kinderen merken?", "tot": date(2016, 3, 8),
    }  # fmt: skip
    carlijn = _wie(ploeg)
    with transactie(carlijn, wat="toets"):
        return actions.ask_along(carlijn, plan=plan, **{**velden, **anders})  # type: ignore[arg-type]


def test_the_named_colleague_sees_question_and_map_alone(ploeg: Ploeg, plan: Plan) -> None:
    vraag, deniz = _ask(ploeg, plan), _wie(ploeg, "Deniz", 25)
    with transactie(deniz, wat="toets"):
        zicht = access_vraag(deniz, publiek_id=vraag.publiek_id)
        assert zicht.kaart == {"gebeurd": KAART["gebeurd"]} and zicht.vraag.startswith("Staat hier")
        assert Plan.objects.count() == 0
        actions.answer_along(deniz, vraag=vraag, antwoord="Schrijf wat Fenna ziet.")
    na = _wie(ploeg, "Deniz", 26)
    with transactie(na, wat="toets"):
        assert Meekijkvraag.objects.count() == 0, "with the answer the invitation ends"
    carlijn = _wie(ploeg, uren=27)
    with transactie(carlijn, wat="toets"):
        assert access_vraag(carlijn, publiek_id=vraag.publiek_id).antwoord == "Schrijf wat Fenna ziet."


def test_it_ends_on_its_day(ploeg: Ploeg, plan: Plan) -> None:
    vraag, laat = _ask(ploeg, plan), _wie(ploeg, "Deniz", 24 * 7)
    with transactie(laat, wat="toets"), pytest.raises(NotFound):
        access_vraag(laat, publiek_id=vraag.publiek_id)


def test_a_colleague_of_the_invited_team_who_was_not_named_sees_nothing(ploeg: Ploeg, plan: Plan) -> None:
    fatima = _wie(ploeg, "Fatima")
    velden = {"medewerker": ploeg.mensen["Jamila"].pk, "team": ploeg.team_van("Jamila").pk, "vraag": "Kijk mee."}
    with transactie(fatima, wat="toets"):
        vraag = actions.ask_along(fatima, plan=plan, kaart=KAART, tot=date(2016, 3, 8), **velden)  # type: ignore[arg-type]
    koen, jamila = _wie(ploeg, "Koen", 25), _wie(ploeg, "Jamila", 25)
    with transactie(koen, wat="toets"):
        assert Meekijkvraag.objects.count() == 0
        with pytest.raises(NotFound):
            actions.answer_along(koen, vraag=vraag, antwoord="Ik ook.")
    with transactie(jamila, wat="toets"):
        assert Meekijkvraag.objects.count() == Meekijkvraag.objects.visible_to(jamila).count() == 1


@pytest.mark.parametrize(("anders", "veld"), [({"vraag": " "}, "vraag"), ({"tot": date(2016, 9, 1)}, "tot")])
def test_what_cannot_be_asked(ploeg: Ploeg, plan: Plan, anders: dict[str, object], veld: str) -> None:
    with pytest.raises(InvalidInput) as fout:
        _ask(ploeg, plan, **anders)
    assert set(fout.value.fouten) == {veld}


def test_a_stranger_to_the_team_is_not_asked(ploeg: Ploeg, plan: Plan) -> None:
    with pytest.raises(NotPossible):
        _ask(ploeg, plan, medewerker=ploeg.mensen["Wim"].pk)


def test_the_pages_ask_and_answer(ploeg: Ploeg, plan: Plan, bezoek: Bezoek) -> None:
    carlijn, deniz = bezoek("Carlijn"), bezoek("Deniz")
    adres = f"/plannen/{plan.publiek_id}/meekijken"
    assert carlijn.post(adres, {}).status_code == 400
    wie = f"{ploeg.mensen['Deniz'].publiek_id}-{ploeg.team_van('Deniz').code}"
    inhoud = {"wie": wie, "vraag": "Staat hier wat de kinderen merken?", "tot": "2016-03-08"}
    assert carlijn.post(adres, inhoud).status_code == 302
    assert "Nog geen antwoord." in carlijn.get(adres).content.decode()
    with transactie(_wie(ploeg, uren=25), wat="toets"):
        pad = f"/meekijken/{Meekijkvraag.objects.get().publiek_id}"
    assert "Staat hier wat de kinderen merken?" in deniz.get(pad).content.decode()
    assert deniz.post(pad, {"antwoord": ""}).status_code == 400
    assert "Uw antwoord is bewaard" in deniz.post(pad, {"antwoord": "Vraag Fenna zelf."}).content.decode()
    assert deniz.get(pad).status_code == 404
    assert "Vraag Fenna zelf." in carlijn.get(adres).content.decode()
    for naam in ("Bram", "Jamila", "Wim", "Elif", "Frank"):
        assert bezoek(naam).get(pad).status_code in (403, 404)
        assert bezoek(naam).post(pad, {"antwoord": "x"}).status_code in (403, 404)
        assert bezoek(naam).get(adres).status_code in (403, 404)
