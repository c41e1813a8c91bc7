"""May this person?  Raises with a reason that serves as refusal, as tooltip and as API error."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from django.utils.translation import gettext as _

from schakel.basis.toegang import rules
from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling


def may(handeling: Handeling, object_: str, actie: str, *, relatie: str = "eigen_team", veld: str = "*") -> bool:
    """Answer whether the matrix lets this actor do this, given the relation of the team to the thing."""
    return rules.may(handeling.rol, relatie, object_, actie, veld)


def check_can(handeling: Handeling, object_: str, actie: str, *, relatie: str = "eigen_team", veld: str = "*") -> None:
    """
    Refuse what the matrix does not grant.

    :raises NotAllowed: if there is no row that grants it
    """
    if not may(handeling, object_, actie, relatie=relatie, veld=veld):
        raise NotAllowed(_("Uw rol mag dit niet. Vraag het aan uw teamleider als u dit toch nodig heeft."))


P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Routeregel:
    """What guards a route: an object and an action of the matrix, or the reason why it is open to everyone."""

    object: str = ""
    actie: str = ""
    openbaar: str = ""
    # Open to everyone who acts, for what is their own.
    eigen: str = ""
    # Also answers while the database is away: to everyone if open, else to a signed shift token (ADR-0012).
    zonder_database: bool = False
    # Finds what the address names, before a body is read: what is hidden is absent, whatever is sent to it.
    zoekt: Callable[..., Any] | None = None

    def __str__(self) -> str:
        if self.openbaar or self.eigen:
            return f"openbaar: {self.openbaar}" if self.openbaar else f"eigen: {self.eigen}"
        return f"{self.object}.{self.actie}"


class MetHandeling(Protocol):
    """A request at which somebody acts."""

    handeling: Handeling


V = TypeVar("V", bound=MetHandeling)


def check_route(handeling: Handeling, regel: Routeregel) -> None:
    """
    Check that this role is granted what a route does, in some relation.

    :raises NotAllowed: if not
    """
    if regel.object and not rules.may_somewhere(handeling.rol, regel.object, regel.actie):
        raise NotAllowed(_("Deze pagina hoort niet bij uw rol."))


def guard(
    object_: str, actie: str, *, zonder_database: bool = False, zoekt: Callable[..., Any] | None = None
) -> Callable[[Callable[Concatenate[V, P], R]], Callable[Concatenate[V, P], R]]:
    """
    Guard a view: the role must be granted this in some relation; which relation holds, is checked by the deed or look.

    A route without a guard fails the suite and answers nobody. `zonder_database` lets the door of a report stay open
    while the database is away, for whoever holds a shift token. `zoekt` is the look that finds what the address names.
    """
    regel = Routeregel(object=object_, actie=actie, zonder_database=zonder_database, zoekt=zoekt)

    def decorate(view: Callable[Concatenate[V, P], R]) -> Callable[Concatenate[V, P], R]:
        @wraps(view)
        def guarded(request: V, *args: P.args, **kwargs: P.kwargs) -> R:
            check_route(request.handeling, regel)
            return view(request, *args, **kwargs)

        guarded.regel = regel  # type: ignore[attr-defined]
        return cast(Callable[Concatenate[V, P], R], guarded)

    return decorate


def eigen(reden: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a view as open to whoever acts, in every role: it shows and changes what is their own, and says why."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        view.regel = Routeregel(eigen=reden)  # type: ignore[attr-defined]
        return view

    return decorate


def openbaar(reden: str, *, zonder_database: bool = False) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a view as open to everyone, with the reason why; `zonder_database` when it asks the database nothing."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        view.regel = Routeregel(openbaar=reden, zonder_database=zonder_database)  # type: ignore[attr-defined]
        return view

    return decorate


def check_other(handeling: Handeling, medewerker: int) -> None:
    """
    Check that nobody opens or ends an own account.

    :raises NotAllowed: if the account is the actor's
    """
    if handeling.wie == medewerker:
        raise NotAllowed(_("Dit kunt u niet voor uw eigen account doen. Vraag een andere beheerder."))


def check_can_end(handeling: Handeling, team: int) -> None:
    """
    Check that the actor administers accounts, or leads this team.

    :raises NotAllowed: if not
    """
    if not _leads(handeling, team) and not may(handeling, "accounts", "beeindigen", relatie="geen"):
        raise NotAllowed(_("Alleen een beheerder of de teamleider van dit team kan dit doen."))


def _leads(handeling: Handeling, team: int) -> bool:
    return handeling.team == team and may(handeling, "werkvoorraad", "verdelen")


def check_can_lead(handeling: Handeling, team: int) -> None:
    """
    Check that the actor leads this team.

    :raises NotAllowed: if not
    """
    if not _leads(handeling, team):
        raise NotAllowed(_("Alleen de teamleider van dit team kan dit doen."))
