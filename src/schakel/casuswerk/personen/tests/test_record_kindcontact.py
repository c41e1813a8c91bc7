from datetime import timedelta

import pytest

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.casuswerk.personen import actions, queries
from schakel.casuswerk.personen.tests.builders import een_gezin
from schakel.kernel.errors import InvalidInput, NotFound
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def test_a_child_that_was_spoken_was_seen_as_well(ploeg: Ploeg) -> None:
    dossier = een_dossier(ploeg)
    _huis, gezin = een_gezin(ploeg, dossier)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=2))
    with transactie(wie, wat="toets"):
        actions.record_kindcontact(
            wie, dossier=dossier.pk, persoon=gezin[2].pk, gezien=True, gesproken=True,
            op=ploeg.moment + timedelta(days=1), door=ploeg.mensen["Fatima"].pk, met_wie="de mentor",
            hulpmiddel="drie_huizen", toestemming="moeder gaf toestemming",
        )  # fmt: skip
        rij = next(r for r in queries.personen_of(wie, dossier=dossier.pk) if r.persoon_id == gezin[2].pk)
        soorten = set(Gebeurtenis.objects.values_list("soort", flat=True))
        (contact,) = queries.kindcontacten_of(wie, dossier=dossier.pk)
    assert (contact.met_wie, contact.hulpmiddel) == ("de mentor", "drie_huizen")
    assert contact.toestemming == "moeder gaf toestemming"
    assert rij.gezien_op == rij.gesproken_op == ploeg.moment + timedelta(days=1)
    assert {"kind.gezien", "kind.gesproken"} <= soorten


def test_not_seen_needs_a_reason_and_starts_nothing(ploeg: Ploeg) -> None:
    dossier, wie = een_dossier(ploeg), ploeg.handeling("Fatima")
    _huis, gezin = een_gezin(ploeg, dossier)
    deel = {"dossier": dossier.pk, "persoon": gezin[2].pk, "gezien": False, "gesproken": False}
    with transactie(wie, wat="toets"):
        with pytest.raises(InvalidInput):
            actions.record_kindcontact(wie, **deel, op=wie.moment, door=1)  # type: ignore[arg-type]
        actions.record_kindcontact(wie, **deel, op=wie.moment, door=1, reden_niet="gevaar")  # type: ignore[arg-type]
        assert not Gebeurtenis.objects.filter(soort="kind.gezien").exists()


def test_tomorrow_has_not_been_yet(ploeg: Ploeg) -> None:
    dossier, wie = een_dossier(ploeg), ploeg.handeling("Fatima")
    _huis, gezin = een_gezin(ploeg, dossier)
    with pytest.raises(InvalidInput), transactie(wie, wat="toets"):
        actions.record_kindcontact(
            wie, dossier=dossier.pk, persoon=gezin[2].pk, gezien=True, gesproken=False,
            op=wie.moment + timedelta(days=1), door=1,
        )  # fmt: skip


def test_an_outsider_knows_of_no_child(ploeg: Ploeg) -> None:
    dossier, wie = een_dossier(ploeg), ploeg.handeling("Jamila")
    _huis, gezin = een_gezin(ploeg, dossier)
    with pytest.raises(NotFound), transactie(wie, wat="toets"):
        actions.record_kindcontact(
            wie, dossier=dossier.pk, persoon=gezin[2].pk, gezien=True, gesproken=False, op=wie.moment, door=1
        )
