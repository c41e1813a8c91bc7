from django.apps import AppConfig


class BeoordelingenConfig(AppConfig):
    name = "schakel.casuswerk.beoordelingen"
    label = "beoordelingen"
