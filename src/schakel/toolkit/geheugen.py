"""How seldom does Python look for circles that nobody holds any more?"""

import gc

# New objects between two searches of the youngest, and how many of those go before the older are searched.
DREMPELS = (50_000, 20, 100)


def search_seldom() -> None:
    """
    Leave what is there now out of every search, and search seldom.

    For a process that has loaded all it keeps: a page makes thousands of objects that go by themselves, and searching
    the whole program for lost ones after every few hundred took one eighth of its time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*DREMPELS)
