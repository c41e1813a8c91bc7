"""Do the pages pass axe, fit a phone, and stay small?  With SCHAKEL_BEELD=folder the pictures are kept."""

import os
import shutil
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from schakel.basis.kluis import actions as kluis
from schakel.basis.kluis.rules import Vak
from schakel.basis.organisaties.models import Contactpersoon, Dienst, Gebied, Werkgebied
from schakel.basis.termijnen.actions import record_contact
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.meldingen.rules import Acuut
from schakel.casuswerk.monitoring.actions import plan_checks
from schakel.casuswerk.monitoring.models import Controlemoment
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import een_overdracht
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.personen.queries import personen_of
from schakel.casuswerk.personen.rules import Relatiesoort
from schakel.casuswerk.plannen.tests.builders import een_voorwaarde
from schakel.casuswerk.werkplek.tests.builders import meld_aan, zoveel_meldingen
from schakel.toolkit.tests.bladen import TOOLKIT
from schakel.toolkit.transactie import transactie

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture
def bladen(client: Client, ploeg: Ploeg, tmp_path: Path, settings: Any) -> dict[str, Path]:
    """Render the pages of a busy evening to files."""
    casus = _een_casus_met_alles(ploeg)
    _een_rooster(ploeg)
    zoveel_meldingen(ploeg, 6)
    later = ploeg.moment + timedelta(days=3)
    Path(settings.KLOK).write_text(later.isoformat(), encoding="utf-8")
    ploeg.moment = later
    zoveel_meldingen(ploeg, 2, acuut=Acuut.JA, vanaf=7)
    zoveel_meldingen(ploeg, 2, vanaf=9)
    wie = ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        record_contact(wie, dossier=casus.dossier_id, contact_op=later - timedelta(days=1), volgende_check_op=later)
    (controle, *_later) = _plan_checks(ploeg, casus)
    adressen = {
        "werkvoorraad-balie": ("Ibrahim", "/werkvoorraad"),
        "werkvoorraad": ("Fatima", "/werkvoorraad"),
        "casus": ("Fatima", f"/casussen/{casus.publiek_id}"),
        "grootboek": ("Fatima", f"/casussen/{casus.publiek_id}/grootboek?datum=2016-03-03&tijd=02:00"),
        "casussen": ("Fatima", "/casussen"),
        "overnemen": ("Fatima", "/werkvoorraad/overnemen"),
        "dienstoverdracht": ("Ibrahim", "/dienstoverdracht"),
        "ketenkaart": ("Fatima", "/ketenkaart"),
        "zoeken": ("Fatima", "/zoeken"),
        "verantwoording": ("Greet", "/verantwoording"),
        "termijn": ("Fatima", _first_term(client, ploeg)),
        "regie": ("Fatima", f"/casussen/{casus.publiek_id}/regie"),
        "kind": ("Fatima", _first_term(client, ploeg, "/casussen/")),
        "contactblad": ("Fatima", _sheet_of(ploeg, casus)),
        "controle": ("Fatima", f"/controles/{controle.publiek_id}"),
    }
    shutil.copytree(TOOLKIT / "static", tmp_path / "static", dirs_exist_ok=True)
    uit = {}
    for naam, (mens, adres) in adressen.items():
        antwoord = meld_aan(client, ploeg, mens).get(adres)
        assert antwoord.status_code == 200, naam
        assert len(antwoord.content) < 100_000, naam
        uit[naam] = tmp_path / f"{naam}.html"
        uit[naam].write_text(antwoord.content.decode().replace('"/static/', '"static/'), encoding="utf-8")
    return uit


def _plan_checks(ploeg: Ploeg, casus: Casus) -> list[Controlemoment]:
    wie = ploeg.handeling("Fatima")
    team = ploeg.team_van("Fatima").pk
    with transactie(wie, wat="toets"):
        return plan_checks(wie, dossier=casus.dossier_id, overdracht=1, team=team, gestart_op=wie.moment)


def _sheet_of(ploeg: Ploeg, casus: Casus) -> str:
    wie = ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        moeder = next(r.persoon for r in personen_of(wie, dossier=casus.dossier_id) if r.persoon.roepnaam == "Marloes")
    return f"/casussen/{casus.publiek_id}/personen/{moeder.publiek_id}/contact"


def _first_term(client: Client, ploeg: Ploeg, begin: str = "/termijnen/") -> str:
    """Return where the first row leads whose button goes to this kind of page."""
    pagina = meld_aan(client, ploeg, "Fatima").get("/werkvoorraad").context["pagina"]
    adressen = [str(taak.actie_url) for groep in pagina.groepen for taak in groep.taken]
    return next(adres for adres in adressen if adres.startswith(begin) and "regie" not in adres)


def _een_rooster(ploeg: Ploeg) -> None:
    """Put somebody on call for four functions, and a contact person at each team."""
    gebied = Gebied.objects.create(soort="regio", code="toetsregio", naam="Toetsregio", regio=ploeg.regio)
    Gebied.objects.create(soort="gemeente", code="0518", naam="Den Haag", regio=ploeg.regio, ouder=gebied)
    for n, functie in enumerate(("gedragswetenschapper", "vertrouwensarts", "cit", "hulpofficier", "noodbed")):
        Dienst.objects.create(
            regio=ploeg.regio, code=functie, functie=functie, team=ploeg.teams["vt-triage"],
            weekdagen=[1, 2, 3, 4, 5, 6, 7], van_uur=time(8), tot_uur=time(8), telefoon=f"070 555 01 1{n}",
        )  # fmt: skip
    for n, team in enumerate(ploeg.teams.values()):
        Werkgebied.objects.create(team=team, gebied=gebied)
        wie = Contactpersoon(team=team, code="eerste", naam=f"Persoon {n}", functie="Coördinator")
        wie.telefoon, wie.geldig_tot = f"070 555 02 {n:02d}", date(2016, 12, 31) if n % 3 else date(2016, 3, 20)
        wie.save()


def _een_casus_met_alles(ploeg: Ploeg) -> Casus:
    """Make a casus that has everything on its page: a handover that runs, a condition, a sheet of safe contact."""
    casus = een_casus(ploeg, melding=None)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(minutes=20))
    with transactie(wie, wat="toets"):
        rijen = {r.persoon.roepnaam or r.persoon.omschrijving: r for r in personen_of(wie, dossier=casus.dossier_id)}
        moeder, vader = rijen["Marloes"].persoon, rijen["Joris"].persoon
        kinderen = [r.persoon for r in rijen.values() if r.rol == "KIND"]
        personen.relate(wie, dossier=casus.dossier_id, van=moeder.pk, naar=vader.pk, soort=Relatiesoort.PARTNER)
        for kind in kinderen:
            for ouder in (moeder, vader):
                personen.relate(wie, dossier=casus.dossier_id, van=ouder.pk, naar=kind.pk, soort=Relatiesoort.OUDER)
        blad = {
            "weg": "BELLEN",
            "waar": "06 555 01 23",
            "wanneer": "tussen 9.00 en 11.00 uur",
            "nooit": "niet inspreken, geen sms, geen post",
        }
        kluis.store_geheim(wie, vak=Vak.CONTACT, onderwerp=moeder.publiek_id, dossier=casus.dossier_id, inhoud=blad)
    een_overdracht(ploeg, OverdrachtStatus.AANGEBODEN, casus=casus)
    ploeg.moment += timedelta(hours=3)
    een_voorwaarde(ploeg, casus.dossier_id)
    return casus


def _faults_of(browser: Any, naam: str, pad: Path, breedte: int) -> list[str]:
    """Return what axe finds and what sticks out at this width; keep the picture when asked."""
    from axe_playwright_python.sync_playwright import Axe

    faults = []
    page = browser.new_page(viewport={"width": breedte, "height": 800})
    page.goto(pad.as_uri())
    if map_ := os.environ.get("SCHAKEL_BEELD"):
        page.screenshot(path=f"{map_}/{naam}-{breedte}.png", full_page=True)
    uitkomst = Axe().run(page, options=AXE)
    if uitkomst.violations_count:
        faults.append(f"{naam} {breedte}: {uitkomst.generate_report()}")
    teveel = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if teveel > 0:
        faults.append(f"{naam} sticks out {teveel} px at {breedte}")
    page.close()
    return faults


def test_axe_finds_nothing_and_nothing_sticks_out(bladen: dict[str, Path], chromium: Any) -> None:
    faults = [
        f for breedte in (320, 1280) for naam, pad in bladen.items() for f in _faults_of(chromium, naam, pad, breedte)
    ]
    assert not faults, "\n".join(faults)
