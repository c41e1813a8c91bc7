"""How do the parts of a sheet become the plain values that the rooms store?  Only for sheets without faults."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any, TypeVar

from schakel.basis.codelijsten.rules import Codebeschrijving, Lijstbeschrijving
from schakel.basis.organisaties.rules import (
    ALTIJD,
    Aanbodbeschrijving,
    Aliasbeschrijving,
    Contactbeschrijving,
    Dienstbeschrijving,
    Gebiedbeschrijving,
    Instellingbeschrijving,
    Organisatiebeschrijving,
    Periode,
    Postcodebeschrijving,
    Regelingbeschrijving,
    Regiobeschrijving,
    Teambeschrijving,
    Verzamelingbeschrijving,
    Werkgebiedbeschrijving,
)
from schakel.entrypoints.regio.mappen import Regiomap

T = TypeVar("T")
Item = dict[str, Any]

VOLGORDE = ("regio", "subregio", "gemeente", "wijk")


def _datum(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def periode(item: Item) -> Periode:
    """Return the period of a part; a missing begin is the first day of the calendar."""
    return Periode(_datum(item.get("geldig_van")) or ALTIJD, _datum(item.get("geldig_tot")))


def _dated(item: Item) -> Item:
    return {"periode": periode(item), "bron": item.get("bron", "")}


def _plain(item: Item, *sleutels: str) -> Item:
    return {sleutel: item[sleutel] for sleutel in sleutels if sleutel in item}


def _all(regiomap: Regiomap, soort: str, sleutel: str, make: Callable[[Item], T]) -> list[T]:
    return [make(item) for blad in regiomap.van(soort) for _pad, item in blad.items(sleutel)]


def region(regiomap: Regiomap) -> Regiobeschrijving:
    """Return the region itself."""
    inhoud = regiomap.van("regio")[0].inhoud
    epoch = inhoud.get("epoch")
    return Regiobeschrijving(
        code=inhoud["code"],
        naam=inhoud["naam"],
        epoch=datetime.fromisoformat(epoch) if epoch else None,
        verzonnen=inhoud.get("verzonnen", False),
        instellingen={"bronnen": inhoud.get("bronnen", {}), **inhoud.get("instellingen", {})},
    )


def areas(regiomap: Regiomap) -> list[Gebiedbeschrijving]:
    """Return the areas, the whole before its parts."""

    def make(item: Item) -> Gebiedbeschrijving:
        x, y = item.get("kaart", (None, None))
        velden = _plain(item, "soort", "code", "naam", "ouder", "inwoners")
        return Gebiedbeschrijving(**velden, kaart_x=x, kaart_y=y, **_dated(item))

    return sorted(_all(regiomap, "gebieden", "gebieden", make), key=lambda gebied: VOLGORDE.index(gebied.soort))


def area_sets(regiomap: Regiomap) -> list[Verzamelingbeschrijving]:
    """Return the named area sets."""

    def make(item: Item) -> Verzamelingbeschrijving:
        return Verzamelingbeschrijving(**_plain(item, "code", "naam"), gebieden=tuple(item["gebieden"]), **_dated(item))

    return _all(regiomap, "gebieden", "verzamelingen", make)


def postcodes(regiomap: Regiomap) -> Iterator[Postcodebeschrijving]:
    """Yield the postcodes, each at its wijk when an area claims it, else at its gemeente."""
    wijken = {
        postcode: item
        for blad in regiomap.van("gebieden")
        for _pad, item in blad.items("gebieden")
        for postcode in item.get("postcodes", [])
    }
    gemeenten = {
        item["naam"]: item["code"]
        for blad in regiomap.van("gebieden")
        for _pad, item in blad.items("gebieden")
        if item["soort"] == "gemeente"
    }
    for blad in regiomap.van("postcodes"):
        for _pad, rij in blad.items("postcodes"):
            wijk = wijken.get(rij["postcode4"])
            yield Postcodebeschrijving(
                postcode4=rij["postcode4"],
                gebied=wijk["code"] if wijk else gemeenten[rij["gemeente"]],
                woonplaats=rij["woonplaats"],
                is_postbus=rij["soort"] == "Postbus",
                bron=wijk.get("bron", "") if wijk else "",
            )


def organisations(regiomap: Regiomap) -> list[Organisatiebeschrijving]:
    """Return the organisations with their names in time."""

    def make(item: Item) -> Organisatiebeschrijving:
        return Organisatiebeschrijving(
            **_plain(item, "code", "naam", "soort", "verbondenheid", "lijst"),
            rol_omschrijving=item["rol"],
            doelgroepen=tuple(item["doelgroepen"]),
            fasen=tuple(item["fasen"]),
            aliassen=tuple(
                Aliasbeschrijving(naam=alias["naam"], **_dated(alias)) for alias in item.get("aliassen", [])
            ),
            **_dated(item),
        )

    return _all(regiomap, "organisaties", "organisaties", make)


def _offer(deel: Item) -> Aanbodbeschrijving:
    gelijk = ("code", "naam", "fase", "doelgroep", "plaatsen", "leeftijd_van", "leeftijd_tot", "wachttijd_dagen")
    dagen: Item = {naam: _datum(deel[naam]) for naam in ("wachttijd_op", "gecontroleerd_op") if naam in deel}
    return Aanbodbeschrijving(**_plain(deel, *gelijk), **dagen, **_dated(deel))


def teams(regiomap: Regiomap) -> list[Teambeschrijving]:
    """Return the teams with work areas, offers and contact persons."""
    contacten: dict[str, list[Contactbeschrijving]] = {}
    for blad in regiomap.van("contactpersonen"):
        for _pad, item in blad.items("contactpersonen"):
            contacten.setdefault(item["team"], []).append(_contact(item))

    def make(item: Item) -> Teambeschrijving:
        return Teambeschrijving(
            **_plain(item, "code", "naam", "organisatie", "soort", "telefoon", "telefoon_openbaar", "aangesloten"),
            werkgebieden=tuple(
                Werkgebiedbeschrijving(**_plain(deel, "gebied", "doelgroep"), **_dated(deel))
                for deel in item["werkgebied"]
            ),
            aanbod=tuple(_offer(deel) for deel in item.get("aanbod", [])),
            contactpersonen=tuple(contacten.get(item["code"], [])),
            **_dated(item),
        )

    return _all(regiomap, "teams", "teams", make)


def _contact(item: Item) -> Contactbeschrijving:
    return Contactbeschrijving(
        **_plain(item, "code", "naam", "functie", "telefoon", "vervanger", "eigenaar"),
        gecontroleerd_op=_datum(item.get("gecontroleerd_op")),
        **_dated(item),
    )


def rosters(regiomap: Regiomap) -> list[Dienstbeschrijving]:
    """Return the on-call roster."""

    def make(item: Item) -> Dienstbeschrijving:
        return Dienstbeschrijving(
            **_plain(item, "code", "functie", "telefoon", "team", "openbaar", "volgorde"),
            weekdagen=tuple(item["weekdagen"]),
            van_uur=time.fromisoformat(item["van"]),
            tot_uur=time.fromisoformat(item["tot"]),
            **_dated(item),
        )

    return _all(regiomap, "diensten", "diensten", make)


def arrangements(regiomap: Regiomap) -> list[Regelingbeschrijving]:
    """Return what each municipality arranged for itself."""

    def make(item: Item) -> Regelingbeschrijving:
        return Regelingbeschrijving(**_plain(item, "gemeente", "code", "veld", "omschrijving"), **_dated(item))

    return _all(regiomap, "regelingen", "regelingen", make)


def settings(regiomap: Regiomap) -> list[Instellingbeschrijving]:
    """Return the dated settings."""

    def make(item: Item) -> Instellingbeschrijving:
        return Instellingbeschrijving(**_plain(item, "sleutel", "waarde"), **_dated(item))

    return _all(regiomap, "instellingen", "instellingen", make)


def code_lists(regiomap: Regiomap) -> list[Lijstbeschrijving]:
    """Return the code lists; a code without a period takes that of its list."""
    lijsten = []
    for blad in regiomap.van("codelijsten"):
        for _pad, lijst in blad.items("lijsten"):
            codes = tuple(_code(lijst, item) for item in lijst["codes"])
            lijsten.append(Lijstbeschrijving(**_plain(lijst, "code", "naam", "bron"), codes=codes))
    return lijsten


def _code(lijst: Item, item: Item) -> Codebeschrijving:
    geldig = periode({**_plain(lijst, "geldig_van", "geldig_tot"), **item})
    return Codebeschrijving(
        **_plain(item, "code", "omschrijving", "extra"),
        geldig_van=geldig.van,
        geldig_tot=geldig.tot,
        bron=str(item.get("bron") or lijst["bron"]),
    )
