from django.urls import path

from schakel.entrypoints.site import views

app_name = "site"
urlpatterns = [
    path("inloggen", views.inloggen, name="inloggen"),
    path("inloggen/persona", views.inloggen_persona, name="persona"),
    path("uitloggen", views.uitloggen, name="uitloggen"),
    path("team", views.team, name="team"),
    path("gezond", views.gezond, name="gezond"),
]
