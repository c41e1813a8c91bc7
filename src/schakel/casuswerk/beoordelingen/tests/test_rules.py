from datetime import date, datetime
from itertools import product

import pytest

from schakel.casuswerk.beoordelingen import rules
from schakel.casuswerk.beoordelingen.rules import (
    BeoordelingStatus,
    Besluitsoort,
    Bevinding,
    Geweldsoort,
    Inhoud,
    Meldingfeiten,
    Mens,
    OnderzoekStatus,
    Taxatie,
    Terugkoppelmoment,
    Uitkomst,
    as_facts,
    gather_feiten,
    taxatie_van,
)
from schakel.casuswerk.beoordelingen.rules.afwijkingen import Afwijkingsoort, Voorstel, check_reden, find_afwijkingen
from schakel.casuswerk.beoordelingen.rules.meebeslissen import Functie, check_agreed, check_other
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.tijd import AMSTERDAM

S = BeoordelingStatus
Z = OnderzoekStatus
B = Besluitsoort
G = Geweldsoort
U = Uitkomst
NACHT = datetime(2016, 3, 2, 21, 41, tzinfo=AMSTERDAM)
OVERDAG = datetime(2016, 3, 2, 10, 0, tzinfo=AMSTERDAM)
RUSTIG = Meldingfeiten(acuut=False, vormen=("01",), gemeente="0518", postcode4="2532")

MAG = {
    (S.BEGONNEN, S.VOORGELEGD), (S.BEGONNEN, S.MEEBESLIST), (S.BEGONNEN, S.BESLOTEN), (S.VOORGELEGD, S.BEGONNEN),
    (S.VOORGELEGD, S.MEEBESLIST), (S.VOORGELEGD, S.BESLOTEN), (S.MEEBESLIST, S.BEGONNEN), (S.MEEBESLIST, S.BESLOTEN),
}  # fmt: skip


@pytest.mark.parametrize(("van", "naar"), list(product(S, S)))
def test_every_pair_of_states_of_a_judgement(van: S, naar: S) -> None:
    if (van, naar) in MAG:
        rules.check_transition(van, naar)
    else:
        with pytest.raises(NotPossible, match="veiligheidsbeoordeling is"):
            rules.check_transition(van, naar)


@pytest.mark.parametrize(("van", "naar"), list(product(Z, Z)))
def test_every_pair_of_states_of_an_investigation(van: Z, naar: Z) -> None:
    mag = {
        (Z.TE_STARTEN, Z.LOPEND),
        (Z.TE_STARTEN, Z.VROEG_GESLOTEN),
        (Z.LOPEND, Z.AFGEROND),
        (Z.LOPEND, Z.VROEG_GESLOTEN),
    }
    if (van, naar) in mag:
        rules.check_onderzoek(van, naar)
    else:
        with pytest.raises(NotPossible, match="onderzoek is"):
            rules.check_onderzoek(van, naar)


@pytest.mark.parametrize(
    ("dag", "soorten"),
    [
        (date(2018, 12, 31), {B.ONDERZOEK, B.OVERDRACHT, B.ADVIES, B.GEEN}),
        (date(2019, 1, 1), set(B)),
    ],
)
def test_two_lists_of_decisions_stand_side_by_side(dag: date, soorten: set[B]) -> None:
    assert set(rules.list_on(dag)) == soorten


@pytest.mark.parametrize(
    ("soort", "dag", "lijst", "code"),
    [
        (B.ONDERZOEK, date(2016, 6, 1), "vervolg_melding", "01"),
        (B.OVERDRACHT, date(2016, 6, 1), "vervolg_melding", "02"),
        (B.ADVIES, date(2016, 6, 1), "vervolg_melding", "03"),
        (B.GEEN, date(2016, 6, 1), "vervolg_melding", "04"),
        (B.ONDERZOEK, date(2019, 6, 1), "veiligheidsbeoordeling_2019", "beleggen_bij_vt"),
        (B.VOORWAARDEN_VERVOLG, date(2019, 6, 1), "veiligheidsbeoordeling_2019", "beleggen_bij_vt"),
        (B.OVERDRACHT, date(2019, 6, 1), "veiligheidsbeoordeling_2019", "overdracht"),
        (B.ADVIES, date(2019, 6, 1), "veiligheidsbeoordeling_2019", "geen_vervolgstappen"),
        (B.MAATWERK, date(2019, 6, 1), "veiligheidsbeoordeling_2019", "regionaal_maatwerk"),
    ],
)
def test_each_decision_has_its_statutory_code(soort: B, dag: date, lijst: str, code: str) -> None:
    gekozen = rules.check_besluit(soort, dag=dag, dubbel_anoniem=False)
    assert (gekozen.lijst, gekozen.code) == (lijst, code)


@pytest.mark.parametrize("soort", list(B))
@pytest.mark.parametrize("andere_bron", [False, True])
def test_from_a_report_of_nobody_only_investigating_needs_another_source(soort: B, andere_bron: bool) -> None:
    dag = date(2019, 6, 1)
    if soort is B.ONDERZOEK and not andere_bron:
        with pytest.raises(NotPossible, match="politie"):
            rules.check_besluit(soort, dag=dag, dubbel_anoniem=True, andere_bron=andere_bron)
    else:
        assert rules.check_besluit(soort, dag=dag, dubbel_anoniem=True, andere_bron=andere_bron).code


@pytest.mark.parametrize(
    ("antwoorden", "taxatie", "melding", "personen", "verwacht"),
    [
        ({}, Taxatie(), Meldingfeiten(acuut=None), [], {"acuut": None, "structureel": None, "kinderen": 0}),
        ({}, Taxatie(), Meldingfeiten(acuut=True), [], {"acuut": True}),
        ({}, Taxatie(acuut=False), Meldingfeiten(acuut=True), [], {"acuut": False}),
        ({}, Taxatie(True, True), RUSTIG, [], {"acuut": True, "structureel": True}),
        ({"geweld_staat_vast": "ja"}, Taxatie(), RUSTIG, [], {"geweld_staat_vast": True}),
        ({"geweld_staat_vast": "nee"}, Taxatie(), RUSTIG, [], {"geweld_staat_vast": False}),
        ({"geweld_staat_vast": "weet_niet"}, Taxatie(), RUSTIG, [], {"geweld_staat_vast": None}),
        ({"meewerken": "een"}, Taxatie(), RUSTIG, [], {"meewerken": "een"}),
        ({"meewerken": "weet_niet"}, Taxatie(), RUSTIG, [], {"meewerken": None}),
        ({}, Taxatie(), RUSTIG, [Mens("KIND"), Mens("SLACHTOFFER", 33)], {"kinderen": 1}),
        ({}, Taxatie(), RUSTIG, [Mens("SLACHTOFFER", 17), Mens("PLEGER", 18)], {"kinderen": 1}),
        ({}, Taxatie(), RUSTIG, [], {"gemeente": "0518", "postcodewijk": "2532", "vorm": "01"}),
        ({}, Taxatie(), Meldingfeiten(None, vormen=("01", "05")), [], {"vorm": "05", "gemeente": None}),
        ({}, Taxatie(), Meldingfeiten(None, dubbel_anoniem=True), [], {"dubbel_anoniem": True}),
        ({}, Taxatie(), Meldingfeiten(None, anonimiteit_beloofd=True), [], {"anonimiteit_beloofd": True}),
    ],
)
def test_facts_are_gathered_with_what_is_unknown_left_open(
    antwoorden: dict[str, object],
    taxatie: Taxatie,
    melding: Meldingfeiten,
    personen: list[Mens],
    verwacht: dict[str, object],
) -> None:
    feiten = gather_feiten(antwoorden=antwoorden, taxatie=taxatie, melding=melding, personen=personen, moment=NACHT)
    gevonden = as_facts(feiten)
    assert {code: gevonden[code] for code in verwacht} == verwacht
    assert all(feit.bron for feit in feiten)


@pytest.mark.parametrize(
    ("veiligheid", "zeker", "verwacht"),
    [
        ("acuut", False, Taxatie(True, None)),
        ("acuut_en_structureel", True, Taxatie(True, True)),
        ("structureel", True, Taxatie(False, True)),
        ("geen", True, Taxatie(False, False)),
        ("geen", False, Taxatie(None, None)),
        ("", False, Taxatie(None, None)),
    ],
)
def test_an_empty_list_never_says_that_it_is_safe(veiligheid: str, zeker: bool, verwacht: Taxatie) -> None:
    assert taxatie_van(veiligheid, zeker=zeker) == verwacht


AFSPRAAK = Voorstel("overdracht", "jeugdteam", "jeugdteam")


@pytest.mark.parametrize(
    ("voorstel", "soort", "ontvanger", "kinderen", "soorten"),
    [
        (AFSPRAAK, B.OVERDRACHT, "jeugdteam", 2, set()),
        (AFSPRAAK, B.OVERDRACHT, "wijkteam", 2, {"ANDERE_ONTVANGER", "KINDEREN_ZONDER_JEUGDTEAM"}),
        (AFSPRAAK, B.ONDERZOEK, "", 2, {"ANDER_BESLUIT"}),
        (AFSPRAAK, B.GEEN, "", 2, {"ANDER_BESLUIT"}),
        (Voorstel("overdracht", "wijkteam", "wijkteam"), B.OVERDRACHT, "wijkteam", 0, set()),
        (Voorstel("overdracht", "gi", "gi"), B.OVERDRACHT, "gi", 2, set()),
        (Voorstel("overdracht", "betrokken_team", "jeugdteam"), B.OVERDRACHT, "gi", 1, {"KINDEREN_ZONDER_JEUGDTEAM"}),
        (Voorstel("onderzoek", "vt_onderzoek", "jeugdteam"), B.ONDERZOEK, "", 2, set()),
        (
            Voorstel("onderzoek", "vt_onderzoek", "jeugdteam"),
            B.OVERDRACHT,
            "wijkteam",
            1,
            {"ANDER_BESLUIT", "KINDEREN_ZONDER_JEUGDTEAM"},
        ),
        (Voorstel(), B.OVERDRACHT, "wijkteam", 2, set()),
    ],
)
def test_what_differs_from_the_agreement(
    voorstel: Voorstel, soort: B, ontvanger: str, kinderen: int, soorten: set[str]
) -> None:
    gevonden = find_afwijkingen(voorstel=voorstel, besluit=soort, ontvanger=ontvanger, kinderen=kinderen)
    assert {g.soort.value for g in gevonden} == soorten
    if gevonden:
        with pytest.raises(InvalidInput):
            check_reden(gevonden, reden=" ")
    check_reden(gevonden, reden="Daarom.")


def test_every_deviation_has_words() -> None:
    assert set(rules.BESLUIT_NAMEN) == set(B)
    assert len(Afwijkingsoort) == 3


@pytest.mark.parametrize(
    ("bevindingen", "velden"),
    [
        ([Bevinding(G.HUISELIJK_GEWELD, U.BEVESTIGD, ("01",))], set()),
        ([Bevinding(G.HUISELIJK_GEWELD, U.BEVESTIGD)], {"aarden_huiselijk_geweld"}),
        ([Bevinding(G.HUISELIJK_GEWELD, U.NIET_BEVESTIGD, ("01",))], {"aarden_huiselijk_geweld"}),
        ([Bevinding(G.HUISELIJK_GEWELD, U.BEVESTIGD, ("09",))], {"aarden_huiselijk_geweld"}),
        ([Bevinding(G.KINDERMISHANDELING, U.BEVESTIGD, ("09",))], set()),
        ([Bevinding(G.KINDERMISHANDELING, U.WEERLEGD)] * 2, {"uitkomst"}),
        ([], {"uitkomst"}),
    ],
)
def test_a_nature_only_where_violence_is_confirmed(bevindingen: list[Bevinding], velden: set[str]) -> None:
    if not velden:
        rules.check_bevindingen(bevindingen)
        return
    with pytest.raises(InvalidInput) as fout:
        rules.check_bevindingen(bevindingen)
    assert set(fout.value.fouten) == velden


def test_outcomes_have_the_statutory_codes() -> None:
    codes = {(s, u): Bevinding(s, u).code for s in G for u in U}
    assert codes[(G.HUISELIJK_GEWELD, U.WEERLEGD)] == "01"
    assert codes[(G.KINDERMISHANDELING, U.BEVESTIGD)] == "06"
    assert len(set(codes.values())) == 6


@pytest.mark.parametrize(
    ("vormen", "soorten"),
    [
        (["01"], [G.HUISELIJK_GEWELD]),
        (["07"], [G.KINDERMISHANDELING]),
        (["01", "08"], list(G)),
        ([], list(G)),
    ],
)
def test_which_kinds_of_violence_are_investigated(vormen: list[str], soorten: list[G]) -> None:
    assert rules.kinds_in(vormen) == soorten


BEKEND = ["melding_ontvangen", "vervolg_ingezet"]


@pytest.mark.parametrize(
    ("inhoud", "bekend", "velden"),
    [
        (Inhoud(("vervolg_ingezet",), "TELEFOON"), True, set()),
        (Inhoud((), "TELEFOON"), True, {"stappen"}),
        (Inhoud(("verzonnen",), "TELEFOON"), True, {"stappen"}),
        (Inhoud(("vervolg_ingezet",), ""), True, {"kanaal"}),
        (Inhoud(("vervolg_ingezet",), "TELEFOON"), False, {"geen_reden"}),
        (Inhoud(geen_reden="ANONIEM"), False, set()),
        (Inhoud(("vervolg_ingezet",), "TELEFOON", "WIL_NIET"), True, {"geen_reden"}),
        (Inhoud(("vervolg_ingezet",), "TELEFOON", toelichting="Dank u."), True, {"toelichting"}),
        (Inhoud(("vervolg_ingezet",), "TELEFOON", toelichting="Dank u.", tweede_lezer=1), True, {"toelichting"}),
        (Inhoud(("vervolg_ingezet",), "TELEFOON", toelichting="Dank u.", tweede_lezer=2), True, set()),
    ],
)
def test_the_reporter_hears_steps_from_the_list(inhoud: Inhoud, bekend: bool, velden: set[str]) -> None:
    def check() -> None:
        rules.check_inhoud(inhoud, bekende_stappen=BEKEND, wie=1, melder_bekend=bekend)

    if not velden:
        check()
        return
    with pytest.raises(InvalidInput) as fout:
        check()
    assert set(fout.value.fouten) == velden


M = Terugkoppelmoment


@pytest.mark.parametrize(
    ("moment", "soort", "gegeven", "klaar", "mag"),
    [
        (M.NA_BEOORDELING, B.OVERDRACHT, [], False, True),
        (M.NA_BEOORDELING, B.OVERDRACHT, ["NA_BEOORDELING"], False, False),
        (M.NA_ONDERZOEK, B.OVERDRACHT, [], True, False),
        (M.NA_ONDERZOEK, B.ONDERZOEK, ["NA_BEOORDELING"], False, False),
        (M.NA_ONDERZOEK, B.ONDERZOEK, ["NA_BEOORDELING"], True, True),
        (M.NA_BEOORDELING, B.ONDERZOEK, [], False, True),
        (M.NA_ONDERZOEK, B.VOORWAARDEN_VERVOLG, ["NA_BEOORDELING"], True, False),
        (M.NA_VERVOLG, B.VOORWAARDEN_VERVOLG, ["NA_BEOORDELING"], False, False),
        (M.NA_VERVOLG, B.VOORWAARDEN_VERVOLG, ["NA_BEOORDELING"], True, True),
    ],
)
def test_two_moments_to_tell(moment: M, soort: B, gegeven: list[str], klaar: bool, mag: bool) -> None:
    if mag:
        rules.check_moment(moment, besluit=soort, gegeven=gegeven, klaar=klaar)
    else:
        with pytest.raises(NotPossible):
            rules.check_moment(moment, besluit=soort, gegeven=gegeven, klaar=klaar)


def test_another_person_of_the_right_kind_judges_along() -> None:
    check_other(wie=2, beoordelaars={1}, rol="vt_triage", functie=Functie.COLLEGA)
    with pytest.raises(NotPossible):
        check_other(wie=1, beoordelaars={1}, rol="vt_triage", functie=Functie.COLLEGA)
    with pytest.raises(NotAllowed):
        check_other(wie=2, beoordelaars={1}, rol="vt_teamleider", functie=Functie.VERTROUWENSARTS)
    with pytest.raises(NotPossible):
        check_agreed(nodig=True, eens=False)
    check_agreed(nodig=False, eens=False)
    assert rules.needs_meebeslisser(B.ONDERZOEK, volgens_instrument=False)
    assert not rules.needs_meebeslisser(B.GEEN, volgens_instrument=False)


def test_a_verdict_that_differs_says_why() -> None:
    mogelijk, advies = {"gevaarstaxatie": ["acuut", "geen"]}, {"gevaarstaxatie": "geen"}
    rules.check_oordeel(mogelijk=mogelijk, advies=advies, oordeel={"gevaarstaxatie": "geen"}, reden="")
    rules.check_oordeel(mogelijk=mogelijk, advies=advies, oordeel={"gevaarstaxatie": "acuut"}, reden="Ik zag het.")
    with pytest.raises(InvalidInput):
        rules.check_oordeel(mogelijk=mogelijk, advies=advies, oordeel={"gevaarstaxatie": "acuut"}, reden="")
    with pytest.raises(InvalidInput):
        rules.check_oordeel(mogelijk=mogelijk, advies=advies, oordeel={"gevaarstaxatie": "onzin"}, reden="Ja.")
