"""./schakel diagrams: draw every table of transitions into docs/toestanden."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from schakel.entrypoints.toestanden import TABELLEN, page_of


class Command(BaseCommand):
    help = "Teken de toestanden van elke kamer in docs/toestanden."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask whether to write or only to look."""
        parser.add_argument("--check", action="store_true", help="alleen nakijken; fout als een plaatje oud is")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write each page, or say which is old."""
        map_: Path = settings.WORTEL / "docs" / "toestanden"
        oud = [naam for naam in TABELLEN if _text(map_ / f"{naam}.md") != page_of(naam)]
        if options["check"]:
            if oud:
                raise CommandError(f"Verouderd: {', '.join(oud)}. Draai ./schakel diagrams.")
            self.stdout.write("De plaatjes van de toestanden kloppen.")
            return
        map_.mkdir(parents=True, exist_ok=True)
        for naam in oud:
            (map_ / f"{naam}.md").write_text(page_of(naam), encoding="utf-8")
        self.stdout.write(f"{len(oud)} getekend, {len(TABELLEN) - len(oud)} waren al goed.")


def _text(pad: Path) -> str:
    return pad.read_text(encoding="utf-8") if pad.exists() else ""
