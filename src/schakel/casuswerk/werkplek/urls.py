from django.urls import path

from schakel.casuswerk.werkplek.views import casus, doen, lijsten, werk

app_name = "werkplek"
DELEN = "casussen/<uuid:publiek_id>/delen"
urlpatterns = [
    path("werkvoorraad", werk.werkvoorraad, name="werkvoorraad"),
    path("werkvoorraad/overnemen", werk.overnemen, name="overnemen"),
    path("dienstoverdracht", werk.dienstoverdracht, name="dienstoverdracht"),
    path("termijnen/<uuid:publiek_id>", werk.termijn, name="termijn"),
    path("termijnen/<uuid:publiek_id>/contact", werk.contact, name="contact"),
    path("termijnen/<uuid:publiek_id>/toelichting", werk.toelichting, name="toelichting"),
    path("casussen", lijsten.casussen, name="casussen"),
    path("zoeken", lijsten.zoeken, name="zoeken"),
    path("zoeken/aanvullen", lijsten.aanvullen, name="aanvullen"),
    path("ketenkaart", lijsten.ketenkaart, name="ketenkaart"),
    path("verantwoording", lijsten.verantwoording, name="verantwoording"),
    path("casussen/<uuid:publiek_id>", casus.casus, name="casus"),
    path("casussen/<uuid:publiek_id>/grootboek", casus.grootboek, name="grootboek"),
    path("casussen/<uuid:publiek_id>/regie", doen.regie, name="regie"),
    path("casussen/<uuid:publiek_id>/regie/aanvaarden", doen.regie_aanvaarden, name="regie-aanvaarden"),
    path("casussen/<uuid:publiek_id>/regie/beeindigen", doen.regie_beeindigen, name="regie-beeindigen"),
    path("casussen/<uuid:publiek_id>/kinderen/<uuid:persoon>", doen.kind, name="kind"),
    path("casussen/<uuid:publiek_id>/personen/<uuid:persoon>/contact", doen.contactblad, name="contactblad"),
    path("casussen/<uuid:publiek_id>/tijdlijn", casus.tijdlijn, name="tijdlijn"),
    path(f"{DELEN}/verantwoordelijk", casus.deel_verantwoordelijk, name="deel-verantwoordelijk"),
    path(f"{DELEN}/gezin", casus.deel_gezin, name="deel-gezin"),
    path(f"{DELEN}/teams", casus.deel_teams, name="deel-teams"),
    path(f"{DELEN}/termijnen", casus.deel_termijnen, name="deel-termijnen"),
    path(f"{DELEN}/overdrachten", casus.deel_overdrachten, name="deel-overdrachten"),
    path(f"{DELEN}/meldingen", casus.deel_meldingen, name="deel-meldingen"),
    path(f"{DELEN}/regie", casus.deel_regie, name="deel-regie"),
    path(f"{DELEN}/tijdlijn", casus.deel_tijdlijn, name="deel-tijdlijn"),
    path(f"{DELEN}/voorwaarden", casus.deel_voorwaarden, name="deel-voorwaarden"),
    path(f"{DELEN}/contact", casus.deel_contact, name="deel-contact"),
]
