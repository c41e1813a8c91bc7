"""Are people recognised who are written down at another door, and nobody else?  A smaller seeded set than the bench."""

from uuid import UUID

import pytest

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.casuswerk.personen import actions
from schakel.casuswerk.personen.rules import PersoonRol
from schakel.entrypoints.meting import herkennen
from schakel.entrypoints.meting.varianten import Bekende, Vraagstuk, people, questions
from schakel.kernel.ids import normaliseer_bsn
from schakel.toolkit.transactie import transactie

MENSEN, PAREN = 600, 250


def _record(ploeg: Ploeg, bekenden: list[Bekende]) -> dict[UUID, UUID]:
    """Let the deeds record everybody, household by household; return who became whom."""
    wordt: dict[UUID, UUID] = {}
    wie = ploeg.handeling("Fatima", herkennen.MOMENT)
    huizen: dict[int, list[Bekende]] = {}
    for een in bekenden:
        huizen.setdefault(een.huishouden, []).append(een)
    for leden in huizen.values():
        dossier = een_dossier(ploeg).pk
        with transactie(wie, wat="toets"):
            huis = actions.create_huishouden(
                wie, dossier=dossier, postcode=leden[0].adres[0], huisnummer=leden[0].adres[1]
            )
            nieuwe = [
                actions.Nieuw(
                    rol=PersoonRol.ONBEKEND, achternaam=een.mens.achternaam, tussenvoegsel=een.tussenvoegsel,
                    roepnaam=een.mens.roepnaam, voornamen=een.mens.voornamen, geboortedatum=een.mens.geboortedatum,
                    leeftijd=een.mens.leeftijd, geslacht=een.mens.geslacht, ongeboren=een.mens.ongeboren,
                    huishouden=huis, bsn=een.bsn if normaliseer_bsn(een.bsn) else "",
                )
                for een in leden
            ]  # fmt: skip
            gemaakt = actions.add_personen(wie, dossier=dossier, nieuwe=nieuwe)
        wordt |= {een.persoon: p.publiek_id for een, p in zip(leden, gemaakt, strict=True)}
    return wordt


@pytest.mark.django_db
def test_a_seeded_set_over_five_doors_is_recognised() -> None:
    ploeg, bekenden = een_ploeg(), people(7, MENSEN)
    wordt = _record(ploeg, bekenden)
    wie = ploeg.handeling("Fatima", herkennen.MOMENT)
    vragen = [
        Vraagstuk(v.deur, wordt.get(v.wie) if v.wie else None, v.velden)
        for v in questions(7, bekenden, PAREN, PAREN // 2)
    ]
    with transactie(wie, wat="toets"):
        telling = herkennen.ask_all(wie, vragen)
    assert telling.recall >= herkennen.GRENS_GEVONDEN
    assert telling.vals_deel <= herkennen.GRENS_VALS
    tekst = herkennen.report(telling, len(bekenden), 7)
    assert "250 paren over vijf deuren" in tekst and "grens 98 %: gehaald" in tekst
