"""When is a page state good?  Accessible, fitting, light, silent in the console, and talking to nobody else."""

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe

BREEDTES = (320, 1280)
GEWICHT = 100_000
# A refusal is an answer; a failure is not.
GEWOON = (200, 201, 204, 301, 302, 303, 304, 400, 403, 404, 409)
EISEN = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
TE_KLEIN = """() => [...document.querySelectorAll('a.button, button, summary, .keuze, .select, .textbox, .textarea')]
    .filter((e) => e.checkVisibility() && (e.offsetHeight < 44 || e.offsetWidth < 44))
    .map((e) => e.outerHTML.slice(0, 120))"""
STEEKT_UIT = """() => [...document.querySelectorAll('main *')]
    .filter((e) => !e.closest('.scroll-x'))
    .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .slice(0, 4).map((e) => e.outerHTML.slice(0, 120))"""


class Wacht:
    """Watches one page: what the console says, who is asked, what the last document was."""

    def __init__(self, page: Any, adres: str) -> None:
        self._adres = adres
        self.fouten: list[str] = []
        self.vreemd: list[str] = []
        self.laatste_status = 200
        self._document: Any = None
        page.on("console", self._hoor)
        page.on("pageerror", lambda fout: self.fouten.append(str(fout)))
        page.on("request", self._vraag)
        page.on("response", self._antwoord)

    def _hoor(self, bericht: Any) -> None:
        # The browser reports every 400 and 404 as well; those are answers, and the stories look at them. Who leaves a
        # page while it keeps what was typed, breaks that request off; htmx says so.
        gewoon = ("Failed to load resource", "htmx:sendAbort", "htmx:afterRequest")
        if bericht.type == "error" and not bericht.text.startswith(gewoon):
            self.fouten.append(bericht.text)

    def _vraag(self, verzoek: Any) -> None:
        if not verzoek.url.startswith((self._adres, "data:", "about:")):
            self.vreemd.append(verzoek.url)

    def _antwoord(self, antwoord: Any) -> None:
        if antwoord.request.resource_type == "document" and not 300 <= antwoord.status < 400:
            self._document, self.laatste_status = antwoord, antwoord.status
        elif antwoord.status not in GEWOON or ("/static/" in antwoord.url and antwoord.status >= 400):
            self.fouten.append(f"{antwoord.status} {antwoord.url}")

    def gewicht(self) -> int:
        """Return how many bytes the last document is."""
        return len(self._document.body()) if self._document else 0

    def kop(self, naam: str) -> str:
        """Return a header of the last document."""
        return str(self._document.headers.get(naam, "")) if self._document else ""


# What may be a bare number in an address or a form: pages, days, months and codes that everybody knows.
GETALLEN = frozenset({
    "bladzijde", "maand", "jaar", "gemeente", "aanleiding", "aanleidingen", "dagen", "weken", "aantal", "hoedanigheid",
    "next", "telling", "code", "groep", "mijn", "gesloten", "n", "aarden", "erbij", "cijfer", "na_maanden", "alles",
    "score", "rijen", "uitgangspunt", "stand", "deel",
})  # fmt: skip
NUMMERS = """() => {
  const uit = [];
  for (const a of document.querySelectorAll('a[href], form[action], [hx-get], [hx-post]'))
    for (const v of ['href', 'action', 'hx-get', 'hx-post']) {
      const w = a.getAttribute(v);
      if (!w || /^(tel|mailto|#)/.test(w)) continue;
      const url = new URL(w, location.href);
      for (const deel of url.pathname.split('/')) if (/^\\d+$/.test(deel)) uit.push([url.pathname, deel]);
      for (const [naam, waarde] of url.searchParams) if (/^\\d+(-\\d+)?$/.test(waarde)) uit.push([naam, waarde]);
    }
  const velden = 'input[type=hidden], input[type=radio], input[type=checkbox], option, button';
  for (const e of document.querySelectorAll(velden)) {
    const naam = e.name || e.closest('select')?.name || '';
    if (/^\\d+$/.test(e.getAttribute('value') || '')) uit.push([naam, e.value]);
  }
  return uit;
}"""


def keur_nummers(page: Any, wat: str) -> None:
    """No internal number stands in an address or in what a form sends: rows are known by their public id (ADR-0014)."""
    gevonden = [(naam, w) for naam, w in page.evaluate(NUMMERS) if naam.rsplit("-", 1)[-1] not in GETALLEN]
    bekend = (
        r"gezien-|kaart-|aarden_|aard$|p\d+-|/afspraken/|/werkcijfers/|/ketenkaart/gemeenten/|.*/?uitgangspunten/"
        r"|/sturing/visie/afspraken/|/sturing/uitvoering/plannen/[a-z0-9-]+/gemeenten/"
    )
    verdacht = [(naam, w) for naam, w in gevonden if not re.match(bekend, naam)]
    assert not verdacht, f"{wat} shows internal numbers: {verdacht[:8]}"


def keur(page: Any, wacht: Wacht, wat: str, *, script: bool) -> None:
    """Judge a page state at both widths; the viewport is put back as it was."""
    keur_nummers(page, wat)
    terug = page.viewport_size
    for breedte in BREEDTES:
        page.set_viewport_size({"width": breedte, "height": 740 if breedte < 600 else 900})
        _keur_breedte(page, f"{wat} at {breedte} px ({page.url})", breedte, script=script)
    page.set_viewport_size(terug)
    assert wacht.gewicht() < GEWICHT, f"{wat}: {wacht.gewicht()} bytes"
    assert not wacht.fouten, f"{wat}: {wacht.fouten}"
    assert not wacht.vreemd, f"{wat} asks others: {wacht.vreemd}"
    beleid = wacht.kop("content-security-policy")
    assert "script-src 'self'" in beleid and "unsafe" not in beleid, f"{wat}: {beleid}"


def _keur_breedte(page: Any, waar: str, breedte: int, *, script: bool) -> None:
    teveel = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert teveel <= 0, f"{waar} sticks out {teveel} px: {page.evaluate(STEEKT_UIT)}"
    if breedte < 600:
        assert page.evaluate(TE_KLEIN) == [], f"{waar} has targets below 44 px"
    if script:
        uitkomst = Axe().run(page, options=EISEN)
        assert uitkomst.violations_count == 0, f"{waar}: {uitkomst.generate_report()}"


FOCUS = """() => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const r = e.getBoundingClientRect(), s = getComputedStyle(e);
    const balk = document.querySelector('.volgende-stap');
    const vast = balk && getComputedStyle(balk).position === 'fixed' && !balk.contains(e);
    const b = vast ? balk.getBoundingClientRect() : null;
    return {
        wat: e.outerHTML.slice(0, 120),
        onder: Boolean(b) && r.height > 0 && r.top >= b.top - 1,
        buiten: r.bottom <= 0 || r.top >= innerHeight,
        ring: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== 'none',
        plek: [...document.querySelectorAll('*')].indexOf(e),
    };
}"""


def keur_focus(page: Any, wat: str, hoogstens: int = 250) -> int:
    """Go through a page with Tab: the focus is seen, and not behind the bar of the next step (WCAG 2.4.7, 2.4.11)."""
    gezien: set[int] = set()
    for _ in range(hoogstens):
        page.keyboard.press("Tab")
        stand = page.evaluate(FOCUS)
        if stand is None or stand["plek"] in gezien:
            break
        gezien.add(stand["plek"])
        assert not stand["onder"], f"{wat}: behind the bar of the next step: {stand['wat']}"
        assert not stand["buiten"], f"{wat}: focus outside the window: {stand['wat']}"
        assert _heeft_ring(page, stand), f"{wat}: focus cannot be seen: {stand['wat']}"
    return len(gezien)


def _heeft_ring(page: Any, stand: dict[str, Any]) -> bool:
    """A choice shows its focus on the whole surface around the input."""
    if stand["ring"]:
        return True
    return bool(
        page.evaluate(
            """() => { const k = document.activeElement.closest('.keuze, label'); if (!k) return false;
            const s = getComputedStyle(k);
            return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== 'none'; }"""
        )
    )
