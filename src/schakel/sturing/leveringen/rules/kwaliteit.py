"""
What is missing, impossible, contradictory, unknown or late in what will be delivered, and where is it mended?

A finding names the row, so that who may see it can mend it; a report shows how many, never which.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from schakel.kernel.ids import normaliseer_bsn
from schakel.sturing.leveringen.rules.definitie import Bestandsbeschrijving, Set, Soort
from schakel.sturing.leveringen.rules.feiten import ONGEBOREN_BSN, ONGEBOREN_DATUM, Feit
from schakel.sturing.leveringen.rules.halfjaar import Halfjaar
from schakel.sturing.leveringen.rules.spiegel import Lijsten

# As the figures of a month have it: entered later than a day after it happened.
LAAT_NA = timedelta(days=1)
OUDST = 120
# Lists of 2015: forms that are child abuse (2.2), natures that only exist with it (3.5), outcomes per kind (4.5).
KINDERVORMEN = frozenset({"06", "07", "08"})
ALLEEN_KIND = frozenset({"05", "08", "09", "10"})
UITKOMSTGROEPEN = (frozenset({"01", "02", "03"}), frozenset({"04", "05", "06"}))
BEVESTIGD = frozenset({"03", "06"})
GEEN_ONTVANGER = "geen"


class Gebrek(StrEnum):
    """What kind of fault it is."""

    ONTBREEKT = "ONTBREEKT"
    ONMOGELIJK = "ONMOGELIJK"
    TEGENSTRIJDIG = "TEGENSTRIJDIG"
    ONBEKENDE_CODE = "ONBEKENDE_CODE"
    LAAT = "LAAT"


GEBREKWOORDEN: Mapping[Gebrek, str] = {
    Gebrek.ONTBREEKT: "Ontbreekt",
    Gebrek.ONMOGELIJK: "Kan niet",
    Gebrek.TEGENSTRIJDIG: "Spreekt zichzelf tegen",
    Gebrek.ONBEKENDE_CODE: "Onbekende code",
    Gebrek.LAAT: "Laat ingevoerd",
}


@dataclass(frozen=True, slots=True)
class Proef:
    """One check: what is wrong in one sentence, and where it is mended."""

    gebrek: Gebrek
    zin: str
    waar: str


_MELDING, _PERSOON = "Op de pagina van de melding.", "Bij de persoon, op de pagina van de melding."
_ONDERZOEK, _ADVIES = "Bij de uitkomst van het onderzoek.", "Een advies wordt niet gewijzigd. Voer voortaan eerder in."
_LAAT = "Niet te herstellen. Voer voortaan dezelfde dag in, dan kloppen ook de termijnen."
PROEVEN: Mapping[str, Proef] = {
    "veld_leeg": Proef(Gebrek.ONTBREEKT, "Een verplicht veld is leeg.", ""),
    "geen_personen": Proef(Gebrek.ONTBREEKT, "Er staat niemand in.", _MELDING),
    "bsn_onbekend": Proef(Gebrek.ONTBREEKT, "Het BSN is niet bekend.", _PERSOON),
    "geboren_onbekend": Proef(Gebrek.ONTBREEKT, "Ook een leeftijd is niet bekend.", _PERSOON),
    "geslacht_onbekend": Proef(Gebrek.ONTBREEKT, "Het geslacht is niet bekend.", _PERSOON),
    "bsn_onmogelijk": Proef(Gebrek.ONMOGELIJK, "Dit BSN bestaat niet: het komt niet door de elfproef.", _PERSOON),
    "later_geboren": Proef(Gebrek.ONMOGELIJK, "Geboren na de dag van de melding of het onderzoek.", _PERSOON),
    "te_oud": Proef(Gebrek.ONMOGELIJK, f"Ouder dan {OUDST} jaar.", _PERSOON),
    "einde_voor_begin": Proef(Gebrek.ONMOGELIJK, "Het einde ligt voor het begin.", _MELDING),
    "besloten_voor_ontvangst": Proef(Gebrek.ONMOGELIJK, "Besloten voordat de melding binnenkwam.", _MELDING),
    "kindaard_zonder_kind": Proef(
        Gebrek.TEGENSTRIJDIG, "De aard hoort bij kindermishandeling, de aanleiding niet.", _MELDING
    ),
    "onderzoek_zonder_nummer": Proef(
        Gebrek.TEGENSTRIJDIG, "Vervolg is onderzoek, maar er is geen onderzoek.", _MELDING
    ),
    "nummer_zonder_onderzoek": Proef(
        Gebrek.TEGENSTRIJDIG, "Er is een onderzoek, maar het vervolg is iets anders.", _MELDING
    ),
    "uitkomst_dubbel": Proef(Gebrek.TEGENSTRIJDIG, "Twee uitkomsten over dezelfde soort geweld.", _ONDERZOEK),
    "aard_zonder_bevestiging": Proef(Gebrek.TEGENSTRIJDIG, "Wel een aard, maar geen geweld bevestigd.", _ONDERZOEK),
    "bevestigd_zonder_aard": Proef(Gebrek.TEGENSTRIJDIG, "Geweld bevestigd, maar geen aard.", _ONDERZOEK),
    "geen_en_toch_ontvanger": Proef(Gebrek.TEGENSTRIJDIG, "Geen ontvanger, en ook een ontvanger.", _ONDERZOEK),
    "ongeboren_met_bsn": Proef(Gebrek.TEGENSTRIJDIG, "Nog niet geboren, maar met een BSN.", _PERSOON),
    "code_onbekend": Proef(
        Gebrek.ONBEKENDE_CODE, "Deze code staat niet in de lijst van dit halfjaar.", "Waar het veld is ingevuld."
    ),
    "laat_ingevoerd": Proef(Gebrek.LAAT, "Later dan een dag na de gebeurtenis ingevoerd.", _LAAT),
    "na_halfjaar_ingevoerd": Proef(
        Gebrek.LAAT, "Pas ingevoerd toen het halfjaar voorbij was.", "Leverde u dit halfjaar al? Lever het dan opnieuw."
    ),
}
# Where an empty field is filled in.
WAAR: Mapping[Set, str] = {
    Set.ORGANISATIE: "Op het overzicht, bij ‘Uw organisatie’.",
    Set.ADVIES: _ADVIES,
    Set.MELDING: _MELDING,
    Set.MELDINGPERSOON: _PERSOON,
    Set.ONDERZOEK: _ONDERZOEK,
    Set.ONDERZOEKPERSOON: _PERSOON,
}


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One thing that is wrong with one fact; `veld` is the field of the layout when it is about one."""

    proef: str
    veld: str
    feit: Feit


def examine(
    definitie: Bestandsbeschrijving, feiten: Iterable[Feit], halfjaar: Halfjaar, lijsten: Lijsten
) -> Iterator[Bevinding]:
    """Yield everything that is wrong with what this layout will deliver."""
    alle = [feit for feit in feiten if definitie.record(feit.set) is not None]
    gebeurd = {feit.text("nummer"): feit for feit in alle}
    bezet = {feit.text("hoort_bij") for feit in alle}
    for feit in alle:
        yield from _fields(definitie, feit, lijsten)
        for proef in _wrong(definitie, feit, halfjaar, gebeurd, bezet):
            yield Bevinding(proef, "", feit)


def _fields(definitie: Bestandsbeschrijving, feit: Feit, lijsten: Lijsten) -> Iterator[Bevinding]:
    soort = definitie.record(feit.set)
    for veld in soort.velden if soort else ():
        codes = feit.codes(veld.gegeven) or tuple(filter(None, [feit.text(veld.gegeven)]))
        if veld.verplicht and not codes:
            yield Bevinding("veld_leeg", veld.naam, feit)
        if veld.soort in (Soort.CODE, Soort.CODES) and veld.lijst:
            bekend = lijsten.get(veld.lijst, {})
            if any(veld.translate(code) not in bekend for code in codes):
                yield Bevinding("code_onbekend", veld.naam, feit)


def _wrong(
    definitie: Bestandsbeschrijving, feit: Feit, halfjaar: Halfjaar, gebeurd: Mapping[str, Feit], bezet: set[str]
) -> Iterator[str]:
    yield from _late(feit, halfjaar)
    if feit.set in (Set.MELDINGPERSOON, Set.ONDERZOEKPERSOON):
        ouder = gebeurd.get(feit.text("hoort_bij"))
        yield from _of_person(definitie, feit, _day_of(ouder) if ouder else "")
        return
    persoon = {Set.MELDING: Set.MELDINGPERSOON, Set.ONDERZOEK: Set.ONDERZOEKPERSOON}.get(feit.set)
    if persoon and definitie.record(persoon) and feit.text("nummer") not in bezet:
        yield "geen_personen"
    for proef, is_fout in _PER_SET.get(feit.set, {}).items():
        if is_fout(feit):
            yield proef


def _day_of(feit: Feit) -> str:
    return feit.text("ontvangen_op") or feit.text("begonnen_op") or feit.text("afgerond_op")


def _late(feit: Feit, halfjaar: Halfjaar) -> Iterator[str]:
    if feit.gebeurd_op is None or feit.ingevoerd_op is None:
        return
    if feit.ingevoerd_op >= halfjaar.momenten[1]:
        yield "na_halfjaar_ingevoerd"
    elif feit.ingevoerd_op - feit.gebeurd_op > LAAT_NA:
        yield "laat_ingevoerd"


def _of_person(definitie: Bestandsbeschrijving, feit: Feit, dag: str) -> Iterator[str]:
    bsn, geboren = feit.text("bsn"), feit.text("geboortedatum")
    if definitie.delivers("bsn"):
        yield from _of_number(bsn, ongeboren=geboren == ONGEBOREN_DATUM)
    if not geboren:
        yield "geboren_onbekend"
    elif geboren != ONGEBOREN_DATUM and dag:
        # Of whom only the year is known, month and day are zeros: the year is what can be compared.
        if geboren[:4] > dag[:4] or ("00" not in (geboren[4:6], geboren[6:]) and geboren > dag):
            yield "later_geboren"
        if int(dag[:4]) - int(geboren[:4]) > OUDST:
            yield "te_oud"
    if feit.text("geslacht") not in ("V", "M"):
        yield "geslacht_onbekend"


def _of_number(bsn: str, *, ongeboren: bool) -> Iterator[str]:
    if ongeboren:
        if bsn and bsn != ONGEBOREN_BSN:
            yield "ongeboren_met_bsn"
    elif not bsn:
        yield "bsn_onbekend"
    elif normaliseer_bsn(bsn) is None:
        yield "bsn_onmogelijk"


def _before(eerst: str, later: str) -> bool:
    return bool(eerst and later and later < eerst)


def _twice(uitkomsten: Iterable[str]) -> bool:
    gevonden = set(uitkomsten)
    return any(len(gevonden & groep) > 1 for groep in UITKOMSTGROEPEN)


_PER_SET: Mapping[Set, Mapping[str, Callable[[Feit], bool]]] = {
    Set.MELDING: {
        "besloten_voor_ontvangst": lambda f: _before(f.text("ontvangen_op"), f.text("besloten_op")),
        "einde_voor_begin": lambda f: _before(f.text("begin_betrokkenheid"), f.text("einde_betrokkenheid")),
        "kindaard_zonder_kind": lambda f: (
            bool(ALLEEN_KIND & set(f.codes("aarden"))) and not KINDERVORMEN & set(f.codes("aanleidingen"))
        ),
        "onderzoek_zonder_nummer": lambda f: f.text("vervolg") == "onderzoek" and not f.text("onderzoek_nummer"),
        "nummer_zonder_onderzoek": lambda f: f.text("vervolg") != "onderzoek" and bool(f.text("onderzoek_nummer")),
    },
    Set.ONDERZOEK: {
        "einde_voor_begin": lambda f: _before(f.text("begonnen_op"), f.text("afgerond_op")),
        "uitkomst_dubbel": lambda f: _twice(f.codes("uitkomsten")),
        "aard_zonder_bevestiging": lambda f: bool(f.codes("aarden")) and not BEVESTIGD & set(f.codes("uitkomsten")),
        "bevestigd_zonder_aard": lambda f: bool(BEVESTIGD & set(f.codes("uitkomsten"))) and not f.codes("aarden"),
        "geen_en_toch_ontvanger": lambda f: GEEN_ONTVANGER in f.codes("ontvangers") and len(f.codes("ontvangers")) > 1,
    },
}
