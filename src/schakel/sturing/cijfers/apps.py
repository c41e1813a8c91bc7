from django.apps import AppConfig


class CijfersConfig(AppConfig):
    name = "schakel.sturing.cijfers"
    label = "cijfers"
