from django.urls import path

from schakel.casuswerk.overdrachten import views

app_name = "overdrachten"

EEN = "overdrachten/<uuid:publiek_id>"

urlpatterns = [
    path("overdrachten", views.lijst, name="lijst"),
    path("casussen/<uuid:publiek_id>/overdragen", views.voorbereiden, name="voorbereiden"),
    path("overdrachten/bevestigingen/<uuid:publiek_id>/controle", views.controle, name="controle"),
    path("overdrachten/bevestigingen/<uuid:publiek_id>/klopt-niet", views.klopt_niet, name="klopt_niet"),
    path(EEN, views.overdracht, name="overdracht"),
    *(path(f"{EEN}/{stap}", view, name=stap) for stap, view in views.STAPPEN.items()),
]
