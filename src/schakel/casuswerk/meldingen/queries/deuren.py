"""Where does a report by another door land, and what may who reported it hear?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from schakel.basis.codelijsten import queries as codelijsten
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Regio, Team
from schakel.basis.toegang.permissions import check_can
from schakel.casuswerk.meldingen import rules
from schakel.casuswerk.meldingen.models import Melderbewijs
from schakel.casuswerk.personen.rules import normaliseer_postcode
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.versleuteling import zoeksleutel

# How the kinds of teams of Veilig Thuis begin.
VEILIG_THUIS = "vt_"
VAK_NAVRAAG = "navraag"
GEEN_SLEUTEL = UUID(int=0)
STAPPENLIJST = "terugkoppeling_stappen"
# A region may have no desk of its own: then who judges, receives.
DESKS = (f"{VEILIG_THUIS}voordeur", f"{VEILIG_THUIS}triage")


def desk_for(handeling: Handeling, *, postcode: str, regio: str = "") -> Team | None:
    """
    Return the desk of Veilig Thuis that serves this place.

    Without a region, the one that knows the postcode; of a place that nobody knows, the first that has a desk: a report
    is never refused for want of a place.
    """
    dag, plek = lokale_datum(handeling.moment), normaliseer_postcode(postcode)[:4]
    for code in [regio] if regio else _regions(plek, handeling):
        for soort in DESKS:
            gevonden = organisaties.team_for(code, plek, soort, "allen", dag)
            if team := gevonden or next(iter(organisaties.teams_of_kind(code, soort, dag)), None):
                return team
    return None


def _regions(plek: str, handeling: Handeling) -> list[str]:
    """Return the regions, those that know the place first."""
    dag, codes = lokale_datum(handeling.moment), list(Regio.objects.order_by("id").values_list("code", flat=True))
    kent = {code for code in codes if plek and organisaties.area_of_postcode(code, plek, dag) is not None}
    return sorted(codes, key=lambda code: code not in kent)


@dataclass(frozen=True, slots=True)
class Verloop:
    """What who reported may hear: that it came in, and which steps were told; day and words, nothing else (A5)."""

    code: str
    ontvangen_op: datetime
    stappen: Sequence[str]
    verteld_op: datetime | None
    # Empty for who asks by a code: they were never given one.
    sleutel: UUID = GEEN_SLEUTEL


def progress_behind(handeling: Handeling, *, code: str, contact: str) -> Verloop | None:
    """
    Return what became of a report, for who knows its code and how the reporter can be reached; else nothing.

    A wrong code, another contact and a report of a citizen are one answer (T10).
    """
    sleutels = rules.receipt_keys(code, contact) or ["|"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM melder_navraag(%s)", [zoeksleutel(VAK_NAVRAAG, sleutels[0])])
        rij = cursor.fetchone()
    if rij is None:
        return None
    handeling.spoor.noteer("melderbewijs")
    return Verloop(rij[0], rij[1], _words(rij[2]), rij[3])


def own_reports(handeling: Handeling, *, aantal: int = 50) -> list[Verloop]:
    """
    Return what the acting team reported and what was told of it, newest first.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "melding", "zien", relatie="zender", veld="ontvangst")
    rijen = Melderbewijs.objects.visible_to(handeling).order_by("-ontvangen_op", "-id")[:aantal]
    handeling.spoor.noteer("melderbewijs")
    namen = dict(codelijsten.choices_on(STAPPENLIJST, lokale_datum(handeling.moment)))
    return [_of(rij, [namen.get(stap, stap) for stap in rij.stappen]) for rij in rijen]


def receives_reports(handeling: Handeling) -> bool:
    """Answer whether the acting team is one of Veilig Thuis, to which others report."""
    return Team.objects.filter(pk=handeling.team or 0, soort__startswith=VEILIG_THUIS).exists()


def own_report(handeling: Handeling, *, sleutel: UUID) -> Verloop:
    """
    Return what was told of one report of the acting team.

    :raises NotAllowed: if the matrix does not grant it
    :raises NotFound: if this team reported nothing under this key
    """
    check_can(handeling, "melding", "zien", relatie="zender", veld="ontvangst")
    rij = Melderbewijs.objects.visible_to(handeling).filter(sleutel=sleutel).first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("melderbewijs")
    return _of(rij, _words(rij.stappen))


def _of(rij: Melderbewijs, stappen: Sequence[str]) -> Verloop:
    return Verloop(rij.ontvangstcode, rij.ontvangen_op, stappen, rij.verteld_op, rij.sleutel)


def _words(stappen: Sequence[str]) -> list[str]:
    return [codelijsten.label(STAPPENLIJST, stap) for stap in stappen]
