"""The door for machines: the same deed, with the same receipt."""

from datetime import date, datetime
from typing import Annotated, cast
from uuid import UUID

from ninja import Header, Router, Status
from pydantic import Field, StringConstraints, ValidationInfo, field_validator, model_validator

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.meldingen import actions, queries, rules
from schakel.casuswerk.personen.rules import Adres, Geslacht, PersoonRol
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.apivorm import Invoer, Moment, Verleden, Vorm
from schakel.toolkit.http import Verzoek

LIJST_VAN = {"vormen": "vormen", "aarden": "aard", "hoedanigheid": "hoedanigheid"}
router = Router(tags=["meldingen"])


def _handeling(info: ValidationInfo) -> Handeling:
    return cast(Handeling, (info.context or {})["request"].handeling)


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

    @field_validator("geboortedatum")
    @classmethod
    def check_geboren(cls, waarde: date | None, info: ValidationInfo) -> date | None:
        """Refuse a birth that lies ahead, or longer ago than anybody lives."""
        if waarde and (reden := rules.why_not_born(waarde, lokale_datum(_handeling(info).moment))):
            raise ValueError(reden)
        return waarde


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

    @model_validator(mode="after")
    def check_grond(self) -> "MelderIn":
        """Refuse a ground that does not belong to this kind of reporter."""
        if reden := rules.why_no_grond(self.soort, self.grond):
            raise ValueError(reden)
        return self


class MeldingIn(Invoer):
    """One report. A sentence is enough."""

    toelichting: Annotated[str, StringConstraints(min_length=1, max_length=rules.LANGSTE_TOELICHTING)]
    ontvangen_op: Verleden | None = None
    gebeurd_op: Verleden | None = None
    acuut: rules.Acuut = rules.Acuut.ONBEKEND
    waar: WaarIn = WaarIn()
    betrokkenen: list[BetrokkeneIn] = Field(default_factory=list, max_length=30)
    melder: MelderIn = MelderIn()
    vormen: Annotated[list[str], Field(max_length=30)] = Field(default_factory=list)
    aarden: Annotated[list[str], Field(max_length=30)] = Field(default_factory=list)
    hoedanigheid: Annotated[str, Field(max_length=80)] = ""

    @field_validator("toelichting")
    @classmethod
    def check_toelichting(cls, waarde: str) -> str:
        """Refuse what says nothing; what does say something, is kept to the letter."""
        if not waarde.strip():
            raise ValueError("Schrijf wat er aan de hand is. Eén zin is genoeg.")
        return waarde

    @field_validator("vormen", "aarden", "hoedanigheid")
    @classmethod
    def check_codes(cls, waarde: str | list[str], info: ValidationInfo) -> str | list[str]:
        """Refuse a code that stands in no list."""
        codes = waarde if isinstance(waarde, list) else [waarde] if waarde else []
        onbekend = queries.unknown_codes(_handeling(info), LIJST_VAN[str(info.field_name)], codes)
        if onbekend:
            raise ValueError(f"Deze codes kennen wij niet: {', '.join(onbekend)}.")
        return waarde


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
    bericht = _bericht(invoer, idempotency_key, request.handeling.moment)
    ontvangst = actions.receive(request.handeling, bericht=bericht)
    melding = ontvangst.melding.publiek_id if ontvangst.melding else None
    uit = OntvangstUit(ontvangstcode=ontvangst.code, sleutel=ontvangst.sleutel, melding=melding, naast=ontvangst.naast)
    return Status(201, uit)


class OntvangstbewijsUit(Vorm):
    """What was told of a report of the own team: which steps were taken, never what was found."""

    sleutel: UUID
    ontvangstcode: Annotated[str, Field(json_schema_extra={"example": "VT 7Q4K 2M9"})]
    ontvangen_op: Moment
    stappen: Annotated[list[str], Field(json_schema_extra={"example": ["Er is een vervolg ingezet."]})]
    verteld_op: Moment | None


class OntvangstbewijzenUit(Vorm):
    """The reports of the own team, newest first."""

    ontvangstbewijzen: list[OntvangstbewijsUit]


@router.get(
    "/ontvangstbewijzen", response=OntvangstbewijzenUit, by_alias=True, url_name="ontvangstbewijzen",
    summary="Wat uw team meldde, en welke stappen er zijn gezet",
)  # fmt: skip
@guard("melding", "zien")
def ontvangstbewijzen(request: Verzoek) -> OntvangstbewijzenUit:
    """Return what the own team reported."""
    return OntvangstbewijzenUit(ontvangstbewijzen=[_bewijs(v) for v in queries.own_reports(request.handeling)])


@router.get(
    "/ontvangstbewijzen/{uuid:sleutel}", response=OntvangstbewijsUit, by_alias=True, url_name="ontvangstbewijs",
    summary="Welke stappen zijn er gezet na deze melding?",
)  # fmt: skip
@guard("melding", "zien", zoekt=queries.own_report)
def ontvangstbewijs(request: Verzoek, sleutel: UUID) -> OntvangstbewijsUit:
    """Return one report of the own team, by the key that it was sent under."""
    return _bewijs(queries.own_report(request.handeling, sleutel=sleutel))


def _bewijs(v: queries.Verloop) -> OntvangstbewijsUit:
    return OntvangstbewijsUit(
        sleutel=v.sleutel, ontvangstcode=v.code, ontvangen_op=v.ontvangen_op, stappen=list(v.stappen),
        verteld_op=v.verteld_op,
    )  # fmt: skip


def _bericht(invoer: MeldingIn, sleutel: UUID, nu: datetime) -> rules.Meldingbericht:
    gelijk = ("toelichting", "gebeurd_op", "acuut", "hoedanigheid")
    return rules.Meldingbericht(
        sleutel=sleutel,
        ontvangen_op=invoer.ontvangen_op or nu,
        kanaal=rules.Kanaal.KOPPELING,
        waar=Adres(**invoer.waar.dict()),
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
