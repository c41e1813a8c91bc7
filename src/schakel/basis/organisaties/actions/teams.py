"""How do organisations and teams get into the tables?"""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties import permissions
from schakel.basis.organisaties.actions.gebieden import areas_by_code, find_gebied
from schakel.basis.organisaties.models import (
    Aanbod,
    Alias,
    Contactpersoon,
    Organisatie,
    Regio,
    Team,
    Werkgebied,
)
from schakel.basis.organisaties.rules import (
    Aliasbeschrijving,
    Contactbeschrijving,
    Organisatiebeschrijving,
    Teambeschrijving,
)
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling


def _check_herkomst(bestaand: Organisatie | Team | None, herkomst: str, code: str) -> None:
    if bestaand is not None and bestaand.herkomst != herkomst:
        raise NotPossible(
            _("De code %(code)s wordt al beschreven door %(herkomst)s.")
            % {"code": code, "herkomst": bestaand.herkomst or _("een andere bron")}
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
    for beschrijving in beschrijvingen:
        _check_herkomst(Organisatie.objects.filter(code=beschrijving.code).first(), herkomst, beschrijving.code)
        organisatie, _nieuw = Organisatie.objects.update_or_create(
            code=beschrijving.code,
            defaults={
                "herkomst": herkomst,
                "naam": beschrijving.naam,
                "soort": beschrijving.soort,
                "verbondenheid": beschrijving.verbondenheid,
                "doelgroepen": list(beschrijving.doelgroepen),
                "fasen": list(beschrijving.fasen),
                "rol_omschrijving": beschrijving.rol_omschrijving,
                "lijst": beschrijving.lijst,
                "geldig_van": beschrijving.periode.van,
                "geldig_tot": beschrijving.periode.tot,
                "bron": beschrijving.bron,
            },
        )
        _replace_aliassen(organisatie, beschrijving.aliassen)


def _replace_aliassen(organisatie: Organisatie, aliassen: Sequence[Aliasbeschrijving]) -> None:
    organisatie.aliassen.all().delete()
    Alias.objects.bulk_create(
        [
            Alias(
                organisatie=organisatie,
                naam=alias.naam,
                geldig_van=alias.periode.van,
                geldig_tot=alias.periode.tot,
                bron=alias.bron,
            )
            for alias in aliassen
        ]
    )


def _check_team(beschrijving: Teambeschrijving, herkomst: str) -> Organisatie:
    organisatie = Organisatie.objects.filter(code=beschrijving.organisatie).first()
    if organisatie is None:
        raise NotFound(_("De organisatie %(code)s is niet bekend.") % {"code": beschrijving.organisatie})
    if beschrijving.aangesloten and not organisatie.ziet_casus:
        raise NotPossible(
            _("%(naam)s signaleert alleen en kan geen aangesloten team hebben.") % {"naam": organisatie.naam}
        )
    _check_herkomst(Team.objects.filter(code=beschrijving.code).first(), herkomst, beschrijving.code)
    return organisatie


@transaction.atomic
def store_team(handeling: Handeling, *, regio: Regio, beschrijving: Teambeschrijving) -> Team:
    """
    This function will store a team under its code, with its work area in this region, its offers and contact persons.

    :raises NotAllowed: if the actor is not a functional administrator
    :raises NotFound: if the organisation or an area is not there
    :raises NotPossible: if another folder describes the team, or its organisation only signals and never sees a casus
    """
    permissions.check_can_store(handeling)
    organisatie = _check_team(beschrijving, regio.code)
    team, _nieuw = Team.objects.update_or_create(
        code=beschrijving.code,
        defaults={
            "herkomst": regio.code,
            "naam": beschrijving.naam,
            "organisatie": organisatie,
            "soort": beschrijving.soort,
            "telefoon": beschrijving.telefoon,
            "aangesloten": beschrijving.aangesloten,
            "geldig_van": beschrijving.periode.van,
            "geldig_tot": beschrijving.periode.tot,
            "bron": beschrijving.bron,
        },
    )
    _replace_werkgebieden(team, regio, beschrijving)
    _replace_aanbod(team, beschrijving)
    _replace_contactpersonen(team, beschrijving.contactpersonen)
    return team


def _replace_werkgebieden(team: Team, regio: Regio, beschrijving: Teambeschrijving) -> None:
    bekend = areas_by_code(regio)
    team.werkgebieden.filter(gebied__regio=regio).delete()
    Werkgebied.objects.bulk_create(
        [
            Werkgebied(
                team=team,
                gebied=find_gebied(bekend, werkgebied.gebied),
                doelgroep=werkgebied.doelgroep,
                geldig_van=werkgebied.periode.van,
                geldig_tot=werkgebied.periode.tot,
                bron=werkgebied.bron,
            )
            for werkgebied in beschrijving.werkgebieden
        ]
    )


def _replace_aanbod(team: Team, beschrijving: Teambeschrijving) -> None:
    team.aanbod.all().delete()
    Aanbod.objects.bulk_create(
        [
            Aanbod(
                team=team,
                code=aanbod.code,
                naam=aanbod.naam,
                fase=aanbod.fase,
                doelgroep=aanbod.doelgroep,
                plaatsen=aanbod.plaatsen,
                geldig_van=aanbod.periode.van,
                geldig_tot=aanbod.periode.tot,
                bron=aanbod.bron,
            )
            for aanbod in beschrijving.aanbod
        ]
    )


def _replace_contactpersonen(team: Team, contactpersonen: Sequence[Contactbeschrijving]) -> None:
    team.contactpersonen.all().delete()
    opgeslagen = {
        contact.code: Contactpersoon.objects.create(
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
        for contact in contactpersonen
    }
    for contact in contactpersonen:
        if contact.vervanger is not None:
            persoon = opgeslagen[contact.code]
            persoon.vervanger = opgeslagen[contact.vervanger]
            persoon.save(update_fields=["vervanger"])
