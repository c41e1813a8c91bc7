"""The file is made by the worker: the one path to the rows of a whole organisation, read only (ADR-0031)."""

import logging
from collections import Counter
from collections.abc import Iterable

from django.db import DatabaseError, transaction

from schakel.kernel.errors import SchakelError
from schakel.kernel.handeling import Handeling
from schakel.sturing.leveringen import permissions, queries
from schakel.sturing.leveringen.actions.bewaren import keep_file
from schakel.sturing.leveringen.models import Kwaliteitspunt, Kwaliteitsregel, Levering
from schakel.sturing.leveringen.queries.feiten import gather_feiten
from schakel.sturing.leveringen.rules import (
    PROEVEN,
    Bevinding,
    LeveringStatus,
    as_json,
    check_transition,
    examine,
    make_records,
    mirror,
    write,
)

_log = logging.getLogger(__name__)


@transaction.atomic
def build_levering(handeling: Handeling, *, levering: int) -> Levering | None:
    """
    This function will make the file of a delivery that was ordered, with its mirror report and its quality report.

    None when somebody else makes it already.

    :raises NotAllowed: if anyone but the worker asks
    """
    permissions.check_is_machine(handeling)
    rijen = Levering.objects.select_for_update(skip_locked=True, of=("self",))
    rij = rijen.select_related("definitie", "organisatie").filter(pk=levering, status=LeveringStatus.GEVRAAGD).first()
    if rij is None:
        return None
    definitie = queries.definitie_of(rij)
    lijsten = queries.lists_for(definitie, rij.halfjaar, regio=rij.regio)
    feiten = gather_feiten(handeling, levering=rij, definitie=definitie)
    records = make_records(definitie, feiten)
    keep_file(rij, write(definitie, records))
    rij.spiegel = as_json(mirror(definitie, records, lijsten))
    rij.aantallen = dict(Counter(record.set.value for record in records))
    check_transition(LeveringStatus(rij.status), LeveringStatus.KLAAR)
    rij.status, rij.gemaakt_op = LeveringStatus.KLAAR.value, handeling.moment
    rij.save()
    _forget_earlier(rij)
    _store(rij, examine(definitie, feiten, rij.halfjaar, lijsten))
    handeling.spoor.noteer("levering", actie="C")
    return rij


def _forget_earlier(levering: Levering) -> None:
    """Which rows were wrong in a file that gave way or left says nothing any more; how many there were stays."""
    Kwaliteitsregel.objects.filter(punt__levering__organisatie_id=levering.organisatie_id).exclude(
        punt__levering__status__in=[LeveringStatus.KLAAR.value, LeveringStatus.VRIJGEGEVEN.value]
    ).delete()


def _store(levering: Levering, bevindingen: Iterable[Bevinding]) -> None:
    per_punt: dict[tuple[str, str, str], list[Bevinding]] = {}
    for bevinding in bevindingen:
        per_punt.setdefault((bevinding.proef, bevinding.feit.set.value, bevinding.veld), []).append(bevinding)
    punten = [
        Kwaliteitspunt(
            levering=levering,
            gebrek=PROEVEN[proef].gebrek.value,
            proef=proef,
            set=soort,
            veld=veld,
            aantal=len(gevonden),
        )
        for (proef, soort, veld), gevonden in per_punt.items()
    ]
    Kwaliteitspunt.objects.bulk_create(punten)
    Kwaliteitsregel.objects.bulk_create(
        (
            Kwaliteitsregel(punt=punt, dossier_id=een.feit.dossier, team_id=een.feit.team, rij=een.feit.rij)
            for punt, gevonden in zip(punten, per_punt.values(), strict=True)
            for een in gevonden
            if een.feit.rij
        ),
        batch_size=2000,
    )


def build_waiting(handeling: Handeling) -> int:
    """This function will make every file that was ordered; one that cannot be made says so and holds up no other."""
    permissions.check_is_machine(handeling)
    gemaakt = 0
    wachtend = Levering.objects.filter(status=LeveringStatus.GEVRAAGD.value).order_by("id")
    for nummer in list(wachtend.values_list("pk", flat=True)):
        try:
            gemaakt += build_levering(handeling, levering=nummer) is not None
        except (DatabaseError, SchakelError, ValueError):
            _log.exception("levering %s kon niet worden gemaakt", nummer)
            _mark_failed(nummer)
    return gemaakt


def _mark_failed(levering: int) -> None:
    Levering.objects.filter(pk=levering, status=LeveringStatus.GEVRAAGD.value).update(
        status=LeveringStatus.MISLUKT.value
    )
