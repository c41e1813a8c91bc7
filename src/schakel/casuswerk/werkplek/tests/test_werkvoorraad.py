import pytest
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.casuswerk.werkplek.tests.builders import meld_aan

pytestmark = pytest.mark.django_db


def test_danger_stands_on_top_and_the_next_step_says_so(client: Client, ploeg: Ploeg) -> None:
    een_melding(ploeg)
    pagina = meld_aan(client, ploeg, "Ibrahim").get("/werkvoorraad").context["pagina"]
    assert pagina.gevaar is not None
    assert "Terpstra" in pagina.gevaar.taken[0].titel
    assert pagina.stap is not None and pagina.stap.gevaar
