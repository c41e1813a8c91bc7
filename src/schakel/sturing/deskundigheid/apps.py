from django.apps import AppConfig


class DeskundigheidConfig(AppConfig):
    name = "schakel.sturing.deskundigheid"
    label = "deskundigheid"
