"""A small invented region, made by the deeds of this room."""

from datetime import UTC, date, datetime, time

from schakel.basis.organisaties import actions
from schakel.basis.organisaties.models import Regio, Team
from schakel.basis.organisaties.rules import (
    Aliasbeschrijving,
    Contactbeschrijving,
    Dienstbeschrijving,
    Gebiedbeschrijving,
    Instellingbeschrijving,
    Organisatiebeschrijving,
    Periode,
    Postcodebeschrijving,
    Regiobeschrijving,
    Teambeschrijving,
    Verzamelingbeschrijving,
    Werkgebiedbeschrijving,
)
from schakel.kernel.handeling import Handeling

DAG = date(2016, 6, 1)
MOMENT = datetime(2016, 6, 1, 9, 0, tzinfo=UTC)


def beheer(rol: str = "beheer") -> Handeling:
    """Return the functional administrator at work."""
    return Handeling(wie=None, team=None, rol=rol, organisatie=None, moment=MOMENT, namens="toets")


def een_regio(code: str = "toetsland") -> Regio:
    """Return a region with two municipalities, of which one has two quarters."""
    regio = actions.store_regio(
        beheer(), beschrijving=Regiobeschrijving(code=code, naam="Toetsland", instellingen={}, verzonnen=True)
    )
    gebieden = [
        Gebiedbeschrijving(soort="regio", code="geheel", naam="Geheel"),
        Gebiedbeschrijving(soort="gemeente", code="9801", naam="Grootstad", ouder="geheel"),
        Gebiedbeschrijving(soort="gemeente", code="9802", naam="Kleindorp", ouder="geheel"),
        Gebiedbeschrijving(soort="wijk", code="noord", naam="Noord", ouder="9801"),
    ]
    actions.store_gebieden(beheer(), regio=regio, beschrijvingen=gebieden)
    actions.store_verzamelingen(
        beheer(),
        regio=regio,
        beschrijvingen=[Verzamelingbeschrijving(code="groot", naam="Alleen groot", gebieden=("9801",))],
    )
    postcodes = [
        Postcodebeschrijving(postcode4="0201", gebied="noord"),
        Postcodebeschrijving(postcode4="0202", gebied="9801"),
        Postcodebeschrijving(postcode4="0203", gebied="9802"),
    ]
    actions.store_postcodes(beheer(), regio=regio, beschrijvingen=postcodes)
    return regio


def een_organisatie(
    code: str = "toets-wijkwerk", *, verbondenheid: str = "structureel", herkomst: str = "toetsland"
) -> None:
    """Store an organisation that had another name until 2015."""
    alias = Aliasbeschrijving(naam="Oude Naam", periode=Periode(tot=date(2015, 1, 1)))
    actions.store_organisaties(
        beheer(),
        herkomst=herkomst,
        beschrijvingen=[
            Organisatiebeschrijving(
                code=code, naam="Wijkwerk", soort="lokaal_team", verbondenheid=verbondenheid, aliassen=(alias,)
            )
        ],
    )


def een_team(
    regio: Regio,
    code: str,
    *gebieden: str,
    soort: str = "wijkteam",
    doelgroep: str = "allen",
    periode: Periode | None = None,
    contactpersonen: tuple[Contactbeschrijving, ...] = (),
    organisatie: str = "toets-wijkwerk",
) -> Team:
    """Store a team that works in these areas."""
    geldig = periode or Periode()
    return actions.store_team(
        beheer(),
        regio=regio,
        beschrijving=Teambeschrijving(
            code=code,
            naam=code,
            organisatie=organisatie,
            soort=soort,
            periode=geldig,
            werkgebieden=tuple(
                Werkgebiedbeschrijving(gebied=gebied, doelgroep=doelgroep, periode=geldig) for gebied in gebieden
            ),
            contactpersonen=contactpersonen,
        ),
    )


def een_dienst(code: str, weekdagen: tuple[int, ...], van: time, tot: time, volgorde: int = 0) -> Dienstbeschrijving:
    """Return a line of the on-call roster."""
    return Dienstbeschrijving(
        code=code,
        functie="cit",
        weekdagen=weekdagen,
        van_uur=van,
        tot_uur=tot,
        telefoon="099 555 00 00",
        volgorde=volgorde,
    )


def een_instelling(waarde: object, van: date, tot: date | None = None) -> Instellingbeschrijving:
    """Return a dated setting."""
    return Instellingbeschrijving(sleutel="leeftijd", waarde=waarde, periode=Periode(van, tot))
