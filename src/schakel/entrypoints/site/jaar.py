"""How far has the invented year come, while it is being made behind the site?"""

import json

from django.conf import settings
from django.utils.translation import gettext as _


def year_progress() -> dict[str, object] | None:
    """This function will give how much of the year is made, how much it will be, and a sentence; None: nothing runs."""
    try:
        stand = json.loads((settings.DATA / "voortgang.json").read_text(encoding="utf-8"))
        gedaan, geheel = int(stand["gemaakt"]), int(stand["totaal"])
    except (OSError, ValueError, KeyError, TypeError):
        # No year was asked, or the file is being written at this moment: no page fails for that.
        return None
    if gedaan >= geheel:
        return None
    return {"gedaan": gedaan, "geheel": geheel, "tekst": _sentence(str(stand.get("stap", "")), gedaan, geheel)}


def _sentence(stap: str, gedaan: int, geheel: int) -> str:
    deel = 100 * gedaan // max(geheel, 1)
    return _("%(stap)s vult zich: %(deel)d procent. U kunt al beginnen.") % {"stap": stap, "deel": deel}
