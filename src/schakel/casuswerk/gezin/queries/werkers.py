"""Who does the work around this family?  Whoever does, does not ask the family what it thinks of that work."""

from collections.abc import Iterable

from schakel.casuswerk.bijeenkomsten.models import Bijeenkomst, Contactpoging, Genodigde, Gezinsteamlid, Procesregie
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.personen.models import Kindcontact
from schakel.casuswerk.plannen.models import Belofte
from schakel.casuswerk.plannen.models.belofte import BelofteQuerySet
from schakel.casuswerk.plannen.rules.beloften import BelofteStatus
from schakel.kernel.handeling import Handeling

BELOOFD = (BelofteStatus.AANVAARD, BelofteStatus.GEDAAN, BelofteStatus.VERBROKEN)


def workers_of(handeling: Handeling, *, dossier: int) -> set[int]:
    """
    Return who works with this family, or ever did, as far as the actor may know.

    Who directs plan or process; who met them, sought contact or spoke a child; who promised something for a team; who
    is named in the team around them. One's own part everybody sees, so that nobody asks about oneself.
    """
    regies = {regie.medewerker_id for regie in dossiers.regies_of(handeling, dossier=dossier) if regie.aanvaard_op}
    rijen: list[Iterable[int | None]] = [regies, _named(handeling, dossier)]
    for gezien, veld in (
        (Procesregie.objects.visible_to(handeling), "medewerker_id"),
        (Bijeenkomst.objects.visible_to(handeling).filter(status="GEHOUDEN"), "vastgelegd_door_id"),
        (Genodigde.objects.visible_to(handeling).filter(bevestigd_op__isnull=False), "bevestigd_door_id"),
        (Contactpoging.objects.visible_to(handeling), "door_id"),
        (Kindcontact.objects.visible_to(handeling), "door"),
        (_promises(handeling), "beantwoord_door_id"),
    ):
        rijen.append(gezien.filter(dossier_id=dossier).values_list(veld, flat=True))
    return {wie for rij in rijen for wie in rij if wie is not None}


def _promises(handeling: Handeling) -> BelofteQuerySet:
    """What a team promised; for who has no account somebody only writes down what was said."""
    return Belofte.objects.visible_to(handeling).filter(team__isnull=False, status__in=[s.value for s in BELOOFD])


def _named(handeling: Handeling, dossier: int) -> set[int]:
    rijen = Gezinsteamlid.objects.visible_to(handeling).filter(dossier_id=dossier)
    return {wie for mensen in rijen.values_list("medewerkers", flat=True) for wie in mensen}
