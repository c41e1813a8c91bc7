"""Which room answers which address?"""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from schakel.entrypoints.api.schil import api
from schakel.entrypoints.site.start import start

# Addresses of these rooms lie side by side; werkplek stands last, so that a room may take its own page of a dossier.
KAMERS = ("adviezen", "meldingen", "casussen", "plannen", "overdrachten", "monitoring", "beoordelingen", "werkplek")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", start, name="start"),
    path("", include("schakel.entrypoints.site.urls")),
    path("", include("schakel.casuswerk.adviezen.urls")),
    path("", include("schakel.casuswerk.meldingen.urls")),
    path("", include("schakel.casuswerk.casussen.urls")),
    path("", include("schakel.casuswerk.overdrachten.urls")),
    path("", include("schakel.casuswerk.beoordelingen.urls")),
    path("", include("schakel.casuswerk.werkplek.urls")),
    path("api/v1/", api.urls),
]
