from django.apps import AppConfig


class VerantwoordingConfig(AppConfig):
    name = "schakel.basis.verantwoording"
    label = "verantwoording"
