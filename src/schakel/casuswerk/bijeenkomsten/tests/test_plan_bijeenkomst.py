"""A meeting is planned with everyone of the family; who is invited how; and who sat at the table is kept."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from schakel.basis.berichten import actions as berichten
from schakel.basis.berichten.models import Bericht, Persoonsbericht
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.bijeenkomsten import actions
from schakel.casuswerk.bijeenkomsten.models import Bijeenkomst, Genodigde
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import (
    BIJEENKOMST_OVERGANGEN,
    Bijeenkomstsoort,
    BijeenkomstStatus,
    Plicht,
    Rondreden,
    Uitnodigweg,
    check_bijeenkomst_transition,
    is_whole,
)
from schakel.casuswerk.bijeenkomsten.tests.builders import (
    een_bijeenkomst,
    een_contactblad,
    een_zaak,
    gehouden,
    gezin,
    stoelen,
    wie,
)
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import sluit
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.toolkit.sink import MapSink
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
NUMMER = "06 1111 2222"


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_zaak(ploeg)


def _events(ploeg: Ploeg, naam: str = "Fatima") -> list[tuple[str, dict[str, Any]]]:
    iemand = wie(ploeg, naam, 100)
    with transactie(iemand, wat="toets"), connection.cursor() as cursor:
        cursor.execute("SELECT soort, codes FROM gebeurtenissen_gebeurtenis WHERE soort LIKE 'b%%' ORDER BY id", [])
        return [(soort, json.loads(codes) if isinstance(codes, str) else codes) for soort, codes in cursor.fetchall()]


def test_everyone_of_the_family_the_network_and_the_teams_belongs_to_it(ploeg: Ploeg, casus: Casus) -> None:
    rij = een_bijeenkomst(ploeg, casus)
    fatima = wie(ploeg)
    with transactie(fatima, wat="toets"):
        assert Genodigde.objects.filter(bijeenkomst=rij, persoon__isnull=False).count() == 4
        assert Genodigde.objects.filter(bijeenkomst=rij, team__isnull=False).count() == 2
        lid = Genodigde.objects.get(bijeenkomst=rij, netwerk__isnull=False)
        assert b"Ina" not in bytes(lid.netwerk or b"") and b"veilig" not in bytes(rij.inhoud)
    assert _events(ploeg)[-1] == ("bijeenkomst.gepland", {"soort": "GESPREK", "uiterlijk": "2016-03-03"})


def test_who_is_left_out_has_a_reason(ploeg: Ploeg, casus: Casus) -> None:
    mensen = gezin(ploeg, casus)
    with pytest.raises(InvalidInput):
        een_bijeenkomst(ploeg, casus, mensen={mensen["PLEGER"]: (Plicht.NIET, "")})
    rij = een_bijeenkomst(ploeg, casus, mensen={mensen["PLEGER"]: (Plicht.NIET, "ONVEILIG")})
    assert stoelen(ploeg, rij)["PLEGER"].reden == "ONVEILIG"


def test_a_visit_is_joint_or_no_visit(ploeg: Ploeg, casus: Casus) -> None:
    with pytest.raises(InvalidInput):
        een_bijeenkomst(ploeg, casus, soort=Bijeenkomstsoort.BEZOEK, teams={})
    assert een_bijeenkomst(ploeg, casus, soort=Bijeenkomstsoort.BEZOEK).soort == "BEZOEK"


def test_a_meeting_without_purpose_a_stranger_and_a_closed_casus_are_refused(ploeg: Ploeg, casus: Casus) -> None:
    with pytest.raises(InvalidInput):
        een_bijeenkomst(ploeg, casus, doel="  ")
    with pytest.raises(NotFound):
        een_bijeenkomst(ploeg, casus, teams={ploeg.team_van("Bram").pk: Plicht.MOET})
    fatima = wie(ploeg, uren=4)
    with transactie(fatima, wat="toets"):
        sluit(fatima, casus=casus, reden="VEILIG", veiligheid="VEILIG")
    with pytest.raises((NotPossible, NotAllowed)):
        een_bijeenkomst(ploeg, casus)


def test_a_team_leader_only_reads(ploeg: Ploeg, casus: Casus) -> None:
    with pytest.raises(NotAllowed):
        een_bijeenkomst(ploeg, casus, naam="Lena")


def test_a_message_leaves_only_by_the_safe_way_and_says_nothing(ploeg: Ploeg, casus: Casus, tmp_path: Path) -> None:
    een_contactblad(ploeg, casus, gezin(ploeg, casus)["SLACHTOFFER"], "SMS", NUMMER)
    plaatsen = stoelen(ploeg, een_bijeenkomst(ploeg, casus))
    fatima = wie(ploeg)
    with transactie(fatima, wat="toets"):
        actions.invite(fatima, genodigde=plaatsen["SLACHTOFFER"], weg=Uitnodigweg.BERICHT)
        rij = Persoonsbericht.objects.get()
        assert NUMMER.encode() not in bytes(rij.adres or b"")
        with pytest.raises(NotPossible):
            actions.invite(fatima, genodigde=plaatsen["SLACHTOFFER"], weg=Uitnodigweg.BERICHT)
    assert berichten.send_waiting(wie(ploeg), sink=MapSink(tmp_path)) == 1
    (bestand,) = tmp_path.glob("sms-*.json")
    inhoud = json.loads(bestand.read_text(encoding="utf-8"))
    assert inhoud["aan"] == NUMMER and inhoud["kanaal"] == "sms"
    for geheim in ("Terpstra", "Wijkcentrum", "Veilig Thuis", "geweld", "gezin", "politie"):
        assert geheim.lower() not in f"{inhoud['onderwerp']} {inhoud['tekst']}".lower()
    rij.refresh_from_db()
    assert (rij.status, rij.adres, rij.sleutel) == ("VERSTUURD", None, None)
    assert berichten.send_waiting(wie(ploeg), sink=MapSink(tmp_path)) == 0


class Weigert:
    """A way out that is closed."""

    def send(self, uitgaand: object) -> None:
        raise OSError


def test_a_message_that_cannot_leave_stops_and_forgets_the_number(ploeg: Ploeg, casus: Casus) -> None:
    een_contactblad(ploeg, casus, gezin(ploeg, casus)["SLACHTOFFER"])
    plaatsen, fatima = stoelen(ploeg, een_bijeenkomst(ploeg, casus)), wie(ploeg)
    with transactie(fatima, wat="toets"):
        actions.invite(fatima, genodigde=plaatsen["SLACHTOFFER"], weg=Uitnodigweg.BERICHT)
    assert berichten.send_waiting(wie(ploeg), sink=Weigert()) == 0
    rij = Persoonsbericht.objects.get()
    assert (rij.status, rij.adres, rij.sleutel) == ("MISLUKT", None, None)


@pytest.mark.parametrize("weg", ["", "BELLEN", "VIA", "NOOIT"])
def test_without_a_safe_way_for_a_message_nothing_leaves(ploeg: Ploeg, casus: Casus, weg: str) -> None:
    if weg:
        een_contactblad(ploeg, casus, gezin(ploeg, casus)["SLACHTOFFER"], weg)
    plaatsen, fatima = stoelen(ploeg, een_bijeenkomst(ploeg, casus)), wie(ploeg)
    with transactie(fatima, wat="toets"):
        with pytest.raises(InvalidInput) as fout:
            actions.invite(fatima, genodigde=plaatsen["SLACHTOFFER"], weg=Uitnodigweg.BERICHT)
        assert set(fout.value.fouten) == {"weg"}
        with pytest.raises(InvalidInput):
            actions.invite(fatima, genodigde=plaatsen["netwerk"], weg=Uitnodigweg.BERICHT)
        assert not Persoonsbericht.objects.exists()
        rij = actions.invite(fatima, genodigde=plaatsen["SLACHTOFFER"], weg=Uitnodigweg.MONDELING)
        assert (rij.weg, rij.uitgenodigd_door_id) == ("MONDELING", fatima.wie)


def test_a_team_gets_a_neutral_notice(ploeg: Ploeg, casus: Casus) -> None:
    plaatsen, fatima = stoelen(ploeg, een_bijeenkomst(ploeg, casus)), wie(ploeg)
    with transactie(fatima, wat="toets"):
        actions.invite(fatima, genodigde=plaatsen["jeugdteam-west"], weg=Uitnodigweg.BERICHT)
        assert Bericht.objects.get().team_id == ploeg.team_van("Jamila").pk


def test_who_sat_at_the_table_and_who_did_not_and_why(ploeg: Ploeg, casus: Casus) -> None:
    rij = gehouden(ploeg, een_bijeenkomst(ploeg, casus), {"PLEGER": ("AFWEZIG", "WILDE_NIET")})
    plaatsen = stoelen(ploeg, rij)
    assert (plaatsen["PLEGER"].stand, plaatsen["PLEGER"].reden) == ("AFWEZIG", "WILDE_NIET")
    codes = {"soort": "GESPREK", "vorm": "SAMEN", "heel": False}
    assert _events(ploeg)[-1] == ("bijeenkomst.gehouden", codes)


def test_the_whole_family_at_one_table_is_said_so(ploeg: Ploeg, casus: Casus) -> None:
    gehouden(ploeg, een_bijeenkomst(ploeg, casus), {"netwerk": ("AFWEZIG", "VERHINDERD")})
    assert _events(ploeg)[-1][1]["heel"] is True


def test_of_nobody_it_stays_unknown_whether_they_were_there(ploeg: Ploeg, casus: Casus) -> None:
    rij = een_bijeenkomst(ploeg, casus)
    with pytest.raises(InvalidInput):
        gehouden(ploeg, rij, {"PLEGER": ("", "")})
    with pytest.raises(InvalidInput):
        gehouden(ploeg, rij, {"PLEGER": ("AFWEZIG", "")})
    fatima = wie(ploeg)
    with transactie(fatima, wat="toets"), pytest.raises(InvalidInput):
        actions.hold(fatima, bijeenkomst=rij, op=fatima.moment + timedelta(hours=1), standen={})
    gehouden(ploeg, rij)
    with pytest.raises(NotPossible):
        gehouden(ploeg, rij)


def test_going_round_nobody_sits_together_and_the_views_still_stand(ploeg: Ploeg, casus: Casus) -> None:
    rij, fatima = een_bijeenkomst(ploeg, casus), wie(ploeg, uren=10)
    stoel = stoelen(ploeg, rij)["PLEGER"]
    with transactie(fatima, wat="toets"):
        actions.invite(fatima, genodigde=stoel, weg=Uitnodigweg.MONDELING)
        actions.go_round(fatima, bijeenkomst=rij, reden=Rondreden.ONVEILIG)
        with pytest.raises(NotPossible):
            actions.go_round(fatima, bijeenkomst=rij, reden=Rondreden.ONVEILIG)
        # Who was asked to one table, must hear that there is none.
        stoel.refresh_from_db()
        assert (stoel.weg, stoel.uitgenodigd_op) == ("", None)
        actions.invite(fatima, genodigde=stoel, weg=Uitnodigweg.MONDELING)
    with pytest.raises(InvalidInput):
        gehouden(ploeg, rij)
    apart = dict.fromkeys(("SLACHTOFFER", "PLEGER", "KIND", "netwerk", "vt-triage", "jeugdteam-west"), ("APART", ""))
    gehouden(ploeg, rij, apart)
    assert _events(ploeg)[-1][1] == {"soort": "GESPREK", "vorm": "ROND", "heel": False}


def test_calling_off_has_a_reason_and_ends_it(ploeg: Ploeg, casus: Casus) -> None:
    rij, fatima = een_bijeenkomst(ploeg, casus), wie(ploeg)
    with transactie(fatima, wat="toets"):
        with pytest.raises(InvalidInput):
            actions.cancel(fatima, bijeenkomst=rij, reden=" ")
        actions.cancel(fatima, bijeenkomst=rij, reden="Marloes is ziek.")
        assert Bijeenkomst.objects.get().status == "AFGELAST"
        with pytest.raises(NotPossible):
            actions.cancel(fatima, bijeenkomst=rij, reden="Nog eens.")


def test_the_database_refuses_a_place_for_nobody_and_an_absence_without_a_reason(ploeg: Ploeg, casus: Casus) -> None:
    plaatsen, fatima = stoelen(ploeg, een_bijeenkomst(ploeg, casus)), wie(ploeg)
    with transactie(fatima, wat="toets"):
        for velden in ({"persoon": None}, {"stand": "AFWEZIG", "reden": ""}, {"plicht": "NIET", "reden": ""}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Genodigde.objects.filter(pk=plaatsen["PLEGER"].pk).update(**velden)


@pytest.mark.parametrize("van", BijeenkomstStatus)
@pytest.mark.parametrize("naar", BijeenkomstStatus)
def test_every_pair_of_states(van: BijeenkomstStatus, naar: BijeenkomstStatus) -> None:
    if naar in BIJEENKOMST_OVERGANGEN[van]:
        check_bijeenkomst_transition(van, naar)
    else:
        with pytest.raises(NotPossible):
            check_bijeenkomst_transition(van, naar)


def test_a_family_of_which_somebody_was_left_out_is_not_whole() -> None:
    assert is_whole([("MOET", "AANWEZIG"), ("MAG", "AFWEZIG")])
    assert not is_whole([("MOET", "AANWEZIG"), ("NIET", "AFWEZIG")])
    assert not is_whole([("MOET", "AANWEZIG"), ("MOET", "APART")])
    assert not is_whole([])


@pytest.mark.parametrize("naam", ["Bram", "Carlijn", "Elif", "Frank"])
def test_an_outsider_sees_no_meeting(ploeg: Ploeg, casus: Casus, naam: str) -> None:
    rij, buiten = een_bijeenkomst(ploeg, casus), wie(ploeg, naam)
    with transactie(buiten, wat="toets"):
        assert Bijeenkomst.objects.count() == Genodigde.objects.count() == 0
        with pytest.raises(NotAllowed):
            actions.cancel(buiten, bijeenkomst=rij, reden="Zomaar.")
