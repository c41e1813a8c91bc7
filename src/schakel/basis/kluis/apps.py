from django.apps import AppConfig


class KluisConfig(AppConfig):
    name = "schakel.basis.kluis"
    label = "kluis"
