"""Half-years, layouts, the file and its two reports: tables of cases, and properties."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.tijd import AMSTERDAM
from schakel.sturing.leveringen.rules import (
    ALLOWED_TRANSITIONS,
    PROEVEN,
    Feit,
    Halfjaar,
    LeveringStatus,
    Mens,
    Set,
    as_json,
    birth_code,
    check_deliverable,
    check_transition,
    deliverable,
    examine,
    from_json,
    make_records,
    mirror,
    read,
    read_definitie,
    read_halfjaar,
    write,
)
from schakel.sturing.leveringen.rules.definitie import GEGEVENS, Soort
from schakel.sturing.leveringen.rules.feiten import plain
from schakel.sturing.leveringen.tests.builders import bestand, een_feit, indeling, lijsten

PROTOCOL = indeling()
LATER = indeling("voorbeeld-2019")
LIJSTEN = lijsten(PROTOCOL)
H1 = Halfjaar(2016, 1)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_lies_in_its_half_year_and_two_may_be_delivered(dag: date) -> None:
    halfjaar = Halfjaar.op(dag)
    assert halfjaar.van <= dag < halfjaar.tot
    laatste, eerder = deliverable(dag)
    assert laatste.tot == halfjaar.van and eerder.tot == laatste.van
    assert read_halfjaar(laatste.code) == laatste
    check_deliverable(eerder, dag)
    for mag_niet in (halfjaar, eerder.vorige):
        with pytest.raises(NotPossible):
            check_deliverable(mag_niet, dag)


@pytest.mark.parametrize("code", ["", "2016", "2016-3", "16-1", "\uff12016-1", "0000-1", "2016-1-1", "x016-1"])
def test_what_is_no_half_year_is_refused(code: str) -> None:
    with pytest.raises(InvalidInput):
        read_halfjaar(code)


def test_every_pair_of_states() -> None:
    for van in LeveringStatus:
        for naar in LeveringStatus:
            if naar in ALLOWED_TRANSITIONS[van]:
                check_transition(van, naar)
            else:
                with pytest.raises(NotPossible):
                    check_transition(van, naar)


def test_the_layout_of_2015_holds_every_field_of_the_protocol() -> None:
    """Informatieprotocol 2015, 2 to 5: a set, its facts, and the sizes of its lists."""
    velden = {
        soort: {veld.gegeven for veld in record.velden}
        for soort in Set
        if (record := PROTOCOL.record(soort)) is not None
    }
    assert velden[Set.ADVIES] == {"nummer", "aanleidingen", "hoedanigheid"}
    assert velden[Set.MELDING] == {
        *("nummer", "aanleidingen", "aarden", "hoedanigheid", "ontvangen_op", "vervolg", "onderzoek_nummer"),
        *("begin_betrokkenheid", "einde_betrokkenheid"),
    }
    assert velden[Set.ONDERZOEK] == {
        *("nummer", "aanleidingen", "begonnen_op", "afgerond_op", "uitkomsten", "aarden", "ontvangers"),
    }
    for soort in (Set.MELDINGPERSOON, Set.ONDERZOEKPERSOON):
        assert velden[soort] == {"hoort_bij", "bsn", "geboortedatum", "geslacht"}
    assert velden[Set.ORGANISATIE] == GEGEVENS[Set.ORGANISATIE]
    maten = {"aanleiding": 9, "aard": 11, "hoedanigheid": 29, "vervolg_melding": 4, "uitkomst_onderzoek": 8,
             "ontvangers": 11, "geslacht": 3}  # fmt: skip
    assert {naam: len(codes) for naam, codes in LIJSTEN.items()} == maten
    for record in PROTOCOL.records:
        for veld in record.velden:
            assert set(veld.vertaling.values()) <= set(LIJSTEN.get(veld.lijst, {})) or not veld.vertaling, veld.naam


def test_an_advies_tells_nothing_of_a_person_in_any_layout() -> None:
    for definitie in (PROTOCOL, LATER):
        advies = definitie.record(Set.ADVIES)
        assert advies is not None and not {veld.gegeven for veld in advies.velden} & {
            "bsn",
            "geboortedatum",
            "geslacht",
        }
    assert PROTOCOL.delivers("bsn") and not LATER.delivers("bsn")


_TEKST = st.text(max_size=30)
_CODE = st.text("0123456789abcz_", min_size=1, max_size=6)


def _waarde(soort: Soort) -> st.SearchStrategy[Any]:
    if soort is Soort.CODES:
        return st.lists(_CODE, max_size=12, unique=True).map(tuple)
    if soort is Soort.DATUM:
        return st.one_of(st.just(""), st.dates(date(1900, 1, 1)).map(lambda d: f"{d:%Y%m%d}"), st.just("19820000"))
    return st.one_of(_TEKST, _CODE)


@st.composite
def _feiten(trek: st.DrawFn, definitie: Any) -> list[Feit]:
    feiten = []
    for record in trek(st.lists(st.sampled_from(definitie.records), max_size=8)):
        waarden = {veld.gegeven: trek(_waarde(veld.soort)) for veld in record.velden}
        feiten.append(Feit(record.set, waarden))
    return feiten


@pytest.mark.parametrize("definitie", [PROTOCOL, LATER], ids=["vast", "gescheiden"])
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_file_read_back_gives_the_same_records(definitie: Any, data: st.DataObject) -> None:
    records = make_records(definitie, data.draw(_feiten(definitie)))
    tekst = write(definitie, records)
    assert tekst.isascii()
    assert read(definitie, tekst) == records
    assert sum(deel.aantal for deel in mirror(definitie, records, LIJSTEN)) == len(records)


def test_a_line_stands_at_its_places() -> None:
    feit = een_feit(Set.MELDING, vervolg="onderzoek", onderzoek_nummer="O1", aanleidingen=("08", "01"))
    (regel, rest) = write(PROTOCOL, make_records(PROTOCOL, [feit])).split("\r\n")
    assert rest == ""
    assert regel == (
        "ME" + "M1".ljust(16) + "0108".ljust(18) + "01".ljust(22) + "01" + "20160302" + "01" + "O1".ljust(16) + " " * 16
    )
    (persoon, _leeg) = write(PROTOCOL, make_records(PROTOCOL, [een_feit(Set.MELDINGPERSOON, bsn="")])).split("\r\n")
    assert persoon == "MP" + "M1".ljust(16) + "000000000" + "19820504" + "V"


@pytest.mark.parametrize("tekst", ["XX\r\n", "ME kort\r\n", "AD" + " " * 60 + "\r\n", "AD"])
def test_a_file_of_another_layout_is_not_read(tekst: str) -> None:
    with pytest.raises(InvalidInput):
        read(PROTOCOL, tekst)


@pytest.mark.parametrize(
    ("mens", "code"),
    [
        (Mens(1, 1, "V", geboortedatum=date(1982, 5, 4)), "19820504"),
        (Mens(1, 1, "V", leeftijd=9, peildatum=date(2016, 3, 2)), "20070000"),
        (Mens(1, 1, "O", ongeboren=True), "99999999"),
        (Mens(1, 1, "O"), ""),
    ],
)
def test_a_birth_date_is_written_as_the_protocol_has_it(mens: Mens, code: str) -> None:
    assert birth_code(mens) == code
    assert "999990019" not in repr(Mens(1, 1, "V", bsn="999990019"))


def test_a_text_becomes_plain() -> None:
    assert plain("  Bureau Café\n ’t Huis ") == "Bureau Cafe ?t Huis"


def _found(*feiten: Feit, definitie: Any = PROTOCOL) -> set[str]:
    return {een.proef for een in examine(definitie, feiten, H1, LIJSTEN)}


def test_what_is_right_is_left_alone() -> None:
    assert _found(*(een_feit(soort) for soort in Set)) == set()


LAAT = datetime(2016, 3, 2, 21, 0, tzinfo=AMSTERDAM)
FOUTEN: list[tuple[str, Set, dict[str, Any]]] = [
    ("veld_leeg", Set.ORGANISATIE, {"kvk": ""}),
    ("veld_leeg", Set.MELDING, {"aarden": ()}),
    ("veld_leeg", Set.ONDERZOEK, {"begonnen_op": ""}),
    ("geen_personen", Set.MELDING, {"nummer": "M2"}),
    ("bsn_onbekend", Set.MELDINGPERSOON, {"bsn": ""}),
    ("bsn_onmogelijk", Set.MELDINGPERSOON, {"bsn": "123456789"}),
    ("ongeboren_met_bsn", Set.MELDINGPERSOON, {"geboortedatum": "99999999"}),
    ("geboren_onbekend", Set.MELDINGPERSOON, {"geboortedatum": ""}),
    ("later_geboren", Set.MELDINGPERSOON, {"geboortedatum": "20160303"}),
    ("later_geboren", Set.MELDINGPERSOON, {"geboortedatum": "20170000"}),
    ("te_oud", Set.ONDERZOEKPERSOON, {"geboortedatum": "18950101"}),
    ("geslacht_onbekend", Set.MELDINGPERSOON, {"geslacht": "O"}),
    ("einde_voor_begin", Set.MELDING, {"begin_betrokkenheid": "20160308", "einde_betrokkenheid": "20160307"}),
    ("einde_voor_begin", Set.ONDERZOEK, {"afgerond_op": "20160301"}),
    ("besloten_voor_ontvangst", Set.MELDING, {"besloten_op": "20160301"}),
    ("kindaard_zonder_kind", Set.MELDING, {"aarden": ("08",)}),
    ("onderzoek_zonder_nummer", Set.MELDING, {"vervolg": "onderzoek"}),
    ("nummer_zonder_onderzoek", Set.MELDING, {"onderzoek_nummer": "O1"}),
    ("uitkomst_dubbel", Set.ONDERZOEK, {"uitkomsten": ("04", "05")}),
    ("aard_zonder_bevestiging", Set.ONDERZOEK, {"aarden": ("01",)}),
    ("bevestigd_zonder_aard", Set.ONDERZOEK, {"uitkomsten": ("06",)}),
    ("geen_en_toch_ontvanger", Set.ONDERZOEK, {"ontvangers": ("geen", "jeugdteam")}),
    ("code_onbekend", Set.ADVIES, {"hoedanigheid": "99"}),
    ("code_onbekend", Set.MELDING, {"vervolg": "regionaal_maatwerk"}),
    ("laat_ingevoerd", Set.ADVIES, {"gebeurd_op": LAAT, "ingevoerd_op": LAAT + timedelta(days=2)}),
    ("na_halfjaar_ingevoerd", Set.ADVIES, {"gebeurd_op": LAAT, "ingevoerd_op": LAAT + timedelta(days=200)}),
]


@pytest.mark.parametrize(("proef", "soort", "waarden"), FOUTEN)
def test_each_fault_is_found_and_nothing_else(proef: str, soort: Set, waarden: dict[str, Any]) -> None:
    feiten = [een_feit(s, **(waarden if s is soort else {})) for s in Set]
    mensen = {Set.MELDINGPERSOON: "M1", Set.ONDERZOEKPERSOON: "O1"}
    if proef == "geen_personen":
        feiten = [f for f in feiten if f.set not in mensen] + [een_feit(Set.ONDERZOEKPERSOON)]
    assert _found(*feiten) == {proef}


def test_every_check_has_a_case() -> None:
    assert {proef for proef, _soort, _waarden in FOUTEN} == set(PROEVEN)


def test_entered_within_a_day_is_in_time() -> None:
    assert _found(een_feit(Set.ADVIES, gebeurd_op=LAAT, ingevoerd_op=LAAT + timedelta(days=1))) == set()


def test_a_layout_without_people_asks_for_none() -> None:
    feit = een_feit(Set.MELDING, vormen_2019=("ex_partnergeweld",), eerdere_betrokkenheid="eerste_melding")
    assert {een.proef for een in examine(LATER, [feit], H1, lijsten(LATER))} == set()


def test_the_mirror_counts_and_survives_being_kept() -> None:
    feiten = [een_feit(Set.ADVIES), een_feit(Set.ADVIES, aanleidingen=("01", "08"), hoedanigheid="")]
    spiegel = mirror(PROTOCOL, make_records(PROTOCOL, feiten), LIJSTEN)
    advies = next(deel for deel in spiegel if deel.set is Set.ADVIES)
    assert advies.aantal == 2
    aanleiding, hoedanigheid = advies.velden[1], advies.velden[2]
    assert (aanleiding.gevuld, aanleiding.verdeling) == (
        2, (("01", "partnergeweld", 2), ("08", "kindermishandeling, anders", 1)),
    )  # fmt: skip
    assert (hoedanigheid.gevuld, hoedanigheid.leeg) == (1, 1)
    assert from_json(as_json(spiegel)) == spiegel


# Adviezen and meldingen of the country by half-year, rounded to five (CBS, Impactmonitor 2022, figure 4.1).
GEPUBLICEERD = {
    "2019-1": (53145, 65075), "2019-2": (54540, 66730), "2020-1": (58575, 64505), "2020-2": (63475, 62910),
    "2021-1": (67545, 60880), "2021-2": (66625, 58500), "2022-1": (66155, 59985),
}  # fmt: skip
# The same source by year (CBS 84852NED).
MELDINGEN_2020 = 127410


def _fives(aantal: int) -> int:
    return 5 * round(aantal / 5)


def test_given_records_make_the_published_half_year() -> None:
    """As many records as the country published: file, reading back and mirror give the published numbers."""
    periode = "2020-1"
    adviezen, meldingen = GEPUBLICEERD[periode]
    advies = make_records(LATER, [een_feit(Set.ADVIES)])[0]
    melding = make_records(LATER, [een_feit(Set.MELDING)])[0]
    gelezen = read(LATER, write(LATER, [*[advies] * adviezen, *[melding] * meldingen]))
    per = {deel.set: deel.aantal for deel in mirror(LATER, gelezen, {})}
    assert (_fives(per[Set.ADVIES]), _fives(per[Set.MELDING])) == (adviezen, meldingen)


def test_the_source_does_not_add_up_by_what_rounding_does_and_no_more() -> None:
    """Two rounded halves of 2020 are five more than the rounded year: no count of ours can be both."""
    helften = GEPUBLICEERD["2020-1"][1] + GEPUBLICEERD["2020-2"][1]
    assert helften - MELDINGEN_2020 == 5
    # Each half may lie two on either side of what is published: there are counts that give all three numbers.
    passend = [
        (eerste, tweede)
        for eerste in range(64503, 64508)
        for tweede in range(62908, 62913)
        if (_fives(eerste), _fives(tweede), _fives(eerste + tweede)) == (64505, 62910, MELDINGEN_2020)
    ]
    assert passend


@pytest.mark.parametrize(
    ("plek", "anders"),
    [
        ("records.1.velden.1.gegeven", {"gegeven": "bsn"}),
        ("records.1.velden.1.soort", {"soort": "blob"}),
        ("records.1.velden.1.lengte", {"lengte": 0}),
        ("records.1.velden.1.lengte", {"soort": "datum", "lengte": 9, "keren": 1}),
        ("records.1.velden.1.keren", {"soort": "code"}),
        ("records.1.velden.1.leeg", {"leeg": "veel te lang"}),
    ],
)
def test_a_layout_that_reaches_for_more_is_refused(plek: str, anders: dict[str, Any]) -> None:
    ruw = bestand("informatieprotocol-2015")
    ruw["records"][1]["velden"][1] |= anders
    with pytest.raises(InvalidInput) as fout:
        read_definitie(ruw)
    assert plek in fout.value.fouten


def test_a_layout_without_a_set_or_a_day_is_refused() -> None:
    ruw = bestand("informatieprotocol-2015")
    ruw["records"] = ruw["records"][:1] * 2
    del ruw["geldig_van"]
    with pytest.raises(InvalidInput) as fout:
        read_definitie(ruw)
    assert {"records", "geldig_van"} <= set(fout.value.fouten)
