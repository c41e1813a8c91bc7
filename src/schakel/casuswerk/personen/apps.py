from django.apps import AppConfig


class PersonenConfig(AppConfig):
    name = "schakel.casuswerk.personen"
    label = "personen"
