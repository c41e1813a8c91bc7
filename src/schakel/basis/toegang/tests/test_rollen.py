"""Has every role a plain name, and can a role of later really do nothing?"""

import csv

import pytest

from schakel.basis.toegang import rules
from schakel.basis.toegang.tests.test_matrix_file import ROLLEN_LATER


def test_every_role_of_the_matrix_has_a_name_and_one_line() -> None:
    assert set(rules.rollen()) == {r.rol for r in rules.matrix()}
    for rol in rules.rollen().values():
        assert rol.naam and rol.uitleg.endswith(".") and rol.uitleg.count(".") == 1, rol
        assert len(rol.uitleg) <= 90 and "_" not in rol.naam


def test_no_two_roles_bear_the_same_name() -> None:
    namen = [rol.naam for rol in rules.rollen().values()]
    assert len(namen) == len(set(namen))


def test_no_role_stands_twice_in_the_file() -> None:
    with rules.ROLLEN.open(encoding="utf-8", newline="") as bestand:
        codes = [rij["rol"] for rij in csv.DictReader(bestand)]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("rol", sorted(ROLLEN_LATER))
def test_a_role_of_later_may_do_nothing_that_anybody_may(rol: str) -> None:
    assert not rules.rollen()[rol].in_gebruik
    verleend = [r for r in rules.matrix() if r.mag]
    for object_, actie in {(r.object, r.actie) for r in verleend}:
        assert not rules.may_somewhere(rol, object_, actie), (object_, actie)
    for r in (r for r in verleend if r.rol == "vt_triage"):
        assert not rules.may(rol, r.relatie, r.object, r.actie, r.veld), r


def test_a_role_in_use_can_be_given() -> None:
    assert rules.rollen()["vt_triage"].in_gebruik
    assert rules.rolnaam("vt_triage") == "Medewerker triage"
    assert rules.rolnaam("onbekend") == "onbekend"
