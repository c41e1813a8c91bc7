"""What stands in a report or an advies?  Words, kinds and danger for what the plan chose."""

from datetime import datetime, timedelta
from random import Random

from schakel.entrypoints.generator import kalender, levens
from schakel.entrypoints.generator.gezinnen import Gezin
from schakel.entrypoints.generator.kalender import Ritme
from schakel.entrypoints.generator.parameters import Parameters
from schakel.entrypoints.generator.plan import NIET_INGEDEELD, Advies, Melding, sleutel_van
from schakel.entrypoints.generator.teksten import opsomming, schrijf
from schakel.entrypoints.generator.toeval import kans, maak_random, verdeelde_lijst
from schakel.kernel.tijd import AMSTERDAM

BURGERS = ("slachtoffer", "pleger", "familie", "buurt", "sociaal_netwerk", "onbekend")
HET = ("plein", "hof", "erf", "pad")
# Statutory codes of 2015 for the nature of the violence, by the form that the chain names.
AARDEN: dict[str, tuple[str, ...]] = {
    "partnergeweld": ("01", "03"),
    "complexe_scheiding": ("03", "04", "08"),
    "kindcheck": ("05", "04"),
    "kindermishandeling": ("01", "03", "02", "05"),
    "seksueel_misbruik_kind": ("06",),
    "oudermishandeling": ("01", "03"),
    "ouderenmishandeling": ("01", "02", "03"),
    "ontspoorde_mantelzorg": ("02", "03"),
    "financiele_uitbuiting": ("07",),
    "eergerelateerd": ("03", "01"),
    "huwelijksdwang_en_achterlating": ("03", "11"),
    "stalking_door_ex": ("03",),
    "huiselijk_geweld_overig": ("01", "11"),
}


def make_melding(
    parameters: Parameters,
    toeval: Random,
    gezin: Gezin,
    *,
    nummer: int,
    plek: int,
    klasse: str,
    op: datetime,
    melder: str,
    vorm: str,
    veiligheid: str,
    route: str,
    straat: str,
    telt: bool = True,
    huishouden: int = 0,
) -> Melding:
    """Return a melding with words of its own."""
    naam = str(nummer) if telt else f"eerder-{huishouden}"
    uit_advies = telt and melder not in ("politie", "onbekend") and klasse != NIET_INGEDEELD
    # Only professionals and relatives ask advice first: the share of all adviezen, over those who can.
    deel = (
        parameters.getal("advies.wordt_melding")
        * parameters.aantal_adviezen
        / max(parameters.aantal_meldingen * 0.26, 1)
    )
    return Melding(
        nummer=nummer,
        plek=plek,
        sleutel=sleutel_van(parameters.regio, parameters.jaar, parameters.seed, naam),
        klasse=klasse,
        ontvangen_op=op,
        melder=melder,
        vorm=vorm,
        aarden=_natures(vorm, gezin, toeval),
        acuut=levens.draw_danger(veiligheid, toeval),
        veiligheid=veiligheid,
        route=route,
        toelichting=_words(gezin, toeval, vorm=vorm, melder=melder, klasse=klasse, op=op, straat=straat),
        bekenden=levens.known_people(klasse, len(gezin.mensen)),
        uit_advies=uit_advies and route != "advies" and kans(toeval, deel),
        telt=telt,
    )


def _natures(vorm: str, gezin: Gezin, toeval: Random) -> tuple[str, ...]:
    mogelijk = AARDEN[vorm]
    gekozen = {mogelijk[0], toeval.choice(mogelijk)}
    if gezin.kinderen and vorm == "partnergeweld" and toeval.random() < 0.6:
        gekozen.add("08")
    return tuple(sorted(gekozen))


def _words(gezin: Gezin, toeval: Random, *, vorm: str, melder: str, klasse: str, op: datetime, straat: str) -> str:
    if klasse == NIET_INGEDEELD or not gezin.mensen:
        return schrijf("kort", {}, toeval)
    gebeurd = op - timedelta(minutes=toeval.randrange(15, 190))
    kinderen = [m.roepnaam for m in gezin.mensen if m.is_kind]
    woorden = {
        "slachtoffer": _role(gezin, "SLACHTOFFER"),
        "pleger": _role(gezin, "PLEGER"),
        "kind": toeval.choice(kinderen) if kinderen else _role(gezin, "SLACHTOFFER"),
        "kinderen": opsomming(kinderen) if kinderen else "",
        "straat": f"{'het' if straat.endswith(HET) else 'de'} {straat}",
        "tijd": f"{gebeurd.astimezone(AMSTERDAM):%H.%M} uur",
        "gebeurtenis": "{geb_" + vorm + "}",
    }
    if len(kinderen) < 2:
        woorden["kindzin"] = "{kindzin_een}" if kinderen else "{geen_kindzin}"
    soort = "politie" if melder == "politie" else "burger" if melder in BURGERS else "beroep"
    return schrijf(f"melding_{soort}", woorden, toeval)


def _role(gezin: Gezin, rol: str) -> str:
    return next((m.roepnaam for m in gezin.mensen if m.rol == rol), "iemand")


def adviezen(parameters: Parameters, ritme: Ritme, aantal: int) -> list[Advies]:
    """Return the adviezen that stand by themselves: about nobody who could be known."""
    toeval = maak_random(parameters.seed, parameters.jaar, parameters.regio, "adviezen")
    per_maand = kalender.months(aantal, ritme, parameters.jaar, toeval)
    momenten = kalender.moments(per_maand, ritme, parameters.jaar, f"{parameters.regio}|advies", parameters.seed)
    waar = verdeelde_lijst(aantal, parameters.adviezen, toeval)
    vragers = verdeelde_lijst(aantal, parameters.mix("adviesvrager"), toeval)
    vormen = verdeelde_lijst(aantal, parameters.mix("vorm"), toeval)
    vervolg = verdeelde_lijst(aantal, {True: (v := parameters.getal("advies.vervolg")), False: 100 - v}, toeval)
    redenen = ("signalen_duiden", "melden_of_niet", "gesprek_voorbereiden", "veiligheid_maken", "hulp_vinden")
    return [
        Advies(
            nummer=nummer,
            # The microseconds hold the number, so that no two adviezen are given at the same moment.
            gegeven_op=moment.replace(microsecond=nummer),
            gemeente=waar[nummer],
            vrager=vragers[nummer],
            vorm=vormen[nummer],
            reden="eigen_situatie" if vragers[nummer] in ("slachtoffer", "pleger") else toeval.choice(redenen),
            tekst=schrijf("advies_vraag", {}, toeval),
            antwoord=schrijf("advies_antwoord", {}, toeval),
            is_vervolg=vervolg[nummer],
        )
        for nummer, moment in enumerate(momenten)
    ]
