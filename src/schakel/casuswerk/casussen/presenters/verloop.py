"""How do joining, opening again and the family of a casus read?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.casussen.models import Casus, Samenvoeging
from schakel.casuswerk.casussen.rules.gevaar import GEVAARNAMEN
from schakel.casuswerk.personen.models import Dossierpersoon, Relatie
from schakel.casuswerk.personen.queries import age_of
from schakel.casuswerk.personen.rules import Relatiesoort, volledige_naam
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal
from schakel.toolkit.formulier import Rij

ZINNEN = {
    Relatiesoort.OUDER: gettext_lazy("%(van)s is ouder van %(naar)s"),
    Relatiesoort.STIEFOUDER: gettext_lazy("%(van)s is stiefouder van %(naar)s"),
    Relatiesoort.PARTNER: gettext_lazy("%(van)s is partner van %(naar)s"),
    Relatiesoort.EXPARTNER: gettext_lazy("%(van)s is ex-partner van %(naar)s"),
    Relatiesoort.BROER_ZUS: gettext_lazy("%(van)s is broer of zus van %(naar)s"),
    Relatiesoort.GROOTOUDER: gettext_lazy("%(van)s is opa of oma van %(naar)s"),
    Relatiesoort.VERZORGER: gettext_lazy("%(van)s verzorgt %(naar)s"),
    Relatiesoort.ANDERS: gettext_lazy("%(van)s heeft een andere band met %(naar)s"),
}
SLUITWOORDEN = {
    "VEILIG": gettext_lazy("het gezin was veilig"),
    "HULP_GAAT_VERDER": gettext_lazy("de hulp ging verder zonder ons"),
    "GEEN_MEDEWERKING": gettext_lazy("het gezin werkte niet mee"),
    "GEEN_CONTACT": gettext_lazy("er was geen contact te krijgen"),
    "VERHUISD": gettext_lazy("het gezin was verhuisd"),
    "OVERLEDEN": gettext_lazy("overlijden"),
    "ANDERS": gettext_lazy("een andere reden"),
}


@dataclass(frozen=True, slots=True)
class Gezinsbeeld:
    """The people to choose from, and what they are to each other."""

    keuzes: Sequence[Rij]
    relaties: Sequence[Rij]


@dataclass(frozen=True, slots=True)
class Casusbeeld:
    """A casus by which one can see whether it is the one that is meant."""

    nummer: str
    naam: str
    bij: str


def family(handeling: Handeling, gezin: tuple[Sequence[Dossierpersoon], Sequence[Relatie]]) -> Gezinsbeeld:
    """Return the people with their ages, and their relations in sentences."""
    mensen, relaties = gezin
    namen = {rij.persoon_id: _name(rij) for rij in mensen}
    keuzes: list[Rij] = []
    for rij in mensen:
        leeftijd = age_of(handeling, rij=rij)
        oud = _(", %(n)d jaar") % {"n": leeftijd} if leeftijd is not None else ""
        keuzes.append((rij.persoon.publiek_id, rij.persoon_id, f"{namen[rij.persoon_id]}{oud}"))
    return Gezinsbeeld(keuzes, [_relation(r, namen) for r in relaties if {r.van_id, r.naar_id} <= namen.keys()])


def _relation(rij: Relatie, namen: Mapping[int, str]) -> Rij:
    """Return a relation in a sentence; it is known outside by its two people and what they are to each other."""
    zin = str(ZINNEN[Relatiesoort(rij.soort)]) % {"van": namen[rij.van_id], "naar": namen[rij.naar_id]}
    return f"{rij.van.publiek_id}.{rij.soort}.{rij.naar.publiek_id}", rij.pk, zin


def _name(rij: Dossierpersoon) -> str:
    p = rij.persoon
    naam = volledige_naam(p.roepnaam, p.voornamen, p.tussenvoegsel, p.achternaam)
    return naam or p.omschrijving or _("Naam niet bekend")


def joinable(casussen: Sequence[Casus]) -> list[Casusbeeld]:
    """Return the casussen in which somebody bears the same name."""
    return [
        Casusbeeld(
            casus.dossier.nummer,
            _("Gezin %(naam)s") % {"naam": casus.naam},
            _("open sinds %(dag)s") % {"dag": taal.datum(casus.geopend_op)},
        )
        for casus in casussen
    ]


def other_side(rij: Samenvoeging, casus: Casus) -> Casusbeeld:
    """Return the casus with which this one is joined."""
    ander = rij.ander.casus if rij.dossier_id == casus.dossier_id else rij.dossier.casus
    dossier = rij.ander if rij.dossier_id == casus.dossier_id else rij.dossier
    sinds = _("samengevoegd op %(dag)s") % {"dag": taal.datum(rij.sinds)}
    return Casusbeeld(dossier.nummer, _("Gezin %(naam)s") % {"naam": ander.naam}, sinds)


def danger_name(gevaar: int) -> str:
    """Return how dangerous a casus is held to be, in words."""
    return GEVAARNAMEN.get(gevaar, GEVAARNAMEN[0]).lower()


def closing(casus: Casus) -> str:
    """Return in a sentence how the casus was closed; nothing when it is open."""
    if casus.gesloten_op is None:
        return ""
    waarden = {"op": taal.tijdstip(casus.gesloten_op), "reden": SLUITWOORDEN.get(casus.sluitreden, "")}
    return _("Gesloten op %(op)s, omdat: %(reden)s.") % waarden
