"""How do the definitions of a region come in?  All of them, or none."""

from collections.abc import Mapping

from django.db import transaction

from schakel.basis.termijnen import permissions, queries
from schakel.basis.termijnen.models import Termijndefinitie
from schakel.basis.termijnen.rules import Definitie, Duur, VerlengRegel
from schakel.basis.termijnen.rules.bestand import lees_termijnen
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@transaction.atomic
def load_termijnen(handeling: Handeling, *, regio: str | None, inhoud: Mapping[str, object], bestand: str = "") -> int:
    """
    This function will load the definitions of a region; one that left the file ends today.

    :raises NotAllowed: if the actor may not load
    :raises InvalidInput: with every fault, keyed by place
    """
    permissions.check_can_load(handeling)
    definities = lees_termijnen(inhoud)
    behouden = set()
    for definitie in definities:
        behouden.add((definitie.code, definitie.geldig_van))
        Termijndefinitie.objects.update_or_create(
            regio=regio or "", code=definitie.code, geldig_van=definitie.geldig_van, defaults=_velden(definitie)
        )
    vandaag = lokale_datum(handeling.moment)
    for rij in Termijndefinitie.objects.filter(regio=regio or "", geldig_tot=None):
        if (rij.code, rij.geldig_van) not in behouden:
            rij.geldig_tot = max(vandaag, rij.geldig_van)
            rij.save(update_fields=["geldig_tot"])
    queries.forget_definities()
    return len(definities)


def _velden(definitie: Definitie) -> dict[str, object]:
    return {
        "titel": definitie.titel,
        "start_event": definitie.start_event,
        "start_als": {naam: list(waarden) for naam, waarden in definitie.start_als.items()},
        "stop_events": sorted(definitie.stop_events),
        "verval_events": sorted(definitie.verval_events),
        "reset_events": sorted(definitie.reset_events),
        "per": definitie.per.value,
        "wettelijk_aantal": definitie.wettelijk.aantal if definitie.wettelijk else None,
        "wettelijk_eenheid": definitie.wettelijk.eenheid.value if definitie.wettelijk else "",
        "praktijk_aantal": definitie.praktijk.aantal if definitie.praktijk else None,
        "praktijk_eenheid": definitie.praktijk.eenheid.value if definitie.praktijk else "",
        "verlenging": _verlenging(definitie.verlenging),
        "reist_mee": definitie.reist_mee,
        "eindigt_op": definitie.eindigt_op,
        "eigenaar": definitie.eigenaar.value,
        "gevaar": definitie.gevaar,
        "bron": definitie.bron,
        "geldig_tot": definitie.geldig_tot,
    }


def _verlenging(regel: VerlengRegel | None) -> dict[str, object]:
    if regel is None:
        return {}
    return {**_duur(regel.duur), "keren": regel.keren, "rollen": sorted(regel.rollen)}


def _duur(duur: Duur) -> dict[str, object]:
    return {"aantal": duur.aantal, "eenheid": duur.eenheid.value}
