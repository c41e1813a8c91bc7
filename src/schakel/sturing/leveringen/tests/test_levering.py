"""A half-year is ordered, made by the worker, read, released and sent; a later one replaces it whole."""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection
from django.db.utils import ProgrammingError

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.adviezen.tests.builders import een_advies
from schakel.casuswerk.beoordelingen import actions as beoordelingen
from schakel.casuswerk.beoordelingen import queries as oordelen
from schakel.casuswerk.beoordelingen.rules import Besluitsoort, Bevinding, Geweldsoort, Uitkomst
from schakel.casuswerk.beoordelingen.rules.meebeslissen import Functie
from schakel.casuswerk.beoordelingen.tests.builders import ACUUT, een_besluit, why_not
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.overdrachten.tests.builders import WEG, Verloop
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.sturing.leveringen import actions, queries
from schakel.sturing.leveringen.models import Kwaliteitsregel, Levering
from schakel.sturing.leveringen.rules import Halfjaar, LeveringStatus, Record, Set, read
from schakel.sturing.leveringen.tests.builders import (
    HALFJAAR,
    NA_AFLOOP,
    bestel,
    geef_vrij,
    indeling,
    maak,
    verstuur,
    werker,
)
from schakel.toolkit.sink import Uitgaand
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)
S = LeveringStatus
VOLGENDE_DAG = NA_AFLOOP + timedelta(days=1)


def _als_werker(daad: Callable[[], Any]) -> Any:
    """Let the worker do this, in its own role of the database."""
    (uitkomst,) = tegelijk([daad], rol="job")
    if isinstance(uitkomst, Exception):
        raise uitkomst
    return uitkomst


def _een_onderzoek(ploeg: Ploeg) -> None:
    genomen = een_besluit(ploeg, Besluitsoort.ONDERZOEK, ACUUT)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(wie, wat="toets"):
        gevonden = oordelen.onderzoek_of(wie, beoordeling=genomen.beoordeling_id)
        assert gevonden is not None
        onderzoek = oordelen.access_onderzoek(wie, publiek_id=gevonden.publiek_id)
        beoordelingen.start_onderzoek(wie, onderzoek=onderzoek)
    ander = ploeg.handeling("Nadia", ploeg.moment + timedelta(days=2))
    with transactie(ander, wat="toets"):
        beoordelingen.sign_off(
            ander, beoordeling=onderzoek.beoordeling, onderzoek=onderzoek, functie=Functie.GEDRAGSWETENSCHAPPER
        )
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=3))
    with transactie(wie, wat="toets"):
        beoordelingen.conclude_onderzoek(
            wie,
            onderzoek=onderzoek,
            bevindingen=[Bevinding(Geweldsoort.HUISELIJK_GEWELD, Uitkomst.BEVESTIGD, ("01",))],
            conclusie="Vader sloeg moeder.",
            ontvanger_team=ploeg.team_van("Jamila").pk,
            kinderen=why_not(wie, onderzoek),
        )


def _fresh(ploeg: Ploeg, levering: Levering) -> Levering:
    wie = ploeg.handeling("Lena", NA_AFLOOP)
    with transactie(wie, wat="toets"):
        return queries.access_levering(wie, publiek_id=levering.publiek_id)


def _geleverd(map_: Path) -> tuple[str, tuple[Record, ...]]:
    """Return the file that left, and its records."""
    uit = [json.loads(pad.read_text(encoding="utf-8")) for pad in sorted(map_.glob("levering-*.json"))]
    tekst = str(uit[-1]["tekst"])
    return tekst, read(indeling(), tekst)


@pytest.fixture
def jaar(ploeg: Ploeg) -> Ploeg:
    """A half-year with an advies, a melding that ended, one that still waits, and an investigation with its people."""
    een_advies(ploeg)
    een_besluit(ploeg, Besluitsoort.GEEN, reden_anders="Er is niets aan de hand.")
    een_melding(ploeg)
    _een_onderzoek(ploeg)
    return ploeg


def test_what_is_finished_is_delivered_read_back_and_logged(jaar: Ploeg, tmp_path: Path, owner_dsn: str) -> None:
    levering = bestel(jaar)
    assert _als_werker(maak) == 1
    geef_vrij(jaar, levering)
    assert _als_werker(lambda: verstuur(tmp_path)) == 1
    tekst, records = _geleverd(tmp_path)
    per = {soort: [r for r in records if r.set is soort] for soort in Set}
    assert {soort: len(rijen) for soort, rijen in per.items()} == {
        Set.ORGANISATIE: 1, Set.ADVIES: 1, Set.MELDING: 2, Set.MELDINGPERSOON: 8, Set.ONDERZOEK: 1,
        Set.ONDERZOEKPERSOON: 4,
    }  # fmt: skip
    vervolg = {str(r.waarden["vervolg"]): r.waarden for r in per[Set.MELDING]}
    assert set(vervolg) == {"01", "04"}
    (onderzoek,) = per[Set.ONDERZOEK]
    assert vervolg["01"]["onderzoek"] == onderzoek.waarden["nummer"] and not vervolg["04"]["onderzoek"]
    assert onderzoek.waarden["uitkomst"] == ("03",) and onderzoek.waarden["vervolg"] == ("01",)
    assert onderzoek.waarden["begin"] == "20160303" and onderzoek.waarden["einde"] == "20160305"
    rij = _fresh(jaar, levering)
    assert rij.status == S.GELEVERD and rij.vingerafdruk == hashlib.sha256(tekst.encode()).hexdigest()
    assert rij.aantallen["melding"] == 2
    # Nobody who reported, and no word of the family.
    for woord in ("Vader", "sloeg", "Marloes", "buur", "2532"):
        assert woord.lower() not in tekst.lower(), woord
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor")) as auditor:
        rijen = auditor.execute("SELECT DISTINCT unnest(objecten) FROM verantwoording_regel").fetchall()
        assert auditor.execute("SELECT inhoud FROM leveringen_levering").fetchall() == [(None,)]
    assert {"levering", "bsn"} <= {soort for (soort,) in rijen}


def test_a_handover_is_delivered_once_help_has_started(ploeg: Ploeg, tmp_path: Path) -> None:
    genomen = een_besluit(ploeg, Besluitsoort.OVERDRACHT)
    wacht = bestel(ploeg)
    _als_werker(maak)
    assert _fresh(ploeg, wacht).aantallen.get("melding", 0) == 0
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(wie, wat="toets"):
        verloop = Verloop(ploeg, Overdracht.objects.get(pk=genomen.overdracht_id or 0), "Fatima", "Jamila")
    verloop.moment += timedelta(days=1)
    for stap in WEG:
        verloop.stap(stap)
    levering = bestel(ploeg)
    _als_werker(maak)
    geef_vrij(ploeg, levering)
    _als_werker(lambda: verstuur(tmp_path))
    (melding,) = [r for r in _geleverd(tmp_path)[1] if r.set is Set.MELDING]
    begin, einde = melding.waarden["begin"], melding.waarden["einde"]
    assert melding.waarden["vervolg"] == "02" and begin == "20160303" and einde == f"{verloop.moment:%Y%m%d}"


def test_a_later_delivery_replaces_the_one_before_it_whole(ploeg: Ploeg, tmp_path: Path) -> None:
    een_advies(ploeg)
    eerste = bestel(ploeg)
    _als_werker(maak)
    geef_vrij(ploeg, eerste)
    with pytest.raises(NotPossible, match="op dit moment verstuurd"):
        bestel(ploeg)
    assert _als_werker(lambda: verstuur(_Dicht())) == 0
    assert (_fresh(ploeg, eerste).status, _fresh(ploeg, eerste).pogingen) == (S.VRIJGEGEVEN, 1)
    assert _als_werker(lambda: verstuur(tmp_path)) == 1
    een_advies(ploeg)
    vergeten = bestel(ploeg, moment=VOLGENDE_DAG)
    _als_werker(lambda: maak(VOLGENDE_DAG))
    tweede = bestel(ploeg, moment=VOLGENDE_DAG)
    assert (_fresh(ploeg, eerste).status, _fresh(ploeg, vergeten).status) == (S.GELEVERD, S.VERVALLEN)
    _als_werker(lambda: maak(VOLGENDE_DAG))
    geef_vrij(ploeg, tweede, VOLGENDE_DAG)
    _als_werker(lambda: verstuur(tmp_path, VOLGENDE_DAG))
    oud, nieuw = _fresh(ploeg, eerste), _fresh(ploeg, tweede)
    assert (oud.status, oud.vervangen_op, nieuw.status) == (S.VERVANGEN, VOLGENDE_DAG, S.GELEVERD)
    assert oud.vingerafdruk and oud.vingerafdruk != nieuw.vingerafdruk
    assert (oud.aantallen["advies"], nieuw.aantallen["advies"]) == (1, 2)


def test_who_may_not_and_what_cannot_be_is_refused(ploeg: Ploeg, tmp_path: Path) -> None:
    for naam in ("Fatima", "Frank", "Bram"):
        with pytest.raises(NotAllowed):
            bestel(ploeg, naam)
    for halfjaar in (Halfjaar(2016, 2), Halfjaar(2015, 1)):
        with pytest.raises(NotPossible):
            bestel(ploeg, halfjaar=halfjaar)
    assert bestel(ploeg, halfjaar=HALFJAAR.vorige).status == S.GEVRAAGD
    levering = bestel(ploeg)
    with pytest.raises(NotAllowed):
        actions.build_levering(ploeg.handeling("Lena"), levering=levering.pk)
    with pytest.raises(NotAllowed):
        actions.follow_termijnen(ploeg.handeling("Lena"))
    with pytest.raises(NotPossible):
        geef_vrij(ploeg, levering)
    _als_werker(maak)
    with pytest.raises(InvalidInput) as fout:
        geef_vrij(ploeg, levering, gelezen=False)
    assert "gelezen" in fout.value.fouten
    assert _als_werker(lambda: verstuur(tmp_path)) == 0 and not list(tmp_path.glob("*"))


class _Dicht:
    """A sink that takes nothing now."""

    def send(self, uitgaand: Uitgaand) -> None:
        raise OSError(uitgaand.kanaal)


def test_the_locks_of_the_database_hold(jaar: Ploeg, owner_dsn: str) -> None:
    levering = bestel(jaar)
    _als_werker(maak)
    # The worker alone reads a whole organisation, and of another organisation nothing is delivered here.
    with pytest.raises(ProgrammingError, match="permission denied"):
        _ask_as_app(levering)
    elders = jaar.team_van("Elif").organisatie_id
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_job")) as werkrol:
        for functie in ("levering_meldingen(%s, '2016-01-01', '2016-07-01', 'einde')",
                        "levering_adviezen(%s, '2016-01-01', '2016-07-01')"):  # fmt: skip
            for organisatie, leeg in ((elders, True), (levering.organisatie_id, False)):
                gevonden = werkrol.execute(f"SELECT count(*) FROM {functie}".encode(), [organisatie]).fetchone()
                assert (gevonden == (0,)) is leeg, functie
    # What must be mended is seen as far as its dossier, and the delivery by its own organisation.
    gezien = {}
    for naam in ("Lena", "Greet", "Elif", "Jamila"):
        wie = jaar.handeling(naam, NA_AFLOOP)
        with transactie(wie, wat="toets"):
            gezien[naam] = (Kwaliteitsregel.objects.count(), Levering.objects.count())
            assert gezien[naam][0] == Kwaliteitsregel.objects.visible_to(wie).count()
    assert gezien["Lena"][0] > 0
    assert {naam: gezien[naam] for naam in ("Elif", "Jamila")} == {"Elif": (0, 0), "Jamila": (0, 0)}
    assert gezien["Greet"][0] == 0
    # What must always be true is a constraint.
    wie = jaar.handeling("Lena", NA_AFLOOP)
    for velden in ({"inhoud": None}, {"status": "GELEVERD"}, {"status": "VRIJGEGEVEN"}, {"helft": 3}):
        with pytest.raises(IntegrityError), transactie(wie, wat="toets"):
            Levering.objects.filter(pk=levering.pk).update(**velden)
    with pytest.raises(ProgrammingError), transactie(wie, wat="toets"):
        Levering.objects.filter(pk=levering.pk).delete()


def _ask_as_app(levering: Levering) -> None:
    wie = werker()
    organisatie = levering.organisatie_id
    with transactie(wie, wat="toets"), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM levering_personen(%s, '{}'::bigint[], true)", [organisatie])


def test_the_command_makes_and_prints_counts(
    jaar: Ploeg, settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    klok = tmp_path / "klok"
    klok.write_text(NA_AFLOOP.isoformat(), encoding="utf-8")
    settings.KLOK = str(klok)
    for wat in ("maak", "spiegel", "controleer"):
        _als_werker(lambda wat=wat: call_command("leveringen", wat, regio="toetsregio", periode="2016-1"))  # type: ignore[misc]
    gedrukt = capsys.readouterr().out
    assert "Meldingen (par. 3): 2" in gedrukt and "controlegetal" in gedrukt
    assert "Het BSN is niet bekend." in gedrukt and "999990019" not in gedrukt
    with pytest.raises(CommandError, match="2016-1 of 2016-2"):
        _als_werker(lambda: call_command("leveringen", "maak", regio="toetsregio", periode="juni"))
    with pytest.raises(CommandError, match="geen organisatie"):
        _als_werker(lambda: call_command("leveringen", "maak", regio="nergens"))
