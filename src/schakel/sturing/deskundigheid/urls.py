from django.urls import path

from schakel.sturing.deskundigheid.views import bereik, leren, meldcode

app_name = "deskundigheid"
HIER = "sturing/deskundigheid"
TRAINING = f"{HIER}/trainingen/<slug:code>"
PLEKKEN = f"{HIER}/aandachtsfunctionarissen"
MELDCODE = f"{HIER}/meldcode/<uuid:publiek_id>"
VERZOEK = f"{HIER}/verzoeken/<uuid:publiek_id>"
urlpatterns = [
    path(HIER, leren.begin, name="begin"),
    path(TRAINING, leren.training, name="training"),
    path(f"{TRAINING}/deelname", leren.deelname, name="deelname"),
    path(f"{TRAINING}/opgave", leren.opgave, name="opgave"),
    path(f"{TRAINING}/meten", leren.meten, name="meten"),
    path(f"{HIER}/alarmen/<uuid:publiek_id>", leren.alarm, name="alarm"),
    path(PLEKKEN, meldcode.plekken, name="functionarissen"),
    path(f"{PLEKKEN}/benoemen", meldcode.benoemen, name="benoemen"),
    path(f"{PLEKKEN}/eindigen", meldcode.eindigen, name="eindigen"),
    path(f"{PLEKKEN}/alarm", meldcode.vacatures, name="vacatures"),
    path(f"{HIER}/meldcode", meldcode.organisaties, name="meldcode"),
    path(f"{HIER}/meldcode/mijn", meldcode.mijn, name="mijn_meldcode"),
    path(f"{HIER}/meldcode/vraag", meldcode.vraag, name="vraag"),
    path(f"{HIER}/meldcode/vragen/<uuid:publiek_id>", meldcode.antwoord, name="antwoord"),
    path(MELDCODE, meldcode.organisatie, name="meldcode_van"),
    path(f"{MELDCODE}/stand", meldcode.stand, name="stand"),
    path(f"{MELDCODE}/trede", meldcode.trede, name="trede"),
    path(f"{HIER}/verzoeken", bereik.verzoeken, name="verzoeken"),
    path(VERZOEK, bereik.verzoek, name="verzoek"),
    path(f"{VERZOEK}/plannen", bereik.plannen, name="plannen"),
    path(f"{VERZOEK}/gehouden", bereik.gehouden, name="gehouden"),
    path(f"{VERZOEK}/weigeren", bereik.weigeren, name="weigeren"),
    path(f"{VERZOEK}/intrekken", bereik.intrekken, name="intrekken"),
    path(f"{HIER}/communicatie", bereik.communicatie, name="communicatie"),
    path(f"{HIER}/communicatie/<uuid:publiek_id>", bereik.campagne, name="campagne"),
    path(f"{HIER}/expertise", bereik.expertise, name="expertise"),
    path(f"{HIER}/expertise/<slug:code>", bereik.borging, name="borging"),
]
