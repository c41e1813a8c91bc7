"""Deeds of people in a judgement that are named by their public id, as a page sends them."""

from uuid import UUID

from django.db import transaction

from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.beoordelingen import permissions
from schakel.casuswerk.beoordelingen.actions.meebeslissen import ask_meebeslissen
from schakel.casuswerk.beoordelingen.actions.terugkoppelen import give_terugkoppeling
from schakel.casuswerk.beoordelingen.models import Beoordeling, Besluit, Meebeslissing, Terugkoppeling
from schakel.casuswerk.beoordelingen.queries import antwoorden as antwoordzicht
from schakel.casuswerk.beoordelingen.rules import Inhoud, Terugkoppelmoment
from schakel.casuswerk.beoordelingen.rules.meebeslissen import Functie
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.personen.models import Dossierpersoon, Kindcontact
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling


@transaction.atomic
def hear_persoon(
    handeling: Handeling, *, beoordeling: Beoordeling, persoon: UUID, tekst: str = "", niet_gesproken_reden: str = ""
) -> Dossierpersoon:
    """
    This function will record what somebody in this judgement says and wants, or why they were not spoken.

    :raises NotAllowed: if the actor may not judge
    :raises NotFound: if the person does not stand in the melding
    :raises InvalidInput: if there is neither
    """
    permissions.check_can_change(handeling)
    return personen.record_stem(
        handeling,
        dossier=beoordeling.dossier_id,
        persoon=_person(handeling, beoordeling, persoon),
        tekst=tekst,
        niet_gesproken_reden=niet_gesproken_reden,
    )


@transaction.atomic
def meet_kind(
    handeling: Handeling, *, beoordeling: Beoordeling, persoon: UUID, wat: str, met_wie: str = ""
) -> Kindcontact:
    """
    This function will record that a child in this judgement was seen or spoken now.

    :raises NotAllowed: if the actor may not judge
    :raises NotFound: if the child does not stand in the melding
    """
    permissions.check_can_change(handeling)
    return personen.record_kindcontact(
        handeling,
        dossier=beoordeling.dossier_id,
        persoon=_person(handeling, beoordeling, persoon),
        gezien=True,
        gesproken=wat == "gesproken",
        op=handeling.moment,
        door=handeling.wie or 0,
        met_wie=met_wie,
    )


@transaction.atomic
def ask_by_name(
    handeling: Handeling, *, beoordeling: Beoordeling, functie: Functie, medewerker: str = ""
) -> Meebeslissing:
    """
    This function will ask a colleague to judge along, named by public id or by capacity alone.

    :raises NotAllowed: if the actor may not judge
    :raises NotFound: if there is no such colleague
    """
    wie = _employee(medewerker)
    return ask_meebeslissen(handeling, beoordeling=beoordeling, functie=functie, medewerker=wie)


@transaction.atomic
def tell_melder(
    handeling: Handeling,
    *,
    besluit: Besluit,
    moment: Terugkoppelmoment,
    stappen: list[str],
    kanaal: str,
    geen_reden: str,
    toelichting: str,
    tweede_lezer: str,
) -> Terugkoppeling:
    """
    This function will record the feedback as a page sends it.

    :raises NotAllowed: if the actor may not tell the reporter
    :raises InvalidInput: with each fault at its field
    :raises NotPossible: if it is not a moment of this decision, or was done before
    """
    inhoud = Inhoud(tuple(stappen), kanaal, geen_reden, toelichting, _employee(tweede_lezer))
    return give_terugkoppeling(handeling, besluit=besluit, moment=moment, inhoud=inhoud)


def _person(handeling: Handeling, beoordeling: Beoordeling, publiek_id: UUID) -> int:
    for rij in antwoordzicht.personen_in(handeling, dossier=beoordeling.dossier_id):
        if rij.persoon.publiek_id == publiek_id:
            return rij.persoon_id
    raise NotFound


def _employee(publiek_id: str) -> int | None:
    if not publiek_id:
        return None
    gevonden = Medewerker.objects.filter(publiek_id=publiek_id, is_active=True).values_list("pk", flat=True).first()
    if gevonden is None:
        raise NotFound
    return int(gevonden)
