"""The door for machines: the same deed, with the same receipt."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Header, Router, Status
from pydantic import AfterValidator, Field

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.meldingen import actions, queries, rules
from schakel.casuswerk.personen.rules import Geslacht, PersoonRol
from schakel.toolkit.apivorm import Invoer, Moment, Verleden, Vorm
from schakel.toolkit.http import Verzoek

router = Router(tags=["meldingen"])


def _known_vormen(vormen: list[str]) -> list[str]:
    onbekend = [vorm for vorm in vormen if vorm not in rules.VORMEN]
    if onbekend:
        raise ValueError(f"Deze vormen kennen wij niet: {', '.join(onbekend)}.")
    return vormen


Vormen = Annotated[list[str], Field(max_length=30), AfterValidator(_known_vormen)]


class WaarIn(Invoer):
    postcode: Annotated[str, Field(max_length=10)] = ""
    huisnummer: Annotated[str, Field(max_length=6)] = ""
    toevoeging: Annotated[str, Field(max_length=10)] = ""
    straat: Annotated[str, Field(max_length=120)] = ""
    plaats: Annotated[str, Field(max_length=80)] = ""
    gemeente: Annotated[str, Field(max_length=40)] = ""
    geheim: bool = False


class BetrokkeneIn(Invoer):
    rol: PersoonRol = PersoonRol.ONBEKEND
    roepnaam: Annotated[str, Field(max_length=80)] = ""
    voornamen: Annotated[str, Field(max_length=160)] = ""
    tussenvoegsel: Annotated[str, Field(max_length=40)] = ""
    achternaam: Annotated[str, Field(max_length=160)] = ""
    omschrijving: Annotated[str, Field(max_length=120)] = ""
    geboortedatum: date | None = None
    leeftijd: Annotated[int | None, Field(ge=0, lt=120)] = None
    geslacht: Geslacht = Geslacht.ONBEKEND
    bsn: Annotated[str, Field(max_length=20)] = ""
    ongeboren: bool = False
    in_huishouden: bool = True


class MelderIn(Invoer):
    soort: rules.MelderSoort = rules.MelderSoort.BEROEP
    naam: Annotated[str, Field(max_length=120)] = ""
    telefoon: Annotated[str, Field(max_length=40)] = ""
    email: Annotated[str, Field(max_length=160)] = ""
    organisatie: Annotated[str, Field(max_length=160)] = ""
    functie: Annotated[str, Field(max_length=120)] = ""
    relatie: Annotated[str, Field(max_length=120)] = ""
    bereikbaar: Annotated[str, Field(max_length=160)] = ""
    grond: rules.Brongrond | None = None


class MeldingIn(Invoer):
    """One report. A sentence is enough."""

    toelichting: str = Field(min_length=1)
    ontvangen_op: Verleden | None = None
    gebeurd_op: Verleden | None = None
    acuut: rules.Acuut = rules.Acuut.ONBEKEND
    waar: WaarIn = WaarIn()
    betrokkenen: list[BetrokkeneIn] = Field(default_factory=list, max_length=30)
    melder: MelderIn = MelderIn()
    vormen: Vormen = Field(default_factory=list)
    aarden: Annotated[list[str], Field(max_length=30)] = Field(default_factory=list)
    hoedanigheid: Annotated[str, Field(max_length=80)] = ""


class OntvangstUit(Vorm):
    """
    The receipt; `melding` is there once the deed has run.

    `naast` is the Idempotency-Key that was sent, when another report stood under it: both are kept, this one under
    `sleutel`.
    """

    ontvangstcode: str
    sleutel: UUID
    melding: UUID | None
    naast: UUID | None


class MeldingUit(Vorm):
    """How far a melding has come."""

    melding: UUID
    ontvangstcode: str
    status: str
    ontvangen_op: Moment
    acuut: str


@router.post("/meldingen", response={201: OntvangstUit}, by_alias=True, url_name="melding_maken")
@guard("melding", "maken", zonder_database=True)
def melding_maken(
    request: Verzoek, invoer: MeldingIn, idempotency_key: Annotated[UUID, Header(alias="Idempotency-Key")]
) -> Status[OntvangstUit]:
    """Take in a report; the same Idempotency-Key is the same report."""
    ontvangst = actions.receive(request.handeling, bericht=_bericht(invoer, idempotency_key, request.handeling.moment))
    melding = ontvangst.melding.publiek_id if ontvangst.melding else None
    uit = OntvangstUit(ontvangstcode=ontvangst.code, sleutel=ontvangst.sleutel, melding=melding, naast=ontvangst.naast)
    return Status(201, uit)


def _bericht(invoer: MeldingIn, sleutel: UUID, nu: datetime) -> rules.Meldingbericht:
    gelijk = ("toelichting", "gebeurd_op", "acuut", "hoedanigheid")
    return rules.Meldingbericht(
        sleutel=sleutel,
        ontvangen_op=invoer.ontvangen_op or nu,
        kanaal=rules.Kanaal.KOPPELING,
        waar=rules.Waar(**invoer.waar.dict()),
        betrokkenen=tuple(rules.Betrokkene(**b.dict()) for b in invoer.betrokkenen),
        melder=rules.Melder(**invoer.melder.dict()),
        vormen=tuple(invoer.vormen), aarden=tuple(invoer.aarden),
        **{veld: getattr(invoer, veld) for veld in gelijk},
    )  # fmt: skip


@router.get("/meldingen/{uuid:melding}", response=MeldingUit, by_alias=True, url_name="melding_zien")
@guard("melding", "zien")
def melding_zien(request: Verzoek, melding: UUID) -> MeldingUit:
    """Tell how far a melding has come."""
    rij = queries.access_melding(request.handeling, publiek_id=melding)
    return MeldingUit(
        melding=rij.publiek_id, ontvangstcode=rij.ontvangstcode, status=rij.status, ontvangen_op=rij.ontvangen_op,
        acuut=rij.acuut,
    )  # fmt: skip
