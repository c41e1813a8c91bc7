"""Who can be called for a need at an hour, where is nobody, and what of it may the world know?"""

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
T, N = {"type": "string", "minLength": 1}, {"type": "number"}
STUKKEN: dict[str, dict[str, Any]] = {
    "organization": {"id": T, "name": T, "description": T, "alternate_name": T},
    "location": {
        "id": T, "location_type": {"enum": ["physical", "postal", "virtual"]}, "name": T, "organization_id": T,
    },
    "taxonomy": {"id": T, "name": T, "description": T},
    "taxonomy_term": {"id": T, "name": T, "description": T, "code": T, "taxonomy_id": T, "language": T},
    "phone": {"id": T, "number": T, "service_id": T, "type": T},
    "schedule": {
        "id": T, "service_id": T, "freq": {"enum": ["WEEKLY", "MONTHLY"]}, "interval": N, "notes": T,
        "byday": {"type": "string", "pattern": r"^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$"},
        "opens_at": {"pattern": r"^\d\d:\d\d$"}, "closes_at": {"pattern": r"^\d\d:\d\d$"},
    },
    "contact": {"id": T, "service_id": T, "title": T},
    "service_area": {"id": T, "service_id": T, "name": T, "uri": T},
    "service_at_location": {"id": T, "service_id": T, "location_id": T, "location": {"$ref": "#/$defs/location"}},
    "attribute": {
        "id": T, "link_id": T, "link_entity": T, "link_type": T, "taxonomy_term_id": T,
        "taxonomy_term": {"$ref": "#/$defs/taxonomy_term"},
    },
    "service": {
        "id": T, "organization_id": T, "name": T, "description": T, "eligibility_description": T,
        "status": {"enum": ["active", "inactive", "defunct", "temporarily closed"]},
        "minimum_age": N, "maximum_age": N, "assured_date": {"pattern": r"^\d{4}-\d\d-\d\d$"}, "alert": T,
        "organization": {"$ref": "#/$defs/organization"},
        **{
            f"{stuk}s": {"type": "array", "items": {"$ref": f"#/$defs/{stuk}"}}
            for stuk in ("phone", "schedule", "contact", "service_area", "service_at_location", "attribute")
        },
    },
}  # fmt: skip
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


def test_the_export_keeps_required_fields_types_and_references() -> None:
    uit: Any = queries.hsds("toetsland", date(2016, 6, 1))
    jsonschema.Draft202012Validator(SCHEMA).validate(uit)
    diensten: Any = uit["services"]
    organisaties = {o["id"] for o in uit["organizations"]}
    locaties = {o["id"] for o in uit["locations"]}
    termen = {t["id"] for t in uit["taxonomy_terms"]}
    indelingen = {t["id"] for t in uit["taxonomies"]}
    assert len(diensten) == 3 and {t["taxonomy_id"] for t in uit["taxonomy_terms"]} <= indelingen
    for d in diensten:
        assert d["organization_id"] == d["organization"]["id"] and d["organization_id"] in organisaties
        delen = [*d["phones"], *d["schedules"], *d["contacts"], *d["service_areas"], *d["service_at_locations"]]
        assert {deel["service_id"] for deel in delen} == {d["id"]}
        assert {plek["location_id"] for plek in d["service_at_locations"]} <= locaties
        assert {k["taxonomy_term_id"] for k in d["attributes"]} <= termen and len(d["attributes"]) == 3
    ids = [stuk["id"] for d in diensten for stuk in (d, *d["phones"], *d["schedules"], *d["attributes"])]
    assert len(ids) == len(set(ids)) and uit == queries.hsds("toetsland", date(2016, 6, 1))


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
