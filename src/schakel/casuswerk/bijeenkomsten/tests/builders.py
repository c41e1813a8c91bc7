"""Meetings, attempts and lines of work made by the deeds of this room and lower ones."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.rules import Gebiedbeschrijving, Teambeschrijving, Werkgebiedbeschrijving
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.bijeenkomsten import actions
from schakel.casuswerk.bijeenkomsten.models import Bijeenkomst, Genodigde, Verslagregel, Werklijn
from schakel.casuswerk.bijeenkomsten.queries.casus import people_of
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import Bijeenkomstsoort, Plicht
from schakel.casuswerk.bijeenkomsten.rules.kringen import Kring, Regelsoort
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.personen import actions as personen
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie


def wie(ploeg: Ploeg, naam: str = "Fatima", uren: float = 24) -> Handeling:
    """Let a member of the cast act, so many hours after the story began."""
    return ploeg.handeling(naam, ploeg.moment + timedelta(hours=uren))


def een_zaak(ploeg: Ploeg, *erbij: str) -> Casus:
    """Open a casus in which the teams of these people help; without any, that of Jamila."""
    casus = een_casus(ploeg)
    for naam in erbij or ("Jamila",):
        let_in(ploeg, casus, naam)
    return casus


def let_in(ploeg: Ploeg, casus: Casus, naam: str, rol: BetrokkenheidRol = BetrokkenheidRol.UITVOERING) -> None:
    """Let the team of somebody into a casus."""
    fatima = wie(ploeg, uren=1)
    with transactie(fatima, wat="toets"):
        dossiers.grant_betrokkenheid(
            fatima, dossier=casus.dossier_id, team=ploeg.team_van(naam).pk, rol=rol, grondslag="wmo-4.1.1-2"
        )


def in_the_region(ploeg: Ploeg, *namen: str) -> None:
    """Let the teams of these people work in the region of the cast."""
    machine = Handeling(None, None, "beheer", None, ploeg.moment, namens="toets")
    gebied = Gebiedbeschrijving(soort="regio", code=ploeg.regio.code, naam="Toetsregio")
    organisaties.store_gebieden(machine, regio=ploeg.regio, beschrijvingen=[gebied])
    for naam in namen:
        team = ploeg.team_van(naam)
        beschrijving = Teambeschrijving(
            code=team.code, naam=team.naam, organisatie=team.organisatie.code, soort=team.soort,
            werkgebieden=(Werkgebiedbeschrijving(gebied=gebied.code, doelgroep="allen"),),
        )  # fmt: skip
        organisaties.store_team(machine, regio=ploeg.regio, beschrijving=beschrijving)


def gezin(ploeg: Ploeg, casus: Casus) -> dict[str, int]:
    """Return the first person in each role of a casus."""
    fatima = wie(ploeg)
    with transactie(fatima, wat="toets"):
        rijen = people_of(fatima, dossier=casus.dossier_id)
        return {rij.rol: rij.persoon_id for rij in reversed(rijen)}


def een_bijeenkomst(ploeg: Ploeg, casus: Casus, naam: str = "Fatima", **anders: Any) -> Bijeenkomst:
    """Plan a talk with everyone of the family and the team of Jamila, for the day after."""
    fatima = wie(ploeg, naam, 5)
    with transactie(fatima, wat="toets"):
        rijen = people_of(fatima, dossier=casus.dossier_id)
        velden: dict[str, Any] = {
            "soort": Bijeenkomstsoort.GESPREK,
            "gepland_voor": ploeg.moment + timedelta(hours=20),
            "doel": "Hoe wordt het thuis veilig?",
            "waar": "Wijkcentrum",
            "mensen": {rij.persoon_id: (Plicht.MOET, "") for rij in rijen},
            "teams": {ploeg.team_van("Jamila").pk: Plicht.MOET},
            "netwerk": [("Ina", "oma", Plicht.MAG)],
        }
        return actions.plan_bijeenkomst(fatima, dossier=casus.dossier, **{**velden, **anders})


def stoelen(ploeg: Ploeg, rij: Bijeenkomst) -> dict[str, Genodigde]:
    """Return the places at the table: by role, by team code, and `netwerk`."""
    fatima = wie(ploeg)
    with transactie(fatima, wat="toets"):
        rollen = {p.persoon_id: p.rol for p in people_of(fatima, dossier=rij.dossier_id)}
        gevonden = Genodigde.objects.filter(bijeenkomst=rij).select_related("bijeenkomst", "dossier", "team", "persoon")
        return {
            rollen[g.persoon_id] if g.persoon_id else g.team.code if g.team else "netwerk": g
            for g in gevonden.order_by("-id")
        }


def gehouden(
    ploeg: Ploeg, rij: Bijeenkomst, anders: Mapping[str, tuple[str, str]] | None = None, *, naam: str = "Fatima"
) -> Bijeenkomst:
    """Hold a meeting at which everyone was, but who is named otherwise."""
    fatima = wie(ploeg, naam, 23)
    standen = {g.pk: (anders or {}).get(code, ("AANWEZIG", "")) for code, g in _all(ploeg, rij)}
    with transactie(fatima, wat="toets"):
        op = ploeg.moment + timedelta(hours=20)
        return actions.hold(fatima, bijeenkomst=rij, op=op, standen=standen)


def _all(ploeg: Ploeg, rij: Bijeenkomst) -> list[tuple[str, Genodigde]]:
    fatima = wie(ploeg)
    with transactie(fatima, wat="toets"):
        rollen = {p.persoon_id: p.rol for p in people_of(fatima, dossier=rij.dossier_id)}
        gevonden = list(Genodigde.objects.filter(bijeenkomst=rij).select_related("team").order_by("id"))
    return [(rollen[g.persoon_id] if g.persoon_id else g.team.code if g.team else "netwerk", g) for g in gevonden]


def een_regel(
    ploeg: Ploeg, rij: Bijeenkomst, tekst: str, kring: Kring = Kring.HULP, naam: str = "Fatima", **anders: Any
) -> Verslagregel:
    """Add a line to the minutes: a decision, unless said otherwise."""
    iemand = wie(ploeg, naam, 24)
    with transactie(iemand, wat="toets"):
        velden: dict[str, Any] = {"soort": Regelsoort.BESLUIT, "kring": kring, "tekst": tekst}
        return actions.write_regel(iemand, bijeenkomst=rij, **{**velden, **anders})


def een_contactblad(ploeg: Ploeg, casus: Casus, persoon: int, weg: str = "SMS", waar: str = "06 1111 2222") -> None:
    """Put a sheet of safe contact in the vault."""
    fatima = wie(ploeg, uren=2)
    with transactie(fatima, wat="toets"):
        blad = {"weg": weg, "waar": waar}
        personen.record_contactblad(fatima, dossier=casus.dossier_id, persoon=persoon, blad=blad)


def een_werklijn(ploeg: Ploeg, casus: Casus, persoon: int, **anders: Any) -> Werklijn:
    """Offer help to somebody."""
    fatima = wie(ploeg)
    with transactie(fatima, wat="toets"):
        velden = {"soort": "hulp", "op": ploeg.moment.date(), "wat": "Gesprekken over omgaan met boosheid."}
        return actions.offer_werklijn(fatima, dossier=casus.dossier, persoon=persoon, **{**velden, **anders})
