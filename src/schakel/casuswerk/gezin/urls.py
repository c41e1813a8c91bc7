from django.urls import path

from schakel.casuswerk.gezin.views import bladen, ervaring

app_name = "gezin"
urlpatterns = [
    path("plannen/<uuid:publiek_id>/gezin", bladen.bladen, name="bladen"),
    path("leesbladen/<uuid:publiek_id>/papier", bladen.papier, name="papier"),
    path("leesbladen/<uuid:publiek_id>/code", bladen.code, name="code"),
    path("leesbladen/<uuid:publiek_id>/intrekken", bladen.intrekken, name="intrekken"),
    path("gezinsantwoorden/<uuid:publiek_id>", bladen.antwoord, name="antwoord"),
    path("gezinsantwoorden/<uuid:publiek_id>/gelezen", bladen.gelezen, name="gelezen"),
    path("casussen/<uuid:publiek_id>/ervaring", ervaring.ervaring, name="ervaring"),
    path("casussen/<uuid:publiek_id>/ervaring/<uuid:persoon>", ervaring.vraag, name="ervaring-vraag"),
    path("casussen/<uuid:publiek_id>/ervaring/<uuid:persoon>/niet", ervaring.niet, name="ervaring-niet"),
    path("casussen/<uuid:publiek_id>/ervaring/<uuid:persoon>/code", ervaring.code, name="ervaring-code"),
    path("ervaringen", ervaring.cijfers, name="ervaringen"),
    path("ervaringen/<uuid:publiek_id>", ervaring.antwoord, name="ervaring-antwoord"),
    path("ervaringen/<uuid:publiek_id>/gelezen", ervaring.gelezen, name="ervaring-gelezen"),
]
