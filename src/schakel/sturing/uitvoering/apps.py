from django.apps import AppConfig


class UitvoeringConfig(AppConfig):
    name = "schakel.sturing.uitvoering"
    label = "uitvoering"
