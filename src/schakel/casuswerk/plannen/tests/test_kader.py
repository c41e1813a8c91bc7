"""Who is casemanager, in which frame is each person, and does regie pass only when somebody says yes?"""

from datetime import date, timedelta

import pytest

from schakel.basis.afspraken.tests import builders as afspraken
from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as dossierqueries
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.plannen import actions
from schakel.casuswerk.plannen.models import Casemanagerkeuze, Kader, Plan
from schakel.casuswerk.plannen.queries.kader import open_kader
from schakel.casuswerk.plannen.tests.builders import een_plan
from schakel.casuswerk.plannen.tests.conftest import Bezoek
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
VANDAAG = date(2016, 3, 3)


@pytest.fixture
def ploeg() -> Ploeg:
    gemaakt = een_ploeg()
    afspraken.laad(afspraken.REGIONAAL, regio=gemaakt.regio.code)
    return gemaakt


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    zaak = een_casus(ploeg)
    wie = _wie(ploeg, uren=1)
    with transactie(wie, wat="toets"):
        for naam in ("Jamila", "Carlijn"):
            dossiers.grant_betrokkenheid(
                wie, dossier=zaak.dossier_id, team=ploeg.team_van(naam).pk, rol=BetrokkenheidRol.UITVOERING,
                grondslag="wmo-4.1.1-2",
            )  # fmt: skip
    return zaak


def _wie(ploeg: Ploeg, naam: str = "Fatima", uren: int = 24) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(hours=uren))


def _child(wie: Handeling, casus: Casus) -> int:
    return personen.kinderen_of(wie, dossier=casus.dossier_id, moment=wie.moment)[0].persoon_id


def _measure(wie: Handeling, casus: Casus, maatregel: str = "OTS", van: date = VANDAAG) -> Kader:
    return actions.begin_kader(
        wie, casus=casus, persoon=_child(wie, casus), kader="DWANG", maatregel=maatregel, van=van,
        bron="Beschikking van de kinderrechter.",
    )  # fmt: skip


def test_with_children_the_jeugdteam_is_proposed_and_a_measure_proposes_the_gi(ploeg: Ploeg, casus: Casus) -> None:
    fatima = _wie(ploeg)
    with transactie(fatima, wat="toets"):
        voor = open_kader(fatima, publiek_id=casus.publiek_id).voorstel
        assert voor.team == ploeg.team_van("Jamila") and voor.beslissing is not None
        assert voor.beslissing.uitkomst.artikel == "3"
        assert any("jeugdteam" in zin for zin in voor.beslissing.zinnen())
        kader = _measure(fatima, casus)
        assert open_kader(fatima, publiek_id=casus.publiek_id).voorstel.team == ploeg.team_van("Carlijn")
        actions.end_kader(_wie(ploeg, uren=48), kader=kader, tot=VANDAAG + timedelta(days=1))
    morgen = _wie(ploeg, uren=48)
    with transactie(morgen, wat="toets"):
        assert open_kader(morgen, publiek_id=casus.publiek_id).voorstel.team == ploeg.team_van("Jamila")


def test_another_choice_is_one_sentence_and_is_counted(ploeg: Ploeg, casus: Casus) -> None:
    fatima, gi = _wie(ploeg), ploeg.team_van("Carlijn").pk
    with transactie(fatima, wat="toets"):
        with pytest.raises(InvalidInput):
            actions.choose_casemanager(fatima, casus=casus, team=gi)
        actions.choose_casemanager(fatima, casus=casus, team=gi, reden="De GI kent dit gezin al jaren.")
        rij = Casemanagerkeuze.objects.get()
        assert rij.afwijkend and rij.artikel == "3" and b"kent" not in bytes(rij.reden or b"")
        codes = Gebeurtenis.objects.get(soort="casemanager.gekozen").codes
        assert codes["afwijkend"] is True and codes["artikel"] == "3"
        actions.choose_casemanager(_wie(ploeg, uren=25), casus=casus, team=ploeg.team_van("Jamila").pk)
        assert [k.afwijkend for k in Casemanagerkeuze.objects.order_by("id")] == [True, False]


def test_who_only_helps_does_not_choose(ploeg: Ploeg, casus: Casus) -> None:
    jamila = _wie(ploeg, "Jamila")
    with transactie(jamila, wat="toets"), pytest.raises(NotAllowed):
        actions.choose_casemanager(jamila, casus=casus, team=ploeg.team_van("Jamila").pk)


def test_a_frame_is_temporal_and_the_plan_goes_on(ploeg: Ploeg, casus: Casus) -> None:
    plan, fatima = een_plan(ploeg, casus=casus), _wie(ploeg)
    with transactie(fatima, wat="toets"):
        kind = _child(fatima, casus)
        eerst = {"persoon": kind, "kader": "VRIJWILLIG", "maatregel": "", "van": date(2016, 3, 1), "bron": "Gezin."}
        actions.begin_kader(fatima, casus=casus, **eerst)  # type: ignore[arg-type]
        _measure(fatima, casus)
        oud, nieuw = Kader.objects.order_by("id")
        assert (oud.periode.lower, oud.periode.upper) == (date(2016, 3, 1), VANDAAG)
        assert nieuw.periode.upper is None and b"kinderrechter" not in bytes(nieuw.bron)
        with pytest.raises(NotPossible):
            _measure(fatima, casus, van=date(2016, 3, 2))
        assert [p.pk for p in Plan.objects.filter(status="ACTIEF")] == [plan.pk]
        soorten = Gebeurtenis.objects.filter(soort__startswith="kader.").values_list("soort", flat=True)
        assert list(soorten) == ["kader.begonnen", "kader.begonnen"]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"maatregel": ""}, "maatregel"),
        ({"kader": "DRANG"}, "maatregel"),
        ({"bron": " "}, "bron"),
        ({"van": date(2016, 3, 9)}, "van"),
    ],
)
def test_a_frame_that_cannot_be(ploeg: Ploeg, casus: Casus, anders: dict[str, object], veld: str) -> None:
    fatima = _wie(ploeg)
    with transactie(fatima, wat="toets"):
        goed: dict[str, object] = {"persoon": _child(fatima, casus), "kader": "DWANG", "maatregel": "OTS",
                                   "van": VANDAAG, "bron": "Stuk."}  # fmt: skip
        with pytest.raises(InvalidInput) as fout:
            actions.begin_kader(fatima, casus=casus, **{**goed, **anders})  # type: ignore[arg-type]
        assert set(fout.value.fouten) == {veld}


def test_regie_passes_by_accepted_handover_both_ways(ploeg: Ploeg, casus: Casus) -> None:
    plan = een_plan(ploeg, casus=casus)
    fatima, carlijn, jamila = _wie(ploeg), _wie(ploeg, "Carlijn", 25), _wie(ploeg, "Jamila", 27)
    gi, jeugd = ploeg.team_van("Carlijn").pk, ploeg.team_van("Jamila").pk
    with transactie(fatima, wat="toets"):
        gevraagd = actions.ask_regie(fatima, casus=casus, team=gi, medewerker=ploeg.mensen["Carlijn"].pk)
        assert dossierqueries.regisseur_of(fatima, dossier=casus.dossier_id) is None
    with transactie(carlijn, wat="toets"):
        dossiers.accept_regie(carlijn, regie=gevraagd)
    terug_moment = _wie(ploeg, "Carlijn", 26)
    with transactie(terug_moment, wat="toets"):
        nu = dossierqueries.regisseur_of(terug_moment, dossier=casus.dossier_id)
        assert nu is not None and nu.team_id == gi
        terug = actions.ask_regie(terug_moment, casus=casus, team=jeugd, medewerker=ploeg.mensen["Jamila"].pk)
    with transactie(jamila, wat="toets"):
        dossiers.accept_regie(jamila, regie=terug)
        assert [p.pk for p in Plan.objects.filter(status="ACTIEF")] == [plan.pk]
    later = _wie(ploeg, "Jamila", 28)
    with transactie(later, wat="toets"):
        nu = dossierqueries.regisseur_of(later, dossier=casus.dossier_id)
        assert nu is not None and nu.team_id == jeugd


def test_a_team_outside_the_casus_is_not_asked(ploeg: Ploeg, casus: Casus) -> None:
    fatima = _wie(ploeg)
    with transactie(fatima, wat="toets"), pytest.raises(NotPossible):
        actions.ask_regie(fatima, casus=casus, team=ploeg.team_van("Wim").pk, medewerker=ploeg.mensen["Wim"].pk)


def test_the_page_chooses_frames_and_asks(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    een_plan(ploeg, casus=casus)
    client, basis = bezoek("Fatima"), f"/casussen/{casus.dossier.publiek_id}"
    tekst = client.get(f"{basis}/kader").content.decode()
    assert "Waarom stelt artikel 3 dit voor?" in tekst and ploeg.team_van("Jamila").naam in tekst
    gi = str(ploeg.team_van("Carlijn").publiek_id)
    assert client.post(f"{basis}/casemanager", {"team": gi}).status_code == 400
    assert client.post(f"{basis}/casemanager", {"team": gi, "reden": "Kent het gezin."}).status_code == 302
    tekst = client.get(f"{basis}/kader").content.decode()
    assert "Anders dan de afspraak" in tekst and "Kent het gezin." in tekst
    assert client.post(f"{basis}/casemanager/regie", {}).status_code == 400
    wie = str(ploeg.mensen["Carlijn"].publiek_id)
    assert client.post(f"{basis}/casemanager/regie", {"wie": wie}).status_code == 302
    assert "Er is al iemand gevraagd" in client.get(f"{basis}/kader").content.decode()
    fatima = _wie(ploeg)
    with transactie(fatima, wat="toets"):
        kind = personen.kinderen_of(fatima, dossier=casus.dossier_id, moment=fatima.moment)[0].persoon.publiek_id
    goed = {"persoon": str(kind), "kader": "DWANG", "maatregel": "OTS", "van": "2016-03-02", "bron": "Beschikking."}
    assert client.post(f"{basis}/kader/nieuw", {**goed, "bron": ""}).status_code == 400
    assert client.post(f"{basis}/kader/nieuw", goed).status_code == 302
    assert "Dwang: ondertoezichtstelling" in client.get(f"{basis}/kader").content.decode()
    with transactie(fatima, wat="toets"):
        kader = Kader.objects.get().publiek_id
    assert client.post(f"/kaders/{kader}/einde", {"tot": ""}).status_code == 400
    assert client.post(f"/kaders/{kader}/einde", {"tot": "2016-03-03"}).status_code == 302
    assert "van 2 maart 2016 tot 3 maart 2016" in client.get(f"{basis}/kader").content.decode()
    for naam in ("Bram", "Elif", "Frank", "Wim"):
        assert bezoek(naam).get(f"{basis}/kader").status_code in (403, 404)
        assert bezoek(naam).post(f"/kaders/{kader}/einde", {"tot": "2016-03-03"}).status_code in (403, 404)
