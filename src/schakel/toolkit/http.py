"""What do all views share?  A request with an actor, and a form that ends in one deed."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction
from django.http import HttpRequest

from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling

T = TypeVar("T")


class Verzoek(HttpRequest):
    """A request at which somebody acts; the middleware puts the actor on it."""

    handeling: Handeling
    # Whether somebody proved a moment ago who they are; the middleware puts this on it too.
    vers: bool = False


def perform(form: forms.Form, deed: Callable[[dict[str, object]], T]) -> T | None:
    """
    Run a deed with what was typed; return what it made, or None after putting every fault at its field.

    What was typed stays in the form, and nothing of the deed stays in the database when it refuses.
    """
    if not form.is_valid():
        return None
    try:
        with transaction.atomic():
            return deed(form.cleaned_data)
    except InvalidInput as fout:
        for veld, teksten in fout.fouten.items():
            form.add_error(veld if veld in form.fields else NON_FIELD_ERRORS, teksten)
    except NotPossible as fout:
        form.add_error(NON_FIELD_ERRORS, fout.tekst)
        form.botst = True  # type: ignore[attr-defined]
    return None


def carried_out(form: forms.Form, deed: Callable[..., object]) -> bool:
    """Run a deed with what was typed, each value by its name, and answer whether it was done; unsent, it is not."""
    return form.is_bound and perform(form, lambda getypt: (deed(**getypt),)) is not None


def clashed(*vormen: object) -> forms.Form | None:
    """Return the form that came too late, for a page on which its fields stand no longer."""
    return next((form for form in vormen if isinstance(form, forms.Form) and getattr(form, "botst", False)), None)


def status_of(*vormen: forms.Form) -> int:
    """Return with which status a page with these forms answers: 409 for what cannot be now, 400 for a fault typed."""
    if any(getattr(form, "botst", False) for form in vormen):
        return NotPossible.status
    return InvalidInput.status if any(form.is_bound and form.errors for form in vormen) else 200
