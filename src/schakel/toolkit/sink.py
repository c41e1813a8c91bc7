"""Where does everything that leaves the system pass?  Through one sink, which a test can read."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Uitgaand:
    """One message that leaves: by which channel, under which id, to whom, and its two texts."""

    kanaal: str
    sleutel: str
    aan: str
    onderwerp: str
    tekst: str


class Sink(Protocol):
    """The one way out: a folder of files in the demo and in tests, a gateway in production."""

    def send(self, uitgaand: Uitgaand) -> None:
        """
        Hand a message over.

        :raises OSError: if it cannot be handed over now
        """
        ...


class MapSink:
    """Writes each message as a file; sending the same message twice leaves one file."""

    def __init__(self, map_: Path) -> None:
        self._map = map_

    def send(self, uitgaand: Uitgaand) -> None:
        """Write the message, whole or not at all."""
        self._map.mkdir(parents=True, exist_ok=True, mode=0o700)
        doel = self._map / f"{uitgaand.kanaal}-{uitgaand.sleutel}.json"
        tijdelijk = doel.with_name(f".{doel.name}.{os.getpid()}")
        tijdelijk.write_text(json.dumps(asdict(uitgaand), ensure_ascii=False, indent=1), encoding="utf-8")
        tijdelijk.replace(doel)
