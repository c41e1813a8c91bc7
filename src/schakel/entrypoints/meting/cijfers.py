"""How fast are the counts of a month and a year, and the page of figures beside a bare twin: one query by hand?"""

import os
from datetime import date

import psycopg

from schakel.entrypoints import klok
from schakel.entrypoints.meting.paginas import _sign_in
from schakel.entrypoints.meting.schaal.bezoek import Paar, Pagina
from schakel.entrypoints.meting.schaal.meten import compare_pair, served_beside
from schakel.entrypoints.meting.tijden import Tijden, measure, table
from schakel.entrypoints.worker.cijfers import statistics
from schakel.entrypoints.worker.lus import machine
from schakel.sturing.cijfers import actions
from schakel.toolkit.transactie import transactie

GRENS_MAAND, GRENS_JAAR, GRENS_PAGINA = 1000.0, 10_000.0, 1.5
KEREN = 40
PAD = "/sturing/cijfers"
_DRUKSTE = """SELECT date_trunc('month', ontvangen_op AT TIME ZONE 'Europe/Amsterdam')::date, count(*)
    FROM meldingen_melding GROUP BY 1 ORDER BY 2 DESC LIMIT 1"""
_WIE = """SELECT m.publiek_id::text FROM toegang_teamlid l JOIN toegang_medewerker m ON m.id = l.medewerker_id
    WHERE l.rol = 'beleid' AND m.is_active AND m.is_voorbeeld ORDER BY m.id LIMIT 1"""


def run(keren: int = KEREN) -> str:
    """Count the busiest month and its year, and open the page of figures as a policy adviser; say so without data."""
    with psycopg.connect(os.environ["DATABASE_URL_AUDITOR"], autocommit=True) as kaal:
        drukste = kaal.execute(_DRUKSTE).fetchone()
        if drukste is None:
            return "Cijfers: er zijn geen meldingen. Maak eerst een jaar (./schakel generate)."
        uit = rollup(drukste[0], keren)
        wie = kaal.execute(_WIE).fetchone()
        regio = kaal.execute("SELECT regio FROM cijfers_publicatie LIMIT 1").fetchone()
        if wie is None or regio is None:
            return f"{uit}\nPagina met cijfers: er is nog niets gepubliceerd (./schakel cijfers publiceren)."
    return f"{uit}\n\n{compare(pair_of(wie[0], regio[0]), keren)}"


def rollup(maand: date, keren: int) -> str:
    """Return how long it takes to count a changed month anew, and a year."""
    wie = machine(klok.nu(), "meting")

    def count(maanden: list[date]) -> None:
        with statistics() as bron, transactie(wie, wat="meting"):
            actions.count_months(wie, bron=bron, maanden=maanden)

    een = measure("een veranderde maand opnieuw tellen", lambda _keer: count([maand]), min(keren, 10), opwarmen=1)
    jaar = [maand.replace(month=nummer) for nummer in range(1, 13)]
    alle = measure("een heel jaar opnieuw tellen", lambda _keer: count(jaar), min(keren, 3), opwarmen=0)
    return "\n".join(
        [
            table(f"Tellen, drukste maand {maand:%Y-%m}", [een, alle]),
            f"Grens 1 s voor een maand: {_reached(een, GRENS_MAAND)}.",
            f"Grens 10 s voor een jaar: {_reached(alle, GRENS_JAAR)}.",
        ]
    )


def _reached(tijden: Tijden, grens: float) -> str:
    return "gehaald" if tijden.p50 <= grens else "NIET gehaald"


def pair_of(persona: str, regio: str) -> Paar:
    """Return the page of figures as a policy adviser gets it, and its bare twin: one query over what was published."""
    return Paar(
        "overzicht van de cijfers, beleidsmedewerker",
        [Pagina(PAD, _sign_in(persona))],
        [Pagina(f"/stuurcijfers?wie=0&wat={regio}")],
        GRENS_PAGINA,
    )


def compare(paar: Paar, keren: int) -> str:
    """Return the times of the page beside those of its twin: both served alike, in one run."""
    with served_beside(dict(os.environ)) as (site, tweeling):
        return compare_pair(paar, site, tweeling, keren)
