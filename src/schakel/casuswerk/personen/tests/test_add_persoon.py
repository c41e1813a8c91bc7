from datetime import date, datetime, time

import pytest
from django.db import connection

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.rules import Instellingbeschrijving, Periode
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.casuswerk.personen import actions, queries
from schakel.casuswerk.personen.models import Huishouden, Persoon
from schakel.casuswerk.personen.rules import PersoonRol, Relatiesoort
from schakel.casuswerk.personen.tests.builders import een_gezin
from schakel.kernel.errors import InvalidInput, NotAllowed
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import AMSTERDAM
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def test_a_role_is_enough(ploeg: Ploeg) -> None:
    dossier, wie = een_dossier(ploeg), ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        actions.add_persoon(wie, dossier=dossier.pk, rol=PersoonRol.KIND)
        assert [rij.rol for rij in queries.personen_of(wie, dossier=dossier.pk)] == ["KIND"]


def test_each_child_gets_its_task_and_each_person_its_notice(ploeg: Ploeg) -> None:
    dossier, wie = een_dossier(ploeg), ploeg.handeling("Fatima")
    een_gezin(ploeg, dossier)
    with transactie(wie, wat="toets"):
        soorten = list(Gebeurtenis.objects.order_by("volgnummer").values_list("soort", "codes"))
    assert [codes["spreken"] for soort, codes in soorten if soort == "kind.betrokken"] == [True, False]
    assert sum(soort == "persoon.vastgelegd" for soort, _codes in soorten) == 4


@pytest.mark.parametrize(("leeftijd", "eerder", "later"), [(3, False, False), (4, False, True), (6, True, True)])
def test_the_region_says_from_which_age_a_child_is_spoken_and_from_when(
    ploeg: Ploeg, leeftijd: int, eerder: bool, later: bool
) -> None:
    _lay_down_speaking_age(ploeg, tot_juni_2016=6, daarna=4)
    for dag, verwacht in ((date(2016, 5, 31), eerder), (date(2016, 6, 1), later)):
        ploeg.moment = datetime.combine(dag, time(9), tzinfo=AMSTERDAM)
        dossier, wie = een_dossier(ploeg), ploeg.handeling("Fatima")
        with transactie(wie, wat="toets"):
            actions.add_persoon(wie, dossier=dossier.pk, rol=PersoonRol.KIND, leeftijd=leeftijd)
            taken = Gebeurtenis.objects.filter(soort="kind.betrokken", dossier_id=dossier.pk)
            assert [codes["spreken"] for codes in taken.values_list("codes", flat=True)] == [verwacht]


def _lay_down_speaking_age(ploeg: Ploeg, *, tot_juni_2016: int, daarna: int) -> None:
    zin, grens = "kind_spreken_vanaf_leeftijd", date(2016, 6, 1)
    machine = Handeling(None, None, "beheer", None, ploeg.moment, namens="toets")
    organisaties.store_instellingen(
        machine,
        regio=ploeg.regio,
        beschrijvingen=[
            Instellingbeschrijving(sleutel=zin, waarde=tot_juni_2016, periode=Periode(date(2015, 1, 1), grens)),
            Instellingbeschrijving(sleutel=zin, waarde=daarna, periode=Periode(grens, None)),
        ],
    )


def test_a_child_of_unknown_age_is_spoken_and_an_unborn_one_is_not(ploeg: Ploeg) -> None:
    dossier, wie = een_dossier(ploeg), ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        for nieuw in (actions.Nieuw(rol=PersoonRol.KIND), actions.Nieuw(rol=PersoonRol.KIND, ongeboren=True)):
            actions.add_personen(wie, dossier=dossier.pk, nieuwe=[nieuw])
        taken = Gebeurtenis.objects.filter(soort="kind.betrokken").order_by("id").values_list("codes", flat=True)
        assert [codes["spreken"] for codes in taken] == [True, False]


def test_events_hold_no_name(ploeg: Ploeg) -> None:
    dossier, wie = een_dossier(ploeg), ploeg.handeling("Fatima")
    een_gezin(ploeg, dossier)
    with transactie(wie, wat="toets"), connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(g::text, ' ') FROM gebeurtenissen_gebeurtenis g")
        tekst = cursor.fetchone()[0]
    assert "Terpstra" not in tekst
    assert "Marloes" not in tekst


def test_the_bsn_is_not_in_the_row(ploeg: Ploeg, owner_dsn: str) -> None:
    dossier, wie = een_dossier(ploeg), ploeg.handeling("Fatima")
    _huis, gezin = een_gezin(ploeg, dossier)
    with transactie(wie, wat="toets"), connection.cursor() as cursor:
        cursor.execute("SELECT p::text, encode(p.bsn, 'escape') FROM personen_persoon p WHERE id = %s", [gezin[0].pk])
        assert "999990007" not in " ".join(map(str, cursor.fetchone()))


def test_a_number_that_is_no_bsn_is_refused_by_the_deed(ploeg: Ploeg) -> None:
    dossier, wie = een_dossier(ploeg), ploeg.handeling("Fatima")
    with pytest.raises(InvalidInput), transactie(wie, wat="toets"):
        actions.add_persoon(wie, dossier=dossier.pk, rol=PersoonRol.KIND, bsn="123456789")


@pytest.mark.parametrize("naam", ["Bram", "Carlijn", "Elif", "Jamila", "Greet"])
def test_an_outsider_sees_nobody(ploeg: Ploeg, naam: str) -> None:
    dossier = een_dossier(ploeg)
    een_gezin(ploeg, dossier)
    wie = ploeg.handeling(naam)
    with transactie(wie, wat="toets"):
        assert queries.personen_of(wie, dossier=dossier.pk) == []
        assert Persoon.objects.count() == Huishouden.objects.count() == 0


def test_an_outsider_cannot_put_somebody_in(ploeg: Ploeg) -> None:
    dossier, wie = een_dossier(ploeg), ploeg.handeling("Carlijn")
    with pytest.raises(Exception, match="row-level security"), transactie(wie, wat="toets"):
        actions.add_persoon(wie, dossier=dossier.pk, rol=PersoonRol.KIND)


def test_the_administrator_may_record_nobody(ploeg: Ploeg) -> None:
    dossier, wie = een_dossier(ploeg), ploeg.handeling("Frank")
    with pytest.raises(NotAllowed), transactie(wie, wat="toets"):
        actions.add_persoon(wie, dossier=dossier.pk, rol=PersoonRol.KIND)


def test_a_secret_address_leaves_only_the_municipality(ploeg: Ploeg) -> None:
    dossier, wie = een_dossier(ploeg), ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        huis = actions.create_huishouden(
            wie, dossier=dossier.pk, postcode="2532 CX", huisnummer="118", gemeente="0518", geheim=True
        )
        opnieuw = Huishouden.objects.get(pk=huis.pk)
    assert (opnieuw.postcode, opnieuw.huisnummer, opnieuw.adres_sleutel, opnieuw.gemeente) == ("", "", "", "0518")


def test_everyone_is_carried_over_to_another_dossier(ploeg: Ploeg) -> None:
    dossier, casus, wie = een_dossier(ploeg), een_dossier(ploeg), ploeg.handeling("Fatima")
    _huis, gezin = een_gezin(ploeg, dossier)
    with transactie(wie, wat="toets"):
        actions.relate(wie, dossier=dossier.pk, van=gezin[0].pk, naar=gezin[2].pk, soort=Relatiesoort.OUDER)
        actions.carry_over(wie, van_dossier=dossier.pk, naar_dossier=casus.pk)
        actions.carry_over(wie, van_dossier=dossier.pk, naar_dossier=casus.pk)
        assert [r.persoon_id for r in queries.personen_of(wie, dossier=casus.pk)] == [
            r.persoon_id for r in queries.personen_of(wie, dossier=dossier.pk)
        ]
        assert len(queries.huishoudens_of(wie, dossier=casus.pk)) == 1
        assert len(queries.relaties_of(wie, dossier=casus.pk)) == 1
        kinderen = queries.kinderen_of(wie, dossier=casus.pk, moment=ploeg.moment)
    assert len(kinderen) == 2


def test_an_adult_son_is_no_child(ploeg: Ploeg) -> None:
    dossier, wie = een_dossier(ploeg), ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        actions.add_persoon(wie, dossier=dossier.pk, rol=PersoonRol.PLEGER, geboortedatum=date(1990, 1, 1))
        assert queries.kinderen_of(wie, dossier=dossier.pk, moment=ploeg.moment) == []
