"""Do the pages say what they should to who steers, to who only reads, and nothing to others?"""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from schakel.basis.toegang.tests.builders import REGIO, Ploeg
from schakel.sturing.cijfers.rules import Periode
from schakel.sturing.cijfers.tests.builders import een_publicatie
from schakel.sturing.deskundigheid import actions as deskundigheid
from schakel.sturing.visie.actions.oordeel import add_action, judge
from schakel.sturing.visie.actions.tafel import plan_meeting
from schakel.sturing.visie.models import (
    Actie,
    Actienotitie,
    Agendapunt,
    Bevinding,
    Evaluatie,
    Evaluatiedeel,
    Focuspunt,
    Geldstroom,
    Kleuroordeel,
    Overlegbesluit,
    Pilot,
    Raadsvraag,
    Stuuroverleg,
    Taak,
    Taakdeel,
    Toets,
    Uitrolstand,
    Vaststelling,
    Voorziening,
)
from schakel.sturing.visie.presenters.tekening import axis_top
from schakel.sturing.visie.tests.builders import JAAR, een_evaluatie, een_ronde, een_visie, met_termijnen, wie
from schakel.sturing.visie.tests.conftest import Bezoek
from schakel.toolkit.transactie import optreden

pytestmark = pytest.mark.django_db
LIJSTEN = (
    "visie",
    "raster",
    "taken",
    "geld",
    "bevindingen",
    "pilots",
    "raadsvragen",
    "acties",
    "afspraken",
    "evaluaties",
    "overleggen",
)


@pytest.fixture
def visie(ploeg: Ploeg) -> None:
    een_visie()


def tekst(antwoord: Any) -> str:
    return str(antwoord.content.decode())


def test_the_start_page_shows_eleven_principles_and_never_a_zero_for_what_is_not_measured(
    visie: None, bezoek: Bezoek
) -> None:
    antwoord = bezoek("Bas").get("/sturing")
    pagina = antwoord.context["pagina"]
    assert [r.nummer for r in pagina.rijen] == list(range(1, 12)) and pagina.beoordeeld == 0
    assert all(r.voorstel is None and r.oordeel is None for r in pagina.rijen)
    assert {r.cijfer for r in pagina.rijen} <= {"nog niet te meten", "nog niet gepubliceerd"}
    assert pagina.periode == "2016" and pagina.gemeenten == 5
    assert "Geef een oordeel over uitgangspunt 1" in tekst(antwoord)


def test_the_start_page_says_what_waits_in_the_rooms_below(visie: None, ploeg: Ploeg, bezoek: Bezoek) -> None:
    kamers = {k.naam: k for k in bezoek("Bas").get("/sturing").context["pagina"].kamers}
    assert list(kamers) == ["Uitvoering", "Deskundigheid en meldcode", "Cijfers"]
    leren, cijfers = kamers["Deskundigheid en meldcode"].punten, kamers["Cijfers"].punten
    assert leren[0].dringt and "geen aandachtsfunctionaris" in leren[0].tekst
    assert cijfers[0].tekst == "Er zijn nog geen cijfers gepubliceerd"
    with optreden(wie(ploeg), wat="toets"):
        deskundigheid.ask(wie(ploeg), soort="VOORLICHTING", onderwerp="Schaamte", groep="scholen")
    een_publicatie(REGIO, Periode.month(2016, 3))
    kamers = {k.naam: k for k in bezoek("Petra").get("/sturing").context["pagina"].kamers}
    vraag = next(p for p in kamers["Deskundigheid en meldcode"].punten if "verzoek" in p.tekst)
    assert vraag.tekst == "1 verzoek wacht op een antwoord" and vraag.url == "/sturing/deskundigheid/verzoeken"
    assert kamers["Cijfers"].punten[0].tekst.startswith("Laatst gepubliceerd op")


@pytest.mark.parametrize("naam", LIJSTEN)
def test_every_list_opens_for_who_steers_and_for_the_director(visie: None, bezoek: Bezoek, naam: str) -> None:
    for persoon in ("Bas", "Petra", "Wanda"):
        antwoord = bezoek(persoon).get(reverse(f"visie:{naam}"))
        assert antwoord.status_code == 200, persoon
        assert ('class="volgende-stap"' in tekst(antwoord)) <= (persoon == "Bas")


@pytest.mark.parametrize("naam", [n for n in LIJSTEN if n not in ("visie", "evaluaties")])
def test_others_stay_outside_the_work(visie: None, bezoek: Bezoek, naam: str) -> None:
    for persoon in ("Wim", "Fatima", "Frank", "Greet", "Rik", "Eef"):
        assert bezoek(persoon).get(reverse(f"visie:{naam}")).status_code == 403, persoon
    assert Client().get(reverse(f"visie:{naam}")).status_code in (302, 403)


def test_everybody_reads_why_something_is_asked(visie: None, bezoek: Bezoek) -> None:
    met_termijnen()
    for persoon in ("Wim", "Fatima", "Bram", "Frank", "Greet", "Rik", "Bas"):
        antwoord = bezoek(persoon).get("/uitgangspunten/termijn/kind_spreken")
        assert antwoord.status_code == 200 and "Kinderen krijgen de zorg die ze nodig hebben" in tekst(antwoord)
        assert bezoek(persoon).get("/uitgangspunten/6").status_code == 200
        assert bezoek(persoon).get("/sturing/visie").status_code == 200
    assert bezoek("Wim").get("/uitgangspunten/12").status_code == 404
    assert bezoek("Wim").get("/uitgangspunten/termijn/onbekend").status_code == 404


def test_a_colour_needs_a_reason_and_stays_beside_what_the_figures_proposed(
    visie: None, ploeg: Ploeg, bezoek: Bezoek
) -> None:
    een_publicatie("toetsregio", Periode.year(2016), ("beoordeeld-op-tijd", "evaluatie-2017", 400, 500))
    bas, adres = bezoek("Bas"), "/sturing/visie/uitgangspunten/1?jaar=2016"
    leeg = bas.post(adres, {"kleur": "VASTHOUDEN", "reden": ""})
    assert leeg.status_code == 400 and "Vul in: Reden" in tekst(leeg) and not Kleuroordeel.objects.exists()
    assert (
        bas.post(
            adres, {"kleur": "VASTHOUDEN", "reden": "De wachtlijst is weg.", "constante_aandacht": "on"}
        ).status_code
        == 302
    )
    oordeel = Kleuroordeel.objects.get()
    assert (oordeel.van, oordeel.tot, oordeel.voorstel, oordeel.constante_aandacht) == (*JAAR, "AANDACHT", True)
    pagina = tekst(bas.get(adres))
    assert "anders dan voorstel" in pagina and "altijd aandacht" in pagina and "Bas, 5 september 2017" in pagina
    # Over another year nobody judged: nothing is made up for it.
    vorig = bas.get("/sturing/visie/uitgangspunten/1?jaar=2015")
    assert vorig.context["oordeel"] is None
    assert bezoek("Petra").post(adres, {"kleur": "VASTHOUDEN", "reden": "x"}).status_code == 403


def test_a_principle_page_of_another_number_is_not_there(visie: None, bezoek: Bezoek) -> None:
    assert bezoek("Bas").get("/sturing/visie/uitgangspunten/12").status_code == 404
    assert bezoek("Wim").get("/sturing/visie/uitgangspunten/1").status_code == 403


def test_from_a_focus_point_to_an_action_with_a_note(visie: None, ploeg: Ploeg, bezoek: Bezoek) -> None:
    bas = bezoek("Bas")
    assert bas.get("/sturing/visie/uitgangspunten/6/focus").status_code == 200
    assert bas.post("/sturing/visie/uitgangspunten/6/focus", {"tekst": "Regie beleggen"}).status_code == 302
    punt = Focuspunt.objects.get(tekst="Regie beleggen")
    adres = reverse("visie:actie_nieuw", args=[punt.publiek_id])
    assert bas.post(adres, {"titel": "x", "eigenaar": "y", "termijn": "2017-01-01"}).status_code == 400
    goed = {"titel": "Vervangers", "eigenaar": "Gemeente", "termijn": "2017-12-01", "indicator": "beoordeeld_op_tijd"}
    assert bas.post(adres, goed).status_code == 302
    actie = Actie.objects.get(titel="Vervangers")
    adres = reverse("visie:actie", args=[actie.publiek_id])
    assert "Vervangers" in tekst(bas.get(adres))
    assert bas.post(adres, {"tekst": "Gaat goed", "naar": "LOOPT"}).status_code == 302
    assert Actienotitie.objects.get().naar == "LOOPT" and "Gaat goed" in tekst(bas.get(adres))
    assert bas.post(adres, {"tekst": "", "naar": ""}).status_code == 400
    assert bezoek("Petra").get(adres).status_code == 200
    assert bezoek("Petra").post(adres, {"tekst": "x"}).status_code == 403
    sluiten = reverse("visie:focus_sluiten", args=[punt.publiek_id])
    assert bas.post(sluiten).status_code == 409
    assert bas.post(adres, {"tekst": "Klaar", "naar": "KLAAR"}).status_code == 302
    assert bas.post(sluiten).status_code == 302 and "afgesloten" in tekst(bas.get("/sturing/visie/uitgangspunten/6"))
    assert bezoek("Elif").get(adres).status_code == 403


def test_the_effect_of_an_action_is_drawn_with_its_table(visie: None, ploeg: Ploeg, bezoek: Bezoek) -> None:
    for maand in range(1, 9):
        waarde = 300 + 10 * maand
        een_publicatie("toetsregio", Periode.month(2017, maand), ("adviezen", "evaluatie-2017", waarde, None))
    actie = Actie.objects.get(nummer=3)
    pagina = tekst(bezoek("Bas").get(reverse("visie:actie", args=[actie.publiek_id])))
    assert "begin van de actie" in pagina and "<svg" in pagina and "310" in pagina
    assert "bewijst nog niet" in pagina


NEE = {"uitgangspunt": "11", "oordeel": "PAST_NIET", "reden": "Nee"}
DEEL = {"soort": "GEMEENTE", "partij": "Rijswijk", "verwacht": "V", "stand": "LOOPT"}
PROEF = {"naam": "N", "focus": "F", "plaats": "P", "van": "2017-01-01", "leervragen": "Wat?", "eigenaar": "B"}
VORMEN: tuple[tuple[str, dict[str, str], type[Any]], ...] = (
    ("voorziening_nieuw", {"naam": "Nieuw", "wie": "GGD", "fasen": "preventie"}, Voorziening),
    ("taak_nieuw", {"titel": "Nieuw", "uitgangspunt": "2"}, Taak),
    ("geld_nieuw", {"naam": "Nieuw", "doel": "Iets", "ontvangen": "100"}, Geldstroom),
    ("bevinding_nieuw", {"wie": "Inspectie", "op": "2017-02-01", "tekst": "Iets"}, Bevinding),
    ("pilot_nieuw", PROEF, Pilot),
    ("raadsvraag_nieuw", {"soort": "MOTIE", "titel": "T", "orgaan": "Raad"}, Raadsvraag),
    ("overleg_nieuw", {"titel": "Stuurgroep", "op": "2017-10-01"}, Stuuroverleg),
    ("evaluatie_nieuw", {"titel": "Tussenevaluatie", "jaar": "2016"}, Evaluatie),
)  # fmt: skip


@pytest.mark.parametrize(("naam", "getypt", "model"), VORMEN, ids=[v[0] for v in VORMEN])
def test_each_form_keeps_what_is_typed_and_says_what_is_missing(
    visie: None, bezoek: Bezoek, naam: str, getypt: dict[str, str], model: type[Any]
) -> None:
    bas, adres, eerst = bezoek("Bas"), reverse(f"visie:{naam}"), model.objects.count()
    assert bas.get(adres).status_code == 200
    fout = bas.post(adres, {})
    assert fout.status_code == 400 and "Vul in" in tekst(fout) and model.objects.count() == eerst
    assert bas.post(adres, getypt).status_code == 302, naam
    assert model.objects.count() == eerst + 1
    assert bezoek("Petra").get(adres).status_code == 403
    assert bezoek("Wim").post(adres, getypt).status_code == 403


def test_rows_are_changed_at_their_own_address(visie: None, ploeg: Ploeg, bezoek: Bezoek) -> None:
    bas = bezoek("Bas")
    versie = een_visie().versies.get()
    gevallen: list[tuple[str, Any, dict[str, str], Any]] = [
        ("toets", Voorziening.objects.order_by("pk")[0], NEE, Toets),
        ("taakdeel", Taak.objects.order_by("pk")[0], DEEL, Taakdeel),
        ("uitrol", Uitrolstand.objects.get().uitrol, {"op": "2015-07-01", "actief": "20"}, Uitrolstand),
        ("vaststelling", versie, {"orgaan": "college", "gemeente": "0518"}, Vaststelling),
    ]  # fmt: skip
    for naam, rij, getypt, model in gevallen:
        adres, eerst = reverse(f"visie:{naam}", args=[rij.publiek_id]), model.objects.count()
        assert bas.get(adres).status_code == 200, naam
        assert bas.post(adres, getypt).status_code == 302, naam
        assert model.objects.count() == eerst + 1, naam
        assert bezoek("Petra").get(adres).status_code == 403
    for naam, rij, getypt in (
        ("geld_wijzigen", Geldstroom.objects.get(), {"naam": "N", "doel": "D", "ontvangen": "10", "besteed": "12"}),
        ("bevinding", Bevinding.objects.get(), {"antwoord": "A", "actie": "Doen", "uiterlijk": ""}),
        ("uitrol", Uitrolstand.objects.order_by("pk")[0].uitrol, {"op": "2015-07-02", "actief": "28"}),
        ("taak_wijzigen", Taak.objects.order_by("pk")[0], {"prioriteit": "1", "eigenaar": "", "volgende_stap": ""}),
    ):
        assert bas.post(reverse(f"visie:{naam}", args=[rij.publiek_id]), getypt).status_code == 400, naam
    besluit = {"besluit": "UITROLLEN", "reden": "Het werkt."}
    pilot = Pilot.objects.get(code="wijkteam-scheveningen")
    assert bas.post(reverse("visie:pilot", args=[pilot.publiek_id]), besluit).status_code == 302
    assert bas.post(reverse("visie:pilot", args=[pilot.publiek_id]), besluit).status_code == 409
    vraag = Raadsvraag.objects.get()
    assert (
        bas.post(reverse("visie:raadsvraag", args=[vraag.publiek_id]), {"antwoord": "A", "afgedaan": "on"}).status_code
        == 302
    )
    assert "Afgedaan" in tekst(bas.get("/sturing/visie/raadsvragen"))


def test_the_grid_says_what_is_not_covered(visie: None, bezoek: Bezoek) -> None:
    pagina = bezoek("Bas").get("/sturing/visie/raster").context["pagina"]
    assert pagina.fasen == ["Preventie", "Vroegsignalering", "Opvang", "Herstel", "Nazorg", "Participatie"]
    rij = pagina.rijen[0]
    assert [cel.leeg for cel in rij.cellen] == [True, True, False, False, True, True]
    assert pagina.open == sum(cel.leeg for r in pagina.rijen for cel in r.cellen)


def test_the_agenda_is_made_of_what_is_red_late_or_decided(visie: None, ploeg: Ploeg, bezoek: Bezoek) -> None:
    judge(wie(ploeg), uitgangspunt=5, van=JAAR[0], tot=JAAR[1], kleur="EXTRA_INZET", reden="Te lang wachten.")
    Actie.objects.filter(nummer=1).update(termijn=date(2017, 9, 1))
    bas = bezoek("Bas")
    overleg = plan_meeting(wie(ploeg), titel="Stuurgroep", op=date(2017, 9, 5))
    punten = list(Agendapunt.objects.filter(overleg=overleg).values_list("aanleiding", "uitgangspunt"))
    assert punten == [("ROOD", 5), ("TE_LAAT", 1)]
    adres = reverse("visie:overleg", args=[overleg.publiek_id])
    assert "Te lang wachten." in tekst(bas.get(adres))
    punt = overleg.punten.first()
    assert punt is not None
    besluit = {"tekst": "Vaker bellen", "eigenaar": "Gemeente", "uiterlijk": "2017-10-01"}
    assert bas.post(reverse("visie:besluit", args=[punt.publiek_id]), besluit).status_code == 302
    assert bas.post(reverse("visie:punt_nieuw", args=[overleg.publiek_id]), {"titel": "Eigen punt"}).status_code == 302
    assert bas.post(reverse("visie:overleg_sluiten", args=[overleg.publiek_id])).status_code == 302
    assert bas.post(reverse("visie:overleg_sluiten", args=[overleg.publiek_id])).status_code == 409
    volgende = plan_meeting(wie(ploeg), titel="Stuurgroep", op=date(2017, 11, 1))
    assert volgende.punten.first().aanleiding == "VORIGE_KEER"  # type: ignore[union-attr]
    rij = Overlegbesluit.objects.get()
    assert bas.post(reverse("visie:opvolgen", args=[rij.publiek_id]), {"opvolging": "Gedaan"}).status_code == 302
    assert bas.post(reverse("visie:opvolgen", args=[rij.publiek_id]), {"opvolging": "Weer"}).status_code == 409
    assert bezoek("Petra").get(adres).status_code == 200


def test_a_page_asks_as_much_for_many_rows_as_for_few(visie: None, ploeg: Ploeg, bezoek: Bezoek) -> None:
    bas = bezoek("Bas")

    def asked(adres: str) -> int:
        bas.get(adres)
        with CaptureQueriesContext(connection) as vragen:
            assert bas.get(adres).status_code == 200
        return len(vragen)

    adressen = (
        "/sturing",
        "/sturing/visie/acties",
        "/sturing/visie/taken",
        "/sturing/visie/raster",
        "/sturing/visie/uitgangspunten/6",
    )
    eerst = {adres: asked(adres) for adres in adressen}
    punt = Focuspunt.objects.get(code="f6-casusregie")
    for n in range(5):
        add_action(wie(ploeg), focuspunt=punt.publiek_id, titel=f"Actie {n}", eigenaar="E", termijn=date(2018, 1, 1))
        judge(wie(ploeg), uitgangspunt=6, van=JAAR[0], tot=JAAR[1], kleur="AANDACHT", reden=f"R {n}")
    assert {adres: asked(adres) for adres in adressen} == eerst


def test_two_editors_do_not_overwrite_one_another(visie: None, ploeg: Ploeg, bezoek: Bezoek) -> None:
    evaluatie = een_evaluatie(ploeg)
    deel = Evaluatiedeel.objects.get(evaluatie=evaluatie, uitgangspunt=6)
    bas, noor, adres = bezoek("Bas"), bezoek("Noor"), reverse("visie:deel", args=[deel.publiek_id])
    assert bas.post(adres, {"tekst": "Van Bas", "stand": "1"}).status_code == 302
    botst = noor.post(adres, {"tekst": "Van Noor", "stand": "1"})
    assert botst.status_code == 409 and "Van Noor" in tekst(botst) and "Van Bas" in tekst(botst)
    deel.refresh_from_db()
    assert deel.tekst == "Van Bas"
    # Having read it, Noor saves on purpose.
    assert noor.post(adres, {"tekst": "Samen", "stand": "2"}).status_code == 302
    brief = reverse("visie:brief", args=[evaluatie.publiek_id])
    assert bas.get(brief).status_code == 200


def test_a_draft_is_hidden_from_who_only_reads(visie: None, ploeg: Ploeg, bezoek: Bezoek) -> None:
    evaluatie = een_evaluatie(ploeg)
    for naam in ("evaluatie", "papier"):
        adres = reverse(f"visie:{naam}", args=[evaluatie.publiek_id])
        assert bezoek("Bas").get(adres).status_code == bezoek("Petra").get(adres).status_code == 200
        for persoon in ("Rik", "Wim", "Frank"):
            assert bezoek(persoon).get(adres).status_code == 404, persoon
    for persoon in ("Rik", "Eef"):
        assert "Tussenevaluatie" not in tekst(bezoek(persoon).get("/sturing/visie/evaluaties"))


def test_only_an_invited_team_sees_a_round_and_only_its_own_words(visie: None, ploeg: Ploeg, bezoek: Bezoek) -> None:
    with optreden(wie(ploeg), wat="toets"):
        ronde = een_ronde(ploeg, een_evaluatie(ploeg))
        gast, ria = ronde.genodigden.get(naam="Team wijkteam-west"), ronde.genodigden.get(naam="Ria Voorbeeld")
    adres = reverse("visie:ronde", args=[ronde.publiek_id])
    wim, bas = bezoek("Wim"), bezoek("Bas")
    assert "Geef uw reactie" in tekst(wim.get(adres)) and "Ria" not in tekst(wim.get(adres))
    assert "Tussenevaluatie" in tekst(wim.get("/sturing/visie/rondes"))
    eigen = reverse("visie:bijdragen", args=[gast.publiek_id])
    assert wim.post(eigen, {"uitgangspunt": "6", "tekst": ""}).status_code == 400
    assert wim.post(eigen, {"uitgangspunt": "6", "tekst": "Regie ontbreekt.", "met_naam": "on"}).status_code == 302
    ander = reverse("visie:bijdragen", args=[ria.publiek_id])
    assert wim.get(ander).status_code == wim.post(ander, {"uitgangspunt": "6", "tekst": "x"}).status_code == 404
    assert bas.post(ander, {"uitgangspunt": "4", "tekst": "Luister eerst."}).status_code == 302
    assert "Luister eerst." not in tekst(wim.get(adres)) and "Luister eerst." in tekst(bas.get(adres))
    for persoon in ("Fatima", "Carlijn"):
        assert bezoek(persoon).get(adres).status_code == 404
    sluiten = reverse("visie:ronde_sluiten", args=[ronde.publiek_id])
    assert bas.post(sluiten).status_code == 409
    assert wim.post(sluiten).status_code == 403


def test_after_a_judgement_the_next_principle_is_one_click_away(ploeg: Ploeg, bezoek: Bezoek, visie: None) -> None:
    bas = bezoek("Bas")
    adres = reverse("visie:uitgangspunt", args=[1]) + "?jaar=2016"
    assert bas.get(adres).context["stap"] is None
    bas.post(adres, {"kleur": "AANDACHT", "reden": "Er is voortgang."})
    stap = bas.get(adres).context["stap"]
    assert stap.url == reverse("visie:uitgangspunt", args=[2]) + "?jaar=2016"
    inhoud = bas.get(adres).content.decode()
    assert stap.url.replace("&", "&amp;") in inhoud and "Leg een ander oordeel vast" in inhoud


@pytest.mark.parametrize(
    ("hoogste", "top"), [(0, 10), (44, 50), (97, 100), (525, 600), (600, 600), (4415, 5000), (1130, 1200)]
)
def test_the_axis_of_a_drawing_ends_at_a_round_number(hoogste: float, top: float) -> None:
    assert axis_top([hoogste]) == top
