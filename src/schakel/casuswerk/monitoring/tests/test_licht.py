"""The light moments of the team that answers: short, by the same yardstick, and never ending in silence."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.monitoring import actions, queries
from schakel.casuswerk.monitoring.models import Belsignaal, Controlemoment
from schakel.casuswerk.monitoring.presenters.volgen import volgen_page
from schakel.casuswerk.monitoring.rules import Lijnoordeel, Lijnvraag, Netwerkstand, Netwerkvraag, Veiligheid
from schakel.casuswerk.monitoring.tests.test_bel import MIS, ONBEKEND, VEILIG, bij_jamila
from schakel.casuswerk.plannen.tests.builders import een_voorwaarde
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.toolkit.transactie import transactie


@pytest.fixture
def ploeg(db: None) -> Ploeg:
    """Return the cast."""
    return een_ploeg()


def test_light_moments_stand_beside_those_of_veilig_thuis(ploeg: Ploeg) -> None:
    volgt, licht = bij_jamila(ploeg)
    assert [m.gepland_op for m in licht] == [date(2016, 4, 4), date(2016, 9, 4)]
    jamila = ploeg.handeling("Jamila", ploeg.moment + timedelta(days=32))
    bang: dict[int | None, Veiligheid] = {None: Veiligheid.ONVEILIG}
    with pytest.raises(InvalidInput), transactie(jamila, wat="toets"):
        actions.record_light(jamila, controlemoment=licht[0], per_persoon=bang, woorden="Hij dreigt.")
    with pytest.raises(NotPossible), transactie(jamila, wat="toets"):
        actions.record_light(jamila, controlemoment=volgt, per_persoon={None: Veiligheid.VEILIG}, woorden="Goed.")
    with transactie(jamila, wat="toets"):
        per: dict[int | None, Veiligheid] = {7: Veiligheid.VEILIG, 8: Veiligheid.ONVEILIG, 9: Veiligheid.ONDUIDELIJK}
        gedaan = actions.record_light(jamila, controlemoment=licht[0], per_persoon=per, woorden="Hij dreigt.", bel=True)
        gezegd = {u.persoon_id: u.veiligheid for u in gedaan.uitkomsten.all()}
        assert gezegd == {None: "ONVEILIG", 7: "VEILIG", 8: "ONVEILIG", 9: "ONDUIDELIJK"}
        bel = Belsignaal.objects.get()
        assert (gedaan.vervolg, bel.aan_team_id) == ("BEL", volgt.team_id)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=33))
    with pytest.raises(NotPossible), transactie(fatima, wat="toets"):
        actions.record_check(fatima, controlemoment=licht[1], uitkomsten=VEILIG)
    with transactie(fatima, wat="toets"):
        dossier = volgt.dossier.publiek_id
        assert len(queries.open_volgen(fatima, publiek_id=dossier).momenten) == 4


@pytest.mark.parametrize("oordeel", [Veiligheid.ONDUIDELIJK, Veiligheid.NIET_BEREIKT])
def test_a_light_moment_in_doubt_is_asked_again_or_rings(ploeg: Ploeg, oordeel: Veiligheid) -> None:
    _volgt, licht = bij_jamila(ploeg)
    jamila = ploeg.handeling("Jamila", ploeg.moment + timedelta(days=32))
    vraag = {
        "controlemoment": licht[0],
        "per_persoon": {7: Veiligheid.VEILIG, 8: oordeel},
        "woorden": "Zij nam niet op.",
    }
    for na in (0, 2):
        with pytest.raises(InvalidInput) as fout, transactie(jamila, wat="toets"):
            actions.record_light(jamila, na_maanden=na, **vraag)  # type: ignore[arg-type]
        assert set(fout.value.fouten) == {"na_maanden"}
    with transactie(jamila, wat="toets"):
        gedaan = actions.record_light(jamila, na_maanden=1, **vraag)  # type: ignore[arg-type]
        extra = Controlemoment.objects.get(sjabloon="extra-1")
        assert gedaan.vervolg == "EXTRA_MOMENT"
        assert (extra.soort, extra.team_id, extra.status) == ("licht", licht[0].team_id, "GEPLAND")
        gepland = Gebeurtenis.objects.get(soort="monitoring.gepland", onderwerp_id=extra.pk)
        assert gepland.codes["moment"] == 1
    with transactie(jamila, wat="toets"):
        actions.record_light(jamila, **{**vraag, "controlemoment": licht[1]}, bel=True)  # type: ignore[arg-type]
        assert Belsignaal.objects.count() == 1


def test_the_network_is_asked_after_at_a_light_moment_too(ploeg: Ploeg) -> None:
    _volgt, licht = bij_jamila(ploeg)
    jamila = ploeg.handeling("Jamila", ploeg.moment + timedelta(days=32))
    weg = Netwerkvraag("a", "Ina, oma", Netwerkstand.WEG)
    vraag = {"controlemoment": licht[0], "per_persoon": {None: Veiligheid.VEILIG}, "woorden": "Rustig."}
    with pytest.raises(InvalidInput) as fout, transactie(jamila, wat="toets"):
        actions.record_light(jamila, netwerk=[weg], **vraag)  # type: ignore[arg-type]
    assert set(fout.value.fouten) == {"n0-woorden"}
    with transactie(jamila, wat="toets"):
        actions.record_light(jamila, netwerk=[replace(weg, woorden="Is ziek.")], **vraag)  # type: ignore[arg-type]
        assert Gebeurtenis.objects.get(soort="monitoring.uitgevoerd").codes["netwerk_weg"] == 1
        gelezen = queries.open_controle(jamila, publiek_id=licht[0].publiek_id).netwerk_gezegd
        assert [een["woorden"] for een in gelezen] == ["Is ziek."]


@pytest.mark.parametrize(
    ("lijn", "veld", "goed"),
    [(MIS, "bel", {"bel": True}), (ONBEKEND, "na_maanden", {"na_maanden": 1})],
)
def test_the_bottom_lines_are_the_yardstick_of_a_light_moment_too(
    ploeg: Ploeg, lijn: Lijnvraag, veld: str, goed: dict[str, Any]
) -> None:
    _volgt, licht = bij_jamila(ploeg)
    regel = een_voorwaarde(ploeg, licht[0].dossier_id)
    jamila = ploeg.handeling("Jamila", ploeg.moment + timedelta(days=32))
    vraag: dict[str, Any] = {
        "controlemoment": licht[0],
        "per_persoon": {None: Veiligheid.VEILIG},
        "woorden": "Het gaat goed, zegt zij.",
    }
    lijn = replace(lijn, lijn=str(regel.publiek_id))
    for zonder, fout_bij in ((lijn, veld), (replace(lijn, woorden=" "), "l0-woorden")):
        with pytest.raises(InvalidInput) as fout, transactie(jamila, wat="toets"):
            actions.record_light(jamila, lijnen=[zonder], **vraag)
        assert set(fout.value.fouten) == {fout_bij}
    with transactie(jamila, wat="toets"):
        gedaan = actions.record_light(jamila, lijnen=[lijn], **vraag, **goed)
        assert gedaan.nieuwe_zorgen is (lijn.oordeel is Lijnoordeel.GESCHONDEN), "whatever people say"
        codes = Gebeurtenis.objects.get(soort="monitoring.uitgevoerd").codes
        assert (codes["lijnen"], codes["lijnen_geschonden"]) == (1, int(gedaan.nieuwe_zorgen))
        gevolgd = queries.open_volgen(jamila, publiek_id=gedaan.dossier.publiek_id)
        assert gevolgd.oordelen[str(regel.publiek_id)][0] == lijn.oordeel.value
        staat = [een.stand for een in volgen_page(jamila, gevolgd).momenten if een.licht]
    assert "Gedaan" not in staat, "what stayed unclear is not green"
