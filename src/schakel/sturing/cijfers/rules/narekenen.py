"""Do the sums of a published table hold, and what do the parts give?  A source that does not add up is told so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Nagerekend:
    """One line of a published table beside what its parts make; None: the source leaves a part open."""

    regel: str
    gepubliceerd: int | None
    berekend: int | None

    @property
    def klopt(self) -> bool:
        """Answer whether the parts make exactly what was published."""
        return self.gepubliceerd is not None and self.gepubliceerd == self.berekend

    def zin(self) -> str:
        """Return in words whether it holds, and else by how much the source differs from itself."""
        if self.gepubliceerd is None or self.berekend is None:
            return f"{self.regel}: de bron laat een getal open; dit is niet na te rekenen."
        if self.klopt:
            return f"{self.regel}: {self.gepubliceerd}, en de delen tellen daartoe op."
        verschil = self.gepubliceerd - self.berekend
        return (
            f"{self.regel}: de bron noemt {self.gepubliceerd}, haar delen tellen op tot {self.berekend}."
            f" Dat scheelt {abs(verschil)}: de bron rondt elk getal apart af."
        )


def recompute(waarden: Mapping[str, int | None], sommen: Mapping[str, Sequence[str]]) -> tuple[Nagerekend, ...]:
    """
    Return each sum of a table beside what its parts make.

    :raises KeyError: if a sum names a line that is not in the table
    """
    return tuple(
        Nagerekend(regel, waarden[regel], _added(waarden[deel] for deel in delen)) for regel, delen in sommen.items()
    )


def _added(waarden: Iterable[int | None]) -> int | None:
    som = 0
    for waarde in waarden:
        if waarde is None:
            return None
        som += waarde
    return som
