"""`./schakel bench scale`: make the set in a database of its own, let people of three kinds visit, print the ratios."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic, perf_counter, sleep
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

from schakel.casuswerk.personen.rules import naam_sleutel
from schakel.entrypoints import klok
from schakel.entrypoints.bediening.ligging import PROJECT
from schakel.entrypoints.bediening.postgres import BESTUUR
from schakel.entrypoints.bewaking.kopie import _programs
from schakel.entrypoints.meting.meldingen import moved_to
from schakel.entrypoints.meting.paginas import GEBRUIKERS, _sign_in
from schakel.entrypoints.meting.schaal import sjabloon, vermenigvuldigen
from schakel.entrypoints.meting.schaal.bezoek import Paar, Pagina, fetch, together
from schakel.entrypoints.meting.schaal.vermenigvuldigen import Deel, Verdeling
from schakel.entrypoints.meting.schaal.wereld import Wereld, make_world
from schakel.entrypoints.meting.tijden import table

NAAM = "meting_schaal"
CASUSSEN, VT, LOKAAL = 1_000_000, 25, 300
# One of ten runs; the others were closed.
LOPEND = 10
_BEGIN = ("Bak", "Brand", "Dijk", "Eik", "Graaf", "Haag", "Hof", "Kamp", "Kerk", "Kool", "Land", "Linde", "Maas",
          "Meer", "Molen", "Nijen", "Ooster", "Park", "Ploeg", "Riet", "Rot", "Schaap", "Smit", "Steen", "Veen",
          "Visser", "Vliet", "Water", "Wester", "Zand")  # fmt: skip
_EINDE = ("aar", "berg", "broek", "dam", "huis", "man", "mans", "ma", "stra", "veld", "voort", "wijk", "wold", "zee")
_TELLEN = {
    "casussen": "casussen_casus", "personen": "personen_persoon", "gebeurtenissen": "gebeurtenissen_gebeurtenis",
    "dossiers": "dossiers_dossier", "betrokkenheden": "dossiers_betrokkenheid", "termijnen": "termijnen_termijn",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gevuld:
    """What was made, and how long it took: people and two casussen by the deeds, then the copies."""

    wereld: Wereld
    aantallen: dict[str, int]
    mensen: float
    seconden: float
    bytes: int


def run(deel: float = 1.0, keren: int = 10) -> Iterator[str]:
    """Make the set (or a part of it) and measure, telling each part as it comes; the database is dropped afterwards."""
    with own_database() as adres:
        gevuld = fill(adres, max(int(CASUSSEN * deel), LOPEND * 2), vt=VT, lokaal=LOKAAL)
        yield _told(gevuld, deel)
        with moved_to(adres):
            paren = _pairs(gevuld, adres)
        yield from _measure(adres, paren, keren)


@contextmanager
def own_database() -> Iterator[str]:
    """Make an empty database beside the others, give its address for its administrator, and drop it afterwards."""
    beheer = _address("postgres", BESTUUR)
    with psycopg.connect(beheer, autocommit=True) as bestuur:
        bestuur.execute(f"DROP DATABASE IF EXISTS {NAAM} WITH (FORCE)".encode())
        bestuur.execute(f"CREATE DATABASE {NAAM} TEMPLATE template0".encode())
    try:
        _copy_tables()
        yield _address(NAAM, BESTUUR)
    finally:
        with psycopg.connect(beheer, autocommit=True) as bestuur:
            bestuur.execute(f"DROP DATABASE IF EXISTS {NAAM} WITH (FORCE)".encode())


def _copy_tables() -> None:
    """Lay the tables, locks, functions and rights of the installation in the new database, without any row."""
    programma = _programs()
    bron = _address(urlsplit(os.environ["DATABASE_URL_OWNER"]).path.lstrip("/"), BESTUUR)
    dump = [str(programma / "pg_dump"), "--schema-only", "--format=custom", "--dbname", bron]
    with subprocess.Popen(dump, stdout=subprocess.PIPE) as gegeven:
        herstel = [str(programma / "pg_restore"), "--exit-on-error", "--dbname", _address(NAAM, BESTUUR)]
        subprocess.run(herstel, stdin=gegeven.stdout, check=True)
    if gegeven.returncode:
        raise RuntimeError("de tabellen konden niet worden overgenomen")


def _address(naam: str, rol: str) -> str:
    delen = urlsplit(os.environ["DATABASE_URL_OWNER"])
    return urlunsplit(delen._replace(netloc=f"{rol}@{delen.netloc.rpartition('@')[2]}", path=f"/{naam}"))


def fill(adres: str, casussen: int, *, vt: int, lokaal: int) -> Gevuld:
    """Make people and two casussen by the deeds, and all others of their rows."""
    with moved_to(adres), psycopg.connect(adres, autocommit=True) as verbinding:
        begin = perf_counter()
        wereld, delen = make_templates(verbinding, klok.opnieuw() - timedelta(days=1), vt=vt, lokaal=lokaal)
        mensen = perf_counter() - begin
        begin = perf_counter()
        copy_all(verbinding, wereld, delen, casussen)
        seconden = perf_counter() - begin
        aantallen = {naam: _count(verbinding, tabel) for naam, tabel in _TELLEN.items()}
        (grootte,) = verbinding.execute("SELECT pg_database_size(current_database())").fetchone() or (0,)
    return Gevuld(wereld, aantallen, mensen, seconden, int(grootte))


def make_templates(
    verbinding: psycopg.Connection[Any], nu: datetime, *, vt: int, lokaal: int
) -> tuple[Wereld, tuple[Sequence[Deel], Sequence[Deel]]]:
    """Make people and two casussen by the deeds, and tell which rows each of the two has."""
    wereld = make_world(nu, vt=vt, lokaal=lokaal)
    leeg = vermenigvuldigen.heights(verbinding)
    sjabloon.make_casus(wereld, nu)
    een = vermenigvuldigen.heights(verbinding)
    sjabloon.make_casus(wereld, nu + timedelta(hours=6), sluit=True)
    twee = vermenigvuldigen.heights(verbinding)
    return wereld, (vermenigvuldigen.between(leeg, een), vermenigvuldigen.between(een, twee))


def copy_all(
    verbinding: psycopg.Connection[Any], wereld: Wereld, delen: tuple[Sequence[Deel], Sequence[Deel]], casussen: int
) -> None:
    """Let the two casussen become so many: one of ten runs and began in the last weeks, the others were closed."""
    wie = _places(wereld)
    lopend, gesloten = delen
    tabellen = sorted({deel.tabel for deel in (*lopend, *gesloten)})
    indexen = vermenigvuldigen.begin_copying(verbinding, tabellen)
    grens = max(casussen // LOPEND, 1)
    vermenigvuldigen.multiply(verbinding, lopend, van=1, tot=grens, dagen=(0, 40), wie=wie)
    vermenigvuldigen.multiply(verbinding, gesloten, van=grens, tot=casussen - 1, dagen=(41, 330), wie=wie)
    vermenigvuldigen.end_copying(verbinding, indexen)


def _places(wereld: Wereld) -> Verdeling:
    rijen = (wereld.voordeuren, wereld.triage, wereld.lokaal)
    namen = [f"{begin}{einde}" for begin in _BEGIN for einde in _EINDE]
    return Verdeling(
        teams={rij[0].team.pk: [plek.team.pk for plek in rij] for rij in rijen},
        mensen={rij[0].mens.pk: [plek.mens.pk for plek in rij] for rij in rijen},
        namen=[(naam, naam_sleutel(naam)) for naam in namen],
        naam=(sjabloon.NAAM, naam_sleutel(sjabloon.NAAM)),
        huisnummer=sjabloon.HUISNUMMER,
    )


def _count(verbinding: psycopg.Connection[Any], tabel: str) -> int:
    (aantal,) = verbinding.execute(f"SELECT count(*) FROM {tabel}".encode()).fetchone() or (0,)
    return int(aantal)


def _told(gevuld: Gevuld, deel: float) -> str:
    regels = [
        f"De set ({deel:.2%} van het geheel): mensen en twee casussen door de handelingen in {gevuld.mensen:.1f} s,"
        f" de rest in {gevuld.seconden:.1f} s, {gevuld.bytes / 2**30:.2f} GB:"
    ]
    regels += [f"  {naam:<16} {aantal:>12,}" for naam, aantal in gevuld.aantallen.items()]
    if deel < 1:
        minuten, gb = (gevuld.mensen + gevuld.seconden / deel) / 60, gevuld.bytes / deel / 2**30
        regels.append(
            f"Schatting voor het geheel, rechtevenredig: {minuten:.0f} minuten en {gb:.0f} GB (doel: 20 en 40)."
            " Wat altijd even lang duurt, telt hierin te zwaar; wat niet meer in het geheugen past, duurt langer."
        )
    return "\n".join(regels)


_VAN_TEAM = """SELECT d.publiek_id::text FROM dossiers_betrokkenheid b JOIN dossiers_dossier d ON d.id = b.dossier_id
    WHERE b.team_id = %s AND b.soort = 'CASUS' AND upper_inf(b.periode) ORDER BY b.gewijzigd_op DESC LIMIT 4"""
_MENS = """SELECT p.naam_sleutel, p.geboortedatum::text, p.achternaam FROM personen_persoon p
    JOIN personen_dossierpersoon s ON s.persoon_id = p.id JOIN dossiers_betrokkenheid b ON b.dossier_id = s.dossier_id
    WHERE b.team_id = %s AND upper_inf(b.periode) LIMIT 1"""


def _pairs(gevuld: Gevuld, adres: str) -> list[Paar]:
    """Return what is measured: a few of each kind of people, with the casussen that their team is in."""
    paren: list[Paar] = []
    with psycopg.connect(adres, autocommit=True) as verbinding:
        for soort, plekken in (("regisseur, weinig casussen", gevuld.wereld.lokaal[:4]),
                               ("Veilig Thuis, veel casussen", gevuld.wereld.triage[:4])):  # fmt: skip
            werk, casus, zoek = [], [], []
            for plek in plekken:
                koekje, team = _sign_in(str(plek.mens.publiek_id)), plek.team.pk
                werk.append((Pagina("/werkvoorraad", koekje), _twin("werkvoorraad", team, "-")))
                rijen = verbinding.execute(_VAN_TEAM, [team]).fetchall()
                casus += [(Pagina(f"/casussen/{een}", koekje), _twin("casus", team, een)) for (een,) in rijen]
                mens = verbinding.execute(_MENS, [team]).fetchone()
                if mens:
                    zoek.append((Pagina("/zoeken", koekje, {"q": mens[2]}), _twin("zoeken", team, mens[0])))
            paren += [_pair(f"werkvoorraad, {soort}", werk, 2.0), _pair(f"casuspagina, {soort}", casus, 2.5),
                      _pair(f"zoeken, {soort}", zoek, 2.0)]  # fmt: skip
        paren.append(_pair("herkennen aan de telefoon", _recognising(gevuld, verbinding), 2.0))
    paren.append(_pair("cijfers van een maand, leidinggevende", _figures(gevuld), 1.5))
    return [paar for paar in paren if paar.paginas]


def _recognising(gevuld: Gevuld, verbinding: psycopg.Connection[Any]) -> list[tuple[Pagina, Pagina]]:
    paren = []
    for plek in gevuld.wereld.voordeuren[:4]:
        mens = verbinding.execute(_MENS, [plek.team.pk]).fetchone()
        if mens:
            sleutel, geboren, naam = mens
            dag = "-".join(reversed(geboren.split("-")))
            velden = {"p0-naam": f"Anna {naam}", "p0-geboren": dag, "p0-rol": "SLACHTOFFER"}
            pagina = Pagina("/meldingen/nieuw/bekend", _sign_in(str(plek.mens.publiek_id)), velden)
            paren.append((pagina, _twin("herkennen", plek.team.pk, f"{sleutel}|{geboren}")))
    return paren


def _figures(gevuld: Gevuld) -> list[tuple[Pagina, Pagina]]:
    maand = _month_before(klok.nu())
    return [
        (
            Pagina(f"/werkcijfers?maand={maand:%Y-%m}", _sign_in(str(plek.mens.publiek_id))),
            _twin("cijfers", plek.team.pk, f"{maand:%Y-%m}-01"),
        )
        for plek in gevuld.wereld.leiders[:2]
    ]


def _month_before(moment: datetime) -> datetime:
    return (moment.replace(day=1) - timedelta(days=1)).replace(day=1)


def _twin(welke: str, wie: int, wat: str) -> Pagina:
    return Pagina(f"/{welke}?wie={wie}&wat={wat}")


def _pair(naam: str, beide: Sequence[tuple[Pagina, Pagina]], grens: float) -> Paar:
    return Paar(naam, [pagina for pagina, _ in beide], [tweeling for _, tweeling in beide], grens)


def _measure(adres: str, paren: Sequence[Paar], keren: int) -> Iterator[str]:
    omgeving = dict(os.environ)
    for rol in ("app", "owner", "job", "stats", "auditor"):
        omgeving[f"DATABASE_URL_{rol.upper()}"] = _address(urlsplit(adres).path.lstrip("/"), f"schakel_{rol}")
    with served_beside(omgeving) as (site, tweeling):
        for paar in paren:
            yield compare_pair(paar, site, tweeling, keren)


@contextmanager
def served_beside(omgeving: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Serve the site and the bare twins alike for the length of the block; give both ports."""
    site = {**omgeving, "SCHAKEL_ROL": "app"}
    # The twin connects as the one whom no lock holds back.
    kaal = {**site, "SCHAKEL_TWEELING": "1", "DATABASE_URL_APP": omgeving["DATABASE_URL_AUDITOR"]}
    with (
        _served("schakel.config.wsgi:application", site) as poort,
        _served("schakel.entrypoints.meting.schaal.tweeling:application", kaal) as tweeling,
    ):
        yield poort, tweeling


def compare_pair(paar: Paar, site: int, tweeling: int, keren: int) -> str:
    """Return the times of a page beside those of its twin, for one visitor and for many at once."""
    maat = len(fetch(site, paar.paginas[0]))
    kaal = [Pagina(f"{een.pad}&maat={maat}") for een in paar.tweelingen]
    fetch(tweeling, kaal[0])
    tijden = []
    for tegelijk in (1, GEBRUIKERS):
        wie = f"{tegelijk} mens" if tegelijk == 1 else f"{tegelijk} mensen tegelijk"
        tijden += [
            together(f"kale tweeling, {wie}", tweeling, kaal, tegelijk=tegelijk, keren=keren),
            together(f"pagina, {wie}", site, paar.paginas, tegelijk=tegelijk, keren=keren),
        ]
    regels = [table(f"{paar.naam} ({maat / 1024:.0f} kB)", tijden[:2]), table("", tijden[2:]).lstrip("\n")]
    verhouding = tijden[3].p50 / tijden[2].p50
    regels.append(f"Grens × {paar.grens}: {'gehaald' if verhouding <= paar.grens else 'NIET gehaald'}.")
    return "\n".join(regels)


@contextmanager
def _served(wat: str, omgeving: dict[str, str]) -> Iterator[int]:
    """Serve a program as in the demo (2 processes of 2 threads) for the length of the block; give the port."""
    with socket.socket() as los:
        los.bind(("127.0.0.1", 0))
        poort = int(los.getsockname()[1])
    opdracht = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(poort),
        "--workers", "2", "--blocking-threads", "2", "--log-level", "error", wat,
    ]  # fmt: skip
    with subprocess.Popen(opdracht, cwd=PROJECT, env=omgeving) as server:
        try:
            _wait_for(poort)
            yield poort
        finally:
            server.terminate()


def _wait_for(poort: int) -> None:
    eind = monotonic() + 120
    while monotonic() < eind:
        with socket.socket() as deur:
            if deur.connect_ex(("127.0.0.1", poort)) == 0:
                return
        sleep(0.1)
    raise TimeoutError("de site antwoordt niet")
