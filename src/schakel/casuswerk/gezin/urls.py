from django.urls import path

from schakel.casuswerk.gezin.views import bladen

app_name = "gezin"
urlpatterns = [
    path("plannen/<uuid:publiek_id>/gezin", bladen.bladen, name="bladen"),
    path("leesbladen/<uuid:publiek_id>/papier", bladen.papier, name="papier"),
    path("leesbladen/<uuid:publiek_id>/code", bladen.code, name="code"),
    path("leesbladen/<uuid:publiek_id>/intrekken", bladen.intrekken, name="intrekken"),
    path("gezinsantwoorden/<uuid:publiek_id>", bladen.antwoord, name="antwoord"),
    path("gezinsantwoorden/<uuid:publiek_id>/gelezen", bladen.gelezen, name="gelezen"),
]
