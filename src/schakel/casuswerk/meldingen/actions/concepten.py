"""What is typed and not yet sent: kept on the server, encrypted, for who types it alone."""

import json
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from schakel.casuswerk.meldingen import permissions
from schakel.casuswerk.meldingen.models import Concept
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit import versleuteling

VAK = "concept"


@transaction.atomic
def save_concept(handeling: Handeling, *, sleutel: UUID, inhoud: Mapping[str, object]) -> Concept:
    """
    Keep what is typed so far, under the key of the report that it will become.

    :raises NotPossible: if no person is acting
    """
    permissions.check_can_register(handeling)
    if handeling.wie is None or handeling.team is None:
        raise NotPossible("Alleen een medewerker heeft concepten.")
    tekst = json.dumps(inhoud, ensure_ascii=False).encode()
    pakket = versleuteling.versleutel(versleuteling.hoofdsleutel(VAK), tekst, context=sleutel.bytes)
    rij, _nieuw = Concept.objects.update_or_create(
        publiek_id=sleutel,
        medewerker_id=handeling.wie,
        defaults={"inhoud": pakket, "bijgewerkt_op": handeling.moment, "team_id": handeling.team},
        create_defaults={
            "inhoud": pakket,
            "bijgewerkt_op": handeling.moment,
            "begonnen_op": handeling.moment,
            "team_id": handeling.team,
        },
    )
    handeling.spoor.noteer("concept", actie="U")
    return rij


@transaction.atomic
def open_concept(handeling: Handeling, *, sleutel: UUID) -> dict[str, list[str]]:
    """
    Return what was typed, to go on with it.

    :raises NotFound: if there is none of this person under this key
    """
    rij = Concept.objects.filter(publiek_id=sleutel, medewerker_id=handeling.wie or 0).first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("concept")
    hoofd = versleuteling.hoofdsleutel(VAK)
    gelezen: dict[str, list[str]] = json.loads(
        versleuteling.ontsleutel(hoofd, bytes(rij.inhoud), context=sleutel.bytes)
    )
    return gelezen


@transaction.atomic
def drop_concept(handeling: Handeling, *, sleutel: UUID) -> None:
    """Forget what was typed under this key, because it was sent or is not needed any more."""
    Concept.objects.filter(publiek_id=sleutel, medewerker_id=handeling.wie or 0).delete()
