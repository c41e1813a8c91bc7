import os
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import psycopg
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from schakel.entrypoints import klok
from schakel.entrypoints.bewaking import ankers, catalogus, kopie, ontvangsten, planten, proeven
from schakel.entrypoints.worker import lus, rondes
from schakel.toolkit import struikels
from schakel.toolkit.transactie import transactie

LUKT = "Er is geen dossier en geen ronde waarin de werker steeds struikelt"


class Command(BaseCommand):
    """Checks every promise that the data must keep; exit status 1 on any fault."""

    help = "Controleert logboek, grootboek, termijnen, gebeurtenissen en sloten. --prove plant elke fout in een kopie."

    def add_arguments(self, parser: Any) -> None:
        """Offer the proof that the checks can go red."""
        parser.add_argument("--prove", action="store_true", help="Plant elke fout in een kopie; elke proef moet rood.")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Check, and prove when asked."""
        nu = klok.opnieuw()
        # A clock that was just put forward makes terms lapse, and reports wait. What is due now is done now, by
        # the functions of the worker's rounds (they hold each report and dossier, so both may run): what then still
        # waits or is silent, stays so.
        rondes.drain_spool(nu)
        gegeven = rondes.raise_alarms(nu, lees=klok.opnieuw)
        if gegeven:
            print(f"  {gegeven} alarm(en) gegeven die de werker nog niet had gegeven.")
        # What is younger than a few seconds may not be sealed yet: seal it, so that everything is under the seal.
        lus.seal_log()
        fouten = self._verify(nu)
        if opties["prove"]:
            fouten += self._prove(nu)
        if fouten:
            raise CommandError(f"{fouten} fout(en) gevonden.", returncode=1)

    def _verify(self, nu: datetime) -> int:
        fouten = 0
        with psycopg.connect(os.environ["DATABASE_URL_AUDITOR"]) as verbinding:
            for proef, gevonden in proeven.run(verbinding, nu):
                fouten += self._tell(proef.belofte, gevonden)
            fouten += self._tell(ankers.BELOFTE, ankers.broken(verbinding, ankers.anchors(settings.DATA / "ankers")))
            fouten += self._tell(catalogus.BELOFTE, catalogus.deviations(verbinding, settings.DATA / "ankers"))
        fouten += self._tell(LUKT, struikels.still_failing(settings.DATA))
        return fouten + self._tell(ontvangsten.BELOFTE, ontvangsten.stuck(settings.SPOOL, nu))

    def _tell(self, belofte: str, gevonden: Sequence[str]) -> int:
        print(f"{'✗' if gevonden else '✓'} {belofte}")
        for een in gevonden:
            print(f"    {een}")
        return bool(gevonden)

    def _prove(self, nu: datetime) -> int:
        print("Elke fout wordt in een kopie geplant; de proef moet haar zien.")
        # Whoever copies everything accounts for it. So the log holds a line, in a block that is anchored as all are.
        doet = lus.machine(nu, "verify")
        with transactie(doet, wat="verify:kopie"):
            doet.spoor.noteer("database", actie="E")
        lus.seal_log()
        gemist, map_ = 0, settings.DATA / "ankers"
        with psycopg.connect(os.environ["DATABASE_URL_AUDITOR"]) as verbinding:
            toen = catalogus.kept(verbinding, map_)
        with kopie.copied() as dsn:
            gemist += self._seen(ankers.FOUT, ankers.sees_cut_tail(dsn, ankers.anchors(map_)))
            for fout, gezien in planten.prove(dsn, nu, toen):
                gemist += self._seen(f"{fout.naam} ({fout.proef})", gezien)
        return gemist + self._seen(ontvangsten.FOUT, ontvangsten.sees_unreadable(nu))

    def _seen(self, wat: str, gezien: bool) -> int:
        print(f"{'✓' if gezien else '✗ NIET GEZIEN:'} {wat}")
        return not gezien
