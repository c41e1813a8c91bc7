"""Do the definitions of the regions load, and do they hold every clock?"""

from typing import Any

import pytest

from schakel.basis.termijnen import actions, queries
from schakel.basis.termijnen.models import Termijndefinitie
from schakel.basis.termijnen.rules.bestand import lees_termijnen, objections
from schakel.basis.termijnen.tests.builders import MACHINE, inhoud_van
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.kernel.errors import InvalidInput, NotAllowed

LANDELIJK = {
    "veiligheidsbeoordeling", "onderzoek_afronden", "vervolgtraject_inzetten", "voorwaarden_vervolg_afronden",
    "persoon_informeren", "persoon_informeren_bron", "inzage_geven", "vernietigen", "klacht_beantwoorden",
    "cbs_leveren",
    "noodtoegang_nakijken", "aanlevering_vergelijken", "raadsverzoek_bevestigen", "raadsverzoek_herzien",
    "college_bevestigen",
}  # fmt: skip
REGIONAAL = {
    "acuut_screenen", "veiligheidscheck_wachtend", "kind_zien", "kind_spreken", "terugkoppeling_beoordeling",
    "terugkoppeling_onderzoek", "overdracht_ontvangst", "overdracht_acceptatie", "overdracht_acceptatie_acuut",
    "overdracht_gesprek", "overdracht_regie", "overdracht_eerste_contact", "overdracht_start", "overdracht_betwisten",
    "overdracht_herbeoordeling", "overdracht_escalatie", "regie_beleggen", "regie_beleggen_heropend",
    "regie_opnieuw_beleggen", "consult_antwoord",
    "consult_antwoord_spoed", "consult_antwoord_eer", "meldcode_melden", "meldcode_veilig_thuis_bellen",
}  # fmt: skip


def test_the_files_hold_every_clock_with_its_source() -> None:
    landelijk = lees_termijnen(inhoud_van("landelijk"))
    assert {d.code for d in landelijk} == LANDELIJK
    for map_ in ("den-haag", "waterland-voorbeeld"):
        regionaal = lees_termijnen(inhoud_van(map_))
        assert {d.code for d in regionaal} >= REGIONAAL
        assert all(d.bron and d.stop_events for d in (*landelijk, *regionaal))


def _fout(**anders: Any) -> dict[str, Any]:
    goed = {
        "code": "x", "titel": "X", "start": "a.b", "stop": ["c.d"], "eigenaar": "zender", "bron": "b",
        "praktijk": {"aantal": 1, "eenheid": "uren"}, "geldig_van": "2015-01-01",
    }  # fmt: skip
    return {"termijnen": [{**goed, **anders}]}


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"praktijk": None}, "wettelijk"),
        ({"praktijk": {"aantal": 1, "eenheid": "eeuwen"}}, "praktijk"),
        ({"praktijk": {"aantal": -1, "eenheid": "uren"}}, "praktijk"),
        ({"eigenaar": "niemand"}, "eigenaar"),
        ({"gevaar": 4}, "gevaar"),
        ({"bron": ""}, "bron"),
        ({"geldig_van": "morgen"}, "geldig_van"),
    ],
)
def test_a_fault_is_told_at_its_place(anders: dict[str, Any], veld: str) -> None:
    assert ("termijnen", 0, veld) in [pad for pad, _tekst, _remedie in objections(_fout(**anders))]


def test_one_code_does_not_hold_twice_on_a_day() -> None:
    dubbel = {"termijnen": _fout()["termijnen"] * 2}
    with pytest.raises(InvalidInput):
        lees_termijnen(dubbel)


@pytest.mark.django_db
def test_a_region_goes_before_the_country_and_what_leaves_the_file_ends(ploeg: Ploeg) -> None:
    eigen = _fout(code="veiligheidsbeoordeling", titel="Eigen", start="melding.ontvangen")
    actions.load_termijnen(MACHINE, regio="toetsregio", inhoud=eigen)
    dag = MACHINE.moment.date()
    assert {d.code: d.titel for d in queries.definities_op("toetsregio", dag)}["veiligheidsbeoordeling"] == "Eigen"
    assert queries.titels(None)["veiligheidsbeoordeling"] == "Veiligheidsbeoordeling afronden"
    assert Termijndefinitie.objects.get(regio="toetsregio", code="kind_zien").geldig_tot == dag


@pytest.mark.django_db
def test_only_an_administrator_loads(ploeg: Ploeg) -> None:
    with pytest.raises(NotAllowed):
        actions.load_termijnen(ploeg.handeling("Fatima"), regio="toetsregio", inhoud=_fout())
    assert actions.load_termijnen(ploeg.handeling("Frank"), regio="toetsregio", inhoud=_fout()) == 1
