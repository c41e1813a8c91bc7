"""Do the checks pass on sound data, and does each go red for the fault that it claims to find?"""

import json
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import transaction

from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.basis.verantwoording.actions import seal
from schakel.casuswerk.dossiers import actions
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.entrypoints.bewaking import ankers, kopie, planten, proeven
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
    with kopie.copied(owner_dsn) as dsn:
        gezien = {fout.naam: rood for fout, rood in planten.prove(dsn, nu)}
    assert gezien == {fout.naam: True for fout in planten.FOUTEN}


def test_a_tail_cut_off_the_chain_shows_at_its_anchor(owner_dsn: str, tmp_path: Path) -> None:
    _fill(owner_dsn.replace("schakel_owner", "schakel_job"))
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor")) as auditor:
        hash_ = auditor.execute("SELECT encode(hash, 'hex') FROM verantwoording_blok WHERE nummer = 1").fetchone()
        regels = [json.dumps({"blok": 1, "hash": (hash_ or ("",))[0]}), json.dumps({"blok": 99, "hash": "ab"})]
        (tmp_path / "ankers.jsonl").write_text("\n".join(regels) + '\n{"blok": 3, "ha')
        assert ankers.broken(auditor, ankers.anchors(tmp_path)) == ["blok 99"]
        assert ankers.broken(auditor, ankers.anchors(tmp_path / "leeg")) == []
    with kopie.copied(owner_dsn) as dsn:
        assert ankers.sees_cut_tail(dsn)


def test_an_empty_database_is_proved_as_well(owner_dsn: str) -> None:
    nu = een_ploeg().moment
    with kopie.copied(owner_dsn) as dsn:
        assert [fout.naam for fout, rood in planten.prove(dsn, nu) if not rood] == []


def test_every_check_but_the_listed_ones_has_a_planted_fault() -> None:
    # A log line left open, a settings change, an involvement or an event that cannot be planted in a copy without
    # changing the server itself: these four are tried in tests of their own.
    zonder = {"log-wees", "log-open", "schijf-zeker", "dossier-status", "verantwoordelijke-ziet", "een-regisseur",
              "gebeurtenis-gehoord"}  # fmt: skip
    assert {p.code for p in proeven.PROEVEN} - {f.proef for f in planten.FOUTEN} == zonder


def test_the_app_cannot_seal(owner_dsn: str) -> None:
    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        seal()
