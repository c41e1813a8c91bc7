"""Was the year made to its end?  Runs the generator, and leaves a mark only behind a whole year."""

import os
import sys
from pathlib import Path

from django.core.management import execute_from_command_line

# The person at the screen goes first; the year fills in with what is left.
BESCHEIDEN = 10


def main() -> None:
    """This function will make the year that the arguments name; the first is the mark to leave."""
    merk, *argumenten = sys.argv[1:]
    os.nice(BESCHEIDEN)
    execute_from_command_line(["schakel", *argumenten])
    Path(merk).parent.mkdir(exist_ok=True)
    Path(merk).touch()


if __name__ == "__main__":
    main()
