from datetime import date

import pytest
from django.db import ProgrammingError, connection

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.casuswerk.personen import actions, queries
from schakel.casuswerk.personen.rules import PersoonRol
from schakel.casuswerk.personen.tests.builders import een_gezin
from schakel.kernel.errors import NotAllowed, NotFound, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
ZOEK = [
    {"bsn": "999990007"},
    {"geboortedatum": date(1982, 5, 4), "naam": "TERPSTRA"},
    {"postcode": "2532cx", "huisnummer": "118"},
]


@pytest.mark.parametrize("vraag", ZOEK)
def test_a_known_person_is_found_by_the_desk_of_another_organisation(ploeg: Ploeg, vraag: dict[str, object]) -> None:
    een_gezin(ploeg, een_dossier(ploeg))
    elif_ = ploeg.handeling("Elif")
    with transactie(elif_, wat="toets"):
        kaarten = queries.recognise(elif_, **vraag)
    marloes = next(kaart for kaart in kaarten if kaart.naam == "Marloes Terpstra")
    assert (marloes.meldingen, marloes.houder) == (1, ploeg.team_van("Fatima").naam)


@pytest.mark.parametrize("vraag", [{"bsn": "123456782"}, {"naam": "Terpstra"}, {"geboortedatum": date(1982, 5, 4)}, {}])
def test_too_little_or_something_else_finds_nobody(ploeg: Ploeg, vraag: dict[str, object]) -> None:
    een_gezin(ploeg, een_dossier(ploeg))
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        assert queries.recognise(wie, **vraag) == []


@pytest.mark.parametrize("naam", ["Bram", "Carlijn", "Jamila", "Frank", "Greet", "Wim"])
def test_nobody_else_may_look_over_all_persons(ploeg: Ploeg, naam: str) -> None:
    wie = ploeg.handeling(naam)
    with pytest.raises(NotAllowed), transactie(wie, wat="toets"):
        queries.recognise(wie, bsn="999990007")


def test_the_database_refuses_another_role_by_itself(ploeg: Ploeg) -> None:
    een_gezin(ploeg, een_dossier(ploeg))
    wie = ploeg.handeling("Carlijn")
    vraag = "SELECT * FROM persoon_herken(NULL, NULL, '', '2532CX-118-')"
    with pytest.raises(Exception, match="mag niet herkennen"), transactie(wie, wat="toets"):
        connection.cursor().execute(vraag)


def test_every_card_is_a_logged_look_at_that_person(ploeg: Ploeg) -> None:
    een_gezin(ploeg, een_dossier(ploeg))
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        kaarten = queries.recognise(wie, bsn="999990007")
    gezien = {persoon for blik in wie.spoor.blikken for persoon in blik.personen}
    assert gezien == {kaart.persoon for kaart in kaarten} != set()


def test_whoever_is_kept_out_of_the_dossier_gets_no_card(ploeg: Ploeg) -> None:
    dossier, fatima = een_dossier(ploeg), ploeg.handeling("Fatima")
    een_gezin(ploeg, dossier)
    with transactie(fatima, wat="toets"):
        dossiers.exclude_medewerker(fatima, dossier=dossier.pk, medewerker=ploeg.mensen["Gerda"].pk, reden="familie")
    gerda = ploeg.handeling("Gerda")
    with transactie(gerda, wat="toets"):
        assert queries.recognise(gerda, bsn="999990007") == []


def test_a_person_confirms_and_can_take_it_back(ploeg: Ploeg) -> None:
    een_gezin(ploeg, een_dossier(ploeg))
    nieuw, wie = een_dossier(ploeg), ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        kaart = queries.recognise(wie, bsn="999990007")[0]
        persoon = actions.add_persoon(wie, dossier=nieuw.pk, rol=PersoonRol.SLACHTOFFER, roepnaam="Marloes")
        (verleden,) = actions.confirm_zelfde(wie, dossier=nieuw.pk, persoon=persoon.pk, bekend=kaart.persoon)
        assert (verleden.eerdere, verleden.in_beoordeling) == (1, True)
        assert queries.recognise(wie, bsn="999990007")[0].meldingen == 2
        actions.end_zelfde(wie, dossier=nieuw.pk, persoon=persoon.pk)
        assert queries.recognise(wie, bsn="999990007")[0].meldingen == 1
        with pytest.raises(NotPossible):
            actions.end_zelfde(wie, dossier=nieuw.pk, persoon=persoon.pk)


def test_pointing_at_nobody_is_refused(ploeg: Ploeg) -> None:
    nieuw, wie = een_dossier(ploeg), ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        persoon = actions.add_persoon(wie, dossier=nieuw.pk, rol=PersoonRol.KIND)
        with pytest.raises(NotFound):
            actions.confirm_zelfde(wie, dossier=nieuw.pk, persoon=persoon.pk, bekend=persoon.publiek_id)


def test_the_quick_look_is_nobodys_but_of_the_card(ploeg: Ploeg) -> None:
    for naam in ("Ibrahim", "Bram"):
        with pytest.raises(ProgrammingError), transactie(ploeg.handeling(naam), wat="toets"):
            connection.cursor().execute("SELECT persoon_lijkt_bekend(ARRAY[1]::bigint[])")


def test_the_functions_that_look_past_the_locks_are_these_and_short(owner_dsn: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.proname, p.prosrc, p.proconfig, r.rolname FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner"
            " WHERE p.prosecdef AND p.proname ~ '^(persoon_|dossier_houder)'"
        )
        rijen = cursor.fetchall()
    assert {rij[0] for rij in rijen} == {
        "persoon_eis_rol", "persoon_gemeente", "dossier_houder", "persoon_herken", "persoon_koppel",
        "persoon_herken_in", "persoon_verleden", "persoon_hergroepeer",
        "persoon_misschien_bekend", "persoon_lijkt_bekend", "persoon_kandidaten", "persoon_kaarten",
        "persoon_merk_open", "persoon_op_naam",
    }  # fmt: skip
    for naam, bron, instelling, eigenaar in rijen:
        assert len(bron.strip().splitlines()) <= 20, naam
        assert instelling == ["search_path=public, pg_temp"]
        assert eigenaar == "schakel_wacht"


LIJKT: list[tuple[dict[str, object], str]] = [
    ({"naam": "Terpztra", "roepnaam": "Marloes", "geboortedatum": date(1982, 5, 4)}, "naam_klinkt"),
    ({"naam": "de Vries-Terpstra", "roepnaam": "Marloes", "geboortedatum": date(1982, 4, 5)}, "datum_lijkt"),
    (
        {"naam": "Bakker", "roepnaam": "Marlous", "leeftijd": 33, "postcode": "2532CX", "huisnummer": "118"},
        "adres_naam",
    ),
    ({"roepnaam": "Marloes", "leeftijd": 33, "postcode": "2532CX", "huisnummer": "118"}, "adres_naam"),
    ({"naam": "Terpstra", "roepnaam": "Marloes", "leeftijd": 33}, "naam_alleen"),
]


@pytest.mark.parametrize(("vraag", "waarop"), LIJKT)
def test_who_is_written_otherwise_is_proposed_with_the_ground(
    ploeg: Ploeg, vraag: dict[str, object], waarop: str
) -> None:
    een_gezin(ploeg, een_dossier(ploeg))
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        kaarten = queries.recognise(wie, **vraag)
    assert [(kaart.naam, kaart.waarop) for kaart in kaarten] == [("Marloes Terpstra", waarop)]
    assert [blik.personen for blik in wie.spoor.blikken if blik.soort == "kaart"] == [(kaarten[0].persoon,)]


@pytest.mark.parametrize(
    "vraag",
    [
        {"naam": "Terpstra", "roepnaam": "Sanne", "geboortedatum": date(1982, 5, 4)},
        {"naam": "Bakker", "roepnaam": "Marloes", "geboortedatum": date(1982, 5, 4)},
        {"naam": "Terpstra", "roepnaam": "Marloes", "geboortedatum": date(1971, 9, 23)},
        {"naam": "Terpstra", "roepnaam": "Marloes"},
    ],
)
def test_who_is_alike_by_half_is_not_proposed(ploeg: Ploeg, vraag: dict[str, object]) -> None:
    een_gezin(ploeg, een_dossier(ploeg))
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        assert queries.recognise(wie, **vraag) == []


def test_an_unborn_child_is_found_at_its_address_when_it_is_born(ploeg: Ploeg) -> None:
    dossier, wie = een_dossier(ploeg), ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        huis = actions.create_huishouden(wie, dossier=dossier.pk, postcode="2532CX", huisnummer="118")
        actions.add_persoon(
            wie, dossier=dossier.pk, rol=PersoonRol.KIND, roepnaam="Baby", ongeboren=True, huishouden=huis
        )
        op_adres = {"postcode": "2532CX", "huisnummer": "118", "roepnaam": "Noor"}
        geboren = queries.recognise(wie, geboortedatum=date(2016, 5, 20), **op_adres)
        assert [kaart.waarop for kaart in geboren] == ["ongeboren"]
        assert queries.recognise(wie, geboortedatum=date(2012, 5, 20), **op_adres) == []
        assert [k.waarop for k in queries.recognise(wie, ongeboren=True, **op_adres)] == ["ongeboren"]


@pytest.mark.parametrize("naam", ["Carlijn", "Bram"])
def test_the_database_tells_no_candidate_to_another_role(ploeg: Ploeg, naam: str) -> None:
    een_gezin(ploeg, een_dossier(ploeg))
    wie = ploeg.handeling(naam)
    vragen = (
        "SELECT * FROM persoon_kandidaten(NULL, ARRAY['1982-05-04']::date[], '{}', 1, 2, '')",
        "SELECT * FROM persoon_kaarten(ARRAY(SELECT gen_random_uuid()))",
    )
    for vraag in vragen:
        with pytest.raises(Exception, match="mag niet herkennen"), transactie(wie, wat="toets"):
            connection.cursor().execute(vraag)
