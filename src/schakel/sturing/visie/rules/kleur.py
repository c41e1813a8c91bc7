"""Which colour do the figures propose?  A proposal only: people judge, with a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from schakel.sturing.visie.rules.definitie import Indicator


class Kleur(StrEnum):
    """The three levels of the tussenevaluatie; the source describes them and names no colours."""

    VASTHOUDEN = "VASTHOUDEN"
    AANDACHT = "AANDACHT"
    EXTRA_INZET = "EXTRA_INZET"


WOORDEN: Mapping[Kleur, str] = {
    Kleur.VASTHOUDEN: "Vasthouden",
    Kleur.AANDACHT: "Aandacht",
    Kleur.EXTRA_INZET: "Extra inzet",
}
# As the tussenevaluatie of 2017 says them.
UITLEG: Mapping[Kleur, str] = {
    Kleur.VASTHOUDEN: "Uitgangspunt krijgt voldoende aandacht. Dit prestatieniveau zal worden doorgezet.",
    Kleur.AANDACHT: "Voorspoedige voortgang. Er zijn aandachtspunten te benoemen voor de komende twee jaren.",
    Kleur.EXTRA_INZET: "Nadrukkelijk inzetten op dit uitgangspunt en knelpunten actief aanpakken.",
}
_ERNST = (Kleur.VASTHOUDEN, Kleur.AANDACHT, Kleur.EXTRA_INZET)


@dataclass(frozen=True, slots=True)
class Meting:
    """What is known of one indicator: the figure, or None with the reason why there is none."""

    waarde: Decimal | None
    zin: str


@dataclass(frozen=True, slots=True)
class Kleurvoorstel:
    """What the figures propose, and over how many of the indicators they speak."""

    kleur: Kleur | None
    zinnen: tuple[str, ...]
    gemeten: int
    geheel: int


def propose(indicatoren: Sequence[Indicator], metingen: Mapping[str, Meting]) -> Kleurvoorstel:
    """
    Return the colour that the figures of one principle propose: the worst of what can be measured.

    What cannot be measured proposes nothing; without any figure or norm there is no proposal.
    """
    bladeren = [blad for indicator in indicatoren for blad in indicator.bladeren()]
    kleuren: list[Kleur] = []
    zinnen: list[str] = []
    gemeten = 0
    for blad in bladeren:
        meting = metingen.get(blad.code)
        gemeten += meting is not None and meting.waarde is not None
        kleur = colour_of(blad, meting)
        if kleur is not None:
            kleuren.append(kleur)
        zinnen.append(_sentence(blad, meting, kleur))
    slechtste = max(kleuren, key=_ERNST.index) if kleuren else None
    return Kleurvoorstel(slechtste, tuple(zinnen), gemeten, len(bladeren))


def colour_of(indicator: Indicator, meting: Meting | None) -> Kleur | None:
    """Return what this figure says beside its norm; None without figure or norm."""
    if meting is None or meting.waarde is None or indicator.doel is None or indicator.drempel is None:
        return None
    if indicator.richting == "lager":
        haalt, redt = meting.waarde <= indicator.doel, meting.waarde <= indicator.drempel
    else:
        haalt, redt = meting.waarde >= indicator.doel, meting.waarde >= indicator.drempel
    return Kleur.VASTHOUDEN if haalt else Kleur.AANDACHT if redt else Kleur.EXTRA_INZET


def _sentence(indicator: Indicator, meting: Meting | None, kleur: Kleur | None) -> str:
    if meting is None or meting.waarde is None:
        return f"{indicator.titel}: {meting.zin if meting else 'nog niet te meten'}"
    if kleur is None:
        return f"{indicator.titel}: {meting.zin} Er is geen norm afgesproken."
    plek = {
        Kleur.VASTHOUDEN: "het doel is gehaald",
        Kleur.AANDACHT: "tussen drempel en doel",
        Kleur.EXTRA_INZET: "de drempel is niet gehaald",
    }[kleur]
    norm = f"doel {norm_words(indicator.doel)}, drempel {norm_words(indicator.drempel)}"
    return f"{indicator.titel}: {meting.zin} ({plek}; {norm})."


def norm_words(norm: Decimal | None) -> str:
    """Return a norm as people write it."""
    return "" if norm is None else f"{norm.normalize():f}".replace(".", ",")
