"""How do people give a colour, name what needs work, and keep the actions that follow?"""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.sturing.visie import permissions
from schakel.sturing.visie.models import Actie, Actienotitie, Focuspunt, Kleuroordeel, Raadsvraag
from schakel.sturing.visie.queries.indicatoren import proposal_for
from schakel.sturing.visie.queries.kern import check_principle, lock_row, need_version, today, visie_of
from schakel.sturing.visie.rules.kleur import Kleur
from schakel.sturing.visie.rules.standen import NOG_TE_DOEN, Actiestatus, Vraagsoort, check_transition


@transaction.atomic
def judge(
    handeling: Handeling, *, uitgangspunt: int, van: date, tot: date, kleur: str, reden: str,
    constante_aandacht: bool = False,
) -> Kleuroordeel:  # fmt: skip
    """
    This function will record the colour that a person gives a principle, beside what the figures propose now.

    It is dated when it is given: a colour of the past is never made up afterwards.

    :raises NotAllowed: if the actor may not judge
    :raises InvalidInput: if there is no reason, or the period has not begun
    """
    permissions.check_can_judge(handeling)
    check_principle(handeling, uitgangspunt)
    if not reden.strip():
        raise InvalidInput({"reden": [_("Schrijf op waarom u deze kleur geeft.")]})
    if kleur not in set(Kleur):
        raise InvalidInput({"kleur": [_("Kies een kleur.")]})
    versie = need_version(handeling)
    if van > today(handeling) or van < versie.geldig_van:
        raise InvalidInput({"van": [_("Kies een periode die begonnen is, binnen de looptijd van de visie.")]})
    voorstel = proposal_for(handeling, versie=versie, uitgangspunt=uitgangspunt, van=van, tot=tot)
    oordeel = Kleuroordeel.objects.create(
        versie=versie,
        uitgangspunt=uitgangspunt,
        van=van,
        tot=tot,
        kleur=kleur,
        reden=reden.strip(),
        constante_aandacht=constante_aandacht,
        voorstel=voorstel.kleur or "",
        cijfers=list(voorstel.zinnen),
        op=handeling.moment,
        door_id=permissions.acting_person(handeling),
    )
    handeling.spoor.noteer("visie", actie="C")
    return oordeel


@transaction.atomic
def add_focus(handeling: Handeling, *, uitgangspunt: int, tekst: str) -> Focuspunt:
    """
    This function will name what needs work at a principle.

    :raises NotAllowed: if the actor does not keep the vision
    """
    permissions.check_can_steer(handeling)
    check_principle(handeling, uitgangspunt)
    handeling.spoor.noteer("visie", actie="C")
    return Focuspunt.objects.create(
        visie=visie_of(handeling), uitgangspunt=uitgangspunt, tekst=tekst, vastgelegd_op=handeling.moment
    )


@transaction.atomic
def add_action(
    handeling: Handeling, *, focuspunt: UUID, titel: str, eigenaar: str, termijn: date, indicator: str = ""
) -> Actie:
    """
    This function will add an action to a focus point: who does what by when.

    :raises NotAllowed: if the actor does not keep the vision
    :raises InvalidInput: if the day has passed
    :raises NotPossible: if the focus point was closed
    """
    permissions.check_can_steer(handeling)
    punt = lock_row(handeling, Focuspunt, focuspunt)
    if punt.afgesloten_op is not None:
        raise NotPossible(_("Dit focuspunt is afgesloten."))
    if termijn < today(handeling):
        raise InvalidInput({"termijn": [_("Kies een dag die nog komt.")]})
    handeling.spoor.noteer("visie", actie="C")
    return Actie.objects.create(
        visie_id=punt.visie_id,
        focuspunt=punt,
        titel=titel,
        eigenaar=eigenaar,
        begin=today(handeling),
        termijn=termijn,
        indicator=indicator,
    )


@transaction.atomic
def note_progress(handeling: Handeling, *, actie: UUID, tekst: str, naar: str = "", eigenaar: str = "") -> None:
    """
    This function will note how an action goes, and let it go to another state when that is said.

    :raises NotAllowed: if the actor does not keep the vision
    :raises NotPossible: if the action cannot go to that state now
    """
    permissions.check_can_steer(handeling)
    rij = lock_row(handeling, Actie, actie)
    if naar:
        check_transition(Actiestatus(rij.status), Actiestatus(naar))
        rij.status = naar
    rij.eigenaar = eigenaar or rij.eigenaar
    rij.save(update_fields=["status", "eigenaar"])
    Actienotitie.objects.create(actie=rij, tekst=tekst, naar=naar, op=handeling.moment, door_id=handeling.wie)
    handeling.spoor.noteer("visie", actie="U")


@transaction.atomic
def close_focus(handeling: Handeling, *, focuspunt: UUID) -> None:
    """
    This function will close a focus point of which every action is done or stopped.

    :raises NotAllowed: if the actor does not keep the vision
    :raises NotPossible: if an action is still to be done
    """
    permissions.check_can_steer(handeling)
    punt = lock_row(handeling, Focuspunt, focuspunt)
    if punt.acties.filter(status__in=[s.value for s in NOG_TE_DOEN]).exists():
        raise NotPossible(_("Er is nog een actie te doen voor dit focuspunt."))
    punt.afgesloten_op = handeling.moment
    punt.save(update_fields=["afgesloten_op"])
    handeling.spoor.noteer("visie", actie="U")


@transaction.atomic
def add_question(
    handeling: Handeling, *, soort: str, titel: str, orgaan: str, nummer: str = "", op: date | None = None,
    uitgangspunt: int | None = None, eigenaar: str = "", uiterlijk: date | None = None,
) -> Raadsvraag:  # fmt: skip
    """
    This function will keep a motion, promise or question of a council until it is answered.

    :raises NotAllowed: if the actor does not keep the vision
    """
    permissions.check_can_steer(handeling)
    if uitgangspunt is not None:
        check_principle(handeling, uitgangspunt)
    handeling.spoor.noteer("visie", actie="C")
    return Raadsvraag.objects.create(
        visie=visie_of(handeling), soort=Vraagsoort(soort), titel=titel, orgaan=orgaan, nummer=nummer, op=op,
        uitgangspunt=uitgangspunt, eigenaar=eigenaar, uiterlijk=uiterlijk,
    )  # fmt: skip


@transaction.atomic
def answer_question(handeling: Handeling, *, raadsvraag: UUID, antwoord: str, afgedaan: bool = False) -> None:
    """
    This function will write the answer to a question of a council, and close it when it is done.

    :raises NotAllowed: if the actor does not keep the vision
    :raises NotPossible: if it was closed
    """
    permissions.check_can_steer(handeling)
    rij = lock_row(handeling, Raadsvraag, raadsvraag)
    if rij.afgedaan_op is not None:
        raise NotPossible(_("Deze vraag is al afgedaan."))
    rij.antwoord = antwoord
    rij.afgedaan_op = handeling.moment if afgedaan else None
    rij.save(update_fields=["antwoord", "afgedaan_op"])
    handeling.spoor.noteer("visie", actie="U")
