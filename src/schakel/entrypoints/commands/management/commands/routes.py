"""./schakel routes: print every HTTP route with the rule that guards it."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from schakel.entrypoints.api.routes import Route, all_routes


class Command(BaseCommand):
    help = "Toon elk adres met de regel die het bewaakt."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask in which shape."""
        parser.add_argument("--json", action="store_true", help="als JSON in plaats van een tabel")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the routes; what has no rule is said aloud."""
        routes = all_routes()
        if options["json"]:
            self.stdout.write(json.dumps([_as_dict(r) for r in routes], indent=2, ensure_ascii=False))
            return
        breed = max(len(r.pad) for r in routes)
        for r in routes:
            self.stdout.write(f"{','.join(r.methoden):<14} {r.pad:<{breed}}  {r.regel or 'GEEN REGEL'}")


def _as_dict(route: Route) -> dict[str, Any]:
    regel = route.regel
    return {
        "pad": route.pad,
        "methoden": list(route.methoden),
        "naam": route.naam,
        "object": regel.object if regel else None,
        "actie": regel.actie if regel else None,
        "openbaar": regel.openbaar if regel else None,
        "eigen": regel.eigen if regel else None,
    }
