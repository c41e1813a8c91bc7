"""How is each choice called on the pages?"""

from collections.abc import Mapping

from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import (
    Aanwezigheid,
    Afwezigreden,
    Bijeenkomstsoort,
    Plicht,
    Rondreden,
    Uitnodigweg,
)
from schakel.casuswerk.bijeenkomsten.rules.contact import Zoekuitkomst, Zoekweg
from schakel.casuswerk.bijeenkomsten.rules.gezinsteam import Teamplek
from schakel.casuswerk.bijeenkomsten.rules.kringen import Deel, Kring, Regelsoort

SOORTEN: Mapping[str, str] = {
    Bijeenkomstsoort.GESPREK: "Gesprek met het gezin",
    Bijeenkomstsoort.SESSIE: "Gezamenlijke sessie van het team",
    Bijeenkomstsoort.BEZOEK: "Gezamenlijk bezoek",
}
SOORTUITLEG: Mapping[str, str] = {
    Bijeenkomstsoort.GESPREK: "Gezin, netwerk en hulpverleners praten samen.",
    Bijeenkomstsoort.SESSIE: "Eerst de veiligheid, daarna de hulp voor ieder.",
    Bijeenkomstsoort.BEZOEK: "Twee organisaties gaan samen. Er komt een verslag, en ieder bevestigt het.",
}
PLICHTEN: Mapping[str, str] = {
    Plicht.MOET: "Moet erbij zijn",
    Plicht.MAG: "Mag erbij zijn",
    Plicht.NIET: "Is er niet bij",
}
RONDREDENEN: Mapping[str, str] = {
    Rondreden.ONVEILIG: "samen aan tafel is onveilig",
    Rondreden.GEWEIGERD: "iemand wil niet samen aan tafel",
}
WEGEN: Mapping[str, str] = {
    Uitnodigweg.BERICHT: "neutraal bericht over de veilige weg",
    Uitnodigweg.MONDELING: "uitgenodigd in een gesprek",
    Uitnodigweg.NIET: "niet uitgenodigd, dat is onveilig",
}
STANDEN: Mapping[str, str] = {
    Aanwezigheid.AANWEZIG: "was erbij",
    Aanwezigheid.APART: "apart gesproken",
    Aanwezigheid.AFWEZIG: "was er niet",
}
REDENEN: Mapping[str, str] = {
    Afwezigreden.ONVEILIG: "het was niet veilig",
    Afwezigreden.WILDE_NIET: "wilde niet komen",
    Afwezigreden.NIET_BEREIKT: "niet bereikt",
    Afwezigreden.VERHINDERD: "verhinderd",
    Afwezigreden.NIET_UITGENODIGD: "niet uitgenodigd",
    Afwezigreden.ANDERS: "een andere reden",
}
REGELSOORTEN: Mapping[str, str] = {
    Regelsoort.BEELD: "Zo ziet iemand het zelf",
    Regelsoort.BESLUIT: "Besluit",
    Regelsoort.AFSPRAAK: "Afspraak: wie doet wat",
}
DELEN: Mapping[str, str] = {Deel.VEILIGHEID: "Veiligheid", Deel.HULP: "Hulp voor deze persoon"}
KRINGEN: Mapping[str, str] = {
    Kring.IEDEREEN: "iedereen die meedoet",
    Kring.SLACHTOFFER: "hulpverleners en wie het geweld meemaakt",
    Kring.HULP: "alleen hulpverleners",
    Kring.REGIE: "alleen wie de regie heeft of verantwoordelijk is",
}
ZOEKWEGEN: Mapping[str, str] = {
    Zoekweg.BELLEN: "bellen",
    Zoekweg.SMS: "sms",
    Zoekweg.EMAIL: "e-mail",
    Zoekweg.BRIEF: "brief",
    Zoekweg.VIA: "via een ander",
    Zoekweg.HUISBEZOEK: "aan de deur",
}
UITKOMSTEN: Mapping[str, str] = {
    Zoekuitkomst.BEREIKT: "contact gehad",
    Zoekuitkomst.GEEN_ANTWOORD: "geen antwoord",
    Zoekuitkomst.DEUR_DICHT: "deur bleef dicht",
    Zoekuitkomst.GEWEIGERD: "wil geen contact",
}
PLEKKEN: Mapping[str, str] = {Teamplek.KERN: "hoort bij de kern", Teamplek.ERBIJ: "doet een tijd mee"}
ROLLEN: Mapping[str, str] = {
    "SLACHTOFFER": "maakt het geweld mee",
    "PLEGER": "gebruikt geweld",
    "KIND": "kind",
    "OUDER": "ouder",
    "GETUIGE": "getuige",
    "NETWERK": "netwerk",
    "ONBEKEND": "rol nog niet bekend",
}
GROEPEN: Mapping[str, str] = {
    "SLACHTOFFER": "Wie het geweld meemaakt",
    "KIND": "Kinderen",
    "PLEGER": "Wie geweld gebruikt",
    "OUDER": "Andere ouders",
    "ONBEKEND": "Rol nog niet bekend",
}
