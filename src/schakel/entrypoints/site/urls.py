from django.urls import path

from schakel.entrypoints.site import aanmelden, apparaat, beheer, gezin, ploeg, school, vermijden, views

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
    path("mijn/conceptsleutel", apparaat.conceptsleutel, name="conceptsleutel"),
    path("mijn/niet-voor-mij", vermijden.lijst, name="niet_voor_mij"),
    path("mijn/niet-voor-mij/weg", vermijden.weg, name="niet_voor_mij_weg"),
    path("team/collegas", ploeg.collegas, name="collegas"),
    path("team/collegas/<uuid:publiek_id>/afwezig", ploeg.afwezig, name="afwezig"),
    path("team/collegas/<uuid:publiek_id>/overnemen", ploeg.overnemen, name="overnemen"),
    path("team/collegas/<uuid:publiek_id>/vertrek", ploeg.vertrek, name="vertrek"),
    path("beheer", beheer.begin, name="beheer"),
    path("beheer/accounts/<uuid:publiek_id>/code", beheer.code, name="aanmeldcode"),
    path("uitloggen", views.uitloggen, name="uitloggen"),
    path("team", views.team, name="team"),
    path("code", school.code, name="schoolcode"),
    path("code/blad", school.blad, name="schoolblad"),
    path("code/klaar", school.klaar, name="schoolklaar"),
    path("code/sluiten", school.sluiten, name="schoolsluiten"),
    path("blad", gezin.code, name="gezinscode"),
    path("blad/lezen", gezin.blad, name="gezinsblad"),
    path("blad/vragen", gezin.ervaring, name="ervaring"),
    path("blad/klaar", gezin.klaar, name="gezinklaar"),
    path("blad/sluiten", gezin.sluiten, name="gezinsluiten"),
    path("gezond", views.gezond, name="gezond"),
]
