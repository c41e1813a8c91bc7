"""What the pages of the workplace need: terms that run, and somebody signed in at the moment of the story."""

from datetime import timedelta
from pathlib import Path

import yaml
from django.conf import settings
from django.test import Client

from schakel.basis.termijnen.actions import load_termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import Acuut, Betrokkene
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.casuswerk.personen.rules import Adres
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

WORTEL = Path(__file__).resolve().parents[5]


def laad_termijnen(ploeg: Ploeg) -> None:
    """Load the national definitions and those of a region under the region of the cast."""
    machine = Handeling(None, None, "beheer", None, ploeg.moment, namens="toets")
    with transactie(machine, wat="toets"):
        for map_, regio in (("landelijk", None), ("den-haag", ploeg.regio.code)):
            tekst = (WORTEL / "regios" / map_ / "termijnen.yaml").read_text(encoding="utf-8")
            load_termijnen(machine, regio=regio, inhoud=yaml.safe_load(tekst))


def meld_aan(client: Client, ploeg: Ploeg, naam: str) -> Client:
    """Sign this member of the cast in."""
    client.force_login(ploeg.mensen[naam], backend="django.contrib.auth.backends.ModelBackend")
    return client


NAMEN = ("Pronk", "Kok", "de Graaf", "Brouwer", "Vos", "el Amrani", "Jansen", "de Haan", "Bos", "Peters", "Willems")


def een_gezin_van(naam: str) -> tuple[Betrokkene, ...]:
    """Return an invented household with one child of eight."""
    tussen, _, achter = naam.rpartition(" ")
    return (
        Betrokkene(
            rol="SLACHTOFFER", roepnaam="Anna", tussenvoegsel=tussen, achternaam=achter, geslacht="V", leeftijd=34
        ),
        Betrokkene(rol="PLEGER", roepnaam="Rob", tussenvoegsel=tussen, achternaam=achter, geslacht="M", leeftijd=36),
        Betrokkene(rol="KIND", roepnaam="Sem", tussenvoegsel=tussen, achternaam=achter, geslacht="M", leeftijd=8),
    )


def zoveel_meldingen(ploeg: Ploeg, aantal: int, *, acuut: Acuut = Acuut.NEE, vanaf: int = 0) -> list[Melding]:
    """Register so many meldingen, each about a household of its own."""
    return [
        een_melding(
            ploeg,
            acuut=acuut,
            betrokkenen=een_gezin_van(NAMEN[n % len(NAMEN)]),
            waar=Adres(
                postcode="2532 CX", huisnummer=str(200 + n), straat="Veenbesstraat", plaats="Den Haag", gemeente="0518"
            ),
        )
        for n in range(vanaf, vanaf + aantal)
    ]


def zet_klok(ploeg: Ploeg) -> None:
    """Let the clock of the pages stand at the moment of the story."""
    Path(str(settings.KLOK)).write_text(ploeg.moment.isoformat(), encoding="utf-8")


def momenten_vooruit(ploeg: Ploeg, dagen: list[int], gevaar: int = 0) -> list[Termijn]:
    """Return follow-up moments of the front desk so many days ahead, as the start of a handover plans them; unsaved."""
    melding, wie = een_melding(ploeg), ploeg.handeling("Ibrahim")
    return [
        Termijn(
            dossier_id=melding.dossier_id,
            definitie=f"monitoring_{nr}",
            titel="monitoring_12_maanden",
            eigenaar="ZENDER",
            team_id=wie.team,
            gevaar=gevaar,
            gestart_op=ploeg.moment,
            praktijk_uiterlijk=ploeg.moment + timedelta(days=dag),
            uiterlijk=ploeg.moment + timedelta(days=dag),
        )
        for nr, dag in enumerate(dagen)
    ]
