"""Does a melding about people of a running casus land in it, and what if somebody chooses otherwise?"""

from schakel.casuswerk.beoordelingen.rules.besluiten import Besluitsoort
from schakel.kernel.errors import InvalidInput, NotPossible

# A casus of its own, although these people stand in a running one.
EIGEN = "eigen"
# What ends here, lands nowhere.
ZONDER_CASUS = frozenset({Besluitsoort.GEEN, Besluitsoort.ADVIES})


def check_landing(besluit: Besluitsoort, *, aantal: int, keuze: str, gevonden: bool, reden: str) -> None:
    """
    Check that it is clear in which casus this lands: `aantal` run about these people, `gevonden` one was chosen.

    :raises InvalidInput: if somebody must choose, chose one that is not there, or wants an own one without saying why
    """
    if besluit in ZONDER_CASUS or not aantal:
        return
    if keuze == EIGEN:
        if not reden.strip():
            raise InvalidInput({"casus_reden": ["Schrijf in een zin waarom dit een eigen casus wordt."]})
        return
    if gevonden:
        return
    if keuze:
        raise InvalidInput({"casus": ["Deze casus loopt niet meer, of hoort hier niet bij. Kies opnieuw."]})
    raise InvalidInput(
        {"casus": [f"Er lopen {aantal} casussen over mensen uit deze melding. Kies bij welke de melding hoort."]}
    )


def check_not_overtaken(besluit: Besluitsoort, *, zojuist: bool) -> None:
    """
    Check that no colleague opened a casus about these people at the same moment.

    :raises NotPossible: if somebody did: asked once more, the melding lands in it
    """
    if zojuist and besluit not in ZONDER_CASUS:
        raise NotPossible(
            "Een collega opende op dit moment een casus over deze mensen. Kies nog eens: dan komt de melding daarbij."
        )
