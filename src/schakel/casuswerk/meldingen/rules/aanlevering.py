"""What does a machine deliver, when is it the same message, and what becomes of it?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid5

from schakel.casuswerk.meldingen.rules.bericht import Meldingbericht, bericht_van

# Under this name a message that a machine delivers gets a key of its own: the same id of the same sender, the same key.
RUIMTE = UUID("6a0f3c50-7a0e-4f0b-9a57-0d1f6a6b2c11")


class Berichtsoort(StrEnum):
    """What the sender says it is about; what is not about violence is no melding (informatieprotocol 2015, 3.1)."""

    HUISELIJK_GEWELD = "HUISELIJK_GEWELD"
    KINDERMISHANDELING = "KINDERMISHANDELING"
    ZORG = "ZORG"
    ONBEKEND = "ONBEKEND"


class Aanleverdeur(StrEnum):
    """By which door a machine delivered."""

    API = "API"
    BESTAND = "BESTAND"


class AanleveringStatus(StrEnum):
    """What became of a message that was delivered."""

    MELDING = "MELDING"
    DOORGESTUURD = "DOORGESTUURD"
    ZONDER_ADRES = "ZONDER_ADRES"
    ONLEESBAAR = "ONLEESBAAR"


class Paaroordeel(StrEnum):
    """What somebody decided about two messages under one id."""

    AANVULLING = "AANVULLING"
    VERBETERING = "VERBETERING"
    ANDER_GEZIN = "ANDER_GEZIN"
    AFGEHANDELD = "AFGEHANDELD"


class Uitkomst(StrEnum):
    """What the sender hears of one message."""

    ONTVANGEN = "ONTVANGEN"
    HERHAALD = "HERHAALD"
    NAAST_ANDERE = "NAAST_ANDERE"
    ONLEESBAAR = "ONLEESBAAR"


STATUSWOORDEN_AANLEVERING: Mapping[AanleveringStatus, str] = {
    AanleveringStatus.MELDING: "melding geworden",
    AanleveringStatus.DOORGESTUURD: "doorgestuurd, telt niet mee",
    AanleveringStatus.ZONDER_ADRES: "geen team gevonden om aan door te sturen",
    AanleveringStatus.ONLEESBAAR: "niet te lezen",
}
SOORTWOORDEN: Mapping[Berichtsoort, str] = {
    Berichtsoort.HUISELIJK_GEWELD: "huiselijk geweld",
    Berichtsoort.KINDERMISHANDELING: "kindermishandeling",
    Berichtsoort.ZORG: "zorg, geen geweld",
    Berichtsoort.ONBEKEND: "onbekend",
}
OORDEELWOORDEN: Mapping[Paaroordeel, str] = {
    Paaroordeel.AANVULLING: "Het tweede bericht vult het eerste aan",
    Paaroordeel.VERBETERING: "Het tweede bericht verbetert het eerste",
    Paaroordeel.ANDER_GEZIN: "De berichten gaan over verschillende gezinnen",
    Paaroordeel.AFGEHANDELD: "Ik heb dit nagevraagd of zelf doorgegeven",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Levering:
    """One message as a machine delivered it; without a report it could not be read."""

    kenmerk: str
    afzender: int
    ruw: str
    ontvangen_op: datetime
    deur: Aanleverdeur = Aanleverdeur.API
    soort: Berichtsoort = Berichtsoort.ONBEKEND
    bericht: Meldingbericht | None = None
    fouten: tuple[str, ...] = ()

    @property
    def sleutel(self) -> UUID:
        """Return the key: of who sends it and its id; of what has no id, its content."""
        return uuid5(RUIMTE, f"{self.afzender}|{self.kenmerk or canonical(self.ruw)}")

    @property
    def naast(self) -> UUID:
        """Return the key for when another message stands under the first one."""
        return uuid5(self.sleutel, canonical(self.ruw))

    def is_melding(self) -> bool:
        """Answer whether this becomes a melding; what says nothing of its kind is judged by people, so it does."""
        return self.bericht is not None and self.soort is not Berichtsoort.ZORG

    def as_json(self) -> dict[str, object]:
        """Return it as plain JSON values, for the spool."""
        return {
            "kenmerk": self.kenmerk, "afzender": self.afzender, "ruw": self.ruw, "deur": self.deur.value,
            "ontvangen_op": self.ontvangen_op.isoformat(), "soort": self.soort.value, "fouten": list(self.fouten),
            "bericht": self.bericht.as_json() if self.bericht else None,
        }  # fmt: skip


def levering_van(ruw: Mapping[str, Any]) -> Levering:
    """Return the message that `as_json` wrote."""
    return Levering(
        kenmerk=ruw["kenmerk"],
        afzender=ruw["afzender"],
        ruw=ruw["ruw"],
        deur=Aanleverdeur(ruw["deur"]),
        ontvangen_op=datetime.fromisoformat(ruw["ontvangen_op"]),
        soort=Berichtsoort(ruw["soort"]),
        bericht=bericht_van(ruw["bericht"]) if ruw["bericht"] else None,
        fouten=tuple(ruw["fouten"]),
    )


def canonical(ruw: str) -> str:
    """Return a message in one way of writing: order of names and white space make no other message."""
    try:
        return json.dumps(json.loads(ruw), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    except (ValueError, RecursionError):
        return ruw.strip()


def is_flagged(status: str, naast: UUID | None, bekeken_op: datetime | None) -> bool:
    """Answer whether somebody must still decide: two under one id, one without a place, one that cannot be read."""
    kapot = status in (AanleveringStatus.ZONDER_ADRES, AanleveringStatus.ONLEESBAAR)
    return bekeken_op is None and (naast is not None or kapot)
