"""What can keep the system from starting?  One class; its text is Dutch and tells what to do."""


class StartFout(Exception):
    """Something on this machine stands in the way; the text says what, and what helps."""
