"""Who was consulted in an investigation, how are the children, and who knows by now what is kept about them?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schakel.basis.kluis import queries as kluis
from schakel.basis.termijnen.models import Termijn, Verlenging, Verlengverzoek
from schakel.basis.termijnen.rules import TermijnStatus
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.beoordelingen.models import Informantgesprek, Onderzoek
from schakel.casuswerk.beoordelingen.rules import Dienst
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import is_silent
from schakel.casuswerk.plannen.models import Plan, Voorwaarde
from schakel.casuswerk.plannen.queries.plan import plans_of
from schakel.casuswerk.plannen.queries.voorwaarden import voorwaarden_of
from schakel.casuswerk.plannen.rules.plan import GELDT
from schakel.kernel.handeling import Handeling

# That somebody was recorded, and that a professional told something about that one: a duty for each person and source.
INFORMEREN = ("persoon_informeren", "persoon_informeren_bron")


@dataclass(frozen=True, slots=True)
class Informatieplicht:
    """One person who must hear what is kept: the clock, and each time it was made longer."""

    rij: Dossierpersoon
    termijn: Termijn | None
    verlengingen: Sequence[Verlenging]
    verzoek: Verlengverzoek | None


@dataclass(frozen=True, slots=True)
class Werkzicht:
    """What stands beside the outcome: sources, children and who was told."""

    onderzoek: Onderzoek
    gesprekken: Sequence[tuple[Informantgesprek, Mapping[str, object]]]
    plichten: Sequence[Informatieplicht]
    namen: Mapping[int, str]
    # What the casus has already: the plans that hold, and the conditions.
    plannen: Sequence[Plan]
    voorwaarden: Sequence[Voorwaarde]


def gather_werk(handeling: Handeling, *, onderzoek: Onderzoek) -> Werkzicht:
    """Return who was consulted and who was told; the caller has found the investigation to be visible."""
    rijen = Informantgesprek.objects.visible_to(handeling).filter(onderzoek=onderzoek)
    gesprekken = list(rijen.select_related("vastgelegd_door").order_by("op", "id"))
    pakketten = {rij.pk: bytes(rij.inhoud) for rij in gesprekken}
    woorden = kluis.thaw_all(handeling, onderwerp=onderzoek.dossier.publiek_id, pakketten=pakketten)
    plichten = _duties(handeling, onderzoek)
    wie = {v.aangevraagd_door_id for p in plichten for v in p.verlengingen}
    wie |= {v.goedgekeurd_door_id for p in plichten for v in p.verlengingen}
    wie |= {p.verzoek.gevraagd_door_id for p in plichten if p.verzoek}
    return Werkzicht(
        onderzoek=onderzoek,
        gesprekken=[(rij, woorden[rij.pk]) for rij in gesprekken],
        plichten=plichten,
        namen=dict(Medewerker.objects.filter(pk__in=wie).values_list("pk", "naam")),
        plannen=_plans(handeling, onderzoek),
        voorwaarden=_conditions(handeling, onderzoek),
    )


def silent_kinderen(handeling: Handeling, *, onderzoek: Onderzoek) -> list[Dossierpersoon]:
    """
    Return the born children who still wait to be seen or spoken, by the age of the region.

    What the casus knows counts too: whoever answers there may have spoken the child.
    """
    rijen = personen.kinderen_of(handeling, dossier=onderzoek.dossier_id, moment=handeling.moment)
    casus = onderzoek.casus
    ook = personen.kinderen_of(handeling, dossier=casus.dossier_id, moment=handeling.moment) if casus else []
    elders = {rij.persoon_id: rij for rij in ook}
    vanaf = personen.speaking_age(handeling, dossier=onderzoek.dossier_id)
    return [
        rij
        for rij in rijen
        if not rij.persoon.ongeboren
        and is_silent(
            gezien=any(een.gezien_op for een in (rij, elders.get(rij.persoon_id, rij))),
            gesproken=any(een.gesproken_op for een in (rij, elders.get(rij.persoon_id, rij))),
            leeftijd=personen.age_of(handeling, rij=rij),
            vanaf=vanaf,
        )
    ]


def _plans(handeling: Handeling, onderzoek: Onderzoek) -> list[Plan]:
    if onderzoek.casus is None:
        return []
    rijen = plans_of(handeling, dossier=onderzoek.casus.dossier_id)
    return [plan for plan in rijen if plan.status in GELDT]


def _conditions(handeling: Handeling, onderzoek: Onderzoek) -> list[Voorwaarde]:
    """Of voorwaarden & vervolg the page says more, and asks for them itself."""
    if onderzoek.casus is None or onderzoek.dienst != Dienst.ONDERZOEK:
        return []
    return voorwaarden_of(handeling, dossier=onderzoek.casus.dossier_id, alleen_lopend=True)


def _duties(handeling: Handeling, onderzoek: Onderzoek) -> list[Informatieplicht]:
    mensen = personen.personen_of(handeling, dossier=onderzoek.dossier_id)
    klokken = Termijn.objects.filter(
        dossier_id=onderzoek.dossier_id, definitie__in=INFORMEREN, onderwerp_soort="persoon"
    ).prefetch_related("verlengingen", "verlengverzoeken")
    # The one that runs and ends first; else the newest.
    volgorde = sorted(klokken, key=lambda klok: (klok.status == TermijnStatus.LOPEND, -klok.uiterlijk.timestamp()))
    per = {klok.onderwerp_id: klok for klok in volgorde}
    handeling.spoor.noteer("termijn", dossier=onderzoek.dossier_id)
    return [_duty(rij, per.get(rij.persoon_id)) for rij in mensen]


def _duty(rij: Dossierpersoon, klok: Termijn | None) -> Informatieplicht:
    if klok is None:
        return Informatieplicht(rij, None, (), None)
    wacht = next((v for v in klok.verlengverzoeken.all() if v.besloten_op is None), None)
    return Informatieplicht(rij, klok, sorted(klok.verlengingen.all(), key=lambda v: v.verlengd_op), wacht)
