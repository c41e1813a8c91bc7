from django.urls import path

from schakel.sturing.leveringen import views

app_name = "leveringen"
EEN = "sturing/leveringen/<uuid:publiek_id>"
urlpatterns = [
    path("sturing/leveringen", views.lijst, name="lijst"),
    path("sturing/leveringen/organisatie", views.organisatie, name="organisatie"),
    path("sturing/leveringen/nieuw", views.nieuw, name="nieuw"),
    path(EEN, views.levering, name="levering"),
    path(f"{EEN}/vrijgeven", views.vrijgeven, name="vrijgeven"),
    path(f"{EEN}/kwaliteit/<uuid:punt>", views.herstel, name="herstel"),
]
