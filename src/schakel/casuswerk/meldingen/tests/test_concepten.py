from uuid import uuid4

import pytest

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.meldingen import actions, queries
from schakel.casuswerk.meldingen.models import Concept
from schakel.casuswerk.meldingen.tests.builders import een_bericht
from schakel.kernel.errors import NotFound
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
TYPT = {"toelichting": ["Gil gehoord"], "p0-naam": ["Marloes Terpstra"]}


def test_a_draft_comes_back_and_is_not_readable_in_the_row(ploeg: Ploeg) -> None:
    wie, sleutel = ploeg.handeling("Ibrahim"), uuid4()
    with transactie(wie, wat="toets"):
        actions.save_concept(wie, sleutel=sleutel, inhoud={"toelichting": ["Gil"]})
        actions.save_concept(wie, sleutel=sleutel, inhoud=TYPT)
        (rij,) = queries.concepten_of(wie)
        assert b"Terpstra" not in bytes(rij.inhoud)
        assert actions.open_concept(wie, sleutel=sleutel) == TYPT


def test_a_colleague_of_the_same_team_sees_none(ploeg: Ploeg) -> None:
    wie, sleutel = ploeg.handeling("Fatima"), uuid4()
    with transactie(wie, wat="toets"):
        actions.save_concept(wie, sleutel=sleutel, inhoud=TYPT)
    gerda = ploeg.handeling("Gerda")
    with transactie(gerda, wat="toets"):
        assert Concept.objects.count() == 0
        with pytest.raises(NotFound):
            actions.open_concept(gerda, sleutel=sleutel)


def test_what_was_sent_is_no_draft_any_more(ploeg: Ploeg) -> None:
    wie, bericht = ploeg.handeling("Ibrahim"), een_bericht(ploeg)
    with transactie(wie, wat="toets"):
        actions.save_concept(wie, sleutel=bericht.sleutel, inhoud=TYPT)
        actions.receive(wie, bericht=bericht)
        assert queries.concepten_of(wie) == []
