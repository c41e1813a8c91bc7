"""People who were known already: pointed at, denied and taken back after the receipt; nothing merges by itself."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from django.db import connection

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol, DossierSoort
from schakel.casuswerk.dossiers.tests.builders import WMO, een_dossier
from schakel.casuswerk.meldingen import actions, queries
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import Acuut, Betrokkene, EerdereBetrokkenheid
from schakel.casuswerk.meldingen.tests.builders import FENNA, MOEDER, TEUN, VADER, een_melding
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.personen.models import Persoon, ZelfdePersoon
from schakel.kernel.errors import NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def op_dag(ploeg: Ploeg, dag: int, naam: str = "Fatima") -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(days=dag))


def later_gemeld(ploeg: Ploeg, dag: int = 5, betrokkenen: tuple[Betrokkene, ...] = (MOEDER, FENNA)) -> Melding:
    """A report that came in without anybody being recognised."""
    wie = op_dag(ploeg, dag, "Ibrahim")
    return een_melding(ploeg, handeling=wie, ontvangen_op=wie.moment, betrokkenen=betrokkenen, acuut=Acuut.NEE)


def sluit(ploeg: Ploeg, melding: Melding, dag: int = 1) -> None:
    wie = op_dag(ploeg, dag)
    with transactie(wie, wat="toets"):
        actions.mark_in_beoordeling(wie, melding=melding)
        actions.mark_beoordeeld(wie, melding=melding, besluit="geen")
        actions.mark_teruggekoppeld(wie, melding=melding)


def kaarten(wie: Handeling, melding: Melding, *, alles: bool = False) -> dict[str, UUID]:
    return {een.kaart.naam: een.kaart.persoon for een in queries.maybe_known_in(wie, melding=melding, alles=alles)[0]}


def koppel(wie: Handeling, melding: Melding, naam: str) -> bool:
    roepnaam = naam.split(maxsplit=1)[0]
    persoon = melding.dossier.personen.get(persoon__roepnaam=roepnaam).persoon_id
    return actions.link_bekende(wie, melding=melding, persoon=persoon, kaart=kaarten(wie, melding)[naam])


def blijft_open(ploeg: Ploeg, eerste: Melding) -> None:
    """Leave the earlier melding as it is: it is still judged."""


def monitort(ploeg: Ploeg, eerste: Melding) -> None:
    wie = op_dag(ploeg, 1)
    with transactie(wie, wat="toets"):
        dossiers.grant_betrokkenheid(
            wie,
            dossier=eerste.dossier_id,
            team=ploeg.team_van("Lena").pk,
            rol=BetrokkenheidRol.MONITORING,
            grondslag=WMO,
        )
    sluit(ploeg, eerste, 2)


def helpt(ploeg: Ploeg, eerste: Melding) -> None:
    casus, wie = een_dossier(ploeg, soort=DossierSoort.CASUS), op_dag(ploeg, 1)
    with transactie(wie, wat="toets"):
        personen.carry_over(wie, van_dossier=eerste.dossier_id, naar_dossier=casus.pk)
    sluit(ploeg, eerste, 2)


KLASSEN = [
    (blijft_open, ("Marloes Terpstra",), EerdereBetrokkenheid.VERVOLG_BEOORDELING),
    (monitort, ("Marloes Terpstra",), EerdereBetrokkenheid.VERVOLG_MONITORING),
    (helpt, ("Marloes Terpstra",), EerdereBetrokkenheid.VERVOLG_NA),
    (sluit, ("Marloes Terpstra",), EerdereBetrokkenheid.HER_EEN),
    (sluit, ("Marloes Terpstra", "Fenna van Dalen"), EerdereBetrokkenheid.HER_MEER),
]


@pytest.mark.parametrize(("verloop", "wie_bekend", "klasse"), KLASSEN)
def test_the_class_follows_who_is_confirmed_and_goes_back_when_it_is_taken_back(
    ploeg: Ploeg,
    verloop: Callable[[Ploeg, Melding], None],
    wie_bekend: tuple[str, ...],
    klasse: EerdereBetrokkenheid,
) -> None:
    verloop(ploeg, een_melding(ploeg))
    melding, wie = later_gemeld(ploeg), op_dag(ploeg, 6)
    assert melding.eerdere_betrokkenheid == EerdereBetrokkenheid.EERSTE
    with transactie(wie, wat="toets"):
        for naam in wie_bekend:
            assert koppel(wie, melding, naam) is True
        assert _moves(melding)[-1][1] == klasse
        assert Melding.objects.get(pk=melding.pk).eerdere_betrokkenheid == klasse
        for rij in melding.dossier.personen.filter(persoon__roepnaam__in=[naam.split()[0] for naam in wie_bekend]):
            actions.unlink_bekende(wie, melding=melding, persoon=rij.persoon_id)
        assert Melding.objects.get(pk=melding.pk).eerdere_betrokkenheid == EerdereBetrokkenheid.EERSTE
        ketting = _moves(melding)
    assert ketting[0][0] == ketting[-1][1] == EerdereBetrokkenheid.EERSTE
    assert all(links[1] == rechts[0] != rechts[1] for links, rechts in pairwise(ketting))
    assert ("melding.heringedeeld", "C") in {(blik.soort, blik.actie) for blik in wie.spoor.blikken}


def _moves(melding: Melding) -> list[tuple[str, str]]:
    """From what to what a melding was classified again, oldest first."""
    rijen = Gebeurtenis.objects.filter(soort="melding.heringedeeld", dossier_id=melding.dossier_id).order_by("id")
    return [(rij.codes["van"], rij.codes["naar"]) for rij in rijen]


def test_confirming_is_in_timeline_and_log_and_merges_nothing(ploeg: Ploeg) -> None:
    een_melding(ploeg)
    melding, wie = later_gemeld(ploeg), op_dag(ploeg, 6)
    with transactie(wie, wat="toets"):
        mensen = Persoon.objects.count()
        koppel(wie, melding, "Marloes Terpstra")
        assert Gebeurtenis.objects.filter(soort="persoon.herkend", dossier_id=melding.dossier_id).count() == 1
        assert Persoon.objects.count() == mensen
        assert kaarten(wie, melding).keys() == {"Fenna van Dalen", "Joris van Dalen"}, (
            "who is confirmed is not asked about again"
        )
    assert {"herkenning", "kaart"} <= {blik.soort for blik in wie.spoor.blikken}


def test_a_melding_that_was_judged_keeps_its_class(ploeg: Ploeg) -> None:
    een_melding(ploeg)
    melding, wie = later_gemeld(ploeg), op_dag(ploeg, 7)
    with transactie(wie, wat="toets"):
        actions.mark_in_beoordeling(wie, melding=melding)
        actions.mark_beoordeeld(wie, melding=melding, besluit="overdracht")
        assert koppel(wie, melding, "Marloes Terpstra") is False
        assert not _moves(melding)
        assert Melding.objects.get(pk=melding.pk).eerdere_betrokkenheid == EerdereBetrokkenheid.EERSTE
        assert ZelfdePersoon.objects.filter(dossier_id=melding.dossier_id, beeindigd_op=None).count() == 1


def test_what_ended_before_the_report_but_after_its_receipt_ran_when_it_came(ploeg: Ploeg) -> None:
    eerste = een_melding(ploeg)
    melding, wie = later_gemeld(ploeg), op_dag(ploeg, 9)
    sluit(ploeg, eerste, 8)
    with transactie(wie, wat="toets"):
        koppel(wie, melding, "Marloes Terpstra")
    assert melding.eerdere_betrokkenheid == EerdereBetrokkenheid.VERVOLG_BEOORDELING


def test_the_younger_melding_asks_and_not_the_older(ploeg: Ploeg) -> None:
    eerste, wie = een_melding(ploeg), op_dag(ploeg, 6)
    melding = later_gemeld(ploeg)
    with transactie(wie, wat="toets"):
        assert kaarten(wie, eerste) == {}
        assert kaarten(wie, melding).keys() == {"Marloes Terpstra", "Fenna van Dalen", "Joris van Dalen"}


def test_a_group_stays_one_person_when_its_first_record_is_recognised_later(ploeg: Ploeg) -> None:
    een_melding(ploeg)
    tweede, derde, wie = later_gemeld(ploeg, 5), later_gemeld(ploeg, 6), op_dag(ploeg, 7)
    with transactie(wie, wat="toets"):
        moeder = {m.pk: m.dossier.personen.get(rol="SLACHTOFFER").persoon for m in (tweede, derde)}
        actions.link_bekende(wie, melding=derde, persoon=moeder[derde.pk].pk, kaart=moeder[tweede.pk].publiek_id)
        koppel(wie, tweede, "Marloes Terpstra")
        eersten = set(ZelfdePersoon.objects.filter(beeindigd_op=None).values_list("eerste_id", flat=True))
        assert len(eersten) == 1
        assert "Marloes Terpstra" not in kaarten(wie, derde)


@pytest.mark.parametrize("naam", ["Lena", "Bram", "Jamila"])
def test_another_role_confirms_nothing_and_denies_nothing(ploeg: Ploeg, naam: str) -> None:
    een_melding(ploeg)
    melding, wie, fatima = later_gemeld(ploeg), op_dag(ploeg, 6, naam), op_dag(ploeg, 6)
    with transactie(fatima, wat="toets"):
        kaart = kaarten(fatima, melding)["Marloes Terpstra"]
        persoon = melding.dossier.personen.get(rol="SLACHTOFFER").persoon_id
    with transactie(wie, wat="toets"):
        with pytest.raises(NotAllowed):
            actions.link_bekende(wie, melding=melding, persoon=persoon, kaart=kaart)
        with pytest.raises(NotAllowed):
            actions.deny_bekende(wie, melding=melding, kaart=kaart)
        with pytest.raises(NotAllowed):
            queries.maybe_known_in(wie, melding=melding)


def test_the_database_refuses_another_role_by_itself(ploeg: Ploeg) -> None:
    een_melding(ploeg)
    melding, fatima = later_gemeld(ploeg), op_dag(ploeg, 6)
    with transactie(fatima, wat="toets"):
        koppel(fatima, melding, "Marloes Terpstra")
    for functie in ("persoon_herken_in", "persoon_verleden"):
        lena = op_dag(ploeg, 6, "Lena")
        with pytest.raises(Exception, match="mag niet herkennen"), transactie(lena, wat="toets"):
            connection.cursor().execute(f"SELECT * FROM {functie}(%s)", [melding.dossier_id])


def test_triage_of_another_region_finds_no_card_of_a_melding_that_it_may_not_know(ploeg: Ploeg) -> None:
    een_melding(ploeg)
    melding, fatima, elif_ = later_gemeld(ploeg), op_dag(ploeg, 6), op_dag(ploeg, 6, "Elif")
    with transactie(fatima, wat="toets"):
        kaart = kaarten(fatima, melding)["Marloes Terpstra"]
    with transactie(elif_, wat="toets"):
        assert queries.maybe_known_in(elif_, melding=melding) == ([], 0)
        with pytest.raises(NotFound):
            actions.deny_bekende(elif_, melding=melding, kaart=kaart)


def test_an_unknown_card_a_foreign_person_and_a_second_answer_are_refused(ploeg: Ploeg) -> None:
    eerste = een_melding(ploeg)
    melding, wie = later_gemeld(ploeg), op_dag(ploeg, 6)
    with transactie(wie, wat="toets"):
        persoon = melding.dossier.personen.get(rol="SLACHTOFFER").persoon_id
        vreemd = eerste.dossier.personen.get(rol="PLEGER").persoon_id
        kaart = kaarten(wie, melding)["Marloes Terpstra"]
        eigen = Persoon.objects.get(pk=persoon).publiek_id
        for onbekend in (uuid4(), eigen):
            with pytest.raises(NotFound):
                actions.link_bekende(wie, melding=melding, persoon=persoon, kaart=onbekend)
            with pytest.raises(NotFound):
                actions.deny_bekende(wie, melding=melding, kaart=onbekend)
        with pytest.raises(NotFound):
            actions.link_bekende(wie, melding=melding, persoon=vreemd, kaart=kaart)
        assert not ZelfdePersoon.objects.exists()
        actions.link_bekende(wie, melding=melding, persoon=persoon, kaart=kaart)
        with pytest.raises(NotPossible):
            actions.link_bekende(wie, melding=melding, persoon=persoon, kaart=kaarten(wie, melding)["Fenna van Dalen"])


def test_who_is_somebody_else_is_not_asked_about_again(ploeg: Ploeg) -> None:
    een_melding(ploeg)
    melding, andere, wie = later_gemeld(ploeg), later_gemeld(ploeg), op_dag(ploeg, 6)
    with transactie(wie, wat="toets"):
        kaart = kaarten(wie, melding)["Joris van Dalen"]
        actions.deny_bekende(wie, melding=melding, kaart=kaart)
        assert "Joris van Dalen" not in kaarten(wie, melding)
        assert kaarten(wie, melding, alles=True)["Joris van Dalen"] == kaart
        with pytest.raises(NotPossible):
            actions.deny_bekende(wie, melding=melding, kaart=kaart)
        gezegd = Gebeurtenis.objects.get(soort="persoon.niet_herkend")
        assert (gezegd.dossier_id, gezegd.codes) == (melding.dossier_id, {"kaart": str(kaart)})
        assert "Joris van Dalen" in kaarten(wie, andere), "only for this melding"


def test_whoever_is_kept_out_of_the_earlier_dossier_gets_no_card(ploeg: Ploeg) -> None:
    eerste, fatima = een_melding(ploeg), op_dag(ploeg, 1)
    with transactie(fatima, wat="toets"):
        dossiers.exclude_medewerker(
            fatima, dossier=eerste.dossier_id, medewerker=ploeg.mensen["Gerda"].pk, reden="familie"
        )
    melding, gerda = later_gemeld(ploeg), op_dag(ploeg, 6, "Gerda")
    with transactie(gerda, wat="toets"):
        assert kaarten(gerda, melding) == {}


def test_a_card_is_for_whom_it_fits_and_one_without_a_name_may_be_anybody_who_is_left(ploeg: Ploeg) -> None:
    een_melding(ploeg)
    melding, wie = later_gemeld(ploeg, betrokkenen=(MOEDER, VADER, TEUN)), op_dag(ploeg, 6)
    with transactie(wie, wat="toets"):
        voor = {
            een.kaart.naam: [rij.persoon.roepnaam for rij in een.mensen]
            for een in queries.maybe_known_in(wie, melding=melding)[0]
        }
    assert voor["Marloes Terpstra"] == ["Marloes"]
    assert voor["Joris van Dalen"] == ["Joris"], "by address, and of that name"
    assert len(voor["Fenna van Dalen"]) == 3, "by address alone"
