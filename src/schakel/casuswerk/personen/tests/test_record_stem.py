import pytest

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.casuswerk.personen import actions, queries
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.tests.builders import een_gezin
from schakel.kernel.errors import InvalidInput, NotFound
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def test_own_words_come_back_and_are_not_readable_in_the_row(ploeg: Ploeg) -> None:
    dossier, wie = een_dossier(ploeg), ploeg.handeling("Fatima")
    _huis, gezin = een_gezin(ploeg, dossier)
    with transactie(wie, wat="toets"):
        actions.record_stem(wie, dossier=dossier.pk, persoon=gezin[2].pk, tekst="Ik wil dat papa stopt.")
        assert actions.open_stemmen(wie, dossier=dossier.pk) == {gezin[2].pk: "Ik wil dat papa stopt."}
        rij = Dossierpersoon.objects.get(persoon=gezin[2])
    assert b"papa" not in bytes(rij.stem or b"")


def test_who_was_not_spoken_has_a_reason(ploeg: Ploeg) -> None:
    dossier, wie = een_dossier(ploeg), ploeg.handeling("Fatima")
    _huis, gezin = een_gezin(ploeg, dossier)
    with transactie(wie, wat="toets"):
        with pytest.raises(InvalidInput):
            actions.record_stem(wie, dossier=dossier.pk, persoon=gezin[0].pk)
        actions.record_stem(wie, dossier=dossier.pk, persoon=gezin[0].pk, niet_gesproken_reden="gevaar")
        assert actions.open_stemmen(wie, dossier=dossier.pk) == {}


def test_a_bsn_is_shown_masked_and_whole_only_with_a_reason(ploeg: Ploeg) -> None:
    dossier, wie = een_dossier(ploeg), ploeg.handeling("Fatima")
    _huis, gezin = een_gezin(ploeg, dossier)
    with transactie(wie, wat="toets"):
        rij = next(r for r in queries.personen_of(wie, dossier=dossier.pk) if r.persoon_id == gezin[0].pk)
        assert queries.masked_bsn(wie, rij=rij) == "•••••••07"
        with pytest.raises(InvalidInput):
            actions.reveal_bsn(wie, dossier=dossier.pk, persoon=gezin[0].pk, reden=" ")
        assert actions.reveal_bsn(wie, dossier=dossier.pk, persoon=gezin[0].pk, reden="Aangifte") == "999990007"
        with pytest.raises(NotFound):
            actions.reveal_bsn(wie, dossier=dossier.pk, persoon=gezin[1].pk, reden="Aangifte")


def test_telling_somebody_stops_the_notice_clock(ploeg: Ploeg) -> None:
    dossier, wie = een_dossier(ploeg), ploeg.handeling("Fatima")
    _huis, gezin = een_gezin(ploeg, dossier)
    with transactie(wie, wat="toets"):
        actions.inform_persoon(wie, dossier=dossier.pk, persoon=gezin[0].pk, hoe="gesprek")
        assert Dossierpersoon.objects.get(persoon=gezin[0]).geinformeerd_op == wie.moment
