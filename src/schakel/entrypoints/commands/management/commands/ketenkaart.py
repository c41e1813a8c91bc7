"""./schakel ketenkaart hsds: the ketenkaart of a region as Open Referral HSDS 3.0, no number that is not public."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from schakel.basis.organisaties import queries
from schakel.basis.organisaties.models import Regio
from schakel.entrypoints import klok
from schakel.kernel.errors import NotFound
from schakel.kernel.tijd import lokale_datum


class Command(BaseCommand):
    help = "Geef de ketenkaart van een regio als HSDS 3.0."

    def add_arguments(self, parser: Any) -> None:
        """Let a caller choose the region and where it goes."""
        parser.add_argument("wat", choices=["hsds"])
        parser.add_argument("--regio", default="", help="Code van de regio; zonder: de eerste.")
        parser.add_argument("--naar", default="", help="Bestand; zonder: op het scherm.")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Print or write the export."""
        code = opties["regio"] or Regio.objects.order_by("id").values_list("code", flat=True).first() or ""
        try:
            regio = queries.region(code)
        except NotFound as fout:
            raise CommandError(str(fout)) from fout
        tekst = json.dumps(queries.hsds(regio.code, lokale_datum(klok.nu())), ensure_ascii=False, indent=1)
        if opties["naar"]:
            Path(opties["naar"]).write_text(tekst + "\n", encoding="utf-8")
        else:
            self.stdout.write(tekst)
