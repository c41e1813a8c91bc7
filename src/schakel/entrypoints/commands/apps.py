from django.apps import AppConfig


class CommandsConfig(AppConfig):
    name = "schakel.entrypoints.commands"
    label = "commands"
