"""Help with the talk: beside each field a weak and a good example, and three questions for the kitchen table."""

from collections.abc import Mapping
from dataclasses import dataclass

# Written for Schakel as an example, and not approved by anybody: a region replaces it under the key below, with a day.
SLEUTEL = "gesprekshulp"


@dataclass(frozen=True, slots=True)
class Gesprekshulp:
    """The help beside one field."""

    zwak: str
    goed: str
    vragen: tuple[str, ...]


VOORBEELD: Mapping[str, Gesprekshulp] = {
    "gebeurd": Gesprekshulp(
        "Er is sprake van huiselijk geweld.",
        "Op 3 maart duwde Joris Marloes tegen de kast. Fenna stond in de deur en huilde.",
        ("Wat gebeurde er de laatste keer, stap voor stap?", "Wat was de ergste keer?", "Wat zagen de kinderen?"),
    ),
    "lastiger": Gesprekshulp(
        "Er zijn veel problemen.",
        "Er is zes maanden huurschuld. Op vrijdag drinkt Joris, en dan slapen de kinderen slecht.",
        ("Wat maakt een slechte dag slechter?", "Waar ligt u wakker van?", "Wat is er veranderd sinds het erger werd?"),
    ),
    "sterk": Gesprekshulp(
        "Moeder is een sterke vrouw.",
        "Marloes belt oma als zij bang is. Joris brengt Fenna iedere dag naar school.",
        ("Wat gaat er goed, ook nu?", "Wie merkt dat?", "Waar bent u trots op?"),
    ),
    "getoond": Gesprekshulp(
        "Het gaat beter.",
        "Op 12 maart was er ruzie over geld. Joris ging naar zijn broer, en kwam terug toen het rustig was.",
        ("Wanneer was het spannend en ging het toch goed?", "Wat deed u toen anders?", "Wie zag dat?"),
    ),
    "nu": Gesprekshulp(
        "Hulpverlening wordt ingezet.",
        "Joris belt morgen de huisarts. Oma slaapt vrijdag hier. Dinsdag praten wij weer.",
        ("Wat moet er voor vrijdag gebeuren?", "Wie doet dat?", "Wat doen wij als het niet lukt?"),
    ),
    "gevaar": Gesprekshulp(
        "Onveilige opvoedsituatie.",
        "Als Joris drinkt en ruzie krijgt, kan hij Marloes weer slaan. Fenna ziet dat en wordt bang.",
        ("Wie maakt zich zorgen, en waarover?", "Wat gebeurt er als er niets verandert?", "Wat merkt het kind?"),
    ),
    "goed": Gesprekshulp(
        "Ouders werken mee.",
        "Joris ging twee keer zelf weg toen het spannend werd. Oma was er binnen een kwartier.",
        ("Wat ging al eens goed bij dit gevaar?", "Wie hielp daarbij?", "Hoe lang al?"),
    ),
    "doel": Gesprekshulp(
        "Ouders volgen hulp.",
        "Joris en Marloes kunnen ruzie hebben zonder geweld. Fenna slaapt rustig. Dat zien wij zes maanden lang.",
        ("Wat ziet u als het veilig genoeg is?", "Wat doet wie dan anders?", "Hoe lang moet dat zo blijven?"),
    ),
    "stap": Gesprekshulp(
        "Er wordt gewerkt aan communicatie.",
        "Zaterdag oefenen Joris en Marloes het stopwoord, met oma erbij.",
        ("Wat is een kleine stap voor deze week?", "Wat is er nodig voor een punt hoger?", "Wie let daarop?"),
    ),
}


def read_help(ruw: object) -> dict[str, Gesprekshulp]:
    """Return the help of a region by field, out of its settings; what lacks is filled by the labelled example."""
    gelezen = dict(VOORBEELD)
    for veld, deel in ruw.items() if isinstance(ruw, Mapping) else ():
        if isinstance(deel, Mapping) and isinstance(deel.get("vragen"), list):
            vragen = tuple(str(vraag) for vraag in deel["vragen"])
            gelezen[str(veld)] = Gesprekshulp(str(deel.get("zwak", "")), str(deel.get("goed", "")), vragen)
    return gelezen
