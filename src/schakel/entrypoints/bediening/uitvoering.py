"""How is a Django command run for a person?  As Django does; a reader who has seen enough (head) is no fault."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> int:
    """This function will run the command on the command line."""
    try:
        execute_from_command_line(["./schakel", *sys.argv[1:]])
        sys.stdout.flush()
    except BrokenPipeError:
        # Else Python would try once more at its end, and say so.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


if __name__ == "__main__":
    sys.exit(main())
