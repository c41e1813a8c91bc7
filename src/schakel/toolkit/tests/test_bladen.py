"""Do our components pass axe, fit 320 pixels, stay small, and obey the content security policy?"""

import re
from pathlib import Path
from typing import Any

import pytest

from schakel.toolkit.tests.bladen import BLADEN, render_blad, schrijf_bladen


@pytest.fixture(scope="module")
def bladen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return schrijf_bladen(tmp_path_factory.mktemp("bladen"))


@pytest.mark.parametrize("naam", BLADEN)
def test_a_page_is_small_and_holds_no_inline_style_or_script(naam: str) -> None:
    html = render_blad(naam)
    assert len(html.encode()) < 100_000
    assert not re.search(r"\sstyle\s*=", html)
    assert not re.search(r"\son[a-z]+\s*=", html)
    assert all("defer" in script and "src=" in script for script in re.findall(r"<script[^>]*>", html))
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)


class TestInTheBrowser:
    pytestmark = pytest.mark.browser

    @pytest.mark.parametrize("breedte", [320, 1280])
    def test_axe_finds_nothing_and_nothing_sticks_out(
        self, browser: Any, bladen: dict[str, Path], breedte: int
    ) -> None:
        from axe_playwright_python.sync_playwright import Axe

        for naam in BLADEN:
            page = browser.new_page(viewport={"width": breedte, "height": 800})
            page.goto(bladen[naam].as_uri())
            uitkomst = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
            assert uitkomst.violations_count == 0, f"{naam} {breedte}: {uitkomst.generate_report()}"
            teveel = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert teveel <= 0, f"{naam} sticks out {teveel} px at {breedte}"
            page.close()

    def test_every_target_is_44_pixels_high_on_a_phone(self, browser: Any, bladen: dict[str, Path]) -> None:
        page = browser.new_page(viewport={"width": 320, "height": 800})
        for naam in BLADEN:
            page.goto(bladen[naam].as_uri())
            klein = page.evaluate(
                """() => [...document.querySelectorAll('a.button, button, summary, .keuze, .select, .textbox')]
                .filter((e) => e.offsetParent && (e.offsetHeight < 44 || e.offsetWidth < 44))
                .map((e) => e.outerHTML.slice(0, 80))"""
            )
            assert klein == [], naam

    def test_the_menu_and_the_next_step_work_without_script(self, browser: Any, bladen: dict[str, Path]) -> None:
        context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
        page = context.new_page()
        page.goto(bladen["stijlpagina"].as_uri())
        page.click("details.menu > summary")
        assert page.is_visible("details.menu nav a")
        vak = page.locator(".volgende-stap").bounding_box()
        assert vak is not None
        assert vak["y"] + vak["height"] == pytest.approx(740, abs=1)
        context.close()

    def test_faults_get_the_focus_and_esc_three_times_leaves(self, browser: Any, bladen: dict[str, Path]) -> None:
        page = browser.new_page()
        page.goto(bladen["stijlpagina"].as_uri())
        assert page.evaluate("document.activeElement.id") == "form-fouten"
        page.goto(bladen["openbaar"].as_uri())
        for _ in range(3):
            page.keyboard.press("Escape")
        page.wait_for_url("about:blank")
