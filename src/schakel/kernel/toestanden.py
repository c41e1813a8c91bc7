"""How is a table of transitions drawn?  As Mermaid text, the same every time."""

from collections.abc import Mapping
from enum import StrEnum


def as_mermaid(tabel: Mapping[StrEnum, frozenset[StrEnum]]) -> str:
    """Return the table as a Mermaid state diagram: the first state begins, what leads nowhere ends."""
    regels = ["stateDiagram-v2"]
    volgorde = list(tabel)
    regels.append(f"    [*] --> {volgorde[0].value}")
    for van in volgorde:
        naar = tabel[van]
        regels += [f"    {van.value} --> {doel.value}" for doel in volgorde if doel in naar]
        if not naar:
            regels.append(f"    {van.value} --> [*]")
    return "\n".join(regels)
