"""What may a school know, and what can it answer?  A sheet of fixed parts: there is no place for anything else."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from schakel.kernel.errors import InvalidInput
from schakel.kernel.tijd import lokale_datum

TEKENS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE_DAGEN = 7
SESSIE_UREN = 8
HOOGSTENS_DAGEN = 366
# Under these keys a region lays down, dated, what a child can need at school; without it the lists below hold.
BEHOEFTEN_SLEUTEL, SIGNALEN_SLEUTEL = "kind_op_school_behoeften", "kind_op_school_signalen"


class Grond(StrEnum):
    """Why the school may be told anything at all."""

    TOESTEMMING = "TOESTEMMING"
    NOODZAAK = "NOODZAAK"


class Weg(StrEnum):
    """How the code goes out."""

    EMAIL = "EMAIL"
    SMS = "SMS"


class Schoolzegt(StrEnum):
    """The fixed answers of a school."""

    LUKT = "LUKT"
    LUKT_DEELS = "LUKT_DEELS"
    ZIE_SIGNAAL = "ZIE_SIGNAAL"
    BEL_MIJ = "BEL_MIJ"


SCHOOL_ZINNEN: Mapping[str, str] = {
    Schoolzegt.LUKT: "Dit lukt bij ons op school.",
    Schoolzegt.LUKT_DEELS: "Een deel lukt. Ik schrijf hieronder wat niet.",
    Schoolzegt.ZIE_SIGNAAL: "Ik zie een van de signalen.",
    Schoolzegt.BEL_MIJ: "Ik wil graag gebeld worden.",
}
BEHOEFTEN: Mapping[str, str] = {
    "vertrouwd": "Een vaste volwassene bij wie dit kind altijd terecht kan",
    "rust": "Een rustige plek als het even te veel is",
    "ritme": "Een vaste dag, met weinig verrassingen",
    "extra_tijd": "Extra tijd voor taken en toetsen",
    "ophalen": "Alleen meegeven aan wie de school met ons afsprak",
    "even_praten": "Elke week een kort gesprekje: hoe gaat het?",
}
SIGNALEN: Mapping[str, str] = {
    "stil": "Het kind is stiller dan anders",
    "druk": "Het kind is drukker of bozer dan anders",
    "moe": "Het kind is vaak moe of heeft honger",
    "weg": "Het kind is vaker ziek of te laat",
    "niet_naar_huis": "Het kind blijft na schooltijd hangen",
}


def words_of(waarde: object, anders: Mapping[str, str]) -> dict[str, str]:
    """Return a fixed list as a region laid it down; else the example."""
    if isinstance(waarde, dict) and waarde and all(isinstance(tekst, str) for tekst in waarde.values()):
        return {str(code): str(tekst) for code, tekst in waarde.items()}
    return dict(anders)


# Whom somebody calls who may not know where the family is helped now: a function and a number of the region, for a name
# or the number of a team tells the place (T12).
RELAIS_SLEUTEL = "doorverbindnummer"
RELAIS: Mapping[str, str] = {"gezin": "uw contactpersoon", "school": "De contactpersoon van dit kind"}


def relay_of(waarde: object, voor: str) -> tuple[str, str]:
    """Return function and number for `gezin` or `school` as the region has them; without that there is no number."""
    gegeven = waarde if isinstance(waarde, dict) else {}
    return str(gegeven.get(voor) or RELAIS[voor]), str(gegeven.get("telefoon") or "")


def assemble_sheet(
    *, roepnaam: str, contact: str, telefoon: str, behoeften: Collection[str], signalen: Collection[str]
) -> dict[str, object]:
    """
    Return what the school receives.

    It is put together from these five parts and nothing else: what happened at home is no argument of this function.
    """
    return {
        "roepnaam": roepnaam,
        "contact": contact,
        "telefoon": telefoon,
        "behoeften": list(behoeften),
        "signalen": list(signalen),
    }


def check_schoolcontact(
    *, grond: Grond, reden: str, behoeften: Collection[str], tot: date, vandaag: date, bekend: Collection[str]
) -> None:
    """
    Check that a school is brought in with a ground, with something that the child needs, and until a day.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    if grond is Grond.NOODZAAK and not reden.strip():
        fouten["reden"] = ["Schrijf waarom het nodig is, en waarom zonder toestemming."]
    if not behoeften:
        fouten["behoeften"] = ["Kies ten minste een ding dat dit kind op school nodig heeft."]
    if not set(behoeften) <= set(bekend):
        fouten["behoeften"] = ["Kies uit de lijst."]
    if not vandaag < tot <= vandaag + timedelta(days=HOOGSTENS_DAGEN):
        fouten["tot"] = ["Kies een dag na vandaag, hoogstens een jaar verder."]
    if fouten:
        raise InvalidInput(fouten)


def check_answer(keuzes: Collection[str], tekst: str) -> None:
    """
    Check that an answer says something.

    :raises InvalidInput: if it is empty
    """
    if not keuzes and not tekst.strip():
        raise InvalidInput({"keuzes": ["Kies een antwoord, of schrijf iets op."]})


def plain_code(code: str) -> str:
    """Return what of a typed code is compared: dashes, spaces and capitals do not count."""
    return "".join(teken for teken in code.upper() if teken.isalnum())


def code_key(code: str) -> str:
    """Return what of a code is hashed."""
    return f"code|{plain_code(code)}"


def visit_key(geheim: str) -> str:
    """Return what of the secret of a visit is hashed."""
    return f"bezoek|{geheim}"


def last_day(tot: datetime) -> date:
    """Return the last day that counts, of an end that counts no longer."""
    return lokale_datum(tot - timedelta(seconds=1))
