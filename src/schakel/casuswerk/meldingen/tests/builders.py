"""Meldingen made by the deeds of this room and lower ones."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.meldingen import actions
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import Acuut, Betrokkene, Melder, MelderSoort, Meldingbericht
from schakel.casuswerk.personen.rules import Adres
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

MOEDER = Betrokkene(
    rol="SLACHTOFFER", roepnaam="Marloes", achternaam="Terpstra", geslacht="V", geboortedatum=date(1982, 5, 4),
    bsn="999990007",
)  # fmt: skip
VADER = Betrokkene(rol="PLEGER", roepnaam="Joris", tussenvoegsel="van", achternaam="Dalen", geslacht="M", leeftijd=38)
FENNA = Betrokkene(
    rol="KIND", roepnaam="Fenna", tussenvoegsel="van", achternaam="Dalen", geslacht="V", geboortedatum=date(2007, 1, 9)
)
TEUN = Betrokkene(rol="KIND", omschrijving="jongetje, ongeveer 4", leeftijd=4, geslacht="M")


def een_bericht(ploeg: Ploeg, *, sleutel: UUID | None = None, **anders: Any) -> Meldingbericht:
    """Return the report of a neighbour about a household of mother, father and two children."""
    bericht = Meldingbericht(
        sleutel=sleutel or uuid4(),
        ontvangen_op=ploeg.moment,
        toelichting="Hoort sinds 21.20 uur schreeuwen en gebonk.",
        acuut=Acuut.JA,
        waar=Adres(postcode="2532 CX", huisnummer="118", straat="Veenbesstraat", plaats="Den Haag", gemeente="0518"),
        betrokkenen=(MOEDER, VADER, FENNA, TEUN),
        melder=Melder(soort=MelderSoort.BURGER, naam="K. Soeters", telefoon="070 555 02 81", relatie="buurvrouw"),
        vormen=("partnergeweld", "kindermishandeling"),
        aarden=("01", "08"),
        hoedanigheid="35",
        verteld=("werkwijze", "naam"),
    )
    return replace(bericht, **anders)


def een_melding(
    ploeg: Ploeg,
    naam: str = "Ibrahim",
    *,
    handeling: Handeling | None = None,
    bericht: Meldingbericht | None = None,
    **anders: Any,
) -> Melding:
    """Register a melding about a household of mother, father and two children, at the desk unless told otherwise."""
    wie = handeling or ploeg.handeling(naam)
    gemeld = bericht or een_bericht(ploeg, **anders)
    with transactie(wie, wat="toets"):
        return actions.register_melding(wie, bericht=gemeld)
