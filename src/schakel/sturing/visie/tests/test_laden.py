"""A vision comes in as data: eleven principles, eight, or three lines; and what was adopted stays."""

from datetime import date
from typing import Any

import pytest

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.sturing.visie.actions import load_visie
from schakel.sturing.visie.actions.visie import adopt_versie, record_adoption
from schakel.sturing.visie.models import Actie, Focuspunt, Toets, Uitrolstand, Vaststelling
from schakel.sturing.visie.queries.kern import current_version, text_of_version
from schakel.sturing.visie.queries.visie import municipalities_of, why, why_term
from schakel.sturing.visie.rules.definitie import objections
from schakel.sturing.visie.tests.builders import (
    HAAGLANDEN,
    MACHINE,
    REGIOS,
    VOORBEELDEN,
    een_visie,
    lees,
    met_termijnen,
    wie,
)

pytestmark = pytest.mark.django_db


def test_the_vision_of_haaglanden_has_eleven_principles_nine_municipalities_and_five_in_its_evaluation(
    ploeg: Ploeg,
) -> None:
    een_visie()
    bas = wie(ploeg)
    versie = current_version(bas)
    assert versie is not None and (versie.versie, versie.geldig_tot) == ("2015-2018", date(2019, 1, 1))
    tekst = text_of_version(versie)
    assert [u.nummer for u in tekst.uitgangspunten] == list(range(1, 12))
    assert len(tekst.fasen) == 6 and len(tekst.partners) == 26
    assert all(u.bron and u.indicatoren for u in tekst.uitgangspunten)
    assert len(municipalities_of(bas, versie=versie)) == 9
    assert len(municipalities_of(bas, versie=versie, evaluatie=True)) == 5
    # Nobody's adoption is in the source: nothing is made up.
    assert not Vaststelling.objects.exists()


def test_the_work_begins_with_fourteen_actions_and_ten_of_27_teams_and_again_changes_nothing(ploeg: Ploeg) -> None:
    een_visie()
    assert Actie.objects.count() == 14
    assert {a.focuspunt.uitgangspunt for a in Actie.objects.select_related("focuspunt")} == {*range(1, 11)}
    stand = Uitrolstand.objects.get()
    assert (stand.actief, stand.uitrol.gepland) == (10, 27)
    Actie.objects.filter(nummer=1).update(eigenaar="Een mens")
    toetsen, punten = Toets.objects.count(), Focuspunt.objects.count()
    een_visie()
    assert Actie.objects.get(nummer=1).eigenaar == "Een mens"
    assert (Toets.objects.count(), Focuspunt.objects.count()) == (toetsen, punten)


@pytest.mark.parametrize(("bestand", "aantal"), [("friesland", 8), ("landelijk", 3)])
def test_other_visions_load_without_a_line_of_code(ploeg: Ploeg, bestand: str, aantal: int) -> None:
    visie = een_visie(VOORBEELDEN / f"{bestand}.yaml")
    versie = visie.versies.get()
    assert versie.voorbeeld and versie.bron
    assert len(text_of_version(versie).uitgangspunten) == aantal


def test_an_adopted_version_never_changes_and_a_draft_does(ploeg: Ploeg) -> None:
    een_visie()
    anders = lees(HAAGLANDEN)
    anders["versies"][0]["uitgangspunten"][0]["titel"] = "Iets anders"
    with pytest.raises(NotPossible, match="verandert niet meer"):
        load_visie(MACHINE, regio="toetsregio", inhoud=anders)


@pytest.mark.parametrize(
    ("wijzig", "plek"),
    [
        (lambda v: v.update(uitgangspunten=[]), "versies.0.uitgangspunten"),
        (lambda v: v["uitgangspunten"][1].update(nummer=1), "versies.0.uitgangspunten.1"),
        (lambda v: v["termijnen"].update(kind_zien=12), "versies.0.termijnen.kind_zien"),
        (lambda v: v["fasen"][1].update(code="preventie"), "versies.0.fasen.1"),
        (lambda v: v["uitgangspunten"][0]["indicatoren"][0]["delen"][0].pop("drempel"),
         "versies.0.uitgangspunten.0.indicatoren.0"),
        (lambda v: v["uitgangspunten"][3]["indicatoren"][0].update(drempel=90),
         "versies.0.uitgangspunten.3.indicatoren.0"),
    ],
)  # fmt: skip
def test_a_fault_in_the_file_is_told_with_its_place(ploeg: Ploeg, wijzig: Any, plek: str) -> None:
    inhoud = lees(HAAGLANDEN)
    wijzig(inhoud["versies"][0])
    assert ".".join(map(str, objections(inhoud)[0][0])) == plek
    with pytest.raises(InvalidInput):
        load_visie(MACHINE, regio="toetsregio", inhoud=inhoud)


def test_only_who_steers_loads_or_records(ploeg: Ploeg) -> None:
    with pytest.raises(NotAllowed):
        load_visie(wie(ploeg, "Wim"), regio="toetsregio", inhoud=lees(HAAGLANDEN))


def test_adoption_is_recorded_per_municipality_and_body(ploeg: Ploeg) -> None:
    versie = een_visie().versies.get()
    bas = wie(ploeg)
    dag = date(2014, 12, 1)
    record_adoption(bas, versie=versie.publiek_id, orgaan="college", gemeente="0518", op=dag)
    record_adoption(bas, versie=versie.publiek_id, orgaan="college", gemeente="0518", op=None)
    assert Vaststelling.objects.get().op is None
    fouten: list[dict[str, Any]] = [
        {"orgaan": "college", "gemeente": "", "op": dag},
        {"orgaan": "directeurenoverleg", "gemeente": "0518", "op": dag},
        {"orgaan": "bestaat-niet", "gemeente": "", "op": dag},
        {"orgaan": "college", "gemeente": "9999", "op": dag},
        {"orgaan": "college", "gemeente": "0503", "op": date(2018, 1, 1)},
    ]
    for fout in fouten:
        with pytest.raises(InvalidInput):
            record_adoption(bas, versie=versie.publiek_id, **fout)
    with pytest.raises(NotAllowed):
        record_adoption(wie(ploeg, "Petra"), versie=versie.publiek_id, orgaan="college", gemeente="0503", op=None)


def test_a_draft_holds_only_after_a_round(ploeg: Ploeg) -> None:
    inhoud = lees(VOORBEELDEN / "friesland.yaml")
    inhoud["versies"][0]["status"] = "concept"
    versie = load_visie(MACHINE, regio="toetsregio", inhoud=inhoud).versies.get()
    with pytest.raises(NotPossible, match="ronde"):
        adopt_versie(wie(ploeg), versie=versie.publiek_id)


def test_every_term_and_article_of_the_region_names_its_principle() -> None:
    versie = lees(HAAGLANDEN)["versies"][0]
    codes = {
        t["code"] for map_ in ("landelijk", "den-haag") for t in lees(REGIOS / map_ / "termijnen.yaml")["termijnen"]
    }
    assert codes == set(versie["termijnen"])
    for pad in (REGIOS / "den-haag/afspraken").glob("*.yaml"):
        for afspraak in lees(pad)["versies"]:
            zonder = [a["nummer"] for a in afspraak["artikelen"] if not a.get("uitgangspunt")]
            assert not zonder, f"{pad.name}: {zonder}"


def test_a_term_that_the_vision_does_not_name_says_so(ploeg: Ploeg) -> None:
    een_visie(VOORBEELDEN / "friesland.yaml")
    met_termijnen()
    gevraagd = why_term(wie(ploeg, "Wim"), code="kind_spreken")
    assert gevraagd.uitgangspunt is None and gevraagd.versie is not None


def test_a_term_names_its_principle_and_one_without_is_not_there(ploeg: Ploeg) -> None:
    een_visie()
    met_termijnen()
    wim = wie(ploeg, "Wim")
    kind, regie = why_term(wim, code="kind_spreken"), why(wim, nummer=6)
    assert kind.uitgangspunt is not None and kind.uitgangspunt.nummer == 5 and kind.gevraagd
    assert regie.uitgangspunt is not None and "regie_beleggen" in {t.code for t in regie.termijnen}
    with pytest.raises(NotFound):
        why_term(wim, code="bestaat_niet")
    with pytest.raises(NotFound):
        why(wim, nummer=12)
