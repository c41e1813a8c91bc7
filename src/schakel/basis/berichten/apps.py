from django.apps import AppConfig


class BerichtenConfig(AppConfig):
    name = "schakel.basis.berichten"
    label = "berichten"
