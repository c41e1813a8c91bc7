"""Do the checks pass on sound data, and does each go red for the fault that it claims to find?"""

import json
from datetime import datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import transaction

from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.basis.verantwoording.actions import seal
from schakel.casuswerk.adviezen import actions as adviezen
from schakel.casuswerk.adviezen.tests.builders import een_adviesvraag, een_loket
from schakel.casuswerk.dossiers import actions
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.entrypoints.bewaking import ankers, catalogus, kopie, planten, proeven
from schakel.kernel.handeling import Handeling
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)


def _fill(job_dsn: str) -> Ploeg:
    ploeg = een_ploeg()
    dossiers = [een_dossier(ploeg) for _ in range(3)]
    later = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=2))
    with transactie(later, wat="toets"):
        actions.note(later, "persoon.vastgelegd", dossier=dossiers[0].pk)
        actions.pass_on(
            later, dossier=dossiers[1].pk, naar_team=ploeg.team_van("Jamila").pk, reden="gestart", bron="overdracht:1"
        )
        actions.grant_betrokkenheid(
            later,
            dossier=dossiers[1].pk,
            team=ploeg.team_van("Jamila").pk,
            rol=BetrokkenheidRol.ONTVANGER,
            grondslag="wmo",
        )
        Termijn.objects.create(
            dossier_id=dossiers[0].pk,
            definitie="toets",
            titel="toets",
            eigenaar="verantwoordelijk",
            team_id=ploeg.team_van("Fatima").pk,
            gestart_op=ploeg.moment,
            praktijk_uiterlijk=ploeg.moment + timedelta(days=5),
            uiterlijk=ploeg.moment + timedelta(days=5),
        )
    for _ in range(2):
        with psycopg.connect(job_dsn) as job:
            job.execute("SELECT verantwoording_verzegel()")
        een_dossier(ploeg)
    with psycopg.connect(job_dsn) as job:
        job.execute("SELECT verantwoording_verzegel()")
    return ploeg


def test_every_check_is_green_on_sound_data_and_red_for_its_fault(owner_dsn: str) -> None:
    ploeg = _fill(owner_dsn.replace("schakel_owner", "schakel_job"))
    nu = ploeg.moment + timedelta(hours=3)
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor")) as auditor:
        assert {code: wat for code, wat in proeven.outcome(auditor, nu).items() if wat} == {}
        toen = catalogus.take(auditor)
    with kopie.copied(owner_dsn) as dsn:
        gezien = {fout.naam: rood for fout, rood in planten.prove(dsn, nu, toen)}
    assert gezien == {fout.naam: True for fout in planten.FOUTEN}


def test_a_tail_cut_off_the_chain_shows_at_its_anchor(owner_dsn: str, tmp_path: Path) -> None:
    _fill(owner_dsn.replace("schakel_owner", "schakel_job"))
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor")) as auditor:
        hash_ = auditor.execute("SELECT encode(hash, 'hex') FROM verantwoording_blok WHERE nummer = 1").fetchone()
        regels = [json.dumps({"blok": 1, "hash": (hash_ or ("",))[0]}), json.dumps({"blok": 99, "hash": "ab"})]
        (tmp_path / "ankers.jsonl").write_text("\n".join(regels) + '\n{"blok": 3, "ha')
        assert ankers.broken(auditor, ankers.anchors(tmp_path)) == ["blok 99"]
        assert ankers.broken(auditor, ankers.anchors(tmp_path / "leeg")) == []


def test_a_line_that_a_power_cut_tore_spoils_no_other(tmp_path: Path) -> None:
    nu = een_ploeg().moment
    assert ankers.add(tmp_path, (1, "ab"), nu)
    with (tmp_path / ankers.BESTAND).open("a") as bestand:
        bestand.write('{"blok": 2, "ha')
    assert ankers.add(tmp_path, (2, "cd"), nu)
    assert not ankers.add(tmp_path, (2, "cd"), nu)
    assert ankers.anchors(tmp_path) == [(1, "ab"), (2, "cd")]


def test_a_catalogue_shows_what_the_checks_have_no_words_for(owner_dsn: str, tmp_path: Path) -> None:
    auditor_dsn = owner_dsn.replace("schakel_owner", "schakel_auditor")
    with psycopg.connect(auditor_dsn, autocommit=True) as auditor:
        assert catalogus.deviations(auditor, tmp_path) == [catalogus.GEEN]
        catalogus.keep(auditor, tmp_path, "een")
        assert catalogus.deviations(auditor, tmp_path) == []
        assert catalogus.is_of(auditor, tmp_path, "een")
        assert not catalogus.is_of(auditor, tmp_path, "twee")
        with psycopg.connect(owner_dsn) as eigenaar:
            eigenaar.execute("GRANT UPDATE (gevaar) ON dossiers_dossier TO schakel_job")
        try:
            gevonden = catalogus.deviations(auditor, tmp_path)
        finally:
            with psycopg.connect(owner_dsn) as eigenaar:
                eigenaar.execute("REVOKE UPDATE (gevaar) ON dossiers_dossier FROM schakel_job")
    assert [regel for regel in gevonden if "dossiers_dossier gevaar" in regel and "schakel_job=w" in regel]


def _follow(nu: datetime) -> int:
    werker = Handeling(None, None, "machine", None, nu, namens="toets")
    with transactie(werker, wat="toets"):
        return len(adviezen.follow_adviesvragen(werker))


def test_a_question_of_a_partner_never_runs_out_in_silence(owner_dsn: str) -> None:
    ploeg = een_ploeg()
    een_loket(ploeg)
    vraag = een_adviesvraag(ploeg)
    laat = vraag.uiterlijk + timedelta(minutes=16)
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor"), autocommit=True) as auditor:
        assert proeven.outcome(auditor, vraag.uiterlijk)["adviesvraag-alarm"] == []
        assert proeven.outcome(auditor, laat)["adviesvraag-alarm"] == [f"adviesvraag {vraag.pk}"]
        assert tegelijk([lambda: _follow(laat)], rol="job") == [1]
        assert proeven.outcome(auditor, laat)["adviesvraag-alarm"] == []


def test_an_empty_database_is_proved_as_well(owner_dsn: str) -> None:
    nu = een_ploeg().moment
    with psycopg.connect(owner_dsn) as eigenaar:
        toen = catalogus.take(eigenaar)
    with kopie.copied(owner_dsn) as dsn:
        assert [fout.naam for fout, rood in planten.prove(dsn, nu, toen) if not rood] == []


def test_every_check_but_the_listed_ones_has_a_planted_fault() -> None:
    # A log line left open, a settings change, an involvement or an event that cannot be planted in a copy without
    # changing the server itself: these four are tried in tests of their own.
    zonder = {"log-wees", "log-open", "schijf-zeker", "dossier-status", "verantwoordelijke-ziet", "een-regisseur",
              "gebeurtenis-gehoord", "melding-gebeurd"}  # fmt: skip
    assert {p.code for p in proeven.PROEVEN} - {f.proef for f in planten.FOUTEN} == zonder
    assert {f.proef for f in planten.FOUTEN} - {p.code for p in proeven.PROEVEN} == {catalogus.CODE}


def test_the_app_cannot_seal(owner_dsn: str) -> None:
    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        seal()
