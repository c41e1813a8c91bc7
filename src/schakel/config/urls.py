"""Which room answers which address?"""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("schakel.entrypoints.site.urls")),
]
