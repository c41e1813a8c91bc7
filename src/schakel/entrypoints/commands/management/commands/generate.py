"""./schakel generate --regio CODE --jaar JAAR --seed N: make an invented year, through the deeds."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from schakel.entrypoints import klok
from schakel.entrypoints.generator import draaien, verslag, vingerafdruk
from schakel.entrypoints.generator.voortgang import Voortgang
from schakel.entrypoints.worker import cijfers
from schakel.kernel.errors import SchakelError


class Command(BaseCommand):
    help = "Maakt een verzonnen jaar, deed voor deed. Een tweede keer gaat verder waar de eerste ophield."

    def add_arguments(self, parser: Any) -> None:
        """Ask which year, and what to tell about it."""
        parser.add_argument("--regio", required=True, help="de map onder regios/")
        parser.add_argument("--jaar", type=int, default=2016)
        parser.add_argument("--seed", type=int, default=1, help="hetzelfde getal geeft hetzelfde jaar")
        parser.add_argument("--huishoudens", type=int, default=None, help="maak het jaar kleiner: ongeveer zoveel")
        parser.add_argument("--processen", type=int, default=2)
        parser.add_argument("--report", action="store_true", help="print gepland, gemaakt en speling per parameter")
        parser.add_argument("--fingerprint", action="store_true", help="print een afdruk van alle feiten van het jaar")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Make what is not there yet, and tell what was asked."""
        opdracht = draaien.Opdracht(
            regio=opties["regio"],
            jaar=opties["jaar"],
            seed=opties["seed"],
            huishoudens=opties["huishoudens"],
            processen=opties["processen"],
        )
        try:
            uitkomst = draaien.make_year(opdracht, Voortgang(settings.DATA / "voortgang.json"))
        except SchakelError as fout:
            raise CommandError(fout.tekst) from fout
        for regel in verslag.told(uitkomst):
            self.stdout.write(regel)
        # A year that is whole can be published: its months are over.
        cijfers.count_changed(klok.nu())
        cijfers.publish_due(klok.nu(), opdracht.regio)
        if opties["report"]:
            for regel in verslag.table(opdracht, uitkomst):
                self.stdout.write(regel)
        if opties["fingerprint"]:
            self.stdout.write(vingerafdruk.fingerprint(opdracht, uitkomst.einde))
