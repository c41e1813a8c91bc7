"""Which room answers which address?"""

from django.urls import URLPattern, URLResolver, include, path

from schakel.entrypoints.api.schil import api
from schakel.entrypoints.site.start import start

urlpatterns: list[URLPattern | URLResolver] = [
    path("", start, name="start"),
    path("", include("schakel.entrypoints.site.urls")),
    path("", include("schakel.basis.toegang.urls")),
    path("", include("schakel.basis.afspraken.urls")),
    path("", include("schakel.casuswerk.adviezen.urls")),
    path("", include("schakel.casuswerk.meldingen.urls")),
    path("", include("schakel.casuswerk.casussen.urls")),
    path("", include("schakel.casuswerk.plannen.urls")),
    path("", include("schakel.casuswerk.bijeenkomsten.urls")),
    path("", include("schakel.casuswerk.kinderen.urls")),
    path("", include("schakel.casuswerk.noodtoegang.urls")),
    path("", include("schakel.casuswerk.gezin.urls")),
    path("", include("schakel.casuswerk.overdrachten.urls")),
    path("", include("schakel.casuswerk.monitoring.urls")),
    path("", include("schakel.casuswerk.raadsverzoeken.urls")),
    path("", include("schakel.casuswerk.beoordelingen.urls")),
    path("", include("schakel.casuswerk.werkplek.urls")),
    path("", include("schakel.sturing.cijfers.urls")),
    path("", include("schakel.sturing.leveringen.urls")),
    path("", include("schakel.sturing.deskundigheid.urls")),
    path("", include("schakel.sturing.uitvoering.urls")),
    path("", include("schakel.sturing.visie.urls")),
    path("api/v1/", api.urls),
]
