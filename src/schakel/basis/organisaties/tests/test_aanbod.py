"""Who can be called for a need at an hour, where is nobody, and what of it may the world know?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.basis.organisaties import actions, queries, rules
from schakel.basis.organisaties.queries import Aanbodvraag
from schakel.basis.organisaties.rules import (
    Aanbodbeschrijving,
    Aanbodplek,
    Contactbeschrijving,
    Gatstand,
    Teambeschrijving,
    Werkgebiedbeschrijving,
)
from schakel.basis.organisaties.tests.builders import beheer, een_dienst, een_organisatie, een_regio
from schakel.kernel.tijd import AMSTERDAM

OVERDAG, NACHT = datetime(2016, 6, 1, 11, tzinfo=AMSTERDAM), datetime(2016, 6, 1, 23, tzinfo=AMSTERDAM)
GEHEIM, OPEN = "099 555 77 77", "099 555 88 88"
# HSDS 3.0 in our own words: what each part must have, of which type, and what it points at.
T, N = {"type": "string", "minLength": 1}, {"type": "number", "minimum": 0}
# Every id, and every field that points at one, is a UUID.
ID = {"type": "string", "pattern": r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}
KLOKSLAG = {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}
DAG = {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"}
STUKKEN: dict[str, dict[str, Any]] = {
    "organization": {"id": ID, "name": T, "description": T, "alternate_name": T},
    "location": {
        "id": ID, "location_type": {"enum": ["physical", "postal", "virtual"]}, "name": T, "organization_id": ID,
    },
    "taxonomy": {"id": ID, "name": T, "description": T},
    "taxonomy_term": {"id": ID, "name": T, "description": T, "code": T, "taxonomy_id": ID, "language": T},
    "phone": {"id": ID, "number": T, "service_id": ID, "type": T},
    "schedule": {
        "id": ID, "service_id": ID, "freq": {"enum": ["WEEKLY", "MONTHLY"]}, "interval": N, "notes": T,
        "byday": {"type": "string", "pattern": r"^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$"},
        "opens_at": KLOKSLAG, "closes_at": KLOKSLAG,
    },
    "contact": {"id": ID, "service_id": ID, "title": T},
    "service_area": {"id": ID, "service_id": ID, "name": T, "uri": T},
    "service_at_location": {"id": ID, "service_id": ID, "location_id": ID, "location": {"$ref": "#/$defs/location"}},
    "attribute": {
        "id": ID, "link_id": ID, "link_entity": T, "link_type": T, "taxonomy_term_id": ID,
        "taxonomy_term": {"$ref": "#/$defs/taxonomy_term"},
    },
    "service": {
        "id": ID, "organization_id": ID, "name": T, "description": T, "eligibility_description": T,
        "status": {"enum": ["active", "inactive", "defunct", "temporarily closed"]},
        "minimum_age": N, "maximum_age": N, "assured_date": DAG, "alert": T,
        "organization": {"$ref": "#/$defs/organization"},
        **{
            f"{stuk}s": {"type": "array", "items": {"$ref": f"#/$defs/{stuk}"}}
            for stuk in ("phone", "schedule", "contact", "service_area", "service_at_location", "attribute")
        },
    },
}  # fmt: skip
# What the standard itself demands of each part, in the nested form and in tables.
VEREIST = {
    "organization": {"id", "name", "description"},
    "service": {"id", "name", "status", "organization_id"},
    "location": {"id", "location_type"},
    "service_at_location": {"id", "service_id", "location_id"},
    "phone": {"id", "number"},
    "attribute": {"id", "link_id", "link_entity", "taxonomy_term_id"},
    "taxonomy": {"id", "name", "description"},
    "taxonomy_term": {"id", "name", "description"},
    **{stuk: {"id"} for stuk in ("schedule", "contact", "service_area")},
}
MAG_ONTBREKEN = {"alternate_name", "minimum_age", "maximum_age", "assured_date", "alert"}
SCHEMA = {
    "type": "object",
    "required": ["organizations", "services", "locations", "taxonomies", "taxonomy_terms"],
    "properties": {
        f"{meer}": {"type": "array", "items": {"$ref": f"#/$defs/{een}"}}
        for een, meer in (
            ("organization", "organizations"), ("service", "services"), ("location", "locations"),
            ("taxonomy", "taxonomies"), ("taxonomy_term", "taxonomy_terms"),
        )
    },
    "$defs": {
        naam: {"type": "object", "properties": velden, "required": sorted(set(velden) - MAG_ONTBREKEN),
               "additionalProperties": False}
        for naam, velden in STUKKEN.items()
    },
}  # fmt: skip


def een_team(code: str, *aanbod: Aanbodbeschrijving, gebied: str = "9801", **anders: Any) -> Teambeschrijving:
    return Teambeschrijving(
        code=code, naam=f"Team {code}", organisatie="toets-wijkwerk", soort="opvang", telefoon=GEHEIM, aanbod=aanbod,
        werkgebieden=(Werkgebiedbeschrijving(gebied=gebied, doelgroep="allen"),), **anders,
    )  # fmt: skip


BED = Aanbodbeschrijving(
    code="noodbed", naam="Noodbed", fase="opvang", doelgroep="vrouwen", leeftijd_van=18, wachttijd_dagen=3,
    wachttijd_op=date(2016, 5, 30), gecontroleerd_op=date(2016, 5, 30),
)  # fmt: skip
JEUGD = Aanbodbeschrijving(code="noodbed", naam="Bed voor jongeren", fase="opvang", doelgroep="allen", leeftijd_tot=17)
LOTGENOTEN = Aanbodbeschrijving(code="lotgenoten", naam="Lotgenoten", fase="nazorg", doelgroep="volwassenen")


@pytest.fixture(autouse=True)
def regio(db: None) -> None:
    """Store a region with a shelter that is there by day, one for youngsters by night, and peer support elsewhere."""
    regio = een_regio()
    een_organisatie()
    sanne = Contactbeschrijving(code="een", naam="Sanne", functie="Coördinator", telefoon=GEHEIM)
    actions.store_teams(
        beheer(),
        regio=regio,
        beschrijvingen=[
            een_team("dag", BED, contactpersonen=(sanne,)),
            een_team("nacht", JEUGD, gebied="geheel"),
            een_team("dorp", LOTGENOTEN, gebied="9802", telefoon_openbaar=True),
        ],
    )
    actions.store_diensten(
        beheer(),
        regio=regio,
        beschrijvingen=[
            replace(een_dienst("d", (1, 2, 3, 4, 5), time(9), time(17)), team="dag"),
            replace(
                een_dienst("n", (1, 2, 3, 4, 5, 6, 7), time(17), time(9)), team="nacht", telefoon=OPEN, openbaar=True
            ),
        ],
    )


def wie(moment: datetime = OVERDAG, **vraag: Any) -> list[tuple[str, bool]]:
    gevonden = queries.offers_of("toetsland", moment, Aanbodvraag(**vraag))
    return [(v.aanbod.team.code, v.dienst is not None) for v in gevonden]


@pytest.mark.parametrize(
    ("vraag", "namen"),
    [
        ({"nodig": "noodbed"}, [("dag", True), ("nacht", False)]),
        ({"nodig": "noodbed", "moment": NACHT}, [("nacht", True), ("dag", False)]),
        ({"nodig": "noodbed", "leeftijd": 16}, [("nacht", False)]),
        ({"nodig": "noodbed", "leeftijd": 30}, [("dag", True)]),
        ({"doelgroep": "vrouwen"}, [("dag", True), ("nacht", False)]),
        ({"doelgroep": "mannen"}, [("nacht", False)]),
        ({"postcode": "0203"}, [("dorp", False), ("nacht", False)]),
        ({"postcode": "0201"}, [("dag", True), ("nacht", False)]),
        ({"postcode": "9999"}, []),
        ({"gemeente": "9802"}, [("dorp", False), ("nacht", False)]),
        ({"fase": "nazorg"}, [("dorp", False)]),
        ({"nodig": "lotgenoten", "postcode": "0201"}, []),
    ],
)
def test_who_can_be_called_now(vraag: dict[str, Any], namen: list[tuple[str, bool]]) -> None:
    assert wie(**vraag) == namen


def test_the_gap_map_knows_own_offers_general_ones_and_none() -> None:
    plekken = queries.places_of_offers("toetsland", date(2016, 6, 1))
    kaart = rules.gaps(
        plekken, doelgroepen=["vrouwen", "volwassenen"], fasen=["opvang", "nazorg"], gemeenten=["9801", "9802"]
    )
    assert kaart["vrouwen", "opvang", "9801"] is Gatstand.EIGEN
    assert kaart["vrouwen", "opvang", "9802"] is Gatstand.ALGEMEEN
    assert kaart["volwassenen", "nazorg", "9802"] is Gatstand.EIGEN
    assert kaart["volwassenen", "nazorg", "9801"] is Gatstand.GEEN


codes = st.sampled_from(["a", "b", "allen"])


@given(
    plekken=st.lists(st.builds(Aanbodplek, codes, codes, st.frozensets(codes)), max_size=6),
    extra=st.builds(Aanbodplek, codes, codes, st.frozensets(codes)),
)
def test_an_offer_more_never_makes_a_gap(plekken: list[Aanbodplek], extra: Aanbodplek) -> None:
    alles: dict[str, Any] = {"doelgroepen": ["a", "b"], "fasen": ["a", "b"], "gemeenten": ["a", "b"]}
    rang = [Gatstand.GEEN, Gatstand.ALGEMEEN, Gatstand.EIGEN]
    voor, na = rules.gaps(plekken, **alles), rules.gaps([*plekken, extra], **alles)
    assert all(rang.index(na[plek]) >= rang.index(voor[plek]) for plek in voor)


def _parts(uit: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return every part of an export with its kind, at whatever depth."""
    kinderen = {f"{stuk}s": stuk for stuk in STUKKEN} | {"taxonomies": "taxonomy"}
    for naam, waarde in uit.items():
        soort = kinderen.get(naam, naam)
        for stuk in waarde if isinstance(waarde, list) else [waarde]:
            if isinstance(stuk, dict):
                yield soort, stuk
                yield from _parts(stuk)


def test_the_export_keeps_required_fields_and_types() -> None:
    uit: Any = queries.hsds("toetsland", date(2016, 6, 1))
    jsonschema.Draft202012Validator(SCHEMA).validate(uit)
    assert set(VEREIST) == set(STUKKEN)
    delen = list(_parts(uit))
    assert {soort for soort, _stuk in delen} == set(STUKKEN), "every kind of part occurs in what was loaded"
    for soort, stuk in delen:
        assert VEREIST[soort] <= set(stuk), (soort, stuk)
    assert len(uit["services"]) == 3 and uit == queries.hsds("toetsland", date(2016, 6, 1))


@pytest.mark.parametrize(("soort", "veld"), [(s, v) for s, velden in VEREIST.items() for v in sorted(velden)])
def test_an_export_without_a_required_field_would_be_refused(soort: str, veld: str) -> None:
    uit: Any = queries.hsds("toetsland", date(2016, 6, 1))
    next(stuk for wat, stuk in _parts(uit) if wat == soort).pop(veld)
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(uit)


def test_every_reference_of_the_export_points_at_what_stands_in_it() -> None:
    uit: Any = queries.hsds("toetsland", date(2016, 6, 1))
    ids: dict[str, dict[str, Any]] = {}
    for soort, stuk in _parts(uit):
        # The same part twice says the same; no id names two things.
        assert ids.setdefault(stuk["id"], {"soort": soort, **stuk}) == {"soort": soort, **stuk}
    for _soort, stuk in _parts(uit):
        for veld in ("organization_id", "service_id", "location_id", "taxonomy_id", "taxonomy_term_id"):
            assert veld not in stuk or ids[stuk[veld]]["soort"] == veld.removesuffix("_id"), (veld, stuk)
    for dienst in uit["services"]:
        eigen = [stuk for _soort, stuk in _parts(dienst) if "service_id" in stuk]
        assert {stuk["service_id"] for stuk in eigen} == {dienst["id"]}
        assert dienst["organization"]["id"] == dienst["organization_id"]
        assert all((k["link_id"], k["link_entity"]) == (dienst["id"], "service") for k in dienst["attributes"])
        assert all(k["taxonomy_term"]["id"] == k["taxonomy_term_id"] for k in dienst["attributes"])
        assert all(p["location"]["id"] == p["location_id"] for p in dienst["service_at_locations"])
    codes = [(t["taxonomy_id"], t["code"]) for t in uit["taxonomy_terms"]]
    assert len(codes) == len(set(codes))
    gebruikt = {k["taxonomy_term_id"] for d in uit["services"] for k in d["attributes"]}
    assert {t["id"] for t in uit["taxonomy_terms"]} == gebruikt


def test_no_number_that_is_not_public_and_no_name_of_a_person_leaves() -> None:
    uit: Any = queries.hsds("toetsland", date(2016, 6, 1))
    tekst = str(uit)
    assert "Sanne" not in tekst and "Coördinator" in tekst
    nummers = {p["number"] for d in uit["services"] for p in d["phones"]}
    # The team in the village marked its number as public; of the others only the duty at night did.
    assert nummers == {OPEN, GEHEIM}
    per = {d["name"]: [p["number"] for p in d["phones"]] for d in uit["services"]}
    assert per == {"Noodbed": [], "Bed voor jongeren": [OPEN], "Lotgenoten": [GEHEIM]}


def test_signal_cards_of_the_region_go_before_those_of_the_country() -> None:
    def card(titel: str, code: str = "kind") -> rules.Signaalbeschrijving:
        return rules.Signaalbeschrijving(code=code, thema="Kinderen", titel=titel, signalen=("stil",), bron="toets")

    actions.store_signaalkaarten(beheer(), regio="", beschrijvingen=[card("Landelijk"), card("Ouderen", "oud")])
    assert [k.titel for k in queries.signaalkaarten("toetsland", date(2016, 6, 1))] == ["Landelijk", "Ouderen"]
    actions.store_signaalkaarten(beheer(), regio="toetsland", beschrijvingen=[card("Eigen")])
    assert {k.titel for k in queries.signaalkaarten("toetsland", date(2016, 6, 1))} == {"Eigen", "Ouderen"}
