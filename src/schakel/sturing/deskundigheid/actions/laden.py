"""How do trainings, targets, rare expertise and campaigns come in from a file?"""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from schakel.basis.organisaties.models import Organisatie
from schakel.kernel.errors import InvalidInput
from schakel.kernel.handeling import Handeling
from schakel.sturing.deskundigheid import permissions
from schakel.sturing.deskundigheid.models import Campagne, Expertise, Training, Trainingsdoel
from schakel.sturing.deskundigheid.rules.bestand import day_of, objections, parts_in


@transaction.atomic
def load_deskundigheid(handeling: Handeling, *, regio: str, inhoud: Mapping[str, object]) -> None:
    """
    This function will load the trainings, targets, expertise and campaigns of a region; once more changes nothing.

    :raises NotAllowed: if the actor may not load
    :raises InvalidInput: with every fault, keyed by place
    """
    permissions.check_can_load(handeling)
    fouten = {".".join(map(str, pad)): [tekst] for pad, tekst, _wat in objections(inhoud, regio=regio)}
    if fouten:
        raise InvalidInput(fouten)
    for deel in parts_in(inhoud, "trainingen"):
        _store_training(regio, deel)
    for deel in parts_in(inhoud, "doelen"):
        _store_target(regio, deel)
    for nummer, deel in enumerate(parts_in(inhoud, "expertise")):
        _store_expertise(regio, deel, f"expertise.{nummer}")
    for deel in parts_in(inhoud, "campagnes"):
        _store_campaign(regio, deel)
    handeling.spoor.noteer("deskundigheid", actie="U")


def _store_training(regio: str, deel: Mapping[str, object]) -> None:
    maanden = deel.get("geldig_maanden")
    waarden = {
        "naam": str(deel["naam"]),
        "geldig_maanden": int(str(maanden)) if maanden is not None else None,
        "meet": str(deel.get("meet", "")),
        "voorbeeld": deel.get("voorbeeld") is True,
        "bron": str(deel.get("bron", "")),
    }
    Training.objects.update_or_create(regio=regio, code=str(deel["code"]), defaults=waarden)


def _store_target(regio: str, deel: Mapping[str, object]) -> None:
    Trainingsdoel.objects.update_or_create(
        training=Training.objects.get(regio=regio, code=str(deel["training"])),
        teamsoort=str(deel.get("teamsoort", "")),
        uiterlijk=day_of(deel["uiterlijk"]),
        defaults={"procent": int(str(deel["procent"])), "bron": str(deel.get("bron", ""))},
    )


def _store_expertise(regio: str, deel: Mapping[str, object], plek: str) -> None:
    organisatie = Organisatie.objects.filter(code=str(deel["organisatie"])).first()
    if organisatie is None:
        raise InvalidInput({f"{plek}.organisatie": [f"De organisatie ‘{deel['organisatie']}’ is niet bekend."]})
    waarden = {
        "naam": str(deel["naam"]),
        "organisatie": organisatie,
        "maat": str(deel.get("maat", "")),
        "vraag": str(deel.get("vraag", "")),
        "bron": str(deel.get("bron", "")),
    }
    Expertise.objects.update_or_create(regio=regio, code=str(deel["code"]), defaults=waarden)


def _store_campaign(regio: str, deel: Mapping[str, object]) -> None:
    begroot, gepland = deel.get("begroot"), deel.get("bereik_gepland")
    waarden = {
        "titel": str(deel["titel"]),
        "boodschap": str(deel["boodschap"]),
        "groepen": [str(g) for g in _list(deel.get("groepen"))],
        "kanalen": [str(k) for k in _list(deel.get("kanalen"))],
        "van": day_of(deel["van"]),
        "tot": day_of(deel["tot"]),
        "eigenaar": str(deel["eigenaar"]),
        "begroot": Decimal(str(begroot)) if begroot is not None else None,
        "bereik_gepland": int(str(gepland)) if gepland is not None else None,
        "voorbeeld": deel.get("voorbeeld") is True,
        "bron": str(deel.get("bron", "")),
    }
    Campagne.objects.update_or_create(regio=regio, code=str(deel["code"]), defaults=waarden)


def _list(ruw: object) -> list[object]:
    return list(ruw) if isinstance(ruw, list) else []
