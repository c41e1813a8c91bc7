"""Following a household after a start: Veilig Thuis at its moments, the team that answers at its own light ones."""

from datetime import timedelta

from schakel.casuswerk.monitoring import actions as monitoring
from schakel.casuswerk.monitoring import queries as volgzicht
from schakel.casuswerk.monitoring.models import Controlemoment
from schakel.casuswerk.monitoring.rules import (
    LICHT,
    Controlebron,
    ControleStatus,
    Lijnoordeel,
    Lijnvraag,
    Stap,
    Uitkomst,
    Veiligheid,
    Vervolg,
)
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.personen import queries as personenzicht
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.entrypoints.generator import plan
from schakel.entrypoints.generator.ploeg import ONTVANGERROLLEN
from schakel.entrypoints.generator.spelen.overdragen import receiver, sender, sent
from schakel.entrypoints.generator.spelen.plannen import score_again
from schakel.entrypoints.generator.spelen.toneel import Toneel, daad
from schakel.entrypoints.generator.teksten import schrijf
from schakel.entrypoints.generator.toeval import kans
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

_TWIJFEL = "Zij weten het niet zeker."


@daad("controleren")
def follow_up(toneel: Toneel, stap: plan.Stap) -> None:
    """Three months after the start the sender asks how it goes: the household, and somebody else."""
    if (loopt := sent(toneel, stap)) is None:
        return
    with toneel.acting(sender(toneel, loopt[1]), stap.moment) as handeling:
        _ask(toneel, handeling, _near(handeling, loopt[1], licht=False))


@daad("licht_navragen")
def look(toneel: Toneel, stap: plan.Stap) -> None:
    """The team that answers asks too, shortly, at moments of its own."""
    loopt = sent(toneel, stap)
    if loopt is None or toneel.responsible(loopt[1].dossier_id, stap.moment) != loopt[1].ontvanger_team_id:
        return
    if not toneel.ploeg.rol(loopt[1].ontvanger_team_id, *ONTVANGERROLLEN):
        return
    with toneel.acting(receiver(toneel, loopt[1]), stap.moment) as handeling:
        moment = _near(handeling, loopt[1], licht=True)
        if moment is not None:
            woorden = schrijf("licht_moment", {}, toneel.toeval)
            per: dict[int | None, Veiligheid] = dict.fromkeys(
                Dossierpersoon.objects.visible_to(handeling)
                .filter(dossier_id=moment.dossier_id)
                .values_list("persoon_id", flat=True),
                Veiligheid.VEILIG,
            )
            monitoring.record_light(
                handeling,
                controlemoment=moment,
                per_persoon=per,
                woorden=woorden,
                lijnen=_measure(handeling, moment, Veiligheid.VEILIG),
            )
            score_again(toneel, handeling, moment.dossier_id)


def hear_alarm(toneel: Toneel, stap: plan.Stap, dossier: int, melding: int) -> None:
    """A new melding landed: whoever follows the household looks at once."""
    with toneel.acting(toneel.triage(), stap.moment) as handeling:
        volgt = volgzicht.next_of_vt(handeling, dossier=dossier)
    rollen = ("vt_triage", "vt_onderzoeker")
    if volgt is None or not toneel.ploeg.rol(volgt.team_id, *rollen):
        return
    with toneel.acting(toneel.lid(volgt.team_id, *rollen), stap.moment) as handeling:
        moment = monitoring.raise_alarm(handeling, dossier=dossier, melding=melding)
        # Asked between the fixed moments, which go on: whoever was in doubt, hears more at the next one.
        _ask(toneel, handeling, moment, twijfel=0)


def hear_elsewhere(toneel: Toneel, stap: plan.Stap, dossier: int) -> None:
    """Somebody of a new melding is followed elsewhere: whoever does so looks at once."""
    with toneel.acting(toneel.triage(), stap.moment) as handeling:
        geraakt = volgzicht.touched_by(handeling, dossier=dossier)
    for elders, _team, melding in geraakt:
        hear_alarm(toneel, stap, elders, melding)


def _near(handeling: Handeling, rij: Overdracht, *, licht: bool) -> Controlemoment | None:
    rijen = Controlemoment.objects.visible_to(handeling).filter(
        overdracht_id=rij.pk,
        status=ControleStatus.GEPLAND.value,
        gepland_op__lte=lokale_datum(handeling.moment) + timedelta(days=21),
    )
    rijen = rijen.filter(soort=LICHT) if licht else rijen.exclude(soort=LICHT)
    return rijen.order_by("gepland_op", "id").first()


def _ask(toneel: Toneel, handeling: Handeling, moment: Controlemoment | None, *, twijfel: int = 22) -> None:
    if moment is None:
        return
    veilig = Veiligheid.VEILIG if not kans(toneel.toeval, twijfel) else Veiligheid.ONDUIDELIJK
    mensen = personenzicht.personen_of(handeling, dossier=moment.dossier_id)
    uitkomsten = [Uitkomst(mens.persoon_id, Controlebron.GEZIN, veilig) for mens in mensen[:4]]
    uitkomsten.append(Uitkomst(None, Controlebron.PROFESSIONAL, veilig))
    daarna = Stap() if veilig is Veiligheid.VEILIG else Stap(Vervolg.EXTRA_MOMENT, na_maanden=1)
    lijnen = _measure(handeling, moment, veilig)
    monitoring.record_check(handeling, controlemoment=moment, uitkomsten=uitkomsten, stap=daarna, lijnen=lijnen)


def _measure(handeling: Handeling, moment: Controlemoment, veilig: Veiligheid) -> list[Lijnvraag]:
    """Say of each bottom line what they say of safety: it holds, or nobody knows."""
    oordeel, woorden = Lijnoordeel.HOUDT, ""
    if veilig is not Veiligheid.VEILIG:
        oordeel, woorden = Lijnoordeel.ONDUIDELIJK, _TWIJFEL
    rijen = volgzicht.bottom_lines(handeling, dossier=moment.dossier_id)
    return [Lijnvraag(str(rij.publiek_id), rij.tekst, oordeel, woorden) for rij in rijen]
