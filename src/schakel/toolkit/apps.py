from django.apps import AppConfig


class ToolkitConfig(AppConfig):
    name = "schakel.toolkit"
    label = "toolkit"
