from django.urls import path

from schakel.casuswerk.noodtoegang import views

app_name = "noodtoegang"
urlpatterns = [
    path("noodtoegang", views.begin, name="begin"),
    path("noodtoegang/<uuid:publiek_id>", views.blad, name="blad"),
    path("noodtoegang/<uuid:publiek_id>/stoppen", views.stoppen, name="stoppen"),
    path("noodtoegang/<uuid:publiek_id>/nakijken", views.nakijken, name="nakijken"),
]
