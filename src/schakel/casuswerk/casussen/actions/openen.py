"""How does a casus begin from a melding, and take in another one?"""

from collections.abc import Iterable, Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties.models import Team
from schakel.basis.termijnen import actions as termijnen
from schakel.casuswerk.casussen import permissions, queries
from schakel.casuswerk.casussen.actions.raadplegen import _keep_facts
from schakel.casuswerk.casussen.models import Casus, Casushuishouden, Casusmelding
from schakel.casuswerk.casussen.rules import Beginpunt, CasusStatus
from schakel.casuswerk.casussen.rules.consult import stated_facts
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.dossiers.rules import DossierSoort
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.personen import queries as personenzicht
from schakel.casuswerk.personen.models import Dossierhuishouden, Dossierpersoon
from schakel.casuswerk.personen.rules import family_name
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling

GRONDSLAG = "wmo-4.1.1-2"


@transaction.atomic
def open_casus(
    handeling: Handeling, *, melding: Melding, team: int, feiten: Mapping[str, object] | None = None
) -> Casus:
    """
    Open the casus of the household of this melding; persons, households and the tasks for children come along.

    `feiten` is what the judgement knows: whom the agreement says must be asked, follows from it.

    :raises NotAllowed: if the actor does not answer for the melding
    :raises NotPossible: if the household stands in an open casus: link the melding to that one
    """
    permissions.check_can_open(handeling, melding_dossier=melding.dossier_id)
    bron = melding.dossier
    dossier = dossiers.open_dossier(
        handeling,
        soort=DossierSoort.CASUS,
        regio=bron.regio,
        team=team,
        geopend_op=handeling.moment,
        grondslag=GRONDSLAG,
        reden="casus_geopend",
    )
    _carry_over(handeling, bron, dossier, team)
    casus = Casus.objects.create(
        dossier=dossier,
        status=CasusStatus.LOPEND.value,
        naam=_surnames(handeling, dossier.pk),
        gemeente=melding.gemeente,
        postcode4=melding.postcode4,
        vormen=list(melding.vormen),
        begonnen_bij=Beginpunt.MELDING.value,
        geopend_op=handeling.moment,
    )
    _take_in_households(handeling, casus, melding)
    _link(handeling, casus, melding)
    _note_opening(handeling, casus, melding)
    casus.dossier.gevaar = bron.gevaar
    _keep_facts(handeling, casus, feiten or {})
    return casus


def _carry_over(handeling: Handeling, bron: Dossier, dossier: Dossier, team: int) -> None:
    personen.carry_over(handeling, van_dossier=bron.pk, naar_dossier=dossier.pk)
    termijnen.carry_over(handeling, van_dossier=bron.pk, naar_dossier=dossier.pk, regio=bron.regio, team=team)
    if bron.gevaar:
        dossiers.set_gevaar(handeling, dossier=dossier.pk, gevaar=bron.gevaar)


def _surnames(handeling: Handeling, dossier: int) -> str:
    rijen = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=dossier).order_by("id")
    namen = rijen.values_list("rol", "persoon__tussenvoegsel", "persoon__achternaam")
    return family_name(namen) or _("Naam onbekend")


def _take_in_households(handeling: Handeling, casus: Casus, melding: Melding) -> None:
    huizen = set(
        Dossierhuishouden.objects.visible_to(handeling)
        .filter(dossier_id=melding.dossier_id)
        .values_list("huishouden_id", flat=True)
    )
    _let_stand(handeling, casus, huizen | ({melding.huishouden_id} if melding.huishouden_id else set()))


def _let_stand(handeling: Handeling, casus: Casus, huizen: Iterable[int]) -> None:
    rijen = [
        Casushuishouden(dossier_id=casus.dossier_id, casus=casus, huishouden_id=huis, periode=(handeling.moment, None))
        for huis in sorted(huizen)
    ]
    try:
        with transaction.atomic():
            Casushuishouden.objects.bulk_create(rijen)
    except IntegrityError as fout:
        raise NotPossible(_("Dit huishouden staat al in een lopende casus. Voeg de melding bij die casus.")) from fout


def _link(handeling: Handeling, casus: Casus, melding: Melding) -> None:
    Casusmelding.objects.create(dossier_id=casus.dossier_id, casus=casus, melding=melding, vanaf=handeling.moment)


def _note_opening(handeling: Handeling, casus: Casus, melding: Melding) -> None:
    dossiers.note(
        handeling,
        "casus.geopend",
        dossier=casus.dossier_id,
        onderwerp=("casus", casus.pk),
        codes={"melding": melding.pk, "gemeente": casus.gemeente, "begonnen_bij": casus.begonnen_bij},
    )


@transaction.atomic
def link_melding(
    handeling: Handeling, *, casus: Casus, melding: Melding, feiten: Mapping[str, object] | None = None
) -> None:
    """
    Let a new melding land in a running casus; the melding keeps a dossier of its own until it is concluded.

    Who stands in the casus already, under whichever record, is not doubled there; who is new comes to stand in it. Who
    answers for the casus stays the same, and hears of it.

    :raises NotAllowed: if the actor does not answer for the melding
    :raises NotPossible: if the casus is closed or has the melding already, or a household stands in another one
    """
    permissions.check_can_open(handeling, melding_dossier=melding.dossier_id)
    dossiers.hold(handeling, dossier=casus.dossier_id)
    casus.refresh_from_db(fields=["status", "vormen"])
    if casus.status != CasusStatus.LOPEND:
        raise NotPossible(_("Deze casus loopt niet meer."))
    if Casusmelding.objects.visible_to(handeling).filter(casus=casus, melding=melding).exists():
        raise NotPossible(_("Deze melding hoort al bij deze casus."))
    antwoordt = queries.responsible_team(handeling, dossier=casus.dossier_id)
    _carry_over_people(handeling, casus, melding, _at_work(handeling, antwoordt))
    _link(handeling, casus, melding)
    # What is reported last, says most about whom to ask now.
    casus.vormen = list(dict.fromkeys([*melding.vormen, *casus.vormen]))
    casus.naam = _surnames(handeling, casus.dossier_id)
    casus.save(update_fields=["vormen", "naam"])
    gevaar = melding.dossier.gevaar
    if gevaar:
        dossiers.set_gevaar(handeling, dossier=casus.dossier_id, gevaar=gevaar)
    _note_landing(handeling, casus, melding, antwoordt)
    casus.dossier.gevaar = gevaar or casus.dossier.gevaar
    gezegd = {**queries.stated_of(handeling, casus=casus), **stated_facts(feiten or {})}
    _keep_facts(handeling, casus, gezegd)


def _at_work(handeling: Handeling, antwoordt: int) -> int:
    """Return whose work list this stands on: a team without accounts has none, and the actor's team keeps it."""
    zonder = Team.objects.filter(pk=antwoordt, aangesloten=False).exists()
    return handeling.team if zonder and handeling.team is not None else antwoordt


def _carry_over_people(handeling: Handeling, casus: Casus, melding: Melding, team: int) -> None:
    bron, naar = melding.dossier, casus.dossier_id
    gelijk = personenzicht.same_in(handeling, van_dossier=bron.pk, naar_dossier=naar)
    nieuw = personen.carry_over(handeling, van_dossier=bron.pk, naar_dossier=naar, gelijk=gelijk)
    _let_stand(handeling, casus, nieuw)
    termijnen.carry_over(
        handeling,
        van_dossier=bron.pk,
        naar_dossier=naar,
        regio=bron.regio,
        team=team,
        gelijk={("persoon", persoon): ander for persoon, ander in gelijk.items()},
    )


def _note_landing(handeling: Handeling, casus: Casus, melding: Melding, antwoordt: int) -> None:
    """Tell it to the team that answers, when that is another one than decided this: then help goes on as it ran."""
    onderwerp, codes = ("casus", casus.pk), {"melding": melding.pk}
    dossiers.note(handeling, "casus.melding_gekoppeld", dossier=casus.dossier_id, onderwerp=onderwerp, codes=codes)
    if antwoordt != handeling.team:
        codes |= {"ontvanger": antwoordt}
        teams = {"verantwoordelijk": _at_work(handeling, antwoordt)}
        dossiers.note(
            handeling, "hulp.gaat_door", dossier=casus.dossier_id, onderwerp=onderwerp, codes=codes, teams=teams
        )
