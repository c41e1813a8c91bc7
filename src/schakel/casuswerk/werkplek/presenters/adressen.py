"""To which page does a piece of work lead?  The page of its own room when it is there, else that of its dossier."""

from collections.abc import Iterable
from functools import cache
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from schakel.casuswerk.personen.models import Persoon
from schakel.casuswerk.werkplek.queries.koppen import Kop
from schakel.casuswerk.werkplek.queries.werklijst import Rij
from schakel.casuswerk.werkplek.rules import Doel

# Purpose -> (name of the page, whose public id it takes); the first whose id is known is taken.
PAGINAS: dict[Doel, tuple[tuple[str, str], ...]] = {
    Doel.BEOORDELING: (("beoordelingen:blad", "beoordeling"), ("meldingen:melding", "melding")),
    Doel.AFRONDEN: (("beoordelingen:vervolg", "beoordeling"), ("meldingen:melding", "melding")),
    Doel.ONDERZOEK: (("beoordelingen:onderzoek", "onderwerp"),),
    Doel.VERVOLG: (("beoordelingen:voorwaarden_vervolg", "onderwerp"),),
    Doel.TERUGKOPPELING: (("beoordelingen:terugkoppeling", "melding"),),
    Doel.OVERDRACHT: (("overdrachten:overdracht", "onderwerp"),),
    Doel.SPECIALIST: (("casussen:specialist", "casus"),),
    Doel.BEPERKING: (("werkplek:uitsluiten", "dossier"),),
    Doel.CONSULT: (("casussen:consult", "onderwerp"),),
    Doel.REGIE: (("werkplek:regie", "dossier"),),
    Doel.VOORWAARDE: (("plannen:voorwaarde", "onderwerp"),),
    Doel.BELOFTE: (("plannen:belofte", "onderwerp"),),
    Doel.MEEKIJKEN: (("plannen:meekijkvraag", "onderwerp"),),
    Doel.PLAN: (("plannen:plannen", "dossier"),),
    Doel.BIJEENKOMST: (("bijeenkomsten:bijeenkomst", "onderwerp"),),
    Doel.GAST: (("bijeenkomsten:gast", "onderwerp"),),
    Doel.CONTACT: (("bijeenkomsten:contact", "dossier"),),
    Doel.WERKLIJN: (("bijeenkomsten:werklijn", "onderwerp"),),
    Doel.MONITORING: (("monitoring:controle", "onderwerp"),),
    Doel.VOLGEN: (("monitoring:volgoverdracht", "onderwerp"),),
    Doel.BEL: (("monitoring:belsignaal", "onderwerp"),),
    Doel.ACUUT: (("meldingen:acuut", "melding"),),
    Doel.GEVAAR: (("casussen:gevaar", "casus"), ("meldingen:acuut", "melding")),
    Doel.DOSSIER: (),
    Doel.KIND: (),
    Doel.KINDBLAD: (("kinderen:kinderen", "dossier"),),
    Doel.KINDHULP: (("kinderen:hulpstap", "onderwerp"),),
    Doel.WELZIJN: (("kinderen:welzijn", "onderwerp"),),
    Doel.SCHOOL: (("kinderen:schoolantwoord", "onderwerp"),),
    Doel.GEZIN: (("gezin:antwoord", "onderwerp"),),
    Doel.ERVARING: (("gezin:ervaring-antwoord", "onderwerp"),),
    Doel.ERVARINGEN: (("gezin:ervaring", "dossier"),),
    Doel.KINDRECHT: (("kinderen:wissel", "onderwerp"),),
    Doel.NOODTOEGANG: (("noodtoegang:blad", "onderwerp"),),
    Doel.AANLEVERING: (("meldingen:aanlevering", "onderwerp"),),
    Doel.RAAD: (("raadsverzoeken:raadsverzoek", "onderwerp"),),
    Doel.TERMIJN: (),
}


@cache
def _exists(naam: str) -> bool:
    """Answer whether a page of this name takes one public id."""
    try:
        reverse(naam, args=[UUID(int=0)])
    except NoReverseMatch:
        return False
    return True


def dossier_url(kop: Kop) -> str:
    """Return the page of a dossier: that of the casus, or of the melding in its own room."""
    if kop.melding is not None and kop.casus is None and _exists("meldingen:melding"):
        return reverse("meldingen:melding", args=[kop.melding])
    return reverse("werkplek:casus", args=[kop.publiek_id]) if kop.publiek_id else ""


def termijn_url(rij: Rij) -> str:
    """Return the page of a term itself."""
    return reverse("werkplek:termijn", args=[rij.termijn.publiek_id])


def actie_url(rij: Rij, doel: Doel) -> str:
    """Return where the one button of a row leads."""
    if doel is Doel.KIND and rij.kop.publiek_id and rij.onderwerp.publiek_id:
        return reverse("werkplek:kind", args=[rij.kop.publiek_id, rij.onderwerp.publiek_id])
    if doel is Doel.KINDBLAD and rij.kop.publiek_id and rij.onderwerp.publiek_id:
        return reverse("kinderen:kind", args=[rij.kop.publiek_id, rij.onderwerp.publiek_id])
    ids = {
        "melding": rij.kop.melding,
        "beoordeling": rij.kop.beoordeling,
        "casus": rij.kop.casus,
        "onderwerp": rij.onderwerp.publiek_id,
        "dossier": rij.kop.publiek_id,
    }
    for naam, wie in PAGINAS[doel]:
        if ids[wie] is not None and _exists(naam):
            return reverse(naam, args=[ids[wie]])
    return termijn_url(rij) if doel is Doel.TERMIJN else dossier_url(rij.kop) or termijn_url(rij)


def page_of(naam: str, publiek_id: UUID | None) -> str:
    """Return the page of this name for this id; nothing when that page is not there."""
    return reverse(naam, args=[publiek_id]) if publiek_id is not None and _exists(naam) else ""


def sheets_of(kop: Kop, personen: Iterable[Persoon]) -> dict[int, str]:
    """Return for each of these persons the page of the sheet of safe contact."""
    return {p.pk: reverse("werkplek:contactblad", args=[kop.publiek_id, p.publiek_id]) for p in personen}
