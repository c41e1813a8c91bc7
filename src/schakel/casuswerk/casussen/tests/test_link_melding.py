"""A melding about people of a running casus lands in it: nobody is doubled there, and nothing is lost."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.termijnen.models import Termijn
from schakel.basis.termijnen.tests.builders import laad_termijnen
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen import actions, queries
from schakel.casuswerk.casussen.models import Casus, Casushuishouden
from schakel.casuswerk.casussen.tests.builders import een_casus, sluit
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as dossierzicht
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.meldingen import actions as meldingen
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import Betrokkene
from schakel.casuswerk.meldingen.tests.builders import FENNA, MOEDER, TEUN, VADER, een_melding
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.personen import queries as personenzicht
from schakel.casuswerk.personen.models import Persoon
from schakel.casuswerk.personen.rules import Adres, PersoonRol, Relatiesoort
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
BABY = Betrokkene(rol="KIND", roepnaam="Liv", tussenvoegsel="van", achternaam="Dalen", leeftijd=0, geslacht="V")
ELDERS = Adres(postcode="2511 AB", huisnummer="4", straat="Grote Markt", plaats="Den Haag", gemeente="0518")


@pytest.fixture
def ploeg() -> Ploeg:
    """Return the cast in a region whose terms run."""
    gemaakt = een_ploeg()
    laad_termijnen()
    return gemaakt


def later(ploeg: Ploeg, dagen: int = 5, naam: str = "Fatima") -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(days=dagen))


def mensen(wie: Handeling, dossier: int) -> dict[str, Persoon]:
    """Return who stands in a dossier, by first name (a child without one by its description)."""
    rijen = personenzicht.personen_of(wie, dossier=dossier)
    return {rij.persoon.roepnaam or rij.persoon.omschrijving: rij.persoon for rij in rijen}


def opnieuw(ploeg: Ploeg, casus: Casus, *wie: Betrokkene, dagen: int = 4, **bericht: Any) -> Melding:
    """Report people again, whom the desk recognises as far as the casus knows them; triage answers for it."""
    with transactie(fatima := later(ploeg, dagen), wat="toets"):
        bekend = {naam: p.publiek_id for naam, p in mensen(fatima, casus.dossier_id).items()}
    betrokkenen = tuple(replace(b, bekend_als=bekend.get(b.roepnaam or b.omschrijving)) for b in wie)
    op = ploeg.moment + timedelta(days=dagen)
    gemeld = een_melding(
        ploeg, handeling=ploeg.handeling("Ibrahim", op), betrokkenen=betrokkenen, ontvangen_op=op, **bericht
    )
    balie = ploeg.handeling("Ibrahim", op + timedelta(minutes=5))
    with transactie(balie, wat="toets"):
        team = ploeg.team_van("Fatima").pk
        dossiers.pass_on(balie, dossier=gemeld.dossier_id, naar_team=team, reden="triage", bron="melding")
    return gemeld


def land(ploeg: Ploeg, casus: Casus, melding: Melding, dagen: int = 5) -> Handeling:
    with transactie(fatima := later(ploeg, dagen), wat="toets"):
        actions.link_melding(fatima, casus=casus, melding=melding)
    return fatima


def test_nobody_stands_twice_and_a_new_child_joins_the_household(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    tweede = opnieuw(ploeg, casus, MOEDER, VADER, FENNA, TEUN, BABY)
    wie = land(ploeg, casus, tweede)
    with transactie(wie, wat="toets"):
        namen = [rij.persoon.roepnaam for rij in personenzicht.personen_of(wie, dossier=casus.dossier_id)]
        assert Counter(namen) == {"Marloes": 1, "Joris": 1, "Fenna": 1, "": 1, "Liv": 1}
        (huis,) = personenzicht.huishoudens_of(wie, dossier=casus.dossier_id)
        leden = [lid.persoon.roepnaam for lid in huis.huishouden.lidmaatschappen.all()]
        assert sorted(leden) == ["", "Fenna", "Joris", "Liv", "Marloes"]
        (liv,) = [lid for lid in huis.huishouden.lidmaatschappen.all() if lid.persoon.roepnaam == "Liv"]
        assert (liv.vanaf, liv.tot) == (wie.moment.date(), None)
        assert Casushuishouden.objects.filter(casus=casus, periode__upper_inf=True).count() == 1
        eigen = mensen(wie, tweede.dossier_id)
        assert len(eigen) == 5 and not {p.pk for p in eigen.values()} & {
            p.pk for naam, p in mensen(wie, casus.dossier_id).items() if naam != "Liv"
        }, "the melding keeps the people that it named"
        (van_melding,) = personenzicht.huishoudens_of(wie, dossier=tweede.dossier_id)
        assert len(van_melding.huishouden.lidmaatschappen.all()) == 5


def test_through_a_third_record_and_not_when_it_was_taken_back(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    tweede = opnieuw(ploeg, casus, MOEDER, FENNA, dagen=2)
    derde = opnieuw(ploeg, een_keer(ploeg, tweede), MOEDER, FENNA, dagen=4)
    with transactie(wie := later(ploeg), wat="toets"):
        stond = list(mensen(wie, derde.dossier_id).values())
        assert gevonden(wie, derde) == [casus]
        meldingen.unlink_bekende(wie, melding=derde, persoon=stond[0].pk)
        assert gevonden(wie, derde) == [casus], "the other one still points at her"
        meldingen.unlink_bekende(wie, melding=derde, persoon=stond[1].pk)
        assert gevonden(wie, derde) == []


def een_keer(ploeg: Ploeg, melding: Melding) -> Casus:
    """Return what bears the dossier of a melding, to find its people by."""
    return Casus(dossier_id=melding.dossier_id)


def gevonden(wie: Handeling, melding: Melding) -> list[Casus]:
    staan = [p.pk for p in mensen(wie, melding.dossier_id).values()]
    return queries.open_casussen_about(wie, personen=staan, huishouden=melding.huishouden_id)


def test_the_earlier_record_may_stand_in_the_later_casus(ploeg: Ploeg) -> None:
    """It goes both ways: the casus was opened from the younger melding, and the older one is judged last."""
    eerste = een_melding(ploeg, "Ibrahim")
    tweede = opnieuw(ploeg, een_keer(ploeg, eerste), MOEDER, FENNA, dagen=2)
    casus = een_casus(ploeg, melding=tweede, moment=ploeg.moment + timedelta(days=3))
    with transactie(wie := later(ploeg), wat="toets"):
        assert gevonden(wie, eerste) == [casus]


def test_a_closed_casus_a_suspicion_and_what_may_not_be_seen_are_not_found(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    tweede = opnieuw(ploeg, casus, MOEDER)
    with transactie(wie := later(ploeg), wat="toets"):
        assert gevonden(wie, tweede) == [casus]
    for naam in ("Jamila", "Elif"):
        with transactie(ander := later(ploeg, naam=naam), wat="toets"):
            assert gevonden(ander, tweede) == []
            assert not [blik for blik in ander.spoor.blikken if blik.soort == "casus"]
    with transactie(wie := later(ploeg, 6), wat="toets"):
        sluit(wie, casus=casus, reden="VEILIG", veiligheid="VEILIG")
    with transactie(wie := later(ploeg, 7), wat="toets"):
        assert gevonden(wie, tweede) == []


def test_of_joined_casussen_the_head_is_found(ploeg: Ploeg) -> None:
    een, ander = een_casus(ploeg), een_casus(ploeg)
    tweede = opnieuw(ploeg, ander, MOEDER)
    with transactie(wie := later(ploeg), wat="toets"):
        team = ploeg.team_van("Fatima").pk
        actions.merge(wie, casus=een, ander=ander, reden="ZELFDE_GEZIN", verantwoordelijk_team=team)
        assert gevonden(wie, tweede) == [een]


def test_a_child_keeps_one_task_and_what_is_known_of_seeing_it(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    tweede = opnieuw(ploeg, casus, MOEDER, FENNA, BABY)
    gezien = later(ploeg, 4).moment + timedelta(hours=3)
    with transactie(fatima := ploeg.handeling("Fatima", gezien), wat="toets"):
        kind = mensen(fatima, tweede.dossier_id)["Fenna"]
        personen.record_kindcontact(
            fatima, dossier=tweede.dossier_id, persoon=kind.pk, gezien=True, gesproken=False, op=gezien,
            door=fatima.wie or 0, met_wie="op school",
        )  # fmt: skip
    wie = land(ploeg, casus, tweede)
    with transactie(wie, wat="toets"):
        hier = mensen(wie, casus.dossier_id)
        taken = Termijn.objects.lopend().filter(dossier_id=casus.dossier_id, definitie__startswith="kind_")
        per_kind = Counter((t.definitie, t.onderwerp_id) for t in taken)
        assert max(per_kind.values()) == 1
        assert {nummer for _code, nummer in per_kind} == {hier[n].pk for n in ("Fenna", TEUN.omschrijving, "Liv")}
        assert _tasks(casus, hier["Fenna"]) == {"kind_spreken"}, "seen for the report is seen for the casus"
        assert not Termijn.objects.lopend().filter(dossier_id=tweede.dossier_id, definitie__startswith="kind_").exists()
        rijen = personenzicht.personen_of(wie, dossier=casus.dossier_id)
        (fenna,) = [rij for rij in rijen if rij.persoon_id == hier["Fenna"].pk]
        assert (fenna.gezien_op, fenna.gesproken_op, fenna.contact_met_wie) == (gezien, None, "op school")


def test_a_task_of_a_child_that_was_done_begins_again_with_the_new_report(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    with transactie(fatima := later(ploeg, 1), wat="toets"):
        kind = mensen(fatima, casus.dossier_id)["Fenna"]
        personen.record_kindcontact(
            fatima, dossier=casus.dossier_id, persoon=kind.pk, gezien=True, gesproken=True, op=fatima.moment,
            door=fatima.wie or 0,
        )  # fmt: skip
        assert not _tasks(casus, kind)
    wie = land(ploeg, casus, opnieuw(ploeg, casus, MOEDER, FENNA))
    with transactie(wie, wat="toets"):
        assert _tasks(casus, kind) == {"kind_zien", "kind_spreken"}


def test_a_child_seen_in_the_casus_since_the_report_came_is_not_to_be_seen_again(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    tweede = opnieuw(ploeg, casus, MOEDER, FENNA, dagen=2)
    with transactie(fatima := later(ploeg, 3), wat="toets"):
        kind = mensen(fatima, casus.dossier_id)["Fenna"]
        personen.record_kindcontact(
            fatima, dossier=casus.dossier_id, persoon=kind.pk, gezien=True, gesproken=False, op=fatima.moment,
            door=fatima.wie or 0,
        )  # fmt: skip
    wie = land(ploeg, casus, tweede)
    with transactie(wie, wat="toets"):
        assert _tasks(casus, kind) == {"kind_spreken"}
        (fenna,) = [r for r in personenzicht.personen_of(wie, dossier=tweede.dossier_id) if r.rol == "KIND"]
        assert fenna.gezien_op is None, "the row of the report stays what it was"


def _tasks(casus: Casus, kind: Persoon) -> set[str]:
    rijen = Termijn.objects.lopend().filter(dossier_id=casus.dossier_id, onderwerp_id=kind.pk)
    return set(rijen.filter(definitie__startswith="kind_").values_list("definitie", flat=True))


def test_relations_are_of_the_people_of_the_casus_and_said_once(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    with transactie(fatima := later(ploeg, 1), wat="toets"):
        hier = mensen(fatima, casus.dossier_id)
        personen.relate(
            fatima, dossier=casus.dossier_id, van=hier["Marloes"].pk, naar=hier["Joris"].pk, soort=Relatiesoort.PARTNER
        )
    tweede = opnieuw(ploeg, casus, MOEDER, VADER, FENNA, BABY)
    with transactie(fatima := later(ploeg, 4), wat="toets"):
        daar = mensen(fatima, tweede.dossier_id)
        # Who is named first makes no difference for partners; by now they live apart, as this report has it.
        for van, naar, soort in (
            ("Joris", "Marloes", Relatiesoort.EXPARTNER),
            ("Marloes", "Fenna", Relatiesoort.OUDER),
            ("Marloes", "Liv", Relatiesoort.OUDER),
        ):
            personen.relate(fatima, dossier=tweede.dossier_id, van=daar[van].pk, naar=daar[naar].pk, soort=soort)
    wie = land(ploeg, casus, tweede)
    with transactie(wie, wat="toets"):
        banden = {
            (r.van.roepnaam, r.naar.roepnaam, r.soort) for r in personenzicht.relaties_of(wie, dossier=casus.dossier_id)
        }
        staan = {p.pk for p in mensen(wie, casus.dossier_id).values()}
        alle = personenzicht.relaties_of(wie, dossier=casus.dossier_id)
        assert {r.van_id for r in alle} | {r.naar_id for r in alle} <= staan
        assert banden == {
            ("Marloes", "Joris", "PARTNER"), ("Marloes", "Fenna", "OUDER"), ("Marloes", "Liv", "OUDER")
        }  # fmt: skip
        assert len(personenzicht.relaties_of(wie, dossier=tweede.dossier_id)) == 3, "the report keeps its own words"


def test_another_household_of_the_family_comes_to_stand_in_the_casus(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    opa = Betrokkene(rol="NETWERK", roepnaam="Henk", achternaam="Terpstra", leeftijd=71, geslacht="M")
    moeder_elders = replace(MOEDER, in_huishouden=False)
    tweede = opnieuw(ploeg, casus, moeder_elders, opa, waar=ELDERS)
    wie = land(ploeg, casus, tweede)
    with transactie(wie, wat="toets"):
        huizen = personenzicht.huishoudens_of(wie, dossier=casus.dossier_id)
        namen = [sorted(lid.persoon.roepnaam for lid in h.huishouden.lidmaatschappen.all()) for h in huizen]
        assert namen == [["", "Fenna", "Joris", "Marloes"], ["Henk"]]
        assert Casushuishouden.objects.filter(casus=casus, periode__upper_inf=True).count() == 2
    with pytest.raises(NotPossible, match="al in een lopende casus"):
        een_casus(ploeg, melding=tweede, moment=later(ploeg, 6).moment)


def test_two_records_in_one_melding_of_one_person_are_one_in_the_casus(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    tweede = opnieuw(ploeg, casus, FENNA, FENNA)
    wie = land(ploeg, casus, tweede)
    with transactie(wie, wat="toets"):
        assert len(personenzicht.personen_of(wie, dossier=casus.dossier_id)) == 4


def test_an_unknown_role_is_filled_and_a_known_one_stays(ploeg: Ploeg) -> None:
    vreemd = replace(VADER, rol="ONBEKEND")
    eerste = een_melding(ploeg, "Ibrahim", betrokkenen=(MOEDER, vreemd))
    balie = ploeg.handeling("Ibrahim", ploeg.moment + timedelta(minutes=5))
    with transactie(balie, wat="toets"):
        team = ploeg.team_van("Fatima").pk
        dossiers.pass_on(balie, dossier=eerste.dossier_id, naar_team=team, reden="triage", bron="melding")
    casus = een_casus(ploeg, melding=eerste)
    wie = land(ploeg, casus, opnieuw(ploeg, casus, replace(MOEDER, rol="GETUIGE"), VADER))
    with transactie(wie, wat="toets"):
        rollen = {r.persoon.roepnaam: r.rol for r in personenzicht.personen_of(wie, dossier=casus.dossier_id)}
    assert rollen == {"Marloes": PersoonRol.SLACHTOFFER, "Joris": PersoonRol.PLEGER}


def test_whoever_answers_goes_on_and_hears_of_it(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    jamila = ploeg.team_van("Jamila").pk
    with transactie(fatima := later(ploeg, 1), wat="toets"):
        dossiers.grant_betrokkenheid(
            fatima, dossier=casus.dossier_id, team=jamila, rol=BetrokkenheidRol.UITVOERING, grondslag="toets"
        )
        dossiers.pass_on(fatima, dossier=casus.dossier_id, naar_team=jamila, reden="toets", bron="toets")
    tweede = opnieuw(ploeg, casus, MOEDER, FENNA)
    with transactie(wie := later(ploeg, 4), wat="toets"):
        was = dossierzicht.ledger_of(wie, dossier=casus.dossier_id)
    wie = land(ploeg, casus, tweede)
    with transactie(wie, wat="toets"):
        assert dossierzicht.ledger_of(wie, dossier=casus.dossier_id) == was
        assert dossierzicht.ledger_of(wie, dossier=tweede.dossier_id)[-1].team == ploeg.team_van("Fatima").pk
        taken = Termijn.objects.lopend().filter(dossier_id=casus.dossier_id, definitie__startswith="kind_")
        assert set(taken.values_list("team_id", flat=True)) == {jamila}
        gebeurd = Gebeurtenis.objects.filter(dossier_id=casus.dossier_id, gebeurd_op=wie.moment)
        codes = {g.soort: g.codes for g in gebeurd}
    assert codes["casus.melding_gekoppeld"]["melding"] == tweede.pk
    assert codes["hulp.gaat_door"]["ontvanger"] == jamila


def test_in_the_own_hands_nobody_is_told(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    wie = land(ploeg, casus, opnieuw(ploeg, casus, MOEDER))
    with transactie(wie, wat="toets"):
        soorten = set(Gebeurtenis.objects.filter(dossier_id=casus.dossier_id).values_list("soort", flat=True))
    assert "casus.melding_gekoppeld" in soorten and "hulp.gaat_door" not in soorten
