from django.apps import AppConfig


class LeveringenConfig(AppConfig):
    name = "schakel.sturing.leveringen"
    label = "leveringen"
