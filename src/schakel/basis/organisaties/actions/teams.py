"""How do organisations and teams get into the tables?"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties import permissions
from schakel.basis.organisaties.actions.gebieden import areas_by_code, find_gebied
from schakel.basis.organisaties.actions.lijsten import reapply
from schakel.basis.organisaties.models import (
    Aanbod,
    Alias,
    Contactpersoon,
    Gebied,
    Organisatie,
    Regio,
    Team,
    Werkgebied,
)
from schakel.basis.organisaties.rules import Organisatiebeschrijving, Teambeschrijving
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

AANBODVELDEN = (
    "naam", "fase", "doelgroep", "plaatsen", "leeftijd_van", "leeftijd_tot", "wachttijd_dagen", "wachttijd_op",
    "gecontroleerd_op", "geldig_van", "geldig_tot", "bron",
)  # fmt: skip


def _check_herkomst(bestaand: Iterable[Organisatie | Team], herkomst: str) -> None:
    for rij in bestaand:
        if rij.herkomst != herkomst:
            raise NotPossible(
                _("De code %(code)s wordt al beschreven door %(herkomst)s.")
                % {"code": rij.code, "herkomst": rij.herkomst or _("een andere bron")}
            )


@transaction.atomic
def store_organisaties(
    handeling: Handeling, *, herkomst: str, beschrijvingen: Sequence[Organisatiebeschrijving]
) -> None:
    """
    This function will store organisations under their codes, with the names they bore in time.

    :raises NotAllowed: if the actor is not a functional administrator
    :raises NotPossible: if another folder already describes an organisation with one of the codes
    """
    permissions.check_can_store(handeling)
    _check_herkomst(Organisatie.objects.filter(code__in=[deel.code for deel in beschrijvingen]), herkomst)
    rijen = [_organisatie(beschrijving, herkomst) for beschrijving in beschrijvingen]
    velden = ["herkomst", "naam", "soort", "verbondenheid", "doelgroepen", "fasen", "rol_omschrijving", "lijst"]
    Organisatie.objects.bulk_create(
        rijen,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[*velden, "geldig_van", "geldig_tot", "bron"],
    )
    opgeslagen = Organisatie.objects.in_bulk([deel.code for deel in beschrijvingen], field_name="code")
    Alias.objects.filter(organisatie__in=opgeslagen.values()).delete()
    Alias.objects.bulk_create(
        Alias(
            organisatie=opgeslagen[beschrijving.code],
            naam=alias.naam,
            geldig_van=alias.periode.van,
            geldig_tot=alias.periode.tot,
            bron=alias.bron,
        )
        for beschrijving in beschrijvingen
        for alias in beschrijving.aliassen
    )
    handeling.spoor.noteer("organisatie", actie="U")


def _organisatie(beschrijving: Organisatiebeschrijving, herkomst: str) -> Organisatie:
    return Organisatie(
        code=beschrijving.code,
        herkomst=herkomst,
        naam=beschrijving.naam,
        soort=beschrijving.soort,
        verbondenheid=beschrijving.verbondenheid,
        doelgroepen=list(beschrijving.doelgroepen),
        fasen=list(beschrijving.fasen),
        rol_omschrijving=beschrijving.rol_omschrijving,
        lijst=beschrijving.lijst,
        geldig_van=beschrijving.periode.van,
        geldig_tot=beschrijving.periode.tot,
        bron=beschrijving.bron,
    )


def store_team(handeling: Handeling, *, regio: Regio, beschrijving: Teambeschrijving) -> Team:
    """
    This function will store one team; see `store_teams`.

    :raises NotAllowed: if the actor is not a functional administrator
    :raises NotFound: if the organisation or an area is not there
    :raises NotPossible: if another folder describes the team, or its organisation only signals and never sees a casus
    """
    return store_teams(handeling, regio=regio, beschrijvingen=[beschrijving])[0]


@transaction.atomic
def store_teams(handeling: Handeling, *, regio: Regio, beschrijvingen: Sequence[Teambeschrijving]) -> list[Team]:
    """
    This function will store teams under their codes, with work areas in this region, offers and contact persons.

    :raises NotAllowed: if the actor is not a functional administrator
    :raises NotFound: if an organisation or an area is not there
    :raises NotPossible: if another folder describes a team, or its organisation only signals and never sees a casus
    """
    permissions.check_can_store(handeling)
    codes = [beschrijving.code for beschrijving in beschrijvingen]
    _check_herkomst(Team.objects.filter(code__in=codes), regio.code)
    organisaties = _organisaties_of(beschrijvingen)
    velden = [
        "herkomst",
        "naam",
        "organisatie",
        "soort",
        "telefoon",
        "telefoon_openbaar",
        "aangesloten",
        "geldig_van",
        "geldig_tot",
        "bron",
    ]
    Team.objects.bulk_create(
        [_team(beschrijving, regio, organisaties) for beschrijving in beschrijvingen],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=velden,
    )
    opgeslagen = Team.objects.in_bulk(codes, field_name="code")
    delen = [(opgeslagen[beschrijving.code], beschrijving) for beschrijving in beschrijvingen]
    _replace_werkgebieden(delen, regio)
    _store_aanbod(delen, lokale_datum(handeling.moment))
    _replace_contactpersonen(delen)
    handeling.spoor.noteer("team", actie="U")
    return [team for team, _beschrijving in delen]


def _organisaties_of(beschrijvingen: Sequence[Teambeschrijving]) -> dict[str, Organisatie]:
    organisaties = Organisatie.objects.in_bulk([deel.organisatie for deel in beschrijvingen], field_name="code")
    for beschrijving in beschrijvingen:
        organisatie = organisaties.get(beschrijving.organisatie)
        if organisatie is None:
            raise NotFound(_("De organisatie %(code)s is niet bekend.") % {"code": beschrijving.organisatie})
        if beschrijving.aangesloten and not organisatie.ziet_casus:
            raise NotPossible(
                _("%(naam)s signaleert alleen en kan geen aangesloten team hebben.") % {"naam": organisatie.naam}
            )
    return organisaties


def _team(beschrijving: Teambeschrijving, regio: Regio, organisaties: dict[str, Organisatie]) -> Team:
    return Team(
        code=beschrijving.code,
        herkomst=regio.code,
        naam=beschrijving.naam,
        organisatie=organisaties[beschrijving.organisatie],
        soort=beschrijving.soort,
        telefoon=beschrijving.telefoon,
        telefoon_openbaar=beschrijving.telefoon_openbaar,
        aangesloten=beschrijving.aangesloten,
        geldig_van=beschrijving.periode.van,
        geldig_tot=beschrijving.periode.tot,
        bron=beschrijving.bron,
    )


Delen = Sequence[tuple[Team, Teambeschrijving]]


def _replace_werkgebieden(delen: Delen, regio: Regio) -> None:
    bekend: dict[str, Gebied] = areas_by_code(regio)
    Werkgebied.objects.filter(team__in=[team for team, _b in delen], gebied__regio=regio).delete()
    Werkgebied.objects.bulk_create(
        Werkgebied(
            team=team,
            gebied=find_gebied(bekend, werkgebied.gebied),
            doelgroep=werkgebied.doelgroep,
            geldig_van=werkgebied.periode.van,
            geldig_tot=werkgebied.periode.tot,
            bron=werkgebied.bron,
        )
        for team, beschrijving in delen
        for werkgebied in beschrijving.werkgebieden
    )


def _store_aanbod(delen: Delen, dag: date) -> None:
    """
    Store offers in the rows that are there, by team and code; what the folder no longer names ends on this day.

    Help of a child points to its offer (kinderen.Kindhulp): a row that was asked for may not go.
    """
    staan: dict[tuple[int, str], list[Aanbod]] = {}
    for rij in Aanbod.objects.filter(team__in=[team for team, _b in delen]).order_by("geldig_van", "id"):
        staan.setdefault((rij.team_id, rij.code), []).append(rij)
    nieuw: list[Aanbod] = []
    blijft: list[Aanbod] = []
    for rij in _offers(delen):
        oud = staan.get((rij.team_id, rij.code))
        if oud:
            rij.pk = oud.pop(0).pk
        (blijft if rij.pk else nieuw).append(rij)
    weg = [rij for rijen in staan.values() for rij in rijen if rij.geldig_tot is None or rij.geldig_tot > dag]
    for rij in weg:
        rij.geldig_tot = max(dag, rij.geldig_van + timedelta(days=1))
    Aanbod.objects.bulk_update(weg, ["geldig_tot"])
    Aanbod.objects.bulk_update(blijft, AANBODVELDEN)
    Aanbod.objects.bulk_create(nieuw)


def _offers(delen: Delen) -> list[Aanbod]:
    return [
        Aanbod(
            team=team,
            code=aanbod.code,
            naam=aanbod.naam,
            fase=aanbod.fase,
            doelgroep=aanbod.doelgroep,
            plaatsen=aanbod.plaatsen,
            leeftijd_van=aanbod.leeftijd_van,
            leeftijd_tot=aanbod.leeftijd_tot,
            wachttijd_dagen=aanbod.wachttijd_dagen,
            wachttijd_op=aanbod.wachttijd_op,
            gecontroleerd_op=aanbod.gecontroleerd_op,
            geldig_van=aanbod.periode.van,
            geldig_tot=aanbod.periode.tot,
            bron=aanbod.bron,
        )
        for team, beschrijving in delen
        for aanbod in sorted(beschrijving.aanbod, key=lambda een: een.periode.van)
    ]


def _replace_contactpersonen(delen: Delen) -> None:
    Contactpersoon.objects.filter(team__in=[team for team, _b in delen]).delete()
    opgeslagen = Contactpersoon.objects.bulk_create(
        Contactpersoon(
            team=team,
            code=contact.code,
            naam=contact.naam,
            functie=contact.functie,
            telefoon=contact.telefoon,
            gecontroleerd_op=contact.gecontroleerd_op,
            eigenaar=contact.eigenaar,
            geldig_van=contact.periode.van,
            geldig_tot=contact.periode.tot,
            bron=contact.bron,
        )
        for team, beschrijving in delen
        for contact in beschrijving.contactpersonen
    )
    per_code = {(contact.team_id, contact.code): contact for contact in opgeslagen}
    vervangen = []
    for team, beschrijving in delen:
        for contact in beschrijving.contactpersonen:
            if contact.vervanger is not None:
                persoon = per_code[team.pk, contact.code]
                persoon.vervanger = per_code[team.pk, contact.vervanger]
                vervangen.append(persoon)
    Contactpersoon.objects.bulk_update(vervangen, ["vervanger"])
    reapply(opgeslagen)
