"""./schakel cijfers bijwerken|publiceren: count changed months anew; publish the periods that are due."""

from typing import Any

from django.core.management.base import BaseCommand

from schakel.entrypoints import klok
from schakel.entrypoints.worker import cijfers
from schakel.sturing.cijfers.rules import Periode


class Command(BaseCommand):
    help = "Telt veranderde maanden opnieuw (bijwerken), of zet vast wat aan de beurt is (publiceren)."

    def add_arguments(self, parser: Any) -> None:
        """Ask what to do, and for which region."""
        parser.add_argument("wat", choices=["bijwerken", "publiceren"])
        parser.add_argument("--regio", default="", help="alleen deze regio publiceren")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Do it, and tell what was done."""
        geteld = cijfers.count_changed(klok.nu())
        namen = ", ".join(Periode.month(maand.year, maand.month).naam for maand in geteld)
        self.stdout.write(f"Geteld: {namen or 'niets veranderd'}.")
        if opties["wat"] == "publiceren":
            for regio, perioden in cijfers.publish_due(klok.nu(), opties["regio"]).items():
                klaar = ", ".join(periode.naam for periode in perioden)
                self.stdout.write(f"Gepubliceerd, {regio}: {klaar or 'niets aan de beurt'}.")
