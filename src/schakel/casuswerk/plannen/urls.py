from django.urls import path

from schakel.casuswerk.plannen import views

app_name = "plannen"
urlpatterns = [
    path("casussen/<uuid:publiek_id>/voorwaarden", views.voorwaarden, name="voorwaarden"),
    path("voorwaarden/<uuid:publiek_id>", views.voorwaarde, name="voorwaarde"),
    path("voorwaarden/<uuid:publiek_id>/vervallen", views.vervallen, name="vervallen"),
]
