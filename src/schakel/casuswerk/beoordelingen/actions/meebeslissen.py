"""Another qualified person judges along: asked, answered, and bound to the answers that were there then."""

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.kluis import actions as kluis
from schakel.casuswerk.beoordelingen import permissions, rules
from schakel.casuswerk.beoordelingen.actions.openhouden import _hold_open
from schakel.casuswerk.beoordelingen.models import Beoordeling, Meebeslissing, Onderzoek
from schakel.casuswerk.beoordelingen.queries import antwoorden as antwoordzicht
from schakel.casuswerk.beoordelingen.queries import meebeslissers
from schakel.casuswerk.beoordelingen.rules import BeoordelingStatus, OnderzoekStatus
from schakel.casuswerk.beoordelingen.rules.inhoud import words
from schakel.casuswerk.beoordelingen.rules.meebeslissen import ROLLEN, Functie, Stem, check_other
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling


@transaction.atomic
def ask_meebeslissen(
    handeling: Handeling,
    *,
    beoordeling: Beoordeling,
    functie: Functie = Functie.COLLEGA,
    medewerker: int | None = None,
    onderzoek: Onderzoek | None = None,
    voorstel: str = "",
) -> Meebeslissing:
    """
    This function will ask a colleague by name, or anyone in a capacity, to judge along.

    About an investigation with what one wants to conclude: nobody agrees with what is not written down.

    :raises NotAllowed: if the actor may not judge
    :raises InvalidInput: if it is about an investigation and nothing is proposed
    :raises NotPossible: if it was concluded, or one asks oneself
    """
    permissions.check_can_change(handeling)
    if medewerker is not None and medewerker == handeling.wie:
        raise NotPossible(_("Vraag een ander om mee te beslissen."))
    if onderzoek is None:
        _hold_open(handeling, beoordeling)
    elif onderzoek.status != rules.OnderzoekStatus.LOPEND:
        raise NotPossible(_("Dit onderzoek loopt niet."))
    elif not voorstel.strip():
        raise InvalidInput({"voorstel": [_("Schrijf wat u wilt concluderen, per soort geweld, en waarom.")]})
    vraag = Meebeslissing.objects.create(
        dossier_id=beoordeling.dossier_id,
        beoordeling=beoordeling,
        onderzoek=onderzoek,
        functie=functie.value,
        gevraagd_aan_id=medewerker,
        gevraagd_op=handeling.moment,
        gevraagd_door=handeling.wie,
        voorstel=_frozen(handeling, beoordeling, voorstel) if voorstel.strip() else None,
    )
    if onderzoek is None and beoordeling.status == BeoordelingStatus.BEGONNEN:
        _move(beoordeling, BeoordelingStatus.VOORGELEGD)
    _note(handeling, vraag, "meebeslissing.gevraagd")
    return vraag


@transaction.atomic
def sign_off(
    handeling: Handeling,
    *,
    beoordeling: Beoordeling,
    stem: Stem = Stem.EENS,
    toelichting: str = "",
    onderzoek: Onderzoek | None = None,
    functie: Functie | None = None,
) -> Meebeslissing:
    """
    This function will record that another qualified person agrees, or does not and why.

    It answers the question that waits for this person, or stands by itself when nobody asked.

    :raises NotAllowed: if the role is not qualified, or not the one that was asked
    :raises InvalidInput: if somebody disagrees without a sentence
    :raises NotPossible: if it is the assessor, or it was concluded
    """
    permissions.check_can_join(handeling)
    if onderzoek is None:
        _hold_open(handeling, beoordeling)
        _check_role(handeling, beoordeling)
    else:
        _hold_running(handeling, onderzoek)
    if stem is Stem.ONEENS and not toelichting.strip():
        raise InvalidInput({"toelichting": [_("Schrijf in een zin waarom u het niet eens bent.")]})
    vraag = _question(handeling, beoordeling, onderzoek, functie)
    check_other(
        wie=handeling.wie,
        beoordelaars=_assessors(beoordeling, onderzoek),
        rol=handeling.rol,
        functie=Functie(vraag.functie),
    )
    vraag.stem, vraag.gegeven_op = stem.value, handeling.moment
    vraag.gegeven_door_id, vraag.gegeven_rol = handeling.wie, handeling.rol
    if toelichting.strip():
        vraag.toelichting = _frozen(handeling, beoordeling, toelichting)
    vraag.save()
    if onderzoek is None:
        _follow(beoordeling, stem)
    _note(handeling, vraag, "meebeslissing.gegeven")
    return vraag


def _frozen(handeling: Handeling, beoordeling: Beoordeling, tekst: str) -> bytes:
    return kluis.freeze(
        handeling,
        dossier=beoordeling.dossier_id,
        onderwerp=beoordeling.dossier.publiek_id,
        inhoud=words(tekst),
    )


def _hold_running(handeling: Handeling, onderzoek: Onderzoek) -> None:
    """Keep whoever ends the investigation waiting; a voice after its end would change nothing and say otherwise."""
    dossiers.hold(handeling, dossier=onderzoek.dossier_id)
    onderzoek.refresh_from_db()
    if onderzoek.status != OnderzoekStatus.LOPEND:
        raise NotPossible(_("Dit onderzoek loopt niet. Uw oordeel kan er niet meer bij."))


def _question(
    handeling: Handeling, beoordeling: Beoordeling, onderzoek: Onderzoek | None, functie: Functie | None
) -> Meebeslissing:
    open_ = Meebeslissing.objects.visible_to(handeling).filter(
        beoordeling=beoordeling, onderzoek=onderzoek, stem="", vervallen_op=None
    )
    for vraag in open_.order_by("id"):
        eigen = vraag.gevraagd_aan_id in (None, handeling.wie)
        if eigen and (functie is None or vraag.functie == functie) and handeling.rol in ROLLEN[Functie(vraag.functie)]:
            return vraag
    return Meebeslissing(
        dossier_id=beoordeling.dossier_id,
        beoordeling=beoordeling,
        onderzoek=onderzoek,
        functie=(functie or Functie.COLLEGA).value,
        gevraagd_aan_id=handeling.wie,
        gevraagd_op=handeling.moment,
        gevraagd_door=handeling.wie,
    )


def _assessors(beoordeling: Beoordeling, onderzoek: Onderzoek | None) -> set[int | None]:
    if onderzoek is not None:
        return {onderzoek.begonnen_door_id}
    return {beoordeling.begonnen_door, beoordeling.bijgewerkt_door} - {None}


def _check_role(handeling: Handeling, beoordeling: Beoordeling) -> None:
    definitie = antwoordzicht.definitie_of(handeling, beoordeling=beoordeling)
    rollen = definitie.medebeoordeling_rollen
    if rollen and handeling.rol not in rollen:
        raise NotAllowed(_("Volgens deze vragenlijst kan uw rol niet meebeslissen."))


def _follow(beoordeling: Beoordeling, stem: Stem) -> None:
    """Who agrees closes the question; who does not, gives it back to whoever judges."""
    naar = BeoordelingStatus.MEEBESLIST if stem is Stem.EENS else BeoordelingStatus.BEGONNEN
    if beoordeling.status != naar:
        _move(beoordeling, naar)


def _move(beoordeling: Beoordeling, naar: BeoordelingStatus) -> None:
    rules.check_transition(BeoordelingStatus(beoordeling.status), naar)
    beoordeling.status = naar.value
    beoordeling.save(update_fields=["status"])


def _note(handeling: Handeling, vraag: Meebeslissing, soort: str) -> None:
    """Note it; about the end of an investigation, whoever can judge along gets a clock."""
    wacht = vraag.onderzoek is not None and not vraag.stem
    team = meebeslissers.team_of(handeling, vraag=vraag) if wacht else None
    dossiers.note(
        handeling,
        soort,
        dossier=vraag.dossier_id,
        onderwerp=("meebeslissing", vraag.pk),
        codes={
            "functie": vraag.functie,
            "stem": vraag.stem,
            "onderzoek": vraag.onderzoek_id or 0,
            "dienst": vraag.onderzoek.dienst if vraag.onderzoek is not None else "",
        },
        teams={"ontvanger": team} if team is not None else {},
    )
