from django.apps import AppConfig


class AdviezenConfig(AppConfig):
    name = "schakel.casuswerk.adviezen"
    label = "adviezen"
