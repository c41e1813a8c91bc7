"""What is wrong in which file on which line, and what to do about it?"""

from collections.abc import Sequence
from dataclasses import dataclass

from schakel.kernel.errors import SchakelError


@dataclass(frozen=True, slots=True, order=True)
class Fout:
    bestand: str
    regel: int
    tekst: str
    remedie: str

    def __str__(self) -> str:
        return f"{self.bestand}, regel {self.regel}: {self.tekst}\n    Wat te doen: {self.remedie}"


class RegioFouten(SchakelError):
    """The folder cannot be loaded; every fault is named, nothing was changed."""

    def __init__(self, fouten: Sequence[Fout]) -> None:
        self.fouten = sorted(set(fouten))
        aantal = "1 fout" if len(self.fouten) == 1 else f"{len(self.fouten)} fouten"
        regels = "\n".join(str(fout) for fout in self.fouten)
        super().__init__(f"De regiomap heeft {aantal}. Er is niets geladen.\n{regels}")
