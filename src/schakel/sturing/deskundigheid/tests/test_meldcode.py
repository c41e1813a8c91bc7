"""Is every place known, does a shortfall climb, and does an attention officer see cases without content?"""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from schakel.casuswerk.casussen.tests.builders import een_vermoeden
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.sturing.deskundigheid import actions
from schakel.sturing.deskundigheid.models import Aandachtsfunctionaris, Collegavraag, Meldcodestand, Teamalarm
from schakel.sturing.deskundigheid.queries import functionarissen, summary
from schakel.sturing.deskundigheid.queries import meldcode as queries
from schakel.sturing.deskundigheid.rules.meldcode import (
    ALLOWED_TRANSITIONS,
    ONDERDEELNAMEN,
    Onderdeel,
    Trede,
    check_climb,
    shortfalls,
)
from schakel.sturing.deskundigheid.tests.builders import Stuurploeg, doe
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
DAG = date(2016, 3, 1)
ALLES = [o.value for o in Onderdeel]


def benoem(
    ploeg: Stuurploeg, team: str = "wijkteam-west", wie: str = "Yara", door: str = "Wim", **anders: object
) -> object:
    rij = ploeg.team(team)
    wat = {
        "organisatie": rij.organisatie_id,
        "team": rij.pk,
        "naam": wie,
        "medewerker": ploeg.mens(wie).pk,
        "vanaf": DAG,
    }
    return doe(ploeg, door, actions.appoint_functionaris, **{**wat, **anders})


def leeg(ploeg: Stuurploeg) -> set[str]:
    return {p.naam for p in doe(ploeg, "Bas", functionarissen.places) if p.is_leeg}


def test_every_municipality_and_local_team_is_a_place(ploeg: Stuurploeg) -> None:
    assert leeg(ploeg) == {"Grootstad", "Kleindorp", "Team wijkteam-west", "Team jeugdteam-west"}
    benoem(ploeg)
    assert "Team wijkteam-west" not in leeg(ploeg)


def test_who_follows_ends_who_was_there(ploeg: Stuurploeg) -> None:
    benoem(ploeg)
    with pytest.raises(InvalidInput):
        benoem(ploeg, wie="Mo")
    benoem(ploeg, wie="Mo", vanaf=date(2016, 3, 2), vervanger="Tess")
    (plek,) = [p for p in doe(ploeg, "Bas", functionarissen.places) if p.naam == "Team wijkteam-west"]
    assert plek.functionaris is not None and plek.functionaris.naam == "Mo"


def test_an_empty_place_becomes_an_alarm_of_the_team(ploeg: Stuurploeg) -> None:
    rij = benoem(ploeg)
    doe(ploeg, "Wim", actions.end_functionaris, functionaris=rij.publiek_id, per=date(2016, 3, 2))  # type: ignore[attr-defined]
    alarm = doe(ploeg, "Wim", lambda _h: Teamalarm.objects.get())
    assert alarm.soort == "aandachtsfunctionaris" and alarm.uiterlijk == date(2016, 4, 1)
    (plek,) = [p for p in doe(ploeg, "Bas", functionarissen.places) if p.naam == "Team wijkteam-west"]
    assert plek.is_leeg and plek.leeg_sinds == date(2016, 3, 2)
    assert doe(ploeg, "Bas", actions.raise_vacancies) == 1
    with pytest.raises(NotAllowed):
        doe(ploeg, "Wim", actions.raise_vacancies)


def test_another_organisation_appoints_nobody_here(ploeg: Stuurploeg) -> None:
    with pytest.raises(NotAllowed):
        benoem(ploeg, door="Jamila")
    with pytest.raises(NotFound):
        benoem(ploeg, organisatie=ploeg.team("jeugdteam-west").organisatie_id, door="Bas")
    with pytest.raises(InvalidInput):
        benoem(ploeg, vervanger_medewerker=ploeg.mens("Yara").pk)


def zeg(ploeg: Stuurploeg, door: str = "Bas", **anders: object) -> None:
    organisatie = ploeg.team("wijkteam-west").organisatie
    wat = {"aanwezig": "ja", "onderdelen": ALLES, "intern_beleid": True, "beslisser": "teamleider", "herzien_op": DAG}
    doe(ploeg, door, actions.report_meldcode, organisatie=organisatie.publiek_id, **{**wat, **anders})


def stand(ploeg: Stuurploeg) -> queries.Organisatiestand:
    rij = ploeg.team("wijkteam-west").organisatie
    gevonden: queries.Organisatiestand = doe(ploeg, "Bas", queries.standing_of, publiek_id=rij.publiek_id)
    return gevonden


def test_a_code_is_whole_or_says_what_is_missing(ploeg: Stuurploeg) -> None:
    assert stand(ploeg).tekort == ["De organisatie heeft nog niets gezegd over haar meldcode."]
    zeg(ploeg)
    assert stand(ploeg).tekort == ["Er is geen aandachtsfunctionaris."]
    benoem(ploeg)
    assert not stand(ploeg).tekort
    zeg(ploeg, aanwezig="nee")
    assert stand(ploeg).tekort == ["Er is geen meldcode."]
    zeg(ploeg, door="Yara", onderdelen=[], herzien_op=date(2014, 3, 1), beslisser="", intern_beleid=False)
    assert len(stand(ploeg).tekort) == 8
    with pytest.raises(NotAllowed):
        zeg(ploeg, door="Mo")
    with pytest.raises(InvalidInput):
        zeg(ploeg, herzien_op=date(2017, 1, 1))
    assert doe(ploeg, "Bas", lambda _h: Meldcodestand.objects.count()) == 3
    assert doe(ploeg, "Jamila", lambda _h: Meldcodestand.objects.count()) == 0


def test_a_shortfall_climbs_from_talk_to_term_to_consequence(ploeg: Stuurploeg) -> None:
    plek = {"organisatie": ploeg.team("wijkteam-west").organisatie.publiek_id, "afspraak": "Afgesproken."}
    with pytest.raises(NotPossible):
        doe(ploeg, "Bas", actions.climb, **plek, trede="TERMIJN", uiterlijk=date(2016, 5, 1))
    doe(ploeg, "Bas", actions.climb, **plek, trede="GESPREK")
    with pytest.raises(InvalidInput):
        doe(ploeg, "Bas", actions.climb, **plek, trede="TERMIJN")
    doe(ploeg, "Bas", actions.climb, **plek, trede="TERMIJN", uiterlijk=date(2016, 5, 1))
    doe(ploeg, "Bas", actions.climb, **plek, trede="GEVOLG")
    assert stand(ploeg).trede is Trede.GEVOLG
    with pytest.raises(NotPossible, match="nog een tekort"):
        doe(ploeg, "Bas", actions.climb, **plek, trede="OPGELOST")
    zeg(ploeg)
    benoem(ploeg)
    doe(ploeg, "Bas", actions.climb, **plek, trede="OPGELOST")
    assert stand(ploeg).trede is None and not stand(ploeg).loopt
    with pytest.raises(NotPossible, match="geen tekort"):
        doe(ploeg, "Bas", actions.climb, **plek, trede="GESPREK")
    with pytest.raises(NotAllowed):
        doe(ploeg, "Wim", actions.climb, **plek, trede="GESPREK")


@pytest.mark.parametrize(("van", "naar"), list(product([None, *Trede], Trede)))
def test_every_pair_of_steps(van: Trede | None, naar: Trede) -> None:
    mag = naar is Trede.GESPREK if van is None else naar in ALLOWED_TRANSITIONS[van]
    if mag:
        check_climb(van, naar)
    else:
        with pytest.raises(NotPossible):
            check_climb(van, naar)


def test_the_index_for_youth_at_risk_is_no_shortfall() -> None:
    rest = [o.value for o in ONDERDEELNAMEN if o is not Onderdeel.VERWIJSINDEX]
    wat = {"aanwezig": True, "intern_beleid": True, "beslisser": "x", "herzien_op": DAG, "heeft_functionaris": True}
    assert not shortfalls(**wat, onderdelen=rest, dag=DAG)  # type: ignore[arg-type]


def test_a_question_is_read_by_who_asked_and_by_the_officers(ploeg: Stuurploeg) -> None:
    with pytest.raises(NotPossible):
        doe(ploeg, "Wim", actions.ask_functionaris, vraag="Wat doe ik eerst?")
    benoem(ploeg)
    vraag = doe(ploeg, "Wim", actions.ask_functionaris, vraag="Wat doe ik eerst?")
    for naam, ziet in (("Wim", 1), ("Yara", 1), ("Mo", 0), ("Bas", 0), ("Jamila", 0)):
        assert doe(ploeg, naam, lambda _h: Collegavraag.objects.count()) == ziet, naam
    with pytest.raises(NotFound):
        doe(ploeg, "Mo", actions.answer_question, vraag=vraag.publiek_id, antwoord="x")
    doe(ploeg, "Yara", actions.answer_question, vraag=vraag.publiek_id, antwoord="Begin met stap 1.")
    (gelezen,) = doe(ploeg, "Wim", queries.asked_by_me)
    assert gelezen.antwoord == "Begin met stap 1."
    with pytest.raises(NotFound):
        doe(ploeg, "Yara", actions.answer_question, vraag=vraag.publiek_id, antwoord="Nog eens.")
    with pytest.raises(IntegrityError), transaction.atomic():
        doe(ploeg, "Yara", lambda _h: Collegavraag.objects.update(antwoord=""))


def test_an_officer_sees_where_a_case_is_and_nothing_of_the_family(ploeg: Stuurploeg) -> None:
    een_vermoeden(ploeg.basis, "Jamila")
    benoem(ploeg, "jeugdteam-west", wie="Koen", door="Jamila")
    (zaak,) = doe(ploeg, "Koen", functionarissen.running_cases)
    assert (zaak.team, zaak.stap, zaak.begonnen) == ("Team jeugdteam-west", "SIGNALEN", date(2016, 3, 2))
    benoem(ploeg)
    for naam in ("Jamila", "Yara", "Bas", "Frank"):
        assert not doe(ploeg, naam, functionarissen.running_cases), naam
    pagina = ploeg.klant("Koen").get("/sturing/deskundigheid/meldcode/mijn").content.decode()
    assert "1. Signalen in kaart" in pagina
    assert not [woord for woord in ("De Wit", "blauwe", "Meisje", "leerkracht") if woord in pagina]


def test_who_is_attention_officer_and_nothing_else_has_the_page_too(ploeg: Stuurploeg) -> None:
    een_vermoeden(ploeg.basis, "Jamila")
    pad = "/sturing/deskundigheid/meldcode/mijn"
    # Without the appointment of today the page does not exist, whatever the role.
    assert ploeg.klant("Anja").get(pad).status_code == 404
    benoem(ploeg, "jeugdteam-west", wie="Anja", door="Jamila")
    begin = ploeg.klant("Anja").get("/", follow=True)
    assert begin.redirect_chain[-1][0] == "/sturing/deskundigheid" and pad in begin.content.decode()
    pagina = ploeg.klant("Anja").get(pad).content.decode()
    assert "1. Signalen in kaart" in pagina and "De Wit" not in pagina
    doe(ploeg, "Jamila", actions.ask_functionaris, vraag="Wat doe ik eerst?")
    (vraag,) = doe(ploeg, "Anja", lambda _h: list(Collegavraag.objects.all()))
    doe(ploeg, "Anja", actions.answer_question, vraag=vraag.publiek_id, antwoord="Bel eerst.")
    assert doe(ploeg, "Jamila", queries.asked_by_me)[0].antwoord == "Bel eerst."
    for adres in ("/werkvoorraad", "/casussen", "/sturing", "/sturing/deskundigheid/meldcode"):
        assert ploeg.klant("Anja").get(adres).status_code in (403, 404), adres


def _narrow(h: Handeling, *, dossier: int, mensen: list[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT betrokkenheid_beperk(%s, %s, %s, %s)", [dossier, h.team, mensen, h.moment])


def test_what_named_colleagues_alone_may_see_is_not_counted(ploeg: Stuurploeg) -> None:
    vermoeden = een_vermoeden(ploeg.basis, "Jamila")
    benoem(ploeg, "jeugdteam-west", wie="Koen", door="Jamila")
    doe(ploeg, "Jamila", _narrow, dossier=vermoeden.dossier_id, mensen=[ploeg.mens("Jamila").pk, ploeg.mens("Koen").pk])
    assert not doe(ploeg, "Koen", functionarissen.running_cases)


def test_whoever_steers_sees_in_short_what_asks_for_somebody(ploeg: Stuurploeg) -> None:
    kort = doe(ploeg, "Bas", summary)
    assert (kort.lege_plekken, kort.plekken, kort.alarmen) == (4, 4, 0)
    assert kort.organisaties_met_tekort == kort.organisaties and kort.expertise_opnieuw == 1


def test_administration_gets_nothing_of_the_meldcode_also_in_its_own_organisation(ploeg: Stuurploeg) -> None:
    """The pages refuse it by the matrix; so does the database, when a page forgets."""
    benoem(ploeg)
    beheer = replace(ploeg.handeling("Wim"), rol="beheer")
    with transactie(beheer, wat="toets"):
        assert Aandachtsfunctionaris.objects.count() == 0
        assert Aandachtsfunctionaris.objects.update(naam="Een ander") == 0
    rij = {"organisatie_id": beheer.organisatie, "gemeente": "9999", "naam": "Een ander", "geldig_van": DAG}
    with pytest.raises(ProgrammingError, match="row-level security"), transactie(beheer, wat="toets"):
        Aandachtsfunctionaris.objects.create(**rij)
    with transactie(ploeg.handeling("Wim"), wat="toets"):
        assert Aandachtsfunctionaris.objects.get().naam == "Yara"
