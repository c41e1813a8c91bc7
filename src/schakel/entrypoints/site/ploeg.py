"""Who is in my team, who is away, and who takes their work?  For whoever leads a team."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from schakel.basis.termijnen import actions as termijnen
from schakel.basis.termijnen import queries as termijnen_queries
from schakel.basis.toegang import actions, queries
from schakel.basis.toegang.models import Teamlid
from schakel.basis.toegang.permissions import guard
from schakel.basis.toegang.rules import rolnaam
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as dossiers_queries
from schakel.entrypoints.site.invoer import AfwezigForm, VertrekForm
from schakel.kernel.errors import InvalidInput, NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal
from schakel.toolkit.http import Verzoek


@dataclass(frozen=True, slots=True)
class Collega:
    """One colleague and what is in their hands."""

    publiek_id: UUID
    naam: str
    rol: str
    afwezig: str
    taken: int
    gevaar: int
    regie: int
    ben_ik: bool

    @property
    def draagt(self) -> bool:
        """Answer whether anything is in their hands."""
        return bool(self.taken or self.regie)


def team_of(handeling: Handeling) -> list[Collega]:
    """Return the colleagues of the acting team, who is away first."""
    dag, werk = lokale_datum(handeling.moment), termijnen_queries.work_per_person(handeling)
    regie = dossiers_queries.regie_per_person(handeling)
    lijst = []
    for lid in queries.members_of(handeling.team or 0, dag):
        taken, gevaar = werk.get(lid.medewerker_id, (0, 0))
        weg = lid.afwezig_tot is not None and lid.afwezig_tot > dag
        lijst.append(
            Collega(
                publiek_id=lid.medewerker.publiek_id,
                naam=lid.medewerker.naam,
                rol=rolnaam(lid.rol),
                afwezig=taal.datum(lid.afwezig_tot) if weg and lid.afwezig_tot else "",
                taken=taken,
                gevaar=gevaar,
                regie=regie.get(lid.medewerker_id, 0),
                ben_ik=lid.medewerker_id == handeling.wie,
            )
        )
    handeling.spoor.noteer("team")
    return sorted(lijst, key=lambda c: (not c.afwezig, c.naam))


def _member(handeling: Handeling, publiek_id: UUID) -> Teamlid:
    dag = lokale_datum(handeling.moment)
    lid = queries.members_of(handeling.team or 0, dag).filter(medewerker__publiek_id=publiek_id).first()
    if lid is None:
        raise NotFound
    return lid


def _faults(form: Form) -> InvalidInput:
    return InvalidInput({naam: [str(fout) for fout in fouten] for naam, fouten in form.errors.items()})


@guard("werkvoorraad", "verdelen")
@require_safe
def collegas(request: Verzoek) -> HttpResponse:
    """Show the team."""
    lijst = team_of(request.handeling)
    afwezig = [c for c in lijst if c.afwezig]
    inhoud = {"afwezig": afwezig, "aanwezig": [c for c in lijst if not c.afwezig], "form": AfwezigForm()}
    return render(request, "site/collegas.html", {**inhoud, "open": any(c.draagt for c in afwezig)})


@guard("werkvoorraad", "verdelen")
@require_POST
def afwezig(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Keep until when a colleague is away, or that they are back."""
    form = AfwezigForm(request.POST)
    if not form.is_valid():
        raise _faults(form)
    lid = _member(request.handeling, publiek_id)
    actions.set_afwezig(request.handeling, teamlid=lid, tot=form.cleaned_data["tot"])
    return redirect("site:collegas")


@guard("werkvoorraad", "verdelen")
@require_POST
def overnemen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Take over all running work of a colleague."""
    lid = _member(request.handeling, publiek_id)
    aantal = termijnen.take_over_all(request.handeling, van_medewerker=lid.medewerker_id)
    tekst = ngettext("%(n)d taak staat nu op uw naam.", "%(n)d taken staan nu op uw naam.", aantal)
    messages.success(request, tekst % {"n": aantal})
    return redirect("site:collegas")


@guard("werkvoorraad", "verdelen")
@require_POST
def vertrek(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Take over the tasks, ask another to direct, and end the membership: all of it or nothing."""
    h, form = request.handeling, VertrekForm(request.POST)
    if not form.is_valid():
        raise _faults(form)
    lid = _member(h, publiek_id)
    hand_over_and_leave(h, lid, _member(h, form.cleaned_data["opvolger"]))
    messages.success(request, _("%(naam)s werkt niet meer voor dit team.") % {"naam": lid.medewerker.naam})
    return redirect("site:collegas")


def hand_over_and_leave(handeling: Handeling, lid: Teamlid, opvolger: Teamlid) -> None:
    """Let a colleague leave the team with nothing left behind; the transaction of the request holds it together."""
    termijnen.take_over_all(handeling, van_medewerker=lid.medewerker_id)
    dossiers.hand_over_regie(handeling, van_medewerker=lid.medewerker_id, naar_medewerker=opvolger.medewerker_id)
    actions.end_teamlid(handeling, teamlid=lid)
