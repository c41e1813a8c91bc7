"""Does a played year keep every promise, is it the same for the same seed, and does it go on where it was cut off?"""

import json
from collections import defaultdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import transaction

from schakel.basis.organisaties.models import Regio
from schakel.basis.organisaties.tests.builders import beheer
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.models import Medewerker, Teamlid
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.overdrachten.models import Buitenbevestiging, Overdracht
from schakel.entrypoints import klok
from schakel.entrypoints.bewaking import proeven
from schakel.entrypoints.generator import draaien, verslag, vingerafdruk
from schakel.entrypoints.generator.opbouw import make_plan
from schakel.entrypoints.generator.parameters import read_parameters
from schakel.entrypoints.generator.ploeg import gather_crew
from schakel.entrypoints.generator.spelen import plannen as spel_van_plannen
from schakel.entrypoints.generator.speler import Speler
from schakel.entrypoints.generator.tests.plannen import REGIOS, jaarplan
from schakel.entrypoints.generator.voortgang import Voortgang
from schakel.entrypoints.regio.laden import load_folder
from schakel.toolkit.transactie import transactie

REGIO = "waterland-voorbeeld"
KLEIN = 5


@pytest.fixture
def regio(db: None) -> str:
    return _load()


def _load(regio: str = REGIO) -> str:
    for map_ in ("landelijk", regio):
        with transactie(wie := beheer(), wat="toets"):
            load_folder(wie, REGIOS / map_)
    return regio


def _make(map_: Path, seed: int = 1, huishoudens: int = KLEIN, processen: int = 1) -> draaien.Uitkomst:
    opdracht = draaien.Opdracht(REGIO, 2016, seed, huishoudens=huishoudens, processen=processen, streng=processen == 1)
    return draaien.make_year(opdracht, Voortgang(map_ / "voortgang.json"))


def _afdruk(map_: Path, seed: int) -> str:
    """Make a year, take its fingerprint, and undo it."""
    with transaction.atomic():
        uitkomst = _make(map_, seed)
        afdruk = vingerafdruk.fingerprint(draaien.Opdracht(REGIO, 2016, seed), uitkomst.einde)
        transaction.set_rollback(True)
    return afdruk


def test_equal_seeds_give_equal_facts_and_other_seeds_do_not(regio: str, tmp_path: Path) -> None:
    een = _afdruk(tmp_path, 1)
    assert _afdruk(tmp_path, 1) == een
    assert _afdruk(tmp_path, 2) != een


def test_what_was_planned_was_made_and_a_second_run_makes_nothing(
    regio: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Every map is filled in, so that a small year shows what a large one holds.
    monkeypatch.setattr(spel_van_plannen, "VOL", 100)
    uitkomst = _make(tmp_path)
    opdracht = draaien.Opdracht(REGIO, 2016, 1)
    assert [str(r) for r in verslag.rows(opdracht, uitkomst) if not r.klopt] == []
    assert not uitkomst.telling.geweigerd
    nog_eens = _make(tmp_path)
    assert nog_eens.telling.levens == 0 and not nog_eens.telling.daden
    assert nog_eens.overgeslagen == uitkomst.telling.levens + len(uitkomst.plan.adviezen)
    voortgang = json.loads((tmp_path / "voortgang.json").read_text())
    assert voortgang["gemaakt"] == voortgang["totaal"] > 0
    assert "stappen" in "".join(verslag.told(uitkomst))
    gedaan = uitkomst.telling.daden
    assert gedaan["cijfers"] >= gedaan["kaart"] == gedaan["nacht"] > 0


def test_the_crew_is_invented_and_stays(regio: str, tmp_path: Path) -> None:
    draaien.prepare(draaien.Opdracht(REGIO, 2016, 1))
    namen = list(Medewerker.objects.order_by("pk").values_list("gebruikersnaam", flat=True))
    draaien.prepare(draaien.Opdracht(REGIO, 2016, 1))
    assert list(Medewerker.objects.order_by("pk").values_list("gebruikersnaam", flat=True)) == namen
    assert len(namen) == len(set(namen)) and all(m.is_voorbeeld for m in Medewerker.objects.all())
    ploeg = gather_crew(REGIO, draaien.end_of_year(2015).date())
    assert all(2 <= len(ploeg.leden[t.pk]) <= 9 for t in ploeg.teams.values() if t.aangesloten)


def test_some_colleagues_are_away_on_the_first_morning(regio: str) -> None:
    _ploeg, einde = draaien.prepare(draaien.Opdracht(REGIO, 2016, 1))
    weg = Teamlid.objects.filter(afwezig_tot__gt=einde.date())
    assert weg.filter(team__soort="vt_triage").exists() and weg.count() < Teamlid.objects.count() / 4
    assert not weg.filter(rol="vt_teamleider").exists()


def test_domain_time_begins_when_the_year_is_first_made(regio: str, tmp_path: Path) -> None:
    draaien.prepare(draaien.Opdracht(REGIO, 2016, 1))
    rij = Regio.objects.get(code=REGIO)
    assert rij.epoch == draaien.end_of_year(2016)
    anker = rij.instellingen["anker"]
    draaien.prepare(draaien.Opdracht(REGIO, 2016, 1))
    assert Regio.objects.get(code=REGIO).instellingen["anker"] == anker
    assert 0 <= (klok.nu() - rij.epoch).total_seconds() < 60


# Nothing runs later than this without a reason, and nothing at all later than that.
ZONDER_REDEN, HOOGSTENS = timedelta(days=14), timedelta(weeks=13)


def _check_lists(auditor: psycopg.Connection[Any], einde: datetime) -> None:
    """What stands on the work lists on the first morning after the year is what a real team could have."""
    rijen = auditor.execute(
        "SELECT definitie, uiterlijk, medewerker_id, overschrijding_reden FROM termijnen_termijn"
        " WHERE status = 'LOPEND'"
    ).fetchall()
    per_code: dict[str, list[bool]] = defaultdict(list)
    for definitie, uiterlijk, _wie, reden in rijen:
        per_code[definitie].append(uiterlijk < einde)
        te_laat = einde - uiterlijk
        assert te_laat < HOOGSTENS and (reden or te_laat < ZONDER_REDEN), (definitie, te_laat)
    # Of a handful by chance the half may be late; of more it would be how this team works.
    scheef = {code: laat for code, laat in per_code.items() if len(laat) > 7 and sum(laat) > len(laat) / 2}
    assert not scheef
    assert len(per_code) > 8
    assert sum(sum(laat) for laat in per_code.values()) <= len(rijen) * 0.25
    assert not any(per_code["acuut_screenen"])
    nabij = [wie for _code, uiterlijk, wie, _reden in rijen if uiterlijk < einde + timedelta(days=28)]
    assert len([wie for wie in nabij if wie]) > len(nabij) * 0.6
    klaar = auditor.execute(
        "SELECT afgedaan_op > uiterlijk FROM termijnen_termijn WHERE status = 'AFGEDAAN'"
    ).fetchall()
    assert sum(laat for (laat,) in klaar) < len(klaar) * 0.2


@pytest.mark.django_db(transaction=True)
def test_the_lists_of_the_first_morning_are_those_of_a_real_team(owner_dsn: str) -> None:
    """Played are the newest households of a larger year, and a few of long ago: those left nothing open behind."""
    _load()
    ploeg, einde = draaien.prepare(draaien.Opdracht(REGIO, 2016, 1))
    huishoudens = jaarplan(REGIO).huishoudens
    speler = Speler(ploeg, 1, einde, nu=lambda: einde, streng=True)
    for huishouden in (*huishoudens[:28:2], *huishoudens[40::80]):
        speler.play(huishouden)
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor")) as auditor:
        _check_lists(auditor, einde)


@pytest.mark.django_db(transaction=True)
def test_every_promise_holds_afterwards_also_when_it_was_cut_off(owner_dsn: str, tmp_path: Path) -> None:
    _load()
    uitkomst = _make(tmp_path, huishoudens=8, processen=2)
    assert not uitkomst.telling.geweigerd, uitkomst.telling.voorbeelden
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_job")) as job:
        job.execute("SELECT verantwoording_verzegel()")
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor")) as auditor:
        assert {code: wat for code, wat in proeven.outcome(auditor, klok.nu()).items() if wat} == {}
        aantal = auditor.execute("SELECT count(*) FROM meldingen_melding").fetchone()
    assert aantal == (sum(len(h.meldingen) for h in uitkomst.plan.huishoudens),)


@pytest.mark.django_db(transaction=True)
def test_one_process_two_and_a_run_that_was_cut_off_make_the_same_year(tmp_path: Path) -> None:
    _load()
    in_een_keer = _afdruk(tmp_path, 1)
    with transaction.atomic():
        _play_some(2)
        uitkomst = _make(tmp_path)
        assert uitkomst.telling.levens == len(uitkomst.plan.huishoudens) - 2
        assert vingerafdruk.fingerprint(draaien.Opdracht(REGIO, 2016, 1), uitkomst.einde) == in_een_keer
        transaction.set_rollback(True)
    uitkomst = _make(tmp_path, processen=2)
    assert vingerafdruk.fingerprint(draaien.Opdracht(REGIO, 2016, 1), uitkomst.einde) == in_een_keer


def _play_some(aantal: int) -> None:
    """Play the last households of the plan, as a run would leave them that was cut off: in whatever order it had."""
    ploeg, einde = draaien.prepare(draaien.Opdracht(REGIO, 2016, 1))
    parameters = read_parameters(draaien.folder_of(REGIO), jaar=2016, seed=1, huishoudens=KLEIN)
    speler = Speler(ploeg, 1, einde, nu=klok.nu, streng=True)
    for huishouden in make_plan(parameters, einde).huishoudens[-aantal:]:
        speler.play(huishouden)


@pytest.mark.jaar
@pytest.mark.django_db(transaction=True)
def test_a_larger_year_keeps_every_promise(owner_dsn: str, tmp_path: Path) -> None:
    _load()
    uitkomst = _make(tmp_path, huishoudens=200, processen=2)
    opdracht = draaien.Opdracht(REGIO, 2016, 1)
    assert [str(r) for r in verslag.rows(opdracht, uitkomst) if not r.klopt] == []
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor")) as auditor:
        fout = {code: wat for code, wat in proeven.outcome(auditor, klok.nu()).items() if wat and code != "log-open"}
        _check_lists(auditor, uitkomst.einde)
    assert fout == {}


def test_a_team_without_accounts_takes_over_by_phone(db: None) -> None:
    _load("den-haag")
    ploeg, einde = draaien.prepare(draaien.Opdracht("den-haag", 2016, 1))
    gestart = [
        h
        for h in jaarplan("den-haag").huishoudens
        if any(s.soort == "buiten_bevestigd" and s.keuze["stap"] == "GESTART" for s in h.stappen)
    ]
    Speler(ploeg, 1, einde, nu=lambda: einde, streng=True).play(gestart[0])
    triage = ploeg.rol(ploeg.soort("vt_triage")[0], "vt_triage")[0].handeling(einde)
    with transactie(triage, wat="toets"):
        rij = Overdracht.objects.select_related("ontvanger_team").get(ontvanger_team__aangesloten=False)
        nu = dossiers.responsible_at(triage, dossier=rij.dossier_id, moment=einde)
        bevestigd = list(Buitenbevestiging.objects.filter(overdracht=rij))
        laat = Termijn.objects.lopend().filter(dossier_id=rij.dossier_id, uiterlijk__lt=einde - timedelta(days=14))
        assert not laat.exists()
    assert (rij.status, rij.ontvanger_team.soort) == ("GESTART", "gi")
    assert nu is not None and nu.team == rij.ontvanger_team_id
    assert len(bevestigd) == 4 and all(b.vastgelegd_door_id != b.gecontroleerd_door_id for b in bevestigd)


def test_settings_know_where_the_regions_are() -> None:
    assert (Path(settings.WORTEL) / draaien.REGIOS / REGIO).is_dir()
    assert draaien.folder_of(REGIO) == REGIOS / REGIO
    assert Melding._meta.get_field("sleutel").unique
