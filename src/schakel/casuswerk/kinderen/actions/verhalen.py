"""What a child tells: kept in its own words, and read by nobody else before the child allows it."""

from base64 import b64encode
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.kinderen import permissions
from schakel.casuswerk.kinderen.actions.bewaren import _child, _pack, _running, _tell
from schakel.casuswerk.kinderen.models import Kindverhaal
from schakel.casuswerk.kinderen.queries.kind import steps_in
from schakel.casuswerk.kinderen.rules.rechten import capped, next_change
from schakel.casuswerk.kinderen.rules.verhalen import VELDEN, Verhaalsoort, Zicht, check_verhaal
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import begin_van_dag, lokale_datum
from schakel.toolkit.afbeelding import clean_image


@transaction.atomic
def record_verhaal(
    handeling: Handeling,
    *,
    casus: Casus,
    persoon: UUID,
    soort: Verhaalsoort,
    teksten: Mapping[str, str],
    op: date,
    tekening: bytes = b"",
) -> Kindverhaal:
    """
    Keep what a child told or drew with one of the tools; only the own team sees it until the child allows more.

    Of a drawing only the picture is kept: nothing about who made it, when, where or with what.

    :raises NotAllowed: if the matrix does not let the actor record it
    :raises NotFound: if this child does not stand in the casus
    :raises InvalidInput: if it says nothing, the day is still to come, or the drawing is no image that we can keep
    :raises NotPossible: if the casus is closed
    """
    _running(handeling, casus.dossier_id)
    rij = _child(handeling, casus, persoon)
    check_verhaal(soort, teksten, op=op, vandaag=lokale_datum(handeling.moment), getekend=bool(tekening))
    beeldsoort, beeld = clean_image(tekening, veld="tekening") if tekening else ("", b"")
    woorden = {veld: teksten[veld].strip() for veld in VELDEN[soort] if teksten.get(veld, "").strip()}
    verhaal = Kindverhaal.objects.create(
        dossier_id=casus.dossier_id,
        persoon_id=rij.persoon_id,
        soort=soort.value,
        op=op,
        inhoud=_pack(handeling, casus.dossier, woorden),
        tekening=_pack(handeling, casus.dossier, {"beeld": b64encode(beeld).decode()}) if beeld else None,
        tekening_soort=beeldsoort,
        gemaakt_team_id=handeling.team or 0,
        gemaakt_door_id=handeling.wie or 0,
        vastgelegd_op=handeling.moment,
    )
    handeling.spoor.noteer("kindverhaal", dossier=casus.dossier_id, personen=[persoon], actie="C")
    # Which tool it was, only the team that heard it knows.
    _tell(handeling, "kind.vertelde", dossier=casus.dossier_id, onderwerp=("persoon", rij.persoon_id))
    return verhaal


@transaction.atomic
def set_permission(handeling: Handeling, *, verhaal: Kindverhaal, zicht: Zicht, tot: date | None = None) -> Kindverhaal:
    """
    Record whom the child allows to read its words from now on, and until when; taken back, it holds at once.

    A yes counts no longer than until the birthday on which rights change: then the child is asked again. What is taken
    back, can be taken back always (withdraw_permission).

    :raises NotAllowed: if another team heard the child, or the matrix does not let the actor record it
    :raises InvalidInput: if the day has been
    :raises NotPossible: if the casus is closed
    """
    if zicht is Zicht.NIEMAND:
        return withdraw_permission(handeling, verhaal=verhaal)
    _running(handeling, verhaal.dossier_id)
    permissions.check_own_story(handeling, team=verhaal.gemaakt_team_id)
    dag = lokale_datum(handeling.moment)
    if tot is not None and tot <= dag:
        raise InvalidInput({"tot": [_("Kies een dag na vandaag.")]})
    rij = Kindverhaal.objects.visible_to(handeling).select_for_update(of=("self",)).filter(pk=verhaal.pk)
    gevonden = rij.defer("tekening").select_related("persoon", "dossier").first()
    if gevonden is None:
        raise NotFound
    stappen = steps_in(handeling, regio=gevonden.dossier.regio)
    einde = capped(begin_van_dag(tot) if tot else None, next_change(gevonden.persoon.geboortedatum, dag, stappen))
    gevonden.zicht, gevonden.zicht_door_id = zicht.value, handeling.wie
    gevonden.zicht_vanaf, gevonden.zicht_tot = handeling.moment, einde
    gevonden.save(update_fields=["zicht", "zicht_vanaf", "zicht_tot", "zicht_door"])
    handeling.spoor.noteer(
        "kindverhaal", dossier=gevonden.dossier_id, personen=[gevonden.persoon.publiek_id], actie="U"
    )
    _tell(
        handeling,
        "kind.toestemming_gegeven",
        dossier=gevonden.dossier_id,
        onderwerp=("persoon", gevonden.persoon_id),
        zicht=zicht.value,
    )
    return gevonden


@transaction.atomic
def withdraw_permission(handeling: Handeling, *, verhaal: Kindverhaal) -> Kindverhaal:
    """
    Let nobody read the words of a child any more but the team that heard it; a child may always change its mind.

    Also after closing, and by who directs or answers when the team that heard the child is there no longer.

    :raises NotAllowed: if the actor's team neither heard the child nor leads, or the matrix does not grant it
    """
    permissions.check_can_after(handeling, "kind", "wijzigen", dossier=verhaal.dossier_id)
    dossiers.hold(handeling, dossier=verhaal.dossier_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT kindverhaal_terug(%s)", [verhaal.publiek_id])
        (gedaan,) = cursor.fetchone()
    if not gedaan:
        raise NotAllowed(_("Alleen het team dat met het kind sprak, of dat de regie heeft, legt dit vast."))
    verhaal.zicht, verhaal.zicht_vanaf, verhaal.zicht_tot = Zicht.NIEMAND.value, None, None
    personen = [verhaal.persoon.publiek_id]
    handeling.spoor.noteer("kindverhaal", dossier=verhaal.dossier_id, personen=personen, actie="U")
    onderwerp = ("persoon", verhaal.persoon_id)
    _tell(handeling, "kind.toestemming_ingetrokken", dossier=verhaal.dossier_id, onderwerp=onderwerp)
    return verhaal
