"""Which rounds of comments are there, and what did the invited say?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from schakel.basis.organisaties.models import Team
from schakel.basis.organisaties.queries import teams_in_region
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.sturing.visie.models import Bijdrage, Evaluatieronde, Rondegenodigde, Visieversie
from schakel.sturing.visie.queries.kern import own_region, text_of_version, today
from schakel.sturing.visie.rules.definitie import Visietekst


@dataclass(frozen=True, slots=True)
class Rondezicht:
    """A round with what it is about, who is invited, and the comments that the reader may see."""

    ronde: Evaluatieronde
    tekst: Visietekst
    concept: Mapping[int, str]
    genodigden: Sequence[Rondegenodigde]
    bijdragen: Sequence[Bijdrage]


def version_of(ronde: Evaluatieronde) -> Visieversie:
    """Return the version of the vision that a round is about."""
    versie = ronde.versie if ronde.evaluatie is None else ronde.evaluatie.versie
    if versie is None:
        raise NotFound
    return versie


def subject_text(ronde: Evaluatieronde) -> Visietekst:
    """Return the vision that a round is about."""
    return text_of_version(version_of(ronde))


def access_round(handeling: Handeling, *, publiek_id: UUID) -> Evaluatieronde:
    """
    Return a round of the own region.

    :raises NotFound: if there is none
    """
    rij = (
        Evaluatieronde.objects.filter(publiek_id=publiek_id)
        .select_related("evaluatie__versie__visie", "versie__visie")
        .first()
    )
    if rij is None or version_of(rij).visie.regio not in {"", own_region(handeling)}:
        raise NotFound
    return rij


def access_guest(handeling: Handeling, *, publiek_id: UUID) -> Rondegenodigde:
    """
    Return somebody who is invited to a round of the own region; the lock shows a team only itself.

    :raises NotFound: if there is none
    """
    rij = Rondegenodigde.objects.filter(publiek_id=publiek_id).select_related("ronde", "team").first()
    if rij is None:
        raise NotFound
    access_round(handeling, publiek_id=rij.ronde.publiek_id)
    return rij


def open_round(handeling: Handeling, *, publiek_id: UUID, alles: bool) -> Rondezicht:
    """
    Return a round; who does not steer (`alles`) sees it only when the own team is invited, and only its own comments.

    :raises NotFound: if there is none, or the own team is not invited
    """
    ronde = access_round(handeling, publiek_id=publiek_id)
    gasten = list(ronde.genodigden.select_related("team").order_by("soort", "naam"))
    if not alles:
        gasten = [g for g in gasten if g.team_id is not None and g.team_id == handeling.team]
        if not gasten:
            raise NotFound
    rijen = Bijdrage.objects.filter(genodigde__in=gasten).select_related("genodigde")
    handeling.spoor.noteer("visie")
    delen = ronde.evaluatie.delen.all() if ronde.evaluatie else ()
    return Rondezicht(
        ronde=ronde,
        tekst=subject_text(ronde),
        concept={deel.uitgangspunt: deel.tekst for deel in delen},
        genodigden=gasten,
        bijdragen=list(rijen.order_by("uitgangspunt", "op", "pk")),
    )


def rounds_for_me(handeling: Handeling) -> list[Evaluatieronde]:
    """Return the open rounds to which the own team is invited."""
    mijn = Rondegenodigde.objects.filter(team_id=handeling.team or 0, ronde__gesloten_op=None).values("ronde")
    rijen = Evaluatieronde.objects.filter(pk__in=mijn).select_related("evaluatie", "versie__visie")
    return list(rijen.order_by("uiterlijk"))


def teams_to_invite(handeling: Handeling) -> list[Team]:
    """Return the teams that work in the region."""
    return list(teams_in_region(own_region(handeling), today(handeling)).order_by("naam"))


def access_comment(handeling: Handeling, *, publiek_id: UUID) -> Bijdrage:
    """
    Return a comment of a round in the own region.

    :raises NotFound: if there is none, or the lock hides it
    """
    rij = Bijdrage.objects.filter(publiek_id=publiek_id).select_related("genodigde__ronde").first()
    if rij is None:
        raise NotFound
    access_round(handeling, publiek_id=rij.genodigde.ronde.publiek_id)
    return rij


def open_rounds(handeling: Handeling) -> list[Evaluatieronde]:
    """Return every round of the own region that is open."""
    regio = own_region(handeling)
    rijen = Evaluatieronde.objects.filter(gesloten_op=None).select_related("evaluatie__versie__visie", "versie__visie")
    return [r for r in rijen.order_by("uiterlijk") if version_of(r).visie.regio in {"", regio}]


def subject_name(ronde: Evaluatieronde) -> str:
    """Return what a round is about."""
    return ronde.evaluatie.titel if ronde.evaluatie else version_of(ronde).visie.titel
