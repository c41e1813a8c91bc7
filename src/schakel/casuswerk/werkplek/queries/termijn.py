"""How was a term computed, what happened to it, and who are the colleagues that could do it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.organisaties.models import Team
from schakel.basis.termijnen.models import Termijn, Termijndefinitie, Verlenging, Verlengverzoek
from schakel.basis.termijnen.queries import extension_requests, extension_rule, waiting_requests
from schakel.basis.termijnen.rules.beheren import EENHEIDSNAMEN
from schakel.basis.toegang.models import Teamlid
from schakel.basis.toegang.permissions import may
from schakel.basis.toegang.queries import members_of, names_of
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.dossiers.queries import excluded_from, named_in
from schakel.casuswerk.dossiers.rules import NIET_BEREIKT
from schakel.casuswerk.werkplek.queries.werklijst import Rij, with_heads
from schakel.kernel.errors import InvalidInput, NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

EENHEDEN = {
    "uren": "uur",
    "kalenderdagen": "kalenderdagen",
    "kalenderdagen_atw": "kalenderdagen, met de Algemene termijnenwet",
    "werkdagen": "werkdagen",
    "weken": "weken",
    "weken_atw": "weken, met de Algemene termijnenwet",
    "maanden": "maanden",
    "maanden_atw": "maanden, met de Algemene termijnenwet",
}


def source_of(handeling: Handeling, *, termijn: Termijn) -> str:
    """Return how the end of a term is computed and on which source it rests."""
    dag = lokale_datum(termijn.gestart_op)
    rij = (
        Termijndefinitie.objects.filter(code=termijn.definitie, geldig_van__lte=dag)
        .order_by("-regio", "-geldig_van")
        .first()
    )
    if rij is None:
        return ""
    delen = []
    if rij.wettelijk_aantal is not None:
        delen.append(f"wet: {rij.wettelijk_aantal} {EENHEDEN[rij.wettelijk_eenheid]}")
    if rij.praktijk_aantal is not None:
        delen.append(f"praktijk: {rij.praktijk_aantal} {EENHEDEN[rij.praktijk_eenheid]}")
    return f"{'; '.join(delen)} na het begin. Bron: {rij.bron}"


def extensions_of(handeling: Handeling, *, termijn: Termijn) -> list[str]:
    """Return each extension of a term in a few words."""
    rijen = Verlenging.objects.filter(termijn=termijn).order_by("verlengd_op", "id")
    return [f"{rij.aantal} {EENHEDEN[rij.eenheid]}: {rij.reden}" for rij in rijen]


def team_to_call(handeling: Handeling, *, termijn: Termijn) -> Team | None:
    """Return which team a notice could not reach; None when this term is about something else."""
    if termijn.definitie != NIET_BEREIKT:
        return None
    rijen = Gebeurtenis.objects.filter(
        dossier_id=termijn.dossier_id,
        soort="bericht.niet_bij_team",
        onderwerp_soort=termijn.onderwerp_soort,
        onderwerp_id=termijn.onderwerp_id,
    )
    codes = rijen.order_by("-id").values_list("codes", flat=True).first() or {}
    return Team.objects.filter(pk=codes.get("team") or 0).first()


@dataclass(frozen=True, slots=True)
class Verzoekrij:
    """A request for more time, with the names of who asked and who decided."""

    verzoek: Verlengverzoek
    vrager: str
    beslisser: str


@dataclass(frozen=True, slots=True)
class Verlengstand:
    """Whether this term can be extended, by how much at most, by whom, and what was asked so far."""

    hoogstens: str
    eenheid: str
    waarom_niet: str
    mag_vragen: bool
    mag_besluiten: bool
    verzoeken: Sequence[Verzoekrij]


def extension_of(handeling: Handeling, *, termijn: Termijn, regio: str) -> Verlengstand | None:
    """Return how it stands with more time for a term; None when its definition knows no extension."""
    regel = extension_rule(handeling, termijn=termijn, regio=regio)
    zelfde = Team.objects.filter(pk=termijn.team_id or 0, organisatie_id=handeling.organisatie or 0).exists()
    if regel is None or not zelfde:
        return None
    rijen = _with_names(extension_requests(handeling, termijn=termijn.pk))
    eenheid = EENHEIDSNAMEN[regel.duur.eenheid]
    waarom_niet = ""
    if termijn.status != "LOPEND":
        waarom_niet = "Deze termijn loopt niet meer."
    elif handeling.moment >= termijn.uiterlijk:
        waarom_niet = "Deze termijn is al voorbij. Verlengen kan niet meer."
    besluit = may(handeling, "termijn", "verlenging_besluiten")
    return Verlengstand(
        hoogstens=f"{regel.duur.aantal} {eenheid}",
        eenheid=eenheid,
        waarom_niet=waarom_niet,
        mag_vragen=termijn.team_id == handeling.team and may(handeling, "termijn", "verlengen"),
        mag_besluiten=besluit and (not regel.rollen or handeling.rol in regel.rollen),
        verzoeken=rijen,
    )


def _with_names(verzoeken: Sequence[Verlengverzoek]) -> list[Verzoekrij]:
    namen = names_of({w for v in verzoeken for w in (v.gevraagd_door_id, v.besloten_door_id) if w})
    return [Verzoekrij(v, namen.get(v.gevraagd_door_id, ""), namen.get(v.besloten_door_id or 0, "")) for v in verzoeken]


def access_request(handeling: Handeling, *, termijn: Termijn, publiek_id: UUID) -> Verzoekrij:
    """
    Return a request for more time of this term.

    :raises NotFound: if there is none
    """
    for rij in _with_names(extension_requests(handeling, termijn=termijn.pk)):
        if rij.verzoek.publiek_id == publiek_id:
            return rij
    raise NotFound


def waiting_with_heads(handeling: Handeling) -> list[tuple[Verzoekrij, Rij]]:
    """Return the requests that wait for a decision of the acting team, each with its term and dossier."""
    rijen = _with_names(waiting_requests(handeling))
    koppen = with_heads(handeling, [rij.verzoek.termijn for rij in rijen])
    return list(zip(rijen, koppen, strict=True))


def requests_for_me(handeling: Handeling) -> int:
    """Return how many requests for more time this person may decide about; those asked by others alone."""
    if not may(handeling, "termijn", "verlenging_besluiten"):
        return 0
    return sum(verzoek.gevraagd_door_id != handeling.wie for verzoek in waiting_requests(handeling))


def region_of(handeling: Handeling, *, termijn: Termijn) -> str:
    """Return the region whose definitions hold for a term that the actor may see; empty when not to be seen."""
    regio = Dossier.objects.visible_to(handeling).filter(pk=termijn.dossier_id).values_list("regio", flat=True).first()
    return regio or ""


def colleagues(handeling: Handeling) -> list[Teamlid]:
    """Return who acts for the team of the actor today."""
    return list(members_of(handeling.team or 0, lokale_datum(handeling.moment)))


@dataclass(frozen=True, slots=True)
class Opnaam:
    """On whose name a term stands, who of the team can take it, and to whom it can be given back."""

    naam: str
    is_van_mij: bool
    ik: str
    collegas: Sequence[tuple[str, str]]
    terug: tuple[str, str] | None


TEAM = "team"
"""What stands for nobody's name in an address."""


def holder_of(handeling: Handeling, *, termijn: Termijn) -> str:
    """Return what the person on whose name the term stands is called outside; `team` when it is nobody's."""
    mensen = {lid.medewerker_id: str(lid.medewerker.publiek_id) for lid in colleagues(handeling)}
    return mensen.get(termijn.medewerker_id or 0, TEAM)


def on_name(handeling: Handeling, *, termijn: Termijn, van: str = "") -> Opnaam:
    """Return who holds this term and who can; `van` is who held it until just now."""
    leden = takers(handeling, dossier=termijn.dossier_id)
    keuzes = [(str(lid.medewerker.publiek_id), lid.medewerker.naam) for lid in leden]
    nu = next((lid.medewerker for lid in leden if lid.medewerker_id == termijn.medewerker_id), None)
    ik = next((str(lid.medewerker.publiek_id) for lid in leden if lid.medewerker_id == handeling.wie), "")
    eerder = dict(keuzes).get(van, _("het team") if van == TEAM else "")
    houder = str(nu.publiek_id) if nu else TEAM
    terug = ("" if van == TEAM else van, eerder) if eerder and van != houder else None
    anderen = [(code, naam) for code, naam in keuzes if code not in (ik, houder)]
    return Opnaam(nu.naam if nu else "", termijn.medewerker_id == handeling.wie, ik, anderen, terug)


def takers(handeling: Handeling, *, dossier: int) -> list[Teamlid]:
    """Return who of the team may see this dossier: work on the name of anybody else is seen by nobody."""
    buiten = {rij.medewerker_id for rij in excluded_from(handeling, dossier=dossier)}
    alleen = named_in(handeling, dossier=dossier)
    return [
        lid
        for lid in colleagues(handeling)
        if lid.medewerker_id not in buiten and (alleen is None or lid.medewerker_id in alleen)
    ]


def taker(handeling: Handeling, *, termijn: Termijn, publiek_id: object) -> int | None:
    """
    Return who was chosen out of those who can take this term; None for the team itself.

    :raises InvalidInput: if it is nobody of them
    """
    if not publiek_id:
        return None
    for lid in takers(handeling, dossier=termijn.dossier_id):
        if lid.medewerker.publiek_id == publiek_id:
            return lid.medewerker_id
    raise InvalidInput({"wie": [_("Kies een collega die dit dossier mag zien.")]})


def colleague(handeling: Handeling, *, publiek_id: UUID) -> Teamlid:
    """
    Return the colleague with this public id.

    :raises NotFound: if nobody of the actor's team has it
    """
    for lid in colleagues(handeling):
        if lid.medewerker.publiek_id == publiek_id:
            return lid
    raise NotFound
