"""The ledger as JSON: who answered for this casus at that moment, and why; and the ketenkaart."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router, Schema
from pydantic import Field

from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.queries import Aanbodvraag, Vondst
from schakel.basis.organisaties.rules import Bijhoudstand
from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.dossiers.queries import Antwoord
from schakel.casuswerk.personen.rules import normaliseer_postcode
from schakel.casuswerk.werkplek import permissions
from schakel.casuswerk.werkplek.presenters.grootboek import reden_van
from schakel.casuswerk.werkplek.queries import bellen, keten
from schakel.casuswerk.werkplek.queries import casuspagina as look
from schakel.casuswerk.werkplek.queries.bereikbaar import Partner, own_region
from schakel.casuswerk.werkplek.queries.contactlijst import Belregel
from schakel.casuswerk.werkplek.queries.keten import Ketenfilter
from schakel.casuswerk.werkplek.rules import check_geweest
from schakel.kernel.errors import NotFound
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.apivorm import Moment, Vorm
from schakel.toolkit.http import Verzoek

router = Router(tags=["casussen"])


class Verantwoordelijke(Vorm):
    """The team that answered for safety, from when until when, and why."""

    team: str
    organisatie: str
    telefoon: str
    sinds: Moment
    tot: Moment | None
    reden: str
    bron: str


class Regisseur(Vorm):
    """The team whose employee directed the plan, from when until when."""

    team: str
    sinds: Moment
    tot: Moment | None


class Hsds(Schema):
    """The export in the words of HSDS 3.0: each part follows the schema of its name there."""

    hsds_version: str
    profile: str
    organizations: list[dict[str, Any]]
    locations: list[dict[str, Any]]
    services: list[dict[str, Any]]
    taxonomies: list[dict[str, Any]]
    taxonomy_terms: list[dict[str, Any]]


class Grootboek(Vorm):
    """The whole ledger of a casus, oldest first, and who directed."""

    nummer: str
    verantwoordelijken: list[Verantwoordelijke]
    regisseurs: list[Regisseur]


@router.get(
    "/casussen/{uuid:id}/verantwoordelijke",
    response=Verantwoordelijke,
    by_alias=True,
    summary="Wie was op dit moment verantwoordelijk voor deze casus, en waarom?",
)
@guard("dossier", "lezen_verantwoordelijkheid")
def verantwoordelijke(request: Verzoek, id: UUID, moment: Moment | None = None) -> Verantwoordelijke:
    """Return who answered at that moment; now when no moment is given."""
    h = request.handeling
    check_geweest(moment or h.moment, h.moment)
    dossier = _dossier(request, id)
    antwoord = look.antwoord_op(h, dossier=dossier, moment=moment or h.moment)[0]
    # Before the casus somebody answered for the melding: the page says so, and a program may not hear "nobody".
    antwoord = antwoord or look.antwoord_via_melding(h, dossier=dossier, moment=moment or h.moment)
    if antwoord is None:
        raise NotFound("Op dit moment was het dossier niet open: niemand was verantwoordelijk.")
    return _line(antwoord)


@router.get(
    "/casussen/{uuid:id}/grootboek",
    response=Grootboek,
    by_alias=True,
    summary="Het hele grootboek van verantwoordelijkheid en regie van een casus",
)
@guard("dossier", "lezen_verantwoordelijkheid")
def grootboek(request: Verzoek, id: UUID) -> Grootboek:
    """Return the whole ledger and who directed."""
    h, kop = request.handeling, look.access_kop(request.handeling, publiek_id=id)
    permissions.check_can_see_part(h, dossier=kop.dossier, deel="verantwoordelijk")
    rijen = look.grootboek_van(h, dossier=kop.dossier).rijen
    regies = [
        Regisseur(team=r.team.naam, sinds=r.aanvaard_op, tot=r.geeindigd_op)
        for r in look.regie_van(h, dossier=kop.dossier)
        if r.aanvaard_op is not None
    ]
    return Grootboek(nummer=kop.nummer, verantwoordelijken=[_line(r) for r in rijen], regisseurs=regies)


class ContactUit(Vorm):
    """Whom to call at a team, who stands in, and when somebody last looked whether this is right."""

    naam: Annotated[str, Field(json_schema_extra={"example": "N. de Wit"})]
    functie: str
    telefoon: Annotated[str, Field(json_schema_extra={"example": "070 555 01 01"})]
    vervanger: str | None
    vervanger_telefoon: str | None
    datum_gecontroleerd: date | None


class KetenteamUit(Vorm):
    """One team of the ketenkaart; nothing of any casus."""

    code: Annotated[str, Field(json_schema_extra={"example": "jeugdteam-west"})]
    naam: str
    organisatie: str
    soort: str
    telefoon: str
    gebieden: list[str]
    aangesloten: bool
    contactpersonen: list[ContactUit]


class KetenkaartUit(Vorm):
    """The teams of the region of the asker, as far as they fit what is looked for."""

    teams: list[KetenteamUit]


Zoekterm = Annotated[str, Query(max_length=80, pattern=r"^[\w .,'-]*$")]
Postcode = Annotated[str, Query(pattern=r"^([1-9][0-9]{3}( ?[A-Za-z]{2})?)?$", example="2532 CX")]
Leeftijd = Annotated[int, Query(ge=0, le=120)]


@router.get(
    "/ketenkaart", response=KetenkaartUit, by_alias=True, url_name="ketenkaart",
    summary="Welke teams zijn er, en wie kunt u daar bellen?",
)  # fmt: skip
@guard("ketenkaart", "zien")
def ketenkaart(
    request: Verzoek, zoek: Zoekterm = "", soort: Zoekterm = "", gemeente: Zoekterm = "", doelgroep: Zoekterm = "",
    nodig: Zoekterm = "",
) -> KetenkaartUit:  # fmt: skip
    """Return the teams that are looked for, by need, municipality and target group."""
    gezocht = Ketenfilter(q=zoek, soort=soort, gemeente=gemeente, doelgroep=doelgroep, nodig=nodig)
    return KetenkaartUit(teams=[_team(p) for p in keten.partners_in_region(request.handeling, gezocht=gezocht)])


def _contact(c: Any) -> ContactUit:
    return ContactUit(
        naam=c.naam, functie=c.functie, telefoon=c.telefoon,
        vervanger=c.vervanger.naam if c.vervanger else None,
        vervanger_telefoon=c.vervanger.telefoon if c.vervanger else None,
        datum_gecontroleerd=c.gecontroleerd_op,
    )  # fmt: skip


def _team(p: Partner) -> KetenteamUit:
    return KetenteamUit(
        code=p.team.code, naam=p.team.naam, organisatie=p.team.organisatie.naam, soort=p.team.soort,
        telefoon=p.team.telefoon, gebieden=list(p.gebieden), aangesloten=p.team.aangesloten,
        contactpersonen=[_contact(c) for c in p.contacten],
    )  # fmt: skip


class AanbodUit(Vorm):
    """One offer, whether somebody can be called there at that moment, and whom to ask for."""

    naam: Annotated[str, Field(json_schema_extra={"example": "Groep voor wie het zelf meemaakte"})]
    team: str
    organisatie: str
    fase: str
    doelgroep: str
    leeftijd_van: int | None
    leeftijd_tot: int | None
    bereikbaar: Annotated[bool | None, Field(description="Leeg: de uren zijn niet bekend.")]
    telefoon: Annotated[str, Field(json_schema_extra={"example": "070 555 01 01"})]
    wachttijd_dagen: int | None
    datum_wachttijd_gevraagd: date | None
    contactpersoon: ContactUit | None
    contact_verlopen: Annotated[bool, Field(description="De eigenaar moet deze gegevens nakijken.")]


class BellenUit(Vorm):
    """Whom to call, in the order in which to call."""

    moment: Moment
    aanbod: list[AanbodUit]


@router.get(
    "/ketenkaart/bellen", response=BellenUit, by_alias=True, summary="Wie kan ik nu bellen?", tags=["ketenkaart"],
)  # fmt: skip
@guard("ketenkaart", "zien")
def wie_bellen(
    request: Verzoek, *, nodig: Zoekterm = "", postcode: Postcode = "", gemeente: Zoekterm = "",
    doelgroep: Zoekterm = "", leeftijd: Leeftijd | None = None, fase: Zoekterm = "", moment: Moment | None = None,
) -> BellenUit:  # fmt: skip
    """Return who can be called for a need, now or at another hour, the first to call first."""
    h = request.handeling
    dan = moment or h.moment
    vraag = Aanbodvraag(nodig, normaliseer_postcode(postcode), gemeente, doelgroep, leeftijd, fase)
    return BellenUit(moment=dan, aanbod=[_offer(v, b) for v, b in bellen.callable_at(h, vraag=vraag, moment=dan)])


def _offer(v: Vondst, bel: Belregel) -> AanbodUit:
    a, team = v.aanbod, v.aanbod.team
    return AanbodUit(
        naam=a.naam, team=team.naam, organisatie=team.organisatie.naam, fase=a.fase,
        doelgroep=a.doelgroep, leeftijd_van=a.leeftijd_van, leeftijd_tot=a.leeftijd_tot,
        bereikbaar=v.dienst is not None if v.heeft_diensten else None,
        telefoon=v.dienst.telefoon if v.dienst else team.telefoon,
        wachttijd_dagen=a.wachttijd_dagen, datum_wachttijd_gevraagd=a.wachttijd_op,
        contactpersoon=_contact(bel.contact) if bel.contact else None,
        contact_verlopen=bel.stand is Bijhoudstand.VERLOPEN,
    )  # fmt: skip


@router.get(
    "/ketenkaart/hsds",
    summary="De ketenkaart van uw regio als Open Referral HSDS 3.0, zonder nummers die niet openbaar zijn",
    tags=["ketenkaart"],
    response=Hsds,
    by_alias=True,
)
@guard("ketenkaart", "zien")
def ketenkaart_hsds(request: Verzoek) -> dict[str, object]:
    """Return organisations, services, locations and classifications in the words of HSDS."""
    h = request.handeling
    h.spoor.noteer("ketenkaart")
    return organisaties.hsds(own_region(h), lokale_datum(h.moment))


def _dossier(request: Verzoek, publiek_id: UUID) -> int:
    kop = look.access_kop(request.handeling, publiek_id=publiek_id)
    permissions.check_can_see_part(request.handeling, dossier=kop.dossier, deel="verantwoordelijk")
    return kop.dossier


def _line(antwoord: Antwoord) -> Verantwoordelijke:
    return Verantwoordelijke(
        team=antwoord.team_naam,
        organisatie=antwoord.organisatie_naam,
        telefoon=antwoord.telefoon,
        sinds=antwoord.sinds,
        tot=antwoord.tot,
        reden=str(reden_van(antwoord)),
        bron=antwoord.bron,
    )
