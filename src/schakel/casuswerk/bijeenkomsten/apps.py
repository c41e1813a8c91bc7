from django.apps import AppConfig


class BijeenkomstenConfig(AppConfig):
    name = "schakel.casuswerk.bijeenkomsten"
    label = "bijeenkomsten"
