"""How do the signal cards of a file become plain values?"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from schakel.basis.organisaties.rules import ALTIJD, Periode, Signaalbeschrijving

GELIJK = ("code", "thema", "titel", "voor_wie", "leeftijd_van", "leeftijd_tot", "voorbeeld", "bron")


def signal_cards(inhoud: Mapping[str, Any]) -> list[Signaalbeschrijving]:
    """Return the signal cards of one file."""
    return [_card(kaart) for kaart in inhoud["kaarten"]]


def _card(kaart: Mapping[str, Any]) -> Signaalbeschrijving:
    van, tot = kaart.get("geldig_van"), kaart.get("geldig_tot")
    return Signaalbeschrijving(
        **{veld: kaart[veld] for veld in GELIJK if veld in kaart},
        signalen=tuple(kaart["signalen"]),
        let_op=tuple(kaart.get("let_op", ())),
        periode=Periode(date.fromisoformat(van) if van else ALTIJD, date.fromisoformat(tot) if tot else None),
    )
