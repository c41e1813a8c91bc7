"""How does a year come about?  Arrivals in order of time, each given a class, a household and a life."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Generic, TypeVar

from schakel.entrypoints.generator import gezinnen, kalender, levens, namen
from schakel.entrypoints.generator.inhoud import adviezen, make_melding
from schakel.entrypoints.generator.kalender import Ritme
from schakel.entrypoints.generator.nood import with_emergencies
from schakel.entrypoints.generator.parameters import Gemeente, Parameters
from schakel.entrypoints.generator.plan import (
    EERSTE,
    HER_EEN,
    HER_MEER,
    KLASSEN,
    NIET_INGEDEELD,
    VERVOLG_BEOORDELING,
    VERVOLG_MONITORING,
    VERVOLG_NA,
    Huishouden,
    Jaarplan,
    Melding,
)
from schakel.entrypoints.generator.stand import Stand
from schakel.entrypoints.generator.toeval import kies, maak_random, na_werkdagen, op_uur, verdeel, verdeelde_lijst
from schakel.kernel.tijd import AMSTERDAM

T = TypeVar("T")
VERVOLG = (VERVOLG_BEOORDELING, VERVOLG_NA, VERVOLG_MONITORING)
POGINGEN = 60
BLOK = 200


class Bak(Generic[T]):
    """A bag with values in exact shares; what fits is taken out, so that in the end everything was used once."""

    def __init__(self, waarden: list[T]) -> None:
        self.waarden = waarden

    def take(self, past: Callable[[T], bool]) -> T:
        """Take the first value that fits; when none does, whatever is on top."""
        for plaats in range(len(self.waarden) - 1, -1, -1):
            if past(self.waarden[plaats]):
                return self.waarden.pop(plaats)
        return self.waarden.pop()


class Stroom(Generic[T]):
    """Values without end, in blocks that hold exact shares."""

    def __init__(self, gewichten: Mapping[T, float], toeval: Random) -> None:
        self.gewichten, self.toeval, self.blok = gewichten, toeval, [*verdeelde_lijst(BLOK, gewichten, toeval)]

    def take(self) -> T:
        """Take the next value."""
        if not self.blok:
            self.blok = verdeelde_lijst(BLOK, self.gewichten, self.toeval)
        return self.blok.pop()


@dataclass(frozen=True, slots=True)
class Aankomst:
    """One report that comes in: when, where, from whom."""

    moment: datetime
    gemeente: str
    melder: str


@dataclass(slots=True)
class Wording:
    """A household while the year is being made."""

    nummer: int
    gemeente: Gemeente
    gezin: gezinnen.Gezin
    stand: Stand
    plaats: tuple[str, str]
    meldingen: list[Melding] = field(default_factory=list)


@dataclass(slots=True)
class Opbouw:
    """Everything that is needed while the year is being made."""

    parameters: Parameters
    einde: datetime
    toeval: Random
    delen: dict[str, float]
    tegoed: dict[str, float]
    over: dict[str, int]
    vormen: Bak[str]
    veiligheid: Bak[str]
    routes: Bak[str]
    gezinsvormen: Stroom[str]
    kinderen: Stroom[int]
    per_gemeente: dict[str, list[Wording]] = field(default_factory=dict)
    alle: list[Wording] = field(default_factory=list)
    nummer: int = 0


def make_plan(parameters: Parameters, einde: datetime) -> Jaarplan:
    """Return the whole year; the same parameters give the same plan, on every machine."""
    komst, per_maand = _arrivals(parameters)
    bouw = _begin(parameters, einde, len(komst))
    duren = _durations(parameters, komst, bouw)
    for aankomst, (veilig, werkdagen, wacht) in zip(komst, duren, strict=True):
        _arrive(bouw, aankomst, veilig, werkdagen, wacht=wacht)
    huishoudens = _order([_finish(bouw, w, plaats) for plaats, w in enumerate(_open_first(bouw.alle))])
    meldingen = [m for h in huishoudens for m in h.meldingen if m.telt]
    gebonden = sum(m.route == "advies" for m in meldingen) + sum(m.uit_advies for m in meldingen)
    los = adviezen(parameters, ritme(parameters, "overig"), max(parameters.aantal_adviezen - gebonden, 0))
    met_nood = with_emergencies(parameters, huishoudens, einde)
    return Jaarplan(parameters.regio, parameters.jaar, parameters.seed, met_nood, tuple(los), per_maand)


def ritme(parameters: Parameters, wie: str) -> Ritme:
    """Return the rhythm in which these reporters report."""
    return Ritme(
        seizoen={m: parameters.getal(f"seizoen.{m:02d}") for m in kalender.MAANDEN},
        weekdag={d: parameters.getal(f"weekdag.{wie}.{d}") for d in range(1, 8)},
        uur={u: parameters.getal(f"uur.{wie}.{u:02d}") for u in range(24)},
        spreiding=parameters.getal("maand.overdispersie_gebruikt"),
    )


def _arrivals(parameters: Parameters) -> tuple[list[Aankomst], dict[int, int]]:
    toeval = maak_random(parameters.seed, parameters.jaar, parameters.regio, "aankomst")
    totaal, mix = parameters.aantal_meldingen, parameters.mix("melder")
    per_maand = kalender.months(totaal, ritme(parameters, "politie"), parameters.jaar, toeval)
    per_melder = verdeel(totaal, mix)
    politie = verdeel(per_melder.get("politie", 0), per_maand)
    anders = {m: per_maand[m] - politie[m] for m in per_maand}
    melders = [m for m, n in per_melder.items() if m != "politie" for _ in range(n)]
    toeval.shuffle(melders)
    momenten = [
        (op, wie)
        for wie, aantallen in (("politie", politie), ("overig", anders))
        for op in kalender.moments(
            aantallen, ritme(parameters, wie), parameters.jaar, f"{parameters.regio}|{wie}", parameters.seed
        )
    ]
    waar = verdeelde_lijst(totaal, parameters.meldingen, toeval)
    komst = [Aankomst(op, waar.pop(), "politie" if wie == "politie" else melders.pop()) for op, wie in momenten]
    return sorted(komst, key=lambda a: (a.moment, a.gemeente, a.melder)), per_maand


def _begin(parameters: Parameters, einde: datetime, totaal: int) -> Opbouw:
    toeval = maak_random(parameters.seed, parameters.jaar, parameters.regio, "opbouw")
    kinderen = {int(k): v for k, v in parameters.mix("kinderen.aantal").items()}
    return Opbouw(
        parameters=parameters,
        einde=einde,
        toeval=toeval,
        delen=class_shares(parameters),
        tegoed=dict.fromkeys(KLASSEN, 0.0),
        over=verdeel(totaal, class_shares(parameters)),
        vormen=Bak(verdeelde_lijst(totaal, parameters.mix("vorm"), toeval)),
        veiligheid=Bak(verdeelde_lijst(totaal, parameters.mix("veiligheid"), toeval)),
        routes=Bak([]),
        gezinsvormen=Stroom(parameters.mix("gezinsvorm"), toeval),
        kinderen=Stroom(kinderen, toeval),
        per_gemeente={g.code: [] for g in parameters.gemeenten},
    )


def class_shares(parameters: Parameters) -> dict[str, float]:
    """Return the share of each class of melding."""
    mix, vervolg = parameters.mix("melding.soort"), parameters.mix("vervolg")
    een = parameters.getal("melding.hermelding.een") / 100
    return {
        EERSTE: mix["eerste"],
        HER_MEER: mix["hermelding"] * (1 - een),
        HER_EEN: mix["hermelding"] * een,
        VERVOLG_BEOORDELING: mix["vervolgmelding"] * vervolg["beoordeling"],
        VERVOLG_NA: mix["vervolgmelding"] * vervolg["na"],
        VERVOLG_MONITORING: mix["vervolgmelding"] * vervolg["monitoring"],
        NIET_INGEDEELD: mix["niet_ingedeeld"],
    }


def _durations(parameters: Parameters, komst: list[Aankomst], bouw: Opbouw) -> list[tuple[str, float, bool]]:
    """Return for each arrival the danger, the days of judgement, and whether it still waits at the end of the year."""
    uit: list[tuple[str, float]] = []
    for nummer, _aankomst in enumerate(komst):
        toeval = maak_random(parameters.seed, parameters.jaar, parameters.regio, "triage", nummer)
        veilig = bouw.veiligheid.take(lambda _: True)
        uit.append((veilig, levens.triage_duration(parameters, toeval, veilig)))
    shares = {**parameters.mix("route")}
    shares["advies"] = parameters.getal("melding.wordt_advies") / 100
    aantallen = verdeel(len(komst), shares)
    # Regional tailor-made work is on no list before 2019: Veilig Thuis keeps those cases itself.
    aantallen["vt_belegd"] += aantallen.pop("maatwerk", 0)
    # Who waits at the end is not drawn from the share of `route.nog_niet`: it follows from how long judging takes.
    aantallen.pop("nog_niet", 0)
    wachtend = _waiting(komst, uit, bouw.einde)
    over = len(komst) - len(wachtend)
    routes = [r for r, n in verdeel(over, {k: float(v) for k, v in aantallen.items()}).items() for _ in range(n)]
    bouw.toeval.shuffle(routes)
    bouw.routes = Bak(routes)
    return [(veilig, dagen, nummer in wachtend) for nummer, (veilig, dagen) in enumerate(uit)]


def _waiting(komst: list[Aankomst], duren: list[tuple[str, float]], einde: datetime) -> set[int]:
    """Who is not judged at the end: whoever came too late for it."""
    return {
        nummer
        for nummer, (aankomst, (_veilig, dagen)) in enumerate(zip(komst, duren, strict=True))
        if na_werkdagen(aankomst.moment + timedelta(minutes=30), dagen, Random(nummer)) >= einde
    }


def _arrive(bouw: Opbouw, aankomst: Aankomst, veilig: str, werkdagen: float, *, wacht: bool) -> None:
    klasse, wording = _choose(bouw, aankomst)
    bouw.over[klasse] -= 1
    bouw.nummer += 1
    past = wording.gezin.vorm
    vorm = bouw.vormen.take(lambda v: gezinnen.fits(v, past))
    route = "nog_niet" if wacht else bouw.routes.take(lambda r: levens.fits_route(r, veilig, vorm, klasse))
    melding = make_melding(
        bouw.parameters, wording.stand.toeval, wording.gezin,
        nummer=bouw.nummer, plek=len(wording.meldingen), klasse=klasse, op=aankomst.moment, melder=aankomst.melder,
        vorm=vorm, veiligheid=veilig, route=route, straat=wording.plaats[0],
    )  # fmt: skip
    wording.meldingen.append(melding)
    levens.live(wording.stand, melding, werkdagen)


def _choose(bouw: Opbouw, aankomst: Aankomst) -> tuple[str, Wording]:
    """Pick the class that is most behind and that can be: a follow-up needs a household in which something runs."""
    for klasse, deel in bouw.delen.items():
        bouw.tegoed[klasse] += deel
    for klasse in sorted(KLASSEN, key=lambda k: -bouw.tegoed[k]):
        wording = _household_for(bouw, aankomst, klasse) if bouw.over[klasse] > 0 else None
        if wording is not None:
            bouw.tegoed[klasse] -= 1
            return klasse, wording
    return EERSTE, _new_household(bouw, aankomst, met_mensen=True)


def _household_for(bouw: Opbouw, aankomst: Aankomst, klasse: str) -> Wording | None:
    if klasse in (EERSTE, NIET_INGEDEELD):
        return _new_household(bouw, aankomst, met_mensen=klasse == EERSTE)
    if klasse in VERVOLG:
        return _running(bouw, aankomst, klasse)
    if bouw.toeval.random() * 100 < bouw.parameters.getal("huishouden.dichtheid"):
        bekend = _running(bouw, aankomst, "hermelding")
        if bekend is not None:
            return bekend
    return _from_stock(bouw, aankomst)


def _running(bouw: Opbouw, aankomst: Aankomst, klasse: str) -> Wording | None:
    """Look for a household of the place in which this is the class of a new melding; the newest are tried most."""
    lijst = bouw.per_gemeente[aankomst.gemeente]
    if not lijst:
        return None
    for _ in range(POGINGEN):
        plek = int(len(lijst) * (bouw.toeval.random() ** (0.5 if klasse == VERVOLG_BEOORDELING else 1.0)))
        gekozen = lijst[plek]
        if gekozen.stand.mensen and gekozen.stand.klasse_op(aankomst.moment) == klasse and _has_come(gekozen, aankomst):
            return gekozen
    return None


def _has_come(wording: Wording, aankomst: Aankomst) -> bool:
    """A melding shortly after another would be typed before that one: leave an hour between them."""
    return wording.meldingen[-1].ontvangen_op + timedelta(hours=1) < aankomst.moment


def _new_household(bouw: Opbouw, aankomst: Aankomst, *, met_mensen: bool) -> Wording:
    gemeente = next(g for g in bouw.parameters.gemeenten if g.code == aankomst.gemeente)
    nummer = len(bouw.alle) + 1
    toeval = maak_random(bouw.parameters.seed, bouw.parameters.jaar, bouw.parameters.regio, "huishouden", nummer)
    gezin = gezinnen.Gezin("onbekend", (), ())
    if met_mensen:
        vorm = bouw.gezinsvormen.take()
        aantal = bouw.kinderen.take() if vorm in gezinnen.MET_KINDEREN or vorm == "drie_generaties" else 0
        leeftijden = bouw.parameters.mix("kind.leeftijd")
        gezin = gezinnen.make_family(vorm, aantal, date(bouw.parameters.jaar, 1, 1), leeftijden, toeval)
    stand = Stand(toeval, bouw.parameters, bouw.einde, gezin.kinderen, len(gezin.mensen))
    wording = Wording(nummer, gemeente, gezin, stand, (namen.straat(toeval), str(toeval.randrange(1, 220))))
    bouw.alle.append(wording)
    bouw.per_gemeente[aankomst.gemeente].append(wording)
    return wording


def _from_stock(bouw: Opbouw, aankomst: Aankomst) -> Wording:
    """Make a household that was known before the year: one thin report in one of the two years before it."""
    wording = _new_household(bouw, aankomst, met_mensen=True)
    toeval, jaar = wording.stand.toeval, bouw.parameters.jaar
    omgezet = toeval.random() * 100 < bouw.parameters.getal("voorraad.omgezet")
    # Instruments and agreements hold from the year before: what is older ended as an advies.
    eerste = date(jaar - 2 if omgezet else jaar - 1, 1, 1) + timedelta(days=10)
    dagen = (date(jaar - 1, 10, 15) - eerste).days
    moment = op_uur(
        eerste + timedelta(days=toeval.randrange(dagen)), kies(toeval, ritme(bouw.parameters, "politie").uur), toeval
    )
    melding = make_melding(
        bouw.parameters, toeval, wording.gezin, nummer=0, plek=0, klasse=EERSTE, op=moment.astimezone(AMSTERDAM),
        melder="politie", vorm="partnergeweld", veiligheid="geen", route="advies" if omgezet else "geen",
        straat=wording.plaats[0], telt=False, huishouden=wording.nummer,
    )  # fmt: skip
    wording.meldingen.append(melding)
    levens.history(wording.stand, melding)
    return wording


def _open_first(alle: list[Wording]) -> list[Wording]:
    """Households that are still open come first, newest first: they fill the work lists of the first screen."""
    return sorted(alle, key=lambda w: (not w.stand.is_open, -w.meldingen[-1].ontvangen_op.timestamp(), w.nummer))


def _finish(bouw: Opbouw, wording: Wording, plaats: int) -> Huishouden:
    toeval = wording.stand.toeval
    postcode4, woonplaats = toeval.choice(wording.gemeente.postcodes)
    gezin = wording.gezin
    if gezin.mensen:
        gezin = gezinnen.with_bsn(gezin, namen.bsn(plaats))
    return Huishouden(
        nummer=wording.nummer,
        gemeente=wording.gemeente.code,
        postcode4=postcode4,
        woonplaats=woonplaats,
        straat=wording.plaats[0],
        huisnummer=int(wording.plaats[1]),
        geheim=toeval.random() * 100 < bouw.parameters.getal("adres.geheim"),
        gezin=gezin,
        meldingen=tuple(wording.meldingen),
        stappen=tuple(sorted(wording.stand.stappen, key=lambda s: s.moment)),
        is_open=wording.stand.is_open,
    )


def _order(huishoudens: list[Huishouden]) -> list[Huishouden]:
    return sorted(huishoudens, key=lambda h: not h.is_open)
