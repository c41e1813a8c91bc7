from datetime import timedelta
from uuid import uuid4

import pytest

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen import actions, queries
from schakel.casuswerk.casussen.models import Casus, Vermoeden
from schakel.casuswerk.casussen.rules import Meldcodestapsoort, Weging
from schakel.casuswerk.casussen.tests.builders import een_vermoeden
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import Betrokkene, Meldingbericht
from schakel.casuswerk.personen.rules import Adres
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def op(ploeg: Ploeg, naam: str, uren: float) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(hours=uren))


def zet(ploeg: Ploeg, rij: Vermoeden, soort: Meldcodestapsoort, uren: float = 1, **anders: object) -> None:
    jamila = op(ploeg, "Jamila", uren)
    with transactie(jamila, wat="toets"):
        actions.record_stap(
            jamila,
            vermoeden=rij,
            soort=soort,
            gedaan_op=ploeg.moment.date(),
            inhoud={"tekst": "Gesproken."},
            **anders,  # type: ignore[arg-type]
        )


def test_it_is_visible_to_the_own_team_alone(ploeg: Ploeg) -> None:
    een_vermoeden(ploeg)
    with transactie(op(ploeg, "Koen", 1), wat="toets"):
        assert Vermoeden.objects.count() == 1
    for naam in ("Fatima", "Ibrahim", "Wim", "Carlijn"):
        with transactie(op(ploeg, naam, 1), wat="toets"):
            assert Vermoeden.objects.count() == 0
            assert Casus.objects.count() == 0


def test_the_clock_starts_at_the_first_suspicion(ploeg: Ploeg) -> None:
    een_vermoeden(ploeg)
    with transactie(op(ploeg, "Jamila", 1), wat="toets"):
        assert Gebeurtenis.objects.get(soort="vermoeden.ontstaan").gebeurd_op == ploeg.moment


def test_an_advice_stands_there_by_its_number_alone(ploeg: Ploeg) -> None:
    rij = een_vermoeden(ploeg)
    zet(ploeg, rij, Meldcodestapsoort.OVERLEG, adviesnummer="A-2016-0042")
    jamila = op(ploeg, "Jamila", 2)
    with transactie(jamila, wat="toets"):
        stappen = queries.stappen_of(jamila, vermoeden=queries.access_vermoeden(jamila, publiek_id=rij.publiek_id))
        assert Gebeurtenis.objects.filter(soort="vermoeden.veilig_thuis_gebeld").count() == 1
    assert [stap.adviesnummer for stap, _inhoud in stappen] == ["", "A-2016-0042"]


def test_honour_blocks_the_talk_with_the_parents(ploeg: Ploeg) -> None:
    rij = een_vermoeden(ploeg, eer=True)
    zet(ploeg, rij, Meldcodestapsoort.OVERLEG)
    with pytest.raises(NotPossible, match="eer"):
        zet(ploeg, rij, Meldcodestapsoort.GESPREK, 2)
    zet(ploeg, rij, Meldcodestapsoort.OVERLEG, 3, deskundige_gevraagd=True)
    zet(ploeg, rij, Meldcodestapsoort.GESPREK, 4)


def test_help_without_a_day_to_look_again_is_refused(ploeg: Ploeg) -> None:
    rij = een_vermoeden(ploeg)
    for soort in (Meldcodestapsoort.OVERLEG, Meldcodestapsoort.GESPREK):
        zet(ploeg, rij, soort)
    weging = Weging(True, False, True, True)
    with pytest.raises(InvalidInput):
        zet(ploeg, rij, Meldcodestapsoort.WEGEN, 2, weging=weging)
    with pytest.raises(InvalidInput) as fout:
        zet(ploeg, rij, Meldcodestapsoort.WEGEN, 2)
    assert list(fout.value.fouten) == ["vermoeden"]
    zet(ploeg, rij, Meldcodestapsoort.WEGEN, 3, weging=weging, herbeoordelen_op=ploeg.moment.date() + timedelta(90))


def bericht(ploeg: Ploeg) -> Meldingbericht:
    return Meldingbericht(
        sleutel=uuid4(),
        ontvangen_op=ploeg.moment,
        toelichting="Meisje met blauwe plekken.",
        waar=Adres(postcode="2532 CX", huisnummer="118"),
        betrokkenen=(Betrokkene(rol="KIND", achternaam="De Wit"),),
    )


def test_one_deed_makes_it_a_melding_of_a_professional(ploeg: Ploeg) -> None:
    rij = een_vermoeden(ploeg)
    jamila = op(ploeg, "Jamila", 5)
    with transactie(jamila, wat="toets"):
        code = actions.report_to_vt(jamila, vermoeden=rij, bericht=bericht(ploeg))
    with transactie(op(ploeg, "Ibrahim", 6), wat="toets"):
        melding = Melding.objects.get()
    assert melding.ontvangstcode == code
    assert melding.melder_soort == "BEROEP"
    with transactie(op(ploeg, "Jamila", 7), wat="toets"):
        assert Melding.objects.count() == 0
        assert Vermoeden.objects.get().ontvangstcode == code
    with pytest.raises(NotPossible), transactie(jamila, wat="toets"):
        actions.report_to_vt(jamila, vermoeden=rij, bericht=bericht(ploeg))


def test_closing_asks_reason_and_view_on_safety(ploeg: Ploeg) -> None:
    rij = een_vermoeden(ploeg)
    jamila = op(ploeg, "Jamila", 5)
    with pytest.raises(InvalidInput), transactie(jamila, wat="toets"):
        actions.close_vermoeden(jamila, vermoeden=rij, reden="ANDERS", veiligheid="VEILIG")
    with transactie(jamila, wat="toets"):
        actions.close_vermoeden(jamila, vermoeden=rij, reden="VEILIG", veiligheid="VEILIG")
        assert queries.vermoedens_of_team(jamila) == []


def test_the_police_begins_none(ploeg: Ploeg) -> None:
    bram = op(ploeg, "Bram", 1)
    with pytest.raises(NotAllowed), transactie(bram, wat="toets"):
        actions.begin_vermoeden(bram, naam="x", signalen="x", ontstaan_op=ploeg.moment)


def test_every_fault_is_named(ploeg: Ploeg) -> None:
    jamila = op(ploeg, "Jamila", 1)
    with pytest.raises(InvalidInput) as fout, transactie(jamila, wat="toets"):
        actions.begin_vermoeden(jamila, naam=" ", signalen="", ontstaan_op=jamila.moment + timedelta(days=1))
    assert set(fout.value.fouten) == {"naam", "signalen", "ontstaan_op"}
