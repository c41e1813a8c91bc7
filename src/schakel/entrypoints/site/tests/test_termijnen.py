"""Does whoever owns a term outside the cases see it where the work begins, and nobody else?"""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from schakel.basis.organisaties import actions
from schakel.basis.organisaties.rules import Gebiedbeschrijving, Teambeschrijving, Werkgebiedbeschrijving
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.beoordelingen.tests.builders import richt_in
from schakel.entrypoints import klok
from schakel.entrypoints.site.termijnen import own_terms
from schakel.entrypoints.worker import rondes
from schakel.sturing.leveringen.tests.builders import NA_AFLOOP, richt_leveren_in, volg_termijnen
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)


def _at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(klok, "nu", lambda: moment)


def _page(ploeg: Ploeg, naam: str) -> str:
    client = Client()
    client.force_login(ploeg.mensen[naam], backend="django.contrib.auth.backends.ModelBackend")
    return client.get("/werkvoorraad").content.decode()


def test_a_role_that_waits_for_the_team_stands_on_its_own_work_list(monkeypatch: pytest.MonkeyPatch) -> None:
    ploeg = een_ploeg()
    beheer = ploeg.handeling("Frank")
    gebied = Gebiedbeschrijving(soort="regio", code="geheel", naam="Geheel")
    actions.store_gebieden(beheer, regio=ploeg.regio, beschrijvingen=[gebied])
    team = ploeg.team_van("Jamila")
    actions.store_team(
        beheer,
        regio=ploeg.regio,
        beschrijving=Teambeschrijving(
            code=team.code, naam=team.naam, organisatie=team.organisatie.code, soort=team.soort,
            werkgebieden=(Werkgebiedbeschrijving(gebied="geheel", doelgroep="allen"),),
        ),
    )  # fmt: skip
    rondes.follow_ketenkaart(ploeg.moment)
    _at(monkeypatch, ploeg.moment)
    eerst = _page(ploeg, "Jamila")
    assert "Bevestig de rol van uw team" in eerst and "te laat" not in eerst
    assert "Bevestig de rol" not in _page(ploeg, "Fatima")
    _at(monkeypatch, ploeg.moment + timedelta(days=60))
    assert "te laat" in _page(ploeg, "Jamila")


def test_the_delivery_is_a_term_of_the_team_that_owns_it() -> None:
    ploeg = een_ploeg()
    richt_in(ploeg)
    richt_leveren_in(ploeg)
    tegelijk([lambda: volg_termijnen(NA_AFLOOP)], rol="job")
    lena, fatima = (ploeg.handeling(naam, NA_AFLOOP) for naam in ("Lena", "Fatima"))
    with transactie(lena, wat="toets"):
        (termijn,) = own_terms(lena)
    assert "aan het CBS" in termijn.wat and not termijn.laat and termijn.url == "/sturing/leveringen"
    with transactie(fatima, wat="toets"):
        assert own_terms(fatima) == []
    laat = ploeg.handeling("Lena", NA_AFLOOP + timedelta(days=60))
    with transactie(laat, wat="toets"):
        assert own_terms(laat)[0].laat
