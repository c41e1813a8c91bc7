"""How does the life of one report run?  Its steps with their moments, from receipt to the end of the year."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random

from schakel.entrypoints.generator import overdracht
from schakel.entrypoints.generator.parameters import Parameters
from schakel.entrypoints.generator.plan import (
    HER_EEN,
    NIET_INGEDEELD,
    Melding,
)
from schakel.entrypoints.generator.stand import Stand
from schakel.entrypoints.generator.toeval import (
    afwisselend,
    bestaand,
    is_kantoortijd,
    kans,
    lognormaal,
    na_werkdagen,
    op_uur,
)
from schakel.kernel.werkdagen import volgende_werkdag

ACUUT = ("acuut", "acuut_en_structureel")
STRUCTUREEL = ("structureel", "acuut_en_structureel")
# What ends in a casus: its own, or one that runs about these people.
MET_CASUS = ("overdracht", "vt_belegd")
EERVORMEN = ("eergerelateerd", "huwelijksdwang_en_achterlating")


def triage_duration(parameters: Parameters, toeval: Random, veiligheid: str) -> float:
    """Draw how many working days the judgement takes; what is acute goes first."""
    dagen = lognormaal(toeval, parameters.getal("triage.mediaan_werkdagen"), parameters.getal("triage.sigma"))
    return min(dagen * (0.12 if veiligheid in ACUUT else 1.0), 25.0)


def live(stand: Stand, melding: Melding, werkdagen: float, bsn: str = "") -> None:
    """Plan the life of one melding of this household, after everything that was planned before it."""
    toeval, plek = stand.toeval, melding.plek
    wacht = 0.5 if melding.melder == "politie" else 4 + toeval.random() * 22
    geregistreerd = bestaand(melding.ontvangen_op + timedelta(minutes=wacht, seconds=toeval.randrange(60)))
    if melding.uit_advies:
        begin = datetime(melding.ontvangen_op.year, 1, 1, 8, tzinfo=melding.ontvangen_op.tzinfo)
        eerder = melding.ontvangen_op - timedelta(days=toeval.randrange(1, 12), hours=toeval.randrange(3))
        stand.stap(max(eerder, min(begin, melding.ontvangen_op - timedelta(minutes=20))), "advies", plek)
    stand.stap(geregistreerd, "registreer", plek)
    if melding.klasse not in (NIET_INGEDEELD,) and melding.telt and plek == _first_counted(stand):
        stand.stap(geregistreerd + timedelta(minutes=6), "relaties", plek)
    if melding.acuut == "ONBEKEND":
        # Whoever took the report rings back within the hour: is there danger now?
        stand.stap(geregistreerd + timedelta(minutes=5 + toeval.randrange(14)), "acuut_beoordelen", plek)
    if melding.route == "advies":
        _convert(stand, melding, geregistreerd)
        return
    _judge(stand, melding, geregistreerd, werkdagen)


def _first_counted(stand: Stand) -> int:
    return next((stap.melding for stap in stand.stappen if stap.soort == "registreer" and stap.moment.year > 2015), 0)


def _convert(stand: Stand, melding: Melding, geregistreerd: datetime) -> None:
    # What was converted in the same year counts in it: the last days of the year are done the same day.
    moment = na_werkdagen(geregistreerd, min(lognormaal(stand.toeval, 1.2, 0.6), 8), stand.toeval)
    if moment.year != melding.ontvangen_op.year:
        moment = geregistreerd + timedelta(minutes=25)
    klaar = stand.stap(moment, "omzetten", melding.plek)
    stand.open_meldingen.append((melding.ontvangen_op, moment if klaar else None))


def _judge(stand: Stand, melding: Melding, geregistreerd: datetime, werkdagen: float) -> None:
    toeval, plek = stand.toeval, melding.plek
    besluit = na_werkdagen(geregistreerd, werkdagen, toeval)
    if stand.besloten_op and besluit < stand.besloten_op + timedelta(hours=2):
        besluit = na_werkdagen(stand.besloten_op + timedelta(hours=2), 0.2, toeval)
    if melding.route == "nog_niet" and besluit < stand.einde:
        besluit = na_werkdagen(stand.einde, 1 + toeval.random() * 5, toeval)
    keuze = _circumstances(stand, melding, besluit)
    begin = _between(geregistreerd, besluit, 0.15 + toeval.random() * 0.45, toeval)
    _keep_sight(stand, melding, geregistreerd, besluit)
    if not stand.stap(begin, "begin", plek):
        stand.open_meldingen.append((melding.ontvangen_op, None))
        return
    stemmen = _at_desk(begin, besluit, 0.45)
    stand.stap(stemmen, "stemmen", plek)
    antwoorden = _later(_at_desk(begin, besluit, 0.6), stemmen, besluit)
    stand.stap(antwoorden, "antwoorden", plek, **keuze)
    vraagt = kans(toeval, stand.parameters.getal("specialist.gevraagd")) and melding.telt
    vraag = antwoorden + (besluit - begin) * 0.01
    if vraagt and stand.stap(vraag, "consult", plek):
        uren = lognormaal(toeval, stand.parameters.getal("consult.antwoord_mediaan_uren"), 0.9)
        stand.stap(vraag + timedelta(hours=uren), "consult_antwoord", plek)
    stand.stap(_later(_at_desk(begin, besluit, 0.9), antwoorden, besluit), "meebeslissen", plek)
    if melding.telt:
        _see_children(stand, melding, besluit)
    if not stand.stap(besluit, "besluit", plek, **keuze):
        stand.open_meldingen.append((melding.ontvangen_op, None))
        return
    _inform(stand, melding, besluit)
    _follow(stand, melding, besluit, keuze)


def _circumstances(stand: Stand, melding: Melding, besluit: datetime) -> dict[str, bool]:
    """
    What is so when it is decided: a casus runs in which this melding lands, or a measure runs already.

    With a measure the agreement names the certified institution; some of those have no accounts on the system.
    """
    if melding.route in MET_CASUS and melding.bekenden and stand.casus_op(besluit):
        return {"landt": True}
    if melding.route != "overdracht" or not stand.kinderen:
        return {}
    if not kans(stand.toeval, _getal(stand, "buiten.maatregel")):
        return {}
    return {"maatregel": True, "buiten": kans(stand.toeval, _getal(stand, "buiten.zonder_account"))}


def _keep_sight(stand: Stand, melding: Melding, geregistreerd: datetime, besluit: datetime) -> None:
    """While a report waits, somebody asks every week how it goes; now and then a week later than agreed."""
    if not melding.telt:
        return
    toeval, contact = stand.toeval, geregistreerd
    while True:
        dagen = 3.1 + toeval.random() * 1.6 + (2 if kans(toeval, _getal(stand, "contact.later")) else 0)
        contact = na_werkdagen(contact, dagen, toeval)
        if contact > besluit - timedelta(hours=3) or not stand.stap(contact, "contact", melding.plek):
            return


def _inform(stand: Stand, melding: Melding, besluit: datetime) -> None:
    """People hear what is kept about them when it is decided; where that is not safe yet, in the weeks after it."""
    toeval = stand.toeval
    if not melding.telt or kans(toeval, _getal(stand, "informeren.bij_besluit")):
        stand.stap(besluit + timedelta(minutes=4 + toeval.randrange(14)), "informeren", melding.plek)
        return
    dagen = lognormaal(toeval, _getal(stand, "informeren.later_mediaan_werkdagen"), 0.4)
    if not kans(toeval, _getal(stand, "informeren.later")):
        dagen += 12
    stand.stap(na_werkdagen(besluit, min(dagen, 30), toeval), "informeren", melding.plek)


def _between(van: datetime, tot: datetime, deel: float, toeval: Random) -> datetime:
    """Return a moment between two, in office hours when there is room for that."""
    if tot - van < timedelta(hours=30):
        return van + (tot - van) * deel
    gekozen = na_werkdagen(van + (tot - van) * deel, 0.1 + toeval.random() * 0.6, toeval)
    return gekozen if gekozen < tot - timedelta(hours=2) else van + (tot - van) * deel


def _at_desk(begin: datetime, einde: datetime, deel: float) -> datetime:
    """Return the moment at this part of a stretch; at night and in the weekend it is the next morning, or the start."""
    moment = begin + (einde - begin) * deel
    if einde - begin < timedelta(hours=16) or is_kantoortijd(moment):
        return moment
    ochtend = op_uur(volgende_werkdag((moment + timedelta(hours=15)).date()), 8.5 + deel / 2, None)
    return (
        ochtend
        if ochtend < einde - timedelta(minutes=20) * (1 - deel)
        else einde - timedelta(minutes=40) * (1.02 - deel)
    )


def _later(moment: datetime, vorige: datetime, einde: datetime) -> datetime:
    """Return the moment, or one between the step before it and the end when it would come too soon."""
    return moment if vorige < moment < einde else vorige + (einde - vorige) / 2


def _see_children(stand: Stand, melding: Melding, besluit: datetime) -> None:
    """Children are seen, nearly all of them in time; who was not spoken then is spoken some days later."""
    if stand.kinderen == 0 or melding.klasse == NIET_INGEDEELD:
        return
    toeval, getal = stand.toeval, stand.parameters.getal
    dagen = min(lognormaal(toeval, getal("kind.gezien_mediaan_dagen"), getal("kind.gezien_sigma")), 40)
    moment = na_werkdagen(melding.ontvangen_op + timedelta(days=dagen), 0.1 + toeval.random() * 0.7, toeval)
    weer = na_werkdagen(moment, 1 + toeval.random() * 2, toeval)
    if melding.route == "geen":
        # Nobody goes on with this family: they are seen and spoken before that is decided.
        weer = min(weer, besluit - timedelta(minutes=12))
        moment = min(moment, weer - timedelta(minutes=5))
    stand.stap(moment, "kinderen_zien", melding.plek)
    stand.stap(weer, "kinderen_zien", melding.plek, weer=True)


def _follow(stand: Stand, melding: Melding, besluit: datetime, keuze: Mapping[str, bool]) -> None:
    toeval, plek = stand.toeval, melding.plek
    stand.besloten_op = besluit
    gastheer = stand.lopend(besluit) if keuze.get("landt") else None
    if melding.route in ("overdracht", "vt_belegd"):
        stand.stap(besluit + timedelta(minutes=22 + toeval.randrange(16)), "raadplegen", plek)
    dagen = lognormaal(toeval, _getal(stand, "terugkoppeling.mediaan_werkdagen"), _getal(stand, "terugkoppeling.sigma"))
    if gastheer is not None:
        # Whoever answers for the casus hears of it, and asks the family how it is.
        stand.stap(na_werkdagen(besluit, 0.2 + toeval.random() * 2, toeval), "nieuwe_melding", plek)
        stand.postpone(gastheer, na_werkdagen(besluit + timedelta(days=30 + toeval.randrange(40)), 0.4, toeval))
    elif melding.route in MET_CASUS:
        stand.casussen[plek] = (besluit, None)
    if melding.route == "vt_belegd":
        verteld = na_werkdagen(besluit, 0.2 if melding.veiligheid in ACUUT else min(dagen, 1.2), toeval)
        stand.stap(verteld, "terugkoppelen", plek)
        _investigate(stand, melding, verteld, gastheer)
        return
    verteld = na_werkdagen(besluit, dagen, toeval)
    klaar = stand.stap(verteld, "terugkoppelen", plek)
    stand.open_meldingen.append((melding.ontvangen_op, verteld if klaar else None))
    if melding.route == "overdracht" and gastheer is None:
        if keuze.get("buiten"):
            aanbod = na_werkdagen(besluit, 0.1 + toeval.random() * 0.8, toeval)
            overdracht.hand_over_outside(stand, plek, aanbod)
            return
        if kans(toeval, 30):
            _set_condition(stand, plek, besluit + timedelta(minutes=40))
        overdracht.hand_over(stand, plek, na_werkdagen(besluit, 0.1 + toeval.random() * 0.8, toeval), 1)


def _set_condition(stand: Stand, plek: int, moment: datetime) -> None:
    """A condition for safety is set, and looked at within four weeks; what was not met then, is looked at again."""
    toeval = stand.toeval
    if not stand.stap(moment, "voorwaarde", plek):
        return
    nagaan = na_werkdagen(moment + timedelta(days=10 + toeval.randrange(8)), 0.2 + toeval.random() * 0.6, toeval)
    stand.stap(nagaan, "voorwaarde_nagaan", plek)
    stand.stap(na_werkdagen(nagaan, 3 + toeval.random() * 2, toeval), "voorwaarde_nagaan", plek, weer=True)


def _getal(stand: Stand, sleutel: str) -> float:
    return stand.parameters.getal(sleutel)


def _investigate(stand: Stand, melding: Melding, verteld: datetime, gastheer: int | None) -> None:
    toeval, plek = stand.toeval, melding.plek
    dicht: datetime | None = None
    wacht = (
        0.3
        if melding.veiligheid in ACUUT
        else lognormaal(toeval, _getal(stand, "onderzoek.wachttijd_mediaan_werkdagen"), 0.45)
    )
    begin = na_werkdagen(verteld + timedelta(hours=1), wacht, toeval)
    if stand.stap(begin, "onderzoek_begin", plek):
        if gastheer is None and kans(toeval, 60):
            _set_condition(stand, plek, na_werkdagen(begin, 2 + toeval.random() * 6, toeval))
        dicht = _conclude(stand, melding, begin, gastheer)
    stand.open_meldingen.append((melding.ontvangen_op, dicht))


def _conclude(stand: Stand, melding: Melding, begin: datetime, gastheer: int | None) -> datetime | None:
    """The investigation ends; in a casus that ran already whoever has it goes on, and nothing is handed over anew."""
    toeval, plek = stand.toeval, melding.plek
    lang = kans(toeval, _getal(stand, "onderzoek.aandeel_van_vt_belegd"))
    mediaan = _getal(stand, "onderzoek.duur_mediaan_dagen" if lang else "onderzoek.kort_mediaan_dagen")
    dagen = min(lognormaal(toeval, mediaan, _getal(stand, "onderzoek.duur_sigma")), 95)
    af = na_werkdagen(begin + timedelta(days=dagen), 0.3, toeval)
    vroeg = kans(toeval, _getal(stand, "onderzoek.voortijdig_gebruikt"))
    draagt_over = not vroeg and gastheer is None and kans(toeval, _getal(stand, "onderzoek.overdracht"))
    if not vroeg:
        stand.stap(af - timedelta(hours=3), "onderzoek_eens", plek)
    if not stand.stap(af, "onderzoek_af", plek, vroeg=vroeg, draagt_over=draagt_over):
        return None
    na = lognormaal(toeval, _getal(stand, "terugkoppeling.mediaan_werkdagen"), _getal(stand, "terugkoppeling.sigma"))
    verteld = na_werkdagen(af, na, toeval)
    klaar = stand.stap(verteld, "terugkoppelen_na_onderzoek", plek)
    if gastheer is not None:
        stand.postpone(gastheer, na_werkdagen(max(af, verteld), 2 + toeval.random() * 6, toeval))
    elif draagt_over:
        # What was judged as acute stays so until somebody says otherwise: it is offered in the morning and taken the
        # same day.
        acuut = melding.veiligheid in ACUUT
        aanbod = na_werkdagen(af, 1 if acuut else 0.1 + toeval.random() * 0.7, toeval)
        overdracht.hand_over(stand, plek, aanbod, 1, acuut=acuut)
    else:
        overdracht.close(stand, plek, na_werkdagen(max(af, verteld), 1 + toeval.random() * 6, toeval), bij="vt")
    return verteld if klaar else None


def history(stand: Stand, melding: Melding) -> None:
    """Plan a thin life before the year: it came in, was judged or became an advies, and closed."""
    live(stand, melding, 0.5 + stand.toeval.random() * 6)


def known_people(klasse: str, mensen: int) -> int:
    """Return how many people of a household somebody recognised, by the class of the melding."""
    if klasse == HER_EEN:
        return 1
    return 0 if klasse in ("eerste", NIET_INGEDEELD) else mensen


def fits_route(route: str, veiligheid: str, vorm: str, klasse: str) -> bool:
    """Answer whether a route suits what is known: what is acute or of honour stays, what is safe may end."""
    blijft = veiligheid in ACUUT or vorm in EERVORMEN
    if klasse == NIET_INGEDEELD:
        return route in ("geen", "advies")
    if route == "vt_belegd":
        return True
    if route in ("geen", "advies"):
        return veiligheid == "geen" and not blijft
    return not blijft


def draw_danger(veiligheid: str, toeval: Random) -> str:
    """Return what was said about danger at the door, given what the judgement will find."""
    if veiligheid in ACUUT:
        return afwisselend(toeval, ("JA", "JA", "DREIGT"))
    return afwisselend(
        toeval, ("NEE", "NEE", "NEE", "NEE", "NEE", "NEE", "NEE", "ONBEKEND", "DREIGT", "NEE", "NEE", "NEE")
    )
