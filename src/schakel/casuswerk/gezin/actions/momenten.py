"""The fixed moments at which a family is asked about the help: each a clock, owned by who does not do the work."""

from datetime import timedelta

from django.db import transaction

from schakel.basis.organisaties import queries as organisaties
from schakel.basis.termijnen import actions as termijnen
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.rules import CasusStatus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.gezin.queries import ervaring as queries
from schakel.casuswerk.gezin.queries import momenten
from schakel.casuswerk.gezin.rules import ervaring as rules
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@transaction.atomic
def plan_moment(handeling: Handeling, *, dossier: int) -> int | None:
    """
    Let the clock of the next moment of the region run, and return after how many months it is; one runs at a time.

    Heard when a plan begins and when the work passes to somebody else; bears a repeat, and then looks whether whoever
    was to ask may still do so.
    """
    casus = Casus.objects.visible_to(handeling).filter(dossier_id=dossier).select_related("dossier").first()
    if casus is None or casus.status != CasusStatus.LOPEND:
        return None
    loopt = momenten.running_moment(handeling, dossier=dossier)
    if loopt is not None:
        if not momenten.has_asker(handeling, casus=casus, maanden=loopt):
            _let_ask(handeling, casus, loopt)
        return None
    return _start(handeling, casus)


@transaction.atomic
def close_moment(handeling: Handeling, *, casus: Casus, maanden: int) -> bool:
    """Let the clock end once everybody who can be asked was asked, or has a reason; and let the next one run."""
    loopt = momenten.running_moment(handeling, dossier=casus.dossier_id)
    if loopt is None or loopt > maanden or momenten.still_to_ask(handeling, casus=casus, maanden=maanden):
        return False
    _tell(handeling, casus, momenten.KLAAR, loopt)
    _start(handeling, casus, na=maanden)
    return True


def _start(handeling: Handeling, casus: Casus, na: int = 0) -> int | None:
    dagen = queries.moments_of(handeling, casus=casus)
    vandaag = lokale_datum(handeling.moment)
    klaar = momenten.done_moments(handeling, dossier=casus.dossier_id)
    maanden = rules.next_moment(dagen, klaar=klaar, na=na, vandaag=vandaag)
    if maanden is None or not momenten.askable(handeling, casus=casus):
        return None
    waarde = organisaties.setting(casus.dossier.regio, rules.BINNEN_SLEUTEL, vandaag)
    uiterlijk = max(dagen[maanden], vandaag) + timedelta(days=rules.days_of(waarde))
    _tell(handeling, casus, momenten.BEGIN, maanden, uiterlijk=uiterlijk.isoformat())
    _let_ask(handeling, casus, maanden)
    return maanden


def _let_ask(handeling: Handeling, casus: Casus, maanden: int) -> None:
    """Put the clock on the name of a colleague who does not do this work; without one it stays with the team."""
    wie = momenten.who_can_ask(handeling, casus=casus)
    if wie is not None:
        onderwerp = (momenten.ONDERWERP, maanden)
        termijnen.give_to(handeling, dossier=casus.dossier_id, onderwerp=onderwerp, team=wie[0], medewerker=wie[1])


def _tell(handeling: Handeling, casus: Casus, soort: str, maanden: int, **codes: str | int) -> None:
    dossiers.note(
        handeling, soort, dossier=casus.dossier_id, onderwerp=(momenten.ONDERWERP, maanden),
        codes={"maanden": maanden, **codes},
    )  # fmt: skip
