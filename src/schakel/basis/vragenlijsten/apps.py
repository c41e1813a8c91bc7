from django.apps import AppConfig


class VragenlijstenConfig(AppConfig):
    name = "schakel.basis.vragenlijsten"
    label = "vragenlijsten"
