from django.urls import path

from schakel.casuswerk.plannen.views import (
    beloften,
    blad,
    hulp,
    kader,
    meekijken,
    overnemen,
    plannen,
    stappen,
    veiligheid,
    voorwaarden,
    wachttijden,
)

app_name = "plannen"
VAN_CASUS = "casussen/<uuid:publiek_id>"
PLAN = "plannen/<uuid:publiek_id>"
LUIK = "drieluiken/<uuid:publiek_id>"
SITUATIE = "situaties/<uuid:publiek_id>"
BELOFTE = "beloften/<uuid:publiek_id>"
HULPLIJN = "hulplijnen/<uuid:publiek_id>"
OVERNAME = "overnamen/<uuid:publiek_id>"
urlpatterns = [
    path(f"{VAN_CASUS}/voorwaarden", voorwaarden.voorwaarden, name="voorwaarden"),
    path("voorwaarden/<uuid:publiek_id>", voorwaarden.voorwaarde, name="voorwaarde"),
    path("voorwaarden/<uuid:publiek_id>/instemmen", voorwaarden.instemmen, name="instemmen"),
    path("voorwaarden/<uuid:publiek_id>/vervallen", voorwaarden.vervallen, name="vervallen"),
    path(f"{VAN_CASUS}/plannen", plannen.plannen, name="plannen"),
    path(f"{VAN_CASUS}/plannen/<uuid:huishouden>/begin", plannen.beginnen, name="beginnen"),
    path(f"{VAN_CASUS}/plannen/<uuid:huishouden>/niet-nodig", plannen.niet_nodig, name="niet-nodig"),
    path(PLAN, blad.plan, name="plan"),
    path(f"{PLAN}/kaart", blad.kaart, name="kaart"),
    path(f"{PLAN}/drieluiken/nieuw", blad.nieuw_drieluik, name="nieuw-drieluik"),
    path(LUIK, blad.drieluik, name="drieluik"),
    path(f"{LUIK}/omhoog", blad.omhoog, name="omhoog"),
    path(f"{LUIK}/cijfers", blad.cijfers, name="cijfers"),
    path(f"{PLAN}/netwerk", blad.netwerk, name="netwerk"),
    path(f"{PLAN}/netwerk/<uuid:lid>/stopt", blad.netwerk_stopt, name="netwerk-stopt"),
    path(f"{PLAN}/meekijken", meekijken.meekijken, name="meekijken"),
    path("meekijken/<uuid:publiek_id>", meekijken.meekijkvraag, name="meekijkvraag"),
    path(f"{PLAN}/traject", blad.traject, name="traject"),
    path(f"{PLAN}/verloop", blad.verloop, name="verloop"),
    path(f"{PLAN}/poort", stappen.poort, name="poort"),
    path(f"{PLAN}/versies", stappen.versies, name="versies"),
    path(f"{PLAN}/veiligheid", veiligheid.veiligheid, name="veiligheid"),
    path(f"{PLAN}/situaties/nieuw", veiligheid.nieuwe_situatie, name="nieuwe-situatie"),
    path(SITUATIE, veiligheid.situatie, name="situatie"),
    path(f"{SITUATIE}/vervalt", veiligheid.situatie_vervalt, name="situatie-vervalt"),
    path(f"{SITUATIE}/adres", veiligheid.adres_bewaren, name="adres-bewaren"),
    path(f"{SITUATIE}/adres/zien", veiligheid.adres_zien, name="adres-zien"),
    path(f"{PLAN}/omgang", veiligheid.omgang, name="omgang"),
    path(f"{PLAN}/exemplaren", veiligheid.exemplaar, name="exemplaar"),
    path(f"{PLAN}/beloften/nieuw", beloften.nieuwe_belofte, name="nieuwe-belofte"),
    path(BELOFTE, beloften.belofte, name="belofte"),
    path(f"{BELOFTE}/antwoord", beloften.antwoord, name="belofte-antwoord"),
    path(f"{BELOFTE}/oordeel", beloften.oordeel, name="belofte-oordeel"),
    path(f"{BELOFTE}/intrekken", beloften.intrekken, name="belofte-intrekken"),
    path(f"{BELOFTE}/herinnerd", beloften.herinnerd, name="belofte-herinnerd"),
    path(f"{VAN_CASUS}/kader", kader.kader, name="kader"),
    path(f"{VAN_CASUS}/kader/nieuw", kader.nieuw_kader, name="nieuw-kader"),
    path(f"{VAN_CASUS}/casemanager", kader.casemanager, name="casemanager"),
    path(f"{VAN_CASUS}/casemanager/regie", kader.regie_vragen, name="regie-vragen"),
    path("kaders/<uuid:publiek_id>/einde", kader.kader_einde, name="kader-einde"),
    path(f"{PLAN}/hulp", hulp.hulp, name="hulp"),
    path(f"{PLAN}/hulp/nieuw", hulp.nieuwe_lijn, name="nieuwe-lijn"),
    path(f"{PLAN}/maatwerk", hulp.maatwerk, name="maatwerk"),
    path("maatwerk/<uuid:publiek_id>/besteed", hulp.besteed, name="besteed"),
    path("wachttijden", wachttijden.wachttijden, name="wachttijden"),
    path(HULPLIJN, hulp.hulplijn, name="hulplijn"),
    path(f"{HULPLIJN}/klaar", hulp.lijn_klaar, name="lijn-klaar"),
    path(f"{HULPLIJN}/aanvragen", hulp.aanvragen, name="aanvragen"),
    path("aanvragen/<uuid:publiek_id>/stap", hulp.aanvraag, name="aanvraag"),
    path(f"{PLAN}/overnamen/<uuid:overname>", overnemen.gebruiken, name="overname"),
    path(f"{OVERNAME}/opzij", overnemen.opzij, name="overname-opzij"),
    path(f"{PLAN}/sluiten", plannen.sluiten, name="sluiten"),
]
