from typing import Any

from django.core.management.base import BaseCommand

from schakel.entrypoints.meting import sloten


class Command(BaseCommand):
    """Measures, and prints ratios from one run; it never judges."""

    help = "Meet snelheid, als verhouding binnen één meting."

    def add_arguments(self, parser: Any) -> None:
        """Let a caller choose a smaller set."""
        parser.add_argument("--dossiers", type=int, default=1_000_000, help="Aantal dossiers voor de sloten.")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Measure each part in turn."""
        print(sloten.run(opties["dossiers"]))
