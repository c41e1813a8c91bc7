"""How does the ketenkaart read for systems outside?  Open Referral HSDS 3.0; no number that is not marked as public.

Names of persons and numbers of contact persons never leave: of who is to be called only the function stands here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import NAMESPACE_URL, uuid5

VERSIE = "3.0"
PROFIEL = "https://docs.openreferral.org/en/3.0.0/hsds/"
WEEKDAGEN = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
TIJDEN = "Tijden in Europe/Amsterdam. Een feestdag telt als zondag."
# What a service is classified by, with what that means.
INDELINGEN = {
    "fase": ("Fase", "De fase van de aanpak waarin dit aanbod helpt."),
    "doelgroep": ("Doelgroep", "De mensen voor wie dit aanbod er is."),
    "nodig": ("Wat is er nodig", "Waarom iemand dit aanbod zoekt."),
}
Stuk = dict[str, object]


@dataclass(frozen=True, slots=True)
class Uurregel:
    """When somebody is there, and under which number; the number is empty unless it is public."""

    code: str
    weekdagen: tuple[int, ...]
    van: time
    tot: time
    telefoon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dienstverlening:
    """One offer with its team and organisation, as far as the world may know."""

    organisatie: str
    organisatie_naam: str
    organisatie_rol: str
    alias: str
    team: str
    team_naam: str
    telefoon: str
    code: str
    naam: str
    fase: str
    doelgroep: str
    leeftijd_van: int | None
    leeftijd_tot: int | None
    wachttijd_dagen: int | None
    wachttijd_op: date | None
    gecontroleerd_op: date | None
    gebieden: tuple[tuple[str, str], ...]
    functies: tuple[str, ...]
    uren: tuple[Uurregel, ...]


def ident(*delen: str) -> str:
    """Return the id of a part: the same for the same part, in every export."""
    return str(uuid5(NAMESPACE_URL, "/".join(("schakel", *delen))))


def export(diensten: Iterable[Dienstverlening]) -> Stuk:
    """Return the whole export: organisations, services with what hangs from them, locations and classifications."""
    alle = list(diensten)
    organisaties = {d.organisatie: organization(d) for d in alle}
    locaties = {d.team: location(d) for d in alle}
    termen = {(soort, code): term(soort, code) for d in alle for soort, code in classes(d)}
    return {
        "hsds_version": VERSIE,
        "profile": PROFIEL,
        "organizations": list(organisaties.values()),
        "locations": list(locaties.values()),
        "services": [service(d) for d in alle],
        "taxonomies": [taxonomy(soort) for soort in INDELINGEN],
        "taxonomy_terms": list(termen.values()),
    }


def classes(d: Dienstverlening) -> Sequence[tuple[str, str]]:
    """Return by what a service is classified."""
    return ("fase", d.fase), ("doelgroep", d.doelgroep), ("nodig", d.code)


def organization(d: Dienstverlening) -> Stuk:
    """Return an organisation; its description is required, so that the name stands in when nothing else is known."""
    stuk: Stuk = {
        "id": ident("organisatie", d.organisatie),
        "name": d.organisatie_naam,
        "description": d.organisatie_rol or d.organisatie_naam,
    }
    return {**stuk, "alternate_name": d.alias} if d.alias else stuk


def location(d: Dienstverlening) -> Stuk:
    """Return where a team is: never an address, a shelter lies nowhere."""
    return {
        "id": ident("team", d.team),
        "location_type": "virtual",
        "name": d.team_naam,
        "organization_id": ident("organisatie", d.organisatie),
    }


def taxonomy(soort: str) -> Stuk:
    """Return a classification."""
    naam, betekenis = INDELINGEN[soort]
    return {"id": ident("indeling", soort), "name": naam, "description": betekenis}


def term(soort: str, code: str) -> Stuk:
    """Return one word of a classification."""
    woord = code.replace("_", " ").replace("-", " ")
    return {
        "id": ident("indeling", soort, code), "code": code, "name": woord,
        "description": f"{INDELINGEN[soort][0]}: {woord}", "taxonomy_id": ident("indeling", soort), "language": "nl",
    }  # fmt: skip


def service(d: Dienstverlening) -> Stuk:
    """Return one offer as a service."""
    zelf = ident("aanbod", d.team, d.code)
    stuk: Stuk = {
        "id": zelf,
        "organization_id": ident("organisatie", d.organisatie),
        "name": d.naam,
        "description": f"{d.naam} ({d.team_naam})",
        "status": "active",
        "eligibility_description": d.doelgroep.replace("_", " "),
        "organization": organization(d),
        "phones": _phones(d, zelf),
        "schedules": [_schedule(uur, zelf) for uur in d.uren],
        "contacts": [
            {"id": ident("functie", d.team, d.code, functie), "service_id": zelf, "title": functie}
            for functie in d.functies
        ],
        "service_areas": [
            {"id": ident("gebied", d.team, d.code, code), "service_id": zelf, "name": naam, "uri": code}
            for code, naam in d.gebieden
        ],
        "service_at_locations": [
            {"id": ident("plek", d.team, d.code), "service_id": zelf, "location_id": ident("team", d.team),
             "location": location(d)}
        ],
        "attributes": [_attribute(zelf, soort, code) for soort, code in classes(d)],
    }  # fmt: skip
    return stuk | _known(d)


def _known(d: Dienstverlening) -> Stuk:
    """Return what is not known of every offer."""
    stuk: Stuk = {}
    if d.leeftijd_van is not None:
        stuk["minimum_age"] = d.leeftijd_van
    if d.leeftijd_tot is not None:
        stuk["maximum_age"] = d.leeftijd_tot
    if d.gecontroleerd_op is not None:
        stuk["assured_date"] = d.gecontroleerd_op.isoformat()
    if d.wachttijd_dagen is not None and d.wachttijd_op is not None:
        stuk["alert"] = f"Wachttijd {d.wachttijd_dagen} dagen, gevraagd op {d.wachttijd_op.isoformat()}"
    return stuk


def _phones(d: Dienstverlening, zelf: str) -> list[Stuk]:
    nummers = dict.fromkeys(nummer for nummer in (d.telefoon, *(uur.telefoon for uur in d.uren)) if nummer)
    return [
        {"id": ident("telefoon", d.team, d.code, nummer), "service_id": zelf, "number": nummer, "type": "voice"}
        for nummer in nummers
    ]


def _schedule(uur: Uurregel, zelf: str) -> Stuk:
    return {
        "id": ident("uren", uur.code, zelf), "service_id": zelf, "freq": "WEEKLY", "interval": 1,
        "byday": ",".join(WEEKDAGEN[dag - 1] for dag in uur.weekdagen), "opens_at": f"{uur.van:%H:%M}",
        "closes_at": f"{uur.tot:%H:%M}", "notes": TIJDEN,
    }  # fmt: skip


def _attribute(zelf: str, soort: str, code: str) -> Stuk:
    return {
        "id": ident("kenmerk", zelf, soort), "link_id": zelf, "link_entity": "service", "link_type": soort,
        "taxonomy_term_id": ident("indeling", soort, code), "taxonomy_term": term(soort, code),
    }  # fmt: skip
