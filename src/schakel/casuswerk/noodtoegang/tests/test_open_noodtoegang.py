"""Does the glass break for one dossier, one person and an hour, and for nothing else?"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.kluis import actions as kluis
from schakel.basis.kluis.models import Geheim
from schakel.basis.kluis.rules import Vak
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.basis.verantwoording.models import Verantwoording
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as dossierzicht
from schakel.casuswerk.dossiers.models import Betrokkenheid, Dossier
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.noodtoegang import actions
from schakel.casuswerk.noodtoegang.models import Noodtoegang
from schakel.casuswerk.noodtoegang.rules import HOOGSTENS
from schakel.casuswerk.noodtoegang.tests.builders import VRAAG, opent, van_het_jeugdteam
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def ziet(ploeg: Ploeg, naam: str, dossier: int, moment: datetime | None = None) -> bool:
    wie = ploeg.handeling(naam, moment)
    with transactie(wie, wat="toets"):
        eerste = Dossier.objects.visible_to(wie).filter(pk=dossier).exists()
        tweede = Dossier.objects.filter(pk=dossier).exists()
    assert eerste == tweede, "both locks say the same"
    return eerste


def test_one_person_sees_one_dossier_for_an_hour(ploeg: Ploeg) -> None:
    dossier, ander = van_het_jeugdteam(ploeg), van_het_jeugdteam(ploeg)
    assert not ziet(ploeg, "Fatima", dossier.pk)
    rij = opent(ploeg, "Fatima", dossier.nummer)
    assert rij.tot == ploeg.moment + HOOGSTENS
    assert ziet(ploeg, "Fatima", dossier.pk)
    assert not ziet(ploeg, "Fatima", ander.pk)
    assert not ziet(ploeg, "Gerda", dossier.pk), "a colleague of the same team sees nothing"
    assert ziet(ploeg, "Fatima", dossier.pk, ploeg.moment + timedelta(minutes=59))
    assert not ziet(ploeg, "Fatima", dossier.pk, ploeg.moment + timedelta(minutes=60))


def test_it_stands_in_the_log_with_its_ground_before_anything_is_read(ploeg: Ploeg) -> None:
    dossier = van_het_jeugdteam(ploeg)
    opent(ploeg, "Fatima", dossier.nummer)
    with transactie(ploeg.handeling("Greet"), wat="toets"):
        regels = Verantwoording.objects.filter(dossiers__contains=[dossier.pk], wie=ploeg.mensen["Fatima"].pk)
        assert "noodtoegang" in {grond for regel in regels for grond in regel.grondslagen}


def test_the_owner_sees_it_and_the_privacy_officer_must_look_within_a_working_day(ploeg: Ploeg) -> None:
    dossier = van_het_jeugdteam(ploeg)
    rij = opent(ploeg, "Ibrahim", dossier.nummer)
    with transactie(ploeg.handeling("Jamila"), wat="toets"):
        soorten = Gebeurtenis.objects.filter(dossier_id=dossier.pk).values_list("soort", flat=True)
        assert "noodtoegang.geopend" in soorten
        assert Noodtoegang.objects.visible_to(ploeg.handeling("Jamila")).filter(pk=rij.pk).exists()
    greet = ploeg.handeling("Greet")
    with transactie(greet, wat="toets"):
        termijn = Termijn.objects.get(definitie="noodtoegang_nakijken")
        assert termijn.team_id == ploeg.team_van("Greet").pk
        assert termijn.uiterlijk <= ploeg.moment + timedelta(days=2)
        assert Noodtoegang.objects.visible_to(greet).filter(pk=rij.pk).exists()
    assert not ziet(ploeg, "Greet", dossier.pk), "who looks afterwards does not see the dossier"


def test_reporter_and_hidden_address_stay_closed(ploeg: Ploeg) -> None:
    dossier, jamila = van_het_jeugdteam(ploeg), ploeg.handeling("Jamila")
    onderwerpen = {vak: UUID(int=nr) for nr, vak in enumerate((Vak.MELDER, Vak.ADRES, Vak.CONTACT), start=1)}
    with transactie(jamila, wat="toets"):
        for vak, onderwerp in onderwerpen.items():
            kluis.store_geheim(jamila, vak=vak, onderwerp=onderwerp, dossier=dossier.pk, inhoud={"wat": vak.value})
    opent(ploeg, "Fatima", dossier.nummer)
    with transactie(ploeg.handeling("Fatima"), wat="toets"):
        assert {g.sleutel.vak for g in Geheim.objects.select_related("sleutel")} == {Vak.CONTACT}
    with transactie(jamila, wat="toets"):
        assert Geheim.objects.count() == 3, "the own team reads on"


@pytest.mark.parametrize("naam", ["Jamila", "Wim", "Bram", "Frank", "Greet", "Lena"])
def test_other_roles_may_not_break_the_glass(ploeg: Ploeg, naam: str) -> None:
    dossier = van_het_jeugdteam(ploeg)
    with pytest.raises(NotAllowed):
        opent(ploeg, naam, dossier.nummer)


def test_the_database_refuses_another_role_and_a_longer_time(ploeg: Ploeg) -> None:
    dossier = van_het_jeugdteam(ploeg)
    for naam, minuten in (("Wim", 30), ("Fatima", 61)):
        wie = ploeg.handeling(naam)
        vraag = [dossier.nummer, ploeg.moment + timedelta(minutes=minuten)]
        with transactie(wie, wat="toets"), connection.cursor() as cursor, pytest.raises(DatabaseError) as fout:
            _ask(cursor, vraag)
        assert isinstance(fout.value.__cause__, psycopg.errors.InsufficientPrivilege)


def _ask(cursor: Any, vraag: list[Any]) -> None:
    with transaction.atomic():
        cursor.execute("SELECT noodtoegang_open(%s, %s)", vraag)


def test_what_is_hidden_is_absent(ploeg: Ploeg) -> None:
    dossier, wie = van_het_jeugdteam(ploeg), ploeg.handeling("Jamila")
    with transactie(wie, wat="toets"):
        dossiers.close_dossier(wie, dossier=dossier.pk, soort="dossier.gesloten")
    zinnen = set()
    for nummer in (dossier.nummer, "2016-99999"):
        with pytest.raises(InvalidInput) as fout:
            opent(ploeg, "Fatima", nummer)
        zinnen.add(str(fout.value.fouten))
    assert len(zinnen) == 1


def test_who_is_kept_out_by_name_stays_out(ploeg: Ploeg) -> None:
    dossier, jamila = van_het_jeugdteam(ploeg), ploeg.handeling("Jamila")
    with transactie(jamila, wat="toets"):
        dossiers.exclude_medewerker(jamila, dossier=dossier.pk, medewerker=ploeg.mensen["Fatima"].pk, reden="familie")
    with pytest.raises(InvalidInput):
        opent(ploeg, "Fatima", dossier.nummer)


def test_there_is_a_ceiling_for_a_day(ploeg: Ploeg) -> None:
    # The lives of an invented year are not made in the order of its days: what comes later does not count yet.
    for later in range(3):
        opent(ploeg, "Fatima", van_het_jeugdteam(ploeg).nummer, ploeg.moment + timedelta(days=30 + later))
    for _nr in range(3):
        opent(ploeg, "Fatima", van_het_jeugdteam(ploeg).nummer)
    vierde = van_het_jeugdteam(ploeg).nummer
    with pytest.raises(NotPossible, match="24 uur"):
        opent(ploeg, "Fatima", vierde, ploeg.moment + timedelta(hours=23))
    opent(ploeg, "Fatima", vierde, ploeg.moment + timedelta(hours=24, minutes=1))


def test_every_fault_is_named_at_once(ploeg: Ploeg) -> None:
    with pytest.raises(InvalidInput) as fout:
        opent(ploeg, "Fatima", " ", toelichting="nu", zeker=False)
    assert set(fout.value.fouten) == {"nummer", "toelichting", "zeker"}


def test_a_colleague_of_the_same_team_is_told_whom_to_ask(ploeg: Ploeg) -> None:
    dossier = van_het_jeugdteam(ploeg)
    opent(ploeg, "Fatima", dossier.nummer)
    with pytest.raises(NotPossible, match="collega"):
        opent(ploeg, "Gerda", dossier.nummer)


def test_an_ordinary_involvement_within_the_hour_is_for_the_team_and_does_not_end(ploeg: Ploeg) -> None:
    dossier, jamila = van_het_jeugdteam(ploeg), ploeg.handeling("Jamila")
    opent(ploeg, "Fatima", dossier.nummer)
    with transactie(jamila, wat="toets"):
        dossiers.grant_betrokkenheid(
            jamila,
            dossier=dossier.pk,
            team=ploeg.team_van("Fatima").pk,
            rol=BetrokkenheidRol.UITVOERING,
            grondslag="wmo-4.1.1-2",
        )
    assert ziet(ploeg, "Gerda", dossier.pk, ploeg.moment + timedelta(days=30))
    fatima = ploeg.handeling("Fatima")
    with transactie(fatima, wat="toets"):
        rij = Betrokkenheid.objects.get(dossier_id=dossier.pk, team_id=fatima.team or 0)
        assert (rij.alleen, rij.periode.upper) == (None, None)


def test_in_an_emergency_one_stands_in_a_relation_of_its_own(ploeg: Ploeg) -> None:
    dossier, fatima = van_het_jeugdteam(ploeg), ploeg.handeling("Fatima")
    opent(ploeg, "Fatima", dossier.nummer)
    with transactie(fatima, wat="toets"):
        assert dossierzicht.relations_to(fatima, dossier=dossier.pk) == ("noodtoegang",)


def test_nothing_is_kept_when_it_is_refused(ploeg: Ploeg) -> None:
    wie = ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"), pytest.raises(InvalidInput):
        actions.open_noodtoegang(wie, nummer="2016-99999", **VRAAG)
    with transactie(wie, wat="toets"):
        assert not Noodtoegang.objects.exists()
