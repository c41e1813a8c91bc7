"""Which team, whom to call, who is on call, what is laid down?"""

from datetime import date, datetime, time

import pytest
from pytest_django import DjangoAssertNumQueries

from schakel.basis.organisaties import actions, queries
from schakel.basis.organisaties.models import Contactpersoon, Organisatie
from schakel.basis.organisaties.rules import Contactbeschrijving, Periode
from schakel.basis.organisaties.tests import builders
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import AMSTERDAM

pytestmark = pytest.mark.django_db
DAG = builders.DAG


def test_a_postcode_lies_in_its_municipality_also_through_a_quarter() -> None:
    builders.een_regio()
    namen = [queries.gemeente_of_postcode("toetsland", pc, DAG) for pc in ("0201", "0202", "0203", "0999")]
    assert [gebied.naam if gebied else None for gebied in namen] == ["Grootstad", "Grootstad", "Kleindorp", None]


def test_the_same_postcode_means_nothing_in_another_region() -> None:
    builders.een_regio()
    assert queries.gemeente_of_postcode("elders", "0201", DAG) is None


def test_the_team_of_the_smallest_area_serves() -> None:
    regio = builders.een_regio()
    builders.een_organisatie()
    builders.een_team(regio, "stad", "9801")
    builders.een_team(regio, "noord", "noord")
    builders.een_team(regio, "overal", "geheel")
    gevonden = [
        queries.team_for("toetsland", pc, "wijkteam", "volwassenen", DAG) for pc in ("0201", "0202", "0203", "0999")
    ]
    assert [team.code if team else None for team in gevonden] == ["noord", "stad", "overal", "overal"]


def test_the_exact_target_group_goes_before_everybody() -> None:
    regio = builders.een_regio()
    builders.een_organisatie()
    builders.een_team(regio, "a-allen", "9801")
    builders.een_team(regio, "b-ouderen", "9801", doelgroep="ouderen")
    ouderen = queries.team_for("toetsland", "0202", "wijkteam", "ouderen", DAG)
    gezin = queries.team_for("toetsland", "0202", "wijkteam", "gezin_met_kinderen", DAG)
    assert (ouderen and ouderen.code, gezin and gezin.code) == ("b-ouderen", "a-allen")


def test_a_team_serves_only_in_its_period_and_for_its_kind() -> None:
    regio = builders.een_regio()
    builders.een_organisatie()
    builders.een_team(regio, "eerder", "9801", periode=Periode(date(2014, 1, 1), date(2016, 1, 1)))
    assert queries.team_for("toetsland", "0202", "wijkteam", "ouderen", date(2015, 12, 31)) is not None
    assert queries.team_for("toetsland", "0202", "wijkteam", "ouderen", date(2016, 1, 1)) is None
    assert queries.team_for("toetsland", "0202", "jeugdteam", "ouderen", date(2015, 1, 1)) is None
    assert queries.teams_of_kind("toetsland", "wijkteam", DAG) == []
    assert [team.code for team in queries.teams_of_kind("toetsland", "wijkteam", date(2015, 6, 1))] == ["eerder"]


def test_an_area_set_names_its_municipalities() -> None:
    builders.een_regio()
    assert [g.code for g in queries.gemeenten("toetsland", DAG)] == ["9801", "9802"]
    assert [g.code for g in queries.gemeenten("toetsland", DAG, verzameling="groot")] == ["9801"]


def test_an_organisation_bore_another_name() -> None:
    builders.een_organisatie()
    organisatie = Organisatie.objects.get(code="toets-wijkwerk")
    assert queries.name_on(organisatie, date(2014, 12, 31)) == "Oude Naam"
    assert queries.name_on(organisatie, date(2015, 1, 1)) == "Wijkwerk"
    assert queries.organisation_by_name("oude naam", date(2014, 1, 1)) == organisatie
    assert queries.organisation_by_name("oude naam", DAG) is None


def _contact(code: str, tot: date, vervanger: str | None = None) -> Contactbeschrijving:
    periode = Periode(date(2015, 1, 1), tot)
    return Contactbeschrijving(code=code, naam=code, functie="coördinator", vervanger=vervanger, periode=periode)


def test_after_the_expiry_the_substitute_is_named_and_then_nobody() -> None:
    regio = builders.een_regio()
    builders.een_organisatie()
    contacten = (_contact("a-eerste", date(2016, 1, 1), "b-tweede"), _contact("b-tweede", date(2017, 1, 1)))
    team = builders.een_team(regio, "t", "9801", contactpersonen=contacten)
    namen = [queries.contact_of(team.pk, date(jaar, 6, 1)) for jaar in (2015, 2016, 2017)]
    assert [contact.naam if contact else None for contact in namen] == ["a-eerste", "b-tweede", None]
    aflopend = queries.contacts_to_check("toetsland", date(2015, 12, 15))
    assert [contact.code for contact in aflopend] == ["a-eerste"]
    assert Contactpersoon.objects.get(code="a-eerste").vervanger == Contactpersoon.objects.get(code="b-tweede")


def test_on_call_answers_per_hour_in_the_order_of_calling() -> None:
    regio = builders.een_regio()
    diensten = [
        builders.een_dienst("achterwacht", (1, 2, 3, 4, 5, 6, 7), time(0), time(0), volgorde=1),
        builders.een_dienst("dag", (1, 2, 3, 4, 5), time(9), time(17)),
    ]
    actions.store_diensten(builders.beheer(), regio=regio, beschrijvingen=diensten)
    overdag = queries.on_call("toetsland", "cit", datetime(2016, 6, 1, 10, tzinfo=AMSTERDAM))
    nacht = queries.on_call("toetsland", "cit", datetime(2016, 6, 1, 3, tzinfo=AMSTERDAM))
    assert [dienst.code for dienst in overdag] == ["dag", "achterwacht"]
    assert [dienst.code for dienst in nacht] == ["achterwacht"]
    assert queries.on_call("toetsland", "noodbed", builders.MOMENT) == []


def test_a_setting_is_dated() -> None:
    regio = builders.een_regio()
    rijen = [
        builders.een_instelling(6, date(2015, 1, 1), date(2017, 1, 1)),
        builders.een_instelling(4, date(2017, 1, 1)),
    ]
    actions.store_instellingen(builders.beheer(), regio=regio, beschrijvingen=rijen)
    assert queries.setting("toetsland", "leeftijd", date(2016, 12, 31)) == 6
    assert queries.setting("toetsland", "leeftijd", date(2017, 1, 1)) == 4
    assert queries.setting("toetsland", "leeftijd", date(2014, 1, 1), anders="niets") == "niets"


def test_an_unknown_region_or_team_is_not_found() -> None:
    with pytest.raises(NotFound):
        queries.region("nergens")
    with pytest.raises(NotFound):
        queries.team("niemand")


def test_the_own_region_is_read_once_for_each_deed_and_anew_for_the_next(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    regio = builders.een_regio()
    builders.een_organisatie()
    team = builders.een_team(regio, "stad", "9801")
    moment = datetime.combine(DAG, time(12), AMSTERDAM)
    handeling = Handeling(None, team.pk, "machine", None, moment, namens="toets")
    with django_assert_num_queries(1):
        assert [queries.own_region(handeling) for _keer in range(3)] == ["toetsland"] * 3
    with django_assert_num_queries(1):
        assert queries.own_region(handeling.op(moment)) == "toetsland"
