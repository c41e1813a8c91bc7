"""A school gets a contact and a fixed list, behind a code for one use, and never a word of what happened."""

import json
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.db import connection
from pytest_django import Settings

from schakel.basis.berichten import actions as berichten
from schakel.basis.berichten.models import Codebericht
from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang import rules as toegangsregels
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.basis.verantwoording.actions import pseudoniem
from schakel.basis.verantwoording.models import Verantwoording
from schakel.casuswerk.casussen import actions as casussen
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import sluit
from schakel.casuswerk.kinderen import actions
from schakel.casuswerk.kinderen.models import Schoolantwoord, Schoolcontact
from schakel.casuswerk.kinderen.queries.school import dossiers_to_hear
from schakel.casuswerk.kinderen.rules import Grond, Weg
from schakel.casuswerk.kinderen.tests.builders import (
    een_kind,
    een_school,
    een_schoolvraag,
    een_verhaal,
    met_jamila,
    wie,
)
from schakel.casuswerk.kinderen.tests.conftest import Bezoek
from schakel.casuswerk.meldingen.rules import Betrokkene
from schakel.casuswerk.meldingen.tests.builders import FENNA, een_melding
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.personen.rules import Adres
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import begin_van_dag
from schakel.toolkit.sink import MapSink
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
KANARIES = 200


def _machine(ploeg: Ploeg, dagen: float = 1) -> Handeling:
    moment = ploeg.moment + timedelta(days=dagen)
    return Handeling(None, None, "machine", None, moment, namens="toets")


def _mail(ploeg: Ploeg, map_: Path) -> list[dict[str, str]]:
    machine = _machine(ploeg)
    with transactie(machine, wat="toets"):
        berichten.send_waiting(machine, sink=MapSink(map_))
    brieven = [json.loads(pad.read_text(encoding="utf-8")) for pad in sorted(map_.glob("*.json"), key=_age)]
    return [brief for brief in brieven if brief["kanaal"] in ("email", "sms")]


def _age(pad: Path) -> float:
    return pad.stat().st_mtime_ns


def _code(ploeg: Ploeg, map_: Path) -> str:
    return _mail(ploeg, map_)[-1]["tekst"].split("Uw code: ")[1].split("\n")[0]


def _text(antwoord: Any) -> str:
    return str(antwoord.content.decode())


def test_the_message_holds_a_code_and_nothing_else(ploeg: Ploeg, tmp_path: Path) -> None:
    casus, fenna = een_kind(ploeg)
    school = een_school(ploeg, casus, fenna)
    (brief,) = _mail(ploeg, tmp_path)
    assert brief["aan"] == "anouk@vlieger.example" and brief["onderwerp"] == "Uw code"
    for woord in ("Fenna", "Schakel", "Veilig", "school", "Terpstra", "Dalen", "http", "Jeugd", "Anouk"):
        assert woord.lower() not in (brief["tekst"] + brief["onderwerp"]).lower(), woord
    rij = Codebericht.objects.get()
    assert (rij.status, rij.inhoud) == ("VERSTUURD", None)
    code = brief["tekst"].split("Uw code: ")[1].split("\n")[0]
    with transactie(wie(ploeg), wat="toets"):
        bewaard = Schoolcontact.objects.get(pk=school.pk)
        assert code.replace("-", "").encode() not in bytes(bewaard.zegel or b"")
        assert b"Anouk" not in bytes(bewaard.inhoud) and b"Fenna" not in bytes(bewaard.blad)


def test_the_code_opens_once_and_the_school_answers(
    ploeg: Ploeg, bezoek: Bezoek, tmp_path: Path, settings: Settings
) -> None:
    casus, fenna = een_kind(ploeg)
    met_jamila(ploeg, casus, regie=True)
    een_school(ploeg, casus, fenna, "Jamila")
    code, juf = _code(ploeg, tmp_path / "post"), bezoek("")
    assert juf.get("/code").status_code == 200
    assert juf.post("/code", {"code": "AAAA-BBBB-CCCC"}).status_code == 400
    assert juf.get("/code/blad").status_code == 404
    assert juf.post("/code", {"code": code.lower()}).status_code == 302
    blad = juf.get("/code/blad")
    pagina = _text(blad)
    assert "Wat Fenna op school nodig heeft" in pagina and "De contactpersoon van dit kind" in pagina
    # A name, or the number of a team, tells in which town the family is helped now.
    assert "Jamila" not in pagina and "070 555 01 01" not in pagina
    assert "Een vaste volwassene" in pagina and "stiller dan anders" in pagina
    assert "Verlaat deze pagina snel" in pagina and blad["Cache-Control"] == "no-store"
    for woord in ("Terpstra", "Dalen", "Joris", "Marloes", "Veilig Thuis", "jeugdteam", "partnergeweld", "schreeuwen"):
        assert woord not in pagina, woord
    # Used once: another browser gets nothing, in the same words as a wrong code.
    assert bezoek("").post("/code", {"code": code}).status_code == 400
    assert juf.post("/code/blad", {}).status_code == 400
    antwoord = juf.post("/code/blad", {"keuzes": ["LUKT", "BEL_MIJ"], "tekst": "Fenna zit graag bij het raam."})
    assert antwoord.status_code == 302 and "aangekomen" in _text(juf.get(antwoord["Location"]))
    # At once on the page of the child, and within seconds on the work list of whoever directs.
    jamila = bezoek("Jamila")
    kindblad = _text(jamila.get(f"/casussen/{casus.dossier.publiek_id}/kinderen/{fenna}/blad"))
    assert "Fenna zit graag bij het raam." in kindblad and "Ik wil graag gebeld worden." in kindblad
    _hear(ploeg, casus.dossier_id)
    with transactie(wie(ploeg, "Jamila", dagen=2), wat="toets"):
        klok = Termijn.objects.get(definitie="school_lezen")
        assert klok.team_id == ploeg.team_van("Jamila").pk
        rij = Schoolantwoord.objects.get()
        assert b"raam" not in bytes(rij.inhoud)
    assert "Antwoord van school" in _text(jamila.get("/werkvoorraad?soort=kinderen"))
    assert jamila.post(f"/schoolantwoorden/{rij.publiek_id}/gelezen").status_code == 302
    with transactie(wie(ploeg, "Jamila", dagen=3), wat="toets"):
        klok.refresh_from_db()
        assert klok.status == "AFGEDAAN"


def _hear(ploeg: Ploeg, dossier: int) -> None:
    machine = _machine(ploeg, 2.1)
    with transactie(machine, wat="toets"):
        assert dossiers_to_hear(machine) == [dossier]
    namens = Handeling(None, ploeg.team_van("Fatima").pk, "machine", None, machine.moment, namens="werker:school")
    with transactie(namens, wat="toets"):
        assert actions.hear_answers(namens, dossier=dossier) == 1
        assert actions.hear_answers(namens, dossier=dossier) == 0


def test_taken_back_or_renewed_the_visit_ends_at_once(ploeg: Ploeg, bezoek: Bezoek, tmp_path: Path) -> None:
    casus, fenna = een_kind(ploeg)
    school = een_school(ploeg, casus, fenna)
    juf = bezoek("")
    juf.post("/code", {"code": _code(ploeg, tmp_path / "post")})
    assert juf.get("/code/blad").status_code == 200
    fatima = wie(ploeg, dagen=2)
    with transactie(fatima, wat="toets"):
        actions.send_code(fatima, schoolcontact=school)
    assert juf.get("/code/blad").status_code == 404
    juf.post("/code", {"code": _code(ploeg, tmp_path / "post")})
    assert juf.get("/code/blad").status_code == 200
    with transactie(fatima, wat="toets"):
        actions.withdraw_school(fatima, schoolcontact=school)
        with pytest.raises(NotPossible):
            actions.send_code(fatima, schoolcontact=school)
    assert juf.get("/code/blad").status_code == 404
    assert juf.post("/code/blad", {"keuzes": ["LUKT"]}).status_code == 404


def test_closed_in_the_browser_nothing_is_left(ploeg: Ploeg, bezoek: Bezoek, tmp_path: Path) -> None:
    casus, fenna = een_kind(ploeg)
    een_school(ploeg, casus, fenna)
    juf = bezoek("")
    juf.post("/code", {"code": _code(ploeg, tmp_path / "post")})
    assert juf.post("/code/sluiten").status_code == 302
    assert juf.get("/code/blad").status_code == 404


def test_consent_ends_at_the_birthday_on_which_somebody_else_decides(ploeg: Ploeg) -> None:
    casus, fenna = een_kind(ploeg)
    moment = begin_van_dag(date(2018, 11, 1))
    school = een_school(ploeg, casus, fenna, moment=moment, tot=date(2019, 7, 1))
    assert school.tot == begin_van_dag(date(2019, 1, 9))
    nood = een_school(ploeg, casus, fenna, moment=moment, tot=date(2019, 7, 1), grond=Grond.NOODZAAK, reden="Ophalen.")
    assert (nood.tot, nood.toestemming) == (begin_van_dag(date(2019, 7, 2)), [])


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"ja": []}, "toestemming"),
        ({"ja": ["KIND"]}, "toestemming"),
        ({"grond": Grond.NOODZAAK}, "reden"),
        ({"behoeften": []}, "behoeften"),
        ({"behoeften": ["verzonnen"]}, "behoeften"),
        ({"tot": date(2016, 3, 3)}, "tot"),
        ({"tot": date(2018, 3, 3)}, "tot"),
    ],
)
def test_what_lacks_is_said_at_its_field(ploeg: Ploeg, anders: dict[str, Any], veld: str) -> None:
    casus, fenna = een_kind(ploeg)
    fatima = wie(ploeg)
    with transactie(fatima, wat="toets"), pytest.raises(InvalidInput) as fout:
        actions.invite_school(fatima, casus=casus, persoon=fenna, vraag=een_schoolvraag(**anders))
    assert veld in fout.value.fouten


def test_only_who_directs_or_answers_brings_a_school_in(ploeg: Ploeg) -> None:
    casus, fenna = een_kind(ploeg)
    met_jamila(ploeg, casus)
    for naam in ("Jamila", "Lena"):
        handeling = wie(ploeg, naam)
        with transactie(handeling, wat="toets"), pytest.raises(NotAllowed):
            actions.invite_school(handeling, casus=casus, persoon=fenna, vraag=een_schoolvraag())


def test_too_many_wrong_codes_from_one_address_must_wait(
    ploeg: Ploeg, bezoek: Bezoek, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toegangsregels, "PER_DEUR", 5)
    juf = bezoek("")
    teksten = [_text(juf.post("/code", {"code": f"AAAA-BBBB-{nr:04d}"})) for nr in range(7)]
    assert "Deze code werkt niet" in teksten[0]
    assert "Wacht een kwartier" in teksten[-1]


def test_an_outsider_sees_neither_contact_nor_answer(ploeg: Ploeg) -> None:
    casus, fenna = een_kind(ploeg)
    school = een_school(ploeg, casus, fenna)
    for naam in ("Jamila", "Elif", "Bram"):
        lezer = wie(ploeg, naam, dagen=2)
        with transactie(lezer, wat="toets"), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM kinderen_schoolcontact")
            assert cursor.fetchone()[0] == 0
            assert not Schoolcontact.objects.visible_to(lezer).filter(pk=school.pk).exists()
    with transactie(_machine(ploeg), wat="toets"):
        # Whoever stands at the door without a code, acts for no team and sees nothing at all.
        assert Schoolcontact.objects.count() == 0


def test_two_hundred_canaries_and_none_reaches_a_school(ploeg: Ploeg, bezoek: Bezoek, tmp_path: Path) -> None:
    """Ten casussen, twenty texts of each room in each: what happened is no part of what a school receives."""
    dobbel, gezien = Random(20160302), 0
    for ronde in range(KANARIES // 20):
        kanarie = iter([f"kanarie{ronde}x{n}x{dobbel.randrange(10**9)}" for n in range(20)])
        alle: list[str] = []

        def nog_een(bron: Any = kanarie, lijst: list[str] = alle) -> str:
            lijst.append(next(bron))
            return lijst[-1]

        post = _a_casus_full_of_canaries(ploeg, nog_een, tmp_path / str(ronde))
        assert len(alle) == 20
        juf = bezoek("")
        assert juf.post("/code", {"code": post["code"]}).status_code == 302
        alles = _text(juf.get("/code/blad")) + post["brief"] + _text(juf.get("/code/klaar")) + _text(juf.get("/code"))
        alles += _text(juf.post("/code/blad", {}))
        assert [een for een in alle if een.lower() in alles.lower()] == []
        assert "Wat Fenna op school nodig heeft" in alles and "Een rustige plek" in alles
        gezien += len(alle)
    assert gezien == KANARIES


def _a_casus_full_of_canaries(ploeg: Ploeg, nog_een: Any, map_: Path) -> dict[str, str]:
    from schakel.casuswerk.casussen.tests.builders import een_casus
    from schakel.casuswerk.dossiers import actions as dossiers

    moeder = Betrokkene(rol="SLACHTOFFER", roepnaam=nog_een(), achternaam=nog_een(), leeftijd=34)
    vader = Betrokkene(rol="PLEGER", roepnaam=nog_een(), achternaam=nog_een(), leeftijd=36)
    kind = Betrokkene(rol="KIND", roepnaam="Fenna", achternaam=nog_een(), geboortedatum=FENNA.geboortedatum)
    melding = een_melding(
        ploeg, toelichting=nog_een(), betrokkenen=(moeder, vader, kind),
        waar=Adres(postcode="2532 QX", huisnummer="7", straat=nog_een(), plaats=nog_een(), gemeente="0518"),
    )  # fmt: skip
    balie, later = "Ibrahim", ploeg.moment + timedelta(minutes=5)
    wie_dan = ploeg.handeling(balie, later)
    with transactie(wie_dan, wat="toets"):
        team = ploeg.team_van("Fatima").pk
        dossiers.pass_on(wie_dan, dossier=melding.dossier_id, naar_team=team, reden="triage", bron="melding")
    casus = een_casus(ploeg, melding=melding)
    fatima = wie(ploeg, dagen=0.5)
    with transactie(fatima, wat="toets"):
        from schakel.casuswerk.personen.models import Dossierpersoon

        rijen = {r.rol: r for r in Dossierpersoon.objects.filter(dossier_id=casus.dossier_id).select_related("persoon")}
        fenna = rijen["KIND"].persoon.publiek_id
        for rol in ("KIND", "SLACHTOFFER", "PLEGER"):
            personen.record_stem(fatima, dossier=casus.dossier_id, persoon=rijen[rol].persoon_id, tekst=nog_een())
        personen.record_kindcontact(
            fatima, dossier=casus.dossier_id, persoon=rijen["KIND"].persoon_id, gezien=True, gesproken=True,
            op=fatima.moment, door=fatima.wie or 0, met_wie=nog_een(), toestemming=nog_een(),
        )  # fmt: skip
        actions.decide_none(fatima, casus=casus, persoon=fenna, reden=nog_een())
        actions.raise_flag(fatima, casus=casus, toelichting=nog_een())
    een_verhaal(ploeg, casus, fenna, zorgen=nog_een(), goed=nog_een(), dromen=nog_een())
    een_school(
        ploeg, casus, fenna, grond=Grond.NOODZAAK, reden=nog_een(), school=nog_een(), functie="leerkracht", weg=Weg.SMS,
        aan="06 1234 5678",
    )  # fmt: skip
    brief = _mail(ploeg, map_)[-1]
    return {"brief": json.dumps(brief), "code": brief["tekst"].split("Uw code: ")[1].split("\n")[0]}


def test_the_events_hold_codes_and_no_names(ploeg: Ploeg) -> None:
    casus, fenna = een_kind(ploeg)
    een_school(ploeg, casus, fenna)
    with transactie(wie(ploeg, dagen=2), wat="toets"):
        gebeurd = Gebeurtenis.objects.filter(dossier_id=casus.dossier_id, soort__startswith="school.").order_by("id")
        assert [(g.soort, g.codes) for g in gebeurd] == [
            ("school.betrokken", {"grond": "TOESTEMMING"}), ("school.code_verstuurd", {}),
        ]  # fmt: skip


def _close(ploeg: Ploeg, casus: Casus, *, dagen: float) -> None:
    fatima = wie(ploeg, dagen=dagen)
    with transactie(fatima, wat="toets"):
        sluit(fatima, casus=casus, reden="VEILIG", veiligheid="VEILIG")


def test_after_closing_the_door_is_shut_and_what_was_answered_is_read(
    ploeg: Ploeg, bezoek: Bezoek, tmp_path: Path, settings: Settings
) -> None:
    casus, fenna = een_kind(ploeg)
    school, juf = een_school(ploeg, casus, fenna), bezoek("")
    juf.post("/code", {"code": _code(ploeg, tmp_path / "post")})
    assert juf.post("/code/blad", {"keuzes": ["LUKT"], "tekst": "Het lukt."}).status_code == 302
    _close(ploeg, casus, dagen=2.05)
    Path(settings.KLOK).write_text((ploeg.moment + timedelta(days=2.1)).isoformat(), encoding="utf-8")
    assert juf.get("/code/blad").status_code == 404
    dicht = juf.post("/code/blad", {"keuzes": ["BEL_MIJ"], "tekst": "Ik zie iets."})
    assert dicht.status_code == 404 and "Ik zie iets." in _text(dicht) and "Dit blad is gesloten" in _text(dicht)
    _hear(ploeg, casus.dossier_id)
    Path(settings.KLOK).write_text((ploeg.moment + timedelta(days=2.2)).isoformat(), encoding="utf-8")
    fatima = bezoek("Fatima")
    Path(settings.KLOK).write_text((ploeg.moment + timedelta(days=2.2)).isoformat(), encoding="utf-8")
    kindblad = _text(fatima.get(f"/casussen/{casus.dossier.publiek_id}/kinderen/{fenna}/blad"))
    assert "Het lukt." in kindblad and "Gestopt, want de casus werd gesloten" in kindblad
    with transactie(wie(ploeg, dagen=2.3), wat="toets"):
        antwoord = Schoolantwoord.objects.get()
        assert Termijn.objects.lopend().get(definitie="school_lezen").team_id == ploeg.team_van("Fatima").pk
    assert fatima.post(f"/schoolantwoorden/{antwoord.publiek_id}/gelezen").status_code == 302
    laat = wie(ploeg, dagen=3)
    with pytest.raises(NotPossible), transactie(laat, wat="toets"):
        actions.send_code(laat, schoolcontact=school)
    with transactie(laat, wat="toets"):
        actions.withdraw_school(laat, schoolcontact=school)


def test_who_left_the_answering_reads_nothing_of_a_closed_casus(ploeg: Ploeg, bezoek: Bezoek, tmp_path: Path) -> None:
    casus, fenna = een_kind(ploeg)
    met_jamila(ploeg, casus)
    school, juf = een_school(ploeg, casus, fenna), bezoek("")
    juf.post("/code", {"code": _code(ploeg, tmp_path / "post")})
    juf.post("/code/blad", {"keuzes": ["LUKT"]})
    _close(ploeg, casus, dagen=2.05)
    jamila = wie(ploeg, "Jamila", dagen=3)
    with pytest.raises(NotAllowed), transactie(jamila, wat="toets"):
        actions.read_answer(jamila, antwoord=Schoolantwoord.objects.get())
    with pytest.raises(NotAllowed), transactie(jamila, wat="toets"):
        actions.withdraw_school(jamila, schoolcontact=school)


def test_a_casus_that_runs_again_asks_the_school_anew(ploeg: Ploeg, bezoek: Bezoek, tmp_path: Path) -> None:
    casus, fenna = een_kind(ploeg)
    school = een_school(ploeg, casus, fenna)
    code = _code(ploeg, tmp_path / "post")
    _close(ploeg, casus, dagen=1.1)
    fatima = wie(ploeg, dagen=1.2)
    with transactie(fatima, wat="toets"):
        casussen.reopen_casus(fatima, casus=casus, reden="VERGISSING", toelichting="Te vroeg.")
    assert bezoek("").post("/code", {"code": code}).status_code == 400
    with pytest.raises(NotPossible), transactie(fatima, wat="toets"):
        actions.send_code(fatima, schoolcontact=school)


def test_the_log_tells_about_which_child_a_school_read(ploeg: Ploeg, bezoek: Bezoek, tmp_path: Path) -> None:
    casus, fenna = een_kind(ploeg)
    een_school(ploeg, casus, fenna)
    school = bezoek("")
    school.post("/code", {"code": _code(ploeg, tmp_path / "post")})
    school.get("/code/blad")
    school.post("/code/blad", {"keuzes": ["begrepen"], "tekst": "Wij letten op."})
    with transactie(ploeg.handeling("Greet"), wat="toets"):
        regels = list(Verantwoording.objects.filter(wat__in=["site:code", "site:schoolblad"]).order_by("id"))
    assert len(regels) >= 3
    for regel in regels:
        assert (regel.dossiers, regel.betrokkenen) == ([casus.dossier_id], [pseudoniem(fenna)]), regel.wat
