"""Does a person on the own list vanish, with every dossier, and does nobody learn of the list?"""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang import actions, queries
from schakel.basis.toegang.models import Vermijding
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.dossiers.models import Betrokkenheid, Dossier
from schakel.casuswerk.dossiers.queries import newest_of_team
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.casuswerk.personen.rules import naam_sleutel
from schakel.casuswerk.personen.tests.builders import een_gezin
from schakel.entrypoints import klok
from schakel.entrypoints.worker.subscriptions import LUISTERAARS, keep_out_who_avoids
from schakel.kernel.errors import InvalidInput, NotFound
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
PAD = "/mijn/niet-voor-mij"


@pytest.fixture
def ploeg() -> Ploeg:
    ploeg = een_ploeg()
    ploeg.moment = klok.nu()
    return ploeg


def als(ploeg: Ploeg, naam: str) -> Client:
    client = Client()
    client.post("/inloggen/persona", {"persona": str(ploeg.mensen[naam].publiek_id)})
    return client


def ziet(ploeg: Ploeg, naam: str, dossier: Dossier) -> bool:
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(minutes=1))
    with transactie(wie, wat="toets"):
        return Dossier.objects.visible_to(wie).filter(pk=dossier.pk).exists()


def zet_op_lijst(ploeg: Ploeg, naam: str, *, wie: str = "", geboren: date | None = None, bsn: str = "") -> Vermijding:
    handeling = ploeg.handeling(naam)
    with transactie(handeling, wat="toets"):
        return actions.add_vermijding(
            handeling, naam=wie, naam_sleutel=naam_sleutel(wie), geboortedatum=geboren, bsn=bsn
        )


def test_a_dossier_that_is_there_closes_by_name_and_birth_date(ploeg: Ploeg) -> None:
    dossier = een_dossier(ploeg)
    een_gezin(ploeg, dossier)
    assert ziet(ploeg, "Gerda", dossier)
    antwoord = als(ploeg, "Gerda").post(PAD, {"naam": "terpstra", "geboortedatum": "4-5-1982", "bsn": ""})
    assert antwoord.status_code == 302
    assert not ziet(ploeg, "Gerda", dossier)
    assert ziet(ploeg, "Fatima", dossier)


def test_a_dossier_that_is_there_closes_by_bsn_also_where_the_team_is_not_involved_yet(ploeg: Ploeg) -> None:
    dossier = een_dossier(ploeg)
    een_gezin(ploeg, dossier)
    zet_op_lijst(ploeg, "Bram", bsn="999990007")
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('schakel.medewerker', %s, true)", [str(ploeg.mensen["Bram"].pk)])
        cursor.execute("SELECT count(*) FROM dossiers_uitsluiting WHERE dossier_id = %s", [dossier.pk])
        assert cursor.fetchone() == (1,)


def test_somebody_else_with_that_name_closes_nothing(ploeg: Ploeg) -> None:
    dossier = een_dossier(ploeg)
    een_gezin(ploeg, dossier)
    zet_op_lijst(ploeg, "Gerda", wie="Terpstra", geboren=date(1982, 5, 5))
    assert ziet(ploeg, "Gerda", dossier)


def test_the_list_is_read_by_its_owner_alone(ploeg: Ploeg) -> None:
    zet_op_lijst(ploeg, "Gerda", wie="Terpstra", geboren=date(1982, 5, 4), bsn="999990007")
    assert "Terpstra" in als(ploeg, "Gerda").get(PAD).content.decode()
    for naam in ("Fatima", "Lena", "Frank", "Greet", "Bram"):
        assert "Terpstra" not in als(ploeg, naam).get(PAD).content.decode()
        wie = ploeg.handeling(naam)
        with transactie(wie, wat="toets"):
            assert not Vermijding.objects.exists()
            assert queries.own_vermijdingen(wie) == []
    assert Client().get(PAD).status_code == 302


def test_the_database_holds_no_name(ploeg: Ploeg) -> None:
    rij = zet_op_lijst(ploeg, "Gerda", wie="Terpstra", geboren=date(1982, 5, 4), bsn="999990007")
    assert b"Terpstra" not in rij.inhoud and b"999990007" not in rij.inhoud


def test_nobody_takes_a_name_off_the_list_of_another(ploeg: Ploeg) -> None:
    rij = zet_op_lijst(ploeg, "Gerda", bsn="999990007")
    assert als(ploeg, "Lena").post(f"{PAD}/weg", {"wie": str(rij.publiek_id)}).status_code == 404
    lena = ploeg.handeling("Lena")
    with pytest.raises(NotFound), transactie(lena, wat="toets"):
        actions.remove_vermijding(lena, publiek_id=rij.publiek_id)
    assert als(ploeg, "Gerda").post(f"{PAD}/weg", {"wie": str(rij.publiek_id)}).status_code == 302


def test_the_answer_is_the_same_whether_the_person_is_known_here_or_not(ploeg: Ploeg) -> None:
    een_gezin(ploeg, een_dossier(ploeg))
    bekend = als(ploeg, "Bram").post(PAD, {"bsn": "999990007"})
    onbekend = als(ploeg, "Bram").post(PAD, {"bsn": "999990019"})
    assert (bekend.status_code, bekend["Location"]) == (onbekend.status_code, onbekend["Location"])


@pytest.mark.parametrize("gegeven", [{"naam": "Terpstra"}, {"bsn": "123"}, {}, {"geboortedatum": "4-5-1982"}])
def test_too_little_is_refused_at_the_field(ploeg: Ploeg, gegeven: dict[str, str]) -> None:
    antwoord = als(ploeg, "Gerda").post(PAD, gegeven)
    assert antwoord.status_code == 400
    with pytest.raises(InvalidInput):
        zet_op_lijst(ploeg, "Gerda", wie="Terpstra")


def test_the_worker_keeps_out_who_avoids_a_person_that_is_recorded(
    ploeg: Ploeg, monkeypatch: pytest.MonkeyPatch
) -> None:
    gerda = ploeg.mensen["Gerda"]
    zet_op_lijst(ploeg, "Gerda", wie="Terpstra", geboren=date(1982, 5, 4))
    dossier = een_dossier(ploeg)
    een_gezin(ploeg, dossier)
    assert ziet(ploeg, "Gerda", dossier)
    assert "persoon.vastgelegd" in LUISTERAARS["weg_bij_bekenden"].soorten
    gevraagd: list[bytes] = []

    def als_werker(zegels: list[bytes]) -> list[int]:
        # Only the worker's role may ask the database; what it would answer stands on the list that was made.
        gevraagd.extend(zegels)
        return [gerda.pk] if set(zegels) & set(eigen) else []

    wie = ploeg.handeling("Gerda")
    with transactie(wie, wat="toets"):
        eigen = [bytes(zegel) for zegel in Vermijding.objects.get().zegels]
    monkeypatch.setattr(queries, "who_avoids", als_werker)
    machine = Handeling(None, ploeg.team_van("Fatima").pk, "vt_triage", None, ploeg.moment, namens="gebeurtenis:1")
    with transactie(machine, wat="toets"):
        for gebeurtenis in Gebeurtenis.objects.filter(dossier_id=dossier.pk, soort="persoon.vastgelegd"):
            keep_out_who_avoids(machine, gebeurtenis)
            keep_out_who_avoids(machine, gebeurtenis)
    assert len(gevraagd) >= 3
    assert not ziet(ploeg, "Gerda", dossier)
    assert ziet(ploeg, "Fatima", dossier)


def test_counts_and_lists_leave_it_out_alike(ploeg: Ploeg) -> None:
    dossier = een_dossier(ploeg)
    een_gezin(ploeg, dossier)
    zet_op_lijst(ploeg, "Gerda", bsn="999990007")
    wie = ploeg.handeling("Gerda", ploeg.moment + timedelta(minutes=1))
    with transactie(wie, wat="toets"):
        assert Dossier.objects.count() == 0
        assert Betrokkenheid.objects.visible_to(wie).count() == 0
        gezien = [pk for pk, _gewijzigd in newest_of_team(wie, soort="MELDING")]
        assert not Dossier.objects.filter(pk__in=gezien).exists()
