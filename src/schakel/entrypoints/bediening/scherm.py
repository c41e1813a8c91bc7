"""What does the person at the keyboard see?  Each step with its seconds, and one bar that moves."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

BREEDTE = 24


def print_line(tekst: str = "") -> None:
    """This function will print one line at once, also into a pipe."""
    print(tekst, flush=True)


def seconds(aantal: float) -> str:
    """This function will write seconds the Dutch way."""
    return f"{aantal:.1f} s".replace(".", ",")


@contextmanager
def stap(tekst: str) -> Iterator[None]:
    """This function will show a step while it runs, and what it took."""
    begin = time.monotonic()
    op_scherm = sys.stdout.isatty()
    if op_scherm:
        print(f"  … {tekst}", end="", flush=True)
    try:
        yield
    except BaseException:
        print_line(f"\r\033[K  ✗ {tekst}" if op_scherm else f"  ✗ {tekst}")
        raise
    regel = f"  ✓ {tekst} ({seconds(time.monotonic() - begin)})"
    print_line(f"\r\033[K{regel}" if op_scherm else regel)


class Balk:
    """A bar that is redrawn in place; where nothing can be redrawn, one line for each tenth."""

    def __init__(self) -> None:
        self._op_scherm = sys.stdout.isatty()
        self._vorige = ""

    def show(self, tekst: str, gemaakt: int, totaal: int) -> None:
        """This function will show how far it is."""
        deel = min(1.0, gemaakt / totaal) if totaal else 0.0
        vol = round(deel * BREEDTE)
        regel = f"  {'█' * vol}{'░' * (BREEDTE - vol)} {deel:4.0%}  {gemaakt} van {totaal}  {tekst}"
        if self._op_scherm:
            if regel != self._vorige:
                print(f"\r\033[K{regel}", end="", flush=True)
            self._vorige = regel
        elif (tiende := f"{int(deel * 10)}") != self._vorige:
            print_line(regel)
            self._vorige = tiende

    def close(self) -> None:
        """This function will leave the bar's line."""
        if self._op_scherm and self._vorige:
            print_line()
