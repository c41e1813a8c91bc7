from django.apps import AppConfig


class VisieConfig(AppConfig):
    name = "schakel.sturing.visie"
    label = "visie"
