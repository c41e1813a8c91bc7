"""In which shape is a sentence frozen?"""


def words(tekst: str) -> dict[str, object]:
    """Return a sentence as it is frozen."""
    return {"tekst": tekst.strip()}
