"""What can an investigation find, for each kind of violence?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from schakel.kernel.errors import InvalidInput


class Geweldsoort(StrEnum):
    """The two kinds of violence for which the statutory list has an outcome each."""

    HUISELIJK_GEWELD = "HUISELIJK_GEWELD"
    KINDERMISHANDELING = "KINDERMISHANDELING"


class Uitkomst(StrEnum):
    """What was found of one kind of violence."""

    BEVESTIGD = "BEVESTIGD"
    NIET_BEVESTIGD = "NIET_BEVESTIGD"
    WEERLEGD = "WEERLEGD"


class VroegSluiten(StrEnum):
    """Why an investigation can end without an outcome."""

    VERTROKKEN = "VERTROKKEN"
    OVERLEDEN = "OVERLEDEN"


GEWELD_NAMEN: Mapping[Geweldsoort, str] = {
    Geweldsoort.HUISELIJK_GEWELD: "huiselijk geweld",
    Geweldsoort.KINDERMISHANDELING: "kindermishandeling",
}
UITKOMST_NAMEN: Mapping[Uitkomst, str] = {
    Uitkomst.BEVESTIGD: "bevestigd",
    Uitkomst.NIET_BEVESTIGD: "niet bevestigd",
    Uitkomst.WEERLEGD: "weerlegd",
}
VROEG_NAMEN: Mapping[VroegSluiten, str] = {
    VroegSluiten.VERTROKKEN: "vertrokken, nieuw adres onbekend",
    VroegSluiten.OVERLEDEN: "overleden",
}
# Informatieprotocol Beleidsinformatie Veilig Thuis 2015, par. 4.5.
STATUTAIRE_CODES: Mapping[tuple[Geweldsoort, Uitkomst], str] = {
    (Geweldsoort.HUISELIJK_GEWELD, Uitkomst.WEERLEGD): "01",
    (Geweldsoort.HUISELIJK_GEWELD, Uitkomst.NIET_BEVESTIGD): "02",
    (Geweldsoort.HUISELIJK_GEWELD, Uitkomst.BEVESTIGD): "03",
    (Geweldsoort.KINDERMISHANDELING, Uitkomst.WEERLEGD): "04",
    (Geweldsoort.KINDERMISHANDELING, Uitkomst.NIET_BEVESTIGD): "05",
    (Geweldsoort.KINDERMISHANDELING, Uitkomst.BEVESTIGD): "06",
}
STATUTAIR_VROEG: Mapping[VroegSluiten, str] = {VroegSluiten.VERTROKKEN: "07", VroegSluiten.OVERLEDEN: "08"}
# Forms of the statutory list of 2015 that are child abuse; the others are domestic violence.
KINDERVORMEN = frozenset({"06", "07", "08"})
# Kinds that only exist with child abuse (par. 3.5): neglect in upbringing, witness, Munchausen by proxy, FGM.
ALLEEN_KIND = frozenset({"05", "08", "09", "10"})


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What was found of one kind of violence, and of which nature it was."""

    soort: Geweldsoort
    uitkomst: Uitkomst
    aarden: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """Return the statutory code of this outcome."""
        return STATUTAIRE_CODES[(self.soort, self.uitkomst)]


def kinds_in(vormen: Collection[str]) -> list[Geweldsoort]:
    """Return which kinds of violence the melding spoke of; both when it named none."""
    if not vormen:
        return list(Geweldsoort)
    soorten = {Geweldsoort.KINDERMISHANDELING if v in KINDERVORMEN else Geweldsoort.HUISELIJK_GEWELD for v in vormen}
    return [soort for soort in Geweldsoort if soort in soorten]


def check_bevindingen(bevindingen: Collection[Bevinding]) -> None:
    """
    Check what an investigation concludes: every kind once, a nature only where violence is confirmed.

    :raises InvalidInput: with each fault at its kind of violence
    """
    fouten: dict[str, list[str]] = {}
    if not bevindingen:
        fouten["uitkomst"] = ["Kies een uitkomst voor ten minste een soort geweld."]
    if len({b.soort for b in bevindingen}) < len(bevindingen):
        fouten["uitkomst"] = ["Kies een uitkomst per soort geweld."]
    for bevinding in bevindingen:
        tekst = _fault(bevinding)
        if tekst:
            fouten[f"aarden_{bevinding.soort.value.lower()}"] = [tekst]
    if fouten:
        raise InvalidInput(fouten)


def _fault(bevinding: Bevinding) -> str:
    if bevinding.aarden and bevinding.uitkomst is not Uitkomst.BEVESTIGD:
        return "Is het geweld niet bevestigd, leg dan geen aard vast."
    if bevinding.uitkomst is Uitkomst.BEVESTIGD and not bevinding.aarden:
        return "Kies de aard van het geweld."
    if bevinding.soort is Geweldsoort.HUISELIJK_GEWELD and ALLEEN_KIND & set(bevinding.aarden):
        return "Deze aard hoort alleen bij kindermishandeling."
    return ""
