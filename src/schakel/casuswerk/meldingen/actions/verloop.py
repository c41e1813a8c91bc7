"""What happens to a melding after its receipt: danger judged again, judged, told back, closed; the reporter opened."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.kluis import actions as kluis
from schakel.basis.kluis.rules import Vak
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.meldingen import permissions, queries, rules
from schakel.casuswerk.meldingen.models import Melderbewijs, Melding
from schakel.casuswerk.meldingen.rules import Acuut, MeldingStatus
from schakel.casuswerk.personen import actions as personen
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling


def _refresh(handeling: Handeling, melding: Melding) -> Melding:
    """Return where the melding stands, held until the end of the transaction: two deeds at once become two in a row."""
    rijen = Melding.objects.visible_to(handeling).select_for_update().only("status", "teruggekoppeld_op")
    nu = rijen.filter(pk=melding.pk).first()
    if nu is None:
        raise NotFound
    return nu


def _move(handeling: Handeling, melding: Melding, naar: MeldingStatus, **velden: object) -> None:
    """Put the melding in its next state, in the row and in the hand of the caller."""
    nu = _refresh(handeling, melding)
    rules.check_transition(nu.status, naar)
    for veld, waarde in {"status": naar, **velden}.items():
        setattr(melding, veld, waarde)
    melding.save(update_fields=["status", *velden])
    handeling.spoor.noteer("melding", dossier=melding.dossier_id, actie="U")


@transaction.atomic
def judge_acuut(handeling: Handeling, *, melding: Melding, uitkomst: Acuut) -> Melding:
    """
    Say (again) whether there is danger now; it orders every list from here on.

    :raises NotAllowed: if the actor may not judge danger
    :raises NotPossible: if the melding is closed
    """
    permissions.check_can_judge_acuut(handeling)
    nu = _refresh(handeling, melding)
    if nu.status in (MeldingStatus.GESLOTEN, MeldingStatus.OMGEZET):
        raise NotPossible(_("Deze melding is gesloten. Is er nu gevaar? Maak dan een nieuwe melding."))
    melding.acuut, melding.acuut_op, melding.acuut_door = uitkomst, handeling.moment, handeling.wie
    melding.save(update_fields=["acuut", "acuut_op", "acuut_door"])
    dossiers.judge_gevaar_again(handeling, dossier=melding.dossier, gevaar=rules.GEVAAR[uitkomst])
    dossiers.note(
        handeling, "acuut.beoordeeld", dossier=melding.dossier_id, onderwerp=("melding", melding.pk),
        codes={"uitkomst": str(uitkomst)},
    )  # fmt: skip
    handeling.spoor.noteer("melding", dossier=melding.dossier_id, actie="U")
    return melding


@transaction.atomic
def unlink_bekende(handeling: Handeling, *, melding: Melding, persoon: int) -> None:
    """
    Take back that somebody in this melding was known already; until it is judged, its class follows.

    :raises NotAllowed: if the actor may not say so
    :raises NotPossible: if nobody said so
    """
    _reclassify(handeling, melding, personen.end_zelfde(handeling, dossier=melding.dossier_id, persoon=persoon))


@transaction.atomic
def link_bekende(handeling: Handeling, *, melding: Melding, persoon: int, kaart: UUID) -> bool:
    """
    Say that somebody in this melding is the one on a card.

    Returns whether the class followed: a melding that is judged keeps it.

    :raises NotAllowed: if the actor may not say so
    :raises NotFound: if the person does not stand in this melding, or this is no card of it
    :raises NotPossible: if this person is pointed at somebody already
    """
    permissions.check_can_recognise(handeling)
    queries.check_card(handeling, melding=melding, kaart=kaart)
    verleden = personen.confirm_zelfde(handeling, dossier=melding.dossier_id, persoon=persoon, bekend=kaart)
    return _reclassify(handeling, melding, verleden)


@transaction.atomic
def deny_bekende(handeling: Handeling, *, melding: Melding, kaart: UUID) -> None:
    """
    Say that the one on a card is nobody in this melding; it is not asked again.

    :raises NotAllowed: if the actor may not say so
    :raises NotFound: if this is no card of the melding
    :raises NotPossible: if somebody said so already
    """
    permissions.check_can_recognise(handeling)
    queries.check_card(handeling, melding=melding, kaart=kaart)
    personen.deny_zelfde(handeling, dossier=melding.dossier_id, bekend=kaart)


def _reclassify(handeling: Handeling, melding: Melding, verleden: Sequence[personen.Verleden]) -> bool:
    """Let the class follow who is known, and say whether it could: of a judged melding it stays."""
    nu = _refresh(handeling, melding)
    if nu.status not in (MeldingStatus.ONTVANGEN, MeldingStatus.IN_BEOORDELING):
        return False
    bekend = [rules.Bekend(v.eerdere, v.in_beoordeling, v.in_casus, v.in_monitoring) for v in verleden]
    was, wordt = nu.eerdere_betrokkenheid, rules.classify(bekend)
    melding.eerdere_betrokkenheid = wordt
    if was == wordt:
        return True
    melding.save(update_fields=["eerdere_betrokkenheid"])
    # What is counted changes afterwards: the event says from what to what, also when it is taken back.
    dossiers.note(
        handeling, "melding.heringedeeld", dossier=melding.dossier_id, onderwerp=("melding", melding.pk),
        codes={"van": str(was), "naar": str(wordt)},
    )  # fmt: skip
    handeling.spoor.noteer("melding", dossier=melding.dossier_id, actie="U")
    return True


@transaction.atomic
def mark_in_beoordeling(handeling: Handeling, *, melding: Melding) -> None:
    """
    Put a received melding under judgement.

    :raises NotPossible: if it is not waiting for that
    """
    _move(handeling, melding, MeldingStatus.IN_BEOORDELING)


@transaction.atomic
def mark_beoordeeld(handeling: Handeling, *, melding: Melding, besluit: str) -> None:
    """
    Conclude the judgement with a decision (a code); its dossier closes once the reporter was told as well.

    :raises NotAllowed: if the actor is not qualified to conclude
    :raises NotPossible: if it is not under judgement
    """
    permissions.check_can_conclude(handeling)
    if not besluit:
        raise InvalidInput({"besluit": [_("Kies een besluit.")]})
    _move(handeling, melding, MeldingStatus.BEOORDEELD, besluit=besluit, beoordeeld_op=handeling.moment)
    dossiers.note(
        handeling, "melding.beoordeeld", dossier=melding.dossier_id, onderwerp=("melding", melding.pk),
        codes={"besluit": besluit},
    )  # fmt: skip


@transaction.atomic
def mark_teruggekoppeld(
    handeling: Handeling,
    *,
    melding: Melding,
    op: datetime | None = None,
    reden_niet: str = "",
    sluit: bool = True,
    stappen: Sequence[str] = (),
) -> None:
    """
    Record that the reporter was told which steps were taken, or why not (a code); a judged melding then closes.

    `sluit=False` keeps the dossier open, for an investigation that still runs in it. `stappen` are the codes that were
    told: a professional who asks again hears these and nothing else.

    :raises NotPossible: if it was converted or closed already
    """
    nu = _refresh(handeling, melding)
    if nu.status in (MeldingStatus.GESLOTEN, MeldingStatus.OMGEZET):
        raise NotPossible(_("Deze melding is al gesloten."))
    melding.teruggekoppeld_op, melding.terugkoppeling_reden_niet = op or handeling.moment, reden_niet
    melding.save(update_fields=["teruggekoppeld_op", "terugkoppeling_reden_niet"])
    _add_steps(melding, stappen, op or handeling.moment)
    if sluit and nu.status == MeldingStatus.BEOORDEELD:
        close_melding(handeling, melding=melding)


def _add_steps(melding: Melding, stappen: Sequence[str], op: datetime) -> None:
    bewijs = Melderbewijs.objects.select_for_update(of=("self",)).filter(melding=melding).first() if stappen else None
    if bewijs is None:
        return
    bewijs.stappen = list(dict.fromkeys([*bewijs.stappen, *stappen]))
    bewijs.verteld_op = op
    bewijs.save(update_fields=["stappen", "verteld_op"])


@transaction.atomic
def close_melding(handeling: Handeling, *, melding: Melding) -> None:
    """
    Close a melding that was judged and told back: from here on nobody answers for it by itself.

    :raises NotPossible: if it is not judged, or the reporter was not told
    """
    nu = _refresh(handeling, melding)
    rules.check_transition(nu.status, MeldingStatus.GESLOTEN)
    if nu.teruggekoppeld_op is None:
        raise NotPossible(_("Vertel eerst de melder wat er is gedaan, of leg vast waarom dat niet kan."))
    _move(handeling, melding, MeldingStatus.GESLOTEN)
    dossiers.close_dossier(
        handeling, dossier=melding.dossier_id, soort="melding.gesloten", codes={"besluit": melding.besluit}
    )


@transaction.atomic
def open_melder(handeling: Handeling, *, melding: Melding, reden: str) -> dict[str, object]:
    """
    Take the identity of the reporter out of the vault; the reason is asked, and the look is in log and timeline.

    :raises NotAllowed: if this role may not know
    :raises InvalidInput: if there is no reason
    :raises NotFound: if nobody knows who reported it
    """
    permissions.check_can_open_melder(handeling)
    gelezen = kluis.open_geheim(handeling, vak=Vak.MELDER, onderwerp=melding.publiek_id, reden=reden)
    dossiers.note(handeling, "melder.getoond", dossier=melding.dossier_id, onderwerp=("melding", melding.pk))
    return gelezen
