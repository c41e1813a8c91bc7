"""What can be chosen in the forms of this room?"""

from collections.abc import Callable

from schakel.basis.organisaties.models import Organisatie
from schakel.basis.organisaties.queries import teams_in_region
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.deskundigheid.queries.functionarissen import Plek, own_region, places
from schakel.sturing.deskundigheid.queries.leren import colleagues
from schakel.toolkit.formulier import Rij

__all__ = ["colleagues", "ended_by_key", "organisations", "place_of", "places_to_choose", "teams"]


def organisations(handeling: Handeling) -> list[Rij]:
    """Return the organisations that exist today."""
    rijen = Organisatie.objects.valid_on(lokale_datum(handeling.moment)).order_by("naam")
    return list(rijen.values_list("publiek_id", "pk", "naam"))


def teams(handeling: Handeling) -> list[Rij]:
    """Return the teams of the region with accounts."""
    rijen = teams_in_region(own_region(handeling), lokale_datum(handeling.moment)).filter(aangesloten=True)
    return [(t.publiek_id, t.pk, f"{t.organisatie.naam}: {t.naam}") for t in rijen]


def _key(plek: Plek) -> str:
    return f"team-{plek.team.publiek_id}" if plek.team else f"gemeente-{plek.gemeente}"


def places_to_choose(handeling: Handeling, *, mag: Callable[[int, str], bool]) -> list[tuple[str, str]]:
    """Return the places where the actor may say who guards the meldcode."""
    plekken = [p for p in places(handeling) if p.organisatie and mag(p.organisatie.pk, p.gemeente)]
    return [(_key(p), p.naam) for p in plekken]


def place_of(handeling: Handeling, sleutel: str) -> dict[str, object]:
    """Return the place with this key, as the deed takes it; nothing when there is none."""
    plek = next((p for p in places(handeling) if _key(p) == sleutel and p.organisatie), None)
    if plek is None or plek.organisatie is None:
        return {}
    return {
        "organisatie": plek.organisatie.pk,
        "team": plek.team.pk if plek.team else None,
        "gemeente": plek.gemeente,
    }


def ended_by_key(handeling: Handeling, *, mag: Callable[[int, str], bool]) -> list[tuple[str, str]]:
    """Return who guards the meldcode now, at the places that the actor may change."""
    nu = [p.functionaris for p in places(handeling) if p.functionaris is not None]
    mijn = [f for f in nu if mag(f.organisatie_id, f.gemeente)]
    return [(str(f.publiek_id), f"{f.naam}, {f.team.naam if f.team else f.organisatie.naam}") for f in mijn]
