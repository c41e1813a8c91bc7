"""Professionals who are consulted in an investigation: a source, with or without consent."""

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.kluis import actions as kluis
from schakel.casuswerk.beoordelingen import permissions
from schakel.casuswerk.beoordelingen.models import Informantgesprek, Onderzoek
from schakel.casuswerk.beoordelingen.rules import OnderzoekStatus
from schakel.casuswerk.beoordelingen.rules.informanten import Informant, check_informant
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.personen import queries as personen
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

# About somebody something was told by a new source: that one must hear it.
BRON = "persoon.bron_gehoord"


@transaction.atomic
def consult_professional(handeling: Handeling, *, onderzoek: Onderzoek, informant: Informant) -> Informantgesprek:
    """
    This function will record what a professional told, with consent of the household or why without it.

    Each about whom something was told hears what is kept of it, within the time of the law.

    :raises NotAllowed: if the actor may not investigate
    :raises InvalidInput: with each fault at its field
    :raises NotPossible: if it does not run
    """
    permissions.check_can_change(handeling)
    status = Onderzoek.objects.visible_to(handeling).filter(pk=onderzoek.pk).values_list("status", flat=True).first()
    if status != OnderzoekStatus.LOPEND:
        raise NotPossible(_("Dit loopt niet. Er kan geen gesprek meer bij."))
    mensen = {rij.persoon_id for rij in personen.personen_of(handeling, dossier=onderzoek.dossier_id)}
    check_informant(informant, vandaag=lokale_datum(handeling.moment), mensen=mensen)
    gesprek = Informantgesprek.objects.create(
        dossier_id=onderzoek.dossier_id,
        onderzoek=onderzoek,
        op=informant.op,
        toestemming=informant.toestemming,
        inhoud=kluis.freeze(
            handeling,
            dossier=onderzoek.dossier_id,
            onderwerp=onderzoek.dossier.publiek_id,
            inhoud=dict(informant.as_json()),
        ),
        vastgelegd_op=handeling.moment,
        vastgelegd_door_id=handeling.wie,
    )
    dossiers.note(
        handeling,
        "onderzoek.beroepskracht_gesproken",
        dossier=onderzoek.dossier_id,
        onderwerp=("informantgesprek", gesprek.pk),
        codes={"toestemming": informant.toestemming},
    )
    teams = {"zender": handeling.team} if handeling.team else {}
    for persoon in dict.fromkeys(informant.over):
        onderwerp, codes = ("persoon", persoon), {"gesprek": gesprek.pk}
        dossiers.note(
            handeling, BRON, dossier=onderzoek.dossier_id, onderwerp=onderwerp, codes=codes, teams=teams
        )  # fmt: skip
    return gesprek
