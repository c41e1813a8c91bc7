"""The line to CORV, as a fixture: messages in its shape go to the sink, answers are read from a folder (ADR-0032)."""

import json
import logging
import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from schakel.basis.berichten.rules import Aanbieding, Terugbericht
from schakel.casuswerk.raadsverzoeken.rules import SYSTEEM
from schakel.entrypoints import klok
from schakel.toolkit.sink import MapSink, Uitgaand

_log = logging.getLogger(__name__)
# The shape is that of a message with routing data and a payload; the official schemas are not in here.
BERICHTSOORTEN = {"verzoek_tot_onderzoek": "VTO", "mededeling_college": "MED"}
ONTVANGERS = {"verzoek_tot_onderzoek": "raad-voor-de-kinderbescherming", "mededeling_college": "college"}
IN, KLAAR, KAPOT = "in", "klaar", "kapot"


class FixtureCorv:
    """
    Stands where the real adapter will stand: complete, without a network.

    What is offered becomes one file in the sink, however often it is offered. An answer is a file in `in`: kenmerk,
    aanvaard, eigenKenmerk, op, reden. With `antwoordt_zelf` it says at once that everything arrived, for a demo.
    """

    code = SYSTEEM

    def __init__(self, sink: Path, map_: Path, *, antwoordt_zelf: bool = False) -> None:
        self._sink, self.map, self._antwoordt_zelf = MapSink(sink), map_, antwoordt_zelf

    def offer(self, aanbieding: Aanbieding) -> None:
        """
        Write the message with its routing data to the sink.

        :raises OSError: if the sink takes nothing now
        """
        bericht = shape(aanbieding, klok.nu())
        ontvanger = ONTVANGERS[aanbieding.soort]
        tekst = json.dumps(bericht, ensure_ascii=False, indent=1)
        self._sink.send(Uitgaand(SYSTEEM, aanbieding.kenmerk, ontvanger, BERICHTSOORTEN[aanbieding.soort], tekst))
        if self._antwoordt_zelf:
            self.answer(aanbieding.kenmerk, aanvaard=True, eigen_kenmerk=f"R-{aanbieding.kenmerk[:8]}")

    def answer(self, kenmerk: str, *, aanvaard: bool, eigen_kenmerk: str = "", reden: str = "") -> None:
        """Lay down an answer as the other side would: for the demo and for tests."""
        (self.map / IN).mkdir(parents=True, exist_ok=True, mode=0o700)
        inhoud = {
            "kenmerk": kenmerk, "aanvaard": aanvaard, "eigenKenmerk": eigen_kenmerk, "op": klok.nu().isoformat(),
            "reden": reden,
        }  # fmt: skip
        doel = self.map / IN / f"{kenmerk}.json"
        tijdelijk = doel.with_name(f".{doel.name}.{os.getpid()}")
        tijdelijk.write_text(json.dumps(inhoud, ensure_ascii=False), encoding="utf-8")
        tijdelijk.replace(doel)

    def collect(self) -> Sequence[Terugbericht]:
        """Return the answers that lie there; one that cannot be read is put aside and named in the log."""
        if not (self.map / IN).exists():
            return []
        gevonden = []
        for pad in sorted((self.map / IN).glob("*.json")):
            try:
                gevonden.append(_read(json.loads(pad.read_text(encoding="utf-8"))))
            except (ValueError, KeyError, TypeError, AttributeError):
                _log.warning("an answer of %s cannot be read: %s", SYSTEEM, pad.name)
                self._move(pad, KAPOT)
        return gevonden

    def settle(self, kenmerk: str) -> None:
        """Put an answer away: it stands in the database."""
        pad = self.map / IN / f"{kenmerk}.json"
        if pad.exists():
            self._move(pad, KLAAR)

    def _move(self, pad: Path, naar: str) -> None:
        (self.map / naar).mkdir(parents=True, exist_ok=True, mode=0o700)
        pad.replace(self.map / naar / pad.name)


def shape(aanbieding: Aanbieding, nu: datetime) -> dict[str, object]:
    """Return the message as CORV carries messages: who, to whom, which kind, under which reference, and the payload."""
    return {
        "voorbeeld": True,
        "stuurgegevens": {
            "berichtsoort": BERICHTSOORTEN[aanbieding.soort],
            "zender": {"applicatie": "schakel"},
            "ontvanger": {"organisatie": ONTVANGERS[aanbieding.soort]},
            "referentienummer": aanbieding.kenmerk,
            "tijdstipBericht": nu.isoformat(timespec="seconds"),
        },
        "inhoud": dict(aanbieding.inhoud),
    }


def _read(ruw: Mapping[str, Any]) -> Terugbericht:
    moment = datetime.fromisoformat(ruw["op"])
    if moment.tzinfo is None or not isinstance(ruw["aanvaard"], bool):
        raise ValueError("an answer has a moment with a zone, and says yes or no")
    return Terugbericht(
        kenmerk=str(ruw["kenmerk"]),
        aanvaard=ruw["aanvaard"],
        eigen_kenmerk=str(ruw.get("eigenKenmerk", "")),
        op=moment,
        reden=str(ruw.get("reden", "")),
    )


def from_settings() -> FixtureCorv:
    """Return the adapter of this installation."""
    map_ = settings.DATA / "koppelingen" / SYSTEEM
    return FixtureCorv(settings.SINK, map_, antwoordt_zelf=settings.CORV_ANTWOORDT_ZELF)
