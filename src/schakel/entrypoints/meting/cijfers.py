"""How fast are the counts of a month and a year, and the page of figures beside a bare twin: one query by hand?"""

import os
from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg

from schakel.entrypoints import klok
from schakel.entrypoints.meting import blad
from schakel.entrypoints.meting.paginas import _visitor
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
# Every cell that the page shows or could have shown: of the last whole year that was published, else of the last month.
_TWEELING = """SELECT c.grondslag, c.dimensie, c.categorie, c.gebied, c.vijftallen * 5 FROM cijfers_cel c
    WHERE c.publicatie_id = (SELECT id FROM cijfers_publicatie WHERE regio = %(regio)s
        ORDER BY upper(periode) - lower(periode) > 31 DESC, periode DESC LIMIT 1)"""


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
        return f"{uit}\n\n{compare(wie[0], regio[0], kaal, keren)}"


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


def compare(persona: str, regio: str, kaal: psycopg.Connection[Any], keren: int) -> str:
    """Return the times of the page as a visitor gets it, as a ratio to its bare twin in the same run."""
    klant = _visitor(persona)
    antwoord = klant.get(PAD)
    if antwoord.status_code != 200:
        raise RuntimeError(f"{PAD} antwoordt {antwoord.status_code}")
    tweeling = twin_of(kaal, regio, len(antwoord.content.decode()))
    maat = measure("kale tweeling: een vraag, een tabel zo lang als de pagina", lambda _keer: tweeling(), keren)
    pagina = measure("overzicht van de cijfers, door de voordeur", lambda _keer: klant.get(PAD), keren)
    haalt = "gehaald" if pagina.p50 <= GRENS_PAGINA * maat.p50 else "NIET gehaald"
    return table(f"Pagina met cijfers, {keren} keer", [maat, pagina]) + f"\nGrens × 1,5: {haalt}."


def twin_of(kaal: psycopg.Connection[Any], regio: str, lengte: int) -> Callable[[], str]:
    """Return a plain view of the same cells: one query, and a bare table as long as the page, without any right."""

    def view() -> str:
        rijen = kaal.execute(_TWEELING.encode(), {"regio": regio}).fetchall()
        return blad.render(rijen, lengte)

    return view
