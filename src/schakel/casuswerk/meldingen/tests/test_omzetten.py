import pytest
from django.db import connection
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.adviezen.models import Advies
from schakel.casuswerk.adviezen.tests.builders import een_advies
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.meldingen import actions
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.tests.builders import een_bericht, een_melding
from schakel.casuswerk.personen import queries as personen
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def test_an_advies_becomes_a_new_melding_and_points_at_it(ploeg: Ploeg) -> None:
    advies, wie = een_advies(ploeg), ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        melding = actions.register_from_advies(wie, advies=advies, bericht=een_bericht(ploeg), reden="Het werd erger.")
        nu = Advies.objects.get(pk=advies.pk)
        assert (nu.status, nu.melding, nu.omgezet_door, nu.omgezet_reden) == (
            "OMGEZET", melding.publiek_id, wie.wie, "Het werd erger.",
        )  # fmt: skip
        assert melding.uit_advies == advies.publiek_id
        with pytest.raises(NotPossible):
            actions.register_from_advies(wie, advies=advies, bericht=een_bericht(ploeg), reden="Nog eens.")


def test_that_needs_a_reason_without_names(ploeg: Ploeg) -> None:
    advies, wie = een_advies(ploeg), ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        with pytest.raises(InvalidInput):
            actions.register_from_advies(wie, advies=advies, bericht=een_bericht(ploeg), reden=" ")
        actions.register_from_advies(wie, advies=advies, bericht=een_bericht(ploeg), reden="Marloes Terpstra wil dit.")
        assert "Terpstra" not in Advies.objects.get(pk=advies.pk).omgezet_reden


def test_a_melding_becomes_an_advies_that_holds_no_name(ploeg: Ploeg) -> None:
    melding, wie = een_melding(ploeg), ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        advies = actions.convert_to_advies(
            wie, melding=melding, reden="De beller vraagt alleen raad.", schoonmaken=True,
            gegeven_advies="Praat met Joris als hij nuchter is.",
        )  # fmt: skip
        nu = Melding.objects.get(pk=melding.pk)
        assert (nu.status, nu.advies, nu.omgezet_door) == ("OMGEZET", advies.publiek_id, wie.wie)
        assert Dossier.objects.get(pk=melding.dossier_id).status == "GESLOTEN"
        assert len(personen.personen_of(wie, dossier=melding.dossier_id)) == 4
        with connection.cursor() as cursor:
            cursor.execute("SELECT a::text FROM adviezen_advies a")
            tekst = cursor.fetchone()[0]
    assert advies.uit_melding == melding.publiek_id
    for naam in ("Joris", "Dalen", "Terpstra", "Soeters", "2532"):
        assert naam not in tekst


def test_both_pages_name_decider_reason_and_origin_and_lead_to_each_other(client: Client, ploeg: Ploeg) -> None:
    advies, ibrahim, fatima = een_advies(ploeg), ploeg.handeling("Ibrahim"), ploeg.handeling("Fatima")
    with transactie(ibrahim, wat="toets"):
        uit = actions.register_from_advies(ibrahim, advies=advies, bericht=een_bericht(ploeg), reden="Het werd erger.")
    anders = een_melding(ploeg)
    with transactie(fatima, wat="toets"):
        terug = actions.convert_to_advies(fatima, melding=anders, reden="Alleen een vraag.", tekst="Een kind van 9.")
    for naam, van, naar, woorden in (
        ("Ibrahim", f"/adviezen/{advies.publiek_id}", f"/meldingen/{uit.publiek_id}", ("Ibrahim", "Het werd erger.")),
        ("Ibrahim", f"/meldingen/{uit.publiek_id}", f"/adviezen/{advies.publiek_id}", ()),
        ("Fatima", f"/meldingen/{anders.publiek_id}", f"/adviezen/{terug.publiek_id}", ("Fatima", "een vraag.")),
        ("Fatima", f"/adviezen/{terug.publiek_id}", f"/meldingen/{anders.publiek_id}", ("begonnen als melding",)),
    ):
        client.post("/inloggen/persona", {"persona": str(ploeg.mensen[naam].publiek_id)})
        pagina = client.get(van).content.decode()
        assert f'href="{naar}"' in pagina, (naam, van)
        assert not [woord for woord in woorden if woord not in pagina], (naam, van)
        assert client.get(naar).status_code == 200, (naam, naar)


def test_a_judged_melding_stays_a_melding(ploeg: Ploeg) -> None:
    melding, wie = een_melding(ploeg), ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        actions.mark_in_beoordeling(wie, melding=melding)
        actions.mark_beoordeeld(wie, melding=melding, besluit="overdracht")
        with pytest.raises(NotPossible):
            actions.convert_to_advies(wie, melding=melding, reden="Toch maar.")
