from django.apps import AppConfig


class VerantwoordingConfig(AppConfig):
    name = "schakel.basis.verantwoording"
    label = "verantwoording"

    def ready(self) -> None:
        """Let this room write the trail of every Handeling."""
        from schakel.basis.verantwoording.actions import write_spoor
        from schakel.toolkit.transactie import register_schrijver

        register_schrijver(write_spoor)
