"""What does every page show around its contents?"""

from django.http import HttpRequest

from schakel.entrypoints import klok
from schakel.entrypoints.site.navigatie import items_for


def schil(request: HttpRequest) -> dict[str, object]:
    """Return who acts, the menu of that role, and the clock when it is not the one on the wall."""
    handeling = getattr(request, "handeling", None)
    if handeling is None:
        return {"navigatie": [], "ik": None, "klok_moment": klok.banner()}
    lid = getattr(request, "schakel_lid", None)
    return {
        "navigatie": items_for(handeling.rol, request.path),
        "ik": lid,
        "klok_moment": klok.banner(),
        "zoek_url": "/zoeken",
    }
