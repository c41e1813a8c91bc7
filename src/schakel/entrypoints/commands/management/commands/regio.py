"""./schakel regio check PAD | load PAD: read a region folder, tell every fault, or load it whole."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from schakel.entrypoints.klok import nu
from schakel.entrypoints.regio.fouten import RegioFouten
from schakel.entrypoints.regio.laden import check_folder, load_folder
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie


class Command(BaseCommand):
    help = "Controleer of laad een regiomap (YAML). Bij een fout wordt niets geladen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask what to do with which folder."""
        parser.add_argument("wat", choices=["check", "load"], help="check: alleen nakijken; load: nakijken en laden")
        parser.add_argument("pad", type=Path, help="de map met regio.yaml, bijvoorbeeld regios/voorbeeld")

    def handle(self, *args: Any, wat: str, pad: Path, **options: Any) -> None:
        """Check or load, and tell every fault with file, line and remedy."""
        try:
            if wat == "check":
                regiomap = check_folder(pad)
                self.stdout.write(f"{regiomap.code}: geen fouten.")
                return
            handeling = Handeling(
                wie=None, team=None, rol="beheer", organisatie=None, moment=nu(), namens=f"regiomap:{pad.name}"
            )
            with transactie(handeling, wat="regio.laden"):
                uitkomst = load_folder(handeling, pad)
        except RegioFouten as fout:
            raise CommandError(fout.tekst) from None
        aantallen = ", ".join(f"{aantal} {soort}" for soort, aantal in uitkomst.aantallen.items())
        self.stdout.write(f"{uitkomst.regio}: geladen ({aantallen}).")
