"""Which specialist must be asked, was that done in time, and what is kept when it was not?"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.kluis import actions as kluis
from schakel.casuswerk.casussen import permissions, queries
from schakel.casuswerk.casussen.models import Afwijking, Casus, Consult, Omstandigheden, Raadpleegplicht
from schakel.casuswerk.casussen.rules import Afwijkingsoort, ConsultStatus
from schakel.casuswerk.casussen.rules.consult import REDENEN_NIET_GEVRAAGD, ZONDER_UITLEG, stated_facts
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling

NIET_GEVRAAGD = Afwijkingsoort.SPECIALIST_NIET_GEVRAAGD


@transaction.atomic
def record_omstandigheden(handeling: Handeling, *, casus: Casus, feiten: Mapping[str, object]) -> None:
    """
    Keep what people in the casus say that the agreement asks about it; who must be asked follows from it at once.

    :raises NotAllowed: if the actor may not ask about this casus
    """
    permissions.check_can_ask(handeling, dossier=casus.dossier_id)
    dossiers.hold(handeling, dossier=casus.dossier_id)
    _keep_facts(handeling, casus, feiten)


def _keep_facts(handeling: Handeling, casus: Casus, feiten: Mapping[str, object]) -> None:
    gezegd = stated_facts(feiten)
    if gezegd != queries.stated_of(handeling, casus=casus):
        uuid = _uuid_of(handeling, casus.dossier_id)
        Omstandigheden.objects.create(
            dossier_id=casus.dossier_id,
            inhoud=kluis.freeze(handeling, dossier=casus.dossier_id, onderwerp=uuid, inhoud=gezegd),
            door_id=handeling.wie,
            vastgelegd_op=handeling.moment,
        )
        onderwerp = ("casus", casus.pk)
        dossiers.note(handeling, "omstandigheden.vastgelegd", dossier=casus.dossier_id, onderwerp=onderwerp)
    name_specialists(handeling, casus=casus)


@transaction.atomic
def name_specialists(handeling: Handeling, *, casus: Casus) -> list[Raadpleegplicht]:
    """Keep whom the agreement says must be asked here; the clock runs until somebody asks or says why not."""
    genoemd = [s for s in queries.specialists_of_casus(handeling, casus=casus) if s.verplicht]
    if not genoemd:
        return []
    al = set(Raadpleegplicht.objects.visible_to(handeling).filter(dossier_id=casus.dossier_id).values_list("soort"))
    gevraagd = queries.asked_about(handeling, casus=casus)
    nieuw = [
        Raadpleegplicht(
            dossier_id=casus.dossier_id,
            soort=s.code,
            spoed=s.spoed,
            afspraakversie=s.versie,
            artikel=s.artikel,
            ontstaan_op=handeling.moment,
            gevraagd_op=gevraagd.get(s.code),
        )
        for s in genoemd
        if (s.code,) not in al
    ]
    Raadpleegplicht.objects.bulk_create(nieuw)
    for plicht in nieuw:
        if plicht.gevraagd_op is None:
            _note(handeling, "raadpleegplicht.ontstaan", plicht)
    return nieuw


def _note(handeling: Handeling, soort: str, plicht: Raadpleegplicht) -> None:
    dossiers.note(
        handeling,
        soort,
        dossier=plicht.dossier_id,
        onderwerp=("raadpleegplicht", plicht.pk),
        codes={"soort": plicht.soort, "spoed": plicht.spoed, "artikel": plicht.artikel},
    )


def _asked(handeling: Handeling, consult: Consult) -> None:
    """Whoever asks does what the agreement wants; a deviation that was counted before stays counted."""
    plichten = Raadpleegplicht.objects.visible_to(handeling).filter(
        dossier_id=consult.dossier_id, soort=consult.soort, gevraagd_op=None
    )
    for plicht in plichten:
        _mark(handeling, plicht, "raadpleegplicht.vervuld", op=handeling.moment)


def _taken_back(handeling: Handeling, consult: Consult) -> None:
    """A question that was taken back was not asked: the clock begins again, unless another one stands."""
    andere = Consult.objects.visible_to(handeling).filter(dossier_id=consult.dossier_id, soort=consult.soort)
    plichten = Raadpleegplicht.objects.visible_to(handeling).filter(
        dossier_id=consult.dossier_id, soort=consult.soort, gevraagd_op=consult.gevraagd_op
    )
    if not andere.exclude(status=ConsultStatus.INGETROKKEN.value).exists():
        for plicht in plichten:
            _mark(handeling, plicht, "raadpleegplicht.ontstaan", op=None)


def _mark(handeling: Handeling, plicht: Raadpleegplicht, soort: str, *, op: datetime | None) -> None:
    plicht.gevraagd_op = op
    plicht.save(update_fields=["gevraagd_op"])
    _note(handeling, soort, plicht)


@transaction.atomic
def count_unasked(handeling: Handeling, *, plicht: int) -> Afwijking | None:
    """
    Keep that the clock of the agreement ran out and nobody asked: a deviation without a reason, counted once.

    Nobody needs to do anything for it: the worker does it with the last alarm of the clock. None when somebody asked
    or said why not in the meantime.
    """
    rij = Raadpleegplicht.objects.visible_to(handeling).filter(pk=plicht, gevraagd_op=None).first()
    if rij is None or _kept(handeling, rij.dossier_id, rij.soort) is not None:
        return None
    afwijking = Afwijking.objects.create(
        dossier_id=rij.dossier_id,
        soort=NIET_GEVRAAGD.value,
        waarvan=rij.soort,
        reden=ZONDER_UITLEG,
        afspraakversie=rij.afspraakversie,
        artikel=rij.artikel,
        vastgelegd_op=handeling.moment,
    )
    _note_afwijking(handeling, afwijking)
    return afwijking


def _kept(handeling: Handeling, dossier: int, waarvan: str) -> Afwijking | None:
    rijen = Afwijking.objects.visible_to(handeling).select_for_update()
    return rijen.filter(dossier_id=dossier, soort=NIET_GEVRAAGD.value, waarvan=waarvan).first()


def _note_afwijking(handeling: Handeling, afwijking: Afwijking, soort: str = "afwijking.vastgelegd") -> None:
    dossiers.note(
        handeling,
        soort,
        dossier=afwijking.dossier_id,
        onderwerp=("afwijking", afwijking.pk),
        codes={
            "soort": afwijking.soort,
            "waarvan": afwijking.waarvan,
            "reden": afwijking.reden,
            "artikel": afwijking.artikel,
        },
    )


@transaction.atomic
def explain_not_asked(
    handeling: Handeling, *, casus: Casus, waarvan: str, reden: str, toelichting: str = ""
) -> Afwijking:
    """
    Keep why a specialist that the agreement names was not asked; what was counted without a reason gets it now.

    :raises NotAllowed: if the actor may not ask about this casus
    :raises InvalidInput: if there is no reason
    :raises NotPossible: if the agreement asks for no such specialist here, or a reason was kept already
    """
    permissions.check_can_ask(handeling, dossier=casus.dossier_id)
    if reden not in REDENEN_NIET_GEVRAAGD:
        raise InvalidInput({"reden": [_("Kies waarom u van de afspraak afwijkt.")]})
    dossiers.hold(handeling, dossier=casus.dossier_id)
    name_specialists(handeling, casus=casus)
    plicht = Raadpleegplicht.objects.visible_to(handeling).filter(dossier_id=casus.dossier_id, soort=waarvan).first()
    if plicht is None:
        raise NotPossible(_("De afspraak vraagt hier niet om deze specialist."))
    rij = _kept(handeling, casus.dossier_id, waarvan)
    if rij is not None and rij.reden != ZONDER_UITLEG:
        raise NotPossible(_("Waarom deze specialist niet is gevraagd, staat er al."))
    woorden = _locked(handeling, casus.dossier_id, toelichting)
    afwijking = _explain(handeling, rij, reden, woorden) if rij else _keep(handeling, plicht, reden, woorden)
    if plicht.gevraagd_op is None:
        _note(handeling, "raadpleegplicht.uitgelegd", plicht)
    return afwijking


def _explain(handeling: Handeling, rij: Afwijking, reden: str, toelichting: bytes | None) -> Afwijking:
    rij.reden, rij.toelichting = reden, toelichting
    rij.verklaard_op, rij.verklaard_door_id = handeling.moment, handeling.wie
    rij.save(update_fields=["reden", "toelichting", "verklaard_op", "verklaard_door"])
    _note_afwijking(handeling, rij, "afwijking.uitgelegd")
    return rij


def _keep(handeling: Handeling, plicht: Raadpleegplicht, reden: str, toelichting: bytes | None) -> Afwijking:
    rij = Afwijking.objects.create(
        dossier_id=plicht.dossier_id,
        soort=NIET_GEVRAAGD.value,
        waarvan=plicht.soort,
        reden=reden,
        toelichting=toelichting,
        afspraakversie=plicht.afspraakversie,
        artikel=plicht.artikel,
        door_id=handeling.wie,
        vastgelegd_op=handeling.moment,
    )
    _note_afwijking(handeling, rij)
    return rij


def _locked(handeling: Handeling, dossier: int, tekst: str) -> bytes | None:
    if not tekst.strip():
        return None
    uuid = _uuid_of(handeling, dossier)
    return kluis.freeze(handeling, dossier=dossier, onderwerp=uuid, inhoud={"toelichting": tekst.strip()})


def _uuid_of(handeling: Handeling, dossier: int) -> UUID:
    uuid = queries.dossier_uuid(handeling, dossier=dossier)
    if uuid is None:
        raise NotPossible(_("Dit dossier is er niet."))
    return uuid
