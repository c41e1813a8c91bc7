from django.urls import path

from schakel.casuswerk.adviezen import views

app_name = "adviezen"
urlpatterns = [
    path("adviezen/nieuw", views.nieuw, name="nieuw"),
    path("adviezen/vragen", views.vragen, name="vragen"),
    path("adviezen/vragen/<uuid:publiek_id>", views.vraag, name="vraag"),
    path("adviezen/<uuid:publiek_id>", views.advies, name="advies"),
]
