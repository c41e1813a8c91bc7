"""How does a long row of migrations stay quick?  Only what changed is drawn anew, and the disk is waited for once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.migrations.state import ProjectState

Sleutel = tuple[str, str]
_TEKENEN = "_find_reload_model"


@contextmanager
def draw_little() -> Iterator[None]:
    """
    Let each step of a migration draw only the model that it changes, not all that hangs together with it.

    Everything here hangs together, through dossiers: Django draws some fifty models anew for each of six hundred
    steps, nine tenths of the time of a first start. Its own `is_delayed` says that the picture is not whole; a
    migration that runs Python, and whoever asks after the last one, then gets a picture that is drawn in full.
    """
    # A method that Django's types do not name.
    geheel = vars(ProjectState)[_TEKENEN]
    setattr(ProjectState, _TEKENEN, _only_itself)
    try:
        yield
    finally:
        setattr(ProjectState, _TEKENEN, geheel)


def _only_itself(staat: Any, app_label: str, model_name: str, delay: bool = False) -> set[Sleutel]:
    staat.is_delayed = True
    gevonden: set[Sleutel] = set()
    te_doen = [(app_label, model_name)]
    while te_doen:
        sleutel = te_doen.pop()
        gevonden.add(sleutel)
        te_doen += [erfgenaam for erfgenaam in _heirs(staat, sleutel) if erfgenaam not in gevonden]
    return gevonden


def _heirs(staat: Any, sleutel: Sleutel) -> list[Sleutel]:
    """Return the models that inherit from this one: they are made out of it."""
    naam = ".".join(sleutel)
    return [
        ander
        for ander, model in staat.models.items()
        if any(isinstance(basis, str) and basis.lower() == naam for basis in model.bases)
    ]


@contextmanager
def wait_for_disk_once(*, eerste_keer: bool) -> Iterator[None]:
    """
    Let the first laying of all tables wait for the disk at its end, and not after each migration.

    Commits still come in their order: a power cut takes away the last migrations whole, with the mark that they were
    done, and the next start lays them again. In a database that holds something, every migration waits as always.
    """
    if not eerste_keer:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        try:
            yield
        finally:
            # What failed was in a transaction of its own, which is over by now.
            cursor.execute("SET synchronous_commit = on")
        # A commit that writes waits for all that was written before it.
        cursor.execute("SELECT pg_current_xact_id()")
