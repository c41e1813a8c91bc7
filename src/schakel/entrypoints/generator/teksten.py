"""What do people say?  Sentences built from lists, so that hardly any two are the same."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random

import yaml

LIJST = Path(__file__).parent / "lijsten" / "teksten.yaml"
_PLEK = re.compile(r"\{([a-z_]+)\}")


@cache
def zinnen() -> dict[str, list[str]]:
    """Return the lists of sentences by name."""
    inhoud: dict[str, list[str]] = yaml.safe_load(LIJST.read_text(encoding="utf-8"))
    return inhoud


def schrijf(naam: str, woorden: Mapping[str, str], toeval: Random) -> str:
    """Write a text from a list; words of the case go before lists of the same name."""

    def vul(treffer: re.Match[str]) -> str:
        sleutel = treffer.group(1)
        if sleutel in woorden:
            waarde = woorden[sleutel]
            return _PLEK.sub(vul, waarde) if "{" in waarde else waarde
        return _PLEK.sub(vul, toeval.choice(zinnen()[sleutel]))

    tekst = " ".join(_PLEK.sub(vul, toeval.choice(zinnen()[naam])).split())
    return re.sub(r"(^|[.?!:] )([a-z])", lambda t: t.group(1) + t.group(2).upper(), tekst)


def opsomming(delen: list[str]) -> str:
    """Return names as people list them: 'Sem, Noor en Ali'."""
    return delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} en {delen[-1]}"
