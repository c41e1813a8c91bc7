from django.apps import AppConfig


class CodelijstenConfig(AppConfig):
    name = "schakel.basis.codelijsten"
    label = "codelijsten"
