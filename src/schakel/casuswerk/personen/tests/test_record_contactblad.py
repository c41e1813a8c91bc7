from datetime import timedelta

import pytest

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.kluis import actions as kluis
from schakel.basis.kluis.models import Geheim
from schakel.basis.kluis.rules import Vak
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.casuswerk.personen import actions
from schakel.casuswerk.personen.models import Persoon
from schakel.casuswerk.personen.rules import PersoonRol
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
BLAD = {"weg": "BELLEN", "waar": "06 555 01 23", "wanneer": "tussen 9 en 11", "codewoord": "tulp", "nooit": "geen post"}


@pytest.fixture
def moeder(ploeg: Ploeg) -> tuple[int, Persoon]:
    dossier = een_dossier(ploeg)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(minutes=1))
    with transactie(wie, wat="toets"):
        return dossier.pk, actions.add_persoon(wie, dossier=dossier.pk, rol=PersoonRol.SLACHTOFFER, roepnaam="Marloes")


def test_the_newest_sheet_counts_and_lies_in_the_vault_alone(ploeg: Ploeg, moeder: tuple[int, Persoon]) -> None:
    dossier, persoon = moeder
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1))
    with transactie(wie, wat="toets"):
        actions.record_contactblad(wie, dossier=dossier, persoon=persoon.pk, blad=BLAD)
        actions.record_contactblad(wie, dossier=dossier, persoon=persoon.pk, blad={**BLAD, "codewoord": "roos"})
        gelezen = kluis.open_geheim(wie, vak=Vak.CONTACT, onderwerp=persoon.publiek_id, reden="toets")
        assert gelezen == {**BLAD, "codewoord": "roos"}
        assert all(b"tulp" not in bytes(geheim.inhoud) for geheim in Geheim.objects.all())
        gebeurd = Gebeurtenis.objects.filter(dossier_id=dossier, soort="contactblad.vastgelegd")
        assert all("555" not in str(g.codes) for g in gebeurd)


@pytest.mark.parametrize(("blad", "veld"), [({}, "weg"), ({"weg": "BELLEN"}, "waar"), ({"weg": "VIA"}, "waar")])
def test_a_sheet_says_how(ploeg: Ploeg, moeder: tuple[int, Persoon], blad: dict[str, str], veld: str) -> None:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1))
    with pytest.raises(InvalidInput) as fout, transactie(wie, wat="toets"):
        actions.record_contactblad(wie, dossier=moeder[0], persoon=moeder[1].pk, blad=blad)
    assert list(fout.value.fouten) == [veld]


def test_never_needs_no_number(ploeg: Ploeg, moeder: tuple[int, Persoon]) -> None:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1))
    with transactie(wie, wat="toets"):
        actions.record_contactblad(wie, dossier=moeder[0], persoon=moeder[1].pk, blad={"weg": "NOOIT"})


@pytest.mark.parametrize(
    ("naam", "fout"), [("Elif", NotFound), ("Jamila", NotFound), ("Bram", NotAllowed), ("Frank", NotAllowed)]
)
def test_an_outsider_writes_nothing(
    ploeg: Ploeg, moeder: tuple[int, Persoon], naam: str, fout: type[Exception]
) -> None:
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(hours=1))
    with pytest.raises(fout), transactie(wie, wat="toets"):
        actions.record_contactblad(wie, dossier=moeder[0], persoon=moeder[1].pk, blad=BLAD)
