"""Are the agreements whole?  `afspraken check [PATH] [--regio CODE]`: in files, or in the database."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import BaseCommand, CommandError

from schakel.basis.afspraken.models import Beslistabel
from schakel.basis.afspraken.rules import Bevinding, BevindingSoort, check, lees_tabel
from schakel.basis.afspraken.rules.bestand import findings, from_text, objections, tabellen_in
from schakel.kernel.errors import InvalidInput

KOPPEN = {
    BevindingSoort.GAT: "gat",
    BevindingSoort.DODE_REGEL: "dode regel",
    BevindingSoort.KRUISING: "let op",
    BevindingSoort.VOORBEELD: "voorbeeld",
}


class Command(BaseCommand):
    """Tells gaps, overlaps, rows that are never reached and examples that fail; exit code 1 on any fault."""

    help = "Controleert de beslistabellen van de afspraken."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the deed and where to look."""
        parser.add_argument("wat", choices=["check"])
        parser.add_argument("pad", nargs="?", type=Path, help="een bestand of een (regio)map")
        parser.add_argument("--volgorde", action="store_true", help="toon ook waar alleen de volgorde beslist")
        parser.add_argument("--regio", help="controleer wat van deze regio in de database staat")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look at the files when a path is given, else at the database."""
        regio, pad = options["regio"], options["pad"]
        self.volgorde = bool(options["volgorde"])
        fouten = self._database(regio or "") if pad is None else self._bestanden(pad)
        if fouten:
            raise CommandError("1 fout gevonden." if fouten == 1 else f"{fouten} fouten gevonden.", returncode=1)
        self.stdout.write("Geen fouten gevonden.")

    def _bestanden(self, pad: Path) -> int:
        bestanden = sorted(_bestanden_in(pad))
        if not bestanden:
            raise CommandError(f"In {pad} staan geen afspraken.", returncode=1)
        return sum(self._bestand(bestand) for bestand in bestanden)

    def _bestand(self, bestand: Path) -> int:
        self.stdout.write(str(bestand))
        try:
            inhoud = yaml.safe_load(bestand.read_text(encoding="utf-8"))
        except (OSError, yaml.YAMLError) as fout:
            self.stdout.write(f"  fout: dit bestand is niet te lezen ({fout}).")
            return 1
        bezwaren = objections(inhoud)
        for _pad, tekst, remedie in bezwaren:
            self.stdout.write(f"  fout: {tekst}\n    Wat te doen: {remedie}")
        if isinstance(inhoud, dict):
            self.stdout.write(f"  {len(list(tabellen_in(inhoud)))} beslistabellen gelezen.")
            gevonden = [g for g in findings(inhoud) if not g.bevinding.is_fout]
            for tabel in dict.fromkeys(g.tabel for g in gevonden):
                self._toon_volgorde(tabel, [g.bevinding for g in gevonden if g.tabel == tabel])
        return len(bezwaren)

    def _database(self, regio: str) -> int:
        fouten = 0
        for rij in Beslistabel.objects.filter(versie__afspraak__regio=regio).select_related("versie__afspraak"):
            self.stdout.write(f"{rij.versie}: {rij.code}")
            try:
                bevindingen = check(lees_tabel(from_text(rij.definitie)))
            except InvalidInput as fout:
                fouten += len(fout.fouten)
                self.stdout.write(f"  fout: {fout.fouten}")
                continue
            for bevinding in bevindingen:
                if bevinding.is_fout:
                    self._toon(rij.code, bevinding)
            self._toon_volgorde(rij.code, [b for b in bevindingen if not b.is_fout])
            fouten += sum(b.is_fout for b in bevindingen)
        return fouten

    def _toon_volgorde(self, tabel: str, bevindingen: list[Bevinding]) -> None:
        if self.volgorde:
            for bevinding in bevindingen:
                self._toon(tabel, bevinding)
        elif bevindingen:
            aantal = len(bevindingen)
            self.stdout.write(f"  let op in {tabel}: bij {aantal} paar regels beslist de volgorde (zie --volgorde).")

    def _toon(self, tabel: str, bevinding: Bevinding) -> None:
        self.stdout.write(f"  {KOPPEN[bevinding.soort]} in {tabel}: {bevinding.tekst}")


def _bestanden_in(pad: Path) -> Iterator[Path]:
    if pad.is_file():
        yield pad
        return
    yield from pad.glob("*.yaml") if pad.name == "afspraken" else pad.glob("**/afspraken/*.yaml")
