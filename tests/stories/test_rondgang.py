"""A tour as each kind of user: what is shown as a link can be opened, and each kind of page is judged, once."""

import re
from urllib.parse import urlsplit

import pytest

from tests.stories import keuring, toneel
from tests.stories.bezoek import Bezoek
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser
BEZOEKERS = (
    "Ibrahim Yilmaz", "Fatima Haddou", "Lena Vrolijk", "Jamila Bouzid", "Wim Kramer", "Bram Jansen", "Anouk Smeets",
    "Greet Maas", "Frank Otten",
)  # fmt: skip
HOOGSTENS = 90
# Pages that the tour must have met and judged; what stands here no longer, stands in no menu and on no page either.
GEKEURD = frozenset({
    "/adviezen/nieuw", "/beheer/accounts", "/beheer/accounts/*", "/beheer/accounts/nieuw", "/beoordelingen/*",
    "/beoordelingen/*/afdruk", "/casussen", "/casussen/*", "/casussen/*/grootboek", "/casussen/*/kinderen/*",
    "/casussen/*/overdragen", "/casussen/*/regie", "/casussen/*/specialist", "/casussen/*/tijdlijn",
    "/casussen/*/voorwaarden", "/consulten", "/contactlijst", "/dienstoverdracht", "/ketenkaart", "/ketenkaart/bellen",
    "/ketenkaart/bijhouden",
    "/ketenkaart/gaten", "/meldingen/*", "/onze-rol",
    "/meldingen/*/gevaar", "/meldingen/*/melder", "/meldingen/*/personen/*/informeren", "/meldingen/nieuw",
    "/mijn/aanmelden", "/mijn/aanmelden/codeapp", "/mijn/niet-voor-mij", "/overdrachten", "/overdrachten/*", "/team",
    "/team/collegas", "/termijnen/*", "/verantwoording", "/vermoedens", "/vermoedens/nieuw", "/werkvoorraad",
    "/werkcijfers", "/werkcijfers/*", "/werkvoorraad/overnemen", "/zoeken",
})  # fmt: skip
# A team leader sees the work of her team; to do it is not hers, and the page says so.
NIET_VAN_HAAR = ("/meldingen/*/terugkoppeling", "/casussen/*/kinderen/*")
# Pages of one kind differ by an id, the code of a municipality or a measure, a word, or an agreement with its version.
KENMERK = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/gemeenten/)[^/]+|(?<=/begrip/)[^/]+|(?<=/begrippen/)[^/]+"
    r"|(?<=^/gids/)[^/]+|(?<=^/signaalkaarten/)[^/]+|(?<=^/ketenkaart/contacten/)[^/]+/[^/]+"
    r"|(?<=/trainingen/)[^/]+|(?<=^/afspraken/)(?!begrippen)[^/]+/[^/]+|(?<=^/werkcijfers/)[^/]+"
    r"|(?<=^/sturing/cijfers/)[^/]+|(?<=^/sturing/visie/afspraken/)[^/]+/[^/]+"
)
# A file to take along is no page to stand on.
BESTANDEN = (".csv", ".xlsx", ".pdf", ".svg")
LINKS = "() => [...document.querySelectorAll('a[href]')].map((a) => a.href)"
TEVEEL = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_no_kind_of_user_meets_a_dead_end(als: Ploeg, wereld: Wereld) -> None:
    gezin = toneel.Gezin("Mertens", huisnummer="51")
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), gezin)
    wereld.tijd_gaat(hours=2)
    casus, _overdracht = toneel.biedt_aan(als("Fatima Haddou"), als("Gerda Postma"), gezin)
    # The front page shows the work that presses most; how much other stories left there may not decide what is judged.
    begin = {"Fatima Haddou": (casus, _het_oordeel(als("Fatima Haddou"), casus))}
    wereld.tijd_gaat(hours=1)
    gekeurd: set[str] = set()
    fouten = [
        fout for naam in BEZOEKERS for fout in _maakt_een_ronde(als(naam, breedte=320), gekeurd, begin.get(naam, ()))
    ]
    assert not fouten, "\n".join(fouten)
    assert not GEKEURD - gekeurd, f"not met, so not judged: {sorted(GEKEURD - gekeurd)}"


def _het_oordeel(fatima: Bezoek, casus: str) -> str:
    """Find the sheet of the judgement, over its melding, from the casus that came out of it."""
    fatima.gaat_naar(casus)
    melding = fatima.page.locator("main a[href*='/meldingen/']").first.get_attribute("href")
    fatima.gaat_naar(melding)
    fatima.kiest("Veiligheidsbeoordeling", soort="link", binnen="main")
    return fatima.pad


def _maakt_een_ronde(bezoek: Bezoek, gekeurd: set[str], begin: tuple[str, ...]) -> list[str]:
    """Follow every link of one's own pages, one of each kind; return what is wrong."""
    wachtend, gezien, fouten = ["/", *begin], set[str](), list[str]()
    while wachtend and len(gezien) < HOOGSTENS:
        pad = wachtend.pop(0)
        soort = KENMERK.sub("*", urlsplit(pad).path)
        if soort in gezien or soort.endswith(BESTANDEN):
            continue
        gezien.add(soort)
        antwoord = bezoek.page.goto(f"{bezoek.wereld.adres}{pad}")
        if antwoord.status == 403 and bezoek.naam == "Lena Vrolijk" and soort in NIET_VAN_HAAR:
            continue
        if antwoord.status >= 400:
            fouten.append(f"{bezoek.naam}: {antwoord.status} at {soort}")
            continue
        if bezoek.page.evaluate(TEVEEL) > 0:
            fouten.append(f"{bezoek.naam}: {soort} sticks out at {bezoek.breedte} px")
        if soort not in gekeurd:
            gekeurd.add(soort)
            fouten += _oordeel(bezoek, soort)
        eigen = [link.removeprefix(bezoek.wereld.adres) for link in bezoek.page.evaluate(LINKS)]
        wachtend += [link.partition("#")[0] for link in eigen if link.startswith("/")]
    return fouten


def test_faults_refusals_and_empty_answers_are_judged_too(als: Ploeg, wereld: Wereld) -> None:
    ibrahim = als("Ibrahim Yilmaz")
    toneel.neemt_melding_aan(ibrahim, toneel.Gezin("Overmars", huisnummer="53"))
    ibrahim.gaat_naar("/werkvoorraad")
    melding = ibrahim.page.locator("main a[href*='/meldingen/']").first.get_attribute("href").removesuffix("/gevaar")
    for deel in ("melder", "advies", "gevaar"):
        ibrahim.krijgt(200, f"{melding}/{deel}")
        ibrahim.keurt(f"the page {deel}")
        with ibrahim.na_navigatie():
            ibrahim.page.locator("#reden button").first.click()
        assert ibrahim.wacht.laatste_status == 400
        ibrahim.keurt(f"the page {deel} with its fault")
    for naam, wat in (("Bestaatniet", "Niets gevonden"), ("Overmars", "Overmars")):
        ibrahim.gaat_naar("/zoeken")
        ibrahim.page.locator("#vraag").fill(naam)
        ibrahim.kiest("Zoek", soort="button", binnen="main")
        ibrahim.ziet(wat)
        ibrahim.keurt(f"searching {naam}")
    frank = als("Frank Otten")
    frank.krijgt(403, "/werkvoorraad")
    frank.keurt("a refusal")
    frank.krijgt(404, "/nergens")
    frank.keurt("a page that is not there")


def _oordeel(bezoek: Bezoek, soort: str) -> list[str]:
    """Judge the page at both widths; what is wrong goes into the list, so that the tour goes on."""
    try:
        keuring.keur(bezoek.page, bezoek.wacht, soort, script=bezoek.script)
    except AssertionError as fout:
        return [f"{bezoek.naam}: {fout}"]
    return []
