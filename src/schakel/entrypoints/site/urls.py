from django.urls import path

from schakel.entrypoints.site import aanmelden, views

app_name = "site"
urlpatterns = [
    path("inloggen", views.inloggen, name="inloggen"),
    path("inloggen/persona", views.inloggen_persona, name="persona"),
    path("inloggen/code", aanmelden.met_code, name="met_code"),
    path("inloggen/sleutel/vraag", aanmelden.passkey_vraag, name="passkey_vraag"),
    path("inloggen/sleutel", aanmelden.met_passkey, name="met_passkey"),
    path("inloggen/eerste-keer", aanmelden.eerste_keer, name="eerste_keer"),
    path("mijn/aanmelden", aanmelden.middelen, name="middelen"),
    path("mijn/aanmelden/sleutel", aanmelden.passkey, name="passkey"),
    path("mijn/aanmelden/sleutel/weg", aanmelden.passkey_weg, name="passkey_weg"),
    path("mijn/aanmelden/codeapp", aanmelden.codeapp, name="codeapp"),
    path("mijn/aanmelden/herstelcodes", aanmelden.herstelcodes, name="herstelcodes"),
    path("uitloggen", views.uitloggen, name="uitloggen"),
    path("team", views.team, name="team"),
    path("gezond", views.gezond, name="gezond"),
]
