"""Which stairs do the import contracts not see?  Each function returns the faults it found, one sentence each."""

import sys
from collections.abc import Iterable

from tests.architecture.bron import Module, furniture_of, room_of

SCREENS = {"urls", "views", "api", "forms", "presenters"}
READING_FURNITURE = {"models", "queries", "permissions", "presenters"}


def other_rooms_screens(modules: Iterable[Module]) -> list[str]:
    """Nobody imports the screens of another room; config and entrypoints may hang its urls and api on the wall."""
    faults = []
    for module in modules:
        for target, line in module.imports:
            furniture, room = furniture_of(target), room_of(target)
            if furniture not in SCREENS or room == module.room:
                continue
            if module.floor in {"config", "entrypoints"} and furniture in {"urls", "api"}:
                continue
            faults.append(f"{module.at(line)} borrows {target}, a screen of {room}")
    return faults


def readers_call_no_deeds(modules: Iterable[Module]) -> list[str]:
    """models, queries, permissions and presenters import no actions of any room."""
    return [
        f"{module.at(line)} only reads, yet imports the deeds {target}"
        for module in modules
        if module.furniture in READING_FURNITURE
        for target, line in module.imports
        if furniture_of(target) == "actions"
    ]


def screens_know_no_database(modules: Iterable[Module]) -> list[str]:
    """urls, views, api and forms import nothing of django.db."""
    return [
        f"{module.at(line)} is a screen and imports {target}"
        for module in modules
        if module.furniture in SCREENS - {"presenters"}
        for target, line in module.imports
        if target == "django.db" or target.startswith("django.db.")
    ]


def rules_are_plain(modules: Iterable[Module]) -> list[str]:
    """rules and kernel import only the standard library, the kernel and other rules; nothing drawn by lot."""
    faults = []
    for module in modules:
        if module.is_test or not (module.furniture == "rules" or module.floor == "kernel"):
            continue
        faults += [f"{module.at(line)} is plain, yet imports {t}" for t, line in module.imports if not _is_plain(t)]
    return faults


def _is_plain(target: str) -> bool:
    top = target.split(".", maxsplit=1)[0]
    if top == "schakel":
        return target.startswith("schakel.kernel") or furniture_of(target) == "rules"
    return top in sys.stdlib_module_names and top not in {"random", "secrets"}


def no_signals(modules: Iterable[Module]) -> list[str]:
    """No room hears Django signals: news travels as events (ADR-0009)."""
    forbidden = ("django.dispatch", "django.db.models.signals", "django.core.signals")
    return [
        f"{module.at(line)} uses the signal {target}"
        for module in modules
        if module.room
        for target, line in module.imports
        if target.startswith(forbidden)
    ]


def tests_use_fakes(modules: Iterable[Module]) -> list[str]:
    """Fakes, not mocks."""
    return [
        f"{module.at(line)} imports {target}: write a fake"
        for module in modules
        for target, line in module.imports
        if target.startswith("unittest.mock") or target.split(".")[0] == "mock"
    ]


def templatetags_live_in_toolkit(modules: Iterable[Module]) -> list[str]:
    """Template tags live in toolkit."""
    return [
        f"{module.name} is a template tag outside toolkit"
        for module in modules
        if "templatetags" in module.parts and module.floor != "toolkit"
    ]
