"""From advies to melding and back: always with who decided, why, and where it came from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.adviezen import actions as adviezen
from schakel.casuswerk.adviezen.models import Advies
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.meldingen import permissions, rules
from schakel.casuswerk.meldingen.actions.registreren import register_melding
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import Meldingbericht, MeldingStatus
from schakel.kernel.errors import InvalidInput, NotFound
from schakel.kernel.handeling import Handeling


@transaction.atomic
def register_from_advies(handeling: Handeling, *, advies: Advies, bericht: Meldingbericht, reden: str) -> Melding:
    """
    Make a melding of what began as an advies: a new record, to which the advies points; nothing is copied from it.

    :raises NotAllowed: if the actor may not convert
    :raises NotPossible: if the advies became a melding before
    :raises InvalidInput: if there is no reason
    """
    melding = register_melding(handeling, bericht=replace(bericht, uit_advies=advies.publiek_id))
    adviezen.mark_omgezet(handeling, advies=advies, melding=melding.publiek_id, reden=reden)
    dossiers.note(
        handeling, "advies.omgezet", dossier=melding.dossier_id, onderwerp=("melding", melding.pk),
        codes={"advies": advies.pk},
    )  # fmt: skip
    return melding


@transaction.atomic
def register_received(handeling: Handeling, *, bericht: Meldingbericht) -> Melding:
    """
    Register what the door took in, whether it began as an advies or not; a repeat returns the melding that was made.

    :raises NotAllowed: if the actor may not register meldingen
    """
    advies = None
    if bericht.uit_advies is not None:
        open_ = Advies.objects.visible_to(handeling).filter(publiek_id=bericht.uit_advies, status="GEGEVEN")
        advies = open_.first()
    if advies is None:
        return register_melding(handeling, bericht=bericht)
    reden = bericht.advies_reden or _("De vrager wil dat Veilig Thuis iets doet.")
    return register_from_advies(handeling, advies=advies, bericht=bericht, reden=reden)


@transaction.atomic
def convert_to_advies(
    handeling: Handeling,
    *,
    melding: Melding,
    reden: str,
    tekst: str = "",
    gegeven_advies: str = "",
    aanleidingen: Sequence[str] = (),
    gegeven_op: datetime | None = None,
    schoonmaken: bool = False,
) -> Advies:
    """
    Conclude a melding as an advies: the names stay in the closed dossier of the melding, the advies holds none.

    :raises NotAllowed: if the actor may not convert
    :raises NotPossible: if the melding is judged or closed
    :raises InvalidInput: if there is no reason, or a text holds a name
    """
    permissions.check_can_convert(handeling)
    if not reden.strip():
        raise InvalidInput({"reden": [_("Schrijf in een zin waarom dit een advies wordt.")]})
    nu = (
        Melding.objects.visible_to(handeling)
        .select_for_update(of=("self",))
        .select_related("dossier")
        .filter(pk=melding.pk)
    )
    gevonden = nu.first()
    if gevonden is None:
        raise NotFound
    rules.check_transition(gevonden.status, MeldingStatus.OMGEZET)
    advies = adviezen.give_advies(
        handeling, hoedanigheid=melding.hoedanigheid or melding.rol_melder or "41", tekst=tekst,
        gegeven_advies=gegeven_advies, aanleidingen=list(aanleidingen) or melding.aanleidingen,
        vormen=melding.vormen, gemeente=melding.gemeente, kanaal=melding.kanaal,
        gegeven_op=gegeven_op or handeling.moment, uit_melding=melding.publiek_id, regio=gevonden.dossier.regio,
        schoonmaken=schoonmaken,
    )  # fmt: skip
    melding.status, melding.advies, melding.omgezet_op = MeldingStatus.OMGEZET, advies.publiek_id, handeling.moment
    melding.omgezet_door, melding.omgezet_reden = handeling.wie, reden.strip()[:300]
    melding.save(update_fields=["status", "advies", "omgezet_op", "omgezet_door", "omgezet_reden"])
    handeling.spoor.noteer("melding", dossier=melding.dossier_id, actie="U")
    dossiers.close_dossier(handeling, dossier=melding.dossier_id, soort="melding.omgezet", codes={"advies": advies.pk})
    return advies
