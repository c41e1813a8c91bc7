"""What a child told is read by the team that heard it, and by whom the child allows, as long as it does."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from PIL import Image, PngImagePlugin
from pytest_django import Settings

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import sluit
from schakel.casuswerk.kinderen import actions, queries
from schakel.casuswerk.kinderen.models import Kindverhaal
from schakel.casuswerk.kinderen.rules import Verhaalsoort, Zicht
from schakel.casuswerk.kinderen.tests.builders import een_kind, een_verhaal, met_jamila, wie
from schakel.casuswerk.kinderen.tests.conftest import Bezoek
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import begin_van_dag
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def _behind_both_locks(lezer: Handeling) -> tuple[int, int]:
    """Return how many stories the first lock shows, and how many the database shows without it."""
    with transactie(lezer, wat="toets"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kinderen_kindverhaal")
        return Kindverhaal.objects.visible_to(lezer).count(), cursor.fetchone()[0]


def _allow(ploeg: Ploeg, verhaal: Kindverhaal, zicht: Zicht, *, dagen: float = 1.1, **anders: Any) -> Kindverhaal:
    fatima = wie(ploeg, dagen=dagen)
    with transactie(fatima, wat="toets"):
        return actions.set_permission(fatima, verhaal=verhaal, zicht=zicht, **anders)


def test_the_words_of_the_child_are_kept_and_nobody_else_reads_them(ploeg: Ploeg) -> None:
    casus, fenna = een_kind(ploeg)
    met_jamila(ploeg, casus, regie=True)
    een_verhaal(ploeg, casus, fenna)
    fatima = wie(ploeg, dagen=2)
    with transactie(fatima, wat="toets"):
        zicht = queries.open_kind(fatima, publiek_id=casus.dossier.publiek_id, persoon=fenna)
        assert zicht.verhalen[0][1]["zorgen"] == "Als papa hard praat ga ik onder mijn bed."
        assert b"onder mijn bed" not in bytes(zicht.verhalen[0][0].inhoud)
        gebeurd = Gebeurtenis.objects.get(dossier_id=casus.dossier_id, soort="kind.vertelde")
        assert gebeurd.codes == {}
    # The maker's team reads it; a co-worker of another team in the same casus does not, not even who directs.
    assert _behind_both_locks(wie(ploeg, "Gerda", dagen=2)) == (1, 1)
    for naam in ("Jamila", "Koen", "Elif", "Bram"):
        assert _behind_both_locks(wie(ploeg, naam, dagen=2)) == (0, 0), naam


def test_the_child_allows_who_directs_alone(ploeg: Ploeg) -> None:
    casus, fenna = een_kind(ploeg)
    met_jamila(ploeg, casus, regie=True)
    _allow(ploeg, een_verhaal(ploeg, casus, fenna), Zicht.REGISSEUR)
    assert _behind_both_locks(wie(ploeg, "Jamila", dagen=2)) == (1, 1)
    # The same team, and not the one who directs.
    assert _behind_both_locks(wie(ploeg, "Koen", dagen=2)) == (0, 0)
    assert _behind_both_locks(wie(ploeg, "Elif", dagen=2)) == (0, 0)


def test_everyone_involved_until_a_day_and_taken_back_at_once(ploeg: Ploeg) -> None:
    casus, fenna = een_kind(ploeg)
    met_jamila(ploeg, casus)
    verhaal = _allow(ploeg, een_verhaal(ploeg, casus, fenna), Zicht.IEDEREEN, tot=date(2016, 3, 10))
    assert _behind_both_locks(wie(ploeg, "Koen", dagen=2)) == (1, 1)
    assert _behind_both_locks(wie(ploeg, "Elif", dagen=2)) == (0, 0)
    # The day itself counts no longer, from its midnight on.
    laatste = begin_van_dag(date(2016, 3, 10))
    assert _behind_both_locks(ploeg.handeling("Koen", laatste - timedelta(seconds=1))) == (1, 1)
    assert _behind_both_locks(ploeg.handeling("Koen", laatste)) == (0, 0)
    _allow(ploeg, verhaal, Zicht.NIEMAND, dagen=3)
    assert _behind_both_locks(ploeg.handeling("Koen", ploeg.moment + timedelta(days=3))) == (0, 0)
    with transactie(wie(ploeg, dagen=4), wat="toets"):
        soorten = list(Gebeurtenis.objects.filter(dossier_id=casus.dossier_id).values_list("soort", flat=True))
    assert "kind.toestemming_gegeven" in soorten and "kind.toestemming_ingetrokken" in soorten


def test_a_yes_ends_at_the_birthday_on_which_rights_change(ploeg: Ploeg) -> None:
    casus, fenna = een_kind(ploeg)
    verhaal = _allow(ploeg, een_verhaal(ploeg, casus, fenna), Zicht.IEDEREEN)
    assert verhaal.zicht_tot == begin_van_dag(date(2019, 1, 9))


def test_refusals(ploeg: Ploeg) -> None:
    casus, fenna = een_kind(ploeg)
    met_jamila(ploeg, casus)
    verhaal = een_verhaal(ploeg, casus, fenna)
    with pytest.raises(InvalidInput):
        _allow(ploeg, verhaal, Zicht.IEDEREEN, tot=date(2016, 3, 2))
    gedeeld = _allow(ploeg, verhaal, Zicht.IEDEREEN)
    jamila = wie(ploeg, "Jamila", dagen=2)
    with transactie(jamila, wat="toets"):
        with pytest.raises(NotAllowed):
            actions.set_permission(jamila, verhaal=gedeeld, zicht=Zicht.NIEMAND)
        # The database refuses it too: whoever may read, may not write.
        with connection.cursor() as cursor:
            cursor.execute("UPDATE kinderen_kindverhaal SET zicht = 'NIEMAND'")
            assert cursor.rowcount == 0
    lena, fatima = wie(ploeg, "Lena", dagen=2), wie(ploeg, dagen=2)
    with transactie(lena, wat="toets"), pytest.raises(NotAllowed):
        _record(lena, casus, fenna)
    with transactie(fatima, wat="toets"), pytest.raises(NotFound):
        _record(fatima, casus, UUID(int=0))
    elif_ = wie(ploeg, "Elif", dagen=2)
    with transactie(elif_, wat="toets"), pytest.raises((NotAllowed, NotFound)):
        _record(elif_, casus, fenna)


def _button(client: Any, casus: Casus, fenna: UUID) -> bool:
    pagina = client.get(reverse("kinderen:kind", args=[casus.dossier.publiek_id, fenna])).content.decode()
    return "Het kind wil dit niet meer" in pagina


def test_a_child_takes_its_yes_back_after_closing(ploeg: Ploeg, bezoek: Bezoek, settings: Settings) -> None:
    casus, fenna = een_kind(ploeg)
    met_jamila(ploeg, casus)
    verhaal = _allow(ploeg, een_verhaal(ploeg, casus, fenna), Zicht.IEDEREEN)
    fatima = wie(ploeg, dagen=1.5)
    with transactie(fatima, wat="toets"):
        sluit(fatima, casus=casus, reden="VEILIG", veiligheid="VEILIG")
    # Nobody may be let in any more; somebody may always be shut out.
    with pytest.raises((NotAllowed, NotPossible)):
        _allow(ploeg, verhaal, Zicht.REGISSEUR, dagen=1.6)
    client, adres = bezoek("Fatima"), reverse("kinderen:toestemming-terug", args=[verhaal.publiek_id])
    assert _button(client, casus, fenna)
    assert bezoek("Elif").post(adres).status_code == 404
    assert client.post(adres).status_code == 302
    assert not _button(client, casus, fenna)
    assert _behind_both_locks(wie(ploeg, "Koen", dagen=3)) == (0, 0)
    with transactie(wie(ploeg, dagen=3), wat="toets"):
        assert Gebeurtenis.objects.filter(soort="kind.toestemming_ingetrokken").count() == 1


def test_who_directs_takes_it_back_for_a_child_whose_team_left(ploeg: Ploeg, bezoek: Bezoek) -> None:
    casus, fenna = een_kind(ploeg)
    met_jamila(ploeg, casus, regie=True)
    verhaal = _allow(ploeg, een_verhaal(ploeg, casus, fenna), Zicht.IEDEREEN)
    jamila, koen = wie(ploeg, "Jamila", dagen=2), wie(ploeg, "Koen", dagen=2)
    assert _button(bezoek("Jamila"), casus, fenna)
    with transactie(jamila, wat="toets"):
        assert actions.withdraw_permission(jamila, verhaal=verhaal).zicht == "NIEMAND"
        with connection.cursor() as cursor:
            cursor.execute("SELECT kindverhaal_terug(%s)", [UUID(int=0)])
            assert cursor.fetchone() == (False,)
    assert _behind_both_locks(koen) == (0, 0)


def _record(handeling: Handeling, casus: Any, persoon: Any) -> None:
    actions.record_verhaal(
        handeling, casus=casus, persoon=persoon, soort=Verhaalsoort.VEILIGE_HUIS, teksten={"binnen": "Mama en ik."},
        op=date(2016, 3, 3),
    )  # fmt: skip


def _drawing() -> bytes:
    """Return a small drawing that says who made it."""
    tekst, uit = PngImagePlugin.PngInfo(), BytesIO()
    tekst.add_text("Author", "KANARIE")
    Image.new("RGB", (12, 8), "red").save(uit, "PNG", pnginfo=tekst)
    return uit.getvalue()


def test_a_drawing_is_kept_behind_the_yes_of_the_child_and_tells_nothing_else(ploeg: Ploeg, bezoek: Bezoek) -> None:
    casus, fenna = een_kind(ploeg)
    met_jamila(ploeg, casus, regie=True)
    fatima, jamila = bezoek("Fatima"), bezoek("Jamila")
    adres = _tool_url(casus, fenna)
    beeld = SimpleUploadedFile("Laan 12.png", _drawing(), content_type="image/png")
    assert fatima.post(adres, {"op": "2016-03-02", "tekening": beeld}).status_code == 302
    with transactie(wie(ploeg, dagen=2), wat="toets"):
        rij = Kindverhaal.objects.get()
        assert b"PNG" not in bytes(rij.tekening or b"") and rij.tekening_soort == "png"
    weg = f"/kindverhalen/{rij.publiek_id}/tekening"
    antwoord = fatima.get(weg)
    assert antwoord["Content-Type"] == "image/png" and "sandbox" in antwoord["Content-Security-Policy"]
    assert antwoord["Cache-Control"] == "no-store" and b"KANARIE" not in antwoord.content
    assert Image.open(BytesIO(antwoord.content)).getpixel((3, 3)) == (255, 0, 0)
    for lezer in (jamila, bezoek("Elif")):
        assert lezer.get(weg).status_code == 404
    _allow(ploeg, rij, Zicht.REGISSEUR, dagen=1.5)
    assert jamila.get(weg).status_code == 200 and bezoek("Koen").get(weg).status_code == 404
    _allow(ploeg, rij, Zicht.NIEMAND, dagen=1.6)
    assert jamila.get(weg).status_code == 404
    assert b'class="kindtekening"' in fatima.get(_child_url(casus, fenna)).content


def _child_url(casus: Casus, fenna: UUID) -> str:
    return reverse("kinderen:kind", args=[casus.dossier.publiek_id, fenna])


def _tool_url(casus: Casus, fenna: UUID) -> str:
    return reverse("kinderen:verhaal", args=[casus.dossier.publiek_id, fenna, "drie-huizen"])


def test_what_is_no_drawing_comes_back_with_what_was_typed(ploeg: Ploeg, bezoek: Bezoek, settings: Settings) -> None:
    casus, fenna = een_kind(ploeg)
    fatima, adres = bezoek("Fatima"), _tool_url(casus, fenna)
    for inhoud in (b"<svg onload=alert(1)>", b"\xff\xd8\xff kapot"):
        beeld = SimpleUploadedFile("x.png", inhoud, content_type="image/png")
        antwoord = fatima.post(adres, {"op": "2016-03-02", "zorgen": "Ik ben bang.", "tekening": beeld})
        assert antwoord.status_code == 400
        assert "JPEG of PNG" in antwoord.content.decode() and "Ik ben bang." in antwoord.content.decode()
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    beeld = SimpleUploadedFile("x.png", _drawing(), content_type="image/png")
    antwoord = fatima.post(adres, {"op": "2016-03-02", "zorgen": "Ik ben bang.", "tekening": beeld})
    assert antwoord.status_code == 400 and "hoogstens 4 MB" in antwoord.content.decode()
    with transactie(wie(ploeg, dagen=2), wat="toets"):
        assert not Kindverhaal.objects.exists()
