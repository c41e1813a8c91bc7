"""Does the site stay down when it could not judge what is typed?"""

import importlib
from pathlib import Path

import pytest

from schakel.casuswerk.adviezen.rules import lijsten
from schakel.config import wsgi


def test_the_site_does_not_come_up_without_the_word_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lijsten, "OPGEHAALD", tmp_path)
    lijsten.opgehaald.cache_clear()

    with pytest.raises(lijsten.LijstOntbreekt, match="woordenlijst woorden ontbreekt"):
        importlib.reload(wsgi)
    lijsten.opgehaald.cache_clear()
