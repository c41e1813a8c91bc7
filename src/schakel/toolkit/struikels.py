"""What could a round of the worker not do?  Kept on disk until it can, so that nothing that fails is silent."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

MAP = "struikels"
Struikel: TypeAlias = Mapping[str, str]


def _read(pad: Path) -> dict[str, Struikel]:
    try:
        gelezen = json.loads(pad.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return gelezen if isinstance(gelezen, dict) else {}


@dataclass
class Struikelboek:
    """What one round could not do before, and cannot do now; names and words of people are in neither."""

    map_: Path
    ronde: str
    _nu: dict[str, Struikel] = field(default_factory=dict)
    _eerder: dict[str, Struikel] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._pad = self.map_ / MAP / f"{self.ronde.replace(':', '-')}.json"
        self._eerder = _read(self._pad)

    def note(self, waarbij: str, fout: Exception, op: datetime) -> bool:
        """Remember that this failed; answer whether that is news, so that the log tells it once."""
        soort = type(fout).__name__
        eerder = self._eerder.get(waarbij)
        is_nieuw = eerder is None or eerder.get("fout") != soort
        sinds = op.isoformat(timespec="seconds") if eerder is None else eerder.get("sinds", "")
        self._nu[waarbij] = {"fout": soort, "sinds": sinds}
        return is_nieuw

    def close(self) -> None:
        """Keep what still fails; a round that could do everything leaves nothing behind."""
        if self._nu == self._eerder:
            return
        if not self._nu:
            self._pad.unlink(missing_ok=True)
        else:
            self._pad.parent.mkdir(parents=True, exist_ok=True)
            naast = self._pad.with_suffix(".nieuw")
            naast.write_text(json.dumps(self._nu), encoding="utf-8")
            naast.replace(self._pad)
        self._eerder, self._nu = self._nu, {}


def still_failing(map_: Path) -> list[str]:
    """Return everything that a round could not do the last time that it tried, one line each."""
    regels = []
    for pad in sorted((map_ / MAP).glob("*.json")):
        for waarbij, wat in sorted(_read(pad).items()):
            regels.append(f"{pad.stem}, {waarbij}: {wat.get('fout', '')}, sinds {wat.get('sinds', '')}")
    return regels
