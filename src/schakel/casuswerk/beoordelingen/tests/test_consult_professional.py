"""Sources of an investigation: professionals with or without consent; and who knows by now what is kept about them."""

from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.termijnen import actions as termijnen
from schakel.basis.termijnen.actions import load_termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.basis.termijnen.rules import laatste_dag
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.beoordelingen import actions, queries
from schakel.casuswerk.beoordelingen.models import Informantgesprek, Onderzoek
from schakel.casuswerk.beoordelingen.rules import Besluitsoort
from schakel.casuswerk.beoordelingen.rules.informanten import Informant
from schakel.casuswerk.beoordelingen.tests.builders import ACUUT, REGIOS, een_besluit
from schakel.casuswerk.beoordelingen.tests.test_pages import BUITENSTAANDERS, Bezoek, bezoek
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.queries import personen_of
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal
from schakel.toolkit.transactie import transactie

__all__ = ["bezoek"]
GETYPT = {
    "op": "2016-03-03",
    "naam": "Juf Els",
    "functie": "leerkracht",
    "organisatie": "De Vlieger",
    "wat": "Fenna is vaak moe.",
    "toestemming": "nee",
    "waarom_zonder": "Vader mag het nog niet weten.",
}


@pytest.fixture
def onderzoek(ploeg: Ploeg) -> Onderzoek:
    machine = Handeling(None, None, "beheer", None, ploeg.moment, namens="toets")
    with transactie(machine, wat="toets"):
        tekst = (REGIOS / "landelijk" / "termijnen.yaml").read_text(encoding="utf-8")
        load_termijnen(machine, regio=None, inhoud=yaml.safe_load(tekst))
    genomen = een_besluit(ploeg, Besluitsoort.ONDERZOEK, ACUUT)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(wie, wat="toets"):
        gevonden = queries.onderzoek_of(wie, beoordeling=genomen.beoordeling_id)
        assert gevonden is not None
        return queries.access_onderzoek(wie, publiek_id=gevonden.publiek_id)


def _begin(ploeg: Ploeg, onderzoek: Onderzoek) -> None:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(wie, wat="toets"):
        actions.start_onderzoek(wie, onderzoek=onderzoek)


@pytest.fixture
def fenna(ploeg: Ploeg, onderzoek: Onderzoek) -> Dossierpersoon:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(wie, wat="toets"):
        return next(rij for rij in personen_of(wie, dossier=onderzoek.dossier_id) if rij.persoon.roepnaam == "Fenna")


def _juf(ploeg: Ploeg, fenna: Dossierpersoon, **anders: object) -> Informant:
    velden: dict[str, object] = {
        "op": ploeg.moment.date(), "naam": "Juf Els", "functie": "leerkracht", "organisatie": "", "wat": "Is moe.",
        "toestemming": True, "over": (fenna.persoon_id,), **anders,
    }  # fmt: skip
    return Informant(**velden)  # type: ignore[arg-type]


def test_what_a_professional_told_is_kept_encrypted(ploeg: Ploeg, onderzoek: Onderzoek, fenna: Dossierpersoon) -> None:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=2))
    with pytest.raises(NotPossible), transactie(wie, wat="toets"):
        actions.consult_professional(wie, onderzoek=onderzoek, informant=_juf(ploeg, fenna))
    _begin(ploeg, onderzoek)
    with transactie(wie, wat="toets"):
        rij = actions.consult_professional(wie, onderzoek=onderzoek, informant=_juf(ploeg, fenna))
        assert b"moe" not in bytes(rij.inhoud)
        assert Gebeurtenis.objects.get(soort="onderzoek.beroepskracht_gesproken").codes == {"toestemming": True}


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"naam": " "}, "naam"),
        ({"functie": ""}, "functie"),
        ({"wat": ""}, "wat"),
        ({"toestemming": False}, "waarom_zonder"),
        ({"over": ()}, "over"),
        ({"over": (0,)}, "over"),
    ],
)
def test_who_what_and_why_without_consent_are_asked(
    ploeg: Ploeg, onderzoek: Onderzoek, fenna: Dossierpersoon, anders: dict[str, object], veld: str
) -> None:
    _begin(ploeg, onderzoek)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=2))
    with pytest.raises(InvalidInput) as fout, transactie(wie, wat="toets"):
        actions.consult_professional(wie, onderzoek=onderzoek, informant=_juf(ploeg, fenna, **anders))
    assert list(fout.value.fouten) == [veld]
    morgen = _juf(ploeg, fenna, op=ploeg.moment.date() + timedelta(days=9))
    with pytest.raises(InvalidInput), transactie(wie, wat="toets"):
        actions.consult_professional(wie, onderzoek=onderzoek, informant=morgen)


def test_an_outsider_consults_nobody(ploeg: Ploeg, onderzoek: Onderzoek, fenna: Dossierpersoon) -> None:
    _begin(ploeg, onderzoek)
    wie = ploeg.handeling("Jamila", ploeg.moment + timedelta(days=2))
    with pytest.raises(NotAllowed), transactie(wie, wat="toets"):
        actions.consult_professional(wie, onderzoek=onderzoek, informant=_juf(ploeg, fenna))
    with transactie(wie, wat="toets"):
        assert not Informantgesprek.objects.exists()


def test_the_page_asks_and_shows_sources_children_and_who_knows(
    ploeg: Ploeg, onderzoek: Onderzoek, fenna: Dossierpersoon, bezoek: Bezoek
) -> None:
    _begin(ploeg, onderzoek)
    Path(str(settings.KLOK)).write_text((ploeg.moment + timedelta(days=2)).isoformat(), encoding="utf-8")
    fatima, basis = bezoek("Fatima"), f"/onderzoeken/{onderzoek.publiek_id}"
    pagina = fatima.get(basis).content.decode()
    for zin in (
        "U sprak nog geen beroepskracht.",
        "De kinderen",
        "nog niet gezien",
        "binnen vier weken",
        "Uitstel voor",
    ):
        assert zin in pagina
    getypt = {**GETYPT, "over": str(fenna.persoon.publiek_id)}
    fout = fatima.post(f"{basis}/beroepskracht", {**getypt, "waarom_zonder": ""})
    assert fout.status_code == 400 and "zonder toestemming vroeg" in fout.content.decode()
    assert "Fenna is vaak moe." in fout.content.decode(), "what was typed stays"
    assert fatima.post(f"{basis}/beroepskracht", GETYPT).status_code == 400, "over wie het ging"
    assert fatima.post(f"{basis}/beroepskracht", getypt).status_code == 302
    pagina = fatima.get(basis).content.decode()
    for zin in ("Juf Els, leerkracht, De Vlieger", "Zonder toestemming", "Vader mag het nog niet weten."):
        assert zin in pagina
    for naam in BUITENSTAANDERS:
        assert bezoek(naam).post(f"{basis}/beroepskracht", GETYPT).status_code in (403, 404)


def test_each_delay_says_why_and_who_agreed(ploeg: Ploeg, onderzoek: Onderzoek, bezoek: Bezoek) -> None:
    _begin(ploeg, onderzoek)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=2))
    regio = ploeg.regio.code
    with transactie(fatima, wat="toets"):
        klok = Termijn.objects.filter(dossier_id=onderzoek.dossier_id, definitie="persoon_informeren").earliest("id")
        assert klok.team_id == fatima.team, "whoever investigates judges whether telling waits"
        reden = "Vader reageert nu met geweld."
        verzoek = termijnen.ask_extension(fatima, termijn=klok.pk, regio=regio, aantal=2, reden=reden)
    Path(str(settings.KLOK)).write_text((ploeg.moment + timedelta(days=3)).isoformat(), encoding="utf-8")
    basis = f"/onderzoeken/{onderzoek.publiek_id}"
    assert "vroeg meer tijd. Een ander beslist." in bezoek("Fatima").get(basis).content.decode()
    lena = ploeg.handeling("Lena", ploeg.moment + timedelta(days=3))
    with transactie(lena, wat="toets"):
        oud = laatste_dag(klok.uiterlijk)
        termijnen.decide_extension(lena, verzoek=verzoek.pk, regio=regio, akkoord=True)
    pagina = bezoek("Fatima").get(basis).content.decode()
    assert "Vader reageert nu met geweld. Gevraagd door" in pagina and "goedgekeurd door" in pagina
    # The last day that counts, as on the clock beside it.
    assert f"Tot {taal.datum(oud + timedelta(weeks=2))}, omdat" in pagina


def test_who_was_told_before_hears_of_each_new_source_too(
    ploeg: Ploeg, onderzoek: Onderzoek, fenna: Dossierpersoon, bezoek: Bezoek
) -> None:
    """A duty for each person and source: what was told before a professional spoke, tells nothing of that one."""
    _begin(ploeg, onderzoek)
    basis = f"/onderzoeken/{onderzoek.publiek_id}"

    def klokken() -> list[tuple[str, str]]:
        rijen = Termijn.objects.filter(onderwerp_soort="persoon", onderwerp_id=fenna.persoon_id).order_by("id")
        return list(rijen.filter(definitie__startswith="persoon_informeren").values_list("definitie", "status"))

    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=2))
    with transactie(wie, wat="toets"):
        personen.inform_persoon(wie, dossier=onderzoek.dossier_id, persoon=fenna.persoon_id, hoe="gesprek")
        assert klokken() == [("persoon_informeren", "AFGEDAAN")]
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=3))
    with transactie(wie, wat="toets"):
        actions.consult_professional(wie, onderzoek=onderzoek, informant=_juf(ploeg, fenna))
        assert klokken() == [("persoon_informeren", "AFGEDAAN"), ("persoon_informeren_bron", "LOPEND")]
    Path(str(settings.KLOK)).write_text((ploeg.moment + timedelta(days=4)).isoformat(), encoding="utf-8")
    assert "Daarna vertelde een beroepskracht iets." in bezoek("Fatima").get(basis).content.decode()
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=5))
    with transactie(wie, wat="toets"):
        personen.inform_persoon(wie, dossier=onderzoek.dossier_id, persoon=fenna.persoon_id, hoe="gesprek")
        assert klokken()[-1] == ("persoon_informeren_bron", "AFGEDAAN")
    assert "Daarna vertelde een beroepskracht iets." not in bezoek("Fatima").get(basis).content.decode()
