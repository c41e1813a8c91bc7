"""The deeds on the help for one person: offer it, and each step after that."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.bijeenkomsten import permissions
from schakel.casuswerk.bijeenkomsten.actions.bewaren import _check_open, _pack, _unpack
from schakel.casuswerk.bijeenkomsten.models import Werklijn
from schakel.casuswerk.bijeenkomsten.queries.casus import kinds_of_help, offers_of_region, people_of
from schakel.casuswerk.bijeenkomsten.rules import werklijn as rules
from schakel.casuswerk.bijeenkomsten.rules.werklijn import WerklijnStatus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.kernel.errors import InvalidInput, NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

KOLOM = {
    WerklijnStatus.AANGEVRAAGD: "aangevraagd_op",
    WerklijnStatus.AANGENOMEN: "aangenomen_op",
    WerklijnStatus.GESTART: "gestart_op",
    WerklijnStatus.GEWEIGERD: "beeindigd_op",
    WerklijnStatus.GESTOPT: "beeindigd_op",
}


@transaction.atomic
def offer_werklijn(
    handeling: Handeling,
    *,
    dossier: Dossier,
    persoon: int,
    soort: str,
    op: date,
    wat: str = "",
    aanbod: int | None = None,
) -> Werklijn:
    """
    Offer one person an own line of work, of a kind that the region knows; `aanbod` is an offer of the ketenkaart.

    :raises NotAllowed: if the matrix does not let the actor offer
    :raises NotFound: if person or offer are not there
    :raises InvalidInput: if the kind is not for this person, the day lies ahead, or it says not what it is
    :raises NotPossible: if the casus is closed
    """
    permissions.check_can_in(handeling, "werklijn", "maken", dossier=dossier.pk)
    _check_open(dossier)
    wie = next((rij for rij in people_of(handeling, dossier=dossier.pk) if rij.persoon_id == persoon), None)
    gekozen = next((a for a in offers_of_region(handeling, dossier=dossier) if a.pk == aanbod), None)
    if wie is None or (aanbod is not None and gekozen is None):
        raise NotFound
    kan = {s.code for s in kinds_of_help(handeling, dossier=dossier) if not s.voor or wie.rol in s.voor}
    if soort not in kan:
        raise InvalidInput({"soort": [_("Deze hulp is niet voor deze persoon bedoeld. Kies een andere.")]})
    if gekozen is None and not wat.strip():
        raise InvalidInput({"wat": [_("Kies een aanbod van de ketenkaart, of schrijf wat u aanbiedt.")]})
    if op > lokale_datum(handeling.moment):
        raise InvalidInput({"op": [_("Kies een dag die al is geweest.")]})
    rij = Werklijn.objects.create(
        dossier=dossier,
        persoon_id=persoon,
        soort=soort,
        status=WerklijnStatus.AANGEBODEN.value,
        team_id=gekozen.team_id if gekozen else None,
        aanbod=gekozen.code if gekozen else "",
        aangeboden_op=op,
        inhoud=_pack(handeling, dossier, {"wat": wat}),
        vastgelegd_op=handeling.moment,
        vastgelegd_door_id=handeling.wie or 0,
    )
    _note(handeling, rij, wie.rol)
    return rij


@transaction.atomic
def move_werklijn(
    handeling: Handeling, *, werklijn: Werklijn, naar: WerklijnStatus, op: date, reden: str = ""
) -> Werklijn:
    """
    Record the next step of an own line of work: requested, accepted, started, refused or ended.

    :raises NotAllowed: if the matrix does not let the actor record
    :raises InvalidInput: if the day does not fit, or an end has no reason
    :raises NotPossible: if the step cannot be taken from here, or the casus is closed
    """
    permissions.check_can_in(handeling, "werklijn", "wijzigen", dossier=werklijn.dossier_id)
    rijen = Werklijn.objects.visible_to(handeling).filter(pk=werklijn.pk).select_related("dossier")
    rij = rijen.select_for_update(of=("self",)).first()
    if rij is None:
        raise NotFound
    _check_open(rij.dossier)
    rules.check_werklijn_transition(WerklijnStatus(rij.status), naar)
    vorige = max(d for d in (rij.aangeboden_op, rij.aangevraagd_op, rij.aangenomen_op, rij.gestart_op) if d)
    rules.check_step(naar=naar, op=op, vorige=vorige, vandaag=lokale_datum(handeling.moment), reden=reden)
    rij.status = naar.value
    setattr(rij, KOLOM[naar], op)
    if reden.strip():
        teksten = _unpack(handeling, rij.dossier, bytes(rij.inhoud))
        rij.inhoud = _pack(handeling, rij.dossier, {**teksten, "reden": reden})
    rij.save()
    rol = next((p.rol for p in people_of(handeling, dossier=rij.dossier_id) if p.persoon_id == rij.persoon_id), "")
    _note(handeling, rij, rol)
    return rij


def _note(handeling: Handeling, rij: Werklijn, rol: str) -> None:
    dossiers.note(
        handeling,
        f"werklijn.{rij.status.lower()}",
        dossier=rij.dossier_id,
        onderwerp=("werklijn", rij.pk),
        codes={"soort": rij.soort, "rol": rol, "persoon": rij.persoon_id},
    )
