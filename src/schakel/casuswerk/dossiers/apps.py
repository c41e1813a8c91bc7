from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "schakel.casuswerk.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        """Let this room tell the log on which ground a team is in a dossier."""
        from schakel.basis.verantwoording.actions import register_grondbron
        from schakel.casuswerk.dossiers.rules import GRONDEN

        register_grondbron(GRONDEN)
