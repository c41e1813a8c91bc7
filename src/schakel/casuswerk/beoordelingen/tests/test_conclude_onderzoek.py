from datetime import timedelta

import pytest
from django.db import IntegrityError

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.beoordelingen import actions, queries
from schakel.casuswerk.beoordelingen.models import Onderzoek, Onderzoeksuitkomst
from schakel.casuswerk.beoordelingen.queries.informeren import silent_kinderen
from schakel.casuswerk.beoordelingen.rules import Besluitsoort, Bevinding, Geweldsoort, Uitkomst, VroegSluiten
from schakel.casuswerk.beoordelingen.rules.meebeslissen import Functie, Stem
from schakel.casuswerk.beoordelingen.tests.builders import ACUUT, een_besluit, why_not
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.personen import queries as personen
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

BEVESTIGD = [Bevinding(Geweldsoort.HUISELIJK_GEWELD, Uitkomst.BEVESTIGD, ("01",))]


def _handeling(ploeg: Ploeg, naam: str = "Fatima", dagen: int = 1) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(days=dagen))


@pytest.fixture
def onderzoek(ploeg: Ploeg) -> Onderzoek:
    genomen = een_besluit(ploeg, Besluitsoort.ONDERZOEK, ACUUT)
    wie = _handeling(ploeg)
    with transactie(wie, wat="toets"):
        gevonden = queries.onderzoek_of(wie, beoordeling=genomen.beoordeling_id)
        assert gevonden is not None
        return queries.access_onderzoek(wie, publiek_id=gevonden.publiek_id)


def _begin(ploeg: Ploeg, onderzoek: Onderzoek, naam: str = "Fatima") -> None:
    wie = _handeling(ploeg, naam)
    with transactie(wie, wat="toets"):
        actions.start_onderzoek(wie, onderzoek=onderzoek)


def _agree(ploeg: Ploeg, onderzoek: Onderzoek, naam: str = "Nadia", dagen: int = 2) -> None:
    wie = _handeling(ploeg, naam, dagen)
    with transactie(wie, wat="toets"):
        actions.sign_off(
            wie, beoordeling=onderzoek.beoordeling, onderzoek=onderzoek, functie=Functie.GEDRAGSWETENSCHAPPER
        )


def _conclude(ploeg: Ploeg, onderzoek: Onderzoek, *, dagen: int = 3, **anders: object) -> Onderzoek:
    wie = _handeling(ploeg, dagen=dagen)
    velden: dict[str, object] = {"bevindingen": BEVESTIGD, "conclusie": "Vader sloeg moeder.", **anders}
    with transactie(wie, wat="toets"):
        velden.setdefault("kinderen", why_not(wie, onderzoek))
        return actions.conclude_onderzoek(wie, onderzoek=onderzoek, **velden)  # type: ignore[arg-type]


def test_it_is_concluded_together_and_handed_over(ploeg: Ploeg, onderzoek: Onderzoek) -> None:
    _begin(ploeg, onderzoek)
    _agree(ploeg, onderzoek)
    klaar = _conclude(ploeg, onderzoek, ontvanger_team=ploeg.team_van("Jamila").pk)
    wie = _handeling(ploeg, dagen=4)
    with transactie(wie, wat="toets"):
        (uitkomst,) = Onderzoeksuitkomst.objects.visible_to(wie)
        overdracht = Overdracht.objects.get(pk=klaar.overdracht_id or 0)
    assert (klaar.status, uitkomst.code, uitkomst.aarden) == ("AFGEROND", "03", ["01"])
    assert overdracht.ontvanger_team_id == ploeg.team_van("Jamila").pk
    assert "huiselijk geweld: bevestigd" in overdracht.samenvatting["gebeurd"]
    assert "Vader" not in str(overdracht.samenvatting)


def test_no_child_is_passed_over_in_silence(ploeg: Ploeg, onderzoek: Onderzoek) -> None:
    _begin(ploeg, onderzoek)
    _agree(ploeg, onderzoek)
    wie = _handeling(ploeg)
    with transactie(wie, wat="toets"):
        vragen = why_not(wie, onderzoek)
        assert len(vragen) == 2, "Fenna is nine, Teun is four"
        teun = next(rij for rij in silent_kinderen(wie, onderzoek=onderzoek) if rij.persoon.roepnaam != "Fenna")
    for fout in ({}, {**vragen, teun.persoon.publiek_id: "zomaar"}):
        with pytest.raises(InvalidInput) as gezegd:
            _conclude(ploeg, onderzoek, kinderen=fout)
        assert f"kind-{teun.persoon.publiek_id}" in gezegd.value.fouten
    with transactie(wie, wat="toets"):
        for rij in silent_kinderen(wie, onderzoek=onderzoek):
            actions.meet_kind(wie, beoordeling=onderzoek.beoordeling, persoon=rij.persoon.publiek_id, wat="gezien")
        (fenna,) = silent_kinderen(wie, onderzoek=onderzoek)
        assert fenna.persoon.roepnaam == "Fenna", "from the age of the region a child is spoken, not seen alone"
    _conclude(ploeg, onderzoek, kinderen={fenna.persoon.publiek_id: "wilde_niet"})
    wie = _handeling(ploeg, dagen=4)
    with transactie(wie, wat="toets"):
        laatste = personen.kindcontacten_of(wie, dossier=onderzoek.dossier_id)[0]
        assert (laatste.persoon_id, laatste.reden_niet) == (fenna.persoon_id, "wilde_niet")
        assert Gebeurtenis.objects.get(soort="onderzoek.afgerond").codes["kinderen_niet"] == 1


def test_without_a_gedragswetenschapper_there_is_no_outcome(ploeg: Ploeg, onderzoek: Onderzoek) -> None:
    _begin(ploeg, onderzoek)
    with pytest.raises(NotPossible, match="gedragswetenschapper"):
        _conclude(ploeg, onderzoek)


def test_the_last_voice_counts_and_none_comes_after_the_end(ploeg: Ploeg, onderzoek: Onderzoek) -> None:
    _begin(ploeg, onderzoek)
    _agree(ploeg, onderzoek)
    nadia = _handeling(ploeg, "Nadia", 3)
    with transactie(nadia, wat="toets"):
        actions.sign_off(
            nadia,
            beoordeling=onderzoek.beoordeling,
            onderzoek=onderzoek,
            functie=Functie.GEDRAGSWETENSCHAPPER,
            stem=Stem.ONEENS,
            toelichting="Ik las het verslag van de arts.",
        )
    with pytest.raises(NotPossible, match="gedragswetenschapper"):
        _conclude(ploeg, onderzoek)
    _agree(ploeg, onderzoek, dagen=4)
    _conclude(ploeg, onderzoek, dagen=5)
    with pytest.raises(NotPossible):
        _agree(ploeg, onderzoek, dagen=6)


def test_who_looked_before_a_colleague_ended_it_reads_so_and_changes_nothing(
    ploeg: Ploeg, onderzoek: Onderzoek
) -> None:
    _begin(ploeg, onderzoek)
    _agree(ploeg, onderzoek)
    wie = _handeling(ploeg)
    with transactie(wie, wat="toets"):
        oud = queries.access_onderzoek(wie, publiek_id=onderzoek.publiek_id)
    _conclude(ploeg, onderzoek)
    later = _handeling(ploeg, dagen=4)
    with transactie(later, wat="toets"), pytest.raises(NotPossible):
        actions.close_early(later, onderzoek=oud, reden=VroegSluiten.OVERLEDEN, conclusie="Overleden.")
    with transactie(later, wat="toets"), pytest.raises(NotPossible):
        actions.conclude_onderzoek(later, onderzoek=oud, bevindingen=BEVESTIGD, conclusie="Nog een keer.")
    with transactie(later, wat="toets"):
        assert queries.access_onderzoek(later, publiek_id=onderzoek.publiek_id).status == "AFGEROND"


def test_it_begins_before_it_ends_and_once(ploeg: Ploeg, onderzoek: Onderzoek) -> None:
    with pytest.raises(NotPossible):
        _conclude(ploeg, onderzoek)
    _begin(ploeg, onderzoek)
    with pytest.raises(NotPossible):
        _begin(ploeg, onderzoek)


def test_a_conclusion_has_words(ploeg: Ploeg, onderzoek: Onderzoek) -> None:
    _begin(ploeg, onderzoek)
    with pytest.raises(InvalidInput):
        _conclude(ploeg, onderzoek, conclusie=" ")


def test_no_nature_without_confirmation_also_in_the_database(ploeg: Ploeg, onderzoek: Onderzoek) -> None:
    wie = _handeling(ploeg)
    with pytest.raises(IntegrityError), transactie(wie, wat="toets"):
        Onderzoeksuitkomst.objects.create(
            dossier_id=onderzoek.dossier_id,
            onderzoek=onderzoek,
            soort="HUISELIJK_GEWELD",
            uitkomst="WEERLEGD",
            code="01",
            aarden=["01"],
        )


def test_it_can_end_early(ploeg: Ploeg, onderzoek: Onderzoek) -> None:
    _begin(ploeg, onderzoek)
    wie = _handeling(ploeg, dagen=2)
    with transactie(wie, wat="toets"):
        klaar = actions.close_early(
            wie, onderzoek=onderzoek, reden=VroegSluiten.VERTROKKEN, conclusie="Het huis staat leeg."
        )
    assert (klaar.status, klaar.vroeg_gesloten) == ("VROEG_GESLOTEN", "VERTROKKEN")


@pytest.mark.parametrize("naam", ["Ibrahim", "Lena", "Jamila", "Frank"])
def test_who_does_not_investigate_cannot_begin(ploeg: Ploeg, onderzoek: Onderzoek, naam: str) -> None:
    with pytest.raises(NotAllowed):
        _begin(ploeg, onderzoek, naam)


def test_the_assessor_of_the_investigation_does_not_judge_along(ploeg: Ploeg, onderzoek: Onderzoek) -> None:
    _begin(ploeg, onderzoek)
    with pytest.raises(NotPossible):
        _agree(ploeg, onderzoek, "Fatima")
