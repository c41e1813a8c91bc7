"""Does a municipal copy inherit, deviate in sight, show what changed, and count as adopted?"""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.sturing.uitvoering import actions
from schakel.sturing.uitvoering.models import Gemeenteplan, Plandeel, Planvaststelling
from schakel.sturing.uitvoering.queries import plannen as queries
from schakel.sturing.uitvoering.queries import summary
from schakel.sturing.uitvoering.rules.sjabloon import Planstand
from schakel.sturing.uitvoering.tests.builders import GROOT, KLEIN, Stuurploeg, een_model
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
PLEK = {"sjabloon": "klein", "gemeente": KLEIN}


def stand(h: Handeling, gemeente: str = KLEIN) -> queries.Gemeentestand:
    model = queries.access_model(h, code="klein")
    return queries.standing_of(h, model=model, gemeente=gemeente)


def vul_in(h: Handeling) -> None:
    actions.begin_plan(h, **PLEK)
    actions.write_section(h, **PLEK, deel="visie", keuze="OVERNEMEN")
    actions.write_section(h, **PLEK, deel="geld", keuze="AFWIJKEN", tekst="Wij betalen zelf.", reden="Eigen budget.")


def test_a_copy_inherits_until_the_municipality_says_something(ploeg: Stuurploeg) -> None:
    een_model()
    h = ploeg.handeling("Roos")
    with transactie(h, wat="toets"):
        actions.begin_plan(h, **PLEK)
        eerst = stand(h)
        assert eerst.stand is Planstand.CONCEPT and (eerst.volledig.ingevuld, eerst.volledig.nodig) == (0, 2)
        assert [d.tekst for d in eerst.delen] == ["Veiligheid eerst.", "Wat het kost.", "Ruimte."]
        actions.write_section(h, **PLEK, deel="geld", keuze="AANVULLEN", tekst="En wie betaalt.")
        assert stand(h).delen[1].tekst == "Wat het kost.\nEn wie betaalt." and not stand(h).volledig.afwijkingen


def test_a_deviation_is_seen_with_its_reason(ploeg: Stuurploeg) -> None:
    een_model()
    h = ploeg.handeling("Roos")
    with transactie(h, wat="toets"):
        vul_in(h)
        s = stand(h)
        assert s.volledig.is_heel and s.volledig.afwijkingen == 1 and s.delen[1].tekst == "Wij betalen zelf."


def test_a_new_master_shows_in_the_copy_until_it_is_looked_at(ploeg: Stuurploeg) -> None:
    een_model()
    h = ploeg.handeling("Roos")
    with transactie(h, wat="toets"):
        vul_in(h)
    een_model("2", "2016-02-01", geld="Wat het kost, en waarom.")
    with transactie(h, wat="toets"):
        s = stand(h)
        assert s.volledig.veranderd == 1 and s.delen[1].model_veranderd and not s.delen[0].model_veranderd
        model = queries.access_model(h, code="klein")
        assert queries.changes_since(model, date(2016, 3, 2)) == ["Geld"]
        actions.write_section(h, **PLEK, deel="geld", keuze="OVERNEMEN")
        assert stand(h).volledig.veranderd == 0


def test_adoption_keeps_the_text_as_it_was(ploeg: Stuurploeg) -> None:
    een_model()
    h = ploeg.handeling("Roos")
    with transactie(h, wat="toets"):
        vul_in(h)
        actions.adopt_plan(h, **PLEK, op=date(2016, 3, 1), orgaan="College")
        assert stand(h).stand is Planstand.VASTGESTELD
        with pytest.raises(NotPossible):
            actions.adopt_plan(h, **PLEK, op=date(2016, 3, 1), orgaan="College")
        actions.write_section(h, **PLEK, deel="visie", keuze="AANVULLEN", tekst="Samen.")
        s = stand(h)
        assert s.stand is Planstand.GEWIJZIGD and s.vaststelling is not None
        assert s.vaststelling.inhoud[0] == ["visie", "Visie", "Veiligheid eerst."]


def test_nothing_is_adopted_half(ploeg: Stuurploeg) -> None:
    een_model()
    h = ploeg.handeling("Roos")
    with transactie(h, wat="toets"):
        actions.begin_plan(h, **PLEK)
        with pytest.raises(NotPossible, match="ontbreken er nog 2"):
            actions.adopt_plan(h, **PLEK, op=date(2016, 3, 1), orgaan="College")
        with pytest.raises(NotPossible):
            actions.begin_plan(h, **PLEK)
        for velden in ({"orgaan": " ", "op": date(2016, 3, 1)}, {"orgaan": "College", "op": date(2017, 1, 1)}):
            actions.write_section(h, **PLEK, deel="visie", keuze="OVERNEMEN")
            actions.write_section(h, **PLEK, deel="geld", keuze="OVERNEMEN")
            with pytest.raises(InvalidInput):
                actions.adopt_plan(h, **PLEK, **velden)  # type: ignore[arg-type]


def test_a_deviation_without_reason_or_text_is_refused(ploeg: Stuurploeg) -> None:
    een_model()
    h = ploeg.handeling("Roos")
    with transactie(h, wat="toets"):
        actions.begin_plan(h, **PLEK)
        with pytest.raises(InvalidInput) as fout:
            actions.write_section(h, **PLEK, deel="geld", keuze="AFWIJKEN")
        assert set(fout.value.fouten) == {"tekst", "reden"}
        with pytest.raises(NotFound):
            actions.write_section(h, **PLEK, deel="bestaat-niet", keuze="OVERNEMEN")
        kaal = {"plan": Gemeenteplan.objects.get(), "gezien": "", "gewijzigd_op": h.moment, "gewijzigd_door_id": 1}
        with pytest.raises(IntegrityError), transaction.atomic():
            Plandeel.objects.create(code="x", keuze="AFWIJKEN", **kaal)


def test_only_who_works_for_the_municipality_writes_its_plan(ploeg: Stuurploeg) -> None:
    een_model()
    for naam, gemeente, mag in (
        ("Bas", GROOT, True), ("Bas", KLEIN, True), ("Roos", GROOT, False), ("Wim", GROOT, False),
        ("Paul", GROOT, False), ("Rita", GROOT, False),
    ):  # fmt: skip
        h = ploeg.handeling(naam)
        if mag:
            with transactie(h, wat="toets"):
                actions.begin_plan(h, sjabloon="klein", gemeente=gemeente)
        else:
            with pytest.raises(NotAllowed), transactie(h, wat="toets"):
                actions.begin_plan(h, sjabloon="klein", gemeente=gemeente)
    with pytest.raises(NotFound), transactie(ploeg.handeling("Bas"), wat="toets"):
        actions.begin_plan(ploeg.handeling("Bas"), sjabloon="klein", gemeente="0000")


def test_the_database_lets_nobody_change_what_was_adopted(ploeg: Stuurploeg) -> None:
    een_model()
    h = ploeg.handeling("Roos")
    with transactie(h, wat="toets"):
        vul_in(h)
        actions.adopt_plan(h, **PLEK, op=date(2016, 3, 1), orgaan="College")
    with pytest.raises(Exception, match="permission denied"), transactie(h, wat="toets"):
        Planvaststelling.objects.update(orgaan="Een ander")
    wim = ploeg.handeling("Wim")
    with transactie(wim, wat="toets"):
        # A team that the matrix gives no plan, finds none in the database either.
        assert Plandeel.objects.count() == 0 and Plandeel.objects.update(tekst="gehackt") == 0
    with transactie(ploeg.handeling("Bas"), wat="toets"):
        assert Plandeel.objects.count() == 2


def test_a_loaded_version_never_changes(ploeg: Stuurploeg) -> None:
    een_model()
    een_model()
    with pytest.raises(NotPossible):
        een_model(geld="Iets anders.")


def test_whoever_steers_sees_in_short_who_adopted(ploeg: Stuurploeg) -> None:
    een_model()
    h = ploeg.handeling("Bas")
    with transactie(h, wat="toets"):
        (plan,) = summary(h).plannen
    assert (plan.vastgesteld, plan.gemeenten, plan.model_veranderd) == (0, 2, 0)
