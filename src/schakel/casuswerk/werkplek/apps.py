from django.apps import AppConfig


class WerkplekConfig(AppConfig):
    name = "schakel.casuswerk.werkplek"
    label = "werkplek"
