"""A team outside the casus is a guest of one meeting: it sees its own invitation, and for that day alone."""

from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from django.db import ProgrammingError, transaction
from pytest_django import Settings

from schakel.basis.berichten.models import Bericht
from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.termijnen.actions import load_termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.bijeenkomsten import actions
from schakel.casuswerk.bijeenkomsten.models import Bijeenkomst, Bijeenkomstgast, Genodigde
from schakel.casuswerk.bijeenkomsten.queries import gasten as look
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import Bijeenkomstsoort
from schakel.casuswerk.bijeenkomsten.rules.gasten import GAST_OVERGANGEN, GastStatus, check_guest_transition, until
from schakel.casuswerk.bijeenkomsten.tests.builders import een_bijeenkomst, een_zaak, gehouden, wie
from schakel.casuswerk.bijeenkomsten.tests.conftest import Bezoek
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers.models import Dossier
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
TERMIJNEN = Path(__file__).resolve().parents[5] / "regios" / "waterland-voorbeeld" / "termijnen.yaml"
VRAAG = "Wat raadt u aan bij schulden en een kind in huis?"


@pytest.fixture
def ploeg() -> Ploeg:
    gemaakt = een_ploeg()
    machine = Handeling(None, None, "beheer", None, gemaakt.moment, namens="toets")
    with transactie(machine, wat="toets"):
        inhoud = yaml.safe_load(TERMIJNEN.read_text(encoding="utf-8"))
        load_termijnen(machine, regio=gemaakt.regio.code, inhoud=inhoud)
    return gemaakt


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_zaak(ploeg)


@pytest.fixture
def tafel(ploeg: Ploeg, casus: Casus) -> Bijeenkomst:
    return een_bijeenkomst(ploeg, casus)


def _vraagt(ploeg: Ploeg, tafel: Bijeenkomst, gast: str = "Wim", **anders: str) -> Bijeenkomstgast:
    fatima = wie(ploeg, uren=6)
    with transactie(fatima, wat="toets"):
        return actions.invite_guest(
            fatima, bijeenkomst=tafel, team=ploeg.team_van(gast).pk, **{"vraag": VRAAG, **anders}
        )  # fmt: skip


def test_a_guest_sees_its_invitation_and_nothing_of_the_casus(ploeg: Ploeg, tafel: Bijeenkomst) -> None:
    gast, wim = _vraagt(ploeg, tafel), wie(ploeg, "Wim", 7)
    with transactie(wim, wat="toets"):
        zicht = look.access_gast(wim, publiek_id=gast.publiek_id)
        assert (zicht.vraag, zicht.rij.wanneer) == (VRAAG, tafel.gepland_voor)
        assert not Dossier.objects.visible_to(wim).exists() and not Bijeenkomst.objects.exists()
        assert not Genodigde.objects.exists()
        rij = actions.answer_as_guest(wim, gast=gast, komt=True, woorden="Zij kan nu bij ons terecht.")
        assert rij.status == "KOMT" and b"terecht" not in bytes(rij.inbreng or b"")
    for naam in ("Bram", "Carlijn", "Elif"):
        ander = wie(ploeg, naam, 7)
        with transactie(ander, wat="toets"), pytest.raises(NotFound):
            look.access_gast(ander, publiek_id=gast.publiek_id)
    fatima = wie(ploeg, uren=8)
    with transactie(fatima, wat="toets"):
        assert [g.inbreng for g in look.guests_of(fatima, bijeenkomst=tafel)] == ["Zij kan nu bij ons terecht."]
        assert Genodigde.objects.filter(bijeenkomst=tafel, team=ploeg.team_van("Wim")).exists()


def test_two_guests_of_one_meeting_do_not_see_each_other(ploeg: Ploeg, tafel: Bijeenkomst) -> None:
    eerste, _tweede = _vraagt(ploeg, tafel), _vraagt(ploeg, tafel, "Carlijn")
    wim = wie(ploeg, "Wim", 7)
    with transactie(wim, wat="toets"):
        assert list(Bijeenkomstgast.objects.values_list("pk", flat=True)) == [eerste.pk]


def test_after_the_day_it_ends_by_itself(ploeg: Ploeg, tafel: Bijeenkomst) -> None:
    gast = _vraagt(ploeg, tafel)
    uren = (until(tafel.gepland_voor) - ploeg.moment) / timedelta(hours=1)
    for na, ziet in ((-0.1, True), (0.1, False)):
        wim = wie(ploeg, "Wim", uren + na)
        with transactie(wim, wat="toets"):
            assert Bijeenkomstgast.objects.filter(pk=gast.pk).exists() is ziet
            if not ziet:
                with pytest.raises(NotFound):
                    actions.answer_as_guest(wim, gast=gast, komt=True, woorden="")


def test_the_guest_has_a_clock_and_a_neutral_notice(ploeg: Ploeg, tafel: Bijeenkomst) -> None:
    gast, wim = _vraagt(ploeg, tafel), wie(ploeg, "Wim", 7)
    with transactie(wim, wat="toets"):
        assert list(Termijn.objects.values_list("definitie", "team_id")) == [("gast_beantwoorden", wim.team)]
        actions.answer_as_guest(wim, gast=gast, komt=False, woorden="Wij hebben nu niemand.")
    fatima = wie(ploeg, uren=8)
    with transactie(fatima, wat="toets"):
        assert not Termijn.objects.lopend().filter(definitie="gast_beantwoorden").exists()
        assert Bericht.objects.filter(team=ploeg.team_van("Wim"), aanleiding__startswith="bijeenkomst.gast").exists()


def test_held_it_is_over_and_called_off_the_guest_hears_it(ploeg: Ploeg, casus: Casus, tafel: Bijeenkomst) -> None:
    gast, ander = _vraagt(ploeg, tafel), een_bijeenkomst(ploeg, casus)
    tweede, fatima = _vraagt(ploeg, ander), wie(ploeg, uren=9)
    with transactie(fatima, wat="toets"):
        actions.cancel(fatima, bijeenkomst=ander, reden="Oma is ziek.")
    wim = wie(ploeg, "Wim", 10)
    with transactie(wim, wat="toets"):
        zicht = look.access_gast(wim, publiek_id=tweede.publiek_id)
        assert zicht.rij.status == "AFGELAST"
        with pytest.raises(NotPossible):
            actions.answer_as_guest(wim, gast=tweede, komt=True, woorden="")
    gehouden(ploeg, tafel)
    wim = wie(ploeg, "Wim", 60)
    with transactie(wim, wat="toets"):
        assert not Bijeenkomstgast.objects.filter(pk=gast.pk).exists()
    fatima = wie(ploeg, uren=60)
    with transactie(fatima, wat="toets"):
        assert Gebeurtenis.objects.filter(soort="bijeenkomst.gast_voorbij", onderwerp_id=gast.pk).exists()
        assert not Termijn.objects.lopend().filter(definitie="gast_beantwoorden").exists()


def test_who_is_in_the_casus_is_no_guest_and_a_visit_has_none(ploeg: Ploeg, casus: Casus, tafel: Bijeenkomst) -> None:
    with pytest.raises(NotPossible, match="doet al mee"):
        _vraagt(ploeg, tafel, "Jamila")
    with pytest.raises(InvalidInput):
        _vraagt(ploeg, tafel, vraag=" ")
    _vraagt(ploeg, tafel)
    with pytest.raises(NotPossible, match="al gevraagd"):
        _vraagt(ploeg, tafel)
    with pytest.raises(NotPossible, match="bezoek"):
        _vraagt(ploeg, een_bijeenkomst(ploeg, casus, soort=Bijeenkomstsoort.BEZOEK))
    bram = wie(ploeg, "Wim", 6)
    with transactie(bram, wat="toets"), pytest.raises(NotAllowed):
        actions.invite_guest(bram, bijeenkomst=tafel, team=ploeg.team_van("Carlijn").pk, vraag=VRAAG)


def test_who_does_not_come_says_why(ploeg: Ploeg, tafel: Bijeenkomst) -> None:
    gast, wim = _vraagt(ploeg, tafel), wie(ploeg, "Wim", 7)
    with transactie(wim, wat="toets"), pytest.raises(InvalidInput):
        actions.answer_as_guest(wim, gast=gast, komt=False, woorden=" ")


def test_the_database_keeps_what_was_asked_and_until_when(ploeg: Ploeg, tafel: Bijeenkomst) -> None:
    gast, wim = _vraagt(ploeg, tafel), wie(ploeg, "Wim", 7)
    with transactie(wim, wat="toets"), pytest.raises(ProgrammingError), transaction.atomic():
        Bijeenkomstgast.objects.filter(pk=gast.pk).update(tot=gast.tot + timedelta(days=900))


@pytest.mark.parametrize("van", list(GastStatus))
@pytest.mark.parametrize("naar", list(GastStatus))
def test_every_pair_of_states(van: GastStatus, naar: GastStatus) -> None:
    if naar in GAST_OVERGANGEN[van]:
        check_guest_transition(van, naar)
    else:
        with pytest.raises(NotPossible):
            check_guest_transition(van, naar)


def test_the_pages_ask_and_answer_and_an_outsider_finds_none(
    ploeg: Ploeg, tafel: Bijeenkomst, bezoek: Bezoek, settings: Settings
) -> None:
    Path(str(settings.KLOK)).write_text((ploeg.moment + timedelta(hours=7)).isoformat(), encoding="utf-8")
    fatima, wim = bezoek("Fatima"), bezoek("Wim")
    adres = f"/bijeenkomsten/{tafel.publiek_id}/gasten"
    assert "Vraag een team" in fatima.get(f"/bijeenkomsten/{tafel.publiek_id}").content.decode()
    pagina = fatima.get(adres).content.decode()
    assert ploeg.team_van("Wim").naam in pagina and f">{ploeg.team_van('Jamila').naam}" not in pagina
    team = str(ploeg.team_van("Wim").publiek_id)
    fout = fatima.post(adres, {"team": team, "vraag": ""})
    assert fout.status_code == 400 and "Schrijf waarom u deze gast vraagt" in fout.content.decode()
    assert fatima.post(adres, {"team": team, "vraag": VRAAG}).status_code == 302
    with transactie(wie(ploeg, uren=7), wat="toets"):
        gast = f"/gasten/{Bijeenkomstgast.objects.get().publiek_id}"
    assert "Gevraagd bij een bijeenkomst" in wim.get("/werkvoorraad?soort=plan").content.decode()
    pagina = wim.get(gast).content.decode()
    assert VRAAG in pagina and "Terpstra" not in pagina and "Marloes" not in pagina
    assert wim.post(gast, {"komt": "nee", "woorden": ""}).status_code == 400
    assert wim.post(gast, {"komt": "ja", "woorden": "Wij bellen de huisbaas."}).status_code == 302
    assert "Wij bellen de huisbaas." in fatima.get(adres).content.decode()
    assert wim.get(f"/bijeenkomsten/{tafel.publiek_id}").status_code == 404 and wim.get(adres).status_code == 404
    for naam in ("Bram", "Carlijn", "Elif", "Frank"):
        assert bezoek(naam).get(gast).status_code in (403, 404), naam
        assert bezoek(naam).get(adres).status_code in (403, 404), naam
