"""Is what a process keeps left out of the search, and are lost circles still found?"""

import subprocess
import sys

from schakel.toolkit import geheugen

_PROEF = """
import gc, weakref
from schakel.toolkit.geheugen import DREMPELS, search_seldom
class Ding: pass
blijft = [Ding() for _ in range(1000)]
search_seldom()
assert gc.get_freeze_count() > 1000 and gc.get_threshold() == DREMPELS
een = Ding(); een.zelf = een; weg = weakref.ref(een); del een
vol = [[n] for n in range(DREMPELS[0] + 1)]
assert weg() is None, "a lost circle was never found"
"""


def test_what_stays_is_not_searched_and_what_is_lost_is_found() -> None:
    # In a process of its own: the suite keeps its own habits.
    assert subprocess.run([sys.executable, "-c", _PROEF], check=False).returncode == 0
    assert geheugen.DREMPELS[0] > 700
