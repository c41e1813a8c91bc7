"""A folder is loaded as a whole, and again without change; with any fault nothing is loaded."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from schakel.basis.codelijsten.models import Code
from schakel.basis.organisaties.models import Contactpersoon, Dienst, Organisatie, Regio, Team
from schakel.basis.organisaties.tests.builders import beheer
from schakel.entrypoints.regio.bestandssoorten import Bestandssoort, Inlezer
from schakel.entrypoints.regio.fouten import RegioFouten
from schakel.entrypoints.regio.laden import load_folder
from schakel.entrypoints.regio.schemas import SCHEMAMAP
from schakel.entrypoints.regio.tests.mappen import spoil, write_folder
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible

pytestmark = pytest.mark.django_db
KAMERS = ("organisaties", "codelijsten")


def _picture() -> dict[str, list[tuple[object, ...]]]:
    """Return every row of the two rooms."""
    with connection.cursor() as cursor:
        tabellen = [naam for naam in connection.introspection.table_names() if naam.startswith(KAMERS)]
        beeld = {}
        for tabel in tabellen:
            cursor.execute(f'SELECT * FROM "{tabel}" ORDER BY 1')
            beeld[tabel] = cursor.fetchall()
    return beeld


def test_everything_is_stored(tmp_path: Path) -> None:
    uitkomst = load_folder(beheer(), write_folder(tmp_path))
    assert uitkomst.regio == "toetsland"
    assert uitkomst.aantallen["teams"] == 2
    assert Team.objects.get(code="team-noord").aanbod.get().fase == "curatie"
    assert Contactpersoon.objects.get(code="eerste").vervanger == Contactpersoon.objects.get(code="tweede")
    assert str(Dienst.objects.get().van_uur) == "17:00:00"
    assert Code.objects.filter(lijst__regio="toetsland").count() == 2


def test_the_load_leaves_a_trail(tmp_path: Path) -> None:
    handeling = beheer()
    load_folder(handeling, write_folder(tmp_path))
    gewijzigd = {blik.soort for blik in handeling.spoor.blikken if blik.actie == "U"}
    assert {"regio", "gebied", "organisatie", "team", "codelijst", "dienst", "lokale_instelling"} <= gewijzigd


def test_loading_again_keeps_the_same_organisations_teams_and_codes(tmp_path: Path) -> None:
    map_ = write_folder(tmp_path)
    load_folder(beheer(), map_)
    eerst = _picture()
    load_folder(beheer(), map_)
    weer = _picture()
    for tabel in ("organisaties_team", "organisaties_organisatie", "organisaties_gebied", "codelijsten_code"):
        assert weer[tabel] == eerst[tabel]
    assert {tabel: len(rijen) for tabel, rijen in weer.items()} == {t: len(r) for t, r in eerst.items()}


def test_with_a_fault_in_the_files_nothing_is_loaded(tmp_path: Path) -> None:
    map_ = write_folder(tmp_path)
    spoil(map_, "diensten.yaml", "team: team-noord", "team: niemand")
    with pytest.raises(RegioFouten):
        load_folder(beheer(), map_)
    assert not any(_picture().values())


def _inlezer(fout: Exception | None) -> Inlezer:
    def load(handeling: object, regio: str, inhoud: Mapping[str, object]) -> None:
        if fout is not None:
            raise fout

    soort = Bestandssoort("proef", ("proef.yaml",), "gemeenteregelingen.schema.json")
    return Inlezer(soort, load=load, check=lambda inhoud, regio: ())


PROEF = 'regelingen:\n  - gemeente: "9801"\n    code: x\n    omschrijving: y\n    bron: z\n'


@pytest.mark.parametrize(
    ("fout", "regel"),
    [(NotPossible("Kan niet."), 1), (InvalidInput({"regelingen.0.omschrijving": ["Te kort."]}), 4)],
)
def test_a_fault_of_the_last_room_undoes_all_that_was_stored(tmp_path: Path, fout: Exception, regel: int) -> None:
    map_ = write_folder(tmp_path)
    (map_ / "proef.yaml").write_text(PROEF)
    with pytest.raises(RegioFouten) as gevangen:
        load_folder(beheer(), map_, inlezers=[_inlezer(fout)])
    assert [(f.bestand, f.regel) for f in gevangen.value.fouten] == [("toetsland/proef.yaml", regel)]
    assert not any(_picture().values())


def test_a_room_may_object_to_its_file(tmp_path: Path) -> None:
    map_ = write_folder(tmp_path)
    (map_ / "proef.yaml").write_text(PROEF)
    inlezer = _inlezer(None)
    bezwaar = (("regelingen", 0, "code"), "Zo niet.", "Anders.")
    tegen = Inlezer(inlezer.soort, load=inlezer.load, check=lambda inhoud, regio: [bezwaar])
    with pytest.raises(RegioFouten, match=r"proef.yaml, regel 3: Zo niet."):
        load_folder(beheer(), map_, inlezers=[tegen])


def test_what_was_described_may_not_vanish(tmp_path: Path) -> None:
    map_ = write_folder(tmp_path)
    load_folder(beheer(), map_)
    teams = (map_ / "teams.yaml").read_text()
    (map_ / "teams.yaml").write_text(teams[: teams.index("  - code: team-stad")])
    spoil(map_, "codelijsten/eigen.yaml", '      - code: "02"\n        omschrijving: Twee\n', "")
    with pytest.raises(RegioFouten) as gevangen:
        load_folder(beheer(), map_)
    assert {fout.tekst for fout in gevangen.value.fouten} == {
        "Eerder beschreven en nu weg: team 'team-stad'.",
        "Eerder beschreven en nu weg: code '02' van de lijst 'redenen'.",
    }
    assert all("geldig_tot" in fout.remedie for fout in gevangen.value.fouten)


def test_a_code_of_another_region_is_told_at_its_line(tmp_path: Path) -> None:
    load_folder(beheer(), write_folder(tmp_path))
    ander = write_folder(tmp_path, naam="elders")
    spoil(ander, "regio.yaml", "code: toetsland", "code: elders")
    with pytest.raises(RegioFouten) as gevangen:
        load_folder(beheer(), ander)
    assert {(fout.bestand, fout.regel) for fout in gevangen.value.fouten} == {
        ("elders/organisaties.yaml", 2),
        ("elders/organisaties.yaml", 13),
        ("elders/teams.yaml", 2),
        ("elders/teams.yaml", 16),
    }
    assert list(Regio.objects.values_list("code", flat=True)) == ["toetsland"]


def test_only_the_functional_administrator_loads(tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        load_folder(beheer("vt_triage"), write_folder(tmp_path))
    assert not Organisatie.objects.exists()


def test_the_command_checks_loads_and_tells_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    map_ = write_folder(tmp_path)
    call_command("regio", "check", str(map_))
    assert not Regio.objects.exists()
    call_command("regio", "load", str(map_))
    assert Regio.objects.get().code == "toetsland"
    assert "geladen" in capsys.readouterr().out
    regel = spoil(map_, "teams.yaml", "naam: Team Noord", "namm: Team Noord")
    with pytest.raises(CommandError, match=f"teams.yaml, regel {regel}"):
        call_command("regio", "load", str(map_))


def test_what_is_national_can_be_loaded_alone_and_makes_no_region() -> None:
    uitkomst = load_folder(beheer(), SCHEMAMAP.parent / "landelijk")
    assert uitkomst.aantallen["codelijsten"] >= 29
    assert not Regio.objects.exists()
    assert Code.objects.filter(lijst__code="grondslagen", lijst__regio="").exists()
