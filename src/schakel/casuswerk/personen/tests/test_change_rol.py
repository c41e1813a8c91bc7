"""Somebody turns out to be something else: it is noted, and a child that was none before gets its task."""

import pytest

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.casuswerk.personen import actions, queries
from schakel.casuswerk.personen.rules import PersoonRol, rol_after
from schakel.casuswerk.personen.tests.builders import een_gezin
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
OUDER, PLEGER, KIND = PersoonRol.OUDER, PersoonRol.PLEGER, PersoonRol.KIND


def een_ouder(ploeg: Ploeg, **anders: int) -> tuple[int, int]:
    dossier, fatima = een_dossier(ploeg), ploeg.handeling("Fatima")
    with transactie(fatima, wat="toets"):
        ouder = actions.add_persoon(fatima, dossier=dossier.pk, rol=OUDER, roepnaam="Karin", **anders)  # type: ignore[arg-type]
    return dossier.pk, ouder.pk


def rollen(ploeg: Ploeg, dossier: int) -> dict[str, str]:
    fatima = ploeg.handeling("Fatima")
    with transactie(fatima, wat="toets"):
        return {r.persoon.roepnaam: r.rol for r in queries.personen_of(fatima, dossier=dossier)}


def verander(ploeg: Ploeg, dossier: int, persoon: int, rol: PersoonRol, naam: str = "Fatima") -> None:
    handeling = ploeg.handeling(naam)
    with transactie(handeling, wat="toets"):
        actions.change_rol(handeling, dossier=dossier, persoon=persoon, rol=rol)


def test_a_parent_turns_out_to_use_violence(ploeg: Ploeg) -> None:
    dossier, ouder = een_ouder(ploeg)
    verander(ploeg, dossier, ouder, PLEGER)
    assert rollen(ploeg, dossier) == {"Karin": "PLEGER"}
    with transactie(ploeg.handeling("Fatima"), wat="toets"):
        gebeurd = Gebeurtenis.objects.get(soort="persoon.rol_gewijzigd")
    assert (gebeurd.codes, gebeurd.onderwerp_id) == ({"van": "OUDER", "naar": "PLEGER"}, ouder)


def test_who_turns_out_to_be_a_child_is_to_be_seen(ploeg: Ploeg) -> None:
    dossier, wie = een_ouder(ploeg)
    verander(ploeg, dossier, wie, KIND)
    with transactie(ploeg.handeling("Fatima"), wat="toets"):
        (taak,) = Gebeurtenis.objects.filter(soort="kind.betrokken")
    assert taak.codes == {"spreken": True}


def test_what_stands_so_already_and_a_grown_up_child_are_refused(ploeg: Ploeg) -> None:
    dossier, ouder = een_ouder(ploeg, leeftijd=38)
    for rol in (OUDER, KIND):
        with pytest.raises(InvalidInput):
            verander(ploeg, dossier, ouder, rol)


def test_an_outsider_knows_of_nobody_and_a_reader_changes_nothing(ploeg: Ploeg) -> None:
    dossier, ouder = een_ouder(ploeg)
    with pytest.raises((NotFound, NotAllowed)):
        verander(ploeg, dossier, ouder, PLEGER, "Elif")
    with pytest.raises(NotAllowed):
        verander(ploeg, dossier, ouder, PLEGER, "Frank")
    assert rollen(ploeg, dossier) == {"Karin": "OUDER"}


def test_a_later_report_closes_and_never_opens(ploeg: Ploeg) -> None:
    """What another dossier says of the same person, fills what is unknown and tells who uses violence; nothing else."""
    for hier in PersoonRol:
        for daar in PersoonRol:
            na = rol_after(hier, daar)
            if hier is PersoonRol.ONBEKEND or (daar is PLEGER and hier in {"OUDER", "GETUIGE", "NETWERK"}):
                assert na == daar
            else:
                assert na == hier


def test_a_report_that_lands_says_that_a_parent_uses_violence(ploeg: Ploeg) -> None:
    dossier, ouder = een_ouder(ploeg)
    ander, fatima = een_dossier(ploeg), ploeg.handeling("Fatima")
    _huis, (_marloes, joris, *_rest) = een_gezin(ploeg, ander)
    with transactie(fatima, wat="toets"):
        gelijk = {joris.pk: ouder}
        actions.carry_over(fatima, van_dossier=ander.pk, naar_dossier=dossier, gelijk=gelijk)
        gebeurd = Gebeurtenis.objects.get(soort="persoon.rol_gewijzigd", dossier_id=dossier)
    assert gebeurd.codes == {"van": "OUDER", "naar": "PLEGER"}
    assert rollen(ploeg, dossier)["Karin"] == "PLEGER"
