"""./schakel cijfers bijwerken|publiceren: count changed months anew; publish the periods that are due."""

import os
from collections.abc import Mapping, Sequence
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
        parser.add_argument("--vanzelf", action="store_true", help="alleen de regio's waarvan het nu het uur is")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Do it, and tell what was done."""
        if opties["vanzelf"]:
            # Whoever works at night, goes before.
            os.nice(10)
            self._tell(cijfers.publish_on_schedule(klok.nu()))
            return
        geteld = cijfers.count_changed(klok.nu())
        namen = ", ".join(Periode.month(maand.year, maand.month).naam for maand in geteld)
        self.stdout.write(f"Geteld: {namen or 'niets veranderd'}.")
        if opties["wat"] == "publiceren":
            self._tell(cijfers.publish_due(klok.nu(), opties["regio"]))

    def _tell(self, gedaan: Mapping[str, Sequence[Periode]]) -> None:
        for regio, perioden in gedaan.items():
            klaar = ", ".join(periode.naam for periode in perioden)
            self.stdout.write(f"Gepubliceerd, {regio}: {klaar or 'niets aan de beurt'}.")
