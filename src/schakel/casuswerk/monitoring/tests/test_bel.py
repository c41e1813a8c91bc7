"""Two teams follow a household on one line: light moments, the bottom lines, the bell, and the alarm of a melding."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.termijnen.models import Termijn
from schakel.basis.termijnen.tests.builders import laad_termijnen
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import sluit
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.monitoring import actions, queries, rules
from schakel.casuswerk.monitoring.forms import Controleform
from schakel.casuswerk.monitoring.models import Belsignaal, Controlemoment
from schakel.casuswerk.monitoring.rules import (
    Controlebron,
    Lijnoordeel,
    Lijnvraag,
    Stap,
    Uitkomst,
    Veiligheid,
    Vervalreden,
    Vervolg,
)
from schakel.casuswerk.monitoring.tests.builders import geplande_controles
from schakel.casuswerk.plannen.tests.builders import een_voorwaarde
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.toolkit.transactie import transactie

VEILIG = [Uitkomst(None, b, Veiligheid.VEILIG) for b in (Controlebron.GEZIN, Controlebron.PROFESSIONAL)]
TWIJFEL = [VEILIG[0], Uitkomst(None, Controlebron.PROFESSIONAL, Veiligheid.ONDUIDELIJK)]
HOUDT = Lijnvraag("x", "Joris slaapt elders.", Lijnoordeel.HOUDT)
MIS = Lijnvraag("x", "Joris slaapt elders.", Lijnoordeel.GESCHONDEN, "Hij sliep er zondag.")
ONBEKEND = Lijnvraag("x", "Joris slaapt elders.", Lijnoordeel.ONDUIDELIJK, "Niemand weet het.")


@pytest.fixture
def ploeg(db: None) -> Ploeg:
    """Return the cast."""
    return een_ploeg()


def bij_jamila(ploeg: Ploeg) -> tuple[Controlemoment, list[Controlemoment]]:
    """Let the jeugdteam answer for a household that Veilig Thuis follows, with light moments of its own."""
    volgt, team = geplande_controles(ploeg)[0], ploeg.team_van("Jamila").pk
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=2))
    with transactie(fatima, wat="toets"):
        for wie, rol in ((team, BetrokkenheidRol.VERANTWOORDELIJK), (fatima.team or 0, BetrokkenheidRol.MONITORING)):
            dossiers.grant_betrokkenheid(fatima, dossier=volgt.dossier_id, team=wie, rol=rol, grondslag="toets")
        dossiers.pass_on(fatima, dossier=volgt.dossier_id, naar_team=team, reden="toets", bron="toets")
        licht = actions.plan_checks(
            fatima, dossier=volgt.dossier_id, overdracht=1, team=team, gestart_op=fatima.moment, licht=True
        )
    return volgt, licht


@pytest.mark.parametrize(
    ("uitkomsten", "lijn", "vervolg"),
    [
        (TWIJFEL, HOUDT, Vervolg.GEEN),
        (TWIJFEL, HOUDT, Vervolg.SLUITEN),
        (VEILIG, ONBEKEND, Vervolg.GEEN),
        (VEILIG, MIS, Vervolg.EXTRA_MOMENT),
        (VEILIG, MIS, Vervolg.SLUITEN),
        ([VEILIG[0], Uitkomst(None, Controlebron.NETWERK, Veiligheid.NIET_BEREIKT)], HOUDT, Vervolg.SLUITEN),
    ],
)
def test_doubt_and_a_crossed_line_never_lead_to_nothing(
    uitkomsten: list[Uitkomst], lijn: Lijnvraag, vervolg: Vervolg
) -> None:
    with pytest.raises(InvalidInput) as fout:
        rules.check_stap(uitkomsten, Stap(vervolg, na_maanden=1), nog_gepland=True, lijnen=[lijn])
    assert list(fout.value.fouten) == ["vervolg"]


def test_a_line_that_does_not_hold_needs_a_word() -> None:
    with pytest.raises(InvalidInput):
        rules.check_lijnen([Lijnvraag("x", "y", Lijnoordeel.GESCHONDEN)])
    rules.check_lijnen([HOUDT, MIS])


def test_the_bottom_lines_are_the_yardstick(ploeg: Ploeg) -> None:
    moment = geplande_controles(ploeg)[0]
    regel = een_voorwaarde(ploeg, moment.dossier_id)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=90))
    with transactie(fatima, wat="toets"):
        assert [r.pk for r in queries.open_controle(fatima, publiek_id=moment.publiek_id).lijnen] == [regel.pk]
        mis = Lijnvraag(str(regel.publiek_id), regel.tekst, Lijnoordeel.GESCHONDEN, "Hij sliep er zondag.")
        gedaan = actions.record_check(
            fatima,
            controlemoment=moment,
            uitkomsten=VEILIG,
            lijnen=[mis],
            stap=Stap(Vervolg.TERMIJN, actie="Ga langs."),
        )
        assert gedaan.nieuwe_zorgen, "a crossed line is unsafety, whatever people say"
        assert b"zondag" not in bytes(gedaan.verslag or b"")
        codes = Gebeurtenis.objects.get(soort="monitoring.uitgevoerd").codes
        assert (codes["lijnen"], codes["lijnen_geschonden"]) == (1, 1)
        dossier = fatima, gedaan.dossier.publiek_id
        oordelen = queries.open_volgen(dossier[0], publiek_id=dossier[1]).oordelen
    assert oordelen[str(regel.publiek_id)][0] == "GESCHONDEN"


def test_when_everybody_says_it_is_safe_following_can_stop(ploeg: Ploeg) -> None:
    moment, later = geplande_controles(ploeg)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=90))
    with transactie(fatima, wat="toets"):
        actions.record_check(fatima, controlemoment=moment, uitkomsten=VEILIG, stap=Stap(Vervolg.SLUITEN))
        assert Controlemoment.objects.get(pk=later.pk).status == "VERVALLEN"
        assert Gebeurtenis.objects.filter(soort="monitoring.gesloten").count() == 1


def test_unsafety_opens_a_closed_casus_again(ploeg: Ploeg) -> None:
    moment = geplande_controles(ploeg)[0]
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=80))
    with transactie(fatima, wat="toets"):
        casus = Casus.objects.get(dossier_id=moment.dossier_id)
        sluit(fatima, casus=casus, reden="VEILIG", veiligheid="VEILIG")
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=90))
    onveilig = [VEILIG[0], Uitkomst(None, Controlebron.PROFESSIONAL, Veiligheid.ONVEILIG)]
    with pytest.raises(InvalidInput), transactie(fatima, wat="toets"):
        actions.record_check(fatima, controlemoment=moment, uitkomsten=onveilig, stap=Stap(Vervolg.HEROPENEN))
    with transactie(fatima, wat="toets"):
        assert queries.open_controle(fatima, publiek_id=moment.publiek_id).gesloten
        stap = Stap(Vervolg.HEROPENEN, actie="De juf zag blauwe plekken.")
        actions.record_check(fatima, controlemoment=moment, uitkomsten=onveilig, stap=stap)
        assert Casus.objects.get(pk=casus.pk).status == "LOPEND"


def test_another_team_that_answers_relieves_the_one_before(ploeg: Ploeg) -> None:
    volgt, licht = bij_jamila(ploeg)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=40))
    with transactie(fatima, wat="toets"):
        team = ploeg.team_van("Wim").pk
        actions.plan_checks(
            fatima, dossier=volgt.dossier_id, overdracht=2, team=team, gestart_op=fatima.moment, licht=True
        )
        assert set(Controlemoment.objects.filter(pk__in=[m.pk for m in licht]).values_list("status", flat=True)) == {
            "VERVALLEN"
        }
        assert Controlemoment.objects.get(pk=volgt.pk).status == "GEPLAND"


def test_the_light_moments_of_a_closed_casus_lapse_and_those_of_veilig_thuis_go_on(ploeg: Ploeg) -> None:
    volgt, licht = bij_jamila(ploeg)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=40))
    for _keer in range(2):
        with transactie(fatima, wat="toets"):
            actions.end_light(fatima, dossier=volgt.dossier_id)
    with transactie(fatima, wat="toets"):
        rijen = Controlemoment.objects.filter(pk__in=[m.pk for m in licht])
        assert set(rijen.values_list("status", flat=True)) == {"VERVALLEN"}
        assert Controlemoment.objects.get(pk=volgt.pk).status == "GEPLAND"


@pytest.mark.parametrize(("van", "naar"), [("Jamila", "Fatima"), ("Fatima", "Jamila")])
def test_either_team_rings_and_the_other_answers(ploeg: Ploeg, van: str, naar: str) -> None:
    volgt, _licht = bij_jamila(ploeg)
    wie = ploeg.handeling(van, ploeg.moment + timedelta(days=10))
    with pytest.raises(InvalidInput), transactie(wie, wat="toets"):
        actions.ring_bell(wie, dossier=volgt.dossier_id, tekst=" ")
    with transactie(wie, wat="toets"):
        bel = actions.ring_bell(wie, dossier=volgt.dossier_id, tekst="Zij neemt niet op.")
        assert bel.aan_team_id == ploeg.team_van(naar).pk
        assert b"neemt" not in bytes(bel.inhoud)
    with pytest.raises(NotPossible), transactie(wie, wat="toets"):
        actions.answer_bell(wie, belsignaal=bel, tekst="Zelf gedaan.")
    ander = ploeg.handeling(naar, ploeg.moment + timedelta(days=11))
    with transactie(ander, wat="toets"):
        actions.answer_bell(ander, belsignaal=bel, tekst="Ik ga vandaag langs.")
        soorten = set(Gebeurtenis.objects.filter(dossier_id=volgt.dossier_id).values_list("soort", flat=True))
    assert {"monitoring.gebeld", "monitoring.bel_beantwoord"} <= soorten


def test_an_outsider_rings_no_bell(ploeg: Ploeg) -> None:
    volgt, licht = bij_jamila(ploeg)
    wim = ploeg.handeling("Wim", ploeg.moment + timedelta(days=10))
    with pytest.raises(NotAllowed), transactie(wim, wat="toets"):
        actions.ring_bell(wim, dossier=volgt.dossier_id, tekst="Zij neemt niet op.")
    with pytest.raises(NotAllowed), transactie(wim, wat="toets"):
        actions.record_light(wim, controlemoment=licht[0], per_persoon={None: Veiligheid.VEILIG}, woorden="Goed.")


def test_a_new_melding_alarms_who_follows_once(ploeg: Ploeg) -> None:
    volgt, _licht = bij_jamila(ploeg)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=20))
    with transactie(fatima, wat="toets"):
        alarm = actions.raise_alarm(fatima, dossier=volgt.dossier_id, melding=77)
        assert alarm is not None
        assert (alarm.team_id, alarm.gepland_op) == (volgt.team_id, fatima.moment.date())
        assert actions.raise_alarm(fatima, dossier=volgt.dossier_id, melding=77) is None, "hearing twice alarms once"
        assert Gebeurtenis.objects.filter(soort="monitoring.alarm").count() == 1


def test_where_nobody_follows_a_new_melding_alarms_nobody(ploeg: Ploeg) -> None:
    momenten = geplande_controles(ploeg)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=20))
    with transactie(fatima, wat="toets"):
        for moment in momenten:
            actions.let_lapse(fatima, controlemoment=moment, reden="Zij is overleden.", waarom=Vervalreden.OVERLEDEN)
        assert actions.raise_alarm(fatima, dossier=momenten[0].dossier_id, melding=77) is None


def test_the_database_lets_nobody_ring_at_itself(ploeg: Ploeg) -> None:
    volgt, _licht = bij_jamila(ploeg)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=20))
    with pytest.raises(IntegrityError), transactie(fatima, wat="toets"):
        Belsignaal.objects.create(
            dossier_id=volgt.dossier_id, van_team_id=volgt.team_id, aan_team_id=volgt.team_id,
            gebeld_op=fatima.moment, inhoud=b"x",
        )  # fmt: skip


@pytest.mark.parametrize("een", Veiligheid)
@pytest.mark.parametrize("ander", Veiligheid)
def test_a_household_is_as_safe_as_the_one_who_is_least_so(een: Veiligheid, ander: Veiligheid) -> None:
    samen = rules.worst([een, ander])
    assert samen in (een, ander) and samen is rules.worst([ander, een])
    assert (samen is Veiligheid.ONVEILIG) == (Veiligheid.ONVEILIG in (een, ander))
    assert (samen is Veiligheid.VEILIG) == (een is ander is Veiligheid.VEILIG)


def aan_wim(ploeg: Ploeg, dossier: int, *, dagen: float, naar: str = "Wim") -> None:
    """Hand the household over once more; what a listener does then, is done too."""
    fatima, team = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=dagen)), ploeg.team_van(naar).pk
    with transactie(fatima, wat="toets"):
        if naar != "Fatima":
            dossiers.grant_betrokkenheid(
                fatima, dossier=dossier, team=team, rol=BetrokkenheidRol.VERANTWOORDELIJK, grondslag="toets"
            )
        dossiers.pass_on(fatima, dossier=dossier, naar_team=team, reden="toets", bron="toets")
    with transactie(fatima, wat="toets"):
        actions.readdress_bells(fatima, dossier=dossier)
        assert actions.readdress_bells(fatima, dossier=dossier) in (0, 1), "bears a repeat"


def _ring(ploeg: Ploeg, dossier: int, naam: str, *, dagen: float) -> Belsignaal:
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(days=dagen))
    with transactie(wie, wat="toets"):
        return actions.ring_bell(wie, dossier=dossier, tekst="Zij neemt niet op.")


def test_a_bell_rings_on_at_who_answers_after_a_handover(ploeg: Ploeg) -> None:
    laad_termijnen()
    volgt, _licht = bij_jamila(ploeg)
    bel = _ring(ploeg, volgt.dossier_id, "Fatima", dagen=10)
    aan_wim(ploeg, volgt.dossier_id, dagen=11)
    jamila, wim = (ploeg.handeling(naam, ploeg.moment + timedelta(days=12)) for naam in ("Jamila", "Wim"))
    with pytest.raises(NotPossible), transactie(jamila, wat="toets"):
        actions.answer_bell(jamila, belsignaal=bel, tekst="Wij gingen langs.")
    with transactie(wim, wat="toets"):
        assert Termijn.objects.lopend().get(definitie="bel_beantwoorden").team_id == wim.team
        assert queries.open_volgen(wim, publiek_id=volgt.dossier.publiek_id).voor_ons == {bel.pk}
        actions.answer_bell(wim, belsignaal=bel, tekst="Ik ga vandaag langs.")
        assert not Termijn.objects.lopend().filter(definitie="bel_beantwoorden").exists()


def test_a_bell_at_veilig_thuis_stays_there_after_a_handover(ploeg: Ploeg) -> None:
    volgt, _licht = bij_jamila(ploeg)
    bel = _ring(ploeg, volgt.dossier_id, "Jamila", dagen=10)
    aan_wim(ploeg, volgt.dossier_id, dagen=11)
    wim = ploeg.handeling("Wim", ploeg.moment + timedelta(days=12))
    with pytest.raises(NotPossible), transactie(wim, wat="toets"):
        actions.answer_bell(wim, belsignaal=bel, tekst="Wij gingen langs.")
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=12))
    with transactie(fatima, wat="toets"):
        actions.answer_bell(fatima, belsignaal=bel, tekst="Wij gingen langs.")


def test_veilig_thuis_answers_its_own_bell_once_it_answers_again(ploeg: Ploeg) -> None:
    laad_termijnen()
    volgt, _licht = bij_jamila(ploeg)
    bel = _ring(ploeg, volgt.dossier_id, "Fatima", dagen=10)
    aan_wim(ploeg, volgt.dossier_id, dagen=11, naar="Fatima")
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=12))
    with transactie(fatima, wat="toets"):
        assert Termijn.objects.lopend().get(definitie="bel_beantwoorden").team_id == fatima.team
        actions.answer_bell(fatima, belsignaal=bel, tekst="Wij gingen zelf langs.")


def test_a_casus_is_not_closed_while_the_bell_rings_at_who_answers(ploeg: Ploeg) -> None:
    laad_termijnen()
    volgt, _licht = bij_jamila(ploeg)
    bel = _ring(ploeg, volgt.dossier_id, "Fatima", dagen=10)
    jamila = ploeg.handeling("Jamila", ploeg.moment + timedelta(days=11))
    with transactie(jamila, wat="toets"):
        casus = Casus.objects.get(dossier_id=volgt.dossier_id)
    with pytest.raises(NotPossible), transactie(jamila, wat="toets"):
        sluit(jamila, casus=casus, reden="VEILIG", veiligheid="VEILIG")
    with transactie(jamila, wat="toets"):
        actions.answer_bell(jamila, belsignaal=bel, tekst="Ik ging langs.")
        sluit(jamila, casus=Casus.objects.get(dossier_id=volgt.dossier_id), reden="VEILIG", veiligheid="VEILIG")


def test_a_bell_at_veilig_thuis_holds_up_no_closing_and_is_answered_after_it(ploeg: Ploeg) -> None:
    laad_termijnen()
    volgt, _licht = bij_jamila(ploeg)
    bel = _ring(ploeg, volgt.dossier_id, "Jamila", dagen=10)
    jamila = ploeg.handeling("Jamila", ploeg.moment + timedelta(days=11))
    with transactie(jamila, wat="toets"):
        sluit(jamila, casus=Casus.objects.get(dossier_id=volgt.dossier_id), reden="VEILIG", veiligheid="VEILIG")
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=12))
    with transactie(fatima, wat="toets"):
        actions.answer_bell(fatima, belsignaal=bel, tekst="Ik ga vandaag langs.")
        assert not Termijn.objects.lopend().filter(definitie="bel_beantwoorden").exists()


def test_a_closed_casus_asks_no_team_to_act_and_nothing_that_was_said_is_lost(ploeg: Ploeg) -> None:
    moment = geplande_controles(ploeg)[0]
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=80))
    with transactie(fatima, wat="toets"):
        casus = Casus.objects.get(dossier_id=moment.dossier_id)
        sluit(fatima, casus=casus, reden="VEILIG", veiligheid="VEILIG")
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=90))
    onveilig = [VEILIG[0], Uitkomst(None, Controlebron.PROFESSIONAL, Veiligheid.ONVEILIG)]
    with pytest.raises(InvalidInput) as fout, transactie(fatima, wat="toets"):
        actions.record_check(
            fatima, controlemoment=moment, uitkomsten=onveilig, stap=Stap(Vervolg.TERMIJN, actie="Ga langs.")
        )
    assert set(fout.value.fouten) == {"vervolg"}
    velden: dict[bool, Any] = {
        gesloten: Controleform(mensen=[], gesloten=gesloten).fields["vervolg"] for gesloten in (False, True)
    }
    keuzes = {gesloten: {str(code) for code, _tekst in veld.choices} for gesloten, veld in velden.items()}
    assert keuzes[False] ^ keuzes[True] == {"TERMIJN", "HEROPENEN"} and "HEROPENEN" in keuzes[True]
