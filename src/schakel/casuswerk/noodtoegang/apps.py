from django.apps import AppConfig


class NoodtoegangConfig(AppConfig):
    name = "schakel.casuswerk.noodtoegang"
    label = "noodtoegang"
