from django.apps import AppConfig


class TermijnenConfig(AppConfig):
    name = "schakel.basis.termijnen"
    label = "termijnen"
