"""Where may a long Dutch word of a heading break, when the browser knows no Dutch?  Between its parts only."""

import re

ZACHT = "\u00ad"
"""Is seen only where a line ends in it."""

# The long words of our own headings; `hyphens: auto` does the rest in a browser that has a Dutch list.
DELEN = (
    "aan|dachts|functio|naris", "dienst|over|dracht", "ge|drags|weten|schapper",
    "ge|gevens|be|scherming", "han|delings|verant|woordelijk|heid", "kinder|mis|handeling", "lot|genoten|con|tact",
    "onder|zoeks|be|vindingen", "samen|werkings|af|spraken", "schuld|hulp|ver|lening",
    "veilig|heids|af|spraken", "veilig|heids|af|weging",
    "veilig|heids|be|oordeling", "veilig|heids|check", "veilig|heids|plan", "veilig|heids|taxatie",
    "veilig|heids|voor|waarden", "verant|woordelijk|heid", "verant|woordelijk",
    "ver|trouwens|artsen",
)  # fmt: skip
_PLEKKEN = {deel.replace("|", ""): deel.split("|") for deel in DELEN}
# The longest first: "handelingsverantwoordelijkheid" holds "verantwoordelijkheid".
_LANG = re.compile("|".join(sorted(_PLEKKEN, key=len, reverse=True)), re.IGNORECASE)
_STUK = re.compile(r"(<[^>]*>)")


def breekbaar(html: str) -> str:
    """This function will put a soft hyphen between the parts of long words, and leave all inside a tag alone."""
    stukken = _STUK.split(html)
    return "".join(stuk if nr % 2 else _LANG.sub(_break, stuk) for nr, stuk in enumerate(stukken))


def _break(gevonden: re.Match[str]) -> str:
    woord, begin, delen = gevonden.group(), 0, []
    for deel in _PLEKKEN[woord.lower()]:
        delen.append(woord[begin : begin + len(deel)])
        begin += len(deel)
    return ZACHT.join(delen)
