"""What does a municipality ask of a team, does that happen, and can the team carry it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from schakel.kernel.errors import NotPossible
from schakel.sturing.deskundigheid.rules.leren import Dekking
from schakel.sturing.uitvoering.rules.zelfscan import VOLDOENDE

# How heavy a case weighs by its danger, how much one full-time worker carries, and hours in a working week.
# Own knowledge, not verified: the region lays its own down (docs/woordenlijst.md#teamstand).
GEWICHTEN: Mapping[int, Decimal] = {0: Decimal(1), 1: Decimal("1.5"), 2: Decimal(2), 3: Decimal(3)}
NORM_PER_FTE = Decimal(20)
UREN_PER_FTE = Decimal(36)


class Eissoort(StrEnum):
    """What can a commission hold?"""

    EIS = "EIS"
    TAAK = "TAAK"
    KUNDE = "KUNDE"


class Taak(StrEnum):
    """Tasks that the system can see happen, and any other."""

    ANTWOORDEN = "antwoorden"
    REGIE = "regie"
    ANDERS = "anders"


TAAKNAMEN: Mapping[Taak, str] = {
    Taak.ANTWOORDEN: "Gezinnen overnemen en voor hun veiligheid verantwoordelijk zijn",
    Taak.REGIE: "Regie voeren in een casus",
    Taak.ANDERS: "Iets anders",
}


class Oordeel(StrEnum):
    """Does what was asked happen?"""

    GEBEURT = "GEBEURT"
    GEBEURT_NIET = "GEBEURT_NIET"
    NIET_BEKEND = "NIET_BEKEND"


OORDELEN: Mapping[Oordeel, tuple[str, str]] = {
    Oordeel.GEBEURT: ("veilig", "Gebeurt"),
    Oordeel.GEBEURT_NIET: ("gevaar", "Gebeurt nog niet"),
    Oordeel.NIET_BEKEND: ("neutraal", "Nog niet te zien"),
}


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What was found of one requirement, and from what."""

    oordeel: Oordeel
    waaruit: str


def judge_requirement(score: str, bewijs: str) -> Bevinding:
    """Return whether a requirement of the framework is met, by what the team said together in its latest scan."""
    if not score.isdigit():
        return Bevinding(Oordeel.NIET_BEKEND, "Het team heeft hierover nog geen score van samen.")
    if int(score) >= VOLDOENDE:
        return Bevinding(Oordeel.GEBEURT, f"Zelfscan: score {score}. {bewijs}".strip())
    return Bevinding(Oordeel.GEBEURT_NIET, f"Zelfscan: score {score}. {bewijs}".strip())


def judge_skill(dekking: Dekking | None, norm: int) -> Bevinding:
    """Return whether enough people of the team have a training."""
    if dekking is None:
        return Bevinding(Oordeel.NIET_BEKEND, "Het team is kleiner dan vijf mensen: er is geen cijfer.")
    deel = f"{dekking.deel or 0}% van het team heeft de training; gevraagd is {norm}%."
    return Bevinding(Oordeel.GEBEURT if dekking.haalt(norm) else Oordeel.GEBEURT_NIET, deel)


def judge_task(taak: str, stand: "Teamcijfers | None") -> Bevinding:
    """Return whether a task is seen to happen in the latest count of the team."""
    if taak == Taak.ANDERS or stand is None:
        return Bevinding(Oordeel.NIET_BEKEND, "Het systeem telt dit niet. Bespreek het met het team.")
    aantal = stand.antwoordt if taak == Taak.ANTWOORDEN else stand.regie
    oordeel = Oordeel.GEBEURT if aantal else Oordeel.GEBEURT_NIET
    return Bevinding(oordeel, "Geteld in de laatste maand." if aantal else "In de laatste maand kwam dit niet voor.")


def judge_hours(uren: Decimal, stand: "Teamcijfers | None") -> Bevinding:
    """Return whether the hours of the commission are there."""
    if stand is None:
        return Bevinding(Oordeel.NIET_BEKEND, "Het team heeft nog niet vastgelegd hoeveel mensen er zijn.")
    er_zijn = stand.fte_bezet * UREN_PER_FTE
    tekst = f"Er zijn {_number(er_zijn)} uren per week; de opdracht vraagt {_number(uren)}."
    return Bevinding(Oordeel.GEBEURT if er_zijn >= uren else Oordeel.GEBEURT_NIET, tekst)


def _number(waarde: Decimal) -> str:
    heel = waarde.quantize(Decimal("0.1"))
    return f"{heel:f}".removesuffix(".0").replace(".", ",")


def check_may_change(*, getekend: bool) -> None:
    """
    Check that a commission is not signed by both yet.

    :raises NotPossible: if it is: a signed commission is followed by a new one
    """
    if getekend:
        raise NotPossible("Deze opdracht is door beide kanten getekend en verandert niet meer. Maak een nieuwe.")


@dataclass(frozen=True, slots=True)
class Teamcijfers:
    """What a team carries and has, in one month; numbers of the team, never of one person."""

    antwoordt: int
    regie: int
    gewogen: Decimal
    fte_afgesproken: Decimal
    fte_bezet: Decimal
    supervisie_afgesproken: int
    supervisie_gehouden: int

    @property
    def per_fte(self) -> Decimal | None:
        """Return the weighted caseload per full-time worker, or None when nobody works."""
        return (self.gewogen / self.fte_bezet).quantize(Decimal("0.1")) if self.fte_bezet else None

    @property
    def vacature(self) -> Decimal:
        """Return how much of the agreed staff is missing."""
        return max(self.fte_afgesproken - self.fte_bezet, Decimal(0))


class Knelpunt(StrEnum):
    """What can be wrong with the footing of a team?"""

    CASELOAD = "caseload"
    VACATURE = "vacature"
    SUPERVISIE = "supervisie"


def weigh(aantallen: Mapping[int, int], gewichten: Mapping[int, Decimal] = GEWICHTEN) -> Decimal:
    """Return a caseload weighted by danger."""
    zwaarst = max(gewichten.values())
    return sum((gewichten.get(gevaar, zwaarst) * n for gevaar, n in aantallen.items()), Decimal(0))


def bottlenecks(cijfers: Teamcijfers, *, norm: Decimal = NORM_PER_FTE) -> list[tuple[Knelpunt, str]]:
    """Return what is wrong with the footing of a team, in words that name nobody."""
    gevonden = []
    per_fte = cijfers.per_fte
    if per_fte is None or per_fte > norm:
        hoeveel = "niemand is er om dit te dragen" if per_fte is None else f"{_number(per_fte)} per fte"
        tekst = f"De caseload, gewogen naar gevaar, is te hoog: {hoeveel}; de norm is {_number(norm)}."
        if per_fte is not None or cijfers.gewogen:
            gevonden.append((Knelpunt.CASELOAD, tekst))
    if cijfers.vacature:
        gevonden.append((Knelpunt.VACATURE, f"Er is {_number(cijfers.vacature)} fte vacature."))
    if cijfers.supervisie_gehouden < cijfers.supervisie_afgesproken:
        gehouden = f"{cijfers.supervisie_gehouden} van {cijfers.supervisie_afgesproken}"
        gevonden.append((Knelpunt.SUPERVISIE, f"Supervisie of intervisie is {gehouden} keer gehouden."))
    return gevonden


def read_weights(ruw: object) -> Mapping[int, Decimal]:
    """Return the weights that a region laid down, or the ones above when it laid none."""
    if not isinstance(ruw, Mapping) or not ruw:
        return GEWICHTEN
    return {int(str(gevaar)): Decimal(str(gewicht)) for gevaar, gewicht in ruw.items()}


def read_norm(ruw: object) -> Decimal:
    """Return the norm that a region laid down, or the one above."""
    return NORM_PER_FTE if ruw is None else Decimal(str(ruw))


def summary(bevindingen: Sequence[Bevinding]) -> dict[Oordeel, int]:
    """Return how many requirements happen, do not, or cannot be seen."""
    return {oordeel: sum(b.oordeel is oordeel for b in bevindingen) for oordeel in Oordeel}
