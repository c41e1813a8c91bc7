"""What does each of a family think of the help?  A colleague who does not do the work asks, at a fixed moment."""

from schakel.basis.termijnen.models import Termijn
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.gezin import actions as gezin
from schakel.casuswerk.gezin.queries import ervaring as zicht
from schakel.casuswerk.gezin.queries.momenten import ONDERWERP, who_can_ask
from schakel.casuswerk.gezin.queries.werkers import workers_of
from schakel.casuswerk.gezin.rules.ervaring import Nietvragen
from schakel.entrypoints.generator import plan
from schakel.entrypoints.generator.ploeg import ONTVANGERROLLEN, Lid
from schakel.entrypoints.generator.spelen.toneel import Toneel, daad
from schakel.entrypoints.generator.toeval import kans
from schakel.kernel.handeling import Handeling

GEVEN_ANTWOORD = 70
NIET = (Nietvragen.WIL_NIET, Nietvragen.NIET_BEREIKT, Nietvragen.NIET_APART)


@daad("ervaring")
def ask_family(toneel: Toneel, stap: plan.Stap) -> None:
    """Whoever the clock names asks each apart; who does not want to, is not asked again before the next moment."""
    casus = toneel.sporen[stap.melding].casus
    if casus is None or (lid := _asker(toneel, stap, casus)) is None:
        return
    with toneel.acting(lid, stap.moment) as handeling:
        beeld = zicht.experience_of(handeling, casus=casus)
        for een in beeld.mensen:
            gevraagd = any(vraag.maanden == beeld.maanden for vraag in een.vragen)
            if beeld.maanden is not None and not een.te_jong and not gevraagd:
                _ask(toneel, handeling, casus, een)


def _asker(toneel: Toneel, stap: plan.Stap, casus: Casus) -> Lid | None:
    """Return on whose name the clock stands; None when none runs here, or nobody is there to ask."""
    team = toneel.responsible(casus.dossier_id, stap.moment)
    if team is None or not toneel.ploeg.rol(team, *ONTVANGERROLLEN):
        return None
    with toneel.acting(toneel.lid(team, *ONTVANGERROLLEN), stap.moment) as handeling:
        rij = Termijn.objects.lopend().filter(dossier_id=casus.dossier_id, onderwerp_soort=ONDERWERP).first()
        if rij is None:
            return None
        gekozen = (rij.team_id or 0, rij.medewerker_id)
        if rij.medewerker_id in workers_of(handeling, dossier=casus.dossier_id):
            # Whoever was to ask has helped this family since: a colleague asks.
            gekozen = who_can_ask(handeling, casus=casus) or (0, None)
    leden = toneel.ploeg.leden.get(gekozen[0], [])
    return next((lid for lid in leden if lid.medewerker == gekozen[1]), None)


def _ask(toneel: Toneel, handeling: Handeling, casus: Casus, een: zicht.Gevraagde) -> None:
    toeval, persoon = toneel.toeval, een.wie.persoon.publiek_id
    if not kans(toeval, GEVEN_ANTWOORD):
        gezin.skip_question(handeling, casus=casus, persoon=persoon, reden=toeval.choice(NIET))
        return
    gezin.record_talk(
        handeling, casus=casus, persoon=persoon, cijfers=[toeval.choice((4, 3, 3, 2, 1)) for _ in range(3)],
        woorden="", delen=kans(toeval, 60), apart=True,
    )  # fmt: skip
