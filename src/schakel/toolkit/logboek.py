"""What may stand in a technical log?  What went wrong and where; never a value that somebody typed."""

import logging
import re

from schakel.kernel.ids import normaliseer_bsn

# An error of the database, up to the next exception of the chain: after its first line PostgreSQL repeats whole rows
# and the statement with its values.
_FOUT = re.compile(
    r"^((?:psycopg|django\.db)[\w.]*: [^\n]*)(.*?)(?=\n\n(?:The above exception|During handling)|\Z)",
    re.DOTALL | re.MULTILINE,
)
# Between quotes stands the name of a constraint, or what somebody typed.
_TUSSEN_AANHALINGSTEKENS = re.compile(r'"(?![a-z0-9_]+")[^"]*(?:"|$)')
_NEGEN_CIJFERS = re.compile(r"(?<!\d)\d{9}(?!\d)")
WEG = "(weggelaten)"


def silence(tekst: str) -> str:
    """Return a line of the log without rows of the database, typed values and numbers that may be a BSN."""
    tekst = _FOUT.sub(_first_line, tekst)
    return _NEGEN_CIJFERS.sub(lambda getal: WEG if normaliseer_bsn(getal[0]) else getal[0], tekst)


def _first_line(fout: re.Match[str]) -> str:
    return _TUSSEN_AANHALINGSTEKENS.sub(f'"{WEG}"', fout[1]) + (f" {WEG}" if fout[2].strip() else "")


class Zwijger(logging.Formatter):
    """The formatter of every handler: what it lets through, may be read by who keeps the machines running."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line with its stack trace, silenced."""
        return silence(super().format(record))
