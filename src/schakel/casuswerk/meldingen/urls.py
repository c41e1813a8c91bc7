from django.urls import path

from schakel.casuswerk.meldingen.views import aanleveringen, gedaan
from schakel.casuswerk.meldingen.views import melding as views

app_name = "meldingen"
urlpatterns = [
    path("meldingen/nieuw", views.nieuw, name="nieuw"),
    path("meldingen/nieuw/persoon", views.persoon, name="persoon"),
    path("meldingen/nieuw/bekend", views.bekend, name="bekend"),
    path("meldingen/nieuw/<uuid:sleutel>", views.verder, name="verder"),
    path("meldingen/nieuw/<uuid:sleutel>/concept", views.concept, name="concept"),
    path("meldingen/nieuw/<uuid:sleutel>/weggooien", views.weggooien, name="weggooien"),
    path("meldingen/ontvangen/<uuid:sleutel>", views.ontvangen, name="ontvangen"),
    path("meldingen/gedaan", gedaan.gedaan, name="gedaan"),
    path("aanleveringen", aanleveringen.lijst, name="aanleveringen"),
    path("aanleveringen/<uuid:publiek_id>", aanleveringen.aanlevering, name="aanlevering"),
    path("aanleveringen/<uuid:publiek_id>/gelezen", aanleveringen.gelezen, name="aanlevering_gelezen"),
    path("meldingen/wachtend", views.wachtend, name="wachtend"),
    path("meldingen/<uuid:publiek_id>", views.melding, name="melding"),
    path("meldingen/<uuid:publiek_id>/bekend", views.misschien_bekend, name="misschien_bekend"),
    path("meldingen/<uuid:publiek_id>/gevaar", views.acuut, name="acuut"),
    path("meldingen/<uuid:publiek_id>/melder", views.melder, name="melder"),
    path("meldingen/<uuid:publiek_id>/advies", views.omzetten, name="omzetten"),
    path("meldingen/<uuid:publiek_id>/personen/<uuid:persoon>/bsn", views.bsn, name="bsn"),
    path("meldingen/<uuid:publiek_id>/personen/<uuid:persoon>/informeren", views.informeren, name="informeren"),
    path("meldingen/<uuid:publiek_id>/personen/<uuid:persoon>/ontkoppelen", views.ontkoppelen, name="ontkoppelen"),
]
