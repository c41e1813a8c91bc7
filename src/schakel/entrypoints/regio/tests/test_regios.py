"""The regions in the repository: what the evaluation of 2017 names is there; a second region proves that it is data."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from schakel.basis.codelijsten import queries as codes
from schakel.basis.organisaties import queries
from schakel.basis.organisaties.models import (
    Aanbod,
    Contactpersoon,
    Dienst,
    Gebied,
    Gebiedsverzameling,
    GemeenteRegeling,
    LokaleInstelling,
    Organisatie,
    Postcode,
    Regio,
    Team,
)
from schakel.basis.organisaties.rules import FASEN, OrganisatieSoort, TeamSoort
from schakel.basis.organisaties.tests.builders import beheer
from schakel.entrypoints.regio.laden import check_folder, load_folder
from schakel.entrypoints.regio.schemas import SCHEMAMAP
from schakel.kernel.tijd import AMSTERDAM

REGIOS = SCHEMAMAP.parent
DEN_HAAG, ANDER = REGIOS / "den-haag", REGIOS / "waterland-voorbeeld"
DAG = date(2016, 6, 1)

GEMEENTEN = {
    "Den Haag": "0518",
    "Zoetermeer": "0637",
    "Leidschendam-Voorburg": "1916",
    "Rijswijk": "0603",
    "Wassenaar": "0629",
}
KETENPARTNERS = """GGD Haaglanden|Veilig Thuis Haaglanden|Landelijk Knooppunt Huwelijksdwang en Achterlating
Stichting Wende/Perspektief|Leger des Heils|Kessler stichting|STOJAH|Jeugdbescherming West/CIT/Expertiseteam|Politie
Veiligheidshuis|Openbaar Ministerie|VoorWelzijn|AMW Kwadraad|Reclassering Nederland|Haagse Wijk- en WoonZorg|MEE
De Jutters|De Waag|Meldpunt Kinderporno|William Schrikker Groep"""
INCIDENTEEL = """Stichting MOOI|Stichting Hindustani|STEK|Stichting Expertisecentrum Online Kindermisbruik
Centrum 16-22|Femmes for Freedom"""
# Every organisation that the body of the evaluation names, beside annex 3.
GENOEMD = """Gemeente Den Haag|Gemeente Delft|Sociale Wijk- en Jeugdteams Den Haag|Veilig Verder Teams
Jeugdbeschermingstafel Haaglanden|Lokale kamers|Ambulante Spoedhulp|Slachtofferhulp|CSG|Indigo|SOA Centrum|Ziekenhuizen
Psychotherapeuten chronisch trauma|Landelijk stelsel vrouwenopvang|Schuldhulpverlening|Scholen|Mantelzorginstellingen
Ouderenorganisaties|Ouderenzorg|Thuiszorg|Banken|Notarissen|Migrantenorganisaties|Vluchtelingenorganisaties
Vrijwilligersorganisaties|Ervaringsdeskundigen en lotgenotencontact|Haagse Hogeschool|Pabo|Hbo Verpleegkunde
Verwey-Jonker Instituut|Trimbos-instituut|Movisie|Vereniging van Nederlandse Gemeenten
Ministerie van Volksgezondheid, Welzijn en Sport|Directeurenoverleg Sociaal Domein|Commissie Samenleving|HWW zorg
Politie-eenheid Den Haag|OM"""
TEAMS = """Crisis Interventieteam|Expertiseteam|Wende Interventieteam|Veilig Verder Team|Ambulante Spoedhulp|Noodbedden
24-uurs bereikbaarheid opvang|Operationeel specialisten sociaal domein|Afdeling multi-etnisch politiewerk|ZSM-tafel
Centrum Seksueel Geweld|Reclassering|Veiligheidshuis|Intake opvang en ambulante hulp|Lokale kamer Zoetermeer
Jeugdbeschermingstafel H1|Jeugdteam Escamp|Sociaal wijkteam Scheveningen|Jeugdteam Wassenaar"""


def _names(tekst: str) -> list[str]:
    return [naam for regel in tekst.splitlines() for naam in regel.split("|")]


@pytest.fixture(scope="module")
def regios(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """Load both regions once for this module, in a transaction that is rolled back."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        load_folder(beheer(), DEN_HAAG)
        load_folder(beheer(), ANDER)
        codes.forget_labels()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def geladen(regios: None, db: None) -> None:
    """Let a test look at the loaded regions."""


@pytest.mark.parametrize("schema", sorted(SCHEMAMAP.glob("*.json")), ids=lambda pad: pad.name)
def test_each_schema_is_a_schema(schema: Path) -> None:
    inhoud = json.loads(schema.read_text(encoding="utf-8"))
    assert inhoud["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(inhoud)


def test_the_schemas_know_the_kinds_that_the_rules_know() -> None:
    teams = json.loads((SCHEMAMAP / "teams.schema.json").read_text(encoding="utf-8"))
    organisaties = json.loads((SCHEMAMAP / "organisaties.schema.json").read_text(encoding="utf-8"))
    delen = json.loads((SCHEMAMAP / "delen.schema.json").read_text(encoding="utf-8"))
    item = teams["properties"]["teams"]["items"]["properties"]
    assert item["soort"]["enum"] == [soort.value for soort in TeamSoort]
    item = organisaties["properties"]["organisaties"]["items"]["properties"]
    assert item["soort"]["enum"] == [soort.value for soort in OrganisatieSoort]
    assert delen["$defs"]["fase"]["enum"] == list(FASEN)


@pytest.mark.parametrize("map_", [DEN_HAAG, ANDER, REGIOS / "landelijk"], ids=lambda pad: pad.name)
def test_each_folder_is_without_faults(map_: Path) -> None:
    assert check_folder(map_).code == map_.name


@pytest.mark.parametrize(("naam", "code"), GEMEENTEN.items())
def test_the_five_municipalities_have_their_cbs_codes(geladen: None, naam: str, code: str) -> None:
    assert Gebied.objects.get(soort="gemeente", naam=naam).code == code


def test_the_evaluation_covers_five_and_the_vision_nine(geladen: None) -> None:
    vijf = queries.gemeenten("den-haag", DAG, verzameling="evaluatie-2017")
    assert {gebied.naam: gebied.code for gebied in vijf} == GEMEENTEN
    visie = Gebiedsverzameling.objects.get(code="visie-2015-2018")
    assert visie.gebieden.count() == 9
    assert (visie.geldig_van, visie.geldig_tot) == (date(2015, 1, 1), date(2019, 1, 1))
    subregios = {gebied.ouder.naam for gebied in visie.gebieden.all() if gebied.ouder}
    assert subregios == {"Regio Den Haag", "Regio Delft"}


def _known_as(naam: str) -> Organisatie | None:
    return queries.organisation_by_name(naam, DAG)


def test_the_twenty_six_partners_are_there_in_their_two_lists(geladen: None) -> None:
    for lijst, namen in (("ketenpartner", _names(KETENPARTNERS)), ("incidenteel", _names(INCIDENTEEL))):
        gevonden = [_known_as(naam) for naam in namen]
        assert [naam for naam, partner in zip(namen, gevonden, strict=True) if partner is None] == []
        assert {partner.lijst for partner in gevonden if partner} == {lijst}
        assert Organisatie.objects.filter(herkomst="den-haag", lijst=lijst).count() == len(namen)
    assert len(_names(KETENPARTNERS)) + len(_names(INCIDENTEEL)) == 26


@pytest.mark.parametrize("naam", _names(GENOEMD))
def test_every_organisation_that_the_evaluation_names_is_there(geladen: None, naam: str) -> None:
    partner = _known_as(naam)
    assert partner is not None
    assert partner.fasen
    assert partner.doelgroepen
    assert partner.bron


@pytest.mark.parametrize("naam", _names(TEAMS))
def test_every_team_that_the_evaluation_names_is_there(geladen: None, naam: str) -> None:
    assert Team.objects.filter(naam=naam, herkomst="den-haag").exists()


def test_who_only_signals_has_no_connected_team(geladen: None) -> None:
    signalerend = Organisatie.objects.filter(verbondenheid="alleen_signalerend")
    assert {"banken", "notarissen", "scholen", "pabo"} <= set(signalerend.values_list("code", flat=True))
    assert not Team.objects.filter(organisatie__in=signalerend, aangesloten=True).exists()


def test_former_names_hold_until_2015(geladen: None) -> None:
    vt = Organisatie.objects.get(code="veilig-thuis-haaglanden")
    assert queries.organisation_by_name("Steunpunt Huiselijk Geweld", date(2014, 12, 31)) == vt
    assert queries.organisation_by_name("Steunpunt Huiselijk Geweld", date(2015, 1, 1)) is None
    assert queries.organisation_by_name("AMHK", date(2016, 1, 1)) == vt


@pytest.mark.parametrize("regio", ["den-haag", "waterland-voorbeeld"])
def test_every_address_has_its_teams(geladen: None, regio: str) -> None:
    postcodes = Postcode.objects.filter(gebied__regio__code=regio).order_by("postcode4")
    assert postcodes
    for rij in postcodes:
        gemeente = queries.gemeente_of_postcode(regio, rij.postcode4, DAG)
        assert gemeente is not None
        for soort, doelgroep in (
            ("vt_triage", "allen"),
            ("wijkteam", "volwassenen"),
            ("wijkteam", "ouderen"),
            ("jeugdteam", "gezin_met_kinderen"),
            ("politie", "allen"),
            ("cit", "gezin_met_kinderen"),
            ("maatschappelijk_werk", "volwassenen"),
        ):
            assert queries.team_for(regio, rij.postcode4, soort, doelgroep, DAG), (rij.postcode4, soort)


def test_a_quarter_has_its_own_team_and_a_post_box_falls_back(geladen: None) -> None:
    scheveningen = queries.team_for("den-haag", "2583", "jeugdteam", "gezin_met_kinderen", DAG)
    postbus = queries.team_for("den-haag", "2500", "jeugdteam", "gezin_met_kinderen", DAG)
    assert scheveningen is not None
    assert scheveningen.code == "jeugdteam-scheveningen"
    assert postbus is not None
    assert postbus.code == "jeugdteam-centrum"


@pytest.mark.parametrize(
    "functie", ["veilig_thuis", "gedragswetenschapper", "vertrouwensarts", "cit", "hulpofficier", "noodbed"]
)
def test_at_three_at_night_on_christmas_day_somebody_is_on_call(geladen: None, functie: str) -> None:
    assert queries.on_call("den-haag", functie, datetime(2016, 12, 25, 3, tzinfo=AMSTERDAM))


def test_men_s_places_go_from_ten_to_seven_in_2017(geladen: None) -> None:
    plaatsen = Aanbod.objects.filter(code="mannenopvang")
    assert [plaatsen.valid_on(date(jaar, 12, 31)).get().plaatsen for jaar in (2016, 2017)] == [10, 7]


def test_what_is_invented_says_so(geladen: None) -> None:
    nummers = [
        *Team.objects.values_list("telefoon", flat=True),
        *Contactpersoon.objects.values_list("telefoon", flat=True),
        *Dienst.objects.values_list("telefoon", flat=True),
    ]
    assert [nummer for nummer in nummers if not re.fullmatch(r"0(70|99) 555 \d\d \d\d", nummer)] == []
    assert not Contactpersoon.objects.exclude(naam__endswith="(voorbeeld)").exists()
    assert not Organisatie.objects.filter(bron="").exists()
    assert not LokaleInstelling.objects.filter(bron="").exists()
    assert Regio.objects.get(code="waterland-voorbeeld").verzonnen


def test_contact_persons_run_out_and_have_a_substitute(geladen: None) -> None:
    team = Team.objects.get(code="amw-voorwelzijn")
    contact = queries.contact_of(team.pk, date(2017, 1, 2))
    assert contact is not None
    assert contact.code == "vervanger"
    assert queries.contacts_to_check("den-haag", date(2017, 1, 2))


def test_each_municipality_has_its_own_arrangement(geladen: None) -> None:
    for code in GEMEENTEN.values():
        assert GemeenteRegeling.objects.filter(gebied__code=code, gebied__regio__code="den-haag").count() >= 3
    rijswijk = Gebied.objects.get(code="0603")
    pilot = "pilot-ontspoorde-mantelzorg"
    assert not queries.arrangements(rijswijk, DAG).filter(code=pilot).exists()
    assert queries.arrangements(rijswijk, date(2017, 6, 1)).filter(code=pilot).exists()


def test_the_lists_of_2015_and_of_2019_stand_side_by_side(geladen: None) -> None:
    for lijst, aantal in (
        ("aanleiding", 9),
        ("aard", 11),
        ("hoedanigheid", 29),
        ("vervolg_melding", 4),
        ("uitkomst_onderzoek", 8),
        ("ontvangers", 11),
    ):
        assert len(codes.codes_on(lijst, date(2018, 12, 31))) == aantal
        assert codes.codes_on(lijst, date(2019, 1, 1)) == []
    for lijst in ("vorm_2019", "eerdere_betrokkenheid_2019", "veiligheidsbeoordeling_2019", "veiligheidstaxatie_2019"):
        assert codes.codes_on(lijst, date(2018, 12, 31)) == []
        assert codes.codes_on(lijst, date(2019, 1, 1))
    alleen_kind = {rij.code for rij in codes.codes_on("aard", DAG) if rij.extra.get("alleen_kind")}
    assert alleen_kind == {"05", "08", "09", "10"}


def test_each_form_points_at_both_lists(geladen: None) -> None:
    oud = {rij.code for rij in codes.codes_on("aanleiding", DAG)}
    nieuw = {rij.code for rij in codes.codes_on("vorm_2019", date(2019, 1, 1))}
    for vorm in codes.codes_on("vormen", DAG):
        assert vorm.extra["aanleiding"] in oud
        assert vorm.extra["vorm_2019"] in nieuw


def test_each_legal_ground_names_its_article_and_a_closed_list_of_receivers(geladen: None) -> None:
    soorten = {soort.value for soort in OrganisatieSoort} | {"melder"}
    for grondslag in codes.codes_on("grondslagen", DAG):
        assert grondslag.extra["artikel"]
        assert set(grondslag.extra["ontvangers"]) <= soorten
    wbp, avg = (codes.codes_on("grondslagen", dag)[-2].extra["artikel"] for dag in (DAG, date(2018, 5, 25)))
    assert wbp != avg


def test_the_second_region_goes_its_own_way(geladen: None) -> None:
    leeftijd = [
        queries.setting(regio, "kind_spreken_vanaf_leeftijd", DAG) for regio in ("den-haag", "waterland-voorbeeld")
    ]
    assert leeftijd == [6, 4]
    eigen = codes.choices_on("weigeringsredenen", DAG, regio="waterland-voorbeeld")
    assert eigen[0] == ("buiten_werkgebied", "buiten Merenland")
    assert len(codes.choices_on("weigeringsredenen", DAG, regio="den-haag")) > len(eigen)
    assert {team.herkomst for team in queries.teams_in_region("waterland-voorbeeld", DAG)} == {"waterland-voorbeeld"}
    assert [g.naam for g in queries.gemeenten("waterland-voorbeeld", date(2018, 1, 1))] == [
        "Meerstede",
        "Rietwoude",
        "Vaartmonde",
    ]


def _parameters() -> dict[str, dict[str, str]]:
    with (DEN_HAAG / "kalibratie.csv").open(encoding="utf-8", newline="") as bestand:
        return {rij["sleutel"]: rij for rij in csv.DictReader(bestand)}


def _sum(prefix: str) -> float:
    return round(sum(float(rij["value"]) for sleutel, rij in _parameters().items() if sleutel.startswith(prefix)), 1)


@pytest.mark.parametrize(
    "prefix",
    ["uur.politie.", "uur.overig.", "weekdag.politie.", "weekdag.overig.", "gezinsvorm.", "kinderen.aantal.",
     "kind.leeftijd.", "vorm.", "veiligheid.", "melder.", "adviesvrager.", "route."],
)  # fmt: skip
def test_the_shares_of_a_mix_add_up(prefix: str) -> None:
    assert _sum(prefix) == 100.0


def test_the_volumes_of_the_municipalities_add_up_to_the_year() -> None:
    parameters = _parameters()
    assert (parameters["meldingen.totaal"]["value"], parameters["adviezen.totaal"]["value"]) == ("5934", "3511")
    assert (_sum("meldingen.gemeente."), _sum("adviezen.gemeente.")) == (5934, 3511)
    codes_in_file = {sleutel.rsplit(".", 1)[1] for sleutel in parameters if sleutel.startswith("meldingen.gemeente.")}
    assert codes_in_file == set(GEMEENTEN.values())


def test_what_is_missing_is_an_estimate_and_says_on_what() -> None:
    parameters = _parameters()
    assert parameters["uurprofiel"]["status"] == "missing"
    for sleutel, rij in parameters.items():
        assert rij["basis"], sleutel
        if sleutel.startswith(("uur.", "weekdag.", "gezinsvorm.", "vorm.", "kind.")):
            assert rij["status"] == "estimate", sleutel
    met_kinderen = [
        f"gezinsvorm.{v}"
        for v in ("paar_met_kinderen", "moeder_met_kinderen", "vader_met_kinderen", "samengesteld_gezin")
    ]
    assert round(sum(float(parameters[sleutel]["value"]) for sleutel in met_kinderen), 1) == 73.3


def test_no_code_knows_a_region() -> None:
    bron = REGIOS.parent / "src" / "schakel"
    namen = re.compile(r"den[- ]haag|haaglanden|merenland|waterland|zoetermeer|0518", re.IGNORECASE)
    for pad in (bron / "basis" / "organisaties", bron / "basis" / "codelijsten", bron / "entrypoints" / "regio"):
        for bestand in pad.rglob("*.py"):
            if "tests" not in bestand.parts:
                assert not namen.search(bestand.read_text(encoding="utf-8")), bestand


def test_each_kind_has_a_name_to_show(geladen: None) -> None:
    assert {rij.code for rij in codes.codes_on("teamsoorten", DAG)} == {soort.value for soort in TeamSoort}
    assert {rij.code for rij in codes.codes_on("organisatiesoorten", DAG)} == {
        soort.value for soort in OrganisatieSoort
    }
    assert codes.label("teamsoorten", "cit") == "crisisinterventieteam"
