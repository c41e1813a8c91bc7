"""Which moment of asking runs, who still has to be asked at it, and which colleague can ask?"""

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang import queries as toegang
from schakel.basis.toegang import rules as matrix
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.gezin.models import Ervaringsvraag
from schakel.casuswerk.gezin.queries.werkers import workers_of
from schakel.casuswerk.personen import queries as personen
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

BEGIN, KLAAR, ONDERWERP = "ervaring.moment", "ervaring.moment_klaar", "ervaringsmoment"
EINDE = "casus.gesloten"


def running_moment(handeling: Handeling, *, dossier: int) -> int | None:
    """Return the moment, in months, of which the clock runs now; closing the casus ends it too."""
    rijen = Gebeurtenis.objects.filter(dossier_id=dossier, soort__in=(BEGIN, KLAAR, EINDE)).order_by("-id")
    laatste = rijen.values_list("soort", "onderwerp_id").first()
    return int(laatste[1] or 0) if laatste is not None and laatste[0] == BEGIN else None


def done_moments(handeling: Handeling, *, dossier: int) -> set[int]:
    """Return the moments at which everybody was asked."""
    rijen = Gebeurtenis.objects.filter(dossier_id=dossier, soort=KLAAR)
    return {int(nummer or 0) for nummer in rijen.values_list("onderwerp_id", flat=True)}


def askable(handeling: Handeling, *, casus: Casus) -> set[int]:
    """Return who of a casus is old enough to be asked."""
    vanaf = personen.speaking_age(handeling, dossier=casus.dossier_id)
    leeftijden = {
        rij.persoon_id: personen.age_of(handeling, rij=rij)
        for rij in personen.personen_of(handeling, dossier=casus.dossier_id)
        if not rij.persoon.ongeboren
    }
    return {wie for wie, jaren in leeftijden.items() if jaren is None or jaren >= vanaf}


def still_to_ask(handeling: Handeling, *, casus: Casus, maanden: int) -> set[int]:
    """Return who was not asked at this moment yet, and has no reason why not."""
    gedaan = Ervaringsvraag.objects.visible_to(handeling).filter(dossier_id=casus.dossier_id, maanden=maanden)
    return askable(handeling, casus=casus) - set(gedaan.values_list("persoon_id", flat=True))


def has_asker(handeling: Handeling, *, casus: Casus, maanden: int) -> bool:
    """Answer whether this clock stands on the name of somebody who may ask: whom people chose, stays."""
    rijen = Termijn.objects.lopend().filter(
        dossier_id=casus.dossier_id, onderwerp_soort=ONDERWERP, onderwerp_id=maanden, medewerker_id__isnull=False
    )
    rij = rijen.first()
    if rij is None:
        return False
    leden = toegang.members_of(rij.team_id or 0, lokale_datum(handeling.moment))
    weg = workers_of(handeling, dossier=casus.dossier_id)
    return rij.medewerker_id not in weg and leden.filter(medewerker_id=rij.medewerker_id or 0).exists()


def who_can_ask(handeling: Handeling, *, casus: Casus) -> tuple[int, int] | None:
    """
    Return the team and the colleague who can ask: of the team that answers, else of another team in the casus.

    Never who works with this family or did, nor who may not know of the casus; of the others whoever has the least
    of it on the own name.
    """
    dossier, dag = casus.dossier_id, lokale_datum(handeling.moment)
    weg = workers_of(handeling, dossier=dossier)
    weg |= {rij.medewerker_id for rij in dossiers.excluded_from(handeling, dossier=dossier)}
    antwoordt = dossiers.responsible_at(handeling, dossier=dossier, moment=handeling.moment)
    eerst = antwoordt.team if antwoordt is not None else 0
    betrokken = {rij.team_id for rij in dossiers.betrokken_teams(handeling, dossier=dossier)
                 if rij.periode.upper is None}  # fmt: skip
    for team in sorted(betrokken, key=lambda pk: (pk != eerst, pk)):
        leden = toegang.members_of(team, dag).exclude(medewerker_id__in=weg)
        kan = [lid.medewerker_id for lid in leden if matrix.may(lid.rol, "betrokken_team", "ervaring", "vragen", "*")]
        if kan:
            return team, min(kan, key=lambda wie: (_load(team, wie), wie))
    return None


def _load(team: int, medewerker: int) -> int:
    return Termijn.objects.lopend().filter(team_id=team, medewerker_id=medewerker, onderwerp_soort=ONDERWERP).count()
