"""What is a term about, beside its dossier: which handover, which question, which child?  One query for each kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schakel.basis.organisaties.models import Team
from schakel.basis.termijnen.models import Termijn
from schakel.casuswerk.beoordelingen.queries import meebeslissers
from schakel.casuswerk.bijeenkomsten.models import Bijeenkomst, Bijeenkomstgast, Genodigde, Werklijn
from schakel.casuswerk.casussen.models import Consult
from schakel.casuswerk.gezin.models import Ervaringsvraag, Gezinsantwoord
from schakel.casuswerk.kinderen.models import Kindhulp, Rechtenwissel, Schoolantwoord, Welzijnsmeting
from schakel.casuswerk.meldingen.models import Aanlevering
from schakel.casuswerk.monitoring.models import Belsignaal, Controlemoment, Volgoverdracht
from schakel.casuswerk.noodtoegang.models import Noodtoegang
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import is_kind, leeftijd_op, volledige_naam
from schakel.casuswerk.plannen.models import Belofte, Meekijkvraag, Voorwaarde
from schakel.casuswerk.raadsverzoeken.models import Raadsverzoek
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

Sleutel = tuple[str, int]
PERSOONSOORTEN = ("persoon", "kind")
# Kind of subject, its table, and the way to the child.
VAN_EEN_KIND: Sequence[tuple[str, Any, str]] = (
    ("kindhulp", Kindhulp, "persoon"),
    ("welzijn", Welzijnsmeting, "persoon"),
    ("kindrecht", Rechtenwissel, "persoon"),
    ("schoolantwoord", Schoolantwoord, "schoolcontact__persoon"),
)
_OVERDRACHT = (
    "pk",
    "publiek_id",
    "dossier_id",
    "aanduiding",
    "zender_team_id",
    "zender_team__naam",
    "ontvanger_team__naam",
)
_PERSOON = (
    "persoon__publiek_id",
    "persoon__roepnaam",
    "persoon__voornamen",
    "persoon__tussenvoegsel",
    "persoon__achternaam",
    "persoon__omschrijving",
    "persoon__geboortedatum",
    "persoon__leeftijd",
    "persoon__leeftijd_peildatum",
)


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """The subject of a term: its page, how it is called, and which team is at the other side."""

    publiek_id: UUID | None = None
    naam: str = ""
    van_team: str = ""
    is_persoon: bool = False


def onderwerpen_van(handeling: Handeling, *, termijnen: Sequence[Termijn]) -> dict[Sleutel, Onderwerp]:
    """Return the subjects of these terms, as far as the actor may see them."""
    return {
        **_overdrachten(handeling, _ids(termijnen, "overdracht")),
        **_consulten(handeling, _ids(termijnen, "consult")),
        **_personen(handeling, termijnen),
        **_decisions(handeling, _ids(termijnen, "meebeslissing")),
        **_pages(handeling, Voorwaarde, "voorwaarde", termijnen),
        **_pages(handeling, Belofte, "belofte", termijnen),
        **_pages(handeling, Bijeenkomst, "bijeenkomst", termijnen),
        **_pages(handeling, Bijeenkomstgast, "bijeenkomstgast", termijnen),
        **_visits(handeling, _ids(termijnen, "genodigde")),
        **_pages(handeling, Werklijn, "werklijn", termijnen),
        **_pages(handeling, Meekijkvraag, "meekijken", termijnen),
        **_pages(handeling, Gezinsantwoord, "gezinsantwoord", termijnen),
        **_pages(handeling, Ervaringsvraag, "ervaring", termijnen),
        **_pages(handeling, Controlemoment, "controlemoment", termijnen),
        **_pages(handeling, Belsignaal, "belsignaal", termijnen),
        **_pages(handeling, Noodtoegang, "noodtoegang", termijnen),
        **_pages(handeling, Volgoverdracht, "volgoverdracht", termijnen),
        **_pages(handeling, Aanlevering, "aanlevering", termijnen),
        **_pages(handeling, Raadsverzoek, "raadsverzoek", termijnen),
        **_of_children(handeling, termijnen),
    }


def _of_children(handeling: Handeling, termijnen: Sequence[Termijn]) -> dict[Sleutel, Onderwerp]:
    """Return what a term of a child is about, each with the name of the child."""
    uit: dict[Sleutel, Onderwerp] = {}
    for soort, model, weg in VAN_EEN_KIND:
        ids = _ids(termijnen, soort)
        if not ids:
            continue
        velden = ("pk", "publiek_id", "dossier_id", f"{weg}__publiek_id", f"{weg}__roepnaam", f"{weg}__omschrijving")
        for pk, publiek_id, dossier, persoon, roepnaam, omschrijving in (
            model.objects.visible_to(handeling).filter(pk__in=ids).values_list(*velden)
        ):
            handeling.spoor.noteer("kind", dossier=dossier, personen=[persoon])
            uit[soort, pk] = Onderwerp(publiek_id, roepnaam or omschrijving, is_persoon=True)
    return uit


def _ids(termijnen: Sequence[Termijn], *soorten: str) -> list[int]:
    return sorted({t.onderwerp_id for t in termijnen if t.onderwerp_id is not None and t.onderwerp_soort in soorten})


def _overdrachten(handeling: Handeling, ids: list[int]) -> dict[Sleutel, Onderwerp]:
    if not ids:
        return {}
    rijen = Overdracht.objects.visible_to(handeling).filter(pk__in=ids)
    uit: dict[Sleutel, Onderwerp] = {}
    for pk, publiek_id, dossier, aanduiding, van, zender, ontvanger in rijen.values_list(*_OVERDRACHT):
        handeling.spoor.noteer("overdracht", dossier=dossier)
        uit["overdracht", pk] = Onderwerp(publiek_id, aanduiding, ontvanger if van == handeling.team else zender)
    return uit


def _consulten(handeling: Handeling, ids: list[int]) -> dict[Sleutel, Onderwerp]:
    if not ids:
        return {}
    rijen = Consult.objects.visible_to(handeling).filter(pk__in=ids).select_related("van_team")
    uit: dict[Sleutel, Onderwerp] = {}
    for rij in rijen:
        handeling.spoor.noteer("consult", dossier=rij.dossier_id)
        uit["consult", rij.pk] = Onderwerp(rij.publiek_id, "", rij.van_team.naam)
    return uit


def _pages(
    handeling: Handeling,
    model: type[Voorwaarde]
    | type[Belofte]
    | type[Meekijkvraag]
    | type[Controlemoment]
    | type[Belsignaal]
    | type[Volgoverdracht]
    | type[Bijeenkomst]
    | type[Bijeenkomstgast]
    | type[Werklijn]
    | type[Gezinsantwoord]
    | type[Noodtoegang]
    | type[Aanlevering]
    | type[Raadsverzoek]
    | type[Ervaringsvraag],
    soort: str,
    termijnen: Sequence[Termijn],
) -> dict[Sleutel, Onderwerp]:
    """Return the public ids of what has a page and no name of its own."""
    ids = _ids(termijnen, soort)
    rijen = model.objects.visible_to(handeling).filter(pk__in=ids).values_list("pk", "publiek_id") if ids else ()
    return {(soort, pk): Onderwerp(publiek_id) for pk, publiek_id in rijen}


def _decisions(handeling: Handeling, ids: list[int]) -> dict[Sleutel, Onderwerp]:
    """Return for the question to judge along the page of the investigation."""
    gevonden = meebeslissers.pages_of(handeling, nummers=ids)
    return {("meebeslissing", pk): Onderwerp(publiek) for pk, publiek in gevonden.items()}


def _visits(handeling: Handeling, ids: list[int]) -> dict[Sleutel, Onderwerp]:
    """Return for a place at the table the page of its meeting."""
    rijen = Genodigde.objects.visible_to(handeling).filter(pk__in=ids) if ids else Genodigde.objects.none()
    return {("genodigde", pk): Onderwerp(publiek) for pk, publiek in rijen.values_list("pk", "bijeenkomst__publiek_id")}


def _personen(handeling: Handeling, termijnen: Sequence[Termijn]) -> dict[Sleutel, Onderwerp]:
    ids = _ids(termijnen, *PERSOONSOORTEN)
    if not ids:
        return {}
    rijen = (
        Dossierpersoon.objects.visible_to(handeling)
        .filter(persoon_id__in=ids, dossier_id__in={t.dossier_id for t in termijnen})
        .select_related("persoon")
        .only("dossier_id", "rol", *_PERSOON)
    )
    uit: dict[Sleutel, Onderwerp] = {}
    for rij in rijen:
        naam = person_name(handeling, rij=rij)
        handeling.spoor.noteer("persoon", dossier=rij.dossier_id, personen=[rij.persoon.publiek_id])
        uit |= {
            (soort, rij.persoon_id): Onderwerp(rij.persoon.publiek_id, naam, is_persoon=True)
            for soort in PERSOONSOORTEN
        }
    return uit


def person_name(handeling: Handeling, *, rij: Dossierpersoon) -> str:
    """Return a child as first name with age, an adult as full name."""
    p = rij.persoon
    jaren = leeftijd_op(
        lokale_datum(handeling.moment),
        geboortedatum=p.geboortedatum,
        leeftijd=p.leeftijd,
        peildatum=p.leeftijd_peildatum,
    )
    if not is_kind(rij.rol, jaren):
        return volledige_naam(p.roepnaam, p.voornamen, p.tussenvoegsel, p.achternaam) or p.omschrijving
    naam = p.roepnaam or p.voornamen
    return f"{naam} ({jaren})" if naam and jaren is not None else naam or p.omschrijving


def teamnamen(handeling: Handeling, *, teams: Sequence[int | None]) -> dict[int, str]:
    """Return the names of these teams by id; who works in the chain is no secret."""
    return dict(Team.objects.filter(pk__in={t for t in teams if t is not None}).values_list("pk", "naam"))
