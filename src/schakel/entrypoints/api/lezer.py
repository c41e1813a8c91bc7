"""What comes in as JSON is read strictly: UTF-8, every name once, nothing that is no JSON."""

import json
from collections.abc import Sequence
from typing import Any, cast

from django.http import HttpRequest
from ninja.parser import Parser

from schakel.kernel.errors import InvalidInput, SchakelError

GEEN_JSON = "De inhoud is geen geldige JSON (UTF-8)."


class Lezer(Parser):
    """Reads a body; what it refuses reaches the shell as the cause of ninja's own error."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """
        Return what the body holds.

        :raises InvalidInput: if a name stands in it twice: nobody knows which of the two is meant
        """
        try:
            tekst = request.body.decode("utf-8")
            return cast(dict[str, Any], json.loads(tekst, object_pairs_hook=_once, parse_constant=_no_number))
        except (RecursionError, UnicodeDecodeError) as fout:
            raise SchakelError(GEEN_JSON) from fout


def _once(paren: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    gelezen = dict(paren)
    if len(gelezen) < len(paren):
        namen = [naam for naam, _waarde in paren]
        dubbel = {naam for naam in namen if namen.count(naam) > 1}
        raise InvalidInput({naam: ["Deze naam staat er twee keer in."] for naam in sorted(dubbel)})
    return {naam: _storable(waarde) for naam, waarde in gelezen.items()}


def _storable(waarde: Any) -> Any:
    """Take out what no text can hold (a null, half a character): it holds up no report."""
    if isinstance(waarde, str):
        return waarde.replace("\x00", "").encode("utf-8", "replace").decode()
    return [_storable(deel) for deel in waarde] if isinstance(waarde, list) else waarde


def _no_number(naam: str) -> float:
    raise SchakelError(GEEN_JSON)
