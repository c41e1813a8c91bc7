"""How does a questionnaire come in from a file?  A version that was loaded never changes."""

import json
from collections.abc import Mapping
from datetime import date

from django.db import transaction

from schakel.basis.vragenlijsten import permissions
from schakel.basis.vragenlijsten.models import Vragenlijst, VragenlijstVersie
from schakel.basis.vragenlijsten.rules.bestand import kop_van, objections, versies_in, vingerafdruk
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling

KOP = frozenset({"versie", "geldig_van", "geldig_tot", "licentie", "bron"})


@transaction.atomic
def load_vragenlijst(
    handeling: Handeling, *, regio: str | None, inhoud: Mapping[str, object], bestand: str = ""
) -> Vragenlijst:
    """
    This function will load a questionnaire with its versions; loading the same file again changes nothing.

    :raises NotAllowed: if the actor may not load
    :raises InvalidInput: with every fault, keyed by place
    :raises NotPossible: if the file changes a version that was loaded before
    """
    permissions.check_can_load(handeling)
    fouten: dict[str, list[str]] = {}
    for pad, tekst, _remedie in objections(inhoud, regio=regio or ""):
        fouten.setdefault(".".join(map(str, pad)), []).append(tekst)
    if fouten:
        raise InvalidInput(fouten)
    kop = kop_van(inhoud)
    vragenlijst, _nieuw = Vragenlijst.objects.update_or_create(
        regio=regio or "", code=str(kop["code"]), defaults={"titel": str(kop["titel"])}
    )
    for _pad, versie in versies_in(inhoud):
        _load_versie(vragenlijst, versie)
    handeling.spoor.noteer("vragenlijst", actie="U")
    return vragenlijst


def _load_versie(vragenlijst: Vragenlijst, ruw: Mapping[str, object]) -> None:
    definitie = {str(k): v for k, v in ruw.items() if k not in KOP}
    afdruk = vingerafdruk(definitie)
    tot = _dag(ruw.get("geldig_tot"))
    rij = vragenlijst.versies.filter(versie=str(ruw["versie"])).first()
    if rij is not None and rij.vingerafdruk != afdruk:
        raise NotPossible(
            f"Versie {rij.versie} van ‘{vragenlijst.titel}’ is al geladen en verandert niet meer. "
            "Geef de gewijzigde lijst een nieuw versienummer."
        )
    if rij is not None:
        # Only its last day may still be set: that is how a version makes room for the next.
        if rij.geldig_tot != tot:
            rij.geldig_tot = tot
            rij.save(update_fields=["geldig_tot"])
        return
    van = _dag(ruw.get("geldig_van"))
    if van is None:
        raise InvalidInput({"geldig_van": ["Vul `geldig_van` in."]})
    VragenlijstVersie.objects.create(
        vragenlijst=vragenlijst,
        versie=str(ruw["versie"]),
        definitie=json.dumps(definitie, ensure_ascii=False, default=str),
        geldig_van=van,
        geldig_tot=tot,
        voorbeeld=ruw.get("voorbeeld") is True,
        licentie=str(ruw.get("licentie", "")),
        bron=str(ruw.get("bron", "")),
        vingerafdruk=afdruk,
    )


def _dag(ruw: object) -> date | None:
    return ruw if ruw is None or isinstance(ruw, date) else date.fromisoformat(str(ruw))
