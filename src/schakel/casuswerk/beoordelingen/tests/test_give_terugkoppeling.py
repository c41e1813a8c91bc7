from datetime import date, timedelta
from typing import Any

import pytest
import yaml

from schakel.basis.afspraken.tests.builders import MACHINE
from schakel.basis.codelijsten import actions as codelijsten
from schakel.basis.codelijsten.rules import Codebeschrijving, Lijstbeschrijving
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.beoordelingen import actions, queries
from schakel.casuswerk.beoordelingen.models import Besluit, Terugkoppeling
from schakel.casuswerk.beoordelingen.queries.vervolg import open_terugkoppeling
from schakel.casuswerk.beoordelingen.rules import Besluitsoort, Inhoud, Terugkoppelmoment, VroegSluiten
from schakel.casuswerk.beoordelingen.tests.builders import ACUUT, REGIOS, besluit, een_besluit, klaar_voor_besluit
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import Acuut, Melder, MelderSoort
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.toolkit.transactie import transactie

M = Terugkoppelmoment
STAPPEN = "landelijk/codelijsten/keten.yaml"
VERTELD = Inhoud(("vervolg_ingezet",), "TELEFOON")


def _tell(
    ploeg: Ploeg,
    genomen: Besluit,
    moment: M = M.NA_BEOORDELING,
    inhoud: Inhoud = VERTELD,
    *,
    naam: str = "Fatima",
    dagen: int = 2,
) -> Terugkoppeling:
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(days=dagen))
    with transactie(wie, wat="toets"):
        return actions.give_terugkoppeling(wie, besluit=genomen, moment=moment, inhoud=inhoud)


def _status(ploeg: Ploeg, genomen: Besluit) -> str:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=9))
    with transactie(wie, wat="toets"):
        return str(Melding.objects.get(pk=genomen.beoordeling.melding_id).status)


def test_telling_the_reporter_closes_the_melding(ploeg: Ploeg) -> None:
    genomen = een_besluit(ploeg)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(wie, wat="toets"):
        assert [rij.pk for rij in queries.unsent_feedback(wie)] == [genomen.pk]
    _tell(ploeg, genomen)
    assert _status(ploeg, genomen) == "GESLOTEN"
    later = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=3))
    with transactie(later, wat="toets"):
        assert queries.unsent_feedback(later) == []


def test_it_is_told_once_at_each_moment(ploeg: Ploeg) -> None:
    genomen = een_besluit(ploeg)
    _tell(ploeg, genomen)
    with pytest.raises(NotPossible):
        _tell(ploeg, genomen)


def test_after_an_investigation_it_is_told_twice(ploeg: Ploeg) -> None:
    genomen = een_besluit(ploeg, Besluitsoort.ONDERZOEK, ACUUT)
    _tell(ploeg, genomen)
    assert _status(ploeg, genomen) == "BEOORDEELD"
    with pytest.raises(NotPossible, match="mee bezig"):
        _tell(ploeg, genomen, M.NA_ONDERZOEK)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=3))
    with transactie(wie, wat="toets"):
        onderzoek = queries.onderzoek_of(wie, beoordeling=genomen.beoordeling_id)
        assert onderzoek is not None
        actions.close_early(wie, onderzoek=onderzoek, reden=VroegSluiten.VERTROKKEN, conclusie="Vertrokken.")
        assert [rij.pk for rij in queries.unsent_feedback(wie)] == [genomen.pk]
    _tell(ploeg, genomen, M.NA_ONDERZOEK, Inhoud(("onderzoek_afgerond",), "BRIEF"), dagen=4)
    assert _status(ploeg, genomen) == "GESLOTEN"


def test_nobody_to_tell_is_a_reason(ploeg: Ploeg) -> None:
    beoordeling = klaar_voor_besluit(ploeg, melder=Melder(soort=MelderSoort.DUBBEL_ANONIEM), acuut=Acuut.NEE)
    genomen = besluit(ploeg, beoordeling, Besluitsoort.OVERDRACHT, ontvanger_team=ploeg.team_van("Jamila").pk,
                      reden_anders="De school meldde ook.")  # fmt: skip
    with pytest.raises(InvalidInput):
        _tell(ploeg, genomen)
    _tell(ploeg, genomen, inhoud=Inhoud(geen_reden="ANONIEM"))
    assert _status(ploeg, genomen) == "GESLOTEN"


@pytest.mark.parametrize(("soort", "mag"), [(MelderSoort.BEROEP, True), (MelderSoort.BURGER, False)])
def test_only_a_professional_hears_of_a_role_and_of_conditions(ploeg: Ploeg, soort: MelderSoort, mag: bool) -> None:
    lijst: list[dict[str, Any]] = yaml.safe_load((REGIOS / STAPPEN).read_text(encoding="utf-8"))["lijsten"]
    codelijsten.store_codelijst(MACHINE, regio="", beschrijving=_describe(lijst))
    melder = Melder(soort=soort, naam="K. Soeters", telefoon="070 555 02 81", relatie="kent het gezin")
    genomen = besluit(ploeg, klaar_voor_besluit(ploeg, melder=melder), Besluitsoort.OVERDRACHT)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(wie, wat="toets"):
        zicht = open_terugkoppeling(wie, publiek_id=genomen.beoordeling.melding.publiek_id)
    rol = {"rol_voor_melder", "voorwaarden_gesteld", "monitoring_afgesproken"}
    assert {code for code, _tekst in zicht.stappen} & rol == (rol if mag else set())
    inhoud = Inhoud(("vervolg_ingezet", "rol_voor_melder"), "TELEFOON")
    if mag:
        assert _tell(ploeg, genomen, inhoud=inhoud).stappen == ["vervolg_ingezet", "rol_voor_melder"]
    else:
        with pytest.raises(InvalidInput):
            _tell(ploeg, genomen, inhoud=inhoud)


def _describe(lijsten: list[dict[str, Any]]) -> Lijstbeschrijving:
    lijst = next(rij for rij in lijsten if rij["code"] == "terugkoppeling_stappen")
    codes = (Codebeschrijving(**{"geldig_van": date(2015, 1, 1), **code}) for code in lijst["codes"])
    return Lijstbeschrijving(code=lijst["code"], naam=lijst["naam"], codes=tuple(codes))


def test_own_words_need_a_second_reader(ploeg: Ploeg) -> None:
    genomen = een_besluit(ploeg)
    with pytest.raises(InvalidInput):
        _tell(ploeg, genomen, inhoud=Inhoud(("vervolg_ingezet",), "TELEFOON", toelichting="Dank voor uw zorg."))
    gelezen = Inhoud(
        ("vervolg_ingezet",), "TELEFOON", toelichting="Dank voor uw zorg.", tweede_lezer=ploeg.mensen["Gerda"].pk
    )
    assert _tell(ploeg, genomen, inhoud=gelezen).toelichting


@pytest.mark.parametrize("naam", ["Lena", "Jamila", "Bram", "Frank"])
def test_who_may_not_tell_is_refused(ploeg: Ploeg, naam: str) -> None:
    genomen = een_besluit(ploeg)
    with pytest.raises(NotAllowed):
        _tell(ploeg, genomen, naam=naam)
