"""By which number do asker and Veilig Thuis speak about an advies later on?"""

from uuid import UUID

from schakel.kernel.ids import maak_ontvangstcode


def number_of(publiek_id: UUID) -> str:
    """
    Return the number of an advies: it is read aloud to the asker, and says nothing about a household.

    The meldcode lets the asker keep it as the proof of step 2, without a name at Veilig Thuis.
    """
    return f"ADV {maak_ontvangstcode(publiek_id.bytes[8:]).removeprefix('VT ')}"
