"""The scenes that stories share: take a report, judge it, hand over, take over. Each is played at the screens."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from schakel.kernel.tijd import AMSTERDAM
from tests.stories.bezoek import Bezoek

RUSTIG = {"a1": "nee", "a2": "nee", "a3": "nee", "a4": "nee", "b1": "ja", "b2": "maandelijks", "b3": "weet_niet"}
NAAR_HET_TEAM = {
    "geweld_staat_vast": "ja",
    "meewerken": "allen",
    "al_betrokken_team": "nee",
    "gi_maatregel": "nee",
    "eer": "nee",
}

VROUWEN = ("Marloes", "Fenna", "Ina")


@dataclass(frozen=True)
class Gezin:
    """A family of a story; every story has its own, so that stories do not meet."""

    naam: str
    postcode: str = "2532 CX"
    huisnummer: str = "114"
    mensen: tuple[tuple[str, str, str], ...] = field(default=())
    wat: str = "De buurvrouw hoort al een uur schreeuwen. Daarnet klonk er glas."

    def leden(self) -> tuple[tuple[str, str, str], ...]:
        """Return name, birth or age, and role of everyone."""
        return self.mensen or (
            (f"Marloes {self.naam}", "4-5-1982", "SLACHTOFFER"),
            ("Joris van Dalen", "38", "PLEGER"),
            (f"Fenna {self.naam}", "9", "KIND"),
        )


def neemt_melding_aan(ibrahim: Bezoek, gezin: Gezin, *, acuut: str = "Het dreigt") -> str:
    """Type a report at the phone, fast; return the receipt."""
    ibrahim.gaat_naar("/meldingen/nieuw")
    ibrahim.page.get_by_label(acuut, exact=True).first.check(force=True)
    ibrahim.vult_in({"Postcode": gezin.postcode, "Huisnummer": gezin.huisnummer})
    ibrahim.vult_in({"Wat ziet of hoort de beller?": gezin.wat, "Naam van de beller": "A. Buur"})
    for rij, (naam, geboren, rol) in enumerate(gezin.leden()):
        nog_een_rij(ibrahim, rij)
        ibrahim.page.fill(f"[name=p{rij}-naam]", naam)
        geslacht = "V" if naam.split()[0] in VROUWEN else "M"
        ibrahim.page.locator(f"[name=p{rij}-geslacht]").evaluate("(e, v) => { e.value = v; }", geslacht)
        ibrahim.page.fill(f"[name=p{rij}-geboren]", geboren)
        ibrahim.page.select_option(f"[name=p{rij}-rol]", rol)
    ibrahim.vinkt_aan("(ex-)partnergeweld")
    with ibrahim.na_navigatie():
        ibrahim.page.locator(".volgende-stap button").click()
    ibrahim.ziet("Melding ontvangen")
    return str(ibrahim.page.locator(".ontvangst, .bewijs").first.inner_text())


def nog_een_rij(bezoek: Bezoek, rij: int) -> None:
    """Ask a row for one more person, by keyboard; the sheet begins with one, and the new one has the focus."""
    veld = bezoek.page.locator(f"[name=p{rij}-naam]")
    if not veld.count():
        bezoek.tabt_naar(bezoek.page.get_by_role("button", name="Nog een persoon"))
        bezoek.page.keyboard.press("Enter")
        veld.wait_for()
        # The focus follows a moment later; who is as fast as a robot would type on in another field.
        bezoek.page.wait_for_function("naam => document.activeElement.name === naam", arg=f"p{rij}-naam")


def begint_beoordeling(fatima: Bezoek, gezin: Gezin) -> None:
    """Find the melding on the work list, and begin."""
    # The other stories leave work behind as well; one looks for one's own kind.
    fatima.gaat_naar("/werkvoorraad?soort=beoordelen")
    fatima.kiest(f"Veiligheidsbeoordeling: gezin {gezin.naam}", soort="link")
    if "/termijnen/" in fatima.pad:
        fatima.page.locator("main a[href*='/meldingen/']").first.click()
    fatima.kiest("Begin de beoordeling")


def beantwoordt(fatima: Bezoek, **anders: str) -> None:
    """Answer every question of the instrument, and those beside it."""
    antwoorden = {**RUSTIG, **{f"feit.{naam}": waarde for naam, waarde in NAAR_HET_TEAM.items()}}
    for naam, waarde in {**antwoorden, **{f"feit.{naam}": waarde for naam, waarde in anders.items()}}.items():
        _kies(fatima, naam, waarde)
    for keuze in fatima.page.locator("[name^='p1:'][value='niet_bereikt'], [name^='p3:'][value='weet_niet']").all():
        keuze.check(force=True)
    fatima.kiest("Bewaar", soort="button", binnen="#vragen")
    # Some answers ask for a reason, which is drawn when they are there.
    for reden in fatima.page.locator("#vragen textarea").all():
        if reden.is_visible():
            reden.fill("Zo vertelde de buurvrouw het.")
    fatima.kiest("Bewaar", soort="button", binnen="#vragen")


def _kies(bezoek: Bezoek, naam: str, waarde: str) -> None:
    bezoek.page.locator(f"[name='{naam}'][value='{waarde}']").first.check(force=True)


def hoort_iedereen(fatima: Bezoek, gezin: Gezin) -> None:
    """Write down what each person wants, or why they were not spoken."""
    for naam, _geboren, rol in gezin.leden():
        blok = fatima.page.locator("#zelf ~ ul > li, .kaart ul.gebeurd > li", has_text=naam.split()[0]).first
        blok.locator("summary").click()
        if rol == "KIND":
            blok.locator("select").select_option(index=1)
        else:
            blok.locator("textarea").fill("Wil dat het stopt, en dat de kinderen rust hebben.")
        blok.get_by_role("button", name="Bewaar").click()
        fatima.page.wait_for_load_state()


def beslissen_samen(fatima: Bezoek, gerda: Bezoek) -> None:
    """Ask a qualified colleague, who agrees."""
    blad = fatima.pad
    fatima.kiest("Vraag een collega")
    fatima.page.locator("[name=functie]").first.check(force=True)
    fatima.kiest("Vraag mee te beslissen")
    gerda.gaat_naar(f"{blad}/meebeslissen")
    gerda.ziet("Uw oordeel als collega")
    gerda.vinkt_aan("Ik ben het eens")
    gerda.kiest("Bewaar uw oordeel")
    fatima.gaat_naar(blad)


def draagt_voor(als_fatima: Bezoek, als_gerda: Bezoek, gezin: Gezin) -> str:
    """Judge a melding until the proposal was chosen; return the path of the casus."""
    begint_beoordeling(als_fatima, gezin)
    beantwoordt(als_fatima)
    hoort_iedereen(als_fatima, gezin)
    beslissen_samen(als_fatima, als_gerda)
    als_fatima.kiest("Kies dit voorstel")
    als_fatima.kiest("Naar de casus")
    return als_fatima.pad


def gaat_naar_overdracht(bezoek: Bezoek, gezin: Gezin) -> None:
    """Find the handover in the box of one's team."""
    bezoek.gaat_naar("/overdrachten")
    bezoek.page.locator("main a[href*='/overdrachten/']").first.click()
    bezoek.page.wait_for_load_state()


def zet_stap(bezoek: Bezoek, stap: str, **velden: str) -> None:
    """Fill the form of one step of a handover, and send it."""
    formulier = bezoek.page.locator(f"form[action$='/{stap}']")
    if not formulier.locator("button[type=submit]").is_visible():
        bezoek.page.locator(f"details:has(form[action$='/{stap}']) > summary").first.click()
    for naam, waarde in velden.items():
        veld = formulier.locator(f"[name$='-{naam}']")
        soort = veld.first.get_attribute("type")
        if soort in ("radio", "checkbox"):
            for keuze in waarde.split():
                formulier.locator(f"[name$='-{naam}'][value='{keuze}']").check(force=True)
        elif veld.first.evaluate("e => e.tagName") == "SELECT":
            veld.select_option(label=waarde)
        else:
            veld.fill(waarde)
    with bezoek.na_navigatie():
        formulier.locator("button[type=submit]").click()


def lokaal(moment: datetime) -> str:
    """Return a moment as a field of the browser takes it."""
    return moment.astimezone(AMSTERDAM).strftime("%Y-%m-%dT%H:%M")


def neemt_over(fatima: Bezoek, jamila: Bezoek, overdracht: str) -> None:
    """Accept, talk with the family, take regie, have first contact, start; time passes in between."""
    wereld = fatima.wereld
    wereld.tijd_gaat(hours=1)
    jamila.gaat_naar(overdracht)
    zet_stap(jamila, "aannemen", regisseur="Jamila Bouzid")
    wereld.tijd_gaat(days=3)
    jamila.gaat_naar(overdracht)
    zet_stap(jamila, "gesprek", op=lokaal(wereld.nu - timedelta(hours=2)), aanwezig="ZENDER ONTVANGER GEZIN")
    fatima.gaat_naar(overdracht)
    zet_stap(fatima, "gesprek-bevestigen")
    wereld.tijd_gaat(hours=1)
    jamila.gaat_naar(overdracht)
    zet_stap(jamila, "regie")
    wereld.tijd_gaat(days=1)
    nu = lokaal(wereld.nu - timedelta(hours=1))
    zet_stap(jamila, "eerste-contact", op=nu, door="Jamila Bouzid", met_wie="moeder en het kind, thuis")
    zet_stap(jamila, "starten", vorm="OVERGENOMEN", veiligheidsafspraak="Vader slaapt bij zijn broer. Oma belt.")


def biedt_aan(fatima: Bezoek, gerda: Bezoek, gezin: Gezin) -> tuple[str, str]:
    """Judge a melding, and offer the casus to the team that the agreement names; return casus and handover."""
    casus = draagt_voor(fatima, gerda, gezin)
    fatima.page.locator("main a[href*='/overdrachten/']").first.click()
    fatima.page.wait_for_load_state()
    zet_stap(fatima, "aanbieden")
    return casus, fatima.pad
