from schakel.basis.verantwoording import rules

PARTNER = "4bf92f3577b34da6a3ce929d0e0e4736"


def test_a_trace_of_a_partner_is_taken_over_and_nonsense_is_not() -> None:
    assert rules.trace_of(f"00-{PARTNER}-00f067aa0ba902b7-01") == PARTNER
    for onzin in ("", "x", f"00-{PARTNER}-{'0' * 16}-01", f"00-{'0' * 32}-00f067aa0ba902b7-01", f"{PARTNER}' OR 1=1"):
        assert not rules.trace_of(onzin)
