"""Who guards the meldcode, what does an organisation say of it, and how does a shortfall climb?"""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties.models import Organisatie, Team
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.deskundigheid import permissions
from schakel.sturing.deskundigheid.actions.leren import raise_alarm
from schakel.sturing.deskundigheid.models import (
    Aandachtsfunctionaris,
    Collegavraag,
    Meldcodestand,
    Meldcodetrede,
)
from schakel.sturing.deskundigheid.queries import meldcode as queries
from schakel.sturing.deskundigheid.queries.functionarissen import places
from schakel.sturing.deskundigheid.rules.meldcode import ONDERDEELNAMEN, Trede, check_climb

# A place is filled again within so many days (own knowledge, not verified: no text of the region says so).
VACATURE_DAGEN = 30


@transaction.atomic
def appoint_functionaris(
    handeling: Handeling,
    *,
    organisatie: int,
    naam: str,
    vanaf: date,
    team: int | None = None,
    gemeente: str = "",
    medewerker: int | None = None,
    vervanger: str = "",
    vervanger_medewerker: int | None = None,
    opgeleid_op: date | None = None,
) -> Aandachtsfunctionaris:
    """
    This function will keep who guards the meldcode at a place; whoever held it until then, ends on that day.

    :raises NotAllowed: if the actor neither steers nor works at this organisation
    :raises NotFound: if there is no such organisation, or the team is not of it
    :raises InvalidInput: if officer and deputy are one person, or it would begin before the one that runs
    """
    permissions.check_can_appoint(handeling, organisatie, gemeente)
    if team is not None and not Team.objects.filter(pk=team, organisatie_id=organisatie).exists():
        raise NotFound
    if medewerker is not None and medewerker == vervanger_medewerker:
        raise InvalidInput({"vervanger": [_("Een vervanger is iemand anders.")]})
    plek = Aandachtsfunctionaris.objects.filter(organisatie_id=organisatie, gemeente=gemeente)
    plek = plek.filter(team=None) if team is None else plek.filter(team_id=team)
    lopend = plek.filter(geldig_tot=None).select_for_update().first()
    if lopend is not None:
        if vanaf <= lopend.geldig_van:
            raise InvalidInput({"vanaf": [_("Kies een dag na het begin van wie het nu is.")]})
        lopend.geldig_tot = vanaf
        lopend.save(update_fields=["geldig_tot"])
    rij = Aandachtsfunctionaris.objects.create(
        organisatie_id=organisatie,
        team_id=team,
        gemeente=gemeente,
        naam=naam.strip(),
        medewerker_id=medewerker,
        vervanger=vervanger.strip(),
        vervanger_medewerker_id=vervanger_medewerker,
        opgeleid_op=opgeleid_op,
        geldig_van=vanaf,
    )
    handeling.spoor.noteer("meldcode", actie="C")
    return rij


@transaction.atomic
def end_functionaris(handeling: Handeling, *, functionaris: UUID, per: date) -> None:
    """
    This function will end who guards the meldcode at a place; the team hears that the place is empty.

    :raises NotAllowed: if the actor neither steers nor works at this organisation
    :raises NotFound: if nobody with this number guards it now
    :raises InvalidInput: if the day lies before the first
    """
    rij = Aandachtsfunctionaris.objects.select_for_update().filter(publiek_id=functionaris, geldig_tot=None).first()
    if rij is None:
        raise NotFound
    permissions.check_can_appoint(handeling, rij.organisatie_id, rij.gemeente)
    if per <= rij.geldig_van:
        raise InvalidInput({"per": [_("Kies een dag na het begin.")]})
    rij.geldig_tot = per
    rij.save(update_fields=["geldig_tot"])
    if rij.team_id is not None:
        _tell_vacancy(handeling, rij.team_id)
    handeling.spoor.noteer("meldcode", actie="U")


@transaction.atomic
def raise_vacancies(handeling: Handeling) -> int:
    """
    This function will tell every team without an attention officer that its place is empty, and return how many.

    :raises NotAllowed: if the actor does not steer
    """
    permissions.check_steers(handeling, "meldcode")
    lege = [p.team.pk for p in places(handeling) if p.is_leeg and p.team is not None and p.team.aangesloten]
    return sum(_tell_vacancy(handeling, team) for team in lege)


def _tell_vacancy(handeling: Handeling, team: int) -> bool:
    alarm = raise_alarm(
        handeling,
        team=team,
        soort="aandachtsfunctionaris",
        tekst=_("Uw team heeft geen aandachtsfunctionaris. Wijs iemand aan, met een vervanger."),
        uiterlijk=lokale_datum(handeling.moment) + timedelta(days=VACATURE_DAGEN),
    )
    return alarm is not None


@transaction.atomic
def report_meldcode(
    handeling: Handeling,
    *,
    organisatie: UUID,
    aanwezig: str,
    onderdelen: Sequence[str] = (),
    intern_beleid: bool = False,
    beslisser: str = "",
    herzien_op: date | None = None,
) -> Meldcodestand:
    """
    This function will keep what an organisation says of its meldcode today; what was said before stays.

    :raises NotAllowed: if the actor neither steers nor is its attention officer
    :raises NotFound: if there is no such organisation
    :raises InvalidInput: if a part does not exist, or the last review lies ahead
    """
    rij = Organisatie.objects.filter(publiek_id=organisatie).first()
    if rij is None:
        raise NotFound
    wie = permissions.check_can_report_meldcode(handeling, rij.pk)
    dag = lokale_datum(handeling.moment)
    if set(onderdelen) - set(ONDERDEELNAMEN):
        raise InvalidInput({"onderdelen": [_("Dit onderdeel bestaat niet.")]})
    if herzien_op is not None and herzien_op > dag:
        raise InvalidInput({"herzien_op": [_("Deze dag is nog niet geweest.")]})
    er_is = aanwezig == "ja"
    stand = Meldcodestand.objects.create(
        organisatie=rij,
        op=dag,
        aanwezig=er_is,
        onderdelen=list(onderdelen) if er_is else [],
        intern_beleid=er_is and intern_beleid,
        beslisser=beslisser.strip() if er_is else "",
        herzien_op=herzien_op if er_is else None,
        vastgelegd_op=handeling.moment,
        vastgelegd_door_id=wie,
    )
    handeling.spoor.noteer("meldcode", actie="C")
    return stand


@transaction.atomic
def climb(
    handeling: Handeling, *, organisatie: UUID, trede: str, afspraak: str, uiterlijk: date | None = None
) -> Meldcodetrede:
    """
    This function will keep the next step about a shortfall: a talk, a term, a consequence, or that it is solved.

    :raises NotAllowed: if the actor does not steer
    :raises NotFound: if there is no such organisation in the region
    :raises NotPossible: if a step is skipped, or nothing is short
    :raises InvalidInput: if a term has no day, or nothing was agreed
    """
    permissions.check_person(handeling, "meldcode", "wijzigen")
    stand, naar = queries.standing_of(handeling, publiek_id=organisatie), Trede(trede)
    wie = permissions.check_steers_organisation(handeling, "meldcode", stand.organisatie.pk)
    if stand.trede is None and not stand.tekort:
        raise NotPossible(_("Bij deze organisatie is nu geen tekort."))
    if naar is Trede.OPGELOST and stand.tekort:
        raise NotPossible(_("Er is nog een tekort. Leg eerst vast dat het er niet meer is."))
    check_climb(stand.trede, naar)
    dag = lokale_datum(handeling.moment)
    if naar is Trede.TERMIJN and (uiterlijk is None or uiterlijk <= dag):
        raise InvalidInput({"uiterlijk": [_("Kies een dag die nog komt.")]})
    rij = Meldcodetrede.objects.create(
        organisatie=stand.organisatie,
        trede=naar.value,
        op=dag,
        afspraak=afspraak.strip(),
        uiterlijk=uiterlijk if naar is Trede.TERMIJN else None,
        vastgelegd_op=handeling.moment,
        vastgelegd_door_id=wie,
    )
    handeling.spoor.noteer("meldcode", actie="C")
    return rij


@transaction.atomic
def ask_functionaris(handeling: Handeling, *, vraag: str) -> Collegavraag:
    """
    This function will ask the attention officers of the own organisation something; no name of a family belongs in it.

    :raises NotAllowed: if the actor may not ask
    :raises NotPossible: if the organisation has no attention officer
    """
    wie = permissions.check_person(handeling, "meldcode", "maken")
    if not queries.has_officer(handeling):
        raise NotPossible(_("Uw organisatie heeft nu geen aandachtsfunctionaris. Vraag het aan Veilig Thuis."))
    rij = Collegavraag.objects.create(
        organisatie_id=handeling.organisatie or 0,
        team_id=handeling.team or 0,
        gesteld_door_id=wie,
        gesteld_op=handeling.moment,
        vraag=vraag.strip(),
    )
    handeling.spoor.noteer("meldcode", actie="C")
    return rij


@transaction.atomic
def answer_question(handeling: Handeling, *, vraag: UUID, antwoord: str) -> None:
    """
    This function will answer a colleague.

    :raises NotFound: if the actor does not guard the meldcode here, or there is no such open question
    """
    wie = permissions.check_guards_meldcode(handeling)
    open_ = Collegavraag.objects.filter(publiek_id=vraag, beantwoord_op=None, organisatie_id=handeling.organisatie or 0)
    gedaan = open_.update(beantwoord_op=handeling.moment, beantwoord_door_id=wie, antwoord=antwoord.strip())
    if not gedaan:
        raise NotFound
    handeling.spoor.noteer("meldcode", actie="U")
