"""Only named colleagues see a dossier: nobody else does, no later deed lifts it, and its alarms go on."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.termijnen.models import Termijn
from schakel.basis.termijnen.tests.builders import laad_termijnen
from schakel.basis.toegang.models import Teamlid
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.dossiers import actions, queries
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.dossiers.rules import Beperkreden, BetrokkenheidRol, Uitsluitreden
from schakel.casuswerk.dossiers.tests.builders import WMO, een_dossier
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
TRIAGE = ("Fatima", "Gerda", "Lena")


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def dossier(ploeg: Ploeg) -> Dossier:
    """A dossier of triage in which the jeugdteam, of another organisation, is too."""
    laad_termijnen()
    dossier = een_dossier(ploeg)
    wie = ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        geef(wie, dossier, ploeg.team_van("Jamila").pk)
    return dossier


def geef(wie: Handeling, dossier: Dossier, team: int) -> None:
    actions.grant_betrokkenheid(wie, dossier=dossier.pk, team=team, rol=BetrokkenheidRol.UITVOERING, grondslag=WMO)


def op(ploeg: Ploeg, naam: str, minuten: int = 5) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(minutes=minuten))


def beperk(ploeg: Ploeg, dossier: Dossier, *namen: str, door: str = "Lena", minuten: int = 5) -> None:
    wie = op(ploeg, door, minuten)
    with transactie(wie, wat="toets"):
        mensen = [ploeg.mensen[naam].pk for naam in namen]
        actions.restrict(wie, dossier=dossier.pk, medewerkers=mensen, reden=Beperkreden.COLLEGA)


def ziet(ploeg: Ploeg, dossier: Dossier, naam: str, minuten: int = 30) -> bool:
    """Answer whether this member of the cast finds the dossier, by either of the two locks."""
    wie = op(ploeg, naam, minuten)
    with transactie(wie, wat="toets"):
        eerste = Dossier.objects.visible_to(wie).filter(pk=dossier.pk).exists()
        assert eerste == Dossier.objects.filter(pk=dossier.pk).exists(), "both locks say the same"
        return eerste


def test_only_who_is_named_sees_it_and_other_organisations_keep_what_they_saw(ploeg: Ploeg, dossier: Dossier) -> None:
    beperk(ploeg, dossier, "Lena", "Fatima")
    assert {naam: ziet(ploeg, dossier, naam) for naam in (*TRIAGE, "Ibrahim", "Jamila", "Elif")} == {
        "Fatima": True, "Gerda": False, "Lena": True, "Ibrahim": False, "Jamila": True, "Elif": False,
    }  # fmt: skip
    with transactie(op(ploeg, "Lena", 31), wat="toets"):
        assert queries.named_in(op(ploeg, "Lena", 31), dossier=dossier.pk) == {
            ploeg.mensen["Lena"].pk, ploeg.mensen["Fatima"].pk,
        }  # fmt: skip
        gebeurtenis = Gebeurtenis.objects.get(soort="beperking.ingesteld")
        termijn = Termijn.objects.get(definitie="beperking_herzien")
    assert gebeurtenis.codes == {"reden": "collega", "aantal": 2}, "a code and a number, never who"
    assert (termijn.status, termijn.team_id) == ("LOPEND", ploeg.team_van("Fatima").pk)


def test_no_later_deed_lifts_it_by_accident(ploeg: Ploeg, dossier: Dossier) -> None:
    beperk(ploeg, dossier, "Lena", "Fatima")
    wie = op(ploeg, "Fatima", 6)
    with transactie(wie, wat="toets"):
        geef(wie, dossier, ploeg.team_van("Fatima").pk)
    assert not ziet(ploeg, dossier, "Gerda")


def test_lifting_it_lets_the_team_in_again_but_not_whom_somebody_keeps_out(ploeg: Ploeg, dossier: Dossier) -> None:
    wie = op(ploeg, "Lena", 4)
    with transactie(wie, wat="toets"):
        actions.keep_out(
            wie, dossier=dossier.pk, team=ploeg.team_van("Gerda").pk, medewerker=ploeg.mensen["Gerda"].pk,
            reden=Uitsluitreden.BEKENDE,
        )  # fmt: skip
    beperk(ploeg, dossier, "Lena", "Fatima")
    wie = op(ploeg, "Lena", 7)
    with transactie(wie, wat="toets"):
        actions.lift_restriction(wie, dossier=dossier.pk)
        assert Termijn.objects.get(definitie="beperking_herzien").status == "AFGEDAAN"
        with pytest.raises(NotPossible):
            actions.lift_restriction(wie, dossier=dossier.pk)
    assert not ziet(ploeg, dossier, "Gerda")


def test_naming_others_begins_the_clock_anew(ploeg: Ploeg, dossier: Dossier) -> None:
    beperk(ploeg, dossier, "Lena", "Fatima")
    beperk(ploeg, dossier, "Lena", "Gerda", minuten=60)
    assert (ziet(ploeg, dossier, "Fatima", 90), ziet(ploeg, dossier, "Gerda", 90)) == (False, True)
    with transactie(op(ploeg, "Lena", 91), wat="toets"):
        assert Termijn.objects.get(definitie="beperking_herzien").gestart_op == op(ploeg, "Lena", 60).moment


@pytest.mark.parametrize(("namen", "woord"), [
    (("Fatima", "Gerda"), "uzelf"), (("Lena",), "twee"), (("Lena", "Jamila"), "uw organisatie"),
])  # fmt: skip
def test_enough_own_people_and_whoever_decides_among_them(
    ploeg: Ploeg, dossier: Dossier, namen: tuple[str, ...], woord: str
) -> None:
    with pytest.raises(InvalidInput) as fout:
        beperk(ploeg, dossier, *namen)
    assert woord in str(fout.value.fouten)
    assert ziet(ploeg, dossier, "Gerda")


@pytest.mark.parametrize("door", ["Fatima", "Jamila"])
def test_only_who_leads_or_directs_may(ploeg: Ploeg, dossier: Dossier, door: str) -> None:
    with pytest.raises(NotAllowed):
        beperk(ploeg, dossier, "Lena", door, door=door)


def test_whoever_directs_is_not_left_out(ploeg: Ploeg, dossier: Dossier) -> None:
    wie = op(ploeg, "Lena", 4)
    with transactie(wie, wat="toets"):
        actions.offer_regie(
            wie, dossier=dossier.pk, team=ploeg.team_van("Gerda").pk, medewerker=ploeg.mensen["Gerda"].pk
        )
    with pytest.raises(NotPossible, match="regie"):
        beperk(ploeg, dossier, "Lena", "Fatima")


def test_the_last_who_sees_it_does_not_leave_the_team(ploeg: Ploeg, dossier: Dossier) -> None:
    beperk(ploeg, dossier, "Lena", "Fatima")
    dag = (ploeg.moment + timedelta(days=3)).date()

    def vertrek(naam: str) -> None:
        lid = Teamlid.objects.get(medewerker=ploeg.mensen[naam])
        lid.periode = (lid.periode.lower, dag)
        lid.save(update_fields=["periode"])

    vertrek("Lena")
    with pytest.raises(IntegrityError, match="is de laatste"), transaction.atomic():
        vertrek("Fatima")
    fatima = ploeg.mensen["Fatima"]
    fatima.is_active = False
    with pytest.raises(IntegrityError, match="is de laatste"), transaction.atomic():
        fatima.save(update_fields=["is_active"])


def test_the_last_but_one_who_is_named_is_kept_out_and_then_nobody_more(ploeg: Ploeg, dossier: Dossier) -> None:
    beperk(ploeg, dossier, "Lena", "Fatima")
    wie = op(ploeg, "Lena", 8)
    with transactie(wie, wat="toets"):
        actions.keep_out(
            wie, dossier=dossier.pk, team=ploeg.team_van("Fatima").pk, medewerker=ploeg.mensen["Fatima"].pk,
            reden=Uitsluitreden.FAMILIE,
        )  # fmt: skip
        assert Dossier.objects.filter(pk=dossier.pk).exists()
