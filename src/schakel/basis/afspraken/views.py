"""The screens of agreements: what is agreed, what is wrong with it, and the life of a version."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from schakel.basis.afspraken import actions, forms, presenters, queries
from schakel.basis.toegang.permissions import guard
from schakel.toolkit.formulier import Formulier
from schakel.toolkit.http import Verzoek, perform, status_of

# Step -> what is typed, the deed, and what to say when it is done.
STAPPEN: dict[str, tuple[type[Formulier], Callable[..., None], object]] = {
    "goedkeuren": (forms.GoedkeurForm, actions.approve_versie, gettext_lazy("De goedkeuring is vastgelegd.")),
    "van_kracht": (forms.LeegForm, actions.put_in_force, gettext_lazy("Deze versie is van kracht.")),
    "herziening": (forms.HerzieningForm, actions.start_review, gettext_lazy("De herziening is begonnen.")),
    "vervangen": (forms.VervangForm, actions.replace, gettext_lazy("Deze versie eindigt.")),
}


@guard("afspraak", "zien")
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """Show what the region and its municipalities have agreed."""
    h = request.handeling
    inhoud = presenters.present_list(h, queries.versions_to_read(h))
    return render(request, "afspraken/lijst.html", {"lijst": inhoud})


@guard("afspraak", "zien")
@require_safe
def versie(request: Verzoek, code: str, versie: str) -> HttpResponse:
    """Show one version: its articles, its tables, its words and its life."""
    return _draw(request, code, versie)


@guard("afspraak", "zien")
@require_safe
def controle(request: Verzoek, code: str, versie: str) -> HttpResponse:
    """Show what the check of the tables finds, as the command does."""
    rij = queries.access_versie(request.handeling, code=code, versie=versie)
    rapport = presenters.present_report(rij, queries.findings_of(rij))
    return render(request, "afspraken/controle.html", {"rapport": rapport})


@guard("afspraak", "zien")
@require_safe
def vergelijk(request: Verzoek, code: str, versie: str) -> HttpResponse:
    """Show in words what this version changes."""
    oud, nieuw = queries.to_compare(request.handeling, code=code, versie=versie, met=request.GET.get("met", ""))
    return render(request, "afspraken/vergelijk.html", {"pagina": presenters.present_comparison(oud, nieuw)})


@guard("afspraak", "zien")
@require_safe
def begrippen(request: Verzoek) -> HttpResponse:
    """Show the words that parties read differently."""
    woorden = presenters.present_words(queries.all_meanings(request.handeling))
    return render(request, "afspraken/begrippen.html", {"woorden": woorden})


@guard("afspraak", "zien")
@require_safe
def begrip(request: Verzoek, woord: str) -> HttpResponse:
    """Show one word; another page takes the part with the word from it."""
    beeld = presenters.present_word(woord, queries.meanings(request.handeling, woord=woord))
    return render(request, "afspraken/begrip.html", {"woord": beeld})


@guard("afspraak", "wijzigen")
@require_POST
def goedkeuren(request: Verzoek, code: str, versie: str) -> HttpResponse:
    """Keep which body approved, and when."""
    return _change(request, code, versie, "goedkeuren")


@guard("afspraak", "wijzigen")
@require_POST
def van_kracht(request: Verzoek, code: str, versie: str) -> HttpResponse:
    """Let it route."""
    return _change(request, code, versie, "van_kracht")


@guard("afspraak", "wijzigen")
@require_POST
def herziening(request: Verzoek, code: str, versie: str) -> HttpResponse:
    """Put it under review."""
    return _change(request, code, versie, "herziening")


@guard("afspraak", "wijzigen")
@require_POST
def vervangen(request: Verzoek, code: str, versie: str) -> HttpResponse:
    """End it."""
    return _change(request, code, versie, "vervangen")


def _change(request: Verzoek, code: str, versie: str, stap: str) -> HttpResponse:
    rij = queries.access_versie(request.handeling, code=code, versie=versie)
    vorm, deed, klaar = STAPPEN[stap]
    form = vorm(request.POST)
    if perform(form, lambda getypt: _done(deed, request, rij.pk, getypt)) is None:
        return _draw(request, code, versie, status=status_of(form), geweigerd=form, **{stap: form})
    messages.success(request, str(klaar))
    return redirect("afspraken:versie", code=code, versie=versie)


def _done(deed: Callable[..., None], request: Verzoek, versie: int, getypt: dict[str, object]) -> bool:
    deed(request.handeling, versie=versie, **getypt)
    return True


def _draw(request: Verzoek, code: str, versie: str, *, status: int = 200, **gebonden: Any) -> HttpResponse:
    zicht = queries.open_versie(request.handeling, code=code, versie=versie)
    pagina = presenters.present_versie(request.handeling, zicht)
    vormen = {
        "goedkeuren": forms.GoedkeurForm(),
        "van_kracht": forms.LeegForm(),
        "herziening": forms.HerzieningForm(initial={"eigenaar": zicht.versie.eigenaar}),
        "vervangen": forms.VervangForm(),
        **gebonden,
    }
    return render(request, "afspraken/versie.html", {"pagina": pagina, **vormen}, status=status)
