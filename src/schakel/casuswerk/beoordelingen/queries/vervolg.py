"""What was decided, what is investigated, and which reporter still waits to hear?"""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Count, Q

from schakel.basis.codelijsten import queries as codelijsten
from schakel.basis.kluis import actions as kluis
from schakel.casuswerk.beoordelingen.models import Besluit, Onderzoek, Routeafwijking, Terugkoppeling
from schakel.casuswerk.beoordelingen.rules import (
    STANDAARD_STAPPEN,
    STAPPENLIJST,
    Besluitsoort,
    OnderzoekStatus,
    Terugkoppelmoment,
)
from schakel.casuswerk.dossiers.queries import note_ground
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

KLAAR = (OnderzoekStatus.AFGEROND.value, OnderzoekStatus.VROEG_GESLOTEN.value)


def besluit_of(handeling: Handeling, *, beoordeling: int) -> Besluit | None:
    """Return what was decided at the end of this judgement, with receiver and decider at hand; None before that."""
    rijen = Besluit.objects.visible_to(handeling).filter(beoordeling_id=beoordeling)
    return rijen.select_related("ontvanger_team__organisatie", "besloten_door", "dossier", "casus").first()


def frozen_of(handeling: Handeling, *, besluit: Besluit) -> Mapping[str, object]:
    """Return what a decision saw, in the words of its day; the caller has found it to be visible."""
    return kluis.thaw(handeling, onderwerp=besluit.dossier.publiek_id, pakket=bytes(besluit.bevroren))


def afwijkingen_of(handeling: Handeling, *, besluit: Besluit) -> list[tuple[Routeafwijking, str]]:
    """Return in what a decision differs from the agreement, each with its sentence."""
    rijen = list(Routeafwijking.objects.visible_to(handeling).filter(besluit=besluit).order_by("id"))
    pakketten = {rij.pk: bytes(rij.reden) for rij in rijen}
    redenen = kluis.thaw_all(handeling, onderwerp=besluit.dossier.publiek_id, pakketten=pakketten)
    return [(rij, str(redenen[rij.pk]["tekst"])) for rij in rijen]


def access_onderzoek(handeling: Handeling, *, publiek_id: UUID) -> Onderzoek:
    """
    Return the investigation with this public id, with judgement, melding and casus at hand.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    onderzoek = (
        Onderzoek.objects.visible_to(handeling)
        .filter(publiek_id=publiek_id)
        .select_related(
            "dossier", "casus", "begonnen_door", "afgerond_door", "ontvanger_team__organisatie",
            "beoordeling__dossier", "beoordeling__melding", "beoordeling__vragenlijst__vragenlijst",
        )
        .first()
    )  # fmt: skip
    if onderzoek is None:
        raise NotFound
    note_ground(handeling, dossier=onderzoek.dossier_id)
    handeling.spoor.noteer("onderzoek", dossier=onderzoek.dossier_id)
    return onderzoek


def onderzoek_of(handeling: Handeling, *, beoordeling: int) -> Onderzoek | None:
    """Return the investigation that followed this judgement, or None."""
    return Onderzoek.objects.visible_to(handeling).filter(beoordeling_id=beoordeling).first()


def terugkoppelingen_of(handeling: Handeling, *, melding: int) -> list[Terugkoppeling]:
    """Return when the reporter of a melding was told, or why not."""
    rijen = Terugkoppeling.objects.visible_to(handeling).filter(melding_id=melding)
    return list(rijen.select_related("gegeven_door", "tweede_lezer").order_by("gegeven_op", "id"))


def steps_on(handeling: Handeling, *, regio: str, moment: Terugkoppelmoment) -> list[tuple[str, str]]:
    """Return which steps a reporter can be told at this moment: the region's list, else ours."""
    codes = codelijsten.codes_on(STAPPENLIJST, lokale_datum(handeling.moment), regio=regio)
    passend = [c for c in codes if c.extra.get("moment", "beide") in ("beide", moment.value.lower())]
    return [(c.code, c.omschrijving) for c in passend] or list(STANDAARD_STAPPEN.items())


def unsent_feedback(handeling: Handeling, *, aantal: int = 100) -> list[Besluit]:
    """Return the decisions after which a reporter still waits to hear, the one who waits longest first."""
    gedaan = Count("beoordeling__melding__terugkoppelingen", distinct=True)
    rijen = (
        Besluit.objects.visible_to(handeling)
        .exclude(soort=Besluitsoort.ADVIES.value)
        .annotate(gedaan=gedaan)
        .filter(Q(gedaan=0) | Q(soort=Besluitsoort.ONDERZOEK.value, gedaan=1, beoordeling__onderzoek__status__in=KLAAR))
        .select_related("beoordeling__melding", "dossier")
        .order_by("besloten_op", "id")[:aantal]
    )
    gevonden = list(rijen)
    for rij in gevonden:
        handeling.spoor.noteer("terugkoppeling", dossier=rij.dossier_id)
    return gevonden
