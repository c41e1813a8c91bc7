"""
What is known of everything that one organisation delivers over a half-year?

The one path to the rows of a whole organisation: functions of the database that the worker alone may call (ADR-0031).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from schakel.casuswerk.meldingen.rules import aanleidingen_of, vormen_2019_of
from schakel.casuswerk.personen.queries import VAK_BSN
from schakel.kernel.handeling import Handeling
from schakel.sturing.leveringen.models import Leveraar, Levering
from schakel.sturing.leveringen.rules import (
    Bestandsbeschrijving,
    Feit,
    Halfjaar,
    Mens,
    Moment,
    Set,
    birth_code,
    day_code,
)
from schakel.sturing.leveringen.rules.feiten import ONGEBOREN_BSN
from schakel.sturing.leveringen.rules.kwaliteit import GEEN_ONTVANGER
from schakel.toolkit import versleuteling

Rij = Mapping[str, Any]
# What is a natural number on both sides, and says nothing: the first signs of the public id.
NUMMERLENGTE = 16
ONDERZOEK = "onderzoek"
VROEG = {"VERTROKKEN": "07", "OVERLEDEN": "08"}
LEVERAARVELDEN = ("vt_nummer", "postadres", "kvk", "telefoon", "email", "contactpersoon", "vestiging")


def gather_feiten(handeling: Handeling, *, levering: Levering, definitie: Bestandsbeschrijving) -> list[Feit]:
    """Return everything that this delivery is made of, in the order of the file."""
    halfjaar = levering.halfjaar
    meldingen = list(_meldingen(levering.organisatie_id, halfjaar, definitie.selectie.get(Set.MELDING, Moment.EINDE)))
    diensten = _onderzoeken(levering.organisatie_id, halfjaar, definitie.selectie.get(Set.ONDERZOEK, Moment.EINDE))
    # A layout that does not tell services apart knows the investigation alone.
    onderzoeken = [d for d in diensten if definitie.delivers("dienst") or d.text("dienst") == ONDERZOEK]
    mensen = _people(handeling, levering.organisatie_id, [*meldingen, *onderzoeken], definitie)
    return [
        _organisatie(levering),
        *_adviezen(levering.organisatie_id, halfjaar),
        *_with_people(meldingen, mensen, Set.MELDINGPERSOON),
        *_with_people(onderzoeken, mensen, Set.ONDERZOEKPERSOON),
    ]


def _rows(functie: str, waarden: Sequence[Any]) -> Iterator[Rij]:
    plekken = ", ".join(["%s"] * len(waarden))
    with connection.cursor() as cursor:
        # Only a name of this module is put into the text; every value is a parameter.
        cursor.execute(f"SELECT * FROM {functie}({plekken})", waarden)  # noqa: S608
        namen = [kolom.name for kolom in cursor.description]
        for rij in cursor.fetchall():
            yield dict(zip(namen, rij, strict=True))


def _number(uuid: UUID | None) -> str:
    return uuid.hex[:NUMMERLENGTE].upper() if uuid else ""


def _codes(waarde: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(waarde or ())


def _organisatie(levering: Levering) -> Feit:
    leveraar = Leveraar.objects.filter(organisatie_id=levering.organisatie_id).first()
    waarden = {veld: str(getattr(leveraar, veld, "") or "") for veld in LEVERAARVELDEN}
    waarden |= {"naam": levering.organisatie.naam, "periode": levering.halfjaar.protocolcode}
    return Feit(Set.ORGANISATIE, waarden)


def _adviezen(organisatie: int, halfjaar: Halfjaar) -> Iterator[Feit]:
    for rij in _rows("levering_adviezen", [organisatie, *halfjaar.momenten]):
        yield Feit(
            Set.ADVIES,
            {
                "nummer": _number(rij["nummer"]),
                "gegeven_op": day_code(rij["gegeven_op"]),
                # What was chosen in words of the chain stands in either list.
                "aanleidingen": tuple(aanleidingen_of(_codes(rij["vormen"]))) or _codes(rij["aanleidingen"]),
                "vormen_2019": tuple(vormen_2019_of(_codes(rij["vormen"]))),
                "hoedanigheid": rij["hoedanigheid"],
                "rol": rij["rol"],
                "organisatie": rij["organisatie"],
                "reden": rij["reden"],
            },
            rij=rij["rij"],
            team=rij["team"],
            gebeurd_op=rij["gegeven_op"],
            ingevoerd_op=rij["ingevoerd_op"],
        )


def _meldingen(organisatie: int, halfjaar: Halfjaar, op: Moment) -> Iterator[Feit]:
    for rij in _rows("levering_meldingen", [organisatie, *halfjaar.momenten, op.value]):
        traject = rij["vervolg"] in ("overdracht", "voorwaarden_vervolg")
        yield Feit(
            Set.MELDING,
            {
                "nummer": _number(rij["nummer"]),
                "ontvangen_op": day_code(rij["ontvangen_op"]),
                "besloten_op": day_code(rij["besloten_op"]),
                "aanleidingen": _codes(rij["aanleidingen"]),
                "vormen_2019": _codes(rij["vormen_2019"]),
                "aarden": _codes(rij["aarden"]),
                "aanvullend": _codes(rij["aanvullend"]),
                "hoedanigheid": rij["hoedanigheid"],
                "rol": rij["rol"],
                "organisatie": rij["organisatie"],
                "eerdere_betrokkenheid": rij["eerdere_betrokkenheid"],
                "veiligheidstaxatie": rij["veiligheidstaxatie"] or "",
                "vervolg": rij["vervolg"],
                "onderzoek_nummer": _number(rij["onderzoek"]),
                "begin_betrokkenheid": day_code(rij["besloten_op"]) if traject else "",
                "einde_betrokkenheid": day_code(rij["klaar_op"]) if traject else "",
            },
            rij=rij["rij"],
            dossier=rij["dossier"],
            gebeurd_op=rij["ontvangen_op"],
            ingevoerd_op=rij["ingevoerd_op"],
        )


def _onderzoeken(organisatie: int, halfjaar: Halfjaar, op: Moment) -> Iterator[Feit]:
    for rij in _rows("levering_onderzoeken", [organisatie, *halfjaar.momenten, op.value]):
        uitkomsten = {*_codes(rij["uitkomsten"]), *filter(None, [VROEG.get(rij["vroeg_gesloten"])])}
        yield Feit(
            Set.ONDERZOEK,
            {
                "nummer": _number(rij["nummer"]),
                "melding_nummer": _number(rij["melding"]),
                "dienst": rij["dienst"],
                "aanleidingen": _codes(rij["aanleidingen"]),
                "vormen_2019": _codes(rij["vormen_2019"]),
                "begonnen_op": day_code(rij["begonnen_op"]),
                "afgerond_op": day_code(rij["afgerond_op"]),
                "uitkomsten": tuple(sorted(uitkomsten)),
                "aarden": _codes(rij["aarden"]),
                "ontvangers": (rij["ontvanger"] or GEEN_ONTVANGER,),
            },
            rij=rij["rij"],
            dossier=rij["dossier"],
        )


def _people(
    handeling: Handeling, organisatie: int, feiten: Sequence[Feit], definitie: Bestandsbeschrijving
) -> dict[int, list[Mens]]:
    per_dossier: dict[int, list[Mens]] = {}
    met_bsn = definitie.delivers("bsn")
    dossiers = sorted({feit.dossier for feit in feiten if feit.dossier is not None})
    for rij in _rows("levering_personen", [organisatie, dossiers, met_bsn]):
        mens = Mens(
            rij=rij["rij"],
            dossier=rij["dossier"],
            geslacht=rij["geslacht"],
            geboortedatum=rij["geboortedatum"],
            leeftijd=rij["leeftijd"],
            peildatum=rij["peildatum"],
            ongeboren=rij["ongeboren"],
            bsn=_open(rij["bsn"], rij["publiek_id"]),
        )
        per_dossier.setdefault(mens.dossier, []).append(mens)
    if met_bsn:
        # That numbers of people were opened stands in the log, with how it came about.
        handeling.spoor.noteer("bsn", actie="E")
    return per_dossier


def _open(pakket: bytes | memoryview | None, publiek_id: UUID) -> str:
    if pakket is None:
        return ""
    hoofd = versleuteling.hoofdsleutel(VAK_BSN)
    return versleuteling.ontsleutel(hoofd, bytes(pakket), context=publiek_id.bytes).decode()


def _with_people(feiten: Sequence[Feit], mensen: Mapping[int, Sequence[Mens]], soort: Set) -> Iterator[Feit]:
    for feit in feiten:
        yield feit
        for mens in mensen.get(feit.dossier or 0, ()):
            yield _person(soort, feit, mens)


def _person(soort: Set, feit: Feit, mens: Mens) -> Feit:
    return Feit(
        soort,
        {
            "hoort_bij": feit.text("nummer"),
            "bsn": mens.bsn or (ONGEBOREN_BSN if mens.ongeboren else ""),
            "geboortedatum": birth_code(mens),
            "geslacht": mens.geslacht,
        },
        rij=mens.rij,
        dossier=mens.dossier,
    )
