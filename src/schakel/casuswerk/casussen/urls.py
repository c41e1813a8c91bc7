from django.urls import path

from schakel.casuswerk.casussen import views

app_name = "casussen"

urlpatterns = [
    path("casussen/<uuid:publiek_id>/specialist", views.specialist, name="specialist"),
    path("casussen/<uuid:publiek_id>/specialist/niet-gevraagd", views.niet_gevraagd, name="niet_gevraagd"),
    path("casussen/<uuid:publiek_id>/sluiten", views.sluiten, name="sluiten"),
    path("consulten", views.consulten, name="consulten"),
    path("consulten/<uuid:publiek_id>", views.consult, name="consult"),
    path("vermoedens", views.vermoedens, name="vermoedens"),
    path("vermoedens/nieuw", views.nieuw_vermoeden, name="nieuw_vermoeden"),
    path("vermoedens/<uuid:publiek_id>", views.vermoeden, name="vermoeden"),
    path("vermoedens/<uuid:publiek_id>/stap", views.stap, name="stap"),
    path("vermoedens/<uuid:publiek_id>/melden", views.melden, name="melden"),
    path("vermoedens/<uuid:publiek_id>/afsluiten", views.afsluiten, name="afsluiten"),
]
