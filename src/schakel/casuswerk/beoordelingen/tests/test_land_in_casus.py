"""Deciding about people of a running casus: the melding lands there, and people choose where it is not clear."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.beoordelingen import actions, queries
from schakel.casuswerk.beoordelingen.models import Beoordeling, Besluit
from schakel.casuswerk.beoordelingen.rules import Besluitsoort
from schakel.casuswerk.beoordelingen.rules.landen import EIGEN
from schakel.casuswerk.beoordelingen.tests.builders import (
    RUSTIG,
    besluit,
    een_besluit,
    klaar_voor_besluit,
    richt_in,
)
from schakel.casuswerk.casussen import queries as casuszicht
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as dossierzicht
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.meldingen import actions as meldingen
from schakel.casuswerk.meldingen.rules import Betrokkene
from schakel.casuswerk.meldingen.tests.builders import FENNA, MOEDER, VADER
from schakel.casuswerk.overdrachten import actions as overdrachten
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.personen import queries as personen
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
B = Besluitsoort


def bekende(ploeg: Ploeg, dossier: int, *wie: Betrokkene) -> tuple[Betrokkene, ...]:
    """Return these people as the desk recognises them: those who stand in a dossier, by first name."""
    with transactie(fatima := ploeg.handeling("Fatima"), wat="toets"):
        rijen = personen.personen_of(fatima, dossier=dossier)
        bekend = {rij.persoon.roepnaam: rij.persoon.publiek_id for rij in rijen}
    return tuple(replace(b, bekend_als=bekend[b.roepnaam]) for b in wie)


def opnieuw(ploeg: Ploeg, casus: Casus, *wie: Betrokkene, dagen: int = 5, **anders: Any) -> Beoordeling:
    """Judge a new melding about people of a casus until it can be decided, days after the one before."""
    ploeg.moment += timedelta(days=dagen)
    mensen = bekende(ploeg, casus.dossier_id, *(wie or (MOEDER, VADER, FENNA)))
    return klaar_voor_besluit(ploeg, betrokkenen=mensen, **anders)


def eerste_casus(ploeg: Ploeg) -> Casus:
    genomen = een_besluit(ploeg)
    assert genomen.casus is not None
    return genomen.casus


def bij_jamila(ploeg: Ploeg, casus: Casus) -> None:
    """Let the jeugdteam answer for a casus, as after a handover."""
    team = ploeg.team_van("Jamila").pk
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(fatima, wat="toets"):
        rij = Overdracht.objects.get(dossier_id=casus.dossier_id)
        overdrachten.withdraw(fatima, overdracht=rij, reden="ANDER_TEAM")
        for wie, rol in ((team, BetrokkenheidRol.UITVOERING), (fatima.team or 0, BetrokkenheidRol.MONITORING)):
            dossiers.grant_betrokkenheid(fatima, dossier=casus.dossier_id, team=wie, rol=rol, grondslag="toets")
        dossiers.pass_on(fatima, dossier=casus.dossier_id, naar_team=team, reden="toets", bron="toets")


def overdrachten_van(ploeg: Ploeg, casus: Casus) -> int:
    with transactie(ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1)), wat="toets"):
        return Overdracht.objects.filter(dossier_id=casus.dossier_id).exclude(status="INGETROKKEN").count()


def lopende(ploeg: Ploeg) -> int:
    with transactie(ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1)), wat="toets"):
        return Casus.objects.filter(status="LOPEND").count()


def test_it_lands_and_whoever_answers_goes_on(ploeg: Ploeg) -> None:
    casus = eerste_casus(ploeg)
    bij_jamila(ploeg, casus)
    tweede = opnieuw(ploeg, casus)
    with transactie(wie := ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=5)), wat="toets"):
        blik = queries.gather_blik(wie, beoordeling=tweede)
        feiten = {feit.code: (feit.waarde, feit.bron) for feit in blik.feiten}
        was = dossierzicht.ledger_of(wie, dossier=casus.dossier_id)
        assert "casus" in {een.soort for een in wie.spoor.blikken}
    assert (blik.casus, blik.gaat_door, blik.ontvanger) == (casus, *[ploeg.team_van("Jamila")] * 2)
    assert feiten["al_betrokken_team"] == (True, "de lopende casus: Team jeugdteam-west")
    genomen = besluit(ploeg, tweede, B.OVERDRACHT)
    assert (genomen.casus, genomen.ontvanger_team, genomen.overdracht_id) == (casus, ploeg.team_van("Jamila"), None)
    assert not genomen.is_afwijking
    assert (lopende(ploeg), overdrachten_van(ploeg, casus)) == (1, 0)
    with transactie(wie := ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=6)), wat="toets"):
        assert dossierzicht.ledger_of(wie, dossier=casus.dossier_id) == was
        codes = Gebeurtenis.objects.get(dossier_id=genomen.dossier_id, soort="beoordeling.afgerond").codes
        assert Gebeurtenis.objects.filter(dossier_id=casus.dossier_id, soort="hulp.gaat_door").count() == 1
    assert (codes["in_lopende_casus"], codes["lopende_casussen"]) == (True, 1)


def test_what_the_assessor_says_about_help_counts_and_a_refused_receiver_stays_refused(ploeg: Ploeg) -> None:
    casus = eerste_casus(ploeg)
    bij_jamila(ploeg, casus)
    ploeg.moment += timedelta(days=5)
    mensen = bekende(ploeg, casus.dossier_id, MOEDER, VADER, FENNA)
    antwoorden = {**RUSTIG, "feit.al_betrokken_team": {"waarde": "nee"}}
    tweede = klaar_voor_besluit(ploeg, antwoorden, betrokkenen=mensen)
    with transactie(wie := ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=5)), wat="toets"):
        blik = queries.gather_blik(wie, beoordeling=tweede)
    assert {f.code: f.waarde for f in blik.feiten}["al_betrokken_team"] is False
    wim = ploeg.team_van("Wim").pk
    with pytest.raises(InvalidInput) as fout:
        besluit(ploeg, tweede, B.OVERDRACHT, ontvanger_team=wim, reden_anders="Dichter bij huis.")
    assert "gaat door" in fout.value.fouten["ontvanger_team"][0]
    assert besluit(ploeg, tweede, B.OVERDRACHT, ontvanger_team=ploeg.team_van("Jamila").pk).casus == casus


def test_a_handover_on_its_way_takes_the_new_melding_along(ploeg: Ploeg) -> None:
    casus = eerste_casus(ploeg)
    genomen = besluit(ploeg, opnieuw(ploeg, casus, dagen=1), B.OVERDRACHT)
    assert (genomen.casus, genomen.ontvanger_team, genomen.overdracht_id) == (casus, ploeg.team_van("Jamila"), None)
    assert (lopende(ploeg), overdrachten_van(ploeg, casus)) == (1, 1)


def test_an_investigation_lands_too_and_who_is_there_keeps_the_capacity(ploeg: Ploeg) -> None:
    casus = eerste_casus(ploeg)
    genomen = besluit(ploeg, opnieuw(ploeg, casus), B.ONDERZOEK, reden_anders="Er is te weinig bekend.")
    assert genomen.casus == casus
    assert lopende(ploeg) == 1


def test_a_confirmation_that_was_taken_back_finds_nothing(ploeg: Ploeg) -> None:
    casus = eerste_casus(ploeg)
    tweede = opnieuw(ploeg, casus, MOEDER)
    with transactie(wie := ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=4)), wat="toets"):
        (rij,) = queries.personen_in(wie, dossier=tweede.dossier_id)
        meldingen.unlink_bekende(wie, melding=tweede.melding, persoon=rij.persoon_id)
    genomen = besluit(ploeg, tweede, B.OVERDRACHT, **aan_wim(ploeg))
    assert genomen.casus not in (None, casus)
    assert lopende(ploeg) == 2


def test_what_ends_here_lands_nowhere(ploeg: Ploeg) -> None:
    casus = eerste_casus(ploeg)
    genomen = besluit(ploeg, opnieuw(ploeg, casus), B.GEEN, reden_anders="Er is niets gebeurd.")
    assert genomen.casus is None


def aan_wim(ploeg: Ploeg) -> dict[str, Any]:
    """Hand over to the wijkteam, where no team of the kind that the agreement names works."""
    return {"ontvanger_team": ploeg.team_van("Wim").pk, "reden_anders": "Dit team is er wel."}


def twee_casussen(ploeg: Ploeg) -> tuple[Casus, Casus, Beoordeling]:
    """Return two casussen of two families, and a judgement about somebody of each."""
    een = eerste_casus(ploeg)
    ploeg.moment += timedelta(days=1)
    karin = Betrokkene(rol="SLACHTOFFER", roepnaam="Karin", achternaam="Smit", leeftijd=41, geslacht="V")
    klaar = klaar_voor_besluit(ploeg, betrokkenen=(karin,))
    ander = besluit(ploeg, klaar, B.OVERDRACHT, **aan_wim(ploeg)).casus
    assert ander is not None
    ploeg.moment += timedelta(days=1)
    mensen = (*bekende(ploeg, een.dossier_id, VADER), *bekende(ploeg, ander.dossier_id, karin))
    return een, ander, klaar_voor_besluit(ploeg, betrokkenen=mensen)


def test_of_two_casussen_a_person_chooses(ploeg: Ploeg) -> None:
    een, ander, derde = twee_casussen(ploeg)
    with transactie(wie := ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=5)), wat="toets"):
        blik = queries.gather_blik(wie, beoordeling=derde)
    assert (list(blik.casussen), blik.casus) == ([ander, een], None)
    for keuze in ("", "5e6b4d3c-0000-4000-8000-000000000000"):
        with pytest.raises(InvalidInput) as fout:
            besluit(ploeg, derde, B.OVERDRACHT, casus=keuze)
        assert fout.value.fouten.keys() == {"casus"}
    assert besluit(ploeg, derde, B.OVERDRACHT, casus=str(een.publiek_id)).casus == een
    assert lopende(ploeg) == 2


def test_a_casus_of_its_own_asks_one_sentence_and_keeps_it(ploeg: Ploeg) -> None:
    een, ander, derde = twee_casussen(ploeg)
    with pytest.raises(InvalidInput) as fout:
        besluit(ploeg, derde, B.OVERDRACHT, casus=EIGEN)
    assert fout.value.fouten.keys() == {"casus_reden"}
    genomen = besluit(ploeg, derde, B.OVERDRACHT, casus=EIGEN, casus_reden="Hij woont nu bij haar.", **aan_wim(ploeg))
    assert genomen.casus not in (None, een, ander)
    with transactie(wie := ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=6)), wat="toets"):
        bevroren = queries.frozen_of(wie, besluit=Besluit.objects.select_related("dossier").get(pk=genomen.pk))
        codes = Gebeurtenis.objects.get(dossier_id=genomen.dossier_id, soort="beoordeling.afgerond").codes
    assert bevroren["casus_reden"] == "Hij woont nu bij haar."
    assert isinstance(lopend := bevroren["lopende_casussen"], list) and len(lopend) == 2
    assert (codes["in_lopende_casus"], codes["lopende_casussen"]) == (False, 2)


def test_who_holds_a_casus_that_triage_does_not_see_is_told_and_no_more(ploeg: Ploeg) -> None:
    casus = eerste_casus(ploeg)
    bij_jamila(ploeg, casus)
    with transactie(koen := ploeg.handeling("Koen", ploeg.moment + timedelta(days=2)), wat="toets"):
        dossiers.end_betrokkenheid(koen, dossier=casus.dossier_id, team=ploeg.team_van("Fatima").pk)
    with transactie(jamila := ploeg.handeling("Jamila", ploeg.moment + timedelta(days=3)), wat="toets"):
        mensen = [rij.persoon.publiek_id for rij in personen.personen_of(jamila, dossier=casus.dossier_id)]
    ploeg.moment += timedelta(days=5)
    tweede = klaar_voor_besluit(ploeg, betrokkenen=(replace(MOEDER, bekend_als=mensen[0]),))
    dossier = tweede.dossier_id
    with transactie(wie := ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=5)), wat="toets"):
        assert list(queries.gather_blik(wie, beoordeling=tweede).casussen) == []
        assert casuszicht.casussen_elsewhere(wie, dossier=dossier) == (["Team jeugdteam-west"], False)
        assert ("kaart", dossier) in {(blik.soort, blik.dossier) for blik in wie.spoor.blikken}
        assert casus.dossier_id not in {blik.dossier for blik in wie.spoor.blikken}
    for naam in ("Lena", "Elif", "Carlijn"):
        with transactie(ander := ploeg.handeling(naam, ploeg.moment + timedelta(hours=5)), wat="toets"):
            assert casuszicht.casussen_elsewhere(ander, dossier=dossier) == ([], False), naam
    with transactie(jamila := ploeg.handeling("Jamila", ploeg.moment + timedelta(hours=6)), wat="toets"):
        dossiers.exclude_medewerker(
            jamila, dossier=casus.dossier_id, medewerker=ploeg.mensen["Gerda"].pk, reden="bekende"
        )
    with transactie(gerda := ploeg.handeling("Gerda", ploeg.moment + timedelta(hours=7)), wat="toets"):
        assert casuszicht.casussen_elsewhere(gerda, dossier=dossier) == ([], False)


def test_a_casus_that_the_reader_may_not_see_is_not_found_and_not_told(ploeg: Ploeg) -> None:
    """Kept out by name: no casus on the page, none in the trail; whoever does see it, finds it."""
    casus = eerste_casus(ploeg)
    tweede = opnieuw(ploeg, casus)
    lena = ploeg.handeling("Lena", ploeg.moment + timedelta(hours=4))
    with transactie(lena, wat="toets"):
        dossiers.exclude_medewerker(
            lena, dossier=casus.dossier_id, medewerker=ploeg.mensen["Fatima"].pk, reden="bekende"
        )
    with transactie(wie := ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=5)), wat="toets"):
        assert list(queries.gather_blik(wie, beoordeling=tweede).casussen) == []
        assert casus.dossier_id not in {blik.dossier for blik in wie.spoor.blikken}
    with transactie(wie := ploeg.handeling("Gerda", ploeg.moment + timedelta(hours=5)), wat="toets"):
        assert list(queries.gather_blik(wie, beoordeling=tweede).casussen) == [casus]


@pytest.mark.django_db(transaction=True)
def test_two_meldingen_about_one_family_concluded_at_once_make_one_casus() -> None:
    ploeg = een_ploeg()
    richt_in(ploeg)
    een = klaar_voor_besluit(ploeg)
    ploeg.moment += timedelta(minutes=20)
    ander = klaar_voor_besluit(ploeg, betrokkenen=bekende(ploeg, een.dossier_id, MOEDER, VADER, FENNA))

    def decide(beoordeling: Beoordeling, naam: str, seconden: int) -> Besluit:
        wie = ploeg.handeling(naam, ploeg.moment + timedelta(hours=5, seconds=seconden))
        with transactie(wie, wat="toets"):
            return actions.record_besluit(wie, beoordeling=beoordeling, besluit=B.OVERDRACHT)

    uitkomsten = tegelijk([lambda: decide(een, "Fatima", 0), lambda: decide(ander, "Gerda", 1)])
    geweigerd = [uit for uit in uitkomsten if isinstance(uit, Exception)]
    # Whoever acts at the earlier moment and comes second, asks once more: nothing is open yet at that moment.
    assert all(isinstance(uit, NotPossible) for uit in geweigerd) and len(geweigerd) < 2, uitkomsten
    nog = [een] if isinstance(uitkomsten[0], Exception) else []
    genomen = [uit for uit in uitkomsten if isinstance(uit, Besluit)]
    genomen += [decide(beoordeling, "Fatima", 60) for beoordeling in nog]
    assert len(genomen) == 2 and len({uit.casus_id for uit in genomen}) == 1
    assert lopende(ploeg) == 1


def test_who_acts_at_the_moment_before_asks_once_more(ploeg: Ploeg) -> None:
    een = klaar_voor_besluit(ploeg)
    ploeg.moment += timedelta(minutes=20)
    ander = klaar_voor_besluit(ploeg, betrokkenen=bekende(ploeg, een.dossier_id, MOEDER, VADER, FENNA))
    eerst = besluit(ploeg, ander, B.OVERDRACHT)
    op = ploeg.moment + timedelta(hours=4, minutes=59)
    with (
        pytest.raises(NotPossible, match="Kies nog eens"),
        transactie(wie := ploeg.handeling("Gerda", op), wat="toets"),
    ):
        actions.record_besluit(wie, beoordeling=een, besluit=B.OVERDRACHT)
    assert besluit(ploeg, een, B.OVERDRACHT, "Gerda").casus == eerst.casus


@pytest.mark.django_db(transaction=True)
def test_two_that_land_at_once_bring_the_same_new_child_once() -> None:
    ploeg = een_ploeg()
    richt_in(ploeg)
    casus = eerste_casus(ploeg)
    liv = Betrokkene(rol="KIND", roepnaam="Liv", tussenvoegsel="van", achternaam="Dalen", leeftijd=0, geslacht="V")
    ploeg.moment += timedelta(days=5)
    mensen = bekende(ploeg, casus.dossier_id, MOEDER)
    een = klaar_voor_besluit(ploeg, betrokkenen=(*mensen, liv))
    ploeg.moment += timedelta(minutes=20)
    ander = klaar_voor_besluit(ploeg, betrokkenen=(*mensen, *bekende(ploeg, een.dossier_id, liv)))
    deden = [
        lambda: besluit(ploeg, een, B.OVERDRACHT),
        lambda: besluit(ploeg, ander, B.OVERDRACHT, "Gerda"),
    ]
    uitkomsten = tegelijk(deden)
    assert not [uit for uit in uitkomsten if isinstance(uit, Exception)], uitkomsten
    with transactie(wie := ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1)), wat="toets"):
        namen = [rij.persoon.roepnaam for rij in personen.personen_of(wie, dossier=casus.dossier_id)]
    assert sorted(namen) == ["", "Fenna", "Joris", "Liv", "Marloes"]
