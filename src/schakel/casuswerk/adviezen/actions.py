"""Every way in which an advies can change."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties.models import Team
from schakel.basis.termijnen import rules as klokregels
from schakel.casuswerk.adviezen import permissions, queries, rules
from schakel.casuswerk.adviezen.models import Advies, Adviesvraag
from schakel.casuswerk.adviezen.rules import AdviesStatus, AdviesvraagStatus
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit import versleuteling

VAK_VRAGER = "adviesvrager"


@transaction.atomic
def give_advies(
    handeling: Handeling,
    *,
    hoedanigheid: str,
    gegeven_op: datetime,
    tekst: str = "",
    gegeven_advies: str = "",
    aanleidingen: Sequence[str] = (),
    vormen: Sequence[str] = (),
    reden: str = "",
    gemeente: str = "",
    kanaal: str = "TELEFOON",
    rol_vrager: str = "",
    organisatie_vrager: str = "",
    vrager: Mapping[str, str] | None = None,
    vervolg_op: Advies | None = None,
    uit_melding: UUID | None = None,
    regio: str = "",
    schoonmaken: bool = False,
) -> Advies:
    """
    Keep that advice was given, with nothing by which the household could be known (Wmo 2015, art. 4.1.1 lid 3).

    A text with a name or a number in it is refused with the clean text beside it; with `schoonmaken` the clean text
    is kept, which the actor has seen and accepted. `vrager` is kept only when that person agreed, encrypted.

    :raises NotAllowed: if the actor may not give advice
    :raises InvalidInput: if a text still holds a name or a number
    """
    permissions.check_can_give(handeling)
    if handeling.team is None:
        raise NotPossible(_("Een advies wordt gegeven namens een team."))
    teksten = {"tekst": rules.scan(tekst), "gegeven_advies": rules.scan(gegeven_advies)}
    if not schoonmaken:
        _check_clean(teksten)
    advies = Advies(
        team_id=handeling.team, regio=regio or _regio(handeling.team), status=AdviesStatus.GEGEVEN, kanaal=kanaal,
        gegeven_op=gegeven_op, ingevoerd_op=max(handeling.moment, gegeven_op), gegeven_door=handeling.wie,
        hoedanigheid=hoedanigheid, rol_vrager=rol_vrager, organisatie_vrager=organisatie_vrager,
        aanleidingen=list(aanleidingen), vormen=list(vormen), reden=reden, gemeente=gemeente, vervolg_op=vervolg_op,
        uit_melding=uit_melding, vervangen=sum(len(schoon.vondsten) for schoon in teksten.values()),
        **{veld: schoon.tekst for veld, schoon in teksten.items()},
    )  # fmt: skip
    if vrager and any(vrager.values()):
        inhoud = json.dumps(dict(vrager), ensure_ascii=False).encode()
        hoofd = versleuteling.hoofdsleutel(VAK_VRAGER)
        advies.vrager = versleuteling.versleutel(hoofd, inhoud, context=advies.publiek_id.bytes)
    advies.save(force_insert=True)
    handeling.spoor.noteer("advies", actie="C")
    return advies


def _check_clean(teksten: Mapping[str, rules.Schoon]) -> None:
    fouten = {
        veld: [_("Hier staat iets waaraan het gezin te herkennen is: %(wat)s.") % {"wat": schoon.wat()}]
        for veld, schoon in teksten.items()
        if schoon.vondsten
    }
    if fouten:
        raise InvalidInput(fouten)


def _regio(team: int) -> str:
    return Team.objects.values_list("herkomst", flat=True).get(pk=team)


@transaction.atomic
def mark_omgezet(handeling: Handeling, *, advies: Advies, melding: UUID, reden: str) -> None:
    """
    Point an advies at the melding that it became; called by the deed that makes the melding.

    :raises NotPossible: if it was converted before
    :raises InvalidInput: if there is no reason
    """
    permissions.check_can_convert(handeling)
    if not reden.strip():
        raise InvalidInput({"reden": [_("Schrijf in een zin waarom dit een melding wordt.")]})
    nu = Advies.objects.visible_to(handeling).select_for_update().filter(pk=advies.pk).first()
    if nu is None:
        raise NotFound
    rules.check_transition(nu.status, AdviesStatus.OMGEZET)
    advies.status, advies.melding, advies.omgezet_op = AdviesStatus.OMGEZET, melding, handeling.moment
    # A reason is free text as well: nothing about the household stays in the advies.
    advies.omgezet_door, advies.omgezet_reden = handeling.wie, rules.scan(reden).tekst[:300]
    advies.save(update_fields=["status", "melding", "omgezet_op", "omgezet_door", "omgezet_reden"])
    handeling.spoor.noteer("advies", actie="U")


@transaction.atomic
def open_vrager(handeling: Handeling, *, advies: Advies, reden: str) -> dict[str, str]:
    """
    Return who asked for the advice, when that person agreed to be kept; the reason stands with the look in the log.

    :raises InvalidInput: if there is no reason
    :raises NotFound: if nobody is kept
    """
    permissions.check_can_see(handeling)
    if not reden.strip():
        raise InvalidInput({"reden": [_("Schrijf in een zin waarom u dit nodig heeft.")]})
    if advies.vrager is None or advies.team_id != handeling.team:
        raise NotFound
    handeling.spoor.noteer("adviesvrager")
    hoofd = versleuteling.hoofdsleutel(VAK_VRAGER)
    gelezen: dict[str, str] = json.loads(
        versleuteling.ontsleutel(hoofd, bytes(advies.vrager), context=advies.publiek_id.bytes)
    )
    return gelezen


@transaction.atomic
def ask_advies(
    handeling: Handeling, *, sleutel: UUID, vraag: str, hoedanigheid: str, postcode: str = ""
) -> Adviesvraag:
    """
    Ask the desk of Veilig Thuis for advice, for the acting team; the same key again is the same question.

    A question in which somebody can be recognised is refused: with an advice responsibility stays with the asker, and
    nothing about the household is kept (Wmo 2015, art. 4.1.1 lid 3).

    :raises NotAllowed: if the actor may not ask
    :raises InvalidInput: if the question says nothing, or holds a name or a number
    :raises NotPossible: if another question stands under this key, or no desk is known
    """
    permissions.check_can_ask(handeling)
    eerder = Adviesvraag.objects.visible_to(handeling).filter(sleutel=sleutel).first()
    schoon = rules.scan(vraag.strip())
    if not vraag.strip():
        raise InvalidInput({"vraag": [_("Schrijf in een zin wat u wilt vragen, zonder namen.")]})
    _check_clean({"vraag": schoon})
    if eerder is not None:
        if eerder.vraag != schoon.tekst:
            raise NotPossible(_("Onder deze sleutel staat al een andere vraag. Gebruik een nieuwe sleutel."))
        return eerder
    desk = queries.desk_for(handeling, postcode=postcode)
    if desk is None:
        raise NotPossible(_("Er is geen team van Veilig Thuis dat deze vraag ontvangt."))
    rij = Adviesvraag(
        sleutel=sleutel,
        vrager_id=handeling.team or 0,
        team=desk,
        regio=desk.herkomst,
        status=AdviesvraagStatus.GESTELD,
        vraag=schoon.tekst,
        hoedanigheid=hoedanigheid,
        gesteld_op=handeling.moment,
        uiterlijk=queries.answer_by(handeling, regio=desk.herkomst),
    )
    rij.volgend_alarm_op = klokregels.volgend_alarm(rij.gesteld_op, rij.uiterlijk, 0)
    rij.save(force_insert=True)
    handeling.spoor.noteer("adviesvraag", actie="C")
    return rij


@transaction.atomic
def answer_adviesvraag(handeling: Handeling, *, adviesvraag: Adviesvraag, antwoord: str) -> Adviesvraag:
    """
    Answer a question; it counts as an advice that was given.

    :raises NotAllowed: if the actor may not answer
    :raises InvalidInput: if the answer says nothing, or holds a name or a number
    :raises NotPossible: if it was answered before
    """
    permissions.check_can_answer(handeling)
    rij = (
        Adviesvraag.objects.select_for_update(of=("self",))
        .filter(pk=adviesvraag.pk, team_id=handeling.team or 0)
        .first()
    )
    if rij is None:
        raise NotFound
    if rij.status == AdviesvraagStatus.BEANTWOORD:
        raise NotPossible(_("Een collega heeft deze vraag al beantwoord."))
    if not antwoord.strip():
        raise InvalidInput({"antwoord": [_("Schrijf wat u adviseert, zonder namen.")]})
    _check_clean({"antwoord": rules.scan(antwoord)})
    rij.advies = give_advies(
        handeling, hoedanigheid=rij.hoedanigheid, gegeven_op=handeling.moment, tekst=rij.vraag,
        gegeven_advies=antwoord.strip(), kanaal="KOPPELING", regio=rij.regio,
    )  # fmt: skip
    rij.status, rij.antwoord, rij.beantwoord_op = AdviesvraagStatus.BEANTWOORD, antwoord.strip(), handeling.moment
    rij.save(update_fields=["status", "antwoord", "beantwoord_op", "advies"])
    handeling.spoor.noteer("adviesvraag", actie="U")
    return rij


@transaction.atomic
def follow_adviesvragen(handeling: Handeling) -> list[tuple[int, int, int]]:
    """
    Sound the alarm of every question that waits too long; return of each the question, the team and the stand.

    :raises NotAllowed: if a person acts; called by the worker, as often as it likes
    """
    permissions.check_can_follow(handeling)
    wachtend = Adviesvraag.objects.select_for_update(of=("self",), skip_locked=True).filter(
        status=AdviesvraagStatus.GESTELD, volgend_alarm_op__lte=handeling.moment
    )
    alarmen = []
    for rij in wachtend.order_by("volgend_alarm_op", "id"):
        rij.alarm = klokregels.stand_op(rij.gesteld_op, rij.uiterlijk, handeling.moment)
        rij.volgend_alarm_op = klokregels.volgend_alarm(rij.gesteld_op, rij.uiterlijk, rij.alarm)
        rij.save(update_fields=["alarm", "volgend_alarm_op"])
        alarmen.append((rij.pk, rij.team_id, rij.alarm))
    return alarmen
