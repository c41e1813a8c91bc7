"""How is everybody called, and which rows can be chosen from?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.basis.organisaties.models import Aanbod, Team
from schakel.basis.toegang.models import Medewerker, Teamlid
from schakel.casuswerk.bijeenkomsten.models import Genodigde
from schakel.casuswerk.bijeenkomsten.rules.woorden import ROLLEN
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.queries import age_of
from schakel.casuswerk.personen.rules import is_kind, volledige_naam
from schakel.kernel.handeling import Handeling
from schakel.toolkit.formulier import Rij

TABS = (
    ("bijeenkomsten", "Bijeenkomsten"),
    ("contact", "Contact zoeken"),
    ("werklijnen", "Hulp voor ieder"),
    ("gezinsteam", "Team om het gezin"),
)


@dataclass(frozen=True, slots=True)
class Kopbeeld:
    """The casus above a page, and the pages beside it."""

    naam: str
    nummer: str
    url: str
    tabs: Sequence[tuple[str, str, bool]]
    actief: bool


def head_of(casus: Casus, hier: str) -> Kopbeeld:
    """Return the head of a page of this room."""
    publiek = casus.dossier.publiek_id
    tabs = [(_(tekst), reverse(f"bijeenkomsten:{naam}", args=[publiek]), naam == hier) for naam, tekst in TABS]
    return Kopbeeld(
        _("Gezin %(naam)s") % {"naam": casus.naam},
        casus.dossier.nummer,
        reverse("werkplek:casus", args=[publiek]),
        tabs,
        casus.dossier.status == "OPEN",
    )


def name_of(rij: Dossierpersoon) -> str:
    """Return how somebody of the family is called."""
    p = rij.persoon
    return (
        volledige_naam(p.roepnaam, p.voornamen, p.tussenvoegsel, p.achternaam)
        or p.omschrijving
        or _("Naam niet bekend")
    )


def role_of(rij: Dossierpersoon) -> str:
    """Return in which role somebody stands in the casus."""
    return _(ROLLEN.get(rij.rol, rij.rol.lower()))


def people(rijen: Sequence[Dossierpersoon]) -> list[Rij]:
    """Return the people to choose from, each with the role."""
    return [(rij.persoon.publiek_id, rij.persoon_id, f"{name_of(rij)} ({role_of(rij)})") for rij in rijen]


def children(handeling: Handeling, rijen: Sequence[Dossierpersoon]) -> list[Rij]:
    """Return the children to choose from."""
    kinderen = [rij for rij in rijen if is_kind(rij.rol, age_of(handeling, rij=rij))]
    return [(rij.persoon.publiek_id, rij.persoon_id, name_of(rij)) for rij in kinderen]


def teams(rijen: Sequence[Team], *, zonder: int | None = None) -> list[Rij]:
    """Return the teams to choose from."""
    return [(t.publiek_id, t.pk, t.naam) for t in rijen if t.pk != zonder]


def offers(rijen: Sequence[Aanbod]) -> list[Rij]:
    """Return the offers to choose from; they have no id of their own outside, so team and code name them."""
    return [(f"{a.team.publiek_id}.{a.code}", a.pk, f"{a.naam} ({a.team.naam})") for a in rijen]


def colleagues(leden: Sequence[Teamlid]) -> list[Rij]:
    """Return the colleagues to choose from, each with the team; who works for two stands there once."""
    gezien: dict[int, Rij] = {}
    for lid in leden:
        m = lid.medewerker
        gezien.setdefault(m.pk, (m.publiek_id, m.pk, f"{m.naam}, {lid.team.naam}"))
    return list(gezien.values())


def members(mensen: Sequence[Medewerker]) -> list[Rij]:
    """Return the people of one team to choose from."""
    return [(m.publiek_id, m.pk, m.naam) for m in mensen]


def seat_name(stoel: Genodigde, mensen: Mapping[int, Dossierpersoon], netwerk: Mapping[int, Mapping[str, str]]) -> str:
    """Return how somebody at the table is called."""
    if stoel.persoon_id is not None:
        rij = mensen.get(stoel.persoon_id)
        return name_of(rij) if rij else _("Naam niet bekend")
    if stoel.team is not None:
        return stoel.team.naam
    lid = netwerk.get(stoel.pk, {})
    return f"{lid.get('naam', '')}, {lid.get('rol', '')}".strip(", ")
