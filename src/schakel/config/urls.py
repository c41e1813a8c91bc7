"""Which room answers which address?"""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from schakel.entrypoints.api.schil import api
from schakel.entrypoints.site.start import start

# The addresses of these rooms lie side by side; a room that has no pages (yet) has no urls.
KAMERS = ("adviezen", "meldingen", "casussen", "plannen", "overdrachten", "monitoring", "beoordelingen", "werkplek")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", start, name="start"),
    path("", include("schakel.entrypoints.site.urls")),
    *(
        path("", include(f"schakel.casuswerk.{kamer}.urls"))
        for kamer in KAMERS
        if find_spec(f"schakel.casuswerk.{kamer}.urls")
    ),
    path("api/v1/", api.urls),
]
