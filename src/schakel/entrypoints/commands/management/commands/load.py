"""./schakel load FIXTURE.json: load a small, documented region with staff, reports and cases, through the deeds."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from schakel.entrypoints.fixture.laden import load
from schakel.entrypoints.fixture.lezen import FixtureFouten, read


class Command(BaseCommand):
    help = "Laad een fixture (JSON, zie docs/fixture.md). Bij een fout wordt niets geladen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask which file."""
        parser.add_argument("pad", type=Path, help="het JSON-bestand")

    def handle(self, *args: Any, pad: Path, **options: Any) -> None:
        """Load it whole, or tell every fault with its path and remedy."""
        try:
            gemaakt = load(read(pad))
        except FixtureFouten as fout:
            raise CommandError(fout.tekst) from None
        aantallen = ", ".join(f"{aantal} {soort}" for soort, aantal in gemaakt.items()) or "niets nieuws"
        self.stdout.write(f"{pad}: geladen ({aantallen}).")
