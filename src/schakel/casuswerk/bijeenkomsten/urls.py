from django.urls import path

from schakel.casuswerk.bijeenkomsten.views import bijeenkomsten, gasten, mensen

app_name = "bijeenkomsten"
CASUS = "casussen/<uuid:publiek_id>"
EEN = "bijeenkomsten/<uuid:publiek_id>"
urlpatterns = [
    path(f"{CASUS}/bijeenkomsten", bijeenkomsten.bijeenkomsten, name="bijeenkomsten"),
    path(f"{CASUS}/bijeenkomsten/nieuw", bijeenkomsten.nieuw, name="nieuw"),
    path(EEN, bijeenkomsten.bijeenkomst, name="bijeenkomst"),
    path(f"{EEN}/genodigden/<uuid:stoel>", bijeenkomsten.uitnodigen, name="uitnodigen"),
    path(f"{EEN}/gasten", gasten.gasten, name="gasten"),
    path("gasten/<uuid:publiek_id>", gasten.gast, name="gast"),
    path(f"{EEN}/rond", bijeenkomsten.rond, name="rond"),
    path(f"{EEN}/gehouden", bijeenkomsten.gehouden, name="gehouden"),
    path(f"{EEN}/afgelast", bijeenkomsten.afgelast, name="afgelast"),
    path(f"{EEN}/regels", bijeenkomsten.regel, name="regel"),
    path(f"{EEN}/regels/<uuid:regel>", bijeenkomsten.kring, name="kring"),
    path(f"{EEN}/veiligheid", bijeenkomsten.veiligheid, name="veiligheid"),
    path(f"{EEN}/bevestigen", bijeenkomsten.bevestigen, name="bevestigen"),
    path(f"{EEN}/kinderen", bijeenkomsten.kind, name="kind"),
    path(f"{EEN}/verslag", bijeenkomsten.verslag, name="verslag"),
    path(f"{CASUS}/contact", mensen.contact, name="contact"),
    path(f"{CASUS}/werklijnen", mensen.werklijnen, name="werklijnen"),
    path("werklijnen/<uuid:publiek_id>", mensen.werklijn, name="werklijn"),
    path(f"{CASUS}/gezinsteam", mensen.gezinsteam, name="gezinsteam"),
    path(f"{CASUS}/gezinsteam/leden", mensen.lid, name="lid"),
    path(f"{CASUS}/gezinsteam/leden/<uuid:lid>/stopt", mensen.lid_stopt, name="lid-stopt"),
    path(f"{CASUS}/gezinsteam/procesregie", mensen.procesregie, name="procesregie"),
    path(f"{CASUS}/gezinsteam/opheffen", mensen.opheffen, name="opheffen"),
]
