from django.apps import AppConfig


class PlannenConfig(AppConfig):
    name = "schakel.casuswerk.plannen"
    label = "plannen"
