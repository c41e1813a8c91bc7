import re
from uuid import uuid4

import pytest

from schakel.casuswerk.adviezen.rules import ALLOWED_TRANSITIONS, AdviesStatus, check_transition, scan
from schakel.casuswerk.adviezen.rules.nummer import number_of
from schakel.casuswerk.adviezen.rules.woordenboek import is_plaats, is_verschrijving, is_woord
from schakel.casuswerk.adviezen.tests.kladjes import RONDEN, kladjes_met_iemand, kladjes_zonder_iemand
from schakel.casuswerk.adviezen.tests.moeilijk import alledaagse, moeilijke
from schakel.casuswerk.adviezen.tests.onbevangen import onbevangen, zonder_iemand
from schakel.casuswerk.adviezen.tests.teksten import Geplant, met_iets, schone
from schakel.casuswerk.adviezen.tests.vreemd import gewone, vreemde
from schakel.kernel.errors import NotPossible


def test_there_are_two_hundred_of_each() -> None:
    assert len({geplant.tekst for geplant in met_iets()}) == len(set(schone())) == 200


def _blijft(geplant: Geplant) -> list[str]:
    bewaard = scan(geplant.tekst).tekst.casefold()
    return [wat for wat in geplant.verborgen if wat.casefold() in bewaard]


def test_nothing_that_was_planted_is_kept() -> None:
    assert [(g.tekst, scan(g.tekst).tekst) for g in met_iets() if _blijft(g)] == []


def test_at_most_one_in_twenty_clean_texts_raises_a_false_alarm() -> None:
    alarmen = [(tekst, scan(tekst).tekst) for tekst in schone() if scan(tekst).vondsten]
    assert len(alarmen) <= 10, alarmen


def test_texts_that_were_written_to_get_past_it_do_not() -> None:
    assert [(g.tekst, scan(g.tekst).tekst) for g in moeilijke() if _blijft(g)] == []


def test_what_callers_say_is_kept_without_those_they_name() -> None:
    assert [(g.tekst, scan(g.tekst).tekst) for g in onbevangen() if _blijft(g)] == []
    alarmen = [tekst for tekst in zonder_iemand() if scan(tekst).vondsten]
    assert len(alarmen) <= len(zonder_iemand()) * 5 // 100, alarmen


def test_everyday_texts_of_others_raise_few_false_alarms() -> None:
    alarmen = [(tekst, scan(tekst).tekst) for tekst in alledaagse() if scan(tekst).vondsten]
    assert len(alarmen) <= len(alledaagse()) // 20, alarmen


def test_what_no_list_knows_is_told_by_its_shape() -> None:
    assert [tekst for tekst in vreemde() if not scan(tekst).vondsten] == []


def test_fresh_clean_texts_raise_few_false_alarms() -> None:
    alarm = [tekst for tekst in gewone() if scan(tekst).vondsten]
    assert len(alarm) <= len(gewone()) * 5 // 100, alarm


@pytest.mark.parametrize("ronde", RONDEN)
def test_what_a_worker_jots_down_is_kept_without_those_it_is_about(ronde: str) -> None:
    assert [(g.tekst, scan(g.tekst).tekst) for g in kladjes_met_iemand(ronde) if _blijft(g)] == []


@pytest.mark.parametrize("ronde", RONDEN)
def test_what_a_worker_jots_down_about_nobody_is_left_alone(ronde: str) -> None:
    teksten = kladjes_zonder_iemand(ronde)
    alarmen = [(tekst, scan(tekst).tekst) for tekst in teksten if scan(tekst).vondsten]
    assert len(alarmen) <= len(teksten) * 5 // 100, alarmen


@pytest.mark.parametrize("woord", ["mishandeling", "wijkverpleegkundige", "sigarettenbrandwonden", "zzp'er"])
def test_a_word_or_a_compound_of_words_is_known(woord: str) -> None:
    assert is_woord(woord)


@pytest.mark.parametrize("naam", ["tesfalem", "zbyszek", "wietske", "radoslaw", "kowalczyk"])
def test_a_name_is_no_word_and_no_slip_of_the_pen(naam: str) -> None:
    assert not is_woord(naam) and not is_plaats(naam) and not is_verschrijving(naam)


@pytest.mark.parametrize("woord", ["mishandelig", "verwaarloozing", "kindermishanedling"])
def test_a_slip_of_the_pen_is_no_name(woord: str) -> None:
    assert scan(f"Ik denk aan {woord} en wil weten wat ik kan doen.").vondsten == ()


@pytest.mark.parametrize(
    ("tekst", "schoon"),
    [
        ("MOEDER BELT OVER TESFALEM", "MOEDER BELT OVER [naam]"),
        ("Man van 79 verzorgt zijn vrouw", "Man van 79 verzorgt zijn vrouw"),
        ("Eerst belde de meester. School wacht af.", "Eerst belde de meester. School wacht af."),
        ("naar het Juliana Kinderziekenhuis", "naar het Juliana Kinderziekenhuis"),
        ("Client (RvD) belt, ook de RvdK", "Client ([naam]) belt, ook de RvdK"),
        ("de heer P van L belt", "de [naam] belt"),
        ("April is 11 jaar", "[naam] is 11 jaar"),
        ("hij reed in 12 xkz 4", "hij reed in [kenteken]"),
        ("bel nul6 eenenveertig 22 tweeendertig 09", "bel [telefoon]"),
        ("van nl 20 ingb 0001 2345 67", "van [rekening]"),
        ("de zoon van iris belt, mw. Iris dus", "de zoon van [naam] belt, mw. [naam] dus"),
        ("oppas hoort van nova dat papa boos is", "oppas hoort van [naam] dat papa boos is"),
        ("bij ons op de galerij, nr 88", "bij ons op de galerij, [adres]"),
        ("zie vraag nr 3", "zie vraag nr 3"),
        ("Moeder en dochter slaan elkaar", "Moeder en dochter slaan elkaar"),
        ("bel 0900-8844 of 116111", "bel 0900-8844 of 116111"),
        ("bel nul zes twaalf vierendertig zesenvijftig achtenzeventig", "bel [telefoon]"),
        ("r.j. van der heuvel belde", "[naam] belde"),
        ("een leerling, yusra el khattabi, is moe", "een leerling, [naam], is moe"),
        ("zijn bus is k t p 34 t", "zijn bus is [kenteken]"),
        ("o.a. de moeder en i.v.m. de vader", "o.a. de moeder en i.v.m. de vader"),
        ("Hatidže slaapt slecht", "[naam] slaapt slecht"),
        ("Geweld is nooit goed", "Geweld is nooit goed"),
        ("en toen zei roos dat ze bang is", "en toen zei [naam] dat ze bang is"),
        ("zij vraagt of dat mag", "zij vraagt of dat mag"),
        ("leerling uit 3 havo van het Segbroek", "leerling uit 3 [adres]"),
    ],
)
def test_a_shape_is_taken_out_whole(tekst: str, schoon: str) -> None:
    assert scan(tekst).tekst == schoon


def test_a_cleaned_text_is_clean() -> None:
    for geplant in [*met_iets(), *moeilijke()]:
        eenmaal = scan(geplant.tekst).tekst
        assert scan(eenmaal).tekst == eenmaal


@pytest.mark.parametrize("van", list(AdviesStatus))
@pytest.mark.parametrize("naar", list(AdviesStatus))
def test_every_pair_of_states(van: AdviesStatus, naar: AdviesStatus) -> None:
    if naar in ALLOWED_TRANSITIONS[van]:
        check_transition(van, naar)
    else:
        with pytest.raises(NotPossible):
            check_transition(van, naar)


def test_an_advies_has_a_number_of_its_own_that_says_nothing() -> None:
    nummers = {number_of(uuid4()) for _ in range(200)}
    assert len(nummers) == 200
    assert all(re.fullmatch(r"ADV [2-79AC-HJKMNP-TW-Z]{4} [2-79AC-HJKMNP-TW-Z]{3}", nummer) for nummer in nummers)
