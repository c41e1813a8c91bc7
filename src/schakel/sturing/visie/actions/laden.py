"""How does a vision come in from a file?  A version that was adopted is never changed by it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.sturing.visie import permissions
from schakel.sturing.visie.actions.beginstand import load_work
from schakel.sturing.visie.models import Regiovisie, Vaststelling, Visieversie
from schakel.sturing.visie.rules.definitie import (
    Ruw,
    as_text,
    day_of,
    objections,
    rows_of,
    text_of,
    versies_in,
    vingerafdruk,
)

OVER_DE_VERSIE = {"versie", "status", "geldig_van", "geldig_tot", "bron", "voorbeeld", "vaststellingen"}


@transaction.atomic
def load_visie(handeling: Handeling, *, regio: str | None, inhoud: Mapping[str, object]) -> Regiovisie:
    """
    This function will load a vision with its versions and the work that begins with it; again changes nothing.

    :raises NotAllowed: if the actor may not keep the vision
    :raises InvalidInput: with every fault, keyed by place
    :raises NotPossible: if the file changes a version that was adopted
    """
    permissions.check_can_steer(handeling)
    _refuse_faults(inhoud, regio or "")
    ruw = inhoud.get("visie")
    kop = ruw if isinstance(ruw, Mapping) else {}
    visie, _nieuw = Regiovisie.objects.update_or_create(
        regio=regio or "", code=text_of(kop, "code"), defaults={"titel": text_of(kop, "titel")}
    )
    for _pad, versie in versies_in(inhoud):
        _load_versie(handeling, visie, versie)
    beginstand = inhoud.get("beginstand")
    if isinstance(beginstand, Mapping):
        load_work(handeling, visie=visie, ruw=beginstand)
    handeling.spoor.noteer("visie", actie="U")
    return visie


def _refuse_faults(inhoud: Ruw, regio: str) -> None:
    fouten: dict[str, list[str]] = {}
    for pad, tekst, _remedie in objections(inhoud, regio=regio):
        fouten.setdefault(".".join(map(str, pad)), []).append(tekst)
    if fouten:
        raise InvalidInput(fouten)


def _load_versie(handeling: Handeling, visie: Regiovisie, ruw: Ruw) -> None:
    definitie = {veld: waarde for veld, waarde in ruw.items() if veld not in OVER_DE_VERSIE}
    afdruk, naam = vingerafdruk(definitie), text_of(ruw, "versie")
    rij = visie.versies.filter(versie=naam).first()
    if rij is not None and rij.vingerafdruk != afdruk:
        if rij.status == "VASTGESTELD":
            raise NotPossible(
                f"Versie {naam} van ‘{visie.titel}’ is vastgesteld en verandert niet meer. "
                "Geef de gewijzigde tekst een nieuw versienummer."
            )
        rij.delete()
        rij = None
    if rij is None:
        rij = Visieversie.objects.create(visie=visie, versie=naam, **_fields(ruw, definitie, afdruk))
    for vaststelling in rows_of(ruw, "vaststellingen"):
        Vaststelling.objects.get_or_create(
            versie=rij,
            orgaan=text_of(vaststelling, "orgaan"),
            gemeente=text_of(vaststelling, "gemeente"),
            defaults={
                "op": day_of(vaststelling, "op"),
                "toelichting": text_of(vaststelling, "toelichting"),
                "vastgelegd_op": handeling.moment,
            },
        )


def _fields(ruw: Ruw, definitie: Ruw, afdruk: str) -> dict[str, Any]:
    van = day_of(ruw, "geldig_van")
    if van is None:
        raise InvalidInput({"geldig_van": ["Vul `geldig_van` in."]})
    return {
        "status": text_of(ruw, "status").upper() or "CONCEPT",
        "geldig_van": van,
        "geldig_tot": day_of(ruw, "geldig_tot"),
        "definitie": as_text(definitie),
        "bron": text_of(ruw, "bron"),
        "voorbeeld": ruw.get("voorbeeld") is True,
        "vingerafdruk": afdruk,
    }
