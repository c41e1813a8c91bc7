"""What does each organisation say of its meldcode, what is missing, and how far has a shortfall climbed?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schakel.basis.organisaties.models import Organisatie
from schakel.basis.organisaties.queries import teams_in_region
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.deskundigheid.models import Collegavraag, Meldcodestand, Meldcodetrede
from schakel.sturing.deskundigheid.queries.functionarissen import officers_on, own_region
from schakel.sturing.deskundigheid.rules.meldcode import Trede, shortfalls
from schakel.sturing.deskundigheid.rules.sloten import LEEST_MEE


@dataclass(frozen=True, slots=True)
class Organisatiestand:
    """One organisation: what it says of its meldcode, what is missing, and the steps since the last solution."""

    organisatie: Organisatie
    stand: Meldcodestand | None
    tekort: Sequence[str]
    treden: Sequence[Meldcodetrede]

    @property
    def trede(self) -> Trede | None:
        """Return how far the running shortfall has climbed; None when none runs."""
        laatste = Trede(self.treden[-1].trede) if self.treden else None
        return None if laatste is Trede.OPGELOST else laatste

    @property
    def loopt(self) -> Sequence[Meldcodetrede]:
        """Return the steps since the last solution."""
        klaar = [n for n, t in enumerate(self.treden) if t.trede == Trede.OPGELOST.value]
        return self.treden[klaar[-1] + 1 if klaar else 0 :]


def organisation_standings(handeling: Handeling) -> list[Organisatiestand]:
    """Return the meldcode of every organisation with a team in the region, by name, as far as the actor may see."""
    dag = lokale_datum(handeling.moment)
    van_teams = teams_in_region(own_region(handeling), dag).values("organisatie")
    organisaties = Organisatie.objects.valid_on(dag).filter(pk__in=van_teams).order_by("naam")
    standen: dict[int, Meldcodestand] = {}
    for rij in Meldcodestand.objects.order_by("op", "id"):
        standen[rij.organisatie_id] = rij
    treden: dict[int, list[Meldcodetrede]] = {}
    for trede in Meldcodetrede.objects.order_by("id"):
        treden.setdefault(trede.organisatie_id, []).append(trede)
    bewaakt = set(officers_on(dag).values_list("organisatie_id", flat=True))
    handeling.spoor.noteer("meldcode")
    return [
        Organisatiestand(o, standen.get(o.pk), _missing(standen.get(o.pk), o.pk in bewaakt, dag), treden.get(o.pk, []))
        for o in organisaties
    ]


def _missing(stand: Meldcodestand | None, bewaakt: bool, dag: date) -> list[str]:
    if stand is None:
        return ["De organisatie heeft nog niets gezegd over haar meldcode."]
    return shortfalls(
        aanwezig=stand.aanwezig,
        onderdelen=stand.onderdelen,
        intern_beleid=stand.intern_beleid,
        beslisser=stand.beslisser,
        herzien_op=stand.herzien_op,
        heeft_functionaris=bewaakt,
        dag=dag,
    )


def standing_of(handeling: Handeling, *, publiek_id: UUID) -> Organisatiestand:
    """
    Return the meldcode of one organisation.

    :raises NotFound: if it has no team in the region, or the actor may not know of it
    """
    gevonden = next((s for s in organisation_standings(handeling) if s.organisatie.publiek_id == publiek_id), None)
    if gevonden is None:
        raise NotFound
    return gevonden


def chosen_before(stand: Meldcodestand | None) -> dict[str, object]:
    """Return what was said of the meldcode before, for the form."""
    if stand is None:
        return {}
    return {
        "aanwezig": "ja" if stand.aanwezig else "nee",
        "onderdelen": stand.onderdelen,
        "intern_beleid": stand.intern_beleid,
        "beslisser": stand.beslisser,
        "herzien_op": stand.herzien_op,
    }


def has_officer(handeling: Handeling) -> bool:
    """Answer whether the own organisation has an attention officer today."""
    dag = lokale_datum(handeling.moment)
    return officers_on(dag).filter(organisatie_id=handeling.organisatie or 0).exists()


def reads_along(handeling: Handeling) -> bool:
    """Answer whether the actor looks over the meldcode of all organisations of the region."""
    return handeling.rol in LEEST_MEE


def standing_to_show(handeling: Handeling, *, publiek_id: UUID) -> Organisatiestand:
    """
    Return the meldcode of one organisation: any for whoever steers, else the own one.

    :raises NotFound: if the actor may not know of it
    """
    stand = standing_of(handeling, publiek_id=publiek_id)
    if not reads_along(handeling) and stand.organisatie.pk != handeling.organisatie:
        raise NotFound
    return stand


def open_question(handeling: Handeling, *, publiek_id: UUID) -> Collegavraag:
    """
    Return a question to the own organisation that waits.

    :raises NotFound: if there is none
    """
    open_ = Collegavraag.objects.filter(organisatie_id=handeling.organisatie or 0, beantwoord_op=None)
    rij = open_.select_related("team").filter(publiek_id=publiek_id).first()
    if rij is None:
        raise NotFound
    return rij


def asked_by_me(handeling: Handeling) -> list[Collegavraag]:
    """Return what the actor asked, newest first."""
    rijen = Collegavraag.objects.filter(gesteld_door_id=handeling.wie or 0).select_related("team")
    return list(rijen.order_by("-gesteld_op"))
