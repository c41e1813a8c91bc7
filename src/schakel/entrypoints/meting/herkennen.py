"""How many people are recognised, how many wrongly, and how fast?  Seeded pairs over five doors (ADR-0033)."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter
from typing import Any
from uuid import UUID

import psycopg
from django.db import transaction

from schakel.casuswerk.personen import queries
from schakel.casuswerk.personen.rules import adres_sleutel, klanken_of, naam_sleutel
from schakel.entrypoints.bediening.ligging import PROJECT
from schakel.entrypoints.bediening.postgres import BESTUUR
from schakel.entrypoints.bediening.rollen import database_sql
from schakel.entrypoints.meting.meldingen import moved_to
from schakel.entrypoints.meting.sloten import _address
from schakel.entrypoints.meting.varianten import DEUREN, VANDAAG, Bekende, Vraagstuk, people, questions
from schakel.kernel.handeling import Handeling
from schakel.toolkit import versleuteling
from schakel.toolkit.transactie import set_actor

NAAM = "meting_herkennen"
MENSEN, PAREN, ZAAD = 200_000, 5_000, 20161
MOMENT = datetime(VANDAAG.year, VANDAAG.month, VANDAAG.day, 12, tzinfo=UTC)
GRENS_GEVONDEN, GRENS_VALS, GRENS_MS = 0.98, 0.05, 100.0
_PERSOON = """COPY personen_persoon (id, publiek_id, voornamen, roepnaam, tussenvoegsel, achternaam, naam_sleutel,
    klanken, omschrijving, geboortedatum, leeftijd, leeftijd_peildatum, geslacht, ongeboren, bsn, bsn_zoek,
    vastgelegd_op) FROM STDIN"""
_HUIS = """INSERT INTO personen_huishouden (id, publiek_id, postcode, huisnummer, toevoeging, straat, plaats, gemeente,
    wijk, adres_sleutel, is_geheim, vastgelegd_op)
    SELECT h, gen_random_uuid(), '', '', '', '', '', '0001', '', a, false, %(op)s FROM huis"""
_VUL = (
    """INSERT INTO dossiers_dossier (id, publiek_id, nummer, soort, regio, status, geopend_op, gevaar,
        laatste_volgnummer)
        SELECT h, gen_random_uuid(), '2026-' || h, 'MELDING', 'r', 'OPEN', %(op)s, 0, 0 FROM huis""",
    _HUIS,
    """INSERT INTO personen_lidmaatschap (huishouden_id, persoon_id, vanaf) SELECT h, p, %(op)s FROM lid""",
    """INSERT INTO personen_dossierpersoon (dossier_id, persoon_id, rol, sinds, contact_met_wie, contact_reden_niet,
        stem_reden_niet) SELECT h, p, 'ONBEKEND', %(op)s, '', '', '' FROM lid""",
)


@dataclass(slots=True)
class Telling:
    """What came of a set of questions."""

    gevraagd: Counter[str] = field(default_factory=Counter)
    gevonden: Counter[str] = field(default_factory=Counter)
    eerste: int = 0
    voorgesteld: int = 0
    vals: int = 0
    vreemden: int = 0
    vreemden_met: int = 0
    duren: list[float] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Return which share of the people on record stands among the first five proposals."""
        return sum(self.gevonden.values()) / max(sum(self.gevraagd.values()), 1)

    @property
    def vals_deel(self) -> float:
        """Return which share of all proposals is somebody else."""
        return self.vals / max(self.voorgesteld, 1)

    def add(self, vraag: Vraagstuk, wie: Sequence[UUID]) -> None:
        """Count what was proposed for one question."""
        self.voorgesteld += len(wie)
        self.vals += sum(een != vraag.wie for een in wie)
        if vraag.wie is None:
            self.vreemden += 1
            self.vreemden_met += bool(wie)
            return
        self.gevraagd[vraag.deur] += 1
        self.gevonden[vraag.deur] += vraag.wie in wie
        self.eerste += bool(wie) and wie[0] == vraag.wie


def ask_all(
    wie: Handeling, vragen: Iterable[Vraagstuk], *, mis: Callable[[Vraagstuk], object] | None = None
) -> Telling:
    """Ask each question as the desk does while typing, and count."""
    telling = Telling()
    for vraag in vragen:
        begin = perf_counter()
        zoek = _seek(wie, vraag.velden)
        kaarten = queries.recognise_each(wie, vragen=[zoek])[0]
        telling.duren.append((perf_counter() - begin) * 1000)
        telling.add(vraag, [kaart.persoon for kaart in kaarten])
        if mis is not None and vraag.wie is not None and vraag.wie not in [kaart.persoon for kaart in kaarten]:
            mis(vraag)
    return telling


def _seek(wie: Handeling, velden: Mapping[str, Any]) -> queries.Zoekvraag:
    """Return the question as the desk asks it; the numbers of this set are no BSN, so that they are nobody's."""
    zoek = queries.seek(wie, **{veld: waarde for veld, waarde in velden.items() if veld != "bsn"})
    bsn = str(velden.get("bsn", ""))
    return replace(zoek, bsn=versleuteling.zoeksleutel(queries.VAK_BSN, bsn)) if bsn else zoek


def run(mensen: int = MENSEN, paren: int = PAREN, zaad: int = ZAAD) -> str:
    """Fill a database of its own with so many people, ask about so many of them, and return the table."""
    bekenden = people(zaad, mensen)
    _prepare()
    try:
        _fill(bekenden)
        with moved_to(_address(NAAM, BESTUUR)):
            wie = Handeling(wie=1, team=1, rol="vt_intake", organisatie=1, moment=MOMENT + timedelta(days=1))
            telling = _in_one_transaction(wie, questions(zaad, bekenden, paren, paren // 2))
    finally:
        with psycopg.connect(_address("postgres", BESTUUR), autocommit=True) as bestuur:
            bestuur.execute(f"DROP DATABASE IF EXISTS {NAAM} WITH (FORCE)".encode())
    return report(telling, len(bekenden), zaad)


def _in_one_transaction(wie: Handeling, vragen: Sequence[Vraagstuk]) -> Telling:
    with transaction.atomic():
        set_actor(wie)
        ask_all(wie, vragen[:20])
        return ask_all(wie, vragen)


def report(telling: Telling, mensen: int, zaad: int) -> str:
    """Return the counts and times, each beside its limit."""
    duren, gevraagd = sorted(telling.duren), telling.gevraagd
    p95, paren = duren[int(len(duren) * 0.95)], sum(gevraagd.values())
    vreemd = telling.vreemden_met / max(telling.vreemden, 1)
    tijden = f"p50 {median(duren):.2f} ms, p95 {p95:.2f} ms, langste {duren[-1]:.1f} ms"
    return "\n".join(
        [
            f"Herkennen (zaad {zaad}): {paren} paren over vijf deuren onder {_n(mensen)} mensen",
            *(_line(f"  {d}", telling.gevonden[d] / max(gevraagd[d], 1), f"van {gevraagd[d]}") for d in DEUREN),
            _line("bij de eerste vijf voorstellen", telling.recall, _met("98 %", telling.recall >= GRENS_GEVONDEN)),
            _line("als eerste voorgesteld", telling.eerste / max(paren, 1), ""),
            _line("voorstellen van iemand anders", telling.vals_deel, _met("5 %", telling.vals_deel <= GRENS_VALS)),
            _line("onbekenden bij wie iemand werd voorgesteld", vreemd, ""),
            f"{'tijd per persoon, met kaarten':<50} {tijden}   {_met('100 ms', p95 <= GRENS_MS)}",
        ]
    )


def _line(naam: str, deel: float, bij: str) -> str:
    return f"{naam:<50} {deel:8.2%}   {bij}".rstrip()


def _met(grens: str, gehaald: bool) -> str:
    return f"grens {grens}: {'gehaald' if gehaald else 'NIET gehaald'}"


def _n(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")


def _prepare() -> None:
    with psycopg.connect(_address("postgres", BESTUUR), autocommit=True) as bestuur:
        bestuur.execute(f"DROP DATABASE IF EXISTS {NAAM} WITH (FORCE)".encode())
        bestuur.execute(f"CREATE DATABASE {NAAM} TEMPLATE template0".encode())
    with psycopg.connect(_address(NAAM, BESTUUR), autocommit=True) as bestuur:
        for regel in database_sql(NAAM):
            bestuur.execute(regel.encode())
    omgeving = {**os.environ, "DATABASE_URL_OWNER": _address(NAAM, "schakel_owner"), "SCHAKEL_ROL": "owner"}
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=omgeving, cwd=PROJECT, check=True
    )


def _fill(bekenden: Sequence[Bekende]) -> None:
    with psycopg.connect(_address(NAAM, BESTUUR)) as bestuur:
        bestuur.execute("SET session_replication_role = replica")
        bestuur.execute("CREATE TEMP TABLE lid (h bigint, p bigint)")
        bestuur.execute("CREATE TEMP TABLE huis (h bigint, a text)")
        with bestuur.cursor() as cursor:
            _copy(cursor, _PERSOON, (_row(n, een) for n, een in enumerate(bekenden, 1)))
            _copy(cursor, "COPY lid FROM STDIN", ((een.huishouden, n) for n, een in enumerate(bekenden, 1)))
            huizen = {een.huishouden: adres_sleutel(*een.adres, "") for een in bekenden}
            _copy(cursor, "COPY huis FROM STDIN", huizen.items())
        for regel in _VUL:
            bestuur.execute(regel.encode(), {"op": MOMENT})
    with psycopg.connect(_address(NAAM, BESTUUR), autocommit=True) as bestuur:
        bestuur.execute("VACUUM ANALYZE")


def _copy(cursor: psycopg.Cursor[tuple[object, ...]], sql: str, rijen: Iterable[tuple[object, ...]]) -> None:
    with cursor.copy(sql.encode()) as copy:
        for rij in rijen:
            copy.write_row(rij)


def _row(nummer: int, een: Bekende) -> tuple[object, ...]:
    m = een.mens
    zoek = versleuteling.zoeksleutel(queries.VAK_BSN, een.bsn) if een.bsn else None
    return (
        nummer, een.persoon, m.voornamen, m.roepnaam, een.tussenvoegsel, m.achternaam, naam_sleutel(m.achternaam),
        klanken_of(m.achternaam, m.roepnaam, m.voornamen), "", m.geboortedatum, m.leeftijd, m.peildatum, m.geslacht,
        m.ongeboren, zoek, zoek, MOMENT,
    )  # fmt: skip
