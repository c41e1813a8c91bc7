"""The deeds of an emergency: open one dossier for a short while, stop, and look at it afterwards."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext as _

from schakel.basis.kluis import actions as kluis
from schakel.basis.toegang import queries as toegang
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as dossierzicht
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.noodtoegang import permissions, queries, rules
from schakel.casuswerk.noodtoegang.models import Noodtoegang
from schakel.casuswerk.noodtoegang.rules import GRONDSLAG, Noodoordeel, Noodreden
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling

FG = "fg"
# What the database answers when a colleague of the same team has the door open.
COLLEGA = -1


@transaction.atomic
def open_noodtoegang(
    handeling: Handeling, *, nummer: str, reden: Noodreden, toelichting: str, zeker: bool
) -> Noodtoegang:
    """
    Let this one person read one open dossier for at most an hour (NEN 7513: emergency access).

    `nummer` is that of the dossier or the receipt code of its melding. Whoever answers for the dossier and the privacy
    officer hear of it at once. Reporter and hidden addresses stay closed: the database itself refuses them.

    :raises NotAllowed: if the role may not
    :raises InvalidInput: if something lacks, or no dossier can be opened so; which of both is not said
    :raises NotPossible: if this person opened too many in a day
    """
    permissions.check_can_open(handeling)
    rules.check_asked(nummer=nummer, toelichting=toelichting, zeker=zeker)
    hoogstens, minuten = queries.norm(handeling)
    rules.check_ceiling(queries.opened_lately(handeling), hoogstens)
    tot = handeling.moment + timedelta(minutes=minuten)
    with connection.cursor() as cursor:
        cursor.execute("SELECT noodtoegang_open(%s, %s)", [nummer.strip().upper(), tot])
        (pk,) = cursor.fetchone()
    if pk == COLLEGA:
        raise NotPossible(_("Een collega van uw team heeft dit dossier nu open met noodtoegang. Vraag het uw collega."))
    if pk is None:
        handeling.spoor.noteer("noodtoegang_vergeefs", actie="E")
        raise InvalidInput({"nummer": [_("Met dit nummer kunt u geen dossier openen. Kijk het nummer na.")]})
    handeling.spoor.grondslagen.add(GRONDSLAG)
    return _keep(handeling, Dossier.objects.visible_to(handeling).get(pk=pk), reden, toelichting, tot=tot)


def _keep(handeling: Handeling, dossier: Dossier, reden: Noodreden, toelichting: str, *, tot: datetime) -> Noodtoegang:
    rij = Noodtoegang(
        dossier=dossier,
        nummer=dossier.nummer,
        team_id=handeling.team or 0,
        medewerker_id=handeling.wie or 0,
        reden=reden.value,
        geopend_op=handeling.moment,
        tot=tot,
    )
    woorden = {"tekst": toelichting.strip()}
    rij.toelichting = kluis.freeze(handeling, dossier=dossier.pk, onderwerp=rij.publiek_id, inhoud=woorden)
    rij.save(force_insert=True)
    _tell(handeling, rij)
    return rij


def _tell(handeling: Handeling, rij: Noodtoegang) -> None:
    """Let the team that answers and the privacy officer know; the latter must look at it within a working day."""
    nakijkers = toegang.teams_with_role(handeling, rol=FG)
    antwoordt = dossierzicht.responsible_at(handeling, dossier=rij.dossier_id, moment=handeling.moment)
    for team in nakijkers[:1]:
        dossiers.invite_team(handeling, dossier=rij.dossier_id, team=team, onderwerp=("noodtoegang", rij.pk))
    dossiers.note(
        handeling,
        "noodtoegang.geopend",
        dossier=rij.dossier_id,
        onderwerp=("noodtoegang", rij.pk),
        codes={"reden": rij.reden, "antwoordt": antwoordt.team if antwoordt else 0, "nakijker": (nakijkers or [0])[0]},
        teams={"ontvanger": (nakijkers or [antwoordt.team if antwoordt else handeling.team or 0])[0]},
    )


@transaction.atomic
def end_noodtoegang(handeling: Handeling, *, rij: Noodtoegang) -> None:
    """
    Close the door before its time.

    :raises NotAllowed: if it is of somebody else
    :raises NotPossible: if it is closed already
    """
    permissions.check_can_end(handeling, rij=rij)
    rij = Noodtoegang.objects.visible_to(handeling).select_for_update(of=("self",)).get(pk=rij.pk)
    if not queries.is_running(handeling, rij):
        raise NotPossible(_("Deze noodtoegang is al voorbij."))
    rij.gestopt_op = handeling.moment
    rij.save(update_fields=["gestopt_op"])
    dossiers.note(handeling, "noodtoegang.gestopt", dossier=rij.dossier_id, onderwerp=("noodtoegang", rij.pk))
    dossiers.end_betrokkenheid(handeling, dossier=rij.dossier_id, team=rij.team_id)


@transaction.atomic
def review_noodtoegang(handeling: Handeling, *, rij: Noodtoegang, oordeel: Noodoordeel, bevinding: str) -> None:
    """
    Say afterwards whether the emergency was one; only this stops the clock of the one who looks.

    :raises NotAllowed: if the role may not, or it is one's own
    :raises InvalidInput: if a doubt has no words
    :raises NotPossible: if somebody looked at it already
    """
    permissions.check_can_review(handeling, rij=rij)
    rij = Noodtoegang.objects.visible_to(handeling).select_for_update(of=("self",)).get(pk=rij.pk)
    if rij.nagekeken_op is not None:
        raise NotPossible(_("Iemand keek dit al na."))
    if oordeel is not Noodoordeel.TERECHT and not bevinding.strip():
        raise InvalidInput({"bevinding": [_("Schrijf wat er niet klopt of wat u navraagt.")]})
    rij.nagekeken_op, rij.nagekeken_door_id, rij.oordeel = handeling.moment, handeling.wie, oordeel.value
    if bevinding.strip():
        inhoud = {"tekst": bevinding.strip()}
        rij.bevinding = kluis.freeze(handeling, dossier=rij.dossier_id, onderwerp=rij.publiek_id, inhoud=inhoud)
    rij.save(update_fields=["nagekeken_op", "nagekeken_door", "oordeel", "bevinding"])
    dossiers.note(
        handeling,
        "noodtoegang.nagekeken",
        dossier=rij.dossier_id,
        onderwerp=("noodtoegang", rij.pk),
        codes={"oordeel": oordeel.value},
    )
