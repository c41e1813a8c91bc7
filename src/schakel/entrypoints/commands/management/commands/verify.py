import os
from collections.abc import Sequence
from typing import Any

import psycopg
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from schakel.basis.verantwoording import actions as verantwoording
from schakel.entrypoints import klok
from schakel.entrypoints.bewaking import ankers, kopie, ontvangsten, planten, proeven


class Command(BaseCommand):
    """Checks every promise that the data must keep; exit status 1 on any fault."""

    help = "Controleert logboek, grootboek, termijnen, gebeurtenissen en sloten. --prove plant elke fout in een kopie."

    def add_arguments(self, parser: Any) -> None:
        """Offer the proof that the checks can go red."""
        parser.add_argument("--prove", action="store_true", help="Plant elke fout in een kopie; elke proef moet rood.")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Check, and prove when asked."""
        # What is younger than a few seconds may not be sealed yet: seal it, so that everything is under the seal.
        verantwoording.seal()
        fouten = self._verify()
        if opties["prove"]:
            fouten += self._prove()
        if fouten:
            raise CommandError(f"{fouten} fout(en) gevonden.", returncode=1)

    def _verify(self) -> int:
        fouten = 0
        with psycopg.connect(os.environ["DATABASE_URL_AUDITOR"]) as verbinding:
            for proef, gevonden in proeven.run(verbinding, klok.nu()):
                fouten += self._tell(proef.belofte, gevonden)
            fouten += self._tell(ankers.BELOFTE, ankers.broken(verbinding, ankers.anchors(settings.DATA / "ankers")))
        return fouten + self._tell(ontvangsten.BELOFTE, ontvangsten.stuck(settings.SPOOL, klok.nu()))

    def _tell(self, belofte: str, gevonden: Sequence[str]) -> int:
        print(f"{'✗' if gevonden else '✓'} {belofte}")
        for een in gevonden:
            print(f"    {een}")
        return bool(gevonden)

    def _prove(self) -> int:
        print("Elke fout wordt in een kopie geplant; de proef moet haar zien.")
        gemist = 0
        with kopie.copied() as dsn:
            for fout, gezien in planten.prove(dsn, klok.nu()):
                gemist += not gezien
                print(f"{'✓' if gezien else '✗ NIET GEZIEN:'} {fout.naam} ({fout.proef})")
            gezien = ankers.sees_cut_tail(dsn)
            print(f"{'✓' if gezien else '✗ NIET GEZIEN:'} {ankers.FOUT}")
        gemist += not gezien
        gezien = ontvangsten.sees_unreadable(klok.nu())
        print(f"{'✓' if gezien else '✗ NIET GEZIEN:'} {ontvangsten.FOUT}")
        return gemist + (not gezien)
