from django.urls import path

from schakel.sturing.uitvoering.views import begin, plannen

app_name = "uitvoering"
PLAN = "sturing/uitvoering/plannen/<slug:sjabloon>"
urlpatterns = [
    path("sturing/uitvoering", begin.begin, name="begin"),
    path("sturing/uitvoering/preventie", plannen.preventie, name="preventie"),
    path(PLAN, plannen.bord, name="bord"),
    path(f"{PLAN}/model", plannen.model, name="model"),
    path(f"{PLAN}/regio", plannen.regioplan, name="regioplan"),
    path(f"{PLAN}/gemeenten/<slug:gemeente>", plannen.gemeenteplan, name="gemeenteplan"),
    path(f"{PLAN}/gemeenten/<slug:gemeente>/begin", plannen.begin_plan, name="begin_plan"),
    path(f"{PLAN}/gemeenten/<slug:gemeente>/vaststellen", plannen.vaststellen, name="vaststellen"),
    path(f"{PLAN}/gemeenten/<slug:gemeente>/delen/<slug:deel>", plannen.plandeel, name="plandeel"),
]
