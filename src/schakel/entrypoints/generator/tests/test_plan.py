"""Does the plan of a whole year hold what is known of it, and is it as uneven as life?"""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.entrypoints.generator import kalender, nood, plan
from schakel.entrypoints.generator.opbouw import class_shares, ritme
from schakel.entrypoints.generator.spelen import DADEN
from schakel.entrypoints.generator.teksten import zinnen
from schakel.entrypoints.generator.tests.plannen import EINDE, jaarplan, parameters
from schakel.entrypoints.generator.toeval import maak_random, verdeel
from schakel.kernel.ids import normaliseer_bsn
from schakel.kernel.tijd import AMSTERDAM


def test_the_year_has_exactly_the_published_counts() -> None:
    jaar = jaarplan()
    assert len(jaar.meldingen) == 5934
    assert len(jaar.adviezen) + jaar.omgezet + jaar.uit_advies == 3511


def test_each_municipality_has_its_share() -> None:
    gemaakt = Counter(h.gemeente for h in jaarplan().huishoudens for m in h.meldingen if m.telt)
    assert gemaakt == {"0518": 4230, "0637": 871, "1916": 412, "0603": 316, "0629": 105}


def test_two_in_three_concern_known_people() -> None:
    aantal = Counter(m.klasse for m in jaarplan().meldingen)
    for klasse, gepland in verdeel(5934, class_shares(parameters())).items():
        assert abs(aantal[klasse] - gepland) <= 6, klasse
    bekend = sum(n for klasse, n in aantal.items() if klasse not in (plan.EERSTE, plan.NIET_INGEDEELD))
    assert 0.65 < bekend / 5934 < 0.68


def test_people_are_known_from_january_on() -> None:
    januari = [m for m in jaarplan().meldingen if m.ontvangen_op.month == 1]
    bekend = sum(m.klasse not in (plan.EERSTE, plan.NIET_INGEDEELD) for m in januari)
    assert 0.6 < bekend / len(januari) < 0.72


def test_the_police_report_three_in_four() -> None:
    meldingen = jaarplan().meldingen
    assert sum(m.melder == "politie" for m in meldingen) == round(0.74 * 5934)


def test_months_spread_more_than_chance() -> None:
    ratio = kalender.detrended_ratio([float(n) for n in jaarplan().per_maand.values()])
    assert 1.9 <= ratio <= 5.0
    assert sum(jaarplan().per_maand.values()) == 5934


@given(st.integers(60, 20000), st.integers())
@settings(max_examples=30, deadline=None)
def test_months_always_add_up(totaal: int, seed: int) -> None:
    maanden = kalender.months(totaal, ritme(parameters(), "politie"), 2016, maak_random(seed))
    assert sum(maanden.values()) == totaal


def test_hours_and_weekdays_differ_by_who_reports() -> None:
    politie = [m.ontvangen_op for m in jaarplan().meldingen if m.melder == "politie"]
    anders = [m.ontvangen_op for m in jaarplan().meldingen if m.melder != "politie"]
    avond = [sum(m.hour >= 18 for m in groep) / len(groep) for groep in (politie, anders)]
    weekend = [sum(m.isoweekday() > 5 for m in groep) / len(groep) for groep in (politie, anders)]
    assert avond[0] > 0.3 and avond[1] < 0.12
    assert weekend[0] > 0.28 and weekend[1] < 0.1
    assert len({m.hour for m in politie}) == 24


def test_children_live_in_nearly_three_in_four_households() -> None:
    gezinnen = [h.gezin for h in jaarplan().huishoudens if h.gezin.mensen for m in h.meldingen if m.telt]
    met = [g for g in gezinnen if g.kinderen]
    assert 0.71 < len(met) / len(gezinnen) < 0.765
    assert 1.62 < sum(g.kinderen for g in met) / len(met) < 1.78


def test_families_have_every_shape() -> None:
    vormen = Counter(h.gezin.vorm for h in jaarplan().huishoudens)
    assert len(vormen) == 10 and min(vormen.values()) > 10


def test_hardly_two_texts_are_the_same() -> None:
    teksten = [m.toelichting for m in jaarplan().meldingen if m.klasse != plan.NIET_INGEDEELD]
    assert len(set(teksten)) > 0.97 * len(teksten)
    assert not any("{" in tekst or "  " in tekst for tekst in teksten)
    assert len({a.tekst for a in jaarplan().adviezen}) > 60


def test_triage_is_in_time_for_about_half() -> None:
    binnen = totaal = 0
    for huis in jaarplan().huishoudens:
        besluit = {s.melding: s.moment for s in huis.stappen if s.soort == "besluit"}
        for melding in huis.meldingen:
            if melding.telt and melding.plek in besluit:
                totaal += 1
                binnen += (besluit[melding.plek] - melding.ontvangen_op).days < 7
    assert 0.45 < binnen / totaal < 0.75


def test_at_the_end_of_the_year_tens_of_reports_wait_for_a_judgement() -> None:
    wacht = [m for m in jaarplan().meldingen if m.route == "nog_niet"]
    assert 40 < len(wacht) < 140
    assert min(m.ontvangen_op for m in wacht) > EINDE - timedelta(weeks=6)


def test_no_life_stops_short_of_the_work() -> None:
    """Whatever was begun long before the end of the year was finished: offered, seen, told, looked at."""
    lang_geleden = EINDE - timedelta(weeks=10)
    for huis in jaarplan().huishoudens:
        stappen = {(s.melding, s.soort): s.moment for s in huis.stappen}
        landt = {s.melding for s in huis.stappen if s.soort == "besluit" and s.keuze.get("landt")}
        for melding in huis.meldingen:
            besluit = stappen.get((melding.plek, "besluit"))
            if melding.acuut == "ONBEKEND":
                assert stappen[melding.plek, "acuut_beoordelen"] < melding.ontvangen_op + timedelta(hours=1)
            if besluit is None or besluit > lang_geleden:
                continue
            nodig = {"terugkoppelen", "informeren"}
            nodig |= {"nieuwe_melding"} if melding.plek in landt else set()
            nodig |= {"aanbieden"} if melding.route == "overdracht" and melding.plek not in landt else set()
            nodig |= {"onderzoek_begin"} if melding.route == "vt_belegd" else set()
            nodig |= {"voorwaarde_nagaan"} if stappen.get((melding.plek, "voorwaarde"), EINDE) < lang_geleden else set()
            nodig |= {"kinderen_zien"} if huis.gezin.kinderen and melding.telt else set()
            assert {soort for soort in nodig if (melding.plek, soort) not in stappen} == set()


def test_reasons_fit_the_decision_under_which_they_stand() -> None:
    for besluit in ("overdracht", "onderzoek", "geen"):
        assert len(zinnen()[f"besluit_reden_{besluit}"]) > 3 and len(zinnen()[f"anders_reden_{besluit}"]) > 1
    for naam in ("besluit_reden_onderzoek", "anders_reden_onderzoek", "besluit_reden_geen", "anders_reden_geen"):
        assert not any(woord in zin for zin in zinnen()[naam] for woord in ("dit team", "het team", "dat werkt"))


def test_every_life_runs_forward_and_stops_at_the_end_of_the_year() -> None:
    for huis in jaarplan().huishoudens:
        momenten = [s.moment.astimezone(UTC) for s in huis.stappen]
        assert momenten == sorted(momenten)
        assert momenten[-1] < EINDE
        assert {s.soort for s in huis.stappen} <= DADEN.keys()


def test_a_melding_about_a_running_casus_has_no_handover_of_its_own() -> None:
    geland = 0
    for huis in jaarplan().huishoudens:
        opent: list[int] = []
        for stap in huis.stappen:
            if stap.soort == "besluit" and huis.meldingen[stap.melding].route in ("overdracht", "vt_belegd"):
                landt = bool(stap.keuze.get("landt"))
                geland += landt
                assert not (landt and not opent), "there is a casus to land in"
                opent += [] if landt else [stap.melding]
            if stap.soort == "aanbieden":
                assert stap.melding in opent
    assert 400 < geland < 2500


def test_a_few_handovers_go_to_a_team_without_accounts() -> None:
    stappen = [s for h in jaarplan().huishoudens for s in h.stappen]
    buiten = sum(s.soort == "besluit" and bool(s.keuze.get("buiten")) for s in stappen)
    alle = sum(s.soort == "aanbieden" for s in stappen)
    assert 0.003 < buiten / alle < 0.03
    zonder = (s for h in jaarplan("waterland-voorbeeld").huishoudens for s in h.stappen)
    assert not any(s.keuze.get("buiten") for s in zonder), "this region names no institution without accounts"


def test_open_households_come_first() -> None:
    open_ = [h.is_open for h in jaarplan().huishoudens]
    assert open_ == sorted(open_, reverse=True)
    assert 0.2 < sum(open_) / len(open_) < 0.7


def test_every_kind_of_step_happens() -> None:
    soorten = Counter(s.soort for h in jaarplan().huishoudens for s in h.stappen)
    assert soorten.keys() == DADEN.keys()


def test_nobody_has_a_number_that_can_be_somebody_elses() -> None:
    bsns = [m.bsn for h in jaarplan().huishoudens for m in h.gezin.mensen if m.bsn]
    assert len(bsns) == len(set(bsns)) > 800
    assert all(b.startswith("99999") and normaliseer_bsn(b) == b for b in bsns)


def test_the_thin_history_is_not_counted() -> None:
    eerder = [m for h in jaarplan().huishoudens for m in h.meldingen if not m.telt]
    assert 1800 < len(eerder) < 2300
    assert {m.ontvangen_op.year for m in eerder} == {2014, 2015}
    assert not {m.sleutel for m in eerder} & {m.sleutel for m in jaarplan().meldingen}


def test_keys_are_unique_and_adviezen_have_a_moment_of_their_own() -> None:
    sleutels = [m.sleutel for h in jaarplan().huishoudens for m in h.meldingen]
    momenten = [a.gegeven_op for a in jaarplan().adviezen]
    assert len(sleutels) == len(set(sleutels)) and len(momenten) == len(set(momenten))
    assert all(datetime(2016, 1, 1, tzinfo=AMSTERDAM) <= m < datetime(2017, 1, 1, tzinfo=AMSTERDAM) for m in momenten)


@pytest.mark.parametrize("regio", ["den-haag", "waterland-voorbeeld"])
def test_equal_seeds_give_equal_plans_and_others_do_not(regio: str) -> None:
    from schakel.entrypoints.generator.opbouw import make_plan

    een = make_plan(parameters(regio, 3, 40), EINDE)
    assert make_plan(parameters(regio, 3, 40), EINDE) == een
    assert make_plan(parameters(regio, 4, 40), EINDE).huishoudens != een.huishoudens


def test_an_invented_region_without_numbers_of_its_own_gets_a_year_too() -> None:
    jaar = jaarplan("waterland-voorbeeld")
    assert len(jaar.meldingen) == parameters("waterland-voorbeeld").aantal_meldingen > 500
    assert {h.gemeente for h in jaar.huishoudens} == {"9901", "9902", "9903", "9904"}


@given(st.integers(1, 60), st.integers(0, 10**6))
@settings(max_examples=8, deadline=None)
def test_any_size_has_exactly_its_count(huishoudens: int, seed: int) -> None:
    from schakel.entrypoints.generator.opbouw import make_plan

    klein = parameters("den-haag", seed, huishoudens)
    jaar = make_plan(klein, EINDE)
    assert len(jaar.meldingen) == klein.aantal_meldingen
    assert Counter(h.gemeente for h in jaar.huishoudens for m in h.meldingen if m.telt) == {
        code: n for code, n in klein.meldingen.items() if n
    }


def test_a_handful_of_nights_asks_for_emergency_access_and_somebody_looks_afterwards() -> None:
    jaar = jaarplan()
    assert nood.planned(jaar.huishoudens) == 12
    for h in jaar.huishoudens:
        stappen = {s.soort: s for s in h.stappen if s.soort.startswith("noodtoegang")}
        if not stappen:
            continue
        opent = stappen["noodtoegang"]
        melding = next(m for m in h.meldingen if m.plek == opent.melding)
        assert melding.acuut == "JA" and timedelta(0) < opent.moment - melding.ontvangen_op < timedelta(hours=28)
        besluit = next((s.moment for s in h.stappen if (s.soort, s.melding) == ("besluit", opent.melding)), EINDE)
        assert opent.moment < besluit
        assert all(opent.moment <= s.moment < EINDE for s in stappen.values())
    assert nood.planned(jaarplan(huishoudens=60).huishoudens) == 1
