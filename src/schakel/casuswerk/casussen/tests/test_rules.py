from enum import StrEnum
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.casuswerk.casussen import rules
from schakel.casuswerk.casussen.rules import (
    CASUS_OVERGANGEN,
    CONSULT_OVERGANGEN,
    VERMOEDEN_OVERGANGEN,
    CasusStatus,
    ConsultStatus,
    Meldcodestapsoort,
    VermoedenStatus,
    Weging,
)
from schakel.kernel.errors import InvalidInput, NotPossible

TABELLEN = [
    (CasusStatus, CASUS_OVERGANGEN, rules.check_casus_transition),
    (ConsultStatus, CONSULT_OVERGANGEN, rules.check_consult_transition),
    (VermoedenStatus, VERMOEDEN_OVERGANGEN, rules.check_vermoeden_transition),
]
PAREN = [(t, c, van, naar) for soort, t, c in TABELLEN for van, naar in product(soort, soort)]


@pytest.mark.parametrize(("tabel", "check", "van", "naar"), PAREN)
def test_every_pair_of_states(
    tabel: dict[StrEnum, frozenset[StrEnum]], check: object, van: StrEnum, naar: StrEnum
) -> None:
    if naar in tabel[van]:
        check(van, naar)  # type: ignore[operator]
    else:
        with pytest.raises(NotPossible):
            check(van, naar)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("weging", "melden"),
    [
        (Weging(), None),
        (Weging(vermoeden=False), False),
        (Weging(vermoeden=True, acuut_of_structureel=True), True),
        (Weging(True, False, False), True),
        (Weging(True, False, True, False), True),
        (Weging(True, False, True, True, False), True),
        (Weging(True, False, True, True, True), False),
        (Weging(True, False, True, True), None),
    ],
)
def test_the_five_weighings(weging: Weging, melden: bool | None) -> None:
    assert rules.must_report(weging) is melden


@given(st.builds(Weging, st.just(True), *[st.one_of(st.none(), st.booleans())] * 4))
def test_unsafety_always_leads_to_veilig_thuis(weging: Weging) -> None:
    if weging.acuut_of_structureel:
        assert rules.must_report(weging) is True


def test_honour_blocks_the_talk_until_an_expert_was_asked() -> None:
    gezet = {"SIGNALEN", "OVERLEG"}
    with pytest.raises(NotPossible, match="eer"):
        rules.check_stap(Meldcodestapsoort.GESPREK, eer=True, deskundige_gevraagd=False, gezet=gezet)
    rules.check_stap(Meldcodestapsoort.GESPREK, eer=True, deskundige_gevraagd=True, gezet=gezet)
    rules.check_stap(
        Meldcodestapsoort.GESPREK,
        eer=True,
        deskundige_gevraagd=False,
        gezet=gezet,
        gesprek_overgeslagen_reden="ONVEILIG",
    )


def test_the_steps_have_an_order() -> None:
    with pytest.raises(InvalidInput, match="ingevuld"):
        rules.check_stap(Meldcodestapsoort.WEGEN, eer=False, deskundige_gevraagd=False, gezet={"SIGNALEN"})


@pytest.mark.parametrize(
    ("reden", "veiligheid", "toelichting", "fouten"),
    [
        ("VEILIG", "VEILIG", "", set()),
        ("", "", "", {"reden", "veiligheid"}),
        ("ANDERS", "VEILIG", " ", {"toelichting"}),
        ("VERHUISD", "ONVEILIG", "", {"toelichting"}),
        ("GEEN_CONTACT", "ONBEKEND", "Wij belden vijf keer aan.", {"veiligheid"}),
        ("GEEN_MEDEWERKING", "ONBEKEND", "Zij willen niet.", {"veiligheid"}),
        ("ANDERS", "ONBEKEND", "Verdwenen.", {"veiligheid"}),
        ("VERHUISD", "ONBEKEND", "Naar een andere stad.", {"veiligheid"}),
        ("VEILIG", "ONBEKEND", "Wij horen niets.", {"veiligheid"}),
        ("OVERLEDEN", "ONBEKEND", "Beide ouders zijn overleden.", set()),
        ("GEEN_CONTACT", "VEILIG_GENOEG", "", {"toelichting"}),
        ("GEEN_CONTACT", "VEILIG_GENOEG", "School en huisarts zien de kinderen iedere week.", set()),
    ],
)
def test_closing_asks_reason_and_view_on_safety(
    reden: str, veiligheid: str, toelichting: str, fouten: set[str]
) -> None:
    try:
        rules.check_sluiting(reden=reden, veiligheid=veiligheid, toelichting=toelichting)
        gevonden: set[str] = set()
    except InvalidInput as fout:
        gevonden = set(fout.fouten)
    assert gevonden == fouten
