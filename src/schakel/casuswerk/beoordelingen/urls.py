from django.urls import URLPattern, path

from schakel.casuswerk.beoordelingen import views
from schakel.casuswerk.beoordelingen.rules import Dienst


def _dienst(adres: str, naam: str, dienst: Dienst) -> list[URLPattern]:
    """Both services of Veilig Thuis after a judgement have the same pages, each under its own address."""
    extra = {"dienst": dienst}
    return [
        path(f"{adres}/<uuid:publiek_id>", views.onderzoek, extra, name=naam),
        path(f"{adres}/<uuid:publiek_id>/beginnen", views.onderzoek_beginnen, extra, name=f"{naam}_beginnen"),
        path(f"{adres}/<uuid:publiek_id>/meebeslissen", views.onderzoek_vraag, extra, name=f"{naam}_vraag"),
        path(f"{adres}/<uuid:publiek_id>/meebeslissen/oordeel", views.onderzoek_stem, extra, name=f"{naam}_stem"),
        path(f"{adres}/<uuid:publiek_id>/beroepskracht", views.onderzoek_informant, extra, name=f"{naam}_informant"),
        path(f"{adres}/<uuid:publiek_id>/afronden", views.onderzoek_afronden, extra, name=f"{naam}_afronden"),
        path(f"{adres}/<uuid:publiek_id>/sluiten", views.onderzoek_sluiten, extra, name=f"{naam}_sluiten"),
    ]


app_name = "beoordelingen"
urlpatterns = [
    path("meldingen/<uuid:publiek_id>/beoordeling", views.beoordeling, name="beoordeling"),
    path("meldingen/<uuid:publiek_id>/beoordelen", views.begin, name="begin"),
    path("meldingen/<uuid:publiek_id>/terugkoppeling", views.terugkoppeling, name="terugkoppeling"),
    path("beoordelingen/terugkoppelen", views.wachtrij, name="wachtrij"),
    path("beoordelingen/<uuid:publiek_id>", views.blad, name="blad"),
    path("beoordelingen/<uuid:publiek_id>/vervolg", views.naar_vervolg, name="vervolg"),
    path("beoordelingen/<uuid:publiek_id>/antwoorden", views.bewaar, name="bewaar"),
    path("beoordelingen/<uuid:publiek_id>/antwoorden/deel", views.bewaar_deel, name="bewaar_deel"),
    path("beoordelingen/<uuid:publiek_id>/vorm", views.vorm, name="vorm"),
    path("beoordelingen/<uuid:publiek_id>/oordeel", views.oordeel, name="oordeel"),
    path("beoordelingen/<uuid:publiek_id>/stem", views.stem, name="stem"),
    path("beoordelingen/<uuid:publiek_id>/kind", views.kind, name="kind"),
    path("beoordelingen/<uuid:publiek_id>/meebeslissen", views.meebeslissen, name="meebeslissen"),
    path("beoordelingen/<uuid:publiek_id>/meebeslissen/vraag", views.vraag_mee, name="vraag_mee"),
    path("beoordelingen/<uuid:publiek_id>/meebeslissen/oordeel", views.beslis_mee, name="beslis_mee"),
    path("beoordelingen/<uuid:publiek_id>/besluit", views.besluit, name="besluit"),
    path("beoordelingen/<uuid:publiek_id>/afdruk", views.afdruk, name="afdruk"),
    path("beoordelingen/<uuid:publiek_id>/begrip/<str:woord>", views.begrip, name="begrip"),
    *_dienst("onderzoeken", "onderzoek", Dienst.ONDERZOEK),
    *_dienst("voorwaarden-en-vervolg", "voorwaarden_vervolg", Dienst.VOORWAARDEN_VERVOLG),
]
