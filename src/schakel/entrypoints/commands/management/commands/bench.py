from typing import Any

from django.core.management.base import BaseCommand

from schakel.entrypoints.meting import herkennen, machine, meldingen, paginas, plannen, sloten


class Command(BaseCommand):
    """Measures, and prints ratios from one run; it never judges."""

    help = "Meet snelheid, als verhouding binnen één meting."

    def add_arguments(self, parser: Any) -> None:
        """Let a caller choose a part, or a smaller set."""
        parser.add_argument("--dossiers", type=int, default=1_000_000, help="Aantal dossiers voor de sloten.")
        parser.add_argument("--keren", type=int, default=paginas.KEREN, help="Hoe vaak elk mens een pagina opent.")
        parser.add_argument(
            "--deel", choices=["meldingen", "sloten", "paginas", "plannen", "herkennen"], help="Meet alleen dit deel."
        )
        parser.add_argument("--mensen", type=int, default=herkennen.MENSEN, help="Hoeveel mensen er bekend zijn.")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Measure each part in turn."""
        print(machine.describe(), end="\n\n", flush=True)
        if opties["deel"] in (None, "meldingen"):
            print(meldingen.run(), end="\n\n", flush=True)
        if opties["deel"] in (None, "paginas"):
            print(paginas.run(opties["keren"]), end="\n\n", flush=True)
        if opties["deel"] in (None, "plannen"):
            print(plannen.run(), end="\n\n", flush=True)
        if opties["deel"] in (None, "herkennen"):
            print(herkennen.run(opties["mensen"]), end="\n\n", flush=True)
        if opties["deel"] in (None, "sloten"):
            print(sloten.run(opties["dossiers"]))
