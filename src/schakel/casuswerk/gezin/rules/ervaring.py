"""What does each of a family think of the help?  Short, apart, never a condition  (docs/woordenlijst.md: ervaring)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible

# Under these keys a region lays down, dated, after how many months of a plan is asked, and what.
MOMENTEN_SLEUTEL, VRAGEN_SLEUTEL = "ervaring_momenten_maanden", "ervaring_vragen"
# And within how many days after such a moment everybody is asked.
BINNEN_SLEUTEL, BINNEN_DAGEN = "ervaring_binnen_dagen", 21
# Examples, for a region that laid down nothing.
MOMENTEN = (3, 12)
# Figures of fewer families than this are not shown: one would read who said it.
MINSTENS = 5
# From this age somebody can be given a code; with a younger child somebody talks.
CODE_VANAF = 12
WOORDEN_HOOGSTENS = 2000


class Ervaringsweg(StrEnum):
    """How somebody is asked: a code handed over in person, a talk apart, or not at all."""

    CODE = "CODE"
    GESPREK = "GESPREK"
    NIET = "NIET"


class Nietvragen(StrEnum):
    """Why somebody is not asked now."""

    ONVEILIG = "ONVEILIG"
    WIL_NIET = "WIL_NIET"
    NIET_BEREIKT = "NIET_BEREIKT"
    NIET_APART = "NIET_APART"


NIET_ZINNEN: Mapping[str, str] = {
    Nietvragen.ONVEILIG: "Het is nu niet veilig om dit te vragen.",
    Nietvragen.WIL_NIET: "Deze persoon wil niet antwoorden. Dat mag altijd.",
    Nietvragen.NIET_BEREIKT: "Deze persoon is niet bereikt.",
    Nietvragen.NIET_APART: "Het lukte niet om deze persoon alleen te spreken.",
}
# 0 is no answer to this question: nobody has to say anything.
SCHAAL: Mapping[int, str] = {4: "Ja, helemaal", 3: "Best wel", 2: "Een beetje", 1: "Nee", 0: "Dat zeg ik liever niet"}
TEVREDEN = frozenset({3, 4})


@dataclass(frozen=True, slots=True)
class Vragen:
    """Three short questions with their codes, and one open one."""

    kort: tuple[tuple[str, str], ...]
    open: str


VOLWASSENE = Vragen(
    (
        ("gehoord", "Luisteren de mensen die helpen, naar u?"),
        ("samen", "Werken de mensen die helpen, goed samen?"),
        ("veiliger", "Is het door de hulp veiliger voor u?"),
    ),
    "Wat moet er anders?",
)
KIND = Vragen(
    (
        ("gehoord", "Luisteren de mensen die helpen, naar jou?"),
        ("samen", "Weet jij wie jou helpt?"),
        ("veiliger", "Is het thuis fijner geworden?"),
    ),
    "Wat wil jij nog zeggen?",
)


def packed(vragen: Vragen) -> dict[str, object]:
    """Return questions as they are kept with whoever was asked."""
    return {"kort": [list(een) for een in vragen.kort], "open": vragen.open}


def unpacked(rij: Mapping[str, object]) -> Vragen:
    """Return questions that were kept."""
    kort = rij.get("kort")
    paren = tuple((str(een[0]), str(een[1])) for een in kort) if isinstance(kort, list) else ()
    return Vragen(paren, str(rij.get("open", "")))


def months_of(waarde: object) -> tuple[int, ...]:
    """Return after how many months is asked, as a region laid it down; else the example."""
    if not isinstance(waarde, list) or not all(isinstance(n, int) and n > 0 for n in waarde):
        return MOMENTEN
    return tuple(sorted(set(waarde))) or MOMENTEN


def questions_of(waarde: object, *, kind: bool) -> Vragen:
    """Return the questions as a region laid them down for grown-ups or children; else the example."""
    anders = KIND if kind else VOLWASSENE
    rij = waarde.get("kind" if kind else "volwassene") if isinstance(waarde, Mapping) else None
    # A list: a database does not keep the order of a mapping.
    if not isinstance(rij, Mapping) or not isinstance(rij.get("vragen"), list) or not rij.get("open"):
        return anders
    kort = tuple((str(v.get("code")), str(v.get("tekst"))) for v in rij["vragen"] if isinstance(v, Mapping))
    return Vragen(kort, str(rij["open"])) if len(kort) == len(anders.kort) else anders


def moment_now(dagen: Mapping[int, date], *, vandaag: date) -> int | None:
    """Return the last moment, in months, of which the day has come; None before the first."""
    gekomen = [maanden for maanden, dag in dagen.items() if dag <= vandaag]
    return max(gekomen, default=None)


def days_of(waarde: object) -> int:
    """Return within how many days everybody is asked, as a region laid it down; else the example."""
    return waarde if isinstance(waarde, int) and not isinstance(waarde, bool) and waarde > 0 else BINNEN_DAGEN


def next_moment(dagen: Mapping[int, date], *, klaar: Collection[int], na: int, vandaag: date) -> int | None:
    """Return the first moment that is not done; one of which a later one has come is over. None: there is no more."""
    nu = moment_now(dagen, vandaag=vandaag) or 0
    return min((n for n in dagen if n >= nu and n > na and n not in klaar), default=None)


def check_not_worker(wie: int | None, werkers: Collection[int]) -> None:
    """
    Check that whoever asks is not who works with this family or did: one does not judge a helper to the helper's face.

    :raises NotAllowed: if so
    """
    if wie is None or wie in werkers:
        raise NotAllowed(
            "U helpt dit gezin, of deed dat eerder. Laat een collega dit vragen die hier zelf geen hulp geeft."
        )


def check_askable(*, ongeboren: bool, leeftijd: int | None, vanaf: int, weg: Ervaringsweg) -> None:
    """
    Check that somebody of this age can be asked this way.

    :raises NotPossible: if not
    """
    if ongeboren or (leeftijd is not None and leeftijd < vanaf and weg is not Ervaringsweg.NIET):
        raise NotPossible("Dit kind is nog te jong om dit te vragen.")
    if weg is Ervaringsweg.CODE and leeftijd is not None and leeftijd < CODE_VANAF:
        raise NotPossible("Geef een kind onder de twaalf geen code. Praat zelf met het kind, zonder anderen erbij.")


def check_answers(cijfers: Sequence[int], woorden: str, *, aantal: int) -> None:
    """
    Check that every question has an answer, "liever niet" among them.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    if len(cijfers) != aantal or any(cijfer not in SCHAAL for cijfer in cijfers):
        fouten["vraag0-cijfer"] = ["Kies bij elke vraag een antwoord. ‘Dat zeg ik liever niet’ mag ook."]
    if len(woorden) > WOORDEN_HOOGSTENS:
        fouten["woorden"] = [f"Schrijf hoogstens {WOORDEN_HOOGSTENS} tekens."]
    if fouten:
        raise InvalidInput(fouten)


def rounded_share(tevreden: int, gegeven: int) -> int | None:
    """Return the share that is content in steps of ten percent; None for fewer families than may be shown."""
    if gegeven < MINSTENS:
        return None
    return round(10 * tevreden / gegeven) * 10
