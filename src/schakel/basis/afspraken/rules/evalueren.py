"""Which row decides, which facts did it see, and why did the rows above it not fit?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from schakel.basis.afspraken.rules.tabel import Rij, Tabel, Waarde, toon_cel, toon_waarde


@dataclass(frozen=True, slots=True)
class GezienFeit:
    """A fact as the table saw it."""

    code: str
    naam: str
    waarde: Waarde | None
    tekst: str


@dataclass(frozen=True, slots=True)
class Afgewezen:
    """A row above the deciding one, with every reason why it did not fit."""

    rij: str
    artikel: str
    redenen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What a table decided, and why; fit to be frozen with the decision."""

    tabel: str
    rij: str | None
    artikel: str
    waarden: Mapping[str, Waarde | None]
    uitleg: str
    gezien: tuple[GezienFeit, ...]
    doorslag: tuple[str, ...]
    afgewezen: tuple[Afgewezen, ...]

    @property
    def beslist(self) -> bool:
        """Answer whether a row fitted."""
        return self.rij is not None

    def zinnen(self) -> tuple[str, ...]:
        """Return the explanation in plain Dutch, one sentence per line."""
        regels = [self._kern()]
        if self.gezien:
            regels.append("Gezien: " + "; ".join(f"{f.naam}: {f.tekst}" for f in self.gezien) + ".")
        for rij in self.afgewezen:
            regels.append(f"Regel {rij.rij} (artikel {rij.artikel}) paste niet: " + "; ".join(rij.redenen) + ".")
        return tuple(regels)

    def als_json(self) -> dict[str, object]:
        """Return the outcome as plain values, to keep with the decision."""
        return {
            "tabel": self.tabel,
            "rij": self.rij,
            "artikel": self.artikel,
            "waarden": dict(self.waarden),
            "uitleg": self.uitleg,
            "feiten": {f.code: f.waarde for f in self.gezien},
            "doorslag": list(self.doorslag),
            "zinnen": list(self.zinnen()),
        }

    def _kern(self) -> str:
        if self.rij is None:
            return "Geen enkele regel van deze tabel past bij de feiten."
        grond = f", want {'; '.join(self.doorslag)}." if self.doorslag else ", want geen eerdere regel past."
        toelichting = f" {self.uitleg}" if self.uitleg else ""
        return f"Artikel {self.artikel} (regel {self.rij}) beslist{grond}{toelichting}"


def evaluate(tabel: Tabel, feiten: Mapping[str, Waarde | None], dag: date | None = None) -> Uitkomst:
    """Return what the first fitting row decides; a fact that is missing or None is unknown and fits no cell."""
    afgewezen: list[Afgewezen] = []
    gekozen: Rij | None = None
    for rij in tabel.rijen:
        if not rij.geldt_op(dag):
            continue
        redenen = tuple(
            _reden(tabel, cel.feit, rij, feiten) for cel in rij.cellen if not cel.past(feiten.get(cel.feit))
        )
        if not redenen:
            gekozen = rij
            break
        afgewezen.append(Afgewezen(rij.code, rij.artikel, redenen))
    return Uitkomst(
        tabel=tabel.code,
        rij=gekozen.code if gekozen else None,
        artikel=gekozen.artikel if gekozen else "",
        waarden=dict(gekozen.dan) if gekozen else {},
        uitleg=gekozen.uitleg if gekozen else "",
        gezien=tuple(
            GezienFeit(f.code, f.naam, feiten.get(f.code), toon_waarde(f, feiten.get(f.code)))
            for f in tabel.feiten.values()
        ),
        doorslag=_doorslag(tabel, gekozen, feiten),
        afgewezen=tuple(afgewezen),
    )


def _reden(tabel: Tabel, code: str, rij: Rij, feiten: Mapping[str, Waarde | None]) -> str:
    feit = tabel.feiten[code]
    cel = next(c for c in rij.cellen if c.feit == code)
    return f"{feit.naam} is {toon_waarde(feit, feiten.get(code))}, de regel vraagt {toon_cel(feit, cel)}"


def _doorslag(tabel: Tabel, rij: Rij | None, feiten: Mapping[str, Waarde | None]) -> tuple[str, ...]:
    if rij is None:
        return ()
    return tuple(
        f"{tabel.feiten[c.feit].naam}: {toon_waarde(tabel.feiten[c.feit], feiten.get(c.feit))}" for c in rij.cellen
    )
