from django.urls import path

from schakel.basis.afspraken import views

app_name = "afspraken"
VERSIE = "afspraken/<slug:code>/<str:versie>"
urlpatterns = [
    path("afspraken", views.lijst, name="lijst"),
    path("afspraken/begrippen", views.begrippen, name="begrippen"),
    path("afspraken/begrippen/<str:woord>", views.begrip, name="begrip"),
    path(VERSIE, views.versie, name="versie"),
    path(f"{VERSIE}/controle", views.controle, name="controle"),
    path(f"{VERSIE}/vergelijk", views.vergelijk, name="vergelijk"),
    path(f"{VERSIE}/goedkeuren", views.goedkeuren, name="goedkeuren"),
    path(f"{VERSIE}/van-kracht", views.van_kracht, name="van_kracht"),
    path(f"{VERSIE}/herziening", views.herziening, name="herziening"),
    path(f"{VERSIE}/vervangen", views.vervangen, name="vervangen"),
]
