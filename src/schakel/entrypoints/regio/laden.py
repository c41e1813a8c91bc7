"""A region folder is checked as a whole and loaded as a whole: one transaction, or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from schakel.basis.codelijsten import actions as codelijsten
from schakel.basis.codelijsten import queries as codelijsten_queries
from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties import queries as organisaties_queries
from schakel.entrypoints.regio import vertaling
from schakel.entrypoints.regio.bestandssoorten import INLEZERS, Inlezer, from_fields
from schakel.entrypoints.regio.fouten import Fout, RegioFouten
from schakel.entrypoints.regio.mappen import Regiomap, read_folder
from schakel.entrypoints.regio.verwijzingen import check_references
from schakel.kernel.errors import InvalidInput, SchakelError
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What was read, for the person at the keyboard."""

    regio: str
    aantallen: dict[str, int]


def _layers(regiomap: Regiomap) -> Iterator[Regiomap]:
    """Yield the folders from the lowest up."""
    for onder in regiomap.onderlagen:
        yield from _layers(onder)
    yield regiomap


def check_folder(pad: Path, *, inlezers: Sequence[Inlezer] = INLEZERS) -> Regiomap:
    """
    Return the folder as read, without touching the database.

    :raises RegioFouten: with every fault; when a file could not be read at all, without those of reference
    """
    regiomap = read_folder(pad, inlezers=inlezers)
    fouten = regiomap.all_faults()
    # What stands in an unreadable file would be told as unknown wherever it is named: one slip, a hundred faults.
    gesloten = any(laag.heeft_gat for laag in _layers(regiomap))
    for laag in () if gesloten else _layers(regiomap):
        fouten.extend(check_references(laag))
        fouten.extend(_objections(laag, inlezers))
    if fouten:
        raise RegioFouten(fouten)
    return regiomap


def _objections(regiomap: Regiomap, inlezers: Sequence[Inlezer]) -> Iterator[Fout]:
    for inlezer in inlezers:
        for blad in regiomap.van(inlezer.soort.naam):
            if blad.gebroken:
                continue
            for pad, tekst, remedie in inlezer.objections(blad.inhoud, regiomap.regio):
                yield blad.fout(pad, tekst, remedie)


def load_folder(handeling: Handeling, pad: Path, *, inlezers: Sequence[Inlezer] = INLEZERS) -> Uitkomst:
    """
    Check the folder and the folders it builds on, and store everything; loading it again changes nothing.

    :raises RegioFouten: if anything is wrong; then nothing was stored
    """
    regiomap = check_folder(pad, inlezers=inlezers)
    with transaction.atomic():
        for laag in _layers(regiomap):
            if fouten := _against_database(laag):
                raise RegioFouten(fouten)
            _store(handeling, laag, inlezers)
    return Uitkomst(regiomap.code, _counts(regiomap))


def _counts(regiomap: Regiomap) -> dict[str, int]:
    return {
        "gebieden": len(vertaling.areas(regiomap)),
        "postcodes": len(list(vertaling.postcodes(regiomap))),
        "organisaties": len(vertaling.organisations(regiomap)),
        "teams": len(vertaling.teams(regiomap)),
        "codelijsten": len(vertaling.code_lists(regiomap)),
    }


def _against_database(regiomap: Regiomap) -> list[Fout]:
    return [*_claimed_elsewhere(regiomap), *_vanished(regiomap), *_vanished_codes(regiomap)]


def _claimed_elsewhere(regiomap: Regiomap) -> Iterator[Fout]:
    plekken = {
        item["code"]: (blad, pad)
        for soort in ("organisaties", "teams")
        for blad in regiomap.van(soort)
        for pad, item in blad.items(soort)
    }
    for code, herkomst in organisaties_queries.codes_of_other_folders(set(plekken), regiomap.code).items():
        blad, pad = plekken[code]
        tekst = f"De code '{code}' wordt al beschreven door '{herkomst or 'een andere bron'}'."
        yield blad.fout(pad, tekst, "Kies een eigen code, of haal de beschrijving hier weg.")


def _vanished(regiomap: Regiomap) -> Iterator[Fout]:
    nu = {
        "organisatie": {deel.code for deel in vertaling.organisations(regiomap)},
        "team": {deel.code for deel in vertaling.teams(regiomap)},
        "gebied": {deel.code for deel in vertaling.areas(regiomap)},
    }
    bestanden = {"organisatie": "organisaties.yaml", "team": "teams.yaml", "gebied": "gebieden.yaml"}
    for soort, eerder in organisaties_queries.codes_of_folder(regiomap.code).items():
        for code in sorted(eerder - nu[soort]):
            bestand = f"{regiomap.pad.name}/{bestanden[soort]}"
            yield _gone(bestand, 1, f"{soort} '{code}'")


def _gone(bestand: str, regel: int, wat: str) -> Fout:
    remedie = "Zet de regel terug en geef haar een geldig_tot: oude dossiers verwijzen ernaar."
    return Fout(bestand, regel, f"Eerder beschreven en nu weg: {wat}.", remedie)


def _vanished_codes(regiomap: Regiomap) -> Iterator[Fout]:
    plekken = {item["code"]: (blad, pad) for blad in regiomap.van("codelijsten") for pad, item in blad.items("lijsten")}
    nu = {lijst.code: {code.code for code in lijst.codes} for lijst in vertaling.code_lists(regiomap)}
    for lijst, eerder in codelijsten_queries.codes_of_folder(regiomap.regio).items():
        if lijst not in nu:
            yield _gone(f"{regiomap.pad.name}/codelijsten", 1, f"codelijst '{lijst}'")
            continue
        blad, pad = plekken[lijst]
        for code in sorted(eerder - nu[lijst]):
            yield _gone(blad.bestand, blad.regel(pad), f"code '{code}' van de lijst '{lijst}'")


def _store(handeling: Handeling, regiomap: Regiomap, inlezers: Sequence[Inlezer]) -> None:
    for lijst in vertaling.code_lists(regiomap):
        codelijsten.store_codelijst(handeling, regio=regiomap.regio, beschrijving=lijst)
    organisaties.store_organisaties(handeling, herkomst=regiomap.code, beschrijvingen=vertaling.organisations(regiomap))
    if not regiomap.is_landelijk:
        _store_region(handeling, regiomap)
    for inlezer in inlezers:
        _store_plugged(handeling, regiomap, inlezer)


def _store_region(handeling: Handeling, regiomap: Regiomap) -> None:
    regio = organisaties.store_regio(handeling, beschrijving=vertaling.region(regiomap))
    organisaties.store_gebieden(handeling, regio=regio, beschrijvingen=vertaling.areas(regiomap))
    organisaties.store_verzamelingen(handeling, regio=regio, beschrijvingen=vertaling.area_sets(regiomap))
    organisaties.store_postcodes(handeling, regio=regio, beschrijvingen=list(vertaling.postcodes(regiomap)))
    organisaties.store_teams(handeling, regio=regio, beschrijvingen=vertaling.teams(regiomap))
    organisaties.store_diensten(handeling, regio=regio, beschrijvingen=vertaling.rosters(regiomap))
    organisaties.store_regelingen(handeling, regio=regio, beschrijvingen=vertaling.arrangements(regiomap))
    organisaties.store_instellingen(handeling, regio=regio, beschrijvingen=vertaling.settings(regiomap))


def _store_plugged(handeling: Handeling, regiomap: Regiomap, inlezer: Inlezer) -> None:
    for blad in regiomap.van(inlezer.soort.naam):
        try:
            inlezer.load(handeling, regiomap.regio, blad.inhoud)
        except InvalidInput as fout:
            raise RegioFouten([blad.fout(*bezwaar) for bezwaar in from_fields(fout)]) from fout
        except SchakelError as fout:
            raise RegioFouten([blad.fout((), fout.tekst, "Verbeter het bestand en laad opnieuw.")]) from fout
