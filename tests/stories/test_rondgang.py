"""A tour as each kind of user: what is shown as a link can be opened, fits a phone, and nothing breaks."""

import re
from urllib.parse import urlsplit

import pytest

from tests.stories import toneel
from tests.stories.bezoek import Bezoek
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser
BEZOEKERS = (
    "Ibrahim Yilmaz", "Fatima Haddou", "Lena Vrolijk", "Jamila Bouzid", "Wim Kramer", "Bram Jansen", "Anouk Smeets",
    "Greet Maas", "Frank Otten",
)  # fmt: skip
HOOGSTENS = 45
# A team leader sees the work of her team; to do it is not hers, and the page says so.
NIET_VAN_HAAR = ("/meldingen/*/terugkoppeling", "/casussen/*/kinderen/*")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
LINKS = "() => [...document.querySelectorAll('a[href]')].map((a) => a.href)"
TEVEEL = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_no_kind_of_user_meets_a_dead_end(als: Ploeg, wereld: Wereld) -> None:
    gezin = toneel.Gezin("Mertens", huisnummer="51")
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), gezin)
    wereld.tijd_gaat(hours=2)
    toneel.biedt_aan(als("Fatima Haddou"), als("Gerda Postma"), gezin)
    wereld.tijd_gaat(hours=1)
    fouten = [fout for naam in BEZOEKERS for fout in _maakt_een_ronde(als(naam, breedte=320))]
    assert not fouten, "\n".join(fouten)


def _maakt_een_ronde(bezoek: Bezoek) -> list[str]:
    """Follow every link of one's own pages, one of each kind; return what is wrong."""
    wachtend, gezien, fouten = ["/"], set[str](), list[str]()
    while wachtend and len(gezien) < HOOGSTENS:
        pad = wachtend.pop(0)
        soort = UUID.sub("*", urlsplit(pad).path)
        if soort in gezien:
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
        eigen = [link.removeprefix(bezoek.wereld.adres) for link in bezoek.page.evaluate(LINKS)]
        wachtend += [link.partition("#")[0] for link in eigen if link.startswith("/")]
    return fouten
