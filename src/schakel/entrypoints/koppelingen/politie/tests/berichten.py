"""Messages of the police as they come: readable, about care, cut off, and a batch shuffled with a seed."""

import json
import random
from collections.abc import Iterator
from typing import Any


def een_bericht(kenmerk: str = "2017-000001", **anders: Any) -> dict[str, Any]:
    """Return a message about violence between partners, with a child that saw it."""
    return {
        "kenmerk": kenmerk,
        "soort": "HUISELIJK_GEWELD",
        "toelichting": "Ruzie tussen partners. Een kind zag het.",
        "acuut": "DREIGT",
        "waar": {"postcode": "2532 CX", "huisnummer": "118"},
        "betrokkenen": [
            {"rol": "SLACHTOFFER", "roepnaam": "Marloes", "achternaam": "Terpstra", "geboortedatum": "1982-05-04"},
            {"rol": "KIND", "omschrijving": "meisje", "leeftijd": 9},
        ],
        "functionaris": {"naam": "agent Kuiper", "eenheid": "basisteam Zuid", "telefoon": "070 555 02 02"},
        **anders,
    }


def een_regel(kenmerk: str = "2017-000001", **anders: Any) -> str:
    """Return the same as one line of a file."""
    return json.dumps(een_bericht(kenmerk, **anders), ensure_ascii=False)


def een_stroom(aantal: int, keren: int, zaad: int) -> Iterator[list[dict[str, Any]]]:
    """
    Give batches in which each message stands so many times, in any order, with its names in any order.

    What the sender never heard of is sent again, so that repeats come in the same batch and in later ones.
    """
    dobbel = random.Random(zaad)
    stroom = [een_bericht(f"Z-{nr:06d}", toelichting=f"Melding nummer {nr}.") for nr in range(aantal)] * keren
    dobbel.shuffle(stroom)
    while stroom:
        deel, stroom = stroom[:250], stroom[250:]
        yield [dict(dobbel.sample(sorted(bericht.items()), len(bericht))) for bericht in deel]
