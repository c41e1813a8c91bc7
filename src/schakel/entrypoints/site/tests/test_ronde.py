"""Does somebody without an account take part in a round by a code, and see nothing else?"""

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError
from django.test import Client
from django.urls import reverse

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.entrypoints import klok
from schakel.kernel.errors import NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.sturing.visie.actions import deur as deeds
from schakel.sturing.visie.actions.ronde import answer_comment, close_round
from schakel.sturing.visie.models import Bijdrage, Evaluatieronde, Rondegenodigde
from schakel.sturing.visie.tests.builders import MOMENT, een_evaluatie, een_ronde, een_stuurploeg, een_visie, wie
from schakel.toolkit.transactie import optreden, transactie

pytestmark = pytest.mark.django_db
REACTIE = {"uitgangspunt": "4", "tekst": "Luister eerst.", "met_naam": ""}


@pytest.fixture
def ploeg(monkeypatch: pytest.MonkeyPatch) -> Ploeg:
    monkeypatch.setattr(klok, "nu", lambda: MOMENT + timedelta(hours=1))
    ploeg = een_stuurploeg()
    een_visie()
    return ploeg


@pytest.fixture
def ronde(ploeg: Ploeg) -> Evaluatieronde:
    with optreden(wie(ploeg), wat="toets"):
        return een_ronde(ploeg, een_evaluatie(ploeg))


def _code(ploeg: Ploeg, naam: str = "Ria Voorbeeld", door: str = "Bas") -> str:
    with transactie(wie(ploeg), wat="toets"):
        gast = Rondegenodigde.objects.get(naam=naam)
    with transactie(wie(ploeg, door), wat="toets"):
        return deeds.give_code(wie(ploeg, door), genodigde=gast.publiek_id)


def _words(ploeg: Ploeg) -> list[Bijdrage]:
    with transactie(wie(ploeg), wat="toets"):
        return list(Bijdrage.objects.order_by("pk"))


def _enter(client: Client, code: str) -> Any:
    return client.post(reverse("site:rondecode"), {"code": code}, follow=True)


def test_behind_the_code_one_reads_writes_and_comes_back_for_the_answer(
    ploeg: Ploeg, ronde: Evaluatieronde, client: Client
) -> None:
    code = _code(ploeg)
    blad = _enter(client, code.lower().replace("-", " ")).content.decode()
    assert "Ria Voorbeeld" in blad and "Team wijkteam-west" not in blad
    leeg = client.post(reverse("site:rondelezen"), {**REACTIE, "tekst": " "})
    assert leeg.status_code == 400 and not _words(ploeg)
    assert client.post(reverse("site:rondelezen"), REACTIE).status_code == 302
    (woord,) = _words(ploeg)
    assert (woord.uitgangspunt, woord.tekst, woord.met_naam, woord.door_id) == (4, "Luister eerst.", False, None)
    with transactie(wie(ploeg), wat="toets"):
        answer_comment(wie(ploeg), bijdrage=woord.publiek_id, antwoord="Dat nemen wij over.")
    # Another day, another browser, the same code.
    assert "Dat nemen wij over." in _enter(Client(), code).content.decode()
    assert client.post(reverse("site:rondesluiten")).status_code == 302
    assert client.get(reverse("site:rondelezen")).status_code == 404


def test_what_opens_nothing_gets_one_answer_and_gives_back_what_was_typed(
    ploeg: Ploeg, ronde: Evaluatieronde, client: Client
) -> None:
    eerste = _code(ploeg)
    tweede = _code(ploeg)
    for fout in (eerste, "AAAA-BBBB-CCCC"):
        antwoord = _enter(client, fout)
        assert antwoord.status_code == 400 and "Deze code werkt niet" in antwoord.content.decode()
    assert client.get(reverse("site:rondelezen")).status_code == 404
    assert _enter(client, tweede).status_code == 200
    with transactie(wie(ploeg), wat="toets"):
        close_round(wie(ploeg), ronde=ronde.publiek_id)
    dicht = client.post(reverse("site:rondelezen"), REACTIE)
    assert dicht.status_code == 404 and "Luister eerst." in dicht.content.decode()
    assert not _words(ploeg) and _enter(Client(), tweede).status_code == 400


def test_a_visit_and_a_code_end(ploeg: Ploeg, ronde: Evaluatieronde, client: Client, monkeypatch: Any) -> None:
    code = _code(ploeg)
    _enter(client, code)
    monkeypatch.setattr(klok, "nu", lambda: MOMENT + timedelta(hours=6))
    assert client.get(reverse("site:rondelezen")).status_code == 404
    monkeypatch.setattr(klok, "nu", lambda: MOMENT + timedelta(days=40))
    assert _enter(client, code).status_code == 400
    laat = wie(ploeg, moment=MOMENT + timedelta(days=40))
    with optreden(laat, wat="toets"), pytest.raises(NotPossible):
        deeds.give_code(laat, genodigde=Rondegenodigde.objects.get(naam="Ria Voorbeeld").publiek_id)


def test_only_who_steers_gives_a_code_and_no_team_gets_one(ploeg: Ploeg, ronde: Evaluatieronde) -> None:
    for naam in ("Petra", "Rik"):
        with pytest.raises(NotAllowed):
            _code(ploeg, door=naam)
    with pytest.raises(NotPossible):
        _code(ploeg, naam="Team wijkteam-west")


def test_whoever_has_no_visit_reads_and_writes_no_row(ploeg: Ploeg, ronde: Evaluatieronde) -> None:
    """The lock itself: somebody at the door sees no guest and no comment, and adds none beside the functions."""
    niemand = Handeling(None, None, "anoniem", None, MOMENT, namens="toets")
    with transactie(niemand, wat="toets"):
        assert not Rondegenodigde.objects.exists() and not Bijdrage.objects.exists()
    rij = {"genodigde_id": 1, "uitgangspunt": 1, "tekst": "x", "op": MOMENT}
    with pytest.raises(ProgrammingError, match="row-level security"), transactie(niemand, wat="toets"):
        Bijdrage.objects.create(**rij)
