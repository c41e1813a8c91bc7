from django.apps import AppConfig


class GezinConfig(AppConfig):
    name = "schakel.casuswerk.gezin"
    label = "gezin"
