"""How long does somebody wait for the copy of a full plan as PDF, through the front door, with rights and log?"""

from datetime import timedelta

from schakel.casuswerk.gezin import actions
from schakel.casuswerk.gezin.queries import readers_of
from schakel.casuswerk.gezin.rules import Lezersoort
from schakel.casuswerk.plannen import actions as plannen
from schakel.casuswerk.plannen.models import Plan
from schakel.casuswerk.plannen.queries.blad import view_of
from schakel.casuswerk.plannen.rules.versies import Blok
from schakel.entrypoints.meting.paginas import _visitor
from schakel.entrypoints.meting.tijden import measure, table
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.transactie import transactie

KEREN, SITUATIES = 30, 6
GRENS_MS = 500
ZIN = "Een zin die iets zegt over wat iemand dan doet, in gewone woorden. " * 2


def run(persona: str, wie: Handeling, plan: Plan, keren: int = KEREN) -> str:
    """Make the widest copy of a plan and return how long its PDF takes, beside the list from which it is made."""
    with transactie(wie, wat="meting"):
        blad = _copy(wie, plan)
    klant, pad = _visitor(persona), f"/leesbladen/{blad}/papier"
    antwoord = klant.get(pad)
    if antwoord.status_code != 200 or not antwoord.content.startswith(b"%PDF"):
        raise RuntimeError(f"{pad} antwoordt {antwoord.status_code}")
    lijst = measure(
        "lijst van exemplaren, door de voordeur", lambda _keer: klant.get(f"/plannen/{plan.publiek_id}/gezin"), keren
    )
    papier = measure("exemplaar als PDF, door de voordeur", lambda _keer: klant.get(pad), keren)
    haalt = "gehaald" if papier.p50 <= GRENS_MS else "NIET gehaald"
    kop = f"Een exemplaar met {SITUATIES} situaties, {len(antwoord.content) // 1024} kB, {keren} keer"
    return table(kop, [lijst, papier]) + f"\nGrens {GRENS_MS} ms: {haalt}."


def _copy(wie: Handeling, plan: Plan) -> object:
    teksten = {
        **dict.fromkeys(("titel", "controle_wie", "bel0_naam", "stap0_wie"), "Iemand"),
        **dict.fromkeys(("gebeurt", "signalen", "waarheen", "gevolg", "stap0_wat", "stap1_wat", "stap2_wat"), ZIN),
        "bel0_telefoon": "070 555 01 01",
        "geldig_tot": (lokale_datum(wie.moment) + timedelta(days=60)).isoformat(),
    }
    for _n in range(SITUATIES):
        plannen.add_situatie(wie, plan=plan, teksten=teksten)
    plannen.fix_version(wie, plan=plan, blokken=[Blok("plan", "Het plan", (("Deel", "vol"),))])
    lezers = readers_of(wie, zicht=view_of(wie, plan=plan))
    lezers.sort(key=lambda een: een.lezer.soort is not Lezersoort.HUISGENOOT)
    return actions.make_copy(wie, plan=plan, aan=lezers[0].lezer.wie).publiek_id
