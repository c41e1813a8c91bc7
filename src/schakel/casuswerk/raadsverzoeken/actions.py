"""The deeds on requests to the Raad: ask and tell the college, keep what comes back, decide after a refusal."""

from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.berichten import actions as berichten
from schakel.basis.kluis import actions as kluis
from schakel.basis.organisaties.models import Team
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.dossiers.rules import DossierStatus
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import volledige_naam
from schakel.casuswerk.raadsverzoeken import permissions, queries, rules
from schakel.casuswerk.raadsverzoeken.models import Collegemelding, Raadsverzoek
from schakel.casuswerk.raadsverzoeken.rules import (
    Antwoord,
    CollegemeldingStatus,
    Herziening,
    RaadsverzoekStatus,
    Verzoek,
)
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling


@transaction.atomic
def request_onderzoek(handeling: Handeling, *, dossier: Dossier, verzoek: Verzoek) -> Raadsverzoek:
    """
    Ask the Raad to investigate, and tell the college that this was asked; both wait for the adapter, never for mail.

    From now on somebody answers for it that the Raad has it: a clock runs until it says so.

    :raises NotAllowed: if the actor may not ask the Raad
    :raises InvalidInput: with each fault at its field
    :raises NotPossible: if the dossier is closed
    """
    permissions.check_can_request(handeling, dossier=dossier.pk)
    if dossier.status != DossierStatus.OPEN:
        raise NotPossible(_("Dit dossier is gesloten. Heropen het eerst."))
    kinderen = queries.children_in(handeling, dossier=dossier.pk)
    rules.check_verzoek(verzoek, bekend=[k.persoon.publiek_id for k in kinderen])
    gekozen = [k for k in kinderen if k.persoon.publiek_id in verzoek.kinderen]
    team = Team.objects.select_related("organisatie").get(pk=handeling.team or 0)
    inhoud = rules.message_to_raad(verzoek, [_child(k) for k in gekozen], melder=team.organisatie.naam)
    rij = Raadsverzoek.objects.create(
        dossier=dossier,
        team=team,
        status=RaadsverzoekStatus.VERSTUURD,
        kinderen=[k.persoon_id for k in gekozen],
        inhoud=kluis.freeze(handeling, dossier=dossier.pk, onderwerp=dossier.publiek_id, inhoud=inhoud),
        spoed=verzoek.spoed,
        verstuurd_op=handeling.moment,
        verstuurd_door=handeling.wie,
    )
    _queue(handeling, rules.SOORT_VERZOEK, rij.publiek_id, f"raadsverzoek:{dossier.pk}:{rij.pk}", inhoud)
    _note(handeling, rij, "raadsverzoek.verstuurd", spoed=rij.spoed)
    _tell_college(handeling, rij)
    handeling.spoor.noteer(
        "raadsverzoek", dossier=dossier.pk, personen=[k.persoon.publiek_id for k in gekozen], actie="C"
    )
    return rij


def _child(rij: Dossierpersoon) -> dict[str, str]:
    """Return how the Raad knows whom this is about: name and birth date; never where somebody stays."""
    p = rij.persoon
    naam = volledige_naam(p.roepnaam, p.voornamen, p.tussenvoegsel, p.achternaam) or p.omschrijving
    return {"naam": naam, "geboortedatum": p.geboortedatum.isoformat() if p.geboortedatum else ""}


def _tell_college(handeling: Handeling, verzoek: Raadsverzoek) -> None:
    """The college learns that the Raad was asked, when and under which reference; nothing of the case (A4)."""
    gemeente, kenmerk = queries.gemeente_of(handeling, dossier=verzoek.dossier_id), uuid4()
    rij = Collegemelding.objects.create(
        publiek_id=kenmerk,
        dossier_id=verzoek.dossier_id,
        raadsverzoek=verzoek,
        gemeente=gemeente,
        status=CollegemeldingStatus.VERSTUURD,
        verstuurd_op=handeling.moment,
    )
    inhoud = rules.message_to_college(kenmerk, handeling.moment, gemeente)
    _queue(handeling, rules.SOORT_COLLEGE, kenmerk, f"collegemelding:{verzoek.dossier_id}:{rij.pk}", inhoud)
    _note(handeling, verzoek, "collegemelding.verstuurd")


def _queue(handeling: Handeling, soort: str, kenmerk: UUID, aanleiding: str, inhoud: dict[str, object]) -> None:
    berichten.queue_koppelbericht(
        handeling, systeem=rules.SYSTEEM, soort=soort, kenmerk=kenmerk, aanleiding=aanleiding, inhoud=inhoud
    )


def _note(handeling: Handeling, rij: Raadsverzoek, soort: str, **codes: bool | str) -> None:
    dossiers.note(
        handeling, soort, dossier=rij.dossier_id, onderwerp=("raadsverzoek", rij.pk), codes=codes,
        teams={"zender": rij.team_id},
    )  # fmt: skip


@transaction.atomic
def record_antwoord(handeling: Handeling, *, raadsverzoek: int, antwoord: Antwoord) -> Raadsverzoek:
    """
    Keep that the Raad has a request, or why it does not take it; whoever asked then gets the next clock.

    :raises NotFound: if there is no such request
    :raises NotPossible: if an answer was kept before
    """
    rij = Raadsverzoek.objects.visible_to(handeling).select_for_update(of=("self",)).filter(pk=raadsverzoek).first()
    if rij is None:
        raise NotFound
    naar = RaadsverzoekStatus.BEVESTIGD if antwoord.aanvaard else RaadsverzoekStatus.GEWEIGERD
    rules.check_transition(rij.status, naar)
    rij.status, rij.beantwoord_op = naar, handeling.moment
    rij.eigen_kenmerk, rij.weigering = antwoord.eigen_kenmerk[:80], antwoord.reden[:300]
    rij.save(update_fields=["status", "beantwoord_op", "eigen_kenmerk", "weigering"])
    _note(handeling, rij, f"raadsverzoek.{naar.value.lower()}")
    handeling.spoor.noteer("raadsverzoek", dossier=rij.dossier_id, actie="U")
    return rij


@transaction.atomic
def record_college(handeling: Handeling, *, collegemelding: int, antwoord: Antwoord) -> Collegemelding:
    """
    Keep that the college has the notice, or does not take it; then its clock runs on.

    :raises NotFound: if there is no such notice
    :raises NotPossible: if an answer was kept before
    """
    rijen = Collegemelding.objects.visible_to(handeling).select_for_update(of=("self",))
    rij = rijen.filter(pk=collegemelding).select_related("raadsverzoek").first()
    if rij is None:
        raise NotFound
    if rij.status != CollegemeldingStatus.VERSTUURD:
        raise NotPossible(_("Op deze mededeling is al een antwoord gekomen."))
    naar = CollegemeldingStatus.BEVESTIGD if antwoord.aanvaard else CollegemeldingStatus.GEWEIGERD
    rij.status, rij.beantwoord_op = naar, handeling.moment
    rij.save(update_fields=["status", "beantwoord_op"])
    _note(handeling, rij.raadsverzoek, f"collegemelding.{naar.value.lower()}")
    return rij


@transaction.atomic
def review_weigering(handeling: Handeling, *, raadsverzoek: Raadsverzoek, herziening: Herziening) -> Raadsverzoek:
    """
    Keep what is decided after the Raad did not take a request; its clock ends.

    :raises NotAllowed: if the actor may not ask the Raad
    :raises NotPossible: if it was not refused, or somebody decided before
    :raises InvalidInput: if a new request is promised and there is none
    """
    permissions.check_can_request(handeling, dossier=raadsverzoek.dossier_id)
    rijen = Raadsverzoek.objects.visible_to(handeling).select_for_update(of=("self",))
    rij = rijen.filter(pk=raadsverzoek.pk).first()
    if rij is None:
        raise NotFound
    if rij.status != RaadsverzoekStatus.GEWEIGERD or rij.herzien_op is not None:
        raise NotPossible(_("Over dit verzoek hoeft u niets te beslissen, of een collega was eerder."))
    later = Raadsverzoek.objects.visible_to(handeling).filter(dossier_id=rij.dossier_id, pk__gt=rij.pk)
    if herziening is Herziening.NIEUW_VERZOEK and not later.exists():
        raise InvalidInput({"herziening": [_("Verstuur eerst het nieuwe verzoek, en leg dit daarna vast.")]})
    rij.herziening, rij.herzien_op, rij.herzien_door = herziening.value, handeling.moment, handeling.wie or 0
    rij.save(update_fields=["herziening", "herzien_op", "herzien_door"])
    _note(handeling, rij, "raadsverzoek.herzien", besluit=herziening.value)
    handeling.spoor.noteer("raadsverzoek", dossier=rij.dossier_id, actie="U")
    return rij
