"""When the door stays shut: who tried, by which way, what was offered, and what would help."""

from datetime import timedelta
from typing import Any

import pytest

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.bijeenkomsten import actions
from schakel.casuswerk.bijeenkomsten.models import Contactpoging
from schakel.casuswerk.bijeenkomsten.queries.contact import contact_with
from schakel.casuswerk.bijeenkomsten.rules.contact import Zoekuitkomst, Zoekweg, is_safe_way
from schakel.casuswerk.bijeenkomsten.tests.builders import een_contactblad, een_zaak, gezin, wie
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import sluit
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_zaak(ploeg)


def _try(ploeg: Ploeg, casus: Casus, naam: str = "Jamila", rol: str = "SLACHTOFFER", **anders: Any) -> Contactpoging:
    persoon, iemand = gezin(ploeg, casus)[rol], wie(ploeg, naam, 30)
    velden: dict[str, Any] = {
        "op": ploeg.moment + timedelta(hours=26),
        "weg": Zoekweg.HUISBEZOEK,
        "uitkomst": Zoekuitkomst.DEUR_DICHT,
        "aangeboden": "Een gesprek bij haar moeder thuis.",
        "zou_helpen": "Als haar zus meekomt.",
        "laat_binnen": "De wijkverpleegkundige.",
    }
    with transactie(iemand, wat="toets"):
        return actions.record_poging(iemand, dossier=casus.dossier, persoon=persoon, **{**velden, **anders})


def test_an_attempt_keeps_by_whom_when_and_what_was_offered(ploeg: Ploeg, casus: Casus) -> None:
    rij = _try(ploeg, casus)
    assert (rij.door_id, rij.team_id) == (ploeg.mensen["Jamila"].pk, ploeg.team_van("Jamila").pk)
    assert rij.veilige_weg and b"moeder" not in bytes(rij.inhoud)
    fatima = wie(ploeg, uren=40)
    with transactie(fatima, wat="toets"):
        eerste = contact_with(fatima, dossier=casus.dossier)[0]
        assert eerste.dicht and eerste.pogingen[0][1]["laat_binnen"] == "De wijkverpleegkundige."
    _try(ploeg, casus, op=ploeg.moment + timedelta(hours=28), uitkomst=Zoekuitkomst.BEREIKT)
    with transactie(fatima, wat="toets"):
        assert not any(een.dicht for een in contact_with(fatima, dossier=casus.dossier))


def test_the_sheet_says_which_way_is_safe_and_another_has_a_reason(ploeg: Ploeg, casus: Casus) -> None:
    een_contactblad(ploeg, casus, gezin(ploeg, casus)["SLACHTOFFER"], "SMS")
    with pytest.raises(InvalidInput) as fout:
        _try(ploeg, casus)
    assert set(fout.value.fouten) == {"waarom_zo"}
    assert not _try(ploeg, casus, waarom_zo="Haar zus vroeg ons te komen.").veilige_weg
    assert _try(ploeg, casus, weg=Zoekweg.SMS).veilige_weg


@pytest.mark.parametrize(
    ("blad", "veilig"),
    [
        (None, {"BELLEN", "VIA", "HUISBEZOEK"}),
        ({"weg": "SMS"}, {"SMS"}),
        ({"weg": "NOOIT"}, set()),
    ],
)
def test_which_ways_are_safe(blad: dict[str, object] | None, veilig: set[str]) -> None:
    assert {weg.value for weg in Zoekweg if is_safe_way(weg, blad)} == veilig


def test_what_cannot_be_is_refused(ploeg: Ploeg, casus: Casus) -> None:
    with pytest.raises(InvalidInput) as fout:
        _try(ploeg, casus, op=ploeg.moment + timedelta(days=5), aangeboden=" ")
    assert set(fout.value.fouten) == {"op", "aangeboden"}
    fatima = wie(ploeg, uren=30)
    with transactie(fatima, wat="toets"), pytest.raises(NotFound):
        actions.record_poging(
            fatima, dossier=casus.dossier, persoon=0, op=ploeg.moment, weg=Zoekweg.BELLEN,
            uitkomst=Zoekuitkomst.BEREIKT, aangeboden="Een gesprek.",
        )  # fmt: skip


@pytest.mark.parametrize("naam", ["Bram", "Carlijn", "Elif", "Frank", "Lena"])
def test_who_may_not_try_or_see(ploeg: Ploeg, casus: Casus, naam: str) -> None:
    with pytest.raises(NotAllowed):
        _try(ploeg, casus, naam)


def test_no_contact_never_closes_a_casus_without_a_view_on_safety(ploeg: Ploeg, casus: Casus) -> None:
    _try(ploeg, casus)
    fatima, waarom = wie(ploeg, uren=50), "Wij belden vijf keer aan."
    with transactie(fatima, wat="toets"):
        for reden in ("GEEN_CONTACT", "GEEN_MEDEWERKING"):
            with pytest.raises(InvalidInput) as fout:
                sluit(fatima, casus=casus, reden=reden, veiligheid="ONBEKEND", toelichting=waarom)
            assert set(fout.value.fouten) == {"veiligheid"}
        sluit(fatima, casus=casus, reden="GEEN_CONTACT", veiligheid="VEILIG_GENOEG", toelichting="School ziet Fenna.")
        casus.dossier.refresh_from_db()
    with pytest.raises((NotPossible, NotAllowed)):
        _try(ploeg, casus, "Fatima")
