"""What was decided, what is investigated, and which reporter still waits to hear?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from schakel.basis.codelijsten import queries as codelijsten
from schakel.basis.kluis import queries as kluis
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Team
from schakel.basis.termijnen import queries as termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.casuswerk.beoordelingen.models import (
    Besluit,
    Meebeslissing,
    Onderzoek,
    Onderzoeksuitkomst,
    Routeafwijking,
    Terugkoppeling,
)
from schakel.casuswerk.beoordelingen.queries.afspreken import (
    Afspraakbeeld,
    co_decider_of,
    gather_afspraak,
    proposed_receiver,
)
from schakel.casuswerk.beoordelingen.queries.informeren import silent_kinderen
from schakel.casuswerk.beoordelingen.queries.voorstel import aanleidingen_of
from schakel.casuswerk.beoordelingen.rules import (
    DIENST_BIJ_BESLUIT,
    STANDAARD_STAPPEN,
    STAPPENLIJST,
    Besluitsoort,
    Dienst,
    Geweldsoort,
    OnderzoekStatus,
    Terugkoppelmoment,
    kinds_in,
    moments_for,
)
from schakel.casuswerk.beoordelingen.rules.meebeslissen import Functie
from schakel.casuswerk.dossiers.models import ZichtbaarWerk
from schakel.casuswerk.dossiers.queries import note_ground
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

NIET_GESPROKEN = "niet_gesproken_redenen"
STANDAARD_REDENEN = (
    ("gevaar", "een gesprek geeft nu gevaar"),
    ("eer", "er speelt mogelijk eer"),
    ("niet_bereikt", "niet bereikt"),
)
AARDEN = "aard"
STANDAARD_AARDEN = (("01", "lichamelijke mishandeling"), ("03", "psychisch geweld"), ("11", "anders"))
MET_DIENST = tuple(soort.value for soort in DIENST_BIJ_BESLUIT)
KLAAR = (OnderzoekStatus.AFGEROND.value, OnderzoekStatus.VROEG_GESLOTEN.value)


def besluit_of(handeling: Handeling, *, beoordeling: int) -> Besluit | None:
    """Return what was decided at the end of this judgement, with receiver and decider at hand; None before that."""
    rijen = Besluit.objects.visible_to(handeling).filter(beoordeling_id=beoordeling)
    return rijen.select_related("ontvanger_team__organisatie", "besloten_door", "dossier", "casus__dossier").first()


def frozen_of(handeling: Handeling, *, besluit: Besluit) -> Mapping[str, object]:
    """Return what a decision saw, in the words of its day; the caller has found it to be visible."""
    return kluis.thaw(handeling, onderwerp=besluit.dossier.publiek_id, pakket=bytes(besluit.bevroren))


def afwijkingen_of(handeling: Handeling, *, besluit: Besluit) -> list[tuple[Routeafwijking, str]]:
    """Return in what a decision differs from the agreement, each with its sentence."""
    rijen = list(Routeafwijking.objects.visible_to(handeling).filter(besluit=besluit).order_by("id"))
    pakketten = {rij.pk: bytes(rij.reden) for rij in rijen}
    redenen = kluis.thaw_all(handeling, onderwerp=besluit.dossier.publiek_id, pakketten=pakketten)
    return [(rij, str(redenen[rij.pk]["tekst"])) for rij in rijen]


def access_onderzoek(handeling: Handeling, *, publiek_id: UUID, dienst: Dienst = Dienst.ONDERZOEK) -> Onderzoek:
    """
    Return the investigation (or the other service) with this public id, with judgement, melding and casus at hand.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    onderzoek = (
        Onderzoek.objects.visible_to(handeling)
        .filter(publiek_id=publiek_id, dienst=dienst.value)
        .select_related(
            "dossier", "casus__dossier", "begonnen_door", "afgerond_door", "ontvanger_team__organisatie",
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


def steps_on(handeling: Handeling, *, regio: str, moment: Terugkoppelmoment, melder: str) -> list[tuple[str, str]]:
    """
    Return which steps this kind of reporter can be told at this moment: the region's list, else ours.

    What is agreed about a role, conditions and monitoring is for a professional alone: a neighbour, or whoever does
    harm and reports to learn something, hears only that a step was taken.
    """
    codes = codelijsten.codes_on(STAPPENLIJST, lokale_datum(handeling.moment), regio=regio)
    passend = [c for c in codes if c.extra.get("moment", "beide") in ("beide", moment.value.lower())]
    passend = [c for c in passend if c.extra.get("voor", "allen") in ("allen", melder.lower())]
    return [(c.code, c.omschrijving) for c in passend] or list(STANDAARD_STAPPEN.items())


def unsent_feedback(handeling: Handeling, *, aantal: int = 100) -> list[Besluit]:
    """Return the decisions after which a reporter still waits to hear, the one who waits longest first."""
    gedaan = Count("beoordeling__melding__terugkoppelingen", distinct=True)
    rijen = (
        Besluit.objects.visible_to(handeling)
        .exclude(soort=Besluitsoort.ADVIES.value)
        .annotate(gedaan=gedaan)
        .filter(Q(gedaan=0) | Q(soort__in=MET_DIENST, gedaan=1, beoordeling__onderzoek__status__in=KLAAR))
        .select_related("beoordeling__melding", "dossier")
        .order_by("besloten_op", "id")[:aantal]
    )
    gevonden: list[Besluit] = list(rijen)
    for rij in gevonden:
        handeling.spoor.noteer("terugkoppeling", dossier=rij.dossier_id)
    return gevonden


TERUGKOPPELKLOK = "terugkoppeling_"
"""How the titles of the clocks of a reporter who waits begin."""


def feedback_clocks(handeling: Handeling, *, besluiten: Sequence[Besluit]) -> dict[int, Termijn]:
    """Return by dossier the clock of the reporter who waits, the one that ends first."""
    rijen = Termijn.objects.lopend().filter(
        ZichtbaarWerk(handeling),
        dossier_id__in={rij.dossier_id for rij in besluiten},
        titel__startswith=TERUGKOPPELKLOK,
    )
    return {rij.dossier_id: rij for rij in rijen.order_by("-uiterlijk", "-id")}


@dataclass(frozen=True, slots=True)
class Onderzoekzicht:
    """One investigation as it is looked at."""

    onderzoek: Onderzoek
    termijnen: Sequence[Termijn]
    meebeslissingen: Sequence[Meebeslissing]
    toelichtingen: dict[int, str]
    # What was proposed with the last question, for whoever judges along.
    voorstel: str
    uitkomsten: Sequence[Onderzoeksuitkomst]
    conclusie: str
    # Of an investigation that runs: the children of whom the end must say why they were not seen or spoken.
    stille_kinderen: Sequence[Dossierpersoon]
    soorten: Sequence[Geweldsoort]
    aarden: Sequence[tuple[str, str]]
    teams: Sequence[Team]
    meebeslisser: Functie | None
    # Whom the agreement makes casemanager; nobody when another organisation answers already, or it has ended.
    voorgesteld: Team | None
    # With voorwaarden & vervolg alone: what was agreed, and why it went otherwise than the agreement of the region.
    beeld: Afspraakbeeld | None
    redenen: Sequence[tuple[str, str]]
    afwijkingen: Sequence[tuple[Routeafwijking, str]]


@dataclass(frozen=True, slots=True)
class Terugkoppelzicht:
    """What the reporter of one melding was told, and at which moment that is still to be done."""

    besluit: Besluit
    gegeven: Sequence[Terugkoppeling]
    moment: Terugkoppelmoment | None
    stappen: Sequence[tuple[str, str]]
    alle_stappen: Sequence[tuple[str, str]]


def open_onderzoek(handeling: Handeling, *, publiek_id: UUID, dienst: Dienst) -> Onderzoekzicht:
    """
    Return the page of an investigation, or of voorwaarden & vervolg.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    onderzoek = access_onderzoek(handeling, publiek_id=publiek_id, dienst=dienst)
    beeld = gather_afspraak(handeling, onderzoek=onderzoek) if dienst is Dienst.VOORWAARDEN_VERVOLG else None
    regio, dag = onderzoek.dossier.regio, lokale_datum(handeling.moment)
    rijen = Meebeslissing.objects.visible_to(handeling).filter(onderzoek=onderzoek).select_related("gegeven_door")
    meegedaan = list(rijen.order_by("id"))
    pakketten = {rij.pk: bytes(rij.toelichting) for rij in meegedaan if rij.toelichting is not None}
    laatste = next((rij for rij in reversed(meegedaan) if rij.voorstel is not None), None)
    if laatste is not None:
        pakketten[-1] = bytes(laatste.voorstel or b"")
    if onderzoek.conclusie is not None:
        pakketten[0] = bytes(onderzoek.conclusie)
    woorden = kluis.thaw_all(handeling, onderwerp=onderzoek.dossier.publiek_id, pakketten=pakketten)
    melding = onderzoek.beoordeling.melding
    return Onderzoekzicht(
        onderzoek=onderzoek,
        termijnen=termijnen.termijnen_van(handeling, dossier=onderzoek.dossier_id),
        meebeslissingen=meegedaan,
        toelichtingen={nummer: str(inhoud["tekst"]) for nummer, inhoud in woorden.items() if nummer > 0},
        voorstel=str(woorden[-1]["tekst"]) if -1 in woorden else "",
        uitkomsten=list(Onderzoeksuitkomst.objects.visible_to(handeling).filter(onderzoek=onderzoek).order_by("id")),
        conclusie=str(woorden[0]["tekst"]) if 0 in woorden else "",
        stille_kinderen=_silent(handeling, onderzoek),
        soorten=kinds_in(aanleidingen_of(handeling, melding=melding, regio=regio)),
        aarden=codelijsten.choices_on(AARDEN, dag, regio=regio) or STANDAARD_AARDEN,
        teams=_receivers(handeling, regio, dag) if beeld is None else beeld.teams,
        meebeslisser=co_decider_of(handeling, onderzoek=onderzoek),
        voorgesteld=proposed_receiver(handeling, onderzoek=onderzoek) if beeld is None else beeld.voorgesteld,
        beeld=beeld,
        redenen=codelijsten.choices_on(NIET_GESPROKEN, dag, regio=regio) or STANDAARD_REDENEN,
        afwijkingen=_own_deviations(handeling, onderzoek, beeld),
    )


def _silent(handeling: Handeling, onderzoek: Onderzoek) -> list[Dossierpersoon]:
    if onderzoek.status != OnderzoekStatus.LOPEND or onderzoek.dienst != Dienst.ONDERZOEK:
        return []
    return silent_kinderen(handeling, onderzoek=onderzoek)


def _receivers(handeling: Handeling, regio: str, dag: date) -> list[Team]:
    return [
        team
        for team in organisaties.teams_in_region(regio, dag)
        if team.organisatie.ziet_casus and team.organisatie_id != handeling.organisatie
    ]


def _own_deviations(
    handeling: Handeling, onderzoek: Onderzoek, beeld: Afspraakbeeld | None
) -> list[tuple[Routeafwijking, str]]:
    """A judgement and what follows it may both differ; those of the end carry its moment."""
    if beeld is None or onderzoek.afgerond_op is None:
        return []
    alle = afwijkingen_of(handeling, besluit=beeld.besluit)
    return [(rij, reden) for rij, reden in alle if rij.op == onderzoek.afgerond_op]


def open_terugkoppeling(handeling: Handeling, *, publiek_id: UUID) -> Terugkoppelzicht:
    """
    Return what the reporter of the melding with this public id was told, and what is still to be told.

    :raises NotFound: if there is no decision, or the actor may not know of it
    """
    besluit = (
        Besluit.objects.visible_to(handeling)
        .filter(beoordeling__melding__publiek_id=publiek_id)
        .select_related("beoordeling__melding", "dossier")
        .first()
    )
    if besluit is None:
        raise NotFound
    note_ground(handeling, dossier=besluit.dossier_id)
    handeling.spoor.noteer("terugkoppeling", dossier=besluit.dossier_id)
    gegeven = terugkoppelingen_of(handeling, melding=besluit.beoordeling.melding_id)
    gedaan = {rij.moment for rij in gegeven}
    moment = next((m for m in moments_for(Besluitsoort(besluit.soort)) if m.value not in gedaan), None)
    regio, melder = besluit.dossier.regio, besluit.beoordeling.melding.melder_soort
    codes = codelijsten.codes_on(STAPPENLIJST, lokale_datum(handeling.moment), regio=regio)
    return Terugkoppelzicht(
        besluit=besluit,
        gegeven=gegeven,
        moment=moment,
        stappen=steps_on(handeling, regio=regio, moment=moment, melder=melder) if moment else [],
        alle_stappen=[(c.code, c.omschrijving) for c in codes] or list(STANDAARD_STAPPEN.items()),
    )
