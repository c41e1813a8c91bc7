from django.urls import path

from schakel.casuswerk.raadsverzoeken import views

app_name = "raadsverzoeken"
urlpatterns = [
    path("dossiers/<uuid:publiek_id>/raad", views.in_dossier, name="in_dossier"),
    path("raadsverzoeken/<uuid:publiek_id>", views.raadsverzoek, name="raadsverzoek"),
]
