"""The feed: one melding for each real message, whatever is repeated, shuffled, cut off or sent with another text."""

import json
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.basis.berichten.models import Bericht
from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.rules import Teambeschrijving, Werkgebiedbeschrijving
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.meldingen import actions, queries
from schakel.casuswerk.meldingen.models import Aanlevering, Melderbewijs, Melding
from schakel.casuswerk.meldingen.rules import Aanleverdeur, Paaroordeel, Uitkomst, is_flagged, levering_van
from schakel.casuswerk.meldingen.tests.test_receive import machine
from schakel.entrypoints.koppelingen.politie import vertaling
from schakel.entrypoints.koppelingen.politie.tests.berichten import een_regel, een_stroom
from schakel.kernel.errors import NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.spool import Spool
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
# How many real messages the suite sends; the bench sends ten thousand of them.
IN_DE_SUITE = 60


def politie(ploeg: Ploeg) -> Handeling:
    b = ploeg.handeling("Bram")
    return replace(b, wie=None, namens="koppeling:1")


def lever(ploeg: Ploeg, ruw: str) -> actions.Kwitantie:
    wie = politie(ploeg)
    levering = vertaling.read(ruw, afzender=wie.team or 0, nu=wie.moment, deur=Aanleverdeur.API)
    return actions.deliver(wie, levering=levering)


def verwerk(ploeg: Ploeg) -> int:
    return actions.drain_aanleveringen(machine(ploeg), hoogstens=10_000).gelukt


def alle(ploeg: Ploeg, naam: str = "Ibrahim") -> list[Aanlevering]:
    wie = ploeg.handeling(naam)
    with transactie(wie, wat="toets"):
        return list(Aanlevering.objects.order_by("id"))


def test_a_message_about_violence_becomes_a_melding_at_the_desk(ploeg: Ploeg, spool: Spool) -> None:
    kwitantie = lever(ploeg, een_regel())
    assert (kwitantie.uitkomst, spool.waiting()) == (Uitkomst.ONTVANGEN, [kwitantie.sleutel])
    assert verwerk(ploeg) == 1 and spool.waiting() == []
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        melding = Melding.objects.get()
        rij = Aanlevering.objects.get()
    assert (melding.ontvangstcode, melding.kanaal, melding.acuut) == (kwitantie.code, "POLITIE", "DREIGT")
    assert (rij.status, rij.melding_id, rij.afzender_id) == ("MELDING", melding.pk, ploeg.team_van("Bram").pk)


def test_who_delivers_sees_the_receipt_and_no_dossier(ploeg: Ploeg) -> None:
    lever(ploeg, een_regel())
    verwerk(ploeg)
    bram = ploeg.handeling("Bram")
    with transactie(bram, wat="toets"):
        assert Melding.objects.count() == 0
        assert [v.code for v in queries.own_reports(bram)] == [Melderbewijs.objects.get().ontvangstcode]
        assert queries.own_delivery(bram, sleutel=Aanlevering.objects.get().sleutel).status == "MELDING"


def test_the_same_message_in_another_order_of_names_is_the_same(ploeg: Ploeg, spool: Spool) -> None:
    een = lever(ploeg, een_regel())
    omgekeerd = json.dumps(dict(reversed(json.loads(een_regel()).items())), indent=2)
    assert lever(ploeg, omgekeerd).uitkomst is Uitkomst.HERHAALD
    verwerk(ploeg)
    assert lever(ploeg, een_regel()).uitkomst is Uitkomst.HERHAALD, "also when its deed has run"
    assert [rij.sleutel for rij in alle(ploeg)] == [een.sleutel]


def test_another_text_under_the_same_id_is_flagged_and_both_are_kept(ploeg: Ploeg) -> None:
    een, twee = lever(ploeg, een_regel()), lever(ploeg, een_regel(toelichting="Nu ook een kind geslagen."))
    assert twee.uitkomst is Uitkomst.NAAST_ANDERE and een.code != twee.code
    assert lever(ploeg, een_regel(toelichting="Nu ook een kind geslagen.")).uitkomst is Uitkomst.HERHAALD
    verwerk(ploeg)
    rijen = alle(ploeg)
    assert [(rij.naast, is_flagged(rij.status, rij.naast, rij.bekeken_op)) for rij in rijen] == [
        (None, False),
        (een.sleutel, True),
    ]
    wie = ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        assert Melding.objects.count() == 2
        bericht = queries.open_delivery(wie, publiek_id=rijen[1].publiek_id, ontvangen=True)
        ander = queries.other_of(wie, rij=bericht.rij)
        assert ander is not None and "Ruzie" in ander.ruw and "geslagen" in bericht.ruw
        actions.settle_aanlevering(wie, aanlevering=bericht.rij, oordeel=Paaroordeel.AANVULLING)
        with pytest.raises(NotPossible):
            actions.settle_aanlevering(wie, aanlevering=bericht.rij, oordeel=Paaroordeel.AANVULLING)


def test_it_does_not_matter_which_of_two_is_taken_up_first(ploeg: Ploeg, spool: Spool) -> None:
    een, twee = lever(ploeg, een_regel()), lever(ploeg, een_regel(toelichting="Anders."))
    for sleutel in (twee.sleutel, een.sleutel):
        ruw = spool.read(sleutel)
        assert ruw is not None
        wie = replace(ploeg.handeling("Ibrahim"), rol="politie", wie=None, namens="toets")
        levering, naast = levering_van(ruw["levering"]), een.sleutel if ruw["naast"] else None  # type: ignore[arg-type]
        with transactie(wie, wat="toets"):
            actions.record_aanlevering(wie, levering=levering, sleutel=sleutel, naast=naast)
    assert Counter(rij.naast for rij in alle(ploeg)) == Counter([None, een.sleutel])


ONLEESBAAR = ['{"kenmerk": "A", "toel', "[]", '{"toelichting": "x"}', '{"kenmerk": "A"}', "\x00{", "é" * 9]


@pytest.mark.parametrize("ruw", ONLEESBAAR)
def test_what_cannot_be_read_is_kept_as_it_came_and_shown(ploeg: Ploeg, ruw: str) -> None:
    kwitantie = lever(ploeg, ruw)
    assert kwitantie.uitkomst is Uitkomst.ONLEESBAAR and kwitantie.fouten
    assert lever(ploeg, ruw).uitkomst is Uitkomst.HERHAALD
    assert verwerk(ploeg) == 1
    (rij,) = alle(ploeg)
    assert rij.status == "ONLEESBAAR" and is_flagged(rij.status, rij.naast, rij.bekeken_op)
    wie = ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        bericht = queries.open_delivery(wie, publiek_id=rij.publiek_id, ontvangen=True)
        assert bericht.ruw == ruw.replace("\x00", "") and not Melding.objects.exists()
        actions.settle_aanlevering(wie, aanlevering=rij, oordeel=Paaroordeel.AFGEHANDELD)


def test_a_truncated_message_that_comes_again_whole_is_received(ploeg: Ploeg) -> None:
    assert lever(ploeg, een_regel()[:60]).uitkomst is Uitkomst.ONLEESBAAR
    assert lever(ploeg, een_regel()).uitkomst is Uitkomst.ONTVANGEN
    verwerk(ploeg)
    assert Counter(rij.status for rij in alle(ploeg)) == {"ONLEESBAAR": 1, "MELDING": 1}


def geef_wijkteam(ploeg: Ploeg, naam: str, doelgroep: str = "allen") -> None:
    """Let the team of this member of the cast serve the whole region, for everybody or for some."""
    team = ploeg.team_van(naam)
    beschrijving = Teambeschrijving(
        code=team.code, naam=team.naam, organisatie=team.organisatie.code, soort=team.soort,
        werkgebieden=(Werkgebiedbeschrijving(gebied=ploeg.regio.code, doelgroep=doelgroep),),
    )  # fmt: skip
    organisaties.store_team(replace(machine(ploeg), rol="beheer"), regio=ploeg.regio, beschrijving=beschrijving)


def test_a_care_report_without_violence_goes_to_who_can_help_and_is_no_melding(ploeg: Ploeg) -> None:
    geef_wijkteam(ploeg, "Wim")
    lever(ploeg, een_regel(soort="ZORG"))
    verwerk(ploeg)
    (rij,) = alle(ploeg)
    assert (rij.status, rij.doorgestuurd_naar_id) == ("DOORGESTUURD", ploeg.team_van("Wim").pk)
    assert Bericht.objects.get().team_id == ploeg.team_van("Wim").pk
    wim = ploeg.handeling("Wim")
    with transactie(wim, wat="toets"):
        assert not Melding.objects.exists()
        bericht = queries.open_delivery(wim, publiek_id=rij.publiek_id, ontvangen=False)
        assert "Ruzie" in bericht.ruw
        actions.confirm_zorgbericht(wim, aanlevering=rij)
        with pytest.raises(NotPossible):
            actions.confirm_zorgbericht(wim, aanlevering=rij)
    jamila = ploeg.handeling("Jamila")
    with transactie(jamila, wat="toets"), pytest.raises(NotFound):
        queries.open_delivery(jamila, publiek_id=rij.publiek_id, ontvangen=False)


@pytest.mark.parametrize(("mensen", "naam"), [([{"rol": "KIND", "leeftijd": 9}], "Jamila"), ([], "Wim")])
def test_a_report_with_a_child_goes_to_who_helps_families(ploeg: Ploeg, mensen: list[object], naam: str) -> None:
    geef_wijkteam(ploeg, "Wim", "volwassenen")
    geef_wijkteam(ploeg, "Jamila", "gezin_met_kinderen")
    lever(ploeg, een_regel(soort="ZORG", betrokkenen=mensen))
    verwerk(ploeg)
    (rij,) = alle(ploeg)
    assert rij.doorgestuurd_naar_id == ploeg.team_van(naam).pk


def test_a_care_report_for_which_no_team_is_known_is_shown_and_not_lost(ploeg: Ploeg) -> None:
    lever(ploeg, een_regel(soort="ZORG", waar={}))
    verwerk(ploeg)
    (rij,) = alle(ploeg)
    assert rij.status == "ZONDER_ADRES" and is_flagged(rij.status, rij.naast, rij.bekeken_op)


def test_what_does_not_say_what_it_is_about_is_judged_by_people(ploeg: Ploeg) -> None:
    lever(ploeg, een_regel(soort="IETS_NIEUWS"))
    verwerk(ploeg)
    (rij,) = alle(ploeg)
    assert (rij.status, rij.soort) == ("MELDING", "ONBEKEND")


def test_the_raw_message_is_sealed_on_disk_and_in_the_database(ploeg: Ploeg, spool: Spool, settings: object) -> None:
    lever(ploeg, een_regel())
    for pad in settings.SPOOL.rglob("*"):  # type: ignore[attr-defined]
        assert pad.is_dir() or b"Terpstra" not in pad.read_bytes()
    verwerk(ploeg)
    (rij,) = alle(ploeg)
    assert b"Terpstra" not in bytes(rij.inhoud) and b"2017-000001" not in bytes(rij.inhoud)


def test_who_may_not_see_the_melding_does_not_see_its_message(ploeg: Ploeg) -> None:
    lever(ploeg, een_regel())
    verwerk(ploeg)
    for naam in ("Elif", "Wim", "Frank", "Greet", "Deniz"):
        assert alle(ploeg, naam) == [], naam
    frank = ploeg.handeling("Frank")
    with transactie(frank, wat="toets"):
        assert [(t.status, t.aantal) for t in queries.counts(frank)] == [("MELDING", 1)]


def test_what_waits_too_long_is_told(ploeg: Ploeg) -> None:
    lever(ploeg, een_regel())
    wie = ploeg.handeling("Frank")
    assert queries.stuck_deliveries(wie) == []
    (blijver,) = queries.stuck_deliveries(ploeg.handeling("Frank", ploeg.moment + timedelta(minutes=6)))
    assert blijver.reden == "blijft_liggen"


def test_only_a_machine_of_the_police_delivers(ploeg: Ploeg, spool: Spool) -> None:
    for naam in ("Wim", "Ibrahim", "Frank"):
        wie = ploeg.handeling(naam)
        levering = vertaling.read(een_regel(), afzender=wie.team or 0, nu=wie.moment, deur=Aanleverdeur.API)
        with pytest.raises(NotAllowed):
            actions.deliver(wie, levering=levering)
    assert spool.waiting() == []


def test_five_times_shuffled_with_lost_acknowledgements_is_one_melding_each(ploeg: Ploeg, spool: Spool) -> None:
    uitkomsten: Counter[Uitkomst] = Counter()
    codes: dict[str, set[str]] = {}
    for nummer, batch in enumerate(een_stroom(IN_DE_SUITE, 5, zaad=7)):
        for bericht in batch:
            kwitantie = lever(ploeg, json.dumps(bericht))
            uitkomsten[kwitantie.uitkomst] += 1
            codes.setdefault(kwitantie.kenmerk, set()).add(kwitantie.code)
        if nummer == 0:
            verwerk(ploeg)
    verwerk(ploeg)
    assert uitkomsten == {Uitkomst.ONTVANGEN: IN_DE_SUITE, Uitkomst.HERHAALD: 4 * IN_DE_SUITE}
    assert len(codes) == IN_DE_SUITE and all(len(van) == 1 for van in codes.values())
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        gemeld = set(Melding.objects.values_list("ontvangstcode", flat=True))
    assert gemeld == {code for van in codes.values() for code in van} and spool.waiting() == []


@given(st.text(max_size=200) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda deel: st.lists(deel, max_size=3) | st.dictionaries(
        st.sampled_from(["kenmerk", "soort", "toelichting", "waar", "betrokkenen", "functionaris", "gebeurdOp", "x"]),
        deel, max_size=6,
    ), max_leaves=12,
).map(json.dumps))  # fmt: skip
def test_no_message_breaks_the_reader(ruw: str) -> None:
    from schakel.basis.toegang.tests.builders import MOMENT

    levering = vertaling.read(ruw, afzender=1, nu=MOMENT, deur=Aanleverdeur.API)
    assert levering.bericht is not None or levering.fouten
    assert levering_van(json.loads(json.dumps(levering.as_json()))).sleutel == levering.sleutel
