"""Asking the Raad: by an adapter and not by mail, with a clock until it is confirmed, and the college hears no case."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import IntegrityError, transaction
from django.test import Client

from schakel.basis.berichten.models import Bericht, Codebericht, Koppelbericht, Persoonsbericht
from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.termijnen.actions import load_termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.casuswerk.raadsverzoeken import actions, queries, rules
from schakel.casuswerk.raadsverzoeken.models import Collegemelding, Raadsverzoek
from schakel.casuswerk.raadsverzoeken.rules import Antwoord, Herziening
from schakel.casuswerk.raadsverzoeken.tests.builders import een_raadsverzoek, een_vraag
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
REGIOS = Path(__file__).resolve().parents[5] / "regios"


@pytest.fixture
def ploeg() -> Ploeg:
    ploeg = een_ploeg()
    beheer = Handeling(None, None, "beheer", None, ploeg.moment, namens="toets")
    regels = yaml.safe_load((REGIOS / "landelijk" / "termijnen.yaml").read_text(encoding="utf-8"))
    load_termijnen(beheer, regio="", inhoud=regels)
    return ploeg


@pytest.fixture
def melding(ploeg: Ploeg) -> Melding:
    return een_melding(ploeg)


def _clocks(ploeg: Ploeg, naam: str = "Fatima") -> dict[str, str]:
    wie = ploeg.handeling(naam)
    with transactie(wie, wat="toets"):
        namen = ("raadsverzoek_bevestigen", "raadsverzoek_herzien", "college_bevestigen")
        return dict(Termijn.objects.filter(titel__in=namen).values_list("titel", "status"))


def test_a_request_and_a_notice_wait_for_the_adapter_and_nothing_for_the_mail(ploeg: Ploeg, melding: Melding) -> None:
    rij = een_raadsverzoek(ploeg, melding)
    assert (rij.status, len(rij.kinderen)) == ("VERSTUURD", 2)
    soorten = set(Koppelbericht.objects.values_list("systeem", "soort", "status"))
    assert soorten == {("corv", "verzoek_tot_onderzoek", "KLAAR"), ("corv", "mededeling_college", "KLAAR")}
    assert not (Bericht.objects.exists() or Codebericht.objects.exists() or Persoonsbericht.objects.exists())
    assert b"Fenna" not in bytes(Koppelbericht.objects.get(soort="verzoek_tot_onderzoek").inhoud or b"")
    assert b"geslagen" not in bytes(rij.inhoud)


def test_until_it_is_confirmed_somebody_answers_for_it(ploeg: Ploeg, melding: Melding) -> None:
    rij = een_raadsverzoek(ploeg, melding)
    assert _clocks(ploeg) == {"raadsverzoek_bevestigen": "LOPEND", "college_bevestigen": "LOPEND"}
    wie = ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        termijn = Termijn.objects.get(titel="raadsverzoek_bevestigen")
        assert termijn.team_id == rij.team_id == ploeg.team_van("Fatima").pk
        actions.record_antwoord(wie, raadsverzoek=rij.pk, antwoord=Antwoord(True, "R-1", wie.moment))
        college = Collegemelding.objects.get()
        actions.record_college(wie, collegemelding=college.pk, antwoord=Antwoord(True, "", wie.moment))
    assert _clocks(ploeg) == {"raadsverzoek_bevestigen": "AFGEDAAN", "college_bevestigen": "AFGEDAAN"}
    with transactie(wie, wat="toets"):
        for deed in (
            lambda: actions.record_antwoord(wie, raadsverzoek=rij.pk, antwoord=Antwoord(False, "", wie.moment)),
            lambda: actions.record_college(wie, collegemelding=college.pk, antwoord=Antwoord(True, "", wie.moment)),
        ):
            with pytest.raises(NotPossible):
                deed()


def test_a_refusal_starts_a_clock_that_a_decision_ends(ploeg: Ploeg, melding: Melding) -> None:
    rij, wie = een_raadsverzoek(ploeg, melding), ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        with pytest.raises(NotPossible):
            actions.review_weigering(wie, raadsverzoek=rij, herziening=Herziening.ANDERE_WEG)
        actions.record_antwoord(wie, raadsverzoek=rij.pk, antwoord=Antwoord(False, "", wie.moment, "Te weinig feiten."))
    assert _clocks(ploeg)["raadsverzoek_herzien"] == "LOPEND"
    with transactie(wie, wat="toets"):
        with pytest.raises(InvalidInput):
            actions.review_weigering(wie, raadsverzoek=rij, herziening=Herziening.NIEUW_VERZOEK)
        actions.review_weigering(wie, raadsverzoek=rij, herziening=Herziening.ANDERE_WEG)
        with pytest.raises(NotPossible):
            actions.review_weigering(wie, raadsverzoek=rij, herziening=Herziening.ANDERE_WEG)
    assert _clocks(ploeg)["raadsverzoek_herzien"] == "AFGEDAAN"


def test_the_college_hears_a_reference_and_a_day(ploeg: Ploeg, melding: Melding) -> None:
    rij = een_raadsverzoek(ploeg, melding)
    with transactie(ploeg.handeling("Fatima"), wat="toets"):
        college = Collegemelding.objects.get()
    inhoud = rules.message_to_college(college.publiek_id, rij.verstuurd_op, college.gemeente)
    assert set(inhoud) == {"kenmerk", "datum", "gemeente"} and inhoud["gemeente"] == "0518"
    assert str(rij.publiek_id) not in str(inhoud), "not even the reference that the Raad knows"


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"kinderen": []}, "kinderen"),
        ({"reden": "kort"}, "reden"),
        ({"geprobeerd": ""}, "geprobeerd"),
        ({"besproken": "ZOMAAR"}, "besproken"),
        ({"spoed": True}, "spoed_reden"),
    ],
)
def test_what_is_missing_is_told_at_its_field(
    ploeg: Ploeg, melding: Melding, anders: dict[str, Any], veld: str
) -> None:
    with pytest.raises(InvalidInput) as fout:
        een_raadsverzoek(ploeg, melding, **anders)
    assert set(fout.value.fouten) == {veld} and not Koppelbericht.objects.exists()


def test_a_grown_up_is_no_child_to_investigate(ploeg: Ploeg, melding: Melding) -> None:
    wie = ploeg.handeling("Fatima")
    from schakel.casuswerk.personen.queries import personen_of

    with transactie(wie, wat="toets"):
        ouder = next(p for p in personen_of(wie, dossier=melding.dossier_id) if p.rol == "SLACHTOFFER")
    with pytest.raises(InvalidInput):
        een_raadsverzoek(ploeg, melding, kinderen=[ouder.persoon.publiek_id])


def test_who_may_not_ask_asks_nothing_and_an_outsider_knows_of_nothing(ploeg: Ploeg, melding: Melding) -> None:
    rij = een_raadsverzoek(ploeg, melding)
    with pytest.raises(NotAllowed):
        een_raadsverzoek(ploeg, melding, "Ibrahim")
    for naam in ("Elif", "Wim", "Bram", "Frank", "Greet"):
        wie = ploeg.handeling(naam)
        with transactie(wie, wat="toets"):
            assert not Raadsverzoek.objects.exists() and not Collegemelding.objects.exists()
            with pytest.raises(NotFound):
                queries.access_raadsverzoek(wie, publiek_id=rij.publiek_id)


def test_events_hold_codes_only(ploeg: Ploeg, melding: Melding) -> None:
    een_raadsverzoek(ploeg, melding, spoed=True, spoed_reden="Vader zoekt hen nu.")
    with transactie(ploeg.handeling("Fatima"), wat="toets"):
        rijen = Gebeurtenis.objects.filter(soort__in=["raadsverzoek.verstuurd", "collegemelding.verstuurd"])
        assert {r.soort: r.codes for r in rijen} == {
            "raadsverzoek.verstuurd": {"spoed": True}, "collegemelding.verstuurd": {},
        }  # fmt: skip


def test_the_database_refuses_an_answer_without_a_moment(ploeg: Ploeg, melding: Melding) -> None:
    rij = een_raadsverzoek(ploeg, melding)
    with transactie(ploeg.handeling("Fatima"), wat="toets"), pytest.raises(IntegrityError), transaction.atomic():
        Raadsverzoek.objects.filter(pk=rij.pk).update(status="BEVESTIGD")


def test_a_message_that_is_queued_twice_waits_once(ploeg: Ploeg, melding: Melding) -> None:
    from schakel.basis.berichten.actions import queue_koppelbericht

    rij, wie = een_raadsverzoek(ploeg, melding), ploeg.handeling("Fatima")
    aanleiding = f"raadsverzoek:{rij.dossier_id}:{rij.pk}"
    with transactie(wie, wat="toets"):
        queue_koppelbericht(
            wie, systeem="corv", soort="verzoek_tot_onderzoek", kenmerk=rij.publiek_id, aanleiding=aanleiding, inhoud={}
        )
    assert Koppelbericht.objects.filter(aanleiding=aanleiding).count() == 1


def test_the_pages(ploeg: Ploeg, melding: Melding, settings: object) -> None:
    settings.KLOK = ploeg.moment.isoformat()  # type: ignore[attr-defined]
    fatima, elif_ = Client(), Client()
    fatima.force_login(ploeg.mensen["Fatima"], backend="django.contrib.auth.backends.ModelBackend")
    elif_.force_login(ploeg.mensen["Elif"], backend="django.contrib.auth.backends.ModelBackend")
    with transactie(ploeg.handeling("Fatima"), wat="toets"):
        dossier = Dossier.objects.get(pk=melding.dossier_id)
    adres = f"/dossiers/{dossier.publiek_id}/raad"
    assert elif_.get(adres).status_code == 404
    fout = fatima.post(adres, {"reden": "Fenna is geslagen."})
    tekst = fout.content.decode()
    assert fout.status_code == 400 and "Kies over welk kind" in tekst and "Fenna is geslagen." in tekst
    vraag = een_vraag(ploeg, dossier)
    inhoud = {"kinderen": [str(k) for k in vraag.kinderen], "reden": vraag.reden, "geprobeerd": vraag.geprobeerd}
    klaar = fatima.post(adres, {**inhoud, "besproken": "NIET_VEILIG"})
    assert klaar.status_code == 302
    pagina = fatima.get(klaar.headers["Location"])
    assert "nog niet bevestigd" in pagina.content.decode() and "Niets over het gezin" in pagina.content.decode()
    assert elif_.get(klaar.headers["Location"]).status_code == 404
    with transactie(ploeg.handeling("Fatima"), wat="toets"):
        rij = Raadsverzoek.objects.get()
        moment = replace(ploeg.handeling("Fatima")).moment
        weigering = Antwoord(False, "", moment, "Te weinig feiten.")
        actions.record_antwoord(ploeg.handeling("Fatima"), raadsverzoek=rij.pk, antwoord=weigering)
    assert "Te weinig feiten." in fatima.get(klaar.headers["Location"]).content.decode()
    assert fatima.post(klaar.headers["Location"], {}).status_code == 400
    assert fatima.post(klaar.headers["Location"], {"herziening": "ANDERE_WEG"}).status_code == 302
