"""Is the picture that a quick migration draws true where it is looked at, and whole where all of it is looked at?"""

import pytest
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from schakel.entrypoints.commands import vlug


def _fields(staat: ProjectState, sleutel: tuple[str, str]) -> list[str]:
    return [veld.name for veld in staat.apps.get_model(*sleutel)._meta.local_fields]


def test_each_step_draws_the_model_that_it_changes() -> None:
    laatste = ("personen", "0008_herkennen")
    loader = MigrationLoader(None)
    staat = ProjectState(real_apps=loader.unmigrated_apps)
    assert len(staat.apps.get_models()) == 0
    with vlug.draw_little():
        for sleutel in loader.graph.forwards_plan(laatste):
            staat = loader.graph.nodes[sleutel].mutate_state(staat, preserve=True)
    assert staat.is_delayed
    assert len(staat.models) > 30
    for model in staat.models:
        assert _fields(staat, model) == [
            naam for naam, veld in staat.models[model].fields.items() if not veld.many_to_many
        ]
    # Whoever runs Python in a migration, or asks after the last one, lets Django draw all of it.
    staat.clear_delayed_apps_cache()
    dossier = staat.apps.get_model("dossiers", "dossier")
    assert {relatie.related_model for relatie in dossier._meta.related_objects} <= set(staat.apps.get_models())
    assert loader.project_state(laatste).models.keys() == staat.models.keys()


def test_what_inherits_from_a_model_is_drawn_with_it() -> None:
    staat = ProjectState()
    sleutel = {"id": models.BigAutoField(primary_key=True)}
    staat.add_model(ModelState("huis", "Deur", list(sleutel.items())))
    staat.add_model(ModelState("huis", "Voordeur", [], bases=("huis.deur",)))
    staat.add_model(ModelState("huis", "Raam", list(sleutel.items())))
    raam = staat.apps.get_model("huis", "raam")
    with vlug.draw_little():
        staat.add_field("huis", "deur", "kleur", models.TextField(default=""), preserve_default=False)
    assert [veld.name for veld in staat.apps.get_model("huis", "voordeur")._meta.fields][:2] == ["id", "kleur"]
    assert staat.apps.get_model("huis", "raam") is raam


@pytest.mark.django_db
@pytest.mark.parametrize(("eerste_keer", "daarbinnen"), [(True, "off"), (False, "on")])
def test_only_the_first_laying_of_tables_waits_for_the_disk_at_its_end(eerste_keer: bool, daarbinnen: str) -> None:
    def setting() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SHOW synchronous_commit")
            return str(cursor.fetchone()[0])

    with vlug.wait_for_disk_once(eerste_keer=eerste_keer):
        assert setting() == daarbinnen
    assert setting() == "on"


def test_a_migration_that_fails_leaves_django_as_it_was() -> None:
    geheel = vars(ProjectState)["_find_reload_model"]
    with pytest.raises(RuntimeError), vlug.draw_little():
        raise RuntimeError
    assert vars(ProjectState)["_find_reload_model"] is geheel
