from typing import Any

from django.core.management.base import BaseCommand, CommandError

from schakel.entrypoints.meting import machine, meldingen, paginas, plannen, sloten
from schakel.entrypoints.meting.schaal import meten as schaal

DELEN = ("meldingen", "sloten", "paginas", "plannen")


class Command(BaseCommand):
    """Measures, and prints ratios from one run; it never judges."""

    help = "Meet snelheid, als verhouding binnen één meting."

    def add_arguments(self, parser: Any) -> None:
        """Let a caller choose a part, or a smaller set."""
        parser.add_argument("wat", nargs="?", choices=["scale"], help="scale: de set van een heel land.")
        parser.add_argument("--dossiers", type=int, default=1_000_000, help="Aantal dossiers voor de sloten.")
        parser.add_argument("--keren", type=int, default=paginas.KEREN, help="Hoe vaak elk mens een pagina opent.")
        parser.add_argument(
            "--deel", help=f"Meet alleen dit deel ({', '.join(DELEN)}); bij scale: welk deel van de set, zoals 0.01."
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        """Measure each part in turn."""
        print(machine.describe(), end="\n\n", flush=True)
        if opties["wat"] == "scale":
            for deel in schaal.run(self._fraction(opties["deel"] or "1"), min(opties["keren"], 20)):
                print(deel, end="\n\n", flush=True)
            return
        if opties["deel"] not in (None, *DELEN):
            raise CommandError(f"Kies een deel: {', '.join(DELEN)}.")
        if opties["deel"] in (None, "meldingen"):
            print(meldingen.run(), end="\n\n", flush=True)
        if opties["deel"] in (None, "paginas"):
            print(paginas.run(opties["keren"]), end="\n\n", flush=True)
        if opties["deel"] in (None, "plannen"):
            print(plannen.run(), end="\n\n", flush=True)
        if opties["deel"] in (None, "sloten"):
            print(sloten.run(opties["dossiers"]))

    def _fraction(self, tekst: str) -> float:
        try:
            deel = float(tekst)
        except ValueError:
            deel = 0.0
        if not 0 < deel <= 1:
            raise CommandError("Het deel van de set is een getal boven 0 en hoogstens 1, zoals 0.01.")
        return deel
