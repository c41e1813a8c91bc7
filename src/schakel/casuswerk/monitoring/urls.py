from django.urls import path

from schakel.casuswerk.monitoring import views

app_name = "monitoring"
urlpatterns = [
    path("controles/<uuid:publiek_id>", views.controle, name="controle"),
    path("controles/<uuid:publiek_id>/licht", views.licht, name="licht"),
    path("controles/<uuid:publiek_id>/opvolging", views.opvolging, name="opvolging"),
    path("controles/<uuid:publiek_id>/vervallen", views.vervallen, name="vervallen"),
    path("dossiers/<uuid:publiek_id>/volgen", views.volgen, name="volgen"),
    path("dossiers/<uuid:publiek_id>/volgen/bel", views.bel, name="bel"),
    path("dossiers/<uuid:publiek_id>/volgen/verhuisd", views.verhuisd, name="verhuisd"),
    path("volgoverdrachten/<uuid:publiek_id>", views.volgoverdracht, name="volgoverdracht"),
    path("volgoverdrachten/<uuid:publiek_id>/terug", views.terugnemen, name="terugnemen"),
    path("bellen/<uuid:publiek_id>", views.belsignaal, name="belsignaal"),
]
