"""Does the log tell exactly who saw whom, also when it was refused or failed, and never a name or a number?"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from pytest_django import Settings

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.basis.verantwoording.actions import pseudoniem
from schakel.basis.verantwoording.models import Verantwoording
from schakel.casuswerk.beoordelingen.tests.builders import richt_in
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.casuswerk.personen.models import Persoon
from schakel.casuswerk.personen.queries import personen_of
from schakel.entrypoints.api.routes import all_routes
from schakel.kernel.errors import NotFound
from schakel.toolkit.transactie import transactie
from tests.veiligheid import toneel
from tests.veiligheid.test_hostile import _address, _methods

pytestmark = pytest.mark.django_db(transaction=True)
Auditor = psycopg.Connection[Any]
PER_PERSOON = "SELECT count(*), count(DISTINCT betrokkene) FROM verantwoording_regel WHERE id > %s"
HOOGSTE = "SELECT coalesce(max(id), 0) FROM verantwoording_verantwoording"
LAATSTE = (
    "SELECT wat, actie, uitkomst, wie, team, dossiers, betrokkenen FROM verantwoording_verantwoording WHERE id > %s"
)


@pytest.fixture
def ploeg(settings: Settings, tmp_path: Path) -> Ploeg:
    gemaakt = een_ploeg()
    klok = tmp_path / "klok"
    klok.write_text(gemaakt.moment.replace(day=6).isoformat(), encoding="utf-8")
    settings.KLOK = str(klok)
    return gemaakt


@pytest.fixture
def auditor(owner_dsn: str) -> Iterator[Auditor]:
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor"), autocommit=True) as verbinding:
        yield verbinding


def _last(auditor: Auditor) -> int:
    return int((auditor.execute(HOOGSTE.encode()).fetchone() or (0,))[0])


def _people(auditor: Auditor) -> set[Any]:
    return {pseudoniem(publiek) for (publiek,) in auditor.execute("SELECT publiek_id FROM personen_persoon")}


def test_a_look_at_people_leaves_one_line_for_each_of_them(ploeg: Ploeg, auditor: Auditor) -> None:
    melding = een_melding(ploeg)
    fatima, voor = ploeg.handeling("Fatima"), _last(auditor)
    with transactie(fatima, wat="toets:personen"):
        gezien = personen_of(fatima, dossier=melding.dossier_id)
    assert len(gezien) == 4
    regels = auditor.execute(LAATSTE.encode(), (voor,)).fetchall()
    assert [rij[:5] for rij in regels] == [("toets:personen", "R", "gelukt", fatima.wie, fatima.team)]
    assert set(regels[0][6]) == _people(auditor)
    per_persoon = auditor.execute(
        "SELECT count(*), count(DISTINCT betrokkene) FROM verantwoording_regel WHERE id > %s", (voor,)
    )
    assert per_persoon.fetchone() == (4, 4)


def test_a_look_that_shows_nobody_names_nobody(ploeg: Ploeg, auditor: Auditor) -> None:
    melding = een_melding(ploeg)
    bram, voor = ploeg.handeling("Bram"), _last(auditor)
    with transactie(bram, wat="toets:personen"):
        assert personen_of(bram, dossier=melding.dossier_id) == []
    assert [rij[6] for rij in auditor.execute(LAATSTE.encode(), (voor,)) if rij[6]] == []


def test_a_refused_and_a_failed_attempt_stand_in_the_log(ploeg: Ploeg, auditor: Auditor) -> None:
    dossier = een_dossier(ploeg)
    voor = _last(auditor)
    fatima = ploeg.handeling("Fatima")
    with pytest.raises(NotFound), transactie(fatima, wat="toets:geweigerd"):
        raise NotFound
    with pytest.raises(ZeroDivisionError), transactie(fatima, wat="toets:mislukt"):
        assert dossiers.note(fatima, "persoon.vastgelegd", dossier=dossier.pk) / 0
    regels = auditor.execute(LAATSTE.encode(), (voor,)).fetchall()
    assert [(rij[0], rij[2]) for rij in regels] == [("toets:geweigerd", "geweigerd"), ("toets:mislukt", "mislukt")]
    # What failed is not done: the event is gone, the attempt is not.
    assert auditor.execute("SELECT count(*) FROM gebeurtenissen_gebeurtenis").fetchone() == (0,)


def test_every_page_that_names_somebody_names_that_person_in_the_log(ploeg: Ploeg, auditor: Auditor) -> None:
    """Whose name is on the page stands in the line of that request: nobody is shown unseen, on any page."""
    richt_in(ploeg)
    toneel.een_zaak(ploeg)
    ids, client, stil = toneel.ids_of(auditor), toneel.sign_in(ploeg, "Fatima"), list[str]()
    wie = {str(p): pseudoniem(p) for (p,) in auditor.execute("SELECT publiek_id FROM personen_persoon")}
    roepnamen = {toneel.KANARIES["roepnaam"], toneel.KANARIES["kind"]}
    getoond = 0
    for route in all_routes():
        if "GET" not in _methods(route):
            continue
        voor = _last(auditor)
        antwoord = client.get(_address(route, ids, bestaat=True))
        if antwoord.status_code != 200 or not any(naam in toneel.body(antwoord) for naam in roepnamen):
            continue
        getoond += 1
        genoemd = {een for rij in auditor.execute(LAATSTE.encode(), (voor,)) for een in rij[6]}
        if not genoemd & set(wie.values()):
            stil.append(route.pad)
    assert getoond > 0, "no page showed anybody: this test looks at nothing"
    assert stil == []


def test_the_log_holds_no_name_and_no_number(ploeg: Ploeg, auditor: Auditor) -> None:
    richt_in(ploeg)
    toneel.een_zaak(ploeg)
    ids = toneel.ids_of(auditor)
    for naam in ("Fatima", "Ibrahim", "Bram"):
        client = toneel.sign_in(ploeg, naam)
        for route in all_routes():
            if "GET" in _methods(route):
                client.get(_address(route, ids, bestaat=True), {"q": toneel.KANARIES["achternaam"], "bsn": toneel.BSN})
    woorden = "|".join(re.escape(woord) for woord in (toneel.KANARIES | toneel.MELDER).values())
    for tabel in ("verantwoording_verantwoording", "gebeurtenissen_gebeurtenis", "gebeurtenissen_tehoren"):
        sql = f"SELECT t::text FROM {tabel} t WHERE t::text ~ %s"
        assert auditor.execute(sql.encode(), (woorden,)).fetchall() == [], tabel


def test_a_bsn_and_a_reporter_stand_nowhere_in_plain_text(ploeg: Ploeg, auditor: Auditor) -> None:
    richt_in(ploeg)
    toneel.een_zaak(ploeg)
    zoek = "|".join(re.escape(woord) for woord in (*toneel.MELDER.values(), toneel.BSN))
    tabellen = auditor.execute(
        "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition"
    ).fetchall()  # fmt: skip
    gevonden = [
        tabel
        for (tabel,) in tabellen
        if auditor.execute(f"SELECT 1 FROM {tabel} t WHERE t::text ~ %s LIMIT 1".encode(), (zoek,)).fetchone()
    ]
    assert gevonden == []


def test_the_log_is_read_by_the_privacy_officer_alone(ploeg: Ploeg) -> None:
    een_melding(ploeg)
    for naam in ("Fatima", "Lena", "Frank", "Bram"):
        wie = ploeg.handeling(naam)
        with transactie(wie, wat="toets"):
            assert Verantwoording.objects.count() == 0, naam
    assert Persoon.objects.count() == 0


LEEG = """SELECT kolom.key, count(*) FROM verantwoording_nen7513 v, jsonb_each_text(to_jsonb(v)) kolom
    WHERE coalesce(trim(kolom.value), '') = '' GROUP BY 1"""


def test_every_field_of_nen_7513_is_filled_on_every_line(ploeg: Ploeg, auditor: Auditor) -> None:
    """Pages, refusals, machine work and signing in: no line without a ground, an origin and a request."""
    richt_in(ploeg)
    toneel.een_zaak(ploeg)
    ids = toneel.ids_of(auditor)
    for naam in ("Fatima", "Bram", "Greet", "Frank"):
        client = toneel.sign_in(ploeg, naam)
        client.post("/inloggen/persona", {"persona": str(ploeg.mensen[naam].publiek_id)})
        for route in all_routes():
            if "GET" in _methods(route):
                client.get(_address(route, ids, bestaat=True), REMOTE_ADDR="192.0.2.7")
    assert auditor.execute("SELECT count(*) > 50 FROM verantwoording_nen7513").fetchone() == (True,)
    assert auditor.execute(LEEG.encode()).fetchall() == []
    van_paginas = "SELECT DISTINCT toegangspunt FROM verantwoording_verantwoording WHERE wat LIKE 'werkplek:%'"
    assert auditor.execute(van_paginas.encode()).fetchall() == [("ip:192.0.2.7",)]
    assert auditor.execute(
        "SELECT count(*) FROM verantwoording_verantwoording WHERE grondslagen = '{}' OR trace IS NULL"
    ).fetchone() == (0,)


def test_the_ground_of_a_look_is_the_one_of_the_involvement_or_of_the_right(ploeg: Ploeg, auditor: Auditor) -> None:
    melding = een_melding(ploeg)
    voor = _last(auditor)
    client = toneel.sign_in(ploeg, "Fatima")
    assert client.get(f"/meldingen/{melding.publiek_id}").status_code == 200
    assert toneel.sign_in(ploeg, "Greet").get("/verantwoording").status_code == 200
    gronden = [
        grond
        for (grond,) in auditor.execute(
            "SELECT grondslagen FROM verantwoording_verantwoording WHERE id > %s ORDER BY id", (voor,)
        )
    ]
    assert gronden == [["wmo_taak_vt"], ["AVG art. 5 lid 2; NEN 7513"]]


def test_a_request_of_a_partner_can_be_followed(ploeg: Ploeg, auditor: Auditor) -> None:
    spoor = "4bf92f3577b34da6a3ce929d0e0e4736"
    melding, voor = een_melding(ploeg), _last(auditor)
    client = toneel.sign_in(ploeg, "Fatima")
    client.get(f"/api/v1/meldingen/{melding.publiek_id}", headers={"traceparent": f"00-{spoor}-00f067aa0ba902b7-01"})
    rij = auditor.execute("SELECT DISTINCT trace FROM verantwoording_verantwoording WHERE id > %s", (voor,))
    assert rij.fetchall() == [(spoor,)]
