"""What does a definition of a term say, and which definitions does an event concern?"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from schakel.basis.termijnen.rules.rekenen import due
from schakel.basis.termijnen.rules.stand import Eenheid, Eigenaar, Per
from schakel.kernel.errors import InvalidInput
from schakel.kernel.tijd import begin_van_dag

HOOGSTE_GEVAAR = 3

E = TypeVar("E", bound=StrEnum)


def danger_of(eigen: int | None, dossier: int) -> int:
    """
    Return how dangerous it is that a term runs: that of its dossier, and at least its own.

    Work of which the definition says 0 (asking how somebody is, a form, a courtesy) does not become dangerous because
    the dossier is: among what cannot wait it would hide what cannot. Of a definition that is gone, the dossier counts.
    """
    return 0 if eigen == 0 else max(eigen or 0, dossier)


@dataclass(frozen=True, slots=True)
class Duur:
    """A length: so many of a unit."""

    aantal: int
    eenheid: Eenheid

    def vanaf(self, start: datetime) -> datetime:
        """Return when it has run out."""
        return due(start, self.aantal, self.eenheid)


@dataclass(frozen=True, slots=True)
class VerlengRegel:
    """How long one extension may be at most, how often (None: as often as needed), and which roles approve it."""

    duur: Duur
    keren: int | None
    rollen: frozenset[str]


@dataclass(frozen=True, slots=True)
class Definitie:
    """One dated definition of a clock."""

    code: str
    titel: str
    start_event: str
    stop_events: frozenset[str]
    reset_events: frozenset[str]
    per: Per
    wettelijk: Duur | None
    praktijk: Duur | None
    verlenging: VerlengRegel | None
    eigenaar: Eigenaar
    gevaar: int
    bron: str
    geldig_van: date
    geldig_tot: date | None = None
    verval_events: frozenset[str] = frozenset()
    reist_mee: bool = False
    # The code of the event that names an end of its own: a promise, an appointment. Without it the length counts.
    eindigt_op: str = ""
    start_als: Mapping[str, tuple[str | int | bool, ...]] = field(default_factory=dict)

    def geldt_op(self, dag: date) -> bool:
        """Answer whether the definition holds on the day."""
        return self.geldig_van <= dag and (self.geldig_tot is None or dag < self.geldig_tot)

    def start_bij(self, soort: str, codes: Mapping[str, str | int | bool]) -> bool:
        """Answer whether this event, with these codes, starts the clock."""
        return soort == self.start_event and all(
            naam in codes and any(_gelijk(codes[naam], w) for w in waarden) for naam, waarden in self.start_als.items()
        )

    def einden(
        self, start: datetime, codes: Mapping[str, str | int | bool] | None = None
    ) -> tuple[datetime | None, datetime | None, datetime]:
        """Return the legal end, the end in practice (the day that the event names, if so), and the earlier of both."""
        wettelijk = self.wettelijk.vanaf(start) if self.wettelijk else None
        praktijk = self._own_end(codes or {}) or (self.praktijk.vanaf(start) if self.praktijk else None)
        return wettelijk, praktijk, min(e for e in (wettelijk, praktijk) if e is not None)

    def _own_end(self, codes: Mapping[str, str | int | bool]) -> datetime | None:
        dag = codes.get(self.eindigt_op) if self.eindigt_op else None
        return begin_van_dag(date.fromisoformat(dag) + timedelta(days=1)) if isinstance(dag, str) else None


@dataclass(frozen=True, slots=True)
class Gevolg:
    """What an event does: which definitions are done, lapse, reset and start."""

    stopt: tuple[Definitie, ...]
    vervalt: tuple[Definitie, ...]
    herstart: tuple[Definitie, ...]
    start: tuple[Definitie, ...]

    def __bool__(self) -> bool:
        return bool(self.stopt or self.vervalt or self.herstart or self.start)


def gevolg_van(
    definities: Sequence[Definitie], soort: str, dag: date, codes: Mapping[str, str | int | bool] | None = None
) -> Gevolg:
    """Return what the event does; only a definition in force starts, an old one can still be stopped."""
    geldend = [d for d in definities if d.geldt_op(dag)]
    stopt = {d.code: d for d in definities if soort in d.stop_events}
    vervalt = {d.code: d for d in definities if soort in d.verval_events and d.code not in stopt}
    return Gevolg(
        stopt=tuple(stopt.values()),
        vervalt=tuple(vervalt.values()),
        herstart=tuple(d for d in geldend if soort in d.reset_events),
        start=tuple(d for d in geldend if d.start_bij(soort, codes or {})),
    )


def check_eigen_definities(definities: Iterable[Definitie]) -> None:
    """
    Check that no code holds twice on one day.

    :raises InvalidInput: naming the code
    """
    per_code: dict[str, list[Definitie]] = {}
    for definitie in definities:
        per_code.setdefault(definitie.code, []).append(definitie)
    fouten: dict[str, list[str]] = {}
    for code, reeks in per_code.items():
        reeks.sort(key=lambda d: d.geldig_van)
        for eerder, later in itertools.pairwise(reeks):
            if eerder.geldig_tot is None or eerder.geldig_tot > later.geldig_van:
                fouten[code] = [f"Twee definities van ‘{code}’ gelden op {later.geldig_van.isoformat()}."]
    if fouten:
        raise InvalidInput(fouten)


def lees_definitie(ruw: Mapping[str, object]) -> Definitie:
    """
    Return the definition that a file or a row describes.

    :raises InvalidInput: with every fault, keyed by field
    """
    fouten: dict[str, list[str]] = {}
    wettelijk = _duur(ruw.get("wettelijk"), "wettelijk", fouten)
    praktijk = _duur(ruw.get("praktijk"), "praktijk", fouten)
    if wettelijk is None and praktijk is None:
        fouten.setdefault("wettelijk", []).append("Noem een wettelijke termijn, een praktijktermijn of beide.")
    for veld in ("code", "titel", "start", "bron", "geldig_van"):
        if not ruw.get(veld):
            fouten.setdefault(veld, []).append(f"Vul `{veld}` in.")
    gevaar = ruw.get("gevaar", 0)
    if not isinstance(gevaar, int) or not 0 <= gevaar <= HOOGSTE_GEVAAR:
        fouten["gevaar"] = ["Gevaar is een getal van 0 tot en met 3."]
    per = _keuze(Per, ruw.get("per", "dossier"), "per", fouten)
    eigenaar = _keuze(Eigenaar, ruw.get("eigenaar", "verantwoordelijk"), "eigenaar", fouten)
    verlenging = _verlenging(ruw.get("verlenging"), fouten)
    geldig_van, geldig_tot = _dag(ruw, "geldig_van", fouten), _dag(ruw, "geldig_tot", fouten)
    if fouten or per is None or eigenaar is None or geldig_van is None or not isinstance(gevaar, int):
        raise InvalidInput(fouten)
    return Definitie(
        code=str(ruw["code"]),
        titel=str(ruw["titel"]),
        start_event=str(ruw["start"]),
        stop_events=frozenset(_teksten(ruw.get("stop"))),
        reset_events=frozenset(_teksten(ruw.get("reset"))),
        per=per,
        wettelijk=wettelijk,
        praktijk=praktijk,
        verlenging=verlenging,
        eigenaar=eigenaar,
        gevaar=gevaar,
        bron=str(ruw["bron"]),
        geldig_van=geldig_van,
        geldig_tot=geldig_tot,
        verval_events=frozenset(_teksten(ruw.get("vervalt"))),
        reist_mee=ruw.get("reist_mee") is True,
        eindigt_op=str(ruw.get("eindigt_op") or ""),
        start_als=_voorwaarden(ruw.get("start_als")),
    )


def _duur(ruw: object, veld: str, fouten: dict[str, list[str]]) -> Duur | None:
    if ruw is None:
        return None
    if not isinstance(ruw, Mapping):
        fouten[veld] = ["Schrijf een termijn als {aantal, eenheid}."]
        return None
    aantal = ruw.get("aantal")
    eenheid = _keuze(Eenheid, ruw.get("eenheid"), veld, fouten)
    if not isinstance(aantal, int) or isinstance(aantal, bool) or aantal < 0:
        fouten.setdefault(veld, []).append("Het aantal is een geheel getal van 0 of meer.")
        return None
    return Duur(aantal, eenheid) if eenheid is not None else None


def _verlenging(ruw: object, fouten: dict[str, list[str]]) -> VerlengRegel | None:
    if not ruw:
        return None
    duur = _duur(ruw, "verlenging", fouten)
    if duur is None or not isinstance(ruw, Mapping):
        return None
    keren = ruw.get("keren")
    return VerlengRegel(duur, keren if isinstance(keren, int) else None, frozenset(_teksten(ruw.get("rollen"))))


def _keuze(soort: type[E], ruw: object, veld: str, fouten: dict[str, list[str]]) -> E | None:
    try:
        return soort(str(ruw))
    except ValueError:
        fouten.setdefault(veld, []).append(f"‘{ruw}’ kan hier niet.")
        return None


def _dag(ruw: Mapping[str, object], veld: str, fouten: dict[str, list[str]]) -> date | None:
    waarde = ruw.get(veld)
    if waarde is None or isinstance(waarde, date):
        return waarde
    try:
        return date.fromisoformat(str(waarde))
    except ValueError:
        fouten.setdefault(veld, []).append("Schrijf een datum als 2016-01-31.")
        return None


def _teksten(ruw: object) -> list[str]:
    return [str(w) for w in ruw] if isinstance(ruw, list | tuple | set | frozenset) else []


def _voorwaarden(ruw: object) -> dict[str, tuple[str | int | bool, ...]]:
    if not isinstance(ruw, Mapping):
        return {}
    return {str(k): tuple(v) if isinstance(v, list | tuple) else (v,) for k, v in ruw.items()}


def _gelijk(a: str | int | bool, b: str | int | bool) -> bool:
    return a == b and isinstance(a, bool) == isinstance(b, bool)
