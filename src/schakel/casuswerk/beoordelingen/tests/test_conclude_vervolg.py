"""Voorwaarden & vervolg: begun, agreed with the household, concluded together, and passed on by the agreement."""

from datetime import datetime, timedelta

import pytest

from schakel.basis.afspraken.tests.builders import MACHINE
from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.rules import Instellingbeschrijving
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.beoordelingen import actions, queries
from schakel.casuswerk.beoordelingen.models import Onderzoek, Onderzoeksuitkomst, Routeafwijking
from schakel.casuswerk.beoordelingen.rules import (
    AFGEROND,
    BEGONNEN,
    SAMEN_SLEUTEL,
    Besluitsoort,
    Bevinding,
    Dienst,
    Geweldsoort,
    Inhoud,
    Terugkoppelmoment,
    Uitkomst,
    VroegSluiten,
    co_decider,
)
from schakel.casuswerk.beoordelingen.rules.meebeslissen import Functie
from schakel.casuswerk.beoordelingen.tests.builders import (
    RUSTIG,
    beantwoord,
    beslis_mee,
    besluit,
    een_beoordeling,
    een_besluit,
)
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.plannen.tests.builders import een_voorwaarde
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import AMSTERDAM
from schakel.toolkit.transactie import transactie

BEVESTIGD = [Bevinding(Geweldsoort.HUISELIJK_GEWELD, Uitkomst.BEVESTIGD, ("01",))]
DEELS = {**RUSTIG, "feit.meewerken": {"waarde": "een"}}


def _handeling(ploeg: Ploeg, naam: str = "Fatima", dagen: int = 1) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(days=dagen))


@pytest.fixture
def vervolg(ploeg: Ploeg) -> Onderzoek:
    ploeg.moment = datetime(2019, 6, 3, 10, 0, tzinfo=AMSTERDAM)
    genomen = een_besluit(ploeg, Besluitsoort.VOORWAARDEN_VERVOLG, DEELS)
    wie = _handeling(ploeg)
    with transactie(wie, wat="toets"):
        gevonden = queries.onderzoek_of(wie, beoordeling=genomen.beoordeling_id)
        assert gevonden is not None
        return queries.access_onderzoek(wie, publiek_id=gevonden.publiek_id, dienst=Dienst.VOORWAARDEN_VERVOLG)


def _begin(ploeg: Ploeg, rij: Onderzoek, naam: str = "Fatima") -> None:
    wie = _handeling(ploeg, naam)
    with transactie(wie, wat="toets"):
        actions.start_vervolg(wie, onderzoek=rij)


def _set_condition(ploeg: Ploeg, rij: Onderzoek) -> None:
    assert rij.casus is not None
    een_voorwaarde(ploeg, rij.casus.dossier_id)


def _agree(ploeg: Ploeg, rij: Onderzoek) -> None:
    wie = _handeling(ploeg, "Nadia", 2)
    with transactie(wie, wat="toets"):
        actions.sign_off(wie, beoordeling=rij.beoordeling, onderzoek=rij, functie=Functie.GEDRAGSWETENSCHAPPER)


def _ready(ploeg: Ploeg, rij: Onderzoek) -> None:
    _begin(ploeg, rij)
    _set_condition(ploeg, rij)
    _agree(ploeg, rij)


def _conclude(ploeg: Ploeg, rij: Onderzoek, **anders: object) -> Onderzoek:
    wie = _handeling(ploeg, dagen=3)
    velden: dict[str, object] = {"bevindingen": BEVESTIGD, "conclusie": "Vader slaapt elders.", **anders}
    velden.setdefault("ontvanger_team", _proposed(ploeg, rij))
    with transactie(wie, wat="toets"):
        return actions.conclude_vervolg(wie, onderzoek=rij, **velden)  # type: ignore[arg-type]


def _proposed(ploeg: Ploeg, rij: Onderzoek) -> int:
    """The cast's melding tells of children: the agreement makes the jeugdteam casemanager."""
    return ploeg.team_van("Jamila").pk


def _events(ploeg: Ploeg, rij: Onderzoek) -> list[str]:
    wie = _handeling(ploeg, dagen=9)
    with transactie(wie, wat="toets"):
        return list(Gebeurtenis.objects.filter(dossier_id=rij.dossier_id).values_list("soort", flat=True))


def test_who_begins_answers_and_directs(ploeg: Ploeg, vervolg: Onderzoek) -> None:
    _begin(ploeg, vervolg)
    wie = _handeling(ploeg, dagen=2)
    with transactie(wie, wat="toets"):
        assert vervolg.casus is not None
        nu = dossiers.responsible_at(wie, dossier=vervolg.casus.dossier_id, moment=wie.moment)
        assert nu is not None and nu.team == ploeg.team_van("Fatima").pk
    assert BEGONNEN[Dienst.VOORWAARDEN_VERVOLG] in _events(ploeg, vervolg)


def test_it_is_concluded_together_and_handed_over_by_the_agreement(ploeg: Ploeg, vervolg: Onderzoek) -> None:
    _ready(ploeg, vervolg)
    klaar = _conclude(ploeg, vervolg)
    wie = _handeling(ploeg, dagen=4)
    with transactie(wie, wat="toets"):
        (uitkomst,) = Onderzoeksuitkomst.objects.visible_to(wie)
        overdracht = Overdracht.objects.get(pk=klaar.overdracht_id or 0)
        assert klaar.afgerond_op is not None
        assert not Routeafwijking.objects.visible_to(wie).filter(op=klaar.afgerond_op).exists()
    assert (klaar.status, uitkomst.code, uitkomst.aarden) == ("AFGEROND", "03", ["01"])
    assert overdracht.ontvanger_team_id == _proposed(ploeg, vervolg)
    assert "1 voorwaarde" in overdracht.samenvatting["veiligheid_nu"]
    assert "Vader" not in str(overdracht.samenvatting)
    assert AFGEROND[Dienst.VOORWAARDEN_VERVOLG] in _events(ploeg, vervolg)


def test_without_a_condition_nothing_is_agreed(ploeg: Ploeg, vervolg: Onderzoek) -> None:
    _begin(ploeg, vervolg)
    _agree(ploeg, vervolg)
    with pytest.raises(NotPossible, match="voorwaarde"):
        _conclude(ploeg, vervolg)


def test_somebody_of_the_household_was_spoken(ploeg: Ploeg) -> None:
    ploeg.moment = datetime(2019, 6, 3, 10, 0, tzinfo=AMSTERDAM)
    beoordeling = een_beoordeling(ploeg)
    wie = _handeling(ploeg, dagen=0)
    with transactie(wie, wat="toets"):
        for mens in queries.personen_in(wie, dossier=beoordeling.dossier_id):
            personen.record_stem(
                wie, dossier=beoordeling.dossier_id, persoon=mens.persoon_id, niet_gesproken_reden="niet_bereikt"
            )
    beantwoord(ploeg, beoordeling, DEELS)
    beslis_mee(ploeg, beoordeling)
    besluit(ploeg, beoordeling, Besluitsoort.VOORWAARDEN_VERVOLG)
    with transactie(_handeling(ploeg), wat="toets"):
        gevonden = queries.onderzoek_of(_handeling(ploeg), beoordeling=beoordeling.pk)
        assert gevonden is not None
        rij = queries.access_onderzoek(
            _handeling(ploeg), publiek_id=gevonden.publiek_id, dienst=Dienst.VOORWAARDEN_VERVOLG
        )
    _ready(ploeg, rij)
    with pytest.raises(NotPossible, match="gezin"):
        _conclude(ploeg, rij)


def test_without_a_gedragswetenschapper_there_is_no_outcome(ploeg: Ploeg, vervolg: Onderzoek) -> None:
    _begin(ploeg, vervolg)
    _set_condition(ploeg, vervolg)
    with pytest.raises(NotPossible, match="gedragswetenschapper"):
        _conclude(ploeg, vervolg)


def test_the_region_lays_down_who_judges_along(ploeg: Ploeg, vervolg: Onderzoek) -> None:
    niemand = Instellingbeschrijving(sleutel=SAMEN_SLEUTEL, waarde="niemand", bron="toets")
    organisaties.store_instellingen(MACHINE, regio=ploeg.regio, beschrijvingen=[niemand])
    _begin(ploeg, vervolg)
    _set_condition(ploeg, vervolg)
    assert _conclude(ploeg, vervolg).status == "AFGEROND"


@pytest.mark.parametrize(
    ("dienst", "waarde", "functie"),
    [
        (Dienst.VOORWAARDEN_VERVOLG, None, Functie.GEDRAGSWETENSCHAPPER),
        (Dienst.VOORWAARDEN_VERVOLG, "collega", Functie.COLLEGA),
        (Dienst.VOORWAARDEN_VERVOLG, "niemand", None),
        (Dienst.VOORWAARDEN_VERVOLG, "wie dan ook", Functie.GEDRAGSWETENSCHAPPER),
        (Dienst.ONDERZOEK, "niemand", Functie.GEDRAGSWETENSCHAPPER),
    ],
)
def test_who_must_agree(dienst: Dienst, waarde: object, functie: Functie | None) -> None:
    assert co_decider(dienst, volgens_regio=waarde) is functie


@pytest.mark.parametrize("ontvanger", [None, "Wim"])
def test_another_who_goes_on_than_the_agreement_says_asks_a_sentence(
    ploeg: Ploeg, vervolg: Onderzoek, ontvanger: str | None
) -> None:
    _ready(ploeg, vervolg)
    team = ploeg.team_van(ontvanger).pk if ontvanger else None
    with pytest.raises(InvalidInput) as fout:
        _conclude(ploeg, vervolg, ontvanger_team=team)
    assert set(fout.value.fouten) == {"reden_anders"}
    klaar = _conclude(ploeg, vervolg, ontvanger_team=team, reden_anders="Het gezin verhuist.")
    wie = _handeling(ploeg, dagen=4)
    with transactie(wie, wat="toets"):
        assert klaar.afgerond_op is not None
        soorten = set(
            Routeafwijking.objects.visible_to(wie).filter(op=klaar.afgerond_op).values_list("soort", flat=True)
        )
    assert "ANDERE_ONTVANGER" in soorten
    assert "afwijking.vastgelegd" in _events(ploeg, vervolg)


def test_a_team_that_only_signals_goes_not_on(ploeg: Ploeg, vervolg: Onderzoek) -> None:
    _ready(ploeg, vervolg)
    with pytest.raises(InvalidInput) as fout:
        _conclude(ploeg, vervolg, ontvanger_team=ploeg.team_van("Gerda").pk)
    assert set(fout.value.fouten) == {"ontvanger_team"}


def test_the_reporter_hears_twice_and_the_melding_closes_at_the_second(ploeg: Ploeg, vervolg: Onderzoek) -> None:
    def tell(moment: Terugkoppelmoment, dagen: int) -> str:
        wie = _handeling(ploeg, dagen=dagen)
        with transactie(wie, wat="toets"):
            besluit = queries.besluit_of(wie, beoordeling=vervolg.beoordeling_id)
            assert besluit is not None
            inhoud = Inhoud(geen_reden="NIET_BEREIKT")
            actions.give_terugkoppeling(wie, besluit=besluit, moment=moment, inhoud=inhoud)
            return Melding.objects.get(pk=vervolg.beoordeling.melding_id).status

    eerst = tell(Terugkoppelmoment.NA_BEOORDELING, 1)
    with pytest.raises(NotPossible, match="mee bezig"):
        tell(Terugkoppelmoment.NA_VERVOLG, 1)
    _ready(ploeg, vervolg)
    _conclude(ploeg, vervolg)
    assert eerst != "GESLOTEN" and tell(Terugkoppelmoment.NA_VERVOLG, 4) == "GESLOTEN"


def test_each_service_has_its_own_deeds_and_page(ploeg: Ploeg, vervolg: Onderzoek) -> None:
    wie = _handeling(ploeg)
    with pytest.raises(NotPossible), transactie(wie, wat="toets"):
        actions.start_onderzoek(wie, onderzoek=vervolg)
    with pytest.raises(NotFound), transactie(wie, wat="toets"):
        queries.access_onderzoek(wie, publiek_id=vervolg.publiek_id)


def test_it_can_end_early(ploeg: Ploeg, vervolg: Onderzoek) -> None:
    _begin(ploeg, vervolg)
    wie = _handeling(ploeg, dagen=2)
    with transactie(wie, wat="toets"):
        actions.close_early(wie, onderzoek=vervolg, reden=VroegSluiten.VERTROKKEN, conclusie="Het huis staat leeg.")
    assert AFGEROND[Dienst.VOORWAARDEN_VERVOLG] in _events(ploeg, vervolg)


@pytest.mark.parametrize("naam", ["Ibrahim", "Lena", "Jamila", "Frank"])
def test_who_does_not_do_this_work_cannot_begin(ploeg: Ploeg, vervolg: Onderzoek, naam: str) -> None:
    with pytest.raises(NotAllowed):
        _begin(ploeg, vervolg, naam)


def test_before_2019_it_cannot_be_chosen(ploeg: Ploeg) -> None:
    ploeg.moment = datetime(2018, 12, 30, 10, 0, tzinfo=AMSTERDAM)
    with pytest.raises(NotPossible, match="Voorwaarden en vervolg"):
        een_besluit(ploeg, Besluitsoort.VOORWAARDEN_VERVOLG, DEELS, reden_anders="Dat past beter.")
