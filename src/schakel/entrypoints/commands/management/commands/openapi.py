"""./schakel openapi: print the OpenAPI of every JSON route."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from schakel.entrypoints.api.schil import document


class Command(BaseCommand):
    help = "Toon de OpenAPI-beschrijving van alle JSON-adressen."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the document."""
        self.stdout.write(json.dumps(document(), indent=2, ensure_ascii=False))
