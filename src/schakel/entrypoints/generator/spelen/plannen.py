"""What a family and its helpers write in a plan: the map, who is around them, figures, and what to do at night."""

from collections.abc import Mapping
from datetime import timedelta

from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import PersoonRol
from schakel.casuswerk.plannen import actions as plannen
from schakel.casuswerk.plannen.models import Drieluik, Plan
from schakel.casuswerk.plannen.rules import Bladsoort
from schakel.casuswerk.plannen.rules.cijfers import Cijferinvoer, Deelnemersoort, Wie
from schakel.entrypoints.generator.spelen.toneel import Toneel
from schakel.entrypoints.generator.teksten import schrijf
from schakel.entrypoints.generator.toeval import kans
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

# Of so many in a hundred plans the whole map was filled in at the table; an estimate, no source says it.
VOL = 30
KAART = ("gebeurd", "lastiger", "sterk", "getoond", "nu")
NOODNUMMER = "112"


def fill_map(toneel: Toneel, handeling: Handeling, plan: Plan, luik: Drieluik) -> None:
    """Fill the map of some plans: of the others there is a danger and a goal, and the rest comes later."""
    if not kans(toneel.toeval, VOL):
        return
    kaart = {veld: schrijf(f"kaart_{veld}", {}, toneel.toeval) for veld in KAART}
    plannen.write_blad(handeling, plan=plan, soort=Bladsoort.KAART, teksten=kaart, gezien={})
    leden = [
        plannen.add_netwerklid(
            handeling, plan=plan, voornaam=schrijf("netwerk_naam", {}, toneel.toeval),
            rol=schrijf(f"netwerk_{soort}", {}, toneel.toeval), taak=schrijf("netwerk_taak", {}, toneel.toeval),
        )
        for soort in ("familie", "buurt")
    ]  # fmt: skip
    plannen.add_situatie(handeling, plan=plan, teksten=_situation(toneel, handeling))
    toneel.daden.update(("kaart", "nacht"))
    wie = [(Deelnemersoort.NETWERK, lid.pk) for lid in leden]
    wie += [(Deelnemersoort.PERSOON, mens) for mens in _grown(handeling, plan.dossier_id)]
    _score(handeling, luik, {een: toneel.toeval.randrange(2, 6) for een in wie}, toneel)


def _grown(handeling: Handeling, dossier: int) -> list[int]:
    """Return the first grown-up of the family; who is a child, is asked in another way."""
    rijen = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=dossier)
    rijen = rijen.filter(rol__in=(PersoonRol.SLACHTOFFER.value, PersoonRol.PLEGER.value, PersoonRol.OUDER.value))
    return list(rijen.order_by("persoon_id").values_list("persoon_id", flat=True)[:1])


def _situation(toneel: Toneel, handeling: Handeling) -> dict[str, str]:
    teksten = {
        veld: schrijf(f"situatie_{veld}", {}, toneel.toeval)
        for veld in ("titel", "gebeurt", "signalen", "waarheen", "controle_wie", "controle_hoe_vaak", "gevolg")
    }
    stappen = {
        f"stap{nr}_{deel}": schrijf(f"situatie_stap{nr}_{deel}", {}, toneel.toeval)
        for nr in range(2)
        for deel in ("wie", "wat")
    }
    nummer = f"06 5550 {toneel.toeval.randrange(1000, 10_000)}"
    return {
        **teksten,
        **stappen,
        "bel0_naam": schrijf("netwerk_naam", {}, toneel.toeval),
        "bel0_telefoon": nummer,
        "bel1_naam": "Politie",
        "bel1_telefoon": NOODNUMMER,
        "geldig_tot": (lokale_datum(handeling.moment) + timedelta(days=90)).isoformat(),
    }


def score_again(toneel: Toneel, handeling: Handeling, dossier: int) -> None:
    """Ask for the figures once more where a map was filled in: mostly it goes better."""
    for luik, op, cijfers in list(toneel.kaarten):
        if luik.dossier_id == dossier and lokale_datum(handeling.moment) > op:
            stap = {wie: toneel.toeval.choice((-1, 0, 1, 2, 2)) for wie in cijfers}
            _score(
                handeling, luik, {wie: min(10, max(0, cijfer + stap[wie])) for wie, cijfer in cijfers.items()}, toneel
            )


def _score(handeling: Handeling, luik: Drieluik, cijfers: Mapping[Wie, int], toneel: Toneel) -> None:
    op = lokale_datum(handeling.moment)
    plannen.give_scores(
        handeling, drieluik=luik, op=op, invoer=[Cijferinvoer(wie, cijfer) for wie, cijfer in cijfers.items()]
    )
    toneel.daden["cijfers"] += 1
    toneel.kaarten = [k for k in toneel.kaarten if k[0].pk != luik.pk] + [(luik, op, cijfers)]
