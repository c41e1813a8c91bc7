from django.urls import path

from schakel.basis.toegang import views

app_name = "toegang"
urlpatterns = [
    path("beheer/accounts", views.accounts, name="accounts"),
    path("beheer/accounts/nieuw", views.nieuw, name="nieuw"),
    path("beheer/accounts/<uuid:publiek_id>", views.account, name="account"),
    path("beheer/accounts/<uuid:publiek_id>/team", views.lid_erbij, name="lid_erbij"),
    path("beheer/accounts/<uuid:publiek_id>/team/einde", views.lid_weg, name="lid_weg"),
    path("beheer/accounts/<uuid:publiek_id>/einde", views.einde, name="einde"),
]
