"""How far is the year?  A small file that the program at the screen reads."""

import json
import os
import time
from pathlib import Path


class Voortgang:
    """Writes how far it is, at most a few times a second; a reader never sees half a file."""

    def __init__(self, pad: Path, elke: float = 0.5) -> None:
        self.pad, self.elke, self._laatst = pad, elke, 0.0

    def show(self, stap: str, gemaakt: int, totaal: int, *, nu: bool = False) -> None:
        """Write the state, when it is time or must be."""
        if not nu and time.monotonic() - self._laatst < self.elke:
            return
        self._laatst = time.monotonic()
        tijdelijk = self.pad.with_suffix(f".{os.getpid()}.tijdelijk")
        tijdelijk.write_text(json.dumps({"stap": stap, "gemaakt": gemaakt, "totaal": totaal}), encoding="utf-8")
        tijdelijk.replace(self.pad)
