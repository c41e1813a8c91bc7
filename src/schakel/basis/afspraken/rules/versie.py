"""Which states may a version of an agreement have, and which follows which?"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from schakel.kernel.errors import NotPossible


class Soort(StrEnum):
    """Does the agreement hold for the whole region or for one municipality?"""

    REGIONAAL = "regionaal"
    LOKAAL = "lokaal"


class VersieStatus(StrEnum):
    """The life of one version."""

    CONCEPT = "concept"
    GOEDGEKEURD = "goedgekeurd"
    VAN_KRACHT = "van_kracht"
    IN_HERZIENING = "in_herziening"
    VERVANGEN = "vervangen"


ALLOWED_TRANSITIONS: Mapping[VersieStatus, frozenset[VersieStatus]] = {
    VersieStatus.CONCEPT: frozenset({VersieStatus.GOEDGEKEURD}),
    VersieStatus.GOEDGEKEURD: frozenset({VersieStatus.VAN_KRACHT, VersieStatus.VERVANGEN}),
    VersieStatus.VAN_KRACHT: frozenset({VersieStatus.IN_HERZIENING, VersieStatus.VERVANGEN}),
    VersieStatus.IN_HERZIENING: frozenset({VersieStatus.VAN_KRACHT, VersieStatus.VERVANGEN}),
    VersieStatus.VERVANGEN: frozenset(),
}

# A version under review holds until it is replaced; a replaced one still answers for the days on which it held.
GELDENDE_STATUSSEN = frozenset({VersieStatus.VAN_KRACHT, VersieStatus.IN_HERZIENING, VersieStatus.VERVANGEN})

STATUS_NAMEN: Mapping[VersieStatus, str] = {
    VersieStatus.CONCEPT: "concept",
    VersieStatus.GOEDGEKEURD: "goedgekeurd",
    VersieStatus.VAN_KRACHT: "van kracht",
    VersieStatus.IN_HERZIENING: "in herziening",
    VersieStatus.VERVANGEN: "vervangen",
}


def check_transition(van: VersieStatus, naar: VersieStatus) -> None:
    """
    Check that a version may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar not in ALLOWED_TRANSITIONS[van]:
        raise NotPossible(
            f"Deze versie van de afspraak is {STATUS_NAMEN[van]}. U kunt haar nu niet op ‘{STATUS_NAMEN[naar]}’ zetten."
        )


def is_geldig_op(dag: date, *, geldig_van: date, geldig_tot: date | None) -> bool:
    """Answer whether the day lies in the period; the last day itself is not included."""
    return geldig_van <= dag and (geldig_tot is None or dag < geldig_tot)
