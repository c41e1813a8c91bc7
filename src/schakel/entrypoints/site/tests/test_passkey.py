"""Does a real browser make a passkey and sign in with it?  The device is Chromium's own virtual authenticator."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from shutil import which
from typing import Any

import pytest
from pytest_django import Settings

from schakel.basis.toegang import actions
from schakel.basis.toegang.tests.builders import een_ploeg
from schakel.toolkit.transactie import transactie

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A page of Chromium with a virtual authenticator; without Chromium the test says so and is skipped."""
    chromium = which("chromium") or which("chromium-browser") or which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium on this machine")
    # The loop of playwright runs in this thread; the database is asked from it all the same.
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        cdp = page.context.new_cdp_session(page)
        cdp.send("WebAuthn.enable")
        cdp.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        yield page
        browser.close()


def test_a_passkey_is_made_and_opens_the_door(page: Any, live_server: Any, settings: Settings) -> None:
    settings.DEMO = False
    ploeg = een_ploeg()
    frank = ploeg.handeling("Frank")
    with transactie(frank, wat="toets"):
        code = actions.issue_aanmeldcode(frank, medewerker=ploeg.mensen["Fatima"], op=datetime.now(UTC))
    fouten: list[str] = []
    page.on("pageerror", lambda fout: fouten.append(str(fout)))
    page.on("console", lambda regel: fouten.append(regel.text) if "Content Security Policy" in regel.text else None)

    page.goto(f"{live_server.url}/inloggen/eerste-keer")
    page.get_by_label("Gebruikersnaam").fill("fatima")
    page.get_by_label("Code die u van de beheerder kreeg").fill(code)
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_text("Kies eerst hoe u zich aanmeldt").wait_for()
    page.get_by_label("Hoe noemt u deze sleutel?").fill("telefoon")
    page.get_by_role("button", name="Maak een toegangssleutel").click()
    page.get_by_role("button", name="Verwijder telefoon").wait_for()

    page.goto(f"{live_server.url}/team")
    assert "Voor welk team" in page.content()
    page.context.clear_cookies()
    page.goto(f"{live_server.url}/mijn/niet-voor-mij")
    page.get_by_role("button", name="Gebruik uw toegangssleutel").click()
    page.wait_for_url(f"{live_server.url}/mijn/niet-voor-mij")
    assert "Fatima" in page.content()
    assert not fouten
