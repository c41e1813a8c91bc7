from django.apps import AppConfig


class OverdrachtenConfig(AppConfig):
    name = "schakel.casuswerk.overdrachten"
    label = "overdrachten"
