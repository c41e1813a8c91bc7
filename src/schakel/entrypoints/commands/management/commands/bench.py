from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from schakel.entrypoints.meting import cijfers, feed, herkennen, machine, meldingen, paginas, plannen, sloten
from schakel.entrypoints.meting.schaal import meten as schaal

DELEN = ("meldingen", "feed", "sloten", "paginas", "plannen", "cijfers", "herkennen")


class Command(BaseCommand):
    """Measures, and prints ratios from one run; it never judges."""

    help = "Meet snelheid, als verhouding binnen één meting."

    def add_arguments(self, parser: Any) -> None:
        """Let a caller choose a part, or a smaller set."""
        parser.add_argument("wat", nargs="?", choices=["scale"], help="scale: de set van een heel land.")
        parser.add_argument("--dossiers", type=int, default=1_000_000, help="Aantal dossiers voor de sloten.")
        parser.add_argument("--berichten", type=int, default=feed.BERICHTEN, help="Aantal berichten van de feed.")
        parser.add_argument("--keren", type=int, default=paginas.KEREN, help="Hoe vaak elk mens een pagina opent.")
        parser.add_argument(
            "--deel", help=f"Meet alleen dit deel ({', '.join(DELEN)}); bij scale: welk deel van de set, zoals 0.01."
        )
        parser.add_argument("--mensen", type=int, default=herkennen.MENSEN, help="Hoeveel mensen er bekend zijn.")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Measure each part in turn."""
        print(machine.describe(), end="\n\n", flush=True)
        if opties["wat"] == "scale":
            for deel in schaal.run(self._fraction(opties["deel"] or "1"), min(opties["keren"], 20)):
                print(deel, end="\n\n", flush=True)
            return
        if opties["deel"] not in (None, *DELEN):
            raise CommandError(f"Kies een deel: {', '.join(DELEN)}.")
        for naam, meet in self._parts(opties).items():
            if opties["deel"] in (None, naam):
                print(meet(), end="\n\n", flush=True)

    def _parts(self, opties: dict[str, Any]) -> dict[str, Callable[[], str]]:
        """Return each part with how it is measured; the largest set comes last."""
        return {
            "meldingen": meldingen.run,
            "feed": lambda: feed.run(opties["berichten"]),
            "paginas": lambda: paginas.run(opties["keren"]),
            "plannen": plannen.run,
            "cijfers": cijfers.run,
            "herkennen": lambda: herkennen.run(opties["mensen"]),
            "sloten": lambda: sloten.run(opties["dossiers"]),
        }

    def _fraction(self, tekst: str) -> float:
        try:
            deel = float(tekst)
        except ValueError:
            deel = 0.0
        if not 0 < deel <= 1:
            raise CommandError("Het deel van de set is een getal boven 0 en hoogstens 1, zoals 0.01.")
        return deel
