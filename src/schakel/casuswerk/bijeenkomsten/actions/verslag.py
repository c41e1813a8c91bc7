"""The deeds on the minutes: a line for whom it may be read, and the end of the first part of a session."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.bijeenkomsten import permissions
from schakel.casuswerk.bijeenkomsten.actions.bewaren import _hold, _pack
from schakel.casuswerk.bijeenkomsten.models import Bijeenkomst, Genodigde, Verslagregel
from schakel.casuswerk.bijeenkomsten.rules import kringen as rules
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import Bijeenkomstsoort, Bijeenkomstvorm
from schakel.casuswerk.bijeenkomsten.rules.kringen import Deel, Gesprek, Kring, Regelsoort
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling


@transaction.atomic
def write_regel(
    handeling: Handeling,
    *,
    bijeenkomst: Bijeenkomst,
    soort: Regelsoort,
    kring: Kring,
    tekst: str,
    wie: int | None = None,
    deel: Deel = Deel.VEILIGHEID,
    uiterlijk: date | None = None,
    gesprek: Gesprek | None = None,
) -> Verslagregel:
    """
    Add a line to the minutes: how somebody sees it, a decision, or who does what; and who may read it.
    Who goes round hears each apart: `gesprek` says when and where; without it, the moment of now counts.

    :raises NotAllowed: if the matrix does not let the actor record
    :raises NotFound: if nobody with this place belongs to the meeting
    :raises InvalidInput: if it says nothing, is of nobody, was said later than now, or help comes before safety
    :raises NotPossible: if it was called off
    """
    permissions.check_can_in(handeling, "bijeenkomst", "wijzigen", dossier=bijeenkomst.dossier_id)
    rij = _hold(handeling, bijeenkomst)
    rules.check_line(
        soort=soort,
        tekst=tekst,
        heeft_wie=wie is not None,
        deel=deel,
        is_sessie=rij.soort == Bijeenkomstsoort.SESSIE,
        veilig_besproken=rij.veiligheid_op is not None,
    )
    if wie is not None and not Genodigde.objects.visible_to(handeling).filter(pk=wie, bijeenkomst=rij).exists():
        raise NotFound
    rond = rij.vorm == Bijeenkomstvorm.ROND and soort is Regelsoort.BEELD
    apart = rules.told_apart(gesprek, nu=handeling.moment, rond=rond)
    regel = Verslagregel.objects.create(
        dossier_id=rij.dossier_id,
        bijeenkomst=rij,
        soort=soort.value,
        deel=deel.value,
        kring=kring.value,
        wie_id=wie,
        uiterlijk=uiterlijk,
        inhoud=_pack(handeling, rij.dossier, {"tekst": tekst, **apart}),
        team_id=handeling.team or 0,
        vastgelegd_op=handeling.moment,
        vastgelegd_door_id=handeling.wie or 0,
    )
    _tell(handeling, rij, "bijeenkomst.aangevuld", regel=soort.value, deel=deel.value)
    return regel


@transaction.atomic
def narrow_regel(handeling: Handeling, *, regel: Verslagregel, kring: Kring) -> Verslagregel:
    """
    Let fewer people read a line than before; a copy that was handed out already is not called back by it.

    :raises NotAllowed: if the matrix does not let the actor record
    :raises NotPossible: if it is for no fewer people
    """
    permissions.check_can_in(handeling, "bijeenkomst", "wijzigen", dossier=regel.dossier_id)
    rij = _hold(handeling, regel.bijeenkomst)
    nu = Verslagregel.objects.visible_to(handeling).filter(pk=regel.pk, bijeenkomst=rij).first()
    if nu is None:
        raise NotFound
    if kring not in rules.narrower(Kring(nu.kring)):
        raise NotPossible(_("Dat zijn niet minder mensen. Kies een kleinere groep."))
    if kring is Kring.REGIE and nu.team_id != handeling.team:
        permissions.check_leads(handeling, dossier=rij.dossier_id)
    nu.kring = kring.value
    nu.save(update_fields=["kring"])
    _tell(handeling, rij, "bijeenkomst.regel_beperkt", kring=kring.value)
    return nu


@transaction.atomic
def link_belofte(handeling: Handeling, *, regel: Verslagregel, belofte: UUID) -> Verslagregel:
    """
    Record which promise of the plan was made of what somebody said they would do; a line makes one promise.

    :raises NotAllowed: if the matrix does not let the actor record
    :raises NotPossible: if it is no such line, or a promise was made of it already
    """
    permissions.check_can_in(handeling, "bijeenkomst", "wijzigen", dossier=regel.dossier_id)
    rij = _hold(handeling, regel.bijeenkomst)
    nu = Verslagregel.objects.visible_to(handeling).filter(pk=regel.pk, bijeenkomst=rij).first()
    if nu is None:
        raise NotFound
    if nu.soort != Regelsoort.AFSPRAAK or nu.belofte is not None:
        raise NotPossible(_("Hiervan is al een belofte gemaakt."))
    nu.belofte = belofte
    nu.save(update_fields=["belofte"])
    _tell(handeling, rij, "bijeenkomst.afspraak_beloofd")
    return nu


@transaction.atomic
def conclude_safety(handeling: Handeling, *, bijeenkomst: Bijeenkomst) -> Bijeenkomst:
    """
    Say that safety was discussed first; from now on help for each member can be discussed.

    :raises NotAllowed: if the matrix does not let the actor record
    :raises NotPossible: if nothing about safety stands there, this was said already, or it is no session
    """
    permissions.check_can_in(handeling, "bijeenkomst", "wijzigen", dossier=bijeenkomst.dossier_id)
    rij = _hold(handeling, bijeenkomst)
    if rij.soort != Bijeenkomstsoort.SESSIE or rij.veiligheid_op is not None:
        raise NotPossible(_("Dit is al vastgelegd."))
    staat = Verslagregel.objects.visible_to(handeling).filter(bijeenkomst=rij, deel=Deel.VEILIGHEID.value)
    if not staat.exists():
        raise NotPossible(_("Er staat nog niets over de veiligheid. Schrijf dat eerst op."))
    rij.veiligheid_op = handeling.moment
    rij.save(update_fields=["veiligheid_op"])
    _tell(handeling, rij, "bijeenkomst.veiligheid_besproken")
    return rij


def _tell(handeling: Handeling, rij: Bijeenkomst, gebeurd: str, **codes: str) -> None:
    dossiers.note(handeling, gebeurd, dossier=rij.dossier_id, onderwerp=("bijeenkomst", rij.pk), codes=codes)
