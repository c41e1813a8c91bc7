from django.apps import AppConfig


class KinderenConfig(AppConfig):
    name = "schakel.casuswerk.kinderen"
    label = "kinderen"
