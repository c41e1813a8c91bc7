from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "schakel.casuswerk.monitoring"
    label = "monitoring"
