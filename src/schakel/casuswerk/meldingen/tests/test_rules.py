from datetime import UTC, date, datetime
from itertools import product
from uuid import uuid4

import pytest

from schakel.casuswerk.meldingen.rules import (
    ALLOWED_TRANSITIONS,
    Acuut,
    Bekend,
    Betrokkene,
    Brongrond,
    EerdereBetrokkenheid,
    Melder,
    MelderSoort,
    Meldingbericht,
    MeldingStatus,
    aanleidingen_of,
    bericht_van,
    check_grond,
    check_transition,
    classify,
    describe,
    is_open,
    lijsten_op,
    vormen_2019_of,
)
from schakel.casuswerk.personen.rules import Adres
from schakel.kernel.errors import InvalidInput, NotPossible

NIETS = Bekend(0, in_beoordeling=False, in_casus=False, in_monitoring=False)
EERDER = Bekend(2, in_beoordeling=False, in_casus=False, in_monitoring=False)


@pytest.mark.parametrize(("van", "naar"), list(product(MeldingStatus, MeldingStatus)))
def test_every_pair_of_states(van: MeldingStatus, naar: MeldingStatus) -> None:
    if naar in ALLOWED_TRANSITIONS[van]:
        check_transition(van, naar)
    else:
        with pytest.raises(NotPossible, match="Deze melding is"):
            check_transition(van, naar)


@pytest.mark.parametrize(
    ("bekenden", "klasse"),
    [
        ([], EerdereBetrokkenheid.EERSTE),
        ([NIETS], EerdereBetrokkenheid.EERSTE),
        ([EERDER], EerdereBetrokkenheid.HER_EEN),
        ([EERDER, EERDER], EerdereBetrokkenheid.HER_MEER),
        ([EERDER, NIETS], EerdereBetrokkenheid.HER_EEN),
        ([Bekend(1, in_beoordeling=True, in_casus=True, in_monitoring=True)], EerdereBetrokkenheid.VERVOLG_BEOORDELING),
        ([Bekend(1, in_beoordeling=False, in_casus=True, in_monitoring=True)], EerdereBetrokkenheid.VERVOLG_MONITORING),
        ([EERDER, Bekend(1, False, True, False)], EerdereBetrokkenheid.VERVOLG_NA),
    ],
)
def test_classes_of_earlier_involvement(bekenden: list[Bekend], klasse: EerdereBetrokkenheid) -> None:
    assert classify(bekenden) is klasse


@pytest.mark.parametrize(
    ("soort", "grond", "open_"),
    [
        (MelderSoort.BEROEP, None, True),
        (MelderSoort.BEROEP, Brongrond.BEDREIGT_GEZIN, False),
        (MelderSoort.BEROEP, Brongrond.BEDREIGT_MELDER, False),
        (MelderSoort.BEROEP, Brongrond.VERTROUWEN, False),
        (MelderSoort.BURGER, None, False),
        (MelderSoort.BURGER, Brongrond.TOESTEMMING, True),
        (MelderSoort.DUBBEL_ANONIEM, None, False),
        (MelderSoort.DUBBEL_ANONIEM, Brongrond.TOESTEMMING, False),
    ],
)
def test_whether_the_family_may_hear_the_source(soort: MelderSoort, grond: Brongrond | None, open_: bool) -> None:
    assert is_open(soort, grond) is open_


def test_a_citizen_needs_no_ground_and_an_unknown_author_has_none() -> None:
    with pytest.raises(InvalidInput):
        check_grond(MelderSoort.BURGER, Brongrond.VERTROUWEN)
    with pytest.raises(InvalidInput):
        check_grond(MelderSoort.DUBBEL_ANONIEM, Brongrond.TOESTEMMING)
    check_grond(MelderSoort.BEROEP, Brongrond.VERTROUWEN)


def test_a_report_comes_back_from_the_spool_as_it_went_in() -> None:
    bericht = Meldingbericht(
        sleutel=uuid4(), ontvangen_op=datetime(2016, 3, 2, 20, 41, tzinfo=UTC), acuut=Acuut.DREIGT,
        gebeurd_op=datetime(2016, 3, 1, 20, 0, tzinfo=UTC), waar=Adres(postcode="2532CX", geheim=True),
        betrokkenen=(Betrokkene(rol="KIND", geboortedatum=date(2007, 1, 9), bekend_als=uuid4()),),
        melder=Melder(soort=MelderSoort.BEROEP, grond=Brongrond.VERTROUWEN), vormen=("kindcheck",), uit_advies=uuid4(),
    )  # fmt: skip
    assert bericht_van(bericht.as_json()) == bericht


def test_a_bsn_that_is_none_is_said_and_not_kept() -> None:
    assert describe(Betrokkene(bsn="123456789", omschrijving="jongen")) == "jongen; het genoemde BSN klopt niet"
    assert describe(Betrokkene(bsn="999990007")) == ""


def test_both_statutory_lists_follow_from_the_forms() -> None:
    assert aanleidingen_of(["partnergeweld", "kindermishandeling", "onbekend"]) == ["01", "08"]
    assert vormen_2019_of(["partnergeweld", "stalking_door_ex"]) == ["ex_partnergeweld"]


def test_the_lists_change_on_new_years_day_2019() -> None:
    assert "hoedanigheid" in lijsten_op(date(2018, 12, 31))
    assert "rol_melder_2019" in lijsten_op(date(2019, 1, 1))
