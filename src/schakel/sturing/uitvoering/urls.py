from django.urls import path

from schakel.sturing.uitvoering.views import begin, opdracht, plannen, zelfscan

app_name = "uitvoering"
SCAN = "sturing/uitvoering/zelfscans/<uuid:publiek_id>"
OPDRACHT = "sturing/uitvoering/opdrachten/<uuid:publiek_id>"
PLAN = "sturing/uitvoering/plannen/<slug:sjabloon>"
urlpatterns = [
    path("sturing/uitvoering", begin.begin, name="begin"),
    path("sturing/uitvoering/preventie", plannen.preventie, name="preventie"),
    path("sturing/uitvoering/zelfscans", zelfscan.zelfscans, name="zelfscans"),
    path(SCAN, zelfscan.zelfscan, name="zelfscan"),
    path(f"{SCAN}/invullen", zelfscan.invullen, name="invullen"),
    path(f"{SCAN}/bespreken", zelfscan.bespreken, name="bespreken"),
    path(f"{SCAN}/afronden", zelfscan.afronden, name="afronden"),
    path(f"{SCAN}/herhalen", zelfscan.herhalen, name="herhalen"),
    path(f"{SCAN}/vergelijk", zelfscan.vergelijk, name="vergelijk"),
    path(f"{SCAN}/samen/<slug:vraag>", zelfscan.samen, name="samen"),
    path(f"{SCAN}/acties", zelfscan.acties, name="acties"),
    path(f"{SCAN}/acties/<uuid:actie>", zelfscan.actie_klaar, name="actie_klaar"),
    path("sturing/uitvoering/opdrachten", opdracht.opdrachten, name="opdrachten"),
    path(OPDRACHT, opdracht.opdracht, name="opdracht"),
    path(f"{OPDRACHT}/eisen", opdracht.eisen, name="eisen"),
    path(f"{OPDRACHT}/taak", opdracht.taak, name="taak"),
    path(f"{OPDRACHT}/kunde", opdracht.kunde, name="kunde"),
    path(f"{OPDRACHT}/tekenen", opdracht.tekenen, name="tekenen"),
    path("sturing/uitvoering/team", opdracht.team, name="team"),
    path("sturing/uitvoering/teams", opdracht.teams, name="teams"),
    path(PLAN, plannen.bord, name="bord"),
    path(f"{PLAN}/model", plannen.model, name="model"),
    path(f"{PLAN}/regio", plannen.regioplan, name="regioplan"),
    path(f"{PLAN}/gemeenten/<slug:gemeente>", plannen.gemeenteplan, name="gemeenteplan"),
    path(f"{PLAN}/gemeenten/<slug:gemeente>/begin", plannen.begin_plan, name="begin_plan"),
    path(f"{PLAN}/gemeenten/<slug:gemeente>/vaststellen", plannen.vaststellen, name="vaststellen"),
    path(f"{PLAN}/gemeenten/<slug:gemeente>/delen/<slug:deel>", plannen.plandeel, name="plandeel"),
]
