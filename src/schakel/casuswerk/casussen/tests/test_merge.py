from collections import Counter
from datetime import timedelta
from random import Random

import pytest

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.termijnen.models import Termijn
from schakel.basis.termijnen.tests.builders import laad_termijnen
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen import actions, queries
from schakel.casuswerk.casussen.models import Casus, Casusmelding
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions as dossieracties
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def op(ploeg: Ploeg, naam: str, uren: float) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(hours=uren))


@pytest.fixture
def twee(ploeg: Ploeg) -> tuple[Casus, Casus]:
    """Return two casussen; in the second a team takes part that is not in the first."""
    een, ander = een_casus(ploeg), een_casus(ploeg)
    fatima = op(ploeg, "Fatima", 1)
    with transactie(fatima, wat="toets"):
        dossieracties.grant_betrokkenheid(
            fatima,
            dossier=ander.dossier_id,
            team=ploeg.team_van("Jamila").pk,
            rol=BetrokkenheidRol.UITVOERING,
            grondslag="toets",
        )
        dossieracties.pass_on(
            fatima, dossier=ander.dossier_id, naar_team=ploeg.team_van("Jamila").pk, reden="toets", bron="toets"
        )
    return een, ander


def voeg_samen(ploeg: Ploeg, twee: tuple[Casus, Casus], naam: str = "Fatima") -> object:
    fatima = op(ploeg, "Fatima", 2)
    with transactie(fatima, wat="toets"):
        return actions.merge(
            fatima, casus=twee[0], ander=twee[1], reden="ZELFDE_GEZIN", verantwoordelijk_team=ploeg.team_van(naam).pk
        )


def test_every_team_sees_both_and_one_answers(ploeg: Ploeg, twee: tuple[Casus, Casus]) -> None:
    voeg_samen(ploeg, twee)
    jamila = op(ploeg, "Jamila", 3)
    with transactie(jamila, wat="toets"):
        assert Casus.objects.count() == 2
        for casus in twee:
            assert queries.group_of(jamila, dossier=casus.dossier_id) == (twee[0].dossier_id, twee[1].dossier_id)
            nu = dossiers.responsible_at(jamila, dossier=casus.dossier_id, moment=jamila.moment)
            assert nu is not None
            assert nu.team == ploeg.team_van("Fatima").pk


def test_undoing_ends_exactly_the_rights_that_came_with_it(ploeg: Ploeg, twee: tuple[Casus, Casus]) -> None:
    samenvoeging = voeg_samen(ploeg, twee)
    fatima = op(ploeg, "Fatima", 4)
    with transactie(fatima, wat="toets"):
        actions.unmerge(fatima, samenvoeging=samenvoeging)  # type: ignore[arg-type]
        assert queries.group_of(fatima, dossier=twee[0].dossier_id) == (twee[0].dossier_id,)
    with transactie(op(ploeg, "Jamila", 5), wat="toets"):
        assert list(Casus.objects.values_list("pk", flat=True)) == [twee[1].pk]
    with pytest.raises(NotPossible), transactie(op(ploeg, "Fatima", 6), wat="toets"):
        actions.unmerge(op(ploeg, "Fatima", 6), samenvoeging=samenvoeging)  # type: ignore[arg-type]


def test_a_third_team_cannot_be_made_to_answer(ploeg: Ploeg, twee: tuple[Casus, Casus]) -> None:
    with pytest.raises(InvalidInput):
        voeg_samen(ploeg, twee, "Carlijn")


def test_joined_twice_is_refused(ploeg: Ploeg, twee: tuple[Casus, Casus]) -> None:
    voeg_samen(ploeg, twee)
    with pytest.raises(NotPossible):
        voeg_samen(ploeg, twee)


def test_an_outsider_joins_nothing(ploeg: Ploeg, twee: tuple[Casus, Casus]) -> None:
    carlijn = op(ploeg, "Carlijn", 2)
    with pytest.raises(NotAllowed), transactie(carlijn, wat="toets"):
        actions.merge(
            carlijn,
            casus=twee[0],
            ander=twee[1],
            reden="ZELFDE_GEZIN",
            verantwoordelijk_team=ploeg.team_van("Fatima").pk,
        )


def test_joining_takes_the_other_on_and_never_gives_the_own_away(ploeg: Ploeg, twee: tuple[Casus, Casus]) -> None:
    """Else a merge would be a handover that nobody accepted."""
    with pytest.raises(InvalidInput) as fout:
        voeg_samen(ploeg, twee, "Jamila")
    assert set(fout.value.fouten) == {"verantwoordelijk_team"}


def test_a_reason_of_the_list_is_asked(ploeg: Ploeg, twee: tuple[Casus, Casus]) -> None:
    fatima = op(ploeg, "Fatima", 2)
    with pytest.raises(InvalidInput) as fout, transactie(fatima, wat="toets"):
        actions.join(fatima, casus=twee[0], ander=twee[1], reden="", regie="deze")
    assert set(fout.value.fouten) == {"reden"}


def test_joined_by_whoever_works_on_it(ploeg: Ploeg, twee: tuple[Casus, Casus]) -> None:
    jamila = op(ploeg, "Jamila", 2)
    with transactie(op(ploeg, "Fatima", 1.5), wat="toets"):
        dossieracties.grant_betrokkenheid(
            op(ploeg, "Fatima", 1.5), dossier=twee[0].dossier_id, team=jamila.team or 0,
            rol=BetrokkenheidRol.UITVOERING, grondslag="toets",
        )  # fmt: skip
    with transactie(jamila, wat="toets"):
        actions.join(jamila, casus=twee[1], ander=twee[0], reden="ZELFDE_GEWELD", regie="deze")
    later = op(ploeg, "Jamila", 3)
    with transactie(later, wat="toets"):
        for casus in twee:
            nu = dossiers.responsible_at(later, dossier=casus.dossier_id, moment=later.moment)
            assert nu is not None
            assert nu.team == jamila.team


def _all_of(ploeg: Ploeg, twee: tuple[Casus, Casus], uren: float) -> dict[str, Counter[tuple[object, ...]]]:
    """Return every melding, clock and event of two casussen, as somebody sees them who may see both."""
    dossiers_ = [casus.dossier_id for casus in twee]
    with transactie(op(ploeg, "Fatima", uren), wat="toets"):
        return {
            "meldingen": Counter(Casusmelding.objects.filter(casus__in=twee).values_list("casus_id", "melding_id")),
            "termijnen": Counter(
                Termijn.objects.filter(dossier_id__in=dossiers_).values_list("dossier_id", "definitie", "gestart_op")
            ),
            "gebeurtenissen": Counter(
                Gebeurtenis.objects.filter(dossier_id__in=dossiers_).values_list("id", "dossier_id", "soort")
            ),
        }


def _land(ploeg: Ploeg, casus: Casus, uren: float) -> None:
    """Let one more melding land in a casus."""
    melding = een_melding(ploeg, "Ibrahim", handeling=op(ploeg, "Ibrahim", uren))
    balie, fatima = op(ploeg, "Ibrahim", uren + 0.1), op(ploeg, "Fatima", uren + 0.2)
    with transactie(balie, wat="toets"):
        dossieracties.pass_on(
            balie, dossier=melding.dossier_id, naar_team=ploeg.team_van("Fatima").pk, reden="triage", bron="melding"
        )
    with transactie(fatima, wat="toets"):
        actions.link_melding(fatima, casus=Casus.objects.get(pk=casus.pk), melding=Melding.objects.get(pk=melding.pk))


@pytest.mark.parametrize("zaad", range(4))
def test_no_melding_clock_or_event_is_lost_by_joining_or_parting(ploeg: Ploeg, zaad: int) -> None:
    """A property: whatever lands before and between, all of it still stands where it stood, and nothing doubled."""
    toeval = Random(zaad)
    laad_termijnen()
    twee = een_casus(ploeg), een_casus(ploeg)
    uren, eerder = 1.0, _all_of(ploeg, twee, 1)
    fatima, samen = ploeg.team_van("Fatima").pk, None
    for _ronde in range(2):
        for stap in ("land", "samen", "land", "uiteen"):
            uren += 1
            if stap == "samen":
                with transactie(op(ploeg, "Fatima", uren), wat="toets"):
                    samen = actions.merge(
                        op(ploeg, "Fatima", uren), casus=twee[0], ander=twee[1], reden="ZELFDE_GEZIN",
                        verantwoordelijk_team=fatima,
                    )  # fmt: skip
            elif stap == "uiteen":
                with transactie(op(ploeg, "Fatima", uren), wat="toets"):
                    actions.unmerge(op(ploeg, "Fatima", uren), samenvoeging=samen)  # type: ignore[arg-type]
            elif toeval.random() < 0.8:
                _land(ploeg, toeval.choice(twee), uren)
            nu = _all_of(ploeg, twee, uren + 0.5)
            for wat, rijen in eerder.items():
                assert not rijen - nu[wat], (stap, wat)
            assert not [rij for rij, aantal in nu["meldingen"].items() if aantal > 1]
            assert (nu["meldingen"] == eerder["meldingen"]) or stap == "land"
            eerder = nu
