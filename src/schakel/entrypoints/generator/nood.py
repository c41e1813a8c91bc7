"""In which nights does somebody break the glass?  A handful in a year, among reports of acute danger (an estimate)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from schakel.entrypoints.generator.parameters import Parameters
from schakel.entrypoints.generator.plan import Huishouden, Melding, Stap
from schakel.entrypoints.generator.toeval import is_kantoortijd, kans, maak_random, na_werkdagen

PER_DUIZEND = "noodtoegang.per_duizend"
# Whoever opens the door a while before the judgement, finds the melding open.
RUIMTE = timedelta(hours=2)


def with_emergencies(
    parameters: Parameters, huishoudens: Sequence[Huishouden], einde: datetime
) -> tuple[Huishouden, ...]:
    """Return the households, some with a colleague elsewhere who may not wait; the same for the same seed."""
    toeval = maak_random(parameters.seed, parameters.jaar, parameters.regio, "nood")
    geschikt = [nr for nr, h in enumerate(huishoudens) if _report(h, parameters.jaar, einde) is not None]
    aantal = round(parameters.aantal_meldingen * parameters.getal(PER_DUIZEND) / 1000)
    # A small year shows what a large one holds: one at least.
    gekozen = set(toeval.sample(geschikt, min(max(aantal, 1), len(geschikt))))
    return tuple(_opened(h, parameters, einde, toeval) if nr in gekozen else h for nr, h in enumerate(huishoudens))


def planned(huishoudens: Sequence[Huishouden]) -> int:
    """Return how many emergencies a plan holds."""
    return sum(stap.soort == "noodtoegang" for h in huishoudens for stap in h.stappen)


def _report(huishouden: Huishouden, jaar: int, einde: datetime) -> Melding | None:
    """Return the first report of acute danger out of office hours that stays open long enough."""
    for melding in huishouden.meldingen:
        nacht = not is_kantoortijd(melding.ontvangen_op) and melding.ontvangen_op.year == jaar
        if melding.acuut == "JA" and melding.telt and nacht and _stays_open(huishouden, melding, einde):
            return melding
    return None


def _stays_open(huishouden: Huishouden, melding: Melding, einde: datetime) -> bool:
    stappen = [s for s in huishouden.stappen if s.melding == melding.plek]
    begin = next((s.moment for s in stappen if s.soort == "registreer"), None)
    klaar = next((s.moment for s in stappen if s.soort in ("besluit", "omzetten")), einde)
    return begin is not None and begin + RUIMTE < klaar and begin + RUIMTE < einde


def _opened(huishouden: Huishouden, parameters: Parameters, einde: datetime, toeval: Random) -> Huishouden:
    melding = _report(huishouden, parameters.jaar, einde)
    if melding is None:
        return huishouden
    begin = next(s.moment for s in huishouden.stappen if (s.melding, s.soort) == (melding.plek, "registreer"))
    opent = begin + timedelta(minutes=20 + toeval.randrange(60), seconds=toeval.randrange(60))
    stappen = [Stap(opent, "noodtoegang", melding.plek)]
    if kans(toeval, 50):
        stappen.append(Stap(opent + timedelta(minutes=10 + toeval.randrange(35)), "noodtoegang_stop", melding.plek))
    nagekeken = na_werkdagen(opent + timedelta(hours=1), 0.2 + toeval.random() * 0.5, toeval)
    if nagekeken < einde:
        stappen.append(Stap(nagekeken, "noodtoegang_nakijken", melding.plek, {"navraag": kans(toeval, 15)}))
    return replace(huishouden, stappen=tuple(sorted([*huishouden.stappen, *stappen], key=lambda s: s.moment)))
