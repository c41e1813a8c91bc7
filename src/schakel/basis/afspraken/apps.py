from django.apps import AppConfig


class AfsprakenConfig(AppConfig):
    name = "schakel.basis.afspraken"
    label = "afspraken"
