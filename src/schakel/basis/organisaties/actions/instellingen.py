"""How do on-call rosters, municipal arrangements and dated settings get into the tables?"""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties import permissions
from schakel.basis.organisaties.actions.gebieden import areas_by_code, find_gebied
from schakel.basis.organisaties.models import Dienst, GemeenteRegeling, LokaleInstelling, Regio, Team
from schakel.basis.organisaties.rules import Dienstbeschrijving, Instellingbeschrijving, Regelingbeschrijving
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling


@transaction.atomic
def store_diensten(handeling: Handeling, *, regio: Regio, beschrijvingen: Sequence[Dienstbeschrijving]) -> None:
    """
    This function will replace the on-call roster of a region by this one.

    :raises NotAllowed: if the actor is not a functional administrator
    :raises NotFound: if a line names a team that is not known
    """
    permissions.check_can_store(handeling)
    codes = {beschrijving.team for beschrijving in beschrijvingen if beschrijving.team}
    teams = {team.code: team for team in Team.objects.filter(code__in=codes)}
    if onbekend := sorted(codes - set(teams)):
        raise NotFound(_("Het team %(code)s is niet bekend.") % {"code": onbekend[0]})
    regio.diensten.all().delete()
    Dienst.objects.bulk_create(
        [
            Dienst(
                regio=regio,
                code=beschrijving.code,
                team=teams[beschrijving.team] if beschrijving.team else None,
                functie=beschrijving.functie,
                weekdagen=list(beschrijving.weekdagen),
                van_uur=beschrijving.van_uur,
                tot_uur=beschrijving.tot_uur,
                telefoon=beschrijving.telefoon,
                openbaar=beschrijving.openbaar,
                volgorde=beschrijving.volgorde,
                geldig_van=beschrijving.periode.van,
                geldig_tot=beschrijving.periode.tot,
                bron=beschrijving.bron,
            )
            for beschrijving in beschrijvingen
        ]
    )
    handeling.spoor.noteer("dienst", actie="U")


@transaction.atomic
def store_regelingen(handeling: Handeling, *, regio: Regio, beschrijvingen: Sequence[Regelingbeschrijving]) -> None:
    """
    This function will replace the municipal arrangements of a region by these.

    :raises NotAllowed: if the actor is not a functional administrator
    :raises NotFound: if an arrangement names a municipality that is not there
    """
    permissions.check_can_store(handeling)
    bekend = areas_by_code(regio)
    GemeenteRegeling.objects.filter(gebied__regio=regio).delete()
    GemeenteRegeling.objects.bulk_create(
        [
            GemeenteRegeling(
                gebied=find_gebied(bekend, beschrijving.gemeente),
                code=beschrijving.code,
                omschrijving=beschrijving.omschrijving,
                veld=beschrijving.veld,
                geldig_van=beschrijving.periode.van,
                geldig_tot=beschrijving.periode.tot,
                bron=beschrijving.bron,
            )
            for beschrijving in beschrijvingen
        ]
    )
    handeling.spoor.noteer("gemeenteregeling", actie="U")


@transaction.atomic
def store_instellingen(handeling: Handeling, *, regio: Regio, beschrijvingen: Sequence[Instellingbeschrijving]) -> None:
    """
    This function will replace the dated settings of a region by these.

    :raises NotAllowed: if the actor is not a functional administrator
    """
    permissions.check_can_store(handeling)
    regio.lokale_instellingen.all().delete()
    LokaleInstelling.objects.bulk_create(
        [
            LokaleInstelling(
                regio=regio,
                sleutel=beschrijving.sleutel,
                waarde=beschrijving.waarde,
                geldig_van=beschrijving.periode.van,
                geldig_tot=beschrijving.periode.tot,
                bron=beschrijving.bron,
            )
            for beschrijving in beschrijvingen
        ]
    )
    handeling.spoor.noteer("lokale_instelling", actie="U")
