from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "schakel.basis.toegang"
    label = "toegang"
