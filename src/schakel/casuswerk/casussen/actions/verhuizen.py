"""Somebody moves out, to a household of their own or one that nobody knows (ADR-0008), or turns out to be another."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.casussen import permissions
from schakel.casuswerk.casussen.models import Casus, Casushuishouden
from schakel.casuswerk.casussen.rules import CasusStatus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.personen.models import Huishouden
from schakel.casuswerk.personen.rules import Adres, PersoonRol
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling


@transaction.atomic
def move_out(
    handeling: Handeling, *, casus: Casus, wie: Sequence[int], op: date, adres: Adres | None
) -> Huishouden | None:
    """
    Let these persons leave their household together, for one of their own in the same casus.

    Without an address nobody knows where they live; they stay in the casus all the same.

    :raises NotAllowed: if the role may not record who lives where
    :raises InvalidInput: if nobody is named, the day cannot be, or somebody lives nowhere as far as is known
    :raises NotPossible: if the casus does not run
    """
    permissions.check_can_move(handeling, dossier=casus.dossier_id)
    _check_runs(handeling, casus)
    if not wie:
        raise InvalidInput({"wie": [_("Kies wie er verhuist.")]})
    naar = _new_household(handeling, casus, adres) if adres is not None else None
    for persoon in wie:
        personen.move_out(handeling, dossier=casus.dossier_id, persoon=persoon, naar=naar, op=op)
    dossiers.note(
        handeling,
        "huishouden.verhuisd",
        dossier=casus.dossier_id,
        onderwerp=("huishouden", naar.pk) if naar else None,
        codes={"aantal": len(wie), "adres_bekend": naar is not None},
    )
    return naar


@transaction.atomic
def change_rol(handeling: Handeling, *, casus: Casus, wie: int, rol: PersoonRol) -> None:
    """
    Record that somebody is something else in this family than was thought; copies that were made before open no more.

    :raises NotAllowed: if the role may not record who is what
    :raises InvalidInput: if it stands so already, or an adult would be a child
    :raises NotPossible: if the casus does not run
    """
    permissions.check_can_move(handeling, dossier=casus.dossier_id)
    _check_runs(handeling, casus)
    personen.change_rol(handeling, dossier=casus.dossier_id, persoon=wie, rol=rol)


def _check_runs(handeling: Handeling, casus: Casus) -> None:
    dossiers.hold(handeling, dossier=casus.dossier_id)
    casus.refresh_from_db(fields=["status"])
    if casus.status != CasusStatus.LOPEND:
        raise NotPossible(_("Deze casus loopt niet meer."))


def _new_household(handeling: Handeling, casus: Casus, adres: Adres) -> Huishouden:
    naar = personen.create_huishouden(handeling, dossier=casus.dossier_id, **asdict(adres))
    try:
        with transaction.atomic():
            Casushuishouden.objects.create(
                dossier_id=casus.dossier_id, casus=casus, huishouden=naar, periode=(handeling.moment, None)
            )
    except IntegrityError as fout:
        raise NotPossible(_("Dit huishouden staat al in een lopende casus.")) from fout
    return naar
