from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "schakel.casuswerk.dossiers"
    label = "dossiers"
