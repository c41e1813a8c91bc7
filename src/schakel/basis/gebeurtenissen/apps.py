from django.apps import AppConfig


class GebeurtenissenConfig(AppConfig):
    name = "schakel.basis.gebeurtenissen"
    label = "gebeurtenissen"
