"""Which copies of a plan were made, what stands in them, and what did their readers answer?"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext_lazy

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.organisaties import queries as organisaties
from schakel.casuswerk.gezin.models import Gezinsantwoord, Leesblad
from schakel.casuswerk.gezin.rules.antwoorden import VERMOMMING_SLEUTEL, disguises_of
from schakel.casuswerk.plannen.models import Belofte, Plan, Planversie
from schakel.casuswerk.plannen.rules.plan import Bladsoort
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import versleuteling

VAK_GEZIN = "gezin"
VERANDERD = gettext_lazy("Er is sindsdien iets veranderd in het gezin of het plan. Maak een nieuw exemplaar.")
Inhoud = Mapping[str, object]
# After one of these a copy shows something else than the version before it.
INHOUD = ("plan.situatie_gewijzigd", "plan.situatie_vervallen", "plan.cijfers_gegeven")


@dataclass(frozen=True, slots=True)
class Antwoordzicht:
    """What a reader answered, in words."""

    rij: Gezinsantwoord
    tekst: str


@dataclass(frozen=True, slots=True)
class Bladzicht:
    """One copy with what stands in it, and the answers of its reader."""

    rij: Leesblad
    inhoud: Inhoud
    antwoorden: Sequence[Antwoordzicht]
    # Whether a code for it opens anything: not once who may read what has changed.
    geldig: bool = True


def read_sealed(handeling: Handeling, *, publiek_id: UUID, pakket: bytes | memoryview) -> Inhoud:
    """Return what is in a copy or an answer: the row says whose it is, and no key of a dossier is needed."""
    hoofd = versleuteling.hoofdsleutel(VAK_GEZIN)
    gelezen: Inhoud = json.loads(versleuteling.ontsleutel(hoofd, bytes(pakket), context=publiek_id.bytes))
    return gelezen


def disguises_in(handeling: Handeling, *, regio: str) -> dict[str, str]:
    """Return with which front pages a copy can be disguised, as the region has it on this day."""
    return disguises_of(organisaties.setting(regio, VERMOMMING_SLEUTEL, lokale_datum(handeling.moment)))


def newer_than_version(handeling: Handeling, *, plan: Plan) -> int:
    """Return the number of the last version when a copy of now would show something else; 0 when it would not."""
    versie = Planversie.objects.visible_to(handeling).filter(plan=plan).order_by("-nummer").first()
    if versie is None:
        return 0
    beloften = Belofte.objects.visible_to(handeling).filter(plan=plan).values("pk")
    van_plan = Q(onderwerp_soort="plan", onderwerp_id=plan.pk) & (
        Q(soort__in=INHOUD) | Q(soort="plan.blad_gewijzigd", codes__blad=Bladsoort.OMGANG.value)
    )
    van_belofte = Q(onderwerp_soort="belofte", onderwerp_id__in=beloften) & ~Q(soort="belofte.herinnerd")
    later = Gebeurtenis.objects.filter(dossier_id=plan.dossier_id, moment__gt=versie.vastgelegd_op)
    return versie.nummer if later.filter(van_plan | van_belofte).exists() else 0


def valid_leaves(handeling: Handeling, *, bladen: Sequence[int]) -> set[int]:
    """Return which of these copies can open: the casus and the plan run, and nobody moved or changed since."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT b FROM unnest(%s::bigint[]) b WHERE gezin_geldig(b)", [list(bladen)])
        return {int(rij[0]) for rij in cursor.fetchall()}


def leaves_of(handeling: Handeling, *, plan: Plan) -> list[Bladzicht]:
    """Return the copies of a plan, the newest first."""
    rijen = list(
        Leesblad.objects.visible_to(handeling)
        .filter(exemplaar__plan=plan)
        .select_related("exemplaar__persoon", "gemaakt_door")
        .order_by("-gemaakt_op", "-id")
    )
    antwoorden: dict[int, list[Antwoordzicht]] = {}
    for rij in (
        Gezinsantwoord.objects.visible_to(handeling)
        .filter(leesblad__in=rijen)
        .select_related("gelezen_door")
        .order_by("gegeven_op")
    ):
        gelezen = read_sealed(handeling, publiek_id=rij.publiek_id, pakket=rij.inhoud)
        antwoorden.setdefault(rij.leesblad_id, []).append(Antwoordzicht(rij, str(gelezen.get("tekst", ""))))
    lezers = {lezer for rij in rijen for lezer in _reader(rij)}
    handeling.spoor.noteer("leesblad", dossier=plan.dossier_id, personen=lezers)
    geldig = valid_leaves(handeling, bladen=[r.pk for r in rijen])
    return [
        Bladzicht(
            r,
            read_sealed(handeling, publiek_id=r.publiek_id, pakket=r.inhoud),
            antwoorden.get(r.pk, []),
            r.pk in geldig,
        )
        for r in rijen
    ]


def access_leesblad(handeling: Handeling, *, publiek_id: UUID) -> Leesblad:
    """
    Return the copy with this public id, its plan at hand.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rijen = Leesblad.objects.visible_to(handeling).filter(publiek_id=publiek_id)
    rij = rijen.select_related("dossier", "exemplaar__plan__dossier", "exemplaar__persoon").first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("leesblad", dossier=rij.dossier_id, personen=_reader(rij))
    return rij


def _reader(rij: Leesblad) -> list[UUID]:
    return [rij.exemplaar.persoon.publiek_id] if rij.exemplaar.persoon else []


def open_paper(handeling: Handeling, *, publiek_id: UUID) -> Leesblad:
    """
    Return a copy to print.

    :raises NotFound: if there is none, or the actor may not know of it
    :raises NotPossible: if who may read what has changed since it was made
    """
    rij = access_leesblad(handeling, publiek_id=publiek_id)
    if not valid_leaves(handeling, bladen=[rij.pk]):
        raise NotPossible(str(VERANDERD))
    # Paper can be carried away: that it was printed is more than that it was seen.
    handeling.spoor.noteer("leesbladpapier", dossier=rij.dossier_id, personen=_reader(rij), actie="E")
    return rij


def access_antwoord(handeling: Handeling, *, publiek_id: UUID) -> Gezinsantwoord:
    """
    Return the answer with this public id, its plan at hand.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rijen = Gezinsantwoord.objects.visible_to(handeling).filter(publiek_id=publiek_id)
    rij = rijen.select_related("dossier", "leesblad__exemplaar__plan", "leesblad__exemplaar__persoon").first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("gezinsantwoord", dossier=rij.dossier_id, personen=_reader(rij.leesblad))
    return rij
