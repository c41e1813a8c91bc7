"""Which room answers which address?"""

from django.urls import URLPattern, URLResolver, include, path

from schakel.entrypoints.api.schil import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("schakel.entrypoints.site.urls")),
    path("", include("schakel.casuswerk.beoordelingen.urls")),
    path("", include("schakel.casuswerk.adviezen.urls")),
    path("", include("schakel.casuswerk.meldingen.urls")),
    path("", include("schakel.casuswerk.casussen.urls")),
    path("", include("schakel.casuswerk.overdrachten.urls")),
    path("api/v1/", api.urls),
]
