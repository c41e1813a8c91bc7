from django.apps import AppConfig


class RaadsverzoekenConfig(AppConfig):
    name = "schakel.casuswerk.raadsverzoeken"
    label = "raadsverzoeken"
