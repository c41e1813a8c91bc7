"""Which words may be chosen at the door, also when no code list can be read?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Keuzes = Sequence[tuple[str, str]]
# From this day the categories of the CBS count instead of the statutory lists of 2015.
NIEUWE_INDELING = date(2019, 1, 1)


@dataclass(frozen=True, slots=True)
class Vorm:
    """A form of violence as the chain calls it, with its code of 2015 and its category since 2019."""

    naam: str
    aanleiding: str
    vorm_2019: str


# The same as the code list "vormen": what the door falls back on, and how the two statutory lists hang together.
VORMEN: Mapping[str, Vorm] = {
    "partnergeweld": Vorm("(ex-)partnergeweld", "01", "ex_partnergeweld"),
    "intiem_terrorisme": Vorm("partnergeweld: intiem terrorisme", "01", "ex_partnergeweld"),
    "stalking_door_ex": Vorm("stalking door een ex-partner", "01", "ex_partnergeweld"),
    "eergerelateerd": Vorm("eergerelateerd geweld", "02", "huiselijk_geweld_overig"),
    "ouderenmishandeling": Vorm("ouderenmishandeling", "03", "ouderenmishandeling"),
    "ontspoorde_mantelzorg": Vorm("ontspoorde mantelzorg", "03", "ouderenmishandeling"),
    "financiele_uitbuiting": Vorm("financiële uitbuiting van ouderen", "03", "ouderenmishandeling"),
    "oudermishandeling": Vorm("geweld tegen ouders", "04", "geweld_tegen_ouders"),
    "huwelijksdwang_en_achterlating": Vorm("huwelijksdwang en achterlating", "05", "huiselijk_geweld_overig"),
    "kindcheck": Vorm("kindermishandeling: kindcheck", "06", "kindermishandeling"),
    "complexe_scheiding": Vorm("kindermishandeling: complexe scheiding", "07", "kindermishandeling"),
    "kindermishandeling": Vorm("kindermishandeling", "08", "kindermishandeling"),
    "seksueel_misbruik_kind": Vorm("seksueel misbruik van een kind", "08", "kindermishandeling"),
    "seksueel_geweld": Vorm("seksueel geweld in huiselijke kring", "09", "huiselijk_geweld_overig"),
    "huiselijk_geweld_overig": Vorm("huiselijk geweld, anders", "09", "huiselijk_geweld_overig"),
}

# What everyone must hear at the first contact (Uitvoeringsbesluit Wmo 2015, art. 4.1.8 lid 2).
VERTELD: Keuzes = (
    ("werkwijze", "Wat wij gaan doen"),
    ("naam", "Wat er met uw naam gebeurt"),
    ("inzage", "Uw gegevens inzien"),
    ("klacht", "Een klacht indienen"),
)

VANGNET: Mapping[str, Keuzes] = {
    "vormen": tuple((code, vorm.naam) for code, vorm in VORMEN.items()),
    "aard": (
        ("01", "lichamelijke mishandeling"),
        ("02", "lichamelijke verwaarlozing"),
        ("03", "psychisch geweld"),
        ("04", "affectieve verwaarlozing"),
        ("05", "pedagogische verwaarlozing"),
        ("06", "seksueel misbruik"),
        ("07", "financiële uitbuiting"),
        ("08", "getuige van geweld in het gezin"),
        ("09", "Münchhausen by proxy"),
        ("10", "vrouwelijke genitale verminking"),
        ("11", "anders"),
    ),
    "hoedanigheid": (
        ("01", "politie"),
        ("02", "huisarts of praktijkondersteuner"),
        ("08", "wijkteam"),
        ("15", "school (zorgadviesteam, leerkracht, directeur)"),
        ("20", "andere beroepskracht"),
        ("31", "volwassen slachtoffer"),
        ("32", "kind"),
        ("33", "familielid"),
        ("34", "sociaal netwerk"),
        ("35", "buurtbewoner"),
        ("40", "anders"),
        ("41", "onbekend"),
    ),
    "aanvullende_informatie_2019": (("mensenhandel", "mensenhandel"), ("stalking", "stalking")),
    "rol_melder_2019": (
        ("overig_beroep", "beroep: overig"),
        ("politie", "beroep: politie"),
        ("slachtoffer", "slachtoffer"),
        ("pleger", "pleger"),
        ("familie", "familie"),
        ("sociaal_netwerk", "sociaal netwerk of buurt"),
        ("onbekend", "onbekend"),
    ),
    "organisatie_melder_2019": (("justitie_en_veiligheid", "justitie en veiligheid"), ("overig", "overig")),
}


def lijsten_op(dag: date) -> tuple[str, ...]:
    """Return the lists that are asked at the door on this day."""
    if dag < NIEUWE_INDELING:
        return ("vormen", "aard", "hoedanigheid")
    return ("vormen", "aanvullende_informatie_2019", "rol_melder_2019", "organisatie_melder_2019")


def aanleidingen_of(vormen: Iterable[str]) -> list[str]:
    """Return the codes of 2015 for these forms."""
    return sorted({VORMEN[vorm].aanleiding for vorm in vormen if vorm in VORMEN})


def vormen_2019_of(vormen: Iterable[str]) -> list[str]:
    """Return the categories since 2019 for these forms."""
    return sorted({VORMEN[vorm].vorm_2019 for vorm in vormen if vorm in VORMEN})
