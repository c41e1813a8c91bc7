from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.organisaties.models import Gebied, Werkgebied
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.meldingen import actions, queries
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import Acuut, Betrokkene, EerdereBetrokkenheid, Melder, MelderSoort
from schakel.casuswerk.meldingen.tests.builders import FENNA, MOEDER, een_bericht, een_melding
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.rules import Adres
from schakel.kernel.errors import NotAllowed, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def test_a_melding_opens_a_dossier_for_which_the_desk_answers(ploeg: Ploeg) -> None:
    melding = een_melding(ploeg)
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        antwoord = dossiers.responsible_at(wie, dossier=melding.dossier_id, moment=ploeg.moment)
        assert len(personen.personen_of(wie, dossier=melding.dossier_id)) == 4
    assert antwoord is not None
    assert antwoord.team == ploeg.team_van("Ibrahim").pk
    assert melding.ontvangstcode.startswith("VT ")


def test_triage_of_the_same_organisation_sees_it_at_once_and_nobody_else(ploeg: Ploeg) -> None:
    melding = een_melding(ploeg)
    for naam, ziet in {"Fatima": 1, "Elif": 0, "Bram": 0, "Jamila": 0, "Greet": 0}.items():
        wie = ploeg.handeling(naam)
        with transactie(wie, wat="toets"):
            assert Melding.objects.filter(pk=melding.pk).count() == ziet, naam


def test_the_ledger_begins_at_the_receipt_and_not_at_the_typing(ploeg: Ploeg) -> None:
    later = ploeg.handeling("Ibrahim", ploeg.moment + timedelta(hours=2))
    melding = een_melding(ploeg, handeling=later)
    with transactie(later, wat="toets"):
        antwoord = dossiers.responsible_at(later, dossier=melding.dossier_id, moment=ploeg.moment)
    assert antwoord is not None
    assert (melding.ontvangen_op, melding.ingevoerd_op) == (ploeg.moment, later.moment)


def test_a_repeat_is_the_same_melding(ploeg: Ploeg) -> None:
    sleutel = uuid4()
    assert een_melding(ploeg, sleutel=sleutel).pk == een_melding(ploeg, sleutel=sleutel).pk


def test_danger_now_goes_to_the_dossier_and_into_the_timeline(ploeg: Ploeg) -> None:
    melding = een_melding(ploeg, acuut=Acuut.JA)
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        gelezen = queries.access_melding(wie, publiek_id=melding.publiek_id)
        acuut = Gebeurtenis.objects.get(soort="acuut.beoordeeld")
    assert gelezen.dossier.gevaar == 3
    assert (gelezen.acuut_door, acuut.wie) == (wie.wie, wie.wie)


def test_not_knowing_is_no_judgement(ploeg: Ploeg) -> None:
    melding = een_melding(ploeg, acuut=Acuut.ONBEKEND)
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        assert not Gebeurtenis.objects.filter(soort="acuut.beoordeeld").exists()
    assert melding.acuut_op is None


def test_a_sentence_is_enough(ploeg: Ploeg) -> None:
    melding = een_melding(ploeg, betrokkenen=(), waar=Adres(), melder=Melder(), vormen=(), aarden=(), verteld=())
    assert melding.huishouden is None


def test_a_wrong_bsn_never_blocks(ploeg: Ploeg) -> None:
    melding = een_melding(ploeg, betrokkenen=(Betrokkene(rol="KIND", bsn="123456789"),))
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        (rij,) = personen.personen_of(wie, dossier=melding.dossier_id)
    assert rij.persoon.bsn is None
    assert "klopt niet" in rij.persoon.omschrijving


def test_the_reporter_is_in_the_vault_and_in_no_table(ploeg: Ploeg) -> None:
    een_melding(ploeg)
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"), connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT m::text FROM meldingen_melding m) || (SELECT g::text FROM kluis_geheim g)")
        assert "Soeters" not in cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("soort", "open_"), [(MelderSoort.BURGER, False), (MelderSoort.BEROEP, True), (MelderSoort.DUBBEL_ANONIEM, False)]
)
def test_a_citizen_is_hidden_and_a_professional_open(ploeg: Ploeg, soort: MelderSoort, open_: bool) -> None:
    assert een_melding(ploeg, melder=Melder(soort=soort, naam="K.")).bron_open is open_


def test_known_people_make_it_a_hermelding_or_a_vervolgmelding(ploeg: Ploeg) -> None:
    een_melding(ploeg)
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        (kaart,) = personen.recognise(wie, bsn="999990007")
    bekend = Betrokkene(rol="SLACHTOFFER", roepnaam="Marloes", bekend_als=kaart.persoon)
    melding = een_melding(ploeg, betrokkenen=(bekend, FENNA))
    assert melding.eerdere_betrokkenheid == EerdereBetrokkenheid.VERVOLG_BEOORDELING
    with transactie(wie, wat="toets"):
        persoon = personen.personen_of(wie, dossier=melding.dossier_id)[0].persoon_id
        assert len(queries.earlier_meldingen_about(wie, personen=[persoon])) == 2


def test_what_nobody_confirmed_stays_a_first_melding(ploeg: Ploeg) -> None:
    een_melding(ploeg)
    assert een_melding(ploeg, betrokkenen=(MOEDER,)).eerdere_betrokkenheid == EerdereBetrokkenheid.EERSTE


def test_a_privacy_officer_registers_nothing(ploeg: Ploeg) -> None:
    with pytest.raises(NotAllowed):
        een_melding(ploeg, "Greet")


def test_a_report_by_a_partner_goes_to_the_desk_of_veilig_thuis(ploeg: Ploeg) -> None:
    gebied = Gebied.objects.create(soort="regio", code="toets", naam="Toetsregio", regio=ploeg.regio)
    Werkgebied.objects.create(team=ploeg.team_van("Ibrahim"), gebied=gebied)
    melding = een_melding(ploeg, "Wim", betrokkenen=(FENNA,))
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        antwoord = dossiers.responsible_at(wie, dossier=melding.dossier_id, moment=ploeg.moment)
    assert antwoord is not None
    assert antwoord.team == ploeg.team_van("Ibrahim").pk


def test_without_a_desk_nobody_would_answer(ploeg: Ploeg) -> None:
    with pytest.raises(NotPossible, match="geen team van Veilig Thuis"):
        een_melding(ploeg, "Wim")


def test_it_takes_few_statements(ploeg: Ploeg) -> None:
    een_melding(ploeg)
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"), CaptureQueriesContext(connection) as gevraagd:
        actions.register_melding(wie, bericht=een_bericht(ploeg))
    echt = [q["sql"] for q in gevraagd if "SAVEPOINT" not in q["sql"]]
    # One of them finds the municipality by the postcode, for whoever typed without a script; two ask the region from
    # which age a child is spoken, however many children there are.
    assert len(echt) <= 28, len(echt)
