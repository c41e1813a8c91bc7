"""What was planned, what was made, and how far may they lie apart?"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from schakel.casuswerk.adviezen.models import Advies
from schakel.casuswerk.casussen.models import Casusmelding
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.noodtoegang.models import Noodtoegang
from schakel.entrypoints.generator import nood, plan
from schakel.entrypoints.generator.draaien import Opdracht, Uitkomst, lasted, rate
from schakel.entrypoints.generator.kalender import detrended_ratio
from schakel.entrypoints.generator.levens import MET_CASUS
from schakel.entrypoints.generator.ploeg import gather_crew
from schakel.entrypoints.generator.spelen.melden import HOEDANIGHEID
from schakel.kernel.tijd import AMSTERDAM
from schakel.toolkit.transactie import transactie

# The class that the deed finds, for each class of the plan.
KLASSEN = {
    plan.EERSTE: "eerste_melding",
    plan.HER_MEER: "hermelding_meer_personen",
    plan.HER_EEN: "hermelding_een_persoon",
    plan.VERVOLG_BEOORDELING: "vervolg_tijdens_veiligheidsbeoordeling",
    plan.VERVOLG_NA: "vervolg_na_veiligheidsbeoordeling",
    plan.VERVOLG_MONITORING: "vervolg_tijdens_monitoring",
    plan.NIET_INGEDEELD: "niet_ingedeeld",
}


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """What was made of a melding, as far as the report compares it."""

    gemeente: str
    hoedanigheid: str
    ontvangen_op: datetime
    eerdere_betrokkenheid: str
    vormen: list[str]


@dataclass(frozen=True, slots=True)
class Regel:
    """One parameter: planned, made, and how many they may differ."""

    naam: str
    gepland: float
    gemaakt: float
    speling: float

    @property
    def klopt(self) -> bool:
        """Answer whether they lie close enough."""
        return abs(self.gepland - self.gemaakt) <= self.speling

    def __str__(self) -> str:
        teken = "✓" if self.klopt else "✗"
        return f"{teken} {self.naam:<52} {self.gepland:>9g} {self.gemaakt:>9g}   ± {self.speling:g}"


def told(uitkomst: Uitkomst) -> Iterator[str]:
    """Tell what the run did, and how fast."""
    telling, seconden = uitkomst.telling, uitkomst.seconden
    daden = sum(telling.daden.values())
    yield (
        f"{telling.levens} levens en {daden} stappen in {lasted(seconden)}: "
        f"{rate(daden, seconden):.1f} stappen en {rate(telling.levens, seconden):.2f} levens per seconde."
    )
    if uitkomst.overgeslagen:
        yield f"{uitkomst.overgeslagen} waren al gemaakt."
    for soort, seconde in sorted(telling.seconden.items(), key=lambda paar: -paar[1])[:12]:
        aantal = telling.daden[soort] + telling.geweigerd[soort]
        yield f"  {soort:<28} {aantal:>7} × {seconde / max(aantal, 1) * 1000:7.1f} ms = {seconde:8.1f} s"
    for soort, aantal in telling.geweigerd.most_common():
        yield f"  geweigerd: {soort} {aantal}"
    for voorbeeld in telling.voorbeelden[:8]:
        yield f"    {voorbeeld}"


def table(opdracht: Opdracht, uitkomst: Uitkomst) -> Iterator[str]:
    """Return the table of the report."""
    yield f"{'':2}{'parameter':<52} {'gepland':>9} {'gemaakt':>9}   speling"
    for regel in rows(opdracht, uitkomst):
        yield str(regel)


def rows(opdracht: Opdracht, uitkomst: Uitkomst) -> list[Regel]:
    """Compare the plan with what stands in the records, parameter by parameter."""
    meldingen, adviezen = _made(opdracht, uitkomst.einde)
    gepland = uitkomst.plan.meldingen
    alle = len(gepland)
    regels = [
        Regel("meldingen", alle, len(meldingen), 0),
        Regel("adviezen", _planned_adviezen(uitkomst.plan), len(adviezen), 0),
    ]
    regels += _counted("gemeente", _by_place(uitkomst.plan), Counter(m.gemeente for m in meldingen), 0)
    melders = Counter(HOEDANIGHEID[m.melder] for m in gepland)
    regels += _counted("hoedanigheid", melders, Counter(m.hoedanigheid for m in meldingen), 0)
    maanden = Counter(f"{m.ontvangen_op.astimezone(AMSTERDAM):%m}" for m in gepland)
    gemaakt = Counter(f"{m.ontvangen_op.astimezone(AMSTERDAM):%m}" for m in meldingen)
    regels += _counted("maand", maanden, gemaakt, 0)
    klassen = Counter(KLASSEN[m.klasse] for m in gepland)
    regels += _counted(
        "eerdere betrokkenheid", klassen, Counter(m.eerdere_betrokkenheid for m in meldingen), max(alle * 0.02, 2)
    )
    regels += _casussen(opdracht, uitkomst)
    regels.append(_emergencies(opdracht, uitkomst))
    regels += _counted("vorm", Counter(m.vorm for m in gepland), Counter(m.vormen[0] for m in meldingen), 0)
    spreiding = detrended_ratio([float(gemaakt[m]) for m in sorted(maanden)]) if alle > 200 else 3.0
    regels.append(Regel("spreiding van maanden (variantie/gemiddelde)", 3.45, round(spreiding, 2), 1.55))
    return regels


def _casussen(opdracht: Opdracht, uitkomst: Uitkomst) -> list[Regel]:
    """A melding about people of a running casus lands in it: the others that go on open one each."""
    besluiten = [s for h in uitkomst.plan.huishoudens for s in h.stappen if s.soort == "besluit"]
    landen = sum(bool(s.keuze.get("landt")) for s in besluiten)
    meldingen = [h.meldingen[s.melding] for h in uitkomst.plan.huishoudens for s in h.stappen if s.soort == "besluit"]
    openen = sum(m.route in MET_CASUS for m in meldingen) - landen
    ploeg = gather_crew(opdracht.regio, date(opdracht.jaar, 1, 1))
    triage = ploeg.rol(ploeg.soort("vt_triage")[0], "vt_triage")[0].handeling(uitkomst.einde)
    with transactie(triage, wat="generator"):
        rijen = Casusmelding.objects.visible_to(triage)
        gekoppeld, casussen = rijen.count(), rijen.values("casus_id").distinct().count()
    return [
        Regel("casussen geopend", openen, casussen, max(openen * 0.005, 1)),
        Regel("meldingen in een lopende casus", landen, gekoppeld - casussen, max(landen * 0.02, 1)),
    ]


def _emergencies(opdracht: Opdracht, uitkomst: Uitkomst) -> Regel:
    """Compare how often the glass was broken, as the privacy officer sees it; the number itself is an estimate."""
    ploeg = gather_crew(opdracht.regio, date(opdracht.jaar, 1, 1))
    nakijkers = ploeg.rol(ploeg.soort("vt_voordeur")[0], "fg")
    gepland = nood.planned(uitkomst.plan.huishoudens) if ploeg.soort("cit") and nakijkers else 0
    if not gepland:
        return Regel("noodtoegang (schatting)", 0, 0, 0)
    fg = nakijkers[0].handeling(uitkomst.einde)
    with transactie(fg, wat="generator"):
        gemaakt = Noodtoegang.objects.visible_to(fg).filter(geopend_op__year=opdracht.jaar).count()
    return Regel("noodtoegang (schatting)", gepland, gemaakt, 0)


def _planned_adviezen(jaarplan: plan.Jaarplan) -> int:
    return len(jaarplan.adviezen) + jaarplan.omgezet + jaarplan.uit_advies


def _by_place(jaarplan: plan.Jaarplan) -> Counter[str]:
    return Counter(h.gemeente for h in jaarplan.huishoudens for m in h.meldingen if m.telt)


def _counted(naam: str, gepland: Mapping[str, int], gemaakt: Mapping[str, int], speling: float) -> list[Regel]:
    sleutels = sorted({*gepland, *gemaakt})
    return [Regel(f"{naam}: {s}", gepland.get(s, 0), gemaakt.get(s, 0), speling) for s in sleutels]


def _made(opdracht: Opdracht, einde: datetime) -> tuple[list[Gemaakt], list[datetime]]:
    """Return what was made, as triage and the front desk may see it."""
    ploeg = gather_crew(opdracht.regio, date(opdracht.jaar, 1, 1))
    begin = datetime(opdracht.jaar, 1, 1, tzinfo=AMSTERDAM)
    tot = datetime(opdracht.jaar + 1, 1, 1, tzinfo=AMSTERDAM)
    triage = ploeg.rol(ploeg.soort("vt_triage")[0], "vt_triage")[0].handeling(einde)
    with transactie(triage, wat="generator"):
        rijen = Melding.objects.visible_to(triage).filter(ontvangen_op__gte=begin, ontvangen_op__lt=tot)
        velden = ("gemeente", "hoedanigheid", "ontvangen_op", "eerdere_betrokkenheid", "vormen")
        meldingen = [Gemaakt(*waarden) for waarden in rijen.values_list(*velden)]
    voordeur = ploeg.rol(ploeg.soort("vt_voordeur")[0], "vt_intake")[0].handeling(einde)
    with transactie(voordeur, wat="generator"):
        gegeven = Advies.objects.visible_to(voordeur).filter(gegeven_op__gte=begin, gegeven_op__lt=tot)
        adviezen = list(gegeven.values_list("gegeven_op", flat=True))
    return meldingen, adviezen
