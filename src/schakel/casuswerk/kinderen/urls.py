from django.urls import path

from schakel.casuswerk.kinderen.views import hulp, kinderen, school, welzijn

app_name = "kinderen"
CASUS = "casussen/<uuid:publiek_id>"
KIND = f"{CASUS}/kinderen/<uuid:persoon>"
urlpatterns = [
    path(f"{CASUS}/kinderen", kinderen.kinderen, name="kinderen"),
    path(f"{CASUS}/scheiding", kinderen.scheiding, name="scheiding"),
    path("scheidingen/<uuid:publiek_id>/hulp", kinderen.vlaghulp, name="vlaghulp"),
    path("scheidingen/<uuid:publiek_id>/voorbij", kinderen.vlag_weg, name="vlag-weg"),
    path(f"{KIND}/blad", kinderen.kind, name="kind"),
    path("kindverhalen/<uuid:publiek_id>/tekening", kinderen.tekening, name="tekening"),
    path(f"{KIND}/verhaal/<slug:soort>", kinderen.verhaal, name="verhaal"),
    path("kindverhalen/<uuid:publiek_id>/toestemming", kinderen.toestemming, name="toestemming"),
    path("kindverhalen/<uuid:publiek_id>/toestemming/terug", kinderen.toestemming_terug, name="toestemming-terug"),
    path("kindrechten/<uuid:publiek_id>/besproken", kinderen.besproken, name="besproken"),
    path("kindrechten/<uuid:publiek_id>", kinderen.wissel, name="wissel"),
    path(f"{KIND}/hulp", hulp.nieuw, name="hulp"),
    path(f"{KIND}/hulp/niet-nodig", hulp.niet_nodig, name="niet-nodig"),
    path("kindhulp/<uuid:publiek_id>", hulp.stap, name="hulpstap"),
    path("kinderen/zonder-hulp", hulp.zonder, name="zonder-hulp"),
    path(f"{KIND}/welzijn", welzijn.tussendoor, name="tussendoor"),
    path("welzijn/<uuid:publiek_id>", welzijn.meting, name="welzijn"),
    path("welzijn/<uuid:publiek_id>/vervalt", welzijn.vervalt, name="welzijn-vervalt"),
    path(f"{KIND}/school", school.nieuw, name="school"),
    path("schoolcontacten/<uuid:publiek_id>/code", school.code, name="schoolcode"),
    path("schoolcontacten/<uuid:publiek_id>/intrekken", school.intrekken, name="school-intrekken"),
    path("schoolantwoorden/<uuid:publiek_id>", school.antwoord, name="schoolantwoord"),
    path("schoolantwoorden/<uuid:publiek_id>/gelezen", school.gelezen, name="school-gelezen"),
]
