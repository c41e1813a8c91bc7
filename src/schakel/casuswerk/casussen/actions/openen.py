"""How does a casus begin from a melding, and take in another one?"""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from schakel.basis.termijnen import actions as termijnen
from schakel.casuswerk.casussen import permissions, queries, rules
from schakel.casuswerk.casussen.actions.raadplegen import _keep_facts
from schakel.casuswerk.casussen.models import Casus, Casushuishouden, Casusmelding
from schakel.casuswerk.casussen.rules import Beginpunt, CasusStatus
from schakel.casuswerk.casussen.rules.consult import stated_facts
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.dossiers.rules import DossierSoort
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.personen.models import Dossierhuishouden, Dossierpersoon
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
    namen = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=dossier)
    return rules.common_surname(namen.values_list("persoon__achternaam", flat=True))


def _take_in_households(handeling: Handeling, casus: Casus, melding: Melding) -> None:
    huizen = set(
        Dossierhuishouden.objects.visible_to(handeling)
        .filter(dossier_id=melding.dossier_id)
        .values_list("huishouden_id", flat=True)
    )
    rijen = [
        Casushuishouden(dossier_id=casus.dossier_id, casus=casus, huishouden_id=huis, periode=(handeling.moment, None))
        for huis in sorted(huizen | ({melding.huishouden_id} if melding.huishouden_id else set()))
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

    :raises NotAllowed: if the actor does not answer for the melding
    :raises NotPossible: if the casus is closed or has the melding already
    """
    permissions.check_can_open(handeling, melding_dossier=melding.dossier_id)
    dossiers.hold(handeling, dossier=casus.dossier_id)
    casus.refresh_from_db(fields=["status", "vormen"])
    if casus.status != CasusStatus.LOPEND:
        raise NotPossible(_("Deze casus loopt niet meer."))
    if Casusmelding.objects.visible_to(handeling).filter(casus=casus, melding=melding).exists():
        raise NotPossible(_("Deze melding hoort al bij deze casus."))
    _carry_over_people(handeling, casus, melding)
    _link(handeling, casus, melding)
    # What is reported last, says most about whom to ask now.
    casus.vormen = list(dict.fromkeys([*melding.vormen, *casus.vormen]))
    casus.save(update_fields=["vormen"])
    gevaar = melding.dossier.gevaar
    if gevaar:
        dossiers.set_gevaar(handeling, dossier=casus.dossier_id, gevaar=gevaar)
    dossiers.note(
        handeling,
        "casus.melding_gekoppeld",
        dossier=casus.dossier_id,
        onderwerp=("casus", casus.pk),
        codes={"melding": melding.pk},
    )
    casus.dossier.gevaar = gevaar or casus.dossier.gevaar
    gezegd = {**queries.stated_of(handeling, casus=casus), **stated_facts(feiten or {})}
    _keep_facts(handeling, casus, gezegd)


def _carry_over_people(handeling: Handeling, casus: Casus, melding: Melding) -> None:
    bron = melding.dossier
    personen.carry_over(handeling, van_dossier=bron.pk, naar_dossier=casus.dossier_id)
    antwoord = queries.responsible_team(handeling, dossier=casus.dossier_id)
    termijnen.carry_over(
        handeling,
        van_dossier=bron.pk,
        naar_dossier=casus.dossier_id,
        regio=bron.regio,
        team=antwoord,
    )
