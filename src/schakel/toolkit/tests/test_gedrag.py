"""Do the small scripts keep their promises: saved or said so, keys that jump, a greyed button that stays still?"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from schakel.toolkit.tests.bladen import TOOLKIT, render_blad

pytestmark = pytest.mark.browser

ADRES = "http://proef.invalid"
SOORTEN = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class Server:
    """Answers every request of the page from memory; `antwoord` is the status that saving gets."""

    def __init__(self) -> None:
        self.antwoord = 200
        self.bewaard: list[str] = []
        self.verzonden = 0
        self.klachten: list[str] = []

    def answer(self, route: Any) -> None:
        pad = route.request.url.removeprefix(ADRES)
        if pad == "/concept/":
            self.bewaard.append(route.request.post_data or "")
            route.fulfill(status=self.antwoord, json={"tekst": "Alles opgeslagen om 21.44 uur"})
        elif pad == "/melding/" and route.request.method == "POST":
            self.verzonden += 1
            route.fulfill(status=200, content_type="text/html", body="<title>klaar</title>")
        elif pad.startswith("/static/schakel/"):
            bestand = TOOLKIT / Path(pad.lstrip("/"))
            route.fulfill(body=bestand.read_bytes(), content_type=SOORTEN[bestand.suffix])
        elif pad == "/":
            csp = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
            route.fulfill(
                status=200,
                content_type="text/html; charset=utf-8",
                headers={"Content-Security-Policy": csp},
                body=render_blad("concept"),
            )
        else:
            route.fulfill(status=404, body="")


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def page(browser: Any, server: Server) -> Iterator[Any]:
    page = browser.new_page()
    page.route("**/*", server.answer)
    page.on("console", lambda regel: server.klachten.append(regel.text))
    page.goto(f"{ADRES}/")
    yield page
    page.close()


def test_what_is_typed_is_saved_and_said_to_be(page: Any, server: Server) -> None:
    page.fill("#id_postcode", "2532 CX")
    page.get_by_text("Alles opgeslagen om 21.44 uur").wait_for()
    assert len(server.bewaard) == 1
    assert "2532" in server.bewaard[0]
    assert not [klacht for klacht in server.klachten if "Security" in klacht]


def test_without_a_connection_the_page_says_stay_and_tries_again(page: Any, server: Server) -> None:
    server.antwoord = 503
    page.fill("#id_reden", "Hoort geschreeuw")
    page.get_by_text("Nog niet opgeslagen, blijf op deze pagina").wait_for()
    assert page.locator("#opgeslagen").get_attribute("class") == "opgeslagen opgeslagen--weg"
    server.antwoord = 200
    page.get_by_text("Alles opgeslagen om 21.44 uur").wait_for(timeout=9000)
    assert page.input_value("#id_reden") == "Hoort geschreeuw"


def test_keys_jump_and_send(page: Any, server: Server) -> None:
    page.keyboard.press("Alt+Digit2")
    assert page.evaluate("document.activeElement.id") == "id_reden"
    page.keyboard.press("g")
    assert page.input_value("#id_reden").endswith("g")
    page.locator("h1").click()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("g")
    assert page.evaluate("document.activeElement.dataset.toets") == "G"
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/melding/")
    assert server.verzonden == 1


def test_the_letter_key_can_be_switched_off(page: Any) -> None:
    page.click("details.wie-ben-ik > summary")
    page.click("details.wie-ben-ik [data-toets-schakelaar]")
    page.keyboard.press("Escape")
    page.reload()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("g")
    assert page.evaluate("document.activeElement.dataset.toets") is None


def test_a_greyed_button_does_nothing(page: Any, server: Server) -> None:
    page.click("#grijs", force=True)
    page.wait_for_timeout(100)
    assert server.verzonden == 0


def test_the_clock_of_the_call_runs_on(page: Any) -> None:
    page.locator("#duur", has_text="02.53").wait_for()
