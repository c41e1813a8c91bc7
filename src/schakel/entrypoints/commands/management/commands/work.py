import signal
from typing import Any

from django.core.management.base import BaseCommand

from schakel.basis.gebeurtenissen import actions as gebeurtenissen
from schakel.entrypoints.worker.subscriptions import LUISTERAARS
from schakel.entrypoints.worker.werk import Werker


class Command(BaseCommand):
    """Runs the worker until it is told to stop."""

    help = "Doet het werk op de achtergrond: gebeurtenissen horen, alarmen geven, berichten versturen, verzegelen."

    def add_arguments(self, parser: Any) -> None:
        """Let a caller do one round only."""
        parser.add_argument("--eenmaal", action="store_true", help="Doe één ronde en stop.")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Make the table of listeners true, and work."""
        gebeurtenissen.store_subscriptions(
            {naam: wie.soorten for naam, wie in LUISTERAARS.items() if not wie.op_verzoek},
            op_verzoek=[naam for naam, wie in LUISTERAARS.items() if wie.op_verzoek],
        )
        werker = Werker()
        if opties["eenmaal"]:
            werker.run_once()
        else:
            signal.signal(signal.SIGTERM, werker.stop)
            signal.signal(signal.SIGINT, werker.stop)
            werker.run()
