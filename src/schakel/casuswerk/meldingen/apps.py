from django.apps import AppConfig


class MeldingenConfig(AppConfig):
    name = "schakel.casuswerk.meldingen"
    label = "meldingen"
