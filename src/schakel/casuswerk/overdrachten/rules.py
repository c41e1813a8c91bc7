"""Which steps has a handover, who takes them, when is it warm, and what must be known to start?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible


class OverdrachtStatus(StrEnum):
    """The steps of a handover; until GESTART the sender answers for safety."""

    VOORBEREID = "VOORBEREID"
    AANGEBODEN = "AANGEBODEN"
    ONTVANGEN = "ONTVANGEN"
    GEACCEPTEERD = "GEACCEPTEERD"
    GEWEIGERD = "GEWEIGERD"
    GESPREK_GEPLAND = "GESPREK_GEPLAND"
    GESPREK_GEVOERD = "GESPREK_GEVOERD"
    REGIE_OVERGENOMEN = "REGIE_OVERGENOMEN"
    EERSTE_CONTACT = "EERSTE_CONTACT"
    GESTART = "GESTART"
    INGETROKKEN = "INGETROKKEN"
    GEESCALEERD = "GEESCALEERD"


S = OverdrachtStatus

# The one table (drawn in docs/toestanden/overdracht.md). An escalated handover goes on where it stood.
ALLOWED_TRANSITIONS: Mapping[OverdrachtStatus, frozenset[OverdrachtStatus]] = {
    S.VOORBEREID: frozenset({S.AANGEBODEN, S.INGETROKKEN}),
    S.AANGEBODEN: frozenset({S.ONTVANGEN, S.INGETROKKEN, S.GEESCALEERD}),
    S.ONTVANGEN: frozenset({S.GEACCEPTEERD, S.GEWEIGERD, S.INGETROKKEN, S.GEESCALEERD}),
    S.GEWEIGERD: frozenset({S.AANGEBODEN, S.INGETROKKEN, S.GEESCALEERD}),
    S.GEACCEPTEERD: frozenset(
        {S.GESPREK_GEPLAND, S.GESPREK_GEVOERD, S.REGIE_OVERGENOMEN, S.EERSTE_CONTACT, S.INGETROKKEN, S.GEESCALEERD}
    ),
    S.GESPREK_GEPLAND: frozenset(
        {S.GESPREK_GEPLAND, S.GESPREK_GEVOERD, S.REGIE_OVERGENOMEN, S.EERSTE_CONTACT, S.INGETROKKEN, S.GEESCALEERD}
    ),
    S.GESPREK_GEVOERD: frozenset({S.REGIE_OVERGENOMEN, S.EERSTE_CONTACT, S.INGETROKKEN, S.GEESCALEERD}),
    S.REGIE_OVERGENOMEN: frozenset({S.EERSTE_CONTACT, S.INGETROKKEN, S.GEESCALEERD}),
    S.EERSTE_CONTACT: frozenset({S.GESTART, S.INGETROKKEN, S.GEESCALEERD}),
    S.GEESCALEERD: frozenset(
        {
            S.AANGEBODEN,
            S.ONTVANGEN,
            S.GEACCEPTEERD,
            S.GESPREK_GEPLAND,
            S.GESPREK_GEVOERD,
            S.REGIE_OVERGENOMEN,
            S.EERSTE_CONTACT,
            S.GEESCALEERD,
            S.INGETROKKEN,
        }
    ),
    S.GESTART: frozenset(),
    S.INGETROKKEN: frozenset(),
}

AFGELOPEN = frozenset({S.GESTART, S.INGETROKKEN})
# How long a receiver that had a handover in hands reads that it was taken back.
NALEZEN = timedelta(days=7)
# From acceptance on the receiver is involved; before it, there is only the summary.
NA_ACCEPTATIE = frozenset({S.GEACCEPTEERD, S.GESPREK_GEPLAND, S.GESPREK_GEVOERD, S.REGIE_OVERGENOMEN, S.EERSTE_CONTACT})

STATUSNAMEN: Mapping[OverdrachtStatus, str] = {
    S.VOORBEREID: "voorbereid",
    S.AANGEBODEN: "aangeboden",
    S.ONTVANGEN: "ontvangen",
    S.GEACCEPTEERD: "geaccepteerd",
    S.GEWEIGERD: "geweigerd",
    S.GESPREK_GEPLAND: "gepland voor een warm gesprek",
    S.GESPREK_GEVOERD: "besproken",
    S.REGIE_OVERGENOMEN: "onder nieuwe regie",
    S.EERSTE_CONTACT: "in eerste contact met het gezin",
    S.GESTART: "gestart",
    S.INGETROKKEN: "ingetrokken",
    S.GEESCALEERD: "opgeschaald",
}

# The road of a handover; what a step lies behind, decides whether it comes later or was passed already.
VOLGORDE: Mapping[OverdrachtStatus, int] = {
    S.VOORBEREID: 0,
    S.AANGEBODEN: 1,
    S.ONTVANGEN: 2,
    S.GEESCALEERD: 2,
    S.GEACCEPTEERD: 3,
    S.GEWEIGERD: 3,
    S.GESPREK_GEPLAND: 4,
    S.GESPREK_GEVOERD: 5,
    S.REGIE_OVERGENOMEN: 6,
    S.EERSTE_CONTACT: 7,
    S.GESTART: 8,
    S.INGETROKKEN: 9,
}
EERST: Mapping[OverdrachtStatus, str] = {
    S.VOORBEREID: "Bied de overdracht eerst aan.",
    S.AANGEBODEN: "Neem de overdracht eerst aan.",
    S.ONTVANGEN: "Neem de overdracht eerst aan.",
    S.GEWEIGERD: "Eerst beslist iemand over de weigering.",
    S.GEESCALEERD: "Deze overdracht is opgeschaald en wacht op een besluit.",
    S.GEACCEPTEERD: "Leg eerst het warme gesprek vast, of waarom het niet kan.",
    S.GESPREK_GEPLAND: "Leg eerst het warme gesprek vast, of waarom het niet kan.",
    S.GESPREK_GEVOERD: "Neem eerst de regie over.",
    S.REGIE_OVERGENOMEN: "Leg eerst het eerste contact met het gezin vast.",
}
EERST_CONTACT = EERST[S.REGIE_OVERGENOMEN]


class Weigerreden(StrEnum):
    """Why a receiver refuses; always with an explanation."""

    WOONT_ELDERS = "WOONT_ELDERS"
    AL_EEN_REGISSEUR = "AL_EEN_REGISSEUR"
    BUITEN_TAAK = "BUITEN_TAAK"
    TE_ONVEILIG = "TE_ONVEILIG"
    GEEN_PLAATS = "GEEN_PLAATS"
    ONVOLLEDIG = "ONVOLLEDIG"
    ANDERS = "ANDERS"


def is_in_hand(status: OverdrachtStatus) -> bool:
    """Answer whether the receiver has confirmed that it came in, and did not say no to it."""
    return status not in (S.VOORBEREID, S.AANGEBODEN, S.GEWEIGERD, *AFGELOPEN)


class Intrekreden(StrEnum):
    """Why a sender takes an offer back."""

    ANDER_TEAM = "ANDER_TEAM"
    NIET_MEER_NODIG = "NIET_MEER_NODIG"
    GEVAAR = "GEVAAR"
    VERGISSING = "VERGISSING"
    WEIGERING_TERECHT = "WEIGERING_TERECHT"


class Koudreden(StrEnum):
    """Why there was no talk with all three; counts as cold."""

    GEVAAR = "GEVAAR"
    EER = "EER"
    GEZIN_WIL_NIET = "GEZIN_WIL_NIET"
    NIET_BEREIKT = "NIET_BEREIKT"
    SPOED = "SPOED"


class Betwistreden(StrEnum):
    """Why the sender doubts that the receiver has started."""

    GEEN_CONTACT = "GEEN_CONTACT"
    AFSPRAAK_NIET_OVERGENOMEN = "AFSPRAAK_NIET_OVERGENOMEN"
    ONVEILIG = "ONVEILIG"
    ANDERS = "ANDERS"


class Betwistuitkomst(StrEnum):
    """What the reviewer finds about a contested start; the ledger does not move by itself."""

    START_BLIJFT = "START_BLIJFT"
    TERUG_NAAR_ZENDER = "TERUG_NAAR_ZENDER"


class Overnamevorm(StrEnum):
    """What became of the safety agreement at the start."""

    OVERGENOMEN = "OVERGENOMEN"
    AANGEPAST = "AANGEPAST"
    NIEUW = "NIEUW"


class Aanwezig(StrEnum):
    """Who took part in the talk; the household is any of its members."""

    ZENDER = "ZENDER"
    ONTVANGER = "ONTVANGER"
    GEZIN = "GEZIN"
    NETWERK = "NETWERK"
    ANDERE_HULP = "ANDERE_HULP"


class Kanaal(StrEnum):
    """By which channel a receiver outside the system confirmed."""

    TELEFOON = "TELEFOON"
    BRIEF = "BRIEF"
    VEILIGE_MAIL = "VEILIGE_MAIL"
    GESPREK = "GESPREK"


# What a receiver outside the system can confirm; the sender records it, a second person checks.
BUITEN_TE_BEVESTIGEN = (S.ONTVANGEN, S.GEACCEPTEERD, S.REGIE_OVERGENOMEN, S.EERSTE_CONTACT, S.GESTART)

SAMENVATTINGSVELDEN: Mapping[str, str] = {
    "waarom_u": "Waarom u",
    "gebeurd": "Wat er is gebeurd",
    "veiligheid_nu": "Veiligheid nu",
    "let_op": "Waar u op let",
    "kinderen": "Kinderen",
    "afspraken": "Afspraken die al lopen",
    "wie_weet_wat": "Wie wat weet",
    "eigen_veiligheid": "Eigen veiligheid",
}
VERPLICHTE_SAMENVATTING = ("waarom_u", "gebeurd", "veiligheid_nu")


@dataclass(frozen=True, slots=True)
class Gesprek:
    """The talk between sender, receiver and household, as far as it is known."""

    gevoerd_op: datetime | None
    aanwezig: frozenset[str]
    bevestigd_zender: bool
    bevestigd_ontvanger: bool


def is_warm(gesprek: Gesprek) -> bool:
    """Answer whether the handover was warm: computed, never ticked."""
    allen = {Aanwezig.ZENDER, Aanwezig.ONTVANGER, Aanwezig.GEZIN}
    return (
        gesprek.gevoerd_op is not None
        and allen <= set(gesprek.aanwezig)
        and gesprek.bevestigd_zender
        and gesprek.bevestigd_ontvanger
    )


def check_transition(van: OverdrachtStatus, naar: OverdrachtStatus) -> None:
    """
    Check that a handover may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar in ALLOWED_TRANSITIONS[van]:
        return
    if lies_ahead(van, naar):
        raise NotPossible(EERST[van])
    raise NotPossible(f"Deze overdracht is {STATUSNAMEN[van]} en kan nu niet {STATUSNAMEN[naar]} worden.")


def lies_ahead(van: OverdrachtStatus, naar: OverdrachtStatus) -> bool:
    """Answer whether another step comes before this one; else it was passed already, or cannot come any more."""
    return van in EERST and VOLGORDE[naar] > VOLGORDE[van]


@dataclass(frozen=True, slots=True)
class Stapfeiten:
    """What a step depends on besides the state."""

    is_hoofd: bool = True
    aangesloten: bool = True
    gesprek_overgeslagen: bool = False
    hervat_bij: str = ""
    door_beoordelaar: bool = False


def check_step(van: OverdrachtStatus, naar: OverdrachtStatus, feiten: Stapfeiten) -> None:
    """
    Check a step with what the table alone cannot say: a talk is never skipped in silence, and regie has one path.

    :raises NotPossible: if the step may not be taken now
    """
    gesproken = van in (S.GEACCEPTEERD, S.GESPREK_GEPLAND) and feiten.gesprek_overgeslagen
    if naar is S.GESTART and (gesproken or van is S.GESPREK_GEVOERD):
        # What lacks before the start depends on whether somebody takes over regie, and whether there was a talk.
        raise NotPossible(EERST[S.GESPREK_GEVOERD] if feiten.is_hoofd else EERST_CONTACT)
    check_transition(van, naar)
    _check_waiting(van, naar, feiten)
    zonder_gesprek = van in (S.GEACCEPTEERD, S.GESPREK_GEPLAND)
    if naar in (S.REGIE_OVERGENOMEN, S.EERSTE_CONTACT) and zonder_gesprek and not feiten.gesprek_overgeslagen:
        raise NotPossible("Leg eerst het warme gesprek vast, of waarom het niet kan.")
    if naar is S.REGIE_OVERGENOMEN and not feiten.is_hoofd:
        raise NotPossible("Wie meehelpt, neemt de regie niet over.")
    regie_eerst = feiten.is_hoofd and feiten.aangesloten and not feiten.door_beoordelaar
    if naar is S.EERSTE_CONTACT and regie_eerst and van is not S.REGIE_OVERGENOMEN:
        raise NotPossible("Neem eerst de regie over.")


def outside_steps(van: OverdrachtStatus, feiten: Stapfeiten) -> tuple[OverdrachtStatus, ...]:
    """Return what a team without an account can confirm now; who accepts, has received."""
    return tuple(naar for naar in BUITEN_TE_BEVESTIGEN if not _refusal(van, naar, feiten))


def check_outside_step(van: OverdrachtStatus, naar: OverdrachtStatus, feiten: Stapfeiten) -> None:
    """
    Check that this can be confirmed now, so that a colleague is not asked to check what cannot be.

    :raises NotPossible: saying what comes first
    """
    if reden := _refusal(van, naar, feiten):
        raise NotPossible(reden)


def _refusal(van: OverdrachtStatus, naar: OverdrachtStatus, feiten: Stapfeiten) -> str:
    try:
        check_step(S.ONTVANGEN if (van, naar) == (S.AANGEBODEN, S.GEACCEPTEERD) else van, naar, feiten)
    except NotPossible as fout:
        return str(fout)
    return ""


def _check_waiting(van: OverdrachtStatus, naar: OverdrachtStatus, feiten: Stapfeiten) -> None:
    """While the ladder decides, the receiver may still accept; for the rest one waits, or goes on where it stood."""
    if van is not S.GEESCALEERD or naar in (S.GEESCALEERD, S.INGETROKKEN):
        return
    alsnog = naar is S.GEACCEPTEERD and feiten.hervat_bij in (S.AANGEBODEN, S.ONTVANGEN)
    verder = feiten.door_beoordelaar and naar.value == feiten.hervat_bij
    if not alsnog and not verder:
        raise NotPossible(EERST[S.GEESCALEERD])


def check_samenvatting(samenvatting: Mapping[str, str]) -> None:
    """
    Check that the receiver can decide on the summary alone.

    :raises InvalidInput: naming what lacks or is not known
    """
    fouten = {veld: ["Vul dit in."] for veld in VERPLICHTE_SAMENVATTING if not samenvatting.get(veld, "").strip()}
    fouten |= {veld: ["Dit veld hoort niet in de samenvatting."] for veld in samenvatting.keys() - SAMENVATTINGSVELDEN}
    if fouten:
        raise InvalidInput(fouten)


def check_reason(veld: str, reden: str, mogelijk: type[StrEnum], *, toelichting: str | None = None) -> None:
    """
    Check that a reason is one of the list, and explained where that is asked (`toelichting` given).

    :raises InvalidInput: naming the field
    """
    fouten: dict[str, list[str]] = {}
    if reden not in list(mogelijk):
        fouten[veld] = ["Kies een reden."]
    if toelichting is not None and not toelichting.strip():
        fouten["toelichting"] = ["Leg in een of twee zinnen uit waarom."]
    if fouten:
        raise InvalidInput(fouten)


def check_gesprek(*, op: datetime, aanwezig: Collection[str], moment: datetime) -> None:
    """
    Check that a talk that was held has a date behind us and people.

    :raises InvalidInput: naming the field
    """
    fouten: dict[str, list[str]] = {}
    if op > moment:
        fouten["op"] = ["Een gesprek dat is gevoerd, kan niet in de toekomst liggen."]
    onbekend = set(aanwezig) - {a.value for a in Aanwezig}
    if not aanwezig or onbekend:
        fouten["aanwezig"] = ["Kies wie erbij waren."]
    if fouten:
        raise InvalidInput(fouten)


def check_first_contact(*, op: datetime, met_wie: str, moment: datetime) -> None:
    """
    Check that the first contact says when and with whom.

    :raises InvalidInput: naming the field
    """
    fouten: dict[str, list[str]] = {}
    if op > moment:
        fouten["op"] = ["Het eerste contact kan niet in de toekomst liggen."]
    if not met_wie.strip():
        fouten["met_wie"] = ["Schrijf met wie u contact had."]
    if fouten:
        raise InvalidInput(fouten)


def check_start(*, veiligheidsafspraak: str, vorm: str) -> None:
    """
    Check that whoever starts says which safety agreement holds from now on.

    :raises InvalidInput: naming the field
    """
    fouten: dict[str, list[str]] = {}
    if vorm not in list(Overnamevorm):
        fouten["vorm"] = ["Kies wat er met de veiligheidsafspraak gebeurt."]
    if not veiligheidsafspraak.strip():
        fouten["veiligheidsafspraak"] = ["Schrijf welke veiligheidsafspraak nu geldt."]
    if fouten:
        raise InvalidInput(fouten)


def check_contest(*, betwisten_tot: datetime | None, moment: datetime, al_betwist: bool) -> None:
    """
    Check that a start can still be contested.

    :raises NotPossible: if it is too late, done already or never started
    """
    if betwisten_tot is None:
        raise NotPossible("Deze overdracht is nog niet gestart.")
    if al_betwist:
        raise NotPossible("Deze start is al betwist.")
    if moment > betwisten_tot:
        raise NotPossible("De termijn om de start te betwisten is voorbij.")
