"""The plain rules: a proposal of the worst that is measured, a protected count, an agenda, every pair of states."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.kernel.errors import NotPossible
from schakel.sturing.visie.rules import brief
from schakel.sturing.visie.rules.agenda import Rood, Werkregel, agenda
from schakel.sturing.visie.rules.definitie import Indicator, Uitgangspunt
from schakel.sturing.visie.rules.kleur import Kleur, Meting, colour_of, norm_words, propose
from schakel.sturing.visie.rules.standen import (
    ALLOWED_TRANSITIONS,
    Aanleiding,
    Actiestatus,
    check_same_version,
    check_transition,
)
from schakel.sturing.visie.rules.tellen import Telregel, count, read_part

HOGER = Indicator("h", "Hoger", doel=Decimal(90), drempel=Decimal(75))
LAGER = Indicator("l", "Lager", richting="lager", doel=Decimal(5), drempel=Decimal(7))
DAG = date(2017, 9, 5)


@pytest.mark.parametrize(
    ("indicator", "waarde", "kleur"),
    [
        (HOGER, 90, Kleur.VASTHOUDEN),
        (HOGER, 89, Kleur.AANDACHT),
        (HOGER, 74, Kleur.EXTRA_INZET),
        (LAGER, 5, Kleur.VASTHOUDEN),
        (LAGER, 7, Kleur.AANDACHT),
        (LAGER, 8, Kleur.EXTRA_INZET),
        (Indicator("x", "Zonder norm"), 8, None),
    ],
)
def test_a_figure_is_held_beside_its_norm(indicator: Indicator, waarde: int, kleur: Kleur | None) -> None:
    assert colour_of(indicator, Meting(Decimal(waarde), "z")) == kleur


def test_the_worst_that_is_measured_is_proposed_and_what_is_not_measured_proposes_nothing() -> None:
    boom = (Indicator("b", "Boom", delen=(HOGER, LAGER)),)
    niets = propose(boom, {"h": Meting(None, "nog niet te meten: geen maat.")})
    assert (niets.kleur, niets.gemeten, niets.geheel) == (None, 0, 2)
    assert niets.zinnen[0] == "Hoger: nog niet te meten: geen maat."
    een = propose(boom, {"h": Meting(Decimal(95), "95%")})
    assert (een.kleur, een.gemeten) == (Kleur.VASTHOUDEN, 1)
    beide = propose(boom, {"h": Meting(Decimal(95), "95%"), "l": Meting(Decimal(9), "9 dagen")})
    assert beide.kleur is Kleur.EXTRA_INZET
    assert propose((), {}).kleur is None


@given(st.decimals(min_value=0, max_value=100, places=1), st.decimals(min_value=0, max_value=100, places=1))
def test_a_better_figure_is_never_judged_worse(een: Decimal, ander: Decimal) -> None:
    laag, hoog = sorted((een, ander))
    volgorde = [Kleur.EXTRA_INZET, Kleur.AANDACHT, Kleur.VASTHOUDEN]
    onder, boven = colour_of(HOGER, Meting(laag, "")), colour_of(HOGER, Meting(hoog, ""))
    assert onder is not None and boven is not None and volgorde.index(onder) <= volgorde.index(boven)


def test_an_article_is_decided_kept_late_or_otherwise_and_what_is_hidden_is_in_no_sum() -> None:
    telling = count(
        [
            Telregel("3", "", "gehouden", 40),
            Telregel("3", "", "laat", 10),
            Telregel("3", "", "anders-ander_besluit", 20),
            Telregel("3", "", "anders-andere_ontvanger", None),
        ]
    )
    assert (telling.beslist, telling.nagekomen, telling.laat, telling.anders) == (70, 40, 10, 20)
    assert telling.redenen == {"ANDER_BESLUIT": 20}
    assert count([Telregel("3", "", "gehouden", None)]).beslist is None
    assert read_part("a-b/2/3/laat", "Delft", 15) == ("a-b", "2", Telregel("3", "Delft", "laat", 15))


def test_the_agenda_begins_with_last_time_then_red_then_late_and_names_nothing_twice() -> None:
    besluit = Werkregel("besluit:1", "Bellen", "Gemeente", date(2017, 9, 1), False)
    laat = Werkregel("actie:1", "Training", "", date(2017, 9, 4), False)
    punten = agenda(
        rood=[Rood(5, "Kinderen", "Wachttijd")],
        werk=[laat, besluit, Werkregel("actie:2", "Klaar", "", date(2017, 1, 1), True)],
        vorige=[besluit],
        dag=DAG,
    )
    assert [p.aanleiding for p in punten] == [Aanleiding.VORIGE_KEER, Aanleiding.ROOD, Aanleiding.TE_LAAT]
    assert punten[2].toelichting == "Nog geen eigenaar, was 4 september 2017: 1 dag te laat."


@pytest.mark.parametrize(("van", "naar"), list(product(Actiestatus, Actiestatus)))
def test_every_pair_of_states_of_an_action(van: Actiestatus, naar: Actiestatus) -> None:
    if naar in ALLOWED_TRANSITIONS[van]:
        check_transition(van, naar)
    else:
        with pytest.raises(NotPossible):
            check_transition(van, naar)


def test_the_words_of_a_draft() -> None:
    assert brief.period_words(date(2016, 1, 1), date(2017, 1, 1)) == "2016"
    assert brief.period_words(date(2016, 7, 1), date(2017, 1, 1)) == "1 juli 2016 tot en met 31 december 2016"
    assert brief.list_words(["a"]) == "a" and brief.list_words(["a", "b", "c"]) == "a, b en c"
    assert brief.part(Uitgangspunt(1, "T", "Zo."), ["Een.", "Twee."]) == "Zo.\n\nEen. Twee."
    assert norm_words(Decimal("7.50")) == "7,5" and norm_words(Decimal(90)) == "90"
    with pytest.raises(NotPossible):
        check_same_version(1, 2)
