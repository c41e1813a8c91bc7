"""./schakel ledger: every receipt that was given, with where it is now and who answers for it, as JSON lines."""

import json
import os
from typing import Any

import psycopg
from django.conf import settings
from django.core.management.base import BaseCommand

from schakel.entrypoints.bewaking.ontvangsten import receipts


class Command(BaseCommand):
    help = "Toon elke ontvangst met haar stand: in de spool of in de database, wie antwoordt en welke termijn loopt."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line for each receipt."""
        with psycopg.connect(os.environ["DATABASE_URL_AUDITOR"]) as auditor:
            for regel in receipts(auditor, settings.SPOOL):
                self.stdout.write(json.dumps(regel, ensure_ascii=False))
