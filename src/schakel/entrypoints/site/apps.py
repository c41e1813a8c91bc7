from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "schakel.entrypoints.site"
    label = "site"
