"""How is an evaluation begun, edited by several people, and frozen?"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.sturing.cijfers.rules import Periode
from schakel.sturing.visie import permissions
from schakel.sturing.visie.models import Evaluatie, Evaluatiedeel, Visieversie
from schakel.sturing.visie.queries.evaluatie import content_of, missing_for
from schakel.sturing.visie.queries.indicatoren import standings_of
from schakel.sturing.visie.queries.kern import lock_row, need_version, text_of_version, today
from schakel.sturing.visie.queries.visie import municipalities_of
from schakel.sturing.visie.rules import brief
from schakel.sturing.visie.rules.standen import Evaluatiestatus, check_editable, check_same_version

VIA_VERSIE = "versie__visie"
VIA_EVALUATIE = "evaluatie__versie__visie"
BRIEFVELDEN = (
    *("titel", "kenmerk", "ris", "datum", "aan", "onderwerp", "ondertekenaar", "functie", "contact"),
    *("brief", "inleiding"),
)


@transaction.atomic
def begin_evaluation(handeling: Handeling, *, titel: str, van: date, tot: date) -> Evaluatie:
    """
    This function will begin the draft of an evaluation, with a first text for each principle out of the data.

    :raises NotAllowed: if the actor does not keep the vision
    :raises InvalidInput: if the period has not begun, or lies outside the vision
    """
    permissions.check_can_steer(handeling)
    versie = need_version(handeling)
    if tot <= van:
        raise InvalidInput({"tot": [_("De periode eindigt voordat zij begint.")]})
    if van > today(handeling) or van < versie.geldig_van or (versie.geldig_tot and tot > versie.geldig_tot):
        raise InvalidInput({"van": [_("Kies een periode die begonnen is, binnen de looptijd van de visie.")]})
    tekst = text_of_version(versie)
    evaluatie = Evaluatie.objects.create(
        versie=versie,
        status=Evaluatiestatus.CONCEPT,
        titel=titel,
        van=van,
        tot=tot,
        gebied=tekst.evaluatiegebied,
        onderwerp=f"{titel} {versie.visie.titel}",
        gemaakt_op=handeling.moment,
        **_first_words(handeling, versie, van, tot),
    )
    for stand in standings_of(handeling, tekst=tekst, periode=Periode(van, tot), reeks=False):
        zinnen = [
            brief.figure(s.indicator.titel, s.cijfer.voluit, van, tot)
            for s in stand.standen
            if s.cijfer is not None and s.meting.waarde is not None
        ]
        Evaluatiedeel.objects.create(
            evaluatie=evaluatie,
            uitgangspunt=stand.uitgangspunt.nummer,
            tekst=brief.part(stand.uitgangspunt, zinnen),
            gewijzigd_op=handeling.moment,
        )
    handeling.spoor.noteer("visie", actie="C")
    return evaluatie


def _first_words(handeling: Handeling, versie: Visieversie, van: date, tot: date) -> dict[str, str]:
    alle = municipalities_of(handeling, versie=versie)
    gemeenten = [g.naam for g in municipalities_of(handeling, versie=versie, evaluatie=True)]
    aantal = len(text_of_version(versie).uitgangspunten)
    return {
        "brief": brief.letter(
            visie=versie.visie.titel,
            van=versie.geldig_van,
            tot=versie.geldig_tot,
            aantal=aantal,
            gemeenten=gemeenten,
            gebied=len(alle),
        ),
        "inleiding": brief.introduction(aantal=aantal, gemeenten=gemeenten, periode=brief.period_words(van, tot)),
    }


@transaction.atomic
def save_letter(handeling: Handeling, *, evaluatie: UUID, stand: int, **velden: Any) -> None:
    """
    This function will keep the letter as a person changed it.

    :raises NotAllowed: if the actor does not keep the vision
    :raises NotPossible: if it is frozen, or somebody else changed it since it was read
    """
    permissions.check_can_steer(handeling)
    rij = lock_row(handeling, Evaluatie, evaluatie, VIA_VERSIE)
    check_editable(Evaluatiestatus(rij.status))
    check_same_version(stand, rij.stand)
    for veld in BRIEFVELDEN:
        if veld in velden:
            setattr(rij, veld, velden[veld])
    rij.stand += 1
    rij.save(update_fields=[*BRIEFVELDEN, "stand"])
    handeling.spoor.noteer("visie", actie="U")


@transaction.atomic
def save_part(handeling: Handeling, *, deel: UUID, stand: int, tekst: str) -> None:
    """
    This function will keep the text over one principle as a person changed it.

    :raises NotAllowed: if the actor does not keep the vision
    :raises NotPossible: if it is frozen, or somebody else changed it since it was read
    """
    permissions.check_can_steer(handeling)
    rij = lock_row(handeling, Evaluatiedeel, deel, VIA_EVALUATIE)
    check_editable(Evaluatiestatus(rij.evaluatie.status))
    check_same_version(stand, rij.stand)
    rij.tekst, rij.stand = tekst, rij.stand + 1
    rij.gewijzigd_op, rij.gewijzigd_door_id = handeling.moment, handeling.wie
    rij.save(update_fields=["tekst", "stand", "gewijzigd_op", "gewijzigd_door"])
    handeling.spoor.noteer("visie", actie="U")


@transaction.atomic
def freeze_evaluation(
    handeling: Handeling, *, evaluatie: UUID, maak_papier: Callable[[Mapping[str, Any]], bytes]
) -> Evaluatie:
    """
    This function will freeze an evaluation as a dated version: every text, colour and figure as it is now.

    :raises NotAllowed: if the actor may not decide
    :raises NotPossible: if it is frozen already, or something is missing; says what
    """
    permissions.check_can_judge(handeling)
    rij = lock_row(handeling, Evaluatie, evaluatie, VIA_VERSIE)
    check_editable(Evaluatiestatus(rij.status))
    ontbreekt = missing_for(handeling, evaluatie=rij)
    if ontbreekt:
        raise NotPossible(_("Dit ontbreekt nog: %(wat)s") % {"wat": "; ".join(ontbreekt)})
    inhoud = content_of(handeling, evaluatie=rij, vastgesteld_op=handeling.moment)
    rij.inhoud = json.dumps(inhoud, ensure_ascii=False)
    rij.papier = maak_papier(inhoud)
    rij.status = Evaluatiestatus.VASTGESTELD
    rij.vastgesteld_op, rij.vastgesteld_door_id = handeling.moment, handeling.wie
    rij.save()
    handeling.spoor.noteer("visie", actie="U")
    return rij
