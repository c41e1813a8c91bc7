"""How does a handover run, step by step, from the offer to started help, and where does it get stuck?"""

from datetime import datetime, timedelta

from schakel.entrypoints.generator.stand import Stand
from schakel.entrypoints.generator.toeval import kans, lognormaal, na_werkdagen

HOOGSTENS = 3
# What a receiver without accounts tells by phone, one after the other.
BUITENSTAPPEN = ("GEACCEPTEERD", "REGIE_OVERGENOMEN", "EERSTE_CONTACT", "GESTART")


def hand_over(stand: Stand, plek: int, moment: datetime, poging: int, *, acuut: bool = False) -> None:
    """Plan an offer and what the receiver does with it; `poging` counts the teams that were asked."""
    toeval, getal = stand.toeval, stand.parameters.getal
    if not stand.stap(moment, "aanbieden", plek, poging=poging):
        return
    if acuut:
        stand.stap(moment + timedelta(minutes=10 + toeval.randrange(20)), "ontvangen", plek)
        _accept_at_once(stand, plek, moment + timedelta(minutes=40 + toeval.randrange(80)))
        return
    dagen = lognormaal(toeval, getal("overdracht.acceptatie_mediaan_werkdagen"), getal("overdracht.acceptatie_sigma"))
    antwoord = na_werkdagen(moment, dagen, toeval)
    lot = toeval.random() * 100
    if lot < getal("overdracht.opgeschaald"):
        _escalate(stand, plek, na_werkdagen(moment, 5 + toeval.random() * 2, toeval))
        return
    gezien = na_werkdagen(moment, 0.1 + toeval.random() * 0.75, toeval)
    stand.stap(min(gezien, antwoord - timedelta(minutes=2)), "ontvangen", plek)
    lot -= getal("overdracht.opgeschaald")
    if lot < getal("overdracht.ingetrokken") and poging < HOOGSTENS:
        _withdraw(stand, plek, antwoord, poging)
        return
    lot -= getal("overdracht.ingetrokken")
    if lot < getal("overdracht.geweigerd") and poging < HOOGSTENS:
        _refuse(stand, plek, antwoord, poging)
        return
    _accept(stand, plek, antwoord)


def hand_over_outside(stand: Stand, plek: int, moment: datetime) -> None:
    """
    Plan a handover to a team without accounts: it confirms by phone, the sender writes that down, a colleague checks.

    Such a casus stays open: the receiver works in a system of its own, and nobody closes it here this year.
    """
    toeval, getal = stand.toeval, stand.parameters.getal
    if not stand.stap(moment, "aanbieden", plek, poging=1):
        return
    dagen = lognormaal(toeval, getal("overdracht.acceptatie_mediaan_werkdagen"), getal("overdracht.acceptatie_sigma"))
    verder = lognormaal(toeval, getal("overdracht.start_mediaan_werkdagen"), getal("overdracht.start_sigma"))
    op = moment + timedelta(minutes=30)
    for stap, wacht in zip(BUITENSTAPPEN, (dagen, verder * 0.3, verder * 0.35, verder * 0.35), strict=True):
        op = na_werkdagen(op, wacht, toeval)
        gezien = op + timedelta(minutes=15 + toeval.randrange(60))
        if not (stand.stap(op, "buiten_bevestigd", plek, stap=stap) and stand.stap(gezien, "buiten_gezien", plek)):
            return
        op = gezien + timedelta(minutes=30)
        if stap == BUITENSTAPPEN[0]:
            stand.stap(gezien + timedelta(minutes=10), "buiten_gesprek", plek)
    stand.gestart_op = stand.gestart_op or op
    stand.stap(na_werkdagen(op, 0.5 + toeval.random() * 3.5, toeval), "start_bevestigen", plek)
    _follow(stand, plek, op, na_werkdagen(op + timedelta(days=81), toeval.random() * 4, toeval))


def _follow(stand: Stand, plek: int, start: datetime, navragen: datetime) -> None:
    """Veilig Thuis asks, and again each month where nobody could say whether it is safe; the team that answers too."""
    toeval = stand.toeval
    for dagen in (0, 27, 55, 83, 111, 139):
        stand.stap(na_werkdagen(navragen + timedelta(days=dagen), toeval.random() * 2, toeval), "controleren", plek)
    for dagen in (24, 172):
        stand.stap(na_werkdagen(start + timedelta(days=dagen), toeval.random() * 2, toeval), "licht_navragen", plek)


def _withdraw(stand: Stand, plek: int, moment: datetime, poging: int) -> None:
    """The sender takes it back, and asks another team."""
    if stand.stap(moment, "intrekken", plek):
        opnieuw = na_werkdagen(moment, 0.5 + stand.toeval.random(), stand.toeval)
        if stand.stap(opnieuw, "voorbereiden", plek, poging=poging + 1):
            hand_over(stand, plek, opnieuw + timedelta(minutes=20), poging + 1)


def _refuse(stand: Stand, plek: int, moment: datetime, poging: int) -> None:
    """A refusal goes to the reviewer, who asks the same team again or lets the sender look for another."""
    toeval = stand.toeval
    if not stand.stap(moment, "weigeren", plek):
        return
    besluit = na_werkdagen(moment, lognormaal(toeval, 1.3, 0.6), toeval)
    opnieuw = kans(toeval, stand.parameters.getal("overdracht.na_weigering_opnieuw"))
    if not stand.stap(besluit, "herbeoordelen", plek, hervatten=opnieuw):
        return
    daarna = na_werkdagen(besluit, 0.4 + toeval.random() * 1.5, toeval)
    if opnieuw:
        _accept(stand, plek, daarna)
    elif stand.stap(daarna, "voorbereiden", plek, poging=poging + 1):
        hand_over(stand, plek, daarna + timedelta(minutes=20), poging + 1)


def _escalate(stand: Stand, plek: int, moment: datetime) -> None:
    """Nobody answered: it goes one rung up, and whoever stands there lets it go on."""
    if not stand.stap(moment, "opschalen", plek):
        return
    besluit = na_werkdagen(moment, 0.5 + stand.toeval.random() * 2, stand.toeval)
    if stand.stap(besluit, "herbeoordelen", plek, hervatten=True):
        _accept(stand, plek, na_werkdagen(besluit, 0.3 + stand.toeval.random(), stand.toeval))


def _accept(stand: Stand, plek: int, moment: datetime) -> None:
    toeval, getal = stand.toeval, stand.parameters.getal
    if not stand.stap(moment, "accepteren", plek):
        return
    dagen = lognormaal(toeval, getal("overdracht.start_mediaan_werkdagen"), getal("overdracht.start_sigma"))
    warm = kans(toeval, getal("overdracht.warm"))
    gesprek = na_werkdagen(moment, dagen * 0.3, toeval)
    if warm or kans(toeval, 45):
        stand.stap(moment + timedelta(minutes=30), "gesprek_plannen", plek, op=gesprek)
        stand.stap(gesprek + timedelta(hours=1), "gesprek_voeren", plek, op=gesprek, gezin=warm)
        stand.stap(gesprek + timedelta(hours=2), "gesprek_bevestigen", plek)
    else:
        stand.stap(gesprek, "gesprek_overslaan", plek)
    regie = gesprek + timedelta(hours=3, minutes=toeval.randrange(50))
    stand.stap(regie, "regie_overnemen", plek)
    contact = na_werkdagen(regie, dagen * 0.35, toeval)
    stand.stap(contact, "eerste_contact", plek)
    _start(stand, plek, na_werkdagen(contact, dagen * 0.35, toeval))


def _accept_at_once(stand: Stand, plek: int, moment: datetime) -> None:
    """In danger the receiver goes there the same day; there is no time for a talk with everyone first."""
    toeval = stand.toeval
    if not stand.stap(moment, "accepteren", plek):
        return
    stand.stap(moment + timedelta(minutes=25), "gesprek_overslaan", plek, reden="SPOED")
    stand.stap(moment + timedelta(minutes=40), "regie_overnemen", plek)
    contact = moment + timedelta(hours=3, minutes=toeval.randrange(90))
    stand.stap(contact, "eerste_contact", plek)
    _start(stand, plek, na_werkdagen(contact, 0.2 + toeval.random() * 2, toeval))


def _start(stand: Stand, plek: int, start: datetime) -> None:
    """Help begins; the sender makes sure of it, and asks three months later how it goes."""
    toeval, getal = stand.toeval, stand.parameters.getal
    if not stand.stap(start, "starten", plek):
        return
    if stand.gestart_op is None:
        stand.gestart_op = start
    nagaan = na_werkdagen(start, 0.5 + toeval.random() * 3.5, toeval)
    if kans(toeval, getal("overdracht.betwist")):
        if stand.stap(nagaan, "betwisten", plek):
            stand.stap(na_werkdagen(nagaan, 0.5 + toeval.random(), toeval), "betwisting_besluiten", plek)
    else:
        stand.stap(nagaan, "start_bevestigen", plek)
    # Most begin within the norm of five working days; whoever does not, is late on the work list.
    begonnen = na_werkdagen(start, 1 + toeval.random() * 5, toeval)
    stand.stap(begonnen, "plan", plek)
    _children(stand, plek, begonnen)
    # The region asks after three months what the family thinks of the help; within three weeks it is done.
    stand.stap(na_werkdagen(begonnen + timedelta(days=93), toeval.random() * 8, toeval), "ervaring", plek)
    later = 14 if kans(toeval, getal("monitoring.later")) else 0
    navragen = na_werkdagen(start + timedelta(days=81 + later), toeval.random() * 4, toeval)
    _follow(stand, plek, start, navragen)
    duur = lognormaal(toeval, getal("casus.duur_mediaan_dagen"), getal("casus.duur_sigma"))
    close(stand, plek, na_werkdagen(start + timedelta(days=max(duur, 20)), 0.4, toeval), bij="ontvanger")


def _children(stand: Stand, plek: int, begonnen: datetime) -> None:
    """A plan asks for each child how it is doing, and what help of its own it gets."""
    toeval = stand.toeval
    if not stand.kinderen:
        return
    stand.stap(begonnen + timedelta(minutes=30), "welzijn", plek)
    gevraagd = na_werkdagen(begonnen, 2 + toeval.random() * 15, toeval)
    stand.stap(gevraagd, "kindhulp", plek)
    stand.stap(na_werkdagen(gevraagd, 3 + toeval.random() * 24, toeval), "kindhulp_begint", plek)
    for maanden in (3, 6):
        # A few days before the day of the region: nobody waits for the last one.
        stand.stap(
            na_werkdagen(begonnen + timedelta(days=30 * maanden - 9), toeval.random() * 4, toeval), "welzijn", plek
        )


def close(stand: Stand, plek: int, moment: datetime, *, bij: str) -> None:
    """Plan the end of the casus."""
    if stand.stap(moment, "casus_sluiten", plek, bij=bij):
        stand.casussen[plek] = (stand.casussen[plek][0], moment)
