from django.urls import path

from schakel.casuswerk.casussen.views import specialist, verloop, werk

app_name = "casussen"

urlpatterns = [
    path("casussen/<uuid:publiek_id>/specialist", specialist.specialist, name="specialist"),
    path("casussen/<uuid:publiek_id>/specialist/niet-gevraagd", specialist.niet_gevraagd, name="niet_gevraagd"),
    path("casussen/<uuid:publiek_id>/specialist/omstandigheden", specialist.omstandigheden, name="omstandigheden"),
    path("casussen/<uuid:publiek_id>/gevaar", werk.gevaar, name="gevaar"),
    path("casussen/<uuid:publiek_id>/samenvoegen", verloop.samenvoegen, name="samenvoegen"),
    path("casussen/<uuid:publiek_id>/splitsen/<uuid:samenvoeging>", verloop.splitsen, name="splitsen"),
    path("casussen/<uuid:publiek_id>/heropenen", verloop.heropenen, name="heropenen"),
    path("casussen/<uuid:publiek_id>/gezin", verloop.gezin, name="gezin"),
    path("casussen/<uuid:publiek_id>/gezin/relatie", verloop.relatie, name="relatie"),
    path("casussen/<uuid:publiek_id>/gezin/relatie/weg", verloop.relatie_weg, name="relatie_weg"),
    path("casussen/<uuid:publiek_id>/gezin/rol", verloop.rol, name="rol"),
    path("casussen/<uuid:publiek_id>/gezin/verhuizen", verloop.verhuizen, name="verhuizen"),
    path("consulten", werk.consulten, name="consulten"),
    path("consulten/<uuid:publiek_id>", werk.consult, name="consult"),
    path("consulten/<uuid:publiek_id>/intrekken", verloop.intrekken, name="intrekken"),
    path("vermoedens", werk.vermoedens, name="vermoedens"),
    path("vermoedens/nieuw", werk.nieuw_vermoeden, name="nieuw_vermoeden"),
    path("vermoedens/<uuid:publiek_id>", werk.vermoeden, name="vermoeden"),
    path("vermoedens/<uuid:publiek_id>/stap", werk.stap, name="stap"),
    path("vermoedens/<uuid:publiek_id>/melden", werk.melden, name="melden"),
    path("vermoedens/<uuid:publiek_id>/afsluiten", werk.afsluiten, name="afsluiten"),
]
