from django.urls import path

from schakel.sturing.cijfers import views

app_name = "cijfers"
urlpatterns = [
    path("sturing/cijfers", views.overzicht, name="overzicht"),
    path("sturing/cijfers/uw-team", views.uw_team, name="uw-team"),
    path("sturing/cijfers/<slug:code>", views.maat, name="maat"),
    path("sturing/cijfers/<slug:code>/naast", views.naast, name="naast"),
    path("sturing/cijfers/<slug:code>/cijfers.csv", views.als_csv, name="csv"),
    path("sturing/cijfers/<slug:code>/cijfers.xlsx", views.als_xlsx, name="xlsx"),
]
