"""Who visits what?  People of three kinds, at the pages of their work, and each page's twin."""

import http.client
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from time import perf_counter
from urllib.parse import urlencode

from schakel.entrypoints.meting.tijden import Tijden

CSRF = "m" * 32


@dataclass(frozen=True, slots=True)
class Pagina:
    """One visit: an address, or a form that is posted there, by somebody with a session."""

    pad: str
    koekje: str = ""
    velden: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paar:
    """What is measured: visits of people, and beside each its twin; and how much the page may take of it."""

    naam: str
    paginas: Sequence[Pagina]
    tweelingen: Sequence[Pagina]
    grens: float


def fetch(poort: int, pagina: Pagina) -> bytes:
    """
    Return what a visit brings.

    :raises RuntimeError: if it is not a page
    """
    return _ask(http.client.HTTPConnection("127.0.0.1", poort, timeout=120), poort, pagina)[0]


def _ask(verbinding: http.client.HTTPConnection, poort: int, pagina: Pagina) -> tuple[bytes, float]:
    koppen = {"Cookie": f"{pagina.koekje}; csrftoken={CSRF}"}
    lichaam, hoe = None, "GET"
    if pagina.velden:
        lichaam, hoe = urlencode(pagina.velden), "POST"
        koppen |= {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": CSRF,
                   "Origin": f"http://127.0.0.1:{poort}"}  # fmt: skip
    begin = perf_counter()
    verbinding.request(hoe, pagina.pad, body=lichaam, headers=koppen)
    antwoord = verbinding.getresponse()
    inhoud = antwoord.read()
    duur = (perf_counter() - begin) * 1000
    if antwoord.status != 200:
        raise RuntimeError(f"{pagina.pad} antwoordt {antwoord.status}")
    return inhoud, duur


def together(naam: str, poort: int, paginas: Sequence[Pagina], *, tegelijk: int, keren: int) -> Tijden:
    """Let so many people visit at once, each so many times, and return every time; the first visit warms up."""

    def visit(nummer: int) -> list[float]:
        verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=120)
        welke = [paginas[(nummer + keer) % len(paginas)] for keer in range(keren + 1)]
        return [_ask(verbinding, poort, een)[1] for een in welke][1:]

    with ThreadPoolExecutor(tegelijk) as draden:
        reeksen = list(draden.map(visit, range(tegelijk)))
    return Tijden(naam, tuple(duur for reeks in reeksen for duur in reeks))
