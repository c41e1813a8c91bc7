"""Do the sheets of a folder fit together: does what is named exist, once, in periods that do not clash?"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from schakel.basis.organisaties.models import Verbondenheid
from schakel.basis.organisaties.rules import overlapping, sees_casus
from schakel.entrypoints.regio.bladen import Blad, Pad
from schakel.entrypoints.regio.fouten import Fout
from schakel.entrypoints.regio.mappen import Regiomap
from schakel.entrypoints.regio.vertaling import VOLGORDE, periode

Item = dict[str, Any]
Plek = tuple[Blad, Pad, Item]


@dataclass(slots=True)
class Bekend:
    """What this folder and the folders below it describe, by code."""

    gebieden: dict[str, Item] = field(default_factory=dict)
    organisaties: dict[str, Item] = field(default_factory=dict)
    teams: dict[str, Item] = field(default_factory=dict)
    # Of each code list its codes; a list that nobody describes binds nothing.
    lijsten: dict[str, set[str]] = field(default_factory=dict)


def _parts(regiomap: Regiomap, soort: str, sleutel: str) -> Iterator[Plek]:
    for blad in regiomap.van(soort):
        for pad, item in blad.whole_items(sleutel):
            yield blad, pad, item


def _described(regiomap: Regiomap, soort: str, sleutel: str) -> dict[str, Item]:
    """Return the parts by code, also those that have not their shape: they are known, and told once at their place."""
    delen = [item for blad in regiomap.van(soort) for _pad, item in blad.items(sleutel)]
    return {item["code"]: item for item in delen if isinstance(item.get("code"), str)}


def known(regiomap: Regiomap) -> Bekend:
    """Return what can be named in this folder."""
    bekend = Bekend()
    for laag in regiomap.onderlagen:
        onder = known(laag)
        bekend.organisaties |= onder.organisaties
        bekend.teams |= onder.teams
        bekend.lijsten |= onder.lijsten
    bekend.gebieden = _described(regiomap, "gebieden", "gebieden")
    bekend.organisaties |= _described(regiomap, "organisaties", "organisaties")
    bekend.teams |= _described(regiomap, "teams", "teams")
    for _blad, _pad, lijst in _parts(regiomap, "codelijsten", "lijsten"):
        bekend.lijsten[lijst["code"]] = {code["code"] for code in lijst["codes"]}
    return bekend


def check_references(regiomap: Regiomap) -> list[Fout]:
    """Return everything in which the sheets contradict one another; a broken part is asked nothing."""
    bekend = known(regiomap)
    controles = (
        _check_periods(regiomap),
        _check_doubles(regiomap),
        _check_areas(regiomap, bekend),
        _check_postcodes(regiomap, bekend),
        _check_teams(regiomap, bekend),
        _check_rosters(regiomap, bekend),
        _check_contacts(regiomap, bekend),
        _check_arrangements(regiomap, bekend),
        _check_codes(regiomap, bekend),
        _check_signatories(regiomap, bekend),
    )
    return [fout for controle in controles for fout in controle]


def _unknown(blad: Blad, pad: Pad, wat: str, code: str, bekend: Iterable[str]) -> Fout:
    lijkt = get_close_matches(code, list(bekend), 1)
    remedie = f"Bedoelt u '{lijkt[0]}'?" if lijkt else f"Beschrijf {wat} eerst, of verbeter de code."
    return blad.fout(pad, f"{wat.capitalize()} '{code}' is onbekend.", remedie)


def _mappings(waarde: Any, pad: Pad) -> Iterator[tuple[Pad, Item]]:
    if isinstance(waarde, dict):
        yield pad, waarde
        for sleutel, deel in waarde.items():
            yield from _mappings(deel, (*pad, sleutel))
    elif isinstance(waarde, list):
        for nummer, deel in enumerate(waarde):
            yield from _mappings(deel, (*pad, nummer))


def _check_periods(regiomap: Regiomap) -> Iterator[Fout]:
    for bladen in regiomap.bladen.values():
        for blad in bladen:
            for pad, item in _mappings(blad.inhoud, ()):
                if pad[:2] in blad.gebroken:
                    continue
                van, tot = item.get("geldig_van"), item.get("geldig_tot")
                if isinstance(van, str) and isinstance(tot, str) and tot <= van:
                    tekst = f"De periode eindigt ({tot}) niet na het begin ({van})."
                    remedie = "geldig_tot is de eerste dag waarop het niet meer geldt, en ligt na geldig_van."
                    yield blad.fout((*pad, "geldig_tot"), tekst, remedie)


# Of each kind of part: the sheets and list in which it stands, and what may hold only once on any day.
_EENMALIG: tuple[tuple[str, str, Callable[[Item], tuple[Any, ...]], str], ...] = (
    ("gebieden", "gebieden", lambda item: (item["code"],), "Het gebied"),
    ("gebieden", "verzamelingen", lambda item: (item["code"],), "De gebiedsverzameling"),
    ("postcodes", "postcodes", lambda item: (item["postcode4"],), "De postcode"),
    ("organisaties", "organisaties", lambda item: (item["code"],), "De organisatie"),
    ("teams", "teams", lambda item: (item["code"],), "Het team"),
    ("codelijsten", "lijsten", lambda item: (item["code"],), "De codelijst"),
    ("kalibratie", "parameters", lambda item: (item["sleutel"],), "De parameter"),
)
_PER_PERIODE: tuple[tuple[str, str, Callable[[Item], tuple[Any, ...]], str], ...] = (
    ("contactpersonen", "contactpersonen", lambda item: (item["team"], item["code"]), "De contactpersoon"),
    ("diensten", "diensten", lambda item: (item["code"],), "De dienst"),
    ("regelingen", "regelingen", lambda item: (item["gemeente"], item["code"]), "De regeling"),
    ("instellingen", "instellingen", lambda item: (item["sleutel"],), "De instelling"),
)
_BINNEN: tuple[tuple[str, str, str, Callable[[Item], tuple[Any, ...]], str], ...] = (
    ("organisaties", "organisaties", "aliassen", lambda item: (item["naam"],), "De alias"),
    ("teams", "teams", "werkgebied", lambda item: (item["gebied"], item["doelgroep"]), "Het werkgebied"),
    ("teams", "teams", "aanbod", lambda item: (item["code"],), "Het aanbod"),
)


def _check_doubles(regiomap: Regiomap) -> Iterator[Fout]:
    for soort, sleutel, key, naam in _EENMALIG:
        yield from _once(_parts(regiomap, soort, sleutel), key, naam)
    for soort, sleutel, key, naam in _PER_PERIODE:
        yield from _once_per_day(_parts(regiomap, soort, sleutel), key, naam)
    for soort, sleutel, binnen, key, naam in _BINNEN:
        for blad, pad, item in _parts(regiomap, soort, sleutel):
            delen = ((blad, (*pad, binnen, nummer), deel) for nummer, deel in enumerate(item.get(binnen, [])))
            yield from _once_per_day(delen, key, naam)
    for blad, pad, lijst in _parts(regiomap, "codelijsten", "lijsten"):
        codes = (
            (
                blad,
                (*pad, "codes", nummer),
                {**{k: lijst[k] for k in ("geldig_van", "geldig_tot") if k in lijst}, **code},
            )
            for nummer, code in enumerate(lijst["codes"])
        )
        yield from _once_per_day(codes, lambda item: (item["code"],), "De code")


def _once(plekken: Iterable[Plek], key: Callable[[Item], tuple[Any, ...]], naam: str) -> Iterator[Fout]:
    eerste: dict[tuple[Any, ...], Plek] = {}
    for blad, pad, item in plekken:
        waarde = key(item)
        if waarde in eerste:
            eerder, eerder_pad, _item = eerste[waarde]
            plek = f"{eerder.bestand}, regel {eerder.regel(eerder_pad)}"
            remedie = "Haal één van de twee weg, of geef een andere code."
            yield blad.fout(pad, f"{naam} '{waarde[-1]}' staat ook in {plek}.", remedie)
        eerste.setdefault(waarde, (blad, pad, item))


def _once_per_day(plekken: Iterable[Plek], key: Callable[[Item], tuple[Any, ...]], naam: str) -> Iterator[Fout]:
    groepen: dict[tuple[Any, ...], list[Plek]] = {}
    for plek in plekken:
        groepen.setdefault(key(plek[2]), []).append(plek)
    for waarde, groep in groepen.items():
        botsing = overlapping([periode(item) for _blad, _pad, item in groep])
        if botsing is not None:
            eerder, (blad, pad, _item) = groep[botsing[0]], groep[botsing[1]]
            plek_tekst = f"{eerder[0].bestand}, regel {eerder[0].regel(eerder[1])}"
            yield blad.fout(
                pad,
                f"{naam} '{waarde[-1]}' geldt op dezelfde dagen als in {plek_tekst}.",
                "Laat de ene periode eindigen (geldig_tot) op de dag waarop de andere begint (geldig_van).",
            )


def _check_areas(regiomap: Regiomap, bekend: Bekend) -> Iterator[Fout]:
    for blad, pad, item in _parts(regiomap, "gebieden", "gebieden"):
        ouder = item.get("ouder")
        if ouder is None:
            continue
        if ouder not in bekend.gebieden:
            yield _unknown(blad, (*pad, "ouder"), "gebied", ouder, bekend.gebieden)
        elif not _is_larger(bekend.gebieden[ouder].get("soort"), item["soort"]):
            tekst = f"Een {item['soort']} kan niet in een {bekend.gebieden[ouder]['soort']} liggen."
            yield blad.fout((*pad, "ouder"), tekst, "Kies als ouder een groter gebied.")
    for blad, pad, item in _parts(regiomap, "gebieden", "verzamelingen"):
        for nummer, code in enumerate(item["gebieden"]):
            if code not in bekend.gebieden:
                yield _unknown(blad, (*pad, "gebieden", nummer), "gebied", code, bekend.gebieden)


def _is_larger(soort: object, dan: str) -> bool:
    """Answer whether a kind of area may hold the other; a kind that does not exist is told elsewhere."""
    return soort not in VOLGORDE or VOLGORDE.index(str(soort)) < VOLGORDE.index(dan)


def _check_postcodes(regiomap: Regiomap, bekend: Bekend) -> Iterator[Fout]:
    gemeenten = {
        str(item.get("naam")): code for code, item in bekend.gebieden.items() if item.get("soort") == "gemeente"
    }
    # A row that is broken is told at its own place: its municipality stays open.
    gemeente_van: dict[str, str] = {
        str(rij.get("postcode4")): "" for blad in regiomap.van("postcodes") for _pad, rij in blad.items("postcodes")
    }
    for blad, pad, rij in _parts(regiomap, "postcodes", "postcodes"):
        if rij["gemeente"] not in gemeenten:
            yield _unknown(blad, pad, "gemeente", rij["gemeente"], gemeenten)
        else:
            gemeente_van[rij["postcode4"]] = gemeenten[rij["gemeente"]]
    bezet: dict[str, str] = {}
    for blad, pad, item in _parts(regiomap, "gebieden", "gebieden"):
        for nummer, postcode in enumerate(item.get("postcodes", [])):
            fout = _postcode_fault(item, postcode, gemeente_van, bezet)
            if fout:
                yield blad.fout((*pad, "postcodes", nummer), *fout)
            bezet.setdefault(postcode, item["naam"])


def _postcode_fault(
    item: Item, postcode: str, gemeente_van: dict[str, str], bezet: dict[str, str]
) -> tuple[str, str] | None:
    if postcode not in gemeente_van:
        return f"De postcode {postcode} staat niet in postcodes4.csv.", "Voeg hem daar toe, of haal hem hier weg."
    if postcode in bezet:
        return f"De postcode {postcode} hoort al bij {bezet[postcode]}.", "Laat hem bij één wijk staan."
    if item["soort"] != "wijk":
        return (
            "Alleen een wijk noemt postcodes.",
            "Zet de postcodes bij een wijk; die van een gemeente staan in de CSV.",
        )
    if gemeente_van[postcode] not in {"", item.get("ouder")}:
        return f"De postcode {postcode} ligt in een andere gemeente dan de wijk.", "Verbeter de postcode of de ouder."
    return None


def _check_teams(regiomap: Regiomap, bekend: Bekend) -> Iterator[Fout]:
    for blad, pad, item in _parts(regiomap, "teams", "teams"):
        organisatie = bekend.organisaties.get(item["organisatie"])
        if organisatie is None:
            yield _unknown(blad, (*pad, "organisatie"), "organisatie", item["organisatie"], bekend.organisaties)
        elif item.get("aangesloten", True) and _only_signals(organisatie):
            yield blad.fout(
                (*pad, "organisatie"),
                f"{organisatie.get('naam')} signaleert alleen en mag nooit een casus zien.",
                "Zet 'aangesloten: false', of verander de verbondenheid van de organisatie.",
            )
        for nummer, deel in enumerate(item["werkgebied"]):
            if deel["gebied"] not in bekend.gebieden:
                plek = (*pad, "werkgebied", nummer, "gebied")
                yield _unknown(blad, plek, "gebied", deel["gebied"], bekend.gebieden)


def _only_signals(organisatie: Item) -> bool:
    verbondenheid = organisatie.get("verbondenheid")
    return verbondenheid in Verbondenheid.values and not sees_casus(str(verbondenheid))


def _check_rosters(regiomap: Regiomap, bekend: Bekend) -> Iterator[Fout]:
    for blad, pad, item in _parts(regiomap, "diensten", "diensten"):
        if "team" in item and item["team"] not in bekend.teams:
            yield _unknown(blad, (*pad, "team"), "team", item["team"], bekend.teams)


def _check_contacts(regiomap: Regiomap, bekend: Bekend) -> Iterator[Fout]:
    codes: dict[str, set[str]] = {}
    for blad in regiomap.van("contactpersonen"):
        for _pad, item in blad.items("contactpersonen"):
            codes.setdefault(str(item.get("team")), set()).add(str(item.get("code")))
    for blad, pad, item in _parts(regiomap, "contactpersonen", "contactpersonen"):
        if item["team"] not in bekend.teams:
            yield _unknown(blad, (*pad, "team"), "team", item["team"], bekend.teams)
        vervanger = item.get("vervanger")
        if vervanger == item["code"]:
            tekst = "Iemand kan zichzelf niet vervangen."
            yield blad.fout((*pad, "vervanger"), tekst, "Noem een andere contactpersoon van dit team.")
        elif vervanger is not None and vervanger not in codes[item["team"]]:
            yield _unknown(blad, (*pad, "vervanger"), "contactpersoon", vervanger, codes[item["team"]])


def _check_arrangements(regiomap: Regiomap, bekend: Bekend) -> Iterator[Fout]:
    gemeenten = {code for code, item in bekend.gebieden.items() if item.get("soort") == "gemeente"}
    for blad, pad, item in _parts(regiomap, "regelingen", "regelingen"):
        if item["gemeente"] not in gemeenten:
            yield _unknown(blad, (*pad, "gemeente"), "gemeente", item["gemeente"], gemeenten)


def _check_codes(regiomap: Regiomap, bekend: Bekend) -> Iterator[Fout]:
    """Tell each code that must stand in a code list and does not."""
    gebruikt = [
        *(
            ("doelgroepen", blad, (*pad, "doelgroepen", nummer), code)
            for blad, pad, item in _parts(regiomap, "organisaties", "organisaties")
            for nummer, code in enumerate(item["doelgroepen"])
        ),
        *(
            ("doelgroepen", blad, (*pad, "aanbod", nummer, "doelgroep"), deel["doelgroep"])
            for blad, pad, item in _parts(regiomap, "teams", "teams")
            for nummer, deel in enumerate(item.get("aanbod", []))
        ),
        *(
            ("functies", blad, (*pad, "functie"), item["functie"])
            for blad, pad, item in _parts(regiomap, "diensten", "diensten")
        ),
    ]
    for lijst, blad, plek, code in gebruikt:
        if lijst in bekend.lijsten and code not in bekend.lijsten[lijst]:
            yield _unknown(blad, plek, f"code uit de lijst {lijst}", code, bekend.lijsten[lijst])


def _check_signatories(regiomap: Regiomap, bekend: Bekend) -> Iterator[Fout]:
    """Tell each agreement that is signed by an unknown organisation, or that is of an unknown municipality."""
    for blad in regiomap.van("afspraken"):
        if blad.gebroken:
            continue
        gemeente = blad.inhoud["afspraak"].get("gemeente")
        if gemeente is not None and gemeente not in bekend.gebieden:
            yield _unknown(blad, ("afspraak", "gemeente"), "gemeente", str(gemeente), bekend.gebieden)
        for pad, versie in blad.items("versies"):
            for nummer, partij in enumerate(versie.get("ondertekenaars") or []):
                if partij["organisatie"] not in bekend.organisaties:
                    plek = (*pad, "ondertekenaars", nummer, "organisatie")
                    yield _unknown(blad, plek, "organisatie", str(partij["organisatie"]), bekend.organisaties)
